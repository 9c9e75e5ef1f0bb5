//! Conversions between structs.

use std::collections::BTreeSet;

use crate::config::Pattern;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::resolve::{Model, Resolved};
use crate::target::rust::{
    Conversion, Converted, ConvertedField, Field, Item, ItemKind, Module, Optionality, Struct,
};

/// Adds the conversions of the settings; those that are impossible are reported.
pub(super) fn add(
    modules: &mut [Module],
    resolved: &Resolved,
    settings: &[Pattern],
    diagnostics: &mut Diagnostics,
) {
    for setting in settings {
        match conversion(modules, resolved, &setting.pattern) {
            Ok((target, conversion)) => {
                let items = modules.iter_mut().flat_map(Module::items_mut);
                for item in items.filter(|item| item.id == target.source.id) {
                    item.conversions.push(conversion.clone());
                }
            }
            Err(message) => {
                let diagnostic = Diagnostic::new(Code::InvalidConfig, setting.span, message);
                let help = "a conversion is `Source -> Target`, of which one has all fields of the other, with the same names and types";
                diagnostics.push(diagnostic.help(help));
            }
        }
    }
}

/// The target of a conversion, and the conversion; otherwise what prevents it.
fn conversion<'r>(
    modules: &[Module],
    resolved: &'r Resolved,
    text: &str,
) -> Result<(&'r Model<'r>, Conversion), String> {
    let (from, to) = text
        .split_once("->")
        .ok_or_else(|| format!("expected `Source -> Target`, found {text:?}"))?;
    let from = model(resolved, from.trim())?;
    let to = model(resolved, to.trim())?;
    let (module, source_item, source) = structure(modules, from)?;
    let (_, _, target) = structure(modules, to)?;
    Ok((
        to,
        Conversion {
            from: module.path(source_item),
            features: module.features.clone(),
            fields: fields(source, target, &from.source.path(), &to.source.path())?,
        },
    ))
}

fn model<'r>(resolved: &'r Resolved, name: &str) -> Result<&'r Model<'r>, String> {
    let models = resolved.iter().map(|(_, model)| model);
    let mut models = models.filter(|model| !model.skipped);
    models
        .find(|model| model.source.path() == name)
        .ok_or_else(|| format!("no model has the path `{name}`"))
}

fn structure<'m>(
    modules: &'m [Module],
    model: &Model,
) -> Result<(&'m Module, &'m Item, &'m Struct), String> {
    let mut items = modules
        .iter()
        .flat_map(|module| module.items().map(move |item| (module, item)));
    let found = items.find(|(_, item)| item.id == model.source.id);
    match found.map(|(module, item)| (module, item, &item.kind)) {
        Some((module, item, ItemKind::Struct(body))) => Ok((module, item, body)),
        _ => Err(format!("`{}` is not a struct", model.source.path())),
    }
}

fn fields(
    source: &Struct,
    target: &Struct,
    from: &str,
    to: &str,
) -> Result<Vec<ConvertedField>, String> {
    let keys = |body: &Struct| -> BTreeSet<String> {
        body.fields.iter().map(|field| field.wire.clone()).collect()
    };
    let (left, right) = (keys(source), keys(target));
    if let (Some(lost), Some(new)) = (
        left.difference(&right).next(),
        right.difference(&left).next(),
    ) {
        return Err(format!(
            "neither has all fields of the other: `{lost}` is only in `{from}`, `{new}` only in `{to}`"
        ));
    }
    let mut converted = Vec::new();
    for field in &target.fields {
        let Some(own) = source.fields.iter().find(|own| own.wire == field.wire) else {
            if matches!(
                field.optionality,
                Optionality::Required | Optionality::Nullable
            ) {
                return Err(format!(
                    "`{to}` requires `{}`, which `{from}` does not have",
                    field.wire
                ));
            }
            continue;
        };
        if own.ty != field.ty {
            return Err(format!(
                "`{}` is `{}` in `{from}` and `{}` in `{to}`",
                field.wire, own.ty, field.ty
            ));
        }
        let how = how(own, field).ok_or_else(|| {
            format!(
                "`{}` may be null in `{from}`, but not in `{to}`",
                field.wire
            )
        })?;
        converted.push(ConvertedField {
            name: field.name.clone(),
            from: own.name.clone(),
            wire: field.wire.clone(),
            how,
        });
    }
    Ok(converted)
}

/// How a field becomes another one; `None` if null would be lost.
fn how(own: &Field, field: &Field) -> Option<Converted> {
    use Optionality::{AdditionalProperties, Nullable, Optional, OptionalNullable, Required};
    Some(match (own.optionality, field.optionality) {
        (from, to) if from == to => Converted::Same,
        (Required, Optional | Nullable) => Converted::Some,
        (Required, OptionalNullable) => Converted::SomeSome,
        (Optional, OptionalNullable) => Converted::MapSome,
        (Nullable, OptionalNullable) => Converted::Some,
        (Optional | Nullable, Required) | (OptionalNullable, Nullable) => Converted::Required,
        (OptionalNullable, Required) => Converted::RequiredFlat,
        (Nullable | OptionalNullable, Optional) | (Optional, Nullable) => return None,
        (AdditionalProperties, _) | (_, AdditionalProperties) => return None,
        _ => return None,
    })
}
