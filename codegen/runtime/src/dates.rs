//! Dates and points in time of other crates.

/// Implements `Wire` for types whose JSON is a string.
#[cfg(any(feature = "chrono", feature = "jiff"))]
macro_rules! dates {
    ($($(#[$attribute:meta])* $ty:ty,)+) => {
        $($(#[$attribute])*
        impl crate::Wire for $ty {
            const SHAPE: crate::shape::Shape =
                crate::shape::Shape::Format(|text| text.parse::<Self>().is_ok());

            fn placeholder() -> Self {
                Self::default()
            }
        })+
    };
}

#[cfg(any(feature = "chrono", feature = "jiff"))]
dates! {
    #[cfg(feature = "chrono")]
    chrono::DateTime<chrono::FixedOffset>,
    #[cfg(feature = "chrono")]
    chrono::NaiveDate,
    #[cfg(feature = "jiff")]
    jiff::Timestamp,
    #[cfg(feature = "jiff")]
    jiff::civil::Date,
}
