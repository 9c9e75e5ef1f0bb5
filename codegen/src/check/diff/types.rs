//! Relations of types on both sides.

use super::shapes::are_alike;
use super::sides::Sides;
use super::verdict::Wire;
use crate::config::DateType;
use crate::resolve::{Kind, ModelId, Resolved, Type, Value};
use crate::schema::Constant;

/// The relation of a new type to an old one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Relation {
    /// They are equal.
    Same,
    /// Every value of the old type is a value of the new one; whether the old one was open.
    Widened { open: bool },
    /// Every value of the new type is a value of the old one.
    Narrowed,
    /// One is a list of the other.
    Cardinality,
    /// Both are maps; the relation of their values.
    MapValue(Box<Relation>),
    /// They are different models with the same shape.
    Equivalent,
    /// They are different models; the wire verdicts for requests and responses.
    Retargeted { request: Wire, response: Wire },
    /// Both are constants.
    Constant,
    /// Both are numbers.
    Number,
    /// The type became a JSON value because its page was removed, or was one; reported for the model.
    ReportedElsewhere,
    /// Anything else.
    Changed,
}

impl Sides<'_, '_> {
    /// The relation of a type of the new side to one of the old side.
    pub(super) fn relation(&self, old: &Type, new: &Type) -> Relation {
        match (old, new) {
            (Type::Boxed(old), new) => self.relation(old, new),
            (old, Type::Boxed(new)) => self.relation(old, new),
            (Type::Model(a), Type::Model(b)) => self.models(*a, *b),
            (Type::List(a), Type::List(b)) | (Type::Nullable(a), Type::Nullable(b)) => {
                self.relation(a, b)
            }
            (Type::Map(a), Type::Map(b)) => match self.relation(a, b) {
                same @ (Relation::Same | Relation::ReportedElsewhere | Relation::Number) => same,
                inner => Relation::MapValue(Box::new(inner)),
            },
            // The remaining types contain no model, whose index would be different on the other side.
            (old, new) if old == new => Relation::Same,
            (Type::Model(a), Type::Any) if !self.is_kept(*a) => Relation::ReportedElsewhere,
            (Type::Any, Type::Model(b)) if self.is_added(*b) => Relation::ReportedElsewhere,
            (_, Type::Any) => Relation::Widened {
                open: self.is_open(old),
            },
            (Type::Any, _) => Relation::Narrowed,
            (Type::List(item), single) if self.is_same(item, single) => Relation::Cardinality,
            (single, Type::List(item)) if self.is_same(single, item) => Relation::Cardinality,
            (a, Type::Nullable(b)) if self.is_same(a, b) => Relation::Widened { open: false },
            (Type::Nullable(a), b) if self.is_same(a, b) => Relation::Narrowed,
            (
                Type::Integer | Type::Float | Type::Number | Type::AnyNumber | Type::LenientNumber,
                Type::Integer | Type::Float | Type::Number | Type::AnyNumber | Type::LenientNumber,
            ) => Relation::Number,
            (Type::Constant(_), Type::Constant(_)) => Relation::Constant,
            (old, new) if includes(self.new.resolved, new, self.old.resolved, old) => {
                Relation::Widened {
                    open: self.is_open(old),
                }
            }
            (old, new) if includes(self.old.resolved, old, self.new.resolved, new) => {
                Relation::Narrowed
            }
            (old, Type::Model(b)) if self.has_variant(*b, old) => Relation::Widened {
                open: self.is_open(old),
            },
            (Type::Model(a), new) if self.had_variant(*a, new) => Relation::Narrowed,
            _ => Relation::Changed,
        }
    }

    fn models(&self, old: ModelId, new: ModelId) -> Relation {
        if self.pairs.is_pair(old, new) {
            return Relation::Same;
        }
        if self.has_variant(new, &Type::Model(old)) {
            return Relation::Widened {
                open: self.is_open(&Type::Model(old)),
            };
        }
        if self.had_variant(old, &Type::Model(new)) {
            return Relation::Narrowed;
        }
        if are_alike((self.old, self.new), &self.pairs, old, new) {
            return Relation::Equivalent;
        }
        let (request, response) = self.worst(old, new);
        Relation::Retargeted { request, response }
    }

