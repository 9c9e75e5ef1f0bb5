//! Converts the text of a table cell to Markdown of several lines.

use super::code::{Fence, is_list_item};

/// The description as Markdown of several lines; empty if it is missing or `N/A`.
pub(super) fn normalise(markdown: &str) -> String {
    let text = markdown
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    if text == "N/A" {
        return String::new();
    }
    let text = if text.contains('\n') {
        text
    } else {
        break_lines(&text)
    };
    let text = if text.lines().any(is_escaped_rule) {
        text.replace("\\|", "|")
    } else {
        text
    };
    let text = javadoc(&text);
    if text.contains('\n') {
        separate_tables(&dedent(&text))
    } else {
        text.replace('\t', "    ")
    }
}

/// Maximum length of a name in such braces.
const LONGEST: usize = 256;

/// Converts Javadoc's `{@link A#b}` and `{@code x}` to code.
fn javadoc(text: &str) -> String {
    const OPENINGS: &[&str] = &["&#123;@", "{@"];
    const CLOSINGS: &[&str] = &["&#125;", "}"];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, opening)) = opening(rest, OPENINGS) {
        let behind = rest.get(at + opening.len()..).unwrap_or("");
        let near = behind.char_indices().nth(LONGEST).map(|(at, _)| at);
        let near = behind.get(..near.unwrap_or(behind.len())).unwrap_or(behind);
        let found = first_of(near, CLOSINGS).and_then(|(end, closing)| {
            let (tag, name) = behind.get(..end)?.split_once(char::is_whitespace)?;
            let name = name.trim().trim_start_matches('#').replace('#', ".");
            let is_known = ["code", "link", "linkplain"].contains(&tag);
            let is_plain = !name.is_empty() && !name.contains(['`', '{', '\n']);
            (is_known && is_plain).then_some((name, end + closing.len()))
        });
        out.push_str(rest.get(..at).unwrap_or(""));
        match found {
            Some((name, length)) => {
                out.extend(["`", &name, "`"]);
                rest = behind.get(length..).unwrap_or("");
            }
            None => {
                out.push_str(opening);
                rest = behind;
            }
        }
    }
    out + rest
}

/// The first occurrence of one of several strings that end in `@`.
fn opening<'a>(text: &str, strings: &[&'a str]) -> Option<(usize, &'a str)> {
    text.match_indices('@').find_map(|(at, mark)| {
        let before = text.get(..at + mark.len())?;
        let string = strings.iter().find(|string| before.ends_with(**string))?;
        Some((before.len() - string.len(), *string))
    })
}

/// The first occurrence of one of several strings.
fn first_of<'a>(text: &str, strings: &[&'a str]) -> Option<(usize, &'a str)> {
    let places = strings
        .iter()
        .filter_map(|string| Some((text.find(string)?, *string)));
    places.min()
}

/// Whether a line is the delimiter row of a table with escaped pipes.
fn is_escaped_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("\\|") && line.contains('-') && line.chars().all(|c| "\\|:- ".contains(c))
}

/// Converts each `<br/>` to a line break, in code and tables, too.
fn break_lines(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some((before, behind)) = rest.split_once('<') {
        text.push_str(before);
        rest = match after_break(behind) {
            Some(after) => {
                text.push('\n');
                after
            }
            None => {
                text.push('<');
                behind
            }
        };
    }
    text + rest
}

/// The text after `br>`, `br/>` or `br />`.
fn after_break(behind: &str) -> Option<&str> {
    let name = behind.get(..2)?;
    let rest = behind.get(2..)?.trim_start_matches(' ');
    let rest = rest.strip_prefix('/').unwrap_or(rest).strip_prefix('>')?;
    name.eq_ignore_ascii_case("br").then_some(rest)
}

