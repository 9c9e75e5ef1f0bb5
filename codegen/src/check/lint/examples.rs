//! Examples that contradict their tables.

use super::collector::{Collector, Subject};
use super::context::LintContext;
use super::rules::Rule;
use crate::diagnostics::Severity;
use crate::examples::{Example, Fault, FaultKind, Origin, examples};
use crate::matching::Matcher;
use crate::resolve::{Because, Kind, Model, ModelId};
use crate::schema::ModelKind;
use crate::target::rust::forms;

pub(super) fn find(context: &LintContext, found: &mut Collector) {
    let matcher = Matcher::new(context.resolved, forms(&context.settings.rust.types));
    for example in examples(matcher, context.sources) {
        let Some(model) = context.resolved.get(example.model) else {
            continue;
        };
        for fault in &example.faults {
            contradicts(model, &example, fault, found);
        }
    }
    nulls(context, found);
}

fn contradicts(model: &Model, example: &Example, fault: &Fault, found: &mut Collector) {
    let (rule, help) = match fault.kind {
        FaultKind::Unreadable => (Rule::ExampleUnreadable, "write the value as a literal"),
        FaultKind::MissingField => (
            Rule::ExampleMissingField,
            "add the field to the example, or make it optional in the table",
        ),
        FaultKind::WrongType => (
            Rule::ExampleWrongType,
            "correct the example, or the type in the table",
        ),
        FaultKind::UnknownKey => (
            Rule::ExampleUnknownKey,
            "remove the key from the example, or add a row to the table",
        ),
        FaultKind::UnknownValue => (
            Rule::ExampleUnknownValue,
            "correct the example, or document the value",
        ),
        FaultKind::Null => (
            Rule::ExampleNull,
            "correct the example, or make the value nullable: with `nullable = true` in a fix-up, or in a list or map with a type such as `string?[]` or `map<string?>`",
        ),
    };
    let path = model.source.path();
    let (subject, at) = match example.origin {
        Origin::Page => match field_of(model, &fault.path) {
            Some(field) => {
                // The path within the field goes to the message.
                let at = fault.path.strip_prefix(&format!(".{field}"));
                (
                    Subject::member(path, field, fault.span),
                    at.unwrap_or_default().to_owned(),
                )
            }
            None => (Subject::new(path, fault.span), fault.path.clone()),
        },
        Origin::Variant(index) => {
            let variant = match &model.source.kind {
                ModelKind::Union { variants } => {
                    variants.get(index).map(|variant| variant.ty.to_string())
                }
                _ => None,
            };
            let subject = Subject {
                name: path,
                member: variant,
                span: fault.span,
            };
            (subject, fault.path.clone())
        }
        Origin::Field(field) => (
            Subject::member(path, &field.source.name, fault.span),
            fault.path.clone(),
        ),
    };
    let message = match at.as_str() {
        "" => fault.message.clone(),
        at => format!("{} (at `{at}`)", fault.message),
    };
    found.push(rule, subject, message, help);
}

/// The documented name of the field at the start of a path.
fn field_of<'m>(model: &'m Model, path: &str) -> Option<&'m str> {
    let Kind::Struct(fields) = &model.kind else {
        return None;
    };
    let path = path.strip_prefix('.')?;
    let found = fields.iter().filter(|field| {
        let rest = path.strip_prefix(field.source.name.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    });
    // Keys may contain dots, so the longest name wins.
    found
        .map(|field| field.source.name.as_str())
        .max_by_key(|name| name.len())
}

/// Nulls from which nullability is inferred.
fn nulls(context: &LintContext, found: &mut Collector) {
    for decision in context.resolved.decisions.all() {
        let Because::Evidence { span, what } = decision.because else {
            continue;
        };
        let model = context.resolved.get(decision.model);
        let (Some(model), Some(field)) = (model.filter(|model| !model.skipped), decision.field)
        else {
            continue;
        };
        let (inferred, help) = match decision.subject {
            crate::resolve::Subject::Nullable => (
                "the field is inferred to be nullable",
                "confirm or reject it with `nullable` in a fix-up".to_owned(),
            ),
            crate::resolve::Subject::NullableItems => (
                "values in the field are inferred to be nullable",
                items_help(context, decision.model, field),
            ),
            _ => continue,
        };
        let subject = Subject::member(model.source.path(), field, span);
        let message = format!("{what}, so {inferred}");
        found.push_at_most(Rule::ExampleNull, Severity::Note, subject, message, &help);
    }
}

/// Names both types of a field whose items are inferred to be nullable.
fn items_help(context: &LintContext, model: ModelId, field: &str) -> String {
    let decisions = context.resolved.decisions.of(model).iter();
    let mut types = decisions.filter(|decision| {
        decision.field == Some(field) && decision.subject == crate::resolve::Subject::Type
    });
    let ty = types
        .next()
        .map_or("", |decision| decision.outcome.as_str());
    let ty = ty.split(',').next().unwrap_or(ty);
    let without = ty.replace('?', "");
    format!(
        "confirm it with `type = \"{ty}\"` in a fix-up, or reject it with `type = \"{without}\"`"
    )
}
