//! OpenAPI schemas of models, with wire names, which the derive macro of utoipa cannot write for all of them.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Number, Value};
pub use utoipa::openapi::{Ref, RefOr, Schema};
pub use utoipa::{PartialSchema, ToSchema};

use utoipa::openapi::schema::{
    AnyOfBuilder, ArrayBuilder, ArrayItems, ObjectBuilder, SchemaType, Type,
};
use utoipa::openapi::{KnownFormat, SchemaFormat};

use crate::{Decimal, LenientNumber, constant::Constant};

/// The schemas of models, by name.
pub type Definitions = Vec<(String, RefOr<Schema>)>;

/// Makes the schema of a part.
type MakePart = fn() -> RefOr<Schema>;

/// A type of a field or variant.
pub trait Part {
    /// The schema in the place of the field: that of a model is a reference.
    fn part() -> RefOr<Schema>;

    /// Adds the models that occur in it.
    fn define(_: &mut Definitions) {}
}

/// Adds a model and those that it holds.
pub fn define<T: ToSchema>(definitions: &mut Definitions, parts: &[fn(&mut Definitions)]) {
    let name = T::name();
    if definitions.iter().all(|(defined, _)| *defined != name) {
        definitions.push((name.into_owned(), T::schema()));
        for part in parts {
            part(definitions);
        }
    }
}

/// The schema of a struct: fields and constants with whether they are required.
pub fn object(
    fields: &[(&str, &str, MakePart)],
    constants: &[(&str, &str, Constant)],
    additional: Option<MakePart>,
) -> RefOr<Schema> {
    let fields = fields.iter().map(|(key, mode, part)| (*key, *mode, part()));
    let constants = constants
        .iter()
        .map(|(key, mode, value)| (*key, *mode, constant(*value)));
    let mut object = ObjectBuilder::new();
    for (key, mode, schema) in fields.chain(constants) {
        object = object.property(key, schema);
        if mode == "required" {
            object = object.required(key);
        }
    }
    match additional.map(|part| part()) {
        // The schema of the map is that of the additional properties.
        Some(RefOr::T(Schema::Object(map))) => {
            let mut object = object.build();
            object.additional_properties = map.additional_properties;
            RefOr::T(object.into())
        }
        _ => object.into(),
    }
}

/// The schema of a union without tags.
pub fn union(parts: &[MakePart]) -> RefOr<Schema> {
    let parts = parts.iter().map(|part| part());
    let union = parts.fold(AnyOfBuilder::new(), AnyOfBuilder::item);
    union.item(Value::part()).into()
}

/// The schema of an enumeration: its documented values beside any other.
pub fn enumeration<V: Part + Into<Value>>(values: impl Iterator<Item = V>) -> RefOr<Schema> {
    let documented = match V::part() {
        RefOr::T(Schema::Object(mut object)) => {
            object.enum_values = Some(values.map(Into::into).collect());
            RefOr::T(Schema::Object(object))
        }
        other => other,
    };
    AnyOfBuilder::new().item(documented).item(V::part()).into()
}

fn constant(value: Constant) -> RefOr<Schema> {
    let (ty, value) = match value {
        Constant::Text(text) => (Type::String, Value::from(text)),
        Constant::Boolean(value) => (Type::Boolean, value.into()),
        Constant::Integer(value) => (Type::Integer, value.into()),
    };
    let object = ObjectBuilder::new().schema_type(ty);
    object.enum_values(Some([value])).into()
}

fn nullable(schema: RefOr<Schema>) -> RefOr<Schema> {
    match schema {
        RefOr::T(Schema::Object(mut object)) => {
            object.schema_type = match object.schema_type {
                SchemaType::Type(ty) => SchemaType::Array(vec![ty, Type::Null]),
                SchemaType::Array(mut types) => {
                    if !types.contains(&Type::Null) {
                        types.push(Type::Null);
                    }
                    SchemaType::Array(types)
                }
                SchemaType::AnyValue => SchemaType::AnyValue,
            };
            RefOr::T(Schema::Object(object))
        }
        other => {
            let null = ObjectBuilder::new().schema_type(Type::Null);
            AnyOfBuilder::new().item(other).item(null).into()
        }
    }
}

fn number_or_string() -> RefOr<Schema> {
    let types = SchemaType::Array(vec![Type::Number, Type::String]);
    ObjectBuilder::new().schema_type(types).into()
}

fn of_type(ty: Type, format: Option<KnownFormat>) -> RefOr<Schema> {
    let object = ObjectBuilder::new().schema_type(ty);
    object.format(format.map(SchemaFormat::KnownFormat)).into()
}

