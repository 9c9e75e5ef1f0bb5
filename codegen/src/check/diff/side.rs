//! One state of the pages.

use crate::config::Types;
use crate::resolve::Resolved;
use crate::schema::Schema;
use crate::source::Sources;
use crate::target::rust::Tree;

/// One state of the pages and what was derived from it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The resolved schema.
    pub resolved: &'a Resolved<'a>,
    /// The schema, for operations and links.
    pub schema: &'a Schema,
    /// The lowered items.
    pub tree: &'a Tree,
    /// Which Rust types represent the documented ones.
    pub types: Types,
    /// The files, for places.
    pub sources: &'a Sources,
}
