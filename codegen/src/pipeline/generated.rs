//! The loaded pages, and the files generated from them.

use std::collections::BTreeMap;
use std::path::PathBuf;

#[cfg(feature = "json")]
use serde::{Deserialize, Serialize};

use super::{Findings, Timings, features, record, runtime};
use crate::config::Settings;
use crate::diagnostics::Diagnostics;
use crate::examples::{Example, examples};
use crate::matching::Matcher;
use crate::parallel;
use crate::resolve::{Resolved, WireNameChoices, WireNameReason, resolve};
use crate::schema::{ModelKind, Schema};
use crate::source::{FileId, Sources};
use crate::target::File;
use crate::target::rust::emit::emit;
use crate::target::rust::{CargoFeature, Tree, decide, forms, lower_with};
use crate::write::{Plan, WriteError};

/// The loaded pages and configuration.
#[derive(Debug)]
pub struct Loaded {
    /// The pages and the configuration file.
    pub sources: Sources,
    /// The configuration.
    pub settings: Settings,
    /// The schema; `None` if no dialect could be selected.
    pub schema: Option<Schema>,
    /// The diagnostics of reading.
    pub diagnostics: Diagnostics,
    /// The folder of the pages.
    pub specs: PathBuf,
    /// The output folder.
    pub out: PathBuf,
    /// The version of the package that contains the pages; set by [`Config::load_state`] only.
    ///
    /// [`Config::load_state`]: crate::Config::load_state
    pub version: Option<String>,
    /// The duration of reading.
    pub timings: Timings,
    pub(super) manifest: Option<FileId>,
    pub(super) deny_warnings: bool,
}

/// The files of a run before they are written.
#[derive(Debug)]
pub struct Generated {
    /// The files; do not write them if the run has errors.
    pub files: Vec<File>,
    /// All diagnostics, sorted.
    pub findings: Findings,
    /// The pages by kind.
    pub pages: PageCounts,
    /// The number of emitted types.
    pub types: usize,
    /// The Cargo features of the API groups, sorted by name; empty unless the configuration enables them.
    pub features: Vec<CargoFeature>,
    /// The number of examples; `None` if tests are off.
    pub examples: Option<ExampleCounts>,
    /// How names are written in JSON, if evidence or an earlier run decided it.
    pub wire_names: Option<WireNameSummary>,
    /// The output folder.
    pub out: PathBuf,
    /// The duration of each stage.
    pub timings: Timings,
}

/// The number of examples on the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct ExampleCounts {
    /// Pages with an example.
    pub pages: usize,
    /// All examples.
    pub all: usize,
    /// Examples that match the types of their pages.
    pub usable: usize,
    /// Examples with a test.
    pub tests: usize,
}

/// How names are written in JSON, for the summary of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct WireNameSummary {
    /// The value that the setting would have.
    pub names: String,
    /// Whether an earlier run decided it.
    pub is_recorded: bool,
    /// How many places write names in snake case and as documented, by kind.
    pub counts: String,
    /// The namespaces that differ, and their values.
    pub namespaces: BTreeMap<String, String>,
}

impl WireNameSummary {
    fn of(choices: &WireNameChoices) -> Option<Self> {
        let is_recorded = match choices.all.reason {
            WireNameReason::Evidence => false,
            WireNameReason::Recorded(_) => true,
            _ => return None,
        };
        let namespaces = choices.namespaces.iter();
        Some(Self {
            names: choices.all.names.name().to_owned(),
            is_recorded,
            counts: choices.all.counts.to_string(),
            namespaces: namespaces
                .map(|(namespace, choice)| {
                    ((*namespace).to_owned(), choice.names.name().to_owned())
                })
                .collect(),
        })
    }
}

/// The number of pages of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct PageCounts {
    /// All pages.
    pub all: usize,
    /// Pages whose first model is a struct.
    pub structs: usize,
    /// Pages whose first model is an enumeration.
    pub enums: usize,
    /// Pages whose first model is a union.
    pub unions: usize,
    /// Pages of operations.
    pub operations: usize,
    /// Envelopes of an SDK's responses.
    pub envelopes: usize,
    /// Other pages.
    pub others: usize,
}

