//! Without the feature `arbitrary`, models have no arbitrary values.

/// Placeholder for arbitrary values of a variant of a union `U`.
pub struct SampleVariant<U>(std::marker::PhantomData<fn() -> U>);

impl<U> SampleVariant<U> {
    /// Nothing.
    pub const NONE: Self = Self(std::marker::PhantomData);
}

#[doc(hidden)]
#[macro_export]
macro_rules! __sample_object {
    ($($table:tt)*) => {};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __sample_listed {
    ($($table:tt)*) => {};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __sample_union {
    ($($table:tt)*) => {};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __sample_variant {
    ($variant:path) => {
        runtime::SampleVariant::NONE
    };
}
