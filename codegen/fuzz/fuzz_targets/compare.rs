//! What is wrong on pages, and what changed between two states of them: those whose paths begin with
//! `old/`, and all others.
#![no_main]

use libfuzzer_sys::fuzz_target;
use markdown_codegen::check::diff::{Change, ReportOptions, Threshold, report};
use markdown_codegen::report::{Format, RenderOptions, StateName};
use markdown_codegen_fuzz::{Files, check_text, files, load};

fuzz_target!(|input: &[u8]| {
    let (old, new): (Files, Files) = files(input)
        .into_iter()
        .partition(|(path, _)| path.starts_with("old/"));
    let old = old
        .into_iter()
        .map(|(path, text)| (path.replacen("old/", "", 1), text));
    let (Some(old), Some(new)) = (load(old.collect()), load(new)) else {
        return;
    };
    if let Ok(findings) = new.lint() {
        assert!(
            new.lint()
                .is_ok_and(|again| format!("{again:?}") == format!("{findings:?}"))
        );
    }
    if let Ok(same) = new.compare(&new) {
        assert!(same.changes.is_empty(), "{:?}", same.changes);
    }
    let Ok(comparison) = old.compare(&new) else {
        return;
    };
    let named = |name: &str| StateName {
        name: name.to_owned(),
        version: Some("1.2.3".to_owned()),
        prefix: String::new(),
    };
    let options = ReportOptions {
        fail_on: Threshold::parse("wire:breaking").into_iter().collect(),
        require_bump: true,
        ..ReportOptions::default()
    };
    let report = report([named("old"), named("new")], comparison.changes, &options);
    for format in Format::<Change>::available() {
        match (format.render)(&report, &RenderOptions::default()) {
            Ok(text) => check_text(&text),
            Err(error) => panic!("{}: {error}", format.name),
        }
    }
});
