//! Scalar values.

use serde_json::{Number, Value};

use super::check::Check;
use super::describe::describe;
use super::example::FaultKind;
use super::literal::{argument, constant_of, decimal_argument, is_no_number, last, named};
use crate::matching::{BigInteger, Decimal, Listed, constant_value, constants, listed};
use crate::resolve::{self, ModelId, Type};
use crate::schema::{Constant, Literal, LiteralKind};

impl Check<'_, '_> {
    /// A value of a scalar type.
    pub(super) fn leaf(&mut self, literal: &Literal, ty: &Type) -> Option<Value> {
        let forms = self.matcher.forms;
        let value = match (ty, &literal.kind) {
            (Type::Constant(constant), _) => return self.constant(literal, constant, ty),
            (Type::Integer, LiteralKind::Integer(digits)) if digits.parse::<i64>().is_err() => {
                return self.beyond(literal, ty);
            }
            (Type::Boolean, LiteralKind::Boolean(_))
            | (
                Type::Integer | Type::Number | Type::AnyNumber | Type::Float,
                LiteralKind::Integer(_),
            )
            | (Type::LenientNumber, LiteralKind::Integer(_) | LiteralKind::Fraction(_))
            | (Type::Number | Type::AnyNumber | Type::Float, LiteralKind::Fraction(_)) => {
                return self.plain(literal);
            }
            (Type::Float | Type::Number | Type::AnyNumber, LiteralKind::Name(name))
                if is_no_number(name) =>
            {
                return self.plain(literal);
            }
            (Type::BigInteger, LiteralKind::Integer(digits) | LiteralKind::BigInteger(digits)) => {
                match forms.big_integer {
                    BigInteger::Text => Some(Value::from(digits.as_str())),
                    BigInteger::Signed if digits.parse::<i64>().is_err() => {
                        return self.beyond(literal, ty);
                    }
                    BigInteger::Whole | BigInteger::Signed => return self.plain(literal),
                }
            }
            (Type::Decimal, LiteralKind::Integer(digits) | LiteralKind::Fraction(digits)) => {
                decimal(digits, forms.decimal)
            }
            (Type::Decimal, LiteralKind::Call(name, arguments)) if name == "Decimal" => {
                decimal_argument(arguments).and_then(|digits| decimal(digits, forms.decimal))
            }
            (Type::Date, LiteralKind::Call(name, arguments)) if name == "RFCDate" => {
                argument(arguments).map(Value::from)
            }
            (Type::DateTime, LiteralKind::Call(name, arguments)) if name == "Date" => {
                argument(arguments).map(Value::from)
            }
            (_, LiteralKind::String(text)) => Some(Value::from(text.as_str())),
            _ => None,
        };
        match value.filter(|value| self.matcher.documents(ty, value)) {
            // What the page documents may be beyond the limits of the Rust type.
            Some(value) if !self.matcher.decodes(ty, &value) => self.beyond(literal, ty),
            Some(value) => Some(value),
            None => self.wrong(literal, ty),
        }
    }

    /// Records that a value is beyond the limits of its Rust type.
    fn beyond(&mut self, literal: &Literal, ty: &Type) -> Option<Value> {
        let expected = match ty {
            Type::DateTime => "a date-time up to 9999-12-30T22:00:00Z, the limit of `jiff`",
            _ => "an integer of 64 bits with a sign",
        };
        self.expected(literal, expected, ty)
    }

    fn constant(&mut self, literal: &Literal, constant: &Constant, ty: &Type) -> Option<Value> {
        let found = match &literal.kind {
            LiteralKind::Name(name) => named(name, [constant]).cloned(),
            kind => constant_of(kind),
        };
        let Some(found) = found else {
            return self.wrong(literal, ty);
        };
        let value = constant_value(&found);
        match listed(&value, [constant]) {
            Listed::Yes => {}
            Listed::No => {
                let message = format!("expected {constant}, found {found}");
                self.fault(FaultKind::UnknownValue, literal.range.clone(), message);
            }
            Listed::OtherKind => return self.wrong(literal, ty),
        }
        Some(value)
    }

    /// An enum value, as a literal or by the name of its member.
    pub(super) fn member(
        &mut self,
        literal: &Literal,
        id: ModelId,
        values: &[resolve::Value],
        ty: &Type,
    ) -> Option<Value> {
        let found = match &literal.kind {
            LiteralKind::Name(name) => {
                let by_name = values
                    .iter()
                    .find(|value| value.source.name.as_deref() == Some(last(name)))
                    .map(|value| &value.source.value);
                let Some(found) = by_name.or(named(name, constants(values))) else {
                    let message = format!("{} has no member `{name}`", self.title(ty));
                    self.fault(FaultKind::UnknownValue, literal.range.clone(), message);
                    return None;
                };
                Some(found.clone())
            }
            kind => constant_of(kind),
        };
        let Some(found) = found else {
            return self.wrong(literal, ty);
        };
        let value = constant_value(&found);
        match listed(&value, constants(values)) {
            Listed::OtherKind => return self.wrong(literal, ty),
            Listed::No if !self.matcher.is_open(id) => {
                let message = format!("{found} is not a documented value of {}", self.title(ty));
                self.fault(FaultKind::UnknownValue, literal.range.clone(), message);
            }
            Listed::No | Listed::Yes => {}
        }
        Some(value)
    }

    /// Records that a value has the wrong type, and returns it.
    pub(super) fn wrong(&mut self, literal: &Literal, ty: &Type) -> Option<Value> {
        let expected = self.name(ty);
        self.expected(literal, &expected, ty)
    }

    fn expected(&mut self, literal: &Literal, expected: &str, ty: &Type) -> Option<Value> {
        let is_date = matches!(ty, Type::Date | Type::DateTime);
        let found = match &literal.kind {
            LiteralKind::String(text) if is_date => format!("{text:?}"),
            LiteralKind::Integer(digits) | LiteralKind::BigInteger(digits)
                if expected.starts_with("an integer") =>
            {
                format!("`{digits}`")
            }
            LiteralKind::Call(name, arguments) if matches!(name.as_str(), "Date" | "RFCDate") => {
                match argument(arguments) {
                    Some(text) => format!("{text:?}"),
                    None => describe(&literal.kind),
                }
            }
            kind => describe(kind),
        };
        let kind = match literal.kind {
            LiteralKind::Null => FaultKind::Null,
            _ => FaultKind::WrongType,
        };
        let message = format!("expected {expected}, found {found}");
        self.fault(kind, literal.range.clone(), message);
        // A value that is not JSON has been reported with the wrong type.
        let before = self.faults.len();
        let value = self.any(literal);
        self.faults.truncate(before);
        value
    }
}

fn decimal(digits: &str, form: Decimal) -> Option<Value> {
    let number = digits.parse::<f64>().ok()?;
    match form {
        Decimal::Text => Some(Value::from(digits)),
        Decimal::Either | Decimal::Number => Number::from_f64(number).map(Value::Number),
    }
}
