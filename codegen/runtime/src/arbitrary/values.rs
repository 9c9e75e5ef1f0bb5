//! Arbitrary values of the types that fields have.

use std::collections::{BTreeMap, HashMap};

use arbitrary::{Error, Result, Unstructured};
use serde_json::{Number, Value};

use super::kept::{Kept, items, keys, object, same};
use super::sample::{LENGTH, Sample};
use crate::decimal::Decimal;
use crate::lenient::LenientNumber;
use crate::presence::Presence;

impl Sample for String {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        let length = u.int_in_range(0..=LENGTH)?;
        (0..length).map(|_| u.arbitrary::<char>()).collect()
    }
}

impl Sample for bool {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        u.arbitrary()
    }
}

impl Sample for i64 {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        u.arbitrary()
    }
}

/// A `serde_json::Value` holds at most 64 bits.
impl Sample for i128 {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        u.int_in_range(i64::MIN.into()..=u64::MAX.into())
    }
}

/// Only finite numbers whose digits are read exactly.
impl Sample for f64 {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        Ok(Self::from(u.arbitrary::<i32>()?) / 64.0)
    }
}

impl Sample for Number {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        match u.int_in_range(0..=2)? {
            0 => u.arbitrary::<i64>().map(Self::from),
            1 => u.arbitrary::<u64>().map(Self::from),
            _ => {
                let number = f64::sample(u, depth)?;
                Self::from_f64(number).ok_or(Error::IncorrectFormat)
            }
        }
    }
}

impl Sample for Value {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        let kinds = if depth == 0 { 3 } else { 5 };
        Ok(match u.int_in_range(0..=kinds)? {
            0 => Self::Null,
            1 => Self::Bool(bool::sample(u, depth)?),
            2 => Self::Number(Number::sample(u, depth)?),
            3 => Self::String(String::sample(u, depth)?),
            4 => Self::Array(Vec::sample(u, depth.saturating_sub(1))?),
            _ => Self::Object(entries(u, depth)?.into_iter().collect()),
        })
    }

    fn is_null(&self) -> bool {
        Self::is_null(self)
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        let most = if depth == 0 { 0 } else { LENGTH };
        let length = u.int_in_range(0..=most)?;
        (0..length).map(|_| T::sample(u, depth)).collect()
    }

    fn check_kept(&self, from: &Value, written: &Value) -> Kept {
        let (Value::Array(from), Value::Array(written)) = (from, written) else {
            return Err(format!(": {from} became {written}"));
        };
        items(from, written, |at, from, written| {
            let item = self.get(at).ok_or_else(|| format!("[{at}]: lost"))?;
            let kept = item.check_kept(from, written);
            kept.map_err(|fault| format!("[{at}]{fault}"))
        })
    }
}

impl<T: Sample> Sample for BTreeMap<String, T> {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        Ok(entries(u, depth)?.into_iter().collect())
    }

    fn check_kept(&self, from: &Value, written: &Value) -> Kept {
        kept_map(|key| self.get(key), from, written)
    }
}

impl<T: Sample> Sample for HashMap<String, T> {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        Ok(entries(u, depth)?.into_iter().collect())
    }

    fn check_kept(&self, from: &Value, written: &Value) -> Kept {
        kept_map(|key| self.get(key), from, written)
    }
}

/// Keys with values of one level less.
fn entries<T: Sample>(u: &mut Unstructured<'_>, depth: usize) -> Result<Vec<(String, T)>> {
    let most = if depth == 0 { 0 } else { LENGTH };
    let length = u.int_in_range(0..=most)?;
    let depth = depth.saturating_sub(1);
    (0..length)
        .map(|_| Ok((String::sample(u, depth)?, T::sample(u, depth)?)))
        .collect()
}

/// Compares the values of a map.
fn kept_map<'a, T: Sample + 'a>(
    get: impl Fn(&str) -> Option<&'a T>,
    from: &Value,
    written: &Value,
) -> Kept {
    let (from, written) = object(from, written)?;
    keys(from, written, |key, from, written| {
        let value = get(key).ok_or(": lost")?;
        value.check_kept(from, written)
    })
}

impl<T: Sample> Sample for Option<T> {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        if depth == 0 || !u.arbitrary()? {
            return Ok(None);
        }
        let value = T::sample(u, depth)?;
        Ok((!value.is_null()).then_some(value))
    }

    fn is_null(&self) -> bool {
        self.is_none()
    }

    fn check_kept(&self, from: &Value, written: &Value) -> Kept {
        match self {
            Some(value) => value.check_kept(from, written),
            None => same(&Value::Null, from).and_then(|()| same(from, written)),
        }
    }
}

impl<T: Sample> Sample for Box<T> {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        T::sample(u, depth).map(Self::new)
    }

    fn is_null(&self) -> bool {
        T::is_null(self)
    }

    fn check_kept(&self, from: &Value, written: &Value) -> Kept {
        T::check_kept(self, from, written)
    }
}

impl Sample for Presence {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        Ok(if u.arbitrary()? {
            Self::Present
        } else {
            Self::Absent
        })
    }
}

crate::arbitrary!(Presence);

impl Sample for Decimal {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        let number = |u: &mut Unstructured<'_>| Number::sample(u, depth);
        if u.arbitrary()? {
            number(u).map(Self::Number)
        } else {
            number(u).map(|number| Self::Text(number.to_string()))
        }
    }
}

crate::arbitrary!(Decimal);

impl Sample for LenientNumber {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        let number = Number::sample(u, depth)?;
        let is_text: bool = u.arbitrary()?;
        let digits = is_text.then(|| Self::text(number.to_string())).flatten();
        Ok(digits.unwrap_or_else(|| number.into()))
    }
}

crate::arbitrary!(LenientNumber);
