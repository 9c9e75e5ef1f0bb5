//! The settings of the target Rust.

use super::{Features, Types};

/// What is emitted as Rust, and how; only the target Rust reads these settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RustSettings {
    /// Which Rust types represent the documented ones.
    pub types: Types,
    /// The path under which the crate exports the models; if it is given, an overview of the
    /// models by area is emitted, with links to them.
    pub overview: Option<String>,
    /// Whether types are compiled by the Cargo feature of their area, and how features are called.
    pub features: Option<Features>,
    /// Whether the examples of the pages become tests.
    pub tests: bool,
    /// Whether every type implements `Arbitrary`, for tests and under a feature of the crate.
    pub arbitrary: bool,
    /// The path under which other crates name the models; if it is given, the documentation of
    /// a type shows how the value of its page is built.
    pub examples: Option<String>,
}
