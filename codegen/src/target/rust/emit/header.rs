//! What all files share: their first lines, and their paths.

use crate::target::MARK;

/// The first lines of a file, with an empty line after them.
pub(super) fn header(page: Option<&str>) -> String {
    match page {
        Some(page) => format!(
            "// {MARK} from {}\n// Do not edit: change the page and run `cargo codegen generate`.\n\n",
            page.escape_debug()
        ),
        None => format!(
            "// {MARK}\n// Do not edit: change the pages and run `cargo codegen generate`.\n\n"
        ),
    }
}

/// The path of a file in a folder.
pub(super) fn path(folder: &[String], file: &str) -> String {
    let mut path = folder.join("/");
    if !path.is_empty() {
        path.push('/');
    }
    path + file
}
