//! Pages of any text.

use proptest::prelude::*;

use super::*;

/// Pieces of pages, in which faults are likelier than in letters thrown together.
const PIECES: &[&str] = &[
    "# A\n",
    "# ~~A~~\n",
    "## Fields\n\n",
    "## Values\n\n",
    "## Supported Types\n\n",
    "### `string`\n",
    "## Example Usage\n\n",
    "### Parameters\n\n",
    "### Response\n\n",
    "### Errors\n\n",
    "```typescript\n",
    "```\n",
    "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n",
    "| Name | Value |\n| --- | --- |\n",
    "| `a` |",
    "| *string*[] |",
    ":heavy_check_mark:",
    "|",
    "\\|",
    "\\",
    "`",
    "\n",
    "\r\n",
    "\"a\" | ",
    "'\\u{41}'",
    "\\ud83d",
    "Unrecognized<string>",
    "Record<string, ",
    "[models.A](../a.md)",
    "](",
    "[",
    "]",
    "<",
    ">",
    "{ [k: string]: ",
    "}",
    "*",
    "**Promise\\<",
    "\\>**",
    "-1",
    "1.5e",
    "é",
    "\u{feff}",
    "😀",
    " ",
    "    ",
    "> ",
    "* ",
    "---\n",
    "<!-- UsageSnippet language=\"typescript\" operationID=\"a\" method=\"get\" path=\"/\" -->\n",
    "<!--",
    "-->",
    ": warning: ** DEPRECATED **:",
    "> :warning: **DEPRECATED**: x\n",
    "<br/><br/>",
    "* [a](#a) - b\n",
    "## a\n",
    "~~",
];

fn page() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..40).prop_map(|p| p.concat())
}

proptest! {
    #[test]
    fn every_text_is_read_and_every_place_lies_in_it(
        text in page(),
        path in proptest::sample::select(&["models/a.md", "sdks/a/README.md", "a.md"][..]),
    ) {
        let mut sources = Sources::default();
        sources.add(SourceFile::new(path, path, text.clone()));
        let mut diagnostics = Diagnostics::default();
        let schema = parse(&sources, Some("typescript"), &mut diagnostics).expect("a schema");
        for found in diagnostics.iter() {
            let range = found.span.start as usize..found.span.end as usize;
            prop_assert!(text.get(range).is_some(), "{found:?}");
            prop_assert!(found.span.line >= 1 && found.span.column >= 1, "{found:?}");
        }
        let found = schema.models.len()
            + schema.envelopes.len()
            + schema.operations.len()
            + schema.other_pages.len()
            + diagnostics.counts().errors;
        prop_assert!(found > 0, "the page was passed over");
        #[cfg(feature = "json")]
        {
            let again: crate::schema::Schema = serde_json::from_str(&schema.to_json()?)?;
            prop_assert_eq!(again, schema);
        }
    }
}
