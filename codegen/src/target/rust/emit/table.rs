//! The table of an item's names and JSON keys, for the macros of the runtime.

use proc_macro2::Literal;

use crate::schema;
use crate::target::rust::{
    Constant, EnumVariant, Item, ItemKind, Optionality, Secret, Struct, Union,
};

/// The table of an item.
pub(super) fn text(item: &Item) -> String {
    match &item.kind {
        ItemKind::Struct(body) => object(&item.name, body),
        ItemKind::Enum(body) => {
            let lines = body.variants.iter().map(value).collect::<Vec<_>>();
            let name = if body.numeric { "number" } else { "text" };
            format!("runtime::{name}! {{\n{}}}\n", block(&item.name, &lines))
        }
        ItemKind::Union(body) => union(&item.name, body),
    }
}

fn object(name: &str, body: &Struct) -> String {
    let fields: Vec<String> = body
        .fields
        .iter()
        .filter_map(|field| {
            let mode = match field.optionality {
                Optionality::Required => "required",
                Optionality::Nullable => "nullable",
                Optionality::Optional => "optional",
                Optionality::OptionalNullable => "optional_nullable",
                Optionality::AdditionalProperties => return None,
            };
            let wire = literal(&field.wire);
            Some(format!(
                "{}: {mode} {wire}{}",
                field.name,
                secret(field.secret)
            ))
        })
        .collect();
    let object = if body.has_secrets() {
        "redacted_object"
    } else {
        "object"
    };
    let mut text = format!("runtime::{object}! {{\n{}", block(name, &fields));
    if !body.constants.is_empty() {
        let constants: Vec<String> = body.constants.iter().map(constant).collect();
        text.push_str(&block("constants", &constants));
    }
    if let Some(rest) = body
        .fields
        .iter()
        .find(|field| field.optionality == Optionality::AdditionalProperties)
    {
        text.push_str(&format!(
            "    additional {}{}\n",
            rest.name,
            secret(rest.secret)
        ));
    }
    text + "}\n"
}

fn constant(constant: &Constant) -> String {
    let presence = constant
        .presence
        .as_ref()
        .map(|name| format!(" in {name}"))
        .unwrap_or_default();
    let value = constant_value(constant);
    let mark = mark(constant.secret);
    format!("{}{presence}{mark}: {value}", literal(&constant.wire))
}

/// The value of a constant, as the runtime names it.
pub(super) fn constant_value(constant: &Constant) -> String {
    match &constant.value {
        schema::Constant::String(text) => format!("Text({})", literal(text)),
        schema::Constant::Boolean(value) => format!("Boolean({value})"),
        schema::Constant::Integer(value) => format!("Integer({value})"),
    }
}

fn value(variant: &EnumVariant) -> String {
    let value = match &variant.value {
        schema::Constant::String(text) => literal(text),
        schema::Constant::Boolean(value) => value.to_string(),
        schema::Constant::Integer(value) => value.to_string(),
    };
    format!("{} = {value}", variant.name)
}

fn union(name: &str, body: &Union) -> String {
    let variants: Vec<String> = body
        .variants
        .iter()
        .map(|variant| {
            let tags: Vec<String> = variant.tags.iter().map(|tag| literal(tag)).collect();
            let mark = mark(body.secret && variant.ty.is_any());
            match tags.as_slice() {
                [] => format!("{}{mark}", variant.name),
                tags => format!("{} = {}{mark}", variant.name, tags.join(" | ")),
            }
        })
        .collect();
    let head = match &body.tag {
        Some(tag) => format!("{name} tag {}", literal(tag)),
        None => name.to_owned(),
    };
    let union = if body.secret {
        "redacted_union"
    } else {
        "union"
    };
    format!("runtime::{union}! {{\n{}}}\n", block(&head, &variants))
}

/// The mark of what is secret.
fn secret(secret: Secret) -> &'static str {
    match secret {
        Secret::Nothing => "",
        Secret::Values => " as secret_values",
        Secret::Everything => " as secret",
    }
}

/// The mark of a secret key.
fn mark(is_secret: bool) -> &'static str {
    if is_secret { " as secret" } else { "" }
}

pub(super) fn block(head: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return format!("    {head} {{}}\n");
    }
    let lines: String = lines
        .iter()
        .map(|line| format!("        {line},\n"))
        .collect();
    format!("    {head} {{\n{lines}    }}\n")
}

fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}
