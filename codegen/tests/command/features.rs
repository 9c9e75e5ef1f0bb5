//! `features` prints the table, and `generate` asks for it.

use super::{Folder, Tested};

const MANIFEST: &str =
    "[package]\nname = \"tickets\"\n\n[dependencies]\nmarkdown-codegen-runtime = \"0.1.0\"\n\n";

#[test]
fn the_table_that_is_printed_is_the_one_that_is_asked_for() -> Tested {
    let folder = Folder::new()?;
    let config = folder.read("codegen.toml")?;
    folder.write("codegen.toml", &format!("features = true\n{config}"))?;
    folder.write("Cargo.toml", MANIFEST)?;

    let ran = folder.run("generate")?;
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.contains("error[features-differ]"), "{}", ran.err);
    assert!(folder.generated()?.is_empty(), "types would go missing");

    let ran = folder.run("features")?;
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("[features]\ndefault = [\"full\"]\n"));
    folder.write("Cargo.toml", &format!("{MANIFEST}{}", ran.out))?;

    let ran = folder.run("generate")?;
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    Ok(())
}

#[test]
fn without_the_setting_there_is_no_table() -> Tested {
    let folder = Folder::new()?;
    let ran = folder.run("features")?;
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("`features = true`"), "{}", ran.err);
    Ok(())
}
