//! Adds the derives and attributes of the settings.

use std::collections::HashMap;

use super::derives;
use crate::config::{Additions, RustSettings, is_like};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::resolve::{Kind, Model, Resolved};
use crate::schema::ItemId;
use crate::target::rust::{Field, Item, ItemKind, Module};

/// Adds what the settings list; patterns that match nothing are reported.
pub(super) fn add(
    modules: &mut [Module],
    resolved: &Resolved,
    settings: &RustSettings,
    diagnostics: &mut Diagnostics,
) {
    let models: HashMap<&ItemId, &Model> = resolved
        .iter()
        .map(|(_, model)| (&model.source.id, model))
        .collect();
    let is_meant = |item: &Item, entry: &Additions| {
        let path = models.get(&item.id).map(|model| model.source.path());
        path.is_some_and(|path| is_like(&entry.pattern.pattern, &path))
    };
    for entry in &settings.attributes {
        let items = modules.iter_mut().flat_map(Module::items_mut);
        let mut count = 0;
        for item in items.filter(|item| is_meant(item, entry)) {
            count += 1;
            item.attributes.extend(entry.code.iter().cloned());
        }
        check(entry, count, "the path of a model", diagnostics);
    }
    for entry in &settings.field_attributes {
        let mut count = 0;
        for item in modules.iter_mut().flat_map(Module::items_mut) {
            if let (Some(model), ItemKind::Struct(body)) = (models.get(&item.id), &mut item.kind) {
                count += add_to_fields(model, &mut body.fields, entry);
            }
        }
        check(entry, count, "the path of a model and a field", diagnostics);
    }
    let mut wanted = Vec::new();
    for entry in &settings.derives {
        let items = modules.iter().flat_map(Module::items);
        let matched = items.filter(|item| is_meant(item, entry));
        let matched: Vec<ItemId> = matched.map(|item| item.id.clone()).collect();
        check(entry, matched.len(), "the path of a model", diagnostics);
        wanted.push((entry, matched));
    }
    derives::add(modules, &wanted, diagnostics);
}

/// The number of the fields that got the attributes.
fn add_to_fields(model: &Model, fields: &mut [Field], entry: &Additions) -> usize {
    let path = model.source.path();
    let mut count = 0;
    for field in fields {
        let is_meant = documented(model, field)
            .is_some_and(|name| is_like(&entry.pattern.pattern, &format!("{path}.{name}")));
        if is_meant {
            count += 1;
            field.attributes.extend(entry.code.iter().cloned());
        }
    }
    count
}

/// The documented name of a field.
fn documented<'m>(model: &'m Model, field: &Field) -> Option<&'m str> {
    let Kind::Struct(fields) = &model.kind else {
        return None;
    };
    let source = fields.iter().find(|source| source.wire == field.wire)?;
    Some(&source.source.name)
}

fn check(entry: &Additions, count: usize, meant: &str, diagnostics: &mut Diagnostics) {
    if count == 0 {
        let message = format!("the pattern {:?} matches nothing", entry.pattern.pattern);
        let help = format!(
            "a pattern is {meant}, in which `*` matches any text and `?` one character; remove or correct it"
        );
        let diagnostic = Diagnostic::new(Code::UnusedPattern, entry.pattern.span, message);
        diagnostics.push(diagnostic.help(help));
    }
}
