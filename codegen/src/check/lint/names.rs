//! Duplicate titles, and names that were changed.

use std::collections::HashMap;

use super::collector::{Collector, Subject};
use super::context::LintContext;
use super::rules::Rule;
use crate::diagnostics::Code;
use crate::resolve::{Kind, Model};
use crate::source::Span;

const RENAME: &str = "choose a different name with `rename` in a fix-up";

pub(super) fn find(context: &LintContext, found: &mut Collector) {
    titles(context, found);
    changed(context, found);
}

fn titles(context: &LintContext, found: &mut Collector) {
    let mut known: HashMap<&str, &Model> = HashMap::new();
    for (_, model) in context.resolved.iter().filter(|(_, model)| !model.skipped) {
        let source = model.source;
        let Some(first) = known.get(source.id.name.as_str()) else {
            known.insert(&source.id.name, model);
            continue;
        };
        let at = context.sources.place(first.source.origin.span);
        let message = format!(
            "`{}` has the same title, at {}",
            first.source.path(),
            at.unwrap_or_default()
        );
        let subject = Subject::new(source.path(), source.origin.span);
        found.push(Rule::DuplicateTitle, subject, message, RENAME);
    }
}

fn changed(context: &LintContext, found: &mut Collector) {
    let changed = context
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code == Code::NameChanged);
    let mut subjects: Option<HashMap<Span, Subject>> = None;
    for diagnostic in changed {
        let subjects = subjects.get_or_insert_with(|| subjects_of(context));
        let Some(subject) = subjects.get(&diagnostic.span) else {
            continue;
        };
        let help = diagnostic.help.as_deref().unwrap_or(RENAME);
        // The report names the subject before the message; that of a folder is a model in it.
        let message = match diagnostic.message.rsplit_once(" is called ") {
            Some((what, name)) if !what.starts_with("the folder ") => format!("called {name}"),
            _ => diagnostic.message.clone(),
        };
        found.push(Rule::NameChanged, subject.clone(), message, help);
    }
}

/// The subjects at the places where names are reported.
fn subjects_of(context: &LintContext) -> HashMap<Span, Subject> {
    let mut subjects = HashMap::new();
    let mut add = |subject: Subject| subjects.insert(subject.span, subject);
    for (_, model) in context.resolved.iter() {
        let path = model.source.path();
        add(Subject::new(&*path, model.source.origin.span));
        match &model.kind {
            Kind::Struct(fields) => {
                for source in fields.iter().map(|field| field.source) {
                    add(Subject::member(&*path, &source.name, source.span));
                }
            }
            Kind::Enum(values) => {
                for source in values.iter().map(|value| value.source) {
                    add(Subject::member(&*path, &source.value, source.span));
                }
            }
            Kind::Union { variants, .. } => {
                for source in variants.iter().map(|variant| variant.source) {
                    add(Subject::member(&*path, &source.ty, source.span));
                }
            }
        }
    }
    subjects
}
