//! The overview of the models by API group, as Markdown for the front page of a crate's documentation.

use crate::target::rust::rustdoc::rustdoc;
use crate::target::rust::{ApiGroup, ModelPath, OTHER, Overview, Tree, key};
use crate::target::{File, MARK};

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
        let endpoint = key(&operation.endpoint).replace('|', "\\|");
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

/// A link to a model, under the path by which the crate exports it.
fn link(root: &str, model: &ModelPath) -> String {
    // The folder `models` is exported at the root.
    let folders = model.folder.iter().skip_while(|folder| *folder == "models");
    let mut path = root.to_owned();
    let mut name = String::new();
    for folder in folders {
        path.push_str(&format!("::{folder}"));
        name.push_str(&format!("{folder}::"));
    }
    format!("[`{name}{}`]({path}::{})", model.name, model.name)
}
