//! Reads a folder of pages.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Component, Path};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{MARKDOWN, SourceFile, Sources, Unread, limits};

impl Sources {
    /// Reads all `.md` files in a folder and its subfolders, sorted by path.
    ///
    /// Symbolic links are not followed. Links that may lead to pages, and other entries with the name
    /// of a page that cannot be read, have no text and a reason in [`SourceFile::unread`].
    ///
    /// `display` is the name of the folder for messages. Bytes that are not UTF-8 are replaced, and
    /// [`SourceFile::invalid_at`] is set.
    ///
    /// # Errors
    ///
    /// If `root` is not a folder, if a folder or file in it cannot be read, or if there are more than
    /// [`limits::PAGES`].
    pub fn load(root: &Path, display: &str) -> io::Result<Self> {
        let mut sources = Self::default();
        sources.add_pages(root, display, MARKDOWN)?;
        Ok(sources)
    }

    /// Adds the files of a folder that have one of some extensions, as [`Sources::load`] reads them.
    ///
    /// # Errors
    ///
    /// As [`Sources::load`]; then no page is added.
    pub fn add_pages(&mut self, root: &Path, display: &str, extensions: &[&str]) -> io::Result<()> {
        if !root.metadata().map_err(|error| at(root, &error))?.is_dir() {
            let error = io::Error::new(io::ErrorKind::NotADirectory, "not a folder");
            return Err(at(root, &error));
        }
        let mut found = Vec::new();
        for entry in WalkDir::new(root).sort_by_file_name() {
            let entry = entry?;
            let extension = entry.path().extension().and_then(OsStr::to_str);
            let is_page = extension.is_some_and(|extension| extensions.contains(&extension));
            let kind = entry.file_type();
            // A root that is a link is followed.
            let leads_to_folder = kind.is_symlink() && entry.depth() > 0 && entry.path().is_dir();
            if kind.is_dir() || entry.depth() == 0 || !(is_page || leads_to_folder) {
                continue;
            }
            if found.len() == limits::PAGES {
                return Err(at(root, &too_many()));
            }
            let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let path = slashed(below);
            let shown = match display.trim_end_matches('/') {
                "" => format!("{}{path}", &display),
                folder => format!("{folder}/{path}"),
            };
            let why = match () {
                () if leads_to_folder => Some(Unread::FolderLink),
                () if kind.is_symlink() => Some(Unread::Link),
                () if !kind.is_file() => Some(Unread::Special),
                () if below.to_str().is_none() => Some(Unread::Name),
                () => None,
            };
            found.push((entry.into_path(), path, shown, why));
        }
        let read: Vec<io::Result<SourceFile>> = found
            .into_par_iter()
            .map(|(place, path, shown, why)| match why {
                Some(why) => Ok(SourceFile::unread(path, shown, why)),
                None => {
                    let bytes =
                        read_bounded(&place, limits::PAGE).map_err(|error| at(&place, &error))?;
                    Ok(SourceFile::decode(path, shown, bytes))
                }
            })
            .collect();
        // The reported error does not depend on the order of the threads.
        let mut files = read.into_iter().collect::<io::Result<Vec<_>>>()?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        for file in files {
            self.add(file);
        }
        Ok(())
    }
}

/// The first `most` + 1 bytes of a file, so that a result longer than `most` identifies a file that
/// is too long.
///
/// # Errors
/// If the file cannot be opened or read.
pub fn read_bounded(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let file = std::fs::File::open(path)?;
    // One extra byte of capacity detects the end of the file.
    let length = file.metadata()?.len().min(most as u64) + 1;
    let mut bytes = Vec::with_capacity(length as usize);
    file.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The error about a folder of more than [`limits::PAGES`].
pub(crate) fn too_many() -> io::Error {
    let problem = format!("more than {} pages", limits::PAGES);
    io::Error::new(io::ErrorKind::InvalidData, problem)
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
        fs::write(root.join("models/d.mdx"), "# D")?;

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
        let mut sources = Sources::default();
        sources.add_pages(root, "specs", &["mdx"])?;
        let paths: Vec<_> = sources.iter().map(|(_, file)| &file.path).collect();
        assert_eq!(paths, ["models/d.mdx"]);
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_told_and_not_opened() -> io::Result<()> {
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir()?;
        let root = folder.path().join("specs");
        fs::create_dir_all(root.join("a.md"))?;
        fs::write(root.join("a.md/page.md"), "# A")?;
        fs::write(folder.path().join("outside.md"), "# Outside")?;
        fs::create_dir_all(folder.path().join("away"))?;
        symlink("page.md", root.join("a.md/file.md"))?;
        symlink("../../outside.md", root.join("a.md/outside.md"))?;
        symlink("nowhere", root.join("a.md/dangling.md"))?;
        symlink("loop.md", root.join("a.md/loop.md"))?;
        symlink("..", root.join("a.md/up"))?;
        symlink("../away", root.join("away"))?;
        symlink("a.md/page.md", root.join("page.txt"))?;
        let pipe = std::process::Command::new("mkfifo")
            .arg(root.join("pipe.md"))
            .status();
        let _socket = std::os::unix::net::UnixListener::bind(root.join("socket.md"))?;
        let has_odd_name = fs::write(root.join(OsStr::from_bytes(b"\xff.md")), "# A").is_ok();

        let sources = Sources::load(&root, "specs")?;
        let found: Vec<_> = sources
            .iter()
            .map(|(_, file)| (file.path.as_str(), file.unread))
            .collect();
        let mut expected = vec![
            ("a.md/dangling.md", Some(Unread::Link)),
            ("a.md/file.md", Some(Unread::Link)),
            ("a.md/loop.md", Some(Unread::Link)),
            ("a.md/outside.md", Some(Unread::Link)),
            ("a.md/page.md", None),
            ("a.md/up", Some(Unread::FolderLink)),
            ("away", Some(Unread::FolderLink)),
            ("pipe.md", Some(Unread::Special)),
            ("socket.md", Some(Unread::Special)),
            ("\u{fffd}.md", Some(Unread::Name)),
        ];
        expected.retain(|(path, why)| match why {
            Some(Unread::Name) => has_odd_name,
            _ => *path != "pipe.md" || pipe.as_ref().is_ok_and(|status| status.success()),
        });
        assert_eq!(found, expected);
        Ok(())
    }

    #[test]
    fn the_folder_itself_may_be_a_link() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        fs::create_dir(folder.path().join("real"))?;
        fs::write(folder.path().join("real/a.md"), "# A")?;
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("real", folder.path().join("link"))?;
            let sources = Sources::load(&folder.path().join("link"), "specs")?;
            assert_eq!(sources.pages().count(), 1);
        }
        Ok(())
    }

    #[test]
    fn a_page_that_is_too_long_or_too_deep_is_not_read() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = fs::File::create(folder.path().join("a.md"))?;
        file.set_len(limits::PAGE as u64 * 1000)?;
        let sources = Sources::load(folder.path(), "specs")?;
        let unread: Vec<_> = sources.iter().map(|(_, file)| file.unread).collect();
        assert_eq!(unread, [Some(Unread::TooLarge)]);

        let page = |length| SourceFile::decode("a.md", "a.md", vec![b'a'; length]).unread;
        assert_eq!(page(limits::PAGE), None);
        assert_eq!(page(limits::PAGE + 1), Some(Unread::TooLarge));
        let below = |folders| SourceFile::decode("a/".repeat(folders) + "b.md", "", Vec::new());
        assert_eq!(below(limits::FOLDERS).unread, None);
        assert_eq!(below(limits::FOLDERS + 1).unread, Some(Unread::TooDeep));
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
