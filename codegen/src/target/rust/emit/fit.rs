//! Layout in which rustfmt and the pretty-printer differ: long lines, and the order of imports.

use std::cmp::Ordering;

/// The width of a line.
pub(super) const WIDTH: usize = 100;

/// The width up to which the items of an array stay on one line.
const ARRAY_WIDTH: usize = 60;

/// The width up to which the arguments of a call stay on one line.
const CALL_WIDTH: usize = 60;

/// The width up to which the fields of a struct literal stay on one line.
const LITERAL_WIDTH: usize = 18;

/// `    pub name: Type,`, with a long type on one or more lines of its own.
pub(super) fn field(name: &str, ty: &str) -> String {
    let head = format!("    pub {name}:");
    let here = broken(ty, 4, width(&head) + 1);
    let below = broken(ty, 8, 8);
    let lines = |text: &str| text.matches('\n').count();
    match (here, below) {
        (Some(here), _) if lines(&here) == 0 => format!("{head} {here},"),
        (Some(here), Some(below)) if lines(&below) > 0 && lines(&here) <= lines(&below) + 1 => {
            format!("{head} {here},")
        }
        (Some(here), None) => format!("{head} {here},"),
        (_, Some(below)) => format!("{head}\n        {below},"),
        (None, None) => format!("{head}\n        {ty},"),
    }
}

/// `    Name(Type),`, with a long type on one or more lines of its own.
pub(super) fn variant(name: &str, ty: &str) -> String {
    let line = format!("    {name}({ty}),");
    if width(&line) <= WIDTH {
        return line;
    }
    let ty = broken(ty, 8, 8).unwrap_or_else(|| ty.to_owned());
    format!("    {name}(\n        {ty},\n    ),")
}

/// `    pub const NAME: Type = value;`, with a long value on a line of its own if it fits there.
pub(super) fn constant(name: &str, ty: &str, value: &str) -> String {
    let mut head = format!("    pub const {name}: {ty} =");
    let mut here = width(&head) + width(value) + 2;
    if width(&head) > WIDTH {
        head = format!("    pub const {name}:\n        {ty} =");
        here = 8 + width(ty) + width(value) + 4;
    }
    let below = width(value) + 9;
    if here > WIDTH && below <= WIDTH {
        format!("{head}\n        {value};")
    } else {
        format!("{head} {value};")
    }
}

/// The head of a function, with parameters on lines of their own if they do not fit on one.
pub(super) fn signature(name: &str, parameters: &[String]) -> String {
    head_of("pub fn", name, parameters)
}

/// The same for a method of a trait.
pub(super) fn function(name: &str, parameters: &[String]) -> String {
    head_of("fn", name, parameters)
}

fn head_of(keywords: &str, name: &str, parameters: &[String]) -> String {
    let line = format!(
        "    {keywords} {name}({}) -> Self {{",
        parameters.join(", ")
    );
    if width(&line) <= WIDTH {
        return line;
    }
    let lines: String = parameters
        .iter()
        .map(|line| {
            let fitted = parameter(line);
            format!("        {},\n", fitted.as_deref().unwrap_or(line))
        })
        .collect();
    format!("    {keywords} {name}(\n{lines}    ) -> Self {{")
}

fn parameter(text: &str) -> Option<String> {
    let (name, ty) = text.split_once(": ")?;
    // rustfmt does not count `impl`.
    let (kind, ty) = match ty.strip_prefix("impl ") {
        Some(ty) => ("impl ", ty),
        None => ("", ty),
    };
    let ty = broken(ty, 8, 8 + width(name) + 2)?;
    Some(format!("{name}: {kind}{ty}"))
}

/// `self.name = value;` in a method, with the value on a line of its own if it fits only there.
pub(super) fn assignment(name: &str, value: &str) -> String {
    let line = format!("        self.{name} = {value};");
    if width(&line) <= WIDTH {
        line
    } else {
        format!("        self.{name} =\n            {value};")
    }
}

