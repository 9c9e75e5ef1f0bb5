//! Aliases for documented names that rustdoc's search would not find.

/// The attribute with the documented name of an item; `None` if a search for it finds the item anyway.
///
/// The search ignores case and underscores, and finds parts of names.
pub(super) fn attribute(ident: &str, documented: &str) -> Option<String> {
    let searched = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let sought = searched(documented);
    // rustdoc rejects quotes and spaces at the ends; other names cannot be typed.
    let is_allowed = documented.trim() == documented
        && documented
            .chars()
            .all(|c| (c.is_ascii_graphic() || c == ' ') && !"\"'\\`".contains(c));
    (is_allowed && !sought.is_empty() && !searched(ident).contains(&sought))
        .then(|| format!("#[doc(alias = \"{documented}\")]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_are_not_found_are_aliases() {
        for (ident, documented, expected) in [
            ("result_code", "resultCode", None),
            ("NotLoggedIn", "NOT_LOGGED_IN", None),
            ("r#type", "type", None),
            ("Value24h", "24h", None),
            ("Asterisk", "*", None),
            ("entrance", "gate", Some("#[doc(alias = \"gate\")]")),
            ("DdDotMm", "DD.MM", Some("#[doc(alias = \"DD.MM\")]")),
            ("other", "a\"b", None),
            ("other", " a", None),
            ("other", "größe", None),
        ] {
            assert_eq!(attribute(ident, documented).as_deref(), expected, "{ident}");
        }
    }
}
