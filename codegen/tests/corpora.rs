//! Generates from whole sets of published pages, where they are at hand, and compiles the output.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use markdown_codegen::diagnostics::Code;
use markdown_codegen::diagnostics::render::Style;
use markdown_codegen::schema::ModelKind;
use markdown_codegen::{Config, Generated};

use support::corpora::{corpora, say};
use support::scratch::{Fault, Scratch, Tested};

/// The sets, with the number of types in each.
const SETS: [(&str, usize); 4] = [
    ("authlete", 304),
    ("dub", 433),
    ("mistral", 1012),
    ("seed", 1),
];

/// Generates from a set, with its configuration if it needs one.
fn generate(corpora: &Path, set: &str) -> Result<Generated, Fault> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora");
    let file = own.join(format!("{set}.toml"));
    let mut config = Config::new().specs(corpora.join(set));
    if file.is_file() {
        config = config.file(file);
    }
    config = config.with_tests(true);
    let loaded = config.load()?;
    let schema = loaded.schema.as_ref().ok_or("no dialect")?;
    let operations = schema
        .operations
        .iter()
        .map(|operation| &operation.origin.page);
    let mut accounted: Vec<String> = schema
        .models
        .iter()
        .chain(&schema.envelopes)
        .map(|model| &model.origin.page)
        .chain(operations)
        .chain(&schema.other_pages)
        .cloned()
        .collect();
    accounted.sort();
    accounted.dedup();
    let pages = loaded.sources.pages().map(|(_, file)| file.path.clone());
    let mut pages: Vec<String> = pages.collect();
    pages.sort();
    assert_eq!(accounted, pages, "{set}");
    Ok(loaded.generate())
}

#[test]
fn every_page_is_a_type_or_named_as_none() -> Tested {
    let Some(corpora) = corpora() else {
        return Ok(());
    };
    for (set, types) in SETS {
        let generated = generate(&corpora, set)?;
        let counts = generated.findings.counts();
        let rendered = generated.findings.render(Style::Plain);
        // The page of `seed` links a page that is missing and shows no key; keys of `mistral` have digits.
        let warnings = match set {
            "seed" => 2,
            "mistral" => 1,
            _ => 0,
        };
        assert_eq!(
            (counts.errors, counts.warnings),
            (0, warnings),
            "{rendered}"
        );
        let pages = generated.pages;
        assert_eq!(pages.models(), types, "{set}");
        assert_eq!(generated.types, types, "{set}");
        assert_eq!(pages.all, types + pages.operations + pages.others, "{set}");
        let of_pages = generated.files.iter().filter(|file| {
            let first = file.text.lines().next();
            first.is_some_and(|line| line.contains(" from ") && line.ends_with(".md"))
        });
        assert_eq!(of_pages.count(), types, "{set}");
    }
    Ok(())
}

#[test]
fn one_page_alone_is_a_struct_of_four_optional_fields() -> Tested {
    let Some(corpora) = corpora() else {
        return Ok(());
    };
    let loaded = Config::new().specs(corpora.join("seed")).load()?;
    let schema = loaded.schema.as_ref().ok_or("no dialect")?;
    let ModelKind::Struct { fields } = &schema.models.first().ok_or("no model")?.kind else {
        return Err("no struct".into());
    };
    assert_eq!(fields.len(), 4);
    assert!(fields.iter().all(|field| !field.required));
    let generated = loaded.generate();
    let codes = generated.findings.diagnostics.iter().map(|d| d.code);
    let codes: Vec<Code> = codes.collect();
    assert_eq!(codes, [Code::UndecidedWireNames, Code::MissingPage]);
    let file = generated
        .files
        .iter()
        .find(|file| file.path == "authorization_fail_response.rs")
        .ok_or("no file")?;
    assert_eq!(file.text.matches(": Option<").count(), 4, "{}", file.text);
    Ok(())
}

#[test]
fn the_output_compiles_without_a_warning() -> Tested {
    emitted()?.map_or(Ok(()), Scratch::clippy)
}

#[test]
fn the_output_is_formatted() -> Tested {
    emitted()?.map_or(Ok(()), Scratch::formatted)
}

#[test]
fn the_documentation_has_no_warning_and_its_examples_run() -> Tested {
    let Some(scratch) = emitted()? else {
        return Ok(());
    };
    scratch.doc()?;
    scratch.doctests()
}

/// How many examples each set has, and how many of them are usable.
const EXAMPLES: [(&str, usize, usize); 4] = [
    ("authlete", 315, 309),
    ("dub", 638, 638),
    ("mistral", 1415, 1386),
    ("seed", 1, 1),
];

#[test]
fn usable_examples_and_arbitrary_values_survive() -> Tested {
    let Some(corpora) = corpora() else {
        return Ok(());
    };
    for (set, all, usable) in EXAMPLES {
        let found = generate(&corpora, set)?.examples.ok_or("no examples")?;
        assert_eq!((found.all, found.usable), (all, usable), "{set}");
        assert_eq!(found.tests, usable, "{set}");
    }
    let scratch = emitted()?.ok_or("no crate")?;
    let (tests, output) = scratch.unit_tests()?;
    // One of examples and one of arbitrary values a set.
    assert_eq!(tests, 2 * EXAMPLES.len());
    for (set, _) in SETS {
        let (decoded, all) = changed(set, &output).ok_or_else(|| format!("{set}\n{output}"))?;
        say(&format!("{set}: {decoded} of {all} changed values decode"));
        assert!(all > 0 && 2 * decoded >= all, "{set}: {decoded} of {all}");
    }
    Ok(())
}

/// How many of the changed values of a set decode, from the output of its tests.
fn changed(set: &str, output: &str) -> Option<(u64, u64)> {
    let head = format!("---- {set}::generated::tests::arbitrary_values_round_trip stdout ----");
    let line = output
        .split(&head)
        .nth(1)?
        .lines()
        .find(|line| !line.is_empty())?;
    let (decoded, rest) = line.split_once(" of ")?;
    let (all, _) = rest.split_once(" changed values decode")?;
    Some((decoded.parse().ok()?, all.parse().ok()?))
}

/// The crate of all sets; `None` where there are none.
fn emitted() -> Result<Option<&'static Scratch>, Fault> {
    static SCRATCH: OnceLock<Result<Option<Scratch>, String>> = OnceLock::new();
    let scratch = SCRATCH.get_or_init(|| write_scratch().map_err(|fault| format!("{fault:?}")));
    match scratch {
        Ok(scratch) => Ok(scratch.as_ref()),
        Err(fault) => Err(fault.into()),
    }
}

fn write_scratch() -> Result<Option<Scratch>, Fault> {
    let Some(corpora) = corpora() else {
        return Ok(None);
    };
    let mut modules = BTreeMap::new();
    for (set, _) in SETS {
        modules.insert(set.to_owned(), generate(&corpora, set)?.files);
    }
    Scratch::new("corpora", &modules, &BTreeSet::new(), &[]).map(Some)
}
