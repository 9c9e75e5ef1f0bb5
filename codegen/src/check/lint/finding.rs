//! Findings as plain data.

use super::rules::Rule;
use crate::diagnostics::Severity;
use crate::report::Place;

/// A finding about a model, an operation, a part of one, or a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that reported it.
    pub rule: Rule,
    /// The severity of the rule, lower where the circumstances allow it.
    pub severity: Severity,
    /// The model as the configuration names it, the id of an operation, or a configuration key.
    pub subject: String,
    /// The documented name of the field, value or variant; `None` for the subject itself.
    pub member: Option<String>,
    /// The message, without a full stop.
    pub message: String,
    /// The suggested fix.
    pub help: Option<String>,
    /// The span.
    pub place: Option<Place>,
}
