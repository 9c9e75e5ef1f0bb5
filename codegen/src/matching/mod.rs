//! Whether and how well a JSON value matches a resolved type: the one answer for the examples of
//! pages, for lint and for code in documentation.
//!
//! Three questions have different answers:
//! - [`Matcher::documents`]: does the page document this value?
//! - [`Matcher::decodes`]: does generated code decode it? Unlisted values and unknown keys do.
//! - [`Matcher::best`]: which variants of a union match it best, by the rules of the runtime?
//!
//! The union rule is written out in `docs/mapping.md`.

mod choose;
mod constant;
mod date;
mod decode;
mod document;
mod fit;
mod forms;
mod matcher;
mod object;

pub use constant::{Listed, constant_value, constants, is_constant, listed};
pub use forms::{BigInteger, Date, Decimal, Forms};
pub use matcher::Matcher;
pub use object::{Entry, entry, required};
