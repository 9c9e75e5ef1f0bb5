//! Measures what the models of this repository cost those who compile them, and how fast they decode
//! and encode: as emitted, and with serde's derives in the place of the tables. What is compared takes
//! turns; medians are printed. The crates lie in `tmp/compile` below Cargo's build folder, and are built
//! offline with the versions of the workspace's lock file.
//!
//! The output of other generators is measured in the same run if it lies in the folder `peers` there.
//! The first run writes `peers/models.json` to make it from, a JSON Schema of the same types:
//!
//! ```console
//! $ cargo typify --no-builder models.json --output typify.rs
//! $ quicktype --src-lang schema --lang rust --visibility public --derive-debug --derive-clone \
//!       --derive-partial-eq --skip-serializing-none models.json --out quicktype.rs
//! ```
//!
//! `cargo bench -p markdown-codegen --bench compile -- [ROUNDS] [compile|speed]`

mod models;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use models::{Scratch, Variant};

type Measured<T = ()> = Result<T, Box<dyn Error>>;

const ROUNDS: usize = 3;

const USAGE: &str = "cargo bench -p markdown-codegen --bench compile -- [ROUNDS] [compile|speed]";

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
    if has("--help") {
        println!("{USAGE}");
        return Ok(());
    }
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
    for variant in &scratch.variants {
        // Builds the dependencies in all the ways that are needed.
        for verb in [
            &["check", "-p", "models"][..],
            &["build", "-p", "all", "--release"],
        ] {
            cargo(scratch, *variant, verb)?;
        }
    }
    println!("{} types, medians of {rounds} rounds", scratch.types);
    let mut wall = Table::new("seconds", scratch);
    let mut processor = Table::new("seconds of processor time of all processes", scratch);
    for step in STEPS {
        let mut times = vec![(Vec::new(), Vec::new()); scratch.variants.len()];
        for round in 0..rounds {
            for (variant, (wall, processor)) in scratch.variants.iter().zip(&mut times) {
                step.prepare(scratch, *variant, round)?;
                let (started, before) = (Instant::now(), processor_time());
                cargo(scratch, *variant, step.cargo)?;
                wall.push(started.elapsed().as_secs_f64());
                processor.push(processor_time() - before);
            }
        }
        let (walls, processors) = times.into_iter().unzip();
        wall.add(step.name, walls);
        processor.add(step.name, processors);
    }
    wall.print();
    // Only Linux tells it.
    if processor_time() > 0.0 {
        processor.print();
    }
    let mut binaries = Table::new("megabytes", scratch);
    let mut sizes = Vec::new();
    for variant in &scratch.variants {
        let bytes = scratch.binary(*variant).metadata()?.len();
        sizes.push(vec![bytes as f64 / 1e6]);
    }
    binaries.add("release binary of the consumer of all types", sizes);
    binaries.print();
    Ok(())
}

/// A table of medians with a column for each variant.
struct Table(String);

impl Table {
    fn new(unit: &str, scratch: &Scratch) -> Self {
        let names: Vec<&str> = scratch.variants.iter().map(|it| it.name()).collect();
        Self(format!(
            "\n{unit}\n\n| step | {} | {} / {} |\n| --- |{}\n",
            names.join(" | "),
            Variant::Table.name(),
            Variant::Derive.name(),
            " ---: |".repeat(names.len() + 1)
        ))
    }

    fn add(&mut self, step: &str, times: Vec<Vec<f64>>) {
        let medians: Vec<f64> = times.into_iter().map(median).collect();
        let cells: Vec<String> = medians.iter().map(|time| format!("{time:.2}")).collect();
        let ratio = match medians[..] {
            [tables, derives, ..] => tables / derives,
            _ => f64::NAN,
        };
        let row = format!("| {step} | {} | {ratio:.2} |\n", cells.join(" | "));
        self.0.push_str(&row);
    }

    fn print(&self) {
        print!("{}", self.0);
    }
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
    let mut command = cargo_in(&scratch.speed());
    command.args(["run", "--release", "--quiet", "--offline", "--target-dir"]);
    command.arg(scratch.target(Variant::Table));
    if command.stdin(Stdio::null()).status()?.success() {
        Ok(())
    } else {
        Err(format!("{command:?} failed").into())
    }
}

fn cargo(scratch: &Scratch, variant: Variant, words: &[&str]) -> Measured {
    let mut command = cargo_in(&scratch.workspace(variant));
    command.args(words).args(["--quiet", "--offline"]);
    command.arg("--target-dir").arg(scratch.target(variant));
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        Ok(())
    } else {
        let told = String::from_utf8_lossy(&output.stderr);
        Err(format!("{command:?} failed\n{told}").into())
    }
}

/// The Cargo that runs this, or the one on the path.
fn cargo_in(folder: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder);
    command
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

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
