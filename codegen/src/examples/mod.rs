//! The values that pages show, as JSON in wire names, held against the types of the same pages.

mod cell;
mod check;
mod leaf;
mod object;

#[cfg(test)]
mod tests;

use rayon::prelude::*;
use serde_json::Value;

use crate::matching::Forms;
use crate::resolve::{Arm, Field, Kind, Model, ModelId, Resolved, Type};
use crate::schema::{self, ModelKind};
use crate::source::{Sources, Span};

use check::Check;

/// A value that a page shows.
#[derive(Clone, Debug)]
pub struct Example<'a> {
    /// The model on whose page it stands.
    pub model: ModelId,
    /// What it is an example of.
    pub origin: Origin<'a>,
    /// Where it stands.
    pub span: Span,
    /// The value as JSON, with the keys of the wire; `None` where it cannot be read, or holds what
    /// JSON does not have.
    pub value: Option<Value>,
    /// What contradicts the documented type, in the order of the text.
    pub faults: Vec<Fault>,
}

/// What an example is an example of.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'a> {
    /// The model.
    Page,
    /// An arm of the union, by its place on the page.
    Arm(usize),
    /// A field of the struct: it stands in the field's row.
    Field(&'a Field<'a>),
}

/// Where an example contradicts the documented type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What kind of contradiction it is.
    pub kind: FaultKind,
    /// Where it is.
    pub span: Span,
    /// The way from the whole value to the place: `.items[0].id`; empty for the value itself.
    pub path: String,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
}

/// The kinds of contradictions between an example and its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// The text is no literal, or holds what JSON does not have.
    Unreadable,
    /// A required field is absent.
    MissingField,
    /// A value is of another type.
    WrongType,
    /// A key is not documented.
    UnknownKey,
    /// A value is not among the documented ones.
    UnknownValue,
    /// Null stands where it is not allowed.
    Null,
}

impl Example<'_> {
    /// The value, where nothing contradicts the documented type.
    pub fn usable(&self) -> Option<&Value> {
        self.value.as_ref().filter(|_| self.faults.is_empty())
    }
}

/// The examples of all models that are not left out, in the order of the models; those of one page
/// are that of the model, those of the arms and those of the fields, each in the page's order.
pub fn examples<'a>(
    resolved: &'a Resolved<'a>,
    sources: &Sources,
    forms: Forms,
) -> Vec<Example<'a>> {
    let models: Vec<(ModelId, &Model)> = resolved.iter().collect();
    let reader = Reader {
        resolved,
        sources,
        forms,
    };
    models
        .into_par_iter()
        .filter(|(_, model)| !model.skipped)
        .flat_map_iter(|(id, model)| reader.of_model(id, model))
        .collect()
}

struct Reader<'r, 'a> {
    resolved: &'a Resolved<'a>,
    sources: &'r Sources,
    forms: Forms,
}

impl<'a> Reader<'_, 'a> {
    fn of_model(&self, id: ModelId, model: &'a Model<'a>) -> Vec<Example<'a>> {
        let own = Type::Model(id);
        let mut found = Vec::new();
        if let Some(text) = &model.source.example {
            found.push(self.code(id, Origin::Page, text, &own));
        }
        match (&model.kind, &model.source.kind) {
            (Kind::Union { arms, .. }, ModelKind::Union { arms: documented }) => {
                for (index, arm) in documented.iter().enumerate() {
                    if let Some(text) = &arm.example {
                        // An arm that stands there twice is any of the union's for its second example.
                        let ty = type_of(arms, arm).unwrap_or(&own);
                        found.push(self.code(id, Origin::Arm(index), text, ty));
                    }
                }
            }
            (Kind::Struct(fields), _) => {
                for field in fields {
                    let shown = field.source.examples.iter();
                    found.extend(shown.map(|shown| self.cell(id, field, shown)));
                }
            }
            _ => {}
        }
        found
    }

    /// An example that is code.
    fn code(
        &self,
        model: ModelId,
        origin: Origin<'a>,
        shown: &schema::Example,
        ty: &Type,
    ) -> Example<'a> {
        let place = |range: std::ops::Range<usize>| {
            let start = shown.span.start as usize;
            self.sources
                .span(shown.span.file, start + range.start..start + range.end)
        };
        let mut check = Check::new(self.resolved, self.forms, &place);
        let (span, value) = match &shown.value {
            Some(literal) => (place(literal.range.clone()), check.value(literal, ty)),
            None => {
                check.unreadable(shown.span);
                (shown.span, None)
            }
        };
        Example {
            model,
            origin,
            span,
            value,
            faults: check.faults(),
        }
    }

    /// An example of a field's row.
    fn cell(&self, model: ModelId, field: &'a Field<'a>, shown: &schema::Example) -> Example<'a> {
        let place = |_| shown.span;
        let mut check = Check::new(self.resolved, self.forms, &place);
        let value = match cell::literal(shown, &field.ty, self.resolved) {
            Some(literal) => check.field(&literal, field),
            None => {
                check.unreadable(shown.span);
                None
            }
        };
        Example {
            model,
            origin: Origin::Field(field),
            span: shown.span,
            value,
            faults: check.faults(),
        }
    }
}

/// The type of an arm. Of two numbers one was taken for an integer, but the examples of both are numbers.
fn type_of<'t>(arms: &'t [Arm], documented: &crate::schema::Arm) -> Option<&'t Type> {
    if documented.ty == crate::schema::Type::Number {
        return None;
    }
    arms.iter()
        .find(|arm| std::ptr::eq(arm.source, documented))
        .map(|arm| &arm.ty)
}
