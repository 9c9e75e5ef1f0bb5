//! The matcher of the generator against generated code: the values of the cases of `golden`, which
//! are decoded there by generated code, are matched here, and both must agree.

mod support;

use std::collections::BTreeMap;
use std::fs;

use markdown_codegen::config::Settings;
use markdown_codegen::diagnostics::Diagnostics;
use markdown_codegen::examples::{Origin, examples};
use markdown_codegen::matching::Matcher;
use markdown_codegen::resolve::{Kind, ModelId, Resolved, Type, resolve};
use markdown_codegen::source::Sources;
use markdown_codegen::target::rust::{Item, ItemKind, Tree, decide, forms, lower};
use serde_json::Value;

use support::bless;
use support::case::Case;
use support::scratch::{Fault, Tested};

/// How generated code keeps what no variant matches.
const UNRECOGNIZED: &str = "Unrecognized";

/// What the pages of a case say; nothing if they have errors.
fn with_pages(
    case: &Case,
    look: impl FnOnce(&Matcher, &Tree, &Sources) -> Result<(), Fault>,
) -> Tested {
    let loaded = case.config()?.load();
    let Ok(loaded) = loaded else { return Ok(()) };
    let mut diagnostics = Diagnostics::default();
    let Some(schema) = &loaded.schema else {
        return Ok(());
    };
    let settings: &Settings = &loaded.settings;
    let resolved: Resolved = resolve(schema, settings, &mut diagnostics);
    let resolved = decide(resolved, &settings.rust.types);
    let tree = lower(&resolved, &settings.rust, &mut diagnostics);
    let matcher = Matcher::new(&resolved, forms(&settings.rust.types));
    look(&matcher, &tree, &loaded.sources)
}

/// The values of a case with what they must become, as `golden` reads them.
fn entries(case: &Case) -> Result<Vec<Value>, Fault> {
    let file = case.folder.join("roundtrip.json");
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let entries = serde_json::from_str(&fs::read_to_string(&file)?);
    Ok(entries.map_err(|error| format!("{}: {error}", file.display()))?)
}

/// The variant that the matcher chooses, as it is called in Rust; `None` if the model is not a union.
fn chosen<'m>(matcher: &Matcher, id: ModelId, item: &'m Item, value: &Value) -> Option<&'m str> {
    let Kind::Union { variants, tag } = &matcher.resolved.get(id)?.kind else {
        return None;
    };
    let ItemKind::Union(union) = &item.kind else {
        return None;
    };
    let best = matcher.best(variants, tag.as_ref(), value);
    Some(match best.first() {
        Some(at) => &union.variants[*at].name,
        None => UNRECOGNIZED,
    })
}

#[test]
fn the_matcher_agrees_with_generated_code() -> Tested {
    let mut faults = Vec::new();
    let mut variants: BTreeMap<String, usize> = BTreeMap::new();
    for case in bless::suite("cases")? {
        let entries = entries(&case)?;
        with_pages(&case, |matcher, tree, _| {
            for entry in &entries {
                let ty = entry["type"].as_str().unwrap_or_default();
                let mut items = tree.items();
                let Some((_, item)) = items.find(|(module, item)| module.type_path(item) == ty)
                else {
                    continue;
                };
                let Some(id) = matcher.resolved.index.of(&item.id) else {
                    continue;
                };
                let value = match (entry.get("json"), entry["text"].as_str()) {
                    (Some(json), _) => json.clone(),
                    // A repeated key is lost in a value.
                    (None, Some(_)) if entry.get("error").is_some() => continue,
                    (None, text) => {
                        let text = text.unwrap_or_default();
                        let value: Value = serde_json::from_str(text)?;
                        // So are the digits of a large number.
                        if value.to_string().contains('.') && !text.contains('.') {
                            continue;
                        }
                        value
                    }
                };
                let decodes = matcher.decodes(&Type::Model(id), &value);
                if decodes != entry.get("error").is_none() {
                    faults.push(format!("{}: decodes: {decodes}\n  in {entry}", case.name));
                }
                let Some(found) = chosen(matcher, id, item, &value) else {
                    continue;
                };
                if let Some((expected, _)) =
                    entry["debug"].as_str().and_then(|it| it.split_once('('))
                {
                    *variants.entry(case.name.clone()).or_default() += 1;
                    if found != expected {
                        faults.push(format!("{}: it is {found}\n  in {entry}", case.name));
                    }
                }
            }
            Ok(())
        })?;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // The case that is about this, and others.
    assert!(variants["union-choices"] > 25, "{variants:?}");
    assert!(variants.len() > 10, "{variants:?}");
    Ok(())
}

#[test]
fn what_examples_show_is_documented_and_decodes() -> Tested {
    let mut faults = Vec::new();
    let mut usable = 0;
    for case in bless::suite("cases")? {
        with_pages(&case, |matcher, _, sources| {
            for example in examples(*matcher, sources) {
                let Some(value) = example.usable() else {
                    continue;
                };
                usable += 1;
                let own = Type::Model(example.model);
                let (ty, nullable) = match example.origin {
                    Origin::Page => (&own, false),
                    Origin::Variant(_) => continue,
                    Origin::Field(field) => (&field.ty, field.nullable),
                };
                let is_null = nullable && value.is_null();
                if !is_null && !matcher.documents(ty, value) {
                    faults.push(format!("{}: {value} is not documented", case.name));
                }
                if !is_null && !matcher.decodes(ty, value) {
                    faults.push(format!("{}: {value} does not decode", case.name));
                }
            }
            Ok(())
        })?;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(usable > 100, "{usable}");
    Ok(())
}
