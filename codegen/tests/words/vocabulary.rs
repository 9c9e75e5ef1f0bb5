//! The terms to avoid, and what to write instead.

use Where::{Docstrings, Documents, Identifiers, Messages};

/// Where a term is forbidden.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Where {
    Documents,
    Docstrings,
    /// String literals: help texts, diagnostics, generated documentation.
    Messages,
    Identifiers,
}

const PROSE: &[Where] = &[Documents, Docstrings, Messages];
const EVERYWHERE: &[Where] = &[Documents, Docstrings, Messages, Identifiers];

pub struct Term {
    /// Words with spaces between them, in lower case.
    pub pattern: &'static str,
    pub instead: &'static str,
    pub places: &'static [Where],
    /// Where the term is right, and the reason: a part of a sentence in lower case, or the path of a
    /// file.
    pub exceptions: &'static [(&'static str, &'static str)],
}

const fn term(pattern: &'static str, instead: &'static str, places: &'static [Where]) -> Term {
    Term {
        pattern,
        instead,
        places,
        exceptions: &[],
    }
}

impl Term {
    const fn except(self, exceptions: &'static [(&'static str, &'static str)]) -> Self {
        Self { exceptions, ..self }
    }
}

/// Sources whose docstrings, messages and identifiers have been rewritten.
pub const REWRITTEN: &[&str] = &["codegen/src", "codegen/runtime/src", "src"];

pub const VOCABULARY: &[Term] = &[
    // Names of things.
    term("floor", "layer", EVERYWHERE),
    term("floors", "layers", EVERYWHERE),
    term("the way of the data", "pipeline, data flow", PROSE),
    term("arm", "variant, member of a union", EVERYWHERE).except(&[
        ("duplicate arm", "the name of a diagnostic code"),
        ("codegen/src/target/rust/emit/fit.rs", "arms of a `match`"),
        (
            "codegen/src/target/rust/emit/members.rs",
            "arms of a `match`",
        ),
    ]),
    term("arms", "variants, members of a union", EVERYWHERE).except(&[(
        "codegen/src/target/rust/emit/members.rs",
        "arms of a `match`",
    )]),
    term("lone", "unpaired", EVERYWHERE),
    term("recalled", "CacheEntry", EVERYWHERE),
    term("noted", "recorded, stored", EVERYWHERE),
    term("judged", "checked; LintContext", EVERYWHERE),
    term("grave", "severe", EVERYWHERE),
    term("graver", "more severe", EVERYWHERE),
    term("gravest", "most severe", EVERYWHERE),
    term("for programs", "machine-readable", PROSE),
    term("for people", "human-readable", PROSE),
    // Verbs.
    term("stand", "be, occur", EVERYWHERE),
    term("stands", "is, occurs", EVERYWHERE),
    term("stood", "was, occurred", EVERYWHERE),
    term("told", "reported, printed, listed", EVERYWHERE),
    term("tell", "report, print, distinguish", EVERYWHERE),
    term("tells", "reports, prints, distinguishes", EVERYWHERE),
    term("mends", "fixes", PROSE),
    term("put right", "corrected", PROSE),
    term("puts right", "corrects", PROSE),
    term("held against", "checked against", PROSE),
    term("is over", "has expired", PROSE),
    term("are over", "have expired", PROSE),
    term("looked at", "reviewed", PROSE),
    // Phrases.
    term("nobody", "no program, unused", PROSE),
    term("whoever", "the subject", PROSE),
    term("who asks", "the subject", PROSE),
    term("as it came", "verbatim, unchanged", PROSE),
    term("as they came", "verbatim, unchanged", PROSE),
    term("anew", "again", PROSE),
    term("lie in one another", "are nested", PROSE),
    term("no good", "invalid", PROSE),
    term("is no", "is not a, invalid", PROSE)
        .except(&[("is no longer", "an adverb"), ("there is no", "an absence")]),
    term("are no", "are not, invalid", PROSE).except(&[
        ("are no longer", "an adverb"),
        ("there are no", "an absence"),
    ]),
    term("for want of", "because … is missing", PROSE),
    term("behind", "after, followed by", PROSE).except(&[("leaves behind", "an idiom of its own")]),
    term("left out", "skipped, omitted", PROSE),
    term("leaves out", "skips, omits", PROSE),
    term("leave out", "skip, omit", PROSE),
    term("taken for", "parsed as, treated as", PROSE),
    term("asks for", "requires", PROSE),
    term("asked for", "requested", PROSE),
    term("in words", "human-readable", PROSE),
    term("one another", "each other, nested", PROSE),
    term("area", "API group", EVERYWHERE),
    term("areas", "API groups", EVERYWHERE),
];
