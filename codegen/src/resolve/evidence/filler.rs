//! Fractions that documentation generators invent.

/// Whether a fraction may be invented: Speakeasy fills numbers without an example with random ones below
/// 10,000 that have at most two digits after the point. Of these, one in a thousand is below 1, or below
/// 100 with one digit, as people write them.
pub(super) fn is_filler(digits: &str) -> bool {
    let Some((whole, fraction)) = digits.split_once('.') else {
        return false;
    };
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) {
        return false;
    }
    let lengths = (whole.trim_start_matches('0').len(), fraction.len());
    matches!(lengths, (1..=4, 2) | (3..=4, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_numbers_are_fillers() {
        for digits in ["4178.63", "7990.8", "562.56", "9.57", "748.7"] {
            assert!(is_filler(digits), "{digits}");
        }
        for digits in [
            "1.5", "0.25", "2.5", "-1.25", "0.7", "12.345", "10000.5", "1e5", "15.0", "7",
        ] {
            assert!(!is_filler(digits), "{digits}");
        }
    }
}
