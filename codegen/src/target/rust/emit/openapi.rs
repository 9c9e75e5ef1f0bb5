//! The schema of an item in OpenAPI, for a macro of the runtime.

use proc_macro2::Literal;

use super::scope::Scope;
use super::table::{block, constant_value};
use crate::target::rust::{Item, ItemKind, Optionality, Struct};

/// Implements utoipa's traits, whose derive macro knows neither constants without a field nor open enumerations.
pub(super) fn text(item: &Item, scope: &Scope) -> String {
    if !item.has_openapi() {
        return String::new();
    }
    let name = &item.name;
    match &item.kind {
        ItemKind::Struct(body) => {
            format!("\nruntime::openapi! {{\n{}}}\n", object(name, body, scope))
        }
        ItemKind::Enum(body) if body.numeric => {
            format!("\nruntime::openapi!(number {name});\n")
        }
        ItemKind::Enum(_) => format!("\nruntime::openapi!(text {name});\n"),
        ItemKind::Union(body) => {
            let types: Vec<String> = body.declared().map(|it| scope.write(&it.ty)).collect();
            let block = block(&format!("union {name}"), &types);
            format!("\nruntime::openapi! {{\n{block}}}\n")
        }
    }
}

fn object(name: &str, body: &Struct, scope: &Scope) -> String {
    let mut additional = String::new();
    let mut fields = Vec::new();
    for field in &body.fields {
        let ty = scope.write(&field.full_type());
        let mode = match field.optionality {
            Optionality::Required | Optionality::Nullable => "required",
            Optionality::Optional | Optionality::OptionalNullable => "optional",
            Optionality::AdditionalProperties => {
                additional = format!("    additional {ty}\n");
                continue;
            }
        };
        fields.push(format!("{}: {mode} {ty}", Literal::string(&field.wire)));
    }
    let mut text = block(&format!("object {name}"), &fields);
    if !body.constants.is_empty() {
        let constants = body.constants.iter().map(|it| {
            let mode = if it.presence.is_none() {
                "required"
            } else {
                "optional"
            };
            format!(
                "{}: {mode} {}",
                Literal::string(&it.wire),
                constant_value(it)
            )
        });
        text.push_str(&block("constants", &constants.collect::<Vec<_>>()));
    }
    text + &additional
}
