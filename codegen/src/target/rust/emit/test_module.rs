//! The module of tests: the examples of the pages, and arbitrary values of every type.

use proc_macro2::Literal;
use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{PrettyFormatter, Serializer};

use super::gate;
use super::header::header;
use super::scope::Scope;
use crate::target::File;
use crate::target::rust::{Example, ExampleSubject, Item, ItemKind, Module, Tree, Type};

/// The indentation of a row.
const INDENT: &str = "    ";

/// Whether there is anything to test.
pub(super) fn is_needed(tree: &Tree) -> bool {
    tree.arbitrary || tree.items().any(|(_, item)| !item.examples.is_empty())
}

/// The file; `None` if there is nothing to test.
pub(super) fn file(tree: &Tree) -> Option<File> {
    if tree.modules.is_empty() || !is_needed(tree) {
        return None;
    }
    let scope = Scope::bare();
    let mut text = header(None);
    text.push_str("use super::runtime;\n");
    let examples = tree
        .items()
        .map(|(module, item)| rows(module, item, &scope));
    let examples: String = examples.collect();
    if !examples.is_empty() {
        text.push_str(&table("examples", "examples_round_trip", &examples));
    }
    if tree.arbitrary {
        let types = tree.items().map(|(module, item)| {
            let ty = scope.write(&Type::Model(module.path(item)));
            format!("{}{INDENT}{ty},\n", attribute(module))
        });
        let types: String = types.collect();
        text.push_str(&table(
            "arbitrary_values",
            "arbitrary_values_round_trip",
            &types,
        ));
    }
    Some(File::new("tests.rs", text))
}

fn table(name: &str, test: &str, rows: &str) -> String {
    format!("\nruntime::{name}! {{\n{INDENT}fn {test};\n\n{rows}}}\n")
}

/// The line above a row of a type that is not always compiled.
fn attribute(module: &Module) -> String {
    let lines = gate::attribute(&module.features);
    lines
        .lines()
        .map(|line| format!("{INDENT}{line}\n"))
        .collect()
}

/// The rows of the examples of an item.
fn rows(module: &Module, item: &Item, scope: &Scope) -> String {
    let rows = item.examples.iter().map(|example| {
        let place = Literal::string(&format!("{}:{}", module.page, example.line));
        let subject = subject(module, item, example, scope);
        let json = literal(&json(&example.value));
        let attribute = attribute(module);
        format!("{attribute}{INDENT}{place}: {subject} = {json},\n")
    });
    rows.collect()
}

fn subject(module: &Module, item: &Item, example: &Example, scope: &Scope) -> String {
    let own = Type::Model(module.path(item));
    let is_union = matches!(item.kind, ItemKind::Union(_));
    match &example.subject {
        ExampleSubject::Item if is_union => format!("union({})", scope.write(&own)),
        ExampleSubject::Item => format!("value({})", scope.write(&own)),
        ExampleSubject::Type(ty) => format!("value({})", scope.write(ty)),
        ExampleSubject::Union(path) => {
            format!("union({})", scope.write(&Type::Model(path.clone())))
        }
        ExampleSubject::Constant(name) => format!("constant({}::{name})", scope.write(&own)),
    }
}

fn json(value: &Value) -> String {
    let mut bytes = Vec::new();
    let formatter = PrettyFormatter::with_indent(b"    ");
    // A value with string keys can always be serialized.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut bytes, formatter));
    let mut text = String::with_capacity(bytes.len() * 2);
    for c in String::from_utf8_lossy(&bytes).chars() {
        match c {
            '\n' => {
                text.push('\n');
                text.push_str(INDENT);
            }
            c if is_visible(c) => text.push(c),
            c => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    text.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    text
}

/// Whether a character is visible; others may change how a line reads, and rustc rejects some.
fn is_visible(c: char) -> bool {
    // Combining marks are escaped only if no letter precedes them.
    c.is_ascii() || ['a', c].iter().collect::<String>().escape_debug().count() == 2
}

/// The text as a literal: a raw string with enough `#` if it has quotes.
fn literal(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        return format!("\"{text}\"");
    }
    let behind_quotes = text.split('"').skip(1);
    let longest = behind_quotes.map(|rest| rest.len() - rest.trim_start_matches('#').len());
    let hashes = "#".repeat(longest.max().unwrap_or(0) + 1);
    format!("r{hashes}\"{text}\"{hashes}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_hold_any_text() {
        for (value, expected) in [
            (Value::from(12), "\"12\""),
            (Value::from(false), "\"false\""),
            (Value::from(""), "r#\"\"\"\"#"),
            (Value::from("\"#"), "r##\"\"\\\"#\"\"##"),
            (Value::from("a\"##b\\"), "r###\"\"a\\\"##b\\\\\"\"###"),
            (
                Value::from("a\u{202e}b\r\n\u{1}"),
                "r#\"\"a\\u202eb\\r\\n\\u0001\"\"#",
            ),
            (
                Value::from("\u{e0001}é\u{301}"),
                "r#\"\"\\udb40\\udc01é\u{301}\"\"#",
            ),
        ] {
            let text = json(&value);
            assert_eq!(literal(&text), expected);
            assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
        }
    }

    #[test]
    fn objects_are_indented_like_their_row() {
        let value = serde_json::json!({"a": [1], "b": {}});
        let lines = "{\n        \"a\": [\n            1\n        ],\n        \"b\": {}\n    }";
        assert_eq!(json(&value), lines);
    }
}
