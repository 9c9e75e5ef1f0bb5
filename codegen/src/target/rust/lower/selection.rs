//! The models and fields that the patterns of settings select.

use std::collections::BTreeSet;

use crate::config::{Pattern, RustSettings, is_like};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::resolve::{self, Kind, Model, ModelId, Resolved, Type};

/// A field: its model, and its documented name.
pub(super) type FieldId<'r> = (ModelId, &'r str);

/// What the settings select.
#[derive(Debug, Default)]
pub(super) struct Selection<'r> {
    /// Structs with setters.
    pub(super) setters: BTreeSet<ModelId>,
    /// Boxed fields.
    pub(super) boxed: BTreeSet<FieldId<'r>>,
    /// Unions whose structs are not boxed.
    pub(super) unboxed: BTreeSet<ModelId>,
}

impl<'r> Selection<'r> {
    /// Patterns that select nothing are reported.
    pub(super) fn new(
        resolved: &'r Resolved,
        settings: &RustSettings,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let is_struct = |model: &Model| matches!(model.kind, Kind::Struct(_));
        let is_union = |model: &Model| matches!(model.kind, Kind::Union { .. });
        let mut selector = Selector {
            resolved,
            diagnostics,
        };
        Self {
            setters: selector.models(&settings.setters, "a struct", is_struct),
            boxed: selector.fields(&settings.boxed, |field| holds_one(resolved, &field.ty)),
            unboxed: selector.models(&settings.unboxed, "a union", is_union),
        }
    }
}

/// Whether a value of a type holds one struct or union, which can be boxed.
fn holds_one(resolved: &Resolved, ty: &Type) -> bool {
    match ty {
        Type::Model(id) => resolved
            .get(*id)
            .is_some_and(|model| !matches!(model.kind, Kind::Enum(_))),
        Type::Nullable(inner) => holds_one(resolved, inner),
        _ => false,
    }
}

struct Selector<'s, 'r> {
    resolved: &'r Resolved<'r>,
    diagnostics: &'s mut Diagnostics,
}

impl<'r> Selector<'_, 'r> {
    fn models(
        &mut self,
        patterns: &[Pattern],
        kind: &str,
        is_meant: impl Fn(&Model) -> bool,
    ) -> BTreeSet<ModelId> {
        let mut found = BTreeSet::new();
        for pattern in patterns {
            let models = self.resolved.iter().filter(|(_, model)| {
                !model.skipped && is_meant(model) && is_like(&pattern.pattern, &model.source.path())
            });
            let selected: Vec<ModelId> = models.map(|(id, _)| id).collect();
            self.check(pattern, &selected, &format!("the path of {kind}"));
            found.extend(selected);
        }
        found
    }

    fn fields(
        &mut self,
        patterns: &[Pattern],
        is_meant: impl Fn(&resolve::Field) -> bool,
    ) -> BTreeSet<FieldId<'r>> {
        let mut found = BTreeSet::new();
        for pattern in patterns {
            let mut selected = Vec::new();
            for (id, model) in self.resolved.iter().filter(|(_, model)| !model.skipped) {
                let Kind::Struct(fields) = &model.kind else {
                    continue;
                };
                let path = model.source.path();
                for field in fields.iter().filter(|field| is_meant(field)) {
                    let name = field.source.name.as_str();
                    if is_like(&pattern.pattern, &format!("{path}.{name}")) {
                        selected.push((id, name));
                    }
                }
            }
            self.check(
                pattern,
                &selected,
                "the path of a model and a field that holds one struct or union",
            );
            found.extend(selected);
        }
        found
    }

    fn check<T>(&mut self, pattern: &Pattern, selected: &[T], meant: &str) {
        if selected.is_empty() {
            let message = format!("the pattern {:?} matches nothing", pattern.pattern);
            let help = format!(
                "a pattern is {meant}, in which `*` matches any text and `?` one character; remove or correct it"
            );
            let diagnostic = Diagnostic::new(Code::UnusedPattern, pattern.span, message);
            self.diagnostics.push(diagnostic.help(help));
        }
    }
}
