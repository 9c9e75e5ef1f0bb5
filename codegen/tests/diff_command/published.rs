//! Real histories of published pages, where they are to be had.

use crate::support::corpora::corpora;
use crate::{Folder, Tested};

#[test]
fn verdicts_about_a_published_history() -> Tested {
    let Some(corpora) = corpora() else {
        return Ok(());
    };
    let folder = Folder::empty()?;
    let mut lines = String::new();
    for (old, new) in [
        ("authlete-2025-11", "authlete-2025-12"),
        ("authlete-2025-12", "authlete"),
        ("authlete", "authlete"),
    ] {
        let path = |name: &str| corpora.join(name).display().to_string();
        let out = folder
            .run(&format!("{} {}", path(old), path(new)))?
            .printed(0);
        lines.push_str(&format!(
            "{old} → {new}: {}\n",
            out.lines().next().unwrap_or_default()
        ));
        if let Some((_, rest)) = out.split_once("\nand ") {
            lines.push_str(&format!("  and {}\n", rest.trim_end()));
        }
        for (size, format) in [(60_000, "markdown"), (20_000, "github")] {
            let args = format!("{} {} --format {format}", path(old), path(new));
            let out = folder.run(&args)?.printed(0);
            assert!(out.chars().count() <= size, "{format}");
        }
    }
    insta::assert_snapshot!(lines, @r###"
    authlete-2025-11 → authlete-2025-12: major bump, wire breaking: 4 breaking, 55 compatible, 1 documentation
      and 1 field-description-changed
    authlete-2025-12 → authlete: major bump, wire breaking: 26 breaking, 64 compatible, 118 documentation
      and 11 model-example-changed, 107 field-description-changed
    authlete → authlete: no changes
    "###);
    Ok(())
}
