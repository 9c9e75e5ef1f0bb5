//! A consumer that uses every item of the crate of old sides.

use std::collections::BTreeMap;

use markdown_codegen::schema::Constant;
use markdown_codegen::target::rust::{Item, ItemKind, ModelPath, Optionality, Struct, Tree, Type};

use crate::crates::Pair;

/// A consumer of the old sides, and whom each of its lines is about.
#[derive(Default)]
pub struct Consumer {
    pub text: String,
    pub lines: Vec<Line>,
}

/// What a line uses: the number of its pair, and the paths of models, first the one that declares it.
#[derive(Clone, Default)]
pub struct Line {
    pub pair: usize,
    pub subjects: Vec<String>,
    /// The models whose types the line names besides.
    pub mentions: Vec<String>,
    /// The documented name of the field that the line uses.
    pub member: Option<String>,
    /// Whether the line is about an arm, of which changes are told by its type.
    pub is_arm: bool,
}

/// Writes down the uses of the items of one pair's old side.
struct Writer<'w> {
    consumer: &'w mut Consumer,
    pair: usize,
    module: &'w str,
    /// The paths of models by the paths of their types.
    subjects: &'w BTreeMap<ModelPath, String>,
    /// The documented names of fields by the paths of models and the keys in JSON.
    members: &'w BTreeMap<(String, String), String>,
}

impl Consumer {
    /// Adds uses of all items of a pair's old side.
    pub fn add(&mut self, number: usize, pair: &Pair) {
        let tree = pair.old.tree();
        let subjects = subjects(&tree, pair);
        let members = pair.old.members();
        let mut writer = Writer {
            consumer: self,
            pair: number,
            module: &pair.module,
            subjects: &subjects,
            members: &members,
        };
        for (path, subject) in &subjects {
            let mut names = path.folder.clone();
            names.push(path.name.clone());
            let (alias, path) = (alias(path), names.join("::"));
            let line = format!(
                "use models::{}::{path} as {}_{alias};",
                pair.module, pair.module
            );
            writer.line(line, vec![subject.clone()]);
        }
        for (module, item) in tree.items().filter(|(_, item)| item.at_root) {
            let path = module.path(item);
            if let Some(subject) = subjects.get(&path) {
                let (alias, name, pair) = (alias(&path), &item.name, &pair.module);
                let line = format!("use models::{pair}::{name} as {pair}_root_{alias};");
                writer.line(line, vec![subject.clone()]);
            }
        }
        for (module, item) in tree.items() {
            writer.item(&module.path(item), item);
        }
    }
}

fn subjects(tree: &Tree, pair: &Pair) -> BTreeMap<ModelPath, String> {
    let models = &pair.old.schema.models;
    tree.items()
        .filter_map(|(module, item)| {
            let model = models.iter().find(|model| model.id == item.id)?;
            Some((module.path(item), model.path()))
        })
        .collect()
}

fn alias(path: &ModelPath) -> String {
    let mut names = path.folder.clone();
    names.push(path.name.clone());
    names.join("_").replace("r#", "")
}

