//! Which variant of a union a value of an example has.

use super::reader::{Reader, UNIONS};
use crate::resolve::ModelId;
use crate::schema::{Constant, Literal, LiteralKind, ModelKind, Type, Variant};

/// How well a value fits: constants that match, and known keys without those that are missing.
type Fit = (usize, isize);

impl Reader<'_, '_> {
    /// The position of the variant that a value fits best; `None` if there is none, or if several fit
    /// equally well.
    pub(super) fn variant(
        &mut self,
        literal: &Literal,
        variants: &[Variant],
        hops: usize,
    ) -> Option<usize> {
        let mut best: Option<(Fit, usize)> = None;
        let mut is_tie = false;
        for (at, variant) in variants.iter().enumerate() {
            let Some(fit) = self.fit(literal, &variant.ty, hops) else {
                continue;
            };
            match best {
                Some((known, _)) if fit < known => {}
                Some((known, _)) if fit == known => is_tie = true,
                _ => {
                    best = Some((fit, at));
                    is_tie = false;
                }
            }
        }
        best.filter(|_| !is_tie).map(|(_, at)| at)
    }

    fn fit(&mut self, literal: &Literal, ty: &Type, hops: usize) -> Option<Fit> {
        let is_fit = match (ty, &literal.kind) {
            (Type::Nullable { inner }, _) => return self.fit(literal, inner, hops),
            (Type::Ref(reference), _) => {
                let id = self.model_of(reference)?;
                return self.fit_model(literal, id, hops);
            }
            (Type::String | Type::Bytes, LiteralKind::String(_)) => true,
            (Type::Date | Type::DateTime, LiteralKind::String(_) | LiteralKind::Call(..)) => true,
            (Type::Boolean, LiteralKind::Boolean(_)) => true,
            (Type::Integer, LiteralKind::Integer(_)) => true,
            (Type::BigInteger, LiteralKind::Integer(_) | LiteralKind::BigInteger(_)) => true,
            (
                Type::Number | Type::Float | Type::Decimal | Type::LenientNumber,
                LiteralKind::Integer(_) | LiteralKind::Fraction(_),
            ) => true,
            (Type::Constant { value }, kind) => is_constant(value, kind),
            (Type::List { items }, LiteralKind::List(list)) => {
                return match list.first() {
                    Some(first) => self.fit(first, items, hops),
                    None => Some((0, 0)),
                };
            }
            (Type::Map { .. }, LiteralKind::Object(_)) => return Some((0, -1)),
            _ => false,
        };
        is_fit.then_some((0, 0))
    }

    fn fit_model(&mut self, literal: &Literal, id: ModelId, hops: usize) -> Option<Fit> {
        match (&self.kind(id)?, &literal.kind) {
            (ModelKind::Struct { fields }, LiteralKind::Object(entries)) => {
                let mut constants = 0;
                let mut known = vec![false; fields.len()];
                let mut unknown = 0;
                for (key, value) in entries {
                    let Some(at) = self.field_of(id, key) else {
                        unknown += 1;
                        continue;
                    };
                    if let Some(Type::Constant { value: constant }) = fields.get(at).map(|f| &f.ty)
                    {
                        if !is_constant(constant, &value.kind) {
                            return None;
                        }
                        constants += 1;
                    }
                    if let Some(known) = known.get_mut(at) {
                        *known = true;
                    }
                }
                let missing = fields.iter().zip(&known);
                let missing = missing.filter(|(field, known)| field.required && !**known);
                let found = known.iter().filter(|known| **known).count() as isize;
                Some((constants, found - missing.count() as isize - unknown))
            }
            (ModelKind::Enum { values, .. }, kind) => {
                let is_listed = values.iter().any(|value| is_constant(&value.value, kind));
                let is_text = values
                    .iter()
                    .all(|value| matches!(value.value, Constant::String(_)));
                match kind {
                    _ if is_listed => Some((1, 0)),
                    LiteralKind::Name(_) => Some((0, 0)),
                    LiteralKind::String(_) if is_text => Some((0, -1)),
                    LiteralKind::Integer(_) if !is_text => Some((0, -1)),
                    _ => None,
                }
            }
            (ModelKind::Union { variants }, _) if hops < UNIONS => {
                let fits = variants.iter();
                fits.filter_map(|variant| self.fit(literal, &variant.ty, hops + 1))
                    .max()
            }
            _ => None,
        }
    }
}

fn is_constant(constant: &Constant, kind: &LiteralKind) -> bool {
    match (constant, kind) {
        (Constant::String(value), LiteralKind::String(text)) => value == text,
        (Constant::Integer(value), LiteralKind::Integer(digits)) => value.to_string() == *digits,
        (Constant::Boolean(value), LiteralKind::Boolean(found)) => value == found,
        _ => false,
    }
}
