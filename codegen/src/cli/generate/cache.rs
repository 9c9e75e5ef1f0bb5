//! The cache of `generate`: a run without changes only reads and compares.
//!
//! It is a file below Cargo's target folder; without that folder there is no cache. The cache is
//! content-addressed: its key covers every input, and the output is compared by hash. A hit skips
//! parsing, lowering and emission; anything else is a full run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use blake3::{Hash, Hasher};
use markdown_codegen::config::DECISIONS;
use markdown_codegen::diagnostics::{Code, Diagnostic, Diagnostics};
use markdown_codegen::source::{SourceFile, Sources, Span};
use markdown_codegen::{
    Config, ExampleCounts, Findings, Generated, PageCounts, Texts, WireNameSummary, write,
};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::summary::RunSummary;

/// The first line of `CACHEDIR.TAG`, which marks a folder as a cache.
const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55";

/// The cache file of an output folder, and the key of this run.
pub(super) struct Cache {
    file: PathBuf,
    key: Hash,
}

/// The result of an earlier run.
pub(super) struct CacheEntry {
    pub(super) summary: RunSummary,
    pub(super) diagnostics: Diagnostics,
    /// The number of files.
    pub(super) unchanged: usize,
}

#[derive(Serialize, Deserialize)]
struct CacheFile {
    key: String,
    pages: PageCounts,
    types: usize,
    examples: Option<ExampleCounts>,
    wire_names: Option<WireNameSummary>,
    diagnostics: Vec<CachedDiagnostic>,
    /// The hash of each file of the output.
    files: BTreeMap<String, String>,
}

/// A warning or note; runs with errors are not cached. The file is an index into the sources.
#[derive(Serialize, Deserialize)]
struct CachedDiagnostic {
    code: String,
    file: Option<usize>,
    span: Span,
    message: String,
    label: Option<String>,
    help: Option<String>,
}

impl Cache {
    /// The cache for a run; `None` if there is no folder for it.
    pub(super) fn of(config: &Config, texts: &Texts) -> Option<Self> {
        let out = std::path::absolute(texts.out()).ok()?;
        let folder = out.ancestors().find_map(folder)?;
        let name = blake3::hash(out.as_os_str().as_encoded_bytes()).to_hex();
        let key = key(config, texts)?;
        Some(Self {
            file: folder.join(format!("markdown-codegen/{name}.json")),
            key,
        })
    }

    /// The result of the last run, if its inputs were the same and the output is up to date.
    pub(super) fn lookup(&self, texts: &Texts) -> Option<CacheEntry> {
        let file = self.read(texts)?;
        let mut diagnostics = Diagnostics::default();
        for cached in &file.diagnostics {
            diagnostics.push(cached.diagnostic(texts.sources())?);
        }
        Some(CacheEntry {
            unchanged: file.files.len(),
            summary: RunSummary {
                pages: file.pages,
                types: file.types,
                examples: file.examples,
                wire_names: file.wire_names,
                out: texts.out().to_owned(),
                timings: texts.timings().clone(),
            },
            diagnostics,
        })
    }

    /// The cache file, if its key and the hashes of the output match.
    fn read(&self, texts: &Texts) -> Option<CacheFile> {
        let file = std::fs::read(&self.file).ok()?;
        let file: CacheFile = serde_json::from_slice(&file).ok()?;
        let is_same = |text: &[u8], hash: &String| *blake3::hash(text).to_hex() == **hash;
        let fits =
            *self.key.to_hex() == *file.key && write::is_current(texts.out(), &file.files, is_same);
        fits.then_some(file)
    }

    /// Stores the result of a run that left the output up to date. Errors are ignored: without the file
    /// the next run is only slower.
    pub(super) fn store(&self, generated: &Generated) {
        let Findings {
            diagnostics,
            sources,
        } = &generated.findings;
        let hash = |text: &String| blake3::hash(text.as_bytes()).to_hex().to_string();
        let file = CacheFile {
            key: self.key.to_hex().to_string(),
            pages: generated.pages,
            types: generated.types,
            examples: generated.examples,
            wire_names: generated.wire_names.clone(),
            diagnostics: diagnostics
                .iter()
                .map(|it| CachedDiagnostic::of(it, sources))
                .collect(),
            files: generated
                .files
                .par_iter()
                .map(|file| (file.path.clone(), hash(&file.text)))
                .collect(),
        };
        if let Ok(file) = serde_json::to_vec(&file) {
            let _ = write::keep(&self.file, &file);
        }
    }
}

impl CachedDiagnostic {
    fn of(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let span = diagnostic.span;
        Self {
            code: diagnostic.code.name().to_owned(),
            file: sources
                .file(span)
                .and_then(|_| sources.iter().position(|(id, _)| id == span.file)),
            span,
            message: diagnostic.message.clone(),
            label: diagnostic.label.clone(),
            help: diagnostic.help.clone(),
        }
    }

    /// The diagnostic; `None` if its code or file is unknown.
    fn diagnostic(&self, sources: &Sources) -> Option<Diagnostic> {
        let code = Code::ALL.iter().find(|code| code.name() == self.code)?;
        let mut span = self.span;
        if let Some(file) = self.file {
            span.file = sources.iter().nth(file)?.0;
        }
        let mut diagnostic = Diagnostic::new(*code, span, self.message.clone());
        diagnostic.label = self.label.clone();
        diagnostic.help = self.help.clone();
        Some(diagnostic)
    }
}

/// Cargo's target folder, if it is this folder or in it.
fn folder(around: &Path) -> Option<PathBuf> {
    [around.to_owned(), around.join("target")]
        .into_iter()
        .find(|folder| {
            let tag = std::fs::read_to_string(folder.join("CACHEDIR.TAG"));
            tag.is_ok_and(|tag| tag.starts_with(TAG) && tag.contains("cargo"))
        })
}

/// A hash over everything that a run depends on: this program, its arguments, the configuration and
/// the pages. `None` if the program cannot be identified.
fn key(config: &Config, texts: &Texts) -> Option<Hash> {
    let program = std::env::current_exe().ok()?;
    let found = std::fs::metadata(&program).ok()?;
    let modified = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let mut key = Hasher::new();
    let mut add = |part: &[u8]| {
        key.update(&(part.len() as u64).to_le_bytes());
        key.update(part);
    };
    add(program.as_os_str().as_encoded_bytes());
    add(&found.len().to_le_bytes());
    add(&modified.as_nanos().to_le_bytes());
    add(env!("CARGO_PKG_VERSION").as_bytes());
    add(format!("{config:?}").as_bytes());
    // The record is part of the output, which is compared by itself; the first run writes it.
    let record = texts.out().join(DECISIONS);
    let files = texts.sources().iter().map(|(_, file)| file);
    let files: Vec<&SourceFile> = files
        .filter(|file| Path::new(&file.display) != record)
        .collect();
    let hashes: Vec<Hash> = files
        .par_iter()
        .map(|file| blake3::hash(file.text.as_bytes()))
        .collect();
    for (file, hash) in files.into_iter().zip(hashes) {
        add(file.path.as_bytes());
        add(file.display.as_bytes());
        add(format!("{:?} {:?}", file.invalid_at, file.unread).as_bytes());
        add(hash.as_bytes());
    }
    Some(key.finalize())
}
