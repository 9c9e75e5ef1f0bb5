//! Crates of the emitted files, and rustc.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use crate::published;
use crate::states::{State, Tested, cases};
use crate::support::files::{write, write_tree};

/// The two sides of a case, or two states of published pages.
pub struct Pair {
    /// The module's name in the crates.
    pub module: String,
    pub old: State,
    pub new: State,
}

/// All cases, and the histories of published pages, where they are at hand.
pub fn pairs() -> Tested<Vec<Pair>> {
    let mut pairs = Vec::new();
    for case in cases()? {
        let (old, new) = case.states()?;
        let module = case.module();
        pairs.push(Pair { module, old, new });
    }
    for (at, (old, new)) in published::histories()?.into_iter().enumerate() {
        let module = format!("published_{at}");
        pairs.push(Pair { module, old, new });
    }
    Ok(pairs)
}

/// A crate of all old sides and one of all new sides, each side a module named after its case.
pub struct Crates {
    folder: PathBuf,
    /// The crates' metadata by their names.
    built: BTreeMap<String, PathBuf>,
}

const MANIFEST: &str = r#"[workspace]
members = ["old", "new"]
resolver = "3"
"#;

impl Crates {
    /// The crates, which are built once.
    pub fn get() -> Tested<&'static Self> {
        static CRATES: OnceLock<Result<Crates, String>> = OnceLock::new();
        let crates = CRATES.get_or_init(|| {
            let pairs = pairs().map_err(|error| error.to_string())?;
            Self::build(&pairs).map_err(|error| error.to_string())
        });
        Ok(crates.as_ref().map_err(String::clone)?)
    }

    fn build(pairs: &[Pair]) -> Tested<Self> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diff-witnesses");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for side in ["old", "new"] {
            let source = folder.join(side).join("src");
            let mut files = BTreeMap::new();
            let manifest = format!(
                "[package]\nname = \"{side}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
                 markdown-codegen-runtime = {{ path = {:?} }}\nserde_json = \"1\"\n",
                concat!(env!("CARGO_MANIFEST_DIR"), "/runtime")
            );
            let mut features = BTreeSet::new();
            let mut lib = String::new();
            for pair in pairs {
                lib.push_str(&format!("pub mod {};\n", pair.module));
                let state = if side == "old" { &pair.old } else { &pair.new };
                let names = state.tree().cargo_features.into_iter();
                features.extend(names.map(|feature| feature.name));
                let emitted = state.files().into_iter();
                files.extend(emitted.map(|it| (format!("{}/{}", pair.module, it.path), it.text)));
            }
            files.insert("lib.rs".to_owned(), lib);
            write_tree(&source, &files)?;
            let features: Vec<String> = features.into_iter().chain(["full".to_owned()]).collect();
            let entries: String = features
                .iter()
                .map(|name| format!("{name} = []\n"))
                .collect();
            let manifest = format!("{manifest}\n[features]\ndefault = {features:?}\n{entries}");
            write(&folder.join(side).join("Cargo.toml"), &manifest)?;
        }
        write(&folder.join("Cargo.toml"), MANIFEST)?;
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        let output = Command::new(env!("CARGO"))
            .args([
                "check",
                "--offline",
                "--message-format=json",
                "--target-dir",
            ])
            .arg(folder.join("target"))
            .current_dir(&folder)
            .output()?;
        let messages = String::from_utf8_lossy(&output.stdout);
        let messages: Vec<Value> = messages
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect();
        if !output.status.success() {
            let errors: Vec<&str> = messages
                .iter()
                .filter_map(|message| message["message"]["rendered"].as_str())
                .collect();
            let stderr = String::from_utf8_lossy(&output.stderr);
            return Err(format!("{}\n{stderr}", errors.join("\n")).into());
        }
        let mut built = BTreeMap::new();
        for message in &messages {
            let files = message["filenames"].as_array().into_iter().flatten();
            let metadata = files
                .filter_map(Value::as_str)
                .find(|file| file.ends_with(".rmeta"));
            if let (Some(name), Some(metadata)) = (message["target"]["name"].as_str(), metadata) {
                built.insert(name.to_owned(), PathBuf::from(metadata));
            }
        }
        Ok(Self { folder, built })
    }

    /// A folder for what is made of the crates.
    pub fn folder(&self) -> PathBuf {
        self.folder.join("out")
    }

    fn metadata(&self, name: &str) -> Result<String, String> {
        let path = self.built.get(name);
        let path = path.ok_or(format!("`{name}` was not built"))?;
        Ok(path.display().to_string())
    }

    fn dependencies(&self) -> PathBuf {
        self.folder.join("target/debug/deps")
    }

    /// The metadata of one case's side as it is with some features only, which a witness names in
    /// its second line; `None` where it takes all of them.
    fn chosen(
        &self,
        side: &str,
        module: &str,
        witness: &Path,
        stem: &str,
    ) -> Result<Option<String>, String> {
        let text = fs::read_to_string(witness).map_err(|error| error.to_string())?;
        let second = text.lines().nth(1).unwrap_or_default();
        let Some(features) = second.strip_prefix("//! features: ") else {
            return Ok(None);
        };
        let root = self
            .folder
            .join(side)
            .join("src")
            .join(module)
            .join("mod.rs");
        let lib = self.folder().join(format!("{side}{stem}_chosen.rs"));
        let text = format!(
            "#[path = {:?}]\npub mod {module};\n",
            root.display().to_string()
        );
        write(&lib, &text).map_err(|error| error.to_string())?;
        let metadata = lib.with_file_name(format!("lib{side}{stem}_chosen.rmeta"));
        let mut command = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        command
            .args(["--edition=2024", "--crate-type=lib", "--emit=metadata"])
            .args(["--crate-name=chosen", "-Dwarnings", "-Aunexpected_cfgs"])
            .arg(format!(
                "--extern=markdown_codegen_runtime={}",
                self.metadata("markdown_codegen_runtime")?
            ))
            .arg(format!(
                "--extern=serde_json={}",
                self.metadata("serde_json")?
            ))
            .arg(format!("-Ldependency={}", self.dependencies().display()))
            .arg("-o")
            .args([&metadata, &lib]);
        for feature in features.split(", ") {
            command.arg(format!("--cfg=feature={feature:?}"));
        }
        let output = command.output().map_err(|error| error.to_string())?;
        if output.status.success() {
            Ok(Some(metadata.display().to_string()))
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    }

    /// The lines and codes of the errors of a witness of a case against one side.
    pub fn check(
        &self,
        side: &str,
        module: &str,
        witness: &Path,
    ) -> Result<BTreeSet<(u64, String)>, String> {
        let out = self.folder();
        fs::create_dir_all(&out).map_err(|error| error.to_string())?;
        let stem = witness
            .display()
            .to_string()
            .replace(['/', '\\', '-', '.', ':'], "_");
        let models = match self.chosen(side, module, witness, &stem)? {
            Some(chosen) => chosen,
            None => self.metadata(side)?,
        };
        let output = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
            .args(["--edition=2024", "--crate-type=lib", "--emit=metadata"])
            .args(["--crate-name=witness", "--error-format=json", "-Awarnings"])
            .arg(format!("--extern=models={models}"))
            .arg(format!(
                "--extern=serde_json={}",
                self.metadata("serde_json")?
            ))
            .arg(format!("-Ldependency={}", self.dependencies().display()))
            .arg("-o")
            .arg(out.join(format!("lib{side}{stem}.rmeta")))
            .arg(witness)
            .output()
            .map_err(|error| error.to_string())?;
        let mut errors = BTreeSet::new();
        for line in String::from_utf8_lossy(&output.stderr).lines() {
            let Ok(message) = serde_json::from_str::<Value>(line) else {
                return Err(line.to_owned());
            };
            let spans = message["spans"].as_array().into_iter().flatten();
            let place = spans.clone().find(|span| span["is_primary"] == true);
            if message["level"] != "error" || place.is_none() {
                continue;
            }
            let place = place
                .map(|span| &span["line_start"])
                .and_then(Value::as_u64);
            let code = message["code"]["code"].as_str().unwrap_or("no code");
            errors.insert((place.unwrap_or(0), code.to_owned()));
        }
        if output.status.success() == errors.is_empty() {
            Ok(errors)
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    }
}
