//! Reads a folder of pages.

use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{SourceFile, Sources};

impl Sources {
    /// Reads all `.md` files below a folder, in the order of their paths; links are not followed.
    ///
    /// `display` is the folder's name as people are told it. Bytes that are not UTF-8 are
    /// replaced and noted in [`SourceFile::invalid_at`].
    ///
    /// # Errors
    ///
    /// Where `root` is not a folder, or a folder or file below it cannot be read; the message names it.
    pub fn load(root: &Path, display: &str) -> io::Result<Self> {
        let mut sources = Self::default();
        sources.add_pages(root, display)?;
        Ok(sources)
    }

    /// Adds the pages of a folder, as [`Sources::load`] reads them.
    ///
    /// # Errors
    ///
    /// As [`Sources::load`]; then nothing is added.
    pub fn add_pages(&mut self, root: &Path, display: &str) -> io::Result<()> {
        if !root.metadata().map_err(|error| at(root, &error))?.is_dir() {
            let error = io::Error::new(io::ErrorKind::NotADirectory, "not a folder");
            return Err(at(root, &error));
        }
        let mut found = Vec::new();
        for entry in WalkDir::new(root).sort_by_file_name() {
            let entry = entry?;
            if !entry.file_type().is_file() || entry.path().extension() != Some(OsStr::new("md")) {
                continue;
            }
            let path = slashed(entry.path().strip_prefix(root).unwrap_or(entry.path()));
            let shown = match display.trim_end_matches('/') {
                "" => format!("{}{path}", &display),
                folder => format!("{folder}/{path}"),
            };
            found.push((entry.into_path(), path, shown));
        }
        let read: Vec<io::Result<SourceFile>> = found
            .into_par_iter()
            .map(|(place, path, shown)| {
                let bytes = std::fs::read(&place).map_err(|error| at(&place, &error))?;
                Ok(SourceFile::decode(path, shown, bytes))
            })
            .collect();
        // Of several errors always the same one is told.
        let mut files = read.into_iter().collect::<io::Result<Vec<_>>>()?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        for file in files {
            self.add(file);
        }
        Ok(())
    }
}

impl SourceFile {
    /// Takes a file's bytes; those that are not UTF-8 are replaced and noted in
    /// [`SourceFile::invalid_at`].
    pub fn decode(path: impl Into<String>, display: impl Into<String>, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(path, display, text),
            Err(error) => {
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let mut file = Self::new(path, display, text);
                file.invalid_at = Some(error.utf8_error().valid_up_to());
                file
            }
        }
    }
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .filter_map(|part| match part {
            Component::Normal(part) => Some(part.to_string_lossy()),
            _ => None,
        })
        .collect();
    parts.join("/")
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn reads_pages_in_the_order_of_their_paths() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let root = folder.path();
        fs::create_dir_all(root.join("models/sub"))?;
        fs::write(root.join("models/b.md"), "# B")?;
        fs::write(root.join("models/sub/a.md"), b"ab\xff\xfe")?;
        fs::write(root.join("models.md"), "")?;
        fs::write(root.join("models/c.txt"), "no page")?;
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.join("models/b.md"), root.join("models/link.md"))?;

        let sources = Sources::load(root, "specs/")?;
        let files: Vec<_> = sources
            .iter()
            .map(|(_, file)| (file.path.as_str(), file.display.as_str(), file.invalid_at))
            .collect();
        assert_eq!(
            files,
            [
                ("models.md", "specs/models.md", None),
                ("models/b.md", "specs/models/b.md", None),
                ("models/sub/a.md", "specs/models/sub/a.md", Some(2)),
            ]
        );
        Ok(())
    }

    #[test]
    fn a_missing_folder_and_a_file_are_errors_that_name_it() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let missing = folder.path().join("missing");
        let error = Sources::load(&missing, "specs")
            .err()
            .map(|e| e.to_string());
        assert!(error.is_some_and(|error| error.contains("missing")));
        let file = folder.path().join("page.md");
        fs::write(&file, "")?;
        let kind = Sources::load(&file, "specs").err().map(|e| e.kind());
        assert_eq!(kind, Some(io::ErrorKind::NotADirectory));
        Ok(())
    }
}
