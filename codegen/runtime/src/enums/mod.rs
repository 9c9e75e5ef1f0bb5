//! Enumerations that keep undocumented values.

mod number;
mod order;
mod text;
mod unrecognized;

pub use number::{Numeric, is_number, number, read_number};
pub use order::compare_numbers;
pub use text::{Text, is_text, read_text, text};
pub use unrecognized::Unrecognized;
