use proptest::prelude::*;
use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::*;

fn rendered(markdown: &str) -> String {
    let links = |target: &str| match target {
        "../models/foo.md" => Some("super::Foo".to_owned()),
        "../models/foo.md#bar" => Some("super::Bar".to_owned()),
        _ => None,
    };
    rustdoc(markdown, &links).join("\n")
}

#[track_caller]
fn check(pairs: &[(&str, &str)]) {
    for (markdown, expected) in pairs {
        assert_eq!(rendered(markdown), *expected, "from {markdown:?}");
    }
}

#[test]
fn line_breaks_of_cells_make_markdown() {
    check(&[
        ("N/A", ""),
        ("-", ""),
        ("One.<br/>Two<br/>b<br/><br/>c<br/>", "One.\nTwo b\n\nc"),
        ("a:<br/>- b<br/>- c<br />  - d<br>", "a:\n\n- b\n- c\n  - d"),
        ("a<br/>1. b<br/>2. c", "a\n\n1. b\n2. c"),
        (
            "a<br/>| x | y |<br/>|---|:-:|<br/>| `p` | q |<br/>b",
            "a\n\n| x | y |\n| --- | :-: |\n| `p` | q |\n\nb",
        ),
        (
            "a<br/>```json<br/>&#123;<br/>\"b\": 1<br/>&#125;<br/>```<br/>c",
            "a\n\n```json\n{\n  \"b\": 1\n}\n```\n\nc",
        ),
        ("> a<br/>> b<br/><br/>c", "> a b\n\nc"),
        ("a  <br/>b", "a\\\nb"),
    ]);
}

#[test]
fn leads_keep_their_breaks_in_code() {
    check(&[
        ("a<br/>b\nc", "a\\\nb c"),
        ("a<br/><br/>b\nc", "a\n\nb c"),
        ("`<br/>` is\na break", "`<br/>` is a break"),
        ("| a |\n| - |\n| b<br/>c |", "| a |\n| --- |\n| b<br>c |"),
    ]);
}

#[test]
fn code_is_never_a_doctest() {
    check(&[
        ("```<br/>a<br/>```", "```text\na\n```"),
        ("```rust<br/>a<br/>```", "```text\na\n```"),
        ("```js<br/>a<br/>```", "```javascript\na\n```"),
        ("~~~~<br/>```<br/>~~~~", "````text\n```\n````"),
        ("a:\n\n    b();\n      c", "a:\n\n```text\nb();\n  c\n```"),
        ("a:\n\n    * b\n    * c", "a:\n\n- b\n- c"),
        (
            "a:\n\n\tSome words that end here.",
            "a:\n\nSome words that end here.",
        ),
    ]);
}

#[test]
fn links_lead_somewhere() {
    check(&[
        ("see https://a.example/b_c.", "see <https://a.example/b_c>."),
        ("(https://a.example/<id>/b)", "(`https://a.example/<id>/b`)"),
        (
            "[https://a.example](https://a.example)",
            "<https://a.example>",
        ),
        ("[RFC 1][https://a.example]", "[RFC 1](https://a.example)"),
        (
            "[a](https://a.example \"t\")",
            "[a](https://a.example \"t\")",
        ),
        ("[Foo](../models/foo.md)", "[`Foo`](super::Foo)"),
        ("[Bar](../models/foo.md#bar)", "[`Bar`](super::Bar)"),
        ("[a Bar][../models/foo.md#bar]", "[a Bar](super::Bar)"),
        ("[a Foo](../models/foo.md)", "[a Foo](super::Foo)"),
        ("[super::Foo](../models/foo.md)", "[`super::Foo`]"),
        ("[a *bar*](../models/bar.md)", "a *bar*"),
        (
            "![a](b.png) ![c](https://a.example/c.png)",
            "a ![c](https://a.example/c.png)",
        ),
        (
            "[x] [x][y] [^1] [ ]",
            "\\[x\\] \\[x\\]\\[y\\] \\[^1\\] \\[ \\]",
        ),
        ("[Note]: this", "\\[Note\\]: this"),
        ("<me@a.example>", "<me@a.example>"),
    ]);
}

