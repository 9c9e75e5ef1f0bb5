//! Changes of the emitted items, also if the pages are equal.

use std::collections::BTreeSet;

use super::models::PairDiff;
use super::pairs::Match;
use super::rules::Rule;
use super::sides::Emitted;
use super::types::Relation;
use super::verdict::SemverBump;
use crate::resolve::{self, Kind};
use crate::target::rust::{self, Item, ItemKind, Optionality, Type};

/// The item of a documented field.
enum Lowered<'t> {
    Field(&'t rust::Field),
    Constant(&'t rust::Constant),
}

impl<'a> PairDiff<'_, '_, 'a> {
    /// Compares the items of a pair of models.
    pub(super) fn items(&mut self, how: Match) {
        let Some((old, new)) = self.sides.emitted(self.old, self.new) else {
            return;
        };
        self.path(how, old, new);
        let (old, new) = (old.item, new.item);
        let (Some(left), Some(right)) = (
            self.sides.old.resolved.get(self.old),
            self.sides.new.resolved.get(self.new),
        ) else {
            return;
        };
        self.derives(old, new);
        match (&left.kind, &right.kind) {
            (Kind::Struct(a), Kind::Struct(b)) => {
                let pairs: Vec<(&resolve::Field, &resolve::Field)> = self
                    .fields
                    .iter()
                    .filter_map(|(left, right)| Some((a.get(*left)?, b.get(*right)?)))
                    .collect();
                for (left, right) in &pairs {
                    self.field_items((old, left), (new, right));
                }
                self.constructor((old, a), (new, b), &pairs);
                self.kept_keys(old, new);
            }
            (Kind::Enum(a), Kind::Enum(b)) => self.enum_variants((old, a), (new, b)),
            (Kind::Union { variants: a, .. }, Kind::Union { variants: b, .. }) => {
                self.variant_items((old, a), (new, b));
            }
            _ => {}
        }
        self.error_traits(old, new);
    }

    /// Compares whether the types implement `Error`, and `Display` with it.
    fn error_traits(&mut self, old: &Item, new: &Item) {
        // Enumerations always implement `Display`.
        let traits = if matches!(new.kind, ItemKind::Enum(_)) {
            "`Error`"
        } else {
            "`Error` and `Display`"
        };
        match (&old.error, &new.error) {
            (Some(_), None) => {
                let message = format!("no longer implements {traits}");
                self.push(Rule::RustDeriveLost, None, message, (None, None));
            }
            (None, Some(_)) => {
                let message = format!("implements {traits} now");
                self.push(Rule::RustDeriveGained, None, message, (None, None));
            }
            _ => {}
        }
    }

    /// Compares the derives and conversions that the settings add.
    fn derives(&mut self, old: &Item, new: &Item) {
        if std::mem::discriminant(&old.kind) != std::mem::discriminant(&new.kind) {
            return;
        }
        let (was, is) = (added_traits(old), added_traits(new));
        for path in was.iter().filter(|it| !is.contains(it)) {
            let mut reasons = new.not_derived.iter();
            let message = match reasons.find(|[other, _]| other == path) {
                Some([_, reason]) => format!("no longer implements `{path}`: {reason}"),
                None => format!("no longer implements `{path}`"),
            };
            self.push(Rule::RustDeriveLost, None, message, (None, None));
        }
        for path in is.iter().filter(|it| !was.contains(it)) {
            let message = format!("implements `{path}` now");
            self.push(Rule::RustDeriveGained, None, message, (None, None));
        }
    }

    fn path(&mut self, how: Match, old: Emitted, new: Emitted) {
        if old.path() == new.path() {
            // The configuration preserves the old name.
            for change in &mut self.changes {
                if matches!(change.rule, Rule::ModelRenamed | Rule::ModelMoved) {
                    change.verdict.rust = SemverBump::Patch;
                }
            }
            self.root_export(old, new);
            return;
        }
        let (was, is) = match how {
            Match::Renamed => return,
            Match::Same if old.module.folder != new.module.folder => (old.path(), new.path()),
            Match::Same | Match::Moved => (old.item.name.clone(), new.item.name.clone()),
        };
        if was != is {
            let message = format!("its type was `{was}` and is `{is}`");
            self.push(Rule::RustTypeRenamed, None, message, (None, None));
        }
        self.root_export(old, new);
    }

    /// Compares whether the outermost module exports the type besides its folder.
    fn root_export(&mut self, old: Emitted, new: Emitted) {
        if old.item.at_root == new.item.at_root {
            return;
        }
        let message = if old.item.at_root {
            format!(
                "the outermost module does not export `{}` any more, only `{}`",
                old.item.name,
                new.path()
            )
        } else {
            format!("the outermost module exports `{}` now", new.item.name)
        };
        let change = self.add(Rule::RustPathChanged, None, message, (None, None));
        if new.item.at_root {
            change.verdict.rust = SemverBump::Minor;
        }
    }

    fn enum_variants(
        &mut self,
        (old_item, old): (&Item, &[resolve::Value]),
        (new_item, new): (&Item, &[resolve::Value]),
    ) {
        let (ItemKind::Enum(a), ItemKind::Enum(b)) = (&old_item.kind, &new_item.kind) else {
            return;
        };
        for (variant, value) in a.variants.iter().zip(old) {
            let same = b
                .variants
                .iter()
                .zip(new)
                .find(|(other, _)| other.value == variant.value && other.name != variant.name);
            if let Some((other, new_value)) = same {
                let (was, is) = (&variant.name, &other.name);
                let message = format!("its variant was `{was}` and is `{is}`");
                let member = variant.value.to_string();
                let places = (Some(value.source.span), Some(new_value.source.span));
                self.push(Rule::RustVariantRenamed, Some(&member), message, places);
            }
        }
    }

    /// The semver bump of a changed declaration of a field, without its name.
    pub(super) fn declaration(&self, old: &resolve::Field, new: &resolve::Field) -> SemverBump {
        let Some((left, right)) = self.sides.emitted(self.old, self.new) else {
            return SemverBump::Major;
        };
        match (lowered(left.item, old), lowered(right.item, new)) {
            (Some(Lowered::Field(a)), Some(Lowered::Field(b))) => {
                let same_model = match (old.ty.model(), new.ty.model()) {
                    (Some(a), Some(b)) => self.sides.pairs.is_pair(a, b),
                    _ => true,
                };
                let same_type = skeleton(&a.full_type()) == skeleton(&b.full_type());
                if same_model && same_type && is_parameter(a) == is_parameter(b) {
                    SemverBump::None
                } else {
                    SemverBump::Major
                }
            }
            (Some(Lowered::Constant(a)), Some(Lowered::Constant(b))) => {
                match (
                    std::mem::discriminant(&a.value) == std::mem::discriminant(&b.value),
                    a.presence.is_some(),
                    b.presence.is_some(),
                ) {
                    (false, _, _) | (true, true, false) => SemverBump::Major,
                    (true, false, true) => SemverBump::Minor,
                    _ => SemverBump::None,
                }
            }
            _ => SemverBump::Major,
        }
    }

    /// Whether another reported change of the field explains its changed declaration.
    fn is_explained(&self, field: &resolve::Field) -> bool {
        self.changes.iter().any(|change| {
            change.member.as_deref() == Some(&field.source.name)
                && change.verdict.rust == SemverBump::Major
                && !matches!(
                    change.rule,
                    Rule::RustFieldBoxed | Rule::RustFieldUnboxed | Rule::RustFieldRenamed
                )
        })
    }

    fn field_items(
        &mut self,
        (old_item, old): (&Item, &resolve::Field),
        (new_item, new): (&Item, &resolve::Field),
    ) {
        let member = Some(new.source.name.as_str());
        let places = (Some(old.source.span), Some(new.source.span));
        let (Some(left), Some(right)) = (lowered(old_item, old), lowered(new_item, new)) else {
            return;
        };
        let is_reported_elsewhere = old.source.ty.to_string() == new.source.ty.to_string()
            && self.sides.relation(&old.ty, &new.ty) == Relation::ReportedElsewhere;
        let is_explained = is_reported_elsewhere || self.is_explained(new);
        let is_renamed = self
            .changes
            .iter()
            .any(|change| change.member.as_deref() == member && change.rule == Rule::FieldRenamed);
        let names = match (&left, &right) {
            (Lowered::Field(a), Lowered::Field(b)) => Some((&a.name, &b.name)),
            (Lowered::Constant(a), Lowered::Constant(b)) => Some((&a.name, &b.name)),
            _ => None,
        };
        if let Some((was, is)) = names.filter(|(was, is)| was != is && !is_renamed) {
            let message = format!("its Rust name was `{was}` and is `{is}`");
            self.push(Rule::RustFieldRenamed, member, message, places);
        }
        let (Lowered::Field(left), Lowered::Field(right)) = (left, right) else {
            return;
        };
        let absent = |was: &rust::Field, is: &rust::Field| {
            was.optionality != is.optionality && old.source.required == new.source.required
        };
        match (is_boxed(&left.ty), is_boxed(&right.ty)) {
            (false, true) => {
                let message = if absent(left, right) && !new.required {
                    "is boxed and optional now, because a required field would have no finite value"
                } else {
                    "is boxed now"
                };
                self.push(Rule::RustFieldBoxed, member, message, places);
            }
            (true, false) => {
                let message = if absent(left, right) && new.required {
                    "is no longer boxed and no longer optional"
                } else {
                    "is no longer boxed"
                };
                self.push(Rule::RustFieldUnboxed, member, message, places);
            }
            _ if !is_explained && skeleton(&left.ty) != skeleton(&right.ty) => {
                let message = format!("its Rust type was `{}` and is `{}`", left.ty, right.ty);
                self.rust_type(member, message, places, false);
            }
            _ => {}
        }
    }

    /// Compares the maps of undocumented keys.
    fn kept_keys(&mut self, old: &Item, new: &Item) {
        let (rule, message) = match (kept_keys(old), kept_keys(new)) {
            (None, Some(is)) => (
                Rule::RustKeptKeysAdded,
                format!("keeps undocumented keys in `{is}` now"),
            ),
            (Some(was), None) => (
                Rule::RustKeptKeysRemoved,
                format!("no longer keeps undocumented keys in `{was}`"),
            ),
            (Some(was), Some(is)) if was != is => (
                Rule::RustFieldRenamed,
                format!("its map of undocumented keys was `{was}` and is `{is}`"),
            ),
            _ => return,
        };
        self.push(rule, None, message, (None, None));
    }

    /// Compares constructors, and `Default`, which a struct has if it has no constructor. Differences of constructors
    /// that changes of fields explain are ignored.
    fn constructor(
        &mut self,
        (old_item, old): (&Item, &[resolve::Field]),
        (new_item, new): (&Item, &[resolve::Field]),
        pairs: &[(&resolve::Field, &resolve::Field)],
    ) {
        let parameters = |item: &Item, fields: &[resolve::Field]| -> Vec<String> {
            fields
                .iter()
                .filter(|field| match lowered(item, field) {
                    Some(Lowered::Field(field)) => is_parameter(field),
                    _ => false,
                })
                .map(|field| field.source.name.clone())
                .collect()
        };
        let (left, right) = (parameters(old_item, old), parameters(new_item, new));
        // The names of the new side, for unreported renames.
        let quiet: Vec<(&str, &str)> = pairs
            .iter()
            .filter(|(_, new)| !self.is_explained(new))
            .map(|(old, new)| (old.source.name.as_str(), new.source.name.as_str()))
            .collect();
        let quiet_left: Vec<&str> = left
            .iter()
            .filter_map(|name| quiet.iter().find(|(old, _)| old == name))
            .map(|(_, new)| *new)
            .collect();
        let quiet_right: Vec<&str> = right
            .iter()
            .map(String::as_str)
            .filter(|name| quiet.iter().any(|(_, new)| new == name))
            .collect();
        let is_quiet = quiet_left.len() == left.len() && quiet_right.len() == right.len();
        match (left.is_empty(), right.is_empty()) {
            (true, false) => {
                let message = "no longer implements `Default`";
                self.push(Rule::RustDeriveLost, None, message, (None, None));
            }
            (false, true) => {
                let message = "implements `Default` now";
                self.push(Rule::RustDeriveGained, None, message, (None, None));
                if is_quiet {
                    let message = "its constructor was removed, because nothing is required";
                    self.push(Rule::RustConstructorChanged, None, message, (None, None));
                }
            }
            (false, false) => {
                if let Some(message) = parameters_changed(
                    (named(old_item), &quiet_left),
                    (named(new_item), &quiet_right),
                    is_quiet,
                    old_item.name == new_item.name,
                ) {
                    self.push(Rule::RustConstructorChanged, None, message, (None, None));
                }
            }
            _ => {}
        }
    }
}

/// The traits that the settings add.
fn added_traits(item: &Item) -> Vec<String> {
    let conversions = item.conversions.iter();
    let conversions = conversions.map(rust::Conversion::implemented);
    item.derives.iter().cloned().chain(conversions).collect()
}

/// The change of constructors that no change of a field explains.
fn parameters_changed(
    (old, left): (Option<&str>, &[&str]),
    (new, right): (Option<&str>, &[&str]),
    is_quiet: bool,
    is_same_name: bool,
) -> Option<String> {
    let sorted = |names: &[&str]| -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    };
    match (old, new) {
        (None, None) if left != right => Some("the parameters of `new` changed".to_owned()),
        (Some(was), Some(is)) if was != is && is_same_name => {
            Some(format!("`new` takes `{is}` instead of `{was}`"))
        }
        (Some(is), Some(_)) if sorted(left) != sorted(right) => {
            Some(format!("the fields of `{is}` changed"))
        }
        (None, Some(is)) if is_quiet => Some(format!("`new` takes `{is}` now")),
        (Some(was), None) if is_quiet => Some(format!("`new` takes no `{was}` any more")),
        _ => None,
    }
}

