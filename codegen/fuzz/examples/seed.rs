//! Makes a corpus for each target from the cases of the ordinary tests:
//! `cargo run --example seed [FOLDER]`.

#[path = "../../tests/support"]
#[allow(dead_code, reason = "cases are only read here")]
mod support {
    pub mod case;
    pub mod case_file;
    pub mod files;
}

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use markdown_codegen::markdown;
use markdown_codegen::source::{SourceFile, Sources};
use markdown_codegen_fuzz::{CONFIGURATION, MARK};
use support::case;
use walkdir::WalkDir;

type Done = Result<(), Box<dyn Error>>;

/// The inputs of each target, each once.
type Corpus = BTreeMap<&'static str, Vec<Vec<u8>>>;

fn main() -> Done {
    let folder = std::env::args_os()
        .nth(1)
        .map_or_else(|| "corpus".into(), PathBuf::from);
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let scratch = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/given");
    let mut corpus = Corpus::new();
    for case in case::all(&tests.join("cases"), &scratch.join("cases"))? {
        let input = joined(&case.folder, &case.folder.join("specs"), "")?;
        corpus.entry("generate").or_default().push(input);
        pages(&case.folder, &mut corpus)?;
    }
    for case in case::all(&tests.join("diff"), &scratch.join("diff"))? {
        let mut input = Vec::new();
        for (state, prefix) in [("old", "old/"), ("new", "")] {
            let folder = case.folder.join(state);
            input.extend(joined(&folder, &folder.join("specs"), prefix)?);
        }
        corpus.entry("compare").or_default().push(input);
    }
    for (target, mut inputs) in corpus {
        inputs.sort();
        inputs.dedup();
        let folder = folder.join(target);
        fs::create_dir_all(&folder)?;
        for (at, input) in inputs.iter().enumerate() {
            fs::write(folder.join(format!("seed-{at:04}")), input)?;
        }
        println!("{target}: {} inputs", inputs.len());
    }
    Ok(())
}

/// The pages and the configuration of a folder as one input.
fn joined(folder: &Path, specs: &Path, prefix: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let specs = if specs.is_dir() { specs } else { folder };
    let mut input = Vec::new();
    let mut add = |path: &str, file: &Path| -> Done {
        input.extend_from_slice(format!("{MARK}{prefix}{path}\n").as_bytes());
        input.extend(fs::read(file)?);
        input.push(b'\n');
        Ok(())
    };
    let configuration = folder.join(CONFIGURATION);
    if configuration.is_file() {
        add(CONFIGURATION, &configuration)?;
    }
    for entry in WalkDir::new(specs).sort_by_file_name() {
        let entry = entry?;
        let is_page = entry.path().extension().is_some_and(|e| e == "md");
        // Cases have links and folders of such names, too.
        if is_page && entry.file_type().is_file() {
            let path = entry
                .path()
                .strip_prefix(specs)?
                .to_string_lossy()
                .replace('\\', "/");
            add(&path, entry.path())?;
        }
    }
    Ok(input)
}

/// Each page of a case, its cells and its code; and its configuration.
fn pages(case: &Path, corpus: &mut Corpus) -> Done {
    for entry in WalkDir::new(case) {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name() == CONFIGURATION {
            corpus
                .entry("configuration")
                .or_default()
                .push(fs::read(path)?);
        }
        let is_page = path.extension().is_some_and(|e| e == "md");
        if !is_page || !path.starts_with(case.join("specs")) || !entry.file_type().is_file() {
            continue;
        }
        let bytes = fs::read(path)?;
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::decode("a.md", "a.md", bytes.clone()));
        let page = markdown::read(&sources, file);
        for section in &page.sections {
            for table in section.content.tables() {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    let text = cell.text().as_bytes().to_vec();
                    corpus.entry("type_cell").or_default().push(text.clone());
                    corpus.entry("literal").or_default().push(text);
                }
            }
            for fence in section.content.fences() {
                let text = fence.body.text().as_bytes().to_vec();
                corpus.entry("type_cell").or_default().push(text.clone());
                corpus.entry("literal").or_default().push(text);
            }
        }
        corpus.entry("page").or_default().push(bytes);
    }
    Ok(())
}
