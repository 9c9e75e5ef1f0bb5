//! Converts literals to JSON by type: documented keys become JSON keys.

use serde_json::Value;

use super::check::{Check, Step};
use super::example::Fault;
use crate::resolve::{Field, Kind, Tag, Type, Variant};
use crate::schema::{Literal, LiteralKind};

impl<'a> Check<'_, 'a> {
    /// The value of a field, which may be nullable.
    pub(super) fn field(&mut self, literal: &Literal, field: &Field) -> Option<Value> {
        match literal.kind {
            LiteralKind::Null if field.nullable => Some(Value::Null),
            _ => self.value(literal, &field.ty),
        }
    }

    /// The literal as JSON; `None` if JSON does not support it, which is recorded as a fault.
    pub(super) fn value(&mut self, literal: &Literal, ty: &Type) -> Option<Value> {
        if !self.count(&literal.range) {
            return None;
        }
        match (ty, &literal.kind) {
            (_, LiteralKind::Unreadable(token)) => {
                self.token(literal, token);
                None
            }
            (Type::Boxed(inner), _) => self.value(literal, inner),
            (Type::Nullable(_) | Type::Any, LiteralKind::Null) => Some(Value::Null),
            (Type::Nullable(inner), _) => self.value(literal, inner),
            (Type::Any, _) => self.any(literal),
            (Type::Model(id), kind) => match &self.matcher.resolved.get(*id)?.kind {
                Kind::Union { variants, tag } => self.variants(literal, variants, tag.as_ref()),
                Kind::Enum(values) => self.member(literal, *id, values, ty),
                Kind::Struct(fields) => match kind {
                    LiteralKind::Object(entries) => self.object(literal, entries, fields, ty),
                    _ => self.wrong(literal, ty),
                },
            },
            (Type::List(items), LiteralKind::List(literals)) => {
                let values = literals.iter().enumerate().map(|(index, item)| {
                    self.at(Step::Item(index), |check| check.value(item, items))
                });
                // All items are checked, also after one that is not JSON.
                let values: Vec<Option<Value>> = values.collect();
                values.into_iter().collect::<Option<_>>().map(Value::Array)
            }
            (Type::Map(values), LiteralKind::Object(entries)) => {
                let entries = entries.iter().map(|(key, value)| {
                    let value = self.below(key, |check| check.value(value, values));
                    Some((key.clone(), value?))
                });
                let entries: Vec<Option<(String, Value)>> = entries.collect();
                entries
                    .into_iter()
                    .collect::<Option<_>>()
                    .map(Value::Object)
            }
            _ => self.leaf(literal, ty),
        }
    }

    /// Selects the variant with the fewest faults.
    fn variants(
        &mut self,
        literal: &Literal,
        variants: &[Variant],
        tag: Option<&Tag>,
    ) -> Option<Value> {
        if let Some(variant) = tag.and_then(|tag| self.tagged(literal, variants, tag)) {
            return self.value(literal, &variant.ty);
        }
        let before = self.faults.len();
        let mut best: Option<(Vec<Fault>, Option<Value>)> = None;
        for variant in variants {
            let value = self.value(literal, &variant.ty);
            let faults = self.faults.split_off(before);
            if faults.is_empty() {
                return value;
            }
            if best
                .as_ref()
                .is_none_or(|(least, _)| faults.len() < least.len())
            {
                best = Some((faults, value));
            }
        }
        let (faults, value) = best?;
        self.faults.extend(faults);
        value
    }

    /// The variant of an object's tag.
    fn tagged<'t>(
        &self,
        literal: &Literal,
        variants: &'t [Variant<'a>],
        tag: &Tag,
    ) -> Option<&'t Variant<'a>> {
        variants
            .iter()
            .zip(&tag.values)
            .find_map(|(variant, values)| {
                let Type::Model(id) = variant.ty else {
                    return None;
                };
                let Kind::Struct(fields) = &self.matcher.resolved.get(id)?.kind else {
                    return None;
                };
                let field = fields.iter().find(|field| field.wire == tag.key)?;
                let value = literal
                    .get(&field.source.name)
                    .or_else(|| literal.get(&field.wire))?;
                let found = match &value.kind {
                    LiteralKind::String(text) => text.clone(),
                    _ => return None,
                };
                values.contains(&found).then_some(variant)
            })
    }
}
