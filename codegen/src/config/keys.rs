//! The keys of a configuration file.

use toml::de::DeTable;
use toml::de::DeValue;

use crate::source::{FileId, Sources, Span};

/// The keys of a configuration file, such as `types.number`, with their spans, in order and without
/// fix-ups. Empty if the file is invalid.
pub fn keys(sources: &Sources, file: FileId) -> Vec<(String, Span)> {
    let text = sources.get(file).map_or("", |file| file.text.as_str());
    let Ok(document) = DeTable::parse(text) else {
        return Vec::new();
    };
    let mut keys = Vec::new();
    for (key, value) in document.get_ref() {
        match value.get_ref() {
            DeValue::Table(inner) => {
                for inner in inner.keys() {
                    let name = format!("{}.{}", key.get_ref(), inner.get_ref());
                    keys.push((name, sources.span(file, inner.span())));
                }
            }
            DeValue::Array(_) => {}
            _ => keys.push((key.get_ref().to_string(), sources.span(file, key.span()))),
        }
    }
    keys.sort_by_key(|(_, span)| span.start);
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    #[test]
    fn settings_are_found_in_every_notation() {
        let found = |text: &str| {
            let mut sources = Sources::default();
            let file = sources.add(SourceFile::new("", "codegen.toml", text.to_owned()));
            let keys = keys(&sources, file).into_iter();
            let keys = keys.map(|(key, span)| format!("{key} {}:{}", span.line, span.column));
            keys.collect::<Vec<_>>()
        };
        let text =
            "wire-names = \"snake_case\"\n\n[types]\nmap = \"HashMap\"\n[[fix]]\nmodel = \"A\"\n";
        assert_eq!(found(text), ["wire-names 1:1", "types.map 4:1"]);
        assert_eq!(found("types.map = \"HashMap\""), ["types.map 1:7"]);
        assert_eq!(found("types = { map = \"HashMap\" }"), ["types.map 1:11"]);
        assert_eq!(found("types ="), [""; 0]);
    }
}
