//! The crates that are compiled: the models in both variants, and consumers of them.

mod samples;
mod unions;

use std::collections::BTreeMap;
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use markdown_codegen::emit::{File, emit, emit_with_derives, feature_table};
use markdown_codegen::resolve::resolve;
use markdown_codegen::rust::{Tree, lower};
use markdown_codegen::{Config, Loaded};

type Measured<T = ()> = Result<T, Box<dyn Error>>;

/// How types are decoded and encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    Table,
    Derive,
}

pub const VARIANTS: [Variant; 2] = [Variant::Table, Variant::Derive];

/// The model that is changed.
const CHANGED: &str = "AuthorizationResponse";

/// The models that are decoded and encoded by the clock.
const TIMED: [&str; 3] = ["AuthorizationFailResponse", "Client", "Service"];

/// The folder of the crates.
pub struct Scratch {
    folder: PathBuf,
    changed: PathBuf,
    /// How many types the models have.
    pub types: usize,
}

impl Scratch {
    /// Writes the crates.
    pub fn write(folder: &Path) -> Measured<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let loaded = Config::new().file(root.join("codegen.toml")).load()?;
        let tree = tree(loaded)?;
        let unions = folder.join("pages");
        let mut files = BTreeMap::new();
        for (name, text) in unions::pages() {
            files.insert(format!("pages/models/{name}.md"), text);
        }
        write(folder, &files)?;
        let unions = self::tree(Config::new().specs(unions).load()?)?;
        let lock = fs::read_to_string(root.join("Cargo.lock"))?;
        for variant in VARIANTS {
            let place = variant.name();
            let members = ["models", "small", "all"];
            files.insert(format!("{place}/Cargo.toml"), workspace(&members));
            files.insert(format!("{place}/Cargo.lock"), lock.clone());
            add_models(
                &mut files,
                &format!("{place}/models"),
                "models",
                &tree,
                variant,
            );
            let small = "fn main() {\n    let json = std::env::args().nth(1).unwrap_or_default();\n    println!(\"{:?}\", serde_json::from_str::<models::models::AuthorizationFailResponse>(&json));\n}\n";
            add_consumer(&mut files, place, "small", small.to_owned());
            add_consumer(&mut files, place, "all", all(&tree));
            add_models(&mut files, &format!("speed/{place}"), place, &tree, variant);
            let place = format!("unions-{place}");
            add_models(
                &mut files,
                &format!("speed/{place}"),
                &place,
                &unions,
                variant,
            );
        }
        files.insert("speed/Cargo.lock".to_owned(), lock);
        speed(&mut files, &tree, &unions);
        write(folder, &files)?;
        let changed = tree
            .modules
            .iter()
            .find(|module| module.item.name == CHANGED);
        Ok(Self {
            folder: folder.to_owned(),
            changed: changed.ok_or("no model to change")?.file().into(),
            types: tree.modules.len(),
        })
    }

    pub fn workspace(&self, variant: Variant) -> PathBuf {
        self.folder.join(variant.name())
    }

    pub fn target(&self, variant: Variant) -> PathBuf {
        self.folder.join(format!("target-{}", variant.name()))
    }

    pub fn speed(&self) -> PathBuf {
        self.folder.join("speed")
    }

    /// The release binary of the consumer of all types.
    pub fn binary(&self, variant: Variant) -> PathBuf {
        let name = format!("all{}", std::env::consts::EXE_SUFFIX);
        self.target(variant).join("release").join(name)
    }

    /// Adds a line, another in each round.
    pub fn change(&self, variant: Variant, round: usize) -> Measured {
        let folder = self.workspace(variant).join("models/src/generated");
        let path = folder.join(&self.changed);
        let text = fs::read_to_string(&path)?;
        let line = format!("/// Round {round}.\n");
        let text = text.replacen("#[derive(", &format!("{line}#[derive("), 1);
        Ok(fs::write(path, text)?)
    }
}

impl Variant {
    fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Derive => "derive",
        }
    }

    fn emit(self, tree: &Tree) -> Vec<File> {
        match self {
            Self::Table => emit(tree),
            Self::Derive => emit_with_derives(tree),
        }
    }

    fn features(self) -> &'static str {
        match self {
            Self::Table => r#""std""#,
            Self::Derive => r#""std", "derive""#,
        }
    }
}

pub fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn tree(loaded: Loaded) -> Measured<Tree> {
    let mut diagnostics = loaded.diagnostics;
    let schema = loaded.schema.ok_or("no schema")?;
    let resolved = resolve(&schema, &loaded.settings, &mut diagnostics);
    let tree = lower(&resolved, &mut diagnostics);
    match diagnostics.has_errors() {
        true => Err("the pages have errors".into()),
        false => Ok(tree),
    }
}

