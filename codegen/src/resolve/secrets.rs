//! Matches the patterns of secrets with fields and with keys of maps.

use super::{Because, Field, Type};
use crate::config::{Pattern, is_like, may_begin_with};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::schema;

/// The patterns of the configuration, each with whether it has matched a field.
#[derive(Debug)]
pub(super) struct Secrets<'a> {
    patterns: Vec<(&'a Pattern, bool)>,
}

impl<'a> Secrets<'a> {
    pub(super) fn new(patterns: &'a [Pattern]) -> Self {
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
        self.first(|pattern| {
            let is_match = is_like(pattern, &name);
            (is_match, is_match)
        })
    }

    /// Why a key of a field's map may be secret, if one may be and the whole field is not. A map of
    /// typed values is meant only by a pattern that names its field.
    pub(super) fn of_keys(&mut self, model: &schema::Model, field: &Field) -> Option<Because<'a>> {
        let Type::Map(values) = &field.ty else {
            return None;
        };
        if self.patterns.is_empty() || field.secret {
            return None;
        }
        let path = model.path();
        let name = format!("{path}.{}", field.source.name);
        let prefix = format!("{name}.");
        let is_open = **values == Type::Any;
        self.first(|pattern| {
            let is_named = pattern
                .rsplit_once('.')
                .is_some_and(|(map, _)| names_field(map) && is_like(map, &name));
            let is_kept = field.flattened && may_begin_with(pattern, &format!("{path}."));
            let is_meant = is_named || is_kept || is_open && may_begin_with(pattern, &prefix);
            (is_meant, is_named)
        })
    }

    /// Why a key that a model keeps may be secret, if one may be.
    pub(super) fn of_kept(&mut self, model: &schema::Model) -> Option<Because<'a>> {
        let prefix = format!("{}.", model.path());
        self.first(|pattern| {
            let is_meant = may_begin_with(pattern, &prefix);
            (is_meant, is_meant)
        })
    }

    /// The first pattern that is meant; a test returns whether a pattern is, and whether that uses it.
    fn first(&mut self, is_meant: impl Fn(&str) -> (bool, bool)) -> Option<Because<'a>> {
        let mut first = None;
        for (secret, used) in &mut self.patterns {
            if first.is_some() && *used {
                continue;
            }
            let (is_meant, is_use) = is_meant(&secret.pattern);
            *used |= is_use;
            if is_meant {
                first.get_or_insert(*secret);
            }
        }
        first.map(Because::pattern)
    }

    /// Reports the patterns that have matched no field.
    pub(super) fn report(self, diagnostics: &mut Diagnostics) {
        for (secret, _) in self.patterns.into_iter().filter(|(_, used)| !used) {
            let message = format!("the pattern {:?} matches no field", secret.pattern);
            let help = "a pattern is `Model.field` or `namespace.Model.field`, followed by `.key` for a key of a map, in which `*` matches any text and `?` one character; remove or correct it";
            diagnostics.push(Diagnostic::new(Code::UnusedSecret, secret.span, message).help(help));
        }
    }
}

/// Whether the last part of a pattern names something.
fn names_field(pattern: &str) -> bool {
    let last = pattern.rsplit('.').next().unwrap_or_default();
    last.contains(|c| !matches!(c, '*' | '?'))
}