    /// Whether an old model is paired.
    fn is_kept(&self, id: ModelId) -> bool {
        self.pairs.to_new.contains_key(&id)
    }

    fn is_added(&self, id: ModelId) -> bool {
        self.pairs.added.contains(&id)
    }

    /// Whether a union of the new side has an old type as a variant.
    fn has_variant(&self, union: ModelId, old: &Type) -> bool {
        match self.new.resolved.get(union).map(|model| &model.kind) {
            Some(Kind::Union { variants, .. }) => variants
                .iter()
                .any(|variant| self.is_same(old, &variant.ty)),
            _ => false,
        }
    }

    fn had_variant(&self, union: ModelId, new: &Type) -> bool {
        match self.old.resolved.get(union).map(|model| &model.kind) {
            Some(Kind::Union { variants, .. }) => variants
                .iter()
                .any(|variant| self.is_same(&variant.ty, new)),
            _ => false,
        }
    }

    /// Whether two types are equal, without comparing referenced models.
    pub(super) fn is_same(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Boxed(old), new) => self.is_same(old, new),
            (old, Type::Boxed(new)) => self.is_same(old, new),
            (Type::Model(a), Type::Model(b)) => self.pairs.is_pair(*a, *b),
            (Type::List(a), Type::List(b))
            | (Type::Map(a), Type::Map(b))
            | (Type::Nullable(a), Type::Nullable(b)) => self.is_same(a, b),
            (old, new) => old == new,
        }
    }

    /// Whether the type preserves unknown values.
    fn is_open(&self, old: &Type) -> bool {
        match old {
            Type::Any => true,
            Type::Date => self.old.types.date == DateType::String,
            Type::DateTime => self.old.types.date_time == DateType::String,
            Type::Model(id) => matches!(
                self.old.resolved.get(*id).map(|model| &model.kind),
                Some(Kind::Enum(_) | Kind::Union { .. })
            ),
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => self.is_open(inner),
            _ => false,
        }
    }
}

/// Whether every value of a scalar type is a value of another, less specific one.
fn includes(wide_side: &Resolved, wide: &Type, narrow_side: &Resolved, narrow: &Type) -> bool {
    match (wide, narrow) {
        (Type::String, Type::Date | Type::DateTime) => true,
        (Type::Map(values), Type::Model(id)) => {
            let model = narrow_side.get(*id).map(|model| &model.kind);
            **values == Type::Any && matches!(model, Some(Kind::Struct(_)))
        }
        (Type::BigInteger, Type::Integer) => true,
        (
            Type::Decimal,
            Type::Integer | Type::Float | Type::Number | Type::AnyNumber | Type::BigInteger,
        ) => true,
        (Type::LenientNumber, Type::BigInteger) => true,
        (wide, Type::Constant(value)) => match (wide, value) {
            (Type::String, Constant::String(_)) => true,
            (Type::Boolean, Constant::Boolean(_)) => true,
            (
                Type::Integer
                | Type::Float
                | Type::Number
                | Type::AnyNumber
                | Type::LenientNumber
                | Type::BigInteger,
                Constant::Integer(_),
            ) => true,
            (Type::Model(id), value) => values(wide_side, *id)
                .is_some_and(|known| known.iter().any(|known| known.source.value == *value)),
            _ => false,
        },
        (Type::String, Type::Model(id)) => values(narrow_side, *id).is_some_and(|values| {
            let text = |value: &Value| matches!(value.source.value, Constant::String(_));
            values.iter().all(text)
        }),
        (
            Type::Integer | Type::Float | Type::Number | Type::AnyNumber | Type::BigInteger,
            Type::Model(id),
        ) => values(narrow_side, *id).is_some_and(|values| {
            let number = |value: &Value| matches!(value.source.value, Constant::Integer(_));
            !values.is_empty() && values.iter().all(number)
        }),
        _ => false,
    }
}

fn values<'r>(resolved: &'r Resolved, id: ModelId) -> Option<&'r [Value<'r>]> {
    match &resolved.get(id)?.kind {
        Kind::Enum(values) => Some(values),
        _ => None,
    }
}
