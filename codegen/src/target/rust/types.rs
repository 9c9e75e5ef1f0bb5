//! Rust types as plain data, and their notation.

use std::fmt;

use crate::config::MapType;

/// A Rust type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// A primitive type.
    Primitive(Primitive),
    /// `String`.
    String,
    /// A type of another crate.
    External(External),
    /// A type of the runtime.
    Runtime(Runtime),
    /// `Vec<…>`
    Vec(Box<Type>),
    /// A map from `String`.
    Map(MapType, Box<Type>),
    /// `Option<…>`
    Option(Box<Type>),
    /// `Box<…>`
    Box(Box<Type>),
    /// Another model.
    Model(ModelPath),
}

/// A primitive type of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Primitive {
    /// `bool`
    Bool,
    /// `i64`
    I64,
    /// `i128`
    I128,
    /// `f64`
    F64,
}

/// A type of another crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum External {
    /// Any JSON value.
    JsonValue,
    /// A JSON number.
    JsonNumber,
    /// A calendar date of `jiff`.
    JiffDate,
    /// A point in time of `jiff`.
    JiffTimestamp,
    /// A calendar date of `chrono`.
    ChronoDate,
    /// A point in time of `chrono`.
    ChronoDateTime,
}

/// A type of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Runtime {
    /// A calendar date of `time`.
    Date,
    /// A point in time of `time`.
    DateTime,
    /// A decimal number that preserves its notation.
    Decimal,
    /// A number that preserves whether it is in a string.
    LenientNumber,
    /// Whether a constant key is present.
    Presence,
}

/// The path of a model's type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ModelPath {
    /// The names of the folders around the model's module.
    pub folder: Vec<String>,
    /// The name of the type.
    pub name: String,
}

impl Primitive {
    /// The keyword.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::I64 => "i64",
            Self::I128 => "i128",
            Self::F64 => "f64",
        }
    }
}

impl External {
    /// The full path, with its arguments.
    pub const fn path(self) -> &'static str {
        match self {
            Self::JsonValue => "serde_json::Value",
            Self::JsonNumber => "serde_json::Number",
            Self::JiffDate => "jiff::civil::Date",
            Self::JiffTimestamp => "jiff::Timestamp",
            Self::ChronoDate => "chrono::NaiveDate",
            Self::ChronoDateTime => "chrono::DateTime<chrono::FixedOffset>",
        }
    }

    /// The feature of the runtime for the type's crate.
    pub const fn runtime_feature(self) -> Option<&'static str> {
        match self {
            Self::JsonValue | Self::JsonNumber => None,
            Self::JiffDate | Self::JiffTimestamp => Some("jiff"),
            Self::ChronoDate | Self::ChronoDateTime => Some("chrono"),
        }
    }

    /// The number of type parameters in the path.
    pub const fn parameters(self) -> usize {
        match self {
            Self::ChronoDateTime => 1,
            _ => 0,
        }
    }
}

impl Runtime {
    /// The name within the runtime.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "Date",
            Self::DateTime => "DateTime",
            Self::Decimal => "Decimal",
            Self::LenientNumber => "LenientNumber",
            Self::Presence => "Presence",
        }
    }
}

impl Type {
    /// Any JSON value.
    pub const ANY: Self = Self::External(External::JsonValue);

    /// Whether the type is or contains any JSON value.
    pub fn is_any(&self) -> bool {
        match self {
            Self::Vec(inner) | Self::Map(_, inner) | Self::Option(inner) | Self::Box(inner) => {
                inner.is_any()
            }
            ty => *ty == Self::ANY,
        }
    }

    /// The feature of the runtime that it needs.
    pub fn runtime_feature(&self) -> Option<&'static str> {
        match self {
            Self::Vec(inner) | Self::Map(_, inner) | Self::Option(inner) | Self::Box(inner) => {
                inner.runtime_feature()
            }
            Self::External(external) => external.runtime_feature(),
            Self::Runtime(Runtime::Date | Runtime::DateTime) => Some("time"),
            _ => None,
        }
    }

    /// The type of the runtime in the type, if any.
    pub fn runtime(&self) -> Option<Runtime> {
        match self {
            Self::Vec(inner) | Self::Map(_, inner) | Self::Option(inner) | Self::Box(inner) => {
                inner.runtime()
            }
            Self::Runtime(runtime) => Some(*runtime),
            _ => None,
        }
    }

    /// Calls a function with each model in the type.
    pub fn each_model<'t>(&'t self, visit: &mut impl FnMut(&'t ModelPath)) {
        match self {
            Self::Vec(inner) | Self::Map(_, inner) | Self::Option(inner) | Self::Box(inner) => {
                inner.each_model(visit)
            }
            Self::Model(path) => visit(path),
            Self::Primitive(_) | Self::String | Self::External(_) | Self::Runtime(_) => {}
        }
    }
}

/// The type with unqualified names of models; emitted code qualifies them as necessary.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Primitive(primitive) => f.write_str(primitive.name()),
            Self::External(external) => f.write_str(external.path()),
            Self::Runtime(runtime) => f.write_str(runtime.name()),
            Self::String => f.write_str("String"),
            Self::Vec(inner) => write!(f, "Vec<{inner}>"),
            Self::Map(MapType::BTreeMap, inner) => write!(f, "BTreeMap<String, {inner}>"),
            Self::Map(MapType::HashMap, inner) => write!(f, "HashMap<String, {inner}>"),
            Self::Option(inner) => write!(f, "Option<{inner}>"),
            Self::Box(inner) => write!(f, "Box<{inner}>"),
            Self::Model(path) => f.write_str(&path.name),
        }
    }
}

/// The path of a model's type from a module in a folder.
pub(crate) fn path_from(folder: &[String], target: &ModelPath) -> String {
    let shared = folder
        .iter()
        .zip(&target.folder)
        .take_while(|(a, b)| a == b)
        .count();
    // One `super` for the module itself.
    let mut parts = vec!["super"; folder.len() - shared + 1];
    parts.extend(target.folder.iter().skip(shared).map(String::as_str));
    parts.push(&target.name);
    parts.join("::")
}
