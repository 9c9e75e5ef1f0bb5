//! Runs `lint` as a person would, on the pages of a shop.

mod formats;
mod gates;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

type Tested = Result<(), Box<dyn Error>>;

/// A folder with a copy of the shop, in which the command runs.
struct Folder(TempDir);

/// What a run of the command said.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Folder {
    fn new() -> Result<Self, Box<dyn Error>> {
        let folder = Self(tempfile::tempdir()?);
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint_command/shop");
        for entry in walkdir::WalkDir::new(&from) {
            let entry = entry?;
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(&from)?.to_string_lossy();
                folder.write(&path, &fs::read_to_string(entry.path())?)?;
            }
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

    fn run(&self, args: &str) -> Result<Ran, Box<dyn Error>> {
        let output = Command::new(env!("CARGO_BIN_EXE_markdown-codegen"))
            .arg("lint")
            .args(args.split_whitespace())
            .current_dir(self.0.path())
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

    /// What was said by a run that could not judge.
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
