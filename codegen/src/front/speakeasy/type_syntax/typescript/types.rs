//! Type cells, union variants and responses.
//!
//! ```text
//! type   = post { "|" post } ;
//! post   = prim { "[]" } ;
//! prim   = "Record<string, " type ">" | stream "<" type ">" | "{ [k: string]: " type " }"
//!        | "*" plain "*"                    (* in cells *)
//!        | plain                            (* in variants, responses and links *)
//!        | "[" ( [ns "."] Name | type ) "](" target ")" ;
//! plain  = word | ns "." Name | '"' text '"' | integer | "true" | "false" | type ;
//! ```

use super::lexer::Token;
use super::parser::Parser;
use crate::diagnostics::{Code, Diagnostic};
use crate::schema::{Constant, Link, Reference, Type};
use crate::source::limits::DEPTH;
use crate::source::{Excerpt, file_name, is_external};

/// The types that need no page, for messages.
pub(super) const WORDS: [&str; 13] = [
    "string",
    "number",
    "boolean",
    "any",
    "BigInt",
    "Decimal",
    "Date",
    "RFCDate",
    "Uint8Array",
    "File",
    "Blob",
    "Request",
    "ReadableStream",
];

/// Parses a cell of a Type column.
pub(super) fn read_cell(cell: Excerpt<'_>) -> Result<Type, Diagnostic> {
    Parser::new(cell)?.whole(Style::Cell)
}

/// Parses the heading of a union variant.
pub(super) fn read_variant(heading: Excerpt<'_>) -> Result<Type, Diagnostic> {
    Parser::new(heading)?.whole(Style::Plain)
}

/// Parses `**Promise\<T\>**`.
pub(super) fn read_response(text: Excerpt<'_>) -> Result<Option<Type>, Diagnostic> {
    let text = text.trim();
    let inner = text.strip_prefix("**").and_then(|t| t.strip_suffix("**"));
    let mut parser = Parser::new(inner.unwrap_or(text))?;
    if parser.word() != Some("Promise") {
        return Err(parser.expected("`Promise`"));
    }
    parser.at += 1;
    parser.expect('<')?;
    if parser.word() == Some("void") {
        parser.at += 1;
        parser.expect('>')?;
        return parser.end(None);
    }
    let ty = parser.ty(Style::Plain, 0)?;
    parser.expect('>')?;
    parser.end(Some(ty))
}

/// Parses the name of an error, linked or not.
pub(super) fn read_error(cell: Excerpt<'_>) -> Result<Reference, Diagnostic> {
    match Parser::new(cell)?.whole(Style::Linked)? {
        Type::Ref(reference) => Ok(reference),
        _ => {
            let message = format!("invalid error name `{}`", cell.text());
            Err(Diagnostic::new(Code::UnreadableType, cell.span(), message))
        }
    }
}

/// The context of a type, which determines the notation of words.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    /// A cell: words are between asterisks.
    Cell,
    /// A union variant or response: words are plain.
    Plain,
    /// The text of a link: any name is allowed.
    Linked,
}

impl<'a> Parser<'a> {
    fn whole(mut self, style: Style) -> Result<Type, Diagnostic> {
        let ty = self.ty(style, 0)?;
        self.end(ty)
    }

    /// Postfix notation nests without recursion of the parser.
    fn bounded(&self, ty: Type) -> Result<Type, Diagnostic> {
        if ty.height() <= DEPTH {
            Ok(ty)
        } else {
            Err(self.too_deep(self.excerpt))
        }
    }

    fn end<T>(&self, value: T) -> Result<T, Diagnostic> {
        match self.peek() {
            None => Ok(value),
            Some(_) => Err(self.expected("the end")),
        }
    }

    fn ty(&mut self, style: Style, depth: usize) -> Result<Type, Diagnostic> {
        let ty = self.union(style, depth)?;
        if depth == 0 { self.bounded(ty) } else { Ok(ty) }
    }

