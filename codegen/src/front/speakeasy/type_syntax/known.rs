//! The known type syntaxes.

use super::{TypeScript, TypeSyntax};

/// Every known dialect.
pub fn all() -> &'static [&'static dyn TypeSyntax] {
    &[&TypeScript]
}

/// The dialect with a name.
pub fn by_name(name: &str) -> Option<&'static dyn TypeSyntax> {
    all().iter().copied().find(|dialect| dialect.name() == name)
}
