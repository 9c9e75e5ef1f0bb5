//! The files of a state, from a folder or a commit.

use std::io;
use std::path::{Path, PathBuf};

use super::Error;
use super::paths::{SPECS, joined, short, slashed};
use crate::config::{DECISIONS, Settings, manifest};
use crate::diagnostics::Diagnostics;
use crate::git::Commit;
use crate::source::{
    MARKDOWN_AND_MDX, SourceFile, Sources, Unread, limits, read_bounded, too_many,
};

/// The name of a configuration file.
const FILE: &str = "codegen.toml";

/// The storage of a state.
pub(super) enum Store {
    Folder,
    Commit(Box<Commit>),
}

/// The location of the files of a state.
pub(super) struct Location {
    pub(super) config: Option<SourceFile>,
    /// The folder whose package determines the version.
    pub(super) root: String,
    pub(super) specs: String,
}

impl Store {
    pub(super) fn find(&self, start: &str) -> Result<Location, Error> {
        let own = joined(start, FILE);
        if let [Some(text)] = self.read(std::slice::from_ref(&own))?.as_slice() {
            return Ok(self.project(start, own, text));
        }
        let specs = joined(start, SPECS);
        if self.is_folder(&specs)? {
            return Ok(Location {
                config: None,
                root: start.to_owned(),
                specs,
            });
        }
        let around: Vec<String> = self.around(start);
        let files: Vec<String> = around.iter().map(|folder| joined(folder, FILE)).collect();
        let texts = self.read(&files)?;
        for ((root, path), text) in around.iter().zip(files).zip(&texts) {
            if let Some(text) = text {
                let found = self.project(root, path, text);
                if found.specs == *start || self.absolute(&found.specs) == self.absolute(start) {
                    return Ok(Location {
                        specs: start.to_owned(),
                        ..found
                    });
                }
                break;
            }
        }
        Ok(Location {
            config: None,
            root: start.to_owned(),
            specs: start.to_owned(),
        })
    }

    /// The folder of pages according to the configuration in a folder. Errors of the configuration are reported
    /// later.
    fn project(&self, root: &str, path: String, text: &[u8]) -> Location {
        let file = SourceFile::decode("", self.shown(&path), text.to_vec());
        let mut sources = Sources::default();
        let id = sources.add(file.clone());
        let settings = Settings::read(&sources, id, &mut Diagnostics::default());
        let specs = settings.and_then(|settings| settings.specs);
        Location {
            config: Some(file),
            root: root.to_owned(),
            specs: joined(root, specs.as_deref().unwrap_or(SPECS)),
        }
    }

    /// The version of the package that contains a folder.
    pub(super) fn version(&self, root: &str) -> Result<Option<String>, Error> {
        let mut folders = vec![root.to_owned()];
        folders.extend(self.around(root));
        let files: Vec<String> = folders
            .iter()
            .map(|folder| joined(folder, "Cargo.toml"))
            .collect();
        let mut inherits = false;
        for text in self.read(&files)?.into_iter().flatten() {
            let manifest = manifest(&String::from_utf8_lossy(&text));
            inherits |= manifest.inherits;
            if inherits && manifest.workspace_version.is_some() {
                return Ok(manifest.workspace_version);
            }
            if !inherits && manifest.version.is_some() {
                return Ok(manifest.version);
            }
        }
        Ok(None)
    }

    /// The record of decisions in the output folder of a state.
    pub(super) fn record(&self, root: &str, out: &str) -> Result<Option<SourceFile>, Error> {
        let path = joined(&joined(root, out), DECISIONS);
        let texts = self.read(std::slice::from_ref(&path))?;
        let text = texts.into_iter().flatten().next();
        Ok(text.map(|text| SourceFile::decode("", self.shown(&path), text)))
    }

    pub(super) fn add_pages(&self, specs: &str, sources: &mut Sources) -> Result<(), Error> {
        match self {
            Self::Folder => {
                let path = match specs {
                    "" => Path::new("."),
                    specs => Path::new(specs),
                };
                let failed = |source| Error::Read {
                    path: path.to_owned(),
                    source,
                };
                std::fs::read_dir(path).map_err(failed)?;
                sources
                    .add_pages(path, specs, MARKDOWN_AND_MDX)
                    .map_err(failed)
            }
            Self::Commit(commit) => {
                let extension =
                    |path: &str| Path::new(path).extension()?.to_str().map(str::to_owned);
                let is_page = |path: &str| {
                    extension(path).is_some_and(|found| MARKDOWN_AND_MDX.contains(&found.as_str()))
                };
                let blobs = commit.below(specs, is_page).map_err(Error::Git)?;
                if blobs.len() > limits::PAGES {
                    return Err(Error::Read {
                        path: self.shown(specs).into(),
                        source: too_many(),
                    });
                }
                for blob in blobs {
                    let shown = self.shown(&joined(specs, &blob.path));
                    sources.add(if blob.is_link {
                        SourceFile::unread(blob.path, shown, Unread::Link)
                    } else {
                        SourceFile::decode(blob.path, shown, blob.bytes)
                    });
                }
                Ok(())
            }
        }
    }

    /// The texts of files; `None` for missing ones.
    fn read(&self, paths: &[String]) -> Result<Vec<Option<Vec<u8>>>, Error> {
        match self {
            Self::Folder => paths
                .iter()
                .map(
                    |path| match read_bounded(Path::new(path), limits::CONFIGURATION) {
                        Ok(bytes) => Ok(Some(bytes)),
                        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                        Err(source) => Err(Error::Read {
                            path: path.into(),
                            source,
                        }),
                    },
                )
                .collect(),
            Self::Commit(_) if paths.is_empty() => Ok(Vec::new()),
            Self::Commit(commit) => commit.files(paths).map_err(Error::Git),
        }
    }

    fn is_folder(&self, path: &str) -> Result<bool, Error> {
        match self {
            Self::Folder => Ok(Path::new(path).is_dir()),
            Self::Commit(commit) => commit.is_folder(path).map_err(Error::Git),
        }
    }

    /// The ancestors of a folder, innermost first.
    fn around(&self, folder: &str) -> Vec<String> {
        let path = match self {
            Self::Folder => self.absolute(folder),
            Self::Commit(_) => PathBuf::from(folder),
        };
        let folders = path.ancestors().skip(1);
        folders.map(|folder| self.near(&slashed(folder))).collect()
    }

    /// The absolute path without `.` and `..`; unchanged for a path in a commit.
    fn absolute(&self, path: &str) -> PathBuf {
        let path = Path::new(if path.is_empty() { "." } else { path });
        match (self, std::path::absolute(path)) {
            (Self::Folder, Ok(path)) => PathBuf::from(joined("", &slashed(&path))),
            _ => path.to_owned(),
        }
    }

    /// A path relative to the current folder, if it is inside.
    fn near(&self, path: &str) -> String {
        let here = match self {
            Self::Folder => self.absolute("."),
            Self::Commit(_) => return path.to_owned(),
        };
        match Path::new(path).strip_prefix(here) {
            Ok(path) => slashed(path),
            Err(_) => path.to_owned(),
        }
    }

    /// A path for messages.
    pub(super) fn shown(&self, path: &str) -> String {
        match self {
            Self::Folder if path.is_empty() => ".".to_owned(),
            Self::Folder => path.to_owned(),
            Self::Commit(commit) => format!("{}:{path}", short(commit.revision())),
        }
    }
}
