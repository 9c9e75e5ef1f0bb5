//! Integers and floating-point numbers.

use std::fmt;

use serde::de::{Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Error as _, Serializer};

use crate::context;
use crate::shape::Shape;
use crate::wire::Wire;

impl Wire for i64 {
    const SHAPE: Shape = Shape::Integer;

    fn placeholder() -> Self {
        0
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_i64(IntegerVisitor)
    }
}

impl Wire for i128 {
    const SHAPE: Shape = Shape::BigInteger;

    fn placeholder() -> Self {
        0
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        context::set_integer(false);
        let value = deserializer.deserialize_i128(BigIntegerVisitor);
        context::set_integer(value.is_ok());
        value.map_err(context::no_integer)
    }
}

macro_rules! integer_visitors {
    ($($visitor:ident $ty:ident $what:literal;)+) => {
        $(struct $visitor;

        impl Visitor<'_> for $visitor {
            type Value = $ty;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                context::expecting(f, $what)
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<$ty, E> {
                Ok(value.into())
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<$ty, E> {
                $ty::try_from(value).map_err(|_| out_of_range(value, &self))
            }

            fn visit_i128<E: Error>(self, value: i128) -> Result<$ty, E> {
                $ty::try_from(value).map_err(|_| out_of_range(value, &self))
            }

            fn visit_u128<E: Error>(self, value: u128) -> Result<$ty, E> {
                $ty::try_from(value).map_err(|_| out_of_range(value, &self))
            }
        })+
    };
}

integer_visitors! {
    IntegerVisitor i64 "an integer of 64 bits";
    BigIntegerVisitor i128 "an integer";
}

#[cold]
fn out_of_range<'de, V: Visitor<'de>, E: Error>(value: impl fmt::Display, visitor: &V) -> E {
    let found = format!("integer `{value}`");
    E::invalid_value(Unexpected::Other(&found), visitor)
}

/// The integers up to here are exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Wire for f64 {
    const SHAPE: Shape = Shape::Number;

    fn placeholder() -> Self {
        0.0
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_f64(FloatVisitor)
    }

    /// An integer is written without a fraction, as APIs write it.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = *self;
        if !value.is_finite() {
            return Err(S::Error::custom(format_args!(
                "JSON has no number for {value}"
            )));
        }
        let is_negative_zero = value == 0.0 && value.is_sign_negative();
        let is_integer = value.trunc() == value && value.abs() <= EXACT && !is_negative_zero;
        if is_integer && serializer.is_human_readable() {
            serializer.serialize_i64(value as i64)
        } else {
            serializer.serialize_f64(value)
        }
    }
}

struct FloatVisitor;

impl Visitor<'_> for FloatVisitor {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        context::expecting(f, "a number")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<f64, E> {
        Ok(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<f64, E> {
        Ok(value as f64)
    }
}
