//! Explains why an envelope has no type.

use super::explanation::{Explainer, Explanation, Part, Row};
use crate::resolve::Because;
use crate::schema::{Model, ModelKind};

/// The qualifier of titles in the root namespace.
const ROOT: &str = "models.";

/// Why there is no type.
const WHY: Because<'static> = Because::Rule(
    "it pairs the body of a response with parts of HTTP, so it is never JSON; `keep-envelopes` makes a type of it",
);

impl<'e> Explainer<'e> {
    /// The envelope with a path or title; `None` if there is none.
    pub fn envelope(&self, envelopes: &'e [Model], subject: &str) -> Option<Explanation<'e>> {
        let bare = subject.strip_prefix(ROOT).unwrap_or(subject);
        let mut by_path = envelopes.iter();
        let by_path = by_path.find(|it| [subject, bare].contains(&it.path().as_str()));
        let model = by_path.or_else(|| envelopes.iter().find(|it| it.id.name == bare))?;
        let place = self.sources.place(model.origin.span);
        let mut rows = vec![
            Row::plain("page", place.unwrap_or_default()),
            Row {
                name: "Rust".to_owned(),
                outcome: "nothing".to_owned(),
                because: Some(&WHY),
            },
        ];
        if let ModelKind::Struct { fields } = &model.kind {
            let fields = fields.iter();
            rows.extend(fields.map(|field| Row::plain(&*field.name, field.ty.to_string())));
        }
        Some(Explanation {
            page: &model.origin.page,
            parts: vec![Part {
                kind: Some("envelope"),
                name: model.path(),
                rows,
            }],
        })
    }
}
