//! What is not said.

use super::collector::{Collector, Subject};
use super::context::LintContext;
use super::rules::Rule;
use crate::resolve::{Field, Kind};
use crate::schema::Deprecation;

/// Words of a description that tell a way out.
const WAYS: [&str; 9] = [
    "deprecat",
    "instead",
    "legacy",
    "migrate",
    "no longer",
    "obsolete",
    "prefer",
    "replace",
    "supersede",
];

pub(super) fn find(context: &LintContext, found: &mut Collector) {
    for (_, model) in context.resolved.iter().filter(|(_, model)| !model.skipped) {
        let source = model.source;
        let subject = Subject::new(source.path(), source.origin.span);
        deprecated(
            source.deprecated.as_ref(),
            &source.lead,
            subject.clone(),
            found,
        );
        if is_silent(&source.lead, source.deprecated.as_ref()) {
            let message = "nothing is said about the type";
            let help = "say below the title what it is";
            found.push(Rule::ModelWithoutDescription, subject, message, help);
        }
        if let Kind::Struct(fields) = &model.kind {
            fields
                .iter()
                .for_each(|field| of_field(&source.path(), field, found));
        }
    }
    for operation in &context.schema.operations {
        let subject = Subject::new(&*operation.id, operation.origin.span);
        let words = format!("{} {}", operation.summary, operation.lead);
        deprecated(operation.deprecated.as_ref(), &words, subject, found);
    }
}

fn of_field(path: &str, field: &Field, found: &mut Collector) {
    let source = field.source;
    let subject = Subject::member(path, &source.name, source.span);
    deprecated(
        source.deprecated.as_ref(),
        &source.description,
        subject.clone(),
        found,
    );
    if !field.flattened && is_silent(&source.description, source.deprecated.as_ref()) {
        let message = "nothing is said about the field";
        let help = "say in its description what it is";
        found.push(Rule::FieldWithoutDescription, subject, message, help);
    }
}

fn is_silent(words: &str, deprecated: Option<&Deprecation>) -> bool {
    let reason = deprecated.and_then(|deprecated| deprecated.reason.as_deref());
    words.trim().is_empty() && reason.is_none_or(|reason| reason.trim().is_empty())
}

fn deprecated(
    deprecated: Option<&Deprecation>,
    words: &str,
    subject: Subject,
    found: &mut Collector,
) {
    let Some(Deprecation { reason: None }) = deprecated else {
        return;
    };
    let words = words.to_lowercase();
    if WAYS.iter().any(|way| words.contains(way)) {
        return;
    }
    let message = "deprecated, and the page does not say why or what to use instead";
    let help = "say it behind the notice";
    found.push(Rule::DeprecatedWithoutReason, subject, message, help);
}
