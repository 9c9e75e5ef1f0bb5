//! What differs between the languages for which pages are written: type cells, lists of values,
//! the notation of responses, and the fixed sentences of the documentation.
//!
//! A new language is one more module below this one and one more entry of [`all`].

mod detect;
mod known;
mod syntax;
mod typescript;

pub use detect::{Evidence, detect, names};
pub use known::{all, by_name};
pub use syntax::{TypeSyntax, ValueForm, ValueList, Values};
pub use typescript::TypeScript;
