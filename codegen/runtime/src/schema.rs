//! JSON schemas of the types of the runtime, and what the attributes of derived schemas name.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::transform::Transform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Number, Value};

use crate::{Decimal, LenientNumber, Unrecognized};

/// The schema of a required key that may be null.
pub struct Nullable<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for Nullable<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Nullable_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Option::<T>::json_schema(generator)
    }
}

/// Implements `JsonSchema` for types without a definition of their own.
macro_rules! inline {
    ($([$($parameters:tt)*] $ty:ty, $name:literal, $schema:expr;)*) => {$(
        impl<$($parameters)*> JsonSchema for $ty {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )*};
}

/// The schema of an integer with one value.
pub struct Integer<const VALUE: i64>;

/// The schema of a boolean with one value.
pub struct Boolean<const VALUE: bool>;

/// The schema of a calendar date.
pub struct Date;

/// The schema of a point in time.
pub struct DateTime;

inline! {
    [const VALUE: i64] Integer<VALUE>, "Integer", json_schema!({"const": VALUE});
    [const VALUE: bool] Boolean<VALUE>, "Boolean", json_schema!({"const": VALUE});
    [] Date, "Date", json_schema!({"type": "string", "format": "date"});
    [] DateTime, "DateTime", json_schema!({"type": "string", "format": "date-time"});
    [] Decimal, "Decimal", json_schema!({"type": ["number", "string"]});
    [] LenientNumber, "LenientNumber", json_schema!({"type": ["number", "string"]});
    [E] Unrecognized<E>, "Unrecognized", json_schema!({"type": "string"});
    [E] Unrecognized<E, Number>, "UnrecognizedNumber", json_schema!({"type": "number"});
}

#[cfg(feature = "time")]
inline! {
    [] crate::Date, "Date", json_schema!({"type": "string", "format": "date"});
    [] crate::DateTime, "DateTime", json_schema!({"type": "string", "format": "date-time"});
}

/// Adds a key with a constant value: its name, its value as JSON, and whether it is required.
pub struct Constant(pub &'static str, pub &'static str, pub bool);

impl Transform for Constant {
    fn transform(&mut self, schema: &mut Schema) {
        let Self(key, value, is_required) = *self;
        let value: Value = serde_json::from_str(value).unwrap_or_default();
        let object = schema.ensure_object();
        let properties = object.entry("properties");
        let properties = properties.or_insert_with(|| Map::new().into());
        if let Some(properties) = properties.as_object_mut() {
            let value = Map::from_iter([("const".to_owned(), value)]);
            properties.insert(key.to_owned(), value.into());
        }
        if is_required {
            let required = object.entry("required");
            let required = required.or_insert_with(|| Vec::<Value>::new().into());
            if let Some(required) = required.as_array_mut() {
                required.push(key.into());
            }
        }
    }
}
