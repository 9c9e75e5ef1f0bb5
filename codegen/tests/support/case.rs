//! The cases of a suite, which are read in one way and blessed in one way.
//!
//! A case is a Markdown file, see [`super::case_file`], or a folder with the same files where it needs bytes
//! that a Markdown file cannot hold.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use super::case_file::{CaseFile, Holds, SECTIONS};
use super::files;

/// The cases that are folders, and why.
pub const FOLDERS: [(&str, &str); 5] = [
    ("invalid-utf8", "a page that is not UTF-8"),
    ("pages-unread", "symbolic links"),
    ("text-hidden", "control characters"),
    (
        "text-line-ends",
        "line ends, control characters and a byte order mark",
    ),
    ("text-lone-returns", "carriage returns"),
];

/// A case of a suite.
#[derive(Clone, Debug)]
pub struct Case {
    /// The path below the folder of the suite, without `.md`.
    pub name: String,
    /// A folder with what is given.
    pub folder: PathBuf,
    /// The file or folder in which the case is written.
    pub origin: PathBuf,
}

/// All cases of a suite in a folder, sorted by name. Those that are files have what they give below
/// the folder `scratch`, which belongs to the suite.
pub fn all(root: &Path, scratch: &Path) -> Result<Vec<Case>, Box<dyn Error>> {
    let mut cases = Vec::new();
    find(root, "", &mut cases)?;
    for case in &mut cases {
        if case.origin.is_file() {
            case.folder = scratch.join(case.name.replace('/', "."));
            files::write_tree(&case.folder, &case.read()?.files(false))?;
        }
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(cases)
}

fn find(folder: &Path, above: &str, cases: &mut Vec<Case>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let file = entry.file_name().to_string_lossy().into_owned();
        let name = format!("{above}{}", file.strip_suffix(".md").unwrap_or(&file));
        let is_folder = entry.file_type()?.is_dir();
        let is_listed = FOLDERS.iter().any(|(listed, _)| *listed == name);
        if is_folder == is_listed && (is_folder || file.ends_with(".md")) {
            cases.push(Case {
                name,
                folder: path.clone(),
                origin: path,
            });
        } else if is_folder && !path.join("specs").exists() && !path.join("old").exists() {
            find(&path, &format!("{name}/"), cases)?;
        } else {
            let place = path.display();
            return Err(format!(
                "{place}: a case is a Markdown file, or a folder that is listed in FOLDERS"
            )
            .into());
        }
    }
    Ok(())
}

impl Case {
    /// A name for a module that belongs to the case.
    pub fn module(&self) -> String {
        self.name.replace(['-', '/'], "_")
    }

    fn read(&self) -> Result<CaseFile, Box<dyn Error>> {
        let origin = self.origin.display();
        let text =
            fs::read_to_string(&self.origin).map_err(|error| format!("{origin}: {error}"))?;
        let file = CaseFile::parse(&text).map_err(|fault| format!("{origin}: {fault}"))?;
        if self.name.rsplit('/').next() != Some(&file.title) {
            return Err(format!("{origin}: the title is `{}`", file.title).into());
        }
        Ok(file)
    }

    /// The texts that are expected, by their paths below the case's folder.
    pub fn expected(&self) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
        if self.origin.is_file() {
            return Ok(self.read()?.files(true));
        }
        let mut texts = BTreeMap::new();
        for section in SECTIONS.iter().filter(|section| section.is_expected) {
            match section.holds {
                Holds::File(name) => {
                    if let Ok(text) = fs::read_to_string(self.origin.join(name)) {
                        texts.insert(name.to_owned(), text);
                    }
                }
                Holds::Folder(folder) | Holds::Folders(folder, _) => {
                    for (path, text) in files::read_tree(&self.origin.join(folder))? {
                        texts.insert(format!("{folder}{path}"), text);
                    }
                }
            }
        }
        Ok(texts)
    }

    /// Takes texts for those that are expected.
    pub fn bless(&self, texts: &BTreeMap<String, String>) -> Result<(), Box<dyn Error>> {
        if self.origin.is_file() {
            let mut file = self.read()?;
            file.bless(texts)?;
            return Ok(files::write(&self.origin, &file.to_string())?);
        }
        for path in self.expected()?.keys() {
            if !texts.contains_key(path) {
                fs::remove_file(self.origin.join(path))?;
            }
        }
        for (path, text) in texts {
            files::write(&self.origin.join(path), text)?;
        }
        Ok(())
    }
}
