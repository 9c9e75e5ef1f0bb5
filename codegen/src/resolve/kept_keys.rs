//! Decides which structs keep undocumented keys.

use super::decisions::Decisions;
use super::secrets::Secrets;
use super::{Because, KeptKeys, Kind, Model, ModelId, Subject, Type};
use crate::config::{Pattern, is_like};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};

/// Sets which structs keep undocumented keys: those of the patterns, and the variants of a union in
/// which another variant takes any key.
pub(super) fn find<'a>(
    models: &mut [Model<'a>],
    patterns: &'a [Pattern],
    secrets: &mut Secrets<'a>,
    decisions: &mut Decisions<'a>,
    diagnostics: &mut Diagnostics,
) {
    let beside_maps = beside_maps(models);
    let mut used = vec![false; patterns.len()];
    for (index, (model, is_beside_map)) in models.iter_mut().zip(beside_maps).enumerate() {
        let Kind::Struct(fields) = &model.kind else {
            continue;
        };
        let path = model.source.path();
        let mut first = None;
        for (pattern, used) in patterns.iter().zip(&mut used) {
            if is_like(&pattern.pattern, &path) {
                *used = true;
                first.get_or_insert(pattern);
            }
        }
        let because = match first {
            Some(pattern) => Because::pattern(pattern),
            None if is_beside_map => {
                Because::Rule("it is a variant of a union in which another variant takes any key")
            }
            None => continue,
        };
        if model.skipped || fields.iter().any(|field| field.flattened) {
            continue;
        }
        let id = ModelId(index);
        let secret = secrets.of_kept(model.source);
        model.kept_keys = Some(KeptKeys {
            secret: secret.is_some(),
        });
        decisions.push(id, None, Subject::UnknownKeys, || ("kept", because));
        if let Some(because) = secret {
            let words = || ("values of undocumented keys", because);
            decisions.push(id, None, Subject::Secret, words);
        }
    }
    for (pattern, _) in patterns.iter().zip(used).filter(|(_, used)| !used) {
        let message = format!("the pattern {:?} matches no struct", pattern.pattern);
        let help = "a pattern is `Model` or `namespace.Model`, in which `*` matches any text and `?` one character; remove or correct it";
        diagnostics.push(Diagnostic::new(Code::UnusedKeep, pattern.span, message).help(help));
    }
}

/// Whether each model is a struct beside a variant that takes any key.
fn beside_maps(models: &[Model]) -> Vec<bool> {
    let mut found = vec![false; models.len()];
    for (index, model) in models.iter().enumerate() {
        if !matches!(model.kind, Kind::Union { .. }) {
            continue;
        }
        let mut variants = Variants {
            models,
            unions: Vec::new(),
            structs: Vec::new(),
            has_map: false,
        };
        variants.add(ModelId(index));
        if variants.has_map {
            for ModelId(at) in variants.structs {
                if let Some(found) = found.get_mut(at) {
                    *found = true;
                }
            }
        }
    }
    found
}

/// The variants of a union and of the unions among them.
struct Variants<'m, 'a> {
    models: &'m [Model<'a>],
    unions: Vec<ModelId>,
    structs: Vec<ModelId>,
    has_map: bool,
}

impl Variants<'_, '_> {
    fn add(&mut self, id: ModelId) {
        let Some(model) = self.models.get(id.0) else {
            return;
        };
        match &model.kind {
            Kind::Struct(fields) if fields.iter().any(|field| field.flattened) => {
                self.has_map = true;
            }
            Kind::Struct(_) => self.structs.push(id),
            Kind::Union { variants, .. } if !self.unions.contains(&id) => {
                self.unions.push(id);
                for variant in variants {
                    self.add_type(&variant.ty);
                }
            }
            Kind::Union { .. } | Kind::Enum(_) => {}
        }
    }

    fn add_type(&mut self, ty: &Type) {
        match ty {
            Type::Nullable(inner) | Type::Boxed(inner) => self.add_type(inner),
            Type::Map(_) => self.has_map = true,
            Type::Model(id) => self.add(*id),
            _ => {}
        }
    }
}
