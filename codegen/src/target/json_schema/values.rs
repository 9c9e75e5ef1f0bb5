//! Values and parts of schemas.

use serde_json::{Map, Number, Value, json};

use crate::schema::{Constant, Literal, LiteralKind};

/// A name as a part of a JSON pointer in a fragment of a URI.
pub(super) fn pointer(name: &str) -> String {
    let escaped = name.replace('~', "~0").replace('/', "~1");
    let mut pointer = String::new();
    for byte in escaped.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~$&+,;=:@".contains(&byte) {
            pointer.push(char::from(byte));
        } else {
            pointer.push_str(&format!("%{byte:02X}"));
        }
    }
    pointer
}

/// A schema that also accepts null.
pub(super) fn nullable(mut schema: Map<String, Value>) -> Map<String, Value> {
    match schema.get("type") {
        // Any value.
        None if schema.is_empty() => schema,
        Some(Value::String(kind))
            if !schema.contains_key("const") && !schema.contains_key("enum") =>
        {
            let kinds = json!([kind, "null"]);
            schema.insert("type".to_owned(), kinds);
            schema
        }
        Some(Value::Array(kinds)) if !kinds.contains(&json!("null")) => {
            let mut kinds = kinds.clone();
            kinds.push(json!("null"));
            schema.insert("type".to_owned(), Value::Array(kinds));
            schema
        }
        Some(Value::Array(_)) => schema,
        _ => object([("anyOf", json!([schema, {"type": "null"}]))]),
    }
}

/// The kind of JSON of a constant.
pub(super) fn kind(value: &Constant) -> &'static str {
    match value {
        Constant::Boolean(_) => "boolean",
        Constant::Integer(_) => "integer",
        Constant::String(_) => "string",
    }
}

/// The value of a constant.
pub(super) fn constant(value: &Constant) -> Value {
    match value {
        Constant::Boolean(value) => json!(value),
        Constant::Integer(value) => json!(value),
        Constant::String(value) => json!(value),
    }
}

/// The value of a documented default; `None` for code that is not JSON.
pub(super) fn default(literal: &Literal) -> Option<Value> {
    Some(match &literal.kind {
        LiteralKind::Null => Value::Null,
        LiteralKind::Boolean(value) => json!(value),
        LiteralKind::Integer(text) | LiteralKind::BigInteger(text) => {
            match (text.parse::<i64>(), text.parse::<u64>()) {
                (Ok(value), _) => json!(value),
                (_, Ok(value)) => json!(value),
                _ => return None,
            }
        }
        LiteralKind::Fraction(text) => Value::Number(Number::from_f64(text.parse().ok()?)?),
        LiteralKind::String(text) => json!(text),
        LiteralKind::List(items) => {
            let items: Option<Vec<Value>> = items.iter().map(default).collect();
            Value::Array(items?)
        }
        LiteralKind::Object(entries) => {
            let entries = entries.iter();
            let entries: Option<Map<String, Value>> = entries
                .map(|(key, value)| Some((key.clone(), default(value)?)))
                .collect();
            Value::Object(entries?)
        }
        LiteralKind::Call(..) | LiteralKind::Name(_) | LiteralKind::Unreadable(_) => return None,
    })
}

/// An object of these entries.
pub(super) fn object<const COUNT: usize>(entries: [(&str, Value); COUNT]) -> Map<String, Value> {
    let entries = entries.into_iter();
    entries
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(value: Value) -> Map<String, Value> {
        match value {
            Value::Object(schema) => schema,
            _ => Map::new(),
        }
    }

    #[test]
    fn null_is_a_type_where_no_value_is_fixed() {
        let cases = [
            (json!({}), json!({})),
            (
                json!({"type": "string"}),
                json!({"type": ["string", "null"]}),
            ),
            (
                json!({"type": ["number", "string"]}),
                json!({"type": ["number", "string", "null"]}),
            ),
            (
                json!({"$ref": "#/$defs/A"}),
                json!({"anyOf": [{"$ref": "#/$defs/A"}, {"type": "null"}]}),
            ),
            (
                json!({"type": "string", "const": "a"}),
                json!({"anyOf": [{"type": "string", "const": "a"}, {"type": "null"}]}),
            ),
        ];
        for (given, expected) in cases {
            assert_eq!(Value::Object(nullable(schema(given))), expected);
        }
    }

    #[test]
    fn names_are_escaped_for_pointers_and_fragments() {
        assert_eq!(pointer("errors.Fault"), "errors.Fault");
        assert_eq!(pointer("a/b~c ü"), "a~1b~0c%20%C3%BC");
    }
}
