//! Front matter, components and scripts.

use super::*;
use crate::source::Excerpt;

/// A line for each block of a page and its headings.
fn blocks(page: &Page<'_>) -> Vec<String> {
    let mut lines: Vec<_> = page.preamble.blocks.iter().map(line).collect();
    for section in &page.sections {
        lines.push(format!("{} {}", section.level, section.title.text()));
        lines.extend(section.content.blocks.iter().map(line));
    }
    lines
}

fn line(block: &Block<'_>) -> String {
    let text = block.text().text();
    let kind = match block {
        Block::Paragraph(_) => "text",
        Block::Fence(_) => "fence",
        Block::Table(_) => "table",
        Block::Comment(_) => "comment",
        Block::Quote(_) => "quote",
        Block::List(list) => return format!("list {}", items(list)),
        Block::Html(_) => "html",
        Block::Component(component) => {
            let content = component.content.map(|content| content.text());
            return format!("open {} {content:?}", component.tag.name.text());
        }
        Block::ComponentEnd(tag) => return format!("close {}", tag.name.text()),
        Block::FrontMatter(_) => "matter",
        Block::Script(_) => "script",
        Block::Other(_) => "other",
    };
    format!("{kind} {text}")
}

fn items(list: &List<'_>) -> String {
    let items = list.items.iter().map(|item| {
        let blocks: Vec<_> = item.blocks.iter().map(line).collect();
        format!("[{}]", blocks.join(", "))
    });
    items.collect()
}

fn mdx(text: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add(SourceFile::new("a.mdx", "a.mdx", text.to_owned()));
    sources
}

#[test]
fn blocks_of_both_languages() {
    let cases: &[(&str, &[&str])] = &[
        (
            "---\ntitle: A\n---\n# A\n\ntext",
            &["matter ---\ntitle: A\n---", "1 A", "text text"],
        ),
        ("---\n\ntext\n---\n", &["other ---", "2 text"]),
        ("---\n# A\n---\n", &["other ---", "1 A", "other ---"]),
        ("# A\n---\na: b\n---\n", &["1 A", "other ---", "2 a: b"]),
        (
            "<Route method=\"GET\">/users/{id}</Route>\n\n# A",
            &[
                "open Route Some(\"/users/{id}\")",
                "text /users/{id}",
                "close Route",
                "1 A",
            ],
        ),
        (
            "<Head\n  method=\"GET\"\n  deep\n>\nGet it\n</Head>\nmore",
            &[
                "open Head Some(\"Get it\")",
                "text Get it",
                "close Head",
                "text more",
            ],
        ),
        (
            "<Tabs>\n<Tab a>\n```ts\nx <Y/>\n```\n</Tab>\n</Tabs>",
            &[
                "open Tabs Some(\"<Tab a>\\n```ts\\nx <Y/>\\n```\\n</Tab>\")",
                "open Tab Some(\"```ts\\nx <Y/>\\n```\")",
                "fence ```ts\nx <Y/>\n```",
                "close Tab",
                "close Tabs",
            ],
        ),
        (
            "<Note x>\n## B\n| a |\n| - |\n</Note>\n\n<Alone/> <Beside />",
            &[
                "open Note Some(\"## B\\n| a |\\n| - |\")",
                "2 B",
                "table | a |\n| - |",
                "close Note",
                "open Alone None",
                "open Beside None",
            ],
        ),
        ("<Open a='1'>\ntext", &["open Open None", "text text"]),
        ("text <B/>\nmore </B>", &["text text <B/>\nmore </B>"]),
        ("`<A x=1>`\n\n    <A/>\n", &["text `<A x=1>`", "other <A/>"]),
        ("<T> of a list", &["text <T> of a list"]),
        ("a | b\n- | -\n<A/> | c", &["table a | b\n- | -\n<A/> | c"]),
        (
            "<div>\n<A/>\n</div>",
            &["html <div>", "open A None", "html </div>"],
        ),
        ("<!--\n<A/>\n-->", &["comment <A/>"]),
        (
            "* a **b**\n  * c\n\n    d\n* ```\n  e\n  ```\n1. x\n   1. y",
            &[
                "list [text a **b**, list [text c, text d]][fence ```\n  e\n  ```]",
                "list [text x, list [text y]]",
            ],
        ),
        ("* # a\n  > b", &["list [other # a, quote > b]"]),
    ];
    for (text, expected) in cases {
        let sources = sources(text);
        assert_eq!(
            blocks(&read(&sources, FileId::default())),
            *expected,
            "{text}"
        );
    }
}

