//! Changes of a field.

use super::models::{Documentation, PairDiff};
use super::rules::Rule;
use super::types::Relation;
use super::verdict::Wire;
use crate::resolve::{Field, Type};
use crate::schema;
use crate::source::Span;
use crate::target::rust::field_name;

type Places = (Option<Span>, Option<Span>);

impl PairDiff<'_, '_, '_> {
    pub(super) fn field(&mut self, old: &Field, new: &Field) {
        let name = Some(new.source.name.as_str());
        let places = (Some(old.source.span), Some(new.source.span));
        let first = self.changes.len();
        // If only recursion made the field optional, the page is the same, and the box is reported.
        let is_recursion =
            old.source.required == new.source.required && is_boxed(&old.ty) != is_boxed(&new.ty);
        let is_rest = old.flattened && new.flattened;
        if !is_recursion && !is_rest {
            match (old.required, new.required) {
                (false, true) => {
                    self.push(Rule::FieldBecameRequired, name, "is required now", places)
                }
                (true, false) => {
                    let message = "is optional now";
                    self.push(Rule::FieldBecameOptional, name, message, places);
                }
                _ => {}
            }
        }
        self.nullability(old, new, places);
        self.type_of(old, new);
        let code = self.declaration(old, new);
        for change in self.changes.iter_mut().skip(first) {
            change.verdict.rust = change.verdict.rust.min(code);
        }
        self.name(old, new, places);
        let rules = [
            Rule::FieldDeprecated,
            Rule::FieldUndeprecated,
            Rule::FieldDescriptionChanged,
            Rule::FieldExampleChanged,
        ];
        self.documentation(
            rules,
            name,
            (&documentation(old), &documentation(new)),
            places,
        );
    }

    fn name(&mut self, old: &Field, new: &Field, places: Places) {
        let name = Some(new.source.name.as_str());
        let was = &old.source.name;
        let keys = format!("the wire name was {:?} and is {:?}", old.wire, new.wire);
        if field_name(old) == field_name(new) || *was == new.source.name {
            if old.wire != new.wire && !self.is_by_form(old, new) {
                let message = if *was == new.source.name {
                    keys
                } else {
                    format!("was `{was}`; {keys}")
                };
                self.push(Rule::FieldWireNameChanged, name, message, places);
            }
            return;
        }
        let change = self.add(Rule::FieldRenamed, name, format!("was `{was}`"), places);
        if old.wire == new.wire {
            (change.verdict.request, change.verdict.response) = (Wire::None, Wire::None);
        } else if !old.required && !new.required {
            (change.verdict.request, change.verdict.response) = (Wire::Risky, Wire::Risky);
        }
    }

    /// Whether the key differs only because the keys of all fields do.
    fn is_by_form(&self, old: &Field, new: &Field) -> bool {
        let models = (
            self.sides.old.resolved.get(self.old),
            self.sides.new.resolved.get(self.new),
        );
        match models {
            (Some(left), Some(right)) => self.sides.is_by_form((left, old), (right, new)),
            _ => false,
        }
    }

    fn nullability(&mut self, old: &Field, new: &Field, places: Places) {
        let name = Some(new.source.name.as_str());
        let by_evidence =
            old.source.nullable == new.source.nullable && old.inferred.null != new.inferred.null;
        let (rule, message) = match (old.nullable, new.nullable) {
            _ if old.flattened && new.flattened => return,
            (false, true) => (Rule::FieldBecameNullable, "is nullable now"),
            (true, false) => (Rule::FieldBecameNonNullable, "is no longer nullable"),
            _ => return,
        };
        if by_evidence {
            let message = if new.nullable {
                "is nullable now, because an example or the description says so"
            } else {
                "is no longer nullable, because no example and no description says so"
            };
            self.push(Rule::FieldInferredTypeChanged, name, message, places);
            return;
        }
        let change = self.add(rule, name, message, places);
        // An optional field decodes null as absent.
        if !old.required {
            change.verdict.response = Wire::Safe;
        }
    }

    fn type_of(&mut self, old: &Field, new: &Field) {
        let name = Some(new.source.name.as_str());
        let places = (Some(old.source.type_span), Some(new.source.type_span));
        let message = format!("was `{}` and is `{}`", old.source.ty, new.source.ty);
        let says_the_same = old.source.ty.to_string() == new.source.ty.to_string();
        let models = (old.ty.model(), new.ty.model());
        if says_the_same && old.inferred.null_items != new.inferred.null_items {
            let message = if new.inferred.null_items {
                "its items are inferred to be nullable"
            } else {
                "its items are no longer inferred to be nullable"
            };
            self.push(Rule::FieldInferredTypeChanged, name, message, places);
            return;
        }
        match self.sides.relation(&old.ty, &new.ty) {
            Relation::Same if says_the_same => {
                if old.source.ty != without_places(&new.source.ty, &old.source.ty) {
                    let message = "its link has a different target";
                    self.push(Rule::DocLinkChanged, name, message, places);
                }
            }
            Relation::Same => {
                if old.ty.model().is_none() {
                    self.kept_as_json(old, new, message, places);
                }
            }
            Relation::Number => self.number(old, new, message, places),
            Relation::ReportedElsewhere if says_the_same => {}
            Relation::ReportedElsewhere => {
                let (rule, response) = match models {
                    (Some(_), _) => (Rule::FieldTypeWidened, Wire::Risky),
                    _ => (Rule::FieldTypeNarrowed, Wire::Safe),
                };
                self.add(rule, name, message, places).verdict.response = response;
            }
            // The configuration overrides the type, which the declaration shows.
            _ if says_the_same && (models.0.is_none() || models.1.is_none()) => {}
            relation => {
                let (rule, request, response) = judge(&relation);
                let message = if says_the_same {
                    format!("`{}` refers to a different page", new.source.ty)
                } else {
                    message
                };
                let change = self.add(rule, name, message, places);
                (change.verdict.request, change.verdict.response) = (request, response);
            }
        }
    }

    /// Changed notations of types with the same Rust type.
    fn kept_as_json(&mut self, old: &Field, new: &Field, message: String, places: Places) {
        let name = Some(new.source.name.as_str());
        let (rule, request, response) = match (items(&old.source.ty), items(&new.source.ty)) {
            (_, schema::Type::Any) => (Rule::FieldTypeWidened, Wire::Safe, Wire::Risky),
            (schema::Type::Any, _) => (Rule::FieldTypeNarrowed, Wire::Breaking, Wire::Safe),
            // Types without a page are unknown.
            (schema::Type::Ref(_), schema::Type::Ref(_)) => {
                (Rule::FieldTypeChanged, Wire::Risky, Wire::Risky)
            }
            _ => (Rule::FieldTypeChanged, Wire::Breaking, Wire::Breaking),
        };
        let change = self.add(rule, name, message, places);
        (change.verdict.request, change.verdict.response) = (request, response);
    }

    fn number(&mut self, old: &Field, new: &Field, message: String, places: Places) {
        let name = Some(new.source.name.as_str());
        let words = |ty: &Type| number_name(ty);
        let inferred = format!("was {} and is {}", words(&old.ty), words(&new.ty));
        let fraction = |field: &Field| field.inferred.fraction;
        if old.source.ty.to_string() != new.source.ty.to_string() {
            let rule = if number_rank(&old.ty) < number_rank(&new.ty) {
                Rule::FieldTypeWidened
            } else {
                Rule::FieldTypeNarrowed
            };
            self.push(rule, name, message, places);
        } else if fraction(old) != fraction(new) {
            self.push(Rule::FieldInferredTypeChanged, name, inferred, places);
        } else {
            let is_stricter = is_lenient(&old.ty) && !is_lenient(&new.ty);
            self.rust_type(name, inferred, places, is_stricter);
        }
    }

    /// Reports another Rust type for the same documented one, which may decode less than before.
    pub(super) fn rust_type(
        &mut self,
        member: Option<&str>,
        message: String,
        places: Places,
        is_stricter: bool,
    ) {
        let change = self.add(Rule::RustNumberTypeChanged, member, message, places);
        if !is_stricter {
            change.verdict.response = Wire::None;
        }
    }
}

