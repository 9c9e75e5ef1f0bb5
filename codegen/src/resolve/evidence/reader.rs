//! Reads examples and payloads by the documented types.

use std::borrow::Cow;
use std::collections::HashMap;

use super::filler::is_filler;
use super::names::Keys;
use super::observed::{Evidence, Sign};
use super::place::within;
use crate::resolve::ModelId;
use crate::resolve::fixes::Fixes;
use crate::resolve::links::Links;
use crate::resolve::payloads::Typed;
use crate::schema::{Example, Field, Literal, LiteralKind, ModelKind, Reference, Schema, Type};
use crate::source::Span;

/// How many unions may be nested in unions.
pub(super) const UNIONS: usize = 8;

/// The documented name of the field for additional properties.
const REST: &str = "additionalProperties";

/// What the examples of all pages, payloads, the words of the pages and the names of types show. The first of
/// equals counts, in the order of the pages.
pub(in crate::resolve) fn collect<'a>(
    schema: &'a Schema,
    payloads: &Typed<'_>,
    links: &Links<'a>,
    fixes: &Fixes<'a>,
) -> Evidence {
    let mut reader = Reader {
        schema,
        links,
        fixes,
        fixed: fixed_types(schema, fixes),
        keys: Keys::default(),
        found: Evidence::default(),
    };
    for (at, model) in schema.models.iter().enumerate() {
        reader.page(ModelId(at), model.example.as_ref(), &model.kind);
    }
    for (example, ty) in payloads {
        if let Some((example, literal)) = read(Some(example)) {
            let shown = Shown {
                text: &example.text,
                span: example.span,
                model: None,
                form: Form::Payload,
            };
            reader.value(literal, ty, None, shown, 0);
        }
    }
    reader.found
}

/// The types of fix-ups, by field.
fn fixed_types(schema: &Schema, fixes: &Fixes) -> HashMap<(ModelId, usize), Type> {
    let mut types = HashMap::new();
    if fixes.is_empty() {
        return types;
    }
    for (model, source) in schema.models.iter().enumerate() {
        let ModelKind::Struct { fields } = &source.kind else {
            continue;
        };
        for (at, field) in fields.iter().enumerate() {
            if let Some((text, fix)) = fixes.field(ModelId(model), &field.name).ty
                && let Ok(ty) = Type::from_notation(text, fix.span)
            {
                types.insert((ModelId(model), at), ty);
            }
        }
    }
    types
}

pub(super) struct Reader<'r, 'a> {
    schema: &'a Schema,
    links: &'r Links<'a>,
    fixes: &'r Fixes<'a>,
    fixed: HashMap<(ModelId, usize), Type>,
    keys: Keys,
    found: Evidence,
}

/// Where a value comes from.
#[derive(Clone, Copy)]
struct Shown<'s> {
    text: &'s str,
    span: Span,
    /// The model of the page; `None` for payloads.
    model: Option<ModelId>,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Code, whose numbers may be invented.
    Usage,
    /// A cell of a row.
    Cell,
    /// Real JSON.
    Payload,
}

