//! What the manifests of the crates say.

use std::ffi::OsString;

/// The dependencies of our models; what is behind features that they lack is not there for anyone.
pub const MODELS: &str = r#"serde = { version = "*", default-features = false, features = ["std"{derive}] }

[lints.rust]
unexpected_cfgs = "allow"

"#;

/// The dependencies of what other generators make.
pub const PEER: &str = r#"serde = { version = "*", default-features = false, features = ["std", "derive"] }
"#;

/// The dependencies of a consumer.
pub const CONSUMER: &str = r#"serde = { version = "*", default-features = false, features = ["std"] }
models = { path = "../models" }
"#;

/// The manifest of a package.
pub fn package(name: &str, dependencies: &str) -> String {
    format!(
        r#"[package]
name = "{name}"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
serde_json = "*"
{dependencies}"#
    )
}

/// The manifest of a workspace.
pub fn workspace(members: &[&str]) -> String {
    format!("[workspace]\nmembers = {members:?}\nresolver = \"3\"\n")
}

/// The command with which this was built.
pub fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