    fn union(&mut self, style: Style, depth: usize) -> Result<Type, Diagnostic> {
        let first = self.post(style, depth)?;
        let mut variants = vec![first];
        while self.mark('|') {
            variants.push(self.post(style, depth)?);
        }
        match variants.pop() {
            Some(only) if variants.is_empty() => Ok(only),
            last => {
                variants.extend(last);
                Ok(Type::Union { variants })
            }
        }
    }

    fn post(&mut self, style: Style, depth: usize) -> Result<Type, Diagnostic> {
        let mut depth = depth;
        let mut ty = self.prim(style, depth)?;
        while self.peek() == Some(&Token::Mark('[')) && self.peek_at(1) == Some(&Token::Mark(']')) {
            depth += 1;
            self.bound(depth)?;
            self.at += 2;
            ty = Type::List {
                items: Box::new(ty),
            };
        }
        Ok(ty)
    }

    fn prim(&mut self, style: Style, depth: usize) -> Result<Type, Diagnostic> {
        self.bound(depth)?;
        match self.peek() {
            Some(Token::Mark('*')) if style == Style::Cell => {
                self.at += 1;
                let ty = self.ty(Style::Plain, depth + 1)?;
                self.expect('*')?;
                Ok(ty)
            }
            Some(Token::Mark('[')) if style != Style::Linked => self.link(depth),
            Some(Token::Mark('{')) => self.index(style, depth),
            Some(Token::Word(word)) => match *word {
                "Record" => self.record(style, depth),
                "EventStream" | "JsonLStream" => {
                    self.at += 1;
                    let items = Box::new(self.argument(style, depth)?);
                    Ok(Type::Stream { items })
                }
                _ if style == Style::Cell => {
                    Err(self.expected("a type between asterisks, or a link"))
                }
                word => self.named(word),
            },
            Some(Token::Text(text)) if style != Style::Cell => {
                let value = Constant::String(text.clone());
                self.at += 1;
                Ok(Type::Constant { value })
            }
            Some(Token::Number(number)) if style != Style::Cell => {
                let Ok(value) = number.parse() else {
                    return Err(self.fault(format!("expected an integer, found `{number}`")));
                };
                self.at += 1;
                let value = Constant::Integer(value);
                Ok(Type::Constant { value })
            }
            _ => Err(self.expected("a type")),
        }
    }

    fn named(&mut self, word: &'a str) -> Result<Type, Diagnostic> {
        let ty = match word.rsplit_once('.') {
            None if word == "ReadableStream" => {
                self.at += 1;
                if self.mark('<') {
                    if self.word().is_none() {
                        return Err(self.expected("the type of the chunks"));
                    }
                    self.at += 1;
                    self.expect('>')?;
                }
                return Ok(Type::Binary);
            }
            None => match known(word) {
                Some(ty) => ty,
                // The title of a page; the front end checks whether there is exactly one.
                None => self.reference("", word, None),
            },
            Some((namespace, name)) if namespace.is_empty() || name.is_empty() => {
                return Err(self.fault(format!("unknown type `{word}`")));
            }
            Some((namespace, name)) => self.reference(namespace, name, None),
        };
        self.at += 1;
        Ok(ty)
    }

    fn link(&mut self, depth: usize) -> Result<Type, Diagnostic> {
        self.expect('[')?;
        let start = self.at;
        if let (Some(word), Some(Token::Mark(']')), Some(Token::Target(link))) =
            (self.word(), self.peek_at(1), self.peek_at(2))
        {
            let link = *link;
            let ty = match word.rsplit_once('.') {
                Some(_) => {
                    let mut ty = self.named(word)?;
                    self.attach(&mut ty, link);
                    ty
                }
                None => self.linked_word(word, link),
            };
            self.at = start + 3;
            return Ok(ty);
        }
        let mut ty = self.ty(Style::Linked, depth + 1)?;
        self.expect(']')?;
        let Some(Token::Target(link)) = self.peek() else {
            return Err(self.expected("a link target in parentheses"));
        };
        self.attach(&mut ty, link);
        self.at += 1;
        Ok(ty)
    }

