//! Values that no message may show.

// <redacted>
use std::fmt;

// </redacted>
use serde::de::Error;

/// Marks the key of such a value.
pub(crate) const fn secret(key: &'static str) -> &'static str {
    key
}

/// The error of a key's value; one that tells nothing where no message may show the value.
pub(crate) fn discreet<T: super::Object, E: Error>(key: Option<&str>, error: E) -> E {
    match key.is_some_and(|key| T::SECRETS.contains(&key)) {
        true => redacted(),
        false => error,
    }
}

/// The error that tells nothing.
pub(crate) fn redacted<E: Error>() -> E {
    E::custom("invalid value [redacted]")
}
// <redacted>

/// What stands in the place of the value.
pub(crate) struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
// </redacted>
// <secret_fields>

/// Implements a struct with such fields from its table: as `object!` does, and `Debug` besides.
macro_rules! redacted_object {
    ($($table:tt)*) => {
        support::redacted_debug! { $($table)* }
        support::object! { $($table)* }
    };
}
pub(crate) use redacted_object;

/// Implements `Debug` of a struct from its table; the values of marked fields are not shown.
macro_rules! redacted_debug {
    (
        $model:ident { $($field:ident: $mode:ident $key:literal $(as $mark:ident)?,)* }
        // <constants>
        $(constants { $($tag:literal $(in $presence:ident)? $(as $tag_mark:ident)?: $kind:ident($value:literal),)+ })?
        // </constants>
        // <rest>
        $(rest $rest:ident $(as $rest_mark:ident)?)?
        // </rest>
    ) => {
        impl ::core::fmt::Debug for $model {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(::core::stringify!($model))
                    $(.field(
                        support::shown_name(::core::stringify!($field)),
                        support::shown!(self.$field $(, $mode $mark)?),
                    ))*
                    // <presence>
                    $($($(.field(
                        support::shown_name(::core::stringify!($presence)),
                        &self.$presence,
                    ))?)+)?
                    // </presence>
                    // <rest>
                    $(.field(
                        support::shown_name(::core::stringify!($rest)),
                        support::shown!(self.$rest $(, rest $rest_mark)?),
                    ))?
                    // </rest>
                    .finish()
            }
        }
    };
}
pub(crate) use redacted_debug;

/// What `Debug` shows of a field: the value, or only whether there is one.
macro_rules! shown {
    ($value:expr) => {
        &$value
    };
    ($value:expr, required secret) => {
        &support::Redacted
    };
    ($value:expr, nullable secret) => {
        &$value.is_some().then_some(support::Redacted)
    };
    ($value:expr, optional secret) => {
        &$value.is_some().then_some(support::Redacted)
    };
    ($value:expr, optional_nullable secret) => {
        &$value
            .as_ref()
            .map(|value| value.as_ref().map(|_| support::Redacted))
    };
    ($value:expr, rest secret) => {
        &support::Redacted
    };
}
pub(crate) use shown;

/// The name of a field without the sign of a raw identifier.
pub(crate) fn shown_name(name: &'static str) -> &'static str {
    name.strip_prefix("r#").unwrap_or(name)
}
// </secret_fields>
// <secret_unions>

/// Implements a union of which an arm may hold a secret: as `union!` does, and `Debug` besides,
/// which shows no value that fits none of the arms, and none of an arm that takes any value.
macro_rules! redacted_union {
    (
        $model:ident $(by $tag:literal)?
        { $($arm:ident $(= $($value:literal)|+)? $(as $mark:ident)?,)* }
    ) => {
        impl ::core::fmt::Debug for $model {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$arm(value) => support::shown_arm!(f, $arm, value $(, $mark)?),)*
                    Self::Unrecognized(value) => support::shown_arm!(f, Unrecognized, value, secret),
                }
            }
        }

        support::union! { $model $(by $tag)? as secret { $($arm $(= $($value)|+)?,)* } }
    };
}
pub(crate) use redacted_union;

/// Shows an arm with its value or without.
macro_rules! shown_arm {
    ($f:ident, $arm:ident, $value:ident) => {
        $f.debug_tuple(::core::stringify!($arm))
            .field($value)
            .finish()
    };
    ($f:ident, $arm:ident, $value:ident, secret) => {{
        let _ = $value;
        $f.debug_tuple(::core::stringify!($arm))
            .field(&support::Redacted)
            .finish()
    }};
}
pub(crate) use shown_arm;
// </secret_unions>
