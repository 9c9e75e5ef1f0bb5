//! Which variants of a union match a value best, as generated code chooses: `choose` of the runtime.

use serde_json::Value;

use super::matcher::{Matcher, Path};
use super::object::{additional, field};
use crate::resolve::{Kind, Tag, Type, Variant};

impl Matcher<'_, '_> {
    /// The positions of the variants that match a value best, of which generated code takes the
    /// first; none if it keeps the value as an unrecognized one.
    pub fn best(&self, variants: &[Variant], tag: Option<&Tag>, value: &Value) -> Vec<usize> {
        let mut tied = self.tied(variants, tag, value, None);
        if tied.len() > 1 {
            let kept = |at: usize| {
                variants
                    .get(at)
                    .map(|variant| self.kept(&variant.ty, value, None))
            };
            let most = tied.iter().map(|at| kept(*at)).max();
            tied.retain(|at| Some(kept(*at)) == most);
        }
        tied
    }

    /// The variants that decode a value and have the least mismatch; with a tag that a variant
    /// has, only that one is tried.
    fn tied(
        &self,
        variants: &[Variant],
        tag: Option<&Tag>,
        value: &Value,
        path: Option<&Path>,
    ) -> Vec<usize> {
        let found = tag.and_then(|tag| Some((tag, value.get(&tag.key)?.as_str()?)));
        let has = |own: &[String], found: &str| own.iter().any(|value| value == found);
        if let Some((tag, found)) = found
            && let Some(at) = tag.values.iter().position(|own| has(own, found))
        {
            let variant = variants.get(at);
            let is_decoded =
                variant.is_some_and(|variant| self.variant_decodes(&variant.ty, value, path));
            return is_decoded.then_some(at).into_iter().collect();
        }
        // A tag that no variant has is none of those with tags.
        let is_tried = |at: usize| match found {
            Some((tag, _)) => tag.values.get(at).is_none_or(Vec::is_empty),
            None => true,
        };
        let matching = variants.iter().enumerate().filter_map(|(at, variant)| {
            let mismatch = self.mismatch_at(&variant.ty, value, path)?;
            let is_match = is_tried(at) && self.variant_decodes(&variant.ty, value, path);
            is_match.then_some((mismatch, at))
        });
        let matching: Vec<(usize, usize)> = matching.collect();
        let least = matching.iter().map(|(mismatch, _)| *mismatch).min();
        let tied = matching
            .into_iter()
            .filter(|(mismatch, _)| Some(*mismatch) == least);
        tied.map(|(_, at)| at).collect()
    }

    /// Whether a value is decoded as the content of a variant; a union within must recognize it.
    fn variant_decodes(&self, ty: &Type, value: &Value, path: Option<&Path>) -> bool {
        match ty {
            Type::Boxed(inner) => self.variant_decodes(inner, value, path),
            Type::Model(id) => match self.kind(*id) {
                Some(Kind::Union { variants, tag }) => Path::into(path, *id).is_some_and(|path| {
                    !self
                        .tied(variants, tag.as_ref(), value, Some(&path))
                        .is_empty()
                }),
                _ => self.decodes(ty, value),
            },
            _ => self.decodes(ty, value),
        }
    }

    /// How many keys with values other than null are left of a value that is decoded and encoded
    /// again.
    fn kept(&self, ty: &Type, value: &Value, path: Option<&Path>) -> usize {
        match (ty, value) {
            (Type::Nullable(inner) | Type::Boxed(inner), _) => self.kept(inner, value, path),
            (Type::List(items), Value::Array(list)) => {
                list.iter().map(|item| self.kept(items, item, None)).sum()
            }
            (Type::Map(values), Value::Object(object)) => {
                let values = object.values().map(|value| self.kept_entry(values, value));
                values.sum()
            }
            (Type::Any | Type::Constant(_), value) => entries(value),
            (Type::Model(id), value) => match (self.kind(*id), value) {
                (Some(Kind::Struct(fields)), Value::Object(object)) => {
                    let known = object.iter().filter_map(|(key, value)| {
                        let field = field(fields, key).map(|field| &field.ty);
                        Some(self.kept_entry(field.or(additional(fields))?, value))
                    });
                    known.sum()
                }
                (Some(Kind::Union { variants, tag }), _) => {
                    let Some(path) = Path::into(path, *id) else {
                        return 0;
                    };
                    let tied = self.tied(variants, tag.as_ref(), value, Some(&path));
                    let tied = tied.into_iter().filter_map(|at| variants.get(at));
                    let most = tied
                        .map(|variant| self.kept(&variant.ty, value, Some(&path)))
                        .max();
                    // What is not recognized is kept whole.
                    most.unwrap_or_else(|| entries(value))
                }
                _ => 0,
            },
            _ => 0,
        }
    }

    fn kept_entry(&self, ty: &Type, value: &Value) -> usize {
        match value {
            Value::Null => 0,
            value => 1 + self.kept(ty, value, None),
        }
    }
}

/// How many keys with values other than null a value has, at any depth.
fn entries(value: &Value) -> usize {
    match value {
        Value::Object(object) => {
            let values = object.values().filter(|value| !value.is_null());
            values.map(|value| 1 + entries(value)).sum()
        }
        Value::Array(items) => items.iter().map(entries).sum(),
        _ => 0,
    }
}
