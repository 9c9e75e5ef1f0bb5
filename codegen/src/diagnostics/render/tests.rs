use proptest::prelude::*;

use super::*;
use crate::diagnostics::Code;
use crate::source::FileId;

struct Case {
    sources: Sources,
    file: FileId,
    diagnostics: Diagnostics,
}

impl Case {
    fn new(path: &str, text: &str) -> Self {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new(path, format!("specs/{path}"), text.into()));
        Self {
            sources,
            file,
            diagnostics: Diagnostics::default(),
        }
    }

    /// Adds a finding about the first place of some words.
    fn at(&mut self, code: Code, words: &str, message: &str) -> Diagnostic {
        let text = &self.sources.get(self.file).unwrap().text;
        let start = text.find(words).unwrap();
        let span = self.sources.span(self.file, start..start + words.len());
        Diagnostic::new(code, span, message)
    }

    fn push(mut self, diagnostic: Diagnostic) -> Self {
        self.diagnostics.push(diagnostic);
        self
    }

    fn plain(&self) -> String {
        render(&self.diagnostics, &self.sources, Style::Plain)
    }
}

/// A table row as the pages have it: every cell padded to the widest of its column.
fn row(cells: [&str; 4]) -> String {
    let [field, kind, required, description] = cells;
    format!("| {field:<160} | {kind:<160} | {required:<160} | {description:<240} |\n")
}

