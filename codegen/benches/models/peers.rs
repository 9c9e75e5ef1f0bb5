//! The output of other generators for the same types, where somebody put it into the folder `peers`.

use std::fs;
use std::path::Path;

use markdown_codegen::target::rust::{ItemKind, Module, Primitive, Tree, Type};
use serde_json::{Map, Value, json};

/// The generators; their output is `peers/<name>.rs`.
pub const NAMES: [&str; 2] = ["typify", "quicktype"];

/// The output of a generator, if it is there.
pub fn text(folder: &Path, name: &str) -> Option<String> {
    fs::read_to_string(folder.join("peers").join(format!("{name}.rs"))).ok()
}

/// The types of an output that can be decoded and encoded, in its order.
pub fn types(text: &str) -> Result<Vec<String>, syn::Error> {
    let file = syn::parse_file(text)?;
    let types = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Struct(item) if item.generics.params.is_empty() => Some(item.ident.to_string()),
        syn::Item::Enum(item) => Some(item.ident.to_string()),
        _ => None,
    });
    Ok(types.collect())
}

/// The types as a JSON Schema, which those generators read.
pub fn schema(tree: &Tree) -> Value {
    let mut definitions = Map::new();
    let mut properties = Map::new();
    for module in &tree.modules {
        let name = &module.item.name;
        properties.insert(name.clone(), reference(name));
        definitions.insert(name.clone(), definition(module));
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "AllModels",
        "type": "object",
        "properties": properties,
        "definitions": definitions,
    })
}

fn definition(module: &Module) -> Value {
    let schema = match &module.item.kind {
        ItemKind::Struct(body) => {
            let required: Vec<&str> = body.required().map(|field| field.wire.as_str()).collect();
            let mut properties = Map::new();
            for field in &body.fields {
                let property = described(ty(&field.ty), &field.docs);
                properties.insert(field.wire.clone(), property);
            }
            json!({ "type": "object", "properties": properties, "required": required })
        }
        ItemKind::Enum(body) => {
            let values = body.variants.iter().map(|variant| &variant.value);
            let ty = if body.numeric { "integer" } else { "string" };
            json!({ "type": ty, "enum": values.collect::<Vec<_>>() })
        }
        ItemKind::Union(body) => {
            let arms = body.variants.iter().map(|arm| ty(&arm.ty));
            json!({ "anyOf": arms.collect::<Vec<_>>() })
        }
    };
    described(schema, &module.item.docs)
}

fn described(mut schema: Value, docs: &[String]) -> Value {
    // What stands beside a reference is not read.
    if let Some(schema) = schema.as_object_mut()
        && !docs.is_empty()
        && !schema.contains_key("$ref")
    {
        schema.insert("description".to_owned(), json!(docs.join("\n")));
    }
    schema
}

fn ty(ty: &Type) -> Value {
    match ty {
        Type::Primitive(Primitive::Bool) => json!({ "type": "boolean" }),
        Type::Primitive(Primitive::F64) => json!({ "type": "number" }),
        Type::Primitive(_) => json!({ "type": "integer", "format": "int64" }),
        Type::String => json!({ "type": "string" }),
        Type::External(_) | Type::Runtime(_) => json!({}),
        Type::Vec(inner) => json!({ "type": "array", "items": self::ty(inner) }),
        Type::Map(_, inner) => {
            json!({ "type": "object", "additionalProperties": self::ty(inner) })
        }
        Type::Option(inner) | Type::Box(inner) => self::ty(inner),
        Type::Model(path) => reference(&path.name),
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}
