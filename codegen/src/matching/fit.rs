//! How well a value fits a type among the variants of a union: `union::fit` of the runtime. Values
//! within the value count only as items of a list, and with their own keys only.

use serde_json::{Map, Value};

use super::constant::{constants, is_constant};
use super::date::{is_date, is_date_time, is_timestamp};
use super::document::is_json_number;
use super::forms::{BigInteger, Date, Decimal};
use super::matcher::{Matcher, Path};
use super::object::{documented, has_required, required};
use crate::resolve::{Field, Kind, Tag, Type, Variant};
use crate::schema::Constant;

/// How well a value fits a type; the greater of two is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    exactness: Exactness,
    /// How many items of a list have the right kind.
    items: usize,
    /// How exact the type of the items is for them.
    items_exactness: usize,
    /// How many of the keys a struct documents.
    keys: usize,
}

/// How exact a type is for a kind of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exactness {
    /// The type takes any value.
    Any,
    /// A string or number that an enumeration does not document, or digits in a string.
    Undocumented,
    /// A union whose structs leave the value to a map variant.
    Reluctant,
    /// A map, where a struct variant does not leave the value to it.
    Map,
    /// A struct, or a type of any string or number.
    General,
    /// Of a form, such as an integer or a date.
    Special,
    /// A value that an enumeration documents.
    Documented,
    /// A map where no struct variant fits.
    OnlyMap,
}

impl Fit {
    fn of(exactness: Exactness) -> Self {
        Self {
            exactness,
            items: 0,
            items_exactness: 0,
            keys: 0,
        }
    }

    /// Whether the type is a map, or leaves the value to one.
    fn is_reluctant(self) -> bool {
        matches!(
            self.exactness,
            Exactness::Any | Exactness::Reluctant | Exactness::Map | Exactness::OnlyMap
        )
    }

    /// The fit among variants, of which one does not leave the value to a map variant or all do.
    fn among(self, has_willing: bool) -> Self {
        let exactness = match self.exactness {
            Exactness::Reluctant => Exactness::General,
            Exactness::Map | Exactness::OnlyMap if has_willing => Exactness::Map,
            Exactness::Map => Exactness::OnlyMap,
            exactness => exactness,
        };
        Self { exactness, ..self }
    }

    /// The fit of a union whose structs all leave the value to a map variant.
    fn reluctant(self) -> Self {
        let exactness = if self.exactness == Exactness::General {
            Exactness::Reluctant
        } else {
            self.exactness
        };
        Self { exactness, ..self }
    }
}

impl Matcher<'_, '_> {
    /// The variants that fit a value best; with a tag that a variant has, only that one.
    pub(super) fn fitting(
        &self,
        variants: &[Variant],
        tag: Option<&Tag>,
        value: &Value,
        path: Option<&Path>,
    ) -> Vec<usize> {
        if let Some(at) = tagged(tag, value) {
            return vec![at];
        }
        let (fits, _) = self.fits(variants, tag, value, path);
        let best = fits.iter().map(|(_, fit)| *fit).max();
        let best = fits.iter().filter(|(_, fit)| Some(*fit) == best);
        best.map(|(at, _)| *at).collect()
    }

    /// How well a value fits the variants of its kind of JSON, and whether one does not leave it to a
    /// map variant.
    fn fits(
        &self,
        variants: &[Variant],
        tag: Option<&Tag>,
        value: &Value,
        path: Option<&Path>,
    ) -> (Vec<(usize, Fit)>, bool) {
        let has_tag = tag.is_some_and(|tag| value.get(&tag.key).is_some_and(Value::is_string));
        let is_excluded = |at: usize| {
            let values = tag.and_then(|tag| tag.values.get(at));
            has_tag && values.is_some_and(|values| !values.is_empty())
        };
        let mut fits = Vec::new();
        let mut has_willing = false;
        for (at, variant) in variants.iter().enumerate() {
            let fit = self.fit(&variant.ty, value, path);
            if let Some(fit) = fit.filter(|_| !is_excluded(at)) {
                has_willing |= !fit.is_reluctant() && !self.yields_to_map(&variant.ty, value);
                fits.push((at, fit));
            }
        }
        for (_, fit) in &mut fits {
            *fit = fit.among(has_willing);
        }
        (fits, has_willing)
    }

