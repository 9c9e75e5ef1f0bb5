//! The keys of structs.

use serde_json::{Map, Value};

use crate::resolve::{Field, Type};

/// What a struct documents under a key.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'f> {
    /// The type, without null.
    pub ty: &'f Type,
    /// Whether null is allowed.
    pub nullable: bool,
}

/// The fields whose keys an object must have.
pub fn required<'f, 'a>(fields: &'f [Field<'a>]) -> impl Iterator<Item = &'f Field<'a>> {
    fields
        .iter()
        .filter(|field| field.required && !field.flattened)
}

/// Whether an object has all required keys.
pub(super) fn has_required(fields: &[Field], object: &Map<String, Value>) -> bool {
    required(fields).all(|field| object.contains_key(&field.wire))
}

/// How many keys of an object are those of fields.
pub(super) fn documented(fields: &[Field], object: &Map<String, Value>) -> usize {
    let fields = fields.iter().filter(|field| !field.flattened);
    fields
        .filter(|field| object.contains_key(&field.wire))
        .count()
}

/// What a struct documents under a key of the wire; `None` if the key is unknown.
pub fn entry<'f>(fields: &'f [Field<'_>], key: &str) -> Option<Entry<'f>> {
    if let Some(field) = field(fields, key) {
        return Some(Entry {
            ty: &field.ty,
            nullable: field.nullable,
        });
    }
    Some(Entry {
        ty: additional(fields)?,
        nullable: false,
    })
}

/// The field of a key of the wire.
pub(super) fn field<'f, 'a>(fields: &'f [Field<'a>], key: &str) -> Option<&'f Field<'a>> {
    fields
        .iter()
        .find(|field| !field.flattened && field.wire == key)
}

/// The type of the values under additional keys; `None` if there may be none.
pub(super) fn additional<'f>(fields: &'f [Field<'_>]) -> Option<&'f Type> {
    let field = fields.iter().find(|field| field.flattened)?;
    match &field.ty {
        Type::Map(values) => Some(values),
        _ => None,
    }
}

/// The keys of an object that are not those of fields.
pub(super) fn unknown<'v>(
    fields: &[Field],
    object: &'v Map<String, Value>,
) -> impl Iterator<Item = (&'v String, &'v Value)> {
    object
        .iter()
        .filter(|(key, _)| field(fields, key).is_none())
}
