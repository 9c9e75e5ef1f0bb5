//! Finds the requested model or field.

use anyhow::{Error, anyhow};
use markdown_codegen::resolve::{Model, ModelId, Resolved};
use markdown_codegen::schema::{Field, ModelKind};

use crate::cli::advice::advised;
use crate::cli::suggest::suggest;

/// The qualifier of titles in the root namespace.
const ROOT: &str = "models.";

/// The subject of an explanation.
pub(super) struct Found<'r> {
    pub(super) id: ModelId,
    pub(super) model: &'r Model<'r>,
    pub(super) field: Option<&'r Field>,
}

/// The model of a title or path, or a field of it.
///
/// # Errors
/// If there is none or several, with help.
pub(super) fn find<'r>(resolved: &'r Resolved<'r>, subject: &str) -> Result<Found<'r>, Error> {
    // A title may contain dots, so the longest title is tried first.
    let splits = subject
        .rmatch_indices('.')
        .filter_map(|(at, _)| Some((subject.get(..at)?, subject.get(at + 1..))));
    for (name, field) in [(subject, None)].into_iter().chain(splits) {
        match models(resolved, name).as_slice() {
            [] => {}
            [(id, model)] => {
                let field = field.map(|field| field_of(model, field)).transpose()?;
                return Ok(Found {
                    id: *id,
                    model,
                    field,
                });
            }
            several => {
                let rest = field.map(|field| format!(".{field}")).unwrap_or_default();
                let paths = several.iter().map(|(_, model)| model.source.path() + &rest);
                return Err(advised(
                    anyhow!("several pages have the title `{name}`"),
                    format!("use one of: {}", listed(paths)),
                ));
            }
        }
    }
    Err(unknown(resolved, subject))
}

/// The models with a path, else those with a title.
fn models<'r>(resolved: &'r Resolved<'r>, name: &str) -> Vec<(ModelId, &'r Model<'r>)> {
    let of_path = |name: &str| -> Vec<_> {
        resolved
            .iter()
            .filter(|(_, model)| model.source.path() == name)
            .collect()
    };
    let mut found = of_path(name);
    if found.is_empty() {
        found = resolved
            .iter()
            .filter(|(_, model)| model.source.id.name == name)
            .collect();
    }
    if let (true, Some(name)) = (found.is_empty(), name.strip_prefix(ROOT)) {
        found = of_path(name);
    }
    found
}

fn field_of<'r>(model: &Model<'r>, name: &str) -> Result<&'r Field, Error> {
    let path = model.source.path();
    let ModelKind::Struct { fields } = &model.source.kind else {
        let help = format!("only structs have fields; see `markdown-codegen explain {path}`");
        return Err(advised(anyhow!("`{path}` has no fields"), help));
    };
    if let Some(field) = fields.iter().find(|field| field.name == name) {
        return Ok(field);
    }
    let known = || fields.iter().map(|field| field.name.as_str());
    let near = suggest(name, known());
    let help = match near.as_slice() {
        [] => format!("the fields are {}", known().collect::<Vec<_>>().join(", ")),
        near => format!("did you mean {}?", listed(near.iter().copied())),
    };
    Err(advised(anyhow!("`{path}` has no field `{name}`"), help))
}

fn unknown(resolved: &Resolved, subject: &str) -> Error {
    let mut known: Vec<String> = resolved
        .models
        .iter()
        .map(|model| model.source.path())
        .collect();
    known.extend(
        resolved
            .models
            .iter()
            .map(|model| model.source.id.name.clone()),
    );
    let known = || known.iter().map(String::as_str);
    let mut near = suggest(subject, known());
    if let (true, Some((model, _))) = (near.is_empty(), subject.rsplit_once('.')) {
        near = suggest(model, known());
    }
    let help = match near.as_slice() {
        [] => "`markdown-codegen schema` lists all models".to_owned(),
        near => format!("did you mean {}?", listed(near.iter().copied())),
    };
    advised(anyhow!("no page with the title `{subject}`"), help)
}

fn listed(names: impl Iterator<Item = impl AsRef<str>>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{}`", name.as_ref())).collect();
    names.join(" or ")
}
