//! Keys of JSON that are documented fields.

use super::forms::{fields, is_camel, is_snake};
use super::spellings::squash;
use super::tally::Form;
use crate::resolve::Index;
use crate::schema::{Field, Literal, LiteralKind, Model, ModelKind, Schema, Type};

/// Finds the fields that the keys of a value are, by the documented type of the value.
pub(super) struct JsonKeys<'k, 'a> {
    pub(super) schema: &'a Schema,
    pub(super) index: &'k Index<'a>,
}

/// A key of JSON, and the form in which it writes the name of a field.
pub(super) struct JsonKey<'l, 'a> {
    pub(super) key: &'l str,
    pub(super) form: Option<Form>,
    pub(super) namespace: &'a str,
}

/// The depth to which values are followed.
const DEPTH: usize = 32;

impl<'a> JsonKeys<'_, 'a> {
    /// Calls a function with each key that is a field. Keys of code have the names of the SDK, so only
    /// quoted ones count.
    pub(super) fn each<'l>(
        &self,
        literal: &'l Literal,
        text: &str,
        ty: &Type,
        visit: &mut impl FnMut(JsonKey<'l, 'a>),
    ) {
        self.value(literal, text, ty, DEPTH, visit);
    }

    fn value<'l>(
        &self,
        literal: &'l Literal,
        text: &str,
        ty: &Type,
        depth: usize,
        visit: &mut impl FnMut(JsonKey<'l, 'a>),
    ) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        match (&literal.kind, ty) {
            (_, Type::Nullable { inner }) => self.value(literal, text, inner, depth, visit),
            (LiteralKind::List(items), Type::List { items: ty }) => {
                for item in items {
                    self.value(item, text, ty, depth, visit);
                }
            }
            (LiteralKind::Object(entries), Type::Map { values }) => {
                for (_, value) in entries {
                    self.value(value, text, values, depth, visit);
                }
            }
            (LiteralKind::Object(entries), _) => {
                let mut models = Vec::new();
                self.structs(ty, DEPTH, &mut models);
                for (key, value) in entries {
                    let found = models
                        .iter()
                        .find_map(|model| Some((*model, field_of(model, key)?)));
                    let Some((model, (field, form))) = found else {
                        continue;
                    };
                    if is_quoted(text, value) {
                        visit(JsonKey {
                            key,
                            form,
                            namespace: &model.id.namespace,
                        });
                    }
                    self.value(value, text, &field.ty, depth, visit);
                }
            }
            _ => {}
        }
    }

    /// The structs that an object of a type may be.
    fn structs(&self, ty: &Type, depth: usize, found: &mut Vec<&'a Model>) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        match ty {
            Type::Ref(reference) => {
                let model = self.index.find(reference);
                let Some(model) = model.and_then(|(id, _)| self.schema.models.get(id.0)) else {
                    return;
                };
                match &model.kind {
                    ModelKind::Struct { .. } if found.iter().all(|known| known.id != model.id) => {
                        found.push(model);
                    }
                    ModelKind::Union { variants } => {
                        for variant in variants {
                            self.structs(&variant.ty, depth, found);
                        }
                    }
                    _ => {}
                }
            }
            Type::Nullable { inner } => self.structs(inner, depth, found),
            Type::Union { variants } => {
                for variant in variants {
                    self.structs(variant, depth, found);
                }
            }
            _ => {}
        }
    }
}

/// The field that a key writes, and in which form; `None` for the form of a name of one word.
fn field_of<'m>(model: &'m Model, key: &str) -> Option<(&'m Field, Option<Form>)> {
    let all = fields(model);
    if let Some(field) = all.iter().find(|field| field.name == key) {
        let form = is_camel(key).then_some(Form::Documented);
        return Some((field, form));
    }
    let squashed = squash(key);
    let field = all.iter().find(|field| squash(&field.name) == squashed)?;
    let is_renamed = is_snake(key) && is_camel(&field.name);
    Some((field, is_renamed.then_some(Form::Snake)))
}

/// Whether the key before a value is in quotes.
fn is_quoted(text: &str, value: &Literal) -> bool {
    let before = text.get(..value.range.start).unwrap_or_default().trim_end();
    let key = before.strip_suffix(':').map_or("", str::trim_end);
    key.ends_with('"')
}
