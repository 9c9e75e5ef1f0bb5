//! Generating files, also in a build script.

use std::io::{self, Write};

use super::config::{Config, SPECS};
use super::error::Error;
use super::generated::Generated;
use crate::diagnostics::Severity;
use crate::write::Summary;

impl Config {
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
    pub(super) fn build_for(&self, cargo: &mut impl Write) -> Result<(), Error> {
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

fn written(generated: Generated) -> Result<(Generated, Summary), Error> {
    if generated.findings.diagnostics.has_errors() {
        return Err(Error::Findings(Box::new(generated.findings)));
    }
    let plan = generated.plan().map_err(Error::Write)?;
    let summary = plan.apply().map_err(Error::Write)?;
    Ok((generated, summary))
}
