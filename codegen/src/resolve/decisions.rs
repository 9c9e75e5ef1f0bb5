//! What was decided about each field, and why.

use serde::Serialize;

use super::ModelId;
use super::fixes::Correction;
use crate::config::Fix;
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
    /// By which key a union's variants are told apart.
    Tag,
    /// Whether its value is kept out of messages.
    Secret,
    /// Whether it is emitted at all.
    LeftOut,
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
            Self::Secret => "secret",
            Self::LeftOut => "left out",
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
    /// A pattern of the configuration fits.
    Pattern {
        /// The pattern.
        pattern: &'a str,
        /// Where it stands.
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
    /// A setting says so.
    Setting {
        /// The key in the configuration file.
        key: &'static str,
        /// The value.
        value: String,
        /// Whether the value is the one that the setting has by default.
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

    /// The reason of a setting's value.
    pub(crate) fn setting<T: Default + PartialEq + Serialize>(key: &'static str, value: T) -> Self {
        let is_default = value == T::default();
        // The values are unit variants, which cannot fail to be written.
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

/// The decisions of a run, sorted by model, then by field in the order of the page; empty unless
/// they are to be explained.
#[derive(Clone, Debug, Default)]
pub struct Decisions<'a> {
    all: Vec<Decision<'a>>,
    /// Whether the decisions are to be explained.
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

    /// Lets a target revise the decisions about each model; it is called only if decisions are
    /// to be explained.
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

    /// Notes what was decided and why, which is only put into words where it is wanted.
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

    /// Puts a decision in the place of an earlier one about the same.
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

    /// Adds what the configuration says about a model itself.
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
        // Fields are visited in the order of the page, so a stable sort by model keeps that order.
        self.all.sort_by_key(|decision| decision.model);
        self
    }
}
