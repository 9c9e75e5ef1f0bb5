//! The whole way from a folder of pages to a folder of modules.

#[cfg(feature = "diff")]
mod compare;
mod error;
#[cfg(feature = "explain")]
mod explain;
mod features;
mod findings;
mod generated;
#[cfg(feature = "lint")]
mod lint;
#[cfg(any(feature = "diff", feature = "lint"))]
mod lowered;
mod memory;
mod paths;
#[cfg(feature = "git")]
mod state;
#[cfg(feature = "git")]
mod store;
mod timings;

#[cfg(test)]
mod tests;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::config::Settings;
use crate::diagnostics::{Diagnostics, Severity};
use crate::front::{self, Options, Registry};
use crate::schema::Schema;
use crate::source::{FileId, MARKDOWN, SourceFile, Sources, limits, read_bounded};
use crate::write::Summary;
use paths::slashed;

#[cfg(feature = "diff")]
pub use compare::Comparison;
pub use error::Error;
pub use findings::Findings;
pub use generated::{ExampleCounts, Generated, Loaded, PageCounts};
#[cfg(feature = "git")]
pub use state::State;
pub use timings::Timings;

/// The folder of the pages where nothing else is said.
const SPECS: &str = "specs";

/// The output folder where nothing else is said.
const OUT: &str = "generated";

/// What to generate from what.
#[derive(Clone, Debug, Default)]
pub struct Config {
    file: Option<PathBuf>,
    specs: Option<PathBuf>,
    out: Option<PathBuf>,
    dialect: Option<String>,
    registry: Registry,
    deny_warnings: bool,
    with_tests: bool,
}

/// The configuration as it was read, and the folders that follow from it.
struct Start {
    sources: Sources,
    settings: Settings,
    /// The `Cargo.toml` beside the configuration, where its features matter.
    manifest: Option<FileId>,
    specs: PathBuf,
    out: PathBuf,
    timings: Timings,
}

/// The texts of the pages and of the configuration, before anything is made of the pages.
pub struct Texts {
    start: Start,
    config: Config,
}

