//! Resolves a schema: follows references, decides with the configuration and evidence what the pages leave
//! open, and breaks recursion.

mod decisions;
mod evidence;
mod fixes;
mod id;
mod index;
mod kept_keys;
mod links;
mod model;
mod outcome;
mod payloads;
mod recursion;
mod secrets;
mod tags;
mod ty;
mod types;
mod wire_names;
mod wires;

use crate::config::Settings;
use crate::diagnostics::Diagnostics;
use crate::schema::{self, Schema};

pub use decisions::{Because, Decision, Decisions, Subject};
pub use id::ModelId;
pub use index::Index;
pub use model::{Field, Inferred, KeptKeys, Kind, Model, Operation, Resolved, Tag, Value, Variant};
pub use ty::Type;
pub use wire_names::{
    Count, EvidenceKind, Form, Tally, WireNameChoice, WireNameChoices, WireNameReason,
};

/// Resolves a schema; unresolved types are reported and become JSON values.
pub fn resolve<'a>(
    schema: &'a Schema,
    settings: &'a Settings,
    diagnostics: &mut Diagnostics,
) -> Resolved<'a> {
    resolve_with(schema, settings, Decisions::new(false), diagnostics)
}

/// Like [`resolve`], and records the decisions with their reasons.
pub fn resolve_and_explain<'a>(
    schema: &'a Schema,
    settings: &'a Settings,
    diagnostics: &mut Diagnostics,
) -> Resolved<'a> {
    resolve_with(schema, settings, Decisions::new(true), diagnostics)
}

fn resolve_with<'a>(
    schema: &'a Schema,
    settings: &'a Settings,
    mut decisions: Decisions<'a>,
    diagnostics: &mut Diagnostics,
) -> Resolved<'a> {
    let fixes = fixes::Fixes::new(schema, &settings.fixes, diagnostics);
    let mut secrets = secrets::Secrets::new(&settings.secrets);
    let mut links = links::Links::new(schema, &fixes);
    let payloads = payloads::typed(schema, settings, links.index(), diagnostics);
    let evidence = evidence::collect(schema, &payloads, &links, &fixes);
    let mut namer =
        wire_names::WireNamer::new(schema, &payloads, links.index(), settings, diagnostics);
    let mut models = Vec::new();
    for (index, model) in schema.models.iter().enumerate() {
        let id = ModelId(index);
        let fix = fixes.model(id);
        decisions.push_model(id, fix);
        let kind = match &model.kind {
            schema::ModelKind::Struct { fields } => {
                let mut cell = types::Cell::new(id, &mut links, &mut decisions, diagnostics);
                let fields: Vec<Field> = fields
                    .iter()
                    .enumerate()
                    .filter_map(|(at, field)| {
                        let fix = fixes.field(id, &field.name);
                        let key = || namer.key(model, field, fix);
                        let observed = evidence.of(id, at);
                        let secret = secrets.of(model, field);
                        let mut field = cell.field(field, fix, key, &observed, secret)?;
                        if let Some(because) = secrets.of_keys(model, &field) {
                            field.secret_keys = true;
                            cell.secret_keys(&field, because);
                        }
                        Some(field)
                    })
                    .collect();
                wires::check(&fields, diagnostics);
                Kind::Struct(fields)
            }
            schema::ModelKind::Enum { values, .. } => Kind::Enum(
                values
                    .iter()
                    .map(|value| Value {
                        source: value,
                        rename: fixes.value(id, &value.value).rename.map(|(rename, fix)| {
                            decisions.push(id, None, Subject::Name, || {
                                let outcome = format!("{rename} for {}", value.value);
                                (outcome, Because::config(fix))
                            });
                            rename
                        }),
                    })
                    .collect(),
            ),
            schema::ModelKind::Union { variants } => {
                let mut cell = types::Cell::new(id, &mut links, &mut decisions, diagnostics);
                Kind::Union {
                    variants: cell.variants(variants, &evidence),
                    tag: None,
                }
            }
        };
        models.push(Model {
            source: model,
            rename: fix.rename.map(|(rename, _)| rename),
            skipped: fix.skip.is_some(),
            kind,
            kept_keys: None,
        });
    }
    kept_keys::find(
        &mut models,
        &settings.keep_unknown_keys,
        &mut secrets,
        &mut decisions,
        diagnostics,
    );
    let operations = links.operations(schema);
    let index = links.report(diagnostics);
    secrets.report(diagnostics);
    recursion::break_cycles(&mut models, &mut decisions, diagnostics);
    tags::find(&mut models, &mut decisions);
    Resolved {
        models,
        operations,
        index,
        wire_names: namer.finish(diagnostics),
        decisions: decisions.sorted(),
    }
}
