//! Reads whole sets of published pages, where they are at hand.

mod support;

use std::error::Error;
use std::path::Path;

use markdown_codegen::diagnostics::Diagnostics;
use markdown_codegen::schema::{Constant, ModelKind, Operation, Schema};
use markdown_codegen::source::Sources;
use serde_json::Value;

use support::corpora::corpora;
use support::pages;

type Tested = Result<(), Box<dyn Error>>;

/// Reads a set that must have no errors, and of which every page must be accounted for.
fn read(corpora: &Path, name: &str) -> Result<(Sources, Schema), Box<dyn Error>> {
    let sources = Sources::load(&corpora.join(name), name)?;
    let mut diagnostics = Diagnostics::default();
    let schema = pages::schema(&sources, &mut diagnostics)?;
    assert_eq!(pages::errors(&sources, &diagnostics), "");

    let mut pages: Vec<&str> = schema
        .models
        .iter()
        .map(|m| m.origin.page.as_str())
        .collect();
    pages.extend(schema.envelopes.iter().map(|m| m.origin.page.as_str()));
    let mut groups: Vec<_> = schema
        .operations
        .iter()
        .map(|o| o.origin.page.as_str())
        .collect();
    groups.dedup();
    pages.extend(groups);
    pages.extend(schema.other_pages.iter().map(String::as_str));
    pages.sort_unstable();
    let mut files: Vec<_> = sources.iter().map(|(_, file)| file.path.as_str()).collect();
    files.sort_unstable();
    assert_eq!(pages, files);
    Ok((sources, schema))
}

#[test]
fn every_page_of_every_set_is_read() -> Tested {
    let Some(corpora) = corpora() else {
        return Ok(());
    };
    // Counted by another reader, which shares nothing with this one.
    for (name, counts) in [
        ("seed", [1, 4, 0, 0, 0, 1, 0]),
        ("authlete", [304, 1778, 366, 0, 84, 303, 0]),
        ("authlete-2025-12", [291, 1713, 357, 0, 75, 290, 0]),
        ("authlete-2025-11", [290, 1657, 352, 0, 75, 289, 0]),
        ("dub", [433, 2360, 468, 111, 53, 389, 78]),
        ("mistral", [1012, 3253, 574, 431, 241, 874, 28]),
    ] {
        let (_, schema) = read(&corpora, name)?;
        assert_eq!(count(&schema), counts, "{name}");
    }
    Ok(())
}

/// Models, fields, values, arms, operations, examples of models, deprecated models and fields.
fn count(schema: &Schema) -> [usize; 7] {
    let mut counts = [0; 7];
    counts[0] = schema.models.len();
    counts[4] = schema.operations.len();
    for model in &schema.models {
        counts[5] += usize::from(model.example.is_some());
        counts[6] += usize::from(model.deprecated.is_some());
        match &model.kind {
            ModelKind::Struct { fields } => {
                counts[1] += fields.len();
                counts[6] += fields.iter().filter(|f| f.deprecated.is_some()).count();
            }
            ModelKind::Enum { values, .. } => counts[2] += values.len(),
            ModelKind::Union { variants } => counts[3] += variants.len(),
        }
    }
    counts
}

#[test]
fn the_schema_survives_its_printed_form() -> Tested {
    let Some(corpora) = corpora() else {
        return Ok(());
    };
    let (_, schema) = read(&corpora, "mistral")?;
    let json = schema.to_json()?;
    let again: Schema = serde_json::from_str(&json)?;
    assert_eq!(again.to_json()?, json);
    Ok(())
}

#[test]
fn the_schema_agrees_with_the_facts() -> Tested {
    let Some(corpora) = corpora() else {
        return Ok(());
    };
    let (_, schema) = read(&corpora, "authlete")?;
    let facts = std::fs::read_to_string(corpora.join("../facts/authlete.json"))?;
    let facts: Value = serde_json::from_str(&facts)?;

    let models = facts["models"].as_array().ok_or("no models")?;
    assert_eq!(schema.models.len(), models.len());
    for (model, fact) in schema.models.iter().zip(models) {
        assert_eq!(model.origin.page, text(&fact["doc"]));
        assert_eq!(model.id.name, text(&fact["title"]));
        match &model.kind {
            ModelKind::Struct { fields } => {
                let is: Vec<_> = fields
                    .iter()
                    .map(|f| {
                        (
                            f.name.clone(),
                            f.ty.to_string(),
                            f.required,
                            f.deprecated.is_some(),
                        )
                    })
                    .collect();
                let should: Vec<_> = list(&fact["fields"])
                    .map(|f| {
                        (
                            text(&f["name"]),
                            notation(&text(&f["type"])),
                            f["required"] == true,
                            f["deprecated"] == true,
                        )
                    })
                    .collect();
                assert_eq!(is, should, "{}", model.origin.page);
            }
            ModelKind::Enum { values, open } => {
                let is = values.iter().map(|value| value.value.clone());
                let should = list(&fact["values"]).map(|value| Constant::String(text(value)));
                assert!(is.eq(should), "{}", model.origin.page);
                assert!(!open, "{}", model.origin.page);
            }
            ModelKind::Union { .. } => panic!("{}: no union is known", model.origin.page),
        }
    }

    let operations = facts["operations"].as_array().ok_or("no operations")?;
    assert_eq!(schema.operations.len(), operations.len());
    for (operation, fact) in schema.operations.iter().zip(operations) {
        compare(operation, fact);
    }
    Ok(())
}

fn compare(operation: &Operation, fact: &Value) {
    let is = [
        &operation.origin.page,
        &operation.group,
        &operation.name,
        &operation.id,
        &operation.method,
        &operation.path,
    ];
    let names = ["doc", "group", "name", "operation_id", "method", "path"];
    assert_eq!(
        is.map(String::as_str),
        names.map(|name| fact[name].as_str().unwrap_or(""))
    );
    let request = operation.parameters.iter().find(|p| p.name == "request");
    assert_eq!(
        request.map(|request| request.ty.to_string()),
        fact["request"].as_str().map(notation),
        "{}",
        operation.id
    );
    let response = text(&fact["response"]);
    let response = response
        .strip_prefix("Promise\\<")
        .and_then(|response| response.strip_suffix("\\>"))
        .filter(|response| *response != "void");
    assert_eq!(
        operation.response_types().next().map(ToString::to_string),
        response.map(notation),
        "{}",
        operation.id
    );
    let is: Vec<_> = operation
        .errors
        .iter()
        .map(|e| {
            (
                e.ty.to_string(),
                e.status.join(", "),
                e.media_type.clone().unwrap_or_default(),
            )
        })
        .collect();
    let should: Vec<_> = list(&fact["errors"])
        .map(|e| {
            let content_type = text(&e["content_type"]).replace('\\', "");
            (text(&e["type"]), text(&e["status"]), content_type)
        })
        .collect();
    assert_eq!(is, should, "{}", operation.id);
    assert!(
        !operation.summary.is_empty() && !operation.lead.is_empty(),
        "{}",
        operation.id
    );
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The notation of a type cell: link targets and stars taken away, `Record` renamed.
fn notation(cell: &str) -> String {
    let mut plain = String::new();
    let mut rest = cell;
    while let Some((before, link)) = rest.split_once("](") {
        plain.push_str(before.strip_prefix('[').unwrap_or(before));
        rest = link.split_once(')').map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    plain
        .replace('*', "")
        .replace("Record<string, ", "map<")
        .replace("{ [k: string]: any }", "map<any>")
}
