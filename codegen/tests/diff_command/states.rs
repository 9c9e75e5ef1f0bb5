//! Which pages and which configuration a state has.

use super::{Folder, Tested};

#[test]
fn a_state_is_a_project_or_a_folder_of_pages() -> Tested {
    let folder = Folder::new()?;
    let first = |text: String| text.lines().next().map(str::to_owned);
    let whole = first(folder.run("old new")?.printed(0));
    assert_eq!(first(folder.run("old/specs new/specs")?.printed(0)), whole);
    assert_eq!(first(folder.run("old/ ./new/specs/")?.printed(0)), whole);
    assert_eq!(
        first(folder.run_in("old/specs", "../../old .")?.printed(0)).as_deref(),
        Some("no changes")
    );

    // Pages without a configuration around them are read with the defaults.
    std::fs::remove_file(folder.path("old/codegen.toml"))?;
    std::fs::remove_file(folder.path("new/codegen.toml"))?;
    folder.run("old new")?.printed(0);
    std::fs::rename(folder.path("old/specs"), folder.path("pages"))?;
    assert_eq!(first(folder.run("pages new")?.printed(0)), whole);
    Ok(())
}

#[test]
fn each_state_has_its_own_configuration() -> Tested {
    let folder = Folder::empty()?;
    folder.take("old", "old")?;
    folder.take("old", "new")?;
    folder.replace("new/codegen.toml", "i64", "f64")?;
    let out = folder.run("old new")?.printed(0);
    assert!(out.contains("[rust-number-type-changed]"), "{out}");
    // So do folders of pages that their project names.
    let out = folder.run("old/specs new/specs")?.printed(0);
    assert!(out.contains("[rust-number-type-changed]"), "{out}");
    let out = folder.run("old new --config old/codegen.toml")?.printed(0);
    assert!(out.starts_with("no changes\n"), "{out}");

    std::fs::rename(folder.path("new/specs"), folder.path("new/pages"))?;
    folder.replace(
        "new/codegen.toml",
        "specs = \"specs\"",
        "specs = \"./pages/\"",
    )?;
    let out = folder.run("old new")?.printed(0);
    assert!(out.contains("new: new/pages/models/show.md:"), "{out}");
    Ok(())
}

#[test]
fn what_becomes_a_secret_changes_no_api() -> Tested {
    let folder = Folder::empty()?;
    folder.take("old", "old")?;
    folder.take("old", "new")?;
    let config = std::fs::read_to_string(folder.path("old/codegen.toml"))?;
    std::fs::write(
        folder.path("new/codegen.toml"),
        format!("secrets = [\"*\"]\n{config}"),
    )?;
    for states in ["old new", "new old"] {
        let out = folder.run(states)?.printed(0);
        assert!(out.starts_with("no changes\n"), "{out}");
    }
    Ok(())
}

#[test]
fn a_state_that_cannot_be_read_is_no_comparison() -> Tested {
    let folder = Folder::new()?;
    let said = folder.run("old ./missing")?.refused();
    assert!(
        said.starts_with("error: cannot read `./missing`: "),
        "{said}"
    );
    let said = folder.run("old missing")?.refused();
    insta::assert_snapshot!(said, @r###"
    error: cannot read `missing`, which is not a folder: this folder is not in a git repository
    help: use existing folders, or run the command in a clone
    "###);
    let said = folder.run("old old/codegen.toml")?.refused();
    assert!(
        said.starts_with("error: cannot read `old/codegen.toml`: "),
        "{said}"
    );
    std::fs::create_dir(folder.path("empty"))?;
    let said = folder.run("old empty")?.refused();
    assert!(said.contains("cannot read `empty`: no pages"), "{said}");
    for args in ["", "old"] {
        let said = folder.run(args)?.refused();
        assert!(said.contains("expected two states"), "{said}");
    }
    let said = folder.run("old new --config missing.toml")?.refused();
    assert!(said.contains("missing.toml"), "{said}");
    Ok(())
}

#[test]
fn a_state_with_errors_is_no_comparison() -> Tested {
    let folder = Folder::new()?;
    folder.replace("new/specs/models/price.md", "*string*", "*strng*")?;
    insta::assert_snapshot!(folder.run("old new")?.refused(), @r###"
    error[unreadable-type]: unknown type `strng`
     --> new/specs/models/price.md:9:15
      |
    9 | | `amount` | *strng* | :heavy_check_mark: | N/A |
      |               ^^^^^
      |
      = help: did you mean `string`?

    error: cannot compare: `new` has errors
    "###);
    let said = folder.run("new old --format json")?.refused();
    assert!(said.contains("cannot compare: `new` has errors"), "{said}");
    folder.replace("new/codegen.toml", "specs =", "spics =")?;
    let said = folder.run("old new")?.refused();
    assert!(said.contains("new/codegen.toml:1:1"), "{said}");
    assert!(said.contains("cannot compare: `new` has errors"), "{said}");
    Ok(())
}
