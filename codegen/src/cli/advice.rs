//! Errors with advice.

use std::error::Error;
use std::fmt;

/// An error with advice.
#[derive(Debug)]
pub(super) struct Advised {
    error: anyhow::Error,
    pub(super) help: String,
}

/// Adds advice to an error.
pub(super) fn advised(error: impl Into<anyhow::Error>, help: impl Into<String>) -> anyhow::Error {
    let error = error.into();
    let help = help.into();
    Advised { error, help }.into()
}

impl fmt::Display for Advised {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl Error for Advised {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error.source()
    }
}
