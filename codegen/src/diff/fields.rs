//! Fields of structs.

use super::models::{Found, Words};
use super::types::Relation;
use super::{Rule, Wire};
use crate::resolve::{Field, Type};
use crate::source::Span;

impl Found<'_, '_, '_> {
    /// Compares the fields of two structs that are one model.
    pub(super) fn fields(&mut self, old: &[Field], new: &[Field]) {
        self.plain_fields(old, new);
        let order = |fields: &[Field], others: &[Field]| -> Vec<String> {
            let names = fields.iter().map(|field| &field.source.name);
            names
                .filter(|name| others.iter().any(|other| other.source.name == **name))
                .cloned()
                .collect()
        };
        if order(old, new) != order(new, old) {
            self.push(
                Rule::FieldReordered,
                None,
                "its fields stand in another order",
                (None, None),
            );
        }
    }

    /// Compares fields one by one.
    pub(super) fn plain_fields(&mut self, old: &[Field], new: &[Field]) {
        let pairs = pair(old, new);
        for (index, field) in old.iter().enumerate() {
            match pairs.iter().find(|(left, _)| *left == index) {
                Some((_, right)) => {
                    if let Some(other) = new.get(*right) {
                        self.field(field, other);
                    }
                }
                None => {
                    let rule = if field.required {
                        Rule::FieldRemovedRequired
                    } else {
                        Rule::FieldRemovedOptional
                    };
                    let message = format!("is gone; it was `{}`", field.source.ty);
                    self.push(
                        rule,
                        Some(&field.source.name),
                        message,
                        (Some(field.source.span), None),
                    );
                }
            }
        }
        for (index, field) in new.iter().enumerate() {
            if pairs.iter().all(|(_, right)| *right != index) {
                let rule = if field.required {
                    Rule::FieldAddedRequired
                } else {
                    Rule::FieldAddedOptional
                };
                let message = format!("is new: `{}`", field.source.ty);
                let change = self.add(
                    rule,
                    Some(&field.source.name),
                    message,
                    (None, Some(field.source.span)),
                );
                // A constant is written by the type itself, and no constructor asks for it.
                if rule == Rule::FieldAddedRequired && matches!(field.ty, Type::Constant(_)) {
                    change.verdict.rust = super::Rust::Minor;
                }
            }
        }
    }

    fn field(&mut self, old: &Field, new: &Field) {
        let name = Some(new.source.name.as_str());
        let places = (Some(old.source.span), Some(new.source.span));
        if old.source.name != new.source.name {
            self.renamed(old, new, places);
        } else if old.wire != new.wire {
            let message = format!("the key was {:?} and is {:?}", old.wire, new.wire);
            self.push(Rule::FieldWireNameChanged, name, message, places);
        }
        match (old.required, new.required) {
            (false, true) => {
                self.push(Rule::FieldBecameRequired, name, "must be there now", places)
            }
            (true, false) => self.push(
                Rule::FieldBecameOptional,
                name,
                "may be left out now",
                places,
            ),
            _ => {}
        }
        self.nullability(old, new, places);
        self.type_of(old, new);
        let rules = [
            Rule::FieldDeprecated,
            Rule::FieldUndeprecated,
            Rule::FieldDescriptionChanged,
            Rule::FieldExampleChanged,
        ];
        self.words(rules, name, (&words(old), &words(new)), places);
    }

    fn renamed(&mut self, old: &Field, new: &Field, places: (Option<Span>, Option<Span>)) {
        let name = Some(new.source.name.as_str());
        let was = &old.source.name;
        if ident(old) == ident(new) {
            let message = format!(
                "was `{was}`; the key was {:?} and is {:?}",
                old.wire, new.wire
            );
            self.push(Rule::FieldWireNameChanged, name, message, places);
            return;
        }
        let change = self.add(Rule::FieldRenamed, name, format!("was `{was}`"), places);
        if old.wire == new.wire {
            (change.verdict.request, change.verdict.response) = (Wire::None, Wire::None);
        } else if !old.required && !new.required {
            (change.verdict.request, change.verdict.response) = (Wire::Risky, Wire::Risky);
        }
    }

    fn nullability(&mut self, old: &Field, new: &Field, places: (Option<Span>, Option<Span>)) {
        let name = Some(new.source.name.as_str());
        let by_evidence = old.source.nullable == new.source.nullable
            && old.source.evidence.null.is_some() != new.source.evidence.null.is_some();
        let (rule, message) = match (old.nullable, new.nullable) {
            (false, true) => (Rule::FieldBecameNullable, "may be null now"),
            (true, false) => (Rule::FieldBecameNonNullable, "may no longer be null"),
            _ => return,
        };
        if by_evidence {
            let message = format!("{message}, as its example shows");
            self.push(Rule::FieldInferredTypeChanged, name, message, places);
            return;
        }
        let change = self.add(rule, name, message, places);
        // An `Option` takes null for absent.
        if !old.required {
            change.verdict.response = Wire::Safe;
        }
    }

    fn type_of(&mut self, old: &Field, new: &Field) {
        let name = Some(new.source.name.as_str());
        let places = (Some(old.source.type_span), Some(new.source.type_span));
        let message = format!("was `{}` and is `{}`", old.source.ty, new.source.ty);
        let relation = self.sides.relation(&old.ty, &new.ty);
        let link_moved = old.source.ty != without_places(&new.source.ty, &old.source.ty);
        match relation {
            Relation::Same | Relation::ToldElsewhere
                if link_moved && old.source.ty.to_string() == new.source.ty.to_string() =>
            {
                if relation == Relation::Same {
                    self.push(
                        Rule::DocLinkChanged,
                        name,
                        "its link leads to another place",
                        places,
                    );
                }
            }
            Relation::Same | Relation::ToldElsewhere => {}
            Relation::Number => self.number(old, new, message, places),
            relation => {
                let (rule, request, response) = judge(&relation);
                let change = self.add(rule, name, message, places);
                (change.verdict.request, change.verdict.response) = (request, response);
            }
        }
    }

    fn number(
        &mut self,
        old: &Field,
        new: &Field,
        message: String,
        places: (Option<Span>, Option<Span>),
    ) {
        let name = Some(new.source.name.as_str());
        let words = |ty: &Type| number_name(ty);
        let inferred = format!(
            "was taken for {} and is taken for {}",
            words(&old.ty),
            words(&new.ty)
        );
        if old.source.ty.to_string() != new.source.ty.to_string() {
            let rule = match number_rank(&old.ty) < number_rank(&new.ty) {
                true => Rule::FieldTypeWidened,
                false => Rule::FieldTypeNarrowed,
            };
            self.push(rule, name, message, places);
        } else if old.source.evidence.fraction.is_some() != new.source.evidence.fraction.is_some() {
            self.push(Rule::FieldInferredTypeChanged, name, inferred, places);
        } else {
            self.push(Rule::RustNumberTypeChanged, name, inferred, places);
        }
    }
}

