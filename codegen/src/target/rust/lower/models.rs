//! Lowers models to items.

use std::collections::BTreeSet;

use super::docs::Docs;
use super::layout::Layout;
use super::selection::Selection;
use super::types;
use crate::config::Types;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::names;
use crate::resolve::{self, Kind, Model, ModelId, Resolved};
use crate::schema;
use crate::source::Span;
use crate::target::rust::{
    Constant, Enum, EnumVariant, Field, Item, ItemKind, Optionality, Secret, Struct, Type, Union,
    UnionVariant,
};

/// The variant for undocumented values.
pub(crate) const UNRECOGNIZED: &str = "Unrecognized";

/// The name of the field for undocumented keys.
const KEPT_KEYS: &str = "additional";

/// Lowers the models of a tree one by one.
pub(super) struct Lowering<'l> {
    pub(super) resolved: &'l Resolved<'l>,
    pub(super) types: &'l Types,
    pub(super) layout: &'l Layout,
    pub(super) selection: &'l Selection<'l>,
    pub(super) docs: Docs<'l>,
    pub(super) diagnostics: &'l mut Diagnostics,
}

impl Lowering<'_> {
    pub(super) fn item(&mut self, id: ModelId, model: &Model, name: &str) -> Item {
        let docs = self
            .docs
            .of(&model.source.lead, model.source.deprecated.as_ref());
        let kind = match &model.kind {
            Kind::Struct(fields) => ItemKind::Struct(self.fields(id, model, fields)),
            Kind::Enum(values) => ItemKind::Enum(self.values(model, values)),
            Kind::Union { variants, tag } => {
                ItemKind::Union(self.union(id, (model, name), variants, tag.as_ref()))
            }
        };
        Item {
            id: model.source.id.clone(),
            name: name.to_owned(),
            docs,
            code: None,
            examples: Vec::new(),
            error: None,
            derives: Vec::new(),
            attributes: Vec::new(),
            not_derived: Vec::new(),
            conversions: Vec::new(),
            at_root: self.layout.is_at_root(id),
            kind,
        }
    }

    fn fields(&mut self, id: ModelId, model: &Model, fields: &[resolve::Field]) -> Struct {
        // The field for undocumented keys comes last, so that it renames no documented one.
        let kept_keys = model.kept_keys.map(|_| KEPT_KEYS.to_owned());
        let wanted = fields.iter().map(field_name).chain(kept_keys);
        let idents = names::distinct(wanted, &[]);
        let constant_names = fields
            .iter()
            .filter(|field| is_constant(field))
            .map(|field| field_name(field).trim_start_matches("r#").to_uppercase());
        let mut constant_names = names::distinct(constant_names, &[]).into_iter();
        let mut lowered = Struct {
            fields: Vec::new(),
            constants: Vec::new(),
            named: None,
            setters: self.selection.setters.contains(&id),
        };
        let mut idents = idents.into_iter();
        for (field, ident) in fields.iter().zip(&mut idents) {
            let subject = format!("{}.{}", model.source.path(), field.source.name);
            match &field.ty {
                resolve::Type::Constant(value) => {
                    let Some(name) = constant_names.next() else {
                        continue;
                    };
                    let presence = (!field.required).then(|| ident.ident.clone());
                    lowered
                        .constants
                        .push(self.constant(field, value, name.ident, presence));
                }
                _ => {
                    self.report(&ident, &subject, field.source.span);
                    let mut field_lowered = self.field(field, ident.ident);
                    let name = field.source.name.as_str();
                    if self.selection.boxed.contains(&(id, name)) {
                        field_lowered.ty = boxed(field_lowered.ty);
                    }
                    lowered.fields.push(field_lowered);
                }
            }
        }
        if let (Some(kept), Some(ident)) = (model.kept_keys, idents.next()) {
            let subject = format!("the field of {} for undocumented keys", model.source.path());
            self.report(&ident, &subject, model.source.origin.span);
            lowered.fields.push(self.kept_keys(kept, ident.ident));
        }
        lowered
    }

    /// The field that keeps undocumented keys.
    fn kept_keys(&self, kept: resolve::KeptKeys, name: String) -> Field {
        Field {
            name,
            wire: String::new(),
            docs: vec!["Undocumented keys, preserved verbatim.".to_owned()],
            optionality: Optionality::AdditionalProperties,
            secret: if kept.secret {
                Secret::Values
            } else {
                Secret::Nothing
            },
            ty: Type::Map(self.types.map, Box::new(Type::ANY)),
            attributes: Vec::new(),
        }
    }

    fn field(&mut self, field: &resolve::Field, name: String) -> Field {
        let optionality = match (field.flattened, field.required, field.nullable) {
            (true, _, _) => Optionality::AdditionalProperties,
            (_, true, false) => Optionality::Required,
            (_, true, true) => Optionality::Nullable,
            (_, false, false) => Optionality::Optional,
            (_, false, true) => Optionality::OptionalNullable,
        };
        let ty = self.ty(&field.ty);
        let (description, deprecated) =
            (&field.source.description, field.source.deprecated.as_ref());
        let docs = match optionality {
            Optionality::AdditionalProperties => self.docs.with_note(
                description,
                deprecated,
                "Additional properties: undocumented keys.",
            ),
            _ => self.docs.of(description, deprecated),
        };
        Field {
            name,
            wire: field.wire.clone(),
            docs,
            optionality,
            secret: match (field.secret, field.secret_keys) {
                (true, _) => Secret::Everything,
                (false, true) => Secret::Values,
                (false, false) => Secret::Nothing,
            },
            ty,
            attributes: Vec::new(),
        }
    }

    fn constant(
        &mut self,
        field: &resolve::Field,
        value: &schema::Constant,
        name: String,
        presence: Option<String>,
    ) -> Constant {
        let docs = self
            .docs
            .of(&field.source.description, field.source.deprecated.as_ref());
        Constant {
            name,
            wire: field.wire.clone(),
            docs,
            value: value.clone(),
            presence,
            secret: field.secret,
        }
    }

    fn values(&mut self, model: &Model, values: &[resolve::Value]) -> Enum {
        let numeric = is_numeric(values);
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let wanted = values.iter().map(|value| {
            let name = variant_name(value);
            let is_free = taken.insert(name.clone());
            match (&value.source.value, &value.source.name, value.rename) {
                // Of values that differ in punctuation, the first has the plain name, so that a new one renames none.
                (schema::Constant::String(text), None, None) if !is_free => {
                    let spelled = names::spelled_variant_name(text);
                    taken.insert(spelled.clone());
                    spelled
                }
                _ => name,
            }
        });
        let idents = names::distinct(wanted.collect::<Vec<_>>(), &[UNRECOGNIZED]);
        let mut variants = Vec::new();
        for (value, ident) in values.iter().zip(idents) {
            let subject = format!(
                "the value {} of {}",
                value.source.value,
                model.source.path()
            );
            self.report(&ident, &subject, value.source.span);
            let docs = self.docs.of_value(value.source);
            variants.push(EnumVariant {
                name: ident.ident,
                value: value.source.value.clone(),
                docs,
            });
        }
        Enum { variants, numeric }
    }

    fn union(
        &mut self,
        id: ModelId,
        (model, name): (&Model, &str),
        variants: &[resolve::Variant],
        tag: Option<&resolve::Tag>,
    ) -> Union {
        let types: Vec<Type> = variants
            .iter()
            .map(|variant| match self.ty(&variant.ty) {
                // Any JSON value includes null.
                Type::Option(inner) if *inner == Type::ANY => *inner,
                ty => ty,
            })
            .collect();
        let mut wanted: Vec<String> = Vec::with_capacity(types.len());
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (ty, variant) in types.iter().zip(variants) {
            let short = type_name(ty, &variant.ty, &|own| names::variant_of_union(own, name));
            // Of namesakes, the first has the short name, so that a new one renames no other.
            wanted.push(if taken.insert(short.clone()) {
                short
            } else {
                type_name(ty, &variant.ty, &str::to_owned)
            });
        }
        let mut idents = names::distinct(wanted, &[UNRECOGNIZED]);
        // The variant for unmatched values holds any JSON value.
        for (ident, _) in idents
            .iter_mut()
            .zip(&types)
            .filter(|(_, ty)| **ty == Type::ANY)
        {
            UNRECOGNIZED.clone_into(&mut ident.ident);
            ident.changed = false;
        }
        let mut lowered = Vec::new();
        for (index, ((ty, variant), ident)) in
            types.into_iter().zip(variants).zip(idents).enumerate()
        {
            let subject = format!(
                "the variant {} of {}",
                variant.source.ty,
                model.source.path()
            );
            self.report_with(
                &ident,
                &subject,
                variant.source.span,
                "a variant is named after its type; set another name of the model with `rename` in a fix-up",
            );
            let tags = tag
                .and_then(|tag| tag.values.get(index))
                .cloned()
                .unwrap_or_default();
            let is_inline = self.selection.unboxed.contains(&id);
            lowered.push(UnionVariant {
                name: ident.ident,
                ty: if is_inline {
                    ty
                } else {
                    self.variant(ty, &variant.ty)
                },
                tags,
            });
        }
        let secret = self.resolved.holds_secrets([id]);
        Union {
            variants: lowered,
            tag: tag.map(|tag| tag.key.clone()),
            uneven: false,
            secret,
        }
    }

    /// The content of a variant. Structs are boxed whatever their size, so that no field of theirs changes the variant.
    fn variant(&self, ty: Type, resolved: &resolve::Type) -> Type {
        match (ty, resolved) {
            (Type::Option(inner), resolve::Type::Nullable(value)) => {
                Type::Option(Box::new(self.variant(*inner, value)))
            }
            (ty, resolve::Type::Model(model)) => {
                let model = self.resolved.get(*model).map(|model| &model.kind);
                if matches!(model, Some(Kind::Struct(_))) {
                    boxed(ty)
                } else {
                    ty
                }
            }
            (ty, _) => ty,
        }
    }

    fn ty(&mut self, ty: &resolve::Type) -> Type {
        types::lower(ty, self.types, self.layout)
    }

    fn report(&mut self, name: &names::Name, subject: &str, span: Span) {
        let help = "set another name with `rename` in a fix-up";
        self.report_with(name, subject, span, help);
    }

    fn report_with(&mut self, name: &names::Name, subject: &str, span: Span, help: &str) {
        if name.changed {
            let message = format!("{subject} is called `{}` in Rust", name.ident);
            self.diagnostics
                .push(Diagnostic::new(Code::NameChanged, span, message).help(help));
        }
    }
}

