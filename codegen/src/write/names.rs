//! The names of files in an output folder that are not generated from pages.

/// The name of the manifest of an output folder.
pub const MANIFEST: &str = "files.txt";

/// How the names of files start that are written but not yet in their place.
pub(super) const TEMP_PREFIX: &str = ".markdown-codegen-";

/// How the name of a note of folders starts.
pub(super) const NOTE_PREFIX: &str = ".markdown-codegen-folders-";

/// How all these names end.
pub(super) const TEMP_SUFFIX: &str = ".tmp";

/// Whether a file of this name was written by a run and not yet put in its place, or is a note.
pub(super) fn is_leftover(name: &str) -> bool {
    name.starts_with(TEMP_PREFIX) && name.ends_with(TEMP_SUFFIX)
}

/// Whether a leftover is the note of the folders that a killed run made or may have left empty.
pub(super) fn is_note(name: &str) -> bool {
    name.starts_with(NOTE_PREFIX)
}
