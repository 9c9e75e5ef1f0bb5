//! Pages that are made to take long or to nest deeply.

use std::time::{Duration, Instant};

use super::*;

/// Bytes of a page. What takes quadratic time takes minutes for them.
const LENGTH: usize = 1 << 14;

#[test]
fn the_time_is_in_proportion_to_the_length() {
    let repeated = [
        "# a\n",
        "# <a name=\"a\"/>\n",
        "a\n-\n",
        "<A ",
        "<A b=\"\n",
        "<A {\n",
        "<A>\n",
        "</A>\n",
        "<A>\n</B>\n",
        "<A/>",
        "<A/>     ",
        "</A>x</B>",
        "{/*\n",
        "{/*",
        "{/**/}",
        "import (\n\n",
        "export {}\n",
        "<!--\n",
        "```\n",
        "~~~\n`",
        "> ",
        "* ",
        "- a\n  ",
        "1. ",
        "[",
        "[a][b]",
        "![",
        "[b]: c\n",
        "\\|",
        "{\\|",
        "a | b\n- | -\n",
        "| a |\n| - |\n",
        "| <A> ",
        "<b>",
        "<a href=\"x\">",
        "&lt;",
        "**a *b ",
        "`a``b",
        "\u{feff}",
        "---\n",
        "a: b\n",
    ];
    for part in repeated {
        for (path, start) in [
            ("a.md", ""),
            ("a.mdx", ""),
            ("a.md", "---\na: b\n"),
            ("a.mdx", "[b]: c\n\n"),
        ] {
            let text = start.to_owned() + &part.repeat(LENGTH / part.len());
            let mut sources = Sources::default();
            let file = sources.add(SourceFile::new(path, path, text));
            let begun = Instant::now();
            let page = read(&sources, file);
            let anchors = page.nodes().map(|node| node.anchor().len()).sum::<usize>();
            let first = page
                .sections
                .first()
                .map_or(page.text, |section| section.title);
            let found = [
                page.inline(page.text),
                page.cell(page.text),
                page.cell(first),
            ];
            let runs: usize = found.iter().map(|inline| inline.marked().len()).sum();
            drop((page.without_underlined(), page.clone()));
            let time = begun.elapsed();
            assert!(
                time < Duration::from_secs(20),
                "{part:?} in {path} takes {time:?}: {anchors} {runs}"
            );
        }
    }
}
