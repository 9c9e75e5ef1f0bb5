//! Large structs that hold other large structs.

use std::collections::BTreeMap;

use super::collector::{Collector, Subject};
use super::context::LintContext;
use super::rules::Rule;
use crate::resolve::{Kind, Model};
use crate::schema::ItemId;
use crate::target::rust::{ItemKind, Sizes, Type};

/// The size in bytes from which on a struct counts as large.
const STRUCT: usize = 1024;

/// The size in bytes from which on a field of a large struct is worth a box.
const FIELD: usize = 512;

pub(super) fn find(context: &LintContext, found: &mut Collector) {
    let models = context.resolved.iter();
    let models: BTreeMap<&ItemId, &Model> =
        models.map(|(_, model)| (&model.source.id, model)).collect();
    let mut sizes = Sizes::new(&context.tree.modules);
    for (module, item) in context.tree.items() {
        let (ItemKind::Struct(body), Some(model)) = (&item.kind, models.get(&item.id)) else {
            continue;
        };
        let Kind::Struct(fields) = &model.kind else {
            continue;
        };
        let whole = sizes.of(&Type::Model(module.path(item)));
        if whole < STRUCT {
            continue;
        }
        for field in body.fields.iter().filter(|field| is_model(&field.ty)) {
            let size = sizes.of(&field.full_type());
            let documented = fields.iter().find(|it| it.wire == field.wire);
            // A wrapper of one value is used for its value.
            let is_whole = whole.saturating_sub(size) < FIELD;
            let Some(documented) = documented.filter(|_| size >= FIELD && !is_whole) else {
                continue;
            };
            let (path, source) = (model.source.path(), documented.source);
            let message = format!(
                "about {size} of the {whole} bytes of `{}` are in this field",
                item.name
            );
            let help = format!(
                "add \"{path}.{}\" to `boxed` in the configuration",
                source.name
            );
            let subject = Subject::member(path, &source.name, source.span);
            found.push(Rule::LargeField, subject, message, &help);
        }
    }
}

/// Whether a value of a type is a value of a model, perhaps an absent one.
fn is_model(ty: &Type) -> bool {
    match ty {
        Type::Model(_) => true,
        Type::Option(inner) => is_model(inner),
        _ => false,
    }
}
