//! Temporary files.

use std::cmp::Reverse;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempPath;

use super::WriteError;
use super::names::{TEMP_PREFIX, TEMP_SUFFIX};
use crate::target::File;

/// A temporary file with its final path.
pub(super) struct Staged {
    temporary: TempPath,
    target: PathBuf,
    is_new: bool,
    pub(super) is_mod: bool,
}

impl Staged {
    /// Writes a text to a temporary file beside its final path.
    pub(super) fn write(
        out: &Path,
        file: &File,
        is_new: bool,
        modified: Option<SystemTime>,
    ) -> Result<Self, WriteError> {
        let target = out.join(&file.path);
        let folder = target.parent().unwrap_or(out);
        let failed = |error| WriteError::io("write", &target, error);
        let mut temporary = builder(TEMP_PREFIX).tempfile_in(folder).map_err(failed)?;
        temporary.write_all(file.text.as_bytes()).map_err(failed)?;
        if let Some(modified) = modified {
            // Without support for it, Cargo runs the build script once more.
            let _ = temporary.as_file().set_modified(modified);
        }
        Ok(Self {
            // Closed here, because a process may not hold that many files open.
            temporary: temporary.into_temp_path(),
            target,
            is_new,
            is_mod: is_mod(&file.path),
        })
    }

    /// Replaces the final path atomically.
    pub(super) fn put(self) -> Result<(), WriteError> {
        let Self {
            temporary,
            target,
            is_new,
            ..
        } = self;
        let result = if is_new {
            // Another program may have created a file there.
            match temporary.persist_noclobber(&target) {
                // Not every file system supports this.
                Err(failed) if failed.error.kind() != ErrorKind::AlreadyExists => {
                    failed.path.persist(&target)
                }
                result => result,
            }
        } else {
            temporary.persist(&target)
        };
        result.map_err(|failed| WriteError::io("write", target, failed.error))
    }
}

fn is_mod(path: &str) -> bool {
    path == "mod.rs" || path.ends_with("/mod.rs")
}

/// Sorts each `mod.rs` after the files that it may declare, the outermost last.
pub(super) fn order(path: &str) -> (bool, Reverse<usize>, &str) {
    let is_mod = is_mod(path);
    let depth = if is_mod { path.matches('/').count() } else { 0 };
    (is_mod, Reverse(depth), path)
}

pub(super) fn builder(prefix: &'static str) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).suffix(TEMP_SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Default permissions; the umask of the process applies.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}
