//! The tests of a module: each value that the page shows is decoded and encoded again.

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{PrettyFormatter, Serializer};

use super::fit;
use super::scope::Scope;
use crate::target::rust::{Example, ExampleSubject, ItemKind, Module, Type};

/// Where the text of a value goes on in its second line.
const INDENT: &str = "            ";

/// The module of the tests; empty where the page shows nothing to try.
pub(super) fn text(module: &Module, scope: &Scope) -> String {
    if module.examples.is_empty() {
        return String::new();
    }
    let tests: Vec<String> = module
        .examples
        .iter()
        .map(|example| {
            let call = call(module, example, scope);
            format!("    #[test]\n    fn {}() {{\n{call}    }}\n", example.name)
        })
        .collect();
    format!(
        "\n#[cfg(test)]\nmod tests {{\n    use super::*;\n\n{}}}\n",
        tests.join("\n")
    )
}

fn call(module: &Module, example: &Example, scope: &Scope) -> String {
    let own = &module.item.name;
    let is_union = matches!(module.item.kind, ItemKind::Union(_));
    let literal = literal(&json(&example.value));
    let of_type = |ty: &str| {
        fit::arguments(
            &fit::call("support::check_example", ty),
            &[literal.as_str()],
        )
    };
    let of_union = |ty: &str| {
        let decode = format!("{ty}::from_value");
        fit::arguments(
            "        support::check_union_example(",
            &[&decode, &literal],
        )
    };
    match &example.subject {
        ExampleSubject::Item if is_union => of_union(own),
        ExampleSubject::Item => of_type(own),
        ExampleSubject::Type(ty) => of_type(&scope.write(ty)),
        ExampleSubject::Union(path) => of_union(&scope.write(&Type::Model(path.clone()))),
        ExampleSubject::Constant(name) => {
            let constant = format!("{own}::{name}");
            fit::arguments(
                "        support::check_constant_example(",
                &[&constant, &literal],
            )
        }
    }
}

/// The value over as many lines as it takes, with what cannot be seen written as JSON can.
fn json(value: &Value) -> String {
    let mut bytes = Vec::new();
    let formatter = PrettyFormatter::with_indent(b"    ");
    // A value whose keys are texts can always be written.
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

/// Whether a character can be seen; those that cannot may change how a line reads, and rustc
/// refuses some of them.
fn is_visible(c: char) -> bool {
    // Marks that combine with the letter before them are escaped only where there is none.
    c.is_ascii() || ['a', c].iter().collect::<String>().escape_debug().count() == 2
}

/// The text as a literal: raw where there are quotes, with as many `#` as it takes.
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
    fn objects_are_indented_like_their_test() {
        let value = serde_json::json!({"a": [1], "b": {}});
        assert_eq!(
            json(&value),
            "{\n                \"a\": [\n                    1\n                ],\n                \"b\": {}\n            }"
        );
    }
}
