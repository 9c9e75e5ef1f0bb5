//! Models that are errors.

use std::fmt::{self, Display};

use crate::enums::Text;

/// A field of an error that may hold its message.
pub trait Message {
    /// The message; `None` if it is absent or empty.
    fn message(&self) -> Option<&dyn Display>;
}

impl Message for String {
    fn message(&self) -> Option<&dyn Display> {
        (!self.is_empty()).then_some(self as &dyn Display)
    }
}

impl<M: Message> Message for Option<M> {
    fn message(&self) -> Option<&dyn Display> {
        self.as_ref()?.message()
    }
}

impl<E: Text + Display> Message for E {
    fn message(&self) -> Option<&dyn Display> {
        Some(self)
    }
}

/// Writes the first message, else the name of the type.
///
/// # Errors
/// If the formatter fails.
pub fn write_error(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    messages: &[Option<&dyn Display>],
) -> fmt::Result {
    match messages.iter().flatten().next() {
        Some(message) => message.fmt(f),
        None => f.pad(name),
    }
}

/// Implements `Display` and `Error` for a model: for a struct with the fields that may hold the
/// message, for a union with the variants whose content has one.
///
/// ```
/// use markdown_codegen_runtime as runtime;
///
/// #[derive(Debug)]
/// pub struct Refused {
///     pub detail: Option<String>,
///     pub error: String,
/// }
///
/// runtime::error! {
///     Refused {
///         detail,
///         error,
///     }
/// }
///
/// let mut refused = Refused { detail: None, error: "denied".to_owned() };
/// assert_eq!(refused.to_string(), "denied");
/// refused.error.clear();
/// assert_eq!(refused.to_string(), "Refused");
/// let _: Box<dyn std::error::Error> = Box::new(refused);
/// ```
#[macro_export]
macro_rules! error {
    // An enumeration implements `Display` already.
    ($model:ident) => {
        impl ::std::error::Error for $model {}
    };
    ($model:ident { $($field:ident,)* }) => {
        $crate::error!(@ $model, value, [$(value.$field.message()),*]);
    };
    (enum $model:ident { $($variant:ident,)* }) => {
        $crate::error!(@ $model, value, [match value {
            // A method call looks into boxes.
            $($model::$variant(value) => value.message(),)*
            _ => ::core::option::Option::None,
        }]);
    };
    (@ $model:ident, $value:ident, $messages:expr) => {
        const _: () = {
            use $crate::__private as runtime;
            // A model without messages does not use it.
            #[allow(unused_imports)]
            use $crate::__private::Message as _;

            impl ::core::fmt::Display for $model {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    // A model without messages does not use it.
                    #[allow(unused_variables)]
                    let $value = self;
                    runtime::write_error(f, ::core::stringify!($model), &$messages)
                }
            }

            impl ::std::error::Error for $model {}

            impl runtime::Message for $model {
                fn message(&self) -> ::core::option::Option<&dyn ::core::fmt::Display> {
                    ::core::option::Option::Some(self)
                }
            }
        };
    };
}

#[cfg(test)]
mod tests {
    use crate as runtime;

    #[derive(Debug)]
    struct Inner {
        message: Option<Option<String>>,
    }

    runtime::error! {
        Inner {
            message,
        }
    }

    #[derive(Debug)]
    struct Empty {}

    runtime::error! {
        Empty {}
    }

    #[derive(Debug)]
    enum Either {
        Inner(Inner),
        Nothing,
    }

    runtime::error! {
        enum Either {
            Inner,
        }
    }

    #[test]
    fn unions_have_the_message_of_their_variant() {
        let inner = |message: &str| Inner {
            message: Some(Some(message.to_owned())),
        };
        assert_eq!(Either::Inner(inner("gone")).to_string(), "gone");
        assert_eq!(Either::Inner(inner("")).to_string(), "Inner");
        assert_eq!(Either::Nothing.to_string(), "Either");
        assert_eq!(format!("{:>6}", Empty {}), " Empty");
    }
}
