//! `cfg` attributes for the Cargo features of API groups.

use crate::target::rust::{CargoFeature, FULL};

/// The maximum width of a list in `any(…)` that rustfmt keeps on one line.
const LONGEST: usize = 70;

/// The attribute that requires any of some features; empty without features.
pub(super) fn attribute(features: &[String]) -> String {
    let names: Vec<String> = features
        .iter()
        .map(|name| format!("feature = {name:?}"))
        .collect();
    let list = names.join(", ");
    match features {
        [] => String::new(),
        [_] => format!("#[cfg({list})]\n"),
        _ if list.len() <= LONGEST => format!("#[cfg(any({list}))]\n"),
        _ => format!("#[cfg(any(\n    {}\n))]\n", names.join(",\n    ")),
    }
}

/// The table for `Cargo.toml`: a feature for each API group, and one for all of them, which is the default.
/// Empty without features.
pub fn feature_table(features: &[CargoFeature]) -> String {
    if features.is_empty() {
        return String::new();
    }
    let mut table = format!("[features]\ndefault = [\"{FULL}\"]\n{FULL} = [\n");
    for feature in features {
        table.push_str(&format!("    {:?},\n", feature.name));
    }
    table.push_str("]\n");
    for feature in features {
        let quote = if feature.name.contains(['+', '.']) {
            "\""
        } else {
            ""
        };
        table.push_str(&format!("{quote}{}{quote} = []\n", feature.name));
    }
    table
}
