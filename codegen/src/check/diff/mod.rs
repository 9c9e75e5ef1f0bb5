//! What changed in meaning between two states of the pages, and whom it breaks.

mod arms;
mod change;
mod features;
mod field;
mod fields;
pub mod gates;
mod items;
mod lone;
mod members;
mod models;
mod operations;
mod pairs;
mod reach;
pub mod report;
mod rules;
mod shapes;
mod types;
mod verdict;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

pub use crate::report::Place;
pub use change::{Change, Severity};
pub use rules::{RULES, Rule, RuleInfo};
pub use verdict::{Direction, Rust, Verdict, Wire};

use crate::report::place;
use crate::resolve::{ModelId, Resolved};
use crate::schema::ItemId;
use crate::source::{Sources, Span};
use crate::target::rust::{Module, Tree};
use pairs::Pairs;
use reach::Uses;

/// One state of the pages with all that follows from it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The resolved schema.
    pub resolved: &'a Resolved<'a>,
    /// The operations and the pages that are no models are taken from here.
    pub schema: &'a crate::schema::Schema,
    /// The lowered items.
    pub tree: &'a Tree,
    /// The files, for places.
    pub sources: &'a Sources,
}

/// Both sides while they are compared.
struct Sides<'s, 'a> {
    old: &'s Side<'a>,
    new: &'s Side<'a>,
    pairs: Pairs,
    old_uses: BTreeMap<ModelId, Uses>,
    new_uses: BTreeMap<ModelId, Uses>,
    old_modules: BTreeMap<&'a ItemId, &'a Module>,
    new_modules: BTreeMap<&'a ItemId, &'a Module>,
    /// Models that are being compared because one took the place of the other.
    judged: RefCell<BTreeSet<(ModelId, ModelId)>>,
}

/// The changes from one state to another, sorted by what changed and then by rule.
pub fn diff<'a>(old: &Side<'a>, new: &Side<'a>) -> Vec<Change> {
    let sides = Sides {
        old,
        new,
        pairs: Pairs::new(old, new),
        old_uses: reach::uses(old.resolved),
        new_uses: reach::uses(new.resolved),
        old_modules: modules(old.tree),
        new_modules: modules(new.tree),
        judged: RefCell::default(),
    };
    let mut changes = sides.models_of_one_side();
    for (old, (new, how)) in &sides.pairs.to_new {
        changes.extend(sides.pair(*old, *new, *how));
    }
    changes.extend(sides.operations());
    changes.extend(sides.features());
    changes.sort_by(|a, b| {
        (&a.subject, &a.member, a.rule, &a.message)
            .cmp(&(&b.subject, &b.member, b.rule, &b.message))
    });
    changes
}

/// The version bump that the changes ask for; where only the wire changes, the crate has to be
/// published again, which is a patch.
pub fn bump<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Rust {
    let bump = |change: &Change| match change.verdict.rust {
        Rust::None if change.wire() > Wire::None => Rust::Patch,
        rust => rust,
    };
    changes.into_iter().map(bump).max().unwrap_or(Rust::None)
}

/// The worst verdict for clients that talk to the API.
pub fn wire<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Wire {
    let wires = changes.into_iter().map(Change::wire);
    wires.max().unwrap_or(Wire::None)
}

fn modules(tree: &Tree) -> BTreeMap<&ItemId, &Module> {
    tree.modules
        .iter()
        .map(|module| (&module.item.id, module))
        .collect()
}

impl<'a> Sides<'_, 'a> {
    fn old_place(&self, span: Span) -> Option<Place> {
        place(self.old.sources, span)
    }

    fn new_place(&self, span: Span) -> Option<Place> {
        place(self.new.sources, span)
    }

    /// The direction of a model and the operations that it reaches, on both sides together.
    fn uses(&self, old: Option<ModelId>, new: Option<ModelId>) -> Uses {
        let mut uses = old
            .and_then(|id| self.old_uses.get(&id))
            .cloned()
            .unwrap_or_default();
        if let Some(other) = new.and_then(|id| self.new_uses.get(&id)) {
            uses.direction = uses.direction.and(other.direction);
            uses.operations.extend(other.operations.iter().cloned());
        }
        uses
    }

    fn modules(&self, old: ModelId, new: ModelId) -> Option<(&'a Module, &'a Module)> {
        let old = self.old.resolved.get(old)?;
        let new = self.new.resolved.get(new)?;
        let old = self.old_modules.get(&old.source.id)?;
        let new = self.new_modules.get(&new.source.id)?;
        Some((old, new))
    }
}
