//! Where rustfmt lays text out otherwise than the pretty-printer: long lines, and the order of imports.

use std::cmp::Ordering;

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
    if width(&line) <= WIDTH {
        line
    } else {
        format!("    {name}(\n        {ty},\n    ),")
    }
}

/// `    pub const NAME: Type = value;`, the value on a line of its own where it does not fit.
pub(super) fn constant(name: &str, ty: &str, value: &str) -> String {
    one_or_two(
        &format!("    pub const {name}: {ty} ="),
        &format!("{value};"),
    )
}

/// The head of a function, each parameter on a line of its own where they do not fit on one.
pub(super) fn signature(name: &str, parameters: &[String]) -> String {
    let line = format!("    pub fn {name}({}) -> Self {{", parameters.join(", "));
    if width(&line) <= WIDTH {
        return line;
    }
    let lines: String = parameters
        .iter()
        .map(|parameter| format!("        {parameter},\n"))
        .collect();
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

/// The first line of a declaration or impl, its brace on a line of its own where it does not fit.
pub(super) fn head(line: &str) -> String {
    match line.strip_suffix(" {") {
        Some(head) if width(line) > WIDTH => match head.strip_prefix("impl ") {
            Some(name) => format!("impl\n    {name}\n{{"),
            None => format!("{head}\n{{"),
        },
        _ => line.to_owned(),
    }
}

fn one_or_two(head: &str, tail: &str) -> String {
    let line = format!("{head} {tail}");
    if width(&line) <= WIDTH {
        line
    } else {
        format!("{head}\n        {tail}")
    }
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// A part of a name as rustfmt compares it.
enum Chunk<'n> {
    Underscore,
    Text(&'n str),
    Digits(&'n str),
}

/// The order of rustfmt for the segments of two paths: `super` before names, names like versions.
pub(super) fn compare_paths(a: &str, b: &str) -> Ordering {
    let segments = |path: &'_ str| path.split("::").map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (segments(a), segments(b));
    for (a, b) in a.iter().zip(&b) {
        let order = (a != "super")
            .cmp(&(b != "super"))
            .then_with(|| compare_names(a, b));
        if order != Ordering::Equal {
            return order;
        }
    }
    a.len().cmp(&b.len())
}

/// The order of rustfmt for two names: digits by their number, `_` before everything else.
pub(super) fn compare_names(a: &str, b: &str) -> Ordering {
    let (mut rest_a, mut rest_b) = (a, b);
    loop {
        let order = match (chunk(&mut rest_a), chunk(&mut rest_b)) {
            (None, None) => return a.cmp(b),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(Chunk::Underscore), Some(Chunk::Underscore)) => Ordering::Equal,
            (Some(Chunk::Underscore), Some(_)) => Ordering::Less,
            (Some(_), Some(Chunk::Underscore)) => Ordering::Greater,
            (Some(Chunk::Digits(a)), Some(Chunk::Digits(b))) => {
                let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
                a.len().cmp(&b.len()).then_with(|| a.cmp(b))
            }
            (Some(Chunk::Text(a) | Chunk::Digits(a)), Some(Chunk::Text(b) | Chunk::Digits(b))) => {
                a.cmp(b)
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn chunk<'n>(rest: &mut &'n str) -> Option<Chunk<'n>> {
    let first = rest.chars().next()?;
    let ends = |c: char| c == '_' || c.is_ascii_digit() != first.is_ascii_digit();
    let length = if first == '_' {
        1
    } else {
        rest.find(ends).unwrap_or(rest.len())
    };
    let (chunk, behind) = rest.split_at(length);
    *rest = behind;
    Some(match first {
        '_' => Chunk::Underscore,
        digit if digit.is_ascii_digit() => Chunk::Digits(chunk),
        _ => Chunk::Text(chunk),
    })
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
        assert_eq!(
            literal(&["a".into(), "b: None".into()]),
            "        Self { a, b: None }"
        );
        let entries = ["ticket: ticket.into()".to_owned(), "..base()".to_owned()];
        assert_eq!(
            literal(&entries),
            "        Self {\n            ticket: ticket.into(),\n            ..base()\n        }"
        );
    }

    #[test]
    fn names_are_sorted_like_versions() {
        let mut names = ["a10", "a9", "a_b", "ab", "a", "a1_b", "B"];
        names.sort_by(|a, b| compare_names(a, b));
        assert_eq!(names, ["B", "a", "a_b", "a1_b", "a9", "a10", "ab"]);
        let mut paths = ["super::support", "super::B", "super::super::x::A"];
        paths.sort_by(|a, b| compare_paths(a, b));
        assert_eq!(paths, ["super::super::x::A", "super::B", "super::support"]);
    }
}
