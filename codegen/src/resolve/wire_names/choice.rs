//! The form of names in JSON, by the setting, the record and the evidence.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::collect::Evidence;
use super::tally::{Form, Tally};
use super::weigh::{Verdict, weigh};
use crate::config::{Settings, WireNames};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::resolve::Because;
use crate::source::Span;

/// How names are written in JSON, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WireNameChoice {
    /// How: never [`WireNames::Auto`].
    pub names: WireNames,
    /// Why.
    pub reason: WireNameReason,
    /// The counts of the evidence.
    pub tally: Tally,
    /// The counts for reports.
    pub counts: Arc<str>,
}

/// Why names are written as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireNameReason {
    /// The setting.
    Setting,
    /// The evidence.
    Evidence,
    /// An earlier run decided it; with the place of the record.
    Recorded(Span),
    /// There is no evidence, or it is contradictory.
    Default,
    /// No documented name has several words in camel case.
    Irrelevant,
}

/// How names are written in JSON: in all namespaces, and in those that differ.
#[derive(Clone, Debug)]
pub struct WireNameChoices<'a> {
    /// In all namespaces.
    pub all: WireNameChoice,
    /// In the namespaces that differ.
    pub namespaces: BTreeMap<&'a str, WireNameChoice>,
}

/// Chooses by the setting, the record and the evidence.
struct Decider<'s> {
    settings: &'s Settings,
}

impl Decider<'_> {
    fn choice(&self, namespace: Option<&str>, tally: &Tally) -> WireNameChoice {
        let (names, reason) = match self.settings.wire_names {
            WireNames::Auto if tally.camel_rows == 0 => {
                (WireNames::AsDocumented, WireNameReason::Irrelevant)
            }
            WireNames::Auto => match (self.recorded(namespace), weigh(tally)) {
                (Some((names, span)), _) => (names, WireNameReason::Recorded(span)),
                (None, Verdict::Form(form)) => (form.names(), WireNameReason::Evidence),
                (None, Verdict::Torn | Verdict::Silent) => {
                    (WireNames::AsDocumented, WireNameReason::Default)
                }
            },
            names => (names, WireNameReason::Setting),
        };
        WireNameChoice {
            names,
            reason,
            tally: *tally,
            counts: tally.words().into(),
        }
    }

    /// The choice of a namespace, if it differs from that of all.
    fn own(&self, namespace: &str, tally: &Tally, all: &WireNameChoice) -> Option<WireNameChoice> {
        let choice = self.choice(Some(namespace), tally);
        let is_own = match choice.reason {
            WireNameReason::Recorded(_) => true,
            WireNameReason::Evidence => tally.is_certain(),
            _ => false,
        };
        (is_own && choice.names != all.names).then_some(choice)
    }

    fn recorded(&self, namespace: Option<&str>) -> Option<(WireNames, Span)> {
        let recorded = &self.settings.recorded;
        let found = match namespace {
            None => recorded.wire_names,
            Some(namespace) => recorded.wire_names_in.get(namespace).copied(),
        };
        found.filter(|(names, _)| *names != WireNames::Auto)
    }
}

impl Form {
    fn names(self) -> WireNames {
        match self {
            Self::Snake => WireNames::SnakeCase,
            Self::Documented => WireNames::AsDocumented,
        }
    }
}

impl WireNameChoice {
    pub(super) fn because<'a>(&self) -> Because<'a> {
        let form = match self.names {
            WireNames::SnakeCase => Form::Snake,
            WireNames::Auto | WireNames::AsDocumented => Form::Documented,
        };
        match self.reason {
            WireNameReason::Setting => Because::setting("wire-names", self.names),
            WireNameReason::Evidence => Because::Counted {
                what: "the pages write names in this form",
                counts: Arc::clone(&self.counts),
                span: self.tally.first(form),
            },
            WireNameReason::Recorded(span) => Because::Evidence {
                what: "an earlier run decided it",
                span,
            },
            WireNameReason::Default | WireNameReason::Irrelevant => {
                Because::setting("wire-names", WireNames::Auto)
            }
        }
    }
}

impl<'a> WireNameChoices<'a> {
    pub(super) fn new(evidence: &Evidence<'a>, settings: &Settings) -> Self {
        let decider = Decider { settings };
        let all = decider.choice(None, &agreed(evidence));
        let own = evidence.namespaces.iter().filter_map(|(namespace, tally)| {
            let choice = decider.own(namespace, tally, &all)?;
            Some((*namespace, choice))
        });
        let namespaces = own.collect();
        Self { all, namespaces }
    }

    /// The choice of a namespace.
    pub fn of(&self, namespace: &str) -> &WireNameChoice {
        self.namespaces.get(namespace).unwrap_or(&self.all)
    }

    pub(super) fn report(&self, place: Span, diagnostics: &mut Diagnostics) {
        self.all.report(None, place, diagnostics);
        for (namespace, choice) in &self.namespaces {
            choice.report(Some(namespace), place, diagnostics);
        }
    }
}

impl WireNameChoice {
    /// Reports what the pages leave open, and what they contradict.
    fn report(&self, namespace: Option<&str>, place: Span, diagnostics: &mut Diagnostics) {
        let verdict = weigh(&self.tally);
        let whose = match self.reason {
            WireNameReason::Default => "documented",
            WireNameReason::Recorded(_) => "recorded",
            _ => return,
        };
        let counts = &self.counts;
        let diagnostic = match (verdict, self.reason) {
            (Verdict::Form(form), WireNameReason::Recorded(span)) if form.names() != self.names => {
                let (old, new) = (self.names.name(), form.names().name());
                let place = namespace.map(|namespace| format!(" in `{namespace}`"));
                let place = place.unwrap_or_default();
                let message = format!(
                    "the pages{place} write names as {new:?} now ({counts}); the recorded {old:?} is kept"
                );
                let help = format!(
                    "`wire-names = {old:?}` in the configuration keeps it for good; \
                     delete the line to change the keys"
                );
                Diagnostic::new(Code::ChangedWireNames, span, message).help(help)
            }
            (Verdict::Form(_), _) => return,
            (Verdict::Torn | Verdict::Silent, _) => {
                let message = if verdict == Verdict::Torn {
                    format!(
                        "the pages contradict each other about the keys in JSON \
                         (snake case : as documented): {counts}"
                    )
                } else {
                    "the pages do not show whether the keys in JSON are the documented names"
                        .to_owned()
                };
                let help = format!(
                    "the {whose} form is used; compare a response of the API, and set `wire-names` to \
                     \"as-documented\" or \"snake_case\""
                );
                Diagnostic::new(Code::UndecidedWireNames, place, message).help(help)
            }
        };
        diagnostics.push(diagnostic);
    }
}

/// The counts that decide for all namespaces: without those that are certain of one form, if the rest is
/// certain of the other.
fn agreed(evidence: &Evidence) -> Tally {
    let all = evidence.all;
    if weigh(&all) != Verdict::Torn {
        return all;
    }
    let without = |form| {
        let certain = evidence.namespaces.values();
        let certain =
            certain.filter(|tally| tally.is_certain() && weigh(tally) == Verdict::Form(form));
        certain.fold(all, |all, part| all.without(part))
    };
    let rest = [Form::Snake, Form::Documented]
        .map(without)
        .into_iter()
        .find(|rest| *rest != all && matches!(weigh(rest), Verdict::Form(_)));
    rest.unwrap_or(all)
}
