//! Parses the short notation of types that [`Type`] prints.

use super::{Constant, Reference, Type};
use crate::source::Span;
use crate::source::limits::DEPTH;

impl Type {
    /// Parses the notation that [`Type`]'s `Display` prints; references get the given span.
    ///
    /// # Errors
    /// A message for the user.
    pub fn from_notation(text: &str, span: Span) -> Result<Self, String> {
        let mut reader = Reader {
            rest: text.trim(),
            span,
        };
        let ty = reader.union(0)?;
        match reader.rest {
            "" => Ok(ty),
            rest => Err(format!("unexpected `{rest}` after the type")),
        }
    }
}

fn too_deep() -> String {
    format!("the type is nested more than {DEPTH} levels deep")
}

struct Reader<'a> {
    rest: &'a str,
    span: Span,
}

impl Reader<'_> {
    fn union(&mut self, depth: usize) -> Result<Type, String> {
        let mut variants = vec![self.postfix(depth)?];
        while self.take("|") {
            variants.push(self.postfix(depth)?);
        }
        Ok(match <[Type; 1]>::try_from(variants) {
            Ok([only]) => only,
            Err(variants) => Type::Union { variants },
        })
    }

    fn postfix(&mut self, depth: usize) -> Result<Type, String> {
        if depth > DEPTH {
            return Err(too_deep());
        }
        let mut ty = self.primary(depth)?;
        loop {
            // Postfix notation nests without recursion of the parser.
            if ty.height() > DEPTH {
                return Err(too_deep());
            }
            if self.take("[]") {
                ty = Type::List {
                    items: Box::new(ty),
                };
            } else if self.take("?") {
                ty = Type::Nullable {
                    inner: Box::new(ty),
                };
            } else {
                break;
            }
        }
        Ok(ty)
    }

    fn primary(&mut self, depth: usize) -> Result<Type, String> {
        if self.take("(") {
            let ty = self.union(depth + 1)?;
            return self.expect(")").map(|()| ty);
        }
        if self.rest.starts_with('"') {
            return self.text();
        }
        let length = self
            .rest
            .find(|c: char| !(c.is_alphanumeric() || "_.-".contains(c)))
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest.trim_start();
        Ok(match word {
            "" => return Err("expected a type".to_owned()),
            "string" => Type::String,
            "number" => Type::Number,
            "integer" => Type::Integer,
            "float" => Type::Float,
            "boolean" => Type::Boolean,
            "any" => Type::Any,
            "bigint" => Type::BigInteger,
            "decimal" => Type::Decimal,
            "lenient-number" => Type::LenientNumber,
            "date" => Type::Date,
            "date-time" => Type::DateTime,
            "bytes" => Type::Bytes,
            "binary" => Type::Binary,
            "true" => Type::Constant {
                value: Constant::Boolean(true),
            },
            "false" => Type::Constant {
                value: Constant::Boolean(false),
            },
            "map" => Type::Map {
                values: Box::new(self.argument(depth)?),
            },
            "stream" => Type::Stream {
                items: Box::new(self.argument(depth)?),
            },
            word => {
                if let Ok(value) = word.parse() {
                    return Ok(Type::Constant {
                        value: Constant::Integer(value),
                    });
                }
                let (namespace, name) = word.rsplit_once('.').unwrap_or(("", word));
                if !name.starts_with(char::is_uppercase) {
                    return Err(format!(
                        "unknown type `{word}`; the name of a model starts with a capital letter"
                    ));
                }
                let (namespace, name) = (namespace.to_owned(), name.to_owned());
                Type::Ref(Reference {
                    namespace,
                    name,
                    target: None,
                    span: self.span,
                })
            }
        })
    }

    fn argument(&mut self, depth: usize) -> Result<Type, String> {
        self.expect("<")?;
        let ty = self.union(depth + 1)?;
        self.expect(">").map(|()| ty)
    }

    fn text(&mut self) -> Result<Type, String> {
        let mut values = serde_json::Deserializer::from_str(self.rest).into_iter::<String>();
        let value = match values.next() {
            Some(Ok(value)) => value,
            _ => return Err("unterminated string".to_owned()),
        };
        let end = values.byte_offset();
        self.rest = self.rest.get(end..).unwrap_or("").trim_start();
        Ok(Type::Constant {
            value: Constant::String(value),
        })
    }

    fn take(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, token: &str) -> Result<(), String> {
        if self.take(token) {
            return Ok(());
        }
        match self.rest {
            "" => Err(format!("expected `{token}`, found the end")),
            rest => Err(format!("expected `{token}`, found `{rest}`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_can_be_read() {
        for text in [
            "string",
            "integer[][]",
            "map<any>[]",
            "map<map<float>>",
            "\"a \\\" b\"",
            "true",
            "-3",
            "operations.Name?",
            "(string | binary)[]",
            "(A | B)?",
            "stream<components.Event>",
            "date | date-time",
            "lenient-number[]",
        ] {
            let ty = Type::from_notation(text, Span::default()).unwrap();
            assert_eq!(ty.to_string(), text);
        }
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        for (text, message) in [
            ("", "expected a type"),
            (
                "text",
                "unknown type `text`; the name of a model starts with a capital letter",
            ),
            ("map<string", "expected `>`, found the end"),
            ("string]", "unexpected `]` after the type"),
            ("\"open", "unterminated string"),
        ] {
            assert_eq!(
                Type::from_notation(text, Span::default()).unwrap_err(),
                message
            );
        }
        let alternating = (0..30).fold("string".to_owned(), |ty, _| {
            format!("({ty}{})", "[]".repeat(40))
        });
        for deep in [
            "map<".repeat(100_000) + "string",
            "(".repeat(100_000),
            "string".to_owned() + &"[]".repeat(100_000),
            "string".to_owned() + &"?".repeat(100_000),
            alternating,
        ] {
            let error = Type::from_notation(&deep, Span::default()).unwrap_err();
            assert!(error.contains("64 levels"), "{error}");
        }
    }
}