#[test]
fn blocks_of_mdx() {
    let cases: &[(&str, &[&str])] = &[
        (
            "import A from \"a\"\nexport const x = {\n\n  y: 1,\n}\n\n# B",
            &[
                "script import A from \"a\"\nexport const x = {\n\n  y: 1,\n}",
                "1 B",
            ],
        ),
        (
            "{/* one\n\ntwo */}\n# A {/* id */}\ntext {/* x */} more",
            &["comment one\n\ntwo", "1 A", "text text {/* x */} more"],
        ),
        (
            "text\nimport of goods",
            &["text text", "script import of goods"],
        ),
        (
            "<B>text\nmore</B>",
            &["open B Some(\"text\\nmore\")", "text text\nmore", "close B"],
        ),
        ("<a id=\"x\"/>\n## A", &["html <a id=\"x\"/>", "2 A"]),
        (
            "<A>\n    b\n    c\n  </A>\n  <D>\n    e\n  </D>",
            &[
                "open A Some(\"b\\n    c\")",
                "text b\n    c",
                "close A",
                "open D Some(\"e\")",
                "text e",
                "close D",
            ],
        ),
        ("{/* open", &["text {/* open"]),
        (
            "    <A/>\n\n```\nimport a\n{/* b */}\n```",
            &["open A None", "fence ```\nimport a\n{/* b */}\n```"],
        ),
    ];
    for (text, expected) in cases {
        let sources = mdx(text);
        let page = read(&sources, FileId::default());
        assert_eq!(page.flavor, Flavor::Mdx);
        assert_eq!(blocks(&page), *expected, "{text}");
    }
    let sources = mdx("# A {/* id */}");
    let page = read(&sources, FileId::default());
    assert_eq!(page.nodes().next().map(Node::text), Some("A"));
}

#[test]
fn tags_have_attributes_with_places() {
    let text = "<A.b c=\"d > e\" f='g' h={ {i: \"}\"} } {...j} k:l m=n />rest";
    let sources = sources(text);
    let found = tag(Excerpt::whole(&sources, FileId::default())).expect("a tag");
    assert_eq!(
        (found.name.text(), found.form),
        ("A.b", TagForm::SelfClosing)
    );
    assert!(text.ends_with("rest") && found.text.text().ends_with("/>"));
    let attributes: Vec<_> = found
        .attributes
        .iter()
        .map(|a| {
            (
                a.name.text(),
                a.value.map(|value| value.text()),
                a.is_expression,
            )
        })
        .collect();
    assert_eq!(
        attributes,
        [
            ("c", Some("d > e"), false),
            ("f", Some("g"), false),
            ("h", Some(" {i: \"}\"} "), true),
            ("", Some("...j"), true),
            ("k:l", None, false),
            ("m", Some("n"), false),
        ]
    );
    assert_eq!(
        found.attribute("f").map(|value| value.span().start),
        Some(18)
    );
    for text in [
        "<", "<a", "<a b=>", "<a b=\"", "<1>", "a", "</a b>", "<a/ >", "<a{b}>",
    ] {
        let sources = super::sources(text);
        let found = tag(Excerpt::whole(&sources, FileId::default()));
        assert!(found.is_none(), "{text}");
    }
}

#[test]
fn front_matter_has_values() {
    let text = "---\r\ntitle: \"A: b\"\r\ntags:\r\n  - x: y\r\nslug: /a # b\r\n---\r\n";
    let sources = sources(text);
    let page = read(&sources, FileId::default());
    let matter = page.front_matter().expect("front matter");
    let entries: Vec<_> = matter
        .entries()
        .map(|(key, value)| (key, value.text()))
        .collect();
    assert_eq!(
        entries,
        [("title", "A: b"), ("tags", ""), ("slug", "/a # b")]
    );
    assert_eq!(matter.get("slug").map(|value| value.span().line), Some(5));
    assert!(matter.get("x").is_none());
}
