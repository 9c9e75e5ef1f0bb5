//! The models of the Authlete API.
//!
//! Every type is generated from the page that documents it. Structs have public fields. `new` takes the
//! required ones; structs without required fields implement `Default`. Enums preserve undocumented
//! values, so that a response with a new value decodes and encodes unchanged.
//!
//! Each API group is a Cargo feature, and all of them are on by default. The overview lists the types of
//! each feature.
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

pub use generated::*;

/// Compiles the examples of the README as doctests.
#[cfg(all(doctest, feature = "full"))]
#[doc = include_str!("../README.md")]
struct Readme;

/// Compiles the examples of the guide as doctests.
#[cfg(all(doctest, feature = "full"))]
#[doc = include_str!("../docs/using.md")]
struct Using;
