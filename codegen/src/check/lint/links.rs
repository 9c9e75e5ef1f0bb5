//! References to types that have no page, or are ambiguous.

use super::collector::{Collector, Subject};
use super::context::LintContext;
use super::rules::Rule;
use crate::diagnostics::{Code, Severity};
use crate::resolve::{self, Because, Index, Kind, ModelId};
use crate::schema::{Link, ModelKind, Reference, Type};
use crate::source::Span;

const ADD: &str = "add its page to the specs, or correct the link";

pub(super) fn find(context: &LintContext, found: &mut Collector) {
    let mut links = Links {
        context,
        index: Index::new(context.schema),
        found,
    };
    for (id, model) in context.resolved.iter().filter(|(_, model)| !model.skipped) {
        let path = model.source.path();
        match &model.kind {
            Kind::Struct(fields) => {
                for field in fields.iter().filter(|field| !context.is_fixed(id, field)) {
                    let subject = Subject::member(&*path, &field.source.name, field.source.span);
                    links.of_type(&field.source.ty, &subject, Position::Cell);
                }
            }
            Kind::Union { variants, .. } => {
                for variant in variants {
                    let subject = Subject::member(&*path, &variant.source.ty, variant.source.span);
                    links.of_type(&variant.source.ty, &subject, Position::Heading);
                }
            }
            Kind::Enum(_) => {}
        }
    }
    for operation in &context.schema.operations {
        for parameter in &operation.parameters {
            let subject = Subject::member(&*operation.id, &parameter.name, parameter.span);
            links.of_type(&parameter.ty, &subject, Position::Cell);
        }
        for ty in operation.response_types() {
            let subject = Subject::member(&*operation.id, "response", operation.origin.span);
            links.of_type(ty, &subject, Position::Cell);
        }
    }
    links.of_fixes();
}

impl LintContext<'_> {
    /// Whether the configuration overrides the type of a field.
    fn is_fixed(&self, model: ModelId, field: &resolve::Field) -> bool {
        let mut own = self.resolved.decisions.of(model).iter();
        own.any(|decision| {
            decision.field == Some(field.source.name.as_str())
                && decision.subject == resolve::Subject::Type
                && matches!(decision.because, Because::Config { .. })
        })
    }
}

/// The context of a reference.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// Where references are usually linked.
    Cell,
    /// Links are never used here.
    Heading,
}

struct Links<'l, 'a, 'f> {
    context: &'l LintContext<'a>,
    index: Index<'a>,
    found: &'l mut Collector<'f>,
}

impl Links<'_, '_, '_> {
    fn of_type(&mut self, ty: &Type, subject: &Subject, position: Position) {
        ty.each_reference(&mut |reference| self.of_name(reference, subject, position));
    }

    fn of_name(&mut self, name: &Reference, subject: &Subject, position: Position) {
        let at = subject.clone().at(name.span);
        if let Some(id) = self.index.linked(name) {
            if self.index.disagrees(name, id) {
                let message = format!(
                    "the link text is `{name}`, and its target is `{}`, which is used",
                    self.path(id)
                );
                let help = "correct the text or the target";
                self.found.push(Rule::LinkMismatch, at, message, help);
            }
            return;
        }
        match (&name.target, self.index.find(name).map(|(id, _)| id)) {
            (Some(target), Some(id)) => {
                let is_there = self.has_page(target);
                let what = if is_there {
                    "describes no model"
                } else {
                    "does not exist"
                };
                let message = format!(
                    "the link target `{target}` {what}; `{}` is found by its name",
                    self.path(id)
                );
                self.found.push_at_most(
                    Rule::DanglingLink,
                    Severity::Warning,
                    at,
                    message,
                    "correct the link",
                );
            }
            (target, None) => self.lost(name, target.as_ref(), at),
            (None, Some(id)) => self.unlinked(name, id, at, position),
        }
    }

    /// A reference for which no page, or more than one, is found.
    fn lost(&mut self, name: &Reference, target: Option<&Link>, at: Subject) {
        let titled: Vec<ModelId> = self.index.titled(&name.name).collect();
        if name.namespace.is_empty() && !titled.is_empty() {
            let paths: Vec<String> = titled
                .iter()
                .map(|id| format!("`{}`", self.path(*id)))
                .collect();
            let message = format!(
                "`{name}` is ambiguous: {}; it becomes a JSON value",
                paths.join(" or ")
            );
            let help = "link the name to its page";
            self.found.push(Rule::UnlinkedType, at, message, help);
            return;
        }
        let link = match target {
            Some(target) if self.has_page(target) => {
                format!("; the link target `{target}` describes no model")
            }
            Some(target) => format!("; the link target `{target}` does not exist"),
            None => String::new(),
        };
        let message = format!("no page describes `{name}`{link}");
        self.found.push(Rule::DanglingLink, at, message, ADD);
    }

    /// A reference without a link for which one page is found.
    fn unlinked(&mut self, name: &Reference, id: ModelId, at: Subject, position: Position) {
        let path = self.path(id);
        let message = if self.index.qualified(name).is_none() {
            format!("`{name}` is resolved to `{path}`, the only page with that title")
        } else if position == Position::Cell && !self.is_union(id) {
            format!("`{name}` is not linked to its page")
        } else {
            return;
        };
        let help = "link the name to its page";
        self.found
            .push_at_most(Rule::UnlinkedType, Severity::Note, at, message, help);
    }

    /// Types in fix-ups without a page.
    fn of_fixes(&mut self) {
        let missing = self.context.diagnostics.iter().filter(|diagnostic| {
            let file = self.context.sources.file(diagnostic.span);
            diagnostic.code == Code::MissingPage && file.is_some_and(|file| file.path.is_empty())
        });
        for diagnostic in missing {
            let fixes = &self.context.settings.fixes;
            let Some(fix) = fixes.iter().find(|fix| same(fix.span, diagnostic.span)) else {
                continue;
            };
            let subject = Subject {
                name: fix.model.clone(),
                member: fix.field.clone(),
                span: diagnostic.span,
            };
            let message = format!("{} (named by a fix-up)", diagnostic.message);
            let help = "add its page to the specs, or correct the fix-up";
            self.found.push(Rule::DanglingLink, subject, message, help);
        }
    }

    fn path(&self, id: ModelId) -> String {
        let model = self.context.resolved.get(id);
        model.map(|model| model.source.path()).unwrap_or_default()
    }

    fn is_union(&self, id: ModelId) -> bool {
        let model = self.context.resolved.get(id);
        model.is_some_and(|model| matches!(model.source.kind, ModelKind::Union { .. }))
    }

    fn has_page(&self, link: &Link) -> bool {
        let mut pages = self.context.sources.pages();
        pages.any(|(_, file)| file.path == link.page)
    }
}

fn same(a: Span, b: Span) -> bool {
    (a.file, a.start) == (b.file, b.start)
}
