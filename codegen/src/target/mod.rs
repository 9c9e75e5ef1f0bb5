//! Outputs: what is made of a resolved schema.

pub mod rust;
