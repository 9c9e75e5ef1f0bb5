//! Times each stage alone, on a synthetic set of 3,000 pages.
//!
//! `cargo bench -p markdown-codegen --bench stages`

mod synthetic;

use std::fs;
use std::path::PathBuf;

use divan::Bencher;
use markdown_codegen::config::Settings;
use markdown_codegen::diagnostics::Diagnostics;
use markdown_codegen::emit::{File, emit};
use markdown_codegen::parse::parse;
use markdown_codegen::resolve::{Resolved, resolve};
use markdown_codegen::rust::{Tree, lower};
use markdown_codegen::schema::Schema;
use markdown_codegen::source::Sources;
use markdown_codegen::write::Plan;
use markdown_codegen::{docs, markdown};

const PAGES: usize = 3_000;

fn main() {
    divan::main();
}

/// The set on disk.
fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("stages");
    if !folder.exists() {
        for page in synthetic::pages(PAGES) {
            let path = folder.join("pages").join(page.path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, page.text).expect("a page");
        }
    }
    folder
}

fn sources() -> Sources {
    Sources::load(&folder().join("pages"), "pages").expect("pages")
}

fn schema(sources: &Sources) -> Schema {
    parse(sources, None, &mut Diagnostics::default()).expect("a dialect")
}

fn resolved<'s>(schema: &'s Schema, settings: &'s Settings) -> Resolved<'s> {
    resolve(schema, settings, &mut Diagnostics::default())
}

fn tree() -> Tree {
    let (schema, settings) = (schema(&sources()), Settings::default());
    lower(&resolved(&schema, &settings), &mut Diagnostics::default())
}

#[divan::bench(name = "1 read")]
fn read(bencher: Bencher) {
    folder();
    bencher.bench(sources);
}

#[divan::bench(name = "2 markdown")]
fn structure(bencher: Bencher) {
    let sources = sources();
    let pass = || {
        let pages = sources.iter().map(|(id, _)| markdown::read(&sources, id));
        pages.map(|page| page.sections.len()).sum::<usize>()
    };
    bencher.bench(pass);
}

#[divan::bench(name = "3 parse")]
fn parsing(bencher: Bencher) {
    let sources = sources();
    bencher.bench(|| schema(&sources));
}

#[divan::bench(name = "4 resolve")]
fn resolving(bencher: Bencher) {
    let (schema, settings) = (schema(&sources()), Settings::default());
    bencher.bench(|| resolved(&schema, &settings));
}

#[divan::bench(name = "5 lower")]
fn lowering(bencher: Bencher) {
    let (schema, settings) = (schema(&sources()), Settings::default());
    let resolved = resolved(&schema, &settings);
    bencher.bench(|| lower(&resolved, &mut Diagnostics::default()));
}

#[divan::bench(name = "6 emit")]
fn emitting(bencher: Bencher) {
    let tree = tree();
    bencher.bench(|| emit(&tree));
}

#[divan::bench(name = "7 plan, nothing changed")]
fn planning(bencher: Bencher) {
    let out = folder().join("out");
    let files: Vec<File> = emit(&tree());
    let plan = || Plan::new(&out, &files).expect("a plan");
    plan().apply().expect("an output");
    bencher.bench(|| plan().summary());
}

#[divan::bench(name = "description: plain words")]
fn plain_words() -> Vec<String> {
    description("The number of the order that the customer sees, as printed on the receipt.")
}

#[divan::bench(name = "description: a link and code")]
fn link_and_code() -> Vec<String> {
    description("The `number` of the [order](https://example.com/order) on the receipt.")
}

fn description(text: &str) -> Vec<String> {
    docs::rustdoc(divan::black_box(text), &|_| None)
}
