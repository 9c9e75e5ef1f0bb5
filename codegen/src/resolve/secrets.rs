//! Finds the fields whose values no message may show.

use super::Because;
use crate::config::{Secret, is_like};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::schema;

/// The patterns of the configuration, each with whether it fitted a field.
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

    /// Why the value of a field is secret; `None` where it is not.
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

    /// Reports the patterns that fitted none of the fields that were asked for.
    pub(super) fn report(self, diagnostics: &mut Diagnostics) {
        for (secret, _) in self.patterns.into_iter().filter(|(_, used)| !used) {
            let message = format!("no field is found for the pattern {:?}", secret.pattern);
            let help = "a pattern is like `Model.field` or `namespace.Model.field`, where `*` stands for any text and `?` for one character; remove it or correct it";
            diagnostics.push(Diagnostic::new(Code::UnusedSecret, secret.span, message).help(help));
        }
    }
}
