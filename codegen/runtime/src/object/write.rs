//! Encodes structs.

use serde::ser::Serializer;

use super::model::Object;
use super::out::{Count, Encoder, Out};

/// Encodes a struct. Absent fields are omitted in formats for humans, such as JSON.
///
/// # Errors
/// The error of the serializer.
pub fn write_object<T: Object, S: Serializer>(
    object: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let skips = serializer.is_human_readable();
    let mut count = Count(T::TABLE.keys.len());
    if skips || T::KEEPS_ADDITIONAL {
        count = Count::default();
        write_all(object, &mut count);
    }
    if T::KEEPS_ADDITIONAL {
        let mut encoder = Encoder::map(serializer, count)?;
        write_all(object, &mut encoder);
        encoder.end()
    } else {
        let mut encoder = Encoder::fields(serializer, T::TABLE.name, count)?;
        write_all(object, &mut encoder);
        encoder.end()
    }
}

fn write_all<T: Object, O: Out>(object: &T, out: &mut O) {
    if T::HAS_CONSTANTS {
        for (key, constant) in T::TABLE.keys.iter().zip(T::TABLE.constants) {
            out.constant(key, constant.value, object.presence(key));
        }
    }
    Object::write(object, out);
}
