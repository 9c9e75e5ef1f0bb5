//! Tests that arbitrary values of models survive JSON.

use std::any::type_name;

use arbitrary::{Arbitrary, Unstructured};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::mutate::{Share, try_mutated};
use super::sample::Sample;
use crate::wire::Wire;

/// How many values of each model are tried.
const VALUES: u64 = 64;

/// How many values of each model are changed and tried, unless [`MUTATIONS`] sets another number.
const MUTATED: u64 = 32;

/// The variable that sets how many values of each model are changed and tried.
const MUTATIONS: &str = "MUTATIONS";

/// A model and how its values are tried.
pub struct Sampled {
    name: fn() -> &'static str,
    try_with: fn(&[u8]) -> Result<(), String>,
    try_mutated: fn(&[u8], &mut Share) -> Result<(), String>,
}

impl Sampled {
    /// A model.
    pub const fn of<T>() -> Self
    where
        T: Sample + for<'a> Arbitrary<'a> + Wire + PartialEq,
    {
        Self {
            name: type_name::<T>,
            try_with: try_with::<T>,
            try_mutated: try_mutated::<T>,
        }
    }
}

/// Fails if an arbitrary value of one of the models does not survive JSON, or if one that was changed
/// loses a documented key or is not encoded the same way twice. Prints how many changed values decode.
///
/// The variable `MUTATIONS` sets how many values of each model are changed.
///
/// # Panics
/// With the model and the value.
#[track_caller]
pub fn check_samples(samples: &[Sampled]) {
    let mut faults = Vec::new();
    let mut share = Share::default();
    let mutations = std::env::var(MUTATIONS).ok();
    let mutations = mutations.and_then(|number| number.parse().ok());
    for Sampled {
        name,
        try_with,
        try_mutated,
    } in samples
    {
        let name = name();
        // The crate's own name is no part of the seed, so that a fault is found again elsewhere.
        let seed = name.split_once("::").map_or(name, |(_, path)| path);
        for number in 0..VALUES {
            // Few bytes make small values, many make large ones.
            let bytes = bytes(seed, number, 16 << (number % 9));
            if let Err(fault) = try_with(&bytes) {
                faults.push(format!("{name}, value {number}: {fault}"));
            }
        }
        for number in 0..mutations.unwrap_or(MUTATED) {
            let bytes = bytes(seed, !number, 16 << (number % 9));
            if let Err(fault) = try_mutated(&bytes, &mut share) {
                faults.push(format!("{name}, changed value {number}: {fault}"));
            }
        }
    }
    let Share { all, decoded } = share;
    println!("{decoded} of {all} changed values decode");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn try_with<T>(bytes: &[u8]) -> Result<(), String>
where
    T: Sample + for<'a> Arbitrary<'a> + Serialize + DeserializeOwned + PartialEq,
{
    let mut source = Unstructured::new(bytes);
    let value = T::arbitrary(&mut source).map_err(|error| error.to_string())?;
    let text = serde_json::to_string(&value).map_err(|error| error.to_string())?;
    let json = serde_json::to_value(&value).map_err(|error| format!("{text}: {error}"))?;
    let same = |back: serde_json::Result<T>, how: &str| match back {
        Ok(back) if back == value => Ok(()),
        Ok(_) => Err(format!("{text} decodes {how} to another value")),
        Err(error) => Err(format!("{text} does not decode {how}: {error}")),
    };
    same(serde_json::from_str(&text), "from text")?;
    same(serde_json::from_value(json.clone()), "from a value")?;
    let read: Value = serde_json::from_str(&text).map_err(|error| format!("{text}: {error}"))?;
    same(serde_json::from_value(read), "from a value of its text")?;
    match (T::KEEPS_KEYS, json) {
        (Some(keeps), Value::Object(object)) => with_new_key(&object, keeps, same),
        _ => Ok(()),
    }
}

/// An undocumented key is dropped, or kept if the type keeps such keys.
fn with_new_key<T: Serialize + DeserializeOwned>(
    object: &Map<String, Value>,
    keeps: bool,
    same: impl Fn(serde_json::Result<T>, &str) -> Result<(), String>,
) -> Result<(), String> {
    let key = "\u{1}an undocumented key";
    for new in ["null", "true", "7", "\"x\"", "[]", "{}"] {
        let new: Value = serde_json::from_str(new).map_err(|error| error.to_string())?;
        let mut more = object.clone();
        more.insert(key.to_owned(), new);
        let back = serde_json::from_value::<T>(Value::Object(more));
        match (keeps, back) {
            (false, back) => same(back, "with another key")?,
            (true, Ok(back)) => {
                let again = serde_json::to_value(&back).map_err(|error| error.to_string())?;
                if again.get(key).is_none() {
                    return Err(format!("{key:?} is not kept"));
                }
            }
            // The map may hold values of another type.
            (true, Err(_)) => {}
        }
    }
    Ok(())
}

/// Bytes that look random, the same ones for the same name and number.
fn bytes(name: &str, number: u64, length: usize) -> Vec<u8> {
    let seed = name.bytes().fold(number, |seed, byte| {
        (seed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let words = (1..).map(|step: u64| {
        let mut word = seed.wrapping_add(step.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    });
    words.flat_map(u64::to_le_bytes).take(length).collect()
}
