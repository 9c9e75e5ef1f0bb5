//! Reserved words.

/// Every keyword of every edition up to 2024, strict or reserved, sorted.
const KEYWORDS: &[&str] = &[
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that have no raw form.
const NEVER_RAW: &[&str] = &["Self", "_", "crate", "self", "super"];

/// File names that Rust or Cargo reserves, and Windows device names.
const NOT_MODULES: &[&str] = &[
    "aux", "build", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "con", "lib", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    "main", "mod", "nul", "prn",
];

/// The name as a field's: keywords become raw identifiers, or get a trailing `_` if they cannot.
pub(super) fn raw(name: String) -> String {
    if !KEYWORDS.contains(&name.as_str()) {
        name
    } else if NEVER_RAW.contains(&name.as_str()) {
        name + "_"
    } else {
        format!("r#{name}")
    }
}

/// The name with a trailing `_` if it is a keyword.
pub(super) fn underscored(name: String) -> String {
    if KEYWORDS.contains(&name.as_str()) {
        name + "_"
    } else {
        name
    }
}

/// The name as a module's: with a trailing `_` if it is a keyword or a reserved file name.
pub(super) fn module(name: String) -> String {
    if KEYWORDS.contains(&name.as_str()) || NOT_MODULES.contains(&name.as_str()) {
        name + "_"
    } else {
        name
    }
}

/// Whether [`raw`], [`underscored`] or [`module`] has appended `_` to the name.
pub(super) fn has_underscore_added(name: &str) -> bool {
    name.strip_suffix('_')
        .is_some_and(|word| KEYWORDS.contains(&word) || NOT_MODULES.contains(&word))
}
