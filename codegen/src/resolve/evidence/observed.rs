//! What values show about the types of fields and variants.

use std::collections::HashMap;

use crate::resolve::{Because, Inferred, ModelId};
use crate::source::Span;

/// What values show about fields and variants, by model and position on the page.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Evidence {
    found: HashMap<(ModelId, usize), Observed>,
}

/// What values show about the type of one field or variant.
#[derive(Clone, Debug, Default)]
pub(in crate::resolve) struct Observed {
    /// The first null, by the number of lists and maps around it.
    nulls: Vec<Option<Sign>>,
    /// The first fraction.
    pub(in crate::resolve) fraction: Option<Sign>,
    /// The first fraction that a documentation generator may have invented.
    pub(in crate::resolve) doubtful: Option<Sign>,
}

/// A value, and what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::resolve) struct Sign {
    pub(super) what: &'static str,
    pub(super) span: Span,
}

impl Evidence {
    pub(in crate::resolve) fn of(&self, model: ModelId, at: usize) -> Observed {
        self.found.get(&(model, at)).cloned().unwrap_or_default()
    }

    pub(super) fn entry(&mut self, model: ModelId, at: usize) -> &mut Observed {
        self.found.entry((model, at)).or_default()
    }
}

impl Observed {
    /// The null in as many lists and maps.
    pub(in crate::resolve) fn null(&self, depth: usize) -> Option<Sign> {
        self.nulls.get(depth).copied().flatten()
    }

    /// The first null in lists and maps.
    pub(in crate::resolve) fn inner_null(&self) -> Option<Sign> {
        self.nulls.iter().skip(1).flatten().next().copied()
    }

    pub(in crate::resolve) fn inferred(&self) -> Inferred {
        Inferred {
            null: self.null(0).is_some(),
            null_items: self.inner_null().is_some(),
            fraction: self.fraction.is_some() || self.doubtful.is_some(),
        }
    }

    pub(super) fn add_null(&mut self, depth: usize, sign: impl FnOnce() -> Sign) {
        if self.nulls.len() <= depth {
            self.nulls.resize(depth + 1, None);
        }
        if let Some(null @ None) = self.nulls.get_mut(depth) {
            *null = Some(sign());
        }
    }

    pub(super) fn add_fraction(&mut self, is_doubtful: bool, sign: impl FnOnce() -> Sign) {
        let slot = if is_doubtful {
            &mut self.doubtful
        } else {
            &mut self.fraction
        };
        if slot.is_none() {
            *slot = Some(sign());
        }
    }
}

impl Sign {
    pub(in crate::resolve) fn because<'a>(self) -> Because<'a> {
        Because::Evidence {
            what: self.what,
            span: self.span,
        }
    }
}
