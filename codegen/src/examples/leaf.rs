//! Values without parts.

use serde_json::{Number, Value};

use super::FaultKind;
use super::check::Check;
use crate::matching::{BigInteger, Decimal};
use crate::resolve::{self, Kind, Type};
use crate::schema::Constant;
use crate::schema::{Literal, LiteralKind};

impl Check<'_, '_> {
    /// A value of a type that has no parts.
    pub(super) fn leaf(&mut self, literal: &Literal, ty: &Type) -> Option<Value> {
        let forms = self.forms;
        let value = match (ty, &literal.kind) {
            (Type::String, LiteralKind::String(_))
            | (Type::Boolean, LiteralKind::Boolean(_))
            | (Type::Integer, LiteralKind::Integer(_))
            | (Type::Number | Type::Float, LiteralKind::Integer(_) | LiteralKind::Fraction(_)) => {
                return self.plain(literal);
            }
            (Type::BigInteger, LiteralKind::Integer(digits) | LiteralKind::BigInteger(digits)) => {
                match forms.big_integer {
                    BigInteger::Text => Some(Value::String(digits.clone())),
                    BigInteger::Whole | BigInteger::Signed => return self.integer(literal, digits),
                }
            }
            (Type::BigInteger, LiteralKind::String(text))
                if forms.big_integer == BigInteger::Text =>
            {
                Some(Value::String(text.clone()))
            }
            (Type::Decimal, LiteralKind::Integer(digits) | LiteralKind::Fraction(digits)) => {
                decimal(digits, forms.decimal)
            }
            (Type::Decimal, LiteralKind::Call(name, arguments)) if name == "Decimal" => {
                argument(arguments).and_then(|digits| decimal(digits, forms.decimal))
            }
            (Type::Decimal, LiteralKind::String(digits))
                if forms.decimal != Decimal::Number && digits.parse::<f64>().is_ok() =>
            {
                Some(Value::String(digits.clone()))
            }
            (Type::Date, LiteralKind::String(text)) if is_date(text) => text_value(text),
            (Type::Date, LiteralKind::Call(name, arguments)) if name == "RFCDate" => {
                argument(arguments)
                    .filter(|text| is_date(text))
                    .and_then(text_value)
            }
            (Type::DateTime, LiteralKind::String(text)) if is_date_time(text) => text_value(text),
            (Type::DateTime, LiteralKind::Call(name, arguments)) if name == "Date" => {
                argument(arguments)
                    .filter(|text| is_date_time(text))
                    .and_then(text_value)
            }
            (Type::Constant(constant), _) => return self.constant(literal, constant, ty),
            (Type::Float | Type::Number, LiteralKind::Name(name)) if is_no_number(name) => {
                return self.plain(literal);
            }
            _ => None,
        };
        match value {
            Some(value) => Some(value),
            None => self.wrong(literal, ty),
        }
    }

    /// A literal without parts as it stands, whatever its type.
    pub(super) fn plain(&mut self, literal: &Literal) -> Option<Value> {
        match &literal.kind {
            LiteralKind::Null => Some(Value::Null),
            LiteralKind::Boolean(value) => Some(Value::Bool(*value)),
            LiteralKind::String(text) => text_value(text),
            LiteralKind::Integer(digits) | LiteralKind::BigInteger(digits) => {
                self.integer(literal, digits)
            }
            LiteralKind::Fraction(digits) => {
                let number = digits.parse().ok().and_then(Number::from_f64);
                self.json(literal, number.map(Value::Number))
            }
            // What these stand for is text on the wire.
            LiteralKind::Call(name, arguments) if matches!(name.as_str(), "Date" | "RFCDate") => {
                let text = argument(arguments).and_then(text_value);
                self.json(literal, text)
            }
            _ => self.json(literal, None),
        }
    }

    fn integer(&mut self, literal: &Literal, digits: &str) -> Option<Value> {
        let small = digits.parse::<i64>().map(Number::from);
        let number = small.or_else(|_| digits.parse::<u64>().map(Number::from));
        self.json(literal, number.ok().map(Value::Number))
    }

    /// The value, or a word about there being none.
    fn json(&mut self, literal: &Literal, value: Option<Value>) -> Option<Value> {
        if value.is_none() {
            let message = match &literal.kind {
                LiteralKind::Integer(_) | LiteralKind::BigInteger(_) => {
                    "the number is too large to be checked"
                }
                _ => "JSON has no such value",
            };
            self.fault(FaultKind::Unreadable, literal.range.clone(), message);
        }
        value
    }

    fn constant(&mut self, literal: &Literal, constant: &Constant, ty: &Type) -> Option<Value> {
        let found = match &literal.kind {
            LiteralKind::Name(name) => named(name, [constant]).cloned(),
            kind => constant_of(kind),
        };
        match found {
            Some(found) if found == *constant => Some(constant_value(constant)),
            Some(found) if is_alike(&found, constant) => {
                let message = format!("{found} stands where only {constant} may be");
                self.fault(FaultKind::UnknownValue, literal.range.clone(), message);
                Some(constant_value(&found))
            }
            _ => self.wrong(literal, ty),
        }
    }

