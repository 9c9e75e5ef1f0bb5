//! Rust items as plain data, the input of emission.

use std::collections::BTreeSet;

use super::code::Code;
use super::types::{ModelPath, Runtime, Type};
use crate::config::MapType;
use crate::schema::ItemId;
use crate::source::Span;

/// The modules of a crate.
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
    /// The overview, if the setting is on.
    pub overview: Option<Overview>,
    /// The Cargo features of the API groups, sorted by name; empty if types are always compiled.
    pub cargo_features: Vec<CargoFeature>,
}

/// A Cargo feature of API groups.
#[derive(Clone, Debug, PartialEq)]
pub struct CargoFeature {
    /// The name.
    pub name: String,
    /// The titles of the groups; empty for unused models.
    pub groups: Vec<String>,
    /// The span of the first operation of the groups.
    pub span: Span,
}

/// The models by API group.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// The path under which the crate exports the models.
    pub root: String,
    /// The API groups, sorted by title.
    pub groups: Vec<ApiGroup>,
    /// Models that several groups use.
    pub shared: Vec<ModelPath>,
    /// Models that no operation uses.
    pub unused: Vec<ModelPath>,
}

/// An API group and the models that only it uses.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiGroup {
    /// The title.
    pub title: String,
    /// The name of its Cargo feature, if it has one.
    pub feature: Option<String>,
    /// The operations, in page order.
    pub operations: Vec<Operation>,
    /// The models, in page order.
    pub models: Vec<ModelPath>,
}

/// An operation with its models.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The summary.
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
    /// The Cargo features of which one must be enabled, sorted; empty if the module is always compiled.
    pub features: Vec<String>,
    /// The item that gives the module its name.
    pub item: Item,
    /// The items of the models that are written out inside that model, in the order of the page.
    pub nested: Vec<Item>,
}

/// An example on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The line of the page.
    pub line: u32,
    /// The subject.
    pub subject: ExampleSubject,
    /// The value as JSON.
    pub value: serde_json::Value,
}

/// The subject of an [`Example`].
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
    /// Code that builds the example of the page, if the setting is on.
    pub code: Option<Code>,
    /// The examples of the page, if tests are emitted.
    pub examples: Vec<Example>,
    /// The fields or variants that may hold the message, best first, if the model is an error.
    pub error: Option<Vec<String>>,
    /// The derives that the settings add.
    pub derives: Vec<String>,
    /// The attributes that the settings add.
    pub attributes: Vec<String>,
    /// The conversions from other structs.
    pub conversions: Vec<Conversion>,
    /// The derives of the settings that its content does not allow, with the reason.
    pub not_derived: Vec<[String; 2]>,
    /// Whether the outermost module exports the type besides the module's folder.
    pub at_root: bool,
    /// The kind of item.
    pub kind: ItemKind,
}

/// A conversion from another struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversion {
    /// The other struct.
    pub from: ModelPath,
    /// The Cargo features of which one must be enabled for the other struct.
    pub features: Vec<String>,
    /// The fields that the other struct has, too.
    pub fields: Vec<ConvertedField>,
}

/// A field of a [`Conversion`].
#[derive(Clone, Debug, PartialEq)]
pub struct ConvertedField {
    /// The identifier.
    pub name: String,
    /// The identifier in the other struct.
    pub from: String,
    /// The JSON key.
    pub wire: String,
    /// How the value is converted.
    pub how: Converted,
}

/// How the value of a field is converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Converted {
    /// The type is the same.
    Same,
    /// The value gets an `Option`.
    Some,
    /// The value gets two.
    SomeSome,
    /// The value in an `Option` gets another one.
    MapSome,
    /// The value must be present.
    Required,
    /// The value must be present and not null.
    RequiredFlat,
}

/// The kind of an [`Item`].
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// A struct.
    Struct(Struct),
    /// An enum of values.
    Enum(Enum),
    /// A union of types.
    Union(Union),
}

/// A struct with public fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// The fields, in page order.
    pub fields: Vec<Field>,
    /// The constants.
    pub constants: Vec<Constant>,
    /// The name of the struct of required fields, if the constructor takes one.
    pub named: Option<String>,
    /// Whether each field has a setter.
    pub setters: bool,
}

/// A public field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The identifier.
    pub name: String,
    /// The JSON key.
    pub wire: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// Whether it is optional or nullable.
    pub optionality: Optionality,
    /// What of the value is secret.
    pub secret: Secret,
    /// The type of the value; [`Field::full_type`] adds the optionality.
    pub ty: Type,
    /// The attributes that the settings add.
    pub attributes: Vec<String>,
}

/// What of a field's value is secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Secret {
    /// Nothing.
    Nothing,
    /// The values of the map, but not its keys.
    Values,
    /// The whole value.
    Everything,
}

