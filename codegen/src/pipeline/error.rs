//! Errors of a run.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::Findings;
use crate::diagnostics::render::Style;
#[cfg(feature = "git")]
use crate::git::GitError;
use crate::write::WriteError;

/// An error of a run.
///
/// `Debug` prints the message, the causes and the help, because a build script whose `main` returns the
/// error prints it with `Debug`.
pub enum Error {
    /// A file or folder cannot be read.
    Read {
        /// The file or folder.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// The pages or the configuration have errors; no file was written.
    Findings(Box<Findings>),
    /// The files cannot be written.
    Write(WriteError),
    /// A commit cannot be read.
    #[cfg(feature = "git")]
    Git(GitError),
}

impl Error {
    /// Help, unless the message or its cause has it.
    ///
    /// ```no_run
    /// if let Err(error) = markdown_codegen::Config::new().generate() {
    ///     eprintln!("{error}: {}", error.help().unwrap_or("see above"));
    /// }
    /// ```
    pub fn help(&self) -> Option<&str> {
        match self {
            Self::Read { .. } | Self::Findings(_) => None,
            Self::Write(error) => Some(error.help()),
            #[cfg(feature = "git")]
            Self::Git(error) => Some(error.help()),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // Reporters append the cause from `source`.
            Self::Read { path, .. } => write!(f, "cannot read `{}`", path.display()),
            Self::Findings(findings) => {
                let errors = findings.counts().errors;
                let noun = if errors == 1 { "error" } else { "errors" };
                let text = findings.render(Style::Plain);
                write!(f, "{errors} {noun}, nothing was written\n\n{text}")
            }
            Self::Write(error) => error.fmt(f),
            #[cfg(feature = "git")]
            Self::Git(error) => error.fmt(f),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)?;
        let mut source = std::error::Error::source(self);
        while let Some(cause) = source {
            write!(f, ": {cause}")?;
            source = cause.source();
        }
        match self.help() {
            Some(help) => write!(f, "\nhelp: {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } => Some(source),
            // The message is that of the inner error, so the source is the next one.
            Self::Write(error) => error.source(),
            #[cfg(feature = "git")]
            Self::Git(error) => error.source(),
            Self::Findings(_) => None,
        }
    }
}
