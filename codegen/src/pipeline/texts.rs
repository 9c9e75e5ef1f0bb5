//! Reading the configuration and the pages.

use std::io;
use std::path::{Path, PathBuf};

use super::config::{Config, OUT, SPECS};
use super::error::Error;
use super::generated::Loaded;
use super::paths::slashed;
use super::timings::Timings;
use crate::config::Settings;
use crate::diagnostics::Diagnostics;
use crate::source::{FileId, MARKDOWN, SourceFile, Sources, limits, read_bounded};

/// The configuration as it was read, and the folders that follow from it.
pub(super) struct Start {
    pub(super) sources: Sources,
    pub(super) settings: Settings,
    /// The `Cargo.toml` beside the configuration, where its features matter.
    pub(super) manifest: Option<FileId>,
    pub(super) specs: PathBuf,
    pub(super) out: PathBuf,
    pub(super) timings: Timings,
}

/// The texts of the pages and of the configuration, before anything is made of the pages.
pub struct Texts {
    start: Start,
    config: Config,
}

impl Config {
    /// Reads the configuration and the pages.
    ///
    /// ```no_run
    /// let loaded = markdown_codegen::Config::new().specs("specs").load()?;
    /// println!("{} models", loaded.schema.map_or(0, |schema| schema.models.len()));
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Read`] where a file cannot be read or there are no pages, [`Error::Findings`] where
    /// the configuration has errors. Errors of the pages are among the diagnostics of what is
    /// returned.
    pub fn load(&self) -> Result<Loaded, Error> {
        self.read()?.parse()
    }

    /// Reads the texts that [`Config::load`] takes apart, for who wants to look at them before.
    ///
    /// ```no_run
    /// let texts = markdown_codegen::Config::new().specs("specs").read()?;
    /// println!("{} pages", texts.sources().pages().count());
    /// let loaded = texts.parse()?;
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Config::load`].
    pub fn read(&self) -> Result<Texts, Error> {
        Ok(Texts {
            start: self.with_pages(self.start()?)?,
            config: self.clone(),
        })
    }

    pub(super) fn with_pages(&self, mut start: Start) -> Result<Start, Error> {
        start.settings.rust.tests |= self.with_tests;
        let Start {
            sources,
            specs,
            timings,
            ..
        } = &mut start;
        let read = timings.time("read", || {
            std::fs::read_dir(&specs)?;
            sources.add_pages(specs, &slashed(specs), MARKDOWN)
        });
        match read {
            Ok(()) => Ok(start),
            Err(source) => Err(Error::Read {
                path: start.specs,
                source,
            }),
        }
    }

    /// What the pages among the sources say.
    pub(super) fn parsed(&self, start: Start) -> Result<Loaded, Error> {
        let Start {
            sources,
            settings,
            manifest,
            specs,
            out,
            mut timings,
        } = start;
        if sources.pages().next().is_none() {
            // To go on would delete all that was generated, most likely from a mistaken folder.
            let source = io::Error::new(io::ErrorKind::NotFound, "it holds no pages (`*.md`)");
            return Err(Error::Read {
                path: specs,
                source,
            });
        }
        let mut diagnostics = Diagnostics::default();
        let schema = timings.time("parse", || {
            self.read_schema(&sources, &settings, &mut diagnostics)
        });
        Ok(Loaded {
            timings,
            sources,
            settings,
            schema,
            diagnostics,
            specs,
            out,
            version: None,
            manifest,
            deny_warnings: self.deny_warnings,
        })
    }

    pub(super) fn start(&self) -> Result<Start, Error> {
        let mut sources = Sources::default();
        let mut settings = Settings::default();
        if let Some(path) = &self.file {
            let bytes =
                read_bounded(path, limits::CONFIGURATION).map_err(|source| Error::Read {
                    path: path.clone(),
                    source,
                })?;
            let file = SourceFile::decode("", slashed(path), bytes);
            settings = self.settings(file, &mut sources)?;
        }
        let manifest = match (&settings.rust.features, self.manifest()) {
            (Some(_), Some(path)) => {
                let text = std::fs::read_to_string(&path).map_err(|source| Error::Read {
                    path: path.clone(),
                    source,
                })?;
                Some(sources.add(SourceFile::new("", slashed(&path), text)))
            }
            _ => None,
        };
        Ok(Start {
            manifest,
            sources,
            specs: self.folder(&self.specs, &settings.specs, SPECS),
            out: self.folder(&self.out, &settings.out, OUT),
            settings,
            timings: Timings::default(),
        })
    }
}

impl Texts {
    /// The pages and the configuration file.
    pub fn sources(&self) -> &Sources {
        &self.start.sources
    }

    /// The same, where nothing else is needed any more.
    pub fn into_sources(self) -> Sources {
        self.start.sources
    }

    /// The output folder.
    pub fn out(&self) -> &Path {
        &self.start.out
    }

    /// How long it took to read them.
    pub fn timings(&self) -> &Timings {
        &self.start.timings
    }

    /// What the pages say.
    ///
    /// # Errors
    /// [`Error::Read`] where there are no pages.
    pub fn parse(self) -> Result<Loaded, Error> {
        self.config.parsed(self.start)
    }
}
