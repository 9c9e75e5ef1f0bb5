//! Compares what tests find with what is expected, and takes it for that with `BLESS=1`.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

use similar::TextDiff;

use super::case::{self, Case};

/// From here on a difference says nothing more.
const LINES_SHOWN: usize = 60;

/// The cases of one of the suites of this folder.
pub fn suite(name: &str) -> Result<Vec<Case>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name);
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("given")
        .join(name);
    case::all(&root, &scratch)
}

/// Whether tests take what they find for what is expected.
pub fn is_blessing() -> bool {
    std::env::var_os("BLESS").is_some_and(|value| value == "1")
}

impl Case {
    /// Compares texts with those that are expected, and says what differs; where tests are blessing,
    /// takes the texts for those that are expected.
    pub fn compare(&self, found: &BTreeMap<String, String>) -> Result<Vec<String>, Box<dyn Error>> {
        if is_blessing() {
            self.bless(found)?;
        }
        let expected = self.expected()?;
        let mut faults = Vec::new();
        let paths: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
        for path in paths {
            let place = format!("{}: {path}", self.name);
            match (expected.get(path), found.get(path)) {
                (Some(_), None) => faults.push(format!("{place}: no longer made\n")),
                (None, Some(text)) => faults.push(format!("{place}: not yet expected\n{text}")),
                (Some(expected), Some(found)) if expected != found => {
                    let diff = TextDiff::from_lines(expected, found);
                    let diff = diff.unified_diff().context_radius(2).to_string();
                    let lines: Vec<&str> = diff.lines().take(LINES_SHOWN).collect();
                    faults.push(format!("{place}: differs\n{}\n", lines.join("\n")));
                }
                _ => {}
            }
        }
        Ok(faults)
    }
}

/// Fails with all that differs, and says how to take it for what is expected.
pub fn finish(mut faults: Vec<String>, test: &str) -> Result<(), String> {
    if faults.is_empty() {
        return Ok(());
    }
    faults.push(format!(
        "If this is intended: BLESS=1 cargo test -p markdown-codegen --test {test}"
    ));
    Err(faults.join("\n"))
}
