//! What the macros expand to. It is not public API: every release may change it.

pub use serde;
pub use serde_json;

#[cfg(not(feature = "arbitrary"))]
pub use crate::arbitrary::SampleVariant;
#[cfg(feature = "arbitrary")]
pub use crate::arbitrary::{
    Kept, Sample, Sampled, arbitrary, check_samples, kept_additional, kept_field, kept_object,
    kept_unrecognized, sample, sample_listed, sample_union, sample_variant,
};
pub use crate::constant::Constant;
pub use crate::enums::{
    Numeric, Text, compare_numbers, is_number, is_text, number, read_number, read_text, text,
};
pub use crate::error::{Message, write_error};
pub use crate::examples::{Example, check_examples};
pub use crate::object::{
    Fixed, Object, Out, Table, additional, find, ignore, nullable, optional, optional_nullable,
    read_object, required, write_object,
};
pub use crate::presence::Presence;
pub use crate::redacted::{Redacted, RedactedValues, secret, secret_values, shown_name};
pub use crate::shape::Shape;
pub use crate::union::{
    BufferError, Node, Union, Variant, choose, decode_variant, read_union, shape_of, union_shape,
};
pub use crate::wire::Wire;
