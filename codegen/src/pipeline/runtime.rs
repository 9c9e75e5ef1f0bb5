//! Checks that a `Cargo.toml` has the runtime of the generated code.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::config::{ManifestDependency, RuntimePath, manifest_dependency, manifest_features};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Sources};
use crate::target::rust::Tree;

/// The package of the runtime.
const PACKAGE: &str = "markdown-codegen-runtime";

/// The feature of arbitrary values, of the runtime and of generated crates.
const ARBITRARY: &str = "arbitrary";

/// The runtime shares the version of this crate.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The requirements of generated code.
pub(super) struct Needs {
    /// The name of the crate in its path; `None` if the path is inside of the own crate, or if no code needs it.
    name: Option<String>,
    features: BTreeSet<&'static str>,
    arbitrary: bool,
}

impl Needs {
    pub(super) fn of(tree: &Tree, path: &RuntimePath) -> Self {
        Self {
            name: path
                .crate_name()
                .filter(|_| !tree.modules.is_empty())
                .map(str::to_owned),
            features: tree.runtime_features(),
            arbitrary: tree.arbitrary,
        }
    }

    /// Reports missing dependencies and features, with the lines to paste.
    pub(super) fn check(&self, sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) {
        let text = sources.get(file).map_or("", |file| file.text.as_str());
        let (Some(name), Some(manifest)) = (&self.name, manifest_features(text)) else {
            return;
        };
        let mut report = |message: String, place: Range<usize>, help: String| {
            let span = sources.span(file, place);
            let diagnostic = Diagnostic::new(Code::RuntimeMissing, span, message);
            diagnostics.push(diagnostic.help(format!("`Cargo.toml` needs\n\n{help}")));
        };
        let [dependency, tests] = manifest_dependency(text, name);
        let Some(dependency) = dependency else {
            let package = if *name == PACKAGE.replace('-', "_") {
                PACKAGE
            } else {
                name
            };
            let message =
                format!("`{package}`, which the generated code uses, is not a dependency");
            let help = format!("[dependencies]\n{}", self.line(package));
            return report(message, 0..0, help);
        };
        // The features of another package are unknown here.
        if dependency.package != PACKAGE {
            return;
        }
        if let Some(feature) = self.features.iter().find(|it| lacks(&dependency, it)) {
            let message = format!("the dependency lacks the feature `{feature}`");
            let help = format!("[dependencies]\n{}", self.line(&dependency.name));
            report(message, dependency.place.clone(), help);
        }
        if !self.arbitrary || !lacks(&dependency, ARBITRARY) {
            return;
        }
        let forwarded = ["/", "?/"].map(|sign| format!("{}{sign}{ARBITRARY}", dependency.name));
        let enables = manifest.features.get(ARBITRARY).map(|it| &it.enables);
        if !enables.is_some_and(|enables| enables.iter().any(|it| forwarded.contains(it))) {
            let message =
                format!("missing feature `{ARBITRARY}`, which enables that of the runtime");
            let help = format!(
                "[features]\n{ARBITRARY} = [\"{}/{ARBITRARY}\"]",
                dependency.name
            );
            report(message, manifest.place, help);
        } else if tests.is_none_or(|tests| lacks(&tests, ARBITRARY)) {
            let message = format!("the tests lack the feature `{ARBITRARY}` of the runtime");
            let help = format!(
                "[dev-dependencies]\n{} = {{ version = \"{VERSION}\", features = [\"{ARBITRARY}\"] }}",
                dependency.name
            );
            report(message, dependency.place, help);
        }
    }

    /// The line of the dependency.
    fn line(&self, name: &str) -> String {
        if self.features.is_empty() {
            format!("{name} = \"{VERSION}\"")
        } else {
            let features = Vec::from_iter(&self.features);
            format!("{name} = {{ version = \"{VERSION}\", features = {features:?} }}")
        }
    }
}

fn lacks(dependency: &ManifestDependency, feature: &str) -> bool {
    !dependency.inherited && !dependency.features.contains(feature)
}
