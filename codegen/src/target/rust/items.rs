//! Rust items as plain data: what will be written, before it is text.

use std::collections::BTreeSet;

use super::code::Code;
use super::types::{ModelPath, Runtime, Type};
use crate::config::MapType;
use crate::schema::ItemId;
use crate::source::Span;

/// All items of a tree of modules.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// One entry a model, in the order of the pages' paths.
    pub modules: Vec<Module>,
    /// The map type in use.
    pub map: MapType,
    /// The path of the runtime.
    pub runtime: String,
    /// Whether every type implements `Arbitrary`.
    pub arbitrary: bool,
    /// The models by area, where an overview of them is wanted.
    pub overview: Option<Overview>,
    /// The Cargo features of the areas, sorted by name; none where types are always compiled.
    pub area_features: Vec<AreaFeature>,
}

/// A Cargo feature that compiles the models of an area.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaFeature {
    /// The name.
    pub name: String,
    /// The titles of the areas; none for the models that no operation uses.
    pub areas: Vec<String>,
    /// Where the first operation of the areas stands.
    pub span: Span,
}

/// The models by the operations that use them.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// The path under which the crate exports the models.
    pub root: String,
    /// One entry a group of operations, in the order of their titles.
    pub areas: Vec<Area>,
    /// Models that more than one area uses.
    pub shared: Vec<ModelPath>,
    /// Models that no operation uses.
    pub unused: Vec<ModelPath>,
}

/// A group of operations and the models that it alone uses.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// The title.
    pub title: String,
    /// The name of its Cargo feature, if it has one.
    pub feature: Option<String>,
    /// The operations, in the order of their pages.
    pub operations: Vec<Operation>,
    /// The models, in the order of their pages.
    pub models: Vec<ModelPath>,
}

/// An operation with the models that it names.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// What it does, in a few words.
    pub summary: String,
    /// The HTTP method and the path.
    pub endpoint: String,
    /// The models of its parameters.
    pub request: Vec<ModelPath>,
    /// The models of its response.
    pub response: Vec<ModelPath>,
}

/// The module of one model and of those that are written out inside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The names of the folders in which the module lies.
    pub folder: Vec<String>,
    /// The name of the module and of its file.
    pub name: String,
    /// Path of the page below the specs folder.
    pub page: String,
    /// The Cargo features of which one must be on, sorted; none where the module is always there.
    pub features: Vec<String>,
    /// The item that gives the module its name.
    pub item: Item,
    /// The items of the models that are written out inside that model, in the order of the page.
    pub nested: Vec<Item>,
}

/// A value that a page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The line of the page on which it begins.
    pub line: u32,
    /// What it is a value of.
    pub subject: ExampleSubject,
    /// The value as it stands in JSON.
    pub value: serde_json::Value,
}

/// What an [`Example`] is a value of.
#[derive(Clone, Debug, PartialEq)]
pub enum ExampleSubject {
    /// The item itself.
    Item,
    /// A type.
    Type(Type),
    /// A union, one of whose variants it must match.
    Union(ModelPath),
    /// A constant of the item, by its name.
    Constant(String),
}

/// A struct or enum with its documentation.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The identity of the model.
    pub id: ItemId,
    /// The name of the type.
    pub name: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// Code that builds the value that the page shows, where it is wanted.
    pub code: Option<Code>,
    /// The values that the page shows, where they become tests.
    pub examples: Vec<Example>,
    /// Whether the outermost module exports the type besides the module's folder.
    pub at_root: bool,
    /// What kind of item it is.
    pub kind: ItemKind,
}

/// The body of an [`Item`].
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// A struct.
    Struct(Struct),
    /// An enumeration of known values.
    Enum(Enum),
    /// An enumeration of types.
    Union(Union),
}

/// A struct with public fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// The fields, in the order of the page.
    pub fields: Vec<Field>,
    /// The keys that have only one value.
    pub constants: Vec<Constant>,
}

/// A public field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The identifier.
    pub name: String,
    /// The key in JSON.
    pub wire: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// Whether it may be absent or null.
    pub optionality: Optionality,
    /// Whether no message may show the value.
    pub secret: bool,
    /// The type of the value; [`Field::full_type`] wraps it as the optionality asks.
    pub ty: Type,
}

/// Whether a field may be absent or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Optionality {
    /// The key is required, and null is not allowed.
    Required,
    /// The key is required, and null is allowed.
    Nullable,
    /// The key may be absent.
    Optional,
    /// The key may be absent, and null is allowed.
    OptionalNullable,
    /// The field holds the keys that are not documented.
    AdditionalProperties,
}

