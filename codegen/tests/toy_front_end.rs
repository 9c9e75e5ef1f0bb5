//! A front end of another format: a page with three models under headings, linked by anchors, one with
//! a model that is written out inside it. One line adds it to the registry.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use markdown_codegen::diagnostics::Code;
use markdown_codegen::diagnostics::render::Style;
use markdown_codegen::front::Registry;
use markdown_codegen::report::Reportable;
use markdown_codegen::schema::{LiteralKind, Model, ModelKind, Type};
use markdown_codegen::{Config, Error, Loaded};

use support::files;
use support::scratch::{Fault, Scratch, Tested};
use support::toy::Toy;

fn config(specs: impl Into<PathBuf>) -> Config {
    let registry = Registry::default().with(Toy);
    Config::new().specs(specs).front_ends(registry)
}

fn state(name: &str) -> Config {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/toy_front_end");
    config(folder.join(name))
}

/// The configuration of pages that are written below the target folder.
fn pages(name: &str, pages: &[(&str, &str)]) -> Result<Config, Fault> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("toy")
        .join(name);
    let pages = pages.iter();
    let pages: BTreeMap<String, String> = pages
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    files::write_tree(&folder, &pages)?;
    Ok(config(folder))
}

/// The diagnostics of a run as text.
fn rendered(config: &Config) -> Result<String, Fault> {
    match config.files() {
        Ok(generated) => Ok(generated.findings.render(Style::Plain)),
        Err(Error::Findings(findings)) => Ok(findings.render(Style::Plain)),
        Err(error) => Err(error.into()),
    }
}

fn model<'l>(loaded: &'l Loaded, path: &str) -> Result<&'l Model, Fault> {
    let schema = loaded.schema.as_ref().ok_or("no schema")?;
    let model = schema.models.iter().find(|model| model.path() == path);
    model.ok_or_else(|| format!("no model {path}").into())
}

#[test]
fn the_schema_has_identities_places_and_values() -> Tested {
    let loaded = state("old").load()?;
    let schema = loaded.schema.as_ref().ok_or("no schema")?;
    assert_eq!((schema.format.as_str(), &schema.dialect), ("toy", &None));
    let places: Vec<String> = schema
        .models
        .iter()
        .map(|it| {
            format!(
                "{} {:?} {}",
                it.path(),
                it.origin.anchor,
                it.origin.span.line
            )
        })
        .collect();
    assert_eq!(
        places,
        [
            "reference.shop.Customer Some(\"customer\") 5",
            "reference.shop.Customer.address Some(\"customer\") 12",
            "reference.shop.Order Some(\"order\") 21",
            "reference.shop.Status Some(\"status\") 28",
        ]
    );
    let address = model(&loaded, "reference.shop.Customer.address")?;
    let parent = address.parent.as_ref().map(ToString::to_string);
    assert_eq!(parent.as_deref(), Some("reference.shop.Customer"));
    let ModelKind::Struct { fields } = &model(&loaded, "reference.shop.Order")?.kind else {
        return Err("no struct".into());
    };
    let [buyer, status] = fields.as_slice() else {
        return Err("not two fields".into());
    };
    let Type::Ref(reference) = &buyer.ty else {
        return Err("no link".into());
    };
    let target = reference.target.as_ref().map(ToString::to_string);
    assert_eq!(target.as_deref(), Some("reference/shop.md#customer"));
    let default = status.default.as_ref().ok_or("no default")?;
    let value = default.value.as_ref().map(|value| &value.kind);
    assert_eq!(value, Some(&LiteralKind::String("open".to_owned())));
    Ok(())
}

#[test]
fn the_output_compiles_and_keeps_values() -> Tested {
    let generated = state("old").files()?;
    assert_eq!(generated.findings.render(Style::Plain), "");
    assert_eq!((generated.types, generated.pages.all), (4, 1));
    assert_eq!(generated.pages.models(), 1);
    let files: Vec<&str> = generated.files.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(
        files,
        [
            "mod.rs",
            "reference/mod.rs",
            "reference/shop/customer.rs",
            "reference/shop/mod.rs",
            "reference/shop/order.rs",
            "reference/shop/status.rs",
        ]
    );
    let modules = BTreeMap::from([("toy".to_owned(), generated.files)]);
    let values = include_str!("toy_front_end/values.rs").to_owned();
    let tests = [("values.rs", values)];
    let scratch = Scratch::new("toy", &modules, &BTreeSet::new(), &tests)?;
    scratch.clippy()?;
    scratch.formatted()?;
    scratch.doc()?;
    scratch.test()
}

