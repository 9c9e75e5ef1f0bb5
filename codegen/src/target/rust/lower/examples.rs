//! The examples of pages, with their Rust types.

use serde_json::Value;

use super::build::{self, Items, Models};
use crate::examples::{self, Origin};
use crate::parallel;
use crate::resolve::{self, Kind, Resolved};
use crate::target::rust::{
    Code, Example, ExampleSubject, Field, Item, ItemKind, ModelPath, Module, Struct, Type,
};

/// The code for the first usable example of each item that is a value of the item's own type, in
/// the order of the items.
pub(super) fn codes(
    root: &str,
    modules: &[Module],
    values: &[Option<&Value>],
    models: &Models,
) -> Vec<Option<Code>> {
    let paths: Vec<(ModelPath, &Item)> = modules
        .iter()
        .flat_map(|module| module.items().map(|item| (module.path(item), item)))
        .collect();
    let items: Items = paths.iter().cloned().collect();
    let code = |((path, item), value): &(&(ModelPath, &Item), &Option<&Value>)| {
        let is_shown = !matches!(item.kind, ItemKind::Enum(_));
        let value = value.filter(|_| is_shown)?;
        build::code(root, path, value, &items, models)
    };
    let pairs: Vec<_> = paths.iter().zip(values).collect();
    parallel::map(&pairs, code)
}

/// The first usable example of a page that is a value of its type.
pub(super) fn own<'e>(shown: &[&'e examples::Example]) -> Option<&'e Value> {
    let own = |example: &&&examples::Example| !matches!(example.origin, Origin::Field(_));
    shown
        .iter()
        .filter(own)
        .find_map(|example| example.usable())
}

/// The usable examples of a page.
pub(super) fn lower(
    resolved: &Resolved,
    item: &Item,
    shown: &[&examples::Example],
) -> Vec<Example> {
    let examples = shown.iter().filter_map(|example| {
        let value = example.usable()?;
        Some(Example {
            line: example.span.line,
            subject: match example.origin {
                Origin::Page | Origin::Variant(_) => ExampleSubject::Item,
                Origin::Field(field) => of_field(resolved, item, field, value)?,
            },
            value: value.clone(),
        })
    });
    examples.collect()
}

/// The subject of a field's example.
fn of_field(
    resolved: &Resolved,
    item: &Item,
    field: &resolve::Field,
    value: &Value,
) -> Option<ExampleSubject> {
    let ItemKind::Struct(body) = &item.kind else {
        return None;
    };
    if let resolve::Type::Constant(_) = field.ty {
        let constant = body.constants.iter().find(|it| it.wire == field.wire)?;
        return Some(ExampleSubject::Constant(constant.name.clone()));
    }
    let lowered = field_of(body, field)?;
    let mut ty = &lowered.ty;
    if let Type::Box(inner) = ty {
        ty = inner;
    }
    let is_union = matches!((inner(&field.ty), ty), (resolve::Type::Model(id), Type::Model(_))
        if matches!(resolved.get(*id)?.kind, Kind::Union { .. }));
    Some(match ty {
        _ if value.is_null() => ExampleSubject::Type(Type::Option(Box::new(ty.clone()))),
        Type::Model(path) if is_union => ExampleSubject::Union(path.clone()),
        _ => ExampleSubject::Type(ty.clone()),
    })
}

/// The lowered field.
pub(super) fn field_of<'s>(body: &'s Struct, field: &resolve::Field) -> Option<&'s Field> {
    body.fields.iter().find(|it| {
        it.wire == field.wire
            && (it.optionality == crate::target::rust::Optionality::AdditionalProperties)
                == field.flattened
    })
}

fn inner(ty: &resolve::Type) -> &resolve::Type {
    match ty {
        resolve::Type::Boxed(inner) => inner,
        ty => ty,
    }
}
