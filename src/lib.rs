//! The models of the Authlete API.
//!
//! Every type is generated from the page that documents it. Structs have public fields and are
//! made with `new`, or with `default` where nothing is required; enumerations keep values that they
//! do not know, so that a response with a new one still decodes and encodes unchanged.
//!
//! Each area of the API is a Cargo feature, and all of them are on by default; the overview says
//! which types come with which.
//!
//! ```
//! # #[cfg(feature = "authorization")] {
//! use authlete_models::{AuthorizationFailResponse, AuthorizationFailResponseAction};
//!
//! let json = r#"{"action": "LOCATION", "responseContent": "https://client.example.com/?error=x"}"#;
//! let response: AuthorizationFailResponse = serde_json::from_str(json)?;
//! assert_eq!(response.action, Some(AuthorizationFailResponseAction::Location));
//! # }
//! # Ok::<(), serde_json::Error>(())
//! ```
#![cfg_attr(feature = "full", doc = include_str!("../generated/overview.md"))]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

#[path = "../generated/mod.rs"]
mod generated;

pub use generated::Unrecognized;
pub use generated::models::*;

/// Compiles the examples of the README as doctests.
#[cfg(all(doctest, feature = "full"))]
#[doc = include_str!("../README.md")]
struct Readme;

/// Compiles the examples of the guide as doctests.
#[cfg(all(doctest, feature = "full"))]
#[doc = include_str!("../docs/using.md")]
struct Using;
