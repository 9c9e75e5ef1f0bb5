//! How a field may be omitted: one module for each way, named in the tables of structs.

/// The field must be present and not null.
pub mod required {
    use serde::de::Deserializer;

    use crate::object::out::Out;
    use crate::wire::Wire;

    /// Whether an object without the key fails to decode.
    pub const REQUIRED: bool = true;

    /// Whether null is a value of the key; otherwise it is read as absent.
    #[cfg(feature = "arbitrary")]
    pub const MAY_BE_NULL: bool = true;

    /// Decodes the field.
    ///
    /// # Errors
    /// The error of decoding the value.
    #[inline]
    pub fn read<'de, T: Wire, D: Deserializer<'de>>(
        slot: &mut T,
        value: D,
    ) -> Result<(), D::Error> {
        *slot = T::read(value)?;
        Ok(())
    }

    /// Encodes a field. The method is the word of the field's row, so that the compiler points at
    /// the row of a field with another type.
    pub trait Write {
        /// Encodes the field.
        fn required<O: Out>(&self, key: &'static str, out: &mut O);
    }

    impl<T: Wire> Write for T {
        #[inline]
        fn required<O: Out>(&self, key: &'static str, out: &mut O) {
            out.field(key, self);
        }
    }

    /// An arbitrary value of the field.
    ///
    /// # Errors
    /// As for the field's type.
    #[cfg(feature = "arbitrary")]
    pub fn sample<T: crate::arbitrary::Sample>(
        u: &mut arbitrary::Unstructured<'_>,
        depth: usize,
    ) -> arbitrary::Result<T> {
        T::sample(u, depth)
    }
}

/// The field must be present and may be null.
pub mod nullable {
    use crate::object::out::Out;
    use crate::wire::Wire;

    /// Whether an object without the key fails to decode.
    pub const REQUIRED: bool = true;

    /// Whether null is a value of the key; otherwise it is read as absent.
    #[cfg(feature = "arbitrary")]
    pub const MAY_BE_NULL: bool = true;

    /// Encodes a field; see [`required`](super::required).
    pub trait Write {
        /// Encodes the field.
        fn nullable<O: Out>(&self, key: &'static str, out: &mut O);
    }

    impl<T: Wire> Write for Option<T> {
        #[inline]
        fn nullable<O: Out>(&self, key: &'static str, out: &mut O) {
            out.field(key, self);
        }
    }

    pub use super::required::read;
    #[cfg(feature = "arbitrary")]
    pub use super::required::sample;
}

/// The field may be absent; null is read as absent, and an absent field is not written.
pub mod optional {
    use crate::object::out::Out;
    use crate::wire::Wire;

    /// Whether an object without the key fails to decode.
    pub const REQUIRED: bool = false;

    /// Whether null is a value of the key; otherwise it is read as absent.
    #[cfg(feature = "arbitrary")]
    pub const MAY_BE_NULL: bool = false;

    /// Encodes a field; see [`required`](super::required).
    pub trait Write {
        /// Encodes the field.
        fn optional<O: Out>(&self, key: &'static str, out: &mut O);
    }

    impl<T: Wire> Write for Option<T> {
        #[inline]
        fn optional<O: Out>(&self, key: &'static str, out: &mut O) {
            out.optional(key, self);
        }
    }

    pub use super::required::read;
    #[cfg(feature = "arbitrary")]
    pub use super::required::sample;
}

/// The field may be absent (`None`) or null (`Some(None)`), and the two are distinguished.
pub mod optional_nullable {
    use serde::de::Deserializer;

    use crate::object::out::Out;
    use crate::wire::Wire;

    /// Whether an object without the key fails to decode.
    pub const REQUIRED: bool = false;

    /// Whether null is a value of the key; otherwise it is read as absent.
    #[cfg(feature = "arbitrary")]
    pub const MAY_BE_NULL: bool = true;

    /// Decodes the field. Formats for machines write whether it is absent.
    ///
    /// # Errors
    /// The error of decoding the value.
    #[inline]
    pub fn read<'de, T: Wire, D: Deserializer<'de>>(
        slot: &mut Option<Option<T>>,
        value: D,
    ) -> Result<(), D::Error> {
        *slot = if value.is_human_readable() {
            Some(Wire::read(value)?)
        } else {
            Wire::read(value)?
        };
        Ok(())
    }

    /// Encodes a field; see [`required`](super::required).
    pub trait Write {
        /// Encodes the field.
        fn optional_nullable<O: Out>(&self, key: &'static str, out: &mut O);
    }

    impl<T: Wire> Write for Option<Option<T>> {
        #[inline]
        fn optional_nullable<O: Out>(&self, key: &'static str, out: &mut O) {
            out.optional(key, self);
        }
    }

    /// An arbitrary value of the field.
    ///
    /// # Errors
    /// As for the field's type.
    #[cfg(feature = "arbitrary")]
    pub fn sample<T: crate::arbitrary::Sample>(
        u: &mut arbitrary::Unstructured<'_>,
        depth: usize,
    ) -> arbitrary::Result<Option<Option<T>>> {
        // Absent, null and a value are equally likely.
        Ok(match u.int_in_range(0..=2)? {
            0 => None,
            1 => Some(None),
            _ => Some(crate::arbitrary::Sample::sample(u, depth)?),
        })
    }
}