/// Whether a field is optional or nullable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Optionality {
    /// Required, not nullable.
    Required,
    /// Required, nullable.
    Nullable,
    /// Optional.
    Optional,
    /// Optional, nullable.
    OptionalNullable,
    /// The field holds additional properties.
    AdditionalProperties,
}

/// A key with a constant value.
#[derive(Clone, Debug, PartialEq)]
pub struct Constant {
    /// The name of the associated constant.
    pub name: String,
    /// The JSON key.
    pub wire: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// The value.
    pub value: crate::schema::Constant,
    /// The name of the field for the presence of the key; `None` if it is required.
    pub presence: Option<String>,
    /// Whether errors redact another value of the key.
    pub secret: bool,
}

/// An enum that preserves unknown values.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// The values, in page order.
    pub variants: Vec<EnumVariant>,
    /// Whether the values are numbers.
    pub numeric: bool,
}

/// An enum value.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumVariant {
    /// The identifier.
    pub name: String,
    /// The JSON value.
    pub value: crate::schema::Constant,
    /// The lines of its documentation.
    pub docs: Vec<String>,
}

/// A union that preserves unmatched values.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The variants, in page order.
    pub variants: Vec<UnionVariant>,
    /// The key whose value selects the variant.
    pub tag: Option<String>,
    /// Whether the variants have very different sizes.
    pub uneven: bool,
    /// Whether a variant may hold a secret, so that unrecognized values are redacted.
    pub secret: bool,
}

/// A variant of a union. One that holds any JSON value is the variant for unmatched values.
#[derive(Clone, Debug, PartialEq)]
pub struct UnionVariant {
    /// The identifier.
    pub name: String,
    /// The type of the content.
    pub ty: Type,
    /// The tag values of this variant.
    pub tags: Vec<String>,
}

impl Union {
    /// The variants that are declared for their types.
    pub fn declared(&self) -> impl Iterator<Item = &UnionVariant> {
        self.variants
            .iter()
            .filter(|variant| variant.ty != Type::ANY)
    }

    /// Whether any JSON value matches a variant.
    pub fn matches_any(&self) -> bool {
        self.variants.iter().any(|variant| variant.ty == Type::ANY)
    }
}

impl Conversion {
    /// Whether it never fails.
    pub fn is_total(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.all(|it| !matches!(it.how, Converted::Required | Converted::RequiredFlat))
    }

    /// The implemented trait.
    pub fn implemented(&self) -> String {
        let name = if self.is_total() { "From" } else { "TryFrom" };
        format!("{name}<{}>", self.from.name)
    }
}

impl Tree {
    /// All items with their modules.
    pub fn items(&self) -> impl Iterator<Item = (&Module, &Item)> {
        let modules = self.modules.iter();
        modules.flat_map(|module| module.items().map(move |item| (module, item)))
    }

    /// The types of the runtime in the signatures of the items.
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
            if item.conversions.iter().any(|it| !it.is_total()) {
                names.insert("MissingField");
            }
            for ty in item.types() {
                names.extend(ty.runtime().map(Runtime::name));
            }
        }
        names
    }

    /// The features of the runtime that the types of the items need.
    pub fn runtime_features(&self) -> BTreeSet<&'static str> {
        let types = self.items().flat_map(|(_, item)| item.types());
        let mut features: BTreeSet<_> = types.filter_map(|ty| ty.runtime_feature()).collect();
        if self.items().any(|(_, item)| item.has_schema()) {
            features.insert("schemars");
        }
        if self.items().any(|(_, item)| item.has_openapi()) {
            features.insert("utoipa");
        }
        features
    }
}

impl Module {
    /// The path of the module's file, relative to the output folder and separated by `/`.
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
        self.path_of(&item.name)
    }

    /// The path of one of the declared types below the module of the output folder.
    pub fn path_of(&self, name: &str) -> String {
        let mut path = self.folder.join("::");
        if !path.is_empty() {
            path.push_str("::");
        }
        path + name
    }
}

impl Field {
    /// The declared type.
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
    /// Whether some fields are secret.
    pub fn has_secrets(&self) -> bool {
        self.fields
            .iter()
            .any(|field| field.secret != Secret::Nothing)
    }

    /// The required fields.
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
    /// The names of the types that are declared for the item, its own first.
    pub fn declared(&self) -> impl Iterator<Item = &str> {
        let named = match &self.kind {
            ItemKind::Struct(body) => body.named.as_deref(),
            ItemKind::Enum(_) | ItemKind::Union(_) => None,
        };
        std::iter::once(self.name.as_str()).chain(named)
    }

    /// The types in the declaration of the item.
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
