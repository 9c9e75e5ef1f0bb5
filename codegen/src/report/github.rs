//! Commands in the log of a workflow on GitHub, which shows them beside the lines of a pull request.

use super::plain;

/// GitHub shows no more annotations of a step.
const MOST: usize = 10;

/// A log: a line of words, and then at most ten commands; of more, the number is told.
pub fn log(verdict: &str, mut commands: Vec<String>) -> String {
    let more = commands.len().saturating_sub(MOST);
    commands.truncate(MOST);
    let mut text = format!("{}\n", line(verdict));
    for command in commands {
        text.push_str(&command);
        text.push('\n');
    }
    if more > 0 {
        text.push_str(&format!("and {more} more\n"));
    }
    text
}

/// An annotation of a level (`error`, `warning` or `notice`) with properties such as `file`.
pub fn command(level: &str, properties: &[(&str, &str)], message: &str) -> String {
    let properties: Vec<String> = properties
        .iter()
        .map(|(name, value)| format!("{name}={}", property(value)))
        .collect();
    format!("::{level} {}::{}", properties.join(","), data(message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// A line of the log that is no command, whatever is in it.
fn line(text: &str) -> String {
    plain(text).replace("##[", "## [")
}
