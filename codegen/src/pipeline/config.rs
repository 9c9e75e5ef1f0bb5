//! What to generate, from what.

use std::path::{Path, PathBuf};

use super::error::Error;
use super::findings::sorted;
use crate::config::Settings;
use crate::diagnostics::Diagnostics;
use crate::front::{self, Options, Registry};
use crate::schema::Schema;
use crate::source::{SourceFile, Sources};

/// The folder of the pages where nothing else is said.
pub(super) const SPECS: &str = "specs";

/// The output folder where nothing else is said.
pub(super) const OUT: &str = "generated";

/// What to generate from what.
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

    /// The `Cargo.toml` beside the configuration file, if there is one.
    pub(super) fn manifest(&self) -> Option<PathBuf> {
        let path = self.file.as_deref()?.with_file_name("Cargo.toml");
        path.is_file().then_some(path)
    }

    /// The settings of a configuration file, which is added to the sources.
    pub(super) fn settings(
        &self,
        file: SourceFile,
        sources: &mut Sources,
    ) -> Result<Settings, Error> {
        let file = sources.add(file);
        let mut diagnostics = Diagnostics::default();
        let settings = Settings::read(sources, file, &mut diagnostics);
        settings.ok_or_else(|| {
            let sources = std::mem::take(sources);
            let found = sorted(diagnostics, sources, self.deny_warnings);
            Error::Findings(Box::new(found))
        })
    }

    /// A folder as this run was told it; else as the file or the default has it, beside the file.
    pub(super) fn folder(
        &self,
        own: &Option<PathBuf>,
        set: &Option<String>,
        default: &str,
    ) -> PathBuf {
        match own {
            Some(folder) => folder.clone(),
            None => {
                let beside = self.file.as_deref().and_then(Path::parent);
                let beside = beside.unwrap_or(Path::new(""));
                beside.join(set.as_deref().unwrap_or(default))
            }
        }
    }
}
