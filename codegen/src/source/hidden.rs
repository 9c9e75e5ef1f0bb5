//! Invisible characters and their escapes.

/// Whether a character is invisible or changes the appearance of its neighbors: controls except for
/// the line feed, bidirectional controls, zero-width characters, unusual line separators, and blank
/// letters.
///
/// Joiners count, too; some scripts and emoji need them, so a caller that keeps them must check
/// their neighbors.
pub fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    ) || c.is_control() && c != '\n'
}

/// The text with every hidden character escaped as in Rust: `\u{202e}`.
pub fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// The text of a JSON value with every hidden character escaped as in JSON: `\u202e`. The value is
/// unchanged.
pub fn shown_json(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for c in json.chars() {
        // JSON already escapes controls; tabs are allowed between values.
        if c.is_ascii() || !is_hidden(c) {
            shown.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                shown.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_shown_and_stay_what_they_are_in_json() {
        let text = "a\u{202e}b\u{0}\u{e0041} é\n";
        assert_eq!(shown(text), "a\\u{202e}b\\u{0}\\u{e0041} é\n");
        let json = serde_json::to_string(text).unwrap();
        let shown = shown_json(&json);
        assert_eq!(shown, "\"a\\u202eb\\u0000\\udb40\\udc41 é\\n\"");
        assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), text);
    }
}
