//! JSON Schema of the values: valid for all cases and sets, and with the fields of their pages.

mod support;

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use markdown_codegen::{Config, Loaded};
use serde_json::Value;

use support::bless;
use support::corpora::{corpora, say};
use support::outcome::settle;

type Tested<T = ()> = Result<T, Box<dyn Error>>;

/// The JSON Schema of pages without errors.
fn schema(loaded: &Loaded, model: Option<&str>) -> Tested<Option<Value>> {
    match loaded.json_schema(model).0 {
        None => Ok(None),
        Some(Err(error)) => Err(format!("{error:?}").into()),
        Some(Ok(text)) => Ok(Some(serde_json::from_str(&text)?)),
    }
}

/// The kinds of JSON.
const KINDS: [&str; 7] = [
    "array", "boolean", "integer", "null", "number", "object", "string",
];

/// Checks a document by the meta-schema, as far as its keywords go, and that references have targets.
fn check(name: &str, document: &Value) -> Tested {
    assert_eq!(
        document["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    let definitions = document["$defs"].as_object().ok_or("no definitions")?;
    let mut open: Vec<&Value> = vec![document];
    while let Some(schema) = open.pop() {
        let fault = |what: &str| Err(format!("{name}: {what}: {schema}").into());
        let Some(keywords) = schema.as_object() else {
            return fault("not an object");
        };
        for (keyword, value) in keywords {
            let is_valid = match keyword.as_str() {
                "$schema" | "description" | "format" => value.is_string(),
                "$ref" => value
                    .as_str()
                    .and_then(target)
                    .is_some_and(|key| definitions.contains_key(&key)),
                "deprecated" => value.is_boolean(),
                "const" | "default" => true,
                "type" => match value {
                    Value::String(kind) => KINDS.contains(&kind.as_str()),
                    Value::Array(kinds) => {
                        is_set(kinds) && kinds.iter().all(|kind| KINDS.iter().any(|it| kind == it))
                    }
                    _ => false,
                },
                "enum" => value.as_array().is_some_and(|values| is_set(values)),
                "required" => value
                    .as_array()
                    .is_some_and(|names| is_set(names) && names.iter().all(Value::is_string)),
                "items" | "additionalProperties" => {
                    open.push(value);
                    true
                }
                "anyOf" => {
                    let branches = value.as_array().filter(|branches| !branches.is_empty());
                    open.extend(branches.into_iter().flatten());
                    branches.is_some()
                }
                "$defs" | "properties" => {
                    let schemas = value.as_object();
                    open.extend(schemas.into_iter().flat_map(serde_json::Map::values));
                    schemas.is_some()
                }
                _ => false,
            };
            if !is_valid {
                return fault(keyword);
            }
        }
    }
    Ok(())
}

/// Whether a list has items, and none twice.
fn is_set(items: &[Value]) -> bool {
    let texts: BTreeSet<String> = items.iter().map(Value::to_string).collect();
    !items.is_empty() && texts.len() == items.len()
}

/// The key of the definition to which a reference leads.
fn target(reference: &str) -> Option<String> {
    let mut rest = reference.strip_prefix("#/$defs/")?.bytes();
    let mut bytes = Vec::new();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            byte if byte.is_ascii() => byte,
            _ => return None,
        });
    }
    let key = String::from_utf8(bytes).ok()?;
    Some(key.replace("~1", "/").replace("~0", "~"))
}

