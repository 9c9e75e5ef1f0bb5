//! The parts of pages that depend on the language of the SDK: type cells, lists of values, responses, and
//! stock phrases.
//!
//! A new language is one module here and one entry of [`all`].

mod detect;
mod known;
mod syntax;
mod typescript;

pub use detect::{Evidence, detect, names};
pub use known::{all, by_name};
pub use syntax::{TypeSyntax, ValueForm, ValueList, Values};
pub use typescript::TypeScript;
