//! The setting `features`.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use toml::Spanned;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::names;
use crate::source::{FileId, Sources, Span};

/// The setting `features`: types are compiled by the Cargo features of their API groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features {
    /// Groups with a feature name that differs from their title.
    pub names: Vec<FeatureName>,
}

/// The feature name of an API group.
#[derive(Clone, Debug, PartialEq)]
pub struct FeatureName {
    /// The title of the group in the overview.
    pub group: String,
    /// The name of the feature.
    pub name: String,
    /// The span of the entry.
    pub span: Span,
}

/// `features = true`, or a table of names.
pub(super) enum Choice {
    Switch(bool),
    Names(Vec<(Spanned<String>, Spanned<String>)>),
}

impl<'de> Deserialize<'de> for Choice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ChoiceVisitor)
    }
}

struct ChoiceVisitor;

impl<'de> Visitor<'de> for ChoiceVisitor {
    type Value = Choice;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false, or a table from API groups to feature names")
    }

    fn visit_bool<E: Error>(self, switch: bool) -> Result<Choice, E> {
        Ok(Choice::Switch(switch))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Choice, A::Error> {
        let mut names = Vec::new();
        while let Some(entry) = map.next_entry()? {
            names.push(entry);
        }
        Ok(Choice::Names(names))
    }
}

impl Choice {
    /// The setting; invalid feature names are reported.
    pub(super) fn read(
        self,
        sources: &Sources,
        file: FileId,
        diagnostics: &mut Diagnostics,
    ) -> Option<Features> {
        let entries = match self {
            Self::Switch(false) => return None,
            Self::Switch(true) => Vec::new(),
            Self::Names(entries) => entries,
        };
        for (_, name) in &entries {
            if !names::is_feature_name(name.get_ref()) {
                let span = sources.span(file, name.span());
                let message = format!("invalid feature name `{}`", name.get_ref());
                let help = "a name has ASCII letters, digits, `-`, `_`, `+` and `.`, and starts with a letter, a digit or `_`";
                diagnostics.push(Diagnostic::new(Code::InvalidConfig, span, message).help(help));
            }
        }
        let names = entries.into_iter().map(|(group, name)| FeatureName {
            span: sources.span(file, group.span()),
            group: group.into_inner(),
            name: name.into_inner(),
        });
        Some(Features {
            names: names.collect(),
        })
    }
}
