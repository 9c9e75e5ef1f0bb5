//! The order of JSON numbers.

use std::cmp::Ordering;

use serde_json::Number;

/// Compares by value. Different numbers of one value, such as `1` and `1.0`, are ordered by their text,
/// so that the order agrees with `==`.
pub fn compare_numbers(a: &Number, b: &Number) -> Ordering {
    let by_value = match (integer(a), integer(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(a), None) => compare_mixed(a, b.as_f64()),
        (None, Some(b)) => compare_mixed(b, a.as_f64()).reverse(),
        (None, None) => match (a.as_f64(), b.as_f64()) {
            (Some(a), Some(b)) => a.partial_cmp(&b).unwrap_or(Ordering::Equal),
            (a, b) => a.is_none().cmp(&b.is_none()),
        },
    };
    by_value.then_with(|| {
        if a == b {
            Ordering::Equal
        } else {
            a.to_string().cmp(&b.to_string())
        }
    })
}

fn integer(number: &Number) -> Option<i128> {
    let signed = number.as_i64().map(i128::from);
    signed.or_else(|| number.as_u64().map(i128::from))
}

/// Compares an integer of 65 bits with a float, exactly; a number that no float holds is greater.
fn compare_mixed(a: i128, b: Option<f64>) -> Ordering {
    let Some(b) = b else {
        return Ordering::Less;
    };
    // The conversion saturates far beyond 65 bits, and is exact below.
    let whole = a.cmp(&(b.trunc() as i128));
    whole.then_with(|| 0.0.partial_cmp(&b.fract()).unwrap_or(Ordering::Equal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered_by_value() {
        let ascending = [
            "-1e300",
            "-9223372036854775809",
            "-9223372036854775808",
            "-2.5",
            "-2",
            "-1.5",
            "0",
            "0.5",
            "1",
            "1.0",
            "1.5",
            "9007199254740993",
            "18446744073709551615",
            "18446744073709551616",
            "1e300",
        ];
        let numbers: Vec<Number> = ascending
            .iter()
            .map(|text| serde_json::from_str(text).unwrap())
            .collect();
        for (at, a) in numbers.iter().enumerate() {
            for (other, b) in numbers.iter().enumerate() {
                assert_eq!(compare_numbers(a, b), at.cmp(&other), "{a} {b}");
            }
        }
    }

    #[test]
    fn equal_numbers_are_in_no_order() {
        let (a, b): (Number, Number) = serde_json::from_str("[0.0, -0.0]").unwrap();
        assert_eq!(a, b);
        assert_eq!(compare_numbers(&a, &b), Ordering::Equal);
    }
}
