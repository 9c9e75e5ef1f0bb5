//! The record of decisions, which later runs read.

use std::io::ErrorKind;
use std::path::Path;

use super::Error;
use super::paths::slashed;
use crate::config::{DECISIONS, Recorded, Settings, WireNames};
use crate::diagnostics::Diagnostics;
use crate::resolve::{WireNameChoices, WireNameReason};
use crate::source::{SourceFile, Sources, limits, read_bounded};
use crate::target::{File, MARK};

/// Reads the record of an output folder into the settings, if there is one.
pub(super) fn read(
    out: &Path,
    sources: &mut Sources,
    settings: &mut Settings,
    diagnostics: &mut Diagnostics,
) -> Result<(), Error> {
    let path = out.join(DECISIONS);
    match read_bounded(&path, limits::CONFIGURATION) {
        Ok(bytes) => {
            let file = SourceFile::decode("", slashed(&path), bytes);
            take(file, sources, settings, diagnostics);
            Ok(())
        }
        // If the output folder cannot exist, the error of writing says so.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(())
        }
        Err(source) => Err(Error::Read { path, source }),
    }
}

/// Reads a record into the settings.
pub(super) fn take(
    file: SourceFile,
    sources: &mut Sources,
    settings: &mut Settings,
    diagnostics: &mut Diagnostics,
) {
    // A setting comes first, and the record is removed.
    if settings.wire_names == WireNames::Auto {
        let file = sources.add(file);
        settings.recorded = Recorded::read(sources, file, diagnostics);
    }
}

/// The record of a run; `None` if it decided nothing that the pages leave open.
pub(super) fn file(choices: &WireNameChoices) -> Option<File> {
    let all = &choices.all;
    if matches!(
        all.reason,
        WireNameReason::Setting | WireNameReason::Irrelevant
    ) {
        return None;
    }
    let mut text = format!(
        "# {MARK}\n\
         # What the pages leave open, as it was decided. Later runs keep it; a setting comes first.\n\
         # After a line is deleted, the next run decides again.\n\n\
         wire-names = {:?}\n",
        all.names.name()
    );
    if !choices.namespaces.is_empty() {
        text.push_str("\n[wire-names-in]\n");
        for (namespace, choice) in &choices.namespaces {
            text.push_str(&format!("{namespace:?} = {:?}\n", choice.names.name()));
        }
    }
    Some(File::new(DECISIONS, text))
}
