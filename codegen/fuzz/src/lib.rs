//! What the fuzz targets share: several files in one input, and what must hold of every output.

use std::path::Path;

use markdown_codegen::diagnostics::Diagnostics;
use markdown_codegen::diagnostics::render::{Style, render};
use markdown_codegen::source::Sources;
use markdown_codegen::target::{has_header, is_generated};
use markdown_codegen::{Config, Error, Findings, Generated, Loaded};

/// How a line begins that names the file that follows.
pub const MARK: &str = "=== ";

/// The path of the configuration.
pub const CONFIGURATION: &str = "codegen.toml";

/// Files by their paths.
pub type Files = Vec<(String, Vec<u8>)>;

/// The files of an input: `=== models/token.md` begins one. What stands before the first such line
/// is a page.
pub fn files(input: &[u8]) -> Files {
    let mut files = vec![("models/page.md".to_owned(), Vec::new())];
    for line in input.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(MARK.as_bytes()) {
            Some(path) => {
                let path = String::from_utf8_lossy(path).trim().to_owned();
                files.push((path, Vec::new()));
            }
            None => {
                if let Some((_, text)) = files.last_mut() {
                    text.extend_from_slice(line);
                }
            }
        }
    }
    files.retain(|(path, text)| !text.is_empty() || path != "models/page.md");
    files
}

/// Reads files as pages with their configuration; `None` where they cannot be read at all.
pub fn load(files: Files) -> Option<Loaded> {
    let (configuration, pages): (Files, Files) = files
        .into_iter()
        .partition(|(path, _)| path == CONFIGURATION);
    let configuration = match configuration.into_iter().next() {
        Some((_, text)) => Some(String::from_utf8(text).ok()?),
        None => None,
    };
    match Config::new().load_pages(pages, configuration.as_deref()) {
        Ok(loaded) => Some(loaded),
        Err(Error::Findings(findings)) => {
            check_findings(&findings);
            None
        }
        Err(error) => {
            let _ = error.to_string();
            None
        }
    }
}

/// Demands of findings that they can be told in every way.
pub fn check_findings(findings: &Findings) {
    check_diagnostics(&findings.diagnostics, &findings.sources);
    let _ = findings.to_json().to_string();
}

/// Demands that every place is one, and that no page gives orders to a terminal.
pub fn check_diagnostics(diagnostics: &Diagnostics, sources: &Sources) {
    for diagnostic in diagnostics.iter() {
        let span = diagnostic.span;
        if let Some(file) = sources.file(span) {
            let range = span.start as usize..span.end as usize;
            assert!(file.text.get(range).is_some(), "{diagnostic:?} is no place");
        }
    }
    check_text(&render(diagnostics, sources, Style::Plain));
}

/// Demands that a text has nothing that changes how the rest of it is shown.
pub fn check_text(text: &str) {
    let odd = |c: &char| match c {
        '\n' | '\t' => false,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    };
    if let Some(found) = text.chars().find(odd) {
        panic!("{found:?} in {text:?}");
    }
}

/// Demands of emitted files that they may be written and can be read.
pub fn check_files(generated: &Generated) {
    for file in &generated.files {
        assert!(
            is_generated(file.text.as_bytes()) == has_header(&file.path),
            "{} has a header or not, unlike what its name says",
            file.path
        );
        check_text(&file.text);
        if file.path.ends_with(".rs")
            && let Err(error) = syn::parse_file(&file.text)
        {
            panic!("{}: {error}\n{}", file.path, file.text);
        }
    }
    // Nothing is written by a plan; the folder is not there.
    let planned = markdown_codegen::write::Plan::new(Path::new("no/such/folder"), &generated.files);
    if let Err(error) = planned {
        panic!("{error}");
    }
}