/// Implements `Part` for types without models.
macro_rules! plain {
    ($($(#[$attribute:meta])* $ty:ty => $schema:expr;)*) => {$(
        $(#[$attribute])*
        impl Part for $ty {
            fn part() -> RefOr<Schema> {
                $schema
            }
        }
    )*};
}

plain! {
    String => of_type(Type::String, None);
    bool => of_type(Type::Boolean, None);
    i64 => of_type(Type::Integer, Some(KnownFormat::Int64));
    i128 => of_type(Type::Integer, None);
    f64 => of_type(Type::Number, Some(KnownFormat::Double));
    Number => of_type(Type::Number, None);
    Value => ObjectBuilder::new().schema_type(SchemaType::AnyValue).into();
    Decimal => number_or_string();
    LenientNumber => number_or_string();
    #[cfg(feature = "chrono")]
    chrono::NaiveDate => of_type(Type::String, Some(KnownFormat::Date));
    #[cfg(feature = "chrono")]
    chrono::DateTime<chrono::FixedOffset> => of_type(Type::String, Some(KnownFormat::DateTime));
    #[cfg(feature = "jiff")]
    jiff::civil::Date => of_type(Type::String, Some(KnownFormat::Date));
    #[cfg(feature = "jiff")]
    jiff::Timestamp => of_type(Type::String, Some(KnownFormat::DateTime));
    #[cfg(feature = "time")]
    crate::Date => of_type(Type::String, Some(KnownFormat::Date));
    #[cfg(feature = "time")]
    crate::DateTime => of_type(Type::String, Some(KnownFormat::DateTime));
}

/// Implements `Part` for types that hold another.
macro_rules! holders {
    ($($ty:ty => $schema:expr;)*) => {$(
        impl<T: Part> Part for $ty {
            fn part() -> RefOr<Schema> {
                $schema
            }

            fn define(definitions: &mut Definitions) {
                T::define(definitions);
            }
        }
    )*};
}

fn map(value: RefOr<Schema>) -> RefOr<Schema> {
    let object = ObjectBuilder::new().schema_type(Type::Object);
    object.additional_properties(Some(value)).into()
}

holders! {
    Option<T> => nullable(T::part());
    Box<T> => T::part();
    Vec<T> => ArrayBuilder::new().items(ArrayItems::RefOrSchema(Box::new(T::part()))).into();
    BTreeMap<String, T> => map(T::part());
    HashMap<String, T> => map(T::part());
}

/// Implements `utoipa::ToSchema` for a model: `object`, `union`, `text` or `number`.
#[doc(hidden)]
#[macro_export]
macro_rules! openapi {
    (
        object $model:ident { $($key:literal: $mode:ident $ty:ty,)* }
        $(constants { $($constant:literal: $constant_mode:ident $kind:ident($value:literal),)+ })?
        $(additional $additional:ty)?
    ) => {
        $crate::openapi! {
            @ $model [$($ty,)* $($additional)?]
            $crate::openapi::object(
                &[$(($key, ::core::stringify!($mode), <$ty as $crate::openapi::Part>::part)),*],
                &[$($((
                    $constant,
                    ::core::stringify!($constant_mode),
                    $crate::__private::Constant::$kind($value),
                )),+)?],
                $crate::openapi!(@additional $($additional)?),
            )
        }
    };
    (union $model:ident { $($ty:ty,)* }) => {
        $crate::openapi! {
            @ $model [$($ty),*]
            $crate::openapi::union(&[$(<$ty as $crate::openapi::Part>::part),*])
        }
    };
    (text $model:ident) => {
        $crate::openapi! {
            @ $model []
            $crate::openapi::enumeration(
                Self::ALL.iter().map(|value| ::std::string::String::from(value.as_str())),
            )
        }
    };
    (number $model:ident) => {
        $crate::openapi! {
            @ $model []
            $crate::openapi::enumeration(Self::ALL.iter().map(Self::to_number))
        }
    };
    (@additional) => {
        ::core::option::Option::None
    };
    (@additional $ty:ty) => {
        ::core::option::Option::Some(<$ty as $crate::openapi::Part>::part)
    };
    (@ $model:ident [$($part:ty),* $(,)?] $schema:expr) => {
        const _: () = {
            use $crate::openapi as runtime;

            impl runtime::PartialSchema for $model {
                fn schema() -> runtime::RefOr<runtime::Schema> {
                    $schema
                }
            }

            impl runtime::ToSchema for $model {
                fn name() -> ::std::borrow::Cow<'static, str> {
                    ::core::stringify!($model).into()
                }

                fn schemas(definitions: &mut runtime::Definitions) {
                    <Self as runtime::Part>::define(definitions);
                }
            }

            impl runtime::Part for $model {
                fn part() -> runtime::RefOr<runtime::Schema> {
                    runtime::Ref::from_schema_name(::core::stringify!($model)).into()
                }

                fn define(definitions: &mut runtime::Definitions) {
                    runtime::define::<Self>(
                        definitions,
                        &[$(<$part as runtime::Part>::define),*],
                    );
                }
            }
        };
    };
}
