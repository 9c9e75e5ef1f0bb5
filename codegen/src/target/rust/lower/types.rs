//! Converts resolved types to Rust types.

use super::layout::Layout;
use crate::config::{BigIntType, DateType, DecimalType, Types};
use crate::resolve;
use crate::target::rust::{External, Primitive, Runtime, Type};

/// The Rust type of a resolved type.
pub(super) fn lower(ty: &resolve::Type, types: &Types, layout: &Layout) -> Type {
    let inner = |ty: &resolve::Type| Box::new(lower(ty, types, layout));
    match ty {
        resolve::Type::String => Type::String,
        resolve::Type::Boolean => Type::Primitive(Primitive::Bool),
        resolve::Type::Integer => Type::Primitive(Primitive::I64),
        resolve::Type::Float => Type::Primitive(Primitive::F64),
        resolve::Type::Number | resolve::Type::AnyNumber => Type::External(External::JsonNumber),
        resolve::Type::BigInteger => match types.bigint {
            BigIntType::I128 => Type::Primitive(Primitive::I128),
            BigIntType::I64 => Type::Primitive(Primitive::I64),
            BigIntType::String => Type::String,
        },
        resolve::Type::Decimal => match types.decimal {
            DecimalType::Either => Type::Runtime(Runtime::Decimal),
            DecimalType::F64 => Type::Primitive(Primitive::F64),
            DecimalType::String => Type::String,
        },
        resolve::Type::LenientNumber => Type::Runtime(Runtime::LenientNumber),
        resolve::Type::Date => match types.date {
            DateType::String => Type::String,
            DateType::Jiff => Type::External(External::JiffDate),
            DateType::Chrono => Type::External(External::ChronoDate),
            DateType::Time => Type::Runtime(Runtime::Date),
        },
        resolve::Type::DateTime => match types.date_time {
            DateType::String => Type::String,
            DateType::Jiff => Type::External(External::JiffTimestamp),
            DateType::Chrono => Type::External(External::ChronoDateTime),
            DateType::Time => Type::Runtime(Runtime::DateTime),
        },
        resolve::Type::Any => Type::ANY,
        // Constants in lists and maps are preserved as JSON values.
        resolve::Type::Constant(_) => Type::ANY,
        resolve::Type::List(items) => Type::Vec(inner(items)),
        resolve::Type::Map(values) => Type::Map(types.map, inner(values)),
        resolve::Type::Nullable(value) => Type::Option(inner(value)),
        resolve::Type::Boxed(value) => Type::Box(inner(value)),
        resolve::Type::Model(id) => match layout.get(*id) {
            Some(place) => Type::Model(place.path.clone()),
            None => Type::ANY,
        },
    }
}
