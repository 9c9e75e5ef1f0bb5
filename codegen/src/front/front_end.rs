//! The interface of front ends.

use std::iter::Sum;

use crate::diagnostics::Diagnostics;
use crate::markdown::Page;
use crate::schema::{Model, Operation};

/// A page with its structure.
pub type Document<'a> = Page<'a>;

/// The certainty with which a front end claims a page: a weight that is summed over the pages of a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u64);

impl Confidence {
    /// The page has no sign of the format.
    pub const NONE: Self = Self(0);
    /// Pages of other formats may look the same.
    pub const WEAK: Self = Self(1);
    /// Only pages of the format look like this one.
    pub const STRONG: Self = Self(10);

    /// Whether a claim exceeds a lower one by less than a quarter, so that neither wins.
    pub fn is_close_to(self, lower: Self) -> bool {
        self.0.saturating_mul(3) < lower.0.saturating_mul(4)
    }
}

impl Sum for Confidence {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        Self(all.fold(0, |sum, one| sum.saturating_add(one.0)))
    }
}

/// The settings for reading a set of pages.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'o> {
    /// The language of the pages' types, by its name; detected if it is not set.
    pub dialect: Option<&'o str>,
    /// Whether envelopes are models like any other.
    pub keep_envelopes: bool,
}

/// The items of a set of pages.
#[derive(Clone, Debug, Default)]
pub struct Items {
    /// The models, in the order of the pages and of their positions. Inline models follow the one that contains
    /// them.
    pub models: Vec<Model>,
    /// The operations, in the same order.
    pub operations: Vec<Operation>,
    /// Models of an SDK's responses that are not JSON, removed from the models.
    pub envelopes: Vec<Model>,
    /// The paths of the pages that document nothing.
    pub other_pages: Vec<String>,
    /// The language of the pages' types, if the format has several.
    pub dialect: Option<&'static str>,
}

/// A page format: how its pages are recognised and read.
///
/// Section names, columns, marks and stock phrases of the format are known here and nowhere else.
pub trait FrontEnd: Send + Sync {
    /// The name by which the setting `format` chooses the front end.
    fn name(&self) -> &'static str;

    /// The certainty that a page has the format.
    fn claims(&self, document: &Document<'_>) -> Confidence;

    /// Reads a set of pages, which come in the order of their paths.
    ///
    /// Errors are reported, and reading continues. A page that yields no item is listed in
    /// [`Items::other_pages`]. Errors are about types: nothing else stops a run. `None` if the whole set cannot be read, which is reported.
    fn read(
        &self,
        documents: Vec<Document<'_>>,
        options: Options<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Items>;
}
