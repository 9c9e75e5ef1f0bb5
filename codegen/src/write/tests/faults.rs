//! What is refused, and that nothing is written then.

use std::error::Error;

use super::*;

/// Plans the files over a folder with a file of ours, and expects that this fails and that the
/// folder stays as it is.
fn refused(place: &Place, files: &[File]) -> WriteError {
    let before = place.out().exists().then(|| place.tree());
    let error = place.apply(files).unwrap_err();
    assert_eq!(place.out().exists().then(|| place.tree()), before);
    assert!(!error.help().is_empty());
    error
}

#[test]
fn a_foreign_file_is_not_overwritten() {
    let place = Place::new();
    place.put("a.rs", &ours("before"));
    place.put("models/b.rs", "fn mine() {}");
    let error = refused(&place, &[file("a.rs", "after"), file("models/b.rs", "b")]);
    assert!(matches!(error, WriteError::ForeignFile { .. }));
    assert!(error.path().ends_with("models/b.rs"));
    assert!(error.to_string().contains("b.rs"));
    assert!(error.help().contains("move it away"));
}

#[test]
fn a_foreign_file_that_appears_after_planning_is_not_overwritten() {
    let place = Place::new();
    place.put("a.rs", &ours("before"));
    let files = [file("a.rs", "after"), file("b.rs", "b")];
    let plan = Plan::new(&place.out(), &files).unwrap();
    place.put("b.rs", "fn mine() {}");
    let before = place.tree();
    assert!(matches!(plan.apply(), Err(WriteError::ForeignFile { .. })));
    assert_eq!(place.tree(), before);
}

#[test]
fn paths_that_leave_the_folder_are_refused() {
    let place = Place::new();
    for path in [
        "/a.rs",
        "../a.rs",
        "models/../../a.rs",
        "..",
        ".",
        "./a.rs",
        "a//b.rs",
        "a/",
        "",
        "models\\a.rs",
        "..\\a.rs",
        "C:a.rs",
        "C:/a.rs",
        "a\0.rs",
        "a\n.rs",
        ".markdown-codegen-a.tmp",
    ] {
        let error = refused(&place, &[file("ok.rs", ""), file(path, "")]);
        assert!(
            matches!(error, WriteError::InvalidPath { .. }),
            "{path:?}: {error}"
        );
    }
}

#[test]
fn paths_that_a_file_system_may_confuse_are_refused() {
    let place = Place::new();
    for (one, other) in [
        ("a.rs", "a.rs"),
        ("a.rs", "A.rs"),
        ("models/a.rs", "Models/b.rs"),
        ("straße.rs", "STRAßE.rs"),
        ("a.rs", "a.rs/b.rs"),
        ("a.rs/b.rs", "a.rs"),
    ] {
        let error = refused(&place, &[file(one, ""), file(other, "")]);
        match error {
            WriteError::PathClash { path, other: first } => {
                assert_eq!((first, path), (one.into(), other.into()));
            }
            error => panic!("{one} and {other}: {error}"),
        }
    }
    place
        .apply(&[file("a/b.rs", ""), file("a/c.rs", ""), file("a.rs", "")])
        .unwrap();
}

#[test]
fn a_text_without_our_header_is_refused() {
    let place = Place::new();
    let error = refused(&place, &[File::new("a.rs", "fn a() {}")]);
    assert!(matches!(error, WriteError::NoHeader { .. }));
}

#[test]
fn a_folder_where_a_file_belongs_leaves_the_old_files_whole() {
    let place = Place::new();
    place.put("a.rs", &ours("before"));
    place.put("gone.rs", &ours("gone"));
    fs::create_dir_all(place.out().join("b.rs")).unwrap();
    let error = refused(&place, &[file("a.rs", "after"), file("b.rs", "b")]);
    assert!(matches!(error, WriteError::NotAFile { .. }));
}

#[test]
fn a_file_where_a_folder_belongs_leaves_the_old_files_whole() {
    let place = Place::new();
    place.put("a.rs", &ours("before"));
    place.put("models", "mine");
    let error = refused(&place, &[file("a.rs", "after"), file("models/b.rs", "b")]);
    assert!(matches!(error, WriteError::NotAFolder { .. }));
    assert!(error.path().ends_with("models"));
}

