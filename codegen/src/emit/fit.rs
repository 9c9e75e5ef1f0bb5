//! Where rustfmt lays text out otherwise than the pretty-printer: long lines, and the order of imports.

/// The width of a line.
pub(super) const WIDTH: usize = 100;

/// The width up to which the fields of a struct literal stay on one line.
const LITERAL_WIDTH: usize = 18;

/// `    pub name: Type,`, the type on a line of its own where it does not fit behind the name.
pub(super) fn field(name: &str, ty: &str) -> String {
    one_or_two(&format!("    pub {name}:"), &format!("{ty},"))
}

/// `    Name(Type),`, the type on a line of its own where it does not fit.
pub(super) fn variant(name: &str, ty: &str) -> String {
    let line = format!("    {name}({ty}),");
    if width(&line) <= WIDTH { line } else { format!("    {name}(\n        {ty},\n    ),") }
}

/// `    pub const NAME: Type = value;`, the value on a line of its own where it does not fit.
pub(super) fn constant(name: &str, ty: &str, value: &str) -> String {
    one_or_two(&format!("    pub const {name}: {ty} ="), &format!("{value};"))
}

/// The head of a function, each parameter on a line of its own where they do not fit on one.
pub(super) fn signature(name: &str, parameters: &[String]) -> String {
    let line = format!("    pub fn {name}({}) -> Self {{", parameters.join(", "));
    if width(&line) <= WIDTH {
        return line;
    }
    let lines: String = parameters.iter().map(|parameter| format!("        {parameter},\n")).collect();
    format!("    pub fn {name}(\n{lines}    ) -> Self {{")
}

/// `Self { … }` with one entry a line, or on one line where it is short; the last entry may be `..base`.
pub(super) fn literal(entries: &[String]) -> String {
    let short = entries.join(", ");
    if width(&short) <= LITERAL_WIDTH {
        return format!("        Self {{ {short} }}");
    }
    let lines: String = entries
        .iter()
        .map(|entry| {
            let comma = if entry.starts_with("..") { "" } else { "," };
            format!("            {entry}{comma}\n")
        })
        .collect();
    format!("        Self {{\n{lines}        }}")
}

fn one_or_two(head: &str, tail: &str) -> String {
    let line = format!("{head} {tail}");
    if width(&line) <= WIDTH { line } else { format!("{head}\n        {tail}") }
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// A part of a name as rustfmt orders it: digits by their number, `_` before everything else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Chunk {
    /// Digits without leading zeros, by length and then by text.
    Number(usize, String),
    /// Other characters, each with `_` moved to the front.
    Text(Vec<u32>),
}

/// What names are sorted by, so that rustfmt leaves their order alone.
pub(super) fn version_key(name: &str) -> (Vec<Chunk>, String) {
    let mut chunks = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (chunk, behind) = rest.split_at(end);
        rest = behind;
        chunks.push(if digits {
            let number = chunk.trim_start_matches('0').to_owned();
            Chunk::Number(number.len(), number)
        } else {
            Chunk::Text(chunk.chars().map(|c| if c == '_' { 0 } else { c as u32 }).collect())
        });
    }
    (chunks, name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_types_move_to_the_next_line() {
        assert_eq!(field("a", "B"), "    pub a: B,");
        let ty = "T".repeat(WIDTH);
        assert_eq!(field("a", &ty), format!("    pub a:\n        {ty},"));
        assert_eq!(variant("A", &ty), format!("    A(\n        {ty},\n    ),"));
    }

    #[test]
    fn literals_are_short_or_one_entry_a_line() {
        assert_eq!(literal(&["a".into(), "b: None".into()]), "        Self { a, b: None }");
        let entries = ["ticket: ticket.into()".to_owned(), "..base()".to_owned()];
        assert_eq!(
            literal(&entries),
            "        Self {\n            ticket: ticket.into(),\n            ..base()\n        }"
        );
    }

    #[test]
    fn names_are_sorted_like_versions() {
        let mut names = ["a10", "a9", "a_b", "ab", "a", "a1_b", "B"];
        names.sort_by_cached_key(|name| version_key(name));
        assert_eq!(names, ["B", "a", "a_b", "a1_b", "a9", "a10", "ab"]);
    }
}