/// A key that has only one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Constant {
    /// The name of the associated constant.
    pub name: String,
    /// The key in JSON.
    pub wire: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// The value.
    pub value: crate::schema::Constant,
    /// The name of the field that says whether the key is there; `None` where it always is.
    pub presence: Option<String>,
    /// Whether no message may show a value that stands there instead.
    pub secret: bool,
}

/// An enumeration that keeps values it does not know.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// The known values, in the order of the page.
    pub variants: Vec<EnumVariant>,
    /// Whether the values are numbers.
    pub numeric: bool,
}

/// A known value of an enumeration.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumVariant {
    /// The identifier.
    pub name: String,
    /// The value in JSON.
    pub value: crate::schema::Constant,
    /// The lines of its documentation.
    pub docs: Vec<String>,
}

/// An enumeration of types that keeps values that fit none of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The variants, in the order of the page.
    pub variants: Vec<UnionVariant>,
    /// The key whose value selects the variant.
    pub tag: Option<String>,
    /// Whether the sizes of the variants differ much.
    pub uneven: bool,
    /// Whether a variant may hold a secret, so that no message may show an unrecognized value.
    pub secret: bool,
}

/// A type among those of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct UnionVariant {
    /// The identifier.
    pub name: String,
    /// The type of the content.
    pub ty: Type,
    /// The values of the tag that mean this variant.
    pub tags: Vec<String>,
}

impl Tree {
    /// All items with their modules.
    pub fn items(&self) -> impl Iterator<Item = (&Module, &Item)> {
        let modules = self.modules.iter();
        modules.flat_map(|module| module.items().map(move |item| (module, item)))
    }

    /// The names of the runtime's types in the signatures of the items.
    pub fn runtime_types(&self) -> BTreeSet<&'static str> {
        let mut names = BTreeSet::new();
        for (_, item) in self.items() {
            match &item.kind {
                ItemKind::Enum(_) => {
                    names.insert("Unrecognized");
                }
                ItemKind::Struct(body) => {
                    let mut constants = body.constants.iter();
                    if constants.any(|constant| constant.presence.is_some()) {
                        names.insert(Runtime::Presence.name());
                    }
                }
                ItemKind::Union(_) => {}
            }
            for ty in item.types() {
                names.extend(ty.runtime().map(Runtime::name));
            }
        }
        names
    }

    /// The features of the runtime that the types of the items need.
    pub fn runtime_features(&self) -> BTreeSet<&'static str> {
        let types = self.modules.iter().flat_map(|module| module.item.types());
        types.filter_map(|ty| ty.runtime_feature()).collect()
    }
}

impl Module {
    /// Path of the module's file below the output folder, with `/` between its parts.
    pub fn file(&self) -> String {
        let mut path = self.folder.join("/");
        if !path.is_empty() {
            path.push('/');
        }
        path + &self.name + ".rs"
    }

    /// The items: the one that gives the module its name first.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        std::iter::once(&self.item).chain(&self.nested)
    }

    /// The same items, to be changed.
    pub fn items_mut(&mut self) -> impl Iterator<Item = &mut Item> {
        std::iter::once(&mut self.item).chain(&mut self.nested)
    }

    /// The path of one of the items.
    pub fn path(&self, item: &Item) -> ModelPath {
        ModelPath {
            folder: self.folder.clone(),
            name: item.name.clone(),
        }
    }

    /// The path of one of the items below the module of the output folder.
    pub fn type_path(&self, item: &Item) -> String {
        let mut path = self.folder.join("::");
        if !path.is_empty() {
            path.push_str("::");
        }
        path + &item.name
    }
}

impl Field {
    /// The type as it is declared.
    pub fn full_type(&self) -> Type {
        let option = |ty| Type::Option(Box::new(ty));
        match self.optionality {
            Optionality::Required | Optionality::AdditionalProperties => self.ty.clone(),
            Optionality::Nullable | Optionality::Optional => option(self.ty.clone()),
            Optionality::OptionalNullable => option(option(self.ty.clone())),
        }
    }
}

impl Struct {
    /// Whether no message may show the values of some of the fields.
    pub fn has_secrets(&self) -> bool {
        self.fields.iter().any(|field| field.secret)
    }

    /// The fields that a caller has to give.
    pub fn required(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| {
            matches!(
                field.optionality,
                Optionality::Required | Optionality::Nullable
            )
        })
    }
}

impl Item {
    /// The types that the item's declaration names.
    pub fn types(&self) -> Vec<Type> {
        match &self.kind {
            ItemKind::Struct(item) => item.fields.iter().map(Field::full_type).collect(),
            ItemKind::Union(item) => item
                .variants
                .iter()
                .map(|variant| variant.ty.clone())
                .collect(),
            ItemKind::Enum(_) => Vec::new(),
        }
    }
}
