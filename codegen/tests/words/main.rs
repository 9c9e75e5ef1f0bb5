//! Checks that documents, docstrings, messages and identifiers use the terms of the field.

mod text;
mod vocabulary;

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use text::{code, identifier_words, prose, sentences};
use vocabulary::{REWRITTEN, Term, VOCABULARY, Where};

type Tested<T = ()> = Result<T, Box<dyn Error>>;

/// Lines of the counted documents that may have one of the counted words.
const MOST_COUNTED_LINES: usize = 20;

const COUNTED: &[&str] = &["stand", "stands", "told", "grave", "graver", "nobody"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Paths from the top of the repository of the files below a folder, sorted.
fn files(folder: &str, extension: &str) -> Tested<Vec<String>> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(root().join(folder)) else {
        return Ok(found);
    };
    for entry in entries {
        let entry = entry?;
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            found.extend(files(&path, extension)?);
        } else if path.ends_with(extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The documents, except for those that are generated from tables in the code.
fn documents() -> Tested<Vec<(String, String)>> {
    let mut paths = files("docs", ".md")?;
    for path in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "codegen/README.md",
        "codegen/fuzz/README.md",
        "codegen/runtime/README.md",
    ] {
        if root().join(path).is_file() {
            paths.push(path.to_owned());
        }
    }
    let mut documents = Vec::new();
    for path in paths {
        let text = fs::read_to_string(root().join(&path))?;
        if !text.starts_with("<!--") {
            documents.push((path, text));
        }
    }
    Ok(documents)
}

/// The sources whose words have been rewritten; tests are not among them.
fn sources() -> Tested<Vec<(String, String)>> {
    let mut sources = Vec::new();
    for folder in ["codegen/src", "codegen/runtime/src", "src"] {
        for path in files(folder, ".rs")? {
            let is_test = path.contains("/tests/") || path.ends_with("/tests.rs");
            if is_test || !REWRITTEN.iter().any(|start| path.starts_with(start)) {
                continue;
            }
            let text = fs::read_to_string(root().join(&path))?;
            let text = text.split("\n#[cfg(test)]").next().unwrap_or_default();
            sources.push((path, text.to_owned()));
        }
    }
    Ok(sources)
}

/// What a file has to say in each place where a term may be forbidden.
struct Checked {
    path: String,
    place: Where,
    /// Each is a list of words.
    sentences: Vec<Vec<String>>,
}

fn checked() -> Tested<Vec<Checked>> {
    let mut checked = Vec::new();
    for (path, text) in documents()? {
        checked.push(Checked {
            sentences: sentences(&prose(&text)),
            place: Where::Documents,
            path,
        });
    }
    for (path, text) in sources()? {
        let code = code(&text).map_err(|error| format!("{path}: {error}"))?;
        let of = |texts: &[String]| texts.iter().flat_map(|text| sentences(text)).collect();
        for (place, sentences) in [
            (Where::Docstrings, of(&code.docstrings)),
            (Where::Messages, of(&code.strings)),
            (
                Where::Identifiers,
                code.identifiers
                    .iter()
                    .map(|i| identifier_words(i))
                    .collect(),
            ),
        ] {
            checked.push(Checked {
                path: path.clone(),
                place,
                sentences,
            });
        }
    }
    Ok(checked)
}

/// Where a term occurs in a sentence; the rest of the sentence says whether it is an exception.
fn occurs(term: &Term, sentence: &[String]) -> bool {
    let pattern: Vec<&str> = term.pattern.split(' ').collect();
    let matches_at = |start: usize| {
        let window = sentence.get(start..start + pattern.len());
        window.is_some_and(|window| window.iter().zip(&pattern).all(|(word, part)| word == part))
    };
    (0..sentence.len()).any(matches_at)
}

#[test]
fn home_made_words_do_not_come_back() -> Tested {
    let checked = checked()?;
    let mut used = BTreeSet::new();
    let mut found = Vec::new();
    for term in VOCABULARY {
        for part in checked
            .iter()
            .filter(|part| term.places.contains(&part.place))
        {
            for sentence in part.sentences.iter().filter(|s| occurs(term, s)) {
                let text = sentence.join(" ");
                let exception = term
                    .exceptions
                    .iter()
                    .find(|(exception, _)| text.contains(exception) || part.path == *exception);
                match exception {
                    Some((phrase, _)) => {
                        used.insert((term.pattern, *phrase));
                    }
                    None => found.push(format!(
                        "{} ({:?}): `{}`: write {}\n    {text}",
                        part.path, part.place, term.pattern, term.instead
                    )),
                }
            }
        }
        for (phrase, reason) in term.exceptions {
            assert!(!reason.is_empty());
            let is_used = used.contains(&(term.pattern, *phrase));
            assert!(is_used, "the exception `{phrase}` is unused");
        }
    }
    assert!(
        found.is_empty(),
        "{}\n{} findings",
        found.join("\n"),
        found.len()
    );
    Ok(())
}

#[test]
fn counted_words_are_rare_in_the_documents() -> Tested {
    let mut lines = Vec::new();
    let mut paths = files("docs", ".md")?;
    paths.extend(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map(str::to_owned));
    for path in &paths {
        for line in fs::read_to_string(root().join(path))?.lines() {
            let words = sentences(line).concat();
            if words.iter().any(|word| COUNTED.contains(&word.as_str())) {
                lines.push(format!("{path}: {line}"));
            }
        }
    }
    let count = lines.len();
    assert!(
        count <= MOST_COUNTED_LINES,
        "{count}:\n{}",
        lines.join("\n")
    );
    assert!(paths.len() > 10);
    Ok(())
}

#[test]
fn the_readme_is_short() -> Tested {
    let lines = fs::read_to_string(root().join("README.md"))?
        .lines()
        .count();
    assert!(lines <= 450, "{lines} lines");
    Ok(())
}
