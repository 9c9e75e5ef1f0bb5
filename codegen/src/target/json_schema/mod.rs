//! JSON Schema 2020-12 of the documented values.

mod values;
mod writer;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::resolve::{ModelId, Resolved};
use writer::Writer;

/// The dialect of the schemas.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The JSON Schema of a resolved schema: one definition for each name, with equal bytes for equal
/// models. With a model, the schema is that of its values, and has only the definitions that it needs.
///
/// # Errors
/// If a value cannot be written as JSON, which no value of a schema is.
pub fn json_schema(
    resolved: &Resolved,
    names: &BTreeMap<ModelId, String>,
    model: Option<ModelId>,
) -> serde_json::Result<String> {
    let writer = Writer { names };
    let shown: BTreeSet<ModelId> = match model {
        Some(id) => resolved.reach([id]),
        None => names.keys().copied().collect(),
    };
    let mut definitions = Map::new();
    for (id, model) in resolved.iter().filter(|(id, _)| shown.contains(id)) {
        if let Some(name) = names.get(&id) {
            definitions.insert(name.clone(), writer.model(model));
        }
    }
    let mut document = Map::new();
    document.insert("$schema".to_owned(), json!(DIALECT));
    if let Some(id) = model {
        document.insert("$ref".to_owned(), writer.reference(id));
    }
    document.insert("$defs".to_owned(), Value::Object(definitions));
    serde_json::to_string_pretty(&document).map(|json| json + "\n")
}
