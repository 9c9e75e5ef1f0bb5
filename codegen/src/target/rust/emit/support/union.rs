//! Unions: an arm is chosen by its tag or by how well it fits.

use serde::de::Error;
use serde::ser::Serialize;
use serde_json::Value;

/// One arm of the union `U`.
pub(crate) struct Arm<U> {
    pub(crate) name: &'static str,
    pub(crate) tags: &'static [&'static str],
    pub(crate) misfit: fn(&Value) -> Option<usize>,
    pub(crate) decode: fn(&Value) -> Result<U, serde_json::Error>,
    // <arbitrary>
    #[cfg(any(test, feature = "arbitrary"))]
    pub(crate) sample: fn(&mut arbitrary::Unstructured<'_>, usize) -> arbitrary::Result<U>,
    // </arbitrary>
}

/// Implements a union from the table of its arms, in the order of the page; `by` names the key
/// whose value tells some of the arms apart.
macro_rules! union {
    ($model:ident $(by $tag:literal)?/*<secret_unions> $(as $mark:ident)?*/ { $($arm:ident $(= $($value:literal)|+)?,)* }) => {
        const _: () = {
            const TAG: &[&str] = &[$($tag)?];
            // <secret_unions>

            const SECRETS: bool = support::is_marked(&[$(::core::stringify!($mark))?]);
            // </secret_unions>

            const ARMS: &[support::Arm<$model>] = &[$(support::Arm {
                name: ::core::stringify!($arm),
                tags: &[$($($value),+)?],
                misfit: |value| support::misfit($model::$arm, value),
                decode: |value| support::decode($model::$arm, value),
                // <arbitrary>
                #[cfg(any(test, feature = "arbitrary"))]
                sample: |u, depth| support::sample_arm($model::$arm, u, depth),
                // </arbitrary>
            }),*];

            impl $model {
                /// Decodes a value that fits one of the documented arms.
                ///
                /// # Errors
                /// The error names each arm that was tried and why it does not fit.
                pub fn from_value(value: ::serde_json::Value) -> ::core::result::Result<Self, ::serde_json::Error> {
                    <Self as support::Shape>::decode(&value)
                }
            }
            // <blank>

            impl support::Blank for $model {
                fn blank() -> Self {
                    Self::Unrecognized(::serde_json::Value::Null)
                }
            }
            // </blank>

            impl support::Shape for $model {
                fn misfit(value: &::serde_json::Value) -> ::core::option::Option<usize> {
                    ARMS.iter().filter_map(|arm| (arm.misfit)(value)).min()
                }

                fn decode(value: &::serde_json::Value) -> ::core::result::Result<Self, ::serde_json::Error> {
                    support::choose(::core::stringify!($model), TAG, ARMS, value/*<secret_unions>, SECRETS*/)
                }
            }

            // <arbitrary>
            #[cfg(any(test, feature = "arbitrary"))]
            impl support::Sample for $model {
                fn sample(
                    u: &mut ::arbitrary::Unstructured<'_>,
                    depth: usize,
                ) -> ::arbitrary::Result<Self> {
                    support::sample_union(u, depth, ARMS)
                }

                fn is_null(&self) -> bool {
                    match self {
                        $(Self::$arm(value) => support::Sample::is_null(value),)*
                        Self::Unrecognized(value) => support::Sample::is_null(value),
                    }
                }
            }

            #[cfg(any(test, feature = "arbitrary"))]
            support::arbitrary!($model);

            // </arbitrary>
            impl ::serde::Serialize for $model {
                fn serialize<S: ::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    match self {
                        $(Self::$arm(value) => ::serde::Serialize::serialize(value, serializer),)*
                        Self::Unrecognized(value) => ::serde::Serialize::serialize(value, serializer),
                    }
                }
            }

            impl<'de> ::serde::Deserialize<'de> for $model {
                fn deserialize<D: ::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(deserializer)?;
                    let chosen = <Self as support::Shape>::decode(&value);
                    ::core::result::Result::Ok(chosen.unwrap_or(Self::Unrecognized(value)))
                }
            }
        };
    };
}
pub(crate) use union;

