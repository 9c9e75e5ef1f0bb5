//! Help for subjects that cannot be found.

use anyhow::Error;
use markdown_codegen::explain::NotFound;

use crate::cli::advice::advised;
use markdown_codegen::diagnostics::suggest;

/// The error with advice.
pub(in crate::cli) fn advice(error: NotFound) -> Error {
    let help = match &error {
        NotFound::Model { name, known } => unknown(name, known),
        NotFound::Ambiguous { paths, .. } => {
            format!("use one of: {}", listed(paths.iter()))
        }
        NotFound::NoFields { model } => {
            format!("only structs have fields; see `markdown-codegen explain {model}`")
        }
        NotFound::Field { name, known, .. } => {
            match suggest(name, known.iter().map(String::as_str)).as_slice() {
                [] => format!("the fields are {}", known.join(", ")),
                near => format!("did you mean {}?", listed(near.iter())),
            }
        }
    };
    advised(error, help)
}

fn unknown(name: &str, known: &[String]) -> String {
    let known = || known.iter().map(String::as_str);
    let mut near = suggest(name, known());
    if let (true, Some((model, _))) = (near.is_empty(), name.rsplit_once('.')) {
        near = suggest(model, known());
    }
    match near.as_slice() {
        [] => "`markdown-codegen schema` lists all models".to_owned(),
        near => format!("did you mean {}?", listed(near.iter())),
    }
}

fn listed(names: impl Iterator<Item = impl AsRef<str>>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{}`", name.as_ref())).collect();
    names.join(" or ")
}
