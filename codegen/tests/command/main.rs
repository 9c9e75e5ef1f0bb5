//! Runs the command as a person would, in a folder of its own.

mod cache;
mod check;
mod examples;
mod explain;
mod failures;
mod features;
mod generate;
mod help;
mod json;
mod schema;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

type Tested = Result<(), Box<dyn Error>>;

/// A folder with a copy of the pages in `tickets`, in which the command runs.
struct Folder(TempDir);

/// What a run of the command said.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Folder {
    fn new() -> Result<Self, Box<dyn Error>> {
        let folder = Self(tempfile::tempdir()?);
        let tickets = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/command/tickets");
        for (path, text) in read_tree(&tickets)? {
            folder.write(&path, &text)?;
        }
        Ok(folder)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) -> Tested {
        let path = self.path(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        Ok(fs::write(path, text)?)
    }

    fn read(&self, path: &str) -> Result<String, Box<dyn Error>> {
        Ok(fs::read_to_string(self.path(path))?)
    }

    fn replace(&self, path: &str, from: &str, to: &str) -> Tested {
        let text = self.read(path)?;
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, &text.replace(from, to))
    }

    fn remove(&self, path: &str) -> Tested {
        Ok(fs::remove_file(self.path(path))?)
    }

    /// The files below `generated` with their texts.
    fn generated(&self) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
        read_tree(&self.path("generated"))
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_markdown-codegen"));
        command
            .current_dir(self.0.path())
            .env_remove("CARGO_PKG_NAME")
            .env_remove("NO_COLOR")
            .env("COLUMNS", "100");
        command
    }

    fn run(&self, args: &str) -> Result<Ran, Box<dyn Error>> {
        Ran::of(self.command().args(args.split_whitespace()))
    }
}

impl Ran {
    fn of(command: &mut Command) -> Result<Self, Box<dyn Error>> {
        let output = command.output()?;
        Ok(Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout)?,
            err: String::from_utf8(output.stderr)?,
        })
    }

    /// What was said to the person, with a word for the time that no two runs have in common, and
    /// without spaces at the ends of lines.
    fn told(&self) -> String {
        let lines = self.err.lines().map(|line| match line.rsplit_once("; ") {
            Some((rest, time)) if time.ends_with(" s") => format!("{rest}; TIME\n"),
            _ => format!("{}\n", line.trim_end()),
        });
        lines.collect()
    }
}

/// All files below a folder by their paths; none where there is no folder.
fn read_tree(root: &Path) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root)
        .into_iter()
        .filter(|_| root.exists())
    {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry
                .path()
                .strip_prefix(root)?
                .to_string_lossy()
                .replace('\\', "/");
            files.insert(path, fs::read_to_string(entry.path())?);
        }
    }
    Ok(files)
}
