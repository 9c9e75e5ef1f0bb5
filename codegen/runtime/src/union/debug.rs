//! `Debug` of unions with secrets.

/// Implements what [`union!`] does from the same table, and `Debug`, which shows neither an
/// unrecognized value nor the value of a variant that is marked `as secret`. Errors show no value.
///
/// ```
/// use markdown_codegen_runtime as runtime;
///
/// #[derive(PartialEq)]
/// pub enum Key {
///     Any(serde_json::Value),
///     Unrecognized(serde_json::Value),
/// }
///
/// runtime::redacted_union! {
///     Key {
///         Any as secret,
///     }
/// }
///
/// let key: Key = serde_json::from_str("\"hunter2\"")?;
/// assert_eq!(format!("{key:?}"), "Any([redacted])");
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// [`union!`]: crate::union
#[macro_export]
macro_rules! redacted_union {
    (
        $model:ident $(tag $tag:literal)?
        { $($variant:ident $(= $($value:literal)|+)? $(as $mark:ident)?,)* }
    ) => {
        impl ::core::fmt::Debug for $model {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$variant(value) => {
                        $crate::__shown_variant!(f, $variant, value $(, $mark)?)
                    })*
                    Self::Unrecognized(value) => {
                        $crate::__shown_variant!(f, Unrecognized, value, secret)
                    }
                }
            }
        }

        $crate::__union! { true $model [$($tag)?] { $($variant [$($($value),+)?],)* } }
    };
}

/// Shows a variant with its value or without.
#[doc(hidden)]
#[macro_export]
macro_rules! __shown_variant {
    ($f:ident, $variant:ident, $value:ident) => {
        $f.debug_tuple(::core::stringify!($variant))
            .field($value)
            .finish()
    };
    ($f:ident, $variant:ident, $value:ident, secret) => {{
        let _ = $value;
        $f.debug_tuple(::core::stringify!($variant))
            .field(&$crate::__private::Redacted)
            .finish()
    }};
}
