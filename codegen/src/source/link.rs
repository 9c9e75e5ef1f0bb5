//! Where a link on a page leads.

/// Whether a link leads to another site.
pub fn is_external(link: &str) -> bool {
    link.contains("://") || link.starts_with("//") || link.starts_with("mailto:")
}

/// The last part of a link's path, without query and fragment; empty where it has none.
pub fn file_name(link: &str) -> &str {
    let path = path_of(link);
    path.rsplit('/').next().unwrap_or(path)
}

/// The path, below the folder that was read, of the file to which a link on a page leads.
///
/// `None` where the link leads to another site, out of the folder, or to no named file
/// (`#anchor`, `folder/`, `folder/.md`).
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

/// Whether a path, with `/` between its parts, is one of a page below the folder that was read, on
/// every system.
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
