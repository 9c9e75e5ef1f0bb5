//! What changed in the emitted items although the pages say the same.

use super::Rule;
use super::models::Found;
use super::pairs::Match;
use crate::rust::{Field, ItemKind, Module, Struct, Type};

/// Changes of fields that explain another constructor or another set of traits.
const EXPLAINING: &[Rule] = &[
    Rule::FieldAddedRequired,
    Rule::FieldRemovedRequired,
    Rule::FieldBecameRequired,
    Rule::FieldBecameOptional,
    Rule::FieldBecameNullable,
    Rule::FieldBecameNonNullable,
    Rule::FieldTypeChanged,
    Rule::FieldTypeWidened,
    Rule::FieldTypeNarrowed,
    Rule::FieldCardinalityChanged,
    Rule::FieldMapValueChanged,
    Rule::FieldTypeRetargeted,
    Rule::FieldTypeRetargetedEquivalent,
    Rule::FieldInferredTypeChanged,
    Rule::FieldConstChanged,
    Rule::FieldRenamed,
    Rule::RustNumberTypeChanged,
    Rule::RustFieldRenamed,
];

impl Found<'_, '_, '_> {
    /// Compares the items of a pair of models.
    pub(super) fn items(&mut self, how: Match) {
        let Some((old, new)) = self.sides.modules(self.old, self.new) else {
            return;
        };
        if how != Match::Renamed && old.item.name != new.item.name {
            let message = format!(
                "its type was `{}` and is `{}`",
                old.item.name, new.item.name
            );
            self.push(Rule::RustTypeRenamed, None, message, (None, None));
        }
        match (&old.item.kind, &new.item.kind) {
            (ItemKind::Struct(a), ItemKind::Struct(b)) => self.structs(a, b),
            (ItemKind::Enum(a), ItemKind::Enum(b)) => {
                for variant in &a.variants {
                    let same = b.variants.iter().find(|other| other.value == variant.value);
                    if let Some(other) = same.filter(|other| other.name != variant.name) {
                        let message =
                            format!("its variant was `{}` and is `{}`", variant.name, other.name);
                        self.push(
                            Rule::RustVariantRenamed,
                            Some(&variant.value.to_string()),
                            message,
                            (None, None),
                        );
                    }
                }
            }
            (ItemKind::Union(_), ItemKind::Union(_)) => self.unions(old, new),
            _ => {}
        }
    }

    fn structs(&mut self, old: &Struct, new: &Struct) {
        for field in &old.fields {
            let Some(other) = new.fields.iter().find(|other| other.wire == field.wire) else {
                continue;
            };
            self.field_items(field, other);
        }
        let explained = self
            .changes
            .iter()
            .any(|change| EXPLAINING.contains(&change.rule));
        if explained {
            return;
        }
        match (
            old.required().next().is_none(),
            new.required().next().is_none(),
        ) {
            (true, false) => self.push(
                Rule::RustDeriveLost,
                None,
                "no longer implements `Default`",
                (None, None),
            ),
            (false, true) => self.push(
                Rule::RustDeriveGained,
                None,
                "implements `Default` now",
                (None, None),
            ),
            _ => {
                let parameters = |body: &Struct| -> Vec<(String, String)> {
                    body.required()
                        .map(|field| (field.name.clone(), skeleton(&field.full_type())))
                        .collect()
                };
                if parameters(old) != parameters(new) {
                    let message = "the parameters of `new` changed or changed places";
                    self.push(Rule::RustConstructorChanged, None, message, (None, None));
                }
            }
        }
    }

    fn field_items(&mut self, old: &Field, new: &Field) {
        let member = self.documented(&new.wire);
        let explained = self
            .changes
            .iter()
            .any(|change| change.member == member && (EXPLAINING.contains(&change.rule)));
        if old.name != new.name && !explained {
            let message = format!("its name in Rust was `{}` and is `{}`", old.name, new.name);
            self.push(
                Rule::RustFieldRenamed,
                member.as_deref(),
                message,
                (None, None),
            );
        }
        match (is_boxed(&old.ty), is_boxed(&new.ty)) {
            (false, true) => self.push(
                Rule::RustFieldBoxed,
                member.as_deref(),
                "is kept in a box now",
                (None, None),
            ),
            (true, false) => {
                self.push(
                    Rule::RustFieldUnboxed,
                    member.as_deref(),
                    "is no longer kept in a box",
                    (None, None),
                );
            }
            _ if !explained && skeleton(&old.ty) != skeleton(&new.ty) => {
                let message = format!("its Rust type was `{}` and is `{}`", old.ty, new.ty);
                self.push(
                    Rule::RustNumberTypeChanged,
                    member.as_deref(),
                    message,
                    (None, None),
                );
            }
            _ => {}
        }
    }

    /// The documented name of the field with a key.
    fn documented(&self, wire: &str) -> Option<String> {
        match &self.sides.new.resolved.get(self.new)?.kind {
            crate::resolve::Kind::Struct(fields) => fields
                .iter()
                .find(|field| field.wire == wire)
                .map(|field| field.source.name.clone()),
            _ => None,
        }
    }

    fn unions(&mut self, old: &Module, new: &Module) {
        let (ItemKind::Union(a), ItemKind::Union(b)) = (&old.item.kind, &new.item.kind) else {
            return;
        };
        if a.arms.len() != b.arms.len()
            || self
                .changes
                .iter()
                .any(|change| change.rule == Rule::UnionMembersReordered)
        {
            return;
        }
        for (left, right) in a.arms.iter().zip(&b.arms) {
            let same = skeleton(&left.ty) == skeleton(&right.ty);
            if same && left.name != right.name && !self.is_model_renamed(&left.name, &right.name) {
                let message = format!("its variant was `{}` and is `{}`", left.name, right.name);
                self.push(
                    Rule::RustVariantRenamed,
                    Some(&right.name),
                    message,
                    (None, None),
                );
            }
        }
    }

    /// Whether two variants are named after models that took one another's place, which is told there.
    fn is_model_renamed(&self, old: &str, new: &str) -> bool {
        self.sides.pairs.to_new.iter().any(|(left, (right, how))| {
            let name = |resolved: &crate::resolve::Resolved, id| {
                resolved
                    .get(id)
                    .map(|model: &crate::resolve::Model| model.source.name.clone())
            };
            *how == Match::Renamed
                && name(self.sides.old.resolved, *left).is_some_and(|name| old.starts_with(&name))
                && name(self.sides.new.resolved, *right).is_some_and(|name| new.starts_with(&name))
        })
    }
}

fn is_boxed(ty: &Type) -> bool {
    match ty {
        Type::Box(_) => true,
        Type::Option(inner) => is_boxed(inner),
        _ => false,
    }
}

/// A Rust type with every name of a model left out, and every box.
fn skeleton(ty: &Type) -> String {
    match ty {
        Type::Model(_) => "_".to_owned(),
        Type::Vec(inner) => format!("Vec<{}>", skeleton(inner)),
        Type::Map(map, inner) => format!("{map:?}<{}>", skeleton(inner)),
        Type::Option(inner) => format!("Option<{}>", skeleton(inner)),
        Type::Box(inner) => skeleton(inner),
        other => other.to_string(),
    }
}
