//! Runs `diff` as a person would, on two states of pages and in repositories.

mod formats;
mod gates;
mod git;
mod published;
mod states;
#[path = "../support/mod.rs"]
mod support;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

type Tested = Result<(), Box<dyn Error>>;

/// A folder with the states `old` and `new`, in which the command runs.
struct Folder(TempDir);

/// What a run of the command said.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Folder {
    fn empty() -> Result<Self, Box<dyn Error>> {
        Ok(Self(tempfile::tempdir()?))
    }

    fn new() -> Result<Self, Box<dyn Error>> {
        let folder = Self::empty()?;
        for side in ["old", "new"] {
            folder.take(side, side)?;
        }
        Ok(folder)
    }

    /// Copies a state into a folder.
    fn take(&self, side: &str, to: &str) -> Tested {
        let from = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/diff_command")
            .join(side);
        for entry in walkdir::WalkDir::new(&from) {
            let entry = entry?;
            if entry.file_type().is_file() {
                let path = Path::new(to).join(entry.path().strip_prefix(&from)?);
                self.write(&path.to_string_lossy(), &fs::read_to_string(entry.path())?)?;
            }
        }
        Ok(())
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

    fn replace(&self, path: &str, from: &str, to: &str) -> Tested {
        let text = fs::read_to_string(self.path(path))?;
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, &text.replace(from, to))
    }

    /// Gives both states a version.
    fn versions(&self, old: &str, new: &str) -> Tested {
        for (side, version) in [("old", old), ("new", new)] {
            let text = format!("[package]\nname = \"shows\"\nversion = \"{version}\"\n");
            self.write(&format!("{side}/Cargo.toml"), &text)?;
        }
        Ok(())
    }

    fn run(&self, args: &str) -> Result<Ran, Box<dyn Error>> {
        self.run_in(".", args)
    }

    /// Runs `diff` in a folder below this one.
    fn run_in(&self, folder: &str, args: &str) -> Result<Ran, Box<dyn Error>> {
        let output = Command::new(env!("CARGO_BIN_EXE_markdown-codegen"))
            .arg("diff")
            .args(args.split_whitespace())
            .current_dir(self.path(folder))
            .env_remove("CARGO_PKG_NAME")
            .env("NO_COLOR", "1")
            .output()?;
        Ok(Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout)?,
            err: String::from_utf8(output.stderr)?,
        })
    }
}

impl Ran {
    /// What was printed by a run that ended with a code and had no complaint.
    fn printed(self, code: i32) -> String {
        assert_eq!(
            (self.code, self.err.as_str()),
            (Some(code), ""),
            "{}",
            self.out
        );
        self.out
    }

    /// What was said by a run that could not compare.
    fn refused(self) -> String {
        assert_eq!(
            (self.code, self.out.as_str()),
            (Some(2), ""),
            "{}",
            self.err
        );
        self.err
    }
}
