//! The Rust counterparts of fields, values and variants.

use crate::resolve::{Kind, Model};
use crate::schema;
use crate::target::rust::{Enum, Item, ItemKind, Struct, Type, Union};

/// The declaration of a field, if any.
pub(super) fn field(model: &Model, item: &Item, documented: &schema::Field) -> Option<String> {
    let (
        Kind::Struct(fields),
        ItemKind::Struct(Struct {
            fields: own,
            constants,
            ..
        }),
    ) = (&model.kind, &item.kind)
    else {
        return None;
    };
    let resolved = fields
        .iter()
        .find(|field| field.source.name == documented.name)?;
    if let Some(field) = own.iter().find(|field| field.wire == resolved.wire) {
        return Some(format!("{}: {}", field.name, field.full_type()));
    }
    let constant = constants
        .iter()
        .find(|constant| constant.wire == resolved.wire)?;
    let text = format!("the constant {} = {}", constant.name, constant.value);
    Some(match &constant.presence {
        Some(presence) => format!("{text}, and {presence}: Presence"),
        None => text,
    })
}

/// The derives of the settings, the constructor and the setters, if there are any.
pub(super) fn additions(item: &Item) -> Vec<[String; 2]> {
    let mut rows = Vec::new();
    if !item.derives.is_empty() {
        rows.push(["derives".to_owned(), item.derives.join(", ")]);
    }
    for [path, reason] in &item.not_derived {
        rows.push(["derives".to_owned(), format!("no {path}, because {reason}")]);
    }
    for conversion in &item.conversions {
        rows.push(["conversion".to_owned(), conversion.implemented()]);
    }
    let ItemKind::Struct(body) = &item.kind else {
        return rows;
    };
    if let Some(named) = &body.named {
        let why = "because its required fields are more than three or have equal types";
        rows.push(["constructor".to_owned(), format!("new({named}), {why}")]);
    }
    if body.setters {
        rows.push(["setters".to_owned(), "one per field".to_owned()]);
    }
    rows
}

/// Each value with its variant.
pub(super) fn values(item: &Enum) -> Vec<[String; 2]> {
    let rows = item.variants.iter();
    rows.map(|variant| [variant.value.to_string(), variant.name.clone()])
        .collect()
}

/// Each member of the union with its variant and its tag values.
pub(super) fn variants(model: &Model, item: &Union) -> Vec<[String; 2]> {
    let Kind::Union { variants, .. } = &model.kind else {
        return Vec::new();
    };
    let rows = variants.iter().zip(&item.variants).map(|(variant, own)| {
        let mut text = format!("{}({})", own.name, own.ty);
        if own.ty == Type::ANY {
            text.push_str(", because any value matches it");
        }
        if let (Some(tag), [_, ..]) = (&item.tag, own.tags.as_slice()) {
            let values: Vec<String> = own.tags.iter().map(|value| format!("{value:?}")).collect();
            text.push_str(&format!(" where {tag:?} is {}", values.join(" or ")));
        }
        [variant.source.ty.to_string(), text]
    });
    rows.collect()
}
