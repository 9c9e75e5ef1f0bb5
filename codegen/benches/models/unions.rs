//! Pages of unions: one whose arms have a tag, and one of a text and lists.

/// The models that are decoded and encoded by the clock.
pub const TIMED: [&str; 2] = ["Stream", "Chat"];

const ARMS: usize = 12;

const FIELDS: usize = 8;

/// How many values of a union a model has.
const VALUES: usize = 12;

const HEAD: &str =
    "## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n";

/// The pages: names and texts.
pub fn pages() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    let mut add = |title: &str, text: String| {
        pages.push((title.to_lowercase(), format!("# {title}\n\n{text}")));
    };
    let mut arms = Vec::new();
    for arm in 0..ARMS {
        let title = format!("Event{arm}");
        let mut text = format!("{HEAD}| `type` | *\"event{arm}\"* | :heavy_check_mark: | N/A |\n");
        for field in 0..FIELDS {
            let ty = ["string", "number", "boolean"][field % 3];
            text.push_str(&row(&format!("field{field}"), &format!("*{ty}*")));
        }
        arms.push((
            format!("models.{title}"),
            format!("{{ type: \"event{arm}\" }}"),
        ));
        add(&title, text);
    }
    add("Event", union(&arms));
    add("Stream", of("event", "models.Event"));
    add("Part", format!("{HEAD}{}", row("text", "*string*")));
    add(
        "Content",
        union(&[
            ("string".to_owned(), "\"text\"".to_owned()),
            ("models.Part[]".to_owned(), "[]".to_owned()),
        ]),
    );
    add("Chat", of("content", "models.Content"));
    pages
}

fn of(name: &str, ty: &str) -> String {
    let rows = (0..VALUES).map(|at| row(&format!("{name}{at}"), &format!("*{ty}*")));
    format!("{HEAD}{}", rows.collect::<String>())
}

fn row(name: &str, ty: &str) -> String {
    format!("| `{name}` | {ty} | :heavy_minus_sign: | N/A |\n")
}

fn union(arms: &[(String, String)]) -> String {
    let arms = arms.iter().map(|(ty, value)| {
        format!("### `{ty}`\n\n```typescript\nconst value: {ty} = {value};\n```\n\n")
    });
    format!("## Supported Types\n\n{}", arms.collect::<String>())
}
