//! The documented types of payloads.

use super::Index;
use crate::config::Settings;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::payloads::Payload;
use crate::schema::{Example, ItemId, Link, Literal, LiteralKind, Reference, Schema, Type};
use crate::source::Span;

/// Payloads with the types that their names select.
pub(super) type Typed<'p> = Vec<(&'p Example, Type)>;

/// The payloads with their types. Files whose names select nothing are reported at the setting.
pub(super) fn typed<'p>(
    schema: &Schema,
    settings: &'p Settings,
    index: &Index,
    diagnostics: &mut Diagnostics,
) -> Typed<'p> {
    let mut typed = Vec::new();
    let mut last = None;
    for payload in &settings.payloads {
        let known = payload.names();
        let found = known.iter().find_map(|name| type_of(schema, index, name));
        match found {
            Some(ty) => typed.push((&payload.example, around(ty, &payload.example))),
            None if last == Some(&payload.file) => {}
            None => unknown(payload, settings, diagnostics),
        }
        last = Some(&payload.file);
    }
    typed
}

fn unknown(payload: &Payload, settings: &Settings, diagnostics: &mut Diagnostics) {
    let folder = settings.payload_folder.as_ref();
    let span = folder.map_or(Span::default(), |folder| folder.span);
    let message = format!(
        "no model and no operation has the name of the payload `{}`",
        payload.file
    );
    let help = "name the file after a model or after the id of an operation that returns it: `Order.json`, `Order.2.json`, `Order/2.json`";
    diagnostics.push(Diagnostic::new(Code::UnknownPayload, span, message).help(help));
}

/// The type that a name selects: a model by path or by its title, if only one has it, or the response of
/// an operation.
fn type_of(schema: &Schema, index: &Index, name: &str) -> Option<Type> {
    let path = match name.rsplit_once('.') {
        Some((namespace, name)) => (namespace, name),
        None => ("", name),
    };
    let id = ItemId {
        namespace: path.0.to_owned(),
        name: path.1.to_owned(),
    };
    let mut titled = index.titled(name);
    let only = titled.next().filter(|_| titled.next().is_none());
    let found = index.of(&id).or(only);
    if let Some(model) = found.and_then(|id| schema.models.get(id.0)) {
        return Some(Type::Ref(Reference {
            namespace: model.id.namespace.clone(),
            name: model.id.name.clone(),
            target: Some(Link {
                page: model.origin.page.clone(),
                anchor: model.origin.anchor.clone(),
            }),
            span: model.origin.span,
        }));
    }
    let operation = schema.operations.iter().find(|it| it.id == name)?;
    operation.response_types().next().cloned()
}

/// The type of a value, which may be a list of values of the type that its name selects.
fn around(ty: Type, example: &Example) -> Type {
    let is_list = matches!(
        example.value,
        Some(Literal {
            kind: LiteralKind::List(_),
            ..
        })
    );
    match ty {
        ty @ Type::Ref(_) if is_list => Type::List {
            items: Box::new(ty),
        },
        ty => ty,
    }
}
