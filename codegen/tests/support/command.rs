//! A folder in which the command runs, for the tests that have the command.
#![allow(dead_code, reason = "each test uses some of it")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::files::read_tree;

pub type Tested = Result<(), Box<dyn Error>>;

/// A folder in which the command runs.
pub struct Folder {
    dir: TempDir,
    /// The arguments with which each run begins.
    first: &'static [&'static str],
}

/// How a run of the command ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Folder {
    /// An empty folder, in which all runs begin with these arguments.
    pub fn empty(first: &'static [&'static str]) -> Result<Self, Box<dyn Error>> {
        let dir = tempfile::tempdir()?;
        Ok(Self { dir, first })
    }

    /// Copies a folder of the tests into a folder below this one.
    pub fn copy(&self, from: &str, to: &str) -> Tested {
        let from = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests")
            .join(from);
        for (path, text) in read_tree(&from)? {
            self.write(&format!("{to}/{path}"), &text)?;
        }
        Ok(())
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    pub fn write(&self, path: &str, text: &str) -> Tested {
        let path = self.path(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        Ok(fs::write(path, text)?)
    }

    pub fn read(&self, path: &str) -> Result<String, Box<dyn Error>> {
        Ok(fs::read_to_string(self.path(path))?)
    }

    pub fn replace(&self, path: &str, from: &str, to: &str) -> Tested {
        let text = self.read(path)?;
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, &text.replace(from, to))
    }

    pub fn remove(&self, path: &str) -> Tested {
        Ok(fs::remove_file(self.path(path))?)
    }

    /// The command, which does not see the variables of the test's own run.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_markdown-codegen"));
        command
            .args(self.first)
            .current_dir(self.dir.path())
            .env_remove("CARGO_PKG_NAME")
            .env_remove("NO_COLOR")
            .env("COLUMNS", "100");
        command
    }

    pub fn run(&self, args: &str) -> Result<Ran, Box<dyn Error>> {
        self.run_in(".", args)
    }

    /// Runs the command in a folder below this one.
    pub fn run_in(&self, folder: &str, args: &str) -> Result<Ran, Box<dyn Error>> {
        let mut command = self.command();
        command.current_dir(self.path(folder));
        Ran::of(command.args(args.split_whitespace()))
    }
}

impl Ran {
    pub fn of(command: &mut Command) -> Result<Self, Box<dyn Error>> {
        let output = command.output()?;
        Ok(Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout)?,
            err: String::from_utf8(output.stderr)?,
        })
    }

    /// What was printed by a run that ended with a code and said nothing on stderr.
    pub fn printed(self, code: i32) -> String {
        let end = (self.code, self.err.as_str());
        assert_eq!(end, (Some(code), ""), "{}", self.out);
        self.out
    }

    /// What was said by a run that could not do its work.
    pub fn refused(self) -> String {
        let end = (self.code, self.out.as_str());
        assert_eq!(end, (Some(2), ""), "{}", self.err);
        self.err
    }
}
