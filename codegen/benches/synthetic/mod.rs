//! Sets of pages that are like published ones: their kinds, sizes and types are distributed as in
//! real sets of some 1,750 model pages. The same number of pages always gives the same texts.

mod random;
mod words;

use random::Random;

/// A page: its path below the folder of the pages, and its text.
pub struct Page {
    /// The path, with `/` between its parts.
    pub path: String,
    /// The text.
    pub text: String,
}

/// What a model is, which decides how others may use it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Struct,
    Enum,
    Union,
}

/// The namespaces, with the share of models in each.
const NAMESPACES: &[(&str, u64)] = &[("components", 60), ("operations", 35), ("errors", 5)];

/// Rows of a table by how often tables have so many: up to so many, of 100.
const ROWS: &[(u64, u64)] = &[
    (1, 24),
    (2, 20),
    (4, 22),
    (7, 16),
    (12, 9),
    (24, 6),
    (52, 2),
    (160, 1),
];

/// Values of an enumeration in the same way.
const VALUES: &[(u64, u64)] = &[(1, 24), (2, 20), (4, 30), (8, 18), (18, 7), (48, 1)];

/// Arms of a union in the same way.
const ARMS: &[(u64, u64)] = &[(2, 62), (4, 24), (7, 11), (16, 3)];

struct Model {
    name: String,
    namespace: &'static str,
    kind: Kind,
}

impl Model {
    fn page(&self) -> String {
        format!("{}.md", self.name.to_lowercase())
    }

    fn link(&self) -> String {
        format!(
            "[{0}.{1}](../../models/{0}/{2})",
            self.namespace,
            self.name,
            self.page()
        )
    }

    /// As a type cell names it: unions have no link.
    fn cell(&self) -> String {
        match self.kind {
            Kind::Union => format!("*{}.{}*", self.namespace, self.name),
            Kind::Struct | Kind::Enum => self.link(),
        }
    }
}

/// So many model pages.
pub fn pages(count: usize) -> Vec<Page> {
    let mut random = Random::new(count as u64);
    let models: Vec<Model> = (0..count).map(|at| model(at, &mut random)).collect();
    let mut pages = Vec::with_capacity(count);
    for (at, model) in models.iter().enumerate() {
        let mut text = format!("# {}\n\n", model.name);
        if random.of(100) < 35 {
            text.push_str(&random.sentence(12));
            text.push_str("\n\n");
        }
        match model.kind {
            Kind::Struct => fields(model, &models[..], at, &mut random, &mut text),
            Kind::Enum => values(model, &mut random, &mut text),
            Kind::Union => arms(&models[..], at, &mut random, &mut text),
        }
        pages.push(Page {
            path: format!("models/{}/{}", model.namespace, model.page()),
            text,
        });
    }
    pages
}

fn model(at: usize, random: &mut Random) -> Model {
    let kind = match random.of(100) {
        0..73 => Kind::Struct,
        73..90 => Kind::Enum,
        _ => Kind::Union,
    };
    let namespace = *random.weighted(NAMESPACES);
    // Names are as long as real ones, and the number makes each its own.
    let name = format!("{}{}{at}", random.title(), random.title());
    Model {
        name,
        namespace,
        kind,
    }
}

fn fields(model: &Model, models: &[Model], at: usize, random: &mut Random, text: &mut String) {
    let count = random.up_to(ROWS);
    let mut rows = vec![["Field", "Type", "Required", "Description"].map(str::to_owned)];
    let mut example = format!("let value: {} = {{\n", model.name);
    for index in 0..count {
        let name = format!("{}{index}", random.word());
        let required = random.of(100) < 40;
        let (cell, literal) = cell(models, at, random);
        if let Some(literal) = literal
            && (required || random.of(2) == 0)
        {
            example.push_str(&format!("  {name}: {literal},\n"));
        }
        let mark = if required {
            ":heavy_check_mark:"
        } else {
            ":heavy_minus_sign:"
        };
        let description = match random.of(100) {
            0..35 => "N/A".to_owned(),
            35..80 => random.sentence(9),
            80..98 => format!("{}<br/>{}", random.sentence(12), random.sentence(9)),
            _ => random.sentence(45),
        };
        rows.push([format!("`{name}`"), cell, mark.to_owned(), description]);
    }
    example.push_str("};");
    // Where a required field holds another model, the example would have to show that, too.
    text.push_str(&format!(
        "## Example Usage\n\n```typescript\nimport {{ {0} }} from \"shop/models/{1}\";\n\n{example}\n```\n\n## Fields\n\n",
        model.name, model.namespace
    ));
    table(&rows, text);
}

