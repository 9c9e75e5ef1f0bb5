//! Counts of the places where pages write the names of fields.

use crate::source::Span;

/// A kind of place in which the pages repeat the names of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// Keys of JSON in the cells of examples.
    Json,
    /// Parameters of path templates.
    Paths,
    /// Values of enumerations.
    Values,
    /// Names in descriptions, as code or as keys of JSON.
    Descriptions,
}

impl EvidenceKind {
    /// Every kind, the strongest first.
    pub const ALL: [Self; 4] = [Self::Json, Self::Paths, Self::Values, Self::Descriptions];

    /// The name of the kind in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Paths => "paths",
            Self::Values => "values",
            Self::Descriptions => "descriptions",
        }
    }
}

/// The form in which a place writes a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In snake case, unlike its row.
    Snake,
    /// As in its row, in camel case.
    Documented,
}

/// How often the places of one kind write names in each form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// In snake case.
    pub snake: usize,
    /// As documented.
    pub documented: usize,
    /// The first place in snake case.
    pub first_snake: Option<Span>,
    /// The first place as documented.
    pub first_documented: Option<Span>,
}

/// The counts of all kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [Count; EvidenceKind::ALL.len()],
    /// Fields whose documented names are in snake case.
    pub snake_rows: usize,
    /// Fields whose documented names are in camel case.
    pub camel_rows: usize,
}

impl Tally {
    /// The counts of a kind.
    pub fn of(&self, kind: EvidenceKind) -> Count {
        self.counts[kind as usize]
    }

    /// Adds a place.
    pub fn add(&mut self, kind: EvidenceKind, form: Form, span: Span) {
        let count = &mut self.counts[kind as usize];
        match form {
            Form::Snake => {
                count.snake += 1;
                count.first_snake.get_or_insert(span);
            }
            Form::Documented => {
                count.documented += 1;
                count.first_documented.get_or_insert(span);
            }
        }
    }

    /// Each kind with places, and its counts.
    pub fn kinds(&self) -> impl Iterator<Item = (EvidenceKind, Count)> {
        let counts = EvidenceKind::ALL
            .into_iter()
            .map(|kind| (kind, self.of(kind)));
        counts.filter(|(_, count)| count.all() > 0)
    }

    /// The counts without those of a part.
    pub(super) fn without(mut self, part: &Self) -> Self {
        for (all, part) in self.counts.iter_mut().zip(&part.counts) {
            all.snake = all.snake.saturating_sub(part.snake);
            all.documented = all.documented.saturating_sub(part.documented);
        }
        self
    }

    /// Whether keys of JSON decide. Other evidence of a namespace is as well about the models of others.
    pub(super) fn is_certain(&self) -> bool {
        self.of(EvidenceKind::Json).clear().is_some()
    }

    /// The first place of the strongest kind that writes names in a form.
    pub fn first(&self, form: Form) -> Option<Span> {
        self.kinds().find_map(|(_, count)| match form {
            Form::Snake => count.first_snake,
            Form::Documented => count.first_documented,
        })
    }

    /// The counts for reports, snake case first: `paths 173:0, values 7:0`.
    pub fn words(&self) -> String {
        let counts = self
            .kinds()
            .map(|(kind, count)| format!("{} {}:{}", kind.name(), count.snake, count.documented));
        counts.collect::<Vec<_>>().join(", ")
    }
}

impl Count {
    /// The number of places.
    pub fn all(self) -> usize {
        self.snake + self.documented
    }

    /// The form of most places; `None` if neither has four fifths.
    pub(super) fn clear(self) -> Option<Form> {
        if self.all() == 0 {
            None
        } else if self.snake >= 4 * self.documented {
            Some(Form::Snake)
        } else if self.documented >= 4 * self.snake {
            Some(Form::Documented)
        } else {
            None
        }
    }
}
