//! Enumerations whose values are numbers.

/// Implements an enumeration from the table of its variants and their values in JSON.
macro_rules! number {
    ($model:ident { $($variant:ident = $value:literal,)* }) => {
        impl $model {
            /// The documented values, in the order of their page.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The value as it stands in JSON.
            #[inline]
            pub fn to_number(&self) -> ::serde_json::Number {
                match self {
                    $(Self::$variant => <::serde_json::Number as ::core::convert::From<i64>>::from($value),)*
                    Self::Unrecognized(value) => value.get().clone(),
                }
            }
        }

        impl ::core::convert::From<::serde_json::Number> for $model {
            #[inline]
            fn from(value: ::serde_json::Number) -> Self {
                match value.as_i64() {
                    $(::core::option::Option::Some($value) => Self::$variant,)*
                    _ => Self::Unrecognized(support::Unrecognized::new(value)),
                }
            }
        }

        impl ::core::convert::From<i64> for $model {
            #[inline]
            fn from(value: i64) -> Self {
                Self::from(::serde_json::Number::from(value))
            }
        }

        impl ::core::fmt::Display for $model {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.to_number(), f)
            }
        }
        // <blank>

        impl support::Blank for $model {
            #[inline]
            fn blank() -> Self {
                Self::Unrecognized(support::Unrecognized::new(0))
            }
        }
        // </blank>
        // <unions>

        impl support::Shape for $model {
            fn misfit(value: &::serde_json::Value) -> ::core::option::Option<usize> {
                match Self::from(value.as_number()?.clone()) {
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
                support::sample_listed::<Self, ::serde_json::Number>(u, Self::ALL)
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
                ::serde::Serialize::serialize(&self.to_number(), serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $model {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                <::serde_json::Number as ::serde::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }
    };
}
pub(crate) use number;