fn documentation<'f>(field: &Field<'f>) -> Documentation<'f> {
    Documentation {
        deprecated: field.source.deprecated.as_ref(),
        text: &field.source.description,
        examples: field
            .source
            .examples
            .iter()
            .map(|example| example.text.as_str())
            .collect(),
    }
}

/// The rule and the wire verdicts of a relation that is neither equality nor one of numbers.
pub(super) fn judge(relation: &Relation) -> (Rule, Wire, Wire) {
    match relation {
        Relation::Widened { open: true } => (Rule::FieldTypeWidened, Wire::Safe, Wire::Risky),
        Relation::Widened { open: false } => (Rule::FieldTypeWidened, Wire::Safe, Wire::Breaking),
        Relation::Narrowed => (Rule::FieldTypeNarrowed, Wire::Breaking, Wire::Safe),
        Relation::Cardinality => (
            Rule::FieldCardinalityChanged,
            Wire::Breaking,
            Wire::Breaking,
        ),
        Relation::MapValue(inner) => {
            let (_, request, response) = judge(inner);
            (Rule::FieldMapValueChanged, request, response)
        }
        Relation::Equivalent => (Rule::FieldTypeRetargetedEquivalent, Wire::None, Wire::None),
        Relation::Retargeted { request, response } => {
            (Rule::FieldTypeRetargeted, *request, *response)
        }
        Relation::Constant => (Rule::FieldConstChanged, Wire::Breaking, Wire::Breaking),
        Relation::Changed => (Rule::FieldTypeChanged, Wire::Breaking, Wire::Breaking),
        Relation::Same | Relation::ReportedElsewhere | Relation::Number => {
            (Rule::FieldTypeChanged, Wire::None, Wire::None)
        }
    }
}

