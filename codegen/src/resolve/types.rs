//! Decides types, keys, presence and nullability of fields and arms.

use super::decisions::Decisions;
use super::fixes::Correction;
use super::links::Links;
use super::{Arm, Because, Field, ModelId, Subject};
use crate::config::{NumberType, Settings, WireNames};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::names;
use crate::schema::{self, Constant};

/// The documented name of the field whose map holds the keys that are not documented.
const REST: &str = "additionalProperties";

/// A type in which links are followed and numbers are decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// Text.
    String,
    /// True or false.
    Boolean,
    /// A whole number.
    Integer,
    /// A number with a fraction.
    Float,
    /// A number, whole or not.
    Number,
    /// A whole number beyond 53 bits.
    BigInteger,
    /// A decimal number.
    Decimal,
    /// A calendar date.
    Date,
    /// A point in time.
    DateTime,
    /// Any JSON value.
    Any,
    /// Exactly this value.
    Constant(Constant),
    /// Any number of items.
    List(Box<Type>),
    /// Any number of values under keys.
    Map(Box<Type>),
    /// A value or null.
    Nullable(Box<Type>),
    /// A type behind a pointer, because it contains the type that holds it.
    Boxed(Box<Type>),
    /// A model.
    Model(ModelId),
}

/// Decides the cells of one model.
pub(super) struct Cell<'c, 'a> {
    model: ModelId,
    links: &'c mut Links<'a>,
    decisions: &'c mut Decisions<'a>,
    settings: &'a Settings,
    diagnostics: &'c mut Diagnostics,
}

impl<'c, 'a> Cell<'c, 'a> {
    pub(super) fn new(
        model: ModelId,
        links: &'c mut Links<'a>,
        decisions: &'c mut Decisions<'a>,
        settings: &'a Settings,
        diagnostics: &'c mut Diagnostics,
    ) -> Self {
        Self {
            model,
            links,
            decisions,
            settings,
            diagnostics,
        }
    }

