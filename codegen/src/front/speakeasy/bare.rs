//! Names of types without link and namespace.

use std::collections::BTreeMap;

use super::type_syntax::TypeSyntax;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::schema::{Model, ModelKind, Operation, Reference, Type};
use crate::source::Sources;

/// Checks the names without link and namespace: each must be the title of exactly one page. Others are reported and
/// become JSON values.
pub(super) fn check(
    models: &mut [Model],
    operations: &mut [Operation],
    sources: &Sources,
    syntax: &dyn TypeSyntax,
    diagnostics: &mut Diagnostics,
) {
    let mut titles: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for model in models.iter() {
        titles
            .entry(model.id.name.clone())
            .or_default()
            .push(model.path());
    }
    let names = Names {
        titles,
        sources,
        syntax,
    };
    for model in models {
        match &mut model.kind {
            ModelKind::Struct { fields } => {
                fields
                    .iter_mut()
                    .for_each(|it| names.check(&mut it.ty, diagnostics));
            }
            ModelKind::Union { variants } => {
                variants
                    .iter_mut()
                    .for_each(|it| names.check(&mut it.ty, diagnostics));
            }
            ModelKind::Enum { .. } => {}
        }
    }
    let mut found = Diagnostics::default();
    for operation in operations {
        for parameter in &mut operation.parameters {
            names.check(&mut parameter.ty, &mut found);
        }
        let bodies = operation.responses.iter_mut();
        for body in bodies.filter_map(|response| response.ty.as_mut()) {
            names.check(body, &mut found);
        }
    }
    found.make_warnings();
    diagnostics.extend(found);
}

struct Names<'n> {
    /// The paths of the models by title.
    titles: BTreeMap<String, Vec<String>>,
    sources: &'n Sources,
    syntax: &'n dyn TypeSyntax,
}

impl Names<'_> {
    fn check(&self, ty: &mut Type, diagnostics: &mut Diagnostics) {
        match ty {
            Type::Ref(reference) => {
                if let Some(error) = self.error(reference) {
                    diagnostics.push(error);
                    *ty = Type::Any;
                }
            }
            Type::List { items: inner }
            | Type::Map { values: inner }
            | Type::Stream { items: inner }
            | Type::Nullable { inner } => self.check(inner, diagnostics),
            Type::Union { variants } => {
                variants
                    .iter_mut()
                    .for_each(|it| self.check(it, diagnostics));
            }
            _ => {}
        }
    }

    fn error(&self, reference: &Reference) -> Option<Diagnostic> {
        let is_bare = reference.namespace.is_empty() && reference.target.is_none();
        if !is_bare || self.is_linked(reference) {
            return None;
        }
        let name = &reference.name;
        let error =
            |message: String| Diagnostic::new(Code::UnreadableType, reference.span, message);
        match self.titles.get(name).map(Vec::as_slice) {
            Some([_]) => None,
            Some(paths) => {
                let paths: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
                let message = format!("{} pages have the title `{name}`", paths.len());
                Some(error(message).help(format!("write {}", paths.join(" or "))))
            }
            None => {
                let words = self.syntax.words().iter().copied();
                let known = words.clone().chain(self.titles.keys().map(String::as_str));
                let words: Vec<&str> = words.collect();
                let help = did_you_mean(name, known).unwrap_or_else(|| {
                    format!(
                        "known types are {}; a type with a page is a link or `namespace.Name`",
                        words.join(", ")
                    )
                });
                Some(error(format!("unknown type `{name}`")).help(help))
            }
        }
    }

    /// Whether a name is the text of a link, which leads to no page of the set.
    fn is_linked(&self, reference: &Reference) -> bool {
        let file = self.sources.file(reference.span);
        let before = (reference.span.start as usize).checked_sub(1);
        let byte = file
            .zip(before)
            .and_then(|(file, at)| file.text.as_bytes().get(at));
        byte == Some(&b'[')
    }
}
