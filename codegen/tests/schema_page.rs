//! `docs/schema.md` against the JSON form of the schema: every object, every field, every kind.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use markdown_codegen::schema::{
    Constant, Deprecation, EnumValue, ErrorCase, Evidence, Example, Field, ItemId, Link, Literal,
    LiteralKind, Location, Model, ModelKind, Operation, Origin, Parameter, Reference, Response,
    Schema, Type, VERSION, Variant,
};
use markdown_codegen::source::Span;
use serde::Serialize;
use serde_json::Value;

type Tested = Result<(), Box<dyn Error>>;

/// The fields of objects by the heading that documents them.
#[derive(Default)]
struct Objects(BTreeMap<&'static str, BTreeSet<String>>);

impl Objects {
    fn add(&mut self, heading: &'static str, value: &impl Serialize) -> Tested {
        let Value::Object(object) = serde_json::to_value(value)? else {
            return Err(format!("{heading} is not an object").into());
        };
        let fields = self.0.entry(heading).or_default();
        fields.extend(object.keys().cloned());
        Ok(())
    }
}

fn page() -> Result<String, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schema.md");
    Ok(fs::read_to_string(path)?)
}

/// The fields in the tables of the page, by headings.
fn documented(page: &str) -> BTreeMap<&str, BTreeSet<String>> {
    let sections = page.split("\n## ").skip(1);
    let sections = sections.map(|section| {
        let (heading, rest) = section.split_once('\n').unwrap_or((section, ""));
        let rows = rest.lines().filter_map(|line| {
            let (name, _) = line.strip_prefix("| `")?.split_once('`')?;
            Some(name.to_owned())
        });
        (heading, rows.collect())
    });
    sections.collect()
}

fn reference() -> Reference {
    Reference {
        namespace: String::new(),
        name: String::new(),
        target: None,
        span: Span::default(),
    }
}

fn types() -> Vec<Type> {
    let inner = || Box::new(Type::Any);
    vec![
        Type::String,
        Type::Number,
        Type::Integer,
        Type::Float,
        Type::Boolean,
        Type::Any,
        Type::BigInteger,
        Type::Decimal,
        Type::LenientNumber,
        Type::Date,
        Type::DateTime,
        Type::Binary,
        Type::Constant {
            value: Constant::Boolean(true),
        },
        Type::List { items: inner() },
        Type::Map { values: inner() },
        Type::Stream { items: inner() },
        Type::Nullable { inner: inner() },
        Type::Union {
            variants: Vec::new(),
        },
        Type::Ref(reference()),
    ]
}

fn literals() -> Vec<Literal> {
    let kinds = [
        LiteralKind::Null,
        LiteralKind::Boolean(true),
        LiteralKind::Integer(String::new()),
        LiteralKind::Fraction(String::new()),
        LiteralKind::BigInteger(String::new()),
        LiteralKind::String(String::new()),
        LiteralKind::List(Vec::new()),
        LiteralKind::Object(Vec::new()),
        LiteralKind::Call(String::new(), Vec::new()),
        LiteralKind::Name(String::new()),
    ];
    let literals = kinds.map(|kind| Literal { kind, range: 0..0 });
    literals.into()
}

fn example() -> Example {
    Example {
        text: String::new(),
        span: Span::default(),
        value: None,
    }
}

fn models() -> [Model; 3] {
    let fields = vec![Field {
        name: String::new(),
        span: Span::default(),
        ty: Type::Any,
        type_span: Span::default(),
        required: true,
        nullable: true,
        description: String::new(),
        deprecated: None,
        default: None,
        examples: Vec::new(),
        evidence: Evidence::default(),
    }];
    let values = vec![EnumValue {
        value: Constant::Integer(1),
        name: None,
        description: String::new(),
        span: Span::default(),
    }];
    let variants = vec![Variant {
        ty: Type::Any,
        span: Span::default(),
        example: None,
    }];
    [
        ModelKind::Struct { fields },
        ModelKind::Enum { values, open: true },
        ModelKind::Union { variants },
    ]
    .map(|kind| Model {
        id: ItemId::default(),
        origin: Origin::default(),
        parent: None,
        lead: String::new(),
        deprecated: None,
        example: None,
        kind,
    })
}

