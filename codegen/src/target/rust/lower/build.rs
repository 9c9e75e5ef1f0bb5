//! Converts JSON to idiomatic code that builds the value.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::matching::{Matcher, is_constant};
use crate::names;
use crate::resolve::{Kind, ModelId};
use crate::target::rust::{Code, Expression, External, Item, ItemKind, ModelPath, Optionality};
use crate::target::rust::{Primitive, Runtime, Statement, Struct, Type};

/// The maximum number of assigned fields per nesting level.
const MOST: [usize; 3] = [12, 6, 3];

/// The lowered items by their paths.
pub(super) type Items<'i> = BTreeMap<ModelPath, &'i Item>;

/// The resolved models of the items.
pub(super) struct Models<'m> {
    pub(super) matcher: Matcher<'m, 'm>,
    pub(super) ids: BTreeMap<ModelPath, ModelId>,
}

/// The code for a value of a model; `None` if the value does not match.
pub(super) fn code(
    root: &str,
    path: &ModelPath,
    value: &Value,
    items: &Items,
    models: &Models,
) -> Option<Code> {
    let mut builder = Builder {
        items,
        models,
        statements: Vec::new(),
        names: BTreeSet::new(),
        depth: 0,
    };
    let short = short_name(&path.name);
    let ty = Type::Model(path.clone());
    let made = builder.value(value, &ty, &short)?;
    if !matches!(made, Expression::Name(_)) {
        let name = builder.name(&short);
        builder.statements.push(Statement::Let {
            name,
            mutable: false,
            value: made,
        });
    }
    Some(Code {
        root: root.to_owned(),
        statements: builder.statements,
    })
}

/// The last word of a type name: `request` for `TokenRequest`.
fn short_name(name: &str) -> String {
    let full = names::snake_case(name);
    let last = full.rsplit('_').next().unwrap_or(&full);
    let is_word = last.len() > 2 && last.chars().all(|c| c.is_ascii_lowercase());
    if is_word && !names::field_name(last).starts_with("r#") {
        last.to_owned()
    } else {
        names::field_name(name)
    }
}

/// The variable name of one of several values: that of its model, if any.
fn singular(ty: &Type, wanted: &str) -> String {
    match ty {
        Type::Model(path) => short_name(&path.name),
        Type::Box(inner) | Type::Option(inner) => singular(inner, wanted),
        _ => wanted.to_owned(),
    }
}

struct Builder<'b> {
    items: &'b Items<'b>,
    models: &'b Models<'b>,
    statements: Vec<Statement>,
    names: BTreeSet<String>,
    depth: usize,
}

