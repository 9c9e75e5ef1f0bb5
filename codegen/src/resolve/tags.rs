//! Finds the tags of unions.

use std::collections::HashSet;

use super::decisions::Decisions;
use super::{Because, Field, Kind, Model, ModelId, Subject, Tag, Type};
use crate::schema::Constant;

/// Sets the tag of each union: the first key for which all struct variants have distinct constant values.
pub(super) fn find<'a>(models: &mut [Model<'a>], decisions: &mut Decisions<'a>) {
    let tags: Vec<Option<Tag>> = models.iter().map(|model| find_tag(models, model)).collect();
    for (index, (model, found)) in models.iter_mut().zip(tags).enumerate() {
        if let (Kind::Union { tag, .. }, Some(found)) = (&mut model.kind, found) {
            let because = Because::Rule("all struct variants have distinct values of this key");
            let words = || (format!("{:?}", found.key), because);
            decisions.push(ModelId(index), None, Subject::Tag, words);
            *tag = Some(found);
        }
    }
}

fn find_tag(models: &[Model], union: &Model) -> Option<Tag> {
    let Kind::Union { variants, .. } = &union.kind else {
        return None;
    };
    let structs: Vec<Option<&[Field]>> = variants
        .iter()
        .map(|variant| struct_of(models, &variant.ty))
        .collect();
    if structs.iter().flatten().count() < 2 {
        return None;
    }
    let first = structs.iter().flatten().next()?;
    first.iter().find_map(|candidate| {
        let mut seen = HashSet::new();
        let mut values = Vec::new();
        for fields in &structs {
            let own = match fields {
                Some(fields) => {
                    let field = fields.iter().find(|field| field.wire == candidate.wire)?;
                    values_of(models, &field.ty)?
                }
                None => Vec::new(),
            };
            if own.iter().any(|value| !seen.insert(value.clone())) {
                return None;
            }
            values.push(own);
        }
        Some(Tag {
            key: candidate.wire.clone(),
            values,
        })
    })
}

fn struct_of<'m>(models: &'m [Model], ty: &Type) -> Option<&'m [Field<'m>]> {
    match ty {
        Type::Boxed(inner) => struct_of(models, inner),
        Type::Model(id) => match &models.get(id.0)?.kind {
            Kind::Struct(fields) => Some(fields),
            _ => None,
        },
        _ => None,
    }
}

/// The documented string values of a field, if it is closed.
fn values_of(models: &[Model], ty: &Type) -> Option<Vec<String>> {
    match ty {
        Type::Constant(Constant::String(value)) => Some(vec![value.clone()]),
        Type::Model(id) => match &models.get(id.0)?.kind {
            Kind::Enum(values) if !values.is_empty() => values
                .iter()
                .map(|value| match &value.source.value {
                    Constant::String(value) => Some(value.clone()),
                    _ => None,
                })
                .collect(),
            _ => None,
        },
        _ => None,
    }
}
