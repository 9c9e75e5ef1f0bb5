//! Pages of the cases, spoiled at random: whatever stands in them, the generator ends with findings
//! or with files that are what they seem.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use markdown_codegen::diagnostics::Severity;
use markdown_codegen::diagnostics::render::Style;
use markdown_codegen::{Config, Error as RunError, Generated, Loaded};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;
use walkdir::WalkDir;

use support::bless;

/// How many spoiled sets of pages are tried; about as many as a debug build does in ten seconds.
const CASES: u32 = 256;

/// What means something in Rust, Markdown, HTML, a terminal, or to who reads it.
const SNIPPETS: &[&str] = &[
    "*/",
    "/*",
    "//",
    "\"#",
    "\"",
    "'",
    "\\",
    "\\\\",
    "{}",
    "{0}",
    "#[allow(x)]",
    "#![x]",
    "r#\"",
    "```",
    "``",
    "`",
    "~~~",
    "~~",
    "</script>",
    "<script>",
    "<!--",
    "-->",
    "<b>",
    "</b>",
    "<br/>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "[x](javascript:alert(1))",
    "[x](data:text/html,x)",
    "[x](file:///etc/passwd)",
    "[x](../../../x.md)",
    "[x](/etc/passwd)",
    "[x]: javascript:x\n",
    "![x](javascript:x)",
    "<javascript:x>",
    "[a][b]",
    "[`a`]",
    "[`Vec`]",
    "&lt;",
    "&#0;",
    "&#x202e;",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "\u{200f}",
    "\u{61c}",
    "\u{200b}",
    "\u{200d}",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{feff}",
    "\0",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{b}",
    "\r",
    "\r\n",
    "\n",
    "\n\n",
    "\t",
    "    ",
    "> ",
    "- ",
    "1. ",
    "# ",
    "## ",
    "### ",
    "---\n",
    "|",
    "\\|",
    "| - |",
    "\u{3164}",
    "e\u{301}",
    "é",
    "ﬁ",
    "ẞ",
    "İ",
    "😀",
    "self",
    "crate",
    "mod",
    "CON",
    "r#type",
    "../",
    "/",
    "..",
    "$",
    "$crate",
    "%",
    "*string*",
    "Record<string, ",
    ">",
    "[]",
    "| ",
    "Unrecognized<string>",
    "\\u202e",
    "\\u{202e}",
    "\\x00",
    "\\ud800",
    "-1",
    "9223372036854775808",
    "1e999",
    "NaN",
    "null",
];

/// What makes text mean something else than it seems to, or cannot be shown.
fn is_treacherous(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
    ) || matches!(
        c,
        '\u{2028}' | '\u{2029}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    ) || c.is_control() && c != '\n'
}

/// Pages and configuration of one case.
#[derive(Clone, Debug)]
struct Set {
    pages: Vec<(String, Vec<u8>)>,
    configuration: Option<String>,
}

/// The pages of all cases, and of both states of all cases of changes.
fn sets() -> &'static [Set] {
    static SETS: OnceLock<Vec<Set>> = OnceLock::new();
    SETS.get_or_init(|| read_sets().unwrap())
}

fn read_sets() -> Result<Vec<Set>, Box<dyn Error>> {
    let mut sets = Vec::new();
    for case in bless::suite("cases")? {
        sets.push(read_set(&case.folder.join("specs"), &case.folder)?);
    }
    for case in bless::suite("diff")? {
        for side in ["old", "new"] {
            let folder = case.folder.join(side);
            sets.push(read_set(&folder, &folder)?);
        }
    }
    for case in bless::suite("lint")? {
        sets.push(read_set(&case.folder.join("specs"), &case.folder)?);
    }
    sets.retain(|set| !set.pages.is_empty());
    assert!(sets.len() > 150, "the cases have moved");
    Ok(sets)
}

