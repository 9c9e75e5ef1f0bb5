//! Enumerations that keep undocumented values.

mod number;
mod text;
mod unrecognized;

pub use number::{Numeric, number, number_misfit, read_number};
pub use text::{Text, read_text, text, text_misfit};
pub use unrecognized::Unrecognized;
