//! Tokens of type cells and value lists.

use std::ops::Range;

/// A token of a cell or a list of values.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// A name, dots included.
    Word(&'a str),
    /// A string literal, unescaped.
    Text(String),
    /// A number as written.
    Number(&'a str),
    /// The target of a link.
    Target(&'a str),
    /// One of `*[]{}<>,:|`.
    Mark(char),
    /// An invalid token, with a message.
    Fault(String),
}

/// Splits a text into tokens with their byte ranges.
///
/// Markdown escapes are skipped: `\|` and `|` are the same token.
pub(super) fn tokens(text: &str) -> Vec<(Token<'_>, Range<usize>)> {
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens: Vec<(Token<'_>, Range<usize>)> = Vec::new();
    loop {
        lexer.skip_white();
        let start = lexer.at;
        let Some(first) = lexer.peek() else {
            return tokens;
        };
        let after_bracket = tokens
            .last()
            .is_some_and(|(token, range)| *token == Token::Mark(']') && range.end == start);
        let token = match first {
            '(' if after_bracket => lexer.target(),
            '"' | '\'' => lexer.string(first),
            '-' | '0'..='9' => lexer.number(),
            '*' | '[' | ']' | '{' | '}' | '<' | '>' | ',' | ':' | '|' => {
                lexer.bump();
                Ok(Token::Mark(first))
            }
            first if first.is_alphabetic() || first == '_' || first == '$' => Ok(lexer.word()),
            other => {
                lexer.bump();
                Err(format!("unexpected `{other}`"))
            }
        };
        tokens.push((token.unwrap_or_else(Token::Fault), start..lexer.at));
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|next| !wanted(next)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or("")
    }

    fn skip_white(&mut self) {
        self.take_while(char::is_whitespace);
        let mut next = self.rest().chars();
        if next.next() == Some('\\') && next.next().is_some_and(|mark| "*[]{}<>,:|_".contains(mark))
        {
            self.at += 1;
        }
    }

    fn word(&mut self) -> Token<'a> {
        Token::Word(self.take_while(|next| next.is_alphanumeric() || "_$.".contains(next)))
    }

    fn number(&mut self) -> Result<Token<'a>, String> {
        let start = self.at;
        self.take_while(|next| next.is_alphanumeric() || "-+.".contains(next));
        let number = self.text.get(start..self.at).unwrap_or("");
        if number.parse::<f64>().is_ok() {
            Ok(Token::Number(number))
        } else {
            Err(format!("invalid number `{number}`"))
        }
    }

    fn target(&mut self) -> Result<Token<'a>, String> {
        self.bump();
        let start = self.at;
        let mut depth = 1_usize;
        while let Some(next) = self.peek() {
            match next {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                let target = self.text.get(start..self.at).unwrap_or("");
                self.bump();
                return Ok(Token::Target(target.trim()));
            }
            self.bump();
        }
        Err("missing `)` after the link target".to_owned())
    }

    fn string(&mut self, quote: char) -> Result<Token<'a>, String> {
        self.bump();
        let mut value = String::new();
        let mut fault = None;
        loop {
            match self.bump() {
                None | Some('\n') => return Err("unterminated string".to_owned()),
                Some(end) if end == quote => break,
                // The string continues after an invalid escape.
                Some('\\') => match self.escape() {
                    Ok(escaped) => value.extend(escaped),
                    Err(message) => fault = fault.or(Some(message)),
                },
                Some(other) => value.push(other),
            }
        }
        match fault {
            Some(message) => Err(message),
            None => Ok(Token::Text(value)),
        }
    }

    /// The character of a JavaScript escape; none for a line continuation.
    fn escape(&mut self) -> Result<Option<char>, String> {
        let char = match self.bump() {
            None => return Err("unterminated string".to_owned()),
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('v') => '\u{b}',
            Some('0') => '\0',
            Some('\n') => return Ok(None),
            Some('x') => return self.hex(2).and_then(scalar).map(Some),
            Some('u') => return self.unicode().map(Some),
            Some(other) => other,
        };
        Ok(Some(char))
    }

    fn unicode(&mut self) -> Result<char, String> {
        if self.peek() == Some('{') {
            self.bump();
            let digits = self.take_while(|next| next.is_ascii_hexdigit());
            let code = u32::from_str_radix(digits, 16).map_err(|_| bad_escape());
            return match self.bump() {
                Some('}') => code.and_then(scalar),
                _ => Err(bad_escape()),
            };
        }
        let high = self.hex(4)?;
        if !(0xD800..0xDC00).contains(&high) {
            return scalar(high);
        }
        // A character beyond 16 bits has two escapes.
        if !self.rest().starts_with("\\u") {
            return Err(bad_escape());
        }
        self.at += "\\u".len();
        let low = self.hex(4)?;
        if !(0xDC00..0xE000).contains(&low) {
            return Err(bad_escape());
        }
        scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    }

    fn hex(&mut self, length: usize) -> Result<u32, String> {
        let digits = self.rest().get(..length).ok_or_else(bad_escape)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(bad_escape());
        }
        self.at += length;
        u32::from_str_radix(digits, 16).map_err(|_| bad_escape())
    }
}

fn scalar(code: u32) -> Result<char, String> {
    char::from_u32(code).ok_or_else(bad_escape)
}

fn bad_escape() -> String {
    "invalid escape in the string".to_owned()
}
