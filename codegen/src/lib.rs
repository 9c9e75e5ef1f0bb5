//! Reads a folder of published model pages (Markdown) and emits Rust modules.
//!
//! A build script needs one call:
//!
//! ```no_run
//! markdown_codegen::Config::new().specs("specs").out("generated").build()?;
//! # Ok::<(), markdown_codegen::Error>(())
//! ```
//!
//! The pipeline: Markdown → pages → [`schema`] → resolved schema → Rust items → files. Each step is plain
//! data.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[cfg(any(feature = "diff", feature = "lint"))]
pub mod check;
pub mod config;
pub mod diagnostics;
pub mod examples;
#[cfg(feature = "explain")]
pub mod explain;
pub mod front;
#[cfg(feature = "git")]
pub mod git;
pub mod lookup;
pub mod markdown;
pub mod matching;
pub mod names;
mod parallel;
pub mod payloads;
mod pipeline;
#[cfg(any(feature = "diff", feature = "lint"))]
pub mod report;
pub mod resolve;
pub mod schema;
pub mod source;
pub mod target;
pub mod write;

#[cfg(feature = "diff")]
pub use pipeline::Comparison;
#[cfg(feature = "git")]
pub use pipeline::State;
pub use pipeline::{
    Config, Error, ExampleCounts, Findings, Generated, Loaded, PageCounts, Texts, Timings,
    WireNameSummary,
};

/// Compiles the examples of the README as doctests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
