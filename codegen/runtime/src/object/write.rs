//! Encodes structs.

use serde::ser::{SerializeMap, SerializeStruct, Serializer};

use super::model::Object;
use super::out::{Count, Encoder, Entries, Fields, Out};

/// Encodes a struct. Absent fields are omitted in formats for humans, such as JSON.
///
/// # Errors
/// The error of the serializer.
pub fn write_object<T: Object, S: Serializer>(
    object: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let skips = serializer.is_human_readable();
    let mut count = Count::default();
    if skips || T::KEEPS_ADDITIONAL {
        write_all(object, &mut count);
    } else {
        count.0 = T::TABLE.keys.len();
    }
    if T::KEEPS_ADDITIONAL {
        let map = serializer.serialize_map(Some(count.0))?;
        let mut encoder = Encoder::new(Entries(map), skips);
        write_all(object, &mut encoder);
        encoder.finish()?.0.end()
    } else {
        let fields = serializer.serialize_struct(T::TABLE.name, count.0)?;
        let mut encoder = Encoder::new(Fields(fields), skips);
        write_all(object, &mut encoder);
        encoder.finish()?.0.end()
    }
}

fn write_all<T: Object, O: Out>(object: &T, out: &mut O) {
    for (key, constant) in T::TABLE.keys.iter().zip(T::TABLE.constants) {
        out.constant(key, constant.value, object.presence(key));
    }
    Object::write(object, out);
}
