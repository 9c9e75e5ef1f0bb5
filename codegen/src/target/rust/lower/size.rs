//! Estimates the size of values, to detect unions with very different variants.

use std::collections::HashMap;

use crate::resolve::{Kind, ModelId, Resolved, Type};

/// The difference at which variants count as uneven. Clippy's limit is 200 bytes; this is an estimate.
const MUCH: usize = 140;

/// Whether the largest variant of a union is much larger than the next.
pub(super) fn is_uneven(resolved: &Resolved, union: ModelId) -> bool {
    let Some(Kind::Union { variants, .. }) = resolved.get(union).map(|model| &model.kind) else {
        return false;
    };
    let mut sizes = Sizes {
        resolved,
        known: HashMap::new(),
    };
    // `Unrecognized` holds a JSON value.
    let mut all: Vec<usize> = variants
        .iter()
        .map(|variant| &variant.ty)
        .chain([&Type::Any])
        .map(|ty| sizes.of(ty))
        .collect();
    all.sort_unstable_by(|a, b| b.cmp(a));
    matches!(all.as_slice(), [first, second, ..] if first - second > MUCH)
}

struct Sizes<'r> {
    resolved: &'r Resolved<'r>,
    known: HashMap<ModelId, usize>,
}

impl Sizes<'_> {
    fn of(&mut self, ty: &Type) -> usize {
        match ty {
            Type::Boolean => 1,
            Type::Integer | Type::Float | Type::Boxed(_) => 8,
            Type::BigInteger | Type::DateTime => 24,
            Type::Any | Type::Constant(_) => 32,
            Type::String
            | Type::Number
            | Type::Decimal
            | Type::LenientNumber
            | Type::Date
            | Type::List(_)
            | Type::Map(_) => 24,
            Type::Nullable(inner) => self.of(inner) + 8,
            Type::Model(id) => self.model(*id),
        }
    }

    fn model(&mut self, id: ModelId) -> usize {
        if let Some(size) = self.known.get(&id) {
            return *size;
        }
        let size = match self.resolved.get(id).map(|model| &model.kind) {
            Some(Kind::Struct(fields)) => fields.iter().map(|field| self.of(&field.ty)).sum(),
            Some(Kind::Union { variants, .. }) => {
                variants
                    .iter()
                    .map(|variant| self.of(&variant.ty))
                    .max()
                    .unwrap_or(0)
                    + 8
            }
            Some(Kind::Enum(_)) => 24,
            None => 32,
        };
        self.known.insert(id, size);
        size
    }
}
