//! What was read, and the files that follow from it.

use std::path::PathBuf;

#[cfg(feature = "json")]
use serde::{Deserialize, Serialize};

use super::{Findings, Timings, features, runtime};
use crate::config::Settings;
use crate::diagnostics::Diagnostics;
use crate::examples::{Example, examples};
use crate::matching::Matcher;
use crate::resolve::{Resolved, resolve};
use crate::schema::{ModelKind, Schema};
use crate::source::{FileId, Sources};
use crate::target::File;
use crate::target::rust::emit::emit;
use crate::target::rust::{AreaFeature, Tree, decide, forms, lower_with};
use crate::write::{Plan, WriteError};

/// The pages and the configuration as they were read.
#[derive(Debug)]
pub struct Loaded {
    /// The pages and the configuration file.
    pub sources: Sources,
    /// The configuration.
    pub settings: Settings,
    /// What the pages say; `None` where no dialect could be chosen.
    pub schema: Option<Schema>,
    /// What was found while reading.
    pub diagnostics: Diagnostics,
    /// The folder of the pages.
    pub specs: PathBuf,
    /// The output folder.
    pub out: PathBuf,
    /// The version of the package around the pages; `None` but for what [`Config::load_state`]
    /// finds.
    ///
    /// [`Config::load_state`]: crate::Config::load_state
    pub version: Option<String>,
    /// How long reading took.
    pub timings: Timings,
    pub(super) manifest: Option<FileId>,
    pub(super) deny_warnings: bool,
}

/// The files of a run before they are written, and how they came about.
#[derive(Debug)]
pub struct Generated {
    /// The files; those of a run with errors must not be written.
    pub files: Vec<File>,
    /// All that was found, sorted.
    pub findings: Findings,
    /// The pages by kind.
    pub pages: PageCounts,
    /// How many types were emitted.
    pub types: usize,
    /// The Cargo features of the areas, sorted by name; none where the configuration wants none.
    pub features: Vec<AreaFeature>,
    /// The examples of the pages; `None` where they do not become tests.
    pub examples: Option<ExampleCounts>,
    /// The output folder.
    pub out: PathBuf,
    /// How long each stage took.
    pub timings: Timings,
}

/// How many values the pages show, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct ExampleCounts {
    /// Pages with an example.
    pub pages: usize,
    /// All examples.
    pub all: usize,
    /// Examples that the types of their pages do not contradict.
    pub usable: usize,
    /// Examples that became tests.
    pub tests: usize,
}

/// How many pages of each kind were read.
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
    /// Pages that describe neither.
    pub others: usize,
}

impl Loaded {
    /// Resolves and lowers the schema and makes the files.
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
            drop(resolved);
            // What emission does not need makes room for what it makes, and nobody has to wait for it.
            rayon::spawn(|| drop(schema));
            files = timings.time("emit", || emit(&tree));
            features = std::mem::take(&mut tree.area_features);
            let runtime = runtime::Needs::of(&tree, &rust.runtime);
            rayon::spawn(|| drop(tree));
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
            out: self.out,
            timings,
        }
    }

    /// What was found while reading, without what only resolving can find.
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
    /// What has to change in the output folder. Nothing is written before [`Plan::apply`], which
    /// is not for a run with errors.
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
