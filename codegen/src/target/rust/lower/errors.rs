//! Which models are errors, and what holds their messages.

use std::collections::HashSet;

use crate::names;
use crate::resolve::{Kind, Model, ModelId, Resolved};
use crate::target::rust::{ItemKind, Optionality, Secret, Type};

/// The namespace of errors.
const NAMESPACE: &str = "errors";

/// The names of keys that hold a message, best first.
const MESSAGES: [&str; 11] = [
    "message",
    "error_message",
    "result_message",
    "msg",
    "detail",
    "details",
    "error_description",
    "description",
    "reason",
    "title",
    "error",
];

/// The models that are errors.
#[derive(Debug)]
pub(super) struct Errors(HashSet<ModelId>);

impl Errors {
    /// Models in a namespace `errors`, and those that operations list as errors.
    pub(super) fn new(resolved: &Resolved) -> Self {
        let is_in_namespace = |model: &Model| {
            let mut parts = model.source.id.namespace.split('.');
            parts.any(|part| part.eq_ignore_ascii_case(NAMESPACE))
        };
        let by_namespace = resolved
            .iter()
            .filter(|(_, model)| is_in_namespace(model))
            .map(|(id, _)| id);
        let listed = resolved.operations.iter().flat_map(|it| &it.errors);
        Self(by_namespace.chain(listed.copied()).collect())
    }

    /// The fields or variants that may hold the message of an item, best first; `None` for other models.
    pub(super) fn messages(
        &self,
        resolved: &Resolved,
        id: ModelId,
        kind: &ItemKind,
    ) -> Option<Vec<String>> {
        if !self.0.contains(&id) {
            return None;
        }
        let model = resolved.get(id)?;
        Some(match (kind, &model.kind) {
            (ItemKind::Struct(body), Kind::Struct(fields)) => {
                let mut ranked: Vec<(usize, String)> = Vec::new();
                for field in &body.fields {
                    let source = fields.iter().find(|source| source.wire == field.wire);
                    let wire = names::snake_case(&field.wire);
                    let rank = MESSAGES.iter().position(|name| *name == wire);
                    let is_open = field.secret == Secret::Nothing
                        && field.optionality != Optionality::AdditionalProperties
                        && source
                            .is_some_and(|it| self.has_message(resolved, &field.ty, it.ty.model()));
                    ranked.extend(
                        rank.filter(|_| is_open)
                            .map(|rank| (rank, field.name.clone())),
                    );
                }
                ranked.sort();
                ranked.into_iter().map(|(_, name)| name).collect()
            }
            (ItemKind::Union(body), Kind::Union { variants, .. }) => {
                let variants = body.variants.iter().zip(variants);
                let open = variants.filter(|(variant, source)| {
                    let model = source.ty.model();
                    let is_error = model.is_some_and(|id| self.0.contains(&id));
                    (is_error || !body.secret) && self.has_message(resolved, &variant.ty, model)
                });
                open.map(|(variant, _)| variant.name.clone()).collect()
            }
            _ => Vec::new(),
        })
    }

    /// Whether a value of the type is a message or has one.
    fn has_message(&self, resolved: &Resolved, ty: &Type, model: Option<ModelId>) -> bool {
        match (ty, model) {
            (Type::String, _) => true,
            (Type::Box(inner), _) => self.has_message(resolved, inner, model),
            (Type::Model(_), Some(id)) => match resolved.get(id).map(|model| &model.kind) {
                Some(Kind::Enum(values)) => !super::models::is_numeric(values),
                Some(_) => self.0.contains(&id),
                None => false,
            },
            _ => false,
        }
    }
}
