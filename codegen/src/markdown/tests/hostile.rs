//! Pages that are made to take long or to nest deeply.

use std::time::{Duration, Instant};

use super::*;

/// Bytes of the shorter page.
const LENGTH: usize = 1 << 12;

/// How many times as long the other page is. In quadratic time it takes the square of that.
const TIMES: usize = 4;

/// Time that the system may take away from the longer page.
const NOISE: Duration = Duration::from_millis(100);

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
            ("a.mdx", "[b]: c\n\n"),
            ("a.md", "---\na: b\n"),
        ] {
            let is_linear = || {
                let short = time(path, start, part, LENGTH);
                let long = time(path, start, part, LENGTH * TIMES);
                long < short * 2 * TIMES as u32 + NOISE
            };
            // Another process may have slowed down one of the two.
            assert!(
                (0..5).any(|_| is_linear()),
                "{part:?} in {path} after {start:?}"
            );
        }
    }
}

/// How long everything that can be read from a page takes.
fn time(path: &str, start: &str, part: &str, length: usize) -> Duration {
    let text = start.to_owned() + &part.repeat(length / part.len());
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new(path, path, text));
    let begun = Instant::now();
    let page = read(&sources, file);
    let anchors = page.nodes().map(|node| node.anchor().len()).sum::<usize>();
    let first = page.sections.first();
    let first = first.map_or(page.text, |section| section.title);
    let texts = [
        page.inline(page.text),
        page.cell(page.text),
        page.cell(first),
    ];
    let runs: usize = texts.iter().map(|text| text.marked().len()).sum();
    std::hint::black_box((anchors, runs, page.without_underlined(), page.clone()));
    begun.elapsed()
}
