//! Times whole runs on synthetic sets beside the floor: reading the files and one pass of
//! pulldown-cmark over them, both on one thread. What is compared takes turns, so that a slow
//! moment of the machine slows all; medians and ratios are printed. The sets lie below the build
//! folder, or in the folder that `BENCH_FOLDER` names: one in memory leaves the disk out.
//!
//! `cargo bench -p markdown-codegen --bench whole -- [ROUNDS] [PAGES …]`

mod synthetic;

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use markdown_codegen::{Config, State};
use pulldown_cmark::{Options, Parser};
use walkdir::WalkDir;

type Measured<T = ()> = Result<T, Box<dyn Error>>;

/// The sizes of the sets; the one before the last is an eighth of the last.
const SIZES: [usize; 4] = [300, 3_000, 1_500, 12_000];

const ROUNDS: usize = 7;

/// What is measured, in the order of its columns.
const COLUMNS: [&str; 8] = [
    "read",
    "one pass",
    "generate",
    "unchanged",
    "check",
    "one page",
    "in memory",
    "diff",
];

fn main() -> Measured {
    // `cargo bench` itself adds `--bench`.
    let given: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    let rounds = given.first().copied().unwrap_or(ROUNDS);
    let sizes = match given.get(1..) {
        Some(sizes) if !sizes.is_empty() => sizes.to_vec(),
        _ => SIZES.to_vec(),
    };
    let root = match std::env::var_os("BENCH_FOLDER") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_TARGET_TMPDIR")).join("whole"),
    };
    println!("milliseconds, medians of {rounds} rounds\n");
    println!("| pages | MB | {} | peak memory, MB |", COLUMNS.join(" | "));
    println!("|{}", " ---: |".repeat(COLUMNS.len() + 3));
    let mut ratios = Vec::new();
    // Some file systems are slow to make a file for minutes after many were removed.
    let mut folders = Vec::new();
    for count in sizes {
        let set = Set::write(&root, count)?;
        let mut times = vec![Vec::new(); COLUMNS.len()];
        let mut memory = 0;
        for round in 0..rounds {
            for (times, time) in times.iter_mut().zip(set.round(round, &mut memory)?) {
                times.push(time);
            }
        }
        let medians: Vec<f64> = times.into_iter().map(median).collect();
        let cells: Vec<String> = medians.iter().map(|time| format!("{time:.0}")).collect();
        let megabytes = set.bytes as f64 / 1e6;
        let memory = memory as f64 / 1e6;
        println!(
            "| {count} | {megabytes:.1} | {} | {memory:.0} |",
            cells.join(" | ")
        );
        ratios.push((count, medians, memory / megabytes));
        folders.push(set.folder);
    }
    for folder in folders {
        fs::remove_dir_all(folder)?;
    }
    println!(
        "\ntimes of the floor (read + one pass), `diff` of in memory, memory of the pages' bytes\n"
    );
    println!("| pages | generate | unchanged | check | one page | diff | memory |");
    println!("|{}", " ---: |".repeat(7));
    for (count, medians, memory) in ratios {
        let [
            read,
            pass,
            generate,
            unchanged,
            check,
            page,
            in_memory,
            diff,
        ] = medians[..]
        else {
            return Err("a column is missing".into());
        };
        let floor = read + pass;
        let cells = [
            generate / floor,
            unchanged / floor,
            check / floor,
            page / floor,
            diff / in_memory,
            memory,
        ];
        let cells = cells.map(|ratio| format!("{ratio:.2}"));
        println!("| {count} | {} |", cells.join(" | "));
    }
    Ok(())
}

/// A synthetic set on disk.
struct Set {
    folder: PathBuf,
    pages: PathBuf,
    changed: PathBuf,
    bytes: usize,
}

