//! Encodes structs.

use serde::ser::{SerializeMap, Serializer};

use super::entries::Entries;
use super::model::Object;
use crate::presence::Presence;

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
