//! Measures what the models of this repository cost those who compile them, and how fast they decode
//! and encode: as emitted, and with serde's derives in the place of the tables. Tests of examples are
//! left out of both. What is compared takes turns; medians and ratios are printed. The crates lie in
//! a scratch folder and are built offline with the versions of the workspace's lock file.
//!
//! `cargo bench -p markdown-codegen --bench compile -- [ROUNDS] [compile|speed]`

mod models;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use models::{Scratch, VARIANTS, Variant};

type Measured<T = ()> = Result<T, Box<dyn Error>>;

const ROUNDS: usize = 3;

/// A step, what must be forgotten before it, and the arguments of Cargo.
struct Step {
    name: &'static str,
    before: Before,
    cargo: &'static [&'static str],
}

enum Before {
    /// Nothing is built, also no dependency.
    Nothing,
    /// All but the dependencies is forgotten.
    Dependencies,
    /// One line of one model is changed.
    Changed,
}

const STEPS: &[Step] = &[
    Step {
        name: "debug build of a consumer, from nothing",
        before: Before::Nothing,
        cargo: &["build", "-p", "small"],
    },
    Step {
        name: "debug build of the models",
        before: Before::Dependencies,
        cargo: &["build", "-p", "models"],
    },
    Step {
        name: "check of the models",
        before: Before::Dependencies,
        cargo: &["check", "-p", "models"],
    },
    Step {
        name: "check of the models after a change of one line",
        before: Before::Changed,
        cargo: &["check", "-p", "models"],
    },
    Step {
        name: "release build of the models and a consumer of all types",
        before: Before::Dependencies,
        cargo: &["build", "-p", "all", "--release"],
    },
];

fn main() -> Measured {
    // `cargo bench` itself adds `--bench`.
    let words: Vec<String> = std::env::args().skip(1).collect();
    let rounds = words.iter().find_map(|word| word.parse().ok());
    let has = |what: &str| words.iter().any(|word| word == what);
    let scratch = Scratch::write(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile"))?;
    if !has("speed") {
        compile(&scratch, rounds.unwrap_or(ROUNDS))?;
    }
    if !has("compile") {
        speed(&scratch)?;
    }
    Ok(())
}

fn compile(scratch: &Scratch, rounds: usize) -> Measured {
    for variant in VARIANTS {
        // Builds the dependencies in all the ways that are needed.
        for verb in [
            &["check", "-p", "models"][..],
            &["build", "-p", "all", "--release"],
        ] {
            cargo(scratch, variant, verb)?;
        }
    }
    println!(
        "{} types; seconds, medians of {rounds} rounds; processor time of all processes where the system tells it\n",
        scratch.types
    );
    println!("| step | tables | derives | ratio | processor: tables | derives | ratio |");
    println!("| --- |{}", " ---: |".repeat(6));
    for step in STEPS {
        let mut times = VARIANTS.map(|_| (Vec::new(), Vec::new()));
        for round in 0..rounds {
            for (variant, (wall, processor)) in VARIANTS.iter().zip(&mut times) {
                step.prepare(scratch, *variant, round)?;
                let (started, before) = (Instant::now(), processor_time());
                cargo(scratch, *variant, step.cargo)?;
                wall.push(started.elapsed().as_secs_f64());
                processor.push(processor_time() - before);
            }
        }
        let [tables, derives] = times.map(|(wall, processor)| (median(wall), median(processor)));
        println!(
            "| {} | {} | {} |",
            step.name,
            cells(tables.0, derives.0, 2),
            cells(tables.1, derives.1, 2)
        );
    }
    let [tables, derives] = VARIANTS.map(|variant| scratch.binary(variant).metadata());
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    println!(
        "| release binary of the consumer of all types, MB | {} | | | |",
        cells(megabytes(tables?.len()), megabytes(derives?.len()), 2)
    );
    Ok(())
}

impl Step {
    fn prepare(&self, scratch: &Scratch, variant: Variant, round: usize) -> Measured {
        match self.before {
            Before::Nothing => {
                // Beside the others, so that what they have built stays.
                let folder = scratch.target(variant).join("debug");
                if folder.exists() {
                    fs::remove_dir_all(folder)?;
                }
                Ok(())
            }
            Before::Dependencies => {
                let clean = ["clean", "-p", "models", "-p", "all"];
                let profile = self.cargo.iter().filter(|word| **word == "--release");
                cargo(
                    scratch,
                    variant,
                    &[&clean[..], &profile.copied().collect::<Vec<_>>()].concat(),
                )
            }
            Before::Changed => {
                // Not all systems keep times of files finer than this.
                std::thread::sleep(std::time::Duration::from_millis(20));
                scratch.change(variant, round)
            }
        }
    }
}

fn speed(scratch: &Scratch) -> Measured {
    let mut command = Command::new(models::cargo());
    command.current_dir(scratch.speed());
    command.args(["run", "--release", "--quiet", "--offline", "--target-dir"]);
    command.arg(scratch.target(Variant::Table));
    match command.stdin(Stdio::null()).status()?.success() {
        true => Ok(()),
        false => Err(format!("{command:?} failed").into()),
    }
}

fn cargo(scratch: &Scratch, variant: Variant, words: &[&str]) -> Measured {
    let mut command = Command::new(models::cargo());
    command.current_dir(scratch.workspace(variant));
    command.args(words).args(["--quiet", "--offline"]);
    command.arg("--target-dir").arg(scratch.target(variant));
    let output = command.stdin(Stdio::null()).output()?;
    match output.status.success() {
        true => Ok(()),
        false => {
            let told = String::from_utf8_lossy(&output.stderr);
            Err(format!("{command:?} failed\n{told}").into())
        }
    }
}

/// The seconds of processor time of all processes that have ended, on Linux; 0 elsewhere.
fn processor_time() -> f64 {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name in parentheses come the third field and those after it; there are 100 ticks a second.
    let fields: Vec<&str> = match told.rsplit_once(')') {
        Some((_, fields)) => fields.split_whitespace().collect(),
        None => Vec::new(),
    };
    let ticks = |at: usize| fields.get(at).and_then(|ticks| ticks.parse().ok());
    (ticks(13).unwrap_or(0.0) + ticks(14).unwrap_or(0.0)) / 100.0
}

fn cells(tables: f64, derives: f64, digits: usize) -> String {
    let ratio = tables / derives;
    format!("{tables:.digits$} | {derives:.digits$} | {ratio:.2}")
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
