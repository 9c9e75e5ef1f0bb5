//! Undocumented values of enumerations.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde_json::Number;

use super::order::compare_numbers;

/// An undocumented value of the enumeration `E`, preserved verbatim.
///
/// Only decoding and `From` create one, and only of a value that has no variant. So two values of
/// an enumeration are equal exactly if they are encoded alike.
///
/// ```
/// use markdown_codegen_runtime as runtime;
///
/// #[derive(Clone, Debug, PartialEq, Eq)]
/// enum Color {
///     Red,
///     Unrecognized(runtime::Unrecognized<Self>),
/// }
///
/// impl Color {
///     const ALL: &'static [Self] = &[Self::Red];
///
///     fn as_str(&self) -> &str {
///         match self {
///             Self::Red => "red",
///             Self::Unrecognized(value) => value.as_str(),
///         }
///     }
/// }
///
/// runtime::text! {
///     Color {
///         Red = "red",
///     }
/// }
///
/// assert_eq!(Color::from("red"), Color::ALL[0]);
/// assert_eq!(Color::from("mauve").as_str(), "mauve");
/// ```
///
/// Neither a constructor nor the fields are public:
///
/// ```compile_fail,E0624
/// use markdown_codegen_runtime::Unrecognized;
///
/// enum Color {}
/// let red: Unrecognized<Color> = Unrecognized::new("red");
/// ```
///
/// ```compile_fail,E0451
/// use markdown_codegen_runtime::Unrecognized;
///
/// enum Color {}
/// let red: Unrecognized<Color> = Unrecognized {
///     value: "red".into(),
///     of: std::marker::PhantomData,
/// };
/// ```
pub struct Unrecognized<E, V = Box<str>> {
    value: V,
    of: PhantomData<fn() -> E>,
}

impl<E, V> Unrecognized<E, V> {
    /// Keeps a value, which must have no variant.
    pub(super) fn new(value: impl Into<V>) -> Self {
        Self {
            value: value.into(),
            of: PhantomData,
        }
    }

    /// The value as the API sent it.
    pub fn get(&self) -> &V {
        &self.value
    }
}

impl<E> Unrecognized<E> {
    /// The text as the API sent it.
    pub fn as_str(&self) -> &str {
        &self.value
    }
}

impl<E> AsRef<str> for Unrecognized<E> {
    fn as_ref(&self) -> &str {
        &self.value
    }
}

impl<E> From<Unrecognized<E>> for String {
    fn from(value: Unrecognized<E>) -> Self {
        value.value.into()
    }
}

impl<E> From<Unrecognized<E, Number>> for Number {
    fn from(value: Unrecognized<E, Number>) -> Self {
        value.value
    }
}

impl<E> PartialEq<str> for Unrecognized<E> {
    fn eq(&self, other: &str) -> bool {
        *self.value == *other
    }
}

impl<E> PartialEq<&str> for Unrecognized<E> {
    fn eq(&self, other: &&str) -> bool {
        *self.value == **other
    }
}

impl<E> PartialEq<i64> for Unrecognized<E, Number> {
    fn eq(&self, other: &i64) -> bool {
        self.value.as_i64() == Some(*other)
    }
}

impl<E> PartialOrd for Unrecognized<E> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The order of the texts.
impl<E> Ord for Unrecognized<E> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl<E> PartialOrd for Unrecognized<E, Number> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The order of the numbers.
impl<E> Ord for Unrecognized<E, Number> {
    fn cmp(&self, other: &Self) -> Ordering {
        compare_numbers(&self.value, &other.value)
    }
}

impl<E, V: Clone> Clone for Unrecognized<E, V> {
    fn clone(&self) -> Self {
        Self {
            value: self.value.clone(),
            of: PhantomData,
        }
    }
}

impl<E, V: fmt::Debug> fmt::Debug for Unrecognized<E, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<E, V: fmt::Display> fmt::Display for Unrecognized<E, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<E, V: PartialEq> PartialEq for Unrecognized<E, V> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<E, V: Eq> Eq for Unrecognized<E, V> {}

impl<E, V: Hash> Hash for Unrecognized<E, V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}
