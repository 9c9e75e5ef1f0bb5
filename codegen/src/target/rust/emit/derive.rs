//! The same items with serde's derives instead of tables, only to compare with: benchmarks measure
//! what the tables save. It is not for use, and knows less than the tables: a missing field that may
//! be null decodes, a repeated key of undocumented fields too, and of the constants of a struct only
//! the first text is written.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Attribute, Expr, FieldValue, Fields, ImplItem, Stmt, parse_quote};

use super::scope::Scope;
use super::{File, header, item, support};
use crate::schema;
use crate::target::rust::{
    Field, Item, ItemKind, ModelPath, Module, Optionality, Struct, Tree, Type, Union,
};

/// The arms that are told apart by a key, which their union then reads and writes.
type Tagged<'t> = BTreeSet<(&'t ModelPath, &'t str)>;

/// The files of a tree, sorted by path, with derives.
pub(super) fn files(tree: &Tree) -> Vec<File> {
    let tagged = tagged(tree);
    let module = |module: &Module| self::module(module, &tagged);
    super::files(tree, module, support::files_with_derives)
}

fn tagged(tree: &Tree) -> Tagged<'_> {
    let mut tagged = Tagged::new();
    for module in &tree.modules {
        if let ItemKind::Union(union) = &module.item.kind
            && let Some(tag) = derivable_tag(union)
        {
            let arms = union.variants.iter().filter_map(|arm| model(&arm.ty));
            tagged.extend(arms.map(|path| (path, tag)));
        }
    }
    tagged
}

/// The tag of a union, if serde can read it: each arm is a struct with one value of its own.
fn derivable_tag(union: &Union) -> Option<&str> {
    let all = union
        .variants
        .iter()
        .all(|arm| arm.tags.len() == 1 && model(&arm.ty).is_some());
    union.tag.as_deref().filter(|_| all)
}

fn model(ty: &Type) -> Option<&ModelPath> {
    match ty {
        Type::Box(inner) => model(inner),
        Type::Model(path) => Some(path),
        _ => None,
    }
}

fn module(module: &Module, tagged: &Tagged) -> File {
    let scope = Scope::new(module);
    let path = ModelPath {
        folder: module.folder.clone(),
        name: module.item.name.clone(),
    };
    let text = match syn::parse_file(&item::text(&module.item, &scope)) {
        Ok(mut file) => {
            for item in &mut file.items {
                derive(item, &module.item, &path, tagged);
            }
            if let ItemKind::Enum(body) = &module.item.kind
                && body.numeric
            {
                file.items.extend(numbers(&module.item));
            }
            prettyplease::unparse(&file)
        }
        Err(error) => format!("compile_error!({:?});\n", error.to_string()),
    };
    let mut imports = scope.imports();
    if !text.contains("support::") {
        imports = imports.replace("use super::support;\n", "");
    }
    let text = format!("{}{imports}\n{text}", header(Some(&module.page)));
    File::new(module.file(), text)
}

