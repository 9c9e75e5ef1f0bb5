//! The token stream of a type.

use std::ops::Range;

use super::lexer::{Token, tokens};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Excerpt;
use crate::source::limits::DEPTH;

/// The tokens of a type and the current position; the grammar is in `types`.
pub(super) struct Parser<'a> {
    pub(super) excerpt: Excerpt<'a>,
    tokens: Vec<(Token<'a>, Range<usize>)>,
    pub(super) at: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn new(excerpt: Excerpt<'a>) -> Result<Self, Diagnostic> {
        let excerpt = excerpt.trim();
        let tokens = tokens(excerpt.text());
        for (token, range) in &tokens {
            if let Token::Fault(message) = token {
                let span = excerpt.slice(range.clone()).span();
                return Err(Diagnostic::new(Code::UnreadableType, span, message));
            }
        }
        let at = 0;
        Ok(Self {
            excerpt,
            tokens,
            at,
        })
    }

    pub(super) fn bound(&self, depth: usize) -> Result<(), Diagnostic> {
        if depth <= DEPTH {
            Ok(())
        } else {
            Err(self.too_deep(self.here()))
        }
    }

    pub(super) fn too_deep(&self, place: Excerpt<'_>) -> Diagnostic {
        let message = format!("the type is nested more than {DEPTH} levels deep");
        Diagnostic::new(Code::TooDeep, place.span(), message)
    }

    pub(super) fn peek(&self) -> Option<&Token<'a>> {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<&Token<'a>> {
        self.tokens.get(self.at + ahead).map(|(token, _)| token)
    }

    pub(super) fn word(&self) -> Option<&'a str> {
        match self.peek() {
            Some(Token::Word(word)) => Some(*word),
            _ => None,
        }
    }

    pub(super) fn mark(&mut self, mark: char) -> bool {
        let found = self.peek() == Some(&Token::Mark(mark));
        self.at += usize::from(found);
        found
    }

    pub(super) fn expect(&mut self, mark: char) -> Result<(), Diagnostic> {
        if self.mark(mark) {
            Ok(())
        } else {
            Err(self.expected(&format!("`{mark}`")))
        }
    }

    /// The span of the next token, or the end.
    pub(super) fn here(&self) -> Excerpt<'a> {
        let end = usize::MAX..usize::MAX;
        let range = self.tokens.get(self.at).map(|(_, range)| range.clone());
        self.excerpt.slice(range.unwrap_or(end))
    }

    pub(super) fn expected(&self, what: &str) -> Diagnostic {
        let found = self.here().text();
        if found.is_empty() {
            self.fault(format!("expected {what}, found the end"))
        } else {
            self.fault(format!("expected {what}, found `{found}`"))
        }
    }

    pub(super) fn fault(&self, message: String) -> Diagnostic {
        Diagnostic::new(Code::UnreadableType, self.here().span(), message)
    }
}
