//! The names of files in an output folder that are not generated from pages.

/// The name of the manifest of an output folder.
pub const MANIFEST: &str = "files.txt";

/// The prefix of the names of temporary files.
pub(super) const TEMP_PREFIX: &str = ".markdown-codegen-";

/// The prefix of the names of journals.
pub(super) const NOTE_PREFIX: &str = ".markdown-codegen-folders-";

/// The suffix of these names.
pub(super) const TEMP_SUFFIX: &str = ".tmp";

/// Whether a name is that of a temporary file or a journal.
pub(super) fn is_leftover(name: &str) -> bool {
    name.starts_with(TEMP_PREFIX) && name.ends_with(TEMP_SUFFIX)
}

/// Whether a name is that of a journal.
pub(super) fn is_note(name: &str) -> bool {
    name.starts_with(NOTE_PREFIX)
}
