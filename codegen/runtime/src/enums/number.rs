//! Enumerations of numbers.

use serde::de::Deserializer;
use serde_json::Number;

use super::unrecognized::Unrecognized;
use crate::wire::Wire;

/// What [`number!`](crate::number) implements for an enumeration of numbers.
pub trait Numeric: Sized {
    /// The variant of a documented value.
    fn documented(value: i64) -> Option<Self>;

    /// The variant that keeps any other value.
    fn unrecognized(value: Unrecognized<Self, Number>) -> Self;
}

/// The value of an enumeration for a number.
pub fn number<E: Numeric>(value: Number) -> E {
    match value.as_i64().and_then(E::documented) {
        Some(variant) => variant,
        None => E::unrecognized(Unrecognized::new(value)),
    }
}

/// Whether an enumeration documents a value.
pub fn is_number<E: Numeric>(value: i64) -> bool {
    E::documented(value).is_some()
}

/// Decodes an enumeration; every number is a value of it.
///
/// # Errors
/// If the value is not a number.
pub fn read_number<'de, E: Numeric, D: Deserializer<'de>>(deserializer: D) -> Result<E, D::Error> {
    Number::read(deserializer).map(number)
}

/// Implements serde's traits and the conversions of an enumeration of numbers, from the table of
/// its variants and their JSON values.
///
/// The enumeration has an associated constant `ALL` of its documented values, a method `to_number`,
/// and a variant `Unrecognized`, which holds an [`Unrecognized`](crate::Unrecognized).
///
/// ```
/// use markdown_codegen_runtime as runtime;
/// use serde_json::Number;
///
/// #[derive(Clone, Debug, PartialEq, Eq)]
/// pub enum Priority {
///     High,
///     Unrecognized(runtime::Unrecognized<Self, Number>),
/// }
///
/// impl Priority {
///     pub const ALL: &'static [Self] = &[Self::High];
///
///     pub fn to_number(&self) -> Number {
///         match self {
///             Self::High => Number::from(1_i64),
///             Self::Unrecognized(value) => value.get().clone(),
///         }
///     }
/// }
///
/// runtime::number! {
///     Priority {
///         High = 1,
///     }
/// }
///
/// assert_eq!(serde_json::from_str::<Priority>("1")?, Priority::High);
/// assert_eq!(serde_json::to_string(&Priority::from(7))?, "7");
/// assert_eq!("1".parse::<Priority>()?, Priority::High);
/// assert_eq!(Priority::High, 1);
/// assert!(Priority::High < Priority::from(7));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! number {
    ($model:ident { $($variant:ident = $value:literal,)* }) => {
        const _: () = {
            use $crate::__private as runtime;

            impl runtime::Numeric for $model {
                #[inline]
                fn documented(value: i64) -> ::core::option::Option<Self> {
                    match value {
                        $($value => ::core::option::Option::Some(Self::$variant),)*
                        _ => ::core::option::Option::None,
                    }
                }

                #[inline]
                fn unrecognized(
                    value: $crate::Unrecognized<Self, runtime::serde_json::Number>,
                ) -> Self {
                    Self::Unrecognized(value)
                }
            }

            impl ::core::convert::From<runtime::serde_json::Number> for $model {
                #[inline]
                fn from(value: runtime::serde_json::Number) -> Self {
                    runtime::number(value)
                }
            }

            impl ::core::convert::From<i64> for $model {
                #[inline]
                fn from(value: i64) -> Self {
                    runtime::number(runtime::serde_json::Number::from(value))
                }
            }

            impl ::core::convert::From<$model> for runtime::serde_json::Number {
                #[inline]
                fn from(value: $model) -> Self {
                    value.to_number()
                }
            }

            impl ::core::cmp::PartialEq<i64> for $model {
                #[inline]
                fn eq(&self, other: &i64) -> bool {
                    self.to_number().as_i64() == ::core::option::Option::Some(*other)
                }
            }

            impl ::core::cmp::PartialOrd for $model {
                #[inline]
                fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                    ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
                }
            }

            /// The order of the numbers, which does not depend on the order of the documentation.
            impl ::core::cmp::Ord for $model {
                #[inline]
                fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                    runtime::compare_numbers(&self.to_number(), &other.to_number())
                }
            }

            /// Fails if the text is not a JSON number; an undocumented number is kept.
            impl ::core::str::FromStr for $model {
                type Err = runtime::serde_json::Error;

                #[inline]
                fn from_str(value: &str) -> ::core::result::Result<Self, Self::Err> {
                    <runtime::serde_json::Number as ::core::str::FromStr>::from_str(value)
                        .map(runtime::number)
                }
            }

            impl ::core::fmt::Display for $model {
                #[inline]
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Display::fmt(&self.to_number(), f)
                }
            }

            impl runtime::Wire for $model {
                const SHAPE: runtime::Shape =
                    runtime::Shape::NumberEnum(runtime::is_number::<Self>);

                #[inline]
                fn placeholder() -> Self {
                    Self::from(0)
                }
            }

            $crate::__sample_listed!($model, runtime::serde_json::Number);

            impl runtime::serde::Serialize for $model {
                fn serialize<S: runtime::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    runtime::serde::Serialize::serialize(&self.to_number(), serializer)
                }
            }

            impl<'de> runtime::serde::Deserialize<'de> for $model {
                fn deserialize<D: runtime::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    runtime::read_number(deserializer)
                }
            }
        };
    };
}
