//! Pages of one state with all that follows from them, and the cases.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::ops::Deref;
use std::path::Path;
use std::sync::OnceLock;

use markdown_codegen::check::diff::{self, Change, Rule, Side};
use markdown_codegen::config::Settings;
use markdown_codegen::diagnostics::Diagnostics;
use markdown_codegen::report::{Place, Reportable};
use markdown_codegen::resolve::{Kind, Resolved, resolve};
use markdown_codegen::schema::Schema;
use markdown_codegen::source::{SourceFile, Sources};
use markdown_codegen::target::File;
use markdown_codegen::target::rust::emit::emit;
use markdown_codegen::target::rust::{Tree, decide, lower};

use crate::support::outcome::settle;
use crate::support::{bless, case, pages};

/// The result of a test that can fail to read something.
pub type Tested<T = ()> = Result<T, Box<dyn Error>>;

/// The pages and the configuration of one side.
pub struct State {
    pub sources: Sources,
    pub settings: Settings,
    pub schema: Schema,
}

/// A case with an old and a new side.
pub struct Case {
    pub rule: Rule,
    case: case::Case,
}

impl State {
    /// The state of pages in a folder, with the `codegen.toml` that lies there, if one does.
    pub fn load(folder: &Path, display: &str) -> Tested<Self> {
        let mut sources = Sources::load(folder, display)?;
        let mut settings = Settings::default();
        let mut diagnostics = Diagnostics::default();
        let file = folder.join("codegen.toml");
        if file.exists() {
            let text = fs::read_to_string(&file)?;
            let file = sources.add(SourceFile::new("", "codegen.toml", text));
            settings = Settings::read(&sources, file, &mut diagnostics)
                .ok_or_else(|| format!("{}: {diagnostics:?}", folder.display()))?;
        }
        settle(&mut settings, folder);
        Self::read(sources, settings, diagnostics)
    }

    /// The state of pages given by path and text.
    pub fn of_pages(pages: impl IntoIterator<Item = (String, String)>) -> Tested<Self> {
        let mut sources = Sources::default();
        for (path, text) in pages {
            sources.add(SourceFile::new(path.as_str(), path.as_str(), text));
        }
        Self::read(sources, Settings::default(), Diagnostics::default())
    }

    fn read(sources: Sources, settings: Settings, mut diagnostics: Diagnostics) -> Tested<Self> {
        let schema = pages::schema(&sources, &mut diagnostics)?;
        lowered(&schema, &settings, &mut diagnostics);
        let errors = pages::errors(&sources, &diagnostics);
        if errors.is_empty() {
            Ok(Self {
                sources,
                settings,
                schema,
            })
        } else {
            Err(errors.into())
        }
    }

    /// The lowered items.
    pub fn tree(&self) -> Tree {
        let mut diagnostics = Diagnostics::default();
        lowered(&self.schema, &self.settings, &mut diagnostics).1
    }

    /// The documented names of fields by the paths of models and the keys in JSON.
    pub fn members(&self) -> BTreeMap<(String, String), String> {
        let mut diagnostics = Diagnostics::default();
        let resolved = resolve(&self.schema, &self.settings, &mut diagnostics);
        let mut members = BTreeMap::new();
        for model in &resolved.models {
            if let Kind::Struct(fields) = &model.kind {
                members.extend(fields.iter().map(|field| {
                    let key = (model.source.path(), field.wire.clone());
                    (key, field.source.name.clone())
                }));
            }
        }
        members
    }

    /// The emitted files.
    pub fn files(&self) -> Vec<File> {
        emit(&self.tree())
    }
}

/// The resolved schema and the items.
fn lowered<'a>(
    schema: &'a Schema,
    settings: &'a Settings,
    diagnostics: &mut Diagnostics,
) -> (Resolved<'a>, Tree) {
    let resolved = decide(resolve(schema, settings, diagnostics), &settings.rust.types);
    let tree = lower(&resolved, &settings.rust, diagnostics);
    (resolved, tree)
}

/// The changes from one state to another.
pub fn changes(old: &State, new: &State) -> Vec<Change> {
    let mut diagnostics = Diagnostics::default();
    let (left, left_tree) = lowered(&old.schema, &old.settings, &mut diagnostics);
    let (right, right_tree) = lowered(&new.schema, &new.settings, &mut diagnostics);
    diff::diff(
        &Side {
            resolved: &left,
            schema: &old.schema,
            tree: &left_tree,
            types: old.settings.rust.types,
            sources: &old.sources,
        },
        &Side {
            resolved: &right,
            schema: &new.schema,
            tree: &right_tree,
            types: new.settings.rust.types,
            sources: &new.sources,
        },
    )
}

/// The changes as a case expects them, two lines each.
pub fn text(changes: &[Change]) -> String {
    let mut text = String::new();
    for change in changes {
        let verdict = change.verdict;
        let operations = match change.operations.as_slice() {
            [] => "no operation".to_owned(),
            operations => operations.join(", "),
        };
        let place = |place: &Option<Place>| match place {
            Some(place) => format!("{}:{}:{}", place.path, place.line, place.column),
            None => "nowhere".to_owned(),
        };
        let _ = writeln!(
            text,
            "{} {}: {} [{} {}/{} → {}, {}; {}; {}]\n    {} → {}",
            change.rule.info().name,
            change.name(),
            change.message,
            verdict.rust.name(),
            verdict.request.name(),
            verdict.response.name(),
            change.wire().name(),
            format!("{:?}", change.category()).to_lowercase(),
            change.direction.name(),
            operations,
            place(&change.old),
            place(&change.new),
        );
    }
    text
}

/// All cases, which are named after a rule or are in a folder of this name; read once.
pub fn cases() -> Tested<&'static [Case]> {
    static CASES: OnceLock<Result<Vec<Case>, String>> = OnceLock::new();
    let cases = CASES.get_or_init(|| read_cases().map_err(|error| error.to_string()));
    Ok(cases.as_deref().map_err(String::clone)?)
}

fn read_cases() -> Tested<Vec<Case>> {
    let mut cases = Vec::new();
    for case in bless::suite("diff")? {
        let rule = case.name.split('/').next().unwrap_or_default();
        let rule = Rule::by_name(rule).ok_or_else(|| format!("no rule is called `{rule}`"))?;
        cases.push(Case { rule, case });
    }
    Ok(cases)
}

impl Deref for Case {
    type Target = case::Case;

    fn deref(&self) -> &Self::Target {
        &self.case
    }
}

impl Case {
    /// The old and the new state.
    pub fn states(&self) -> Tested<(State, State)> {
        let load = |side: &str| {
            State::load(&self.folder.join(side), side)
                .map_err(|error| format!("{}: {error}", self.name))
        };
        Ok((load("old")?, load("new")?))
    }
}
