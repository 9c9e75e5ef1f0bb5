//! Letters that are allowed in a name.

use std::ops::RangeInclusive;

/// Letters outside ASCII that are allowed in a name: those that the compiler does not normalize,
/// so that names that differ here differ in Rust, and whose case changes letter by letter.
const KEPT: &[RangeInclusive<char>] = &[
    'À'..='Ö',
    'Ø'..='ö',
    'ø'..='į',
    'ı'..='ı',
    'Ĵ'..='ľ',
    'Ł'..='ň',
    'Ŋ'..='ž',
    'Ά'..='Ά',
    'Έ'..='ώ',
    'Ѐ'..='ҁ',
    'Ҋ'..='ԯ',
    'Ա'..='Ֆ',
    'ա'..='ֆ',
    'א'..='ת',
    'ء'..='ؿ',
    'ف'..='ي',
    'ぁ'..='ゖ',
    'ァ'..='ヺ',
    '一'..='鿿',
    '가'..='힣',
];

/// Whether a character is a letter that is allowed in a name; digits are not letters.
pub(super) fn is_kept(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (KEPT.iter().any(|range| range.contains(&c))
            && c.is_alphabetic()
            && unicode_ident::is_xid_start(c))
}

/// The character in lower case; unchanged if its lower case is not an allowed letter.
pub(super) fn lower(c: char) -> Vec<char> {
    cased(c, c.to_lowercase().collect())
}

/// The character in upper case; unchanged if its upper case is not an allowed letter.
pub(super) fn upper(c: char) -> Vec<char> {
    cased(c, c.to_uppercase().collect())
}

fn cased(c: char, to: Vec<char>) -> Vec<char> {
    if to.iter().all(|c| is_kept(*c) || c.is_ascii_digit()) {
        to
    } else {
        vec![c]
    }
}
