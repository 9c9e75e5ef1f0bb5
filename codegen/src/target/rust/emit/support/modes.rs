//! How a field may be left out, one module a way.

// <required>
/// The field must be present and is not null.
pub(crate) mod required {
    use serde::de::MapAccess;
    use serde::ser::{Serialize, SerializeMap};

    use super::super::Entries;

    pub(crate) const REQUIRED: bool = true;

    pub(crate) fn blank<T: super::super::Blank>() -> T {
        T::blank()
    }

    pub(crate) fn read<'de, T: serde::Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut T,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = map.next_value()?;
        Ok(())
    }

    pub(crate) fn write<T: Serialize, M: SerializeMap>(slot: &T, key: &str, out: &mut Entries<M>) {
        out.write(key, slot);
    }
    // <arbitrary>

    #[cfg(any(test, feature = "arbitrary"))]
    pub(crate) fn sample<T: super::super::Sample>(
        u: &mut arbitrary::Unstructured<'_>,
        depth: usize,
    ) -> arbitrary::Result<T> {
        super::super::Sample::sample(u, depth)
    }
    // </arbitrary>
}

// </required>
// <nullable>
/// The field must be present and may be null.
pub(crate) mod nullable {
    use serde::de::MapAccess;
    use serde::ser::{Serialize, SerializeMap};

    use super::super::Entries;

    pub(crate) const REQUIRED: bool = true;

    pub(crate) fn blank<T>() -> Option<T> {
        None
    }

    pub(crate) fn read<'de, T: serde::Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Option<T>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = map.next_value()?;
        Ok(())
    }

    pub(crate) fn write<T: Serialize, M: SerializeMap>(
        slot: &Option<T>,
        key: &str,
        out: &mut Entries<M>,
    ) {
        out.write(key, slot);
    }
    // <arbitrary>

    #[cfg(any(test, feature = "arbitrary"))]
    pub(crate) fn sample<T: super::super::Sample>(
        u: &mut arbitrary::Unstructured<'_>,
        depth: usize,
    ) -> arbitrary::Result<Option<T>> {
        super::super::Sample::sample(u, depth)
    }
    // </arbitrary>
}

// </nullable>
// <optional>
/// The field may be absent; null is read as absent, and an absent one is not written.
pub(crate) mod optional {
    use serde::de::MapAccess;
    use serde::ser::{Serialize, SerializeMap};

    use super::super::Entries;

    pub(crate) const REQUIRED: bool = false;

    pub(crate) fn blank<T>() -> Option<T> {
        None
    }

    pub(crate) fn read<'de, T: serde::Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Option<T>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = map.next_value()?;
        Ok(())
    }

    pub(crate) fn write<T: Serialize, M: SerializeMap>(
        slot: &Option<T>,
        key: &str,
        out: &mut Entries<M>,
    ) {
        if let Some(value) = slot {
            out.write(key, value);
        }
    }
    // <arbitrary>

    #[cfg(any(test, feature = "arbitrary"))]
    pub(crate) fn sample<T: super::super::Sample>(
        u: &mut arbitrary::Unstructured<'_>,
        depth: usize,
    ) -> arbitrary::Result<Option<T>> {
        super::super::Sample::sample(u, depth)
    }
    // </arbitrary>
}

// </optional>
// <optional_nullable>
/// The field may be absent (`None`) or null (`Some(None)`), and the two are told apart.
pub(crate) mod optional_nullable {
    use serde::de::MapAccess;
    use serde::ser::{Serialize, SerializeMap};

    use super::super::Entries;

    pub(crate) const REQUIRED: bool = false;

    pub(crate) fn blank<T>() -> Option<Option<T>> {
        None
    }

    pub(crate) fn read<'de, T: serde::Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Option<Option<T>>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = Some(map.next_value()?);
        Ok(())
    }

    pub(crate) fn write<T: Serialize, M: SerializeMap>(
        slot: &Option<Option<T>>,
        key: &str,
        out: &mut Entries<M>,
    ) {
        if let Some(value) = slot {
            out.write(key, value);
        }
    }
    // <arbitrary>

    #[cfg(any(test, feature = "arbitrary"))]
    pub(crate) fn sample<T: super::super::Sample>(
        u: &mut arbitrary::Unstructured<'_>,
        depth: usize,
    ) -> arbitrary::Result<Option<Option<T>>> {
        // Absent, null and a value are as likely.
        Ok(match u.int_in_range(0..=2)? {
            0 => None,
            1 => Some(None),
            _ => Some(super::super::Sample::sample(u, depth)?),
        })
    }
    // </arbitrary>
}

// </optional_nullable>
// <rest>
/// The keys that are not documented, kept in a map of their own.
pub(crate) mod rest {
    // <btree_map>
    use std::collections::BTreeMap as Map;
    // </btree_map>
    // <hash_map>
    use std::collections::HashMap as Map;
    // </hash_map>

    use serde::de::{Error, MapAccess};
    use serde::ser::{Serialize, SerializeMap};

    use super::super::{Entries, Object, in_field};

    /// Puts what is decoded under a key of the struct `T` into its map.
    pub(crate) fn read<'de, T: Object, V: serde::Deserialize<'de>, A: MapAccess<'de>>(
        rest: &mut Map<String, V>,
        key: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let value = match rest.contains_key(&key) {
            true => Err(A::Error::custom("the key stands here a second time")),
            false => map.next_value(),
        };
        match value {
            Ok(value) => {
                rest.insert(key, value);
                Ok(())
            }
            Err(error) => Err(in_field::<T, A::Error>(Some(&key), error)),
        }
    }

    pub(crate) fn write<'a, V: Serialize + 'a, M: SerializeMap>(
        rest: impl IntoIterator<Item = (&'a String, &'a V)>,
        out: &mut Entries<M>,
    ) {
        for (key, value) in rest {
            out.write(key, value);
        }
    }
    // <arbitrary>

    /// Values under keys that the struct `T` does not document.
    #[cfg(any(test, feature = "arbitrary"))]
    pub(crate) fn sample<T: Object, V: super::super::Sample>(
        u: &mut arbitrary::Unstructured<'_>,
        depth: usize,
    ) -> arbitrary::Result<Map<String, V>> {
        let mut rest: Map<String, V> = super::super::Sample::sample(u, depth)?;
        rest.retain(|key, _| !T::KEYS.contains(&key.as_str()));
        // <constants>
        rest.retain(|key, _| T::CONSTANTS.iter().all(|(constant, _)| constant != key));
        // </constants>
        Ok(rest)
    }
    // </arbitrary>
}
// </rest>
