//! Models that are written out inside others.

use std::collections::{BTreeSet, HashMap};

use crate::resolve::{Model, ModelId, Resolved};
use crate::schema::ItemId;

/// Which models are written out inside others.
pub(super) struct Families<'r> {
    pub(super) resolved: &'r Resolved<'r>,
    by_id: HashMap<&'r ItemId, ModelId>,
}

impl<'r> Families<'r> {
    pub(super) fn new(resolved: &'r Resolved<'r>) -> Self {
        let by_id = resolved.iter().map(|(id, model)| (&model.source.id, id));
        Self {
            resolved,
            by_id: by_id.collect(),
        }
    }

    /// The parent of an inline model, skipped or not.
    pub(super) fn parent(&self, model: &Model) -> Option<(ModelId, &Model<'r>)> {
        let id = *self.by_id.get(model.source.parent.as_ref()?)?;
        Some((id, self.resolved.get(id)?))
    }

    /// The outermost parent that is not skipped; the model itself without parents.
    pub(super) fn owner(&self, id: ModelId, model: &Model) -> ModelId {
        let mut owner = id;
        let mut seen = BTreeSet::from([id]);
        let mut parent = self.parent(model);
        while let Some((outer, model)) = parent {
            // Models inside one another get modules of their own.
            if !seen.insert(outer) {
                return id;
            }
            if !model.skipped {
                owner = outer;
            }
            parent = self.parent(model);
        }
        owner
    }
}
