//! The support module: what the models share, and of it only what they need.

use std::collections::BTreeSet;

use super::header;
use crate::config::{DateType, MapType};
use crate::target::File;
use crate::target::rust::{FULL, Feature, Tree};

/// A file of the support module.
struct Part {
    name: &'static str,
    text: &'static str,
    /// The sections one of which calls for the file.
    needed_by: &'static [&'static str],
    /// The names that the whole crate may use.
    public: &'static [&'static str],
    /// When it is compiled; always where nothing is said.
    condition: Option<&'static str>,
}

/// The part whose text names every type.
const EVERY: &str = "every";

/// The condition of what makes arbitrary values.
const ARBITRARY: Option<&str> = Some("any(test, feature = \"arbitrary\")");

const PARTS: &[Part] = &[
    Part {
        name: "blank",
        text: include_str!("blank.rs"),
        needed_by: &["blank"],
        public: &[],
        condition: None,
    },
    Part {
        name: "constant",
        text: include_str!("constant.rs"),
        needed_by: &["constants"],
        public: &[],
        condition: None,
    },
    Part {
        name: "decimal",
        text: include_str!("decimal.rs"),
        needed_by: &["decimal"],
        public: &["Decimal"],
        condition: None,
    },
    Part {
        name: "every",
        text: "",
        needed_by: &["arbitrary"],
        public: &[],
        condition: Some("test"),
    },
    Part {
        name: "examples",
        text: include_str!("examples.rs"),
        needed_by: &["examples"],
        public: &[],
        condition: Some("test"),
    },
    Part {
        name: "keys",
        text: include_str!("keys.rs"),
        needed_by: &["objects"],
        public: &[],
        condition: None,
    },
    Part {
        name: "modes",
        text: include_str!("modes.rs"),
        needed_by: &[
            "required",
            "nullable",
            "optional",
            "optional_nullable",
            "rest",
        ],
        public: &[],
        condition: None,
    },
    Part {
        name: "number",
        text: include_str!("number.rs"),
        needed_by: &["numbers"],
        public: &[],
        condition: None,
    },
    Part {
        name: "object",
        text: include_str!("object.rs"),
        needed_by: &["objects"],
        public: &[],
        condition: None,
    },
    Part {
        name: "presence",
        text: include_str!("presence.rs"),
        needed_by: &["presence"],
        public: &["Presence"],
        condition: None,
    },
    Part {
        name: "redacted",
        text: include_str!("redacted.rs"),
        needed_by: &["secrets"],
        public: &[],
        condition: None,
    },
    Part {
        name: "sample",
        text: include_str!("sample.rs"),
        needed_by: &["arbitrary"],
        public: &[],
        condition: ARBITRARY,
    },
    Part {
        name: "shape",
        text: include_str!("shape.rs"),
        needed_by: &["unions"],
        public: &[],
        condition: None,
    },
    Part {
        name: "survive",
        text: include_str!("survive.rs"),
        needed_by: &["arbitrary"],
        public: &[],
        condition: Some("test"),
    },
    Part {
        name: "text",
        text: include_str!("text.rs"),
        needed_by: &["text"],
        public: &[],
        condition: None,
    },
    Part {
        name: "time",
        text: include_str!("time.rs"),
        needed_by: &["time_date", "time_date_time"],
        public: &["Date", "DateTime"],
        condition: None,
    },
    Part {
        name: "union",
        text: include_str!("union.rs"),
        needed_by: &["unions"],
        public: &[],
        condition: None,
    },
    Part {
        name: "unrecognized",
        text: include_str!("unrecognized.rs"),
        needed_by: &["enums"],
        public: &["Unrecognized"],
        condition: None,
    },
];

