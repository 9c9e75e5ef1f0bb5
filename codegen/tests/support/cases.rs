//! The cases: folders with pages, perhaps a configuration, and what is expected of them.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use markdown_codegen::diagnostics::render::Style;
use markdown_codegen::target::rust::emit::File;
use markdown_codegen::{Config, Error as RunError};
use walkdir::WalkDir;

/// What a case's folder may hold beside what is expected.
const GIVEN: [&str; 5] = [
    "specs",
    "codegen.toml",
    "Cargo.toml",
    "roundtrip.json",
    "consumer.rs",
];

/// The rendered diagnostics.
pub const DIAGNOSTICS: &str = "diagnostics.txt";

/// The emitted files.
const EXPECTED: &str = "expected";

/// One folder of cases.
#[derive(Clone, Debug)]
pub struct Case {
    pub name: String,
    pub folder: PathBuf,
}

/// What a run makes of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The emitted files; none where there are errors.
    pub files: Vec<File>,
    /// The rendered diagnostics, with paths from the case's folder.
    pub diagnostics: String,
    /// The names of the Cargo features that the files ask for.
    pub features: Vec<String>,
}

/// All cases, sorted by name.
pub fn all() -> Result<Vec<Case>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        cases.push(Case {
            name: entry.file_name().to_string_lossy().into_owned(),
            folder: entry.path(),
        });
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(cases)
}

impl Case {
    /// The name of the case's module in the crate of all cases.
    pub fn module(&self) -> String {
        self.name.replace('-', "_")
    }

    /// What a run of the case takes.
    pub fn config(&self) -> Result<Config, Box<dyn Error>> {
        let specs = self.folder.join("specs");
        if !specs.is_dir() {
            return Err(format!("the case {} has no pages", self.name).into());
        }
        let config = Config::new().specs(specs);
        let file = self.folder.join("codegen.toml");
        Ok(if file.is_file() {
            config.file(file)
        } else {
            config
        })
    }

    /// Runs the generator on the case's pages.
    pub fn run(&self) -> Result<Outcome, Box<dyn Error>> {
        let (files, features, findings) = match self.config()?.files() {
            Ok(generated) => (generated.files, generated.features, generated.findings),
            Err(RunError::Findings(findings)) => (Vec::new(), Vec::new(), *findings),
            Err(error) => return Err(error.into()),
        };
        let root = self.folder.to_string_lossy().replace('\\', "/") + "/";
        Ok(Outcome {
            files: if findings.diagnostics.has_errors() {
                Vec::new()
            } else {
                files
            },
            features: features.into_iter().map(|feature| feature.name).collect(),
            diagnostics: findings.render(Style::Plain).replace(&root, ""),
        })
    }

    /// The texts of an outcome that are compared, by their paths below the case's folder.
    pub fn compared(&self, outcome: Outcome) -> BTreeMap<String, String> {
        let files = outcome.files.into_iter();
        let mut texts: BTreeMap<String, String> = files
            .map(|file| (format!("{EXPECTED}/{}", file.path), file.text))
            .collect();
        if !outcome.diagnostics.is_empty() {
            texts.insert(DIAGNOSTICS.to_owned(), outcome.diagnostics);
        }
        texts
    }

    /// The texts that are there, by their paths below the case's folder: all but what is given.
    pub fn expected(&self) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
        let mut texts = BTreeMap::new();
        let given = |name: &str| GIVEN.contains(&name);
        let entries = WalkDir::new(&self.folder).min_depth(1).into_iter();
        let not_given = entries.filter_entry(|entry| {
            entry.depth() != 1 || !entry.file_name().to_str().is_some_and(given)
        });
        for entry in not_given {
            let entry = entry?;
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(&self.folder)?;
                let path = path.to_string_lossy().replace('\\', "/");
                texts.insert(path, fs::read_to_string(entry.path())?);
            }
        }
        Ok(texts)
    }

    /// Makes the texts that are there those of an outcome.
    pub fn bless(&self, texts: &BTreeMap<String, String>) -> Result<(), Box<dyn Error>> {
        for path in self.expected()?.keys() {
            if !texts.contains_key(path) {
                fs::remove_file(self.folder.join(path))?;
            }
        }
        for (path, text) in texts {
            let path = self.folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
            fs::write(path, text)?;
        }
        Ok(())
    }
}
