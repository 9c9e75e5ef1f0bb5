use crate::diagnostics::{Code, Diagnostics};
use crate::front::parse;
use crate::schema::{Constant, Deprecation, Field, ModelKind};
use crate::schema::{Model, Schema};
use crate::source::SourceFile;
use crate::source::Sources;

mod envelopes;
mod faults;
mod operations;
mod robust;

/// Reads pages and gives the schema and the findings as `path:line:column: code: message`.
fn parse_all(pages: &[(&str, &str)]) -> (Schema, Vec<String>) {
    let mut sources = Sources::default();
    for (path, text) in pages {
        sources.add(SourceFile::new(*path, *path, (*text).to_owned()));
    }
    let mut diagnostics = Diagnostics::default();
    let schema = parse(&sources, Some("typescript"), &mut diagnostics).expect("a schema");
    diagnostics.sort();
    let findings = diagnostics.iter().map(|found| {
        let path = sources.get(found.span.file).map_or("", |file| &file.path);
        let (line, column) = (found.span.line, found.span.column);
        let code = found.code.name();
        format!("{path}:{line}:{column}: {code}: {}", found.message)
    });
    let findings = findings.collect();
    (schema, findings)
}

/// Reads one page that must be without findings.
fn model(path: &str, text: &str) -> Model {
    let (schema, findings) = parse_all(&[(path, text)]);
    assert_eq!(findings, [""; 0], "{path}");
    schema.models.into_iter().next().expect("a model")
}

fn struct_fields(rows: &str) -> Vec<Field> {
    let text = format!("# A\n\n## Fields\n\n{HEADER}{rows}");
    match model("models/a.md", &text).kind {
        ModelKind::Struct { fields } => fields,
        other => panic!("no struct: {other:?}"),
    }
}

const HEADER: &str = "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n";
const HEADER_5: &str =
    "| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n";

#[test]
fn a_struct() {
    let text = format!(
        "# Foo\n\nOne line.\n\n* an item\n\n## Example Usage\n\n```typescript\nimport {{ Foo }} from \"x\";\n\nlet value: Foo = {{}};\n```\n\n## Fields\n\n{HEADER_5}\
         | `a` | *string* | :heavy_check_mark: | Text with `x\\|y`.<br/>More. | \"x\\|y\" |\n\
         | ~~`b`~~ | [models.B](../models/b.md)[] | :heavy_minus_sign: | N/A |  |"
    );
    let model = model("models/operations/foo.md", &text);
    assert_eq!(model.path(), "operations.Foo");
    assert_eq!(model.origin.page, "models/operations/foo.md");
    assert_eq!((model.origin.span.line, model.origin.span.column), (1, 3));
    assert_eq!(model.lead, "One line.\n\n* an item");
    assert_eq!(model.deprecated, None);
    let example = model.example.expect("an example");
    assert_eq!(
        example.text,
        "import { Foo } from \"x\";\n\nlet value: Foo = {};"
    );
    assert_eq!((example.span.line, example.span.column), (10, 1));
    let ModelKind::Struct { fields } = model.kind else {
        panic!("no struct");
    };
    let [a, b] = fields.as_slice() else {
        panic!("two fields");
    };
    assert_eq!(
        (a.name.as_str(), a.required, a.nullable),
        ("a", true, false)
    );
    assert_eq!((a.span.line, a.span.column), (19, 4));
    assert_eq!((a.type_span.line, a.type_span.column), (19, 9));
    assert_eq!(a.description, "Text with `x|y`.<br/>More.");
    assert_eq!(a.examples.first().map(|e| e.text.as_str()), Some("\"x|y\""));
    assert_eq!(b.name, "b");
    assert_eq!(b.ty.to_string(), "models.B[]");
    assert!(!b.required);
    assert_eq!(b.deprecated, Some(Deprecation { reason: None }));
    assert_eq!((b.description.as_str(), b.examples.first()), ("", None));
}

#[test]
fn a_struct_may_have_no_fields_and_no_example() {
    let text = format!(
        "# A\n\n## Example Usage\n\n```typescript\nimport {{ A }} from \"x\";\n\n// No examples available for this model\n```\n\n## Fields\n\n{HEADER}"
    );
    let model = model("models/a.md", &text);
    assert_eq!(model.kind, ModelKind::Struct { fields: Vec::new() });
    assert_eq!((model.example, model.id.namespace.as_str()), (None, ""));
}

#[test]
fn deprecated_fields_tell_why() {
    let stock = ": warning: ** DEPRECATED **: This will be removed in a future release, please migrate away from it as soon as possible.";
    for (description, reason, rest) in [
        (stock.to_owned(), None, ""),
        (format!("{stock}<br/><br/>The b."), None, "The b."),
        (format!("{stock}<br/><br/>N/A"), None, ""),
        (
            format!("{stock}<br/><br/>Deprecated: Use `b`. The b."),
            Some("Use `b`."),
            "The b.",
        ),
        (
            format!("{stock}<br/><br/>DEPRECATED. Use `b`."),
            Some("Use `b`."),
            "",
        ),
        (
            ": warning: ** DEPRECATED **: Use `b`.<br/><br/>The b.".to_owned(),
            Some("Use `b`."),
            "The b.",
        ),
    ] {
        let rows = format!("| ~~`a`~~ | *any* | :heavy_minus_sign: | {description} |");
        let field = &struct_fields(&rows)[0];
        let found = field.deprecated.as_ref().map(|d| d.reason.as_deref());
        assert_eq!(found, Some(reason), "{description}");
        assert_eq!(field.description, rest, "{description}");
    }
    let plain = "| `a` | *any* | :heavy_minus_sign: | Deprecated: no notice. |";
    assert_eq!(struct_fields(plain)[0].deprecated, None);
}

