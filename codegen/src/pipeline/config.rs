//! The settings of a run, and its entry points.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::generated;
use super::paths::{OUT, SPECS, slashed};
use super::{Error, Generated, Loaded, Timings, payloads, record};
use crate::config::Settings;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::front::{self, Options, Registry};
use crate::schema::Schema;
use crate::source::{FileId, MARKDOWN_AND_MDX, SourceFile, Sources, Span, limits, read_bounded};
use crate::write::{self, MANIFEST, Summary};

/// The inputs and outputs of a run.
#[derive(Clone, Debug, Default)]
pub struct Config {
    pub(super) file: Option<PathBuf>,
    pub(super) specs: Option<PathBuf>,
    pub(super) out: Option<PathBuf>,
    pub(super) dialect: Option<String>,
    pub(super) registry: Registry,
    pub(super) deny_warnings: bool,
    pub(super) with_tests: bool,
}

/// The configuration, and the folders that it selects.
pub(super) struct Start {
    pub(super) sources: Sources,
    pub(super) settings: Settings,
    /// The `Cargo.toml` beside the configuration.
    pub(super) manifest: Option<FileId>,
    pub(super) specs: PathBuf,
    pub(super) out: PathBuf,
    pub(super) timings: Timings,
}

/// The texts of the pages and of the configuration, before parsing.
pub struct Texts {
    pub(super) start: Start,
    pub(super) config: Config,
}