/// The files of the support module; none where there is no model.
pub(super) fn files(tree: &Tree) -> Vec<File> {
    if tree.modules.is_empty() {
        return Vec::new();
    }
    let sections = sections(tree);
    let parts: Vec<&Part> = needed(&sections).collect();
    let mut index = header(None);
    index.push_str("//! What the models share: how they are decoded and encoded.\n\n");
    for part in &parts {
        index.push_str(&format!("{}mod {};\n", part.attribute(tree), part.name));
    }
    index.push('\n');
    for part in parts.iter().filter(|part| part.name != EVERY) {
        index.push_str(&part.attribute(tree));
        match public_of(part, &sections).as_slice() {
            [] => index.push_str(&format!("pub(crate) use {}::*;\n", part.name)),
            [name] => index.push_str(&format!("pub use {}::{name};\n", part.name)),
            names => index.push_str(&format!(
                "pub use {}::{{{}}};\n",
                part.name,
                names.join(", ")
            )),
        }
    }
    let mut files = vec![File::new("support/mod.rs", index)];
    files.extend(parts.iter().map(|part| {
        let text = header(None)
            + &match part.name {
                EVERY => every(tree),
                _ => select(part.text, &sections),
            };
        File::new(format!("support/{}.rs", part.name), text)
    }));
    files
}

impl Part {
    /// The line above what is compiled only on a condition.
    fn attribute(&self, tree: &Tree) -> String {
        match self.condition {
            // Only with all areas are all types there to be named.
            Some(condition) if self.name == EVERY && !tree.area_features.is_empty() => {
                format!("#[cfg(all({condition}, feature = \"{FULL}\"))]\n")
            }
            Some(condition) => format!("#[cfg({condition})]\n"),
            None => String::new(),
        }
    }
}

/// The file that names every type once.
fn every(tree: &Tree) -> String {
    let paths = tree.modules.iter().map(|module| module.type_path());
    let lines: String = paths.map(|path| format!("    {path},\n")).collect();
    format!(
        "//! Every type, for the tests.\n\nuse super::super::support;\n\nsupport::survive! {{\n{lines}}}\n"
    )
}

/// The names of the support module that consumers meet.
pub(super) fn public_names(tree: &Tree) -> Vec<&'static str> {
    let sections = sections(tree);
    needed(&sections)
        .flat_map(|part| public_of(part, &sections))
        .collect()
}

