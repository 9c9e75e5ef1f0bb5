//! Code blocks: their language, and whether they are code.

/// Allowed languages of fences; rustdoc never runs them as Rust.
const LANGUAGES: &[(&str, &str)] = &[
    ("bash", "bash"),
    ("c", "c"),
    ("cpp", "cpp"),
    ("csharp", "csharp"),
    ("css", "css"),
    ("csv", "csv"),
    ("curl", "bash"),
    ("diff", "diff"),
    ("go", "go"),
    ("graphql", "graphql"),
    ("html", "html"),
    ("http", "http"),
    ("java", "java"),
    ("javascript", "javascript"),
    ("js", "javascript"),
    ("json", "json"),
    ("json5", "json"),
    ("jsonc", "json"),
    ("jsonl", "json"),
    ("kotlin", "kotlin"),
    ("markdown", "markdown"),
    ("md", "markdown"),
    ("php", "php"),
    ("py", "python"),
    ("python", "python"),
    ("rb", "ruby"),
    ("ruby", "ruby"),
    ("sh", "sh"),
    ("shell", "sh"),
    ("sql", "sql"),
    ("swift", "swift"),
    ("toml", "toml"),
    ("ts", "typescript"),
    ("typescript", "typescript"),
    ("xml", "xml"),
    ("yaml", "yaml"),
    ("yml", "yaml"),
];

/// The language of a fence: a known one, or `text`.
pub(super) fn language(info: &str) -> &'static str {
    let name = info
        .split(|c: char| !c.is_ascii_alphanumeric())
        .find(|part| !part.is_empty())
        .unwrap_or("")
        .to_ascii_lowercase();
    LANGUAGES
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("text", |(_, language)| language)
}

/// The lines of a code block, without surrounding blank lines and trailing spaces.
pub(super) fn lines(language: &str, code: &str) -> Vec<String> {
    let code = unescape(code).replace('\t', "    ");
    let mut lines: Vec<String> = code
        .lines()
        .map(|line| super::escape::visible(line.trim_end()))
        .skip_while(String::is_empty)
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    if language == "json" {
        indent_json(&mut lines);
    }
    lines
}

/// Page generators write braces and pipes as entities in code, too, where Markdown has no entities.
pub(super) fn unescape(code: &str) -> String {
    code.replace("&#123;", "{")
        .replace("&#125;", "}")
        .replace("&#124;", "|")
}

/// Indents JSON without indentation.
fn indent_json(lines: &mut [String]) {
    if lines.iter().any(|line| line.starts_with(' ')) {
        return;
    }
    let mut depth = 0_usize;
    for line in lines {
        let mut is_in_string = false;
        let mut is_escaped = false;
        let mut opened = 0_usize;
        let mut closed_before = 0_usize;
        for c in line.chars() {
            match c {
                _ if is_escaped => is_escaped = false,
                '\\' if is_in_string => is_escaped = true,
                '"' => is_in_string = !is_in_string,
                '{' | '[' if !is_in_string => opened += 1,
                '}' | ']' if !is_in_string => match opened.checked_sub(1) {
                    Some(left) => opened = left,
                    None => closed_before += 1,
                },
                _ => {}
            }
        }
        let outer = depth.saturating_sub(closed_before);
        if !line.is_empty() {
            line.insert_str(0, &"  ".repeat(outer.min(16)));
        }
        depth = outer + opened;
    }
}

/// The kind of an indented block.
pub(super) enum Indented {
    /// Code.
    Code,
    /// Indented Markdown, without its indentation.
    Markdown(String),
}

/// Distinguishes code from indented lists and sentences.
pub(super) fn indented(code: &str) -> Indented {
    let is_list = code
        .lines()
        .filter(|line| !line.trim().is_empty())
        .all(|line| line.starts_with(' ') || is_list_item(line));
    let is_prose = code.starts_with(char::is_uppercase)
        && code.lines().all(|line| !line.starts_with(' '))
        && code.trim_end().ends_with(['.', ':', '!', '?'])
        && code.split_whitespace().count() >= 4
        && !code.contains(|c: char| "{}[]();=<>|$\\#".contains(c));
    if (is_list && code.lines().next().is_some_and(is_list_item)) || is_prose {
        Indented::Markdown(code.to_owned())
    } else {
        Indented::Code
    }
}

/// Whether a line starts a list item.
pub(super) fn is_list_item(line: &str) -> bool {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if digits.len() < line.len() {
        digits.strip_prefix(['.', ')'])
    } else {
        line.strip_prefix(['-', '*', '+'])
    };
    rest.is_some_and(|rest| rest.starts_with(' '))
}

/// The open fence at a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fence {
    mark: char,
    length: usize,
}

impl Fence {
    /// Processes a line, which may open or close the fence.
    pub(super) fn track(fence: &mut Option<Self>, line: &str) {
        let line = line.trim();
        let Some(mark) = line.chars().next().filter(|c| matches!(c, '`' | '~')) else {
            return;
        };
        let info = line.trim_start_matches(mark);
        let length = line.len() - info.len();
        match fence {
            Some(open) if open.mark == mark && length >= open.length && info.is_empty() => {
                *fence = None;
            }
            None if length >= 3 && !(mark == '`' && info.contains('`')) => {
                *fence = Some(Self { mark, length });
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_language_is_rust() {
        assert_eq!(language(""), "text");
        assert_eq!(language("rust"), "text");
        assert_eq!(language("ignore"), "text");
        assert_eq!(language("should_panic,json"), "text");
        assert_eq!(language("JSON title=x"), "json");
        assert_eq!(language("{.js}"), "javascript");
    }

    #[test]
    fn flat_json_is_indented() {
        let flat = "{\n\"a\": [\n1,\n\"}\\\"\"\n],\n\"b\": {}\n}";
        assert_eq!(
            lines("json", flat),
            [
                "{",
                "  \"a\": [",
                "    1,",
                "    \"}\\\"\"",
                "  ],",
                "  \"b\": {}",
                "}"
            ]
        );
        assert_eq!(lines("json", "{\n \"a\": 1\n}"), ["{", " \"a\": 1", "}"]);
        assert_eq!(lines("text", "\n{ \n\na\n\n"), ["{", "", "a"]);
    }

    #[test]
    fn indented_lists_and_sentences_are_no_code() {
        let is_code = |code| matches!(indented(code), Indented::Code);
        assert!(!is_code("* a\n* b\n  c\n"));
        assert!(!is_code("The foo of the bar.\n"));
        assert!(is_code("let x = 1;\n"));
        assert!(is_code("GET /foo HTTP/1.1\nHost: example.com\n"));
        assert!(is_code("* a\nb\n"));
    }
}
