//! A configuration, a file of accepted changes and a manifest from the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use markdown_codegen::check::diff;
use markdown_codegen::config::{Date, Settings, manifest};
use markdown_codegen::diagnostics::Diagnostics;
use markdown_codegen::report::{AllowList, truncated};
use markdown_codegen::source::{SourceFile, Sources};
use markdown_codegen_fuzz::{CONFIGURATION, check_diagnostics, check_findings, load};

const PAGE: &str = "# Token\n\n## Fields\n\n| Field | Type | Required | Description |\n\
    | --- | --- | --- | --- |\n| `size` | *number* | :heavy_check_mark: | N/A |\n\
    | `kind` | [models.Kind](../models/kind.md) | :heavy_minus_sign: | N/A |\n\
    | `at` | [Date](https://developer.mozilla.org/) | :heavy_minus_sign: | N/A |\n";
const ENUM: &str = "# Kind\n\n## Values\n\n```typescript\n\"a\" | \"b\"\n```\n";

fuzz_target!(|text: &str| {
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new("", CONFIGURATION, text.to_owned()));
    let mut diagnostics = Diagnostics::default();
    let settings = Settings::read(&sources, file, &mut diagnostics);
    assert_eq!(settings.is_none(), diagnostics.has_errors());
    if let Some(today) = Date::since_epoch(20_000) {
        let rules = &diff::RULES;
        let allows = AllowList::read(sources.clone(), file, rules, today, &mut diagnostics);
        for entry in allows.entries() {
            let _ = truncated(&entry.reason, 60);
            if let Some(day) = entry.expires {
                assert_eq!(Date::parse(&day.to_string()), Some(day));
            }
        }
    }
    check_diagnostics(&diagnostics, &sources);
    let _ = manifest(text);
    if settings.is_some() {
        let pages = [("models/token.md", PAGE), ("models/kind.md", ENUM)];
        let pages = pages.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let configuration = (CONFIGURATION.to_owned(), text.as_bytes().to_vec());
        if let Some(loaded) = load(pages.into_iter().chain([configuration]).collect()) {
            let generated = loaded.generate();
            check_findings(&generated.findings);
            if !generated.findings.diagnostics.has_errors() {
                markdown_codegen_fuzz::check_files(&generated);
            }
        }
    }
});