/// The struct of required fields that the constructor takes, if any.
fn named(item: &Item) -> Option<&str> {
    match &item.kind {
        ItemKind::Struct(body) => body.named.as_deref(),
        ItemKind::Enum(_) | ItemKind::Union(_) => None,
    }
}

fn lowered<'t>(item: &'t Item, field: &resolve::Field) -> Option<Lowered<'t>> {
    let ItemKind::Struct(body) = &item.kind else {
        return None;
    };
    if matches!(field.ty, resolve::Type::Constant(_)) {
        let constant = body.constants.iter().find(|it| it.wire == field.wire);
        return constant.map(Lowered::Constant);
    }
    let is_it = |it: &&rust::Field| {
        it.wire == field.wire
            && (it.optionality == Optionality::AdditionalProperties) == field.flattened
    };
    body.fields.iter().find(is_it).map(Lowered::Field)
}

/// The name of the field that keeps undocumented keys without a row of the page.
fn kept_keys(item: &Item) -> Option<&str> {
    let ItemKind::Struct(body) = &item.kind else {
        return None;
    };
    let mut fields = body.fields.iter();
    let is_kept = |field: &&rust::Field| {
        field.optionality == Optionality::AdditionalProperties && field.wire.is_empty()
    };
    Some(fields.find(is_kept)?.name.as_str())
}

fn is_parameter(field: &rust::Field) -> bool {
    matches!(
        field.optionality,
        Optionality::Required | Optionality::Nullable
    )
}

pub(super) fn is_boxed(ty: &Type) -> bool {
    match ty {
        Type::Box(_) => true,
        Type::Option(inner) => is_boxed(inner),
        _ => false,
    }
}

/// A Rust type without names of models and boxes.
pub(super) fn skeleton(ty: &Type) -> String {
    match ty {
        Type::Model(_) => "_".to_owned(),
        Type::Vec(inner) => format!("Vec<{}>", skeleton(inner)),
        Type::Map(map, inner) => format!("{map:?}<{}>", skeleton(inner)),
        Type::Option(inner) => format!("Option<{}>", skeleton(inner)),
        Type::Box(inner) => skeleton(inner),
        other => other.to_string(),
    }
}
