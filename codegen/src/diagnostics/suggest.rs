//! Similar names for misspelled ones.

/// The maximum number of suggestions.
const MOST: usize = 3;

/// The most similar known names: those with the same letters and digits, or else those with the fewest
/// edits, if these are few.
pub fn suggest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
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

/// The number of letters that are inserted, deleted, replaced or exchanged with their neighbour.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, a) in from.iter().enumerate() {
        let mut left = index + 1;
        let mut next = vec![left];
        for (at, (b, pair)) in to.iter().zip(row.windows(2)).enumerate() {
            let &[diagonal, above] = pair else { continue };
            let replaced = diagonal + usize::from(a != b);
            left = replaced.min(above + 1).min(left + 1);
            let exchanged = at.checked_sub(1).zip(index.checked_sub(1));
            if let Some((last, earlier)) = exchanged
                && to.get(last) == Some(a)
                && from.get(earlier) == Some(b)
                && let Some(cost) = before.get(last)
            {
                left = left.min(cost + 1);
            }
            next.push(left);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

/// The question whether similar known names are meant; `None` if there are none.
pub fn did_you_mean<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
    let names: Vec<String> = suggest(name, known)
        .iter()
        .map(|name| format!("`{name}`"))
        .collect();
    (!names.is_empty()).then(|| format!("did you mean {}?", names.join(" or ")))
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