    /// A value of an enumeration, written as it is or by the name of its member.
    pub(super) fn member(
        &mut self,
        literal: &Literal,
        values: &[resolve::Value],
        ty: &Type,
    ) -> Option<Value> {
        let found = match &literal.kind {
            LiteralKind::Name(name) => {
                let known = values.iter().map(|value| &value.source.value);
                let by_name = values
                    .iter()
                    .find(|value| value.source.name.as_deref() == Some(last(name)));
                match by_name
                    .map(|value| &value.source.value)
                    .or(named(name, known))
                {
                    Some(found) => Some(found.clone()),
                    None => {
                        let message = format!("{} has no member `{name}`", self.title(ty));
                        self.fault(FaultKind::UnknownValue, literal.range.clone(), message);
                        return None;
                    }
                }
            }
            kind => constant_of(kind),
        };
        let Some(found) = found else {
            return self.wrong(literal, ty);
        };
        if values
            .iter()
            .all(|value| !is_alike(&value.source.value, &found))
            && !values.is_empty()
        {
            return self.wrong(literal, ty);
        }
        let is_known = values.iter().any(|value| value.source.value == found);
        if !is_known && !self.is_open(ty) {
            let message = format!("{found} is not among the values of {}", self.title(ty));
            self.fault(FaultKind::UnknownValue, literal.range.clone(), message);
        }
        Some(constant_value(&found))
    }

    /// Whether a page says that other values than those of its list may come.
    fn is_open(&self, ty: &Type) -> bool {
        let model = ty.model().and_then(|id| self.resolved.get(id));
        model.is_some_and(|model| {
            matches!(model.source.kind, crate::schema::ModelKind::Enum { open, .. } if open)
        })
    }

    fn title(&self, ty: &Type) -> String {
        let model = ty.model().and_then(|id| self.resolved.get(id));
        model.map_or_else(
            || self.name(ty),
            |model| format!("`{}`", model.source.path()),
        )
    }

    /// A type as people would call it.
    pub(super) fn name(&self, ty: &Type) -> String {
        match ty {
            Type::String => "a text".to_owned(),
            Type::Boolean => "a boolean".to_owned(),
            Type::Integer | Type::BigInteger => "an integer".to_owned(),
            Type::Float | Type::Number => "a number".to_owned(),
            Type::Decimal => "a decimal number".to_owned(),
            Type::Date => "a date".to_owned(),
            Type::DateTime => "a point in time".to_owned(),
            Type::Any => "any value".to_owned(),
            Type::Constant(value) => value.to_string(),
            Type::List(_) => "a list".to_owned(),
            Type::Map(_) => "a map".to_owned(),
            Type::Nullable(inner) | Type::Boxed(inner) => self.name(inner),
            Type::Model(id) => match self.resolved.get(*id) {
                Some(model) => {
                    let kind = match model.kind {
                        Kind::Struct(_) => "",
                        Kind::Enum(_) => "a value of ",
                        Kind::Union { .. } => "an arm of ",
                    };
                    format!("{kind}`{}`", model.source.path())
                }
                None => "a model".to_owned(),
            },
        }
    }
}

/// The only argument, where that is a text.
pub(super) fn argument(arguments: &[Literal]) -> Option<&str> {
    match arguments {
        [
            Literal {
                kind: LiteralKind::String(text),
                ..
            },
        ] => Some(text),
        _ => None,
    }
}

/// Whether a name is a number of the language that JSON does not have.
fn is_no_number(name: &str) -> bool {
    matches!(last(name), "NaN" | "Infinity")
}

fn text_value(text: &str) -> Option<Value> {
    Some(Value::String(text.to_owned()))
}

fn decimal(digits: &str, form: Decimal) -> Option<Value> {
    let number = digits.parse::<f64>().ok()?;
    match form {
        Decimal::Text => text_value(digits),
        Decimal::Either | Decimal::Number => Number::from_f64(number).map(Value::Number),
    }
}

fn constant_of(kind: &LiteralKind) -> Option<Constant> {
    match kind {
        LiteralKind::String(text) => Some(Constant::String(text.clone())),
        LiteralKind::Integer(digits) => digits.parse().ok().map(Constant::Integer),
        LiteralKind::Boolean(value) => Some(Constant::Boolean(*value)),
        _ => None,
    }
}

fn constant_value(constant: &Constant) -> Value {
    match constant {
        Constant::Boolean(value) => Value::Bool(*value),
        Constant::Integer(value) => Value::from(*value),
        Constant::String(text) => Value::String(text.clone()),
    }
}

/// Whether two constants are of the same kind of JSON.
fn is_alike(a: &Constant, b: &Constant) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// The value that a member's name means: the only one with the same letters and digits.
fn named<'v>(name: &str, values: impl IntoIterator<Item = &'v Constant>) -> Option<&'v Constant> {
    let wanted = letters(last(name));
    let mut fitting = values
        .into_iter()
        .filter(|value| letters(&value.text()) == wanted);
    let found = fitting.next()?;
    fitting.next().is_none().then_some(found)
}

/// The member's own name, without those of the enumeration and its module.
fn last(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, member)| member)
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a text is a day as `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    crate::config::Date::parse(text).is_some()
}

/// Whether a text is a point in time as of RFC 3339.
fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't', ' ']) else {
        return false;
    };
    let Some(zone) = time.find(['Z', 'z', '+', '-']) else {
        return false;
    };
    let (clock, zone) = time.split_at(zone);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = |text: &str, limits: &[u32]| {
        let parts: Vec<&str> = text.split(':').collect();
        parts.len() == limits.len()
            && parts.iter().zip(limits).all(|(part, limit)| {
                part.len() == 2
                    && is_number(part)
                    && part.parse::<u32>().is_ok_and(|part| part <= *limit)
            })
    };
    let zone = match zone {
        "Z" | "z" => true,
        zone => parts(zone.trim_start_matches(['+', '-']), &[23, 59]),
    };
    // A second more is there in some minutes.
    is_date(date)
        && parts(clock, &[23, 59, 60])
        && !fraction.is_empty()
        && is_number(fraction)
        && zone
}
