//! Pages with faults: what is reported, and where.

use super::*;

/// The findings about one page.
fn findings(text: &str) -> Vec<String> {
    let (_, findings) = parse_all(&[("models/a.md", text)]);
    let short = |finding: String| finding.trim_start_matches("models/a.md:").to_owned();
    findings.into_iter().map(short).collect()
}

fn rows(rows: &str) -> Vec<String> {
    findings(&format!("# A\n\n## Fields\n\n{HEADER}{rows}"))
}

#[test]
fn unknown_pages() {
    assert_eq!(
        findings("<!-- x -->\n# A\n\nwords"),
        ["2:1: unknown-page: the page has no model; it is ignored"]
    );
    assert_eq!(
        findings(""),
        ["1:1: unknown-page: the page has no model; it is ignored"]
    );
    for (text, found) in [
        (
            "# A\n\n## Feilds\n",
            "3:1: unknown-page: unknown section `Feilds`, and the page has no other that describes a type",
        ),
        (
            "# A\n\n### Values\n",
            "3:1: unknown-page: `Values` is a heading of level 3",
        ),
        (
            "# A\n\n## Example Usage\n\n```ts\nx\n\n## Fields\n",
            "5:1: unreadable-section: the code block is never closed, and contains the heading `## Fields`",
        ),
        (
            "# A\n\n## Supported Types\n\n### `string`\n\n```ts\nx\n\n### `number`\n",
            "7:1: unreadable-section: the code block is never closed, and contains the heading ``### `number` ``",
        ),
    ] {
        let found = found.replace("``### `number` ``", "`### `number``");
        assert_eq!(findings(text), [found], "{text}");
    }
    assert_eq!(
        findings(&format!("# A\n\n## Properties\n\n{HEADER}")),
        ["3:1: unknown-page: the table of fields is below `Properties`"]
    );
}

#[test]
fn unreadable_titles() {
    let page = |start: &str| findings(&format!("{start}\n## Fields\n\n{HEADER}"));
    assert_eq!(
        page("# Two words\n"),
        ["1:1: unreadable-title: the title does not name one type"]
    );
    assert_eq!(
        page("#\n"),
        ["1:1: unreadable-title: the title does not name one type"]
    );
    assert_eq!(
        page("words\n\n# A\n"),
        ["1:1: unreadable-title: expected the title first"]
    );
    assert_eq!(page("\n"), ["3:1: unreadable-title: missing title"]);
}

#[test]
fn unreadable_sections() {
    let table = HEADER;
    let code = "```typescript\n\"a\"\n```\n";
    for (page, found) in [
        (
            format!("## Fields\n\n{table}\n## Values\n\n{code}"),
            "8:1: unreadable-section: the page has both `Fields` and `Values`",
        ),
        (
            format!("## Fields\n\n{table}\n## Fields\n\n{table}"),
            "8:1: unreadable-section: duplicate section `Fields`",
        ),
        (
            format!("## Fields\n\n{table}\n# B\n"),
            "8:1: unreadable-section: duplicate title",
        ),
        (
            format!("## Value\n\n## Fields\n\n{table}"),
            "3:1: unreadable-section: `Value` is read as a part of the description",
        ),
        (
            format!("## Fields\n\n{table}\n## Words\n"),
            "8:1: unreadable-section: unknown section `Words`; it is ignored",
        ),
        (
            format!("## Fields\n\n{table}\n### More\n"),
            "8:1: unreadable-section: unexpected heading in `Fields`",
        ),
        (
            format!("## Fields\n\nwords\n\n{table}"),
            "5:1: unreadable-section: expected one table in `Fields`",
        ),
        (
            format!("## Fields\n\n{table}\n| `a` | *any* |\n"),
            "8:1: unreadable-section: expected one table in `Fields`",
        ),
        (
            "## Fields\n".to_owned(),
            "3:1: unreadable-section: missing table in `Fields`",
        ),
        (
            "## Fields\n\n| Field | Type |\n| --- | --- |\n".to_owned(),
            "5:1: unreadable-section: unexpected columns in the table of fields",
        ),
        (
            "## Values\n\nwords\n".to_owned(),
            "3:1: unreadable-section: `Values` has no values",
        ),
        (
            format!("## Values\n\n{code}\n{code}"),
            "9:1: unreadable-section: `Values` has more than one list",
        ),
        (
            "## Values\n\n```python\n\"a\"\n```\n".to_owned(),
            "5:4: unreadable-section: the values are in another language",
        ),
        (
            "## Values\n\n| A | B |\n| --- | --- |\n".to_owned(),
            "5:1: unreadable-section: expected the columns Name and Value",
        ),
        (
            "## Supported Types\n".to_owned(),
            "3:1: unreadable-section: `Supported Types` has no types",
        ),
        (
            "## Supported Types\n\n#### `string`\n".to_owned(),
            "5:1: unreadable-section: unexpected heading in `Supported Types`",
        ),
        (
            format!("## Example Usage\n\n## Values\n\n{code}"),
            "3:1: unreadable-section: `Example Usage` has no code",
        ),
        (
            format!("## Example Usage\n\n```python\nx\n```\n\n## Values\n\n{code}"),
            "5:4: unreadable-section: the example is in another language",
        ),
    ] {
        assert_eq!(findings(&format!("# A\n\n{page}")), [found], "{page}");
    }
}

