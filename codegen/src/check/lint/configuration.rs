//! Settings and fix-ups without effect.

use super::collector::{self, Collector};
use super::context::LintContext;
use super::rules::Rule;
use crate::config::{
    BigIntType, DateType, DecimalType, Fix, MapType, NumberType, Settings, WireNames, is_like, keys,
};
use crate::diagnostics::Diagnostics;
use crate::resolve::{Because, Subject, resolve, resolve_and_explain};
use crate::target::rust::{Tree, decide, lower};

const REMOVE: &str = "remove or correct it";

pub(super) fn find(context: &LintContext, found: &mut Collector) {
    let Some((file, _)) = context
        .sources
        .iter()
        .find(|(_, file)| file.path.is_empty())
    else {
        return;
    };
    for (key, span) in keys(context.sources, file) {
        let others = others(&key, context.settings);
        if !others.is_empty() && others.iter().all(|other| context.is_the_same_with(other)) {
            let message = "the setting has no effect on the output, whatever its value";
            found.push(
                Rule::UnusedConfiguration,
                collector::Subject::new(key, span),
                message,
                REMOVE,
            );
        }
    }
    for (at, fix) in context.settings.fixes.iter().enumerate() {
        for (part, without) in parts(fix) {
            let mut settings = context.settings.clone();
            if let Some(fix) = settings.fixes.get_mut(at) {
                without(fix);
            }
            if context.is_the_same_with(&settings) && !context.settles(fix, &part, &settings) {
                let subject = collector::Subject {
                    name: fix.model.clone(),
                    member: fix.field.clone().or(fix.value.clone()),
                    span: fix.span,
                };
                let message = format!("`{part}` in the fix-up has no effect on the output");
                found.push(Rule::UnusedConfiguration, subject, message, REMOVE);
            }
        }
    }
}

impl LintContext<'_> {
    /// Whether a part of a fix-up confirms what is inferred from examples without it.
    fn settles(&self, fix: &Fix, part: &str, without: &Settings) -> bool {
        let subjects: &[Subject] = match part.split_whitespace().next() {
            Some("nullable") => &[Subject::Nullable],
            Some("type") => &[Subject::Type, Subject::Nullable, Subject::NullableItems],
            _ => return false,
        };
        let resolved = resolve_and_explain(self.schema, without, &mut Diagnostics::default());
        let is_meant = |model: &crate::schema::Model| fix.is_about(&model.path(), &model.id.name);
        resolved.decisions.all().iter().any(|decision| {
            let is_field = match (&fix.field, decision.field) {
                (Some(pattern), Some(name)) => is_like(pattern, name),
                (pattern, name) => pattern.is_none() && name.is_none(),
            };
            is_field
                && subjects.contains(&decision.subject)
                && matches!(decision.because, Because::Evidence { .. })
                && resolved
                    .get(decision.model)
                    .is_some_and(|model| is_meant(model.source))
        })
    }

    /// Whether other settings give the same items.
    fn is_the_same_with(&self, settings: &Settings) -> bool {
        let mut diagnostics = Diagnostics::default();
        let resolved = resolve(self.schema, settings, &mut diagnostics);
        let resolved = decide(resolved, &settings.rust.types);
        let tree = lower(&resolved, &settings.rust, &mut diagnostics);
        // The map type itself is not an item; maps have it in their types.
        let tree = Tree {
            map: self.tree.map,
            ..tree
        };
        tree == *self.tree
    }
}

/// The settings with each other value of a key; none if the key does not concern items.
fn others(key: &str, settings: &Settings) -> Vec<Settings> {
    let mut others = Vec::new();
    let mut add = |change: &dyn Fn(&mut Settings)| {
        let mut other = settings.clone();
        change(&mut other);
        if other != *settings {
            others.push(other);
        }
    };
    let dates = [
        DateType::String,
        DateType::Jiff,
        DateType::Chrono,
        DateType::Time,
    ];
    match key {
        "wire-names" => {
            for value in [WireNames::AsDocumented, WireNames::SnakeCase] {
                add(&|settings| settings.wire_names = value);
            }
        }
        "types.number" => {
            for value in [
                NumberType::Number,
                NumberType::I64,
                NumberType::F64,
                NumberType::Lenient,
            ] {
                add(&|settings| settings.rust.types.number = value);
            }
        }
        "types.date-time" => {
            for value in dates {
                add(&|settings| settings.rust.types.date_time = value);
            }
        }
        "types.date" => {
            for value in dates {
                add(&|settings| settings.rust.types.date = value);
            }
        }
        "types.bigint" => {
            for value in [BigIntType::I128, BigIntType::I64, BigIntType::String] {
                add(&|settings| settings.rust.types.bigint = value);
            }
        }
        "types.decimal" => {
            for value in [DecimalType::Either, DecimalType::F64, DecimalType::String] {
                add(&|settings| settings.rust.types.decimal = value);
            }
        }
        "types.map" => {
            for value in [MapType::BTreeMap, MapType::HashMap] {
                add(&|settings| settings.rust.types.map = value);
            }
        }
        _ => {}
    }
    others
}

type Without = fn(&mut Fix);

/// The parts of a fix-up, as they are written, and how to undo each.
fn parts(fix: &Fix) -> Vec<(String, Without)> {
    let text = |key: &str, value: &Option<String>| {
        let value = value.as_ref()?;
        Some(format!("{key} = {value:?}"))
    };
    let flag = |key: &str, value: Option<bool>| Some(format!("{key} = {}", value?));
    let parts: [(Option<String>, Without); 6] = [
        (text("wire", &fix.wire), |fix| fix.wire = None),
        (text("type", &fix.ty), |fix| fix.ty = None),
        (flag("nullable", fix.nullable), |fix| fix.nullable = None),
        (flag("required", fix.required), |fix| fix.required = None),
        (text("rename", &fix.rename), |fix| fix.rename = None),
        (flag("skip", fix.skip.then_some(true)), |fix| {
            fix.skip = false
        }),
    ];
    parts
        .into_iter()
        .filter_map(|(part, without)| Some((part?, without)))
        .collect()
}
