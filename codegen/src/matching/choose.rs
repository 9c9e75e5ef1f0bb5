//! Which variants of a union match a value best, as generated code chooses: `union::choose` of the
//! runtime.

use serde_json::Value;

use super::matcher::{Matcher, Path};
use super::object::{additional, field};
use crate::resolve::{Kind, Tag, Type, Variant};

impl Matcher<'_, '_> {
    /// The positions of the variants that fit a value best and decode it, of which generated code
    /// takes the first; none if it keeps the value as an unrecognized one.
    pub fn best(&self, variants: &[Variant], tag: Option<&Tag>, value: &Value) -> Vec<usize> {
        self.best_at(variants, tag, value, None)
    }

    fn best_at(
        &self,
        variants: &[Variant],
        tag: Option<&Tag>,
        value: &Value,
        path: Option<&Path>,
    ) -> Vec<usize> {
        let ty = |at: usize| variants.get(at).map(|variant| &variant.ty);
        let mut best = self.fitting(variants, tag, value, path);
        best.retain(|at| ty(*at).is_some_and(|ty| self.variant_decodes(ty, value, path)));
        if best.len() > 1 {
            let keys = |at: usize| ty(at).map(|ty| self.keys(ty, value, path));
            let most = best.iter().map(|at| keys(*at)).max();
            best.retain(|at| Some(keys(*at)) == most);
        }
        best
    }

    /// Whether a value is decoded as the content of a variant; a union within must recognize it.
    fn variant_decodes(&self, ty: &Type, value: &Value, path: Option<&Path>) -> bool {
        match ty {
            Type::Boxed(inner) => self.variant_decodes(inner, value, path),
            Type::Model(id) => match self.kind(*id) {
                Some(Kind::Union { variants, tag }) => Path::into(path, *id).is_some_and(|path| {
                    !self
                        .best_at(variants, tag.as_ref(), value, Some(&path))
                        .is_empty()
                }),
                _ => self.decodes(ty, value),
            },
            _ => self.decodes(ty, value),
        }
    }

    /// How many keys of structs are decoded, without those in the unions of fields.
    fn keys(&self, ty: &Type, value: &Value, path: Option<&Path>) -> usize {
        match (ty, value) {
            (Type::Nullable(inner) | Type::Boxed(inner), _) => self.keys(inner, value, path),
            (Type::Model(id), _) => match self.kind(*id) {
                Some(Kind::Union { variants, tag }) => Path::into(path, *id).map_or(0, |path| {
                    let best = self.best_at(variants, tag.as_ref(), value, Some(&path));
                    let best = best.first().and_then(|at| variants.get(*at));
                    best.map_or(0, |variant| self.keys(&variant.ty, value, Some(&path)))
                }),
                _ => self.keys_within(ty, value),
            },
            _ => self.keys_within(ty, value),
        }
    }

    fn keys_within(&self, ty: &Type, value: &Value) -> usize {
        match (ty, value) {
            (Type::Nullable(inner) | Type::Boxed(inner), _) => self.keys_within(inner, value),
            (Type::List(items), Value::Array(list)) => list
                .iter()
                .map(|value| self.keys_within(items, value))
                .sum(),
            (Type::Map(values), Value::Object(object)) => object
                .values()
                .map(|value| self.keys_within(values, value))
                .sum(),
            (Type::Model(id), Value::Object(object)) => match self.kind(*id) {
                Some(Kind::Struct(fields)) => {
                    let keeps = self
                        .resolved
                        .get(*id)
                        .is_some_and(|it| it.kept_keys.is_some());
                    let known = object.iter().map(|(key, value)| {
                        let own = field(fields, key).map(|field| &field.ty);
                        match own.or(additional(fields)) {
                            Some(ty) => 1 + self.keys_within(ty, value),
                            None => usize::from(keeps),
                        }
                    });
                    known.sum()
                }
                _ => 0,
            },
            _ => 0,
        }
    }
}
