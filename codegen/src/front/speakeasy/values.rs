//! Enum values.

use std::collections::HashSet;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::front::speakeasy::type_syntax::{TypeSyntax, ValueForm, ValueList};
use crate::markdown::{Block, Fence, Section, Table};
use crate::schema::{Constant, EnumValue, ModelKind};
use crate::source::Excerpt;

use super::fields;

/// The columns of a table of values.
pub(super) const COLUMNS: [&str; 2] = ["Name", "Value"];

/// Parses the values of an enum.
pub(super) fn read(
    section: &Section<'_>,
    dialect: &dyn TypeSyntax,
    diagnostics: &mut Diagnostics,
) -> ModelKind {
    let mut open = false;
    let mut values = Vec::new();
    if let Some(list) = list(section, dialect, diagnostics) {
        let found = dialect.read_values(&list, diagnostics);
        open = found.open;
        let mut seen = HashSet::new();
        for value in found.values {
            if seen.insert(value.value.clone()) {
                values.push(value);
            } else {
                let message = format!("duplicate value {}", value.value);
                diagnostics.push(Diagnostic::new(Code::DuplicateValue, value.span, message));
            }
        }
    }
    report_other_kinds(&values, diagnostics);
    ModelKind::Enum { values, open }
}

/// Reports each value whose kind (string or integer) differs from the first one.
fn report_other_kinds(values: &[EnumValue], diagnostics: &mut Diagnostics) {
    let numbers = matches!(
        values.first().map(|value| &value.value),
        Some(Constant::Integer(_))
    );
    for value in values {
        let fits = match value.value {
            Constant::Integer(_) => numbers,
            Constant::String(_) => !numbers,
            Constant::Boolean(_) => false,
        };
        if !fits {
            let message = format!("the value {} has another type than the others", value.value);
            diagnostics.push(
                Diagnostic::new(Code::UnreadableValue, value.span, message)
                    .help("all values of an enum are strings, or all are integers"),
            );
        }
    }
}

/// The only list of a section, in any notation.
fn list<'a>(
    section: &Section<'a>,
    dialect: &dyn TypeSyntax,
    diagnostics: &mut Diagnostics,
) -> Option<ValueList<'a>> {
    let mut notes = Vec::new();
    let mut form = None;
    let mut fault = |place: Excerpt<'_>, message: &str| {
        diagnostics.push(
            Diagnostic::new(Code::UnreadableSection, place.span(), message)
                .help("list the values in one code block, or in one table of names and values"),
        );
    };
    for block in &section.content.blocks {
        match block {
            Block::Comment(_) => {}
            // A row after an empty line is not part of the table.
            Block::Paragraph(text) if !text.text().starts_with('|') => notes.push(*text),
            Block::Fence(_) | Block::Table(_) | Block::List(_) if form.is_none() => {
                form = Some(block);
            }
            other => return report(fault, other.text(), "`Values` has more than one list"),
        }
    }
    let form = match form {
        Some(Block::Fence(fence)) if is_foreign(fence, dialect) => {
            return report(fault, fence.info, "the values are in another language");
        }
        Some(Block::Fence(fence)) => ValueForm::Code(fence.body),
        Some(Block::Table(table)) if !table.has_columns(&COLUMNS) => {
            let message = "expected the columns Name and Value";
            return report(fault, table.header.line, message);
        }
        Some(Block::Table(table)) => ValueForm::Table(rows(table, diagnostics)),
        Some(Block::List(list)) => {
            ValueForm::Items(list.items.iter().map(|item| item.text).collect())
        }
        _ => {
            fault(section.heading, "`Values` has no values");
            return None;
        }
    };
    Some(ValueList { notes, form })
}

fn report<T>(
    mut fault: impl FnMut(Excerpt<'_>, &str),
    place: Excerpt<'_>,
    message: &str,
) -> Option<T> {
    fault(place, message);
    None
}

fn rows<'a>(table: &Table<'a>, diagnostics: &mut Diagnostics) -> Vec<[Excerpt<'a>; 2]> {
    let mut rows = Vec::new();
    for row in &table.rows {
        if fields::check_width(row, table, diagnostics).is_some()
            && let [name, value] = row.cells.as_slice()
        {
            rows.push([*name, *value]);
        }
    }
    rows
}

/// Whether a fence names a language other than the dialect's.
pub(super) fn is_foreign(fence: &Fence<'_>, dialect: &dyn TypeSyntax) -> bool {
    !fence.info.is_empty() && !dialect.is_language(fence.info.text())
}
