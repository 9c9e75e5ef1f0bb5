//! Enum values.

use std::ops::Range;

use super::lexer::{Token, tokens};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::front::speakeasy::type_syntax::{ValueForm, ValueList, Values};
use crate::schema::{Constant, EnumValue};
use crate::source::Excerpt;

type Tokens<'a> = [(Token<'a>, Range<usize>)];

/// Parses a list of values in any notation.
pub(super) fn read(list: &ValueList<'_>, diagnostics: &mut Diagnostics) -> Values {
    match &list.form {
        ValueForm::Code(code) => read_code(*code, diagnostics),
        ValueForm::Table(rows) => read_table(rows, diagnostics),
        ValueForm::Items(items) => {
            for item in items {
                let message = "expected values as code or as a table, found a list";
                diagnostics.push(Diagnostic::new(Code::UnreadableValue, item.span(), message));
            }
            Values::default()
        }
    }
}

/// `values = [ "|" ] value { "|" value } ;`, in which a value is a string, an integer, true, false, or
/// `Unrecognized<…>`.
fn read_code(code: Excerpt<'_>, diagnostics: &mut Diagnostics) -> Values {
    let mut found = Values::default();
    let code = code.strip_suffix(";").unwrap_or(code);
    let tokens = tokens(code.text());
    let mut rest = match tokens.split_first() {
        Some(((Token::Mark('|'), _), rest)) => rest,
        _ => tokens.as_slice(),
    };
    loop {
        let end = rest
            .iter()
            .position(|(token, _)| *token == Token::Mark('|'));
        let (value, next) = rest.split_at(end.unwrap_or(rest.len()));
        match constant(value) {
            Ok(Some(constant)) => found.values.push(EnumValue {
                value: constant,
                name: None,
                description: String::new(),
                span: place(code, value, next).span(),
            }),
            Ok(None) => found.open = true,
            Err(message) => diagnostics.push(
                Diagnostic::new(
                    Code::UnreadableValue,
                    place(code, value, next).span(),
                    message,
                )
                .help("a value is a string literal, an integer, true, false, or `Unrecognized<string>`"),
            ),
        }
        match next.split_first() {
            Some((_, next)) => rest = next,
            None => return found,
        }
    }
}

/// The value of an alternative; `None` for undocumented values.
fn constant(tokens: &Tokens<'_>) -> Result<Option<Constant>, String> {
    let words: Vec<_> = tokens.iter().map(|(token, _)| token).collect();
    match words.as_slice() {
        [Token::Text(text)] => Ok(Some(Constant::String(text.clone()))),
        [Token::Word(word @ ("true" | "false"))] => Ok(Some(Constant::Boolean(*word == "true"))),
        [Token::Number(number)] => match number.parse() {
            Ok(number) => Ok(Some(Constant::Integer(number))),
            Err(_) => Err(format!("`{number}` is not a 64-bit integer")),
        },
        [
            Token::Word("Unrecognized"),
            Token::Mark('<'),
            Token::Word("string" | "number"),
            Token::Mark('>'),
        ] => Ok(None),
        [] => Err("missing value".to_owned()),
        [.., Token::Fault(message)] | [Token::Fault(message), ..] => Err(message.clone()),
        _ => Err("expected a value".to_owned()),
    }
}

/// The span of an alternative; a missing one has the position of the next token.
fn place<'a>(code: Excerpt<'a>, value: &Tokens<'_>, next: &Tokens<'_>) -> Excerpt<'a> {
    match (value.first(), value.last(), next.first()) {
        (Some((_, first)), Some((_, last)), _) => code.slice(first.start..last.end),
        (_, _, Some((_, next))) => code.slice(next.start..next.start),
        _ => code.slice(usize::MAX..usize::MAX),
    }
}

/// Rows of names and values. Values have no quotes, so `1` may be a number or a string: values are numbers if
/// the row for undocumented values says so, or if all of them are numbers.
fn read_table(rows: &[[Excerpt<'_>; 2]], diagnostics: &mut Diagnostics) -> Values {
    let mut found = Values::default();
    let mut texts = Vec::new();
    let mut numbers = None;
    for [name, value] in rows {
        match without_ticks(*value).text() {
            "Unrecognized<string>" => (found.open, numbers) = (true, Some(false)),
            "Unrecognized<number>" => (found.open, numbers) = (true, Some(true)),
            _ => texts.push((plain(*name), *value)),
        }
    }
    let numbers = numbers.unwrap_or_else(|| {
        let mut values = texts.iter().map(|(_, value)| without_ticks(*value));
        !texts.is_empty() && values.all(|value| is_integer(value.text()))
    });
    for (name, value) in texts {
        match cell_value(value, numbers) {
            Ok(constant) => found.values.push(EnumValue {
                value: constant,
                name: Some(name).filter(|name| !name.is_empty() && name != "-"),
                description: String::new(),
                span: without_ticks(value).span(),
            }),
            Err(error) => diagnostics.push(error),
        }
    }
    found
}

fn cell_value(cell: Excerpt<'_>, numbers: bool) -> Result<Constant, Diagnostic> {
    let place = without_ticks(cell);
    let text = place.text();
    if numbers {
        return text.parse().map(Constant::Integer).map_err(|_| {
            let message = format!("expected an integer like the other values, found `{text}`");
            Diagnostic::new(Code::UnreadableValue, place.span(), message)
        });
    }
    if text.len() > 1
        && text.starts_with('"')
        && let [(Token::Text(quoted), _)] = tokens(text).as_slice()
    {
        return Ok(Constant::String(quoted.clone()));
    }
    Ok(Constant::String(plain(cell)))
}

/// A number in canonical form, so that `007` is a string.
fn is_integer(text: &str) -> bool {
    text.parse::<i64>()
        .is_ok_and(|number| number.to_string() == text)
}

fn without_ticks(cell: Excerpt<'_>) -> Excerpt<'_> {
    cell.strip_prefix("`")
        .and_then(|cell| cell.strip_suffix("`"))
        .unwrap_or(cell)
}

/// The text of a cell without Markdown escapes: in code spans, only pipes are escaped; elsewhere, any
/// punctuation may be.
fn plain(cell: Excerpt<'_>) -> String {
    let ticked = cell.text().starts_with('`');
    let mut plain = String::new();
    let mut rest = without_ticks(cell).text().chars().peekable();
    while let Some(next) = rest.next() {
        match rest.peek() {
            Some(mark)
                if next == '\\' && (*mark == '|' || !ticked && mark.is_ascii_punctuation()) =>
            {
                plain.extend(rest.next());
            }
            _ => plain.push(next),
        }
    }
    plain
}
