//! How the pages write names with digits, where the documented name is ambiguous: `street1` is
//! `street1` or `street_1`.

use std::collections::HashMap;

use super::tally::EvidenceKind;
use crate::source::Span;

/// The forms of names with digits, by their letters and digits.
#[derive(Debug, Default)]
pub(super) struct Spellings(HashMap<String, Vec<Spelling>>);

/// One form of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) text: String,
    pub(super) kind: EvidenceKind,
    pub(super) span: Span,
}

impl Spellings {
    /// Adds a place.
    pub(super) fn add(&mut self, kind: EvidenceKind, text: &str, span: Span) {
        let known = self.0.entry(squash(text)).or_default();
        match known.iter_mut().find(|spelling| spelling.text == text) {
            Some(spelling) if spelling.kind <= kind => {}
            Some(spelling) => (spelling.kind, spelling.span) = (kind, span),
            None => known.push(Spelling {
                text: text.to_owned(),
                kind,
                span,
            }),
        }
    }

    /// The one form in snake case of a documented name: that of JSON, else that of other places. Outside
    /// of JSON, the documented name itself is not evidence.
    pub(super) fn of(&self, name: &str) -> Option<&Spelling> {
        let known = self.0.get(&squash(name))?;
        let is_json = |spelling: &&Spelling| spelling.kind == EvidenceKind::Json;
        let is_lower = |text: &str| !text.contains(|c: char| c.is_ascii_uppercase());
        one(known.iter().filter(is_json)).or_else(|| {
            let others = known.iter().filter(|spelling| !is_json(spelling));
            one(others.filter(|spelling| is_lower(&spelling.text) && spelling.text != name))
        })
    }
}

fn one<'s>(mut all: impl Iterator<Item = &'s Spelling>) -> Option<&'s Spelling> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// Whether a name has a digit beside a letter, so that its form in snake case is not certain.
pub(super) fn has_digit(name: &str) -> bool {
    let pairs = name.as_bytes().windows(2);
    name.contains(|c: char| c.is_ascii_lowercase())
        && pairs.into_iter().any(|pair| {
            let is_split = |one: u8, other: u8| one.is_ascii_digit() && other.is_ascii_alphabetic();
            matches!(pair, [one, other] if is_split(*one, *other) || is_split(*other, *one))
                || pair.contains(&b'_') && pair.iter().any(u8::is_ascii_digit)
        })
}

/// The letters and digits of a name, in lower case.
pub(super) fn squash(name: &str) -> String {
    let kept = name.chars().filter(|c| *c != '_');
    kept.map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(name: &str, places: &[(EvidenceKind, &str)]) -> Option<String> {
        let mut spellings = Spellings::default();
        for (kind, text) in places {
            spellings.add(*kind, text, Span::default());
        }
        spellings.of(name).map(|spelling| spelling.text.clone())
    }

    #[test]
    fn json_decides_and_the_documented_name_says_nothing_elsewhere() {
        use EvidenceKind::{Descriptions, Json, Values};
        let found = |places: &[_]| spelled("street1", places);
        assert_eq!(
            found(&[(Json, "street_1"), (Values, "street1")]).as_deref(),
            Some("street_1")
        );
        assert_eq!(found(&[(Json, "street1")]).as_deref(), Some("street1"));
        assert_eq!(found(&[(Descriptions, "street1")]), None);
        assert_eq!(
            found(&[(Descriptions, "street_1")]).as_deref(),
            Some("street_1")
        );
        assert_eq!(found(&[(Json, "street_1"), (Json, "street1")]), None);
        assert_eq!(
            spelled("tokensAbove128k", &[(Values, "tokens_above_128k")]).as_deref(),
            Some("tokens_above_128k")
        );
    }

    #[test]
    fn digits_beside_letters_are_uncertain() {
        for name in ["street1", "tokensAbove128k", "ephemeral1h", "street_1"] {
            assert!(has_digit(name), "{name}");
        }
        for name in ["street", "1", "A1", "home_address"] {
            assert!(!has_digit(name), "{name}");
        }
    }
}
