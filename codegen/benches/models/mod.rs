//! The crates that are compiled: the models in each variant, and consumers of them.

mod derives;
mod manifests;
mod peers;
mod samples;
mod unions;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use markdown_codegen::resolve::resolve;
use markdown_codegen::target::File;
use markdown_codegen::target::rust::emit::{emit, feature_table};
use markdown_codegen::target::rust::{Tree, decide, lower};
use markdown_codegen::{Config, Loaded};

use manifests::{LINTS, MODELS, RUNTIME, package, serde, workspace};

type Measured<T = ()> = Result<T, Box<dyn Error>>;

type Files = BTreeMap<String, String>;

/// How types came about that are decoded and encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// As they are emitted.
    Table,
    /// The same items with serde's derives.
    Derive,
    /// The output of another generator.
    Peer(&'static str),
}

/// The model that is changed.
const CHANGED: &str = "AuthorizationResponse";

/// The models that are decoded and encoded by the clock.
const TIMED: [&str; 3] = ["AuthorizationFailResponse", "Client", "Service"];

/// The folder of the crates.
pub struct Scratch {
    folder: PathBuf,
    changed: PathBuf,
    /// What there is to compare, the tables first and the derives second.
    pub variants: Vec<Variant>,
    /// How many types the models have.
    pub types: usize,
}

impl Scratch {
    /// Writes the crates.
    pub fn write(folder: &Path) -> Measured<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let tree = tree(Config::new().file(root.join("codegen.toml")).load()?)?;
        let mut files = Files::new();
        let schema = serde_json::to_string_pretty(&peers::schema(&tree))?;
        files.insert("peers/models.json".to_owned(), schema);
        for (name, text) in unions::pages() {
            files.insert(format!("pages/models/{name}.md"), text);
        }
        write(folder, &files)?;
        let unions = self::tree(Config::new().specs(folder.join("pages")).load()?)?;
        let lock = fs::read_to_string(root.join("Cargo.lock"))?;
        let mut variants = vec![Variant::Table, Variant::Derive];
        let found = |name: &&str| peers::text(folder, name).is_some();
        variants.extend(peers::NAMES.into_iter().filter(found).map(Variant::Peer));
        for variant in &variants {
            let place = variant.name();
            let members = ["models", "small", "all"];
            files.insert(format!("{place}/Cargo.toml"), workspace(&members));
            files.insert(format!("{place}/Cargo.lock"), lock.clone());
            let models = variant.models(folder, &tree)?;
            add_consumer(&mut files, place, "small", small(&models.types));
            add_consumer(&mut files, place, "all", all(&models.types));
            models.add(&mut files, &format!("{place}/models"), "models");
            models.add(&mut files, &format!("speed/{place}"), place);
            if !matches!(variant, Variant::Peer(_)) {
                let name = format!("unions-{place}");
                let models = variant.models(folder, &unions)?;
                models.add(&mut files, &format!("speed/{name}"), &name);
            }
        }
        files.insert("speed/Cargo.lock".to_owned(), lock);
        speed(&mut files, &tree, &unions, &variants);
        write(folder, &files)?;
        let changed = tree
            .modules
            .iter()
            .find(|module| module.item.name == CHANGED);
        Ok(Self {
            folder: folder.to_owned(),
            changed: changed.ok_or("no model to change")?.file().into(),
            variants,
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
        let file = match variant {
            Variant::Peer(_) => Path::new("mod.rs"),
            _ => &self.changed,
        };
        let folder = self.workspace(variant).join("models/src/generated");
        let path = folder.join(file);
        let text = fs::read_to_string(&path)?;
        let line = format!("/// Round {round}.\n");
        let text = text.replacen("#[derive(", &format!("{line}#[derive("), 1);
        Ok(fs::write(path, text)?)
    }
}

impl Variant {
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Derive => "derive",
            Self::Peer(name) => name,
        }
    }

    fn models(self, folder: &Path, tree: &Tree) -> Measured<Models> {
        let (files, dependencies) = match self {
            Self::Table => (emit(tree), serde(false) + RUNTIME),
            Self::Derive => (derives::files(tree)?, serde(true)),
            Self::Peer(name) => {
                let text = peers::text(folder, name).unwrap_or_default();
                return Ok(Models {
                    types: peers::types(&text)?,
                    files: vec![File::new("mod.rs", text)],
                    manifest: serde(true),
                });
            }
        };
        Ok(Models {
            types: tree
                .items()
                .map(|(module, item)| module.type_path(item))
                .collect(),
            files,
            manifest: dependencies + LINTS + &feature_table(&tree.cargo_features),
        })
    }
}

/// A crate of models.
struct Models {
    /// The paths of the types below the root of the crate.
    types: Vec<String>,
    /// The files below `src/generated`.
    files: Vec<File>,
    /// What the manifest says but for the name.
    manifest: String,
}