impl Loaded {
    /// Resolves and lowers the schema, and emits the files.
    ///
    /// ```no_run
    /// let generated = markdown_codegen::Config::new().load()?.generate();
    /// println!("{} types", generated.types);
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    pub fn generate(self) -> Generated {
        let mut diagnostics = self.diagnostics;
        let mut timings = self.timings;
        let mut files = Vec::new();
        let mut types = 0;
        let mut features = Vec::new();
        let mut pages = PageCounts::default();
        let mut counts = None;
        let mut wire_names = None;
        if let Some(schema) = self.schema {
            pages = PageCounts::of(&schema, &self.sources);
            let resolved = timings.time("resolve", || {
                let resolved = resolve(&schema, &self.settings, &mut diagnostics);
                decide(resolved, &self.settings.rust.types)
            });
            let rust = &self.settings.rust;
            let found = if rust.tests || rust.examples.is_some() {
                let matcher = Matcher::new(&resolved, forms(&rust.types));
                timings.time("examples", || examples(matcher, &self.sources))
            } else {
                Vec::new()
            };
            let mut tree = timings.time("lower", || {
                lower_with(&resolved, rust, &found, &mut diagnostics)
            });
            counts = rust
                .tests
                .then(|| ExampleCounts::of(&found, &resolved, &tree));
            types = tree.items().count();
            let record = record::file(&resolved.wire_names);
            wire_names = WireNameSummary::of(&resolved.wire_names);
            drop(resolved);
            // Frees memory that emission does not need, in parallel.
            parallel::drop_later(Box::new(schema));
            files = timings.time("emit", || emit(&tree));
            files.extend(record);
            features = std::mem::take(&mut tree.cargo_features);
            let runtime = runtime::Needs::of(&tree, &rust.runtime);
            parallel::drop_later(Box::new(tree));
            if let Some(manifest) = self.manifest {
                features::check(&features, &self.sources, manifest, &mut diagnostics);
                runtime.check(&self.sources, manifest, &mut diagnostics);
            }
        }
        Generated {
            files,
            findings: findings(diagnostics, self.sources, self.deny_warnings),
            pages,
            types,
            features,
            examples: counts,
            wire_names,
            out: self.out,
            timings,
        }
    }

    /// The diagnostics of reading, without those of later passes.
    ///
    /// ```no_run
    /// let findings = markdown_codegen::Config::new().load()?.findings();
    /// println!("{} errors", findings.counts().errors);
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    pub fn findings(self) -> Findings {
        findings(self.diagnostics, self.sources, self.deny_warnings)
    }
}

pub(super) fn findings(
    mut diagnostics: Diagnostics,
    sources: Sources,
    deny_warnings: bool,
) -> Findings {
    if deny_warnings {
        diagnostics.deny_warnings();
    }
    diagnostics.sort();
    Findings {
        diagnostics,
        sources,
    }
}

impl Generated {
    /// The required changes of the output folder. [`Plan::apply`] writes them; do not call it if the run has
    /// errors.
    ///
    /// ```no_run
    /// let generated = markdown_codegen::Config::new().files()?;
    /// println!("{:?}", generated.plan().map(|plan| plan.summary()));
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Plan::new`].
    pub fn plan(&self) -> Result<Plan<'_>, WriteError> {
        Plan::new(&self.out, &self.files)
    }
}

impl ExampleCounts {
    fn of(examples: &[Example], resolved: &Resolved, tree: &Tree) -> Self {
        let models = examples.iter().filter_map(|it| resolved.get(it.model));
        let mut pages: Vec<&str> = models.map(|it| it.source.origin.page.as_str()).collect();
        pages.dedup();
        Self {
            pages: pages.len(),
            all: examples.len(),
            usable: examples.iter().filter(|it| it.usable().is_some()).count(),
            tests: tree.items().map(|(_, item)| item.examples.len()).sum(),
        }
    }
}

impl PageCounts {
    fn of(schema: &Schema, sources: &Sources) -> Self {
        let mut counts = Self {
            all: sources.pages().count(),
            envelopes: schema.envelopes.len(),
            others: schema.other_pages.len(),
            ..Self::default()
        };
        let mut page = None;
        for model in &schema.models {
            if page.replace(&model.origin.page) == Some(&model.origin.page) {
                continue;
            }
            *match model.kind {
                ModelKind::Struct { .. } => &mut counts.structs,
                ModelKind::Enum { .. } => &mut counts.enums,
                ModelKind::Union { .. } => &mut counts.unions,
            } += 1;
        }
        let mut pages: Vec<&str> = schema
            .operations
            .iter()
            .map(|o| o.origin.page.as_str())
            .collect();
        pages.dedup();
        counts.operations = pages.len();
        counts
    }

    /// The pages that describe a type.
    ///
    /// ```
    /// let pages = markdown_codegen::PageCounts::default();
    /// assert_eq!(pages.models(), 0);
    /// ```
    pub fn models(&self) -> usize {
        self.structs + self.enums + self.unions
    }
}
