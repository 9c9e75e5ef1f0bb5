//! The same items with serde's derives in the place of tables, to compare with. They know less than
//! the tables: a missing field that may be null decodes, a repeated undocumented key too, secrets are
//! shown, and of the constants of a struct only the first text is written.

use std::collections::{BTreeMap, BTreeSet};

use markdown_codegen::config::MapType;
use markdown_codegen::schema::Constant;
use markdown_codegen::target::File;
use markdown_codegen::target::rust::{
    Enum, Field, Item, ItemKind, ModelPath, Module, Optionality, Struct, Tree, Type, Union,
};

use super::Measured;

/// Where the crate has the modules.
const ROOT: &str = "crate::generated";

/// What the derived items share.
const SUPPORT: &str = r#"/// A value that the documentation does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Unrecognized<V = Box<str>>(pub V);

/// Decodes a field that is present, perhaps as null.
pub fn some<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: serde::Deserialize<'de>,
    D: serde::Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}
"#;

/// The variants that a key tells apart, which their union then reads and writes.
type Tagged<'t> = BTreeSet<(&'t ModelPath, &'t str)>;

/// The files of a tree.
pub fn files(tree: &Tree) -> Measured<Vec<File>> {
    let tagged = tagged(tree);
    let mut folders = BTreeMap::from([(
        String::new(),
        BTreeSet::from(["pub mod support;\n".to_owned()]),
    )]);
    let mut files = vec![File::new("support.rs", SUPPORT)];
    for module in &tree.modules {
        let mut folder = String::new();
        for name in &module.folder {
            let line = format!("pub mod {name};\n");
            folders.entry(folder.clone()).or_default().insert(line);
            folder.push_str(&format!("{name}/"));
        }
        let (name, ty) = (&module.name, &module.item.name);
        let line = format!("mod {name};\npub use {name}::{ty};\n");
        folders.entry(folder).or_default().insert(line);
        files.push(File::new(module.file(), text(module, &tagged)?));
    }
    for (folder, lines) in folders {
        files.push(File::new(
            format!("{folder}mod.rs"),
            String::from_iter(lines),
        ));
    }
    Ok(files)
}

fn tagged(tree: &Tree) -> Tagged<'_> {
    let mut tagged = Tagged::new();
    for module in &tree.modules {
        if let ItemKind::Union(union) = &module.item.kind
            && let Some(tag) = derivable_tag(union)
        {
            let models = union
                .variants
                .iter()
                .filter_map(|variant| model(&variant.ty));
            tagged.extend(models.map(|path| (path, tag)));
        }
    }
    tagged
}

/// The tag of a union, if serde can read it: each variant is a struct with one value of its own.
fn derivable_tag(union: &Union) -> Option<&str> {
    let all = union
        .variants
        .iter()
        .all(|variant| variant.tags.len() == 1 && model(&variant.ty).is_some());
    union.tag.as_deref().filter(|_| all)
}

fn model(ty: &Type) -> Option<&ModelPath> {
    match ty {
        Type::Box(inner) => model(inner),
        Type::Model(path) => Some(path),
        _ => None,
    }
}

fn text(module: &Module, tagged: &Tagged) -> Measured<String> {
    let item = &module.item;
    match &item.kind {
        ItemKind::Struct(body) => structure(item, body, &module.path(item), tagged),
        ItemKind::Enum(body) => Ok(enumeration(item, body)),
        ItemKind::Union(body) => union(item, body),
    }
}

fn head(item: &Item, traits: &str) -> String {
    let docs = docs(&item.docs, "");
    format!("{docs}#[derive(Clone, Debug, {traits}, serde::Serialize, serde::Deserialize)]\n")
}

fn docs(lines: &[String], indent: &str) -> String {
    let lines = lines.iter().map(|line| format!("{indent}/// {line}\n"));
    lines.collect()
}

fn structure(item: &Item, body: &Struct, path: &ModelPath, tagged: &Tagged) -> Measured<String> {
    let has_default = body.required().next().is_none();
    let traits = if has_default {
        "Default, PartialEq"
    } else {
        "PartialEq"
    };
    let name = &item.name;
    let mut text = head(item, traits);
    text.push_str(&tag(body, path, tagged).unwrap_or_default());
    text.push_str(&format!("#[non_exhaustive]\npub struct {name} {{\n"));
    for field in &body.fields {
        text.push_str(&docs(&field.docs, "    "));
        let ty = spelled(&field.full_type())?;
        let attribute = attribute(field);
        text.push_str(&format!("    {attribute}\n    pub {}: {ty},\n", field.name));
    }
    text.push_str("}\n");
    let mut members = String::new();
    for constant in &body.constants {
        let ty = match constant.value {
            Constant::String(_) => "&'static str",
            Constant::Boolean(_) => "bool",
            Constant::Integer(_) => "i64",
        };
        let value = literal(&constant.value);
        members.push_str(&docs(&constant.docs, "    "));
        members.push_str(&format!(
            "    pub const {}: {ty} = {value};\n",
            constant.name
        ));
    }
    if !has_default {
        members.push_str(&constructor(body)?);
    }
    if !members.is_empty() {
        text.push_str(&format!("\nimpl {name} {{\n{members}}}\n"));
    }
    Ok(text)
}

/// The first text that never changes, unless a union writes it.
fn tag(body: &Struct, path: &ModelPath, tagged: &Tagged) -> Option<String> {
    body.constants.iter().find_map(|constant| {
        let wire = constant.wire.as_str();
        match &constant.value {
            Constant::String(value) if !tagged.contains(&(path, wire)) => {
                Some(format!("#[serde(tag = {wire:?}, rename = {value:?})]\n"))
            }
            _ => None,
        }
    })
}

