//! A front end with several models a page, for tests.
//!
//! A heading above a table or a list is a model; `## Order` below `# Shop` is a struct with a table:
//!
//! ```text
//! | Property | Kind | Needed | Default | Sample | Meaning |
//! | --- | --- | --- | --- | --- | --- |
//! | buyer | [Customer](#customer) | yes | | | Who pays. |
//! | address | group | no | | | A model of its own, with the rows below that have one more `>`. |
//! | > street | text | yes | | "Elm Row" | |
//! ```
//!
//! `## Status` with a list of code spans is an enumeration, with a list of links a union. A fence holds
//! the example of the model before it. `## POST /orders` is an operation: the first link below it is the
//! type of its request, the others are those of its responses.

use markdown_codegen::diagnostics::{Code, Diagnostic, Diagnostics};
use markdown_codegen::front::{Confidence, Document, FrontEnd, Items, Options, Registry, item_ids};
use markdown_codegen::markdown::{Block, List, Node, Table};
use markdown_codegen::schema::{
    Constant, EnumValue, Evidence, Example, Field, ItemId, Link, Literal, LiteralKind, Location,
    Model, ModelKind, Operation, Origin, Parameter, Reference, Response, Type, Variant,
};
use markdown_codegen::source::{Excerpt, Span};
use serde_json::Value;

const COLUMNS: [&str; 6] = ["Property", "Kind", "Needed", "Default", "Sample", "Meaning"];

/// All front ends of the library, and this one.
pub fn registry() -> Registry {
    Registry::default().with(Toy)
}

/// The front end.
pub struct Toy;

impl FrontEnd for Toy {
    fn name(&self) -> &'static str {
        "toy"
    }

    fn claims(&self, document: &Document<'_>) -> Confidence {
        let mut blocks = document.blocks();
        let is_ours = |block: &Block| matches!(block, Block::Table(it) if it.has_columns(&COLUMNS));
        if blocks.any(is_ours) {
            Confidence::STRONG
        } else {
            Confidence::NONE
        }
    }

    fn read(
        &self,
        documents: Vec<Document<'_>>,
        _: Options<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Items> {
        let mut items = Items::default();
        for document in &documents {
            let mut page = Page {
                document,
                models: Vec::new(),
                diagnostics,
            };
            page.read();
            let operations: Vec<Operation> = page.operations();
            if page.models.is_empty() && operations.is_empty() {
                items.other_pages.push(document.text.path().to_owned());
            }
            items.models.extend(page.models);
            items.operations.extend(operations);
        }
        Some(items)
    }
}

struct Page<'p, 'a> {
    document: &'p Document<'a>,
    models: Vec<Model>,
    diagnostics: &'p mut Diagnostics,
}