impl Set {
    fn write(root: &Path, count: usize) -> Measured<Self> {
        let folder = root.join(format!("{}-{count}", std::process::id()));
        let (pages, changed) = (folder.join("pages"), folder.join("changed"));
        // A run without changes is known by what is noted in Cargo's build folder.
        fs::create_dir_all(&folder)?;
        let tag = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../CACHEDIR.TAG");
        fs::copy(tag, folder.join("CACHEDIR.TAG"))?;
        let mut bytes = 0;
        for (index, page) in synthetic::pages(count).into_iter().enumerate() {
            bytes += page.text.len();
            // In every tenth page something is another type.
            let other = match index % 10 {
                0 => page.text.replacen("*boolean*", "*any*    ", 1),
                _ => page.text.clone(),
            };
            for (root, text) in [(&pages, page.text), (&changed, other)] {
                let path = root.join(&page.path);
                fs::create_dir_all(path.parent().unwrap_or(root))?;
                fs::write(path, text)?;
            }
        }
        Ok(Self {
            folder,
            pages,
            changed,
            bytes,
        })
    }

    /// The times of all columns, in milliseconds.
    fn round(&self, round: usize, memory: &mut u64) -> Measured<Vec<f64>> {
        let (texts, read) = timed(|| self.read())?;
        let (_, pass) = timed(|| Ok(texts.iter().map(|text| events(text)).sum::<usize>()))?;
        drop(texts);
        let out = self.folder.join(format!("out{round}"));
        let (peak, generate) = timed(|| self.command(&out, &["--timings"]))?;
        *memory = (*memory).max(peak);
        let (_, unchanged) = timed(|| self.command(&out, &[]))?;
        let (_, check) = timed(|| self.command(&out, &["--check"]))?;
        let page = self.edit(round)?;
        let (_, one_page) = timed(|| self.command(&out, &[]))?;
        fs::write(page.0, page.1)?;
        let (files, in_memory) = timed(|| Ok(Config::new().specs(&self.pages).files()?))?;
        drop(files);
        let (changes, diff) = timed(|| {
            let state = |folder: &Path| Config::new().load_state(&State::Folder(folder.into()));
            Ok(state(&self.pages)?.compare(&state(&self.changed)?)?)
        })?;
        drop(black_box(changes));
        Ok(vec![
            read, pass, generate, unchanged, check, one_page, in_memory, diff,
        ])
    }

    fn read(&self) -> Measured<Vec<String>> {
        let mut texts = Vec::new();
        for entry in WalkDir::new(&self.pages).sort_by_file_name() {
            let entry = entry?;
            if entry.file_type().is_file() {
                texts.push(fs::read_to_string(entry.path())?);
            }
        }
        Ok(texts)
    }

    /// Adds words to one page; returns its path and what stood there before.
    fn edit(&self, round: usize) -> Measured<(PathBuf, String)> {
        let page = synthetic::pages(10).swap_remove(round % 10);
        let mut entries = WalkDir::new(&self.pages).sort_by_file_name().into_iter();
        let path = entries
            .find_map(|entry| entry.ok().filter(|entry| entry.file_type().is_file()))
            .ok_or("no page")?
            .into_path();
        let before = fs::read_to_string(&path)?;
        let after = before.replacen("\n\n", &format!("\n\nAs {}.\n\n", page.path), 1);
        fs::write(&path, after)?;
        Ok((path, before))
    }

    /// Runs the command; returns its peak memory in bytes, where it tells that.
    fn command(&self, out: &Path, more: &[&str]) -> Measured<u64> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_markdown-codegen"));
        command.arg("generate").arg("--specs").arg(&self.pages);
        command.arg("--out").arg(out).args(more);
        let output = command.stdin(Stdio::null()).output()?;
        let told = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            return Err(format!("{command:?} failed\n{told}").into());
        }
        let peak = told.lines().find_map(|line| {
            let kilobytes = line
                .trim()
                .strip_prefix("peak memory")?
                .trim()
                .strip_suffix("kB")?;
            kilobytes.trim().parse::<u64>().ok()
        });
        Ok(peak.unwrap_or(0) * 1000)
    }
}

fn events(text: &str) -> usize {
    Parser::new_ext(text, Options::ENABLE_TABLES)
        .map(black_box)
        .count()
}

fn timed<T>(work: impl FnOnce() -> Measured<T>) -> Measured<(T, f64)> {
    let started = Instant::now();
    let done = work()?;
    Ok((done, milliseconds(started.elapsed())))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
