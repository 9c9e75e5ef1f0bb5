//! What the generator makes of a case.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use markdown_codegen::config::{Settings, WireNames};
use markdown_codegen::diagnostics::render::Style;
use markdown_codegen::target::File;
use markdown_codegen::{Config, Error as RunError};

use super::case::Case;
use super::toy;

/// The rendered diagnostics.
pub const DIAGNOSTICS: &str = "diagnostics.txt";

/// The emitted files.
const EXPECTED: &str = "expected";

/// Takes documented names for keys of JSON unless the case is about that: its pages are too few for
/// evidence.
pub fn settle(settings: &mut Settings, folder: &Path) {
    let text = std::fs::read_to_string(folder.join("codegen.toml")).unwrap_or_default();
    if !text.contains("wire-names") {
        settings.wire_names = WireNames::AsDocumented;
    }
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

impl Case {
    /// What a run of the case takes.
    pub fn config(&self) -> Result<Config, Box<dyn Error>> {
        let specs = self.folder.join("specs");
        if !specs.is_dir() {
            return Err(format!("the case {} has no pages", self.name).into());
        }
        let config = Config::new().specs(specs).front_ends(toy::registry());
        let file = self.folder.join("codegen.toml");
        Ok(if file.is_file() {
            config.file(file)
        } else {
            config
        })
    }

    /// Runs the generator on the case's pages.
    pub fn run(&self) -> Result<Outcome, Box<dyn Error>> {
        let generated = self.config()?.load().map(|mut loaded| {
            settle(&mut loaded.settings, &self.folder);
            loaded.generate()
        });
        let (files, features, findings) = match generated {
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
}
