//! What a file of Rust declares, imports and names, read from its tokens.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use proc_macro2::{Group, TokenStream, TokenTree};

/// A path as it is written: `crate::schema::Type` has three segments.
pub type Segments = Vec<String>;

/// A module as written in one file: the file itself, or a `mod name { … }` inside it.
#[derive(Debug, Default, PartialEq)]
pub struct Scope {
    /// `mod name;`
    pub files: BTreeSet<String>,
    /// `#[path = "file"] mod name;`: the name by the path.
    pub elsewhere: BTreeMap<String, String>,
    /// `mod name { … }`
    pub inline: BTreeMap<String, Scope>,
    /// Names of items that are defined here.
    pub items: BTreeSet<String>,
    /// Names that a `use` brings into scope, with what they stand for.
    pub imports: BTreeMap<String, Segments>,
    /// The modules of `use module::*`.
    pub globs: Vec<Segments>,
    /// All paths of two or more segments, those of imports included; globs end with `*`.
    pub paths: BTreeSet<Segments>,
}

/// Keywords that are followed by the name of an item.
const DEFINING: [&str; 9] = [
    "const", "enum", "fn", "macro", "static", "struct", "trait", "type", "union",
];

impl Scope {
    /// Reads a file.
    pub fn read(text: &str) -> Result<Self, Box<dyn Error>> {
        let tokens: TokenStream = text.parse()?;
        let mut scope = Self::default();
        scope.scan(&list(tokens), true);
        Ok(scope)
    }

    /// Whether there is nothing but modules and imports.
    pub fn is_facade(&self) -> bool {
        self.items.is_empty() && self.inline.keys().all(|name| name == "tests")
    }

    fn scan(&mut self, tokens: &[TokenTree], has_items: bool) {
        let mut at = 0;
        let mut path = None;
        while let Some(token) = tokens.get(at) {
            let before = at.checked_sub(1).and_then(|at| tokens.get(at));
            let after = tokens.get(at + 1..).unwrap_or_default();
            at += 1;
            match token {
                TokenTree::Group(group) => {
                    path = path.or_else(|| path_attribute(group));
                    self.scan(&list(group.stream()), false);
                }
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    if let ("mod", [TokenTree::Ident(name), ..]) = (word.as_str(), after)
                        && let Some(path) = path.take()
                    {
                        self.elsewhere.insert(path, name.to_string());
                        at += 1;
                        continue;
                    }
                    at += self.word(&word, before, after, has_items);
                }
                _ => {}
            }
        }
    }

    /// Reads what a word begins; returns how many tokens after it are read.
    fn word(
        &mut self,
        word: &str,
        before: Option<&TokenTree>,
        after: &[TokenTree],
        has_items: bool,
    ) -> usize {
        match (word, after) {
            ("use", after) if !starts_with(after, '<') => {
                let end = after.iter().position(|token| is_mark(token, ';'));
                let tree = after.get(..end.unwrap_or_default()).unwrap_or_default();
                self.import(&[], tree);
                tree.len()
            }
            ("mod", [TokenTree::Ident(name), TokenTree::Group(body), ..]) => {
                let inner = self.inline.entry(name.to_string()).or_default();
                inner.scan(&list(body.stream()), true);
                2
            }
            ("mod", [TokenTree::Ident(name), ..]) => {
                self.files.insert(name.to_string());
                1
            }
            ("macro_rules", [bang, TokenTree::Ident(name), ..]) if is_mark(bang, '!') => {
                self.items.insert(name.to_string());
                2
            }
            (word, [TokenTree::Ident(name), ..]) if DEFINING.contains(&word) => {
                if has_items {
                    self.items.insert(name.to_string());
                }
                0
            }
            // A field or a method.
            _ if before.is_some_and(|before| is_mark(before, '.')) => 0,
            (word, after) => {
                let mut segments = vec![word.to_owned()];
                let mut rest = after;
                while let Some([TokenTree::Ident(next), behind @ ..]) = behind_colons(rest) {
                    segments.push(next.to_string());
                    rest = behind;
                }
                if segments.len() > 1 {
                    self.paths.insert(segments);
                }
                after.len() - rest.len()
            }
        }
    }

    /// Reads the tree of a `use` below the segments that are already read.
    fn import(&mut self, above: &[String], tree: &[TokenTree]) {
        let mut segments = above.to_vec();
        let mut rest = behind_colons(tree).unwrap_or(tree);
        loop {
            match rest {
                [TokenTree::Ident(word), after @ ..] => {
                    segments.push(word.to_string());
                    match (behind_colons(after), after) {
                        (Some(behind), _) => rest = behind,
                        (None, [TokenTree::Ident(_as), TokenTree::Ident(name), ..]) => {
                            return self.bring(name.to_string(), segments);
                        }
                        _ => {
                            let is_self = segments.len() > 1 && *word == "self";
                            if is_self {
                                segments.pop();
                            }
                            let name = segments.last().cloned().unwrap_or_default();
                            return self.bring(name, segments);
                        }
                    }
                }
                [TokenTree::Group(group), ..] => {
                    let tokens = list(group.stream());
                    let trees = tokens.split(|token| is_mark(token, ','));
                    for tree in trees.filter(|tree| !tree.is_empty()) {
                        self.import(&segments, tree);
                    }
                    return;
                }
                [star, ..] if is_mark(star, '*') => {
                    self.globs.push(segments.clone());
                    segments.push("*".to_owned());
                    self.paths.insert(segments);
                    return;
                }
                _ => return,
            }
        }
    }

    fn bring(&mut self, name: String, segments: Segments) {
        self.paths.insert(segments.clone());
        if name != "_" {
            self.imports.insert(name, segments);
        }
    }
}

fn list(tokens: TokenStream) -> Vec<TokenTree> {
    tokens.into_iter().collect()
}

/// The path in `[path = "…"]`.
fn path_attribute(group: &Group) -> Option<String> {
    match list(group.stream()).as_slice() {
        [TokenTree::Ident(word), mark, TokenTree::Literal(path)]
            if *word == "path" && is_mark(mark, '=') =>
        {
            Some(path.to_string().trim_matches('"').to_owned())
        }
        _ => None,
    }
}

fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

fn starts_with(tokens: &[TokenTree], mark: char) -> bool {
    tokens.first().is_some_and(|token| is_mark(token, mark))
}

/// What follows `::`.
fn behind_colons(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    match tokens {
        [a, b, rest @ ..] if is_mark(a, ':') && is_mark(b, ':') => Some(rest),
        _ => None,
    }
}
