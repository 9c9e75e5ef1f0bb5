//! Which model of one side is which of the other.

use std::collections::BTreeMap;

use crate::resolve::ModelId;

/// How a model of the old side is found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// Under the same title and namespace.
    Same,
    /// Under the same title in another namespace.
    Moved,
    /// Under another title.
    Renamed,
}

/// The models of both sides, brought together.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// For each old model the new one.
    pub(super) to_new: BTreeMap<ModelId, (ModelId, Match)>,
    /// Old models that are gone.
    pub(super) removed: Vec<ModelId>,
    /// New models that were not there.
    pub(super) added: Vec<ModelId>,
}

impl Pairs {
    /// Whether a type of the old side and one of the new side are the same model.
    pub(super) fn is_pair(&self, old: ModelId, new: ModelId) -> bool {
        self.to_new
            .get(&old)
            .is_some_and(|(paired, _)| *paired == new)
    }
}
