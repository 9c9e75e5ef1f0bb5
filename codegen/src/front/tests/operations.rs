//! Pages of operations.

use super::*;

const USAGE: &str = "<!-- UsageSnippet language=\"typescript\" operationID=\"do_it\" method=\"post\" path=\"/api/{id}\" -->\n```typescript\nrun();\n```\n";
const RESPONSE: &str = "### Response\n\n**Promise\\<[models.A](../../models/a.md)\\>**\n";

fn page(methods: &str) -> (Schema, Vec<String>) {
    let text = format!(
        "# Group\n\n## Overview\n\n### Available Operations\n\n* [first](#first) - Does it\n* [~~other~~](#other) - Other. :warning: **Deprecated**\n\n{methods}"
    );
    parse_all(&[("sdks/group/README.md", &text)])
}

fn findings(methods: &str) -> Vec<String> {
    page(methods)
        .1
        .into_iter()
        .map(|f| f.replace("sdks/group/README.md:", ""))
        .collect()
}

#[test]
fn a_method() {
    let text = format!(
        "## first\n\nThe lead.\n\n### Description\n\nMore.\n\n\n### Example Usage: one\n\n{USAGE}\n### Example Usage: two\n\n{USAGE}\n### Parameters\n\n\
         | Parameter | Type | Required | Description |\n| --- | --- | --- | --- |\n\
         | `request` | [operations.R](../../models/operations/r.md) | :heavy_check_mark: | The request. |\n\
         | `options` | RequestOptions | :heavy_minus_sign: | Options. |\n\
         | `options.retries` | [RetryConfig](../../lib/utils/retryconfig.md) | :heavy_minus_sign: | Retries. |\n\n\
         {RESPONSE}\n### Errors\n\n\
         | Error Type | Status Code | Content Type |\n| --- | --- | --- |\n\
         | errors.E | 400, 401 | application/json |\n| errors.F | 4XX | \\*/\\* |\n"
    );
    let (schema, found) = page(&text);
    assert_eq!(found, [""; 0]);
    let operation = &schema.operations[0];
    assert_eq!(
        (operation.group.as_str(), operation.name.as_str()),
        ("Group", "first")
    );
    assert_eq!(
        (operation.origin.span.line, operation.origin.span.column),
        (10, 4)
    );
    assert_eq!(operation.summary, "Does it");
    assert_eq!(operation.lead, "The lead.\n\n### Description\n\nMore.");
    assert_eq!(
        (
            operation.id.as_str(),
            operation.method.as_str(),
            operation.path.as_str()
        ),
        ("do_it", "POST", "/api/{id}")
    );
    assert_eq!(operation.parameters.len(), 1);
    assert_eq!(operation.parameters[0].name, "request");
    assert_eq!(operation.parameters[0].ty.to_string(), "operations.R");
    let response = operation.response_types().next().map(ToString::to_string);
    assert_eq!(response.as_deref(), Some("models.A"));
    let errors: Vec<_> = operation
        .errors
        .iter()
        .map(|e| {
            format!(
                "{} {:?} {}",
                e.ty,
                e.status,
                e.media_type.as_deref().unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(
        errors,
        [
            "errors.E [\"400\", \"401\"] application/json",
            "errors.F [\"4XX\"] */*"
        ]
    );
    assert!(schema.other_pages.is_empty());
}

#[test]
fn a_deprecated_method() {
    let text = format!(
        "## ~~other~~\n\nThe lead.\n\n> :warning: **DEPRECATED**: Use first.\n\n### Example Usage\n\n{USAGE}\n{}",
        "### Response\n\n**Promise\\<void\\>**\n"
    );
    let (schema, found) = page(&text);
    assert_eq!(found, [""; 0]);
    let operation = &schema.operations[0];
    assert_eq!(operation.name, "other");
    assert_eq!(operation.summary, "Other.");
    assert_eq!(operation.lead, "The lead.");
    let reason = operation.deprecated.as_ref().map(|d| d.reason.as_deref());
    assert_eq!(reason, Some(Some("Use first.")));
    assert_eq!(operation.responses, []);
}

#[test]
fn usage_comments_of_other_languages_do_not_count() {
    let foreign = USAGE.replace("typescript", "go").replace("do_it", "other");
    let text = format!("## first\n\n{foreign}\n{USAGE}\n{RESPONSE}");
    let (schema, found) = page(&text);
    assert_eq!(found, [""; 0]);
    assert_eq!(schema.operations[0].id, "do_it");
    assert_eq!(
        findings(&format!("## first\n\n{foreign}\n{RESPONSE}")),
        ["10:1: unreadable-operation: missing usage comment for typescript"]
    );
}

#[test]
fn what_is_wrong_with_a_method() {
    let path = USAGE.replace(" path=\"/api/{id}\"", "");
    let other = USAGE.replace("post", "get");
    for (text, found) in [
        (
            format!("## first\n\n{path}\n{RESPONSE}"),
            "12:6: unreadable-operation: missing `path` in the usage comment",
        ),
        (
            format!("## first\n\n{USAGE}\n{other}\n{RESPONSE}"),
            "17:69: unreadable-operation: the method is `get` here and `post` in its first usage comment",
        ),
        (
            format!("## first\n\n{USAGE}"),
            "10:1: unreadable-operation: missing response",
        ),
        (
            format!("## first\n\n{USAGE}\n### Response\n"),
            "17:1: unreadable-operation: missing response",
        ),
        (
            format!("## first\n\n{USAGE}\n### Response\n\n**Promise\\<foo\\>**\n"),
            "19:12: unreadable-type: unknown type `foo`",
        ),
        (
            format!("## first\n\n{USAGE}\n### Parameters\n\n{RESPONSE}"),
            "17:1: unreadable-operation: `Parameters` has no valid table",
        ),
        (
            format!(
                "## first\n\n{USAGE}\n{RESPONSE}\n### Errors\n\n| Error Type | Status Code |\n| --- | --- |\n"
            ),
            "23:1: unreadable-operation: `Errors` has no valid table",
        ),
    ] {
        assert_eq!(findings(&text), [found], "{text}");
    }
}

#[test]
fn the_same_id_twice() {
    let method = |usage: &str| format!("## first\n\n{usage}\n{RESPONSE}\n");
    let same = method(USAGE);
    let (schema, found) = page(&format!("{same}{same}"));
    assert_eq!(found, [""; 0]);
    assert_eq!(schema.operations.len(), 2);
    assert_eq!(schema.operations[1].summary, "");
    let other = method(&USAGE.replace("/api", "/other"));
    assert_eq!(
        findings(&format!("{same}{other}")),
        ["21:4: duplicate-operation: duplicate operation id `do_it`"]
    );
}

#[test]
fn any_page_with_usage_comments_is_one_of_operations() {
    let text = format!("# Group\n\n## first\n\n{USAGE}\n{RESPONSE}");
    let (schema, found) = parse_all(&[("docs/x.md", &text)]);
    assert_eq!(found, [""; 0]);
    assert_eq!(schema.operations[0].origin.page, "docs/x.md");
}
