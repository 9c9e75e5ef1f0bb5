//! Decisions and their reasons.

use std::sync::Arc;

use serde::Serialize;

use super::ModelId;
use super::fixes::Correction;
use crate::config::{Fix, Pattern};
use crate::source::Span;

/// One decision about a model or a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision<'a> {
    /// The model.
    pub model: ModelId,
    /// The documented name of the field; `None` for a decision about the model itself.
    pub field: Option<&'a str>,
    /// The subject of the decision.
    pub subject: Subject,
    /// The outcome.
    pub outcome: String,
    /// The reason.
    pub because: Because<'a>,
}

/// The subject of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The JSON key.
    Wire,
    /// The type.
    Type,
    /// Whether the key is required.
    Required,
    /// Whether the value is nullable.
    Nullable,
    /// Whether values in lists and maps are nullable.
    NullableItems,
    /// Whether the value is boxed.
    Boxed,
    /// Whether a map holds the additional properties.
    Flattened,
    /// The Rust name.
    Name,
    /// The tag of a union.
    Tag,
    /// Whether the value is secret.
    Secret,
    /// Whether undocumented keys are kept.
    UnknownKeys,
    /// Whether it is emitted at all.
    LeftOut,
}

impl Subject {
    /// The name of the subject in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wire => "wire name",
            Self::Type => "type",
            Self::Required => "required",
            Self::Nullable => "nullable",
            Self::NullableItems => "nullable items",
            Self::Boxed => "boxed",
            Self::Flattened => "flattened",
            Self::Name => "name",
            Self::Tag => "tag",
            Self::Secret => "secret",
            Self::UnknownKeys => "unknown keys",
            Self::LeftOut => "skipped",
        }
    }
}

/// The reason for a decision.
#[derive(Clone, Debug, PartialEq)]
pub enum Because<'a> {
    /// A fix-up.
    Config {
        /// The reason of the fix-up.
        reason: &'a str,
        /// The span of the fix-up.
        span: Span,
    },
    /// A matching pattern of the configuration.
    Pattern {
        /// The pattern.
        pattern: &'a str,
        /// The span of the pattern.
        span: Span,
    },
    /// Evidence on the page.
    Evidence {
        /// The evidence.
        what: &'static str,
        /// The span of the evidence.
        span: Span,
    },
    /// Evidence of many places.
    Counted {
        /// The evidence.
        what: &'static str,
        /// How many places there are, by kind.
        counts: Arc<str>,
        /// The strongest place.
        span: Option<Span>,
    },
    /// The page documents it.
    Page(Span),
    /// It follows from other decisions.
    Rule(&'static str),
    /// A setting.
    Setting {
        /// The key in the configuration file.
        key: &'static str,
        /// The value.
        value: String,
        /// Whether the value is the default.
        is_default: bool,
    },
}

impl<'a> Because<'a> {
    pub(super) fn config(fix: &'a Fix) -> Self {
        Self::Config {
            reason: &fix.reason,
            span: fix.span,
        }
    }

    pub(super) fn pattern(pattern: &'a Pattern) -> Self {
        Self::Pattern {
            pattern: &pattern.pattern,
            span: pattern.span,
        }
    }

    /// The reason of a setting's value.
    pub(crate) fn setting<T: Default + PartialEq + Serialize>(key: &'static str, value: T) -> Self {
        let is_default = value == T::default();
        // The values are unit variants, so serialization cannot fail.
        let value = match serde_json::to_value(value) {
            Ok(serde_json::Value::String(name)) => name,
            _ => String::new(),
        };
        Self::Setting {
            key,
            value,
            is_default,
        }
    }
}

/// The decisions of a run, sorted by model, then by field in page order; empty unless they are recorded.
#[derive(Clone, Debug, Default)]
pub struct Decisions<'a> {
    all: Vec<Decision<'a>>,
    /// Whether decisions are recorded.
    wanted: bool,
}

impl<'a> Decisions<'a> {
    pub(super) fn new(wanted: bool) -> Self {
        Self {
            all: Vec::new(),
            wanted,
        }
    }

    /// All decisions.
    pub fn all(&self) -> &[Decision<'a>] {
        &self.all
    }

    /// The decisions about one model and its fields.
    pub fn of(&self, model: ModelId) -> &[Decision<'a>] {
        let first = self.all.partition_point(|it| it.model < model);
        let after = self.all.partition_point(|it| it.model <= model);
        self.all.get(first..after).unwrap_or_default()
    }

    /// Lets a target revise the decisions about each model, if decisions are recorded.
    pub(crate) fn revise<T>(
        &mut self,
        models: impl IntoIterator<Item = (ModelId, T)>,
        mut revise: impl FnMut(ModelId, T, &mut Vec<Decision<'a>>),
    ) {
        if !self.wanted {
            return;
        }
        let mut old = std::mem::take(&mut self.all).into_iter().peekable();
        for (id, model) in models {
            let mut own = Vec::new();
            while let Some(decision) = old.next_if(|it| it.model <= id) {
                own.push(decision);
            }
            revise(id, model, &mut own);
            self.all.append(&mut own);
        }
    }

    /// Records a decision; the text is created only if decisions are recorded.
    pub(super) fn push<O: ToString>(
        &mut self,
        model: ModelId,
        field: Option<&'a str>,
        subject: Subject,
        words: impl FnOnce() -> (O, Because<'a>),
    ) {
        if !self.wanted {
            return;
        }
        let (outcome, because) = words();
        self.all.push(Decision {
            model,
            field,
            subject,
            outcome: outcome.to_string(),
            because,
        });
    }

    /// Replaces an earlier decision about the same subject.
    pub(super) fn replace<O: ToString>(
        &mut self,
        model: ModelId,
        field: Option<&'a str>,
        subject: Subject,
        words: impl FnOnce() -> (O, Because<'a>),
    ) {
        self.all.retain(|earlier| {
            (earlier.model, earlier.field, earlier.subject) != (model, field, subject)
        });
        self.push(model, field, subject, words);
    }

    /// Adds the decisions of the configuration about a model itself.
    pub(super) fn push_model(&mut self, model: ModelId, fix: Correction<'a>) {
        if let Some((rename, fix)) = fix.rename {
            self.push(model, None, Subject::Name, || {
                (rename, Because::config(fix))
            });
        }
        if let Some(fix) = fix.skip {
            self.push(model, None, Subject::LeftOut, || {
                ("yes", Because::config(fix))
            });
        }
    }

    pub(super) fn sorted(mut self) -> Self {
        // Fields are visited in page order, so a stable sort by model preserves it.
        self.all.sort_by_key(|decision| decision.model);
        self
    }
}
