//! Link targets.

/// The extension of pages of Markdown.
pub const MARKDOWN: &[&str] = &["md"];

/// The extensions of pages of Markdown and of MDX.
pub const MARKDOWN_AND_MDX: &[&str] = &["md", "mdx"];

/// Whether a link is absolute.
pub fn is_external(link: &str) -> bool {
    link.contains("://") || link.starts_with("//") || link.starts_with("mailto:")
}

/// The file name in a link's path, without query and fragment; may be empty.
pub fn file_name(link: &str) -> &str {
    let path = path_of(link);
    path.rsplit('/').next().unwrap_or(path)
}

/// The path of a link's target, relative to the folder of pages.
///
/// `None` if the link is absolute, leaves the folder, or names no file (`#anchor`, `folder/`,
/// `folder/.md`).
pub fn resolve(page: &str, link: &str) -> Option<String> {
    let name = file_name(link);
    if is_external(link) || link.starts_with('/') || name.is_empty() || name.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path_of(link).split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The page, and the place on it, to which a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The path of the page below the folder that was read, as the link writes it: many sites omit
    /// the extension.
    pub page: String,
    /// The anchor without `#`, decoded.
    pub anchor: Option<String>,
}

/// The page and the anchor to which a link on a page leads: [`resolve`] with anchors, where `#x`
/// leads to the page itself and a link that begins with `/` starts at the folder that was read.
pub fn destination(page: &str, link: &str) -> Option<Destination> {
    if is_external(link) {
        return None;
    }
    let anchor = link.split_once('#').map(|(_, anchor)| decoded(anchor));
    let path = decoded(path_of(link));
    let page = match path.strip_prefix('/') {
        _ if path.is_empty() && anchor.is_some() => page.to_owned(),
        Some(path) => resolve("", path)?,
        None => resolve(page, &path)?,
    };
    let anchor = anchor.filter(|anchor| !anchor.is_empty());
    Some(Destination { page, anchor })
}

/// A text without `%`-escapes; those that are not UTF-8 stay.
fn decoded(text: &str) -> String {
    let digit = |at: usize| {
        let digit = char::from(*text.as_bytes().get(at)?);
        digit.to_digit(16).map(|digit| digit as u8)
    };
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        match (digit(at + 1), digit(at + 2)) {
            (Some(high), Some(low)) if *byte == b'%' => {
                bytes.push(high << 4 | low);
                at += 3;
            }
            _ => {
                bytes.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Whether a path, with `/` between its parts, is one of a page below the folder that was read, on
/// every system; its extension is one of those given, such as [`MARKDOWN`].
pub fn is_page(path: &str, extensions: &[&str]) -> bool {
    let part = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
    let is_stem = |stem: &str| !stem.is_empty() && !stem.ends_with('/');
    let mut stems = extensions
        .iter()
        .filter_map(|extension| path.strip_suffix(extension)?.strip_suffix('.'));
    stems.any(is_stem) && path.split('/').all(part)
}

fn path_of(link: &str) -> &str {
    link.split(['#', '?']).next().unwrap_or(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_taken_from_the_page_s_folder() {
        let cases = [
            ("models/a.md", "../models/b.md", Some("models/b.md")),
            ("models/a.md", "b.md", Some("models/b.md")),
            ("models/a.md", "./x/b.md#part", Some("models/x/b.md")),
            (
                "models/operations/a.md",
                "../../models/b.md",
                Some("models/b.md"),
            ),
            ("a.md", "../models/b.md", None),
            ("models/a.md", "../../b.md", None),
            ("sdks/x/README.md", "../../models/.md", None),
            ("models/a.md", "#part", None),
            ("models/a.md", "folder/", None),
            ("models/a.md", "/models/b.md", None),
            ("models/a.md", "https://example.com/b.md", None),
            ("models/a.md", "", None),
        ];
        for (page, link, target) in cases {
            assert_eq!(resolve(page, link).as_deref(), target, "{page} -> {link}");
        }
    }

    #[test]
    fn destinations_have_an_anchor() {
        let cases = [
            ("a/b.md", "#part", Some(("a/b.md", Some("part")))),
            ("a/b.md", "c.md#x-1", Some(("a/c.md", Some("x-1")))),
            ("a/b.md", "../c.mdx?q#%C3%A9", Some(("c.mdx", Some("é")))),
            ("a/b.md", "/c/d#%zz%ff", Some(("c/d", Some("%zz%ff")))),
            ("a/b.md", "c.md#", Some(("a/c.md", None))),
            ("a/b.md", "#", Some(("a/b.md", None))),
            ("a/b.md", "", None),
            ("a/b.md", "//example.com/c.md", None),
            ("a/b.md", "/../c.md", None),
            ("a/b.md", "https://example.com/#x", None),
        ];
        for (page, link, expected) in cases {
            let expected = expected.map(|(page, anchor): (&str, Option<&str>)| Destination {
                page: page.to_owned(),
                anchor: anchor.map(str::to_owned),
            });
            assert_eq!(destination(page, link), expected, "{page} -> {link}");
        }
    }

    #[test]
    fn pages_have_one_of_the_extensions() {
        for (path, is_markdown, is_any) in [
            ("a/b.md", true, true),
            ("a/b.mdx", false, true),
            (".md", false, false),
            ("a/.mdx", false, false),
            ("amd", false, false),
            ("../a.md", false, false),
        ] {
            assert_eq!(is_page(path, MARKDOWN), is_markdown, "{path}");
            assert_eq!(is_page(path, MARKDOWN_AND_MDX), is_any, "{path}");
        }
    }

    #[test]
    fn file_names_have_no_fragment() {
        assert_eq!(file_name("../types/rfcdate.md#x"), "rfcdate.md");
        assert_eq!(file_name("../models/.md"), ".md");
        assert_eq!(file_name("folder/"), "");
    }
}
