//! The names of a struct and its keys.

use crate::constant::Constant;

/// The names of a struct and its keys: first the constants, then the fields, in the order of the
/// documentation.
pub struct Table {
    /// The name of the struct.
    pub name: &'static str,
    /// The keys.
    pub keys: &'static [&'static str],
    /// Whether each field is required.
    pub required: &'static [bool],
    /// The values of the first keys.
    pub constants: &'static [Fixed],
    /// The keys whose values must not be shown.
    pub secrets: &'static [&'static str],
    /// The name of the field that keeps undocumented keys.
    pub additional: Option<&'static str>,
    /// Whether its values must not be shown.
    pub is_additional_secret: bool,
    /// Finds the position of a key; the position that is expected is tried first.
    pub find: fn(&str, usize) -> Option<usize>,
}

/// The value of a key that has only one.
#[derive(Clone, Copy)]
pub struct Fixed {
    pub(crate) value: Constant,
    pub(crate) is_optional: bool,
}

impl Fixed {
    /// A key that is always present.
    pub const fn new(value: Constant) -> Self {
        Self {
            value,
            is_optional: false,
        }
    }

    /// A key that may be omitted; a field of this name says whether it is.
    pub const fn optional(self, _: &'static str) -> Self {
        Self {
            is_optional: true,
            ..self
        }
    }
}

impl Table {
    /// No struct.
    pub const NONE: Self = Self {
        name: "",
        keys: &[],
        required: &[],
        constants: &[],
        secrets: &[],
        additional: None,
        is_additional_secret: false,
        find: |_, _| None,
    };

    /// Whether a key must be present, of any.
    pub(crate) const fn has_required(&self) -> bool {
        let mut field = 0;
        while field < self.required.len() {
            if self.required[field] {
                return true;
            }
            field += 1;
        }
        let mut constant = 0;
        while constant < self.constants.len() {
            if !self.constants[constant].is_optional {
                return true;
            }
            constant += 1;
        }
        false
    }

    /// Whether a key must be present.
    pub(crate) fn is_required(&self, position: usize) -> bool {
        match position.checked_sub(self.constants.len()) {
            Some(field) => self.required.get(field) == Some(&true),
            None => self
                .constants
                .get(position)
                .is_some_and(|constant| !constant.is_optional),
        }
    }

    /// The keys that must be present.
    pub(crate) fn required_keys(&self) -> impl Iterator<Item = &'static str> {
        let keys = self.keys.iter().enumerate();
        keys.filter(|(position, _)| self.is_required(*position))
            .map(|(_, key)| *key)
    }

    /// Whether the struct holds values that no message may show.
    pub(crate) const fn has_secrets(&self) -> bool {
        !self.secrets.is_empty() || self.is_additional_secret
    }

    /// Whether no message may show the value of a key; a position beyond the last is that of an
    /// undocumented key.
    pub(crate) fn is_secret(&self, position: usize) -> bool {
        match self.keys.get(position) {
            Some(key) => self.secrets.contains(key),
            None => self.is_additional_secret,
        }
    }
}
