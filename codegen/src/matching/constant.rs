//! Single values, and those of enumerations.

use serde_json::Value;

use crate::resolve;
use crate::schema::Constant;

/// How a value relates to those that an enumeration lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// It is one of them.
    Yes,
    /// It is of their kind of JSON, but not one of them.
    No,
    /// It is of another kind of JSON.
    OtherKind,
}

/// Whether a value is a certain one.
pub fn is_constant(value: &Value, constant: &Constant) -> bool {
    match constant {
        Constant::Boolean(known) => value.as_bool() == Some(*known),
        Constant::Integer(known) => value.as_i64() == Some(*known),
        Constant::String(known) => value.as_str() == Some(known),
    }
}

/// The JSON value of a constant.
pub fn constant_value(constant: &Constant) -> Value {
    match constant {
        Constant::Boolean(value) => Value::Bool(*value),
        Constant::Integer(value) => Value::from(*value),
        Constant::String(value) => Value::from(value.as_str()),
    }
}

/// How a value relates to listed ones; if none is listed, any value without parts is of their kind.
pub fn listed<'c>(value: &Value, list: impl IntoIterator<Item = &'c Constant>) -> Listed {
    let mut list = list.into_iter().peekable();
    let mut listed = match value {
        Value::Bool(_) | Value::Number(_) | Value::String(_) if list.peek().is_none() => Listed::No,
        _ => Listed::OtherKind,
    };
    for known in list {
        if is_constant(value, known) {
            return Listed::Yes;
        }
        if is_alike(value, known) {
            listed = Listed::No;
        }
    }
    listed
}

/// The values of an enumeration.
pub fn constants<'v>(values: &'v [resolve::Value]) -> impl Iterator<Item = &'v Constant> + Clone {
    values.iter().map(|value| &value.source.value)
}

fn is_alike(value: &Value, constant: &Constant) -> bool {
    match constant {
        Constant::Boolean(_) => value.is_boolean(),
        Constant::Integer(_) => value.is_i64(),
        Constant::String(_) => value.is_string(),
    }
}
