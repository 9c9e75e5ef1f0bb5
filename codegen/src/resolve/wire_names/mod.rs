//! Decides how documented names become JSON keys: as documented, or in snake case.
//!
//! SDKs rename the fields of an API to the style of their language, and their pages show the new names.
//! Other places of the pages show those of the API.

mod choice;
mod collect;
mod forms;
mod json;
mod spellings;
mod tally;
mod weigh;

use std::collections::BTreeMap;

use super::fixes::Correction;
use super::payloads::Typed;
use super::{Because, Index};
use crate::config::{Pattern, Settings, WireNameException, WireNames, is_like};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::names;
use crate::schema::{Field, Model, Schema};
use crate::source::Span;
pub use choice::{WireNameChoice, WireNameChoices, WireNameReason};
use collect::Evidence;
use spellings::has_digit;
pub use tally::{Count, EvidenceKind, Form, Tally};

/// Finds the keys of fields.
pub(super) struct WireNamer<'a> {
    exceptions: Vec<(&'a WireNameException, bool)>,
    choices: WireNameChoices<'a>,
    evidence: Evidence<'a>,
    /// Names with digits whose form is not known, with the first place.
    uncertain: BTreeMap<&'a str, Span>,
}

impl<'a> WireNamer<'a> {
    pub(super) fn new(
        schema: &'a Schema,
        payloads: &Typed<'_>,
        index: &Index<'a>,
        settings: &'a Settings,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let evidence = collect::collect(schema, payloads, index);
        let choices = WireNameChoices::new(&evidence, settings);
        let place = first_row(schema);
        choices.report(place, diagnostics);
        let exceptions = settings.wire_name_exceptions.iter();
        Self {
            exceptions: exceptions.map(|exception| (exception, false)).collect(),
            choices,
            evidence,
            uncertain: BTreeMap::new(),
        }
    }

    /// The key of a field, and why.
    pub(super) fn key(
        &mut self,
        model: &Model,
        field: &'a Field,
        fix: Correction<'a>,
    ) -> (String, Because<'a>) {
        if let Some((wire, fix)) = fix.wire {
            return (wire.to_owned(), Because::config(fix));
        }
        if let Some(exception) = self.exception(model, field) {
            let key = match exception.names {
                WireNames::SnakeCase => names::snake_case(&field.name),
                WireNames::AsDocumented | WireNames::Auto => field.name.clone(),
            };
            return (key, Because::pattern(&exception.pattern));
        }
        let choice = self.choices.of(&model.id.namespace);
        if choice.names != WireNames::SnakeCase {
            return (field.name.clone(), choice.because());
        }
        if let Some(spelling) = self.evidence.spellings.of(&field.name) {
            let because = Because::Evidence {
                what: "the pages write the name in this form",
                span: spelling.span,
            };
            return (spelling.text.clone(), because);
        }
        if has_digit(&field.name) {
            self.uncertain.entry(&field.name).or_insert(field.span);
        }
        (names::snake_case(&field.name), choice.because())
    }

    fn exception(&mut self, model: &Model, field: &Field) -> Option<&'a WireNameException> {
        if self.exceptions.is_empty() {
            return None;
        }
        let path = format!("{}.{}", model.path(), field.name);
        let mut matching = self
            .exceptions
            .iter_mut()
            .filter(|(exception, _)| is_like(&exception.pattern.pattern, &path));
        let (exception, is_used) = matching.next()?;
        *is_used = true;
        Some(exception)
    }

    /// The choices, after reporting names whose form is uncertain.
    pub(super) fn finish(self, diagnostics: &mut Diagnostics) -> WireNameChoices<'a> {
        let first = self.uncertain.iter().min_by_key(|(_, span)| **span);
        if let Some((name, span)) = first {
            let key = names::snake_case(name);
            let message = format!(
                "the pages do not show where snake case splits {}",
                listed(self.uncertain.keys().copied())
            );
            let help = format!(
                "if the API writes {key:?}, say so in the table [wire-names]: \"*.{name}\" = \"snake_case\"; \
                 if not, set the key in a fix-up with `wire`"
            );
            diagnostics.push(Diagnostic::new(Code::WireNameDigits, *span, message).help(help));
        }
        for (exception, _) in self.exceptions.iter().filter(|(_, is_used)| !is_used) {
            let Pattern { pattern, span } = &exception.pattern;
            let message = format!("the pattern {pattern:?} of `wire-names` decides no key");
            let help = "a pattern is `Model.field` or `namespace.Model.field`, in which `*` matches \
                        any text and `?` one character; remove or correct it";
            diagnostics.push(Diagnostic::new(Code::UnusedPattern, *span, message).help(help));
        }
        self.choices
    }
}

/// Up to five names in backticks, and how many more there are.
fn listed<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> String {
    const SHOWN: usize = 5;
    let more = names.len().saturating_sub(SHOWN);
    let shown: Vec<String> = names.take(SHOWN).map(|name| format!("`{name}`")).collect();
    let shown = shown.join(", ");
    if more > 0 {
        format!("{shown} and {more} more names")
    } else {
        shown
    }
}

/// The first field with several words in camel case.
fn first_row(schema: &Schema) -> Span {
    let fields = schema.models.iter().flat_map(forms::fields);
    let mut camel = fields.filter(|field| forms::is_camel(&field.name));
    camel.next().map_or_else(Span::default, |field| field.span)
}
