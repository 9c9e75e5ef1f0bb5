//! Decides types, keys, optionality and nullability of fields and variants.

use super::decisions::Decisions;
use super::fixes::Correction;
use super::links::Links;
use super::outcome::{is_number, outcome};
use super::{Because, Field, ModelId, Subject, Type, Variant};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::schema;

/// The documented name of the field for additional properties.
const REST: &str = "additionalProperties";

/// Decides the members of a model.
pub(super) struct Cell<'c, 'a> {
    model: ModelId,
    links: &'c mut Links<'a>,
    decisions: &'c mut Decisions<'a>,
    diagnostics: &'c mut Diagnostics,
}

impl<'c, 'a> Cell<'c, 'a> {
    pub(super) fn new(
        model: ModelId,
        links: &'c mut Links<'a>,
        decisions: &'c mut Decisions<'a>,
        diagnostics: &'c mut Diagnostics,
    ) -> Self {
        Self {
            model,
            links,
            decisions,
            diagnostics,
        }
    }

    /// The resolved field; `None` if the configuration skips it.
    pub(super) fn field(
        &mut self,
        field: &'a schema::Field,
        fix: Correction<'a>,
        key: impl FnOnce() -> (String, Because<'a>),
        secret: Option<Because<'a>>,
    ) -> Option<Field<'a>> {
        if let Some(fix) = fix.skip {
            self.push(field, Subject::LeftOut, || ("yes", Because::config(fix)));
            return None;
        }
        let (wire, because) = key();
        self.push(field, Subject::Wire, || (format!("{wire:?}"), because));
        let (ty, nullable_type) = match self.ty(field, fix) {
            Type::Nullable(inner) => (*inner, true),
            ty => (ty, false),
        };
        let required = self.choose(
            field,
            Subject::Required,
            field.required,
            fix.required,
            Because::Page(field.span),
        );
        let nullable = match field.evidence.null {
            Some(span) if !field.nullable => {
                let because = Because::Evidence {
                    what: "the page's example has null",
                    span,
                };
                self.choose(field, Subject::Nullable, true, fix.nullable, because)
            }
            _ => {
                let documented = field.nullable || nullable_type;
                let because = if documented {
                    Because::Page(field.type_span)
                } else {
                    Because::Rule("there is no evidence")
                };
                self.choose(field, Subject::Nullable, documented, fix.nullable, because)
            }
        };
        let flattened = field.name == REST && matches!(ty, Type::Map(_));
        if flattened {
            let because = Because::Rule("a map with this name holds the additional properties");
            self.push(field, Subject::Flattened, || ("yes", because));
        }
        let rename = fix.rename.map(|(rename, fix)| {
            self.push(field, Subject::Name, || (rename, Because::config(fix)));
            rename
        });
        let is_secret = secret.is_some();
        if let Some(because) = secret {
            self.push(field, Subject::Secret, || ("yes", because));
        }
        Some(Field {
            source: field,
            wire,
            ty,
            required,
            nullable,
            flattened,
            secret: is_secret,
            secret_keys: false,
            rename,
        })
    }

    /// Records that the keys of a map may be secret.
    pub(super) fn secret_keys(&mut self, field: &Field<'a>, because: Because<'a>) {
        let words = || ("values of keys", because);
        self.push(field.source, Subject::Secret, words);
    }