impl Builder<'_> {
    /// A unique variable name.
    fn name(&mut self, wanted: &str) -> String {
        let taken: Vec<String> = self.names.iter().cloned().collect();
        let wanted = taken.into_iter().chain([wanted.to_owned()]);
        let name = names::distinct(wanted, &[]).pop();
        let name = name.map_or_else(String::new, |name| name.ident);
        self.names.insert(name.clone());
        name
    }

    /// A value of a type; structs with assigned fields get a variable with the preferred name.
    fn value(&mut self, value: &Value, ty: &Type, wanted: &str) -> Option<Expression> {
        Some(match (ty, value) {
            (Type::Option(_), Value::Null) => Expression::None,
            (Type::Option(inner), _) => {
                Expression::Some(Box::new(self.value(value, inner, wanted)?))
            }
            (Type::Box(inner), _) => Expression::Box(Box::new(self.value(value, inner, wanted)?)),
            (Type::Vec(inner), Value::Array(values)) => {
                let wanted = &singular(inner, wanted);
                let values = values.iter().map(|value| self.value(value, inner, wanted));
                Expression::Vec(values.collect::<Option<_>>()?)
            }
            (Type::Map(map, inner), Value::Object(object)) => {
                let wanted = &singular(inner, wanted);
                let entries = object
                    .iter()
                    .map(|(key, value)| Some((key.clone(), self.value(value, inner, wanted)?)));
                Expression::Map(*map, entries.collect::<Option<_>>()?)
            }
            (Type::Model(path), _) => self.model(value, path, wanted)?,
            (Type::String, Value::String(text)) => Expression::String(text.clone()),
            (Type::Primitive(Primitive::Bool), Value::Bool(value)) => {
                Expression::Literal(value.to_string())
            }
            (Type::Primitive(Primitive::F64), Value::Number(number)) => {
                Expression::Literal(format!("{:?}", number.as_f64()?))
            }
            // Larger numbers do not fit all number types.
            (Type::Primitive(Primitive::I64 | Primitive::I128), Value::Number(number)) => {
                Expression::Literal(number.as_i64()?.to_string())
            }
            (Type::External(External::JsonValue), value) => Expression::Json(value.clone()),
            (Type::External(External::JsonNumber), Value::Number(number)) => {
                match number
                    .as_i64()
                    .and_then(|number| i32::try_from(number).ok())
                {
                    Some(number) => {
                        Expression::Into(Box::new(Expression::Literal(number.to_string())))
                    }
                    None => Expression::Parsed(number.to_string()),
                }
            }
            // Without its feature `std`, errors of chrono do not work with `?`.
            (
                Type::External(External::ChronoDate | External::ChronoDateTime),
                Value::String(text),
            ) => Expression::Unwrapped(text.clone()),
            (Type::External(External::JiffDate | External::JiffTimestamp), Value::String(text)) => {
                Expression::Parsed(text.clone())
            }
            (Type::Runtime(Runtime::LenientNumber), Value::Number(number)) if number.is_i64() => {
                Expression::Into(Box::new(Expression::Literal(format!("{number}_i64"))))
            }
            (Type::Runtime(Runtime::Decimal), Value::String(text)) => {
                Expression::Into(Box::new(Expression::Text(text.clone())))
            }
            (Type::Runtime(_), value) => Expression::Decoded(value.clone()),
            _ => return None,
        })
    }

    fn model(&mut self, value: &Value, path: &ModelPath, wanted: &str) -> Option<Expression> {
        let item = self.items.get(path)?;
        match &item.kind {
            ItemKind::Struct(body) => self.structure(value.as_object()?, path, body, wanted),
            ItemKind::Enum(body) => {
                let mut variants = body.variants.iter();
                let known = variants.find(|variant| is_constant(value, &variant.value));
                let raw = match (known, value) {
                    (Some(variant), _) => {
                        return Some(Expression::EnumVariant(path.clone(), variant.name.clone()));
                    }
                    (None, Value::String(text)) if !body.numeric => Expression::Text(text.clone()),
                    (None, value) if body.numeric => {
                        Expression::Literal(format!("{}_i64", value.as_i64()?))
                    }
                    _ => return None,
                };
                Some(Expression::From(path.clone(), Box::new(raw)))
            }
            ItemKind::Union(body) => {
                let variant = body.variants.get(self.documented(path, value)?)?;
                let content = Box::new(self.value(value, &variant.ty, wanted)?);
                let (path, name) = (path.clone(), variant.name.clone());
                Some(Expression::UnionVariant(path, name, content))
            }
        }
    }

    /// The position of the first variant of a union that documents a value.
    fn documented(&self, union: &ModelPath, value: &Value) -> Option<usize> {
        let Models { matcher, ids } = self.models;
        let model = matcher.resolved.get(*ids.get(union)?)?;
        let Kind::Union { variants, .. } = &model.kind else {
            return None;
        };
        let mut variants = variants.iter();
        variants.position(|variant| matcher.documents(&variant.ty, value))
    }

    fn structure(
        &mut self,
        object: &Map<String, Value>,
        path: &ModelPath,
        body: &Struct,
        wanted: &str,
    ) -> Option<Expression> {
        let most = MOST.get(self.depth).or(MOST.last()).copied().unwrap_or(0);
        self.depth += 1;
        // Outer variables keep their names; inner ones are numbered.
        let name = self.name(wanted);
        let made = self.made(object, path, body)?;
        let shown = body.fields.iter().filter(|field| match field.optionality {
            Optionality::Required | Optionality::Nullable => false,
            Optionality::Optional => object.get(&field.wire).is_some_and(|it| !it.is_null()),
            Optionality::OptionalNullable => object.contains_key(&field.wire),
            Optionality::AdditionalProperties => !rest(object, body).is_empty(),
        });
        let mut set = Vec::new();
        for field in shown.clone().take(most) {
            let value = match field.optionality {
                Optionality::AdditionalProperties => {
                    self.value(&Value::Object(rest(object, body)), &field.ty, &field.name)?
                }
                // The outer `Some` means that the key is present.
                Optionality::OptionalNullable => {
                    let ty = Type::Option(Box::new(field.ty.clone()));
                    let value = self.value(object.get(&field.wire)?, &ty, &field.name)?;
                    Expression::Some(Box::new(value))
                }
                _ => {
                    let value = object.get(&field.wire)?;
                    self.value(value, &field.full_type(), &field.name)?
                }
            };
            set.push((field.name.clone(), value));
        }
        self.depth -= 1;
        let more = shown.count() - set.len();
        if set.is_empty() {
            self.names.remove(&name);
            return Some(made);
        }
        self.statements.push(Statement::Let {
            name: name.clone(),
            mutable: true,
            value: made,
        });
        let set = set.into_iter().map(|(field, value)| Statement::Set {
            name: name.clone(),
            field,
            value,
        });
        self.statements.extend(set);
        if more > 0 {
            self.statements.push(Statement::More(more));
        }
        Some(Expression::Name(name))
    }
}

impl Builder<'_> {
    /// A struct with its required fields.
    fn made(
        &mut self,
        object: &Map<String, Value>,
        path: &ModelPath,
        body: &Struct,
    ) -> Option<Expression> {
        let mut required = Vec::new();
        for field in body.required() {
            let value = object.get(&field.wire)?;
            let full = self.value(value, &field.full_type(), &field.name)?;
            let value = match (field.optionality, full) {
                (Optionality::Required, Expression::String(text)) if body.named.is_none() => {
                    Expression::Text(text)
                }
                (_, full) => full,
            };
            required.push((field.name.clone(), value));
        }
        Some(match &body.named {
            Some(name) => {
                let named = ModelPath {
                    folder: path.folder.clone(),
                    name: name.clone(),
                };
                Expression::NewNamed(path.clone(), named, required)
            }
            None => {
                let arguments = required.into_iter().map(|(_, value)| value);
                Expression::New(path.clone(), arguments.collect())
            }
        })
    }
}

/// The additional properties of an object.
fn rest(object: &Map<String, Value>, body: &Struct) -> Map<String, Value> {
    let known: BTreeSet<&str> = body
        .fields
        .iter()
        .filter(|field| field.optionality != Optionality::AdditionalProperties)
        .map(|field| field.wire.as_str())
        .chain(body.constants.iter().map(|it| it.wire.as_str()))
        .collect();
    let mut rest = Map::new();
    for (key, value) in object {
        if !known.contains(key.as_str()) {
            rest.insert(key.clone(), value.clone());
        }
    }
    rest
}
