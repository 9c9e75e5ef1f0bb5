//! Reads the folder of payloads.

use std::path::Path;

use super::Error;
use super::paths::slashed;
use crate::config::PayloadFolder;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::payloads::{EXTENSIONS, Payload, read};
use crate::source::{SourceFile, Sources, Span};

/// Reads the payloads of a folder, in the order of their paths. Files that are not JSON are errors at the
/// setting, which quote nothing of them.
pub(super) fn read_folder(
    folder: &Path,
    setting: &PayloadFolder,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Payload>, Error> {
    let mut found = Sources::default();
    let read = std::fs::read_dir(folder)
        .and_then(|_| found.add_pages(folder, &slashed(folder), EXTENSIONS));
    read.map_err(|source| Error::Read {
        path: folder.to_owned(),
        source,
    })?;
    let files: Vec<SourceFile> = found.iter().map(|(_, file)| file.clone()).collect();
    let mut payloads = Vec::new();
    for file in files {
        let path = file.path.clone();
        payloads.extend(add(file, &path, setting.span, sources, diagnostics));
    }
    Ok(payloads)
}

fn add(
    mut file: SourceFile,
    path: &str,
    setting: Span,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<Payload> {
    let display = file.display.clone();
    let mut fault = |message: String| {
        let help = "a file has one JSON value, or several in a row";
        diagnostics.push(Diagnostic::new(Code::UnreadablePayload, setting, message).help(help));
    };
    if file.unread.is_some() || file.invalid_at.is_some() {
        fault(format!("cannot read the payload `{display}`"));
        return Vec::new();
    }
    // Only pages have a path.
    file.path = String::new();
    file.is_payload = true;
    let id = sources.add(file);
    match read(sources, id, path) {
        Ok(payloads) => payloads,
        Err(error) => {
            let span = sources.span(id, error.at..error.at);
            let (line, column, message) = (span.line, span.column, error.message);
            fault(format!(
                "`{display}:{line}:{column}` is not JSON: {message}"
            ));
            Vec::new()
        }
    }
}
