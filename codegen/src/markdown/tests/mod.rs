mod components;
mod headings;
mod hostile;
mod inlines;

use super::*;
use crate::source::{FileId, SourceFile, Sources};

fn sources(text: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add(SourceFile::new("a.md", "a.md", text.to_owned()));
    sources
}

fn outline(page: &Page<'_>) -> Vec<(u8, String, String)> {
    let row = |section: &Section<'_>| {
        (
            section.level,
            section.title.text().to_owned(),
            section.content.text.text().to_owned(),
        )
    };
    page.sections.iter().map(row).collect()
}

fn entry(level: u8, title: &str, text: &str) -> (u8, String, String) {
    (level, title.to_owned(), text.to_owned())
}

#[test]
fn sections_have_titles_and_texts() {
    let sources = sources("before\n\n# ~~A~~ #\n\nlead\nmore\n\n## B\n### `c#`\nx");
    let page = read(&sources, FileId::default());
    assert_eq!(page.preamble.text.text(), "before");
    assert_eq!(
        outline(&page),
        [
            entry(1, "~~A~~", "lead\nmore"),
            entry(2, "B", ""),
            entry(3, "`c#`", "x"),
        ]
    );
    assert_eq!(page.title().map(|title| title.heading.span().line), Some(3));
    let parts: Vec<_> = page.parts().map(|(_, rest)| rest.len()).collect();
    assert_eq!(parts, [1]);
}

#[test]
fn headings_in_code_and_quotes_are_none_and_underlined_ones_where_they_are_wanted() {
    let sources = sources("# A\n\n```\n# no\n```\n\n> # no\n\nprose\n---\n\n- # no\n");
    let page = read(&sources, FileId::default());
    assert_eq!(
        outline(&page)[1..],
        [entry(2, "prose", "- # no")],
        "{page:?}"
    );
    let page = page.without_underlined().expect("one that is underlined");
    assert!(page.without_underlined().is_none());
    assert_eq!(page.sections.len(), 1);
    let blocks = &page.sections[0].content.blocks;
    assert!(matches!(
        blocks.as_slice(),
        [
            Block::Fence(_),
            Block::Quote(_),
            Block::Other(_),
            Block::List(_)
        ]
    ));
    assert_eq!(page.blocks().count(), 4);
}

#[test]
fn fences_keep_their_code_as_it_stands() {
    for text in [
        "```ts  \na\n\n  b | c\n```\n",
        "~~~~ ts\na\n\n  b | c\n~~~~",
        "```ts\na\n\n  b | c",
    ] {
        let sources = sources(text);
        let page = read(&sources, FileId::default());
        let fence = page.preamble.fences().next().expect("a fence");
        assert_eq!(fence.info.text(), "ts", "{text:?}");
        assert_eq!(fence.body.text(), "a\n\n  b | c", "{text:?}");
        assert_eq!(fence.body.span().line, 2);
    }
    let sources = sources("```ts\r\na\r\nb\r\n```\r\n\r\n```\n```\n");
    let page = read(&sources, FileId::default());
    let bodies: Vec<_> = page.preamble.fences().map(|f| f.body.text()).collect();
    assert_eq!(bodies, ["a\r\nb", ""]);
}

#[test]
fn tables_keep_every_cell_that_was_written() {
    let text = "| A | B |\r\n| - | - |\r\n| `x|y` | é\\|z | more |\r\n| one |\r\n| a |  |";
    let sources = sources(text);
    let page = read(&sources, FileId::default());
    let table = page.preamble.tables().next().expect("a table");
    assert!(table.has_columns(&["A", "B"]));
    assert!(!table.has_columns(&["A"]));
    let cells: Vec<Vec<_>> = table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.text()).collect())
        .collect();
    assert_eq!(
        cells,
        [
            vec!["`x", "y`", "é\\|z", "more"],
            vec!["one"],
            vec!["a", ""]
        ]
    );
    let more = table.rows[0].cells[3].span();
    assert_eq!((more.line, more.column), (3, 18));
    assert_eq!(unescape_cell(r"a\|b\\|c\d"), r"a|b\|c\d");
}

#[test]
fn a_table_may_have_no_rows_and_no_outer_pipes() {
    let sources = sources("A | B\n- | -\n\nx\n\n| A |\n| - |\n| |\n|");
    let page = read(&sources, FileId::default());
    let tables: Vec<_> = page.preamble.tables().collect();
    assert_eq!(tables.len(), 2);
    assert_eq!(tables[0].rows.len(), 0);
    assert_eq!(tables[0].header.cells.len(), 2);
    assert_eq!(tables[1].rows[0].cells.len(), 1);
}

#[test]
fn comments_stand_alone() {
    let sources =
        sources("# A\n<!-- one -->\n```ts\n```\n<!-- two --><!-- three -->\n\n<!-- x --> <b>\n");
    let page = read(&sources, FileId::default());
    let texts: Vec<_> = page.blocks().map(|block| block.text().text()).collect();
    assert_eq!(
        texts,
        ["one", "```ts\n```", "two", "three", "<!-- x --> <b>"]
    );
}

#[test]
fn list_items_are_those_of_the_outermost_level() {
    let sources = sources("* one\n  * inner\n* two\n");
    let page = read(&sources, FileId::default());
    let Some(Block::List(list)) = page.preamble.blocks.first() else {
        panic!("no list");
    };
    let items: Vec<_> = list.items.iter().map(|item| item.text.text()).collect();
    assert_eq!(items, ["* one\n  * inner", "* two"]);
}

#[test]
fn a_byte_order_mark_hides_no_title() {
    let sources = sources("\u{feff}# A\n\nlead");
    let page = read(&sources, FileId::default());
    let title = page.title().expect("a title");
    assert_eq!(title.title.text(), "A");
    assert_eq!(title.title.span().start, 5);
    assert_eq!(title.content.text.text(), "lead");
}
