//! How good a fit is, compared with another.

/// How well a value fits a type; the greater of two is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// How exact the type is for this kind of JSON.
    pub(super) kind: Kind,
    /// How many items of a list have the right kind.
    pub(super) items: usize,
    /// How exact the type of the items is for them.
    pub(super) exactness: usize,
    /// How many of the keys a struct documents.
    pub(super) keys: usize,
}

/// How exact a type is for a kind of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The type takes any value.
    Any,
    /// A string or number that an enumeration does not document.
    Undocumented,
    /// A union whose structs leave the value to a map variant.
    Reluctant,
    /// A map, where a struct variant does not leave the value to it.
    Map,
    /// A struct, or a type of any string or number.
    General,
    /// Of a form, such as an integer or a date.
    Special,
    /// A value that an enumeration documents.
    Documented,
    /// A map where no struct variant fits.
    OnlyMap,
}

impl Fit {
    /// The fit of a value other than a list or an object.
    pub(super) fn of(kind: Kind) -> Self {
        Self {
            kind,
            items: 0,
            exactness: 0,
            keys: 0,
        }
    }

    /// Whether the type is a map, or leaves the value to one.
    pub(super) fn is_reluctant(self) -> bool {
        matches!(
            self.kind,
            Kind::Any | Kind::Reluctant | Kind::Map | Kind::OnlyMap
        )
    }

    /// The fit among variants, of which one does not leave the value to a map variant or all do.
    pub(super) fn among(self, has_willing: bool) -> Self {
        let kind = match self.kind {
            Kind::Reluctant => Kind::General,
            Kind::Map | Kind::OnlyMap if has_willing => Kind::Map,
            Kind::Map => Kind::OnlyMap,
            kind => kind,
        };
        Self { kind, ..self }
    }

    /// The fit of a union whose structs all leave the value to a map variant.
    pub(super) fn reluctant(self) -> Self {
        let kind = if self.kind == Kind::General {
            Kind::Reluctant
        } else {
            self.kind
        };
        Self { kind, ..self }
    }
}
