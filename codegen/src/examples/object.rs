//! Converts objects: documented keys become JSON keys.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::check::Check;
use super::example::FaultKind;
use crate::matching::required;
use crate::resolve::{Field, Type};
use crate::schema::{Literal, LiteralKind};

impl Check<'_, '_> {
    pub(super) fn object(
        &mut self,
        literal: &Literal,
        entries: &[(String, Literal)],
        fields: &[Field],
        ty: &Type,
    ) -> Option<Value> {
        let mut object = Map::new();
        let mut seen = BTreeSet::new();
        let mut is_json = true;
        for (key, value) in entries {
            if matches!(&value.kind, LiteralKind::Name(name) if name == "undefined") {
                continue;
            }
            let Some(field) = field_of(fields, key) else {
                if let LiteralKind::Unreadable(token) = &value.kind {
                    self.token(value, token);
                    is_json = false;
                    continue;
                }
                let message = format!("unknown field `{key}` of {}", self.name(ty));
                self.fault(FaultKind::UnknownKey, value.range.clone(), message);
                continue;
            };
            let json = self.below(key, |check| check.field(value, field));
            is_json &= json.is_some();
            match json {
                Some(Value::Object(rest)) if field.flattened => object.extend(rest),
                Some(json) => {
                    object.insert(field.wire.clone(), json);
                }
                None => {}
            }
            if !seen.insert(field.source.name.as_str()) {
                let message = format!("duplicate key `{key}`");
                self.fault(FaultKind::UnknownKey, value.range.clone(), message);
            }
        }
        for field in required(fields) {
            let name = field.source.name.as_str();
            if !seen.contains(name) {
                let message = format!("missing required field `{name}` of {}", self.name(ty));
                self.fault(FaultKind::MissingField, literal.range.clone(), message);
            }
        }
        is_json.then_some(Value::Object(object))
    }
}

/// The field of a key: examples in code use documented names, those in cells often JSON keys.
fn field_of<'f, 'a>(fields: &'f [Field<'a>], key: &str) -> Option<&'f Field<'a>> {
    let documented = fields.iter().find(|field| field.source.name == key);
    documented.or_else(|| fields.iter().find(|field| field.wire == key))
}
