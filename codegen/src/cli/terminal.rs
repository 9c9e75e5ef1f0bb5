//! The standard streams, and whether they have colours.

use std::io::{self, ErrorKind, IsTerminal, Write};

use anyhow::{Context, Result};
use markdown_codegen::diagnostics::render::{Style, render};
use markdown_codegen::diagnostics::{Diagnostics, Severity};
use markdown_codegen::source::Sources;

use super::advice::Advised;
use super::input::When;

const BOLD: &str = "\u{1b}[1m";
const BOLD_RED: &str = "\u{1b}[1;31m";
const RESET: &str = "\u{1b}[0m";

/// The output streams of the process.
pub(super) struct Terminal {
    out_color: bool,
    err_color: bool,
    quiet: bool,
}

impl Terminal {
    pub(super) fn new(color: When, quiet: bool) -> Self {
        let on = |is_terminal: bool| match color {
            When::Always => true,
            When::Never => false,
            When::Auto => is_terminal && wants_color(),
        };
        Self {
            out_color: on(io::stdout().is_terminal()),
            err_color: on(io::stderr().is_terminal()),
            quiet,
        }
    }

    /// Whether progress is visible.
    pub(super) fn is_watched(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Writes to the standard output. A reader that closes the pipe, such as `head`, is not an error.
    pub(super) fn print(&self, text: &str) -> Result<()> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            result => result.context("cannot write to stdout"),
        }
    }

    /// Writes a message to the standard error, unless quiet.
    pub(super) fn note(&self, text: &str) {
        if !self.quiet {
            self.insist(text);
        }
    }

    /// Writes a message to the standard error, even if quiet.
    pub(super) fn insist(&self, text: &str) {
        // A failure here cannot be reported.
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Prints all diagnostics, or only the errors if quiet.
    pub(super) fn findings(&self, diagnostics: &Diagnostics, sources: &Sources) {
        let style = if self.err_color {
            Style::Color
        } else {
            Style::Plain
        };
        let mut shown = Diagnostics::default();
        for diagnostic in diagnostics.iter() {
            if !self.quiet || diagnostic.severity == Severity::Error {
                shown.push(diagnostic.clone());
            }
        }
        let mut text = render(&shown, sources, style);
        if !text.is_empty() {
            text.push('\n');
        }
        self.insist(&text);
    }

    /// Prints why the command could not run.
    pub(super) fn error(&self, error: &anyhow::Error) {
        let (start, end) = if self.err_color {
            (BOLD_RED, RESET)
        } else {
            ("", "")
        };
        let mut text = format!("{start}error:{end} {error:#}\n");
        if let Some(Advised { help, .. }) = error.downcast_ref() {
            text.push_str(&format!("help: {help}\n"));
        }
        self.insist(&text);
    }

    /// Whether the standard output has colours.
    pub(super) fn out_color(&self) -> bool {
        self.out_color
    }

    /// A heading on the standard output.
    pub(super) fn bold(&self, text: &str) -> String {
        if self.out_color {
            format!("{BOLD}{text}{RESET}")
        } else {
            text.to_owned()
        }
    }
}

fn wants_color() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    !refused && !dumb
}
