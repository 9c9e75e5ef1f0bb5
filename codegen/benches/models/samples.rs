//! Values in JSON with every field of a model.

use markdown_codegen::target::rust::{ItemKind, ModelPath, Module, Primitive, Struct, Tree, Type};

/// So deep, what may be absent is left out.
const DEPTH: usize = 3;

/// The order of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Page,
    Backwards,
    Random,
}

impl Order {
    pub fn words(self) -> &'static str {
        match self {
            Self::Page => "page order",
            Self::Backwards => "backwards",
            Self::Random => "random order",
        }
    }
}

/// A value of the model.
pub fn of(tree: &Tree, module: &Module, order: Order) -> String {
    let mut samples = Samples {
        tree,
        order,
        state: 1,
        turn: 0,
    };
    samples.item(module, 0)
}

struct Samples<'t> {
    tree: &'t Tree,
    order: Order,
    state: u64,
    /// Each place of a union takes the next arm.
    turn: usize,
}

impl<'t> Samples<'t> {
    fn value(&mut self, ty: &Type, depth: usize) -> String {
        match ty {
            Type::Primitive(Primitive::Bool) => "true".to_owned(),
            Type::Primitive(_) | Type::External(_) => "86400".to_owned(),
            Type::String | Type::Runtime(_) => "\"A text of middling length\"".to_owned(),
            Type::Vec(inner) => {
                let items = [(); 2].map(|()| self.value(inner, depth));
                format!("[{}]", items.join(","))
            }
            Type::Map(_, inner) => format!("{{\"key\":{}}}", self.value(inner, depth)),
            Type::Option(inner) | Type::Box(inner) => self.value(inner, depth),
            Type::Model(path) => match self.find(path) {
                Some(module) => self.item(module, depth + 1),
                None => "null".to_owned(),
            },
        }
    }

    fn find(&self, path: &ModelPath) -> Option<&'t Module> {
        let is_it =
            |module: &&Module| module.folder == path.folder && module.item.name == path.name;
        self.tree.modules.iter().find(is_it)
    }

    fn item(&mut self, module: &Module, depth: usize) -> String {
        match &module.item.kind {
            ItemKind::Struct(body) => self.object(body, depth),
            ItemKind::Enum(body) => match body.variants.first() {
                Some(variant) => variant.value.to_string(),
                None => "\"UNKNOWN\"".to_owned(),
            },
            ItemKind::Union(body) => {
                self.turn += 1;
                match body.variants.get(self.turn % body.variants.len().max(1)) {
                    Some(arm) => self.value(&arm.ty, depth),
                    None => "null".to_owned(),
                }
            }
        }
    }

    fn object(&mut self, body: &Struct, depth: usize) -> String {
        let mut entries: Vec<String> = body
            .constants
            .iter()
            .map(|known| format!("{:?}:{}", known.wire, known.value))
            .collect();
        let required: Vec<&str> = body.required().map(|field| field.name.as_str()).collect();
        for field in &body.fields {
            if depth < DEPTH || required.contains(&field.name.as_str()) {
                let value = self.value(&field.ty, depth);
                entries.push(format!("{:?}:{value}", field.wire));
            }
        }
        match self.order {
            Order::Page => {}
            Order::Backwards => entries.reverse(),
            Order::Random => {
                for at in (1..entries.len()).rev() {
                    self.state = self
                        .state
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1);
                    entries.swap(at, (self.state >> 33) as usize % (at + 1));
                }
            }
        }
        format!("{{{}}}", entries.join(","))
    }
}
