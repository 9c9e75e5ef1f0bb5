//! Limits of the input; exceeding one is an error.
//!
//! Published pages are far below each limit. The limits bound the memory of a run and the stack of
//! recursive functions.

/// Bytes of a page: 8 MiB. The longest known published page has 2 MB.
pub const PAGE: usize = 8 << 20;

/// Bytes of the configuration: 1 MiB, which is several thousand fix-ups.
pub const CONFIGURATION: usize = 1 << 20;

/// Pages of a folder. Known published sets have one or two thousand.
pub const PAGES: usize = 100_000;

/// Folders around a page; each becomes a module.
pub const FOLDERS: usize = 32;

/// Cells of a table row. Tables of models have at most five.
pub const CELLS: usize = 64;

/// Nesting depth of types and example values.
pub const DEPTH: usize = 64;

/// Nesting depth of blocks and styles of a description. Deeper ones are merged into their parent,
/// which loses indentation but no words.
pub const DOCS: usize = 24;
