//! The models of the Authlete API.
//!
//! Every type is generated from the page that documents it. Structs have public fields and are
//! made with `new`, or with `default` where nothing is required; enumerations keep values that they
//! do not know, so that a response with a new one still decodes and encodes unchanged.
//!
//! ```
//! use authlete_models::{AuthorizationFailResponse, AuthorizationFailResponseAction};
//!
//! let json = r#"{"action": "LOCATION", "responseContent": "https://client.example.com/?error=x"}"#;
//! let response: AuthorizationFailResponse = serde_json::from_str(json)?;
//! assert_eq!(response.action, Some(AuthorizationFailResponseAction::Location));
//! # Ok::<(), serde_json::Error>(())
//! ```
#![doc = include_str!("../generated/overview.md")]
#![forbid(unsafe_code)]

#[path = "../generated/mod.rs"]
mod generated;

pub use generated::Unrecognized;
pub use generated::models::*;

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