#[test]
fn a_cell_of_a_very_long_row_is_shown_with_its_neighbours() {
    let text = format!(
        "# Token\n\n## Fields\n\n{}{}",
        row(["Field", "Type", "Required", "Description"]),
        row([
            "`scopes`",
            "*strng*[]",
            ":heavy_check_mark:",
            "The scopes of the token, in the order in which the client asked for them, without those that were refused."
        ]),
    );
    let mut case = Case::new("models/token.md", &text);
    let found = case
        .at(Code::UnreadableType, "*strng*", "`strng` is no known type")
        .label("expected a type such as `string`")
        .help("name the type in the configuration, or mend the page");
    insta::assert_snapshot!(case.push(found).plain(), @r"
    error[unreadable-type]: `strng` is no known type
     --> specs/models/token.md:6:166
      |
    6 | | `scopes` | *strng*[] | :heavy_check_mark: | The scopes of the token, in the order in which the cl…
      |              ^^^^^^^ expected a type such as `string`
      |
      = help: name the type in the configuration, or mend the page
    ");
}

#[test]
fn a_title() {
    let mut case = Case::new("models/token.md", "# Token Response\n\n## Fields\n");
    let found = case
        .at(
            Code::UnreadableTitle,
            "Token Response",
            "the title names no type",
        )
        .label("a name has no spaces");
    insta::assert_snapshot!(case.push(found).plain(), @r"
    error[unreadable-title]: the title names no type
     --> specs/models/token.md:1:3
      |
    1 | # Token Response
      |   ^^^^^^^^^^^^^^ a name has no spaces
    ");
}

#[test]
fn the_end_of_a_file() {
    let case = Case::new("models/token.md", "# Token\n");
    let span = case.sources.span(case.file, 8..8);
    let found = Diagnostic::new(Code::UnreadableSection, span, "the page ends early")
        .label("expected a section");
    insta::assert_snapshot!(case.push(found).plain(), @r"
    error[unreadable-section]: the page ends early
     --> specs/models/token.md:2:1
      |
    2 |
      | ^ expected a section
    ");

    let case = Case::new("models/token.md", "# Token");
    let span = case.sources.span(case.file, 7..7);
    let found = Diagnostic::new(Code::UnreadableSection, span, "the page ends early")
        .label("expected a section");
    insta::assert_snapshot!(case.push(found).plain(), @r"
    error[unreadable-section]: the page ends early
     --> specs/models/token.md:1:8
      |
    1 | # Token
      |        ^ expected a section
    ");

    let case = Case::new("models/token.md", "");
    let span = case.sources.span(case.file, 0..0);
    let found = Diagnostic::new(Code::UnreadableTitle, span, "the page is empty");
    insta::assert_snapshot!(case.push(found).plain(), @r"
    error[unreadable-title]: the page is empty
     --> specs/models/token.md:1:1
      |
    1 |
      | ^
    ");
}

#[test]
fn a_note_with_help_of_two_lines() {
    let mut case = Case::new("models/token.md", "# Option\n");
    let found = case
        .at(
            Code::NameChanged,
            "Option",
            "`Option` becomes `OptionModel`",
        )
        .help("choose another name in the configuration:\n[names]\nOption = \"Choice\"");
    insta::assert_snapshot!(case.push(found).plain(), @r#"
    note[name-changed]: `Option` becomes `OptionModel`
     --> specs/models/token.md:1:3
      |
    1 | # Option
      |   ^^^^^^
      |
      = help: choose another name in the configuration:
              [names]
              Option = "Choice"
    "#);
}

#[test]
fn two_findings_in_one_file() {
    let mut case = Case::new("models/token.md", "# Token\n\n## Fields\n\n## Values\n");
    let first = case.at(Code::UnreadableTitle, "Token", "first");
    let second = case.at(Code::UnreadableSection, "## Values", "second");
    insta::assert_snapshot!(case.push(second).push(first).plain(), @r"
    error[unreadable-section]: second
     --> specs/models/token.md:5:1
      |
    5 | ## Values
      | ^^^^^^^^^

    error[unreadable-title]: first
     --> specs/models/token.md:1:3
      |
    1 | # Token
      |   ^^^^^
    ");
}

#[test]
fn a_place_in_the_configuration() {
    let text = "[fields]\n\"Token.expiresIn\" = { type = \"i46\" }\n";
    let mut case = Case::new("codegen.toml", text);
    let found = case
        .at(Code::InvalidConfig, "\"i46\"", "`i46` is no number type")
        .help("one of `i32`, `i64`, `f64`");
    insta::assert_snapshot!(case.push(found).plain(), @r#"
    error[invalid-config]: `i46` is no number type
     --> specs/codegen.toml:2:30
      |
    2 | "Token.expiresIn" = { type = "i46" }
      |                              ^^^^^
      |
      = help: one of `i32`, `i64`, `f64`
    "#);
}

#[test]
fn wide_characters() {
    let text = format!(
        "# Token\n\n日本語のトークン: *strng* {}\n",
        "説明".repeat(80)
    );
    let mut case = Case::new("models/token.md", &text);
    let found = case
        .at(Code::UnreadableType, "*strng*", "`strng` is no known type")
        .label("here");
    insta::assert_snapshot!(case.push(found).plain(), @r"
    error[unreadable-type]: `strng` is no known type
     --> specs/models/token.md:3:11
      |
    3 | 日本語のトークン: *strng* 説明説明説明説明説明説明説明説明説明説明説明説明説明説明説明説明説明説明…
      |                   ^^^^^^^ here
    ");
}

#[test]
fn a_tab_a_byte_order_mark_and_other_line_ends() {
    let mut case = Case::new("models/token.md", "\u{feff}# Token\r\n\tvalues\t: x\r\n");
    let first = case.at(Code::UnreadableTitle, "Token", "first");
    let second = case
        .at(Code::UnreadableValue, ": x", "second")
        .label("here");
    insta::assert_snapshot!(case.push(first).push(second).plain(), @r"
    error[unreadable-title]: first
     --> specs/models/token.md:1:4
      |
    1 | # Token
      |   ^^^^^

    error[unreadable-value]: second
     --> specs/models/token.md:2:9
      |
    2 |     values    : x
      |               ^^^ here
    ");
}

#[test]
fn several_lines() {
    let text = "# Token\n\none\ntwo\nthree\nfour\nfive\nsix\nseven\n";
    let mut case = Case::new("models/token.md", text);
    let found = case
        .at(
            Code::UnreadableValue,
            "one\ntwo\nthree\nfour\nfive\nsix\n",
            "the list cannot be read",
        )
        .label("this list");
    insta::assert_snapshot!(case.push(found).plain(), @r"
    error[unreadable-value]: the list cannot be read
     --> specs/models/token.md:3:1
      |
    3 | / one
    4 | | two
    5 | | three
    6 | | four
    7 | | five
    8 | | six
      | |___^ this list
    ");
}

#[test]
fn a_file_that_is_none_of_the_sources() {
    let mut diagnostics = Diagnostics::default();
    let span = crate::source::Span::default();
    diagnostics.push(Diagnostic::new(Code::InvalidConfig, span, "message").help("help"));
    let text = render(&diagnostics, &Sources::default(), Style::Plain);
    insta::assert_snapshot!(text, @r"
    error[invalid-config]: message
     |
     = help: help
    ");
}

#[test]
fn escape_sequences_of_a_page_do_not_reach_the_terminal() {
    let mut case = Case::new("models/\u{1b}[31m.md", "# \u{1b}[31mToken\n");
    let found = case
        .at(
            Code::UnreadableTitle,
            "\u{1b}[31mToken",
            "\u{1b}[31mmessage",
        )
        .label("\u{1b}[31mlabel")
        .help("\u{1b}[31mhelp");
    let case = case.push(found);
    assert!(!case.plain().contains('\u{1b}'));
    let colored = render(&case.diagnostics, &case.sources, Style::Color);
    assert!(colored.contains('\u{1b}') && !colored.contains("\u{1b}[31m"));
}

/// Found by the fuzzer: some terminals take these for escape sequences, too.
#[test]
fn controls_beyond_ascii_do_not_reach_the_terminal() {
    let mut case = Case::new("a.md", "\u{9c}\u{9b}31m\u{202e}\n");
    let finding = case.at(
        Code::UnreadableValue,
        "\u{9b}",
        "unexpected `\u{9c}\u{9b}31m`",
    );
    let finding = finding.label("\u{9d}").help("\u{90}");
    let text = case.push(finding).plain();
    assert!(text.contains("unreadable-value"), "{text:?}");
    let hidden = |c: char| c != '\n' && crate::source::is_hidden(c);
    assert!(!text.contains(hidden), "{text:?}");
}

#[test]
fn a_message_cannot_take_the_place_of_the_place() {
    let mut case = Case::new("models/token.md", "# Token\n");
    let found = case.at(Code::UnreadableTitle, "Token", "\u{fdd0}:1:2");
    assert!(
        case.push(found)
            .plain()
            .contains("--> specs/models/token.md:1:3")
    );
}

#[test]
fn a_span_without_a_line_is_no_place() {
    let case = Case::new("codegen.toml", "a = 1\n");
    let span = crate::source::Span::default();
    let case = case.push(Diagnostic::new(Code::InvalidConfig, span, "message"));
    assert_eq!(case.plain(), "error[invalid-config]: message\n");
}

#[test]
fn no_findings_are_no_text() {
    let text = render(&Diagnostics::default(), &Sources::default(), Style::Plain);
    assert_eq!(text, "");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn no_span_of_no_text_is_too_much(
        pieces in prop::collection::vec(
            prop_oneof![
                Just("\n".to_owned()), Just("\r\n".to_owned()), Just("\r".to_owned()),
                Just("\t".to_owned()), Just("\u{feff}".to_owned()), Just("\u{200d}".to_owned()),
                Just("👩‍👩‍👧 e\u{301} 日本".to_owned()), Just(" ".repeat(60)), Just("a".repeat(150)),
                any::<String>(),
            ],
            0..12,
        ),
        start in 0..900usize,
        length in 0..900usize,
        label in any::<Option<String>>(),
        help in any::<Option<String>>(),
        color in any::<bool>(),
    ) {
        let case = Case::new("page.md", &pieces.concat());
        let span = case.sources.span(case.file, start..start + length);
        let mut found = Diagnostic::new(Code::UnreadableRow, span, "message");
        found.label = label;
        found.help = help;
        let case = case.push(found);
        let style = if color { Style::Color } else { Style::Plain };
        let text = render(&case.diagnostics, &case.sources, style);
        prop_assert!(text.contains("page.md:"));
        #[cfg(feature = "json")]
        {
            let values = crate::diagnostics::json::to_json(&case.diagnostics, &case.sources);
            prop_assert_eq!(values.as_array().map(Vec::len), Some(1));
        }
    }
}
