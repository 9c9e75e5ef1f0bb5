//! Front ends: page formats, each read into the schema.

pub mod speakeasy;
