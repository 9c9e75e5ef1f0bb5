//! Enumerations that keep undocumented values.

mod number;
mod order;
mod text;
mod unrecognized;

pub use number::{Numeric, number, number_misfit, read_number};
pub use order::compare_numbers;
pub use text::{Text, read_text, text, text_misfit};
pub use unrecognized::Unrecognized;
