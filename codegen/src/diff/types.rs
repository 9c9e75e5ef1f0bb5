//! How the type of one side relates to that of the other.

use super::Sides;
use super::pairs::shape;
use super::verdict::Wire;
use crate::resolve::{Kind, ModelId, Type};

/// How a new type relates to an old one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Relation {
    /// They are the same.
    Same,
    /// Every value of the old one is a value of the new one; whether the old one was open.
    Widened { open: bool },
    /// Every value of the new one is a value of the old one.
    Narrowed,
    /// One is a list of the other.
    Cardinality,
    /// Both are maps, whose values relate so.
    MapValue(Box<Relation>),
    /// They are different models of one shape.
    Equivalent,
    /// They are different models; how much that matters for requests and responses.
    Retargeted { request: Wire, response: Wire },
    /// Both are single values.
    Constant,
    /// Both are numbers.
    Number,
    /// The type became a JSON value, because its page is gone, or was one; that is told at the model.
    ToldElsewhere,
    /// Anything else.
    Changed,
}

impl Sides<'_, '_> {
    /// How a type of the new side relates to one of the old side.
    pub(super) fn relation(&self, old: &Type, new: &Type) -> Relation {
        match (old, new) {
            (Type::Boxed(old), new) => self.relation(old, new),
            (old, Type::Boxed(new)) => self.relation(old, new),
            (Type::Model(a), Type::Model(b)) => self.models(*a, *b),
            (Type::Model(a), Type::Any) if !self.is_kept(*a) => Relation::ToldElsewhere,
            (Type::Any, Type::Model(b)) if self.is_added(*b) => Relation::ToldElsewhere,
            (old, new) if old == new => Relation::Same,
            (Type::List(a), Type::List(b)) => self.relation(a, b),
            (Type::Map(a), Type::Map(b)) => match self.relation(a, b) {
                Relation::Same => Relation::Same,
                Relation::ToldElsewhere => Relation::ToldElsewhere,
                inner => Relation::MapValue(Box::new(inner)),
            },
            (_, Type::Any) => Relation::Widened {
                open: self.is_open(old),
            },
            (Type::Any, _) => Relation::Narrowed,
            (Type::List(item), single) | (single, Type::List(item))
                if self.fits_alone(item, single) =>
            {
                Relation::Cardinality
            }
            (Type::Nullable(a), Type::Nullable(b)) => self.relation(a, b),
            (a, Type::Nullable(b)) if self.relation(a, b) == Relation::Same => {
                Relation::Widened { open: false }
            }
            (Type::Nullable(a), b) if self.relation(a, b) == Relation::Same => Relation::Narrowed,
            (
                Type::Integer | Type::Float | Type::Number,
                Type::Integer | Type::Float | Type::Number,
            ) => Relation::Number,
            (Type::Constant(_), Type::Constant(_)) => Relation::Constant,
            (Type::Constant(crate::schema::Constant::String(_)), Type::String) => {
                Relation::Widened { open: false }
            }
            (Type::String, Type::Constant(crate::schema::Constant::String(_))) => {
                Relation::Narrowed
            }
            (Type::Model(a), Type::String) if is_text(self.old.resolved, *a) => {
                Relation::Widened { open: true }
            }
            (Type::String, Type::Model(b)) if is_text(self.new.resolved, *b) => Relation::Narrowed,
            (old, Type::Model(b)) if self.has_arm(*b, old) => Relation::Widened {
                open: self.is_open(old),
            },
            (Type::Model(a), new) if self.had_arm(*a, new) => Relation::Narrowed,
            _ => Relation::Changed,
        }
    }

    fn models(&self, old: ModelId, new: ModelId) -> Relation {
        if self.pairs.is_pair(old, new) {
            return Relation::Same;
        }
        if self.has_arm(new, &Type::Model(old)) {
            return Relation::Widened {
                open: self.is_open(&Type::Model(old)),
            };
        }
        if self.had_arm(old, &Type::Model(new)) {
            return Relation::Narrowed;
        }
        match (self.old.resolved.get(old), self.new.resolved.get(new)) {
            (Some(a), Some(b)) if shape(a) == shape(b) => Relation::Equivalent,
            _ => {
                let (request, response) = self.worst(old, new);
                Relation::Retargeted { request, response }
            }
        }
    }

    /// Whether an old model is still there.
    fn is_kept(&self, id: ModelId) -> bool {
        self.pairs.to_new.contains_key(&id)
    }

    fn is_added(&self, id: ModelId) -> bool {
        self.pairs.added.contains(&id)
    }

    fn fits_alone(&self, item: &Type, single: &Type) -> bool {
        item == single
            || match (item, single) {
                (Type::Model(a), Type::Model(b)) => {
                    self.pairs.is_pair(*a, *b) || self.pairs.is_pair(*b, *a)
                }
                _ => false,
            }
    }

    /// Whether a union of the new side has an old type among its arms.
    fn has_arm(&self, union: ModelId, old: &Type) -> bool {
        match self.new.resolved.get(union).map(|model| &model.kind) {
            Some(Kind::Union { arms, .. }) => arms.iter().any(|arm| self.is_same(old, &arm.ty)),
            _ => false,
        }
    }

    fn had_arm(&self, union: ModelId, new: &Type) -> bool {
        match self.old.resolved.get(union).map(|model| &model.kind) {
            Some(Kind::Union { arms, .. }) => arms.iter().any(|arm| self.is_same(&arm.ty, new)),
            _ => false,
        }
    }

    /// Whether two types mean the same, without a look into other models.
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

    /// Whether the type keeps values that it does not know.
    fn is_open(&self, old: &Type) -> bool {
        match old {
            Type::Any => true,
            Type::Model(id) => matches!(
                self.old.resolved.get(*id).map(|model| &model.kind),
                Some(Kind::Enum(_) | Kind::Union { .. })
            ),
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => self.is_open(inner),
            _ => false,
        }
    }
}

fn is_text(resolved: &crate::resolve::Resolved, id: ModelId) -> bool {
    match resolved.get(id).map(|model| &model.kind) {
        Some(Kind::Enum(values)) => values
            .iter()
            .all(|value| matches!(value.source.value, crate::schema::Constant::String(_))),
        _ => false,
    }
}
