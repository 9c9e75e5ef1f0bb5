//! What the last run found, so that one without changes only has to read and to compare.
//!
//! It is kept below Cargo's target folder, and nowhere if there is none. All that can make a
//! difference to a run is in its key, and the output is compared by its content. So what is recalled
//! is what the whole run would find; whatever does not fit makes it go the whole way.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use blake3::{Hash, Hasher};
use markdown_codegen::diagnostics::{Code, Diagnostic, Diagnostics};
use markdown_codegen::source::{SourceFile, Sources, Span};
use markdown_codegen::{Config, ExampleCounts, Findings, Generated, PageCounts, Texts, write};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::made::Made;

/// How a file begins that tells other tools that its folder is a cache.
const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55";

/// Where the notes about one output folder are, and what they must be about.
pub(super) struct Cache {
    file: PathBuf,
    key: Hash,
}

/// What an earlier run found.
pub(super) struct Recalled {
    pub(super) made: Made,
    pub(super) diagnostics: Diagnostics,
    /// How many files there are.
    pub(super) unchanged: usize,
}

#[derive(Serialize, Deserialize)]
struct Notes {
    key: String,
    pages: PageCounts,
    types: usize,
    examples: Option<ExampleCounts>,
    diagnostics: Vec<Noted>,
    /// The hash of each file of the output.
    files: BTreeMap<String, String>,
}

/// A diagnostic that is no error, as there are notes of runs without errors only; the file is the place of the file among the sources.
#[derive(Serialize, Deserialize)]
struct Noted {
    code: String,
    file: Option<usize>,
    span: Span,
    message: String,
    label: Option<String>,
    help: Option<String>,
}

impl Cache {
    /// The notes for a run; `None` where there is no folder for them.
    pub(super) fn of(config: &Config, texts: &Texts) -> Option<Self> {
        let out = std::path::absolute(texts.out()).ok()?;
        let folder = out.ancestors().find_map(folder)?;
        let name = blake3::hash(out.as_os_str().as_encoded_bytes()).to_hex();
        let key = key(config, texts.sources())?;
        Some(Self {
            file: folder.join(format!("markdown-codegen/{name}.json")),
            key,
        })
    }

    /// What the last run found, if this one would find the same and the output is as it shall be.
    pub(super) fn recall(&self, texts: &Texts) -> Option<Recalled> {
        let notes = self.notes(texts)?;
        let mut diagnostics = Diagnostics::default();
        for noted in &notes.diagnostics {
            diagnostics.push(noted.diagnostic(texts.sources())?);
        }
        Some(Recalled {
            unchanged: notes.files.len(),
            made: Made {
                pages: notes.pages,
                types: notes.types,
                examples: notes.examples,
                out: texts.out().to_owned(),
                timings: texts.timings().clone(),
            },
            diagnostics,
        })
    }

    /// The notes, if they are about the same run and the output that stands there.
    fn notes(&self, texts: &Texts) -> Option<Notes> {
        let notes = std::fs::read(&self.file).ok()?;
        let notes: Notes = serde_json::from_slice(&notes).ok()?;
        let is_same = |text: &[u8], hash: &String| *blake3::hash(text).to_hex() == **hash;
        let fits =
            *self.key.to_hex() == *notes.key && write::stands(texts.out(), &notes.files, is_same);
        fits.then_some(notes)
    }

    /// Notes what a run found that left the output as it shall be. Without a note the next run is
    /// only slower, so that an error is none.
    pub(super) fn note(&self, generated: &Generated) {
        let Findings {
            diagnostics,
            sources,
        } = &generated.findings;
        let hash = |text: &String| blake3::hash(text.as_bytes()).to_hex().to_string();
        let notes = Notes {
            key: self.key.to_hex().to_string(),
            pages: generated.pages,
            types: generated.types,
            examples: generated.examples,
            diagnostics: diagnostics
                .iter()
                .map(|it| Noted::of(it, sources))
                .collect(),
            files: generated
                .files
                .par_iter()
                .map(|file| (file.path.clone(), hash(&file.text)))
                .collect(),
        };
        if let Ok(notes) = serde_json::to_vec(&notes) {
            let _ = write::keep(&self.file, &notes);
        }
    }
}

impl Noted {
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

    /// The diagnostic; `None` where there is no such code or file.
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

/// Cargo's target folder, if a folder is it or holds it.
fn folder(around: &Path) -> Option<PathBuf> {
    [around.to_owned(), around.join("target")]
        .into_iter()
        .find(|folder| {
            let tag = std::fs::read_to_string(folder.join("CACHEDIR.TAG"));
            tag.is_ok_and(|tag| tag.starts_with(TAG) && tag.contains("cargo"))
        })
}

/// A hash over all on which the outcome of a run depends: this program, what it was asked for, the
/// configuration and the pages. `None` where it cannot be known which program this is.
fn key(config: &Config, sources: &Sources) -> Option<Hash> {
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
    let files: Vec<&SourceFile> = sources.iter().map(|(_, file)| file).collect();
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
