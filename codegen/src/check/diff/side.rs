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
    /// The Rust types of documented types.
    pub types: Types,
    /// The files, for spans.
    pub sources: &'a Sources,
}
