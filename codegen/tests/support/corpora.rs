//! Sets of published pages, where they are at hand: the folder is named by `SPEC_CORPORA`, or is beside
//! the workspace as `shared/corpora`.

use std::io::Write;
use std::path::{Path, PathBuf};

/// The folder of the sets; where there is none, that is said past the capture of the test harness.
pub fn corpora() -> Option<PathBuf> {
    let folder = std::env::var_os("SPEC_CORPORA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpora"),
        PathBuf::from,
    );
    if folder.is_dir() {
        return folder.canonicalize().ok();
    }
    say(&format!(
        "NOT TESTED: no sets of pages in {}",
        folder.display()
    ));
    None
}

/// Prints a line past the capture of the test harness.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
