//! Arbitrary values of the models, within what their documentation allows.

mod check;
mod dates;
mod kept;
mod kept_members;
mod mutate;
mod sample;
mod table;
mod values;
mod variant;

#[cfg(test)]
mod tests;

pub use arbitrary;
pub use check::{Sampled, check_samples};
pub use kept::Kept;
pub use kept_members::{kept_additional, kept_field, kept_object, kept_unrecognized};
pub use sample::{Sample, sample, sample_listed, sample_union, sample_variant};
pub use variant::SampleVariant;