fn attribute(field: &Field) -> String {
    let wire = &field.wire;
    let absent = "default, skip_serializing_if = \"Option::is_none\"";
    match field.optionality {
        Optionality::Required | Optionality::Nullable => format!("#[serde(rename = {wire:?})]"),
        Optionality::Optional => format!("#[serde(rename = {wire:?}, {absent})]"),
        Optionality::OptionalNullable => {
            let with = format!("{ROOT}::support::some");
            format!("#[serde(rename = {wire:?}, {absent}, deserialize_with = {with:?})]")
        }
        Optionality::AdditionalProperties => "#[serde(flatten)]".to_owned(),
    }
}

fn constructor(body: &Struct) -> Measured<String> {
    let mut parameters = Vec::new();
    for field in body.required() {
        let ty = match (field.optionality, &field.ty) {
            (Optionality::Required, Type::String) => "impl Into<String>".to_owned(),
            _ => spelled(&field.full_type())?,
        };
        parameters.push(format!("{}: {ty}", field.name));
    }
    let entries = body.fields.iter().map(|field| {
        let name = &field.name;
        match (field.optionality, &field.ty) {
            (Optionality::Required, Type::String) => format!("{name}: {name}.into()"),
            (Optionality::Required | Optionality::Nullable, _) => name.clone(),
            _ => format!("{name}: Default::default()"),
        }
    });
    Ok(format!(
        "    pub fn new({}) -> Self {{\n        Self {{ {} }}\n    }}\n",
        parameters.join(", "),
        Vec::from_iter(entries).join(", ")
    ))
}

fn enumeration(item: &Item, body: &Enum) -> String {
    let name = &item.name;
    let number = "serde_json::Number";
    let mut text = head(item, "PartialEq, Eq, Hash");
    if body.numeric {
        text.push_str(&format!("#[serde(from = {number:?}, into = {number:?})]\n"));
    }
    text.push_str(&format!("#[non_exhaustive]\npub enum {name} {{\n"));
    for variant in &body.variants {
        text.push_str(&docs(&variant.docs, "    "));
        if let Constant::String(value) = &variant.value {
            text.push_str(&format!("    #[serde(rename = {value:?})]\n"));
        }
        text.push_str(&format!("    {},\n", variant.name));
    }
    let unrecognized = format!("{ROOT}::support::Unrecognized");
    if !body.numeric {
        return text + &format!("    #[serde(untagged)]\n    Unrecognized({unrecognized}),\n}}\n");
    }
    text.push_str(&format!(
        "    Unrecognized({unrecognized}<{number}>),\n}}\n"
    ));
    let (mut from, mut into) = (String::new(), String::new());
    for variant in &body.variants {
        let (value, variant) = (literal(&variant.value), &variant.name);
        from.push_str(&format!("            Some({value}) => Self::{variant},\n"));
        into.push_str(&format!(
            "            {name}::{variant} => Self::from({value}_i64),\n"
        ));
    }
    text + &format!(
        "
impl From<{number}> for {name} {{
    fn from(value: {number}) -> Self {{
        match value.as_i64() {{
{from}            _ => Self::Unrecognized({unrecognized}(value)),
        }}
    }}
}}

impl From<{name}> for {number} {{
    fn from(value: {name}) -> Self {{
        match value {{
{into}            {name}::Unrecognized(value) => value.0,
        }}
    }}
}}
"
    )
}

fn union(item: &Item, body: &Union) -> Measured<String> {
    let mut text = head(item, "PartialEq");
    let tag = derivable_tag(body);
    text.push_str(&match tag {
        Some(tag) => format!("#[serde(tag = {tag:?})]\n"),
        None => "#[serde(untagged)]\n".to_owned(),
    });
    text.push_str(&format!("#[non_exhaustive]\npub enum {} {{\n", item.name));
    for variant in &body.variants {
        if let (Some(_), Some(value)) = (tag, variant.tags.first()) {
            text.push_str(&format!("    #[serde(rename = {value:?})]\n"));
        }
        text.push_str(&format!(
            "    {}({}),\n",
            variant.name,
            spelled(&variant.ty)?
        ));
    }
    if tag.is_some() {
        text.push_str("    #[serde(untagged)]\n");
    }
    Ok(text + "    Unrecognized(serde_json::Value),\n}\n")
}

fn literal(value: &Constant) -> String {
    match value {
        Constant::String(value) => format!("{value:?}"),
        Constant::Boolean(value) => value.to_string(),
        Constant::Integer(value) => value.to_string(),
    }
}

fn spelled(ty: &Type) -> Measured<String> {
    Ok(match ty {
        Type::Primitive(ty) => ty.name().to_owned(),
        Type::External(ty) => ty.path().to_owned(),
        Type::Runtime(ty) => return Err(format!("there is no derived `{}`", ty.name()).into()),
        Type::String => "String".to_owned(),
        Type::Vec(inner) => format!("Vec<{}>", spelled(inner)?),
        Type::Map(map, inner) => {
            let map = match map {
                MapType::BTreeMap => "BTreeMap",
                MapType::HashMap => "HashMap",
            };
            format!("std::collections::{map}<String, {}>", spelled(inner)?)
        }
        Type::Option(inner) => format!("Option<{}>", spelled(inner)?),
        Type::Box(inner) => format!("Box<{}>", spelled(inner)?),
        Type::Model(path) => {
            let folders = path.folder.iter().map(|name| format!("{name}::"));
            format!("{ROOT}::{}{}", String::from_iter(folders), path.name)
        }
    })
}
