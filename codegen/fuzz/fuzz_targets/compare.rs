//! What is wrong on pages, and what changed between two states of them: those whose paths begin with
//! `old/`, and all others.
#![no_main]

use libfuzzer_sys::fuzz_target;
use markdown_codegen::check::diff::gates::Threshold;
use markdown_codegen::check::diff::report::{self, Asked, Named, Report};
use markdown_codegen::config::Date;
use markdown_codegen::source::Sources;
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
    let named = |name: &str| Named {
        name: name.to_owned(),
        version: Some("1.2.3".to_owned()),
        prefix: String::new(),
    };
    let asked = Asked {
        fail_on: &Threshold::parse("wire:breaking")
            .into_iter()
            .collect::<Vec<_>>(),
        require_bump: true,
        allows: &[],
        sources: &Sources::default(),
        today: Date::since_epoch(20_000).unwrap_or_else(|| unreachable!()),
    };
    let report = Report::new(named("old"), named("new"), comparison.changes, &asked);
    check_text(&report::text(&report, true, false));
    check_text(&report::markdown(&report, None, true));
    check_text(&report::annotations(&report));
    check_text(&report::changelog(&report, None));
    assert!(report::json(&report).is_ok() && report::sarif(&report).is_ok());
});
