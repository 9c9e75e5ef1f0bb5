//! The state of checking one example.

use std::ops::Range;

use super::example::{Fault, FaultKind};
use crate::matching::Matcher;
use crate::schema::Literal;
use crate::source::Span;

/// The maximum number of values per example. Each variant of nested unions is tried, which is exponential.
const BUDGET: usize = 100_000;

/// The state of checking one example.
pub(super) struct Check<'c, 'a> {
    pub(super) matcher: Matcher<'a, 'a>,
    place: &'c dyn Fn(Range<usize>) -> Span,
    pub(super) faults: Vec<Fault>,
    path: Vec<Step>,
    left: usize,
}

pub(super) enum Step {
    Key(String),
    Item(usize),
}

impl<'c, 'a> Check<'c, 'a> {
    pub(super) fn new(matcher: Matcher<'a, 'a>, place: &'c dyn Fn(Range<usize>) -> Span) -> Self {
        Self {
            matcher,
            place,
            faults: Vec::new(),
            path: Vec::new(),
            left: BUDGET,
        }
    }

    pub(super) fn faults(self) -> Vec<Fault> {
        self.faults
    }

    /// Records that a text is not a literal.
    pub(super) fn unreadable(&mut self, span: Span) {
        self.faults.push(Fault {
            kind: FaultKind::Unreadable,
            span,
            path: String::new(),
            message: "the example is not a valid value".to_owned(),
        });
    }

    /// Records that a part of the example cannot be read.
    pub(super) fn token(&mut self, literal: &Literal, token: &str) {
        let mut lines = token.lines();
        let first = lines.next().unwrap_or("");
        let more = if lines.next().is_some() { " …" } else { "" };
        let message = format!("cannot read `{first}{more}`");
        self.fault(FaultKind::Unreadable, literal.range.clone(), message);
    }

    pub(super) fn fault(
        &mut self,
        kind: FaultKind,
        range: Range<usize>,
        message: impl Into<String>,
    ) {
        let steps = self.path.iter().map(|step| match step {
            Step::Key(key) => format!(".{key}"),
            Step::Item(index) => format!("[{index}]"),
        });
        let fault = Fault {
            kind,
            span: (self.place)(range),
            path: steps.collect(),
            message: message.into(),
        };
        self.faults.push(fault);
    }

    /// Counts a value; `false` if there are too many, which is recorded once.
    pub(super) fn count(&mut self, range: &Range<usize>) -> bool {
        if let Some(left) = self.left.checked_sub(1) {
            self.left = left;
            return true;
        }
        let mut faults = self.faults.iter();
        if !faults.any(|fault| fault.kind == FaultKind::Unreadable) {
            let message = "the example is too large to be checked";
            self.fault(FaultKind::Unreadable, range.clone(), message);
        }
        false
    }

    /// Checks the value of a key.
    pub(super) fn below<T>(&mut self, key: &str, look: impl FnOnce(&mut Self) -> T) -> T {
        self.at(Step::Key(key.to_owned()), look)
    }

    pub(super) fn at<T>(&mut self, step: Step, look: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let found = look(self);
        self.path.pop();
        found
    }
}
