//! What the manifests of the crates say.

/// What a manifest says of the crate of models that a consumer uses.
pub const MODELS: &str = "models = { path = \"../models\" }\n";

/// What a manifest of our models says besides; what is behind features that they lack is not there for anyone.
pub const LINTS: &str = "\n[lints.rust]\nunexpected_cfgs = \"allow\"\n\n";

/// What a manifest of our models says of the runtime.
pub const RUNTIME: &str = concat!(
    "markdown-codegen-runtime = { path = '",
    env!("CARGO_MANIFEST_DIR"),
    "/runtime' }\n"
);

/// What a manifest says of serde.
pub fn serde(has_derives: bool) -> String {
    let features = if has_derives {
        r#""std", "derive""#
    } else {
        r#""std""#
    };
    format!("serde = {{ version = \"*\", default-features = false, features = [{features}] }}\n")
}

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
