//! Arbitrary values of every type survive JSON; see `every.rs` for the types.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::Sample;

/// How many values of each type are tried.
pub(crate) const VALUES: u64 = 64;

/// Makes one test of all types.
macro_rules! survive {
    ($($($part:ident)::+,)+) => {
        #[test]
        fn every_type_survives_json() {
            let mut faults = Vec::new();
            $(support::survives::<super::super::$($part)::+>(
                ::core::stringify!($($part)::+),
                &mut faults,
            );)+
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        }
    };
}
pub(crate) use survive;

/// Tries values of a type, and tells which do not come back as they were.
pub(crate) fn survives<T>(name: &str, faults: &mut Vec<String>)
where
    T: Sample + for<'a> arbitrary::Arbitrary<'a> + Serialize + DeserializeOwned + PartialEq,
{
    for number in 0..VALUES {
        // Few bytes make small values, many make large ones.
        let bytes = bytes(name, number, 16 << (number % 9));
        if let Err(fault) = tried::<T>(&bytes) {
            faults.push(format!("{name}, value {number}: {fault}"));
        }
    }
}

fn tried<T>(bytes: &[u8]) -> Result<(), String>
where
    T: Sample + for<'a> arbitrary::Arbitrary<'a> + Serialize + DeserializeOwned + PartialEq,
{
    let mut source = arbitrary::Unstructured::new(bytes);
    let value = T::arbitrary(&mut source).map_err(|error| error.to_string())?;
    let text = serde_json::to_string(&value).map_err(|error| error.to_string())?;
    let json = serde_json::to_value(&value).map_err(|error| format!("{text}: {error}"))?;
    let same = |back: serde_json::Result<T>, how: &str| match back {
        Ok(back) if back == value => Ok(()),
        Ok(_) => Err(format!("{text} comes back {how} as another value")),
        Err(error) => Err(format!("{text} does not come back {how}: {error}")),
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

/// A key that is not documented is dropped, or kept where the type keeps the rest.
fn with_new_key<T: Serialize + DeserializeOwned>(
    object: &Map<String, Value>,
    keeps: bool,
    same: impl Fn(serde_json::Result<T>, &str) -> Result<(), String>,
) -> Result<(), String> {
    let key = "\u{1}a key that no page documents";
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
            // The map may hold values of another kind.
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
