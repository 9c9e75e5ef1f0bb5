//! Constructors and setters.

use std::borrow::Cow;

use proc_macro2::TokenStream;

use super::scope::Scope;
use super::{fit, lints};
use crate::names;
use crate::target::rust::{Field, Optionality, Runtime, Struct, Type, key};

/// Documentation, name and type of each public field; fields for the presence of constants come last.
pub(super) fn fields_of(body: &Struct) -> impl Iterator<Item = (Cow<'_, [String]>, &str, Type)> {
    let fields = body.fields.iter().map(|field| {
        let docs = Cow::from(field.docs.as_slice());
        (docs, field.name.as_str(), field.full_type())
    });
    let presences = body.constants.iter().filter_map(|constant| {
        let mut docs = constant.docs.clone();
        if !docs.is_empty() {
            docs.push(String::new());
        }
        docs.push(format!(
            "Whether {} is written, always as [`Self::{}`].",
            key(&constant.wire),
            constant.name
        ));
        let name = constant.presence.as_deref()?;
        Some((docs.into(), name, Type::Runtime(Runtime::Presence)))
    });
    fields.chain(presences)
}

/// The head and the body of the constructor, and its attributes; `None` if nothing is required.
pub(super) fn constructor(body: &Struct, scope: &Scope) -> Option<(String, String, TokenStream)> {
    let required: Vec<&Field> = body.required().collect();
    if required.is_empty() {
        return None;
    }
    let (parameters, mut entries, allow): (Vec<String>, Vec<String>, TokenStream) =
        match &body.named {
            Some(name) => {
                let entry = |field: &&Field| format!("{0}: required.{0}", field.name);
                let entries = required.iter().map(entry).collect();
                (
                    vec![format!("required: {name}")],
                    entries,
                    TokenStream::new(),
                )
            }
            None => (
                required.iter().map(|it| parameter(it, scope)).collect(),
                required.iter().map(|field| entry(field)).collect(),
                lints::of_parameters(&required),
            ),
        };
    let presences = body.constants.iter();
    let presences = presences.filter_map(|constant| constant.presence.as_ref());
    entries.extend(presences.map(|presence| format!("{presence}: runtime::Presence::Present")));
    if entries.len() < fields_of(body).count() {
        entries.push("..runtime::Wire::placeholder()".to_owned());
    }
    let head = fit::signature("new", &parameters);
    Some((head, fit::literal(&entries), allow))
}

fn parameter(field: &Field, scope: &Scope) -> String {
    match (field.optionality, &field.ty) {
        (Optionality::Required, Type::String) => {
            format!("{}: {}", field.name, scope.string_parameter())
        }
        _ => format!("{}: {}", field.name, scope.write(&field.full_type())),
    }
}

fn entry(field: &Field) -> String {
    match (field.optionality, &field.ty) {
        (Optionality::Required, Type::String) => format!("{0}: {0}.into()", field.name),
        _ => field.name.clone(),
    }
}

/// A method that sets a field.
pub(super) struct Setter {
    pub(super) docs: String,
    pub(super) head: String,
    pub(super) body: String,
    pub(super) allow: TokenStream,
}

/// The setters of a struct that has them.
pub(super) fn setters(body: &Struct, scope: &Scope) -> Vec<Setter> {
    if !body.setters {
        return Vec::new();
    }
    // `with_` keeps the methods apart from those of the runtime's macros and the constructor.
    let wanted = fields_of(body).map(|(_, name, _)| {
        let bare = name.trim_start_matches("r#").trim_start_matches('_');
        format!("with_{bare}")
    });
    let methods = names::distinct(wanted, &[]);
    fields_of(body)
        .zip(methods)
        .map(|((_, name, ty), method)| {
            let (value, expression) = accepted(&ty, "value", scope);
            let parameters = ["mut self".to_owned(), format!("value: {value}")];
            Setter {
                docs: format!("Sets [`Self::{}`].", name.trim_start_matches("r#")),
                head: fit::signature(&method.ident, &parameters),
                body: format!("{}\n        self", fit::assignment(name, &expression)),
                allow: lints::of_type(&ty),
            }
        })
        .collect()
}

/// The type that a setter accepts, and the value of the field for a value of it.
fn accepted(ty: &Type, value: &str, scope: &Scope) -> (String, String) {
    match ty {
        Type::Option(inner) => {
            let (ty, expression) = accepted(inner, value, scope);
            (ty, format!("Some({expression})"))
        }
        Type::Box(inner) => {
            let (ty, expression) = accepted(inner, value, scope);
            let new = scope.standard("Box", "std::boxed::Box");
            (ty, format!("{new}::new({expression})"))
        }
        Type::String => (scope.string_parameter(), format!("{value}.into()")),
        ty => (scope.write(ty), value.to_owned()),
    }
}
