//! What was decided about each field, and why.

use super::ModelId;
use crate::source::Span;

/// One decision about a model or a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision<'a> {
    /// The model.
    pub model: ModelId,
    /// The documented name of the field; `None` for a decision about the model itself.
    pub field: Option<&'a str>,
    /// What was to be decided.
    pub subject: Subject,
    /// What was decided.
    pub outcome: String,
    /// Why.
    pub because: Because<'a>,
}

/// What can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The key in JSON.
    Wire,
    /// The type.
    Type,
    /// Whether the key must be there.
    Required,
    /// Whether null is allowed.
    Nullable,
    /// Whether the value is kept in a box.
    Boxed,
    /// Whether a map's entries stand among the object's own keys.
    Flattened,
    /// The name in Rust.
    Name,
    /// By which key a union's arms are told apart.
    Tag,
}

impl Subject {
    /// The word for the subject in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wire => "wire name",
            Self::Type => "type",
            Self::Required => "required",
            Self::Nullable => "nullable",
            Self::Boxed => "boxed",
            Self::Flattened => "flattened",
            Self::Name => "name",
            Self::Tag => "tag",
        }
    }
}

/// The reason for a decision.
#[derive(Clone, Debug, PartialEq)]
pub enum Because<'a> {
    /// An entry of the configuration says so, for the reason that it gives.
    Config {
        /// The entry's reason.
        reason: &'a str,
        /// Where the entry stands.
        span: Span,
    },
    /// The page shows it.
    Evidence {
        /// What it shows.
        what: &'static str,
        /// Where.
        span: Span,
    },
    /// The page says so.
    Page(Span),
    /// It follows from other decisions.
    Rule(&'static str),
    /// A setting or its default says so.
    Setting(&'static str),
}

/// The decisions of a run.
#[derive(Debug, Default)]
pub(super) struct Decisions<'a> {
    all: Vec<Decision<'a>>,
}

impl<'a> Decisions<'a> {
    pub(super) fn push(
        &mut self,
        model: ModelId,
        field: Option<&'a str>,
        subject: Subject,
        outcome: impl ToString,
        because: Because<'a>,
    ) {
        self.all.push(Decision {
            model,
            field,
            subject,
            outcome: outcome.to_string(),
            because,
        });
    }

    /// The decisions in the order of models, fields on the page, and subjects.
    pub(super) fn sorted(mut self) -> Vec<Decision<'a>> {
        // Fields are visited in the order of the page, so a stable sort by model keeps that order.
        self.all.sort_by_key(|decision| decision.model);
        self.all
    }
}
