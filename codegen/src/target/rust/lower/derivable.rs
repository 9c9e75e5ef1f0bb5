//! Which items can have a trait.

use std::collections::BTreeMap;

use crate::config::MapType;
use crate::target::rust::{
    External, Item, ItemKind, ModelPath, Module, OPENAPI, Primitive, Runtime, SCHEMA, Type,
    last_segment,
};

/// What prevents an item from having a trait.
pub(super) type Reasons = BTreeMap<ModelPath, String>;

/// A derive macro whose requirements are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Derivable {
    Copy,
    Eq,
    Hash,
    Schema,
}

impl Derivable {
    pub(super) fn of(path: &str) -> Option<Self> {
        Some(match last_segment(path) {
            "Copy" => Self::Copy,
            "Eq" => Self::Eq,
            "Hash" => Self::Hash,
            SCHEMA | OPENAPI => Self::Schema,
            _ => return None,
        })
    }

    /// Whether an item has the trait without the settings.
    pub(super) fn is_built_in(self, item: &Item) -> bool {
        matches!(item.kind, ItemKind::Enum(_)) && matches!(self, Self::Eq | Self::Hash)
    }

    /// The items that cannot have the trait.
    pub(super) fn impossible(self, modules: &[Module]) -> Reasons {
        let items: Vec<(ModelPath, &Item)> = modules
            .iter()
            .flat_map(|module| module.items().map(|item| (module.path(item), item)))
            .filter(|(_, item)| !self.is_built_in(item))
            .collect();
        let mut reasons = Reasons::new();
        loop {
            let before = reasons.len();
            for (path, item) in &items {
                if !reasons.contains_key(path)
                    && let Some(reason) = self.reason(item, &reasons)
                {
                    reasons.insert(path.clone(), reason);
                }
            }
            if reasons.len() == before {
                return reasons;
            }
        }
    }

    fn reason(self, item: &Item, reasons: &Reasons) -> Option<String> {
        let is_struct = matches!(item.kind, ItemKind::Struct(_));
        if self == Self::Copy && !is_struct {
            return Some("it preserves undocumented values".to_owned());
        }
        parts(item).into_iter().find_map(|(part, ty)| {
            if let Some(lacking) = self.lacking(&ty) {
                return Some(format!("{part} holds `{lacking}`"));
            }
            let mut found = None;
            ty.each_model(&mut |path| {
                if let Some(reason) = reasons.get(path) {
                    found.get_or_insert_with(|| {
                        format!("{part} holds `{}`, of which {reason}", path.name)
                    });
                }
            });
            found
        })
    }

    /// The part of a type that lacks the trait; models are checked on their own.
    fn lacking(self, ty: &Type) -> Option<&Type> {
        let is_lacking = match (self, ty) {
            (Self::Schema, _) => false,
            (_, Type::Option(inner)) => return self.lacking(inner),
            (Self::Copy, Type::String | Type::Vec(_) | Type::Map(..) | Type::Box(_)) => true,
            (Self::Copy, Type::External(external)) => {
                matches!(external, External::JsonValue | External::JsonNumber)
            }
            (Self::Copy, Type::Runtime(runtime)) => {
                matches!(runtime, Runtime::Decimal | Runtime::LenientNumber)
            }
            (Self::Copy, _) => false,
            (Self::Hash, Type::Map(MapType::HashMap, _)) => true,
            (_, Type::Vec(inner) | Type::Map(_, inner) | Type::Box(inner)) => {
                return self.lacking(inner);
            }
            (_, ty) => *ty == Type::Primitive(Primitive::F64),
        };
        is_lacking.then_some(ty)
    }
}

/// The fields or variants of an item, with their types.
fn parts(item: &Item) -> Vec<(String, Type)> {
    match &item.kind {
        ItemKind::Struct(body) => {
            let fields = body.fields.iter();
            let fields = fields.map(|it| (format!("the field `{}`", it.name), it.full_type()));
            fields.collect()
        }
        ItemKind::Union(body) => {
            let variants = body.variants.iter();
            let variants = variants.map(|it| (format!("the variant `{}`", it.name), it.ty.clone()));
            variants.collect()
        }
        ItemKind::Enum(_) => Vec::new(),
    }
}
