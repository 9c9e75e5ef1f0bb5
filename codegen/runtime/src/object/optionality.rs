//! How a field may be omitted: one module for each way, named in the tables of structs.

/// The field must be present and not null.
pub mod required {
    use serde::de::{Deserialize, MapAccess};
    use serde::ser::{Serialize, SerializeMap};

    use crate::object::entries::Entries;
    use crate::wire::Wire;

    /// Whether an object without the key fails to decode.
    pub const REQUIRED: bool = true;

    /// The value before the field is decoded.
    pub fn placeholder<T: Wire>() -> T {
        T::placeholder()
    }

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

    /// Encodes the field.
    pub fn write<T: Serialize, M: SerializeMap>(slot: &T, key: &str, out: &mut Entries<M>) {
        out.write(key, slot);
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
    use serde::de::{Deserialize, MapAccess};
    use serde::ser::{Serialize, SerializeMap};

    use crate::object::entries::Entries;

    /// Whether an object without the key fails to decode.
    pub const REQUIRED: bool = true;

    /// The value before the field is decoded.
    pub fn placeholder<T>() -> Option<T> {
        None
    }

    /// Decodes the field.
    ///
    /// # Errors
    /// The error of decoding the value.
    pub fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Option<T>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = map.next_value()?;
        Ok(())
    }

    /// Encodes the field.
    pub fn write<T: Serialize, M: SerializeMap>(slot: &Option<T>, key: &str, out: &mut Entries<M>) {
        out.write(key, slot);
    }

    #[cfg(feature = "arbitrary")]
    pub use super::required::sample;
}

/// The field may be absent; null is read as absent, and an absent field is not written.
pub mod optional {
    use serde::de::{Deserialize, MapAccess};
    use serde::ser::{Serialize, SerializeMap};

    use crate::object::entries::Entries;

    pub use super::nullable::placeholder;

    /// Whether an object without the key fails to decode.
    pub const REQUIRED: bool = false;

    /// Decodes the field.
    ///
    /// # Errors
    /// The error of decoding the value.
    pub fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Option<T>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = map.next_value()?;
        Ok(())
    }

    /// Encodes the field.
    pub fn write<T: Serialize, M: SerializeMap>(slot: &Option<T>, key: &str, out: &mut Entries<M>) {
        if let Some(value) = slot {
            out.write(key, value);
        }
    }

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

    /// The value before the field is decoded.
    pub fn placeholder<T>() -> Option<Option<T>> {
        None
    }

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

    /// Encodes the field.
    pub fn write<T: Serialize, M: SerializeMap>(
        slot: &Option<Option<T>>,
        key: &str,
        out: &mut Entries<M>,
    ) {
        if let Some(value) = slot {
            out.write(key, value);
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