#[test]
fn deprecated_models_tell_why() {
    let page = |title: &str, lead: &str| {
        let text = format!("# {title}\n\n{lead}\n\n## Fields\n\n{HEADER}");
        let model = model("models/a.md", &text);
        assert_eq!(model.id.name, "A");
        let reason = model.deprecated.map(|deprecated| deprecated.reason);
        (model.lead, reason)
    };
    let stock = "This will be removed in a future release, please migrate away from it as soon as possible.";
    assert_eq!(
        page(
            "~~A~~",
            &format!("The A.\n\n> :warning: **DEPRECATED**: {stock}")
        ),
        ("The A.".to_owned(), Some(None))
    );
    assert_eq!(
        page(
            "~~A~~",
            "> :warning: **DEPRECATED**: Use B\n> or C.\n\nThe A."
        ),
        ("The A.".to_owned(), Some(Some("Use B\nor C.".to_owned())))
    );
    assert_eq!(page("~~A~~", ""), (String::new(), Some(None)));
    assert_eq!(
        page("A", "> a quotation"),
        ("> a quotation".to_owned(), None)
    );
}

#[test]
fn an_enumeration() {
    let text = "# E\n\n## Example Usage\n\n```ts\nlet value: E = \"a\";\n```\n\n## Values\n\n```typescript\n\"a\" | \"b\" | Unrecognized<string>\n```\n";
    let ModelKind::Enum { values, open } = model("models/e.md", text).kind else {
        panic!("no enumeration");
    };
    assert!(open);
    let found: Vec<_> = values.iter().map(|v| v.value.to_string()).collect();
    assert_eq!(found, ["\"a\"", "\"b\""]);
    assert_eq!((values[1].span.line, values[1].span.column), (12, 7));
}

#[test]
fn an_enumeration_in_a_table() {
    let text = "# E\n\n## Values\n\nSome words.\n\n| Name | Value |\n| --- | --- |\n| `One` | 1 |\n| `-` | `Unrecognized<number>` |\n";
    let ModelKind::Enum { values, open } = model("models/e.md", text).kind else {
        panic!("no enumeration");
    };
    assert!(open);
    assert_eq!(values.len(), 1);
    assert_eq!(values[0].name.as_deref(), Some("One"));
    assert_eq!(values[0].value, Constant::Integer(1));
}

#[test]
fn a_union() {
    let text = "# U\n\n\n## Supported Types\n\n### `components.A[]`\n\n```typescript\nconst value: components.A[] = [];\n```\n\n### `string`\n";
    let ModelKind::Union { variants } = model("models/u.md", text).kind else {
        panic!("no union");
    };
    let found: Vec<_> = variants
        .iter()
        .map(|variant| variant.ty.to_string())
        .collect();
    assert_eq!(found, ["components.A[]", "string"]);
    assert_eq!((variants[0].span.line, variants[0].span.column), (6, 6));
    let example = variants[0].example.as_ref().map(|e| e.text.as_str());
    assert_eq!(example, Some("const value: components.A[] = [];"));
    assert_eq!(variants[1].example, None);
}

#[test]
fn every_page_has_its_place() {
    let fields = format!("# A\n\n## Fields\n\n{HEADER}");
    let prose = "# Retry\n\n## Fields\n\n| Name | Type |\n| --- | --- |\n| a | b |\n";
    let pages = [
        ("README.md", prose),
        ("lib/retry.md", prose),
        ("lib/a.md", fields.as_str()),
        ("models/b/c/a.md", &fields),
        ("sdks/a/README.md", "# A\n\n## Overview\n"),
        ("models/a.md", &fields),
    ];
    let (schema, findings) = parse_all(&pages);
    assert_eq!(findings, [""; 0]);
    let models: Vec<_> = schema.models.iter().map(Model::path).collect();
    assert_eq!(models, ["lib.A", "A", "b.c.A"]);
    assert_eq!(
        schema.other_pages,
        ["README.md", "lib/retry.md", "sdks/a/README.md"]
    );
}

#[test]
fn without_a_models_folder_pages_of_the_root_are_models() {
    let fields = format!("# A\n\n## Fields\n\n{HEADER}");
    let (schema, findings) = parse_all(&[("a.md", &fields), ("README.md", "# Words\n")]);
    assert_eq!(findings, [""; 0]);
    assert_eq!(schema.models[0].path(), "A");
    assert_eq!(schema.other_pages, ["README.md"]);
    let broken = fields.replace("| Field |", "| Feild |");
    let (_, findings) = parse_all(&[("a.md", &broken)]);
    assert_eq!(
        findings,
        ["a.md:5:1: unreadable-section: unexpected columns in the table of fields"]
    );
}

#[test]
fn no_pages_are_a_schema_without_models() {
    let mut diagnostics = Diagnostics::default();
    let schema = parse(&Sources::default(), None, &mut diagnostics).expect("a schema");
    assert_eq!(schema.dialect.as_deref(), Some("typescript"));
    assert!(schema.models.is_empty() && diagnostics.iter().next().is_none());
}
