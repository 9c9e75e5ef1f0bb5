//! Source files and spans.

mod excerpt;
mod fence;
mod file;
mod hidden;
pub mod limits;
mod link;
mod load;
mod sources;
mod span;

pub use excerpt::Excerpt;
pub use fence::fence;
pub use file::{SourceFile, Unread};
pub use hidden::{is_hidden, shown, shown_json};
pub use link::{
    Destination, MARKDOWN, MARKDOWN_AND_MDX, destination, file_name, is_external, is_page, resolve,
};
pub use load::read_bounded;
pub(crate) use load::too_many;
pub use sources::Sources;
pub use span::{FileId, Span};
