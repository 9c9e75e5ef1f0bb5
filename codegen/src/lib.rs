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

pub mod check;
pub mod config;
pub mod diagnostics;
pub mod examples;
pub mod front;
pub mod git;
pub mod markdown;
pub mod matching;
pub mod names;
mod pipeline;
pub mod report;
pub mod resolve;
pub mod schema;
pub mod source;
pub mod target;
pub mod write;

pub use pipeline::{
    Comparison, Config, Error, ExampleCounts, Findings, Generated, Loaded, PageCounts, State,
    Texts, Timings,
};

/// Compiles the examples of the README as doctests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
