//! How much is read; what is beyond is told and not read.
//!
//! Each limit is far above what published pages have. It keeps a run from taking all memory, and
//! what is read step by step, one within the other, from taking all of the stack.

/// Bytes of a page: 8 MiB. The longest published page that was seen has 2 MB.
pub const PAGE: usize = 8 << 20;

/// Bytes of the configuration: 1 MiB, which is some thousand fix-ups.
pub const CONFIGURATION: usize = 1 << 20;

/// Pages of a folder. Published sets that were seen have a thousand or two.
pub const PAGES: usize = 100_000;

/// Folders around a page; each becomes a module.
pub const FOLDERS: usize = 32;

/// Cells of a table's row. Those that mean something have at most five.
pub const CELLS: usize = 64;

/// Types, or values of an example, that lie in one another.
pub const DEPTH: usize = 64;

/// Blocks and styles of a description that lie in one another. Deeper ones are taken for part of
/// what they lie in: that loses indentation and no words.
pub const DOCS: usize = 24;