/// Removes the common indentation of all lines except the first.
fn dedent(text: &str) -> String {
    let text = text.replace('\t', "    ");
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = text
        .lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty())
        .map(indent)
        .min()
        .unwrap_or(0);
    // After a blank line, four spaces are probably code.
    let is_docstring = text
        .lines()
        .nth(1)
        .is_some_and(|line| !line.trim().is_empty());
    // Indented lines after the first item belong to it.
    if margin == 0 || (margin >= 4 && !is_docstring) || is_list_item(&text) {
        return text;
    }
    let lines: Vec<_> = text
        .lines()
        .enumerate()
        .map(|(at, line)| {
            if at == 0 {
                line
            } else {
                line.get(margin..).unwrap_or("")
            }
        })
        .collect();
    lines.join("\n")
}

/// Adds blank lines around tables, which would otherwise absorb adjacent paragraphs, and joins the
/// lines of a broken row.
fn separate_tables(text: &str) -> String {
    let source: Vec<&str> = text.lines().collect();
    let mut lines: Vec<String> = Vec::new();
    let mut fence = None;
    let mut was_row = false;
    let mut at = 0;
    while let Some(line) = source.get(at) {
        at += 1;
        let content = line.trim_start();
        let is_row = fence.is_none() && content.starts_with('|');
        Fence::track(&mut fence, line);
        let is_edge = is_row != was_row && (was_row || line.len() - content.len() < 4);
        let is_blank = |line: &str| line.trim().is_empty();
        if is_edge && !is_blank(line) && lines.last().is_some_and(|last| !is_blank(last)) {
            lines.push(String::new());
        }
        let mut line = (*line).to_owned();
        if is_row && was_row {
            let rest = source.get(at..).unwrap_or_default();
            for part in rest.iter().take(rest_of_row(&line, rest)) {
                let part = part.trim().trim_start_matches("> ");
                line += if part == "|" { " " } else { "<br>" };
                line += part;
                at += 1;
            }
        }
        lines.push(line);
        was_row = is_row;
    }
    lines.join("\n")
}

/// The number of lines after a row that belong to its last cell.
fn rest_of_row(row: &str, behind: &[&str]) -> usize {
    let is_end = |line: &str| line.trim_end().ends_with('|');
    if is_end(row) {
        return 0;
    }
    let is_part = |line: &&&str| {
        let line = line.trim();
        !line.is_empty() && (line == "|" || !line.starts_with('|'))
    };
    let parts = behind.iter().take_while(is_part);
    let end = parts.clone().position(|line| is_end(line));
    end.map_or(0, |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_broken_into_lines() {
        assert_eq!(normalise("a<br/>b<BR>c<br />d<b>e"), "a\nb\nc\nd<b>e");
        assert_eq!(normalise("a<br/>b\nc"), "a<br/>b\nc");
        assert_eq!(normalise(" N/A "), "");
        assert_eq!(normalise("N/A for now"), "N/A for now");
        assert_eq!(normalise("a<br"), "a<br");
    }

    #[test]
    fn docstrings_lose_their_margin() {
        assert_eq!(normalise("a<br/>  b<br/><br/>    c"), "a\nb\n\n  c");
        assert_eq!(normalise("a\n\n    b\n    c"), "a\n\n    b\n    c");
        assert_eq!(normalise("- a\n\n  b"), "- a\n\n  b");
    }

    #[test]
    fn javadoc_becomes_code() {
        assert_eq!(
            normalise("&#123;@link A#b()&#125; {@code x}, {@link #c} {@see d} {@"),
            "`A.b()` `x`, `c` {@see d} {@"
        );
    }

    #[test]
    fn tables_stand_apart() {
        assert_eq!(
            normalise("a<br/>| x |<br/>| - |<br/>b"),
            "a\n\n| x |\n| - |\n\nb"
        );
        assert_eq!(
            normalise("a<br/>\\| x \\|<br/>\\|---\\|"),
            "a\n\n| x |\n|---|"
        );
        assert_eq!(normalise("a<br/>\\| x"), "a\n\\| x");
        assert_eq!(
            normalise("| x |<br/>| - |<br/>| a<br/> > b<br/>|<br/>| c<br/>d"),
            "| x |\n| - |\n| a<br>b |\n| c\n\nd"
        );
        assert_eq!(normalise("```<br/>| x<br/>```"), "```\n| x\n```");
    }
}
