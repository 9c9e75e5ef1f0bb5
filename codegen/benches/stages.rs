//! Times each stage alone, on a synthetic set of 3,000 pages: the median of several runs.
//!
//! `cargo bench -p markdown-codegen --bench stages -- [ROUNDS]`

mod synthetic;

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use markdown_codegen::config::Settings;
use markdown_codegen::diagnostics::Diagnostics;
use markdown_codegen::front::{self, Options, Registry};
use markdown_codegen::markdown;
use markdown_codegen::resolve::resolve;
use markdown_codegen::source::Sources;
use markdown_codegen::target::rust::emit::emit;
use markdown_codegen::target::rust::rustdoc::rustdoc;
use markdown_codegen::target::rust::{decide, lower};
use markdown_codegen::write::Plan;

const PAGES: usize = 3_000;

const ROUNDS: usize = 15;

/// Descriptions that are written as documentation so often that it can be timed.
const DESCRIPTIONS: [(&str, &str); 2] = [
    (
        "1,000 descriptions of plain words",
        "The number of the order that the customer sees, as printed on the receipt.",
    ),
    (
        "1,000 descriptions with a link and code",
        "The `number` of the [order](https://example.com/order) on the receipt.",
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo bench` itself adds `--bench`.
    let given = std::env::args().find_map(|word| word.parse().ok());
    let rounds: usize = given.unwrap_or(ROUNDS);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}", std::process::id()));
    let pages = write_pages(&folder)?;
    println!("{PAGES} pages, medians of {rounds} runs\n");
    println!("| stage | ms |\n| --- | ---: |");

    let load = || Sources::load(&pages, "pages");
    time(rounds, "read", load);
    let sources = load()?;
    time(rounds, "structure of the pages, on one thread", || {
        let pages = sources.iter().map(|(id, _)| markdown::read(&sources, id));
        pages.map(|page| page.sections.len()).sum::<usize>()
    });
    let registry = Registry::default();
    let schema = || {
        let mut diagnostics = Diagnostics::default();
        front::read(
            &sources,
            &registry,
            None,
            Options::default(),
            &mut diagnostics,
        )
    };
    time(rounds, "parse", schema);
    let schema = schema().ok_or("no dialect")?;
    let settings = Settings::default();
    let resolved = || {
        let resolved = resolve(&schema, &settings, &mut Diagnostics::default());
        decide(resolved, &settings.rust.types)
    };
    time(rounds, "resolve", resolved);
    let resolved = resolved();
    let tree = || lower(&resolved, &settings.rust, &mut Diagnostics::default());
    time(rounds, "lower", tree);
    let tree = tree();
    time(rounds, "emit", || emit(&tree));
    let files = emit(&tree);
    let plan = || Plan::new(&folder.join("out"), &files);
    plan()?.apply()?;
    time(rounds, "plan, where nothing changed", || {
        plan().map(|plan| plan.summary())
    });
    for (name, text) in DESCRIPTIONS {
        time(rounds, name, || {
            let written = (0..1000).map(|_| rustdoc(black_box(text), &|_| None));
            written.map(|lines| lines.len()).sum::<usize>()
        });
    }
    fs::remove_dir_all(folder)?;
    Ok(())
}

/// The folder of the pages.
fn write_pages(folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let pages = folder.join("pages");
    for page in synthetic::pages(PAGES) {
        let path = pages.join(page.path);
        fs::create_dir_all(path.parent().unwrap_or(&pages))?;
        fs::write(path, page.text)?;
    }
    Ok(pages)
}

/// Prints the median time of some work; to drop what it makes is no part of it.
fn time<T>(rounds: usize, stage: &str, work: impl Fn() -> T) {
    let mut times: Vec<Duration> = (0..rounds.max(1))
        .map(|_| {
            let started = Instant::now();
            let done = work();
            let time = started.elapsed();
            drop(black_box(done));
            time
        })
        .collect();
    times.sort();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    println!("| {stage} | {:.1} |", median.as_secs_f64() * 1000.0);
}