/// The Rust name of a field before collisions are resolved.
pub(crate) fn field_name(field: &resolve::Field) -> String {
    names::field_name(field.rename.unwrap_or(&field.source.name))
}

/// The variant of a value before collisions are resolved.
pub(crate) fn variant_name(value: &resolve::Value) -> String {
    let given = value.rename.or(value.source.name.as_deref());
    match (given, &value.source.value) {
        (Some(name), _) => names::variant_name(name),
        (None, schema::Constant::Integer(number)) => names::number_variant_name(*number),
        (None, value) => names::variant_name(&value.text()),
    }
}

/// Whether an enum has numbers.
pub(super) fn is_numeric(values: &[resolve::Value]) -> bool {
    let mut values = values.iter().map(|value| &value.source.value);
    values.any(|value| matches!(value, schema::Constant::Integer(_)))
}

fn is_constant(field: &resolve::Field) -> bool {
    matches!(field.ty, resolve::Type::Constant(_))
}

/// A type with its model in a box.
fn boxed(ty: Type) -> Type {
    match ty {
        Type::Model(_) => Type::Box(Box::new(ty)),
        Type::Option(inner) => Type::Option(Box::new(boxed(*inner))),
        ty => ty,
    }
}

/// The name of a union variant, from its type and the name of a model in it.
fn type_name(ty: &Type, resolved: &resolve::Type, of_model: &dyn Fn(&str) -> String) -> String {
    match (resolved, ty) {
        (resolve::Type::List(items), Type::Vec(inner)) => {
            format!("{}List", type_name(inner, items, of_model))
        }
        (resolve::Type::Map(values), Type::Map(_, inner)) => {
            format!("{}Map", type_name(inner, values, of_model))
        }
        (resolve::Type::Nullable(value), Type::Option(inner)) => {
            format!("{}OrNull", type_name(inner, value, of_model))
        }
        (resolve::Type::Boxed(value), Type::Box(inner)) => type_name(inner, value, of_model),
        (_, Type::Model(path)) => of_model(&path.name),
        (resolve::Type::Constant(value), _) => names::variant_name(&value.text()),
        (resolve::Type::String, _) => "String".to_owned(),
        (resolve::Type::Boolean, _) => "Boolean".to_owned(),
        (resolve::Type::Integer, _) => "Integer".to_owned(),
        (resolve::Type::Float, _) => "Float".to_owned(),
        (resolve::Type::Number | resolve::Type::AnyNumber, _) => "Number".to_owned(),
        (resolve::Type::BigInteger, _) => "BigInteger".to_owned(),
        (resolve::Type::Decimal, _) => "Decimal".to_owned(),
        (resolve::Type::LenientNumber, _) => "Number".to_owned(),
        (resolve::Type::Date, _) => "Date".to_owned(),
        (resolve::Type::DateTime, _) => "DateTime".to_owned(),
        _ => "Any".to_owned(),
    }
}
