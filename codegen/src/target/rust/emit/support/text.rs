//! Enumerations whose values are text.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

/// Implements an enumeration from the table of its variants and their values in JSON.
macro_rules! text {
    ($model:ident { $($variant:ident = $value:literal,)* }) => {
        impl $model {
            /// The documented values, in the order of their page.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The value as it stands in JSON.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unrecognized(value) => value.as_str(),
                }
            }
        }

        impl ::core::convert::From<&str> for $model {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    _ => Self::Unrecognized(support::Unrecognized::new(value)),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $model {
            #[inline]
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl ::core::fmt::Display for $model {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
        // <blank>

        impl support::Blank for $model {
            #[inline]
            fn blank() -> Self {
                Self::Unrecognized(support::Unrecognized::new(""))
            }
        }
        // </blank>
        // <unions>

        impl support::Shape for $model {
            fn misfit(value: &::serde_json::Value) -> ::core::option::Option<usize> {
                match Self::from(value.as_str()?) {
                    Self::Unrecognized(_) => ::core::option::Option::Some(support::UNKNOWN_VALUE),
                    #[allow(unreachable_patterns)]
                    _ => ::core::option::Option::Some(0),
                }
            }
        }
        // </unions>
        // <arbitrary>

        #[cfg(any(test, feature = "arbitrary"))]
        impl support::Sample for $model {
            fn sample(
                u: &mut ::arbitrary::Unstructured<'_>,
                _: usize,
            ) -> ::arbitrary::Result<Self> {
                support::sample_listed::<Self, ::std::string::String>(u, Self::ALL)
            }
        }

        #[cfg(any(test, feature = "arbitrary"))]
        support::arbitrary!($model);
        // </arbitrary>

        impl ::serde::Serialize for $model {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $model {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                support::read_text(deserializer, ::core::stringify!($model))
            }
        }
    };
}
pub(crate) use text;

/// Decodes an enumeration; every text is a value of it.
pub(crate) fn read_text<'de, T, D>(deserializer: D, name: &'static str) -> Result<T, D::Error>
where
    T: for<'a> From<&'a str>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(TextVisitor {
        name,
        model: PhantomData,
    })
}

struct TextVisitor<T> {
    name: &'static str,
    model: PhantomData<T>,
}

impl<T: for<'a> From<&'a str>> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string for {}", self.name)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        Ok(T::from(value))
    }
}
