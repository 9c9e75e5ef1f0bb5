//! `codes`: prints the table of diagnostic codes.

use anyhow::Result;
use markdown_codegen::diagnostics::Code;

use super::outcome::Outcome;
use super::terminal::Terminal;

pub(super) fn run(terminal: &Terminal) -> Result<Outcome> {
    let width = Code::ALL.iter().map(|code| code.name().len()).max();
    let width = width.unwrap_or(0);
    let mut text = String::new();
    for code in Code::ALL {
        let severity = code.severity().name();
        let name = terminal.bold(&format!("{:<width$}", code.name()));
        text.push_str(&format!("{name}  {severity:<7}  {}\n", code.meaning()));
    }
    terminal.print(&text)?;
    Ok(Outcome::Fine)
}
