//! Fields that can have only one value.

use serde::ser::{Serialize, Serializer};

/// The only value that a field can have.
#[derive(Clone, Copy, Debug)]
pub enum Constant {
    /// A string.
    Text(&'static str),
    /// A boolean.
    Boolean(bool),
    /// An integer.
    Integer(i64),
}

impl Serialize for Constant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Text(value) => serializer.serialize_str(value),
            Self::Boolean(value) => serializer.serialize_bool(value),
            Self::Integer(value) => serializer.serialize_i64(value),
        }
    }
}
