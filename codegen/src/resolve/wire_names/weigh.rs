//! Weighs evidence for one form of names against the other.

use super::tally::{EvidenceKind, Form, Tally};

/// What evidence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Names have this form in JSON.
    Form(Form),
    /// Kinds of evidence contradict each other.
    Torn,
    /// There is none, or too little.
    Silent,
}

/// From this many places, a kind is strong.
const STRONG: usize = 10;

/// The fewest places of a weak kind that count. A path parameter and a key of JSON name a field for
/// sure; another word of a page may be the name of a field by chance.
const fn fewest(kind: EvidenceKind) -> usize {
    match kind {
        EvidenceKind::Json | EvidenceKind::Paths => 1,
        EvidenceKind::Values | EvidenceKind::Descriptions => 3,
    }
}

/// JSON decides alone. Else the kinds that are clear in themselves decide, if they agree: strong ones,
/// or weak ones where none is strong.
pub(super) fn weigh(tally: &Tally) -> Verdict {
    if tally.camel_rows <= tally.snake_rows && tally.snake_rows > 0 {
        // An SDK that renames fields leaves none in snake case.
        return Verdict::Form(Form::Documented);
    }
    let json = tally.of(EvidenceKind::Json);
    if json.all() > 0 {
        return json.clear().map_or(Verdict::Torn, Verdict::Form);
    }
    let votes = tally
        .kinds()
        .filter(|(kind, count)| count.all() >= fewest(*kind));
    let votes = votes.filter_map(|(_, count)| Some((count.all() >= STRONG, count.clear()?)));
    let votes: Vec<(bool, Form)> = votes.collect();
    let is_any_strong = votes.iter().any(|(is_strong, _)| *is_strong);
    let mut counted = votes
        .into_iter()
        .filter(|(is_strong, _)| *is_strong == is_any_strong)
        .map(|(_, form)| form);
    let Some(first) = counted.next() else {
        return Verdict::Silent;
    };
    if counted.all(|form| form == first) {
        Verdict::Form(first)
    } else {
        Verdict::Torn
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    const SNAKE: Verdict = Verdict::Form(Form::Snake);
    const DOCUMENTED: Verdict = Verdict::Form(Form::Documented);

    /// A name, counts by kind, and the verdict.
    type Set = (&'static str, [(usize, usize); 3], Verdict);

    /// Counts of published sets, `snake:camel` in paths, values and descriptions, and what is right
    /// by the sources of their SDKs. `Torn` is a question to the user.
    const SETS: &[Set] = &[
        ("firehydrant", [(377, 0), (29, 0), (18, 0)], SNAKE),
        ("unified", [(1592, 0), (6582, 0), (0, 0)], SNAKE),
        ("orq", [(167, 0), (208, 0), (467, 0)], SNAKE),
        ("apideck", [(81, 0), (83, 2), (198, 6)], SNAKE),
        ("syllable", [(86, 0), (131, 0), (112, 0)], SNAKE),
        ("mistral", [(173, 0), (7, 0), (42, 7)], SNAKE),
        ("polar", [(20, 0), (115, 0), (25, 0)], SNAKE),
        ("gr4vy", [(70, 0), (1, 0), (78, 15)], SNAKE),
        ("openrouter", [(0, 0), (35, 0), (894, 21)], SNAKE),
        ("unstructured", [(0, 0), (0, 0), (3, 0)], SNAKE),
        ("stackone", [(0, 36), (0, 0), (50, 3)], Verdict::Torn),
        ("ding", [(0, 0), (0, 0), (0, 0)], Verdict::Silent),
        ("vercel", [(0, 326), (257, 391), (7, 183)], DOCUMENTED),
        ("moov", [(0, 270), (3, 0), (6, 477)], DOCUMENTED),
        ("mollie", [(0, 143), (4, 0), (7, 266)], DOCUMENTED),
        ("novu", [(0, 115), (10, 5), (0, 60)], DOCUMENTED),
        ("cribl", [(0, 8), (0, 106), (0, 0)], DOCUMENTED),
        ("formance", [(2, 129), (0, 0), (7, 19)], DOCUMENTED),
        ("plex", [(0, 151), (0, 0), (0, 47)], DOCUMENTED),
        ("hathora", [(0, 149), (3, 9), (0, 37)], DOCUMENTED),
        ("documenso", [(0, 13), (0, 3), (0, 0)], DOCUMENTED),
        ("dub", [(0, 7), (0, 27), (0, 98)], DOCUMENTED),
        ("authlete", [(0, 105), (0, 0), (231, 210)], DOCUMENTED),
    ];

    fn tally(counts: &[(EvidenceKind, (usize, usize))]) -> Tally {
        let span = Span::default();
        let mut tally = Tally::default();
        for (kind, (snake, documented)) in counts {
            (0..*snake).for_each(|_| tally.add(*kind, Form::Snake, span));
            (0..*documented).for_each(|_| tally.add(*kind, Form::Documented, span));
        }
        tally
    }

    #[test]
    fn published_sets_come_out_right_or_are_asked_about() {
        for (name, [paths, values, descriptions], verdict) in SETS {
            let tally = tally(&[
                (EvidenceKind::Paths, *paths),
                (EvidenceKind::Values, *values),
                (EvidenceKind::Descriptions, *descriptions),
            ]);
            assert_eq!(weigh(&tally), *verdict, "{name}");
        }
    }

    #[test]
    fn json_is_stronger_than_all_other_evidence() {
        let others = (EvidenceKind::Paths, (0, 500));
        let json = |counts| tally(&[others, (EvidenceKind::Json, counts)]);
        assert_eq!(weigh(&json((2, 0))), SNAKE);
        assert_eq!(weigh(&json((0, 2))), DOCUMENTED);
        assert_eq!(weigh(&json((3, 2))), Verdict::Torn);
    }

    #[test]
    fn a_few_words_are_no_evidence() {
        let few = tally(&[(EvidenceKind::Descriptions, (2, 0))]);
        assert_eq!(weigh(&few), Verdict::Silent);
        let path = tally(&[(EvidenceKind::Paths, (1, 0))]);
        assert_eq!(weigh(&path), SNAKE);
    }

    #[test]
    fn rows_in_snake_case_are_not_renamed() {
        let mut tally = tally(&[(EvidenceKind::Paths, (20, 0))]);
        (tally.snake_rows, tally.camel_rows) = (40, 2);
        assert_eq!(weigh(&tally), DOCUMENTED);
    }
}
