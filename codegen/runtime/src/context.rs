//! Where in the models decoding is, for the messages of errors.
//!
//! Errors are made where a value does not fit, deep inside of a format, and are never wrapped: so
//! they stay errors of their format, with its category and position. The names of the model and
//! the field therefore are kept here until a message needs them.

use std::cell::Cell;
use std::fmt;

use serde::de::Error;

use crate::object::Table;

/// A field of a model.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    table: Option<&'static Table>,
    /// The position of the field's key; beyond the last for an undocumented key.
    position: usize,
    /// Whether the model itself is the value of a secret field.
    is_in_secret: bool,
}

impl Place {
    /// No field.
    const NONE: Self = Self {
        table: None,
        position: 0,
        is_in_secret: false,
    };

    /// A field of a model that is the value of another field.
    pub(crate) fn new(table: &'static Table, position: usize, outer: bool) -> Self {
        Self {
            table: Some(table),
            position,
            is_in_secret: outer,
        }
    }

    /// Whether no message may show the value.
    #[inline]
    pub(crate) fn is_secret(self) -> bool {
        let is_secret = |table: &Table| table.has_secrets() && table.is_secret(self.position);
        self.is_in_secret || self.table.is_some_and(is_secret)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(table) = self.table else {
            return Ok(());
        };
        match table.keys.get(self.position) {
            Some(key) => write!(f, " for field `{key}` of `{}`", table.name),
            None => write!(f, " for an undocumented key of `{}`", table.name),
        }
    }
}

struct Context {
    place: Cell<Place>,
    /// Whether a message with a value was made since the place was entered.
    is_reported: Cell<bool>,
    /// Whether that message is about a value in the place of one that may hold secrets.
    is_concealed: Cell<bool>,
    /// Whether unions only check that a value can be decoded.
    is_trial: Cell<bool>,
    /// Whether the last value was a big integer.
    is_integer: Cell<bool>,
    /// How many fields were entered.
    entered: Cell<usize>,
}

thread_local! {
    static CONTEXT: Context = const {
        Context {
            place: Cell::new(Place::NONE),
            is_reported: Cell::new(false),
            is_concealed: Cell::new(false),
            is_trial: Cell::new(false),
            is_integer: Cell::new(false),
            entered: Cell::new(0),
        }
    };
}

/// The current field.
#[inline]
pub(crate) fn place() -> Place {
    CONTEXT.with(|context| context.place.get())
}

/// Sets the current field.
#[inline]
pub(crate) fn enter(place: Place) {
    CONTEXT.with(|context| {
        context.place.set(place);
        context.is_reported.set(false);
        context.is_integer.set(false);
        context.entered.set(context.entered.get().wrapping_add(1));
    });
}

/// Sets the field to the one before a struct that was decoded.
#[inline]
pub(crate) fn leave(outer: Place) {
    CONTEXT.with(|context| context.place.set(outer));
}

/// Whether unions only check that a value can be decoded.
pub(crate) fn is_trial() -> bool {
    CONTEXT.with(|context| context.is_trial.get())
}

/// Decodes without decoding the unions inside, which accept every value. Returns how many fields
/// were decoded as well; restores the context.
pub(crate) fn trial<T>(decode: impl FnOnce() -> T) -> (T, usize) {
    CONTEXT.with(|context| {
        let (outer, was_trial) = (context.place.get(), context.is_trial.replace(true));
        let before = context.entered.get();
        let decoded = decode();
        let entered = context.entered.get().wrapping_sub(before);
        context.is_trial.set(was_trial);
        context.place.set(outer);
        context.is_reported.set(false);
        (decoded, entered)
    })
}

/// Writes what a visitor expects, with the current field.
pub(crate) fn expecting(f: &mut fmt::Formatter<'_>, what: &str) -> fmt::Result {
    CONTEXT.with(|context| context.is_reported.set(true));
    write!(f, "{what}{}", place())
}

/// Writes what a visitor expects of a value that may hold secrets: another value in its place may
/// be one.
pub(crate) fn expecting_secrets(f: &mut fmt::Formatter<'_>, what: &str) -> fmt::Result {
    CONTEXT.with(|context| context.is_concealed.set(true));
    expecting(f, what)
}

/// The error of a value in the place of one that may hold secrets, without the value.
#[cold]
pub(crate) fn conceal<E: Error>(error: E) -> E {
    if !CONTEXT.with(|context| context.is_concealed.take()) {
        return error;
    }
    let text = error.to_string();
    // These say nothing of the value.
    let is_shown = |kind: &str| text.starts_with(&format!("invalid type: {kind}, "));
    if is_shown("null") || is_shown("sequence") || is_shown("map") {
        return error;
    }
    CONTEXT.with(|context| context.is_reported.set(false));
    let expected = text
        .rfind(", expected ")
        .and_then(|start| text.get(start..));
    let invalid = crate::redacted::INVALID;
    E::custom(format_args!("{invalid}{}", expected.unwrap_or_default()))
}

/// The error of a field's value, without its message if that shows a secret.
#[cold]
pub(crate) fn discreet<E: Error>(place: Place, error: E) -> E {
    let is_reported = CONTEXT.with(|context| context.is_reported.take());
    if is_reported && place.is_secret() {
        redacted(place, &error)
    } else {
        error
    }
}

/// An error without the message of another one, at the same position of the input.
fn redacted<E: Error>(place: Place, error: &E) -> E {
    let text = error.to_string();
    let position = position(&text);
    E::custom(format_args!(
        "{}{place}{position}",
        crate::redacted::INVALID
    ))
}

/// The end of a message of `serde_json` with the position, which it reads back from there.
fn position(message: &str) -> &str {
    let end = message
        .rfind(" at line ")
        .and_then(|start| message.get(start..))
        .unwrap_or_default();
    let words: Vec<&str> = end.split(' ').collect();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    match words.as_slice() {
        ["", "at", "line", line, "column", column] if is_number(line) && is_number(column) => end,
        _ => "",
    }
}

/// Notes whether a big integer was decoded.
pub(crate) fn set_integer(is_integer: bool) {
    CONTEXT.with(|context| context.is_integer.set(is_integer));
}

/// The error after a value. `serde_json` reads a big integer up to its last digit, and then stops
/// at the fraction or the exponent of a number that is none.
#[cold]
pub(crate) fn after_value<E: Error>(error: E) -> E {
    if CONTEXT.with(|context| context.is_integer.take()) {
        expecting_integer(error, "expected `,` or")
    } else {
        error
    }
}

/// The error of a big integer, for which `serde_json` has no words if it does not begin as one.
#[cold]
pub(crate) fn no_integer<E: Error>(error: E) -> E {
    let error = expecting_integer(error, "invalid number");
    expecting_integer(error, "number out of range")
}

fn expecting_integer<E: Error>(error: E, message: &str) -> E {
    let text = error.to_string();
    if text.starts_with(message) {
        let (place, position) = (place(), position(&text));
        E::custom(format_args!(
            "invalid value, expected an integer{place}{position}"
        ))
    } else {
        error
    }
}

/// The error of a key that occurs twice.
#[cold]
pub(crate) fn duplicate<E: Error>(key: &str) -> E {
    let place = place();
    if place.is_secret() {
        E::custom(format_args!("duplicate key{place}"))
    } else {
        E::custom(format_args!("duplicate key `{key}`{place}"))
    }
}
