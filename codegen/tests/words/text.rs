//! Splits documents and sources into sentences and words.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A document without code: neither fences nor code spans nor link targets.
pub fn prose(text: &str) -> String {
    let without_fences: String = text.split("```").step_by(2).collect();
    let mut prose: String = without_fences.split('`').step_by(2).collect();
    while let Some(start) = prose.find("](") {
        let Some(length) = prose.get(start..).and_then(|rest| rest.find(')')) else {
            break;
        };
        prose.replace_range(start..=start + length, " ");
    }
    prose
}

/// The words of each sentence, in lower case.
pub fn sentences(text: &str) -> Vec<Vec<String>> {
    let ends = |c: char| ".:;|(){}\"".contains(c);
    let sentences = text.split(ends).flat_map(|part| part.split("\n\n"));
    let words = |sentence: &str| -> Vec<String> {
        let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '\'');
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    sentences
        .map(words)
        .filter(|words| !words.is_empty())
        .collect()
}

/// The words of a name in snake case or camel case, in lower case.
pub fn identifier_words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in name.chars() {
        if (c == '_' || c.is_uppercase()) && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c != '_') {
            word.extend(c.to_lowercase());
        }
    }
    words
}

/// The texts and names of a source file.
#[derive(Default)]
pub struct Code {
    /// One text per item.
    pub docstrings: Vec<String>,
    pub strings: Vec<String>,
    pub identifiers: Vec<String>,
}

/// # Errors
///
/// If the text is not Rust.
pub fn code(text: &str) -> Result<Code, String> {
    let tokens: TokenStream = text.parse().map_err(|error| format!("{error}"))?;
    let mut code = Code::default();
    read(tokens, &mut code);
    for docstring in &mut code.docstrings {
        *docstring = prose(docstring);
    }
    for string in &mut code.strings {
        *string = string.split('`').step_by(2).collect();
    }
    Ok(code)
}

fn read(tokens: TokenStream, code: &mut Code) {
    let mut is_same_docstring = false;
    for token in tokens {
        let mut is_docstring = false;
        match token {
            TokenTree::Group(group) => {
                let mut inner = group.stream().into_iter();
                let is_doc = group.delimiter() == Delimiter::Bracket
                    && inner.next().is_some_and(|first| first.to_string() == "doc");
                if is_doc && let Some(TokenTree::Literal(line)) = inner.nth(1) {
                    let line = unquoted(&line.to_string());
                    match code.docstrings.last_mut().filter(|_| is_same_docstring) {
                        Some(docstring) => *docstring += &format!("\n{line}"),
                        None => code.docstrings.push(line),
                    }
                    is_docstring = true;
                } else {
                    read(group.stream(), code);
                }
            }
            TokenTree::Ident(name) => code.identifiers.push(name.to_string()),
            TokenTree::Literal(literal) => {
                let literal = literal.to_string();
                if literal.ends_with(['"', '#']) {
                    code.strings.push(unquoted(&literal));
                }
            }
            // The lines of a docstring are attributes, each behind a `#` and perhaps a `!`.
            TokenTree::Punct(sign) => {
                is_docstring = "#!".contains(sign.as_char()) && is_same_docstring
            }
        }
        is_same_docstring = is_docstring;
    }
}

/// The text within a literal, with line breaks for their escapes.
fn unquoted(literal: &str) -> String {
    let inner = literal
        .trim_start_matches(['b', 'r', '#'])
        .trim_matches(['#', '"']);
    inner.replace("\\n", "\n").replace("\\\"", "\"")
}

#[test]
fn texts_and_names_are_split_into_words() -> Result<(), String> {
    let source = "/// Where `it` stands.\n/// Next line\npub fn lone_arm() { say(\"told {x}\"); }\n/// Other\nstruct OldName;";
    let code = code(source)?;
    assert_eq!(code.docstrings, [" Where  stands.\n Next line", " Other"]);
    assert_eq!(code.strings, ["told {x}"]);
    assert_eq!(
        code.identifiers,
        ["pub", "fn", "lone_arm", "say", "struct", "OldName"]
    );
    assert_eq!(identifier_words("OldName"), ["old", "name"]);
    assert_eq!(identifier_words("lone_arm"), ["lone", "arm"]);
    let text = prose("A [link](https://stands.example) and\n```\nfence\n```\nis no page. `code`");
    assert_eq!(
        sentences(&text),
        [vec!["a", "link", "and"], vec!["is", "no", "page"]]
    );
    Ok(())
}
