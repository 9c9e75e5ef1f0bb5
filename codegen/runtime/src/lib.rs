#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(not(feature = "arbitrary"))]
#[path = "arbitrary/off.rs"]
mod arbitrary;
mod constant;
mod context;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod date_form;
mod dates;
mod decimal;
mod enums;
mod error;
mod examples;
mod interface;
mod lenient;
mod missing;
mod number_key;
mod object;
#[cfg(feature = "utoipa")]
#[doc(hidden)]
pub mod openapi;
mod presence;
mod redacted;
#[cfg(feature = "schemars")]
#[doc(hidden)]
pub mod schema;
mod shape;
#[cfg(feature = "time")]
mod time;
mod union;
mod values;
mod wire;

pub use decimal::Decimal;
pub use enums::Unrecognized;
pub use lenient::LenientNumber;
pub use missing::MissingField;
pub use object::Object;
pub use presence::Presence;
#[cfg(feature = "time")]
pub use time::{Date, DateTime};
pub use wire::Wire;
