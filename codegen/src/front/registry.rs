//! The known front ends.

use std::fmt;
use std::sync::Arc;

use super::front_end::FrontEnd;
use super::speakeasy::Speakeasy;

/// Front ends, in the order in which messages list them. The first one reads pages that no front
/// end claims.
#[derive(Clone)]
pub struct Registry(Vec<Arc<dyn FrontEnd>>);

impl Registry {
    /// A registry without front ends.
    pub fn empty() -> Self {
        Self(Vec::new())
    }

    /// Appends a front end.
    ///
    /// ```
    /// use markdown_codegen::front::{Registry, speakeasy::Speakeasy};
    ///
    /// let registry = Registry::empty().with(Speakeasy);
    /// assert!(registry.by_name("speakeasy").is_some());
    /// ```
    pub fn with(mut self, front_end: impl FrontEnd + 'static) -> Self {
        self.0.push(Arc::new(front_end));
        self
    }

    /// The front ends in order.
    pub fn iter(&self) -> impl Iterator<Item = &dyn FrontEnd> {
        self.0.iter().map(Arc::as_ref)
    }

    /// The front end with a name.
    pub fn by_name(&self, name: &str) -> Option<&dyn FrontEnd> {
        self.iter().find(|front_end| front_end.name() == name)
    }

    /// The names of the front ends, for messages.
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.iter().map(FrontEnd::name).collect();
        names.join(", ")
    }
}

impl Default for Registry {
    /// All front ends of this crate.
    fn default() -> Self {
        Self::empty().with(Speakeasy)
    }
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.iter().map(FrontEnd::name))
            .finish()
    }
}
