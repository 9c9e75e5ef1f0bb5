//! What serde's derives call.

// <some>
/// Decodes a field that is there, perhaps as null.
pub(crate) fn some<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: serde::Deserialize<'de>,
    D: serde::Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}

// </some>
// <derived_enums>
impl<E, V: serde::Serialize> serde::Serialize for super::Unrecognized<E, V> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.get().serialize(serializer)
    }
}

impl<'de, E, V: serde::Deserialize<'de>> serde::Deserialize<'de> for super::Unrecognized<E, V> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        V::deserialize(deserializer).map(Self::new)
    }
}
// </derived_enums>
