//! `Debug` of structs with secret fields.

/// Implements what [`object!`] does from the same table, and `Debug`, which shows no value of a
/// field that is marked `as secret`, and only the keys of a map that is marked `as secret_values`.
///
/// ```
/// use markdown_codegen_runtime as runtime;
///
/// pub struct Login {
///     pub user: String,
///     pub password: Option<String>,
/// }
///
/// runtime::redacted_object! {
///     Login {
///         user: required "user",
///         password: optional "password" as secret,
///     }
/// }
///
/// let login: Login = serde_json::from_str(r#"{"user": "ada", "password": "hunter2"}"#)?;
/// let shown = format!("{login:?}");
/// assert_eq!(shown, r#"Login { user: "ada", password: Some([redacted]) }"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// [`object!`]: crate::object
#[macro_export]
macro_rules! redacted_object {
    ($($table:tt)*) => {
        $crate::__redacted_debug! { $($table)* }
        $crate::object! { $($table)* }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __redacted_debug {
    (
        $model:ident { $($field:ident: $mode:ident $key:literal $(as $mark:ident)?,)* }
        $(constants { $($constant:literal $(in $presence:ident)? $(as $constant_mark:ident)?: $kind:ident($value:literal),)+ })?
        $(additional $additional:ident $(as $additional_mark:ident)?)?
    ) => {
        impl ::core::fmt::Debug for $model {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(::core::stringify!($model))
                    $(.field(
                        $crate::__private::shown_name(::core::stringify!($field)),
                        $crate::__shown!(self.$field $(, $mode $mark)?),
                    ))*
                    $($($(.field(
                        $crate::__private::shown_name(::core::stringify!($presence)),
                        &self.$presence,
                    ))?)+)?
                    $(.field(
                        $crate::__private::shown_name(::core::stringify!($additional)),
                        $crate::__shown!(self.$additional $(, additional $additional_mark)?),
                    ))?
                    .finish()
            }
        }
    };
}

/// What `Debug` shows of a field: the value, or only whether it has one.
#[doc(hidden)]
#[macro_export]
macro_rules! __shown {
    ($value:expr) => {
        &$value
    };
    ($value:expr, required secret) => {
        &$crate::__private::Redacted
    };
    ($value:expr, nullable secret) => {
        &$value.is_some().then_some($crate::__private::Redacted)
    };
    ($value:expr, optional secret) => {
        &$value.is_some().then_some($crate::__private::Redacted)
    };
    ($value:expr, optional_nullable secret) => {
        &$value
            .as_ref()
            .map(|value| value.as_ref().map(|_| $crate::__private::Redacted))
    };
    ($value:expr, additional secret) => {
        &$crate::__private::Redacted
    };
    ($value:expr, required secret_values) => {
        &$crate::__private::RedactedValues(&$value)
    };
    ($value:expr, nullable secret_values) => {
        &$value.as_ref().map($crate::__private::RedactedValues)
    };
    ($value:expr, optional secret_values) => {
        &$value.as_ref().map($crate::__private::RedactedValues)
    };
    ($value:expr, optional_nullable secret_values) => {
        &$value
            .as_ref()
            .map(|value| value.as_ref().map($crate::__private::RedactedValues))
    };
    ($value:expr, additional secret_values) => {
        &$crate::__private::RedactedValues(&$value)
    };
}
