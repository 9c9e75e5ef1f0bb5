//! Enumerations of strings.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

use super::unrecognized::Unrecognized;
use crate::context;

/// What [`text!`](crate::text) implements for an enumeration of strings.
pub trait Text: Sized {
    /// The enumeration's name, for errors.
    const NAME: &'static str;

    /// The variant of a documented value.
    fn documented(value: &str) -> Option<Self>;

    /// The variant that keeps any other value.
    fn unrecognized(value: Unrecognized<Self>) -> Self;
}

/// The value of an enumeration for a string.
#[inline]
pub fn text<E: Text>(value: &str) -> E {
    match E::documented(value) {
        Some(variant) => variant,
        None => E::unrecognized(Unrecognized::new(value)),
    }
}

/// Whether an enumeration documents a value.
pub fn is_text<E: Text>(value: &str) -> bool {
    E::documented(value).is_some()
}

/// Decodes an enumeration; every string is a value of it.
///
/// # Errors
/// If the value is not a string.
pub fn read_text<'de, E: Text, D: Deserializer<'de>>(deserializer: D) -> Result<E, D::Error> {
    deserializer.deserialize_str(TextVisitor(PhantomData))
}

struct TextVisitor<E>(PhantomData<E>);

impl<E: Text> Visitor<'_> for TextVisitor<E> {
    type Value = E;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string of ")?;
        context::expecting(f, E::NAME)
    }

    fn visit_str<R: Error>(self, value: &str) -> Result<E, R> {
        Ok(text(value))
    }
}

/// Implements serde's traits and the conversions of an enumeration of strings, from the table of
/// its variants and their JSON values.
///
/// The enumeration has an associated constant `ALL` of its documented values, a method `as_str`,
/// and a variant `Unrecognized`, which holds an [`Unrecognized`](crate::Unrecognized).
///
/// ```
/// use markdown_codegen_runtime as runtime;
///
/// #[derive(Clone, Debug, PartialEq, Eq)]
/// pub enum Size {
///     Small,
///     Unrecognized(runtime::Unrecognized<Self>),
/// }
///
/// impl Size {
///     pub const ALL: &'static [Self] = &[Self::Small];
///
///     pub fn as_str(&self) -> &str {
///         match self {
///             Self::Small => "s",
///             Self::Unrecognized(value) => value.as_str(),
///         }
///     }
/// }
///
/// runtime::text! {
///     Size {
///         Small = "s",
///     }
/// }
///
/// assert_eq!(serde_json::from_str::<Size>("\"s\"")?, Size::Small);
/// assert_eq!(serde_json::to_string(&Size::from("xl"))?, "\"xl\"");
/// assert_eq!("s".parse(), Ok(Size::Small));
/// assert_eq!(Size::Small, "s");
/// assert!(Size::from("l") < Size::Small);
/// assert_eq!(String::from(Size::Small), "s");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! text {
    ($model:ident { $($variant:ident = $value:tt,)* }) => {
        const _: () = {
            use $crate::__private as runtime;

            impl runtime::Text for $model {
                const NAME: &'static str = ::core::stringify!($model);

                #[inline]
                fn documented(value: &str) -> ::core::option::Option<Self> {
                    match value {
                        $($value => ::core::option::Option::Some(Self::$variant),)*
                        _ => ::core::option::Option::None,
                    }
                }

                #[inline]
                fn unrecognized(value: $crate::Unrecognized<Self>) -> Self {
                    Self::Unrecognized(value)
                }
            }

            impl ::core::convert::From<&str> for $model {
                #[inline]
                fn from(value: &str) -> Self {
                    runtime::text(value)
                }
            }

            impl ::core::convert::From<::std::string::String> for $model {
                #[inline]
                fn from(value: ::std::string::String) -> Self {
                    runtime::text(&value)
                }
            }

            impl ::core::convert::From<$model> for ::std::string::String {
                #[inline]
                fn from(value: $model) -> Self {
                    Self::from(value.as_str())
                }
            }

            impl ::core::convert::AsRef<str> for $model {
                #[inline]
                fn as_ref(&self) -> &str {
                    self.as_str()
                }
            }

            impl ::core::cmp::PartialEq<str> for $model {
                #[inline]
                fn eq(&self, other: &str) -> bool {
                    self.as_str() == other
                }
            }

            impl ::core::cmp::PartialEq<&str> for $model {
                #[inline]
                fn eq(&self, other: &&str) -> bool {
                    self.as_str() == *other
                }
            }

            impl ::core::cmp::PartialOrd for $model {
                #[inline]
                fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                    ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
                }
            }

            /// The order of the texts, which does not depend on the order of the documentation.
            impl ::core::cmp::Ord for $model {
                #[inline]
                fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                    ::core::cmp::Ord::cmp(self.as_str(), other.as_str())
                }
            }

            /// Never fails: an undocumented value is kept.
            impl ::core::str::FromStr for $model {
                type Err = ::core::convert::Infallible;

                #[inline]
                fn from_str(value: &str) -> ::core::result::Result<Self, Self::Err> {
                    ::core::result::Result::Ok(runtime::text(value))
                }
            }

            impl ::core::fmt::Display for $model {
                #[inline]
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.pad(self.as_str())
                }
            }

            impl runtime::Wire for $model {
                const SHAPE: runtime::Shape = runtime::Shape::TextEnum(runtime::is_text::<Self>);

                #[inline]
                fn placeholder() -> Self {
                    runtime::text("")
                }
            }

            $crate::__sample_listed!($model, ::std::string::String);

            impl runtime::serde::Serialize for $model {
                fn serialize<S: runtime::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.as_str())
                }
            }

            impl<'de> runtime::serde::Deserialize<'de> for $model {
                fn deserialize<D: runtime::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    runtime::read_text(deserializer)
                }
            }
        };
    };
}
