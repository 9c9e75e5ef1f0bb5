//! Similar names for misspelled ones.

/// The maximum number of suggestions.
const MOST: usize = 3;

/// The most similar known names: those with the same letters and digits, or else those with the fewest
/// edits, if these are few.
pub(super) fn suggest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let wanted = letters(name);
    let limit = (wanted.len() / 3).max(1);
    let mut near: Vec<(usize, &str)> = known
        .map(|known| (distance(&wanted, &letters(known)), known))
        .filter(|(distance, _)| *distance <= limit)
        .collect();
    near.sort();
    let least = near.first().map_or(0, |(distance, _)| *distance);
    let mut names: Vec<&str> = near
        .into_iter()
        .take_while(|(distance, _)| *distance == least)
        .map(|(_, known)| known)
        .collect();
    names.dedup();
    names.truncate(MOST);
    names
}

fn letters(name: &str) -> Vec<char> {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The Levenshtein distance between two names.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, a) in from.iter().enumerate() {
        let mut left = index + 1;
        let mut next = vec![left];
        for (b, pair) in to.iter().zip(row.windows(2)) {
            let &[diagonal, above] = pair else { continue };
            let replaced = diagonal + usize::from(a != b);
            left = replaced.min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_same_letters_come_first() {
        let known = ["resultCode", "resultCodes", "result_code", "action"];
        assert_eq!(
            suggest("RESULTCODE", known.into_iter()),
            ["resultCode", "result_code"]
        );
    }

    #[test]
    fn a_few_wrong_letters_are_forgiven_and_many_are_not() {
        let known = ["AuthorizationRequest", "AuthorizationResponse", "Token"];
        assert_eq!(
            suggest("AuthorisationReqest", known.into_iter()),
            ["AuthorizationRequest"]
        );
        assert_eq!(suggest("Client", known.into_iter()), [""; 0]);
        assert_eq!(suggest("", known.into_iter()), [""; 0]);
    }

    #[test]
    fn the_distance_counts_edits() {
        for (from, to, edits) in [
            ("", "", 0),
            ("abc", "", 3),
            ("", "ab", 2),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(&letters(from), &letters(to)), edits, "{from} {to}");
        }
    }
}
