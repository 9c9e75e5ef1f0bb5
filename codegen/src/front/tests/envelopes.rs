//! Envelopes of responses.

use super::*;
use crate::schema::Type;

const RAW: &str = "[Response](https://developer.mozilla.org/en-US/docs/Web/API/Response)";

fn operation(response: &str) -> String {
    format!(
        "# Group\n\n## call\n\n<!-- UsageSnippet language=\"typescript\" operationID=\"call\" method=\"get\" path=\"/a\" -->\n\
         ```typescript\nrun();\n```\n\n### Response\n\n**Promise\\<{response}\\>**\n"
    )
}

fn fields(title: &str, rows: &[(&str, &str)]) -> String {
    let rows: String = rows
        .iter()
        .map(|(name, ty)| format!("| `{name}` | {ty} | :heavy_check_mark: | About {name}. |\n"))
        .collect();
    format!(
        "# {title}\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n{rows}"
    )
}

/// The responses of the operation and the paths of the envelopes.
fn read(
    envelope: &[(&str, &str)],
    response: &str,
    more: &[(&str, &str)],
) -> (Vec<String>, Vec<String>) {
    let (envelope, operation) = (fields("E", envelope), operation(response));
    let a = fields("A", &[("id", "*string*")]);
    let mut pages = vec![
        ("models/a.md", a.as_str()),
        ("models/e.md", envelope.as_str()),
        ("sdks/group/README.md", operation.as_str()),
    ];
    pages.extend(more);
    let (schema, found) = parse_all(&pages);
    assert_eq!(found, [""; 0]);
    let responses = schema.operations.iter().flat_map(|it| &it.responses);
    let responses = responses.map(|it| {
        let text = |ty: &Option<Type>| ty.as_ref().map_or("-".to_owned(), Type::to_string);
        format!("{} {} {}", text(&it.ty), text(&it.headers), it.description)
    });
    let envelopes = schema.envelopes.iter().map(Model::path);
    (responses.collect(), envelopes.collect())
}

#[test]
fn operations_get_the_bodies_and_headers() {
    let http = [
        ("contentType", "*string*"),
        ("statusCode", "*number*"),
        ("rawResponse", RAW),
    ];
    let link = "[models.E](../../models/e.md)";
    let (responses, envelopes) = read(&http, link, &[]);
    assert_eq!(
        (responses, envelopes),
        (vec!["- - ".to_owned()], vec!["E".to_owned()])
    );
    let headers = ("headers", "Record<string, *string*[]>");
    let a = ("a", "[models.A](../models/a.md)");
    let rows = [&http[..], &[headers, a, ("text", "*string*")]].concat();
    let (responses, _) = read(&rows, link, &[]);
    assert_eq!(
        responses,
        [
            "models.A map<string[]> About a.",
            "string map<string[]> About text."
        ]
    );
    let (responses, envelopes) = read(&[headers, ("result", "*string*")], link, &[]);
    assert_eq!(responses, ["string map<string[]> About result."]);
    assert_eq!(envelopes, ["E"]);
}

#[test]
fn weak_evidence_keeps_the_model() {
    let link = "[models.E](../../models/e.md)";
    let headers = ("headers", "Record<string, *string*[]>");
    let result = ("result", "*string*");
    let none: [&str; 0] = [];
    // No operation returns it, it has another field, or its headers are text.
    let a = "[models.A](../../models/a.md)";
    assert_eq!(read(&[headers, result], a, &[]).1, none);
    assert_eq!(
        read(&[headers, result, ("id", "*string*")], link, &[]).1,
        none
    );
    assert_eq!(read(&[("headers", "*string*"), result], link, &[]).1, none);
    // Another model contains it.
    let holder = fields("H", &[("e", "[models.E](../models/e.md)")]);
    let more = [("models/h.md", holder.as_str())];
    assert_eq!(read(&[headers, result], link, &more).1, none);
    // A list of it has no headers of its own.
    assert_eq!(read(&[headers, result], &format!("{link}[]"), &[]).1, none);
}
