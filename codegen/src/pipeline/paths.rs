//! Paths and revisions as users see them.

#[cfg(feature = "git")]
use std::path::{Component, PathBuf};
use std::path::{MAIN_SEPARATOR, Path};

/// The default folder of pages.
pub(super) const SPECS: &str = "specs";

/// The default output folder.
pub(super) const OUT: &str = "generated";

/// The path with `/` as separator.
pub(super) fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(MAIN_SEPARATOR, "/")
}

/// The revision, with the full id of a commit abbreviated.
#[cfg(feature = "git")]
pub(super) fn short(revision: &str) -> &str {
    let is_id = revision.len() >= 40 && revision.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_id {
        revision.get(..12).unwrap_or(revision)
    } else {
        revision
    }
}

/// A path below a folder, with `/` as separator and without `.`; `..` removes a component, if there
/// is one.
#[cfg(feature = "git")]
pub(super) fn joined(folder: &str, path: &str) -> String {
    let mut parts = PathBuf::new();
    for part in Path::new(folder).join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                let last = parts.components().next_back();
                if matches!(last, Some(Component::Normal(_))) {
                    parts.pop();
                } else {
                    parts.push("..");
                }
            }
            part => parts.push(part),
        }
    }
    slashed(&parts)
}

#[cfg(all(test, feature = "git"))]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_by_their_names() {
        for (folder, path, found) in [
            ("", "specs", "specs"),
            (".", "specs", "specs"),
            ("a/b", "../c", "a/c"),
            ("a", "../../c", "../c"),
            ("/a", "b/.", "/a/b"),
            ("", "", ""),
            ("a", "/b", "/b"),
            ("", "specs/", "specs"),
        ] {
            assert_eq!(joined(folder, path), found, "{folder} + {path}");
        }
    }
}
