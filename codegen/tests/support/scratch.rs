//! A crate of emitted modules, which is compiled as a consumer would compile it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fmt, fs};

use super::files;
use markdown_codegen::target::File;

pub type Tested = Result<(), Fault>;

/// Why a test fails; the test harness prints it as it is.
pub struct Fault(String);

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: fmt::Display> From<E> for Fault {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// The crates that emitted code may name, with the least that it needs of them.
const MANIFEST: &str = r#"
version = "0.0.0"
edition = "2024"
publish = false

[lib]
name = "scratch"

[dependencies]
chrono = { version = "*", default-features = false, features = ["alloc", "serde"] }
jiff = { version = "*", default-features = false, features = ["alloc", "serde"] }
markdown-codegen-runtime = { path = "RUNTIME", features = ["chrono", "jiff", "schemars", "time", "utoipa"] }
schemars = { version = "*", default-features = false, features = ["derive", "std"] }
serde_json = "*"

[dev-dependencies]
arbitrary = { version = "*", default-features = false }
markdown-codegen-runtime = { path = "RUNTIME", features = ["arbitrary"] }
serde = { version = "*", default-features = false }
utoipa = { version = "*", default-features = false, features = ["macros"] }
time = { version = "*", default-features = false }

[profile.dev]
debug = false
incremental = false

[workspace]
"#;

/// The root of a crate of one set of pages, as in the READMEs.
const LIBRARY: &str = "    #[path = \"mod.rs\"]\n    mod generated;\n\n    pub use generated::*;";

/// A crate below the target folder. Crates of different names share what they build.
pub struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    /// Writes a crate of modules, each from its name and files, of Cargo features that are on, and
    /// of test files, each from its name and text.
    pub fn new(
        name: &str,
        modules: &BTreeMap<String, Vec<File>>,
        features: &BTreeSet<String>,
        tests: &[(&str, String)],
    ) -> Result<Self, Fault> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let mut files = BTreeMap::new();
        let entries: String = features
            .iter()
            .map(|name| format!("{name} = []\n"))
            .collect();
        let manifest = format!(
            "[package]\nname = \"scratch-{name}\"{}\n[features]\ndefault = [\"full\", \"arbitrary\"]\narbitrary = [\"markdown-codegen-runtime/arbitrary\"]\nfull = {:?}\n{entries}",
            MANIFEST.replace("RUNTIME", concat!(env!("CARGO_MANIFEST_DIR"), "/runtime")),
            Vec::from_iter(features)
        );
        files.insert("Cargo.toml".to_owned(), manifest);
        // The versions of the workspace's own lock file are at hand, so that nothing is downloaded.
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        files.insert("Cargo.lock".to_owned(), fs::read_to_string(lock)?);
        let mut root = "#![deny(warnings)]\n".to_owned();
        for (module, emitted) in modules {
            if emitted.iter().any(|file| file.path == "overview.md") {
                root.push_str(&format!(
                    "\n#[doc = include_str!(\"{module}/overview.md\")]"
                ));
            }
            // A crate of one set of pages has the two lines of the READMEs at its root.
            let is_empty = |file: &File| file.path == "mod.rs" && !file.text.contains("pub ");
            root.push_str(&if emitted.iter().any(is_empty) {
                format!("\npub mod {module};")
            } else {
                format!("\npub mod {module} {{\n{LIBRARY}\n}}")
            });
            for file in emitted {
                files.insert(format!("src/{module}/{}", file.path), file.text.clone());
            }
        }
        files.insert("src/lib.rs".to_owned(), root + "\n");
        for (test, text) in tests {
            files.insert(format!("tests/{test}"), text.clone());
        }
        files::write_tree(&folder, &files)?;
        Ok(Self { folder })
    }

    /// Compiles all modules with the warnings of rustc and of clippy denied.
    pub fn clippy(&self) -> Tested {
        self.cargo(&["clippy"], &["--", "-D", "warnings"]).map(drop)
    }

    /// Compiles all modules in an edition, with the warnings of rustc denied.
    #[allow(dead_code, reason = "one test for all modules is enough")]
    pub fn check_in(&self, edition: &str) -> Tested {
        let mut folder = self.folder.clone().into_os_string();
        folder.push("-");
        folder.push(edition);
        let library = format!(
            "name = \"scratch\"\npath = {:?}\n",
            self.folder.join("src/lib.rs")
        );
        let manifest = fs::read_to_string(self.folder.join("Cargo.toml"))?
            .replace("edition = \"2024\"", &format!("edition = \"{edition}\""))
            .replace("name = \"scratch\"\n", &library);
        let lock = fs::read_to_string(self.folder.join("Cargo.lock"))?;
        let files = [("Cargo.toml", manifest), ("Cargo.lock", lock)];
        let files = files.map(|(name, text)| (name.to_owned(), text));
        let crate_of_edition = Self {
            folder: PathBuf::from(folder),
        };
        files::write_tree(&crate_of_edition.folder, &BTreeMap::from(files))?;
        crate_of_edition.cargo(&["check"], &[]).map(drop)
    }

    /// Makes the documentation with warnings denied.
    pub fn doc(&self) -> Tested {
        self.cargo(&["doc", "--no-deps"], &[]).map(drop)
    }

    /// Demands that the documentation has tests where examples were emitted, and nowhere else, and
    /// that they pass.
    pub fn doctests(&self) -> Tested {
        let output = self.cargo(&["test", "--doc"], &[])?;
        let listed = output.lines().filter_map(|line| {
            let test = line.strip_prefix("test ")?.strip_suffix(" ... ok")?;
            let (file, _) = test.split_once(" - ")?;
            Some(file.replace('\\', "/"))
        });
        let mut listed: Vec<String> = listed.collect();
        listed.sort();
        let mut expected = Vec::new();
        for (path, text) in files::read_tree(&self.folder.join("src"))? {
            let examples = text.matches("/// # Example\n///\n/// ```\n").count();
            expected.extend(std::iter::repeat_n(format!("src/{path}"), examples));
        }
        expected.sort();
        if listed == expected {
            Ok(())
        } else {
            Err(format!("tests in {listed:?}, but examples in {expected:?}").into())
        }
    }

    /// Demands that the files are laid out as rustfmt does by itself.
    pub fn formatted(&self) -> Tested {
        let mut command = Command::new("rustfmt");
        command.current_dir(&self.folder);
        command.args(["--check", "--edition", "2024", "src/lib.rs"]);
        run(command).map(drop)
    }

    /// Runs the test files.
    #[allow(dead_code, reason = "not all who build a crate have tests for it")]
    pub fn test(&self) -> Tested {
        self.cargo(&["test", "--test", "*"], &[]).map(drop)
    }

    /// Runs the tests of the modules, with warnings of rustc and of clippy denied there, too. Returns how
    /// many there are and what they print.
    #[allow(dead_code, reason = "not all who build a crate have such tests")]
    pub fn unit_tests(&self) -> Result<(usize, String), Fault> {
        let (verb, rest) = (["clippy", "--lib", "--tests"], ["--", "-D", "warnings"]);
        self.cargo(&verb, &rest)?;
        let output = self.cargo(&["test", "--lib"], &["--", "--show-output"])?;
        let count = output
            .split("test result: ok. ")
            .nth(1)
            .and_then(|rest| rest.split_once(" passed")?.0.parse().ok());
        match count {
            Some(count) => Ok((count, output)),
            None => Err(format!("no tests ran\n\n{output}").into()),
        }
    }

    fn cargo(&self, verb: &[&str], rest: &[&str]) -> Result<String, Fault> {
        let mut command = cargo();
        command.current_dir(&self.folder);
        command.args(verb).arg("--offline");
        command.arg("--target-dir");
        command.arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("target"));
        command.args(rest).env("RUSTDOCFLAGS", "-D warnings");
        run(command)
    }
}

fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.env("CARGO_TERM_COLOR", "never");
    command
}

fn run(mut command: Command) -> Result<String, Fault> {
    let output = command.output()?;
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    if output.status.success() {
        Ok(text)
    } else {
        Err(format!("{command:?} failed\n\n{text}").into())
    }
}
