//! Envelopes: models of an SDK's responses, which pair bodies with parts of HTTP and are never JSON.

use std::collections::{BTreeMap, BTreeSet};

use crate::lookup::Index;
use crate::schema::{Field, Model, ModelKind, Operation, Reference, Response, Type};

/// The field of the response headers.
const HEADERS: &str = "headers";
/// The field of the only body beside the headers.
const RESULT: &str = "result";
/// The field of an SDK's metadata, and the title of its model.
const META: (&str, &str) = ("httpMeta", "HTTPMetadata");

/// Fields of an envelope that are not a body.
const PARTS: [&str; 5] = ["contentType", "statusCode", "rawResponse", META.0, HEADERS];

/// How certainly a model is an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// No JSON has such fields.
    Certain,
    /// JSON may have such fields, so an operation must return the model.
    IfReturned,
}

/// Removes the envelopes from the models and returns them. Operations get their bodies and headers.
///
/// A model that a field or variant of another model contains is not an envelope.
pub(super) fn split(models: &mut Vec<Model>, operations: &mut [Operation]) -> Vec<Model> {
    let mut candidates: BTreeMap<usize, Shape> = BTreeMap::new();
    for (at, model) in models.iter().enumerate() {
        candidates.extend(shape(model).map(|shape| (at, shape)));
    }
    if candidates.is_empty() {
        return Vec::new();
    }
    let index = Index::new(models);
    let returned: BTreeSet<usize> = operations
        .iter()
        .flat_map(|operation| operation.responses.iter().filter_map(|it| it.ty.as_ref()))
        .filter_map(|ty| match ty {
            Type::Ref(reference) => find(&index, reference),
            _ => None,
        })
        .collect();
    candidates.retain(|at, shape| *shape == Shape::Certain || returned.contains(at));
    retain_outer(&mut candidates, models, operations, &index);
    for operation in operations.iter_mut() {
        let responses = std::mem::take(&mut operation.responses);
        let responses = responses.into_iter().flat_map(|response| {
            let envelope = match &response.ty {
                Some(Type::Ref(reference)) => {
                    find(&index, reference).filter(|at| candidates.contains_key(at))
                }
                _ => None,
            };
            match envelope.and_then(|at| models.get(at)) {
                Some(envelope) => bodies(envelope, &response),
                None => vec![response],
            }
        });
        operation.responses = responses.collect();
    }
    let mut envelopes = Vec::with_capacity(candidates.len());
    let mut kept = Vec::with_capacity(models.len());
    for (at, model) in std::mem::take(models).into_iter().enumerate() {
        if candidates.contains_key(&at) {
            envelopes.push(model);
        } else {
            kept.push(model);
        }
    }
    *models = kept;
    envelopes
}

fn find(index: &Index<'_>, reference: &Reference) -> Option<usize> {
    index.find(reference).map(|(at, _)| at)
}

/// The shape of an envelope, if a model has it.
fn shape(model: &Model) -> Option<Shape> {
    let ModelKind::Struct { fields } = &model.kind else {
        return None;
    };
    let ty = |name: &str| {
        let field = fields.iter().find(|field| field.name == name)?;
        Some(match &field.ty {
            Type::Nullable { inner } => inner,
            ty => ty,
        })
    };
    let is_number = |ty: &Type| matches!(ty, Type::Number | Type::Integer);
    let is_response = ty("contentType") == Some(&Type::String)
        && ty("statusCode").is_some_and(is_number)
        && ty("rawResponse") == Some(&Type::Any);
    let is_meta = |ty: &Type| matches!(ty, Type::Ref(it) if it.name.eq_ignore_ascii_case(META.1));
    let is_metadata = model.id.name.eq_ignore_ascii_case(META.1)
        && !fields.is_empty()
        && fields.iter().all(|field| {
            matches!(field.name.as_str(), "response" | "request") && field.ty == Type::Any
        });
    if is_response || is_metadata || ty(META.0).is_some_and(is_meta) {
        return Some(Shape::Certain);
    }
    let has_headers =
        matches!(ty(HEADERS), Some(Type::Map { values }) if matches!(**values, Type::List { .. }));
    let has_result = has_headers && ty(RESULT).is_some() && fields.len() == 2;
    has_result.then_some(Shape::IfReturned)
}

/// Drops the candidates that something other than an envelope or a response contains.
fn retain_outer(
    candidates: &mut BTreeMap<usize, Shape>,
    models: &[Model],
    operations: &[Operation],
    index: &Index<'_>,
) {
    let mut used: BTreeSet<usize> = BTreeSet::new();
    let mut note = |ty: &Type| ty.each_reference(&mut |it| used.extend(find(index, it)));
    for operation in operations {
        operation.parameters.iter().for_each(|it| note(&it.ty));
        // A response that contains an envelope in a list or stream has no headers of its own.
        let nested = operation.responses.iter().filter_map(|it| it.ty.as_ref());
        nested
            .filter(|ty| !matches!(ty, Type::Ref(_)))
            .for_each(&mut note);
    }
    let of_models: Vec<BTreeSet<usize>> = models
        .iter()
        .map(|model| {
            let mut own = BTreeSet::new();
            let mut note = |ty: &Type| ty.each_reference(&mut |it| own.extend(find(index, it)));
            match &model.kind {
                ModelKind::Struct { fields } => fields.iter().for_each(|it| note(&it.ty)),
                ModelKind::Union { variants } => variants.iter().for_each(|it| note(&it.ty)),
                ModelKind::Enum { .. } => {}
            }
            own
        })
        .collect();
    let mut open: Vec<usize> = used.into_iter().collect();
    let others = of_models.iter().enumerate();
    let others = others.filter(|(at, _)| !candidates.contains_key(at));
    open.extend(others.flat_map(|(_, own)| own));
    while let Some(at) = open.pop() {
        if candidates.remove(&at).is_some() {
            open.extend(of_models.get(at).into_iter().flatten());
        }
    }
}

/// A response for each body of an envelope; one without a body if it has none.
fn bodies(envelope: &Model, response: &Response) -> Vec<Response> {
    let ModelKind::Struct { fields } = &envelope.kind else {
        return vec![response.clone()];
    };
    let headers = fields.iter().find(|field| field.name == HEADERS);
    let body = |field: Option<&Field>| Response {
        ty: field.map(|field| field.ty.clone()),
        description: field.map_or_else(String::new, |field| field.description.clone()),
        headers: headers.map(|headers| headers.ty.clone()),
        ..response.clone()
    };
    let is_body = |field: &&Field| !PARTS.contains(&field.name.as_str());
    let bodies: Vec<Response> = fields.iter().filter(is_body).map(Some).map(body).collect();
    if bodies.is_empty() {
        vec![body(None)]
    } else {
        bodies
    }
}
