//! The whole way from a folder of pages to a folder of modules.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::config::Settings;
use crate::diagnostics::render::{Style, render};
use crate::diagnostics::{Counts, Diagnostics, Severity};
use crate::emit::{File, emit};
use crate::parse::parse;
use crate::resolve::resolve;
use crate::rust::lower;
use crate::schema::{ModelKind, Schema};
use crate::source::{SourceFile, Sources};
use crate::write::{Plan, Summary, WriteError};

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
    deny_warnings: bool,
}

/// The pages and the configuration as they were read.
#[derive(Debug)]
pub struct Loaded {
    /// The pages and the configuration file.
    pub sources: Sources,
    /// The configuration.
    pub settings: Settings,
    /// What the pages say; `None` where no dialect could be chosen.
    pub schema: Option<Schema>,
    /// What was found while reading.
    pub diagnostics: Diagnostics,
    /// The folder of the pages.
    pub specs: PathBuf,
    /// The output folder.
    pub out: PathBuf,
    deny_warnings: bool,
}

/// The files of a run before they are written, and how they came about.
#[derive(Debug)]
pub struct Generated {
    /// The files; those of a run with errors must not be written.
    pub files: Vec<File>,
    /// All that was found, sorted.
    pub findings: Findings,
    /// The pages by kind.
    pub pages: PageCounts,
    /// How many types were emitted.
    pub types: usize,
    /// The output folder.
    pub out: PathBuf,
}

/// Diagnostics with the sources that they point into.
#[derive(Debug)]
pub struct Findings {
    /// The diagnostics, sorted.
    pub diagnostics: Diagnostics,
    /// The files that they point into.
    pub sources: Sources,
}

/// How many pages of each kind were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PageCounts {
    /// All pages.
    pub all: usize,
    /// Pages of structs.
    pub structs: usize,
    /// Pages of enumerations.
    pub enums: usize,
    /// Pages of unions.
    pub unions: usize,
    /// Pages of operations.
    pub operations: usize,
    /// Pages that describe neither.
    pub others: usize,
}

/// Why a run did not do its work.
#[derive(Debug)]
pub enum Error {
    /// A file or folder cannot be read.
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The pages or the configuration have errors; nothing was written.
    Findings(Box<Findings>),
    /// The files cannot be written.
    Write(WriteError),
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

