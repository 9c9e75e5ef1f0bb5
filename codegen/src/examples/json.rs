//! Converts literals to JSON without regard to a type.

use serde_json::{Map, Number, Value};

use super::check::Check;
use super::example::FaultKind;
use super::literal::argument;
use crate::schema::{Literal, LiteralKind};

impl Check<'_, '_> {
    /// The literal as JSON.
    pub(super) fn any(&mut self, literal: &Literal) -> Option<Value> {
        match &literal.kind {
            LiteralKind::List(items) => {
                let values: Vec<Option<Value>> = items.iter().map(|item| self.any(item)).collect();
                values.into_iter().collect::<Option<_>>().map(Value::Array)
            }
            LiteralKind::Object(entries) => {
                let mut object = Map::new();
                let mut is_complete = true;
                for (key, value) in entries {
                    match self.any(value) {
                        Some(value) => drop(object.insert(key.clone(), value)),
                        None => is_complete = false,
                    }
                }
                is_complete.then_some(Value::Object(object))
            }
            _ => self.plain(literal),
        }
    }

    /// A scalar literal as JSON.
    pub(super) fn plain(&mut self, literal: &Literal) -> Option<Value> {
        match &literal.kind {
            LiteralKind::Unreadable(token) => {
                self.token(literal, token);
                None
            }
            LiteralKind::Null => Some(Value::Null),
            LiteralKind::Boolean(value) => Some(Value::Bool(*value)),
            LiteralKind::String(text) => Some(Value::from(text.as_str())),
            LiteralKind::Integer(digits) | LiteralKind::BigInteger(digits) => {
                self.integer(literal, digits)
            }
            LiteralKind::Fraction(digits) => {
                let number = digits.parse().ok().and_then(Number::from_f64);
                self.json(literal, number.map(Value::Number))
            }
            // These are strings on the wire.
            LiteralKind::Call(name, arguments) if matches!(name.as_str(), "Date" | "RFCDate") => {
                let text = argument(arguments).map(Value::from);
                self.json(literal, text)
            }
            _ => self.json(literal, None),
        }
    }

    fn integer(&mut self, literal: &Literal, digits: &str) -> Option<Value> {
        let small = digits.parse::<i64>().map(Number::from);
        let number = small.or_else(|_| digits.parse::<u64>().map(Number::from));
        self.json(literal, number.ok().map(Value::Number))
    }

    /// The value, or a message.
    fn json(&mut self, literal: &Literal, value: Option<Value>) -> Option<Value> {
        if value.is_none() {
            let message = match &literal.kind {
                LiteralKind::Integer(_) | LiteralKind::BigInteger(_) => {
                    "the number is too large to be checked"
                }
                _ => "JSON does not support the value",
            };
            self.fault(FaultKind::Unreadable, literal.range.clone(), message);
        }
        value
    }
}