/// `Self { … }` on one line if it is short, else with one entry per line; the last entry may be `..base`.
pub(super) fn literal(entries: &[String]) -> String {
    let short = entries.join(", ");
    if width(&short) <= LITERAL_WIDTH {
        return format!("        Self {{ {short} }}");
    }
    let lines: String = entries
        .iter()
        .map(|line| {
            let fitted = entry(line);
            let comma = if line.starts_with("..") { "" } else { "," };
            format!("            {}{comma}\n", fitted.as_deref().unwrap_or(line))
        })
        .collect();
    format!("        Self {{\n{lines}        }}")
}

/// `name: function(arguments)?` in a literal, with long arguments on lines of their own.
pub(super) fn checked(name: &str, function: &str, arguments: &[&str]) -> String {
    let list = arguments.join(", ");
    let line = format!("{name}: {function}({list})?");
    if width(&list) <= CALL_WIDTH && 12 + width(&line) < WIDTH {
        return line;
    }
    let lines: String = arguments
        .iter()
        .map(|argument| format!("                {argument},\n"))
        .collect();
    format!("{name}: {function}(\n{lines}            )?")
}

/// `name!(argument);`, with a long argument on a line of its own if it fits there.
pub(super) fn macro_call(name: &str, argument: &str) -> String {
    let line = format!("{name}!({argument});");
    if width(&line) <= WIDTH || 4 + width(argument) >= WIDTH {
        return line;
    }
    format!("{name}!(\n    {argument}\n);")
}

/// An entry of a literal that is too long for a line; `None` if it fits or cannot fit.
fn entry(text: &str) -> Option<String> {
    let (name, value) = text
        .split_once(": ")
        .filter(|_| 12 + width(text) >= WIDTH && !text.contains('\n'))?;
    match value.split_once('.') {
        Some((object, call)) if 12 + width(name) + 2 + width(object) < WIDTH => {
            Some(format!("{name}: {object}\n                .{call}"))
        }
        Some((object, call)) if 16 + width(value) > WIDTH => (16 + width(object) <= WIDTH)
            .then(|| format!("{name}:\n                {object}\n                    .{call}")),
        _ => Some(format!("{name}:\n                {value}")),
    }
}

/// The first line of a declaration or impl, with the brace on a line of its own if it does not fit.
pub(super) fn head(line: &str) -> String {
    match line.strip_suffix(" {") {
        Some(head) if width(line) > WIDTH => match head.strip_prefix("impl ") {
            Some(names) => match names.split_once(" for ") {
                Some((implemented, name)) => format!("impl {implemented}\n    for {name}\n{{"),
                None => format!("impl\n    {names}\n{{"),
            },
            None => format!("{head}\n{{"),
        },
        _ => line.to_owned(),
    }
}

/// A constant that is an array: on one line, on the line below its name, or with each item on a line
/// of its own.
pub(super) fn array(head: &str, items: &[String]) -> String {
    let content = items.join(", ");
    if width(&content) <= ARRAY_WIDTH {
        let line = format!("{head} &[{content}];");
        return if width(&line) <= WIDTH {
            line
        } else {
            format!("{head}\n        &[{content}];")
        };
    }
    let lines: String = items
        .iter()
        .map(|item| format!("\n        {item},"))
        .collect();
    format!("{head} &[{lines}\n    ];")
}

/// An arm of a `match` in a method, its value on a line of its own if it fits only there.
pub(super) fn arm(pattern: &str, value: &str) -> String {
    let line = format!("            {pattern} => {value},\n");
    let below = 16 + width(value);
    if width(&line) > WIDTH + 1 && below <= WIDTH {
        format!("            {pattern} => {{\n                {value}\n            }}\n")
    } else {
        line
    }
}

