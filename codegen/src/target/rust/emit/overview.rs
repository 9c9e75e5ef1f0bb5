//! The overview of the models by API group, as Markdown for the front page of a crate's documentation.

use crate::target::rust::rustdoc::rustdoc;
use crate::target::rust::{ApiGroup, ModelPath, OTHER, Overview, Tree, key};
use crate::target::{File, MARK};

/// The width up to which text in a cell has no place to break.
const WIDEST: usize = 60;

/// The file; `None` if the setting is off.
pub(super) fn file(tree: &Tree) -> Option<File> {
    let overview = tree.overview.as_ref()?;
    let mut text = format!("<!-- {MARK} from the operations' pages -->\n");
    for group in &overview.groups {
        text.push_str(&group_text(&overview.root, group));
    }
    let (shared, other) = if tree.cargo_features.is_empty() {
        (String::new(), String::new())
    } else {
        (
            "Each is included in the feature of every API group that uses it.\n\n".to_owned(),
            format!("Feature `{OTHER}`.\n\n"),
        )
    };
    for (title, lead, models) in [
        ("Shared by several API groups", shared, &overview.shared),
        ("Others", other, &overview.unused),
    ] {
        if !models.is_empty() {
            let links = links(overview, models);
            text.push_str(&format!("\n## {title}\n\n{lead}{links}\n"));
        }
    }
    Some(File::new("overview.md", text))
}

fn group_text(root: &str, group: &ApiGroup) -> String {
    let mut text = format!("\n## {}\n\n", group.title);
    if let Some(feature) = &group.feature {
        text.push_str(&format!("Feature `{feature}`.\n\n"));
    }
    text.push_str("| Operation | Request | Response |\n| --- | --- | --- |\n");
    for operation in &group.operations {
        let summary = rustdoc(&operation.summary, &|_| None)
            .join(" ")
            .replace('|', "\\|");
        let endpoint = breakable(operation.endpoint.split_inclusive('/')).replace('|', "\\|");
        let cell = |models: &[ModelPath]| {
            models
                .iter()
                .map(|model| link(root, model))
                .collect::<Vec<_>>()
                .join(", ")
        };
        text.push_str(&format!(
            "| {summary}<br>{endpoint} | {} | {} |\n",
            cell(&operation.request),
            cell(&operation.response)
        ));
    }
    if !group.models.is_empty() {
        let models: Vec<String> = group.models.iter().map(|model| link(root, model)).collect();
        text.push_str(&format!("\nTypes: {}\n", models.join(",\n")));
    }
    text
}

fn links(overview: &Overview, models: &[ModelPath]) -> String {
    models
        .iter()
        .map(|model| link(&overview.root, model))
        .collect::<Vec<_>>()
        .join(",\n")
}

/// Text as code that a browser may break between its parts, so that a table is not wider than the page.
fn breakable<'p>(parts: impl Iterator<Item = &'p str>) -> String {
    let mut spans: Vec<String> = Vec::new();
    for part in parts {
        match spans.last_mut() {
            Some(span) if span.chars().count() + part.chars().count() <= WIDEST => {
                span.push_str(part);
            }
            _ => spans.push(part.to_owned()),
        }
    }
    let spans: Vec<String> = spans.iter().map(|span| key(span)).collect();
    spans.join("<wbr>")
}

/// A link to a model, under the path by which the crate exports it.
fn link(root: &str, model: &ModelPath) -> String {
    // The folder `models` is exported at the root.
    let folders = model.folder.iter().skip_while(|folder| *folder == "models");
    let mut path = root.to_owned();
    let mut parts: Vec<String> = Vec::new();
    for folder in folders {
        path.push_str(&format!("::{folder}"));
        parts.push(format!("{folder}::"));
    }
    let name = &model.name;
    for c in name.chars() {
        match parts.last_mut() {
            Some(part) if !c.is_uppercase() => part.push(c),
            _ => parts.push(c.to_string()),
        }
    }
    let text = breakable(parts.iter().map(String::as_str));
    format!("[{text}]({path}::{name})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_breaks_between_its_parts() {
        let folders = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let long = ModelPath {
            folder: folders(&["models", "operations"]),
            name: format!("{}Request", "Very".repeat(15)),
        };
        let link = link("crate", &long);
        let (text, _) = link.split_once("](").unwrap();
        let spans = text.trim_start_matches('[').split("<wbr>");
        assert_eq!(spans.clone().count(), 2, "{text}");
        for span in spans {
            assert!(span.chars().count() <= WIDEST + "``".len(), "{span}");
        }
    }
}