/// How well a value fits the content of an arm; the arm's constructor says which type that is.
pub(crate) fn misfit<T: super::Shape, U>(_: fn(T) -> U, value: &Value) -> Option<usize> {
    T::misfit(value)
}

/// Decodes the content of an arm.
pub(crate) fn decode<T: super::Shape, U>(
    arm: fn(T) -> U,
    value: &Value,
) -> Result<U, serde_json::Error> {
    T::decode(value).map(arm)
}

/// Of the best-fitting arms that decode, the first that keeps the most; with a tag that an arm has,
/// only that arm is tried.
pub(crate) fn choose<U: Serialize>(
    name: &str,
    tag: &[&str],
    arms: &[Arm<U>],
    value: &Value,
    // <secret_unions>
    secrets: bool,
    // </secret_unions>
) -> Result<U, serde_json::Error> {
    let tag = tag
        .first()
        .and_then(|tag| value.get(tag))
        .and_then(Value::as_str);
    let tagged = |arm: &&Arm<U>| tag.is_some_and(|tag| arm.tags.contains(&tag));
    if let Some(arm) = arms.iter().find(tagged) {
        return (arm.decode)(value).map_err(|error| no_arm(name, &[(arm.name, error.to_string())]));
    }
    let mut failures = Vec::new();
    let mut candidates = Vec::new();
    for arm in arms {
        match (arm.misfit)(value) {
            _ if tag.is_some() && !arm.tags.is_empty() => {
                failures.push((
                    arm.name,
                    format!("the tag is not {}", arm.tags.join(" or ")),
                ));
            }
            Some(misfit) => candidates.push((misfit, arm)),
            None => failures.push((arm.name, format!("{} is of another kind", kind(value)))),
        }
    }
    candidates.sort_by_key(|(misfit, _)| *misfit);
    let mut best: Option<(usize, usize, U)> = None;
    for (position, (misfit, arm)) in candidates.iter().enumerate() {
        if best.as_ref().is_some_and(|(least, ..)| misfit > least) {
            break;
        }
        let union = match (arm.decode)(value) {
            Ok(union) => union,
            // <secret_unions>
            // What this arm may show can be the secret of another.
            Err(_) if secrets => {
                failures.push((arm.name, "invalid value [redacted]".to_owned()));
                continue;
            }
            // </secret_unions>
            Err(error) => {
                failures.push((arm.name, error.to_string()));
                continue;
            }
        };
        // Arms that fit equally well differ in what they know of the values within.
        let next = candidates.get(position + 1);
        if best.is_none() && next.is_none_or(|(other, _)| other > misfit) {
            return Ok(union);
        }
        let kept = entries(&serde_json::to_value(&union)?);
        if kept == entries(value) {
            return Ok(union);
        }
        if best.as_ref().is_none_or(|(_, most, _)| kept > *most) {
            best = Some((*misfit, kept, union));
        }
    }
    if let Some((_, _, union)) = best {
        return Ok(union);
    }
    Err(no_arm(name, &failures))
}

// <secret_unions>
/// Whether a table has a mark.
pub(crate) const fn is_marked(marks: &[&str]) -> bool {
    !marks.is_empty()
}

// </secret_unions>
/// How many keys with values a value has, at any depth.
fn entries(value: &Value) -> usize {
    match value {
        Value::Object(object) => {
            let values = object.values().filter(|value| !value.is_null());
            values.map(|value| 1 + entries(value)).sum()
        }
        Value::Array(items) => items.iter().map(entries).sum(),
        _ => 0,
    }
}

fn no_arm(name: &str, failures: &[(&str, String)]) -> serde_json::Error {
    let reasons: Vec<String> = failures
        .iter()
        .map(|(arm, reason)| format!("{arm}: {reason}"))
        .collect();
    serde_json::Error::custom(format_args!(
        "no arm of {name} fits: {}",
        reasons.join("; ")
    ))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
