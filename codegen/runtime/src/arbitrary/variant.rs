//! Arbitrary values of the variants of unions.

use arbitrary::{Result, Unstructured};

/// Makes an arbitrary value of a variant of the union `U`.
pub type SampleVariant<U> = fn(&mut Unstructured<'_>, usize) -> Result<U>;
