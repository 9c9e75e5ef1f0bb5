//! Dates and points in time of other crates.

/// Implements `Wire` for types whose JSON is a string.
#[cfg(any(feature = "chrono", feature = "jiff"))]
macro_rules! dates {
    ($($(#[$attribute:meta])* $ty:ty: $form:literal,)+) => {
        $($(#[$attribute])*
        impl crate::Wire for $ty {
            const SHAPE: crate::shape::Shape =
                crate::shape::Shape::Format(|text| text.parse::<Self>().is_ok());

            fn placeholder() -> Self {
                Self::default()
            }

            fn read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::values::read_form(deserializer, $form, |text| text.parse().ok())
            }
        })+
    };
}

#[cfg(any(feature = "chrono", feature = "jiff"))]
dates! {
    #[cfg(feature = "chrono")]
    chrono::DateTime<chrono::FixedOffset>: "a point in time as in RFC 3339",
    #[cfg(feature = "chrono")]
    chrono::NaiveDate: "a date",
    #[cfg(feature = "jiff")]
    jiff::Timestamp: "a point in time as in RFC 3339",
    #[cfg(feature = "jiff")]
    jiff::civil::Date: "a date",
}