fn words<'f>(field: &Field<'f>) -> Words<'f> {
    Words {
        deprecated: field.source.deprecated.as_ref(),
        text: &field.source.description,
        example: field
            .source
            .example
            .as_ref()
            .map(|example| example.text.as_str()),
    }
}

/// The rule and the verdicts for the wire of a relation that is neither the same nor a number.
fn judge(relation: &Relation) -> (Rule, Wire, Wire) {
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
        Relation::Number => (Rule::FieldMapValueChanged, Wire::Risky, Wire::Risky),
        Relation::Same | Relation::ToldElsewhere => {
            (Rule::FieldTypeChanged, Wire::None, Wire::None)
        }
    }
}

type Same<'f> = &'f dyn Fn(&Field, &Field) -> bool;

/// Which field is which: by documented name, then by name in Rust, then by type and description.
fn pair(old: &[Field], new: &[Field]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let steps: [Same; 3] = [
        &|a, b| a.source.name == b.source.name,
        &|a, b| ident(a) == ident(b),
        &|a, b| {
            let described =
                !a.source.description.is_empty() && a.source.description == b.source.description;
            described
                && a.source.ty.to_string() == b.source.ty.to_string()
                && a.required == b.required
        },
    ];
    for same in steps {
        let free_old: Vec<usize> = (0..old.len())
            .filter(|index| pairs.iter().all(|(left, _)| left != index))
            .collect();
        let free_new: Vec<usize> = (0..new.len())
            .filter(|index| pairs.iter().all(|(_, right)| right != index))
            .collect();
        let fits = |left: &usize, right: &usize| match (old.get(*left), new.get(*right)) {
            (Some(left), Some(right)) => same(left, right),
            _ => false,
        };
        for left in &free_old {
            let candidates: Vec<&usize> =
                free_new.iter().filter(|right| fits(left, right)).collect();
            // A description that several fields share is no evidence.
            if let [right] = candidates.as_slice()
                && free_old.iter().filter(|other| fits(other, right)).count() == 1
            {
                pairs.push((*left, **right));
            }
        }
    }
    pairs
}

fn ident(field: &Field) -> String {
    crate::names::field_name(field.rename.unwrap_or(&field.source.name))
}

/// A documented type with the places of another one, so that only its words and links count.
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
        (Type::Union { arms: a }, Type::Union { arms: b }) if a.len() == b.len() => Type::Union {
            arms: a.iter().zip(b).map(|(a, b)| without_places(a, b)).collect(),
        },
        (ty, _) => ty.clone(),
    }
}

fn number_name(ty: &Type) -> &'static str {
    match ty {
        Type::Integer => "an integer",
        Type::Float => "a number with a fraction",
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
            number_name(inner)
        }
        _ => "any number",
    }
}

fn number_rank(ty: &Type) -> u8 {
    match ty {
        Type::Integer => 0,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
            number_rank(inner)
        }
        _ => 1,
    }
}
