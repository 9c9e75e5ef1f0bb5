//! The table of a union.

/// Implements serde's traits and [`Wire`](crate::Wire) of an enumeration of types, from the table of
/// its variants in the order of the documentation.
///
/// `tag` names the key whose value distinguishes the variants with values. The enumeration has a
/// variant `Unrecognized`, which holds a `serde_json::Value`.
///
/// ```
/// use markdown_codegen_runtime as runtime;
/// use runtime::Wire;
///
/// #[derive(Debug, PartialEq)]
/// pub enum Id {
///     Number(i64),
///     Text(String),
///     Unrecognized(serde_json::Value),
/// }
///
/// runtime::union! {
///     Id {
///         Number,
///         Text,
///     }
/// }
///
/// assert_eq!(serde_json::from_str::<Id>("7")?, Id::Number(7));
/// assert_eq!(serde_json::from_str::<Id>("true")?, Id::Unrecognized(true.into()));
/// assert!(Id::decode(&true.into()).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! union {
    ($model:ident $(tag $tag:literal)? { $($variant:ident $(= $($value:literal)|+)?,)* }) => {
        $crate::__union! { false $model [$($tag)?] { $($variant [$($($value),+)?],)* } }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    ($is_secret:literal $model:ident [$($tag:literal)?] { $($variant:ident [$($value:literal),*],)* }) => {
        const _: () = {
            use $crate::__private as runtime;

            impl runtime::Union for $model {
                const NAME: &'static str = ::core::stringify!($model);
                const TAG: ::core::option::Option<&'static str> = $crate::__tag!($($tag)?);
                const IS_SECRET: bool = $is_secret;
                const VARIANTS: &'static [runtime::Variant<Self>] = &[$(runtime::Variant {
                    name: ::core::stringify!($variant),
                    tags: &[$($value),*],
                    shape: runtime::shape_of(Self::$variant),
                    decode: |node| runtime::decode_variant(Self::$variant, node),
                    sample: $crate::__sample_variant!(Self::$variant),
                }),*];

                #[inline]
                fn unrecognized(value: runtime::serde_json::Value) -> Self {
                    Self::Unrecognized(value)
                }
            }

            impl runtime::Wire for $model {
                const SHAPE: runtime::Shape = runtime::union_shape::<Self>();

                #[inline]
                fn placeholder() -> Self {
                    Self::Unrecognized(runtime::serde_json::Value::Null)
                }

                #[inline]
                fn read_node(
                    node: runtime::Node<'_>,
                ) -> ::core::result::Result<Self, runtime::BufferError> {
                    runtime::choose(node)
                }
            }

            $crate::__sample_union!($model { $($variant,)* });

            impl runtime::serde::Serialize for $model {
                fn serialize<S: runtime::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    match self {
                        $(Self::$variant(value) => runtime::Wire::write(value, serializer),)*
                        Self::Unrecognized(value) => runtime::Wire::write(value, serializer),
                    }
                }
            }

            impl<'de> runtime::serde::Deserialize<'de> for $model {
                fn deserialize<D: runtime::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    runtime::read_union(deserializer)
                }
            }
        };
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __tag {
    () => {
        ::core::option::Option::None
    };
    ($tag:literal) => {
        ::core::option::Option::Some($tag)
    };
}