    /// The resolved field; `None` where the configuration leaves it out.
    pub(super) fn field(
        &mut self,
        field: &'a schema::Field,
        fix: Correction<'a>,
    ) -> Option<Field<'a>> {
        if fix.skip {
            return None;
        }
        let wire = self.wire(field, fix);
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
                    what: "the page's example gives null",
                    span,
                };
                self.choose(field, Subject::Nullable, true, fix.nullable, because)
            }
            _ => {
                let documented = field.nullable || nullable_type;
                let because = if documented {
                    Because::Page(field.type_span)
                } else {
                    Because::Rule("nothing says so")
                };
                self.choose(field, Subject::Nullable, documented, fix.nullable, because)
            }
        };
        let flattened = field.name == REST && matches!(ty, Type::Map(_));
        if flattened {
            let because =
                Because::Rule("a map of this name holds the keys that are not documented");
            self.decisions.push(
                self.model,
                Some(&field.name),
                Subject::Flattened,
                "yes",
                because,
            );
        }
        if let Some(rename) = fix.rename {
            self.decisions.push(
                self.model,
                Some(&field.name),
                Subject::Name,
                rename,
                Because::Rule("a fix-up names it"),
            );
        }
        Some(Field {
            source: field,
            wire,
            ty,
            required,
            nullable,
            flattened,
            rename: fix.rename,
        })
    }

    /// The resolved arms, each type once.
    pub(super) fn arms(&mut self, arms: &'a [schema::Arm]) -> Vec<Arm<'a>> {
        let numbers = arms
            .iter()
            .filter(|arm| arm.ty == schema::Type::Number)
            .count();
        let mut resolved: Vec<Arm<'a>> = Vec::new();
        for arm in arms {
            let mut ty = self.decide(&arm.ty);
            if numbers > 1 && arm.ty == schema::Type::Number {
                // A number beside a number can only be a whole one beside one with a fraction.
                let whole = resolved.iter().any(|earlier| earlier.ty == Type::Integer);
                ty = if whole { Type::Float } else { Type::Integer };
            }
            if resolved.iter().all(|earlier| earlier.ty != ty) {
                resolved.push(Arm { source: arm, ty });
            }
        }
        resolved
    }

    fn wire(&mut self, field: &'a schema::Field, fix: Correction<'a>) -> String {
        let (wire, because) = match (fix.wire, self.settings.wire_names) {
            (Some((wire, fix)), _) => (
                wire.to_owned(),
                Because::Config {
                    reason: &fix.reason,
                    span: fix.span,
                },
            ),
            (None, WireNames::AsDocumented) => (
                field.name.clone(),
                Because::Setting("wire-names = \"as-documented\""),
            ),
            (None, WireNames::SnakeCase) => (
                names::snake_case(&field.name),
                Because::Setting("wire-names = \"snake_case\""),
            ),
        };
        self.decisions.push(
            self.model,
            Some(&field.name),
            Subject::Wire,
            format!("{wire:?}"),
            because,
        );
        wire
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
            Some((value, fix)) => (
                value,
                Because::Config {
                    reason: &fix.reason,
                    span: fix.span,
                },
            ),
            None => (documented, because),
        };
        let outcome = if value { "yes" } else { "no" };
        self.decisions
            .push(self.model, Some(&field.name), subject, outcome, because);
        value
    }

    fn ty(&mut self, field: &'a schema::Field, fix: Correction<'a>) -> Type {
        let fixed;
        let (documented, because) = match fix.ty {
            Some((text, fix)) => match schema::Type::from_notation(text, fix.span) {
                Ok(ty) => {
                    fixed = ty;
                    (
                        &fixed,
                        Some(Because::Config {
                            reason: &fix.reason,
                            span: fix.span,
                        }),
                    )
                }
                Err(message) => {
                    let help = "types are written like `string`, `integer[]`, `map<any>`, `date-time` or `Model`";
                    self.diagnostics
                        .push(Diagnostic::new(Code::InvalidConfig, fix.span, message).help(help));
                    (&field.ty, None)
                }
            },
            None => (&field.ty, None),
        };
        let has_number = contains_number(documented);
        let ty = match field.evidence.fraction {
            Some(_) if has_number => self.decide_with(documented, Type::Float),
            _ => self.decide(documented),
        };
        let because = because.unwrap_or(match field.evidence.fraction {
            Some(span) if has_number => Because::Evidence {
                what: "the page's example gives a number with a fraction",
                span,
            },
            _ if has_number => Because::Setting(match self.settings.types.number {
                NumberType::Number => "types.number = \"number\"",
                NumberType::I64 => "types.number = \"i64\"",
                NumberType::F64 => "types.number = \"f64\"",
            }),
            _ => Because::Page(field.type_span),
        });
        let outcome = match has_number {
            true => format!("{documented}, {}", self.number(&ty)),
            false => documented.to_string(),
        };
        self.decisions.push(
            self.model,
            Some(&field.name),
            Subject::Type,
            outcome,
            because,
        );
        ty
    }

    fn number(&self, ty: &Type) -> &'static str {
        match ty {
            Type::Integer => "as an integer",
            Type::Float => "as a number with a fraction",
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
                self.number(inner)
            }
            _ => "kept as it comes",
        }
    }

    fn decide(&mut self, ty: &schema::Type) -> Type {
        let number = match self.settings.types.number {
            NumberType::Number => Type::Number,
            NumberType::I64 => Type::Integer,
            NumberType::F64 => Type::Float,
        };
        self.decide_with(ty, number)
    }

    fn decide_with(&mut self, ty: &schema::Type, number: Type) -> Type {
        match ty {
            schema::Type::String => Type::String,
            schema::Type::Number => number,
            schema::Type::Integer => Type::Integer,
            schema::Type::Float => Type::Float,
            schema::Type::Boolean => Type::Boolean,
            schema::Type::BigInteger => Type::BigInteger,
            schema::Type::Decimal => Type::Decimal,
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
            // What JSON does not carry, and types without a page of their own, are kept as JSON.
            schema::Type::Any
            | schema::Type::Binary
            | schema::Type::Stream { .. }
            | schema::Type::Union { .. } => Type::Any,
        }
    }
}

fn contains_number(ty: &schema::Type) -> bool {
    match ty {
        schema::Type::Number => true,
        schema::Type::List { items: inner }
        | schema::Type::Map { values: inner }
        | schema::Type::Nullable { inner } => contains_number(inner),
        _ => false,
    }
}
