//! Variants of unions that are on both sides.

use super::field::is_lenient;
use super::items::{is_boxed, skeleton};
use super::models::PairDiff;
use super::rules::Rule;
use super::sides::Sides;
use super::types::Relation;
use crate::resolve;
use crate::target::rust::{Item, ItemKind};

impl PairDiff<'_, '_, '_> {
    /// Compares the Rust variants of members that are on both sides.
    pub(super) fn variant_items(
        &mut self,
        (old_item, old): (&Item, &[resolve::Variant]),
        (new_item, new): (&Item, &[resolve::Variant]),
    ) {
        let (ItemKind::Union(a), ItemKind::Union(b)) = (&old_item.kind, &new_item.kind) else {
            return;
        };
        for (left, right) in self.sides.same_variants(old, new) {
            let (Some(was), Some(is)) = (a.variants.get(left), b.variants.get(right)) else {
                continue;
            };
            let (Some(left), Some(right)) = (old.get(left), new.get(right)) else {
                continue;
            };
            let member = right.source.ty.to_string();
            let places = (Some(left.source.span), Some(right.source.span));
            if was.name != is.name && !self.sides.names_changed(&left.ty, &right.ty) {
                let message = format!("its variant was `{}` and is `{}`", was.name, is.name);
                self.push(Rule::RustVariantRenamed, Some(&member), message, places);
            }
            match (is_boxed(&was.ty), is_boxed(&is.ty)) {
                (false, true) => {
                    let message = "is boxed now";
                    self.push(Rule::RustFieldBoxed, Some(&member), message, places);
                }
                (true, false) => {
                    let message = "is no longer boxed";
                    self.push(Rule::RustFieldUnboxed, Some(&member), message, places);
                }
                _ if skeleton(&was.ty) != skeleton(&is.ty) => {
                    let message = format!("its Rust type was `{}` and is `{}`", was.ty, is.ty);
                    let is_stricter = is_lenient(&left.ty) && !is_lenient(&right.ty);
                    self.rust_type(Some(&member), message, places, is_stricter);
                }
                _ => {}
            }
        }
    }
}

impl Sides<'_, '_> {
    /// Members that are the same on both sides, by index: of the same type, or of the same documented
    /// type with a different number type.
    pub(super) fn same_variants(
        &self,
        old: &[resolve::Variant],
        new: &[resolve::Variant],
    ) -> Vec<(usize, usize)> {
        let mut same: Vec<(usize, usize)> = Vec::new();
        for by_words in [false, true] {
            for (at, variant) in old.iter().enumerate() {
                let is_free = |at: usize| same.iter().all(|(_, right)| *right != at);
                if same.iter().any(|(left, _)| *left == at) {
                    continue;
                }
                let found = new.iter().enumerate().position(|(at, other)| {
                    is_free(at)
                        && if by_words {
                            variant.source.ty.to_string() == other.source.ty.to_string()
                                && self.relation(&variant.ty, &other.ty) == Relation::Number
                        } else {
                            self.is_same(&variant.ty, &other.ty)
                        }
                });
                same.extend(found.map(|other| (at, other)));
            }
        }
        same.sort_unstable();
        same
    }

    /// Whether the models of two types have types of different names, which is reported there.
    fn names_changed(&self, old: &resolve::Type, new: &resolve::Type) -> bool {
        let (Some(old), Some(new)) = (old.model(), new.model()) else {
            return false;
        };
        self.emitted(old, new)
            .is_some_and(|(old, new)| old.item.name != new.item.name)
    }
}
