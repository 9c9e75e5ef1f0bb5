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
            let start = self.at;
            match self.key() {
                Some(key) => entries.push((key, self.item(depth, "}")?)),
                None => {
                    let unreadable = self.unreadable(start)?;
                    let key = self.text.get(unreadable.range.clone());
                    entries.push((key.unwrap_or("").to_owned(), unreadable));
                    self.take(",");
                }
            }
        }
        Some(LiteralKind::Object(entries))
    }

    /// The key of an entry, with its colon.
    fn key(&mut self) -> Option<String> {
        let key = match self.rest().chars().next()? {
            '"' | '\'' => self.string()?,
            _ => self.name()?.to_owned(),
        };
        self.take(":").then_some(key)
    }

    fn list(&mut self, depth: usize, open: &str, close: &str) -> Option<Vec<Literal>> {
        let mut items = Vec::new();
        self.take(open);
        while !self.take(close) {
            items.push(self.item(depth, close)?);
        }
        Some(items)
    }

    /// The value of an item or entry, with the comma after it. What cannot be read is kept as such, so
    /// that the values around it are not lost.
    fn item(&mut self, depth: usize, close: &str) -> Option<Literal> {
        self.skip();
        let start = self.at;
        let value = self.value(depth + 1).filter(|_| {
            self.skip();
            self.rest().starts_with(',') || self.rest().starts_with(close)
        });
        let value = match value {
            Some(value) => value,
            None => self.unreadable(start)?,
        };
        self.take(",");
        Some(value)
    }

    /// The text from an offset to the next comma or closing bracket that is not in brackets or quotes.
    fn unreadable(&mut self, start: usize) -> Option<Literal> {
        let text = self.text.get(start..)?;
        let mut open = 0_usize;
        let mut chars = text.char_indices();
        let mut end = None;
        while let Some((at, c)) = chars.next() {
            match c {
                '"' | '\'' | '`' => {
                    if let Some(length) = quoted(text.get(at..)?, c) {
                        while chars.as_str().len() > text.len() - at - length {
                            chars.next();
                        }
                    }
                }
                '{' | '[' | '(' => open += 1,
                '}' | ']' | ')' if open > 0 => open -= 1,
                ',' | '}' | ']' | ')' if open == 0 => {
                    end = Some(at);
                    break;
                }
                _ => {}
            }
        }
        let token = text.get(..end?)?.trim_end();
        if token.is_empty() {
            return None;
        }
        self.at = start + end?;
        Some(Literal {
            kind: LiteralKind::Unreadable(token.to_owned()),
            range: start..start + token.len(),
        })
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
            'u' => self.code_unit()?,
            '\n' => return Some(None),
            c => c,
        }))
    }

    fn hexadecimal(&mut self, digits: usize) -> Option<char> {
        let number = self.digits(digits)?;
        // Half of a surrogate pair is not a character.
        Some(char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// A character of one code unit, or of a surrogate pair.
    fn code_unit(&mut self) -> Option<char> {
        let first = self.digits(4)?;
        if let Some(offset) = first.checked_sub(0xd800)
            && offset < 0x400
            && self.rest().starts_with("\\u")
        {
            let second = self.rest().get(2..6);
            let second = second.and_then(|digits| u32::from_str_radix(digits, 16).ok());
            let second = second.and_then(|second| second.checked_sub(0xdc00));
            if let Some(second) = second.filter(|second| *second < 0x400) {
                self.at += 6;
                return char::from_u32(0x1_0000 + (offset << 10) + second);
            }
        }
        Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn digits(&mut self, count: usize) -> Option<u32> {
        let number = u32::from_str_radix(self.rest().get(..count)?, 16).ok()?;
        self.at += count;
        Some(number)
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
            let arguments = self.list(depth, "(", ")")?;
            return Some(match (name, arguments.as_slice()) {
                ("BigInt", [argument]) if integer(&argument.kind).is_some() => {
                    LiteralKind::BigInteger(integer(&argument.kind)?.to_owned())
                }
                _ => LiteralKind::Call(name.to_owned(), arguments),
            });
        }
        Some(match name {
            "null" => LiteralKind::Null,
            "true" => LiteralKind::Boolean(true),
            "false" => LiteralKind::Boolean(false),
            name => LiteralKind::Name(name.to_owned()),
        })
    }
}

/// The digits of an argument of `BigInt`.
fn integer(argument: &LiteralKind) -> Option<&str> {
    let (LiteralKind::String(digits)
    | LiteralKind::Integer(digits)
    | LiteralKind::BigInteger(digits)) = argument
    else {
        return None;
    };
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    let is_number = !unsigned.is_empty() && unsigned.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(digits)
}

/// The length of a string in quotes at the start of a text; `None` if it does not end, or not in its line.
fn quoted(text: &str, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '\n' if quote != '`' => return None,
            c if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
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
    fn a_token_that_cannot_be_read_does_not_lose_the_others() {
        for (code, token) in [
            ("{ a: 1, b: 0x1f, c: [2] }", "0x1f"),
            ("{ a: `x${y}, z`, c: 1 }", "`x${y}, z`"),
            ("{ ...rest, c: 1 }", "...rest"),
            ("{ a, c: 1 }", "a"),
            ("{ a: f(1, 2).g, c: 1 }", "f(1, 2).g"),
            ("{ a: 12 apples }", "12 apples"),
            ("[1, <b>, 2]", "<b>"),
            ("{ a: [1 2] }", "1 2"),
        ] {
            let literal = read(code).unwrap();
            let unreadable = literal.unreadable().unwrap();
            assert_eq!(code.get(unreadable.range.clone()), Some(token), "{code}");
            let c = literal.get("c").map(|value| &value.kind);
            assert_eq!(c.is_some(), code.contains("c:"), "{code}");
        }
    }

    #[test]
    fn big_integers_and_surrogate_pairs_are_read() {
        let big = |digits: &str| Some(LiteralKind::BigInteger(digits.into()));
        assert_eq!(
            kind("BigInt(\"-12345678901234567890\")"),
            big("-12345678901234567890")
        );
        assert_eq!(kind("BigInt(12)"), big("12"));
        assert!(matches!(kind("BigInt(\"x\")"), Some(LiteralKind::Call(..))));
        let text = |text: &str| Some(LiteralKind::String(text.into()));
        assert_eq!(kind(r#""\ud83d\ude00""#), text("😀"));
        assert_eq!(kind(r#""\ud83d!""#), text("\u{fffd}!"));
    }

    #[test]
    fn what_is_no_literal_is_none() {
        for code in [
            "",
            "{",
            "[1",
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