    /// How well a value fits a type; `None` if it is of another kind of JSON.
    fn fit(&self, ty: &Type, value: &Value, path: Option<&Path>) -> Option<Fit> {
        match ty {
            Type::Nullable(_) if value.is_null() => Some(Fit::of(Exactness::Special)),
            Type::Nullable(inner) | Type::Boxed(inner) => self.fit(inner, value, path),
            Type::Model(id) => match self.kind(*id)? {
                Kind::Struct(fields) => Some(Fit {
                    keys: documented(fields, value.as_object()?),
                    ..Fit::of(Exactness::General)
                }),
                Kind::Union { variants, tag } => {
                    let path = Path::into(path, *id)?;
                    let tag = tag.as_ref();
                    if let Some(at) = tagged(tag, value) {
                        return self.fit(&variants.get(at)?.ty, value, Some(&path));
                    }
                    let (fits, has_willing) = self.fits(variants, tag, value, Some(&path));
                    let best = fits.into_iter().map(|(_, fit)| fit).max()?;
                    Some(if has_willing { best } else { best.reluctant() })
                }
                Kind::Enum(_) => self.scalar(ty, value).map(Fit::of),
            },
            Type::List(items) => self.list(items, value.as_array()?),
            Type::Map(_) => value.is_object().then(|| Fit::of(Exactness::Map)),
            _ => self.scalar(ty, value).map(Fit::of),
        }
    }

    /// A list fits if one of its items does, or if it has none.
    fn list(&self, ty: &Type, values: &[Value]) -> Option<Fit> {
        let mut total = Fit::of(Exactness::General);
        for value in values {
            if let Some((exactness, keys)) = self.item(ty, value, None) {
                total.items += 1;
                total.items_exactness += exactness as usize;
                total.keys += keys;
            }
        }
        (total.items > 0 || values.is_empty()).then_some(total)
    }

    /// How a value fits the type of an item, and how many of its keys that documents; `None` for
    /// another kind of JSON. Lists and unions within lists are not looked into.
    fn item(&self, ty: &Type, value: &Value, path: Option<&Path>) -> Option<(Exactness, usize)> {
        match ty {
            Type::Nullable(_) if value.is_null() => Some((Exactness::Special, 0)),
            Type::Nullable(inner) | Type::Boxed(inner) => self.item(inner, value, path),
            Type::List(_) => value.is_array().then_some((Exactness::General, 0)),
            Type::Model(id) => match self.kind(*id)? {
                Kind::Union { variants, .. } => {
                    let path = Path::into(path, *id)?;
                    let mut variants = variants.iter();
                    let is_any = value.is_array()
                        || variants.any(|variant| self.has_kind(&variant.ty, value, Some(&path)));
                    is_any.then_some((Exactness::General, 0))
                }
                Kind::Struct(_) if self.yields_to_map(ty, value) => Some((Exactness::Reluctant, 0)),
                _ => self
                    .fit(ty, value, path)
                    .map(|fit| (fit.exactness, fit.keys)),
            },
            _ => self
                .fit(ty, value, path)
                .map(|fit| (fit.exactness, fit.keys)),
        }
    }

    /// Whether a value may have the kind of JSON of a type.
    fn has_kind(&self, ty: &Type, value: &Value, path: Option<&Path>) -> bool {
        match ty {
            Type::Nullable(_) if value.is_null() => true,
            Type::Nullable(inner) | Type::Boxed(inner) => self.has_kind(inner, value, path),
            Type::Date | Type::DateTime => value.is_string(),
            Type::Integer => value.is_number(),
            Type::LenientNumber => value.is_number() || value.is_string(),
            Type::BigInteger if self.forms.big_integer != BigInteger::Text => value.is_number(),
            Type::Model(id) => match self.kind(*id) {
                Some(Kind::Union { variants, .. }) => Path::into(path, *id).is_some_and(|path| {
                    let mut variants = variants.iter();
                    variants.any(|variant| self.has_kind(&variant.ty, value, Some(&path)))
                }),
                _ => self.fit(ty, value, path).is_some(),
            },
            _ => self.fit(ty, value, path).is_some(),
        }
    }

