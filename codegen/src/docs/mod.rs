//! stub
/// stub
pub fn rustdoc(markdown: &str, _links: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    markdown.lines().map(str::to_owned).collect()
}