    /// The resolved variants with distinct types.
    pub(super) fn variants(&mut self, variants: &'a [schema::Variant]) -> Vec<Variant<'a>> {
        let numbers = variants
            .iter()
            .filter(|variant| variant.ty == schema::Type::Number)
            .count();
        let mut resolved: Vec<Variant<'a>> = Vec::new();
        for variant in variants {
            let mut ty = self.decide(&variant.ty);
            let is_one_of_two = numbers > 1 && variant.ty == schema::Type::Number;
            if is_one_of_two {
                // Two number variants can only be an integer and a floating-point number.
                let whole = resolved.iter().any(|earlier| earlier.ty == Type::Integer);
                ty = if whole { Type::Float } else { Type::Integer };
            }
            if resolved.iter().all(|earlier| earlier.ty != ty) {
                if is_one_of_two {
                    let because = Because::Rule(
                        "two number variants are an integer and a floating-point number",
                    );
                    let words = || (outcome(&variant.ty, &ty, self.links), because);
                    self.decisions.push(self.model, None, Subject::Type, words);
                }
                resolved.push(Variant {
                    source: variant,
                    ty,
                });
            }
        }
        resolved
    }

    fn choose(
        &mut self,
        field: &'a schema::Field,
        subject: Subject,
        documented: bool,
        fix: Option<(bool, &'a crate::config::Fix)>,
        because: Because<'a>,
    ) -> bool {
        let (value, because) = match fix {
            Some((value, fix)) => (value, Because::config(fix)),
            None => (documented, because),
        };
        let outcome = if value { "yes" } else { "no" };
        self.push(field, subject, || (outcome, because));
        value
    }

    fn ty(&mut self, field: &'a schema::Field, fix: Correction<'a>) -> Type {
        let fixed = fix.ty.and_then(|(text, fix)| {
            match schema::Type::from_notation(text, fix.span) {
                Ok(ty) => Some((ty, Because::config(fix))),
                Err(message) => {
                    let help = "a type is `string`, `integer[]`, `map<any>`, `date-time` or `Model`, for example";
                    self.diagnostics
                        .push(Diagnostic::new(Code::InvalidConfig, fix.span, message).help(help));
                    None
                }
            }
        });
        let (documented, because) = match &fixed {
            Some((ty, because)) => (ty, Some(because.clone())),
            None => (&field.ty, None),
        };
        let fraction = field.evidence.fraction.filter(|_| is_number(documented));
        let ty = match fraction {
            Some(_) => self.decide_with(documented, Type::Float),
            None => self.decide(documented),
        };
        let words = || {
            let because = because
                .or(fraction.map(|span| Because::Evidence {
                    what: "the page's example has a fraction",
                    span,
                }))
                .unwrap_or(Because::Page(field.type_span));
            (outcome(documented, &ty, self.links), because)
        };
        let name = Some(field.name.as_str());
        self.decisions.push(self.model, name, Subject::Type, words);
        ty
    }

    fn push<O: ToString>(
        &mut self,
        field: &'a schema::Field,
        subject: Subject,
        words: impl FnOnce() -> (O, Because<'a>),
    ) {
        let name = Some(field.name.as_str());
        self.decisions.push(self.model, name, subject, words);
    }

    fn decide(&mut self, ty: &schema::Type) -> Type {
        self.decide_with(ty, Type::Number)
    }

    fn decide_with(&mut self, ty: &schema::Type, number: Type) -> Type {
        match ty {
            // Bytes are base64 in JSON.
            schema::Type::String | schema::Type::Bytes => Type::String,
            schema::Type::Union { variants } if variants.iter().all(is_text) => Type::String,
            schema::Type::Number => number,
            schema::Type::Integer => Type::Integer,
            schema::Type::Float => Type::Float,
            schema::Type::Boolean => Type::Boolean,
            schema::Type::BigInteger => Type::BigInteger,
            schema::Type::Decimal => Type::Decimal,
            schema::Type::LenientNumber => Type::LenientNumber,
            schema::Type::Date => Type::Date,
            schema::Type::DateTime => Type::DateTime,
            schema::Type::Constant { value } => Type::Constant(value.clone()),
            schema::Type::List { items } => Type::List(Box::new(self.decide_with(items, number))),
            schema::Type::Map { values } => Type::Map(Box::new(self.decide_with(values, number))),
            schema::Type::Nullable { inner } => {
                Type::Nullable(Box::new(self.decide_with(inner, number)))
            }
            schema::Type::Ref(reference) => {
                self.links.field(reference).map_or(Type::Any, Type::Model)
            }
            // Types that JSON does not support, and inline unions, become JSON values.
            schema::Type::Any
            | schema::Type::Binary
            | schema::Type::Stream { .. }
            | schema::Type::Union { .. } => Type::Any,
        }
    }
}

fn is_text(ty: &schema::Type) -> bool {
    matches!(ty, schema::Type::String | schema::Type::Bytes)
}
