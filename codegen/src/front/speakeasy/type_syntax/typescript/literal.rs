//! Parses the literals of examples.

use crate::schema::{Literal, LiteralKind};
use crate::source::limits::DEPTH;

/// The literal after the first `=` of a declaration (`let value: T = …;`), or the text itself if it is a
/// literal; `None` if neither can be parsed.
pub(super) fn read(code: &str) -> Option<Literal> {
    let start = declaration(code).unwrap_or(0);
    let mut reader = Reader {
        text: code,
        at: start,
    };
    let literal = reader.value(0)?;
    reader.skip();
    reader.take(";");
    reader.skip();
    (reader.at == code.len()).then_some(literal)
}

/// The start of the value of the first declaration.
fn declaration(code: &str) -> Option<usize> {
    let mut at = 0;
    for line in code.split_inclusive('\n') {
        let trimmed = line.trim_start();
        if ["let ", "const ", "var "]
            .iter()
            .any(|word| trimmed.starts_with(word))
        {
            return code.get(at..)?.find(" =").and_then(|equals| {
                let behind = at + equals + " =".len();
                let follows = code.get(behind..)?;
                follows.starts_with(char::is_whitespace).then_some(behind)
            });
        }
        at += line.len();
    }
    None
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Skips whitespace, comments and the line breaks of table cells.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                let Some(end) = trimmed.find("*/") else {
                    return;
                };
                self.at += end + "*/".len();
            } else if trimmed.starts_with("<br/>") {
                self.at += "<br/>".len();
            } else {
                return;
            }
        }
    }

    fn take(&mut self, token: &str) -> bool {
        self.skip();
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn value(&mut self, depth: usize) -> Option<Literal> {
        if depth > DEPTH {
            return None;
        }
        self.skip();
        let start = self.at;
        let kind = match self.rest().chars().next()? {
            '{' => self.object(depth)?,
            '[' => self.list(depth, "[", "]").map(LiteralKind::List)?,
            '"' | '\'' | '`' => LiteralKind::String(self.string()?),
            c if c.is_ascii_digit() || "-.".contains(c) => self.number()?,
            c if is_name(c) => self.word(depth)?,
            _ => return None,
        };
        Some(Literal {
            kind,
            range: start..self.at,
        })
    }

    fn object(&mut self, depth: usize) -> Option<LiteralKind> {
        let mut entries = Vec::new();
        self.take("{");
        while !self.take("}") {
            self.skip();
            let key = match self.rest().chars().next()? {
                '"' | '\'' => self.string()?,
                _ => self.name()?.to_owned(),
            };
            if !self.take(":") {
                return None;
            }
            entries.push((key, self.value(depth + 1)?));
            if !self.take(",")
                && !{
                    self.skip();
                    self.rest().starts_with('}')
                }
            {
                return None;
            }
        }
        Some(LiteralKind::Object(entries))
    }

    fn list(&mut self, depth: usize, open: &str, close: &str) -> Option<Vec<Literal>> {
        let mut items = Vec::new();
        self.take(open);
        while !self.take(close) {
            items.push(self.value(depth + 1)?);
            if !self.take(",")
                && !{
                    self.skip();
                    self.rest().starts_with(close)
                }
            {
                return None;
            }
        }
        Some(items)
    }

    fn string(&mut self) -> Option<String> {
        let quote = self.rest().chars().next()?;
        self.at += quote.len_utf8();
        let mut text = String::new();
        loop {
            let c = self.next()?;
            match c {
                c if c == quote => return Some(text),
                '\n' if quote != '`' => return None,
                // The interpolated value is unknown.
                '$' if quote == '`' && self.rest().starts_with('{') => return None,
                '\\' => text.extend(self.escape()?),
                c => text.push(c),
            }
        }
    }

    /// The character of an escape; the inner `None` is a line continuation.
    fn escape(&mut self) -> Option<Option<char>> {
        Some(Some(match self.next()? {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'v' => '\u{b}',
            '0' => '\0',
            'x' => self.hexadecimal(2)?,
            'u' if self.rest().starts_with('{') => {
                let digits = self.rest().get(1..)?.split('}').next()?;
                self.at += digits.len() + 2;
                char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
            }
            'u' => self.hexadecimal(4)?,
            '\n' => return Some(None),
            c => c,
        }))
    }

    fn hexadecimal(&mut self, digits: usize) -> Option<char> {
        let number = u32::from_str_radix(self.rest().get(..digits)?, 16).ok()?;
        self.at += digits;
        // Half of a surrogate pair is not a character.
        Some(char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn number(&mut self) -> Option<LiteralKind> {
        let rest = self.rest();
        let mut last = ' ';
        let is_part = |c: char| {
            let sign = "+-".contains(c) && (last == ' ' || "eE".contains(last));
            let part = c.is_ascii_digit() || "._eE".contains(c) || sign;
            last = c;
            part
        };
        let end = rest
            .find({
                let mut is_part = is_part;
                move |c| !is_part(c)
            })
            .unwrap_or(rest.len());
        let digits = rest.get(..end)?.replace('_', "");
        self.at += end;
        digits.parse::<f64>().ok()?;
        if self.rest().starts_with('n') {
            self.at += 1;
            return Some(LiteralKind::BigInteger(digits));
        }
        Some(if digits.contains(['.', 'e', 'E']) {
            LiteralKind::Fraction(digits)
        } else {
            LiteralKind::Integer(digits)
        })
    }

    fn name(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest
            .find(|c| !(is_name(c) || c == '.'))
            .unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).filter(|name| !name.is_empty())
    }

    fn word(&mut self, depth: usize) -> Option<LiteralKind> {
        let mut name = self.name()?;
        while matches!(name, "new" | "await") {
            self.skip();
            name = self.name()?;
        }
        if self.rest().starts_with('(') {
            return Some(LiteralKind::Call(
                name.to_owned(),
                self.list(depth, "(", ")")?,
            ));
        }
        Some(match name {
            "null" => LiteralKind::Null,
            "true" => LiteralKind::Boolean(true),
            "false" => LiteralKind::Boolean(false),
            name => LiteralKind::Name(name.to_owned()),
        })
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || "_$".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(code: &str) -> Option<LiteralKind> {
        read(code).map(|literal| literal.kind)
    }

    #[test]
    fn declarations_and_bare_values_are_read() {
        let code = "import { T } from \"t\";\n\nlet value: T = {\n  a: null, // none\n  \"b-c\": [1.5, -2],\n};\n";
        let literal = read(code).unwrap();
        assert_eq!(
            literal.get("a").map(|value| &value.kind),
            Some(&LiteralKind::Null)
        );
        let fraction = literal
            .get("b-c")
            .unwrap()
            .find_item(&|kind| matches!(kind, LiteralKind::Fraction(_)))
            .unwrap();
        assert_eq!(code.get(fraction.range.clone()), Some("1.5"));
        assert_eq!(kind("{}"), Some(LiteralKind::Object(Vec::new())));
        assert_eq!(
            kind("let value: LongName =\n  [];"),
            Some(LiteralKind::List(Vec::new()))
        );
        assert_eq!(kind("true"), Some(LiteralKind::Boolean(true)));
    }

    #[test]
    fn every_form_of_value_is_read() {
        assert_eq!(kind("123n"), Some(LiteralKind::BigInteger("123".into())));
        assert_eq!(kind("-1e3"), Some(LiteralKind::Fraction("-1e3".into())));
        assert_eq!(
            kind("\"a\\n\\u00e9\\\"\""),
            Some(LiteralKind::String("a\né\"".into()))
        );
        assert_eq!(kind("NaN"), Some(LiteralKind::Name("NaN".into())));
        assert_eq!(
            kind("Enum.Member"),
            Some(LiteralKind::Name("Enum.Member".into()))
        );
        let Some(LiteralKind::Call(name, arguments)) = kind("await openAsBlob(\"a\")") else {
            panic!("a call")
        };
        assert_eq!((name.as_str(), arguments.len()), ("openAsBlob", 1));
        assert!(matches!(
            kind("new Date(\"2026-01-01\")"),
            Some(LiteralKind::Call(..))
        ));
        assert_eq!(kind("`a\n$b`"), Some(LiteralKind::String("a\n$b".into())));
        assert_eq!(
            kind("[ /* none */ ] // none"),
            Some(LiteralKind::List(Vec::new()))
        );
        assert!(matches!(
            kind("{<br/>\"a\": 1<br/>}"),
            Some(LiteralKind::Object(_))
        ));
    }

    #[test]
    fn what_is_no_literal_is_none() {
        for code in [
            "",
            "{",
            "{a}",
            "[1 2]",
            "\"open",
            "1.2.3",
            "a b",
            "{a: 1}}",
            "https://example.com",
            "`a${b}`",
            "1 /* open",
        ] {
            assert_eq!(kind(code), None, "{code}");
        }
        assert_eq!(kind(&"[".repeat(100_000)), None);
    }
}
