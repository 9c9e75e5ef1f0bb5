//! What a front end does.

use std::iter::Sum;

use crate::diagnostics::Diagnostics;
use crate::markdown::Page;
use crate::schema::{Model, Operation};

/// A page with its structure.
pub type Document<'a> = Page<'a>;

/// How surely a front end claims a page, as a weight that adds up over the pages of a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u64);

impl Confidence {
    /// The page shows nothing of the format.
    pub const NONE: Self = Self(0);
    /// Pages of other formats may look the same.
    pub const WEAK: Self = Self(1);
    /// Only pages of the format look like this one.
    pub const STRONG: Self = Self(10);

    /// Whether a claim is too close to a lower one to win over it: by less than a quarter.
    pub fn is_close_to(self, lower: Self) -> bool {
        self.0.saturating_mul(3) < lower.0.saturating_mul(4)
    }
}

impl Sum for Confidence {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        Self(all.fold(0, |sum, one| sum.saturating_add(one.0)))
    }
}

/// What is set for reading a set of pages.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'o> {
    /// The language of the pages' types, by its name; detected if it is not set.
    pub dialect: Option<&'o str>,
}

/// The items of a set of pages.
#[derive(Clone, Debug, Default)]
pub struct Items {
    /// The models, in the order of the pages and of their places on the page. Those that are
    /// written out inside another one follow it.
    pub models: Vec<Model>,
    /// The operations, in the same order.
    pub operations: Vec<Operation>,
    /// The paths of the pages that document nothing.
    pub other_pages: Vec<String>,
    /// The language of the pages' types, where the format has several.
    pub dialect: Option<&'static str>,
}

/// A page format: how its pages are recognised and read.
///
/// Section names, columns, marks and stock phrases of the format are known here and nowhere else.
pub trait FrontEnd: Send + Sync {
    /// The name by which the setting `format` chooses the front end.
    fn name(&self) -> &'static str;

    /// How surely a page is of the format.
    fn claims(&self, document: &Document<'_>) -> Confidence;

    /// Reads a set of pages, which come in the order of their paths.
    ///
    /// What cannot be read is reported, and reading continues. A page that yields neither an item
    /// nor a diagnostic is listed in [`Items::other_pages`]. `None` if the set as a whole cannot be
    /// read, which the diagnostics say.
    fn read(
        &self,
        documents: Vec<Document<'_>>,
        options: Options<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Items>;
}
