//! Looks up models by link and by name.

use std::collections::HashMap;

use crate::schema::{ItemId, Link, Model, Reference};

/// The qualifier of pages in the outermost namespace.
const ROOT: &str = "models";

/// The models by location and by name; a model is its position in the schema.
#[derive(Debug)]
pub struct Index<'a> {
    models: &'a [Model],
    by_anchor: HashMap<(&'a str, Option<&'a str>), usize>,
    by_page: HashMap<&'a str, Vec<usize>>,
    /// By the path in lower case and without extension.
    by_stem: HashMap<String, Vec<usize>>,
    by_path: HashMap<(&'a str, &'a str), usize>,
    by_name: HashMap<&'a str, Vec<usize>>,
}

/// How the model of a reference was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundBy {
    /// By the target of the link.
    Target,
    /// By the target of the link in another case, or below other folders.
    SimilarTarget,
    /// By its title and the namespace in the reference or its target.
    Namespace,
    /// By its title, which no other model has.
    Title,
}

impl<'a> Index<'a> {
    /// An index of models.
    pub fn new(models: &'a [Model]) -> Self {
        let mut index = Self {
            models,
            by_anchor: HashMap::new(),
            by_page: HashMap::new(),
            by_stem: HashMap::new(),
            by_path: HashMap::new(),
            by_name: HashMap::new(),
        };
        for (at, model) in models.iter().enumerate() {
            let origin = &model.origin;
            if model.parent.is_none() {
                let anchor = (origin.page.as_str(), origin.anchor.as_deref());
                index.by_anchor.entry(anchor).or_insert(at);
                index.by_page.entry(&origin.page).or_default().push(at);
                index
                    .by_stem
                    .entry(stem(&origin.page))
                    .or_default()
                    .push(at);
            }
            let ItemId { namespace, name } = &model.id;
            index.by_path.insert((namespace, name), at);
            index.by_name.entry(name).or_default().push(at);
        }
        index
    }

    /// The model of a reference: the target of the link; else the same target in another case; else the title in the
    /// namespace that the reference or the target names; else, without a namespace, the only model of that title.
    pub fn find(&self, reference: &Reference) -> Option<(usize, FoundBy)> {
        if let Some(found) = self.linked(reference) {
            return Some((found, FoundBy::Target));
        }
        let target = reference.target.as_ref();
        if let Some(found) = target.and_then(|link| self.similar(&link.page)) {
            return Some((found, FoundBy::SimilarTarget));
        }
        let named = self.qualified(reference).or_else(|| {
            let namespace = namespace(&target?.page);
            self.in_namespace(&namespace, &reference.name)
        });
        if let Some(found) = named {
            return Some((found, FoundBy::Namespace));
        }
        match self.titled(&reference.name) {
            [only] if reference.namespace.is_empty() => Some((*only, FoundBy::Title)),
            _ => None,
        }
    }

    /// The model of a link.
    pub fn linked(&self, reference: &Reference) -> Option<usize> {
        self.at(reference.target.as_ref()?)
    }

    /// The model at the target of a link: the one at the anchor, else the only one of the page.
    pub fn at(&self, link: &Link) -> Option<usize> {
        let Link { page, anchor } = link;
        let exact = self.by_anchor.get(&(page.as_str(), anchor.as_deref()));
        let only = || match self.by_page.get(page.as_str()).map(Vec::as_slice) {
            // On a page with one model, an anchor refers to a part of it.
            Some([only])
                if self.by_anchor.contains_key(&(page.as_str(), None)) || anchor.is_none() =>
            {
                Some(only)
            }
            _ => None,
        };
        exact.or_else(only).copied()
    }

    /// The only model of a page that differs in case, extension or the folders above `models`.
    fn similar(&self, page: &str) -> Option<usize> {
        let wanted = stem(page);
        let below = wanted.find("models/").and_then(|at| wanted.get(at..));
        let found = self
            .by_stem
            .get(&wanted)
            .or_else(|| self.by_stem.get(below?));
        match found.map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    /// The model with the title and namespace of a reference.
    pub fn qualified(&self, reference: &Reference) -> Option<usize> {
        let namespace = match reference.namespace.as_str() {
            "" => return None,
            ROOT => "",
            namespace => namespace.strip_prefix("models.").unwrap_or(namespace),
        };
        self.in_namespace(namespace, &reference.name)
    }

    /// The model with a title in a namespace, or in the only namespace that ends with it.
    fn in_namespace(&self, namespace: &str, title: &str) -> Option<usize> {
        if let Some(found) = self.by_path.get(&(namespace, title)) {
            return Some(*found);
        }
        let mut longer = self.titled(title).iter().filter(|at| {
            let model = self.models.get(**at);
            !namespace.is_empty() && model.is_some_and(|it| is_below(&it.id.namespace, namespace))
        });
        match (longer.next(), longer.next()) {
            (Some(only), None) => Some(*only),
            _ => None,
        }
    }

    /// Whether a reference names another model than the one that was found.
    pub fn disagrees(&self, reference: &Reference, found: usize) -> bool {
        let Some(model) = self.models.get(found) else {
            return false;
        };
        let namespace = match reference.namespace.as_str() {
            "" => None,
            ROOT => None,
            namespace => Some(namespace.strip_prefix("models.").unwrap_or(namespace)),
        };
        let own = &model.id.namespace;
        reference.name != model.id.name
            || namespace.is_some_and(|it| !is_below(&format!(".{}", bare(own)), &bare(it)))
            || reference.namespace == ROOT
                && self.qualified(reference).is_some_and(|it| it != found)
    }

    /// The model of an identity.
    pub fn of(&self, id: &ItemId) -> Option<usize> {
        let path = (id.namespace.as_str(), id.name.as_str());
        self.by_path.get(&path).copied()
    }

    /// The models with a title, in page order.
    pub fn titled(&self, title: &str) -> &[usize] {
        self.by_name.get(title).map_or(&[], Vec::as_slice)
    }

    /// The path of a model.
    pub fn path(&self, model: usize) -> String {
        self.models.get(model).map(Model::path).unwrap_or_default()
    }
}

/// A namespace as code may write it: letters, digits and dots, without case.
fn bare(namespace: &str) -> String {
    let kept = namespace
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '.');
    kept.flat_map(char::to_lowercase).collect()
}

/// Whether a namespace ends with the parts of another, shorter one.
fn is_below(namespace: &str, end: &str) -> bool {
    let before = namespace.strip_suffix(end);
    before.is_some_and(|before| before.ends_with('.'))
}

/// The namespace of the models of a folder of pages.
fn namespace(page: &str) -> String {
    let folders = page.rsplit_once('/').map_or("", |(folders, _)| folders);
    let folders = folders
        .split('/')
        .filter(|it| !it.is_empty() && *it != ROOT);
    folders.collect::<Vec<_>>().join(".")
}

/// The path of a page in lower case and without extension.
fn stem(page: &str) -> String {
    let page = page.to_lowercase();
    let known = [".md", ".mdx"]
        .iter()
        .find_map(|end| page.strip_suffix(end));
    known.map(str::to_owned).unwrap_or(page)
}