impl Config {
    /// A run with the pages in `specs`, the output in `generated`, and no configuration file.
    ///
    /// ```
    /// let config = markdown_codegen::Config::new();
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes settings from a file; folders that it names are relative to the file's own folder.
    ///
    /// ```
    /// let config = markdown_codegen::Config::new().file("codegen.toml");
    /// ```
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.file = Some(path.into());
        self
    }

    /// Takes the pages from a folder, whatever the configuration file says.
    ///
    /// ```
    /// let config = markdown_codegen::Config::new().specs("docs/models");
    /// ```
    pub fn specs(mut self, folder: impl Into<PathBuf>) -> Self {
        self.specs = Some(folder.into());
        self
    }

    /// Writes into a folder, whatever the configuration file says.
    ///
    /// ```
    /// let config = markdown_codegen::Config::new().out("src/models");
    /// ```
    pub fn out(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out = Some(folder.into());
        self
    }

    /// Reads the pages in a dialect, whatever the configuration file says.
    ///
    /// ```
    /// let config = markdown_codegen::Config::new().dialect("typescript");
    /// ```
    pub fn dialect(mut self, name: impl Into<String>) -> Self {
        self.dialect = Some(name.into());
        self
    }

    /// Reads the pages with other front ends than those of this crate.
    ///
    /// ```
    /// use markdown_codegen::front::{Registry, speakeasy::Speakeasy};
    ///
    /// let config = markdown_codegen::Config::new().front_ends(Registry::empty().with(Speakeasy));
    /// ```
    pub fn front_ends(mut self, registry: Registry) -> Self {
        self.registry = registry;
        self
    }

    /// Makes warnings errors.
    ///
    /// ```
    /// let config = markdown_codegen::Config::new().deny_warnings(true);
    /// ```
    pub fn deny_warnings(mut self, deny: bool) -> Self {
        self.deny_warnings = deny;
        self
    }

    /// Makes the examples of the pages tests of the types, whatever the configuration file says.
    ///
    /// ```
    /// let config = markdown_codegen::Config::new().with_tests(true);
    /// ```
    pub fn with_tests(mut self, with: bool) -> Self {
        self.with_tests = with;
        self
    }

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

    fn with_pages(&self, mut start: Start) -> Result<Start, Error> {
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
    fn parsed(&self, start: Start) -> Result<Loaded, Error> {
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

    /// The schema of the pages among the sources.
    pub(super) fn read_schema(
        &self,
        sources: &Sources,
        settings: &Settings,
        diagnostics: &mut Diagnostics,
    ) -> Option<Schema> {
        let options = Options {
            dialect: self.dialect.as_deref().or(settings.dialect.as_deref()),
        };
        let format = settings.format.as_ref();
        let format = format.map(|format| (format.name.as_str(), format.span));
        front::read(sources, &self.registry, format, options, diagnostics)
    }

    fn start(&self) -> Result<Start, Error> {
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

    /// The `Cargo.toml` beside the configuration file, if there is one.
    fn manifest(&self) -> Option<PathBuf> {
        let path = self.file.as_deref()?.with_file_name("Cargo.toml");
        path.is_file().then_some(path)
    }

    /// The settings of a configuration file, which is added to the sources.
    fn settings(&self, file: SourceFile, sources: &mut Sources) -> Result<Settings, Error> {
        let file = sources.add(file);
        let mut diagnostics = Diagnostics::default();
        let settings = Settings::read(sources, file, &mut diagnostics);
        settings.ok_or_else(|| {
            let sources = std::mem::take(sources);
            let found = generated::findings(diagnostics, sources, self.deny_warnings);
            Error::Findings(Box::new(found))
        })
    }

    /// A folder as this run was told it; else as the file or the default has it, beside the file.
    fn folder(&self, own: &Option<PathBuf>, set: &Option<String>, default: &str) -> PathBuf {
        match own {
            Some(folder) => folder.clone(),
            None => {
                let beside = self.file.as_deref().and_then(Path::parent);
                let beside = beside.unwrap_or(Path::new(""));
                beside.join(set.as_deref().unwrap_or(default))
            }
        }
    }

    /// Makes the files without writing them.
    ///
    /// ```no_run
    /// let generated = markdown_codegen::Config::new().specs("specs").files()?;
    /// println!("{} types", generated.types);
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Config::load`]; errors of the pages are among the findings of what is returned.
    pub fn files(&self) -> Result<Generated, Error> {
        Ok(self.load()?.generate())
    }

    /// Makes the files and writes those that are new or changed; files of a page that is no longer
    /// there are deleted.
    ///
    /// ```no_run
    /// let (_, summary) = markdown_codegen::Config::new().specs("specs").out("generated").generate()?;
    /// println!("{} files changed", summary.updated);
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Config::load`], and [`Error::Findings`] where the pages have errors: then nothing is
    /// written. [`Error::Write`] where the output folder cannot be written.
    pub fn generate(&self) -> Result<(Generated, Summary), Error> {
        written(self.files()?)
    }

    /// Does in a build script what [`Config::generate`] does, and tells Cargo when to do it again.
    /// Where the folder of the pages is absent, as in a published package, nothing is done.
    ///
    /// ```no_run
    /// // build.rs
    /// fn main() -> Result<(), markdown_codegen::Error> {
    ///     markdown_codegen::Config::new().file("codegen.toml").build()
    /// }
    /// ```
    ///
    /// # Errors
    /// As [`Config::generate`].
    pub fn build(&self) -> Result<(), Error> {
        self.build_for(&mut io::stdout().lock())
    }

    /// The build script, with the stream on which Cargo listens; who does not listen misses nothing.
    fn build_for(&self, cargo: &mut impl Write) -> Result<(), Error> {
        let absent = |source: &io::Error| {
            source.kind() == io::ErrorKind::NotFound
                && !self.folder(&self.specs, &None, SPECS).is_dir()
        };
        let start = match self.start() {
            Err(Error::Read { source, .. }) if absent(&source) => return Ok(()),
            start => start?,
        };
        // Cargo builds again and again where it is told to watch what is not there; told nothing,
        // it watches the package.
        if !start.specs.is_dir() {
            return Ok(());
        }
        let manifest = start.manifest.and_then(|_| self.manifest());
        for watched in self.file.iter().chain([&start.specs]).chain(&manifest) {
            let _ = writeln!(cargo, "cargo::rerun-if-changed={}", watched.display());
        }
        let loaded = self.parsed(self.with_pages(start)?)?;
        let (generated, _) = written(loaded.generate())?;
        for line in generated.findings.lines(Severity::Warning) {
            let _ = writeln!(cargo, "cargo::warning={line}");
        }
        Ok(())
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

fn written(generated: Generated) -> Result<(Generated, Summary), Error> {
    if generated.findings.diagnostics.has_errors() {
        return Err(Error::Findings(Box::new(generated.findings)));
    }
    let plan = generated.plan().map_err(Error::Write)?;
    let summary = plan.apply().map_err(Error::Write)?;
    Ok((generated, summary))
}
