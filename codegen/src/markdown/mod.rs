//! The structure of a Markdown or MDX page, with the place of every part; no knowledge of models.
//!
//! [`read`] gives a [`Page`]: its sections in order, each with its blocks. [`Page::nodes`] gives the
//! sections as a tree with anchors, [`Page::inline`] and [`Page::cell`] give text without marks.

mod anchors;
mod block;
mod definitions;
mod front_matter;
mod inline;
mod marks;
mod mdx;
mod node;
mod page;
mod read;
mod sections;
mod table;
mod tag;
#[cfg(test)]
mod tests;

pub use anchors::slug;
pub use block::{Block, Component, Fence, FrontMatter, Item, List};
pub use inline::{Inline, Link, Run, Style};
pub use node::Node;
pub use page::{Content, Flavor, HeadingStyle, Page, Section};
pub use read::{read, read_as};
pub use table::{Row, Table, unescape_cell};
pub use tag::{Attribute, Tag, TagForm, tag};