impl Writer<'_> {
    fn line(&mut self, text: String, subjects: Vec<String>) {
        self.consumer.text.push_str(&text);
        self.consumer.text.push('\n');
        let pair = self.pair;
        self.consumer.lines.push(Line {
            pair,
            subjects,
            mentions: Vec::new(),
            member: None,
            is_arm: false,
        });
    }

    fn item(&mut self, path: &ModelPath, item: &Item) {
        let Some(subject) = self.subjects.get(path).cloned() else {
            return;
        };
        let own = || vec![subject.clone()];
        let name = format!("{}_{}", self.module, alias(path));
        self.line(format!("pub fn _{}(it: {name}) {{", name), Vec::new());
        if item.error.is_some() {
            self.line("    let _: &dyn std::error::Error = &it;".to_owned(), own());
        }
        for path in &item.derives {
            let bound = match path.as_str() {
                "Hash" => "std::hash::Hash",
                other => other,
            };
            let line =
                format!("    let _ = |it: &{name}| {{ fn has(_: &impl {bound}) {{}} has(it) }};");
            self.line(line, own());
        }
        match &item.kind {
            ItemKind::Struct(body) => self.structure(&name, path, body, &subject),
            ItemKind::Enum(body) => {
                for variant in &body.variants {
                    self.line(format!("    let _ = {name}::{};", variant.name), own());
                }
                let (value, other) = if body.numeric {
                    ("it.to_number()", "serde_json::Number")
                } else {
                    ("it.as_str()", "Box<str>")
                };
                self.line(format!("    let _ = {value};"), own());
                let unrecognized = format!(
                    "    if let {name}::Unrecognized(it) = &it {{ let _: &{other} = it.get(); }}"
                );
                self.line(unrecognized, own());
                self.line(
                    "    fn traits(_: impl Eq + std::hash::Hash) {}".to_owned(),
                    own(),
                );
                self.line("    traits(it);".to_owned(), own());
            }
            ItemKind::Union(body) => {
                for arm in &body.variants {
                    let ty = self.ty(&arm.ty);
                    let mut subjects = own();
                    arm.ty
                        .each_model(&mut |path| subjects.extend(self.subjects.get(path).cloned()));
                    let line = format!("    let _ = |arm: {ty}| {name}::{}(arm);", arm.name);
                    self.line(line, subjects);
                    if let Some(line) = self.consumer.lines.last_mut() {
                        line.is_arm = true;
                    }
                }
                self.line(format!("    let _ = |arm| {name}::from_value(arm);"), own());
            }
        }
        self.line("}".to_owned(), Vec::new());
    }

    fn structure(&mut self, name: &str, path: &ModelPath, body: &Struct, subject: &str) {
        let own = || vec![subject.to_owned()];
        for field in &body.fields {
            let ty = self.ty(&field.full_type());
            self.line(format!("    let _: &{ty} = &it.{};", field.name), own());
            let mut mentions = Vec::new();
            (field.ty).each_model(&mut |path| mentions.extend(self.subjects.get(path).cloned()));
            let member = self.member(subject, &field.wire);
            if let Some(line) = self.consumer.lines.last_mut() {
                (line.mentions, line.member) = (mentions, member);
            }
        }
        for constant in &body.constants {
            let ty = match constant.value {
                Constant::Boolean(_) => "bool",
                Constant::Integer(_) => "i64",
                Constant::String(_) => "&str",
            };
            let mut uses = vec![format!("    let _: {ty} = {name}::{};", constant.name)];
            uses.extend(constant.presence.as_ref().map(|presence| {
                let module = self.module;
                format!("    let _: models::{module}::Presence = it.{presence};")
            }));
            for line in uses {
                self.line(line, own());
                let member = self.member(subject, &constant.wire);
                if let Some(line) = self.consumer.lines.last_mut() {
                    line.member = member;
                }
            }
        }
        let parameters: Vec<(&str, String)> = body
            .required()
            .map(|field| match (field.optionality, &field.ty) {
                (Optionality::Required, Type::String) => {
                    (field.name.as_str(), "String::new()".to_owned())
                }
                _ => {
                    let value = format!("any::<{}>()", self.ty(&field.full_type()));
                    (field.name.as_str(), value)
                }
            })
            .collect();
        let line = match &body.named {
            None if parameters.is_empty() => format!("    let _ = {name}::default();"),
            None => {
                let values = parameters.iter().map(|(_, value)| value.as_str());
                format!(
                    "    let _ = {name}::new({});",
                    Vec::from_iter(values).join(", ")
                )
            }
            Some(required) => {
                let fields = parameters.iter();
                let fields = fields.map(|(field, value)| format!("{field}: {value}"));
                let mut names = vec!["models".to_owned(), self.module.to_owned()];
                names.extend(path.folder.iter().cloned());
                names.push(required.clone());
                let required = names.join("::");
                let fields = Vec::from_iter(fields).join(", ");
                format!("    let _ = {name}::new({required} {{ {fields} }});")
            }
        };
        self.line(line, own());
        if !parameters.is_empty() {
            self.line(
                "    fn any<T>() -> T { unreachable!() }".to_owned(),
                Vec::new(),
            );
        }
    }

    fn member(&self, subject: &str, wire: &str) -> Option<String> {
        let key = (subject.to_owned(), wire.to_owned());
        self.members.get(&key).cloned()
    }

    fn ty(&self, ty: &Type) -> String {
        match ty {
            Type::Vec(inner) => format!("Vec<{}>", self.ty(inner)),
            Type::Map(..) => match ty.to_string().split_once('<') {
                Some((map, _)) => {
                    let mut values = String::new();
                    if let Type::Map(_, inner) = ty {
                        values = self.ty(inner);
                    }
                    format!("std::collections::{map}<String, {values}>")
                }
                None => ty.to_string(),
            },
            Type::Option(inner) => format!("Option<{}>", self.ty(inner)),
            Type::Box(inner) => format!("Box<{}>", self.ty(inner)),
            Type::Runtime(runtime) => format!("models::{}::{}", self.module, runtime.name()),
            Type::Model(path) => format!("{}_{}", self.module, alias(path)),
            Type::Primitive(_) | Type::String | Type::External(_) => ty.to_string(),
        }
    }
}
