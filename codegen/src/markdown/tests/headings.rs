//! Headings as a tree, and their anchors.

use super::*;

#[test]
fn headings_are_a_tree() {
    let sources = sources("#### Deep\n# A\n### B\n###### C\n## D\nE\n===\n");
    let page = read(&sources, FileId::default());
    let rows: Vec<_> = page
        .nodes()
        .map(|node| {
            let children: Vec<_> = node.children().map(Node::text).collect();
            let parent = node.parent().map(Node::text);
            (node.text(), parent, children.join(" "), node.inside().len())
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("Deep", None, String::new(), 0),
            ("A", None, "B D".to_owned(), 3),
            ("B", Some("A"), "C".to_owned(), 1),
            ("C", Some("B"), String::new(), 0),
            ("D", Some("A"), String::new(), 0),
            ("E", None, String::new(), 0),
        ]
    );
    let roots: Vec<_> = page.roots().map(Node::text).collect();
    assert_eq!(roots, ["Deep", "A", "E"]);
    assert_eq!(page.node(3).map(Node::path), Some(vec!["A", "B", "C"]));
    assert_eq!(page.node(6).map(Node::text), None);
}

#[test]
fn headings_have_the_anchors_of_github() {
    let cases: &[(&str, &str, &str)] = &[
        ("# A b  C!", "A b  C!", "a-b--c"),
        (
            "## `Foo.bar_baz` (x-y)",
            "Foo.bar_baz (x-y)",
            "foobar_baz-x-y",
        ),
        ("# [A *b*](c.md) ~~d~~ ##", "A b d", "a-b-d"),
        ("# Größe & Été", "Größe & Été", "größe--été"),
        ("# a &amp; b", "a & b", "a--b"),
        ("# Array\\<T\\>", "Array<T>", "arrayt"),
        ("# `a <b>`", "a <b>", "a-b"),
        ("#", "", ""),
        ("a *b*\nc\n---", "a b c", "a-b-c"),
    ];
    for (text, title, anchor) in cases {
        let sources = sources(text);
        let page = read(&sources, FileId::default());
        let node = page.nodes().next().expect("a heading");
        assert_eq!((node.text(), node.anchor()), (*title, *anchor), "{text}");
    }
}

#[test]
fn anchors_are_unique_and_lead_back() {
    let sources = sources("# A\n# A\n# A-1\n# A\n# a 1\n# B {#own.id}\n");
    let page = read(&sources, FileId::default());
    let anchors: Vec<_> = page.nodes().map(Node::anchor).collect();
    assert_eq!(anchors, ["a", "a-1", "a-1-1", "a-2", "a-1-2", "b"]);
    for node in page.nodes() {
        let found = page.find(node.anchor()).map(Node::index);
        assert_eq!(found, Some(node.index()));
    }
    let found = |anchor| page.find(anchor).map(Node::text);
    assert_eq!(found("own.id"), Some("B"));
    assert_eq!(found("B"), Some("B"));
    assert_eq!(found("c"), None);
}

#[test]
fn anchors_stand_in_or_before_headings() {
    for text in [
        "# <a name=\"x\"></a>A",
        "# A <a id='x'/>",
        "# A {#x}",
        "<a name=\"x\"></a>\n\n# A",
        "<a id=\"x\"></a>\n# A",
        "# Z\n\n<a id=x>\n</a>\n\n# A",
    ] {
        let sources = sources(text);
        let page = read(&sources, FileId::default());
        let node = page.nodes().last().expect("a heading");
        assert_eq!(node.explicit_anchors(), ["x"], "{text}");
        assert_eq!((node.text(), node.anchor()), ("A", "a"), "{text}");
        assert_eq!(page.find("x").map(Node::index), Some(node.index()));
    }
    let sources = sources("# A\n\n| <a name=\"y\"></a>`y` |\n| - |\n\n<a id=\"z\"></a>\n# B\n");
    let page = read(&sources, FileId::default());
    let found = |anchor| page.find(anchor).map(Node::text);
    assert_eq!((found("y"), found("z")), (Some("A"), Some("B")));
    let sources = super::sources("see <a name=\"x\"></a>\n\n# A {x}");
    let page = read(&sources, FileId::default());
    let node = page.nodes().next().expect("a heading");
    assert_eq!(node.text(), "A {x}");
    assert!(node.explicit_anchors().is_empty());
}

#[test]
fn the_raw_title_keeps_its_marks_and_place() {
    let sources = sources("\n# *A* {#x} #\n\nb\n--\n");
    let page = read(&sources, FileId::default());
    let titles: Vec<_> = page
        .nodes()
        .map(|node| (node.title.text(), node.title.span().line, node.style))
        .collect();
    assert_eq!(
        titles,
        [
            ("*A* {#x}", 2, HeadingStyle::Marked),
            ("b", 4, HeadingStyle::Underlined),
        ]
    );
}