/// A type at a column, followed by a comma: on one line, or with each parameter on lines of its own. `None` if a
/// single name is too long.
fn broken(ty: &str, indent: usize, column: usize) -> Option<String> {
    if column + width(ty) < WIDTH {
        return Some(ty.to_owned());
    }
    let (name, rest) = ty.split_once('<')?;
    let parameters = rest.strip_suffix('>')?;
    if column + width(name) >= WIDTH {
        return None;
    }
    let inner = indent + 4;
    let mut text = format!("{name}<\n");
    for parameter in split(parameters) {
        let parameter = broken(parameter, inner, inner)?;
        text.push_str(&format!("{:inner$}{parameter},\n", ""));
    }
    text.push_str(&format!("{:indent$}>", ""));
    Some(text)
}

/// The parameters of a type.
fn split(parameters: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in parameters.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                found.extend(parameters.get(start..at).map(str::trim));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.extend(parameters.get(start..).map(str::trim));
    found
}

/// The width of a text in columns; letters of some scripts have two.
fn width(text: &str) -> usize {
    let columns = |c| if c < '\u{1100}' { 1 } else { 2 };
    text.chars().map(columns).sum()
}

/// A part of a name in rustfmt's order.
enum Chunk<'n> {
    Underscore,
    Text(&'n str),
    Digits(&'n str),
}

/// rustfmt's order of path segments: `super` before names, names in version order.
pub(super) fn compare_paths(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.split("::"), b.split("::"));
    loop {
        let order = match (a.next(), b.next()) {
            (Some(a), Some(b)) => (a != "super")
                .cmp(&(b != "super"))
                .then_with(|| compare_names(a, b)),
            (a, b) => return a.is_some().cmp(&b.is_some()),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// rustfmt's order of names: digits by value, `_` before everything else.
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
    fn types_that_fit_on_no_line_are_broken() {
        let (a, b) = ("A".repeat(50), "B".repeat(50));
        let map = format!("Map<{a}, {b}>");
        let broken = format!("Map<\n            {a},\n            {b},\n        >");
        assert_eq!(
            variant("V", &map),
            format!("    V(\n        {broken},\n    ),")
        );
        assert_eq!(
            field("f", &map),
            format!("    pub f: Map<\n        {a},\n        {b},\n    >,")
        );
        let head = signature("new", &[format!("f: {map}")]);
        assert_eq!(
            head,
            format!("    pub fn new(\n        f: {broken},\n    ) -> Self {{")
        );
    }

    #[test]
    fn arrays_are_short_or_one_item_a_line() {
        let items = |item: &str, count| vec![item.to_owned(); count];
        let head = "    pub const ALL: &'static [Self] =";
        let line = format!("{head} &[Self::A, Self::A];");
        assert_eq!(array(head, &items("Self::A", 2)), line);
        assert_eq!(array(head, &[]), format!("{head} &[];"));
        let long = "Self::Location";
        let below = format!("{head}\n        &[{}, {long}];", "L".repeat(44));
        let items_below = ["L".repeat(44), long.to_owned()];
        assert_eq!(array(head, &items_below), below);
        let lines = format!("{head} &[{}\n    ];", "\n        Self::Location,".repeat(5));
        assert_eq!(array(head, &items(long, 5)), lines);
    }

    #[test]
    fn long_arms_are_broken() {
        assert_eq!(arm("Self::A", "\"a\""), "            Self::A => \"a\",\n");
        let value = "v".repeat(80);
        let broken = format!("Self::A => {{\n                {value}\n            }}\n");
        assert_eq!(arm("Self::A", &value).trim_start(), broken);
    }

    #[test]
    fn long_entries_are_broken() {
        for (length, broken) in [(40, "\n                ."), (43, ":\n                x")] {
            let name = "x".repeat(length);
            let entries = [format!("{name}: {name}.into()")];
            assert!(literal(&entries).contains(broken), "{length}");
        }
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
        let mut paths = ["super::runtime", "super::B", "super::super::x::A"];
        paths.sort_by(|a, b| compare_paths(a, b));
        assert_eq!(paths, ["super::super::x::A", "super::B", "super::runtime"]);
    }
}
