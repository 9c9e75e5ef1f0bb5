//! Values of enumerations.

use std::ops::Range;

use super::lexer::{Token, tokens};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::front::speakeasy::type_syntax::{ValueForm, ValueList, Values};
use crate::schema::{Constant, EnumValue};
use crate::source::Excerpt;

type Tokens<'a> = [(Token<'a>, Range<usize>)];

/// Reads a list of values in any of its forms.
pub(super) fn read(list: &ValueList<'_>, diagnostics: &mut Diagnostics) -> Values {
    match &list.form {
        ValueForm::Code(code) => read_code(*code, diagnostics),
        ValueForm::Table(rows) => read_table(rows, diagnostics),
        ValueForm::Items(items) => {
            for item in items {
                let message = "values are listed as code or as a table, not as a list";
                diagnostics.push(Diagnostic::new(Code::UnreadableValue, item.span(), message));
            }
            Values::default()
        }
    }
}

/// `values = [ "|" ] value { "|" value } ;` where a value is a text, a whole number, true, false,
/// or `Unrecognized<…>`.
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
                span: place(code, value, next).span(),
            }),
            Ok(None) => found.open = true,
            Err(message) => diagnostics.push(
                Diagnostic::new(
                    Code::UnreadableValue,
                    place(code, value, next).span(),
                    message,
                )
                .help("a value is a text in quotes, a whole number, true, false, or `Unrecognized<string>`"),
            ),
        }
        match next.split_first() {
            Some((_, next)) => rest = next,
            None => return found,
        }
    }
}

/// The value of an alternative; `None` for the one that stands for all others.
fn constant(tokens: &Tokens<'_>) -> Result<Option<Constant>, String> {
    let words: Vec<_> = tokens.iter().map(|(token, _)| token).collect();
    match words.as_slice() {
        [Token::Text(text)] => Ok(Some(Constant::String(text.clone()))),
        [Token::Word(word @ ("true" | "false"))] => Ok(Some(Constant::Boolean(*word == "true"))),
        [Token::Number(number)] => match number.parse() {
            Ok(number) => Ok(Some(Constant::Integer(number))),
            Err(_) => Err(format!("`{number}` is not a whole number of 64 bits")),
        },
        [
            Token::Word("Unrecognized"),
            Token::Mark('<'),
            Token::Word("string" | "number"),
            Token::Mark('>'),
        ] => Ok(None),
        [] => Err("a value is missing".to_owned()),
        [.., Token::Fault(message)] | [Token::Fault(message), ..] => Err(message.clone()),
        _ => Err("this is no value".to_owned()),
    }
}

/// Where an alternative stands; one that is missing stands right before what comes next.
fn place<'a>(code: Excerpt<'a>, value: &Tokens<'_>, next: &Tokens<'_>) -> Excerpt<'a> {
    match (value.first(), value.last(), next.first()) {
        (Some((_, first)), Some((_, last)), _) => code.slice(first.start..last.end),
        (_, _, Some((_, next))) => code.slice(next.start..next.start),
        _ => code.slice(usize::MAX..usize::MAX),
    }
}

/// Rows of names and values. Values stand there without quotes, so that `1` may be a number or
/// a text: numbers are meant where the row for all others says so, or where all values are.
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
            let message = format!("`{text}` is not a whole number, as the other values are");
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

/// The number is written as it would be printed, so that `007` stays a text.
fn is_integer(text: &str) -> bool {
    text.parse::<i64>()
        .is_ok_and(|number| number.to_string() == text)
}

fn without_ticks(cell: Excerpt<'_>) -> Excerpt<'_> {
    cell.strip_prefix("`")
        .and_then(|cell| cell.strip_suffix("`"))
        .unwrap_or(cell)
}

/// A cell's text without Markdown's marks: between backticks only a pipe is escaped, elsewhere
/// any punctuation may be.
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
