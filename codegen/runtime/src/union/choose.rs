//! The choice among the variants of a union.

use std::any::TypeId;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny};

use super::buffer::Entry;
use super::fit::{fit, has_kind, yields_to_map};
use super::model::{Union, Variant};
use super::node::{BufferError, Node};
use super::rank::Fit;
use super::source::{Source, source, spare};
use crate::context;
use crate::redacted::INVALID;
use crate::shape::{Shape, UnionShape};

/// Decodes a union; every value is a value of it.
///
/// # Errors
/// The error of the format.
pub fn read_union<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    if context::is_trial() {
        IgnoredAny::deserialize(deserializer)?;
        return Ok(U::placeholder());
    }
    Ok(match source(deserializer)? {
        Source::Within(buffer, index) => within(Node {
            buffer: &buffer,
            index,
        }),
        Source::Read(buffer) => {
            let union = root(Node::root(&buffer));
            spare(buffer);
            union
        }
    })
}

/// Decodes the value of a whole buffer.
///
/// Values within it that match no variant are copied only when the value around them is known to
/// decode. Otherwise a deep value would be copied at each level.
fn root<U: Union>(node: Node<'_>) -> U {
    let progress = &node.buffer.progress;
    progress.is_draft.set(true);
    let draft = choose::<U>(node);
    progress.is_draft.set(false);
    match draft {
        Ok(union) if !progress.is_incomplete.get() => union,
        Ok(_) => within(node),
        Err(_) => U::unrecognized(node.to_value()),
    }
}

/// Decodes a value of a buffer.
fn within<U: Union>(node: Node<'_>) -> U {
    let progress = &node.buffer.progress;
    let this = (node.index, TypeId::of::<U>());
    let is_known = progress.unrecognized.borrow().contains(&this);
    if !is_known {
        if let Ok(union) = choose(node) {
            return union;
        }
        progress.unrecognized.borrow_mut().insert(this);
    }
    if progress.is_draft.get() {
        progress.is_incomplete.set(true);
        return U::placeholder();
    }
    U::unrecognized(node.to_value())
}

/// With a tag that a variant has, that variant; otherwise the best among those that fit.
///
/// # Errors
/// The error names each variant that was tried and why it does not match.
pub fn choose<U: Union>(node: Node<'_>) -> Result<U, BufferError> {
    let tag = U::TAG.and_then(|tag| node.get(tag)).and_then(Node::text);
    let tagged = |variant: &&Variant<U>| tag.is_some_and(|tag| variant.tags.contains(&tag));
    if let Some(variant) = U::VARIANTS.iter().find(tagged) {
        // The value is of this variant alone, which hides its own secrets.
        let decoded = decode(variant, node);
        return decoded.map_err(|error| no_match::<U>(&[(variant.name, &shown(&error))]));
    }
    if let Some(variant) = only::<U>(node, tag) {
        let decoded = decode(variant, node);
        return decoded.map_err(|error| no_match::<U>(&[(variant.name, &reason::<U>(&error))]));
    }
    let (fits, _) = fits::<U>(node, tag);
    let Some(best) = fits.iter().flatten().max() else {
        return Err(no_kind::<U>(node, tag));
    };
    let variants = U::VARIANTS.iter().zip(&fits);
    let best = variants.filter(|(_, fit)| fit.as_ref() == Some(best));
    first(best.map(|(variant, _)| variant), node)
}

/// Among variants that fit equally well, the first that decodes and documents the most keys of the
/// values within.
fn first<'v, U: Union>(
    variants: impl Iterator<Item = &'v Variant<U>>,
    node: Node<'_>,
) -> Result<U, BufferError> {
    let mut variants = variants.peekable();
    let mut best: Option<(usize, &Variant<U>)> = None;
    let mut failures = Vec::new();
    while let Some(variant) = variants.next() {
        if best.is_none() && variants.peek().is_none() {
            match decode(variant, node) {
                Ok(union) => return Ok(union),
                Err(error) => failures.push((variant.name, reason::<U>(&error))),
            }
            break;
        }
        match context::trial(|| (variant.decode)(node)) {
            (Ok(_), keys) => {
                if best.is_none_or(|(most, _)| keys > most) {
                    best = Some((keys, variant));
                }
            }
            (Err(error), _) => failures.push((variant.name, reason::<U>(&error))),
        }
    }
    if let Some((_, variant)) = best {
        return decode(variant, node);
    }
    let failures: Vec<(&str, &str)> = failures
        .iter()
        .map(|(variant, reason)| (*variant, reason.as_str()))
        .collect();
    Err(no_match::<U>(&failures))
}

