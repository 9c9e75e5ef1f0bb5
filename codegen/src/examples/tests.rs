//! Every kind of value and every kind of contradiction, on pages as they are published.

use serde_json::{Value, json};

use super::{FaultKind, Origin, examples};
use crate::config::{Fix, Settings, WireNames};
use crate::diagnostics::Diagnostics;
use crate::front::parse;
use crate::matching::{Forms, Matcher};
use crate::resolve::resolve;
use crate::source::{SourceFile, Sources, Span};

const SHOP: &str = "# Shop\n\n## Fields\n\n| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n\
    | `shopId` | *string* | :heavy_check_mark: | N/A | a-1 |\n\
    | `openedOn` | [RFCDate](../types/rfcdate.md) | :heavy_minus_sign: | N/A | |\n\
    | `seenAt` | [Date](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Date) | :heavy_minus_sign: | N/A | **Example 1:** 2026-01-02T03:04:05Z<br/>**Example 2:** soon |\n\
    | `size` | [models.Size](../models/size.md) | :heavy_minus_sign: | N/A | large |\n\
    | `stock` | *number* | :heavy_minus_sign: | N/A | 12 |\n\
    | `score` | *BigInt* | :heavy_minus_sign: | N/A | |\n\
    | `tags` | *string*[] | :heavy_minus_sign: | N/A | [<br/>\"a\\|b\"<br/>] |\n\
    | `more` | Record<string, *any*> | :heavy_minus_sign: | N/A | |\n\
    | `kind` | *\"shop\"* | :heavy_minus_sign: | N/A | shop |\n\
    | `owner` | *models.Owner* | :heavy_minus_sign: | N/A | |\n";

const SIZE: &str =
    "# Size\n\n## Values\n\n```typescript\n\"small\" | \"very-large\" | \"large\"\n```\n";

const OWNER: &str = "# Owner\n\n## Supported Types\n\n### `models.Person`\n\n```typescript\nconst value: models.Person = {\n  type: \"person\",\n};\n```\n\n\
    ### `models.Company`\n\n```typescript\nconst value: models.Company = {\n  type: \"company\",\n  vat: 12,\n};\n```\n";

fn tagged(name: &str, tag: &str, rest: &str) -> String {
    format!(
        "# {name}\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n\
        | `type` | *\"{tag}\"* | :heavy_check_mark: | N/A |\n{rest}"
    )
}

/// An example as a test sees it: `Shop`, `Shop.size` or `Owner#1`; its value, and what is wrong.
type Seen = (String, Option<Value>, Vec<(FaultKind, String)>);

