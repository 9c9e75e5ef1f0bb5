//! What the tables of models say about arbitrary values.

/// Implements `Arbitrary` for models; their tables implement the rest.
///
/// ```
/// use markdown_codegen_runtime as runtime;
///
/// #[derive(Debug, PartialEq)]
/// pub struct Point {
///     pub x: i64,
/// }
///
/// runtime::object! {
///     Point {
///         x: required "x",
///     }
/// }
///
/// runtime::arbitrary!(Point);
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "arbitrary")))]
#[macro_export]
macro_rules! arbitrary {
    ($($model:ty),+) => {
        $(impl<'a> $crate::__private::arbitrary::Arbitrary<'a> for $model {
            fn arbitrary(
                u: &mut $crate::__private::arbitrary::Unstructured<'a>,
            ) -> $crate::__private::arbitrary::Result<Self> {
                $crate::__private::sample(u)
            }
        })+
    };
}

/// Makes a test that arbitrary values of the listed models survive JSON.
///
/// ```
/// # use markdown_codegen_runtime as runtime;
/// # fn main() {}
/// # #[derive(Debug, PartialEq)]
/// # pub struct Point {
/// #     pub x: i64,
/// # }
/// # runtime::object! {
/// #     Point {
/// #         x: required "x",
/// #     }
/// # }
/// runtime::arbitrary!(Point);
///
/// runtime::arbitrary_values! {
///     fn arbitrary_values_round_trip;
///
///     Point,
/// }
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "arbitrary")))]
#[macro_export]
macro_rules! arbitrary_values {
    (
        fn $test:ident;

        $($(#[$attribute:meta])* $model:ty,)*
    ) => {
        #[test]
        fn $test() {
            const SAMPLES: &[$crate::__private::Sampled] = &[$(
                $(#[$attribute])*
                $crate::__private::Sampled::of::<$model>(),
            )*];
            $crate::__private::check_samples(SAMPLES);
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __sample_object {
    (
        $model:ident { $($field:ident: $mode:ident $key:literal,)* }
        presence { $($presence:ident,)* }
        $(additional $additional:ident)?
    ) => {
        impl runtime::Sample for $model {
            const KEEPS_KEYS: ::core::option::Option<bool> =
                ::core::option::Option::Some(<Self as runtime::Object>::KEEPS_ADDITIONAL);

            fn sample(
                u: &mut runtime::arbitrary::Unstructured<'_>,
                depth: usize,
            ) -> runtime::arbitrary::Result<Self> {
                let depth = depth.saturating_sub(1);
                let _ = (&u, depth);
                $(let $field = runtime::$mode::sample(u, depth)?;)*
                $(let $presence = runtime::Sample::sample(u, depth)?;)*
                $(let $additional = runtime::additional::sample::<Self, _, _>(u, depth)?;)?
                ::core::result::Result::Ok(Self { $($field,)* $($presence,)* $($additional,)? })
            }

            fn check_kept(
                &self,
                from: &runtime::serde_json::Value,
                written: &runtime::serde_json::Value,
            ) -> runtime::Kept {
                let (from, written) = runtime::kept_object::<Self>(from, written)?;
                $(runtime::kept_field($key, from, written, runtime::$mode::MAY_BE_NULL, |from, written| {
                    runtime::Sample::check_kept(&self.$field, from, written)
                })?;)*
                $(runtime::kept_additional::<Self>(&self.$additional, from, written)?;)?
                let _ = (from, written);
                ::core::result::Result::Ok(())
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __sample_listed {
    ($model:ident, $value:ty) => {
        impl runtime::Sample for $model {
            fn sample(
                u: &mut runtime::arbitrary::Unstructured<'_>,
                _: usize,
            ) -> runtime::arbitrary::Result<Self> {
                runtime::sample_listed::<Self, $value>(u, Self::ALL)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __sample_union {
    ($model:ident { $($variant:ident,)* }) => {
        impl runtime::Sample for $model {
            fn sample(
                u: &mut runtime::arbitrary::Unstructured<'_>,
                depth: usize,
            ) -> runtime::arbitrary::Result<Self> {
                runtime::sample_union(u, depth)
            }

            fn is_null(&self) -> bool {
                match self {
                    $(Self::$variant(value) => runtime::Sample::is_null(value),)*
                    Self::Unrecognized(value) => runtime::Sample::is_null(value),
                }
            }

            fn check_kept(
                &self,
                from: &runtime::serde_json::Value,
                written: &runtime::serde_json::Value,
            ) -> runtime::Kept {
                match self {
                    $(Self::$variant(value) => runtime::Sample::check_kept(value, from, written),)*
                    Self::Unrecognized(_) => runtime::kept_unrecognized(from, written),
                }
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __sample_variant {
    ($variant:path) => {
        |u, depth| runtime::sample_variant($variant, u, depth)
    };
}
