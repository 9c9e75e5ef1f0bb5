//! The operations that use a model, for its documentation.

use std::collections::{BTreeMap, BTreeSet};

use super::docs::key;
use super::reach::operations;
use crate::resolve::{self, Kind, ModelId, Resolved};
use crate::target::rust::rustdoc::rustdoc;

/// The number of operations up to which each is listed.
const MOST: usize = 8;

/// The roles of a model in an operation.
const ROLES: [&str; 3] = ["Request", "Response", "Error"];

/// The operations of each model by role, as links to the overview or as code.
#[derive(Debug, Default)]
pub(super) struct Usage(BTreeMap<ModelId, [Vec<String>; 3]>);

impl Usage {
    /// `root` is the path of the module whose documentation includes the overview, if any does.
    pub(super) fn new(resolved: &Resolved, root: Option<&str>) -> Self {
        let mut usage = Self::default();
        for (title, operations) in operations(resolved) {
            for operation in operations {
                let source = operation.source;
                let endpoint = key(&source.endpoint());
                let text = match root {
                    Some(root) => format!("[{endpoint}]({root}#{})", anchor(&title)),
                    None => endpoint,
                };
                let roles = [
                    request(resolved, operation),
                    operation.response.iter().copied().collect(),
                    operation.errors.iter().copied().collect(),
                ];
                for (role, models) in roles.into_iter().enumerate() {
                    for id in models {
                        let own = usage.0.entry(id).or_default();
                        own.get_mut(role)
                            .into_iter()
                            .for_each(|all| all.push(text.clone()));
                    }
                }
            }
        }
        usage
    }

    /// A sentence for each role; empty for a model that no operation names.
    pub(super) fn lines(&self, id: ModelId) -> Vec<String> {
        let Some(own) = self.0.get(&id) else {
            return Vec::new();
        };
        let sentences = ROLES.iter().zip(own).filter(|(_, all)| !all.is_empty());
        let sentences = sentences.map(|(role, all)| {
            let shown: Vec<&str> = all.iter().take(MOST).map(String::as_str).collect();
            let more = match all.len() - shown.len() {
                0 => String::new(),
                1 => " and one other operation".to_owned(),
                more => format!(" and {more} other operations"),
            };
            format!("{role} of {}{more}.", shown.join(", "))
        });
        let sentences: Vec<String> = sentences.collect();
        rustdoc(&sentences.join(" "), &|target| Some(target.to_owned()))
    }
}

/// The models of the parameters, and those of the fields of a request object, which wraps a body.
fn request(resolved: &Resolved, operation: &resolve::Operation) -> BTreeSet<ModelId> {
    let mut models: BTreeSet<ModelId> = operation.request.iter().copied().collect();
    for id in &operation.request {
        if let Some(Kind::Struct(fields)) = resolved.get(*id).map(|model| &model.kind) {
            models.extend(fields.iter().filter_map(|field| field.ty.model()));
        }
    }
    models
}

/// The id that rustdoc gives to a heading.
fn anchor(title: &str) -> String {
    let chars = title.chars().filter_map(|c| match c {
        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c.to_ascii_lowercase()),
        c if c.is_whitespace() => Some('-'),
        _ => None,
    });
    chars.collect()
}
