//! A schema as a readable outline.

use std::fmt::Write;

use markdown_codegen::schema::{Deprecation, Model, ModelKind, Operation, Response, Schema};
use markdown_codegen::source::shown;

use super::terminal::Terminal;

/// All models and operations, in page order.
pub(super) fn of(schema: &Schema, terminal: &Terminal) -> String {
    let mut blocks: Vec<String> = schema
        .models
        .iter()
        .map(|model| model_text(model, terminal))
        .collect();
    let operations: Vec<String> = schema
        .operations
        .iter()
        .map(|operation| operation_text(operation, terminal))
        .collect();
    blocks.extend(operations);
    if !schema.envelopes.is_empty() {
        let paths: Vec<String> = schema.envelopes.iter().map(Model::path).collect();
        let heading = terminal.bold("envelopes");
        blocks.push(format!("{heading}\n  {}\n", paths.join("\n  ")));
    }
    if !schema.other_pages.is_empty() {
        let pages = schema.other_pages.join("\n  ");
        let heading = terminal.bold("other pages");
        blocks.push(format!("{heading}\n  {pages}\n"));
    }
    blocks.join("\n")
}

fn model_text(model: &Model, terminal: &Terminal) -> String {
    let path = terminal.bold(&model.path());
    let note = note(model.deprecated.as_ref());
    let (kind, lines) = match &model.kind {
        ModelKind::Struct { fields } => {
            let rows = fields.iter().map(|field| {
                let absent = if field.required { "" } else { "?" };
                let nullable = if field.nullable { " or null" } else { "" };
                let note = self::note(field.deprecated.as_ref());
                [
                    format!("{}{absent}", field.name),
                    format!("{}{nullable}{note}", field.ty),
                ]
            });
            ("struct", table(rows.collect()))
        }
        ModelKind::Enum { values, open } => {
            let rows = values.iter().map(|value| {
                let name = value.name.clone().unwrap_or_default();
                [value.value.to_string(), name]
            });
            let kind = if *open { "open enum" } else { "enum" };
            (kind, table(rows.collect()))
        }
        ModelKind::Union { variants } => {
            let rows = variants
                .iter()
                .map(|variant| [variant.ty.to_string(), String::new()]);
            ("union", table(rows.collect()))
        }
    };
    format!(
        "{kind} {path}{note}  {}\n{lines}",
        shown(&model.origin.page)
    )
}

fn operation_text(operation: &Operation, terminal: &Terminal) -> String {
    let name = terminal.bold(&shown(&operation.id));
    let Operation {
        method,
        path,
        origin,
        ..
    } = operation;
    let note = note(operation.deprecated.as_ref());
    let (method, path, page) = (shown(method), shown(path), shown(&origin.page));
    let mut text = format!("operation {name}{note}  {method} {path}  {page}\n");
    let mut rows: Vec<[String; 2]> = operation
        .parameters
        .iter()
        .map(|parameter| {
            let absent = if parameter.required { "" } else { "?" };
            [
                format!("{}{absent}", parameter.name),
                parameter.ty.to_string(),
            ]
        })
        .collect();
    let mut responses: Vec<String> = operation.responses.iter().map(response_text).collect();
    if responses.is_empty() {
        responses.push("nothing".to_owned());
    }
    rows.extend(
        responses
            .into_iter()
            .map(|response| ["->".to_owned(), response]),
    );
    rows.extend(operation.errors.iter().map(|error| {
        [
            format!("-> {}", error.status.join(", ")),
            error.ty.to_string(),
        ]
    }));
    let _ = write!(text, "{}", table(rows));
    text
}

fn response_text(response: &Response) -> String {
    let body = response.ty.as_ref();
    let mut text = body.map_or_else(|| "nothing".to_owned(), ToString::to_string);
    let details = response.status.iter().chain(&response.media_type);
    let details: Vec<&str> = details.map(String::as_str).collect();
    if !details.is_empty() {
        let _ = write!(text, "  ({})", details.join(", "));
    }
    text
}

fn note(deprecated: Option<&Deprecation>) -> &'static str {
    match deprecated {
        Some(_) => "  (deprecated)",
        None => "",
    }
}

/// Indented lines of two columns.
fn table(rows: Vec<[String; 2]>) -> String {
    let widths = rows.iter().map(|[first, _]| first.chars().count());
    let width = widths.max().unwrap_or(0);
    let mut text = String::new();
    for [first, second] in rows {
        let line = format!("  {first:<width$}  {second}");
        let _ = writeln!(text, "{}", shown(line.trim_end()));
    }
    text
}
