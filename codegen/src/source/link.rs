//! Link targets.

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

/// Whether a path separated by `/` is a valid page path on every system.
pub fn is_page(path: &str) -> bool {
    let part = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
    let name = path.strip_suffix(".md").unwrap_or("");
    !name.is_empty() && !name.ends_with('/') && path.split('/').all(part)
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
    fn file_names_have_no_fragment() {
        assert_eq!(file_name("../types/rfcdate.md#x"), "rfcdate.md");
        assert_eq!(file_name("../models/.md"), ".md");
        assert_eq!(file_name("folder/"), "");
    }
}
