//! Known edits of random pages, and exactly the changes that they make.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use markdown_codegen::check::diff::Rule;
use markdown_codegen::report::Reportable;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::states::{State, changes, text};

const TYPES: &[&str] = &[
    "*string*",
    "*number*",
    "*boolean*",
    "*any*",
    "*string*[]",
    "Record<string, *boolean*>",
    "[models.Shade](../models/shade.md)",
    "[models.Choice](../models/choice.md)[]",
];

#[derive(Clone, Debug, PartialEq)]
struct Row {
    name: String,
    ty: String,
    required: bool,
    words: String,
}

/// Some structs, one enumeration, and one union of the first two structs.
#[derive(Clone, Debug, PartialEq)]
struct Pages {
    structs: Vec<(String, Vec<Row>)>,
    values: Vec<String>,
    open: bool,
    arms: Vec<String>,
    deprecated: BTreeSet<String>,
    /// Whether the tables are padded.
    padded: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Edit {
    AddOptional,
    AddRequired,
    Remove,
    Rename,
    OtherKey,
    Require,
    OtherType,
    ToAny,
    ToList,
    Describe,
    SwapRows,
    AddValue,
    RemoveValue,
    TurnValues,
    OpenOrClose,
    AddArm,
    RemoveArm,
    TurnArms,
    AddModel,
    RenameModel,
    Deprecate,
    Pad,
}

const EDITS: &[Edit] = &[
    Edit::AddOptional,
    Edit::AddRequired,
    Edit::Remove,
    Edit::Rename,
    Edit::OtherKey,
    Edit::Require,
    Edit::OtherType,
    Edit::ToAny,
    Edit::ToList,
    Edit::Describe,
    Edit::SwapRows,
    Edit::AddValue,
    Edit::RemoveValue,
    Edit::TurnValues,
    Edit::OpenOrClose,
    Edit::AddArm,
    Edit::RemoveArm,
    Edit::TurnArms,
    Edit::AddModel,
    Edit::RenameModel,
    Edit::Deprecate,
    Edit::Pad,
];

/// Edits of the enumeration.
const OF_VALUES: &[Edit] = &[
    Edit::AddValue,
    Edit::RemoveValue,
    Edit::TurnValues,
    Edit::OpenOrClose,
];

type Told = BTreeSet<(Rule, String)>;

impl Pages {
    fn files(&self) -> Vec<(String, String)> {
        let mut files = Vec::new();
        let pad = if self.padded { "  " } else { "" };
        for (name, rows) in &self.structs {
            let title = if self.deprecated.contains(name) {
                format!("~~{name}~~")
            } else {
                name.clone()
            };
            let mut text = format!(
                "# {title}\n\n## Fields\n\n| Field{pad} | Type | Required | Description |\n| --- | --- | --- | --- |\n"
            );
            for row in rows {
                let required = if row.required { "check" } else { "minus" };
                let mark = format!(
                    ":heavy_{required}_{}:",
                    if row.required { "mark" } else { "sign" }
                );
                let _ = writeln!(
                    text,
                    "| `{}`{pad} | {}{pad} | {mark} | {} |",
                    row.name, row.ty, row.words
                );
            }
            files.push((page(name), text));
        }
        let mut values: Vec<String> = self.values.iter().map(|v| format!("{v:?}")).collect();
        if self.open {
            values.push("Unrecognized<string>".to_owned());
        }
        let values = values.join(&format!(" {pad}| "));
        files.push((
            page("Shade"),
            format!("# Shade\n\n## Values\n\n```typescript\n{values}\n```\n"),
        ));
        let mut text = "# Choice\n\n## Supported Types\n".to_owned();
        for arm in &self.arms {
            let _ = write!(
                text,
                "\n{pad}### `{arm}`\n\n```typescript\nconst value: {arm} = {{}};\n```\n"
            );
        }
        files.push((page("Choice"), text.replace("  ###", "###")));
        files
    }

