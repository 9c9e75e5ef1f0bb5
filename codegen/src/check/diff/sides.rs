//! The context of a comparison.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::pairs::Pairs;
use super::reach::{self, Uses};
use super::side::Side;
use crate::report::Place;
use crate::resolve::ModelId;
use crate::schema::ItemId;
use crate::source::Span;
use crate::target::rust::{Item, Module, Tree};

/// Both states.
pub(super) struct Sides<'s, 'a> {
    pub(super) old: &'s Side<'a>,
    pub(super) new: &'s Side<'a>,
    pub(super) pairs: Pairs,
    pub(super) old_uses: BTreeMap<ModelId, Uses>,
    pub(super) new_uses: BTreeMap<ModelId, Uses>,
    pub(super) old_items: BTreeMap<&'a ItemId, Emitted<'a>>,
    pub(super) new_items: BTreeMap<&'a ItemId, Emitted<'a>>,
    /// Models that are being compared because one replaced the other.
    pub(super) in_progress: RefCell<BTreeSet<(ModelId, ModelId)>>,
}

/// An item and its module.
#[derive(Clone, Copy)]
pub(super) struct Emitted<'a> {
    pub(super) module: &'a Module,
    pub(super) item: &'a Item,
}

impl<'s, 'a> Sides<'s, 'a> {
    pub(super) fn new(old: &'s Side<'a>, new: &'s Side<'a>) -> Self {
        Self {
            old,
            new,
            pairs: Pairs::new(old, new),
            old_uses: reach::uses(old.resolved),
            new_uses: reach::uses(new.resolved),
            old_items: items(old.tree),
            new_items: items(new.tree),
            in_progress: RefCell::default(),
        }
    }

    pub(super) fn old_place(&self, span: Span) -> Option<Place> {
        Place::of(span, self.old.sources)
    }

    pub(super) fn new_place(&self, span: Span) -> Option<Place> {
        Place::of(span, self.new.sources)
    }

    /// The direction of a model and the operations that use it, on both sides.
    pub(super) fn uses(&self, old: Option<ModelId>, new: Option<ModelId>) -> Uses {
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

    /// The emitted items of a pair of models.
    pub(super) fn emitted(&self, old: ModelId, new: ModelId) -> Option<(Emitted<'a>, Emitted<'a>)> {
        let old = self.old.resolved.get(old)?;
        let new = self.new.resolved.get(new)?;
        let old = self.old_items.get(&old.source.id)?;
        let new = self.new_items.get(&new.source.id)?;
        Some((*old, *new))
    }
}

impl Emitted<'_> {
    /// The path of the type below the module of the output folder.
    pub(super) fn path(self) -> String {
        self.module.type_path(self.item)
    }
}

fn items(tree: &Tree) -> BTreeMap<&ItemId, Emitted<'_>> {
    tree.items()
        .map(|(module, item)| (&item.id, Emitted { module, item }))
        .collect()
}