fn read_set(folder: &Path, beside: &Path) -> Result<Set, Box<dyn Error>> {
    let mut pages = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|e| e == "md") {
            let path = entry.path().strip_prefix(folder)?;
            let path = path.to_string_lossy().replace('\\', "/");
            pages.push((path, fs::read(entry.path())?));
        }
    }
    Ok(Set {
        pages,
        configuration: fs::read_to_string(beside.join("codegen.toml")).ok(),
    })
}

/// One way to spoil a page.
#[derive(Clone, Debug)]
enum Spoil {
    Insert(Index, &'static str),
    InCell(Index, &'static str),
    Cut(Index, u8),
    Byte(Index, u8),
    DoubleLine(Index),
    DropLine(Index),
    SwapLines(Index, Index),
    SwapCells(Index, Index),
    Repeat(Index, &'static str, u16),
}

fn spoil() -> impl Strategy<Value = Spoil> {
    let at = any::<Index>;
    let snippet = || proptest::sample::select(SNIPPETS);
    prop_oneof![
        2 => (at(), snippet()).prop_map(|(at, text)| Spoil::Insert(at, text)),
        5 => (at(), snippet()).prop_map(|(at, text)| Spoil::InCell(at, text)),
        1 => (at(), any::<u8>()).prop_map(|(at, length)| Spoil::Cut(at, length)),
        1 => (at(), any::<u8>()).prop_map(|(at, byte)| Spoil::Byte(at, byte)),
        1 => at().prop_map(Spoil::DoubleLine),
        1 => at().prop_map(Spoil::DropLine),
        1 => (at(), at()).prop_map(|(a, b)| Spoil::SwapLines(a, b)),
        1 => (at(), at()).prop_map(|(a, b)| Spoil::SwapCells(a, b)),
        1 => (at(), snippet(), 2..300_u16).prop_map(|(at, text, n)| Spoil::Repeat(at, text, n)),
    ]
}

impl Spoil {
    fn apply(&self, page: &mut Vec<u8>) {
        match self {
            Self::Insert(at, text) => insert(page, at.index(page.len() + 1), text.as_bytes()),
            Self::InCell(at, text) => {
                // Behind a space and before a letter: in a description, lead or title.
                let places: Vec<usize> = (1..page.len())
                    .filter(|at| page[at - 1] == b' ' && page[*at].is_ascii_alphabetic())
                    .collect();
                if !places.is_empty() {
                    insert(page, places[at.index(places.len())], text.as_bytes());
                }
            }
            Self::Cut(at, length) => {
                let at = at.index(page.len() + 1);
                let end = page.len().min(at + usize::from(*length));
                page.drain(at..end);
            }
            Self::Byte(at, byte) if !page.is_empty() => {
                let at = at.index(page.len());
                page[at] = *byte;
            }
            Self::Byte(..) => {}
            Self::DoubleLine(at) => lines(page, b'\n', |lines| {
                let line = lines[at.index(lines.len())].clone();
                lines.insert(at.index(lines.len()), line);
            }),
            Self::DropLine(at) => lines(page, b'\n', |lines| {
                lines.remove(at.index(lines.len()));
            }),
            Self::SwapLines(a, b) => lines(page, b'\n', |lines| {
                let (a, b) = (a.index(lines.len()), b.index(lines.len()));
                lines.swap(a, b);
            }),
            Self::SwapCells(a, b) => lines(page, b'|', |cells| {
                let (a, b) = (a.index(cells.len()), b.index(cells.len()));
                cells.swap(a, b);
            }),
            Self::Repeat(at, text, times) => {
                let text = text.repeat(usize::from(*times));
                insert(page, at.index(page.len() + 1), text.as_bytes());
            }
        }
    }
}

fn insert(page: &mut Vec<u8>, at: usize, text: &[u8]) {
    page.splice(at..at, text.iter().copied());
}

fn lines(page: &mut Vec<u8>, end: u8, change: impl FnOnce(&mut Vec<Vec<u8>>)) {
    let mut parts: Vec<Vec<u8>> = page
        .split(|byte| *byte == end)
        .map(<[u8]>::to_vec)
        .collect();
    change(&mut parts);
    *page = parts.join(&end);
}

fn run(set: &Set) -> Result<Option<(Loaded, Generated)>, TestCaseError> {
    let load = || Config::new().load_pages(set.pages.clone(), set.configuration.as_deref());
    match (load(), load()) {
        (Ok(loaded), Ok(again)) => Ok(Some((again, loaded.generate()))),
        (Err(RunError::Findings(_)), Err(_)) => Ok(None),
        (Err(error), _) | (_, Err(error)) => Err(TestCaseError::fail(format!("{error:?}"))),
    }
}

fn check(set: &Set) -> Result<(), TestCaseError> {
    let Some((loaded, generated)) = run(set)? else {
        return Ok(());
    };
    let findings = &generated.findings;
    let rendered = findings.render(Style::Plain);
    let json = findings.to_json().to_string();
    prop_assert!(!json.is_empty());
    for text in [
        &rendered,
        &findings
            .lines(Severity::Error)
            .collect::<Vec<_>>()
            .join("\n"),
    ] {
        let found = text.chars().find(|c| is_treacherous(*c));
        prop_assert!(found.is_none(), "{found:?} in {text}");
    }
    accounted(set, &loaded, &generated)?;
    if findings.diagnostics.has_errors() {
        return Ok(());
    }
    let mut paths = BTreeSet::new();
    for file in &generated.files {
        let is_part = |part: &str| {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.".contains(c);
            !part.is_empty() && !part.starts_with('.') && part.chars().all(plain)
        };
        prop_assert!(file.path.split('/').all(is_part), "{}", file.path);
        prop_assert!(
            paths.insert(file.path.to_lowercase()),
            "{} twice",
            file.path
        );
        let found = file.text.chars().find(|c| is_treacherous(*c));
        prop_assert!(found.is_none(), "{found:?} in {}\n{}", file.path, file.text);
        prop_assert!(!file.text.contains("compile_error!"), "{}", file.text);
        if file.path.ends_with(".rs") {
            let parsed = syn::parse_file(&file.text);
            prop_assert!(
                parsed.is_ok(),
                "{}: {:?}\n{}",
                file.path,
                parsed.err(),
                file.text
            );
        }
    }
    let again = loaded.generate();
    prop_assert_eq!(&again.files, &generated.files);
    prop_assert_eq!(again.findings.render(Style::Plain), rendered);
    Ok(())
}

/// Every page is a type or an envelope, has operations, is listed as neither, or has an error.
fn accounted(set: &Set, loaded: &Loaded, generated: &Generated) -> Result<(), TestCaseError> {
    let findings = &generated.findings;
    let Some(schema) = &loaded.schema else {
        prop_assert!(findings.diagnostics.has_errors());
        return Ok(());
    };
    let errors = findings
        .diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Error);
    let errors = errors.filter_map(|d| findings.sources.file(d.span));
    let mut found: BTreeMap<&str, &str> = errors
        .map(|file| (file.path.as_str(), "an error"))
        .collect();
    found.extend(
        schema
            .models
            .iter()
            .map(|model| (model.origin.page.as_str(), "a type")),
    );
    found.extend(
        schema
            .operations
            .iter()
            .map(|o| (o.origin.page.as_str(), "operations")),
    );
    found.extend(
        schema
            .envelopes
            .iter()
            .map(|envelope| (envelope.origin.page.as_str(), "an envelope")),
    );
    found.extend(
        schema
            .other_pages
            .iter()
            .map(|page| (page.as_str(), "neither")),
    );
    for (path, _) in &set.pages {
        prop_assert!(found.contains_key(path.as_str()), "{path} is lost");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn spoiled_pages_do_no_harm(
        set in any::<Index>(),
        spoils in proptest::collection::vec((any::<Index>(), spoil()), 1..6),
    ) {
        let mut set = set.get(sets()).clone();
        for (page, spoil) in &spoils {
            let at = page.index(set.pages.len());
            spoil.apply(&mut set.pages[at].1);
        }
        check(&set)?;
    }
}
