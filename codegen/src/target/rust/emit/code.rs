//! Emits code in documentation, with its imports.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Literal;
use serde_json::Value;

use super::scope::STANDARD;
use crate::config::MapType;
use crate::target::rust::{Code, Expression, ModelPath, Statement};

/// The lines of an example section.
pub(super) fn section(code: &Code) -> Vec<String> {
    let mut writer = Writer::new(code);
    let mut lines: Vec<String> = ["# Example", "", "```"].map(str::to_owned).to_vec();
    let imports = writer.imports();
    lines.extend(imports);
    for statement in &code.statements {
        lines.extend(writer.statement(statement));
    }
    if writer.can_fail {
        lines.push("# Ok::<(), Box<dyn std::error::Error>>(())".to_owned());
    }
    lines.push("```".to_owned());
    lines
}

struct Writer<'c> {
    code: &'c Code,
    imported: BTreeMap<&'c str, &'c ModelPath>,
    maps: BTreeSet<&'static str>,
    can_fail: bool,
    /// JSON of several lines, which the pretty-printer sees as placeholders.
    blocks: Vec<String>,
}

impl<'c> Writer<'c> {
    fn new(code: &'c Code) -> Self {
        let mut imported: BTreeMap<&str, &ModelPath> = BTreeMap::new();
        let mut maps = BTreeSet::new();
        let mut can_fail = false;
        code.each(&mut |expression| {
            match expression {
                Expression::Map(map, _) => {
                    maps.insert(map_name(*map));
                }
                Expression::Parsed(_) | Expression::Decoded(_) => can_fail = true,
                _ => {}
            }
            for path in expression.names() {
                if !STANDARD.contains(&path.name.as_str()) {
                    imported.entry(&path.name).or_insert(path);
                }
            }
        });
        Self {
            code,
            imported,
            maps,
            can_fail,
            blocks: Vec::new(),
        }
    }

    fn imports(&self) -> Vec<String> {
        let mut modules: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (name, path) in &self.imported {
            let module = self.module(path);
            modules.entry(module).or_default().push(name);
        }
        let mut text = String::new();
        for map in &self.maps {
            text.push_str(&format!("use std::collections::{map};\n"));
        }
        for (module, names) in modules {
            let names = match names.as_slice() {
                [name] => (*name).to_owned(),
                names => format!("{{{}}}", names.join(", ")),
            };
            text.push_str(&format!("use {module}::{names};\n"));
        }
        let mut lines = printed(&text);
        // The standard library is a separate group.
        if !self.maps.is_empty() && lines.len() > self.maps.len() {
            lines.insert(self.maps.len(), String::new());
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines
    }

    /// The module under which the crate exports a model.
    fn module(&self, path: &ModelPath) -> String {
        // The folder `models` is exported at the root.
        let folders = path.folder.iter().skip_while(|folder| *folder == "models");
        let mut module = self.code.root.clone();
        for folder in folders {
            module.push_str("::");
            module.push_str(folder);
        }
        module
    }

    fn path(&self, path: &ModelPath) -> String {
        match self.imported.get(path.name.as_str()) {
            Some(imported) if *imported == path => path.name.clone(),
            _ => format!("{}::{}", self.module(path), path.name),
        }
    }

    fn statement(&mut self, statement: &Statement) -> Vec<String> {
        let text = match statement {
            Statement::Let {
                name,
                mutable,
                value,
            } => {
                let mutable = if *mutable { "mut " } else { "" };
                format!("let {mutable}{name} = {};", self.write(value))
            }
            Statement::Set { name, field, value } => {
                format!("{name}.{field} = {};", self.write(value))
            }
            Statement::More(1) => return vec!["// … and one more field".to_owned()],
            Statement::More(count) => return vec![format!("// … and {count} more fields")],
        };
        let lines = printed(&format!("fn main() {{ {text} }}"));
        let inner = lines.get(1..lines.len().saturating_sub(1));
        let inner = inner.unwrap_or_default().iter();
        inner
            .flat_map(|line| self.filled(&with_macros(line.strip_prefix("    ").unwrap_or(line))))
            .collect()
    }

    /// The line with JSON instead of its placeholder.
    fn filled(&self, line: &str) -> Vec<String> {
        let Some((before, rest)) = line.split_once("__json_") else {
            return vec![line.to_owned()];
        };
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (number, behind) = rest.split_at(end);
        let Some(block) = number
            .parse()
            .ok()
            .and_then(|at: usize| self.blocks.get(at))
        else {
            return vec![line.to_owned()];
        };
        let indent = " ".repeat(line.len() - line.trim_start().len());
        let full = format!("{before}{}", block.replace('\n', &format!("\n{indent}")));
        let mut lines: Vec<String> = full.lines().map(str::to_owned).collect();
        let last = lines.pop().unwrap_or_default() + behind;
        lines.extend(self.filled(&last));
        lines
    }

    fn write(&mut self, expression: &Expression) -> String {
        match expression {
            Expression::Text(text) => literal(text),
            Expression::String(text) if text.is_empty() => "String::new()".to_owned(),
            Expression::String(text) => format!("{}.to_owned()", literal(text)),
            Expression::Literal(text) | Expression::Name(text) => text.clone(),
            Expression::Parsed(text) => format!("{}.parse()?", literal(text)),
            Expression::Unwrapped(text) => format!("{}.parse().unwrap()", literal(text)),
            Expression::Into(inner) => format!("{}.into()", self.write(inner)),
            Expression::Json(value) => self.json(value),
            Expression::Decoded(value) => format!("serde_json::from_value({})?", self.json(value)),
            Expression::None => "None".to_owned(),
            Expression::Some(inner) => format!("Some({})", self.write(inner)),
            Expression::Box(inner) => format!("Box::new({})", self.write(inner)),
            Expression::Vec(items) if items.is_empty() => "Vec::new()".to_owned(),
            // The pretty-printer does not format macros, so it sees another operator before a list.
            Expression::Vec(items) => format!("![{}]", self.list(items)),
            Expression::Map(map, entries) if entries.is_empty() => {
                format!("{}::new()", map_name(*map))
            }
            Expression::Map(map, entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| {
                        let key = self.write(&Expression::String(key.clone()));
                        format!("({key}, {})", self.write(value))
                    })
                    .collect();
                format!("{}::from([{}])", map_name(*map), entries.join(", "))
            }
            Expression::EnumVariant(path, name) => format!("{}::{name}", self.path(path)),
            Expression::From(path, inner) => {
                format!("{}::from({})", self.path(path), self.write(inner))
            }
            Expression::UnionVariant(path, name, inner) => {
                format!("{}::{name}({})", self.path(path), self.write(inner))
            }
            Expression::New(path, arguments) if arguments.is_empty() => {
                format!("{}::default()", self.path(path))
            }
            Expression::New(path, arguments) => {
                format!("{}::new({})", self.path(path), self.list(arguments))
            }
            Expression::NewNamed(path, required, fields) => {
                let fields: Vec<String> = fields
                    .iter()
                    .map(|(name, value)| match self.write(value) {
                        value if value == *name => value,
                        value => format!("{name}: {value}"),
                    })
                    .collect();
                let required = self.path(required);
                let fields = fields.join(", ");
                format!("{}::new({required} {{ {fields} }})", self.path(path))
            }
        }
    }

