//! Files of payloads.

use super::json::{JsonError, values};
use crate::schema::Example;
use crate::source::{FileId, Sources};

/// The extensions of files of payloads.
pub const EXTENSIONS: &[&str] = &["json", "jsonl", "ndjson"];

/// A value that an API sent or received.
#[derive(Clone, Debug, PartialEq)]
pub struct Payload {
    /// The path of the file below the folder of payloads, or as given; it names the model.
    pub file: String,
    /// The value with its text.
    pub example: Example,
}

impl Payload {
    /// The names that the path of the file may have: of a model, or of an operation. `Order.json`,
    /// `Order.2.json` and `Order/2.json` have `Order`.
    pub fn names(&self) -> Vec<&str> {
        let (folder, file) = match self.file.rsplit_once('/') {
            Some((folder, file)) => (Some(folder), file),
            None => (None, self.file.as_str()),
        };
        let mut names = Vec::new();
        let mut name = file;
        while let Some((shorter, _)) = name.rsplit_once('.') {
            names.push(shorter);
            name = shorter;
        }
        let last = folder.map(|folder| folder.rsplit('/').next().unwrap_or(folder));
        names.extend(last);
        names
    }
}

/// The values of a file: one, or several in a row.
///
/// # Errors
/// Where the text is not JSON.
pub fn read(sources: &Sources, id: FileId, path: &str) -> Result<Vec<Payload>, JsonError> {
    let text = sources.get(id).map_or("", |file| file.text.as_str());
    let found = values(text)?;
    let payloads = found.into_iter().map(|mut literal| {
        let range = literal.range.clone();
        literal.shift(range.start);
        Payload {
            file: path.to_owned(),
            example: Example {
                text: text.get(range.clone()).unwrap_or("").to_owned(),
                span: sources.span(id, range),
                value: Some(literal),
            },
        }
    });
    Ok(payloads.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_names_the_model() {
        let names = |path: &str| {
            let span = crate::source::Span::default();
            let example = Example {
                text: String::new(),
                span,
                value: None,
            };
            let file = path.to_owned();
            Payload { file, example }.names().join(" ")
        };
        assert_eq!(names("Order.json"), "Order");
        assert_eq!(
            names("components.Order.2.jsonl"),
            "components.Order.2 components.Order components"
        );
        assert_eq!(names("shop/Order/a.json"), "a Order");
    }
}
