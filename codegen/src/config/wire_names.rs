//! The setting `wire-names`.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use toml::Spanned;

use super::{Pattern, WireNames};
use crate::source::{FileId, Sources};

/// The key of the table for all fields that no pattern matches.
const DEFAULT: &str = "default";

/// Fields whose keys are written in another form than the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct WireNameException {
    /// The fields.
    pub pattern: Pattern,
    /// How their keys are written; never [`WireNames::Auto`].
    pub names: WireNames,
}

/// One form for all fields, or a table with exceptions.
#[derive(Default)]
pub(super) struct Choice {
    pub(super) names: WireNames,
    exceptions: Vec<(Spanned<String>, WireNames)>,
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
        f.write_str(
            "`auto`, `as-documented`, `snake_case`, or a table from patterns of fields to these",
        )
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Choice, E> {
        let exceptions = Vec::new();
        let names = WireNames::deserialize(StrDeserializer::new(name))?;
        Ok(Choice { names, exceptions })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Choice, A::Error> {
        let mut choice = Choice::default();
        while let Some((pattern, names)) = map.next_entry::<Spanned<String>, WireNames>()? {
            if pattern.get_ref() == DEFAULT {
                choice.names = names;
            } else if names == WireNames::Auto {
                let message = "only `default` can be \"auto\": an exception is `as-documented` or `snake_case`";
                return Err(A::Error::custom(message));
            } else {
                choice.exceptions.push((pattern, names));
            }
        }
        Ok(choice)
    }
}

impl Choice {
    /// The exceptions, those with the longest patterns first: they are the most specific ones.
    pub(super) fn exceptions(self, sources: &Sources, file: FileId) -> Vec<WireNameException> {
        let exceptions = self.exceptions.into_iter();
        let mut exceptions: Vec<WireNameException> = exceptions
            .map(|(pattern, names)| WireNameException {
                pattern: Pattern {
                    span: sources.span(file, pattern.span()),
                    pattern: pattern.into_inner(),
                },
                names,
            })
            .collect();
        exceptions.sort_by_key(|exception| std::cmp::Reverse(exception.pattern.pattern.len()));
        exceptions
    }
}