fn seen(example: &str) -> Vec<Seen> {
    let example =
        format!("\n## Example Usage\n\n```typescript\nlet value: Shop = {example};\n```\n");
    let mut sources = Sources::default();
    for (path, text) in [
        (
            "models/company.md",
            tagged(
                "Company",
                "company",
                "| `vat` | *string* | :heavy_check_mark: | N/A |\n",
            ),
        ),
        ("models/owner.md", OWNER.to_owned()),
        ("models/person.md", tagged("Person", "person", "")),
        ("models/shop.md", SHOP.replacen('\n', &example, 1)),
        ("models/size.md", SIZE.to_owned()),
    ] {
        sources.add(SourceFile::new(path, path, text));
    }
    let mut diagnostics = Diagnostics::default();
    let schema = parse(&sources, Some("typescript"), &mut diagnostics).unwrap();
    let stock = Fix {
        model: "Shop".to_owned(),
        field: Some("stock".to_owned()),
        value: None,
        wire: None,
        ty: Some("integer".to_owned()),
        nullable: None,
        required: None,
        rename: None,
        skip: false,
        reason: "it is counted".to_owned(),
        span: Span::default(),
    };
    let settings = Settings {
        wire_names: WireNames::SnakeCase,
        fixes: vec![stock],
        ..Settings::default()
    };
    let resolved = resolve(&schema, &settings, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    let found = examples(Matcher::new(&resolved, Forms::default()), &sources);
    let seen = found.into_iter().map(|example| {
        let model = resolved.get(example.model).unwrap().source.path();
        let name = match example.origin {
            Origin::Page => model,
            Origin::Variant(index) => format!("{model}#{index}"),
            Origin::Field(field) => format!("{model}.{}", field.source.name),
        };
        let faults = example.faults.into_iter().map(|fault| {
            let place = sources.text(fault.span).to_owned();
            (
                fault.kind,
                format!("{}: {} at {place:?}", fault.path, fault.message),
            )
        });
        (name, example.value, faults.collect())
    });
    seen.collect()
}

fn of_page(example: &str) -> (Option<Value>, Vec<(FaultKind, String)>) {
    let found = seen(example).into_iter().find(|(name, ..)| name == "Shop");
    let (_, value, faults) = found.unwrap();
    (value, faults)
}

#[test]
fn values_get_the_keys_and_forms_of_the_wire() {
    let (value, faults) = of_page(
        "{\n  shopId: \"a\",\n  \"openedOn\": new RFCDate(\"2026-01-02\"), // a day\n  seenAt: new Date(\"2026-01-02T03:04:05.678Z\"),\n  \
         size: Size.VeryLarge,\n  score: 123n,\n  stock: undefined,\n  more: { anyThing: [1.5, null] },\n  kind: \"shop\",\n  owner: { type: \"person\" },\n}",
    );
    assert_eq!(faults, []);
    assert_eq!(
        value,
        Some(json!({
            "shop_id": "a",
            "opened_on": "2026-01-02",
            "seen_at": "2026-01-02T03:04:05.678Z",
            "size": "very-large",
            "score": 123,
            "more": { "anyThing": [1.5, null] },
            "kind": "shop",
            "owner": { "type": "person" },
        }))
    );
}

#[test]
fn every_contradiction_is_told_at_its_place() {
    let cases = [
        (
            "{}",
            FaultKind::MissingField,
            ": missing required field `shopId` of `Shop` at \"{}\"",
        ),
        (
            "{ shopId: 1 }",
            FaultKind::WrongType,
            ".shopId: expected a string, found an integer at \"1\"",
        ),
        (
            "{ shopId: \"\", stock: \"1\" }",
            FaultKind::WrongType,
            ".stock: expected an integer, found a string at \"\\\"1\\\"\"",
        ),
        (
            "{ shopId: \"\", name: \"x\" }",
            FaultKind::UnknownKey,
            ": unknown field `name` of `Shop` at \"\\\"x\\\"\"",
        ),
        (
            "{ shopId: \"\", size: \"huge\" }",
            FaultKind::UnknownValue,
            ".size: \"huge\" is not a documented value of `Size` at \"\\\"huge\\\"\"",
        ),
        (
            "{ shopId: \"\", size: Size.Huge }",
            FaultKind::UnknownValue,
            ".size: `Size` has no member `Size.Huge` at \"Size.Huge\"",
        ),
        (
            "{ shopId: \"\", size: 1 }",
            FaultKind::WrongType,
            ".size: expected a value of `Size`, found an integer at \"1\"",
        ),
        (
            "{ shopId: \"\", stock: NaN }",
            FaultKind::WrongType,
            ".stock: expected an integer, found `NaN` at \"NaN\"",
        ),
        (
            "{ shopId: \"\", more: { a: openAsBlob(\"f\") } }",
            FaultKind::Unreadable,
            ".more.a: JSON does not support the value at \"openAsBlob(\\\"f\\\")\"",
        ),
        (
            "{ shopId: \"\", seenAt: new Date(\"1s\") }",
            FaultKind::WrongType,
            ".seenAt: expected a date-time, found \"1s\" at \"new Date(\\\"1s\\\")\"",
        ),
        (
            "{ shopId: \"\", openedOn: \"2026-02-30\" }",
            FaultKind::WrongType,
            ".openedOn: expected a date, found \"2026-02-30\" at \"\\\"2026-02-30\\\"\"",
        ),
        (
            "{ shopId: \"\", kind: \"inn\" }",
            FaultKind::UnknownValue,
            ".kind: expected \"shop\", found \"inn\" at \"\\\"inn\\\"\"",
        ),
        (
            "{ shopId: \"\", owner: { type: \"company\" } }",
            FaultKind::MissingField,
            ".owner: missing required field `vat` of `Company` at \"{ type: \\\"company\\\" }\"",
        ),
        (
            "{ shopId: \"\", shopId: \"\" }",
            FaultKind::UnknownKey,
            ": duplicate key `shopId` at \"\\\"\\\"\"",
        ),
        (
            "12 apples",
            FaultKind::Unreadable,
            ": the example is not a valid value at \"let value: Shop = 12 apples;\"",
        ),
    ];
    for (example, kind, words) in cases {
        let (_, faults) = of_page(example);
        let [(found, message)] = faults.as_slice() else {
            panic!("{example}: {faults:?}");
        };
        assert_eq!((*found, message.as_str()), (kind, words), "{example}");
    }
}

#[test]
fn cells_and_variants_are_examples_too() {
    let found = seen("{ shopId: \"a\" }");
    let names: Vec<&str> = found.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Owner#0",
            "Owner#1",
            "Shop",
            "Shop.shopId",
            "Shop.seenAt",
            "Shop.seenAt",
            "Shop.size",
            "Shop.stock",
            "Shop.tags",
            "Shop.kind"
        ]
    );
    let values: Vec<Value> = found
        .iter()
        .filter_map(|(_, value, _)| value.clone())
        .collect();
    assert_eq!(
        values,
        [
            json!({ "type": "person" }),
            json!({ "type": "company", "vat": 12 }),
            json!({ "shop_id": "a" }),
            json!("a-1"),
            json!("2026-01-02T03:04:05Z"),
            json!("soon"),
            json!("large"),
            json!(12),
            json!(["a|b"]),
            json!("shop"),
        ]
    );
    let faulty: Vec<&str> = found
        .iter()
        .filter(|(_, _, faults)| !faults.is_empty())
        .map(|(name, ..)| name.as_str())
        .collect();
    assert_eq!(faulty, ["Owner#1", "Shop.seenAt"]);
}

#[test]
fn an_example_that_takes_for_ever_is_given_up() {
    // Each level can be either of two variants, and each of them is tried.
    let page = "# Deep\n\n## Supported Types\n\n### `models.Deep[]`\n\n```typescript\nconst value: models.Deep[] = [];\n```\n\n\
        ### `{ [k: string]: models.Deep }`\n\n```typescript\nconst value: X = {};\n```\n\n### `models.Deep[][]`\n\n```typescript\nconst value: X = VALUE;\n```\n";
    let deep = "[".repeat(40) + "1" + &"]".repeat(40);
    let mut sources = Sources::default();
    sources.add(SourceFile::new(
        "models/deep.md",
        "deep.md",
        page.replace("VALUE", &deep),
    ));
    let mut diagnostics = Diagnostics::default();
    let schema = parse(&sources, Some("typescript"), &mut diagnostics).unwrap();
    let settings = Settings::default();
    let resolved = resolve(&schema, &settings, &mut diagnostics);
    let found = examples(Matcher::new(&resolved, Forms::default()), &sources);
    let last = found.last().unwrap();
    assert!(last.usable().is_none());
    assert!(last.faults.len() < 10, "{:?}", last.faults);
}