#[test]
fn an_output_folder_that_is_a_file_is_refused() {
    let place = Place::new();
    fs::write(place.out(), "mine").unwrap();
    let error = place.apply(&[file("a.rs", "")]).unwrap_err();
    assert!(matches!(error, WriteError::NotAFolder { .. }));
    assert_eq!(fs::read_to_string(place.out()).unwrap(), "mine");
}

/// The last file's path is as long as the system allows, so that the longer temporary name fails
/// when the first files are written already.
#[cfg(target_os = "linux")]
#[test]
fn a_text_that_cannot_be_written_leaves_the_old_files_whole() {
    const LONGEST: usize = 4095;
    let place = Place::new();
    place.put("a.rs", &ours("before"));
    place.put("gone.rs", &ours("gone"));
    let name = "z.rs";
    let free = LONGEST - place.out().as_os_str().len() - 1 - name.len() - 8;
    let folder = format!("{}/", "z".repeat(200)).repeat(free / 201);
    let rest = "z".repeat(free % 201);
    let long = format!("{folder}{rest}/{name}");
    let error = refused(
        &place,
        &[file("a.rs", "after"), file("b.rs", "new"), file(&long, "z")],
    );
    assert!(
        matches!(
            error,
            WriteError::Io {
                action: "write",
                ..
            }
        ),
        "{error:?}"
    );
    assert!(error.source().is_some());
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_to_a_file_is_not_written_through() {
        let place = Place::new();
        place.put("a.rs", &ours("before"));
        let target = place.dir.path().join("elsewhere.rs");
        fs::write(&target, ours("elsewhere")).unwrap();
        symlink(&target, place.out().join("b.rs")).unwrap();
        let error = refused(&place, &[file("a.rs", "after"), file("b.rs", "b")]);
        assert!(matches!(error, WriteError::SymbolicLink { .. }));
        assert_eq!(fs::read_to_string(&target).unwrap(), ours("elsewhere"));
    }

    #[test]
    fn a_link_to_a_folder_is_not_written_through() {
        let place = Place::new();
        place.put("a.rs", &ours("before"));
        let target = place.dir.path().join("elsewhere");
        fs::create_dir(&target).unwrap();
        symlink(&target, place.out().join("models")).unwrap();
        let error = refused(&place, &[file("a.rs", "after"), file("models/b.rs", "b")]);
        assert!(matches!(error, WriteError::SymbolicLink { .. }));
        assert!(error.path().ends_with("models"));
        assert_eq!(tree(&target), BTreeMap::new());
    }

    #[test]
    fn a_link_to_nowhere_is_not_written_through() {
        let place = Place::new();
        place.put("a.rs", &ours("before"));
        symlink("nowhere", place.out().join("b.rs")).unwrap();
        let error = refused(&place, &[file("b.rs", "b")]);
        assert!(matches!(error, WriteError::SymbolicLink { .. }));
    }

    #[test]
    fn links_elsewhere_are_neither_followed_nor_deleted() {
        let place = Place::new();
        let target = place.dir.path().join("elsewhere");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("old.rs"), ours("elsewhere")).unwrap();
        place.put("a.rs", &ours("a"));
        symlink(&target, place.out().join("folder")).unwrap();
        symlink(target.join("old.rs"), place.out().join("link.rs")).unwrap();
        symlink("..", place.out().join("loop")).unwrap();
        assert_eq!(
            place.apply(&[file("a.rs", "after")]).unwrap(),
            summary(0, 1, 0, 0)
        );
        assert!(place.out().join("link.rs").is_symlink());
        assert_eq!(tree(&target)["old.rs"], ours("elsewhere"));
    }

    #[test]
    fn an_output_folder_that_is_a_link_is_not_written_through() {
        let place = Place::new();
        let target = place.dir.path().join("elsewhere");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("old.rs"), ours("old")).unwrap();
        symlink(&target, place.out()).unwrap();
        // With a slash at its end, a system call means what the link points to.
        for out in [place.out(), place.out().join(""), place.out().join(".")] {
            let files = [file("m/a.rs", "a")];
            let error = Plan::new(&out, &files).unwrap_err();
            assert!(matches!(error, WriteError::SymbolicLink { .. }), "{error}");
            assert_eq!(error.path(), place.out());
        }
        assert!(place.out().is_symlink());
        assert_eq!(
            tree(&target),
            BTreeMap::from([("old.rs".into(), ours("old"))])
        );
    }

    #[test]
    fn folders_above_the_output_folder_may_be_links() {
        let place = Place::new();
        let target = place.dir.path().join("elsewhere");
        fs::create_dir(&target).unwrap();
        symlink(&target, place.dir.path().join("link")).unwrap();
        let out = place.dir.path().join("link/out");
        let files = [file("m/a.rs", "a")];
        Plan::new(&out, &files).unwrap().apply().unwrap();
        assert!(target.join("out/m/a.rs").is_file());
    }

    #[test]
    fn an_output_folder_that_links_to_nowhere_is_refused() {
        let place = Place::new();
        symlink("nowhere", place.out()).unwrap();
        let error = place.apply(&[file("a.rs", "a")]).unwrap_err();
        assert!(matches!(error, WriteError::SymbolicLink { .. }));
        assert!(place.out().is_symlink());
        assert!(!place.dir.path().join("nowhere").exists());
    }

    #[test]
    fn links_that_appear_after_planning_are_not_written_through() {
        let place = Place::new();
        let target = place.dir.path().join("elsewhere");
        fs::create_dir(&target).unwrap();
        let files = [file("a.rs", "a"), file("models/b.rs", "b")];
        let plan = Plan::new(&place.out(), &files).unwrap();
        fs::create_dir(place.out()).unwrap();
        symlink(&target, place.out().join("models")).unwrap();
        // As if it had appeared after the second look, too.
        assert!(matches!(plan.stage(), Err(WriteError::SymbolicLink { .. })));
        assert_eq!(names(&place), ["models"]);
        assert!(matches!(plan.apply(), Err(WriteError::SymbolicLink { .. })));
        assert_eq!(tree(&target), BTreeMap::new());
    }

    #[test]
    fn a_link_that_is_named_like_a_leftover_stays() {
        let place = Place::new();
        let target = place.dir.path().join("elsewhere");
        fs::write(&target, "mine").unwrap();
        place.put("a.rs", &ours("a"));
        for name in [".markdown-codegen-x.tmp", ".markdown-codegen-folders-x.tmp"] {
            symlink(&target, place.out().join(name)).unwrap();
        }
        place.apply(&[file("a.rs", "after")]).unwrap();
        assert_eq!(names(&place).len(), 3);
        assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
    }

    #[test]
    fn the_other_name_of_a_file_keeps_its_text() {
        let place = Place::new();
        for name in ["changed.rs", "gone.rs", "same.rs", "foreign.rs"] {
            let text = match name {
                "foreign.rs" => "mine".to_owned(),
                name => ours(name),
            };
            place.put(name, &text);
            fs::hard_link(place.out().join(name), place.dir.path().join(name)).unwrap();
        }
        let files = [file("changed.rs", "after"), file("same.rs", "same.rs")];
        assert_eq!(place.apply(&files).unwrap(), summary(0, 1, 1, 1));
        assert_eq!(names(&place), ["changed.rs", "foreign.rs", "same.rs"]);
        assert_eq!(place.tree()["changed.rs"], ours("after"));
        for name in ["changed.rs", "gone.rs", "same.rs"] {
            let text = fs::read_to_string(place.dir.path().join(name)).unwrap();
            assert_eq!(
                text,
                ours(name),
                "only the name in the output folder is ours"
            );
        }
        let error = refused(&place, &[file("foreign.rs", "after")]);
        assert!(matches!(error, WriteError::ForeignFile { .. }));
    }

    /// To open a pipe would wait for somebody to write to it.
    #[test]
    fn a_pipe_is_neither_read_nor_replaced() {
        let place = Place::new();
        place.put("a.rs", &ours("a"));
        let made = std::process::Command::new("mkfifo")
            .arg(place.out().join("b.rs"))
            .status();
        if !made.is_ok_and(|status| status.success()) {
            eprintln!("NOT TESTED: there is no `mkfifo`");
            return;
        }
        place.apply(&[file("a.rs", "after")]).unwrap();
        assert_eq!(names_only(&place), ["a.rs", "b.rs", MANIFEST]);
        let files = [file("b.rs", "b")];
        let error = Plan::new(&place.out(), &files).unwrap_err();
        assert!(matches!(error, WriteError::NotAFile { .. }));
    }

    /// The names in the output folder, without a look into the files.
    fn names_only(place: &Place) -> Vec<String> {
        let entries = WalkDir::new(place.out()).min_depth(1).sort_by_file_name();
        let name = |entry: walkdir::DirEntry| entry.file_name().to_str().unwrap().to_owned();
        entries
            .into_iter()
            .map(|entry| name(entry.unwrap()))
            .collect()
    }
}