    /// The target of a link; an anchor alone is not a target, because a page documents one model.
    fn target(&self, link: &str) -> Option<Link> {
        Link::resolve(self.excerpt.path(), link).filter(|_| !link.starts_with('#'))
    }

    /// Sets the target of the only reference in a linked type. A link to another site names a foreign type, of
    /// which no page says anything.
    fn attach(&self, ty: &mut Type, link: &str) {
        match ty {
            Type::Ref(_) if is_web(link) => *ty = Type::Any,
            Type::Ref(reference) => reference.target = self.target(link),
            Type::List { items: inner }
            | Type::Stream { items: inner }
            | Type::Map { values: inner } => self.attach(inner, link),
            _ => {}
        }
    }

    /// The type of a link whose text is one word; the target takes precedence over the text.
    fn linked_word(&self, word: &str, link: &str) -> Type {
        let file = file_name(link);
        if is_external(link) {
            let foreign = || is_web(link).then_some(Type::Any);
            let known = known(word).or_else(foreign);
            return known.unwrap_or_else(|| self.reference("", word, None));
        }
        if matches!(word, "Date" | "RFCDate") && file == "rfcdate.md" {
            return Type::Date;
        }
        match known(word) {
            // A title never is a lower-case word, whatever the target of the link.
            Some(ty)
                if file.is_empty()
                    || file.starts_with('.')
                    || word.starts_with(char::is_lowercase) =>
            {
                ty
            }
            _ => self.reference("", word, self.target(link)),
        }
    }

    fn record(&mut self, style: Style, depth: usize) -> Result<Type, Diagnostic> {
        self.at += 1;
        self.expect('<')?;
        self.key()?;
        self.expect(',')?;
        let values = Box::new(self.ty(style, depth + 1)?);
        self.expect('>')?;
        Ok(Type::Map { values })
    }

    fn index(&mut self, style: Style, depth: usize) -> Result<Type, Diagnostic> {
        self.expect('{')?;
        self.expect('[')?;
        if self.word().is_none() {
            return Err(self.expected("the name of a key"));
        }
        self.at += 1;
        self.expect(':')?;
        self.key()?;
        self.expect(']')?;
        self.expect(':')?;
        let values = Box::new(self.ty(style, depth + 1)?);
        self.expect('}')?;
        Ok(Type::Map { values })
    }

    fn argument(&mut self, style: Style, depth: usize) -> Result<Type, Diagnostic> {
        self.expect('<')?;
        let ty = self.ty(style, depth + 1)?;
        self.expect('>')?;
        Ok(ty)
    }

    fn key(&mut self) -> Result<(), Diagnostic> {
        if self.word() != Some("string") {
            return Err(self.expected("`string`, the only type of a key"));
        }
        self.at += 1;
        Ok(())
    }

    fn reference(&self, namespace: &str, name: &str, target: Option<Link>) -> Type {
        Type::Ref(Reference {
            namespace: namespace.to_owned(),
            name: name.to_owned(),
            target,
            span: self.here().span(),
        })
    }
}

/// Whether a link leads to another site.
fn is_web(link: &str) -> bool {
    ["https://", "http://", "//"]
        .iter()
        .any(|start| link.starts_with(start))
}

/// The types that need no page.
fn known(word: &str) -> Option<Type> {
    Some(match word {
        "string" => Type::String,
        "number" => Type::Number,
        "boolean" => Type::Boolean,
        "any" | "unknown" | "object" | "Request" => Type::Any,
        "BigInt" | "bigint" => Type::BigInteger,
        "Decimal" => Type::Decimal,
        "Date" => Type::DateTime,
        "RFCDate" => Type::Date,
        "Uint8Array" | "ArrayBuffer" | "Buffer" => Type::Bytes,
        "File" | "Blob" => Type::Binary,
        "true" | "false" => Type::Constant {
            value: Constant::Boolean(word == "true"),
        },
        _ => return None,
    })
}