#[test]
fn unreadable_rows() {
    assert_eq!(
        rows(
            "| `a` | `x|y` | *any* | :heavy_check_mark: | é |\n| `é` | *any* | :heavy_check_mark: | a|b |\n| `b` | *any* |\n| `c` | *any* | :heavy_check_mark: | |"
        ),
        [
            "7:9: unreadable-row: expected 4 cells, found 6",
            "8:40: unreadable-row: expected 4 cells, found 5",
            "9:1: unreadable-row: expected 4 cells, found 2",
        ]
    );
    assert_eq!(
        rows("| a | *any* | yes | |\n| `` | *any* |  | |"),
        [
            "7:3: unreadable-row: missing name",
            "7:15: unreadable-row: invalid `Required` cell",
            "8:1: unreadable-row: invalid `Required` cell",
            "8:3: unreadable-row: missing name",
        ]
    );
    assert_eq!(
        findings("# A\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `A` | a|b |\n"),
        ["7:11: unreadable-row: expected 2 cells, found 3"]
    );
}

#[test]
fn unreadable_types_and_values() {
    assert_eq!(
        rows("| `a` | *strin*[] | :heavy_check_mark: | |\n| `b` | any | :heavy_check_mark: | |"),
        [
            "7:10: unreadable-type: unknown type `strin`",
            "8:9: unreadable-type: expected a type between asterisks, or a link, found `any`",
        ]
    );
    let deep = format!("| `a` | *any*{} | :heavy_check_mark: | |", "[]".repeat(65));
    assert_eq!(
        rows(&deep),
        ["7:142: too-deep: the type is nested more than 64 levels deep"]
    );
    assert_eq!(
        findings("# A\n\n## Supported Types\n\n### `string`\n\n### `{ [k: string]: foo }`\n"),
        ["7:21: unreadable-type: unknown type `foo`"]
    );
    assert_eq!(
        findings("# A\n\n## Values\n\n```typescript\n\"a\"\n| b | c\n```\n"),
        [
            "7:3: unreadable-value: expected a value",
            "7:7: unreadable-value: expected a value"
        ]
    );
}

#[test]
fn duplicates_on_a_page() {
    let row = "| `a` | *any* | :heavy_check_mark: | |\n";
    let text = format!("# A\n\n## Fields\n\n{HEADER}{row}{row}");
    let (schema, found) = parse_all(&[("models/a.md", &text)]);
    assert_eq!(
        found,
        ["models/a.md:8:4: duplicate-field: duplicate field `a`"]
    );
    assert!(matches!(&schema.models[0].kind, ModelKind::Struct { fields } if fields.len() == 1));

    let text = "# A\n\n## Values\n\n```ts\n\"a\" | 'a' | 1\n```\n";
    let (schema, found) = parse_all(&[("models/a.md", text)]);
    assert_eq!(
        found,
        [
            "models/a.md:6:7: duplicate-value: duplicate value \"a\"",
            "models/a.md:6:13: unreadable-value: the value 1 has another type than the others",
        ]
    );
    assert!(matches!(&schema.models[0].kind, ModelKind::Enum { values, .. } if values.len() == 2));

    let text = "# A\n\n## Supported Types\n\n### `number`\n\n### `number`\n";
    let (schema, found) = parse_all(&[("models/a.md", text)]);
    assert_eq!(
        found,
        ["models/a.md:7:6: duplicate-arm: duplicate variant `number`"]
    );
    assert!(matches!(&schema.models[0].kind, ModelKind::Union { variants } if variants.len() == 2));
}

#[test]
fn duplicate_types() {
    let text = format!("# A\n\n## Fields\n\n{HEADER}");
    let pages = [
        ("models/b.md", text.as_str()),
        ("models/x/a.md", &text),
        ("models/a.md", &text),
    ];
    let (schema, found) = parse_all(&pages);
    assert_eq!(schema.models.len(), 3);
    assert_eq!(
        found,
        ["models/b.md:1:3: duplicate-type: duplicate type `A`"]
    );
}

#[test]
fn a_page_that_is_not_utf_8() {
    let mut sources = Sources::default();
    let text = format!("# A\n\n\u{fffd}\n\n## Fields\n\n{HEADER}");
    let mut file = SourceFile::new("models/a.md", "models/a.md", text);
    file.invalid_at = Some(5);
    sources.add(file);
    let mut diagnostics = Diagnostics::default();
    let schema = parse(&sources, None, &mut diagnostics);
    assert_eq!(schema.map(|schema| schema.models.len()), Some(1));
    let found = diagnostics.iter().next().expect("a finding");
    assert_eq!(found.code, Code::InvalidUtf8);
    assert_eq!((found.span.line, found.span.column), (3, 1));
}

#[test]
fn dialects_that_are_not_known() {
    let text = "# A\n\n## Values\n\n```klingon\n\"a\"\n```\n";
    let mut sources = Sources::default();
    sources.add(SourceFile::new(
        "models/a.md",
        "models/a.md",
        text.to_owned(),
    ));
    for (name, place) in [(None, 5), (Some("klingon"), 0)] {
        let mut diagnostics = Diagnostics::default();
        assert!(parse(&sources, name, &mut diagnostics).is_none());
        let found: Vec<_> = diagnostics.iter().map(|d| (d.code, d.span.line)).collect();
        assert_eq!(found, [(Code::UnknownDialect, place)]);
    }
}
