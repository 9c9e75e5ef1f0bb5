//! JSON that goes through the types of the authorization family and comes back.
//!
//! Payloads are data: `tests/payloads/<Model>/<case>.json`. A struct has at least `full` and
//! `minimal`; whatever other case stands in its folder must come back equal too. An enumeration has
//! `known` and `unknown`, each a list of values.

#[path = "../family/mod.rs"]
mod family;

mod accepted;
mod payloads;
mod refused;
mod traits;
mod values;