fn workspace(members: &[&str]) -> String {
    format!("[workspace]\nmembers = {members:?}\nresolver = \"3\"\n")
}

fn package(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\nserde_json = \"*\"\n{dependencies}"
    )
}

fn add_models(
    files: &mut BTreeMap<String, String>,
    place: &str,
    name: &str,
    tree: &Tree,
    variant: Variant,
) {
    let features = variant.features();
    let serde = format!(
        "serde = {{ version = \"*\", default-features = false, features = [{features}] }}\n"
    );
    // What is behind conditions of other features is not there for anyone.
    let lints = "\n[lints.rust]\nunexpected_cfgs = \"allow\"\n\n";
    let manifest = package(name, &serde) + lints + &feature_table(&tree.area_features);
    files.insert(format!("{place}/Cargo.toml"), manifest);
    let root = "mod generated;\n\npub use generated::*;\n";
    files.insert(format!("{place}/src/lib.rs"), root.to_owned());
    for file in variant.emit(tree) {
        files.insert(format!("{place}/src/generated/{}", file.path), file.text);
    }
}

fn add_consumer(files: &mut BTreeMap<String, String>, place: &str, name: &str, main: String) {
    let dependencies = "serde = { version = \"*\", default-features = false, features = [\"std\"] }\nmodels = { path = \"../models\" }\n";
    files.insert(
        format!("{place}/{name}/Cargo.toml"),
        package(name, dependencies),
    );
    files.insert(format!("{place}/{name}/src/main.rs"), main);
}

/// A program that decodes and encodes a value of any of the types.
fn all(tree: &Tree) -> String {
    let mut main = "fn main() {\n    let mut words = std::env::args().skip(1);\n    let name = words.next().unwrap_or_default();\n    let json = words.next().unwrap_or_default();\n    let encoded = match name.as_str() {\n".to_owned();
    for module in &tree.modules {
        let path = module.type_path();
        main.push_str(&format!(
            "        {path:?} => again::<models::{path}>(&json),\n"
        ));
    }
    main.push_str("        _ => Ok(\"no such type\".to_owned()),\n    };\n    println!(\"{encoded:?}\");\n}\n\nfn again<T: serde::de::DeserializeOwned + serde::Serialize>(json: &str) -> serde_json::Result<String> {\n    serde_json::to_string(&serde_json::from_str::<T>(json)?)\n}\n");
    main
}

/// A program that takes the time of decoding and encoding in both variants.
fn speed(files: &mut BTreeMap<String, String>, tree: &Tree, unions: &Tree) {
    let crates = ["table", "derive", "unions-table", "unions-derive"];
    let mut dependencies = "serde = { version = \"*\", default-features = false }\n".to_owned();
    for name in crates {
        dependencies.push_str(&format!("{name} = {{ path = \"{name}\" }}\n"));
    }
    let manifest = package("speed", &dependencies) + "\n" + &workspace(&crates);
    files.insert("speed/Cargo.toml".to_owned(), manifest);
    let clock = include_str!("clock.rs").to_owned();
    files.insert("speed/src/clock.rs".to_owned(), clock);
    let mut main = "mod clock;\n\nfn main() {\n    clock::head();\n".to_owned();
    let mut add = |tree: &Tree, crates: [&str; 2], model: &str, order: samples::Order| {
        let Some(module) = tree.modules.iter().find(|module| module.item.name == model) else {
            return;
        };
        let (path, words) = (module.type_path(), order.words());
        let file = format!("{model}-{}.json", words.replace(' ', "-"));
        let [table, derive] = crates.map(|name| format!("{name}::{path}"));
        main.push_str(&format!(
            "    clock::compare::<{table}, {derive}>(\"{model}, {words}\", include_str!(\"{file}\"));\n"
        ));
        files.insert(
            format!("speed/src/{file}"),
            samples::of(tree, module, order),
        );
    };
    for model in TIMED {
        add(tree, ["table", "derive"], model, samples::Order::Page);
        add(tree, ["table", "derive"], model, samples::Order::Random);
    }
    for model in unions::TIMED {
        for order in [samples::Order::Page, samples::Order::Backwards] {
            add(unions, ["unions_table", "unions_derive"], model, order);
        }
    }
    main.push_str("}\n");
    files.insert("speed/src/main.rs".to_owned(), main);
}

/// Writes the files that are not yet so.
fn write(folder: &Path, files: &BTreeMap<String, String>) -> Measured {
    for (path, text) in files {
        let path = folder.join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == *text) {
            continue;
        }
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, text)?;
    }
    Ok(())
}
