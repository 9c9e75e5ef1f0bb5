//! Finds the places where pages write the names of fields.

use std::collections::{BTreeMap, HashSet};

use super::forms::{fields, is_camel, is_snake};
use super::json::JsonKeys;
use super::spellings::{Spellings, has_digit, squash};
use super::tally::{EvidenceKind, Form, Tally};
use crate::resolve::Index;
use crate::resolve::payloads::Typed;
use crate::schema::{Constant, Literal, Model, ModelKind, Operation, Schema, Type};
use crate::source::Span;

/// The evidence of a set of pages.
#[derive(Debug, Default)]
pub(super) struct Evidence<'a> {
    /// That of all pages.
    pub(super) all: Tally,
    /// That of the models of each namespace.
    pub(super) namespaces: BTreeMap<&'a str, Tally>,
    /// How places write names with digits.
    pub(super) spellings: Spellings,
}

/// The evidence of the pages.
pub(super) fn collect<'a>(
    schema: &'a Schema,
    payloads: &Typed<'_>,
    index: &Index<'a>,
) -> Evidence<'a> {
    let mut collector = Collector {
        keys: JsonKeys { schema, index },
        names: Names::of(schema),
        evidence: Evidence::default(),
        namespace: None,
    };
    for model in &schema.models {
        collector.namespace = Some(&model.id.namespace);
        collector.model(model);
    }
    collector.namespace = None;
    for operation in &schema.operations {
        collector.operation(operation);
    }
    for (example, ty) in payloads {
        if let Some(value) = &example.value {
            collector.json(value, &example.text, ty, example.span);
        }
    }
    collector.evidence
}

/// The documented names of fields that would be renamed.
struct Names<'a> {
    camel: HashSet<&'a str>,
    /// The letters and digits of those names.
    squashed: HashSet<String>,
    /// The letters and digits of names with digits.
    with_digits: HashSet<String>,
}

impl<'a> Names<'a> {
    fn of(schema: &'a Schema) -> Self {
        let mut names = Self {
            camel: HashSet::new(),
            squashed: HashSet::new(),
            with_digits: HashSet::new(),
        };
        for field in schema.models.iter().flat_map(fields) {
            if has_digit(&field.name) {
                names.with_digits.insert(squash(&field.name));
            }
            if is_camel(&field.name) && names.camel.insert(&field.name) {
                names.squashed.insert(squash(&field.name));
            }
        }
        names
    }

    /// The form in which a word writes the name of a field, if it does.
    fn form(&self, word: &str) -> Option<Form> {
        if is_snake(word) {
            self.squashed.contains(&squash(word)).then_some(Form::Snake)
        } else {
            // Most words need no look-up.
            (is_camel(word) && self.camel.contains(word)).then_some(Form::Documented)
        }
    }
}

struct Collector<'k, 'a> {
    keys: JsonKeys<'k, 'a>,
    names: Names<'a>,
    evidence: Evidence<'a>,
    /// The namespace of the current model.
    namespace: Option<&'a str>,
}

impl<'a> Collector<'_, 'a> {
    fn model(&mut self, model: &'a Model) {
        self.text(&model.lead, model.origin.span);
        match &model.kind {
            ModelKind::Struct { fields } => {
                for field in fields {
                    self.row(&field.name);
                    self.text(&field.description, field.span);
                    for example in &field.examples {
                        if let Some(value) = &example.value {
                            self.json(value, &example.text, &field.ty, example.span);
                        }
                    }
                }
            }
            ModelKind::Enum { values, .. } => {
                for value in values {
                    if let Constant::String(text) = &value.value {
                        self.word(EvidenceKind::Values, text, value.span);
                    }
                    self.text(&value.description, value.span);
                }
            }
            ModelKind::Union { .. } => {}
        }
    }

    fn operation(&mut self, operation: &'a Operation) {
        let span = operation.origin.span;
        for part in operation.path.split('{').skip(1) {
            if let Some((name, _)) = part.split_once('}') {
                self.word(EvidenceKind::Paths, name, span);
            }
        }
        self.text(&operation.lead, span);
        for parameter in &operation.parameters {
            self.text(&parameter.description, parameter.span);
        }
    }

    /// Counts a documented name.
    fn row(&mut self, name: &str) {
        if is_snake(name) {
            self.evidence
                .each(self.namespace, |tally| tally.snake_rows += 1);
        } else if is_camel(name) {
            self.evidence
                .each(self.namespace, |tally| tally.camel_rows += 1);
        }
    }

    /// The keys of JSON of a type.
    fn json(&mut self, value: &Literal, text: &str, ty: &Type, span: Span) {
        let Self { keys, evidence, .. } = self;
        keys.each(value, text, ty, &mut |found| {
            if let Some(form) = found.form {
                evidence.add(EvidenceKind::Json, form, Some(found.namespace), span);
            }
            if has_digit(found.key) {
                evidence.spellings.add(EvidenceKind::Json, found.key, span);
            }
        });
    }

    /// The names in a description.
    fn text(&mut self, text: &'a str, span: Span) {
        let is_between = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
        for word in text.split(is_between) {
            self.word(EvidenceKind::Descriptions, word, span);
        }
    }

    fn word(&mut self, kind: EvidenceKind, word: &str, span: Span) {
        if let Some(form) = self.names.form(word) {
            self.evidence.add(kind, form, self.namespace, span);
        }
        if has_digit(word) && self.names.with_digits.contains(&squash(word)) {
            self.evidence.spellings.add(kind, word, span);
        }
    }
}

impl<'a> Evidence<'a> {
    fn add(&mut self, kind: EvidenceKind, form: Form, namespace: Option<&'a str>, span: Span) {
        self.each(namespace, |tally| tally.add(kind, form, span));
    }

    /// Changes the counts of all pages and of a namespace.
    fn each(&mut self, namespace: Option<&'a str>, mut change: impl FnMut(&mut Tally)) {
        change(&mut self.all);
        if let Some(namespace) = namespace {
            change(self.namespaces.entry(namespace).or_default());
        }
    }
}
