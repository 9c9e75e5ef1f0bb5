//! Folders of text files.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

/// All files below a folder by their paths with `/`; none where there is no folder.
pub fn read_tree(root: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(root).into_iter().filter(|_| root.exists()) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let path = path.to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(entry.path())
                .map_err(|error| io::Error::new(error.kind(), format!("{path}: {error}")))?;
            files.insert(path, text);
        }
    }
    Ok(files)
}

/// Writes a file unless it has the text already, so that what depends on its time is not made again.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// Makes a folder hold these files and no others.
pub fn write_tree(root: &Path, files: &BTreeMap<String, String>) -> io::Result<()> {
    for (path, text) in files {
        write(&root.join(path), text)?;
    }
    for path in read_paths(root)? {
        if !files.contains_key(&path) {
            fs::remove_file(root.join(path))?;
        }
    }
    Ok(())
}

fn read_paths(root: &Path) -> io::Result<Vec<String>> {
    let mut paths = Vec::new();
    for entry in WalkDir::new(root).into_iter().filter(|_| root.exists()) {
        let entry = entry?;
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
            paths.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(paths)
}