impl<'a> Page<'_, 'a> {
    fn read(&mut self) {
        let document = self.document;
        let nodes: Vec<Node<'_, 'a>> = document.nodes().filter(is_model).collect();
        let headings: Vec<Vec<&str>> = nodes.iter().map(|node| headings(*node)).collect();
        let ids = item_ids(document.text.path(), &headings);
        for (node, id) in nodes.iter().zip(ids) {
            let origin = Origin {
                page: document.text.path().to_owned(),
                anchor: Some(node.anchor().to_owned()),
                span: node.title.span(),
            };
            let model = self.model(*node, id, origin);
            self.models.extend(model);
        }
    }

    fn operations(&self) -> Vec<Operation> {
        let document = self.document;
        let group = document.title().map_or("", |title| title.title.text());
        let mut operations = Vec::new();
        for node in document.nodes() {
            let Some((method, path)) = node.text().split_once(" /") else {
                continue;
            };
            let blocks = node.section().content.blocks.iter();
            let links = blocks.flat_map(|block| self.document.inline(block.text()).links);
            let mut types = links.map(|link| self.linked(&link.text, &link.target, link.raw));
            operations.push(Operation {
                group: group.to_owned(),
                name: node.text().to_owned(),
                origin: Origin {
                    page: document.text.path().to_owned(),
                    anchor: Some(node.anchor().to_owned()),
                    span: node.title.span(),
                },
                summary: String::new(),
                lead: String::new(),
                deprecated: None,
                id: node.text().to_owned(),
                method: method.to_owned(),
                path: format!("/{path}"),
                parameters: types.next().map(request).into_iter().collect(),
                responses: types.map(response).collect(),
                errors: Vec::new(),
            });
        }
        operations
    }

    /// A model, behind it those that are written out inside it.
    fn model(&mut self, node: Node<'_, 'a>, id: ItemId, origin: Origin) -> Vec<Model> {
        let mut lead = String::new();
        let mut example = None;
        let mut kind = None;
        let mut nested = Vec::new();
        for block in &node.section().content.blocks {
            match block {
                Block::Paragraph(text) => lead = text.text().to_owned(),
                Block::Fence(fence) => example = Some(shown(fence.body)),
                Block::List(list) => kind = Some(self.list(list)),
                Block::Table(table) => {
                    let mut rows = Rows {
                        page: self,
                        rows: rows(table),
                        nested: &mut nested,
                        origin: &origin,
                    };
                    let fields = rows.fields(0, &id);
                    kind = Some(ModelKind::Struct { fields });
                }
                _ => {}
            }
        }
        let model = Model {
            id,
            origin,
            parent: None,
            lead,
            deprecated: None,
            example,
            kind: kind.unwrap_or(ModelKind::Struct { fields: Vec::new() }),
        };
        std::iter::once(model).chain(nested).collect()
    }

    /// An enumeration, or a union if the items are links.
    fn list(&mut self, list: &List<'a>) -> ModelKind {
        let mut values = Vec::new();
        let mut variants = Vec::new();
        for item in &list.items {
            let span = item.text.span();
            let text = self.document.inline(item.text.slice(2..usize::MAX));
            if text.links.is_empty() {
                values.push(EnumValue {
                    value: Constant::String(text.text()),
                    name: None,
                    description: String::new(),
                    span,
                });
            } else {
                let ty = self.kind(item.text.slice(2..usize::MAX));
                variants.push(Variant {
                    ty,
                    span,
                    example: None,
                });
            }
        }
        if variants.is_empty() {
            ModelKind::Enum {
                values,
                open: false,
            }
        } else {
            ModelKind::Union { variants }
        }
    }

    fn linked(&self, name: &str, target: &str, place: Excerpt) -> Type {
        Type::Ref(Reference {
            namespace: String::new(),
            name: name.to_owned(),
            target: Link::resolve(self.document.text.path(), target),
            span: place.span(),
        })
    }

    fn kind(&mut self, cell: Excerpt<'a>) -> Type {
        let text = cell.text();
        if let Some(items) = text.strip_suffix("[]") {
            let items = Box::new(self.kind(cell.slice(0..items.len())));
            return Type::List { items };
        }
        let inline = self.document.cell(cell);
        match (inline.links.first(), text) {
            (Some(link), _) => self.linked(&link.text, &link.target, cell),
            (None, "text") => Type::String,
            (None, "whole") => Type::Integer,
            (None, "flag") => Type::Boolean,
            (None, "day") => Type::Date,
            (None, "any") => Type::Any,
            (None, _) if text.contains('.') => {
                let (namespace, name) = text.rsplit_once('.').unwrap_or_default();
                Type::Ref(Reference {
                    namespace: namespace.to_owned(),
                    name: name.to_owned(),
                    target: None,
                    span: cell.span(),
                })
            }
            (None, _) => {
                let message = format!("unknown kind `{text}`");
                let error = Diagnostic::new(Code::UnreadableType, cell.span(), message);
                self.diagnostics.push(error);
                Type::Any
            }
        }
    }
}

fn request(ty: Type) -> Parameter {
    Parameter {
        name: "request".to_owned(),
        span: Span::default(),
        location: Some(Location::Body),
        ty,
        required: true,
        description: String::new(),
    }
}

fn response(ty: Type) -> Response {
    Response {
        ty: Some(ty),
        status: vec!["200".to_owned()],
        media_type: None,
        headers: None,
        description: String::new(),
    }
}