#[test]
fn every_case_has_a_valid_schema() -> Tested {
    let mut checked = 0;
    for case in bless::suite("cases")? {
        let Ok(mut loaded) = case.config()?.load() else {
            continue;
        };
        settle(&mut loaded.settings, &case.folder);
        if let Some(schema) = schema(&loaded, None)? {
            check(&case.name, &schema)?;
            assert_eq!(Some(schema), self::schema(&loaded, None)?, "{}", case.name);
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked}");
    Ok(())
}

/// The page of a model with these rows.
fn page(title: &str, rows: &str) -> String {
    format!(
        "# {title}\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n{rows}"
    )
}

fn loaded(pages: &[(&str, String)]) -> Tested<Loaded> {
    let folder = tempfile::tempdir()?;
    for (path, text) in pages {
        let path = folder.path().join("specs").join(path);
        fs::create_dir_all(path.parent().ok_or("no folder")?)?;
        fs::write(path, text)?;
    }
    let config = folder.path().join("codegen.toml");
    fs::write(&config, "wire-names = \"snake_case\"\n")?;
    Ok(Config::new().file(config).load()?)
}

#[test]
fn each_kind_of_type_has_its_keywords() -> Tested {
    let loaded = loaded(&[
        (
            "models/guest.md",
            page(
                "Guest",
                "| `fullName` | *string* | :heavy_check_mark: | The name. |\n\
                 | `age` | *number* | :heavy_minus_sign: | : warning: ** DEPRECATED **: This will be removed in a future release, please migrate away from it as soon as possible. |\n\
                 | `nick` | *string* | :heavy_check_mark: | N/A |\n\
                 | `fault` | [models.Fault](../models/fault.md) | :heavy_minus_sign: | N/A |\n\
                 | `cause` | [errors.Fault](../models/errors/fault.md) | :heavy_minus_sign: | N/A |\n\
                 | `seats` | *string*[] | :heavy_check_mark: | N/A |\n",
            ),
        ),
        (
            "models/fault.md",
            page("Fault", "| `id` | *string* | :heavy_check_mark: | N/A |\n"),
        ),
        (
            "models/errors/fault.md",
            page("Fault", "| `id` | *number* | :heavy_check_mark: | N/A |\n"),
        ),
    ])?;
    let all = schema(&loaded, None)?.ok_or("errors")?;
    check("kinds", &all)?;
    insta::assert_snapshot!(serde_json::to_string_pretty(&all)?, @r##"
    {
      "$defs": {
        "Fault": {
          "properties": {
            "id": {
              "type": "string"
            }
          },
          "required": [
            "id"
          ],
          "type": "object"
        },
        "Guest": {
          "properties": {
            "age": {
              "deprecated": true,
              "type": "number"
            },
            "cause": {
              "$ref": "#/$defs/errors.Fault"
            },
            "fault": {
              "$ref": "#/$defs/Fault"
            },
            "full_name": {
              "description": "The name.",
              "type": "string"
            },
            "nick": {
              "type": "string"
            },
            "seats": {
              "items": {
                "type": "string"
              },
              "type": "array"
            }
          },
          "required": [
            "full_name",
            "nick",
            "seats"
          ],
          "type": "object"
        },
        "errors.Fault": {
          "properties": {
            "id": {
              "type": "number"
            }
          },
          "required": [
            "id"
          ],
          "type": "object"
        }
      },
      "$schema": "https://json-schema.org/draft/2020-12/schema"
    }
    "##);
    let one = schema(&loaded, Some("errors.Fault"))?.ok_or("errors")?;
    check("one", &one)?;
    assert_eq!(one["$ref"], "#/$defs/errors.Fault");
    assert_eq!(one["$defs"].as_object().map(serde_json::Map::len), Some(1));
    assert!(matches!(loaded.json_schema(Some("Gest")).0, Some(Err(_))));
    Ok(())
}

#[test]
fn published_sets_have_valid_schemas_with_the_fields_of_their_pages() -> Tested {
    let Some(corpora) = corpora() else {
        return Ok(());
    };
    for set in ["authlete", "dub", "mistral", "seed"] {
        let loaded = Config::new().specs(corpora.join(set)).load()?;
        check(set, &schema(&loaded, None)?.ok_or("errors")?)?;
    }
    let facts = corpora.join("../facts/authlete.json");
    if !facts.is_file() {
        say("NOT TESTED: no facts beside the sets");
        return Ok(());
    }
    let facts: Value = serde_json::from_str(&fs::read_to_string(facts)?)?;
    let loaded = Config::new().specs(corpora.join("authlete")).load()?;
    let schema = schema(&loaded, None)?.ok_or("errors")?;
    let models = facts["models"].as_array().ok_or("no models")?;
    assert_eq!(
        schema["$defs"].as_object().map(serde_json::Map::len),
        Some(models.len())
    );
    let mut fields = 0;
    for model in models {
        let title = model["title"].as_str().ok_or("no title")?;
        let found = &schema["$defs"][title];
        for field in model["fields"].as_array().into_iter().flatten() {
            let name = field["name"].as_str().ok_or("no name")?;
            let required = found["required"].as_array();
            let is_required = required.is_some_and(|names| names.iter().any(|it| it == name));
            // The map of undocumented keys is a keyword, not a property.
            let is_known = found["properties"].get(name).is_some() || found.get(name).is_some();
            assert!(is_known, "{title}.{name}");
            assert_eq!(
                Some(is_required),
                field["required"].as_bool(),
                "{title}.{name}"
            );
            fields += 1;
        }
    }
    assert_eq!((models.len(), fields), (304, 1_778));
    Ok(())
}