    /// Whether a variant leaves an object to a map variant: a struct that lacks a required key, or
    /// that requires none and documents none of those present.
    fn yields_to_map(&self, ty: &Type, value: &Value) -> bool {
        match (ty, value) {
            (Type::Nullable(inner) | Type::Boxed(inner), _) => self.yields_to_map(inner, value),
            (Type::Model(id), Value::Object(object)) => match self.kind(*id) {
                Some(Kind::Struct(fields)) => yields_to_map(fields, object),
                _ => false,
            },
            _ => false,
        }
    }

    /// How exact a type is for a value without parts; `None` if the type does not decode it.
    pub(super) fn scalar(&self, ty: &Type, value: &Value) -> Option<Exactness> {
        let exact = |is: bool, exactness: Exactness| is.then_some(exactness);
        let text = || exact(value.is_string(), Exactness::General);
        let number = || exact(value.is_number(), Exactness::General);
        let form = |has_form: fn(&str) -> bool| {
            exact(value.as_str().is_some_and(has_form), Exactness::Special)
        };
        match ty {
            Type::String => text(),
            Type::Date => match self.forms.date {
                Date::Text => text(),
                Date::Checked | Date::Limited => form(is_date),
            },
            Type::DateTime => match self.forms.date_time {
                Date::Text => text(),
                Date::Checked => form(is_date_time),
                Date::Limited => form(is_timestamp),
            },
            Type::Boolean => exact(value.is_boolean(), Exactness::Special),
            Type::Integer => exact(value.is_i64(), Exactness::Special),
            Type::Float | Type::Number | Type::AnyNumber => number(),
            Type::BigInteger => match self.forms.big_integer {
                BigInteger::Text => text(),
                BigInteger::Signed => exact(value.is_i64(), Exactness::Special),
                BigInteger::Whole => exact(value.is_i64() || value.is_u64(), Exactness::Special),
            },
            Type::Decimal => match self.forms.decimal {
                Decimal::Text => text(),
                Decimal::Number => number(),
                Decimal::Either => number().or_else(text),
            },
            Type::LenientNumber => number().or_else(|| {
                let is_digits = value.as_str().is_some_and(is_json_number);
                exact(is_digits, Exactness::Undocumented)
            }),
            // Constants that are not fields are kept as they come.
            Type::Any | Type::Constant(_) => Some(Exactness::Any),
            Type::Model(id) => match self.kind(*id)? {
                Kind::Enum(values) => {
                    let mut values = constants(values);
                    let is_numeric = values
                        .clone()
                        .any(|known| matches!(known, Constant::Integer(_)));
                    let is_alike = if is_numeric {
                        value.is_number()
                    } else {
                        value.is_string()
                    };
                    let is_listed = values.any(|known| is_constant(value, known));
                    let exactness = if is_listed {
                        Exactness::Documented
                    } else {
                        Exactness::Undocumented
                    };
                    exact(is_alike, exactness)
                }
                Kind::Struct(_) | Kind::Union { .. } => None,
            },
            Type::Nullable(_) | Type::Boxed(_) | Type::List(_) | Type::Map(_) => None,
        }
    }
}

fn yields_to_map(fields: &[Field], object: &Map<String, Value>) -> bool {
    if required(fields).next().is_none() {
        documented(fields, object) == 0
    } else {
        !has_required(fields, object)
    }
}

/// The variant of the tag of an object.
fn tagged(tag: Option<&Tag>, value: &Value) -> Option<usize> {
    let tag = tag?;
    let found = value.get(&tag.key)?.as_str()?;
    let mut values = tag.values.iter();
    values.position(|own| own.iter().any(|value| value == found))
}