    fn list(&mut self, items: &[Expression]) -> String {
        let items: Vec<String> = items.iter().map(|item| self.write(item)).collect();
        items.join(", ")
    }

    fn json(&mut self, value: &Value) -> String {
        match value {
            Value::Null => "serde_json::Value::Null".to_owned(),
            Value::Object(_) | Value::Array(_) => {
                self.blocks
                    .push(format!("serde_json::json!({})", json(value, "")));
                format!("__json_{}", self.blocks.len() - 1)
            }
            value => format!("serde_json::json!({})", json(value, "")),
        }
    }
}

/// JSON for the macro, on several lines if it has parts.
fn json(value: &Value, indent: &str) -> String {
    let inner = format!("{indent}    ");
    let block = |open: char, lines: Vec<String>, close: char| {
        if lines.is_empty() {
            format!("{open}{close}")
        } else {
            format!("{open}\n{}\n{indent}{close}", lines.join(",\n"))
        }
    };
    match value {
        Value::String(text) => literal(text),
        Value::Array(items) => {
            let lines = items
                .iter()
                .map(|item| format!("{inner}{}", json(item, &inner)))
                .collect();
            block('[', lines, ']')
        }
        Value::Object(object) => {
            let lines = object
                .iter()
                .map(|(key, value)| format!("{inner}{}: {}", literal(key), json(value, &inner)))
                .collect();
            block('{', lines, '}')
        }
        value => value.to_string(),
    }
}

/// The line with `vec![` instead of `![`, except in strings.
fn with_macros(line: &str) -> String {
    let mut text = String::with_capacity(line.len() + 3);
    let mut in_text = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if in_text => {
                text.push(c);
                text.extend(chars.next());
                continue;
            }
            '"' => in_text = !in_text,
            '!' if !in_text && chars.peek() == Some(&'[') => text.push_str("vec"),
            _ => {}
        }
        text.push(c);
    }
    text
}

fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}

fn map_name(map: MapType) -> &'static str {
    match map {
        MapType::BTreeMap => "BTreeMap",
        MapType::HashMap => "HashMap",
    }
}

fn printed(text: &str) -> Vec<String> {
    let text = match syn::parse_str(text) {
        Ok(file) => prettyplease::unparse(&file),
        // Doctests would detect an invalid result.
        Err(error) => format!("compile_error!({:?});", error.to_string()),
    };
    text.lines().map(str::to_owned).collect()
}
