//! The anchors of a page's headings.

use std::collections::HashMap;

/// The texts and anchors of a page's headings.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchors {
    /// One entry a section, in their order.
    pub(super) headings: Vec<Named>,
    by_name: HashMap<String, usize>,
}

/// The text and the anchors of one heading.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) text: String,
    pub(super) slug: String,
    pub(super) explicit: Vec<String>,
}

impl Anchors {
    /// Takes the text and the explicit anchors of each heading, and the anchors in its section.
    pub(super) fn new(all: impl Iterator<Item = (String, Vec<String>, Vec<String>)>) -> Self {
        let mut slugs = Slugs::default();
        let mut anchors = Self::default();
        let mut all_inner = Vec::new();
        for (at, (text, explicit, inner)) in all.enumerate() {
            all_inner.extend(inner.into_iter().map(|name| (name, at)));
            let slug = slugs.unique(slug(&text));
            for name in explicit.iter().chain([&slug]) {
                anchors.by_name.entry(name.clone()).or_insert(at);
            }
            anchors.headings.push(Named {
                text,
                slug,
                explicit,
            });
        }
        // Those right before the next heading belong to that one.
        for (name, at) in all_inner {
            anchors.by_name.entry(name).or_insert(at);
        }
        anchors
    }

    /// The section to which an anchor leads. Case matters only between two that differ in it.
    pub(super) fn find(&self, anchor: &str) -> Option<usize> {
        let exact = self.by_name.get(anchor);
        exact
            .or_else(|| self.by_name.get(&anchor.to_lowercase()))
            .copied()
    }
}

/// GitHub's anchor of a heading's text, before a number distinguishes it from an earlier one.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            ' ' => slug.push('-'),
            '-' | '_' => slug.push(c),
            c if c.is_alphanumeric() => slug.extend(c.to_lowercase()),
            _ => {}
        }
    }
    slug
}

/// The slugs that are taken, each with the number that its next duplicate gets.
#[derive(Default)]
struct Slugs(HashMap<String, usize>);

impl Slugs {
    fn unique(&mut self, slug: String) -> String {
        let Some(first) = self.0.get(&slug).copied() else {
            self.0.insert(slug.clone(), 1);
            return slug;
        };
        let mut number = first;
        loop {
            let numbered = format!("{slug}-{number}");
            number += 1;
            if !self.0.contains_key(&numbered) {
                self.0.insert(slug, number);
                self.0.insert(numbered.clone(), 1);
                return numbered;
            }
        }
    }
}
