//! `features`: the table for `Cargo.toml`.

use anyhow::{Result, anyhow};
use markdown_codegen::diagnostics::{Code, Severity};
use markdown_codegen::target::rust::emit::feature_table;

use super::advice::advised;
use super::args::FeaturesArgs;
use super::load::load;
use super::outcome::Outcome;
use super::terminal::Terminal;

/// Faults of the file that the table is printed for.
const OF_MANIFEST: [Code; 2] = [Code::FeaturesDiffer, Code::RuntimeMissing];

pub(super) fn run(args: &FeaturesArgs, terminal: &Terminal) -> Result<Outcome> {
    let Some(loaded) = load(&args.input, terminal)? else {
        return Ok(Outcome::Findings);
    };
    if loaded.settings.rust.features.is_none() {
        let error = anyhow!("the configuration does not enable features");
        let help = "set `features = true` in the configuration for a Cargo feature per API group";
        return Err(advised(error, help));
    }
    let generated = loaded.generate();
    let findings = &generated.findings;
    // Outdated features are expected here.
    let is_unfit = findings
        .diagnostics
        .iter()
        .any(|found| found.severity == Severity::Error && !OF_MANIFEST.contains(&found.code));
    if is_unfit {
        terminal.findings(&findings.diagnostics, &findings.sources);
        return Ok(Outcome::Findings);
    }
    terminal.print(&feature_table(&generated.features))?;
    Ok(Outcome::Fine)
}
