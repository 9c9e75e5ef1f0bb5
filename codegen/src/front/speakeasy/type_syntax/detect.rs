//! Detects the dialect of a set of pages.

use super::{TypeScript, TypeSyntax, all};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Excerpt;

/// The evidence of the pages about their dialect.
#[derive(Clone, Debug, Default)]
pub struct Evidence<'a> {
    /// Names of languages in usage comments and in the fences of examples.
    pub languages: Vec<Excerpt<'a>>,
    /// Cells of Type columns.
    pub types: Vec<Excerpt<'a>>,
}

/// Selects the dialect with the most evidence: the languages that the pages name or, if they name none, the
/// type cells that a dialect can parse. TypeScript without any evidence.
///
/// # Errors
///
/// `unknown-dialect` if all named languages are unknown, or if two dialects have equal evidence.
pub fn detect(evidence: &Evidence<'_>) -> Result<&'static dyn TypeSyntax, Diagnostic> {
    detect_among(all(), evidence)
}

fn detect_among(
    dialects: &[&'static dyn TypeSyntax],
    evidence: &Evidence<'_>,
) -> Result<&'static dyn TypeSyntax, Diagnostic> {
    let (best, place) = match (evidence.languages.first(), evidence.types.first()) {
        (Some(language), _) => {
            let best = leaders(dialects, &evidence.languages, |dialect, language| {
                dialect.is_language(language.text())
            });
            (best, language)
        }
        (None, Some(cell)) => {
            let best = leaders(dialects, &evidence.types, |dialect, cell| {
                dialect.read_type(cell).is_ok()
            });
            (best, cell)
        }
        (None, None) => return Ok(&TypeScript),
    };
    match best.as_slice() {
        [dialect] => Ok(*dialect),
        [] if evidence.languages.is_empty() => Ok(&TypeScript),
        [] => {
            let message = format!(
                "the pages are written for the unknown dialect `{}`",
                place.text()
            );
            Err(Diagnostic::new(Code::UnknownDialect, place.span(), message)
                .help(format!("known dialects: {}", names(dialects))))
        }
        several => {
            let message = format!("the pages may be of several dialects: {}", names(several));
            Err(Diagnostic::new(Code::UnknownDialect, place.span(), message)
                .help("select one of them with `dialect`"))
        }
    }
}

/// The names of dialects, for messages.
pub fn names(dialects: &[&'static dyn TypeSyntax]) -> String {
    let names: Vec<_> = dialects.iter().map(|dialect| dialect.name()).collect();
    names.join(", ")
}

/// The dialects with the most evidence; empty without evidence.
fn leaders<'a>(
    dialects: &[&'static dyn TypeSyntax],
    evidence: &[Excerpt<'a>],
    speaks: impl Fn(&dyn TypeSyntax, Excerpt<'a>) -> bool,
) -> Vec<&'static dyn TypeSyntax> {
    let mut most = 1;
    let mut leaders = Vec::new();
    for dialect in dialects.iter().copied() {
        let count = evidence
            .iter()
            .filter(|piece| speaks(dialect, **piece))
            .count();
        if count > most {
            leaders.clear();
            most = count;
        }
        if count == most {
            leaders.push(dialect);
        }
    }
    leaders
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Diagnostics;
    use crate::front::speakeasy::type_syntax::{ValueList, Values, by_name};
    use crate::schema::{Reference, Type};
    use crate::source::{FileId, SourceFile, Sources};

    /// A language whose types are all called `str`.
    struct Other;

    impl TypeSyntax for Other {
        fn name(&self) -> &'static str {
            "other"
        }
        fn is_language(&self, info: &str) -> bool {
            info == "other"
        }
        fn stock_deprecation(&self) -> &'static str {
            ""
        }
        fn words(&self) -> &'static [&'static str] {
            &["str"]
        }
        fn has_example(&self, _: &str) -> bool {
            true
        }
        fn read_example(&self, _: &str) -> Option<crate::schema::Literal> {
            None
        }
        fn read_type(&self, cell: Excerpt<'_>) -> Result<Type, Diagnostic> {
            if cell.text() == "str" {
                Ok(Type::String)
            } else {
                Err(Diagnostic::new(Code::UnreadableType, cell.span(), "no"))
            }
        }
        fn read_variant(&self, heading: Excerpt<'_>) -> Result<Type, Diagnostic> {
            self.read_type(heading)
        }
        fn read_response(&self, text: Excerpt<'_>) -> Result<Option<Type>, Diagnostic> {
            self.read_type(text).map(Some)
        }
        fn read_error(&self, cell: Excerpt<'_>) -> Result<Reference, Diagnostic> {
            Err(Diagnostic::new(Code::UnreadableType, cell.span(), "no"))
        }
        fn read_values(&self, _: &ValueList<'_>, _: &mut Diagnostics) -> Values {
            Values::default()
        }
    }

    /// The dialect of pages that name these languages and hold these type cells.
    fn chosen(languages: &str, types: &str) -> Result<&'static str, String> {
        let text = format!("{languages} {types}");
        let mut sources = Sources::default();
        sources.add(SourceFile::new("a.md", "a.md", text));
        let whole = Excerpt::whole(&sources, FileId::default());
        let words = |from: usize, words: &str| {
            let mut found = Vec::new();
            let mut at = from;
            for word in words.split(' ') {
                if !word.is_empty() {
                    found.push(whole.slice(at..at + word.len()));
                }
                at += word.len() + 1;
            }
            found
        };
        let evidence = Evidence {
            languages: words(0, languages),
            types: words(languages.len() + 1, types),
        };
        detect_among(&[&TypeScript, &Other], &evidence)
            .map(|dialect| dialect.name())
            .map_err(|error| format!("{}: {}", error.code.name(), error.message))
    }

    #[test]
    fn the_pages_choose_their_dialect() {
        assert_eq!(chosen("", ""), Ok("typescript"));
        assert_eq!(chosen("typescript other ts", ""), Ok("typescript"));
        assert_eq!(chosen("other java typescript other", ""), Ok("other"));
        assert_eq!(chosen("other", "*string*"), Ok("other"));
        assert_eq!(chosen("", "*string* str str"), Ok("other"));
        assert_eq!(chosen("", "*string* str *number*"), Ok("typescript"));
        assert_eq!(chosen("", "int"), Ok("typescript"));
        assert_eq!(
            chosen("java", "*string*"),
            Err("unknown-dialect: the pages are written for the unknown dialect `java`".into())
        );
        assert_eq!(
            chosen("other ts", ""),
            Err("unknown-dialect: the pages may be of several dialects: typescript, other".into())
        );
    }

    #[test]
    fn every_dialect_is_found_by_its_name() {
        for dialect in all() {
            assert_eq!(
                by_name(dialect.name()).map(|d| d.name()),
                Some(dialect.name())
            );
            assert!(dialect.is_language(dialect.name()));
        }
        assert!(by_name("klingon").is_none());
    }
}
