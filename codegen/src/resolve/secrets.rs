//! Matches the patterns of secrets with fields.

use super::Because;
use crate::config::{Secret, is_like};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::schema;

/// The patterns of the configuration, each with whether it has matched a field.
#[derive(Debug)]
pub(super) struct Secrets<'a> {
    patterns: Vec<(&'a Secret, bool)>,
}

impl<'a> Secrets<'a> {
    pub(super) fn new(patterns: &'a [Secret]) -> Self {
        Self {
            patterns: patterns.iter().map(|pattern| (pattern, false)).collect(),
        }
    }

    /// Why the value of a field is secret, if it is.
    pub(super) fn of(
        &mut self,
        model: &schema::Model,
        field: &schema::Field,
    ) -> Option<Because<'a>> {
        if self.patterns.is_empty() {
            return None;
        }
        let name = format!("{}.{}", model.path(), field.name);
        let mut first = None;
        for (secret, used) in &mut self.patterns {
            let is_news = first.is_none() || !*used;
            if is_news && is_like(&secret.pattern, &name) {
                *used = true;
                first.get_or_insert(*secret);
            }
        }
        first.map(|secret| Because::Pattern {
            pattern: &secret.pattern,
            span: secret.span,
        })
    }

    /// Reports the patterns that have matched no field.
    pub(super) fn report(self, diagnostics: &mut Diagnostics) {
        for (secret, _) in self.patterns.into_iter().filter(|(_, used)| !used) {
            let message = format!("the pattern {:?} matches no field", secret.pattern);
            let help = "a pattern is `Model.field` or `namespace.Model.field`, in which `*` matches any text and `?` one character; remove or correct it";
            diagnostics.push(Diagnostic::new(Code::UnusedSecret, secret.span, message).help(help));
        }
    }
}