    /// Makes an edit, and says what it must be called; `None` where these pages do not allow it.
    fn edit(&mut self, edit: Edit, at: &Index, with: &Index) -> Option<Told> {
        let count = self.structs.len();
        let (name, rows) = &mut self.structs[at.index(count)];
        let name = name.clone();
        let of = |row: &Row| format!("{name}.{}", row.name);
        let told = |rule: Rule, what: &str| Some(Told::from([(rule, what.to_owned())]));
        let new_row = |required: bool| Row {
            name: "fresh".to_owned(),
            ty: "*string*".to_owned(),
            required,
            words: "A row of its own.".to_owned(),
        };
        let place = with.index(rows.len());
        match edit {
            Edit::AddOptional => {
                let row = new_row(false);
                rows.insert(place, row.clone());
                told(Rule::FieldAddedOptional, &of(&row))
            }
            Edit::AddRequired => {
                let row = new_row(true);
                rows.insert(place, row.clone());
                told(Rule::FieldAddedRequired, &of(&row))
            }
            Edit::Remove => {
                let row = rows.remove(place);
                if row.required {
                    told(Rule::FieldRemovedRequired, &of(&row))
                } else {
                    told(Rule::FieldRemovedOptional, &of(&row))
                }
            }
            Edit::Rename => {
                let row = &mut rows[place];
                row.name = "fresh".to_owned();
                told(Rule::FieldRenamed, &of(row))
            }
            Edit::OtherKey => {
                let row = &mut rows[place];
                row.name = row.name.replace("Row", "_row");
                told(Rule::FieldWireNameChanged, &of(row))
            }
            Edit::Require => {
                let row = &mut rows[place];
                row.required = !row.required;
                if row.required {
                    told(Rule::FieldBecameRequired, &of(row))
                } else {
                    told(Rule::FieldBecameOptional, &of(row))
                }
            }
            Edit::OtherType => {
                let row = &mut rows[place];
                if row.ty == "*boolean*" || row.ty == "*any*" {
                    return None;
                }
                row.ty = "*boolean*".to_owned();
                told(Rule::FieldTypeChanged, &of(row))
            }
            Edit::ToAny => {
                let row = &mut rows[place];
                if row.ty == "*any*" {
                    return None;
                }
                row.ty = "*any*".to_owned();
                told(Rule::FieldTypeWidened, &of(row))
            }
            Edit::ToList => {
                let row = &mut rows[place];
                if row.ty == "*any*" {
                    return None;
                }
                row.ty.push_str("[]");
                told(Rule::FieldCardinalityChanged, &of(row))
            }
            Edit::Describe => {
                let row = &mut rows[place];
                row.words.push_str(" And more.");
                told(Rule::FieldDescriptionChanged, &of(row))
            }
            Edit::SwapRows => {
                if rows.len() < 2 {
                    return None;
                }
                let (left, right) = (place, (place + 1) % rows.len());
                let before: Vec<String> = parameters(rows);
                rows.swap(left, right);
                let mut told = told(Rule::FieldReordered, &name)?;
                if parameters(rows) != before {
                    told.insert((Rule::RustConstructorChanged, name));
                }
                Some(told)
            }
            Edit::AddValue => {
                let place = with.index(self.values.len());
                self.values.insert(place, "brand-new".to_owned());
                told(Rule::EnumValueAdded, "Shade.\"brand-new\"")
            }
            Edit::RemoveValue => {
                let place = with.index(self.values.len());
                let value = self.values.remove(place);
                told(Rule::EnumValueRemoved, &format!("Shade.{value:?}"))
            }
            Edit::TurnValues => {
                self.values.reverse();
                told(Rule::EnumValuesReordered, "Shade")
            }
            Edit::OpenOrClose => {
                self.open = !self.open;
                if self.open {
                    told(Rule::EnumBecameOpen, "Shade")
                } else {
                    told(Rule::EnumBecameClosed, "Shade")
                }
            }
            Edit::AddArm => {
                self.arms.push("boolean".to_owned());
                told(Rule::UnionMemberAdded, "Choice.boolean")
            }
            Edit::RemoveArm => {
                let place = with.index(self.arms.len());
                let arm = self.arms.remove(place);
                told(Rule::UnionMemberRemoved, &format!("Choice.{arm}"))
            }
            Edit::TurnArms => {
                self.arms.reverse();
                told(Rule::UnionMembersReordered, "Choice")
            }
            Edit::AddModel => {
                let rows = vec![new_row(true)];
                self.structs.push(("Fresh".to_owned(), rows));
                told(Rule::ModelAdded, "Fresh")
            }
            Edit::RenameModel => {
                // The arms link to the first two, and nobody to the others.
                let place = at.index(count);
                let (title, rows) = &mut self.structs[place];
                if place > 1 && rows.len() < 2 {
                    return None;
                }
                for arm in &mut self.arms {
                    if *arm == format!("models.{title}") {
                        *arm = "models.Fresh".to_owned();
                    }
                }
                *title = "Fresh".to_owned();
                told(Rule::ModelRenamed, "Fresh")
            }
            Edit::Deprecate => {
                let is_new = self.deprecated.insert(name.clone());
                if !is_new {
                    self.deprecated.remove(&name);
                    return told(Rule::ModelUndeprecated, &name);
                }
                told(Rule::ModelDeprecated, &name)
            }
            Edit::Pad => {
                self.padded = !self.padded;
                let structs = self.structs.iter().map(|(name, _)| name.clone());
                let all = structs.chain(["Shade".to_owned()]);
                Some(all.map(|name| (Rule::FormatOnly, name)).collect())
            }
        }
    }
}

fn page(name: &str) -> String {
    format!("models/{}.md", name.to_lowercase())
}

/// The parameters of the constructor in their order, if it does not take them by their names.
fn parameters(rows: &[Row]) -> Vec<String> {
    let required = rows.iter().filter(|row| row.required);
    let types: BTreeSet<&String> = required.clone().map(|row| &row.ty).collect();
    let is_named = types.len() > 3 || types.len() < required.clone().count();
    let required = required.filter(|_| !is_named);
    required.map(|row| row.name.clone()).collect()
}

fn pages() -> impl Strategy<Value = Pages> {
    let row = (0..TYPES.len(), any::<bool>());
    let rows = prop::collection::vec(row, 1..6);
    let structs = prop::collection::vec(rows, 2..5);
    let values = 2..7usize;
    (structs, values, any::<bool>(), any::<bool>()).prop_map(|(structs, values, open, padded)| {
        let structs: Vec<(String, Vec<Row>)> = structs
            .into_iter()
            .enumerate()
            .map(|(number, rows)| {
                let rows = rows
                    .into_iter()
                    .enumerate()
                    .map(|(at, (ty, required))| Row {
                        // Distinct between structs, so that no two of them are alike by chance.
                        name: format!("s{number}Row{at}"),
                        ty: TYPES[ty].to_owned(),
                        required,
                        words: format!("The row {at}."),
                    });
                (format!("Thing{number}"), rows.collect())
            })
            .collect();
        let arms = structs.iter().take(2);
        Pages {
            arms: arms.map(|(name, _)| format!("models.{name}")).collect(),
            structs,
            values: (0..values).map(|at| format!("v{at}")).collect(),
            open,
            deprecated: BTreeSet::new(),
            padded,
        }
    })
}

/// The structs that lose or gain `Default`, because something or nothing is required now.
fn derives(old: &Pages, new: &Pages) -> Told {
    let has_default = |rows: &[Row]| rows.iter().all(|row| !row.required);
    let mut told = Told::new();
    for (title, rows) in &old.structs {
        let after = new.structs.iter().find(|(other, _)| other == title);
        match after.map(|(_, after)| (has_default(rows), has_default(after))) {
            Some((true, false)) => told.insert((Rule::RustDeriveLost, title.clone())),
            Some((false, true)) => told.insert((Rule::RustDeriveGained, title.clone())),
            _ => false,
        };
    }
    told
}

fn found(old: &Pages, new: &Pages) -> (Told, String) {
    let state = |pages: &Pages| State::of_pages(pages.files()).expect("readable pages");
    let found = changes(&state(old), &state(new));
    let told = found
        .iter()
        // A link that follows a renamed model is another link on the page, and nothing else.
        .filter(|it| it.rule != Rule::FormatOnly || old.padded != new.padded)
        .map(|change| (change.rule, change.name()))
        .collect();
    (told, text(&found))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_edit_is_one_change(old in pages(), edit in 0..EDITS.len(), at: Index, with: Index) {
        let mut new = old.clone();
        let Some(mut expected) = new.edit(EDITS[edit], &at, &with) else {
            return Ok(());
        };
        expected.extend(derives(&old, &new));
        let (told, text) = found(&old, &new);
        prop_assert_eq!(told, expected, "{:?}\n{}", EDITS[edit], text);
    }

    #[test]
    fn edits_of_different_things_add_up(
        old in pages(),
        first in prop::sample::select(OF_VALUES),
        second in prop::sample::select(EDITS),
        at: Index,
        with: Index,
    ) {
        if matches!(second, Edit::Pad) || OF_VALUES.contains(&second) {
            return Ok(());
        }
        let mut new = old.clone();
        let told = new.edit(first, &at, &with).zip(new.edit(second, &at, &with));
        let Some((mut expected, more)) = told else {
            return Ok(());
        };
        expected.extend(more);
        expected.extend(derives(&old, &new));
        let (told, text) = found(&old, &new);
        prop_assert_eq!(told, expected, "{:?} {:?}\n{}", first, second, text);
    }
}
