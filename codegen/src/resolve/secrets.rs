//! Finds the fields whose values no message may show.

use super::Because;
use crate::config::{Secret, is_like};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::schema::{self, ModelKind, Schema};

/// The patterns of the configuration.
#[derive(Debug)]
pub(super) struct Secrets<'a> {
    patterns: &'a [Secret],
}

impl<'a> Secrets<'a> {
    /// Takes the patterns; one that fits no documented field is an error.
    pub(super) fn new(
        schema: &Schema,
        patterns: &'a [Secret],
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut unused: Vec<&Secret> = patterns.iter().collect();
        for model in &schema.models {
            let ModelKind::Struct { fields } = &model.kind else {
                continue;
            };
            for name in fields.iter().map(|field| name(model, field)) {
                unused.retain(|secret| !is_like(&secret.pattern, &name));
            }
        }
        for secret in unused {
            let message = format!("no field is found for the pattern {:?}", secret.pattern);
            let help = "a pattern is like `Model.field` or `namespace.Model.field`, where `*` stands for any text and `?` for one character; remove it or correct it";
            diagnostics.push(Diagnostic::new(Code::UnusedSecret, secret.span, message).help(help));
        }
        Self { patterns }
    }

    /// Why the value of a field is secret; `None` where it is not.
    pub(super) fn of(&self, model: &schema::Model, field: &schema::Field) -> Option<Because<'a>> {
        if self.patterns.is_empty() {
            return None;
        }
        let name = name(model, field);
        let secret = self
            .patterns
            .iter()
            .find(|secret| is_like(&secret.pattern, &name))?;
        Some(Because::Pattern {
            pattern: &secret.pattern,
            span: secret.span,
        })
    }
}

fn name(model: &schema::Model, field: &schema::Field) -> String {
    format!("{}.{}", model.path(), field.name)
}