/// Decodes a variant; an error leaves the context as it was.
fn decode<U: Union>(variant: &Variant<U>, node: Node<'_>) -> Result<U, BufferError> {
    let place = context::place();
    let decoded = (variant.decode)(node);
    if decoded.is_err() {
        context::enter(place);
    }
    decoded
}

/// The only variant for the kind of JSON of a value, if there is just one.
fn only<U: Union>(node: Node<'_>, tag: Option<&str>) -> Option<&'static Variant<U>> {
    let may_fit = |variant: &&Variant<U>| {
        (tag.is_none() || variant.tags.is_empty()) && has_kind(&variant.shape, node)
    };
    let mut variants = U::VARIANTS.iter().filter(may_fit);
    let first = variants.next()?;
    variants.next().is_none().then_some(first)
}

/// How well a value fits each variant, and whether one does not leave it to a map variant.
fn fits<U: Union>(node: Node<'_>, tag: Option<&str>) -> (Vec<Option<Fit>>, bool) {
    let mut fits: Vec<Option<Fit>> = Vec::with_capacity(U::VARIANTS.len());
    let mut has_willing = false;
    for variant in U::VARIANTS {
        let is_excluded = tag.is_some() && !variant.tags.is_empty();
        let fit = if is_excluded {
            None
        } else {
            fit(&variant.shape, node)
        };
        let may_leave = |fit: Fit| fit.is_reluctant() || yields_to_map(&variant.shape, node);
        has_willing |= fit.is_some_and(|fit| !may_leave(fit));
        fits.push(fit);
    }
    for fit in fits.iter_mut().flatten() {
        *fit = fit.among(has_willing);
    }
    (fits, has_willing)
}

/// What the variants of a union say of a value.
pub const fn union_shape<U: Union>() -> Shape {
    Shape::Union(UnionShape {
        fit: union_fit::<U>,
        is_secret: U::IS_SECRET,
        has_kind: |node| {
            U::VARIANTS
                .iter()
                .any(|variant| has_kind(&variant.shape, node))
        },
    })
}

/// How well a value fits the best of the variants.
fn union_fit<U: Union>(node: Node<'_>) -> Option<Fit> {
    let tag = U::TAG.and_then(|tag| node.get(tag)).and_then(Node::text);
    let tagged = |variant: &&Variant<U>| tag.is_some_and(|tag| variant.tags.contains(&tag));
    if let Some(variant) = U::VARIANTS.iter().find(tagged) {
        return fit(&variant.shape, node);
    }
    let (fits, has_willing) = fits::<U>(node, tag);
    let best = fits.into_iter().flatten().max()?;
    Some(if has_willing { best } else { best.reluctant() })
}

/// What may be shown of the reason: what one variant may show can be a secret of another.
fn reason<U: Union>(error: &BufferError) -> String {
    if U::IS_SECRET {
        INVALID.to_owned()
    } else {
        shown(error)
    }
}

/// What may be shown of the reason, if the union is not the value of a secret field.
fn shown(error: &BufferError) -> String {
    if context::place().is_secret() {
        INVALID.to_owned()
    } else {
        error.to_string()
    }
}

#[cold]
fn no_match<U: Union>(failures: &[(&str, &str)]) -> BufferError {
    let reasons: Vec<String> = failures
        .iter()
        .map(|(variant, reason)| format!("{variant}: {reason}"))
        .collect();
    BufferError::custom(format_args!(
        "no variant of {} matches: {}",
        U::NAME,
        reasons.join("; ")
    ))
}

/// The error of a value that has the kind of JSON of no variant.
#[cold]
fn no_kind<U: Union>(node: Node<'_>, tag: Option<&str>) -> BufferError {
    let kind = format!("invalid type: {}", kind(node));
    let reasons: Vec<(&str, String)> = U::VARIANTS
        .iter()
        .map(|variant| {
            let reason = if tag.is_some() && !variant.tags.is_empty() {
                format!("the tag is not {}", variant.tags.join(" or "))
            } else {
                kind.clone()
            };
            (variant.name, reason)
        })
        .collect();
    let reasons: Vec<(&str, &str)> = reasons
        .iter()
        .map(|(variant, reason)| (*variant, reason.as_str()))
        .collect();
    no_match::<U>(&reasons)
}

fn kind(node: Node<'_>) -> &'static str {
    match node.entry() {
        Entry::Null => "null",
        Entry::Boolean(_) => "boolean",
        Entry::Text { .. } => "string",
        Entry::List { .. } => "sequence",
        Entry::Map { .. } => "map",
        _ => "number",
    }
}