fn is_boxed(ty: &Type) -> bool {
    match ty {
        Type::Boxed(_) => true,
        Type::Nullable(inner) => is_boxed(inner),
        _ => false,
    }
}

fn items(ty: &schema::Type) -> &schema::Type {
    match ty {
        schema::Type::List { items: inner }
        | schema::Type::Map { values: inner }
        | schema::Type::Nullable { inner } => items(inner),
        ty => ty,
    }
}

/// A documented type with the spans of another one, so that only text and links are compared.
fn without_places(ty: &crate::schema::Type, model: &crate::schema::Type) -> crate::schema::Type {
    use crate::schema::Type;
    let inner = |ty: &Type, model: &Type| Box::new(without_places(ty, model));
    match (ty, model) {
        (Type::Ref(a), Type::Ref(b)) => {
            let mut reference = a.clone();
            reference.span = b.span;
            Type::Ref(reference)
        }
        (Type::List { items: a }, Type::List { items: b }) => Type::List { items: inner(a, b) },
        (Type::Map { values: a }, Type::Map { values: b }) => Type::Map {
            values: inner(a, b),
        },
        (Type::Stream { items: a }, Type::Stream { items: b }) => {
            Type::Stream { items: inner(a, b) }
        }
        (Type::Nullable { inner: a }, Type::Nullable { inner: b }) => {
            Type::Nullable { inner: inner(a, b) }
        }
        (Type::Union { variants: a }, Type::Union { variants: b }) if a.len() == b.len() => {
            Type::Union {
                variants: a.iter().zip(b).map(|(a, b)| without_places(a, b)).collect(),
            }
        }
        (ty, _) => ty.clone(),
    }
}

fn number_name(ty: &Type) -> &'static str {
    match ty {
        Type::Integer => "an integer",
        Type::Float => "a number with a fraction",
        Type::LenientNumber => "a number or its digits in a string",
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
            number_name(inner)
        }
        _ => "any number",
    }
}

/// Whether digits in a string are accepted as a number.
pub(super) fn is_lenient(ty: &Type) -> bool {
    *ty.items() == Type::LenientNumber
}

fn number_rank(ty: &Type) -> u8 {
    match ty {
        Type::Integer => 0,
        Type::LenientNumber => 2,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
            number_rank(inner)
        }
        _ => 1,
    }
}
