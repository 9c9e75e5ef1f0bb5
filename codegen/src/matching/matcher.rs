//! What values are matched with.

use super::forms::Forms;
use crate::resolve::{Kind, ModelId, Resolved};

/// Matches JSON values with the types of a resolved schema.
#[derive(Clone, Copy, Debug)]
pub struct Matcher<'r, 'a> {
    /// The schema.
    pub resolved: &'r Resolved<'a>,
    /// The forms that values take on the wire.
    pub forms: Forms,
}

impl<'r, 'a> Matcher<'r, 'a> {
    /// A matcher for the types of a schema.
    pub fn new(resolved: &'r Resolved<'a>, forms: Forms) -> Self {
        Self { resolved, forms }
    }

    pub(super) fn kind(&self, id: ModelId) -> Option<&'r Kind<'a>> {
        self.resolved.get(id).map(|model| &model.kind)
    }
}

/// The unions through which one value leads, innermost first. A union within itself, without a
/// list, map or key between, matches nothing.
#[derive(Clone, Copy)]
pub(super) struct Path<'p> {
    id: ModelId,
    outer: Option<&'p Path<'p>>,
}

impl<'p> Path<'p> {
    /// The path into one more union; `None` if that is on the path already.
    pub(super) fn into(outer: Option<&'p Path<'p>>, id: ModelId) -> Option<Self> {
        let mut next = outer;
        while let Some(path) = next {
            if path.id == id {
                return None;
            }
            next = path.outer;
        }
        Some(Self { id, outer })
    }
}