/// A type, and a value of it where one is at hand.
fn cell(models: &[Model], at: usize, random: &mut Random) -> (String, Option<String>) {
    let text = |random: &mut Random| Some(format!("\"{}\"", random.word()));
    match random.of(1000) {
        0..500 => ("*string*".to_owned(), text(random)),
        500..626 => ("*number*".to_owned(), Some(random.of(100_000).to_string())),
        626..711 => ("*boolean*".to_owned(), Some("true".to_owned())),
        711..745 => ("*string*[]".to_owned(), Some("[]".to_owned())),
        745..765 => ("Record<string, *any*>".to_owned(), Some("{}".to_owned())),
        765..785 => {
            let word = random.word();
            (format!("*\"{word}\"*"), Some(format!("\"{word}\"")))
        }
        785..790 => ("*any*".to_owned(), text(random)),
        // Links lead to models that come earlier, so that values are finite.
        other => match (at > 0).then(|| &models[random.of(at as u64) as usize]) {
            Some(model) if other < 940 => (model.cell(), None),
            Some(model) => (format!("{}[]", model.cell()), Some("[]".to_owned())),
            None => ("*string*".to_owned(), text(random)),
        },
    }
}

/// A table whose columns are as wide as their widest cell, as published ones are.
fn table(rows: &[[String; 4]], text: &mut String) {
    let widths: [usize; 4] =
        std::array::from_fn(|column| rows.iter().map(|row| row[column].len()).max().unwrap_or(0));
    for (index, row) in rows.iter().enumerate() {
        for (cell, width) in row.iter().zip(widths) {
            text.push_str(&format!("| {cell:width$} "));
        }
        text.push_str("|\n");
        if index == 0 {
            for width in widths {
                text.push_str(&format!("| {} ", "-".repeat(width)));
            }
            text.push_str("|\n");
        }
    }
}

fn values(model: &Model, random: &mut Random, text: &mut String) {
    let count = random.up_to(VALUES);
    let values: Vec<String> = (0..count)
        .map(|index| format!("\"{}_{index}\"", random.word()))
        .collect();
    text.push_str(&format!(
        "## Example Usage\n\n```typescript\nimport {{ {0} }} from \"shop/models/{1}\";\n\nlet value: {0} = {2};\n```\n\n## Values\n\n```typescript\n{3}\n```",
        model.name,
        model.namespace,
        values[0],
        values.join(" | ")
    ));
}

fn arms(models: &[Model], at: usize, random: &mut Random, text: &mut String) {
    text.push_str("\n## Supported Types\n");
    for _ in 0..random.up_to(ARMS) {
        let (arm, literal) = match (random.of(100), at) {
            (0..20, _) | (_, 0) => ("string".to_owned(), "\"<value>\"".to_owned()),
            (20..30, _) => ("number".to_owned(), "1284.03".to_owned()),
            (30..36, _) => ("string[]".to_owned(), "[]".to_owned()),
            _ => {
                let model = &models[random.of(at as u64) as usize];
                let name = format!("{}.{}", model.namespace, model.name);
                (name, "{}".to_owned())
            }
        };
        text.push_str(&format!(
            "\n### `{arm}`\n\n```typescript\nconst value: {arm} = {literal};\n```\n"
        ));
    }
}
