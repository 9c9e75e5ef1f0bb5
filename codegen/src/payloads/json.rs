//! Reads JSON with the places of its values.

use crate::schema::{Literal, LiteralKind};

/// The nesting depth of values, which is that of `serde_json`.
const DEPTH: usize = 128;

/// Where a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The offset in bytes.
    pub at: usize,
    /// What is wrong.
    pub message: &'static str,
}

type Read<T> = Result<T, JsonError>;

/// The values of a text, separated by white space.
pub(super) fn values(text: &str) -> Read<Vec<Literal>> {
    let text_start = text
        .strip_prefix('\u{feff}')
        .map_or(0, |rest| text.len() - rest.len());
    let mut reader = Reader {
        text,
        at: text_start,
    };
    let mut values = Vec::new();
    reader.skip();
    while reader.at < text.len() {
        values.push(reader.value(0)?);
        reader.skip();
    }
    match values.is_empty() {
        true => Err(reader.error("expected a value")),
        false => Ok(values),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn error(&self, message: &'static str) -> JsonError {
        JsonError {
            at: self.at,
            message,
        }
    }

    fn skip(&mut self) {
        let rest = self.rest();
        let trimmed = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        self.at += rest.len() - trimmed.len();
    }

    fn take(&mut self, token: &str) -> bool {
        self.skip();
        let is_next = self.rest().starts_with(token);
        if is_next {
            self.at += token.len();
        }
        is_next
    }

    fn value(&mut self, depth: usize) -> Read<Literal> {
        if depth > DEPTH {
            return Err(self.error("the value is nested too deeply"));
        }
        self.skip();
        let start = self.at;
        let kind = match self.rest().as_bytes().first() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => LiteralKind::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ if self.take("null") => LiteralKind::Null,
            _ if self.take("true") => LiteralKind::Boolean(true),
            _ if self.take("false") => LiteralKind::Boolean(false),
            _ => return Err(self.error("expected a value")),
        };
        Ok(Literal {
            kind,
            range: start..self.at,
        })
    }

    fn object(&mut self, depth: usize) -> Read<LiteralKind> {
        let mut entries = Vec::new();
        self.take("{");
        if self.take("}") {
            return Ok(LiteralKind::Object(entries));
        }
        loop {
            self.skip();
            if !self.rest().starts_with('"') {
                return Err(self.error("expected a key"));
            }
            let key = self.string()?;
            if !self.take(":") {
                return Err(self.error("expected `:`"));
            }
            entries.push((key, self.value(depth + 1)?));
            if self.take("}") {
                return Ok(LiteralKind::Object(entries));
            }
            if !self.take(",") {
                return Err(self.error("expected `,` or `}`"));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Read<LiteralKind> {
        let mut items = Vec::new();
        self.take("[");
        if self.take("]") {
            return Ok(LiteralKind::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.take("]") {
                return Ok(LiteralKind::List(items));
            }
            if !self.take(",") {
                return Err(self.error("expected `,` or `]`"));
            }
        }
    }

    /// A string; `serde_json` reads its escapes.
    fn string(&mut self) -> Read<String> {
        let mut is_escaped = false;
        let end = self.rest().bytes().enumerate().skip(1).find(|(_, byte)| {
            let is_end = *byte == b'"' && !is_escaped;
            is_escaped = *byte == b'\\' && !is_escaped;
            is_end
        });
        let Some((end, _)) = end else {
            return Err(self.error("the string does not end"));
        };
        let quoted = self.rest().get(..=end).unwrap_or("");
        let text = serde_json::from_str(quoted).map_err(|_| self.error("invalid string"))?;
        self.at += end + 1;
        Ok(text)
    }

    fn number(&mut self) -> Read<LiteralKind> {
        let rest = self.rest();
        let is_part = |c: char| c.is_ascii_digit() || "+-.eE".contains(c);
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let digits = rest.get(..end).unwrap_or("");
        if serde_json::from_str::<f64>(digits).is_err() {
            return Err(self.error("invalid number"));
        }
        self.at += end;
        let digits = digits.to_owned();
        Ok(if digits.contains(['.', 'e', 'E']) {
            LiteralKind::Fraction(digits)
        } else {
            LiteralKind::Integer(digits)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_and_lines_of_values_are_read() -> Result<(), JsonError> {
        let text = "{\"a\": [1, -2.5e3, \"\\u00e9\\\"\"], \"b\": null}\n[true]\n";
        let found = values(text)?;
        let ranges = found.iter().map(|value| text.get(value.range.clone()));
        let ranges: Vec<_> = ranges.collect();
        assert_eq!(ranges[1], Some("[true]"));
        let list = found[0].get("a").map(|value| value.kind.clone());
        let Some(LiteralKind::List(items)) = list else {
            panic!("{list:?}");
        };
        let kinds: Vec<_> = items.into_iter().map(|item| item.kind).collect();
        let expected = [
            LiteralKind::Integer("1".into()),
            LiteralKind::Fraction("-2.5e3".into()),
            LiteralKind::String("é\"".into()),
        ];
        assert_eq!(kinds, expected);
        Ok(())
    }

    #[test]
    fn what_is_not_json_has_a_place() {
        for (text, at) in [
            ("", 0),
            ("{a: 1}", 1),
            ("[1 2]", 3),
            ("{\"a\" 1}", 5),
            ("[01]", 1),
            ("\"x", 0),
            ("nul", 0),
            ("[1,]", 3),
        ] {
            assert_eq!(values(text).map_err(|error| error.at), Err(at), "{text}");
        }
        assert!(values(&"[".repeat(100_000)).is_err());
    }
}
