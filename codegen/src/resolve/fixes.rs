//! Matches fix-ups with the schema.

use std::collections::HashMap;

use super::ModelId;
use crate::config::{Fix, is_like};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::schema::{Constant, Model, ModelKind, Schema};

/// The merged fix-ups of one model, field or value.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Correction<'a> {
    pub(super) wire: Option<(&'a str, &'a Fix)>,
    pub(super) ty: Option<(&'a str, &'a Fix)>,
    pub(super) nullable: Option<(bool, &'a Fix)>,
    pub(super) required: Option<(bool, &'a Fix)>,
    pub(super) rename: Option<(&'a str, &'a Fix)>,
    pub(super) skip: Option<&'a Fix>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Target {
    Model(ModelId),
    Field(ModelId, String),
    Value(ModelId, String),
}

/// The fix-ups by subject.
#[derive(Debug, Default)]
pub(super) struct Fixes<'a> {
    by_target: HashMap<Target, Correction<'a>>,
}

impl<'a> Fixes<'a> {
    /// Matches the entries with the schema; an entry that matches nothing or several models is an error.
    pub(super) fn new(schema: &Schema, fixes: &'a [Fix], diagnostics: &mut Diagnostics) -> Self {
        let mut found = Self::default();
        let (mut by_path, mut by_title) = (Index::new(), Index::new());
        if !fixes.is_empty() {
            for (at, model) in schema.models.iter().enumerate() {
                by_path.entry(model.path()).or_default().push((at, model));
                let title = model.id.name.clone();
                by_title.entry(title).or_default().push((at, model));
            }
        }
        let (mut patterns, exact): (Vec<&Fix>, Vec<&Fix>) =
            fixes.iter().partition(|fix| fix.is_pattern());
        for fix in exact {
            let models = by_path.get(&fix.model).or(by_title.get(&fix.model));
            match target(models.map_or(&[], Vec::as_slice), fix) {
                Ok(target) => found
                    .by_target
                    .entry(target)
                    .or_default()
                    .join(fix, diagnostics),
                Err(help) => {
                    let message = format!("the fix-up of {} matches nothing", fix.subject());
                    diagnostics
                        .push(Diagnostic::new(Code::UnusedFix, fix.span, message).help(help));
                }
            }
        }
        // An exact entry comes before a pattern, and a longer pattern, which is more specific, before
        // a shorter one.
        let length = |fix: &Fix| fix.model.len() + fix.field.as_ref().map_or(0, String::len);
        patterns.sort_by_key(|fix| std::cmp::Reverse(length(fix)));
        for fix in patterns {
            let targets = matching(schema, fix);
            if targets.is_empty() {
                let message = format!("the fix-up of {} matches nothing", fix.subject());
                let help =
                    "`*` matches any text and `?` one character; remove or correct the entry";
                diagnostics.push(Diagnostic::new(Code::UnusedFix, fix.span, message).help(help));
            }
            for target in targets {
                found.by_target.entry(target).or_default().fill(fix);
            }
        }
        found
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_target.is_empty()
    }

    pub(super) fn model(&self, model: ModelId) -> Correction<'a> {
        self.by_target
            .get(&Target::Model(model))
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn field(&self, model: ModelId, field: &str) -> Correction<'a> {
        self.by_target
            .get(&Target::Field(model, field.to_owned()))
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn value(&self, model: ModelId, value: &Constant) -> Correction<'a> {
        self.by_target
            .get(&Target::Value(model, value.text()))
            .copied()
            .unwrap_or_default()
    }
}

impl<'a> Correction<'a> {
    fn join(&mut self, fix: &'a Fix, diagnostics: &mut Diagnostics) {
        let twice = (self.wire.is_some() && fix.wire.is_some())
            || (self.ty.is_some() && fix.ty.is_some())
            || (self.nullable.is_some() && fix.nullable.is_some())
            || (self.required.is_some() && fix.required.is_some())
            || (self.rename.is_some() && fix.rename.is_some())
            || (self.skip.is_some() && fix.skip);
        if twice {
            let message = format!("an earlier entry fixes the same key of {}", fix.subject());
            let help = "remove one of the entries";
            diagnostics.push(Diagnostic::new(Code::InvalidConfig, fix.span, message).help(help));
        }
        self.fill(fix);
    }

    /// Takes what no other entry has fixed.
    fn fill(&mut self, fix: &'a Fix) {
        self.wire = self.wire.or(fix.wire.as_deref().map(|wire| (wire, fix)));
        self.ty = self.ty.or(fix.ty.as_deref().map(|ty| (ty, fix)));
        self.nullable = self
            .nullable
            .or(fix.nullable.map(|nullable| (nullable, fix)));
        self.required = self
            .required
            .or(fix.required.map(|required| (required, fix)));
        self.rename = self
            .rename
            .or(fix.rename.as_deref().map(|rename| (rename, fix)));
        self.skip = self.skip.or(fix.skip.then_some(fix));
    }
}

/// Models with their indices in the schema, by name.
type Index<'s> = HashMap<String, Vec<(usize, &'s Model)>>;

/// The subjects of an entry with patterns.
fn matching(schema: &Schema, fix: &Fix) -> Vec<Target> {
    let mut targets = Vec::new();
    for (at, model) in schema.models.iter().enumerate() {
        if !fix.is_about(&model.path(), &model.id.name) {
            continue;
        }
        let id = ModelId(at);
        match (&fix.field, &fix.value, &model.kind) {
            (Some(pattern), _, ModelKind::Struct { fields }) => {
                let names = fields.iter().map(|field| &field.name);
                let matching = names.filter(|name| is_like(pattern, name));
                targets.extend(matching.map(|name| Target::Field(id, name.clone())));
            }
            (None, Some(value), ModelKind::Enum { values, .. })
                if values.iter().any(|known| known.value.text() == *value) =>
            {
                targets.push(Target::Value(id, value.clone()));
            }
            (None, None, _) => targets.push(Target::Model(id)),
            _ => {}
        }
    }
    targets
}

/// The subject of an entry, or help if it does not exist.
fn target(models: &[(usize, &Model)], fix: &Fix) -> Result<Target, String> {
    let (index, model) = match models {
        [] => {
            return Err(format!(
                "no page with the title `{}`; remove the entry or correct its `model`",
                fix.model
            ));
        }
        [(index, model)] => (*index, *model),
        several => {
            let paths: Vec<String> = several
                .iter()
                .map(|(_, model)| format!("`{}`", model.path()))
                .collect();
            return Err(format!("use one of: {}", paths.join(" or ")));
        }
    };
    let id = ModelId(index);
    match (&fix.field, &fix.value) {
        (Some(field), _) => match &model.kind {
            ModelKind::Struct { fields } if fields.iter().any(|known| known.name == *field) => {
                Ok(Target::Field(id, field.clone()))
            }
            _ => Err(format!(
                "{} has no field `{field}`; remove or correct the entry",
                model.path()
            )),
        },
        (None, Some(value)) => match &model.kind {
            ModelKind::Enum { values, .. }
                if values.iter().any(|known| known.value.text() == *value) =>
            {
                Ok(Target::Value(id, value.clone()))
            }
            _ => Err(format!(
                "{} has no value `{value}`; remove or correct the entry",
                model.path()
            )),
        },
        (None, None) => Ok(Target::Model(id)),
    }
}
