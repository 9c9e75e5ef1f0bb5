//! Pairs of models of both sides.

use std::collections::BTreeMap;

use crate::resolve::ModelId;

/// The evidence for a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// The same title and namespace.
    Same,
    /// The same title in another namespace.
    Moved,
    /// Another title.
    Renamed,
}

/// The paired and unpaired models of both sides.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// The new model of each paired old one.
    pub(super) to_new: BTreeMap<ModelId, (ModelId, Match)>,
    /// Removed models.
    pub(super) removed: Vec<ModelId>,
    /// Added models.
    pub(super) added: Vec<ModelId>,
}

impl Pairs {
    /// Whether two types refer to paired models.
    pub(super) fn is_pair(&self, old: ModelId, new: ModelId) -> bool {
        self.to_new
            .get(&old)
            .is_some_and(|(paired, _)| *paired == new)
    }
}
