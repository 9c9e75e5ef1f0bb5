//! Cells and other text without marks.

use super::*;

fn page_with(cell: &str) -> Sources {
    sources(&format!("{cell}\n\n[Ref x]: <r.md#y> 'T'\n[b]: c\n"))
}

/// The text of an excerpt, and its links.
fn read_as_cell(cell: &str) -> (String, String, Vec<(String, String)>) {
    let sources = page_with(cell);
    let page = read(&sources, FileId::default());
    let raw = page.text.slice(0..cell.len());
    let inline = page.cell(raw);
    let links = inline
        .links
        .iter()
        .map(|link| (link.text.clone(), link.target.clone()));
    (inline.text(), inline.marked(), links.collect())
}

#[test]
fn cells_have_a_plain_text() {
    for (cell, text, marked) in [
        ("plain", "plain", "plain"),
        ("", "", ""),
        ("`a` **b** *c* ~~d~~", "a b c d", "`a` **b** *c* ~~d~~"),
        ("**`a`**", "a", "**`a`**"),
        (
            "Array&lt;string&gt; &amp; &quot;x&quot;",
            "Array<string> & \"x\"",
            "Array<string> & \"x\"",
        ),
        ("Array<string>", "Array<string>", "Array<string>"),
        (
            "Map<string, List<T>>",
            "Map<string, List<T>>",
            "Map<string, List<T>>",
        ),
        ("a<br/>b<br>c", "a\nb\nc", "a\nb\nc"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb", "a\nb"),
        ("<a name=\"x\"></a>`y`", "y", "`y`"),
        ("<code>a</code> <b>c</b>", "a c", "`a` **c**"),
        ("a <Icon name=\"x\"/><!-- y --> b", "a  b", "a  b"),
        ("`a\\|b` \\| c", "a|b | c", "`a|b` | c"),
        ("\\*x\\* a\\_b", "*x* a_b", "*x* a_b"),
        ("**string*", "*string", "**string*"),
        ("# x", "# x", "# x"),
        ("- x", "- x", "- x"),
        ("<div>x *y*</div>", "x y", "x *y*"),
        ("[X](y)[]", "X[]", "X[]"),
        ("?`a`", "?a", "?`a`"),
    ] {
        let found = read_as_cell(cell);
        assert_eq!(found.0, text, "{cell}");
        if cell != "**string*" {
            assert_eq!(found.1, marked, "{cell}");
        }
    }
}

#[test]
fn links_have_text_and_target() {
    for (cell, links) in [
        (
            "[**X**](y.md#z) or [`W`](<v w>)",
            vec![("X", "y.md#z"), ("W", "v w")],
        ),
        (
            "[X][ref  X], [REF x] and [Ref x][]",
            vec![("X", "r.md#y"), ("REF x", "r.md#y"), ("Ref x", "r.md#y")],
        ),
        ("[X][none] `[b]`", vec![]),
        ("<a href=\"y.md?a&amp;b\">X</a>", vec![("X", "y.md?a&b")]),
        ("[[X](y)]", vec![("X", "y")]),
        ("![x](y) [![i](j)](k)", vec![("i", "k")]),
        (
            "<https://example.com>",
            vec![("https://example.com", "https://example.com")],
        ),
    ] {
        let found = read_as_cell(cell).2;
        let found: Vec<_> = found
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(found, links, "{cell}");
    }
}

#[test]
fn runs_have_places_styles_and_links() {
    let cell = "a\\|b **[`c`](d)** &lt;e";
    let sources = page_with(cell);
    let page = read(&sources, FileId::default());
    let inline = page.cell(page.text.slice(0..cell.len()));
    let runs: Vec<_> = inline
        .runs
        .iter()
        .map(|run| {
            (
                run.raw.text(),
                run.text.as_str(),
                run.style.code,
                run.style.strong,
                run.link,
            )
        })
        .collect();
    assert_eq!(
        runs,
        [
            ("a\\|b ", "a|b ", false, false, None),
            ("`c`", "c", true, true, Some(0)),
            (" &lt;e", " <e", false, false, None),
        ]
    );
    assert_eq!(inline.links[0].raw.text(), "[`c`](d)");
    assert!(page.cell(page.text.slice(0..1)).anchors.is_empty());
}

#[test]
fn links_lead_to_pages_and_anchors() {
    let mut sources = Sources::default();
    sources.add(SourceFile::new(
        "a/b.md",
        "a/b.md",
        "# X\n\n[x](#x) [y](../c.md#y)".to_owned(),
    ));
    let page = read(&sources, FileId::default());
    let inline = page.inline(page.sections[0].content.text);
    let places: Vec<_> = inline
        .links
        .iter()
        .filter_map(|link| page.destination(&link.target))
        .map(|place| (place.page, place.anchor.unwrap_or_default()))
        .collect();
    let place = |page: &str, anchor: &str| (page.to_owned(), anchor.to_owned());
    assert_eq!(places, [place("a/b.md", "x"), place("c.md", "y")]);
}
