//! Fences of backticks.

/// The shortest run of at least `min` backticks that does not occur in the texts.
pub fn fence<'t>(texts: impl IntoIterator<Item = &'t str>, min: usize) -> String {
    let runs = texts
        .into_iter()
        .flat_map(|text| text.split(|c| c != '`'))
        .map(str::len);
    "`".repeat(min.max(runs.max().unwrap_or(0) + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_is_longer_than_any_run() {
        for (texts, min, length) in [
            (vec![], 3, 3),
            (vec!["a"], 1, 1),
            (vec!["a``b`c", "`"], 1, 3),
            (vec!["````"], 3, 5),
        ] {
            assert_eq!(fence(texts, min).len(), length);
        }
    }
}
