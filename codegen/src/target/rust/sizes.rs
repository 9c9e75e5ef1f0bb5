//! Estimates the sizes of values on 64-bit platforms.

use std::collections::BTreeMap;

use super::items::{Item, ItemKind, Module};
use super::types::{External, ModelPath, Primitive, Runtime, Type};
use crate::config::MapType;

/// The difference at which the variants of a union count as uneven. Clippy's limit is 200 bytes; this is an estimate.
const MUCH: usize = 140;

/// Marks the unions whose largest variant is much larger than the next.
pub(super) fn mark_uneven(modules: &mut [Module]) {
    let mut uneven = Vec::new();
    {
        let mut sizes = Sizes::new(modules);
        for item in modules.iter().flat_map(Module::items) {
            uneven.push(match &item.kind {
                ItemKind::Union(body) => {
                    // `Unrecognized` holds a JSON value.
                    let types = body.variants.iter().map(|variant| &variant.ty);
                    let types = types.chain([&Type::ANY]);
                    let mut all: Vec<usize> = types.map(|ty| sizes.of(ty)).collect();
                    all.sort_unstable_by(|a, b| b.cmp(a));
                    matches!(all.as_slice(), [first, second, ..] if first - second > MUCH)
                }
                ItemKind::Struct(_) | ItemKind::Enum(_) => false,
            });
        }
    }
    let items = modules.iter_mut().flat_map(Module::items_mut);
    for (item, is_uneven) in items.zip(uneven) {
        if let ItemKind::Union(body) = &mut item.kind {
            body.uneven = is_uneven;
        }
    }
}

/// The estimated sizes of the types of items.
pub(crate) struct Sizes<'i> {
    items: BTreeMap<ModelPath, &'i Item>,
    known: BTreeMap<ModelPath, usize>,
}

impl<'i> Sizes<'i> {
    pub(crate) fn new(modules: &'i [Module]) -> Self {
        let items = modules
            .iter()
            .flat_map(|module| module.items().map(|item| (module.path(item), item)));
        Self {
            items: items.collect(),
            known: BTreeMap::new(),
        }
    }

    /// The size of a value in bytes.
    pub(crate) fn of(&mut self, ty: &Type) -> usize {
        match ty {
            Type::Primitive(Primitive::Bool) => 1,
            Type::Primitive(Primitive::I64 | Primitive::F64) | Type::Box(_) => 8,
            Type::Primitive(Primitive::I128) => 16,
            Type::External(External::JsonValue) => 32,
            Type::External(External::JiffDate | External::ChronoDate) => 4,
            Type::External(_) => 16,
            Type::Runtime(Runtime::Presence) => 1,
            Type::Runtime(Runtime::Date) => 4,
            Type::Runtime(Runtime::DateTime) => 16,
            Type::Runtime(Runtime::Decimal | Runtime::LenientNumber) => 24,
            Type::String | Type::Vec(_) => 24,
            Type::Map(MapType::BTreeMap, _) => 24,
            Type::Map(MapType::HashMap, _) => 48,
            Type::Option(inner) => self.of(inner) + if has_niche(inner) { 0 } else { 8 },
            Type::Model(path) => self.model(path),
        }
    }

    fn model(&mut self, path: &ModelPath) -> usize {
        if let Some(size) = self.known.get(path) {
            return *size;
        }
        let Some(item) = self.items.get(path).copied() else {
            return 0;
        };
        let size = match &item.kind {
            ItemKind::Struct(_) => {
                let sum: usize = item.types().iter().map(|ty| self.of(ty)).sum();
                sum.next_multiple_of(8)
            }
            ItemKind::Union(_) => {
                let types = item.types();
                let largest = types.iter().map(|ty| self.of(ty)).max();
                largest.unwrap_or(0).max(32) + 8
            }
            ItemKind::Enum(_) => 24,
        };
        self.known.insert(path.clone(), size);
        size
    }
}

/// Whether `None` needs no space of its own.
fn has_niche(ty: &Type) -> bool {
    !matches!(
        ty,
        Type::Primitive(Primitive::I64 | Primitive::I128 | Primitive::F64)
            | Type::Map(MapType::BTreeMap, _)
    )
}