impl Config {
    /// Reads pages in `specs` and writes to `generated`, without a configuration file.
    ///
    /// ```
    /// let config = markdown_codegen::Config::new();
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the configuration file; paths in it are relative to its folder.
    ///
    /// ```
    /// let config = markdown_codegen::Config::new().file("codegen.toml");
    /// ```
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.file = Some(path.into());
        self
    }

    /// Sets the folder of pages; overrides the configuration file.
    ///
    /// ```
    /// let config = markdown_codegen::Config::new().specs("docs/models");
    /// ```
    pub fn specs(mut self, folder: impl Into<PathBuf>) -> Self {
        self.specs = Some(folder.into());
        self
    }

    /// Sets the output folder; overrides the configuration file.
    ///
    /// ```
    /// let config = markdown_codegen::Config::new().out("src/models");
    /// ```
    pub fn out(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out = Some(folder.into());
        self
    }

    /// Sets the dialect of the pages; overrides the configuration file.
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

    /// Treats warnings as errors.
    ///
    /// ```
    /// let config = markdown_codegen::Config::new().deny_warnings(true);
    /// ```
    pub fn deny_warnings(mut self, deny: bool) -> Self {
        self.deny_warnings = deny;
        self
    }

    /// Emits tests of the pages' examples; overrides the configuration file.
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
    /// [`Error::Read`] if a file cannot be read or there are no pages, [`Error::Findings`] if the configuration
    /// has errors. Errors of the pages are in the returned diagnostics.
    pub fn load(&self) -> Result<Loaded, Error> {
        self.read()?.parse()
    }

    /// Reads the texts that [`Config::load`] parses, for callers that need them first.
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
            sources.add_pages(specs, &slashed(specs), MARKDOWN_AND_MDX)
        });
        if let Err(source) = read {
            return Err(Error::Read {
                path: start.specs,
                source,
            });
        }
        self.with_record(start)
    }

    /// Reads what earlier runs decided, after all other files: a run may be the first that writes it.
    fn with_record(&self, mut start: Start) -> Result<Start, Error> {
        let Start {
            sources,
            settings,
            out,
            ..
        } = &mut start;
        let mut diagnostics = Diagnostics::default();
        if let Some(setting) = settings.payload_folder.clone() {
            let folder = self.beside(&setting.path);
            settings.payloads =
                payloads::read_folder(&folder, &setting, sources, &mut diagnostics)?;
        }
        record::read(out, sources, settings, &mut diagnostics)?;
        if diagnostics.has_errors() {
            return Err(self.failed(diagnostics, sources));
        }
        Ok(start)
    }

    /// Parses the pages.
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
            // Continuing would remove all generated files, probably because of a wrong path.
            let source =
                io::Error::new(io::ErrorKind::NotFound, "no pages (`*.md`, `*.mdx`) found");
            return Err(Error::Read {
                path: specs,
                source,
            });
        }
        let mut diagnostics = Diagnostics::default();
        let schema = timings.time("parse", || {
            self.read_schema(&sources, &settings, &mut diagnostics)
        });
        let is_empty = schema
            .as_ref()
            .is_some_and(|schema| schema.models.is_empty() && schema.envelopes.is_empty());
        if is_empty && !diagnostics.has_errors() {
            let pages = match sources.pages().count() {
                1 => "1 page".to_owned(),
                pages => format!("{pages} pages"),
            };
            let message = format!("no model found in {pages}: {}", slashed(&specs));
            diagnostics.push(
                Diagnostic::new(Code::NoModel, Span::default(), message).help(
                    "set `specs` to the folder that contains `models`; a model's page has a section `## Fields`, `## Values` or `## Supported Types`",
                ),
            );
        }
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
            keep_envelopes: settings.keep_envelopes,
        };
        let format = settings.format.as_ref();
        let format = format.map(|format| (format.name.as_str(), format.span));
        front::read(sources, &self.registry, format, options, diagnostics)
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
        let manifest = match self.manifest() {
            Some(path) => {
                let text = std::fs::read_to_string(&path).map_err(|source| Error::Read {
                    path: path.clone(),
                    source,
                })?;
                Some(sources.add(SourceFile::new("", slashed(&path), text)))
            }
            None => None,
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
    pub(super) fn manifest(&self) -> Option<PathBuf> {
        let path = self.file.as_deref()?.with_file_name("Cargo.toml");
        path.is_file().then_some(path)
    }

    /// Adds the configuration file to the sources and parses it.
    pub(super) fn settings(
        &self,
        file: SourceFile,
        sources: &mut Sources,
    ) -> Result<Settings, Error> {
        let file = sources.add(file);
        let mut diagnostics = Diagnostics::default();
        let settings = Settings::read(sources, file, &mut diagnostics);
        settings.ok_or_else(|| self.failed(diagnostics, sources))
    }

    /// The error of findings before the pages are read.
    pub(super) fn failed(&self, diagnostics: Diagnostics, sources: &mut Sources) -> Error {
        let sources = std::mem::take(sources);
        let found = generated::findings(diagnostics, sources, self.deny_warnings);
        Error::Findings(Box::new(found))
    }

    /// The folder of this run, else of the file or the default, relative to the file.
    pub(super) fn folder(
        &self,
        own: &Option<PathBuf>,
        set: &Option<String>,
        default: &str,
    ) -> PathBuf {
        match own {
            Some(folder) => folder.clone(),
            None => self.beside(set.as_deref().unwrap_or(default)),
        }
    }

    /// A path relative to the configuration file.
    pub(super) fn beside(&self, path: &str) -> PathBuf {
        let beside = self.file.as_deref().and_then(Path::parent);
        beside.unwrap_or(Path::new("")).join(path)
    }

    /// Generates the files without writing them.
    ///
    /// ```no_run
    /// let generated = markdown_codegen::Config::new().specs("specs").files()?;
    /// println!("{} types", generated.types);
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Config::load`]; errors of the pages are in the returned findings.
    pub fn files(&self) -> Result<Generated, Error> {
        Ok(self.load()?.generate())
    }

    /// Generates the files, writes new and changed ones, and removes files of removed pages.
    ///
    /// ```no_run
    /// let (_, summary) = markdown_codegen::Config::new().specs("specs").out("generated").generate()?;
    /// println!("{} files changed", summary.updated);
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Config::load`], and [`Error::Findings`] if the pages have errors; then no file is written.
    /// [`Error::Write`] if the output folder cannot be written.
    pub fn generate(&self) -> Result<(Generated, Summary), Error> {
        written(self.files()?, None)
    }

    /// Runs [`Config::generate`] in a build script, and declares the inputs to Cargo. If the folder of pages does
    /// not exist, as in a published package, it does nothing.
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

    /// The build script; directives for Cargo are written to `out`.
    pub(super) fn build_for(&self, cargo: &mut impl Write) -> Result<(), Error> {
        let absent = |source: &io::Error| {
            source.kind() == io::ErrorKind::NotFound
                && !self.folder(&self.specs, &None, SPECS).is_dir()
        };
        let start = match self.start() {
            Err(Error::Read { source, .. }) if absent(&source) => return Ok(()),
            start => start?,
        };
        // Cargo rebuilds every time if a watched path does not exist. Without a watched path, it watches the
        // package.
        if !start.specs.is_dir() {
            return Ok(());
        }
        let manifest = start.manifest.and_then(|_| self.manifest());
        let payloads = start.settings.payload_folder.as_ref();
        let payloads = payloads.map(|folder| self.beside(&folder.path));
        let watched = self.file.iter().chain([&start.specs]).chain(&manifest);
        for watched in watched.chain(&payloads) {
            let _ = writeln!(cargo, "cargo::rerun-if-changed={}", watched.display());
        }
        let start = self.with_pages(start)?;
        let newest = newest(&start.specs, &start.sources);
        let loaded = self.parsed(start)?;
        let (generated, _) = written(loaded.generate(), newest)?;
        // Cargo runs the script again if a generated file is edited or deleted.
        let files = generated.files.iter().map(|file| file.path.as_str());
        let listed = write::manifest(&generated.files).map(|_| MANIFEST);
        for file in files.chain(listed) {
            let path = generated.out.join(file);
            let _ = writeln!(cargo, "cargo::rerun-if-changed={}", path.display());
        }
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

    /// The sources by value.
    pub fn into_sources(self) -> Sources {
        self.start.sources
    }

    /// The output folder.
    pub fn out(&self) -> &Path {
        &self.start.out
    }

    /// The duration of reading.
    pub fn timings(&self) -> &Timings {
        &self.start.timings
    }

    /// Parses the pages.
    ///
    /// # Errors
    /// [`Error::Read`] if there are no pages.
    pub fn parse(self) -> Result<Loaded, Error> {
        self.config.parsed(self.start)
    }
}

/// When an input was changed last.
fn newest(specs: &Path, sources: &Sources) -> Option<SystemTime> {
    let paths = sources.iter().map(|(_, file)| match file.path.as_str() {
        "" => PathBuf::from(&file.display),
        page => specs.join(page),
    });
    let times = paths.filter_map(|path| std::fs::metadata(path).ok()?.modified().ok());
    times.max()
}

fn written(
    generated: Generated,
    modified: Option<SystemTime>,
) -> Result<(Generated, Summary), Error> {
    if generated.findings.diagnostics.has_errors() {
        return Err(Error::Findings(Box::new(generated.findings)));
    }
    let plan = generated.plan().map_err(Error::Write)?;
    let summary = plan.modified(modified).apply().map_err(Error::Write)?;
    Ok((generated, summary))
}