/// The rows of a table, with the number of `>` before the name.
type Found<'t, 'a> = Vec<(usize, Excerpt<'a>, &'t [Excerpt<'a>])>;

fn rows<'t, 'a>(table: &'t Table<'a>) -> Found<'t, 'a> {
    let rows = table
        .rows
        .iter()
        .filter_map(|row| match row.cells.as_slice() {
            [name, rest @ ..] if rest.len() == COLUMNS.len() - 1 => {
                let bare = name.text().trim_start_matches(['>', ' ']);
                let at = name.text().len() - bare.len();
                let depth = name.text().matches('>').count();
                Some((depth, name.slice(at..usize::MAX), rest))
            }
            _ => None,
        });
    rows.collect()
}

struct Rows<'r, 'p, 't, 'a> {
    page: &'r mut Page<'p, 'a>,
    rows: Found<'t, 'a>,
    nested: &'r mut Vec<Model>,
    origin: &'r Origin,
}

impl Rows<'_, '_, '_, '_> {
    /// The fields of a model, which are the rows from the first one on that are not less deep.
    fn fields(&mut self, depth: usize, model: &ItemId) -> Vec<Field> {
        let mut fields = Vec::new();
        while let Some((at, name, cells)) = self.rows.first().copied() {
            let [kind, needed, default, sample, meaning] = *cells else {
                break;
            };
            if at < depth {
                break;
            }
            self.rows.remove(0);
            let ty = match kind.text().strip_prefix("group") {
                Some(rest) => {
                    let ty = self.group(depth + 1, model, name);
                    match rest {
                        "[]" => Type::List { items: ty.into() },
                        _ => ty,
                    }
                }
                None => self.page.kind(kind),
            };
            let optional = |cell: Excerpt| (!cell.text().is_empty()).then(|| shown(cell));
            fields.push(Field {
                name: name.text().to_owned(),
                span: name.span(),
                ty,
                type_span: kind.span(),
                required: needed.text() == "yes",
                nullable: false,
                description: meaning.text().to_owned(),
                deprecated: None,
                default: optional(default),
                examples: optional(sample).into_iter().collect(),
                evidence: Evidence::default(),
            });
        }
        fields
    }

    /// A model that is written out inside another one.
    fn group(&mut self, depth: usize, parent: &ItemId, name: Excerpt) -> Type {
        let id = ItemId::new(parent.as_namespace(), name.text());
        let place = self.nested.len();
        let fields = self.fields(depth, &id);
        let model = Model {
            id: id.clone(),
            origin: Origin {
                span: name.span(),
                ..self.origin.clone()
            },
            parent: Some(parent.clone()),
            lead: String::new(),
            deprecated: None,
            example: None,
            kind: ModelKind::Struct { fields },
        };
        // Outer models come first.
        self.nested.insert(place, model);
        Type::Ref(Reference {
            namespace: id.namespace,
            name: id.name,
            target: None,
            span: name.span(),
        })
    }
}

fn is_model(node: &Node<'_, '_>) -> bool {
    let mut blocks = node.section().content.blocks.iter();
    node.level > 1 && blocks.any(|block| matches!(block, Block::Table(_) | Block::List(_)))
}

/// The headings that lead to a model, below the title of the page.
fn headings<'p>(node: Node<'p, '_>) -> Vec<&'p str> {
    let mut path: Vec<&str> = node
        .ancestors()
        .filter(|it| it.level > 1)
        .map(Node::text)
        .collect();
    path.reverse();
    path.push(node.text());
    path
}

/// A value as JSON.
fn shown(text: Excerpt) -> Example {
    let value: Option<Value> = serde_json::from_str(text.text()).ok();
    Example {
        text: text.text().to_owned(),
        span: text.span(),
        value: value.map(|value| literal(&value, text.text().len())),
    }
}

fn literal(value: &Value, end: usize) -> Literal {
    let inner = |value: &Value| literal(value, end);
    let kind = match value {
        Value::Null => LiteralKind::Null,
        Value::Bool(value) => LiteralKind::Boolean(*value),
        Value::Number(value) if value.is_f64() => LiteralKind::Fraction(value.to_string()),
        Value::Number(value) => LiteralKind::Integer(value.to_string()),
        Value::String(value) => LiteralKind::String(value.clone()),
        Value::Array(values) => LiteralKind::List(values.iter().map(inner).collect()),
        Value::Object(entries) => {
            let entries = entries.iter();
            LiteralKind::Object(entries.map(|(key, it)| (key.clone(), inner(it))).collect())
        }
    };
    Literal {
        kind,
        range: 0..end,
    }
}
