//! Decides types, keys, optionality and nullability of fields and variants.

use std::borrow::Cow;

use super::decisions::Decisions;
use super::evidence::{Evidence, Observed, Sign};
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
        observed: &Observed,
        secret: Option<Because<'a>>,
    ) -> Option<Field<'a>> {
        if let Some(fix) = fix.skip {
            self.push(field, Subject::LeftOut, || ("yes", Because::config(fix)));
            return None;
        }
        let (wire, because) = key();
        self.push(field, Subject::Wire, || (format!("{wire:?}"), because));
        let (ty, nullable_type) = match self.ty(field, fix, observed) {
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
        let documented = field.nullable || nullable_type;
        let (is_null, because) = match observed.null(0) {
            Some(null) if !documented => (true, null.because()),
            _ if documented => (true, Because::Page(field.type_span)),
            _ => (false, Because::Rule("there is no evidence")),
        };
        let nullable = self.choose(field, Subject::Nullable, is_null, fix.nullable, because);
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
            inferred: observed.inferred(),
        })
    }

    /// Records that the keys of a map may be secret.
    pub(super) fn secret_keys(&mut self, field: &Field<'a>, because: Because<'a>) {
        let words = || ("values of keys", because);
        self.push(field.source, Subject::Secret, words);
    }

    /// The resolved variants with distinct types.
    pub(super) fn variants(
        &mut self,
        variants: &'a [schema::Variant],
        evidence: &Evidence,
    ) -> Vec<Variant<'a>> {
        let numbers = variants
            .iter()
            .filter(|variant| variant.ty == schema::Type::Number)
            .count();
        let mut resolved: Vec<Variant<'a>> = Vec::new();
        for (at, variant) in variants.iter().enumerate() {
            let observed = evidence.of(self.model, at);
            let documented = with_nulls(&variant.ty, &observed, 0);
            let mut because = observed.inner_null().map(Sign::because);
            let ty = if numbers > 1 && variant.ty == schema::Type::Number {
                // Two number variants can only be an integer and a floating-point number.
                let whole = resolved.iter().any(|earlier| earlier.ty == Type::Integer);
                let rule = "two number variants are an integer and a floating-point number";
                because = Some(Because::Rule(rule));
                if whole { Type::Float } else { Type::Integer }
            } else if !is_number(&documented) {
                self.decide(&documented)
            } else if let Some(fraction) = observed.fraction {
                because = Some(fraction.because());
                self.decide_with(&documented, Type::Float)
            } else if let Some(doubtful) = observed.doubtful {
                because = Some(doubtful.because());
                self.decide_with(&documented, Type::AnyNumber)
            } else {
                self.decide(&documented)
            };
            if resolved.iter().all(|earlier| earlier.ty != ty) {
                if let Some(because) = because {
                    let words = || (outcome(&documented, &ty, self.links), because);
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

    fn ty(&mut self, field: &'a schema::Field, fix: Correction<'a>, observed: &Observed) -> Type {
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
        let (documented, because) = match fixed {
            Some((ty, because)) => (Cow::Owned(ty), Some(because)),
            None => (with_nulls(&field.ty, observed, 0), None),
        };
        if because.is_none()
            && let Some(null) = observed.inner_null()
        {
            self.push(field, Subject::NullableItems, || ("yes", null.because()));
        }
        let fraction = observed.fraction.map(|sign| (sign, Type::Float));
        let fraction = fraction.or(observed.doubtful.map(|sign| (sign, Type::AnyNumber)));
        let fraction = fraction.filter(|_| is_number(&documented));
        let ty = match &fraction {
            Some((_, number)) => self.decide_with(&documented, number.clone()),
            None => self.decide(&documented),
        };
        let words = || {
            let because = because
                .or(fraction.map(|(sign, _)| sign.because()))
                .unwrap_or(Because::Page(field.type_span));
            (outcome(&documented, &ty, self.links), because)
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

/// The documented type, in which the items of lists and the values of maps may be null where a value is.
fn with_nulls<'t>(
    ty: &'t schema::Type,
    observed: &Observed,
    depth: usize,
) -> Cow<'t, schema::Type> {
    if observed.inner_null().is_none() {
        return Cow::Borrowed(ty);
    }
    let inner = |inner: &schema::Type| {
        let ty = with_nulls(inner, observed, depth + 1).into_owned();
        let is_null = observed.null(depth + 1).is_some();
        Box::new(match ty {
            schema::Type::Nullable { .. } | schema::Type::Any => ty,
            ty if is_null => schema::Type::Nullable {
                inner: Box::new(ty),
            },
            ty => ty,
        })
    };
    Cow::Owned(match ty {
        schema::Type::List { items } => schema::Type::List {
            items: inner(items),
        },
        schema::Type::Map { values } => schema::Type::Map {
            values: inner(values),
        },
        schema::Type::Nullable { inner } => schema::Type::Nullable {
            inner: Box::new(with_nulls(inner, observed, depth).into_owned()),
        },
        ty => ty.clone(),
    })
}

fn is_text(ty: &schema::Type) -> bool {
    matches!(ty, schema::Type::String | schema::Type::Bytes)
}
