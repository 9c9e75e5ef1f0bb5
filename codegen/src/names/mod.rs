//! Converts documented names to Rust names of types, modules, fields and variants.
//!
//! Each function returns a valid identifier that depends on the documented name only. [`distinct`]
//! and [`distinct_modules`] resolve collisions in a scope.

mod case;
mod distinct;
mod keywords;
mod letters;
mod punctuation;
mod shorten;
mod words;

#[cfg(test)]
mod tests;

pub use distinct::{Name, distinct, distinct_features, distinct_modules};
pub use punctuation::spelled_variant_name;
pub use shorten::variant_of_union;

use case::{pascal, snake};
use letters::{is_kept, upper};
use words::words;

/// The name of a type, in PascalCase.
///
/// - A title that is a Rust type name is unchanged (`HTTPStatus`, `OAuth2Token`).
/// - Other titles are split into words, and each word is capitalized (`foo-bar` gives `FooBar`).
/// - A leading digit is prefixed with `Type`; an empty title is `Empty`; `Self` is `Self_`.
pub fn type_name(title: &str) -> String {
    let is_kept_as_is = title.starts_with(|first: char| is_kept(first) && first.is_uppercase())
        && title.chars().all(|c| is_kept(c) || c.is_ascii_digit());
    if is_kept_as_is {
        return keywords::underscored(title.to_owned());
    }
    keywords::underscored(pascal(&words(title), "Type"))
}

/// The name of a field, in snake_case.
///
/// - Words begin at capitals and after separators: `resultCode` and `result-code` give
///   `result_code`. A run of capitals is one word up to the capital of the next one (`APIKey`
///   gives `api_key`), together with a plural or a version (`userIDs`: `user_ids`, `IPv4`:
///   `ipv4`).
/// - Digits belong to the letters before them: `sha256`, `x5tS256` gives `x5t_s256`.
/// - Symbols separate words. A leading sign is a word, because it distinguishes names (`-1` gives
///   `minus_1`); a name that has only symbols is spelled out (`*` gives `asterisk`).
/// - A leading digit is prefixed with `value_`.
/// - A keyword becomes a raw identifier (`r#type`), or ends in `_` if that is not allowed (`self_`).
pub fn field_name(wire: &str) -> String {
    keywords::raw(snake(&words(wire), "value_"))
}

/// The name of the enum variant of a string value, in PascalCase.
///
/// Words are split as in [`field_name`], and each is capitalized: `NOT_LOGGED_IN` gives
/// `NotLoggedIn`, `oneOf` gives `OneOf`, `-created_at` gives `MinusCreatedAt`, `!oneOf` gives
/// `NotOneOf`, `*` gives `Asterisk`. The empty string is `Empty`, a leading digit is prefixed with
/// `Value` (`Value24h`), numbers stay separate (`RSA1_5` gives `Rsa1_5`), and `self` is `Self_`. Formats of dates
/// spell their punctuation: `dd/MM/yyyy` gives `DdSlashMmSlashYyyy`.
pub fn variant_name(value: &str) -> String {
    if punctuation::is_date_format(value) {
        return spelled_variant_name(value);
    }
    keywords::underscored(pascal(&words(value), "Value"))
}

/// The name of the enum variant of a number: `Value1`, `ValueMinus1`.
pub fn number_variant_name(value: i64) -> String {
    let sign = if value < 0 { "Minus" } else { "" };
    format!("Value{sign}{}", value.unsigned_abs())
}

/// The name as a heading: its words with a capital first letter; words in capitals are unchanged.
pub fn title(name: &str) -> String {
    let mut title = String::new();
    for word in words(name) {
        let capitals: String = word.chars().flat_map(upper).collect();
        let is_acronym = word.chars().nth(1).is_some() && name.contains(&capitals);
        if title.is_empty() {
            let mut chars = word.chars();
            let first = chars.next();
            title.extend(first.into_iter().flat_map(upper));
            title.push_str(if is_acronym {
                capitals.get(title.len()..).unwrap_or("")
            } else {
                chars.as_str()
            });
        } else {
            title.push(' ');
            title.push_str(if is_acronym { &capitals } else { &word });
        }
    }
    title
}

/// The name in snake case, without regard to keywords: `createdAt` gives `created_at`.
pub fn snake_case(name: &str) -> String {
    snake(&words(name), "")
}

/// The name of a module and of its file, in snake_case.
///
/// Words are split as in [`field_name`]. A keyword, a file name that Cargo or Rust reserves (`mod`,
/// `lib`, `main`) and a Windows device name (`con`, `com1`) get a trailing `_`; a leading digit is
/// prefixed with `type_`. A letter outside ASCII is replaced by its code (`ü` gives `u00fc`).
pub fn module_name(title: &str) -> String {
    keywords::module(ascii(&snake(&words(title), "type_")))
}

/// The name of a Cargo feature, in kebab-case: `Device flow` gives `device-flow`.
///
/// Words are split as in [`field_name`]. Registries reject letters outside ASCII, so such a letter
/// is replaced by its code (`ü` gives `u00fc`).
pub fn feature_name(title: &str) -> String {
    ascii(&words(title).join("-"))
}

/// Whether Cargo and registries accept a string as the name of a feature.
pub fn is_feature_name(name: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    name.starts_with(is_letter) && name.chars().all(|c| is_letter(c) || "-+.".contains(c))
}

fn ascii(name: &str) -> String {
    let mut spelled = String::new();
    for letter in name.chars() {
        if letter.is_ascii() {
            spelled.push(letter)
        } else {
            spelled.push_str(&format!("u{:04x}", u32::from(letter)))
        }
    }
    spelled
}
