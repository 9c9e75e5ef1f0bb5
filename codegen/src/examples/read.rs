//! The examples of all pages, each matched with its type.

use super::cell;
use super::check::Check;
use super::example::{Example, Origin};
use crate::matching::Matcher;
use crate::parallel;
use crate::resolve::{Field, Kind, Model, ModelId, Type, Variant};
use crate::schema::{self, ModelKind};
use crate::source::Sources;

/// The examples of all models except for skipped ones, in the order of the models: that of the model, those of
/// the variants, and those of the fields, each in page order.
pub fn examples<'a>(matcher: Matcher<'a, 'a>, sources: &Sources) -> Vec<Example<'a>> {
    let models: Vec<(ModelId, &Model)> = matcher
        .resolved
        .iter()
        .filter(|(_, model)| !model.skipped)
        .collect();
    let reader = Reader { matcher, sources };
    let found = parallel::map(&models, |(id, model)| reader.of_model(*id, model));
    found.into_iter().flatten().collect()
}

struct Reader<'r, 'a> {
    matcher: Matcher<'a, 'a>,
    sources: &'r Sources,
}

impl<'a> Reader<'_, 'a> {
    fn of_model(&self, id: ModelId, model: &'a Model<'a>) -> Vec<Example<'a>> {
        let own = Type::Model(id);
        let mut found = Vec::new();
        if let Some(text) = &model.source.example {
            found.push(self.code(id, Origin::Page, text, &own));
        }
        match (&model.kind, &model.source.kind) {
            (
                Kind::Union { variants, .. },
                ModelKind::Union {
                    variants: documented,
                },
            ) => {
                for (index, variant) in documented.iter().enumerate() {
                    if let Some(text) = &variant.example {
                        // A variant that stands there twice is any of the union's for its second example.
                        let ty = type_of(variants, variant).unwrap_or(&own);
                        found.push(self.code(id, Origin::Variant(index), text, ty));
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
        let mut check = Check::new(self.matcher, &place);
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
        let mut check = Check::new(self.matcher, &place);
        let value = match cell::literal(shown, &field.ty, self.matcher.resolved) {
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

/// The type of a variant. If a union has two number variants, the examples of both are numbers.
fn type_of<'t>(variants: &'t [Variant], documented: &crate::schema::Variant) -> Option<&'t Type> {
    if documented.ty == crate::schema::Type::Number {
        return None;
    }
    variants
        .iter()
        .find(|variant| std::ptr::eq(variant.source, documented))
        .map(|variant| &variant.ty)
}