#[test]
fn html_is_said_in_markdown_or_shown() {
    check(&[
        ("<b>a</b> <em>b</em> <code>c_d</code>", "**a** *b* `c_d`"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        (
            "<a href='https://a.example/?b&amp;c'>d</a>",
            "[d](https://a.example/?b&c)",
        ),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("a <ul><li>b</li><li>c</li></ul> d", "a\n\n- b\n- c\n\nd"),
        ("<div>\n  <li>a\n</div>\nb", "- a\n\nb"),
        ("Vec<T> </i> <b>", "Vec\\<T> \\</i> \\<b>"),
        ("a <!-- b --> c", "a c"),
    ]);
}

#[test]
fn characters_are_what_they_look_like() {
    check(&[
        (
            "&#123;a&#125; `&#123;` &amp;amp; R&D",
            "{a} `{` \\&amp; R&D",
        ),
        ("a\u{202e}b `c\u{200b}`", "a\\u{202E}b `c\\u{200B}`"),
        ("&#x202e;a&nbsp;b\tc\r\nd", "\\u{202E}a b c d"),
        ("snake_case _meta a * b ~5", "snake_case _meta a \\* b ~5"),
        ("_a _b `c", "\\_a \\_b \\`c"),
        ("{@link Foo#bar}", "`Foo.bar`"),
    ]);
}

#[test]
fn headings_lie_below_the_item() {
    check(&[
        ("# a\n\n## b", "## a\n\n### b"),
        ("## a", "## a"),
        ("a\n===", "## a"),
    ]);
}

#[test]
fn lists_stay_apart() {
    check(&[
        ("- a\n* b", "- a\n\n* b"),
        ("1. a\n\n   b\n2. c", "1. a\n\n   b\n\n2. c"),
        ("- [ ] a\n- [x] b", "- ☐ a\n- ☑ b"),
    ]);
}

#[test]
fn long_lines_are_wrapped_outside_of_marks() {
    let long = "word ".repeat(18);
    assert_eq!(
        rendered(&format!("{long}`a b` - [c d](https://a.example)")),
        format!("{long}\n`a b` - [c d](https://a.example)").replace(" \n", "\n")
    );
    assert_eq!(
        rendered(&format!("- {long}end")),
        format!("- {long}\n  end").replace(" \n", "\n")
    );
}

#[test]
fn deep_nesting_ends() {
    for part in ["> ", "- ", "1. ", "*a **b ", "<b>", "[", "![", "> - "] {
        let markdown = format!("{}x", part.repeat(5_000));
        assert!(rendered(&markdown).contains('x'), "{part}");
    }
}

/// Whether a text holds something that rustdoc would run or complain about.
fn is_clean(text: &str) -> Result<(), String> {
    for event in links::parser(text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                return Err("indented code".to_owned());
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))
                if info.is_empty() || code::language(&info) != &*info =>
            {
                return Err(format!("fence {info}"));
            }
            Event::Html(html) => return Err(format!("block of HTML {html}")),
            _ => {}
        }
    }
    if text.starts_with('\n') || text.ends_with('\n') {
        return Err("blank edge".to_owned());
    }
    match text
        .lines()
        .find(|line| line.ends_with(char::is_whitespace) || line.contains('\t'))
    {
        Some(line) => Err(format!("blanks in {line:?}")),
        None => Ok(()),
    }
}

fn markdown() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[a-zA-Z.,!?]{1,6}",
        4 => Just(" ".to_owned()),
        2 => Just("\n".to_owned()),
        1 => "(\n\n|<br/>|  \n|\n    |\n  )",
        2 => "(\n- |\n\\* |\n1\\. |\n2\\) |\n> |\n# |\n```|\n```json|\n~~~|\n---|\n===|\n\\| )",
        3 => r"[*_~`\[\](){}<>|&;:#!\\=+-]",
        2 => "(\\*\\*|~~|``|\\]\\(|\\]\\[|\\| - \\||&#123;|&lt;|&nbsp;|\\[x\\]: )",
        1 => "(<b>|</b>|<p>|</p>|<li>|<ul>|<x>|<br>|<!-- | -->|<code>|</code>|<a href=\"x\">|</a>)",
        1 => "(https://a\\.example/b|http://|<https://a\\.b>|mailto:|\u{202e}|\u{200b}|\u{a0}|é|中|\t|\r|\0)",
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_clean_and_keeps_its_words(markdown in markdown()) {
        let out = rendered(&markdown);
        prop_assert_eq!(&out, &rendered(&markdown));
        prop_assert!(is_clean(&out).is_ok(), "{:?} in {out:?}", is_clean(&out));
        let source = links::keep_definitions(html::rewrite(cell::normalise(&markdown)));
        // A space may come between two pieces of code, which would otherwise be one.
        let letters = |text: &str| -> String { text.split_whitespace().collect() };
        prop_assert_eq!(
            letters(&tree::text(&parse::parse(&out))),
            letters(&tree::text(&parse::parse(&source))),
            "{:?}",
            out
        );
    }

    #[test]
    fn plain_words_are_what_a_parser_makes_of_them(
        text in r#"[a-zA-Z]([a-z]{0,3}[ .,;:'"()?!/%=+#$0-9-]{1,3}[A-Za-z]{0,2}){0,24}"#,
    ) {
        prop_assert!(plain::text(&text).is_some() || text.contains("://") || text == "N/A");
        prop_assert_eq!(rendered(&text), super::parsed(&text, &|_| None).join("\n"));
    }

    #[test]
    fn any_text_is_what_a_parser_makes_of_it(text in r"[ -~]{0,12}( [ -~é\u{3164}]{1,6}){0,12}") {
        prop_assert_eq!(rendered(&text), super::parsed(&text, &|_| None).join("\n"));
    }

    #[test]
    fn any_characters_are_clean(markdown: String) {
        let out = rendered(&markdown);
        prop_assert!(is_clean(&out).is_ok(), "{:?} in {out:?}", is_clean(&out));
    }
}

#[test]
fn code_beside_code_stays_apart() {
    let text = "https://a.example/b&#123;`:`";
    assert_eq!(rendered(text), "`https://a.example/b{` `:`");
}

#[test]
fn items_without_words_are_left_out() {
    assert_eq!(rendered("* - -\n    a"), "- - a");
    assert_eq!(rendered("x\n\n-\n-\n\ny"), "x\n\ny");
    assert_eq!(rendered("- a\n-\n- b"), "- a\n-\n- b");
}

#[test]
fn a_link_without_words_is_its_address() {
    assert_eq!(rendered("[][https://a.example/b]"), "<https://a.example/b>");
}
