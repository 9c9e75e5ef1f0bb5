//! Generated values of the authorization family survive decoding and encoding.

#[path = "../family/mod.rs"]
mod family;

mod from_json;
mod from_types;
mod strategies;
