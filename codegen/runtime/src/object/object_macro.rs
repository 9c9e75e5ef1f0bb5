//! The table of a struct, as a macro.

/// Implements serde's traits and [`Object`](crate::Object) of a struct, from the table of its
/// fields: the name of each, whether it may be omitted, and its key in JSON.
///
/// - `required` takes a value that is not null, `nullable` an `Option` whose key must be present,
///   `optional` an `Option`, and `optional_nullable` an `Option<Option<_>>`.
/// - `as secret` after a key keeps its value out of error messages; [`redacted_object!`] keeps it
///   out of `Debug` output, too.
/// - `constants` lists the keys that have only one value, each `in` a field of type
///   [`Presence`](crate::Presence) if it may be omitted.
/// - `additional` names the field that keeps undocumented keys; without it they are skipped.
///
/// ```
/// use markdown_codegen_runtime as runtime;
/// use std::collections::BTreeMap;
///
/// #[derive(Debug, PartialEq)]
/// pub struct Book {
///     pub title: String,
///     pub year: Option<i64>,
///     pub others: BTreeMap<String, i64>,
/// }
///
/// runtime::object! {
///     Book {
///         title: required "title",
///         year: optional "year",
///     }
///     constants {
///         "kind": Text("book"),
///     }
///     additional others
/// }
///
/// let book: Book = serde_json::from_str(r#"{"kind": "book", "title": "Emma", "pages": 512}"#)?;
/// assert_eq!((book.year, book.others["pages"]), (None, 512));
/// let json = serde_json::to_string(&book)?;
/// assert_eq!(json, r#"{"kind":"book","title":"Emma","pages":512}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// [`redacted_object!`]: crate::redacted_object
#[macro_export]
macro_rules! object {
    (
        $model:ident { $($field:ident: $mode:ident $key:literal $(as $mark:ident)?,)* }
        $(constants { $($constant:literal $(in $presence:ident)? $(as $constant_mark:ident)?: $kind:ident($value:literal),)+ })?
        $(additional $additional:ident $(as $additional_mark:ident)?)?
    ) => {
        const _: () = {
            use $crate::__private as runtime;

            #[allow(non_camel_case_types)]
            enum __Field {
                $($field,)*
            }

            const FIELDS: &[__Field] = &[$(__Field::$field),*];

            impl runtime::Wire for $model {
                const SHAPE: runtime::Shape = runtime::Shape::Struct(&runtime::Table {
                    name: ::core::stringify!($model),
                    keys: &[$($($constant,)+)? $($key),*],
                    required: &[$(runtime::$mode::REQUIRED),*],
                    $(constants: &[$(
                        runtime::Fixed::new(runtime::Constant::$kind($value))
                            $(.optional(::core::stringify!($presence)))?
                    ),+],)?
                    secrets: &[
                        $($($(runtime::$constant_mark($constant),)?)+)?
                        $($(runtime::$mark($key),)?)*
                    ],
                    $(
                        additional: ::core::option::Option::Some(::core::stringify!($additional)),
                        $(is_additional_secret: runtime::$additional_mark(true),)?
                    )?
                    find: runtime::find::<Self>,
                    ..runtime::Table::NONE
                });

                #[inline]
                fn placeholder() -> Self {
                    Self {
                        $($field: runtime::Wire::placeholder(),)*
                        $($($($presence: runtime::Presence::Absent,)?)+)?
                        $($additional: ::core::default::Default::default(),)?
                    }
                }
            }

            impl runtime::Object for $model {
                $(
                    #[inline]
                    fn presence(&self, key: &str) -> ::core::option::Option<runtime::Presence> {
                        match key {
                            $($($constant => ::core::option::Option::Some(self.$presence),)?)+
                            _ => ::core::option::Option::None,
                        }
                    }

                    #[inline]
                    fn set_present(&mut self, key: &str) {
                        match key {
                            $($($constant => self.$presence = runtime::Presence::Present,)?)+
                            _ => {}
                        }
                    }
                )?

                fn read<'de, D: runtime::serde::Deserializer<'de>>(
                    &mut self,
                    field: usize,
                    value: D,
                ) -> ::core::result::Result<(), D::Error> {
                    match FIELDS.get(field) {
                        $(::core::option::Option::Some(__Field::$field) => {
                            runtime::$mode::read(&mut self.$field, value)
                        })*
                        _ => runtime::ignore(value),
                    }
                }
                $(
                    fn read_additional<'de, D: runtime::serde::Deserializer<'de>>(
                        &mut self,
                        key: ::std::string::String,
                        value: D,
                    ) -> ::core::result::Result<(), D::Error> {
                        runtime::additional::read(&mut self.$additional, key, value)
                    }
                )?

                fn write<O: runtime::Out>(&self, out: &mut O) {
                    #[allow(unused_imports)]
                    use runtime::{
                        nullable::Write as _, optional::Write as _, optional_nullable::Write as _,
                        required::Write as _,
                    };
                    $(self.$field.$mode($key, out);)*
                    $(runtime::additional::write::<Self, _, _>(&self.$additional, out);)?
                    let _ = out;
                }
            }

            $crate::__sample_object! {
                $model { $($field: $mode $key,)* }
                presence { $($($($presence,)?)+)? }
                $(additional $additional)?
            }

            impl runtime::serde::Serialize for $model {
                fn serialize<S: runtime::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    runtime::write_object(self, serializer)
                }
            }

            impl<'de> runtime::serde::Deserialize<'de> for $model {
                fn deserialize<D: runtime::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    runtime::read_object(deserializer)
                }
            }
        };
    };
}
