//! Resolved types to Rust types.

use std::collections::BTreeSet;
use std::fmt;

use super::layout::Layout;
use crate::config::{BigIntType, DateType, DecimalType, MapType, Types};
use crate::resolve;
use crate::target::rust::{Feature, ModelPath, Type};

/// The Rust type of a resolved type, with the parts of the support module that it needs.
pub(super) fn lower(
    ty: &resolve::Type,
    types: &Types,
    layout: &Layout,
    features: &mut BTreeSet<Feature>,
) -> Type {
    let mut inner = |ty: &resolve::Type| Box::new(lower(ty, types, layout, features));
    match ty {
        resolve::Type::String => Type::String,
        resolve::Type::Boolean => Type::Primitive("bool"),
        resolve::Type::Integer => Type::Primitive("i64"),
        resolve::Type::Float => Type::Primitive("f64"),
        resolve::Type::Number => Type::External("serde_json::Number"),
        resolve::Type::BigInteger => match types.bigint {
            BigIntType::I128 => Type::Primitive("i128"),
            BigIntType::I64 => Type::Primitive("i64"),
            BigIntType::String => Type::String,
        },
        resolve::Type::Decimal => match types.decimal {
            DecimalType::Either => {
                features.insert(Feature::Decimal);
                Type::Support("Decimal")
            }
            DecimalType::F64 => Type::Primitive("f64"),
            DecimalType::String => Type::String,
        },
        resolve::Type::Date => {
            features.insert(Feature::Date(types.date));
            match types.date {
                DateType::String => Type::String,
                DateType::Jiff => Type::External("jiff::civil::Date"),
                DateType::Chrono => Type::External("chrono::NaiveDate"),
                DateType::Time => Type::Support("Date"),
            }
        }
        resolve::Type::DateTime => {
            features.insert(Feature::DateTime(types.date_time));
            match types.date_time {
                DateType::String => Type::String,
                DateType::Jiff => Type::External("jiff::Timestamp"),
                DateType::Chrono => Type::External("chrono::DateTime<chrono::FixedOffset>"),
                DateType::Time => Type::Support("DateTime"),
            }
        }
        resolve::Type::Any => Type::External("serde_json::Value"),
        // A constant is a field of its own only within a list or map, where its values are kept as they come.
        resolve::Type::Constant(_) => Type::External("serde_json::Value"),
        resolve::Type::List(items) => Type::Vec(inner(items)),
        resolve::Type::Map(values) => Type::Map(types.map, inner(values)),
        resolve::Type::Nullable(value) => Type::Option(inner(value)),
        resolve::Type::Boxed(value) => Type::Box(inner(value)),
        resolve::Type::Model(id) => match layout.get(*id) {
            Some(place) => Type::Model(place.path.clone()),
            None => Type::External("serde_json::Value"),
        },
    }
}

/// The type with the bare names of models, as people would say it; what is emitted has the paths
/// that a module needs.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Primitive(name) | Self::External(name) | Self::Support(name) => f.write_str(name),
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

/// The path of a model's type from a module that lies in a folder.
pub(crate) fn path_from(folder: &[String], target: &ModelPath) -> String {
    let shared = folder
        .iter()
        .zip(&target.folder)
        .take_while(|(a, b)| a == b)
        .count();
    // One `super` leads from the module to its folder.
    let mut parts = vec!["super"; folder.len() - shared + 1];
    parts.extend(target.folder.iter().skip(shared).map(String::as_str));
    parts.push(&target.name);
    parts.join("::")
}
