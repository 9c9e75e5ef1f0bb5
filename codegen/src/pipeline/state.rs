//! States of the pages: folders and commits.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::paths::{OUT, joined, short, slashed};
use super::store::Store;
use super::{Config, Error, Loaded, Timings, record};
use crate::config::Settings;
use crate::diagnostics::Diagnostics;
use crate::git::Repository;
use crate::source::Sources;

/// A state of the pages.
///
/// If the folder has a `codegen.toml`, that file locates the pages. Otherwise, if it has a folder `specs`,
/// the pages are there. Any other folder is itself the folder of pages; then a `codegen.toml` in a parent
/// folder applies if it names this folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// A folder in the file system.
    Folder(PathBuf),
    /// A folder in a commit, which is read without a checkout.
    Commit {
        /// The revision, in any form that Git accepts.
        revision: String,
        /// The folder, relative to the top of the repository; `None` for the current folder.
        path: Option<String>,
    },
}

impl State {
    /// Parses a state: an existing folder, else `REVISION` or `REVISION:PATH`.
    ///
    /// ```
    /// use markdown_codegen::State;
    ///
    /// let state = State::parse("v1.0:specs");
    /// assert_eq!(state.to_string(), "v1.0:specs");
    /// assert!(matches!(state, State::Commit { .. }));
    /// assert!(matches!(State::parse("."), State::Folder(_)));
    /// ```
    pub fn parse(text: &str) -> Self {
        let path = Path::new(text);
        let looks_like_a_folder = text.starts_with(['.', '/', '\\']) || text.ends_with('/');
        if path.exists() || looks_like_a_folder {
            return Self::Folder(path.to_owned());
        }
        let (revision, path) = match text.split_once(':') {
            Some((revision, path)) => (revision, Some(path.to_owned())),
            None => (text, None),
        };
        Self::Commit {
            revision: revision.to_owned(),
            path,
        }
    }
}

impl State {
    /// The prefix of page paths in messages; empty for a folder.
    ///
    /// ```
    /// let state = markdown_codegen::State::parse("v1.0:specs");
    /// assert_eq!(state.prefix(), "v1.0:");
    /// ```
    pub fn prefix(&self) -> String {
        match self {
            Self::Folder(_) => String::new(),
            Self::Commit { revision, .. } => format!("{}:", short(revision)),
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => f.write_str(&slashed(path)),
            Self::Commit { revision, path } => match path {
                Some(path) => write!(f, "{}:{path}", short(revision)),
                None => f.write_str(short(revision)),
            },
        }
    }
}

impl Config {
    /// Reads a state of the pages with its own configuration, or with the file of this run. The folder of the
    /// pages depends on the state only.
    ///
    /// ```no_run
    /// use markdown_codegen::{Config, State};
    ///
    /// let old = Config::new().load_state(&State::parse("HEAD~1:specs"))?;
    /// println!("version {:?}", old.version);
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Config::load`], and [`Error::Git`] if the commit or a path in it is missing.
    pub fn load_state(&self, state: &State) -> Result<Loaded, Error> {
        let (store, start) = match state {
            State::Folder(path) => {
                std::fs::read_dir(path).map_err(|source| Error::Read {
                    path: path.clone(),
                    source,
                })?;
                (Store::Folder, slashed(path))
            }
            State::Commit { revision, path } => {
                let repository = Repository::find(Path::new(".")).map_err(Error::Git)?;
                let commit = repository.commit(revision).map_err(Error::Git)?;
                let path = match path.as_deref() {
                    // As in Git, a path is relative to the top unless it starts with `./`.
                    Some(path)
                        if path == "." || path.starts_with("./") || path.starts_with("../") =>
                    {
                        joined(repository.prefix(), path)
                    }
                    Some(path) => joined("", path),
                    None => repository.prefix().to_owned(),
                };
                (Store::Commit(Box::new(commit)), path)
            }
        };
        let found = store.find(&start)?;
        let mut sources = Sources::default();
        let mut settings = match (&self.file, found.config) {
            (Some(_), _) => {
                let start = self.start()?;
                sources = start.sources;
                start.settings
            }
            (None, Some(config)) => self.settings(config, &mut sources)?,
            (None, None) => Settings::default(),
        };
        store.add_pages(&found.specs, &mut sources)?;
        let mut diagnostics = Diagnostics::default();
        let out = settings.out.as_deref().unwrap_or(OUT);
        if let Some(file) = store.record(&found.root, out)? {
            record::take(file, &mut sources, &mut settings, &mut diagnostics);
        }
        if sources.pages().next().is_none() {
            let source =
                io::Error::new(io::ErrorKind::NotFound, "no pages (`*.md`, `*.mdx`) found");
            return Err(Error::Read {
                path: store.shown(&found.specs).into(),
                source,
            });
        }
        let schema = self.read_schema(&sources, &settings, &mut diagnostics);
        Ok(Loaded {
            manifest: None,
            version: store.version(&found.root)?,
            schema,
            diagnostics,
            specs: found.specs.into(),
            out: self.folder(&self.out, &settings.out, OUT),
            deny_warnings: self.deny_warnings,
            timings: Timings::default(),
            sources,
            settings,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_ids_are_told_in_short() {
        let state = State::parse("0123456789012345678901234567890123456789:specs");
        assert_eq!(state.to_string(), "012345678901:specs");
        assert_eq!(state.prefix(), "012345678901:");
        assert_eq!(State::parse("v1").to_string(), "v1");
    }

    #[test]
    fn what_looks_like_a_folder_is_no_commit() {
        let folder = |text: &str| matches!(State::parse(text), State::Folder(_));
        assert!(folder("src") && folder("./missing") && folder("missing/") && folder("/missing"));
        assert!(!folder("missing") && !folder("HEAD~1") && !folder("HEAD:src"));
    }
}