impl Models {
    fn add(&self, files: &mut Files, place: &str, name: &str) {
        let manifest = package(name, &self.manifest);
        files.insert(format!("{place}/Cargo.toml"), manifest);
        let root = "#[allow(warnings)]\nmod generated;\n\npub use generated::*;\n";
        files.insert(format!("{place}/src/lib.rs"), root.to_owned());
        for file in &self.files {
            let path = format!("{place}/src/generated/{}", file.path);
            files.insert(path, file.text.clone());
        }
    }
}

fn tree(loaded: Loaded) -> Measured<Tree> {
    let mut diagnostics = loaded.diagnostics;
    let schema = loaded.schema.ok_or("no schema")?;
    let settings = &loaded.settings;
    let resolved = resolve(&schema, settings, &mut diagnostics);
    let resolved = decide(resolved, &settings.rust.types);
    let tree = lower(&resolved, &settings.rust, &mut diagnostics);
    if diagnostics.has_errors() {
        Err("the pages have errors".into())
    } else {
        Ok(tree)
    }
}

fn add_consumer(files: &mut Files, place: &str, name: &str, main: String) {
    let manifest = package(name, &(serde(false) + MODELS));
    files.insert(format!("{place}/{name}/Cargo.toml"), manifest);
    files.insert(format!("{place}/{name}/src/main.rs"), main);
}

/// A program that decodes one type.
fn small(types: &[String]) -> String {
    let is_it = |path: &&String| path.ends_with(TIMED[0]);
    let path = types.iter().find(is_it).map_or("", String::as_str);
    format!(
        "fn main() {{
    let json = std::env::args().nth(1).unwrap_or_default();
    println!(\"{{:?}}\", serde_json::from_str::<models::{path}>(&json).is_ok());
}}
"
    )
}

/// A program that decodes and encodes a value of any of the types.
fn all(types: &[String]) -> String {
    let arms = types
        .iter()
        .map(|path| format!("        {path:?} => again::<models::{path}>(&json),\n"));
    let arms: String = arms.collect();
    format!(
        "fn main() {{
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_default();
    let json = words.next().unwrap_or_default();
    let encoded = match name.as_str() {{
{arms}        _ => Ok(\"no such type\".to_owned()),
    }};
    println!(\"{{encoded:?}}\");
}}

fn again<T: serde::de::DeserializeOwned + serde::Serialize>(json: &str) -> serde_json::Result<String> {{
    serde_json::to_string(&serde_json::from_str::<T>(json)?)
}}
"
    )
}

/// A program that takes the time of decoding and encoding in all variants.
fn speed(files: &mut Files, tree: &Tree, unions: &Tree, variants: &[Variant]) {
    let mut members: Vec<&str> = variants.iter().map(|variant| variant.name()).collect();
    members.extend(["unions-table", "unions-derive"]);
    let mut manifest = serde(false);
    for name in &members {
        manifest.push_str(&format!("{name} = {{ path = \"{name}\" }}\n"));
    }
    let manifest = package("speed", &manifest) + "\n" + &workspace(&members);
    files.insert("speed/Cargo.toml".to_owned(), manifest);
    let clock = include_str!("clock.rs").to_owned();
    files.insert("speed/src/clock.rs".to_owned(), clock);
    let names: Vec<&str> = variants.iter().map(|variant| variant.name()).collect();
    let mut main =
        format!("mod clock;\n\nfn main() {{\n    let mut clock = clock::Clock::new(&{names:?});\n");
    let mut add = |tree: &Tree, prefix: &str, model: &str, order: samples::Order| {
        let Some(module) = tree.modules.iter().find(|module| module.item.name == model) else {
            return;
        };
        let words = order.words();
        let file = format!("{model}-{}.json", words.replace(' ', "-"));
        main.push_str(&format!(
            "    clock.compare(\"{model}, {words}\", include_str!(\"{file}\"), &[\n"
        ));
        for variant in variants {
            let path = match variant {
                Variant::Peer(_) if !prefix.is_empty() => continue,
                Variant::Peer(name) => format!("{name}::{model}"),
                _ => format!(
                    "{prefix}{}::{}",
                    variant.name(),
                    module.type_path(&module.item)
                ),
            };
            main.push_str(&format!("        &clock::Of::<{path}>::NEW,\n"));
        }
        main.push_str("    ]);\n");
        files.insert(
            format!("speed/src/{file}"),
            samples::of(tree, module, order),
        );
    };
    for model in TIMED {
        add(tree, "", model, samples::Order::Page);
        add(tree, "", model, samples::Order::Random);
    }
    for model in unions::TIMED {
        for order in [samples::Order::Page, samples::Order::Backwards] {
            add(unions, "unions_", model, order);
        }
    }
    main.push_str("    clock.print();\n}\n");
    files.insert("speed/src/main.rs".to_owned(), main);
}

/// Writes the files that are not yet so.
fn write(folder: &Path, files: &Files) -> Measured {
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