fn needed(sections: &BTreeSet<&'static str>) -> impl Iterator<Item = &'static Part> {
    PARTS.iter().filter(|part| {
        part.needed_by
            .iter()
            .any(|section| sections.contains(section))
    })
}

fn public_of(part: &Part, sections: &BTreeSet<&'static str>) -> Vec<&'static str> {
    let is_there = |name: &&str| match *name {
        "Date" => sections.contains("time_date"),
        "DateTime" => sections.contains("time_date_time"),
        _ => true,
    };
    part.public.iter().copied().filter(is_there).collect()
}

/// The names of the sections that the models need, as the parts mark them.
fn sections(tree: &Tree) -> BTreeSet<&'static str> {
    let mut sections = BTreeSet::from([match tree.map {
        MapType::BTreeMap => "btree_map",
        MapType::HashMap => "hash_map",
    }]);
    for feature in &tree.features {
        let names: &[&str] = match feature {
            Feature::Objects => &["objects"],
            Feature::Text => &["text", "enums"],
            Feature::Numbers => &["numbers", "enums"],
            Feature::Unions => &["unions"],
            Feature::Required => &["required", "blank"],
            Feature::Nullable => &["nullable"],
            Feature::Optional => &["optional"],
            Feature::OptionalNullable => &["optional_nullable"],
            Feature::Rest => &["rest"],
            Feature::Constants => &["constants"],
            Feature::ConstantText => &["constant_text"],
            Feature::ConstantBoolean => &["constant_boolean"],
            Feature::ConstantInteger => &["constant_integer"],
            Feature::Presence => &["presence"],
            Feature::Decimal => &["decimal"],
            Feature::DateTime(DateType::Jiff) => &["jiff_date_time", "dates"],
            Feature::DateTime(DateType::Chrono) => &["chrono_date_time", "dates"],
            Feature::DateTime(DateType::Time) => &["time_date_time", "dates"],
            Feature::Date(DateType::Jiff) => &["jiff_date", "dates"],
            Feature::Date(DateType::Chrono) => &["chrono_date", "dates"],
            Feature::Date(DateType::Time) => &["time_date", "dates"],
            Feature::Examples => &["examples"],
            Feature::ExamplesOfTypes => &["examples_of_types"],
            Feature::ExamplesOfUnions => &["examples_of_unions"],
            Feature::ExamplesOfConstants => &["examples_of_constants"],
            Feature::Secrets => &["secrets"],
            Feature::SecretFields => &["secret_fields", "redacted"],
            Feature::SecretUnions => &["secret_unions", "redacted"],
            Feature::Arbitrary => &["arbitrary"],
            Feature::DateTime(DateType::String) | Feature::Date(DateType::String) => &[],
        };
        sections.extend(names);
    }
    let written = [
        "required",
        "nullable",
        "optional",
        "optional_nullable",
        "rest",
        "constants",
    ];
    if written.iter().any(|section| sections.contains(section)) {
        sections.insert("entries");
    }
    if sections.contains("time_date") && sections.contains("time_date_time") {
        sections.insert("time_both");
    }
    for (section, otherwise) in [("secrets", "open"), ("rest", "no_rest")] {
        if !sections.contains(section) {
            sections.insert(otherwise);
        }
    }
    let public = ["presence", "decimal", "time_date", "time_date_time"];
    if public.iter().any(|section| sections.contains(section)) {
        sections.insert("sampled_public");
    }
    if sections.iter().any(|section| section.ends_with("_date")) {
        sections.insert("sampled_date");
    }
    if sections.iter().any(|name| name.ends_with("_date_time")) {
        sections.insert("sampled_date_time");
    }
    sections
}

/// The text without the marks of sections, and without the sections that are not needed.
fn select(text: &str, sections: &BTreeSet<&str>) -> String {
    let mut open: Vec<bool> = Vec::new();
    let mut selected = String::with_capacity(text.len());
    for line in text.lines() {
        match mark(line) {
            Some(mark) if mark.starts_with('/') => {
                open.pop();
            }
            Some(mark) => open.push(sections.contains(mark)),
            None if !open.iter().all(|needed| *needed) => {}
            // What was left out must not leave two empty lines behind.
            None if line.is_empty() && (selected.is_empty() || selected.ends_with("\n\n")) => {}
            None => {
                selected.push_str(&select_within(line, sections));
                selected.push('\n');
            }
        }
    }
    selected.truncate(selected.trim_end().len());
    selected + "\n"
}

/// The line without the marks of sections within it, `/*<name> text*/`, and without those that are
/// not needed.
fn select_within(line: &str, sections: &BTreeSet<&str>) -> String {
    let mut selected = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once("/*<") {
        let Some((section, after)) = behind.split_once("*/") else {
            break;
        };
        selected.push_str(before);
        if let Some((name, text)) = section.split_once('>')
            && sections.contains(name)
        {
            selected.push_str(text);
        }
        rest = after;
    }
    selected + rest
}

/// The name in a line that begins a section, or behind `/` in one that ends it.
fn mark(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix("// <")?.strip_suffix('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_that_are_not_needed_are_left_out() {
        let text = "a\n// <x>\nb\n    // <y>\nc\n    // </y>\n// </x>\nd\n";
        assert_eq!(select(text, &BTreeSet::from(["x"])), "a\nb\nd\n");
        assert_eq!(select(text, &BTreeSet::from(["x", "y"])), "a\nb\nc\nd\n");
        assert_eq!(select(text, &BTreeSet::from(["y"])), "a\nd\n");
    }

    #[test]
    fn a_section_can_be_a_part_of_a_line() {
        let text = "a/*<x> b*/ c/*<y>, d*/\n";
        assert_eq!(select(text, &BTreeSet::from(["x"])), "a b c\n");
        assert_eq!(select(text, &BTreeSet::from(["y"])), "a c, d\n");
        assert_eq!(select("a /* b */ c\n", &BTreeSet::new()), "a /* b */ c\n");
    }

    #[test]
    fn every_mark_is_closed_by_its_own() {
        for part in PARTS {
            let mut open = Vec::new();
            for line in part.text.lines().filter_map(mark) {
                match line.strip_prefix('/') {
                    Some(closing) => assert_eq!(open.pop(), Some(closing), "in {}", part.name),
                    None => open.push(line),
                }
            }
            assert!(open.is_empty(), "{open:?} is left open in {}", part.name);
        }
    }
}
