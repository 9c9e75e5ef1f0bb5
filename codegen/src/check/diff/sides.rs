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
use crate::target::rust::{Module, Tree};

/// Both states.
pub(super) struct Sides<'s, 'a> {
    pub(super) old: &'s Side<'a>,
    pub(super) new: &'s Side<'a>,
    pub(super) pairs: Pairs,
    pub(super) old_uses: BTreeMap<ModelId, Uses>,
    pub(super) new_uses: BTreeMap<ModelId, Uses>,
    pub(super) old_modules: BTreeMap<&'a ItemId, &'a Module>,
    pub(super) new_modules: BTreeMap<&'a ItemId, &'a Module>,
    /// Pairs of models under comparison because one replaces the other.
    pub(super) visited: RefCell<BTreeSet<(ModelId, ModelId)>>,
}

impl<'s, 'a> Sides<'s, 'a> {
    pub(super) fn new(old: &'s Side<'a>, new: &'s Side<'a>) -> Self {
        Self {
            old,
            new,
            pairs: Pairs::new(old, new),
            old_uses: reach::uses(old.resolved),
            new_uses: reach::uses(new.resolved),
            old_modules: modules(old.tree),
            new_modules: modules(new.tree),
            visited: RefCell::default(),
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

    pub(super) fn modules(&self, old: ModelId, new: ModelId) -> Option<(&'a Module, &'a Module)> {
        let old = self.old.resolved.get(old)?;
        let new = self.new.resolved.get(new)?;
        let old = self.old_modules.get(&old.source.id)?;
        let new = self.new_modules.get(&new.source.id)?;
        Some((old, new))
    }
}

fn modules(tree: &Tree) -> BTreeMap<&ItemId, &Module> {
    tree.modules
        .iter()
        .map(|module| (&module.item.id, module))
        .collect()
}