fn derive(found: &mut syn::Item, item: &Item, path: &ModelPath, tagged: &Tagged) {
    let mut derives: Attribute = parse_quote!(#[derive(serde::Serialize, serde::Deserialize)]);
    if secret(&item.kind) {
        // Where something is secret, it is the table that implements `Debug`.
        derives = parse_quote!(#[derive(Debug, serde::Serialize, serde::Deserialize)]);
    }
    match (found, &item.kind) {
        (syn::Item::Struct(found), ItemKind::Struct(body)) => {
            found.attrs.push(derives);
            found.attrs.extend(constant(body, path, tagged));
            if let Fields::Named(fields) = &mut found.fields {
                // Behind the fields of the page come those of constants, which are not decoded.
                let mut known = body.fields.iter();
                for field in &mut fields.named {
                    field.attrs.push(match known.next() {
                        Some(known) => of_field(known),
                        None => parse_quote!(#[serde(skip)]),
                    });
                }
            }
        }
        (syn::Item::Impl(found), ItemKind::Struct(body)) => {
            found
                .items
                .iter_mut()
                .for_each(|member| spell(member, body));
        }
        (syn::Item::Enum(found), ItemKind::Enum(body)) => {
            found.attrs.push(derives);
            if body.numeric {
                let number = quote!("serde_json::Number");
                found
                    .attrs
                    .push(parse_quote!(#[serde(from = #number, into = #number)]));
            }
            for (variant, known) in found.variants.iter_mut().zip(&body.variants) {
                if let schema::Constant::String(value) = &known.value {
                    variant.attrs.push(parse_quote!(#[serde(rename = #value)]));
                }
            }
            if let (Some(last), false) = (found.variants.last_mut(), body.numeric) {
                last.attrs.push(parse_quote!(#[serde(untagged)]));
            }
        }
        (syn::Item::Enum(found), ItemKind::Union(body)) => {
            found.attrs.push(derives);
            let Some(tag) = derivable_tag(body) else {
                found.attrs.push(parse_quote!(#[serde(untagged)]));
                return;
            };
            found.attrs.push(parse_quote!(#[serde(tag = #tag)]));
            let values = body.variants.iter().flat_map(|arm| arm.tags.first());
            for (variant, value) in found.variants.iter_mut().zip(values) {
                variant.attrs.push(parse_quote!(#[serde(rename = #value)]));
            }
            if let Some(last) = found.variants.last_mut() {
                last.attrs.push(parse_quote!(#[serde(untagged)]));
            }
        }
        _ => {}
    }
}

fn secret(kind: &ItemKind) -> bool {
    match kind {
        ItemKind::Struct(body) => body.has_secrets(),
        ItemKind::Union(body) => body.secret,
        ItemKind::Enum(_) => false,
    }
}

fn of_field(field: &Field) -> Attribute {
    let wire = &field.wire;
    let none = quote!(skip_serializing_if = "::core::option::Option::is_none");
    match field.optionality {
        Optionality::Required | Optionality::Nullable => parse_quote!(#[serde(rename = #wire)]),
        Optionality::Optional => parse_quote!(#[serde(rename = #wire, default, #none)]),
        Optionality::OptionalNullable => {
            parse_quote!(#[serde(rename = #wire, default, deserialize_with = "support::some", #none)])
        }
        Optionality::AdditionalProperties => parse_quote!(#[serde(flatten)]),
    }
}

/// The first text that never changes, unless a union writes it.
fn constant(body: &Struct, path: &ModelPath, tagged: &Tagged) -> Option<Attribute> {
    body.constants
        .iter()
        .find_map(|constant| match &constant.value {
            schema::Constant::String(value)
                if !tagged.contains(&(path, constant.wire.as_str())) =>
            {
                let wire = &constant.wire;
                Some(parse_quote!(#[serde(tag = #wire, rename = #value)]))
            }
            _ => None,
        })
}

/// Writes out the fields that a constructor takes from what only tables have.
fn spell(member: &mut ImplItem, body: &Struct) {
    let ImplItem::Fn(function) = member else {
        return;
    };
    if let Some(Stmt::Expr(Expr::Struct(literal), _)) = function.block.stmts.last_mut()
        && literal.rest.take().is_some()
    {
        literal.dot2_token = None;
        let absent = body.fields.iter().filter(|field| {
            !matches!(
                field.optionality,
                Optionality::Required | Optionality::Nullable
            )
        });
        for field in absent {
            let name = match field.name.strip_prefix("r#") {
                Some(raw) => format_ident!("r#{raw}"),
                None => format_ident!("{}", field.name),
            };
            let value: FieldValue = parse_quote!(#name: ::core::default::Default::default());
            literal.fields.push(value);
        }
    }
}

/// The two ways between an enumeration of numbers and its values.
fn numbers(item: &Item) -> Vec<syn::Item> {
    let ItemKind::Enum(body) = &item.kind else {
        return Vec::new();
    };
    let name = format_ident!("{}", item.name);
    let pairs: Vec<(proc_macro2::Ident, i64)> = body
        .variants
        .iter()
        .filter_map(|variant| match variant.value {
            schema::Constant::Integer(value) => Some((format_ident!("{}", variant.name), value)),
            _ => None,
        })
        .collect();
    let from: TokenStream = pairs
        .iter()
        .map(|(variant, value)| quote!(::core::option::Option::Some(#value) => Self::#variant,))
        .collect();
    let into: TokenStream = pairs
        .iter()
        .map(|(variant, value)| quote!(#name::#variant => Self::from(#value),))
        .collect();
    vec![
        parse_quote! {
            impl ::core::convert::From<serde_json::Number> for #name {
                fn from(value: serde_json::Number) -> Self {
                    match value.as_i64() {
                        #from
                        _ => Self::Unrecognized(support::Unrecognized::new(value)),
                    }
                }
            }
        },
        parse_quote! {
            impl ::core::convert::From<#name> for serde_json::Number {
                fn from(value: #name) -> Self {
                    match value {
                        #into
                        #name::Unrecognized(value) => value.get().clone(),
                    }
                }
            }
        },
    ]
}
