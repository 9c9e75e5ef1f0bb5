//! How a field may be omitted: one module for each way, named in the tables of structs.

/// The field must be present and not null.
pub mod required {
    use serde::de::{Deserialize, MapAccess};
    use serde::ser::{Serialize, SerializeMap};

    use crate::object::entries::Entries;

    /// Whether an object without the key fails to decode.
    pub const REQUIRED: bool = true;

    /// Decodes the field.
    ///
    /// # Errors
    /// The error of decoding the value.
    pub fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut T,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = map.next_value()?;
        Ok(())
    }

    /// Encodes a field. The method is the word of the field's row, so that the compiler points at
    /// the row of a field with another type.
    pub trait Write {
        /// Encodes the field.
        fn required<M: SerializeMap>(&self, key: &str, out: &mut Entries<M>);
    }

    impl<T: Serialize> Write for T {
        fn required<M: SerializeMap>(&self, key: &str, out: &mut Entries<M>) {
            out.write(key, self);
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
    use serde::ser::{Serialize, SerializeMap};

    use crate::object::entries::Entries;

    /// Whether an object without the key fails to decode.
    pub const REQUIRED: bool = true;

    /// Encodes a field. The method is the word of the field's row, so that the compiler points at
    /// the row of a field with another type.
    pub trait Write {
        /// Encodes the field.
        fn nullable<M: SerializeMap>(&self, key: &str, out: &mut Entries<M>);
    }

    impl<T: Serialize> Write for Option<T> {
        fn nullable<M: SerializeMap>(&self, key: &str, out: &mut Entries<M>) {
            out.write(key, self);
        }
    }

    pub use super::required::read;
    #[cfg(feature = "arbitrary")]
    pub use super::required::sample;
}

/// The field may be absent; null is read as absent, and an absent field is not written.
pub mod optional {
    use serde::ser::{Serialize, SerializeMap};

    use crate::object::entries::Entries;

    /// Whether an object without the key fails to decode.
    pub const REQUIRED: bool = false;

    /// Encodes a field. The method is the word of the field's row, so that the compiler points at
    /// the row of a field with another type.
    pub trait Write {
        /// Encodes the field.
        fn optional<M: SerializeMap>(&self, key: &str, out: &mut Entries<M>);
    }

    impl<T: Serialize> Write for Option<T> {
        fn optional<M: SerializeMap>(&self, key: &str, out: &mut Entries<M>) {
            if let Some(value) = self {
                out.write(key, value);
            }
        }
    }

    pub use super::required::read;
    #[cfg(feature = "arbitrary")]
    pub use super::required::sample;
}

/// The field may be absent (`None`) or null (`Some(None)`), and the two are distinguished.
pub mod optional_nullable {
    use serde::de::{Deserialize, MapAccess};
    use serde::ser::{Serialize, SerializeMap};

    use crate::object::entries::Entries;

    /// Whether an object without the key fails to decode.
    pub const REQUIRED: bool = false;

    /// Decodes the field.
    ///
    /// # Errors
    /// The error of decoding the value.
    pub fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Option<Option<T>>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = Some(map.next_value()?);
        Ok(())
    }

    /// Encodes a field. The method is the word of the field's row, so that the compiler points at
    /// the row of a field with another type.
    pub trait Write {
        /// Encodes the field.
        fn optional_nullable<M: SerializeMap>(&self, key: &str, out: &mut Entries<M>);
    }

    impl<T: Serialize> Write for Option<Option<T>> {
        fn optional_nullable<M: SerializeMap>(&self, key: &str, out: &mut Entries<M>) {
            if let Some(value) = self {
                out.write(key, value);
            }
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
