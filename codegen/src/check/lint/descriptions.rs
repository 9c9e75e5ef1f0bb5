//! Missing descriptions and reasons.

use super::collector::{Collector, Subject};
use super::context::LintContext;
use super::rules::Rule;
use crate::resolve::{Field, Kind};
use crate::schema::Deprecation;

/// Words of a description that hint at a reason or a replacement.
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
        if is_undescribed(&source.lead, source.deprecated.as_ref()) {
            let message = "the type has no description";
            let help = "describe it below the title";
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
    if !field.flattened && is_undescribed(&source.description, source.deprecated.as_ref()) {
        let message = "the field has no description";
        let help = "describe it in the table";
        found.push(Rule::FieldWithoutDescription, subject, message, help);
    }
}

fn is_undescribed(words: &str, deprecated: Option<&Deprecation>) -> bool {
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
    let message = "deprecated without a reason or a replacement";
    let help = "add one to the notice";
    found.push(Rule::DeprecatedWithoutReason, subject, message, help);
}
