#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(not(feature = "arbitrary"))]
#[path = "arbitrary/off.rs"]
mod arbitrary;
mod constant;
mod dates;
mod decimal;
mod enums;
mod examples;
mod interface;
mod object;
mod presence;
mod redacted;
#[cfg(feature = "time")]
mod time;
mod union;
mod wire;

pub use decimal::Decimal;
pub use enums::Unrecognized;
pub use object::Object;
pub use presence::Presence;
#[cfg(feature = "time")]
pub use time::{Date, DateTime};
pub use wire::Wire;

/// What the macros expand to. No part of it is for other code, and every release may change it.
#[doc(hidden)]
pub mod __private {
    pub use serde;
    pub use serde_json;

    #[cfg(not(feature = "arbitrary"))]
    pub use crate::arbitrary::SampleVariant;
    #[cfg(feature = "arbitrary")]
    pub use crate::arbitrary::{
        Sample, Sampled, arbitrary, check_samples, sample, sample_listed, sample_union,
        sample_variant,
    };
    pub use crate::constant::Constant;
    pub use crate::enums::{
        Numeric, Text, number, number_misfit, read_number, read_text, text, text_misfit,
    };
    pub use crate::examples::{Example, check_examples};
    pub use crate::object::{
        Entries, Object, additional, ignore, nullable, object_misfit, optional, optional_nullable,
        read_object, required, write_object,
    };
    pub use crate::presence::Presence;
    pub use crate::redacted::{Redacted, secret, shown_name};
    pub use crate::union::{
        Union, Variant, choose, decode_variant, misfit, read_union, union_misfit,
    };
    pub use crate::wire::{UNKNOWN_VALUE, Wire};
}
