//! What several tests need.
#![allow(dead_code, reason = "each test uses some of it")]

pub mod bless;
pub mod case;
pub mod case_file;
pub mod corpora;
pub mod files;
pub mod outcome;
pub mod pages;
pub mod reports;
pub mod scratch;
pub mod toy;