/// The field or variant of a value, and the number of lists and maps around the value in its type.
#[derive(Clone, Copy)]
struct Slot {
    model: ModelId,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'_, 'a> {
    fn page(&mut self, id: ModelId, example: Option<&Example>, kind: &'a ModelKind) {
        if let Some((example, literal)) = read(example) {
            let shown = Shown::of(example, id, Form::Usage);
            self.model(literal, id, None, shown, 0);
        }
        match kind {
            ModelKind::Struct { fields } => {
                for (at, field) in fields.iter().enumerate() {
                    let slot = Slot::new(id, at);
                    // Numbered examples share a type; a single one has the type of the field.
                    if let [example] = field.examples.as_slice()
                        && let Some((example, literal)) = read(Some(example))
                    {
                        let shown = Shown::of(example, id, Form::Cell);
                        let ty = self.type_of(slot, field);
                        self.value(literal, &ty, Some(slot), shown, 0);
                    }
                    self.words(slot, field);
                }
            }
            ModelKind::Union { variants } => {
                for (at, variant) in variants.iter().enumerate() {
                    if let Some((example, literal)) = read(variant.example.as_ref()) {
                        let shown = Shown::of(example, id, Form::Usage);
                        let slot = Some(Slot::new(id, at));
                        self.value(literal, &variant.ty, slot, shown, 0);
                    }
                }
            }
            ModelKind::Enum { .. } => {}
        }
    }

    /// What the front end and the names of types say about a field.
    fn words(&mut self, slot: Slot, field: &Field) {
        let found = self.found.entry(slot.model, slot.at);
        if let Some(span) = field.evidence.null {
            let what = "the description says that it may be null";
            found.add_null(0, || Sign { what, span });
        }
        if let Some(span) = field.evidence.fraction {
            let what = "the page shows a fraction";
            found.add_fraction(false, || Sign { what, span });
        }
        let mut depth = 0;
        let mut ty = &field.ty;
        loop {
            match ty {
                Type::List { items: inner } | Type::Map { values: inner } => {
                    depth += 1;
                    ty = inner;
                }
                Type::Ref(reference) if is_nullable(&reference.name) => {
                    let span = reference.span;
                    let what = "the name of the type begins with `Nullable`";
                    found.add_null(depth, || Sign { what, span });
                    return;
                }
                _ => return,
            }
        }
    }

    fn value(
        &mut self,
        literal: &Literal,
        ty: &Type,
        slot: Option<Slot>,
        shown: Shown<'_>,
        hops: usize,
    ) {
        match (ty, &literal.kind) {
            (Type::Nullable { .. }, LiteralKind::Null) => {}
            (Type::Any, LiteralKind::Null) if slot.is_some_and(|slot| slot.depth > 0) => {}
            (Type::Nullable { inner }, _) => self.value(literal, inner, slot, shown, hops),
            (_, LiteralKind::Null) => {
                if let Some(slot) = slot {
                    let found = self.found.entry(slot.model, slot.at);
                    found.add_null(slot.depth, || shown.sign(literal, slot, NULLS));
                }
            }
            (Type::Number, LiteralKind::Fraction(digits)) => {
                if let Some(slot) = slot {
                    let is_doubtful = shown.form == Form::Usage && is_filler(digits);
                    let texts = if is_doubtful { DOUBTFUL } else { FRACTIONS };
                    let found = self.found.entry(slot.model, slot.at);
                    found.add_fraction(is_doubtful, || shown.sign(literal, slot, texts));
                }
            }
            (Type::List { items }, LiteralKind::List(list)) => {
                for item in list {
                    self.value(item, items, slot.map(Slot::deeper), shown, hops);
                }
            }
            (Type::Map { values }, LiteralKind::Object(entries)) => {
                for (_, value) in entries {
                    self.value(value, values, slot.map(Slot::deeper), shown, hops);
                }
            }
            (Type::Ref(reference), _) => {
                if let Some(id) = self.model_of(reference) {
                    self.model(literal, id, slot, shown, hops);
                }
            }
            _ => {}
        }
    }

    fn model(
        &mut self,
        literal: &Literal,
        id: ModelId,
        slot: Option<Slot>,
        shown: Shown<'_>,
        hops: usize,
    ) {
        match (self.kind(id), &literal.kind) {
            (Some(ModelKind::Struct { fields }), LiteralKind::Object(entries)) => {
                for (key, value) in entries {
                    self.entry(id, fields, key, value, shown);
                }
            }
            (Some(ModelKind::Union { .. }), LiteralKind::Null) => {
                if let Some(slot) = slot {
                    let found = self.found.entry(slot.model, slot.at);
                    found.add_null(slot.depth, || shown.sign(literal, slot, NULLS));
                }
            }
            (Some(ModelKind::Union { variants }), _) if hops < UNIONS => {
                if let Some(at) = self.variant(literal, variants, hops)
                    && let Some(variant) = variants.get(at)
                {
                    let slot = Some(Slot::new(id, at));
                    self.value(literal, &variant.ty, slot, shown, hops + 1);
                }
            }
            _ => {}
        }
    }

    /// The value of a key of a struct.
    fn entry(
        &mut self,
        id: ModelId,
        fields: &'a [Field],
        key: &str,
        value: &Literal,
        shown: Shown<'_>,
    ) {
        if let Some(at) = self.field_of(id, key) {
            if let Some(field) = fields.get(at) {
                let slot = Slot::new(id, at);
                let ty = self.type_of(slot, field);
                self.value(value, &ty, Some(slot), shown, 0);
            }
            return;
        }
        // A key that is not listed is one of the additional properties, if there are any.
        let rest = fields.iter().position(|field| field.name == REST);
        if let Some(at) = rest
            && let Some(Type::Map { values }) = fields.get(at).map(|field| &field.ty)
        {
            self.value(value, values, Some(Slot::new(id, at).deeper()), shown, 0);
        }
    }

    fn type_of(&self, slot: Slot, field: &'a Field) -> Cow<'a, Type> {
        match self.fixed.get(&(slot.model, slot.at)) {
            Some(fixed) => Cow::Owned(fixed.clone()),
            None => Cow::Borrowed(&field.ty),
        }
    }

    pub(super) fn field_of(&mut self, id: ModelId, key: &str) -> Option<usize> {
        match self.kind(id)? {
            ModelKind::Struct { fields } => self.keys.field(id, fields, self.fixes, key),
            _ => None,
        }
    }

    pub(super) fn kind(&self, id: ModelId) -> Option<&'a ModelKind> {
        self.schema.models.get(id.0).map(|model| &model.kind)
    }

    pub(super) fn model_of(&self, reference: &Reference) -> Option<ModelId> {
        self.links.find(reference)
    }
}

/// What a value shows: of a field of the page itself, of a field of another page, and in a payload.
type Texts = [&'static str; 3];

const NULLS: Texts = [
    "the page's example has null",
    "the example of another page has null",
    "a payload has null",
];
const FRACTIONS: Texts = [
    "the page's example has a fraction",
    "the example of another page has a fraction",
    "a payload has a fraction",
];
const DOUBTFUL: Texts = [
    "the page's example has a fraction, which may be invented",
    "the example of another page has a fraction, which may be invented",
    "a payload has a fraction",
];

impl<'s> Shown<'s> {
    fn of(example: &'s Example, model: ModelId, form: Form) -> Self {
        Self {
            text: &example.text,
            span: example.span,
            model: Some(model),
            form,
        }
    }

    fn sign(&self, literal: &Literal, slot: Slot, [own, other, payload]: Texts) -> Sign {
        let span = match self.form {
            // The text of a cell has no escapes.
            Form::Cell => self.span,
            Form::Usage | Form::Payload => within(self.text, self.span, literal.range.clone()),
        };
        let what = match self.model {
            Some(model) if model == slot.model => own,
            Some(_) => other,
            None => payload,
        };
        Sign { what, span }
    }
}

impl Slot {
    fn new(model: ModelId, at: usize) -> Self {
        Self {
            model,
            at,
            depth: 0,
        }
    }

    fn deeper(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }
}

fn read(example: Option<&Example>) -> Option<(&Example, &Literal)> {
    let example = example?;
    Some((example, example.value.as_ref()?))
}

/// Whether the name of a type says that it may be null: `NullableName`.
fn is_nullable(name: &str) -> bool {
    name.strip_prefix("Nullable")
        .is_some_and(|rest| rest.starts_with(char::is_uppercase))
}