fn operation() -> Operation {
    Operation {
        group: String::new(),
        name: String::new(),
        origin: Origin::default(),
        summary: String::new(),
        lead: String::new(),
        deprecated: None,
        id: String::new(),
        method: String::new(),
        path: String::new(),
        parameters: vec![Parameter {
            name: String::new(),
            span: Span::default(),
            location: None,
            ty: Type::Any,
            required: true,
            description: String::new(),
        }],
        responses: vec![Response {
            ty: None,
            status: Vec::new(),
            media_type: None,
            headers: None,
            description: String::new(),
        }],
        errors: vec![ErrorCase {
            ty: reference(),
            status: Vec::new(),
            media_type: None,
        }],
    }
}

#[test]
fn every_field_is_documented_and_no_other() -> Tested {
    let mut objects = Objects::default();
    for model in models() {
        objects.add("Model", &model)?;
        match &model.kind {
            ModelKind::Struct { fields } => objects.add("Field", &fields[0])?,
            ModelKind::Enum { values, .. } => objects.add("Value", &values[0])?,
            ModelKind::Union { variants } => objects.add("Variant", &variants[0])?,
        }
    }
    let operation = operation();
    objects.add("Operation", &operation)?;
    objects.add("Parameter", &operation.parameters[0])?;
    objects.add("Response", &operation.responses[0])?;
    objects.add("Error", &operation.errors[0])?;
    for ty in types().iter().filter(|ty| !matches!(ty, Type::Ref(_))) {
        objects.add("Type", ty)?;
    }
    objects.add("Reference", &reference())?;
    for literal in literals() {
        objects.add("Literal", &literal)?;
    }
    objects.add("Example", &example())?;
    objects.add("Evidence", &Evidence::default())?;
    objects.add("Origin", &Origin::default())?;
    objects.add("Id", &ItemId::default())?;
    objects.add("Link", &Link::to_page("a.md"))?;
    objects.add("Deprecation", &Deprecation::default())?;
    objects.add("Span", &Span::default())?;
    let schema = Schema {
        version: VERSION,
        format: String::new(),
        dialect: None,
        models: Vec::new(),
        operations: Vec::new(),
        envelopes: Vec::new(),
        other_pages: Vec::new(),
    };
    objects.add("Schema", &schema)?;
    assert_eq!(documented(&page()?), objects.0);
    Ok(())
}

#[test]
fn every_kind_is_documented() -> Tested {
    let page = page()?;
    let locations = [
        Location::Path,
        Location::Query,
        Location::Header,
        Location::Cookie,
        Location::Body,
    ];
    let mut named: Vec<(&str, Value)> = Vec::new();
    for model in models() {
        named.push(("Model", serde_json::to_value(model)?["kind"].take()));
    }
    for location in locations {
        named.push(("Parameter", serde_json::to_value(location)?));
    }
    for ty in types() {
        named.push(("Type", serde_json::to_value(ty)?["is"].take()));
    }
    for literal in literals() {
        named.push(("Literal", serde_json::to_value(literal)?["is"].take()));
    }
    for (heading, kind) in named {
        let kind = kind.as_str().ok_or("a kind is a string")?;
        let (_, section) = page
            .split_once(&format!("\n## {heading}\n"))
            .ok_or("no section")?;
        let section = section.split("\n## ").next().unwrap_or(section);
        assert!(section.contains(&format!("`{kind}`")), "{heading}: {kind}");
    }
    assert!(page.contains(&format!("`version` is {VERSION}.")));
    Ok(())
}