    /// Makes warnings errors.
    ///
    /// ```
    /// let config = markdown_codegen::Config::new().deny_warnings(true);
    /// ```
    pub fn deny_warnings(mut self, deny: bool) -> Self {
        self.deny_warnings = deny;
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
    /// [`Error::Read`] where a file cannot be read, [`Error::Findings`] where the configuration
    /// has errors. Errors of the pages are among the diagnostics of what is returned.
    pub fn load(&self) -> Result<Loaded, Error> {
        let mut diagnostics = Diagnostics::default();
        let (mut sources, settings) = self.settings(&mut diagnostics)?;
        let beside = self
            .file
            .as_deref()
            .and_then(Path::parent)
            .unwrap_or(Path::new(""));
        let folder = |own: &Option<PathBuf>, set: &Option<String>, default: &str| match (own, set) {
            (Some(folder), _) => folder.clone(),
            (None, Some(folder)) => beside.join(folder),
            (None, None) => beside.join(default),
        };
        let specs = folder(&self.specs, &settings.specs, SPECS);
        let out = folder(&self.out, &settings.out, OUT);
        let display = specs.to_string_lossy().replace('\\', "/");
        sources
            .add_pages(&specs, &display)
            .map_err(|source| Error::Read {
                path: specs.clone(),
                source,
            })?;
        let dialect = self.dialect.as_deref().or(settings.dialect.as_deref());
        let schema = parse(&sources, dialect, &mut diagnostics);
        Ok(Loaded {
            sources,
            settings,
            schema,
            diagnostics,
            specs,
            out,
            deny_warnings: self.deny_warnings,
        })
    }

    fn settings(&self, diagnostics: &mut Diagnostics) -> Result<(Sources, Settings), Error> {
        let mut sources = Sources::default();
        let Some(path) = &self.file else {
            return Ok((sources, Settings::default()));
        };
        let text = std::fs::read_to_string(path).map_err(|source| Error::Read {
            path: path.clone(),
            source,
        })?;
        let display = path.to_string_lossy().replace('\\', "/");
        let file = sources.add(SourceFile::new("", display, text));
        match Settings::read(&sources, file, diagnostics) {
            Some(settings) => Ok((sources, settings)),
            None => {
                let diagnostics = std::mem::take(diagnostics);
                Err(Error::Findings(Box::new(Findings {
                    diagnostics,
                    sources,
                })))
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
    /// [`Error::Findings`] where anything has errors: then nothing is written. [`Error::Write`] where
    /// the output folder cannot be written.
    pub fn generate(&self) -> Result<(Generated, Summary), Error> {
        let generated = self.files()?;
        if generated.findings.diagnostics.has_errors() {
            return Err(Error::Findings(Box::new(generated.findings)));
        }
        let summary = Plan::new(&generated.out, &generated.files)
            .and_then(Plan::apply)
            .map_err(Error::Write)?;
        Ok((generated, summary))
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
        if let Some(file) = &self.file {
            println!("cargo::rerun-if-changed={}", file.display());
        }
        let mut diagnostics = Diagnostics::default();
        let (_, settings) = match self.file.as_deref().is_none_or(Path::exists) {
            true => self.settings(&mut diagnostics)?,
            false => Default::default(),
        };
        let beside = self
            .file
            .as_deref()
            .and_then(Path::parent)
            .unwrap_or(Path::new(""));
        let set = settings.specs.as_deref().unwrap_or(SPECS);
        let specs = self.specs.clone().unwrap_or_else(|| beside.join(set));
        println!("cargo::rerun-if-changed={}", specs.display());
        if !specs.is_dir() {
            return Ok(());
        }
        let (generated, _) = self.generate()?;
        for line in generated.findings.lines(Severity::Warning) {
            println!("cargo::warning={line}");
        }
        Ok(())
    }
}

impl Loaded {
    /// Resolves and lowers the schema and makes the files.
    pub fn generate(self) -> Generated {
        let mut diagnostics = self.diagnostics;
        let mut files = Vec::new();
        let mut types = 0;
        let mut pages = PageCounts::default();
        if let Some(schema) = &self.schema {
            pages = PageCounts::of(schema, &self.sources);
            let resolved = resolve(schema, &self.settings, &mut diagnostics);
            let tree = lower(&resolved, &mut diagnostics);
            types = tree.modules.len();
            files = emit(&tree);
        }
        if self.deny_warnings {
            diagnostics.deny_warnings();
        }
        diagnostics.sort();
        let findings = Findings {
            diagnostics,
            sources: self.sources,
        };
        Generated {
            files,
            findings,
            pages,
            types,
            out: self.out,
        }
    }
}

impl PageCounts {
    fn of(schema: &Schema, sources: &Sources) -> Self {
        let of_kind = |is_kind: fn(&ModelKind) -> bool| {
            schema
                .models
                .iter()
                .filter(|model| is_kind(&model.kind))
                .count()
        };
        let mut operations: Vec<&str> = schema
            .operations
            .iter()
            .map(|operation| operation.page.as_str())
            .collect();
        operations.dedup();
        Self {
            all: sources.pages().count(),
            structs: of_kind(|kind| matches!(kind, ModelKind::Struct { .. })),
            enums: of_kind(|kind| matches!(kind, ModelKind::Enum { .. })),
            unions: of_kind(|kind| matches!(kind, ModelKind::Union { .. })),
            operations: operations.len(),
            others: schema.other_pages.len(),
        }
    }

    /// The pages that describe a type.
    pub fn models(&self) -> usize {
        self.structs + self.enums + self.unions
    }
}

impl Findings {
    /// The diagnostics as text for people.
    pub fn render(&self, style: Style) -> String {
        render(&self.diagnostics, &self.sources, style)
    }

    /// How many diagnostics of each severity there are.
    pub fn counts(&self) -> Counts {
        self.diagnostics.counts()
    }

    /// One line for each diagnostic of a severity: where it is and what it says.
    pub fn lines(&self, severity: Severity) -> impl Iterator<Item = String> {
        self.diagnostics
            .iter()
            .filter(move |diagnostic| diagnostic.severity == severity)
            .map(|diagnostic| {
                let span = diagnostic.span;
                let path = self
                    .sources
                    .get(span.file)
                    .map_or("?", |file| file.display.as_str());
                format!(
                    "{path}:{}:{}: {} [{}]",
                    span.line,
                    span.column,
                    diagnostic.message,
                    diagnostic.code.name()
                )
            })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, source } => write!(f, "cannot read `{}`: {source}", path.display()),
            Self::Findings(findings) => {
                let errors = findings.counts().errors;
                let noun = if errors == 1 { "error" } else { "errors" };
                write!(
                    f,
                    "{errors} {noun}, nothing was written\n\n{}",
                    findings.render(Style::Plain)
                )
            }
            Self::Write(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } => Some(source),
            Self::Write(error) => Some(error),
            Self::Findings(_) => None,
        }
    }
}
