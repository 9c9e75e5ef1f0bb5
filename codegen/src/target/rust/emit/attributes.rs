//! The derives and attributes of the settings, and those by which schemas have the wire format.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::scope::Scope;
use crate::schema;
use crate::target::rust::{
    Constant, EnumVariant, External, Field, Item, ItemKind, Optionality, Type,
};

/// Derives and attributes below those that every item has.
pub(super) fn of_item(item: &Item) -> TokenStream {
    let mut attributes = TokenStream::new();
    // Below `non_exhaustive`, because rustfmt merges neighbouring derives.
    let derives: Vec<TokenStream> = item.derive_macros().map(tokens).collect();
    if !derives.is_empty() {
        attributes.extend(quote!(#[derive(#(#derives),*)]));
    }
    if item.has_schema() {
        attributes.extend(of_schema(item));
    }
    attributes.extend(item.attributes.iter().map(|text| tokens(text)));
    attributes
}

fn of_schema(item: &Item) -> TokenStream {
    match &item.kind {
        ItemKind::Struct(body) if !body.constants.is_empty() => {
            body.constants.iter().map(constant).collect()
        }
        ItemKind::Enum(body) if body.numeric => quote!(#[schemars(untagged)]),
        ItemKind::Union(_) => quote!(#[schemars(untagged)]),
        ItemKind::Struct(_) | ItemKind::Enum(_) => TokenStream::new(),
    }
}

/// The attribute that adds a key: its name, its value as JSON, and whether it is required.
fn constant(constant: &Constant) -> TokenStream {
    let key = Literal::string(&constant.wire);
    let value = Literal::string(&match &constant.value {
        schema::Constant::String(text) => serde_json::Value::from(text.as_str()).to_string(),
        schema::Constant::Boolean(value) => value.to_string(),
        schema::Constant::Integer(value) => value.to_string(),
    });
    let is_required = constant.presence.is_none();
    quote!(#[schemars(transform = runtime::schema::Constant(#key, #value, #is_required))])
}

/// The lines above a field.
pub(super) fn of_field(item: &Item, field: &Field, scope: &Scope) -> Vec<String> {
    let mut parts = Vec::new();
    if item.has_schema() {
        let own = field.name.trim_start_matches("r#");
        match field.optionality {
            Optionality::AdditionalProperties => parts.push("flatten".to_owned()),
            _ if own != field.wire => {
                parts.push(format!("rename = {}", Literal::string(&field.wire)));
            }
            _ => {}
        }
        let full = field.full_type();
        let schema = match field.optionality {
            // schemars takes the key of every `Option` for optional.
            Optionality::Nullable => {
                let inner = schema_type(&field.ty, scope);
                format!("runtime::schema::Nullable<{inner}>")
            }
            _ => schema_type(&full, scope),
        };
        if schema != scope.write(&full) {
            parts.push(format!("with = {}", Literal::string(&schema)));
        }
    }
    let mut lines = Vec::new();
    if !parts.is_empty() {
        lines.push(format!("    #[schemars({})]", parts.join(", ")));
    }
    lines.extend(field.attributes.iter().flat_map(|text| printed(text)));
    lines
}

/// The lines above the presence of a constant.
pub(super) fn of_presence(item: &Item) -> Vec<String> {
    let line = item
        .has_schema()
        .then(|| "    #[schemars(skip)]".to_owned());
    line.into_iter().collect()
}

/// The line above a documented value.
pub(super) fn of_value(item: &Item, variant: &EnumVariant) -> Option<String> {
    if !item.has_schema() {
        return None;
    }
    let argument = match &variant.value {
        schema::Constant::String(text) if *text == variant.name => return None,
        schema::Constant::String(text) => format!("rename = {}", Literal::string(text)),
        schema::Constant::Boolean(value) => {
            format!("with = \"runtime::schema::Boolean<{value}>\"")
        }
        schema::Constant::Integer(value) => {
            format!("with = \"runtime::schema::Integer<{{ {value} }}>\"")
        }
    };
    Some(format!("#[schemars({argument})]"))
}

/// The attribute of undocumented values of an enumeration.
pub(super) fn of_unrecognized(item: &Item) -> TokenStream {
    match &item.kind {
        ItemKind::Enum(body) if item.has_schema() && !body.numeric => {
            quote!(#[schemars(untagged)])
        }
        _ => TokenStream::new(),
    }
}

/// The line above a variant of a union.
pub(super) fn of_content(item: &Item, ty: &Type, scope: &Scope) -> Option<String> {
    let schema = schema_type(ty, scope);
    (item.has_schema() && schema != scope.write(ty))
        .then(|| format!("    #[schemars(with = {})]", Literal::string(&schema)))
}

/// The type whose schema is that of a type.
fn schema_type(ty: &Type, scope: &Scope) -> String {
    let dates = [
        (External::JiffDate, "Date"),
        (External::JiffTimestamp, "DateTime"),
        (External::ChronoDate, "Date"),
        (External::ChronoDateTime, "DateTime"),
    ];
    let mut text = scope.write(ty);
    for (external, name) in dates {
        text = text.replace(external.path(), &format!("runtime::schema::{name}"));
    }
    text
}

/// An attribute as the pretty-printer writes it, above a field.
fn printed(text: &str) -> Vec<String> {
    let attribute = tokens(text);
    let file = match syn::parse2(quote!(#attribute struct Field;)) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => format!("compile_error!({:?});\n", error.to_string()),
    };
    let lines = file.lines().filter(|line| *line != "struct Field;");
    lines.map(|line| format!("    {line}")).collect()
}

/// The tokens of code that was checked when it was read.
fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}