#[test]
fn diff_compares_items() -> Tested {
    let (old, new) = (state("old").load()?, state("new").load()?);
    let changes = old.compare(&new)?.changes;
    let mut changes: Vec<String> = changes
        .iter()
        .map(|it| {
            let bump = it.verdict.rust.name();
            format!("{} {}: {bump}", it.rule.info().name, it.name())
        })
        .collect();
    changes.sort();
    assert_eq!(
        changes,
        [
            "enum-value-added reference.shop.Status.\"sent\": minor",
            "field-example-changed reference.shop.Customer.address.floor: patch",
            "field-example-changed reference.shop.Order.status: patch",
            "field-type-changed reference.shop.Customer.address.floor: major",
            "model-added stock.Order: minor",
            "model-added stock.Shelf: minor",
            "rust-path-changed reference.shop.Order: major",
        ]
    );
    Ok(())
}

#[test]
fn explain_finds_items_and_fields() -> Tested {
    let loaded = state("old").load()?;
    let explained = |subject: &str| {
        let text = loaded.explain(subject, |explained, _| {
            let explanation = explained.map_err(|error| error.to_string())?;
            let mut lines = vec![explanation.page.to_owned()];
            for part in explanation.parts {
                lines.push(format!("{} {}", part.kind.unwrap_or("-"), part.name));
                let rows = part.rows.iter().take(2);
                lines.extend(rows.map(|row| format!("  {}: {}", row.name, row.outcome)));
            }
            Ok::<_, String>(lines.join("\n"))
        });
        let root = loaded.specs.display().to_string() + "/";
        let text = text.ok_or_else(|| "no schema".to_owned());
        text.flatten().map(|text| text.replace(&root, ""))
    };
    assert_eq!(
        explained("Status")?,
        "reference/shop.md\n\
         enum reference.shop.Status\n  page: reference/shop.md:28:4\n  \
         Rust: reference::shop::Status in generated/reference/shop/status.rs\n\
         - values\n  \"open\": Open\n  \"paid\": Paid"
    );
    assert_eq!(
        explained("reference.shop.Customer.address.street")?,
        "reference/shop.md\n\
         - reference.shop.Customer.address.street\n  page: reference/shop.md:13:5\n  \
         Rust: street: String"
    );
    assert_eq!(
        explained("Customer.city"),
        Err("`reference.shop.Customer` has no field `city`".to_owned())
    );
    Ok(())
}

#[test]
fn lint_checks_examples() -> Tested {
    let findings = state("old").load()?.lint()?;
    let findings: Vec<String> = findings
        .iter()
        .filter(|it| it.rule.info().name.starts_with("example"))
        .map(|it| {
            let line = it.place.as_ref().map_or(0, |place| place.line);
            format!("{line} {} {}", it.rule.info().name, it.name())
        })
        .collect();
    assert_eq!(
        findings,
        ["26 example-unknown-value reference.shop.Order.status"]
    );
    Ok(())
}

#[test]
fn equal_names_below_equal_headings_are_an_error() -> Tested {
    let twice = "# Shop\n\n## Status\n\n- `open`\n\n## Status\n\n- `paid`\n";
    let toy = ("codegen.toml", "format = \"toy\"\n");
    let config = pages("twice", &[("shop.md", twice), toy])?;
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("toy/twice/codegen.toml");
    let text = rendered(&config.file(file))?;
    let code = Code::DuplicateType.name();
    assert!(
        text.contains(code) && text.contains("duplicate type `shop.Status`"),
        "{text}"
    );
    Ok(())
}

const TOY: &str = "# Shop\n\n## Box\n\n| Property | Kind | Needed | Default | Sample | Meaning |\n| --- | --- | --- | --- | --- | --- |\n| name | text | yes | | | |\n";

const SPEAKEASY: &str = "# Book\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n| `name` | *string* | :heavy_check_mark: | N/A |\n";

#[test]
fn claims_choose_the_front_end() -> Tested {
    let speakeasy = pages(
        "speakeasy",
        &[("models/book.md", SPEAKEASY), ("a.md", "# A\n")],
    )?;
    let schema = speakeasy.load()?.schema.ok_or("no schema")?;
    assert_eq!(
        (schema.format.as_str(), schema.models.len()),
        ("speakeasy", 1)
    );
    let toy = pages("toy", &[("shop.md", TOY), ("a.md", "# A\n")])?;
    let schema = toy.load()?.schema.ok_or("no schema")?;
    assert_eq!((schema.format.as_str(), schema.models.len()), ("toy", 1));
    assert_eq!(schema.other_pages, ["a.md"]);
    Ok(())
}

#[test]
fn close_claims_ask_for_the_format() -> Tested {
    let toml = ("codegen.toml", "format = \"toy\"\n");
    let both = [("models/book.md", SPEAKEASY), ("shop.md", TOY), toml];
    let config = pages("both", &both)?;
    let text = rendered(&config)?;
    assert!(text.contains("`speakeasy`, `toy`"), "{text}");
    assert!(text.contains("the key `format`"), "{text}");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("toy/both/codegen.toml");
    let schema = config.file(file).load()?.schema.ok_or("no schema")?;
    assert_eq!(schema.format, "toy");
    Ok(())
}
