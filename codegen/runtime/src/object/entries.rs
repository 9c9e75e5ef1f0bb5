//! The entries of a struct that is encoded.

use serde::ser::{Serialize, SerializeMap};

/// The entries of a struct that is encoded; after an error no more are written.
///
/// The error is kept here so that no field has to return it: that is half of the code of a struct.
pub struct Entries<M: SerializeMap> {
    pub(super) map: M,
    pub(super) written: Result<(), M::Error>,
}

impl<M: SerializeMap> Entries<M> {
    /// Writes an entry.
    pub fn write<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) {
        if self.written.is_ok() {
            self.written = self.map.serialize_entry(key, value);
        }
    }
}
