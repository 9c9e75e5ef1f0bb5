//! Encodes structs.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Object;
use crate::Presence;

/// Encodes a struct; an absent field is not written.
///
/// # Errors
/// The error of the serializer.
pub fn write_object<T: Object, S: Serializer>(
    object: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut out = Entries {
        map: serializer.serialize_map(None)?,
        written: Ok(()),
    };
    for (key, value) in T::CONSTANTS {
        if object.presence(key) != Some(Presence::Absent) {
            out.write(key, value);
        }
    }
    object.write(&mut out);
    out.written?;
    out.map.end()
}

/// The entries of a struct that is encoded; after an error no more are written.
///
/// The error is kept here so that no field has to return it: that is half of the code of a struct.
pub struct Entries<M: SerializeMap> {
    map: M,
    written: Result<(), M::Error>,
}

impl<M: SerializeMap> Entries<M> {
    /// Writes an entry.
    pub fn write<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) {
        if self.written.is_ok() {
            self.written = self.map.serialize_entry(key, value);
        }
    }
}
