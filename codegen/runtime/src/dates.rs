//! Dates and points in time of other crates, in the forms of [`crate::date_form`].

#![cfg(any(feature = "chrono", feature = "jiff"))]

use serde::de::Deserializer;

use crate::date_form::{DATE, DATE_TIME, is_date, is_date_time};
use crate::shape::Shape;
use crate::values::read_form;
use crate::wire::Wire;

/// Implements `Wire` for types whose JSON is a string.
macro_rules! dates {
    ($($(#[$attribute:meta])* $ty:ty: $has_form:ident $form:ident,)+) => {
        $($(#[$attribute])*
        impl Wire for $ty {
            const SHAPE: Shape =
                Shape::Format(|text| $has_form(text) && text.parse::<Self>().is_ok());

            fn placeholder() -> Self {
                Self::default()
            }

            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read_form(deserializer, $form, |text| {
                    $has_form(text).then(|| text.parse().ok()).flatten()
                })
            }
        })+
    };
}

dates! {
    #[cfg(feature = "chrono")]
    chrono::DateTime<chrono::FixedOffset>: is_date_time DATE_TIME,
    #[cfg(feature = "chrono")]
    chrono::NaiveDate: is_date DATE,
    #[cfg(feature = "jiff")]
    jiff::Timestamp: is_date_time DATE_TIME,
    #[cfg(feature = "jiff")]
    jiff::civil::Date: is_date DATE,
}
