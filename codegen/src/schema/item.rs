//! Identity, origin and links of items.

use std::fmt;

#[cfg(feature = "json")]
use serde::{Deserialize, Serialize};

use crate::source::{self, Destination, Span};

/// The identity of an item among all items of a schema.
///
/// [`fmt::Display`] gives the path that the configuration and reports use: `operations.Name`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct ItemId {
    /// The documented name.
    pub name: String,
    /// The parts of the namespace, joined by `.`; empty for the outermost one. A page with several
    /// items is a namespace: its path without extension.
    pub namespace: String,
}

/// The origin of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Origin {
    /// Path of the page below the specs folder.
    pub page: String,
    /// The anchor of the item's heading; `None` if the whole page documents the item.
    pub anchor: Option<String>,
    /// The item's title or heading.
    pub span: Span,
}

/// The target of a link below the specs folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Link {
    /// Path of the page.
    pub page: String,
    /// The anchor, without `#`; `None` for a link to the whole page.
    pub anchor: Option<String>,
}

impl ItemId {
    /// An id of a namespace and a name.
    pub fn new(namespace: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            namespace: namespace.into(),
            name: name.into(),
        }
    }

    /// The namespace of the items of a page that documents several: its path without extension.
    pub fn page_namespace(page: &str) -> String {
        let (folders, file) = page.rsplit_once('/').unwrap_or(("", page));
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let parts = folders.split('/').chain([stem]);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(".")
    }

    /// The namespace of items that are written out inside this one.
    pub fn as_namespace(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.namespace.is_empty() {
            f.write_str(&self.name)
        } else {
            write!(f, "{}.{}", self.namespace, self.name)
        }
    }
}

impl Link {
    /// The target of a link as a page writes it; `None` if it leads to another site, out of the
    /// folder, or to no named file.
    pub fn resolve(page: &str, link: &str) -> Option<Self> {
        let Destination { page, anchor } = source::destination(page, link)?;
        Some(Self { page, anchor })
    }

    /// A link to a whole page.
    pub fn to_page(page: impl Into<String>) -> Self {
        Self {
            page: page.into(),
            anchor: None,
        }
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.page)?;
        match &self.anchor {
            Some(anchor) => write!(f, "#{anchor}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_have_page_and_anchor() {
        let cases = [
            ("b.md", Some("models/b.md")),
            ("b.md#part", Some("models/b.md#part")),
            ("b.md#", Some("models/b.md")),
            ("#part", Some("models/a.md#part")),
            ("#", Some("models/a.md")),
            ("../b.md?x#y", Some("b.md#y")),
            ("a%20b.md#c%20d", Some("models/a b.md#c d")),
            ("/b.md", Some("b.md")),
            ("%2e%2e/b.md", Some("b.md")),
            ("", None),
            ("https://example.com/b.md#part", None),
            ("../../b.md#part", None),
        ];
        for (link, target) in cases {
            let resolved = Link::resolve("models/a.md", link).map(|link| link.to_string());
            assert_eq!(resolved.as_deref(), target, "{link}");
        }
    }
}
