//! Tables of fields and of parameters.

use std::collections::HashSet;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::front::speakeasy::type_syntax::TypeSyntax;
use crate::markdown::{Block, Row, Section, Table};
use crate::schema::{Evidence, Field, Type};
use crate::source::{Excerpt, limits};

use super::{examples, text};

const COLUMNS: [&str; 5] = ["Field", "Type", "Required", "Description", "Example"];

/// Whether a table is one of fields.
pub(super) fn has_columns(table: &Table<'_>) -> bool {
    // The last column may be missing.
    table.has_columns(&COLUMNS) || table.has_columns(&["Field", "Type", "Required", "Description"])
}

/// Reads the fields of a struct.
pub(super) fn read(
    section: &Section<'_>,
    dialect: &dyn TypeSyntax,
    diagnostics: &mut Diagnostics,
) -> Vec<Field> {
    let Some(table) = only_table(section, diagnostics) else {
        return Vec::new();
    };
    if !has_columns(table) {
        diagnostics.push(
            Diagnostic::new(
                Code::UnreadableSection,
                table.header.line.span(),
                "the table of fields has other columns than expected",
            )
            .help(format!(
                "the columns are {}; the last one may be missing",
                COLUMNS.join(", ")
            )),
        );
        return Vec::new();
    }
    let mut names = HashSet::new();
    let mut fields = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let Some(field) = field(row, table, dialect, diagnostics) else {
            continue;
        };
        if names.insert(field.name.clone()) {
            fields.push(field);
        } else {
            let message = format!("the field `{}` is listed twice", field.name);
            diagnostics.push(
                Diagnostic::new(Code::DuplicateField, field.span, message)
                    .help("take one of the two rows away"),
            );
        }
    }
    fields
}

fn field(
    row: &Row<'_>,
    table: &Table<'_>,
    dialect: &dyn TypeSyntax,
    diagnostics: &mut Diagnostics,
) -> Option<Field> {
    let entry = entry(row, table, dialect, diagnostics)?;
    let (description, notice) = text::described(entry.description, dialect.stock_deprecation());
    let deprecated = notice.or_else(|| entry.struck.then(Default::default));
    let (ty, nullable) = match entry.ty {
        Type::Nullable { inner } => (*inner, true),
        ty => (ty, false),
    };
    Some(Field {
        name: entry.name,
        span: entry.name_at.span(),
        ty,
        type_span: entry.type_at.span(),
        required: entry.required,
        nullable,
        description,
        deprecated,
        default: None,
        examples: entry
            .example
            .map(|cell| examples::of_cell(cell, dialect))
            .unwrap_or_default(),
        evidence: Evidence::default(),
    })
}

/// What the rows of fields and of parameters have in common.
pub(super) struct Entry<'a> {
    pub(super) name: String,
    pub(super) name_at: Excerpt<'a>,
    pub(super) struck: bool,
    pub(super) ty: Type,
    pub(super) type_at: Excerpt<'a>,
    pub(super) required: bool,
    pub(super) description: Excerpt<'a>,
    pub(super) example: Option<Excerpt<'a>>,
}

/// Reads a row of name, type, required mark, description and perhaps example. A cell that cannot
/// be read is reported; the row is left out only where its name is unknown.
pub(super) fn entry<'a>(
    row: &Row<'a>,
    table: &Table<'a>,
    dialect: &dyn TypeSyntax,
    diagnostics: &mut Diagnostics,
) -> Option<Entry<'a>> {
    check_width(row, table, diagnostics)?;
    let [name_cell, type_at, required, description, rest @ ..] = row.cells.as_slice() else {
        return None;
    };
    let (unstruck, struck) = text::unstruck(*name_cell);
    let name_at = text::between_ticks(unstruck);
    if name_at.is_none() {
        diagnostics.push(
            unreadable(row, *name_cell, "the cell holds no name")
                .help("a name stands between backticks: `` `name` `` or ``~~`name`~~``"),
        );
    }
    let ty = dialect.read_type(*type_at).unwrap_or_else(|error| {
        diagnostics.push(error);
        Type::Any
    });
    let mark = match required.text() {
        ":heavy_check_mark:" => Some(true),
        ":heavy_minus_sign:" => Some(false),
        _ => {
            diagnostics.push(
                unreadable(
                    row,
                    *required,
                    "the cell does not say whether it is required",
                )
                .help("write `:heavy_check_mark:` or `:heavy_minus_sign:`"),
            );
            None
        }
    };
    let name_at = name_at?;
    Some(Entry {
        name: crate::markdown::unescape_cell(name_at.text()).into_owned(),
        name_at,
        struck,
        ty,
        type_at: *type_at,
        required: mark?,
        description: *description,
        example: rest.first().copied().filter(|cell| !cell.is_empty()),
    })
}

/// Reports a row that has more or fewer cells than its header; `None` for such a row.
pub(super) fn check_width(
    row: &Row<'_>,
    table: &Table<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let (is, should) = (row.cells.len(), table.header.cells.len());
    if is == should {
        return Some(());
    }
    if is > limits::CELLS {
        let message = format!("the row has more than {} cells", limits::CELLS);
        diagnostics.push(Diagnostic::new(Code::TooLarge, row.line.span(), message));
        return None;
    }
    // A pipe that splits code leaves a backtick without its partner.
    let split = |cell: &&Excerpt<'_>| cell.text().matches('`').count() % 2 == 1;
    let surplus = row.cells.get(should);
    let place = surplus.map(|cell| row.cells.iter().find(split).unwrap_or(cell));
    let place = place.copied().unwrap_or(row.line);
    let message = format!("the row has {is} cells and its header {should}");
    let help = if is > should {
        "a pipe inside a cell is written `\\|`, even between backticks"
    } else {
        "a line break inside a cell is written `<br/>`"
    };
    diagnostics.push(Diagnostic::new(Code::UnreadableRow, place.span(), message).help(help));
    None
}

/// The table of a section in which nothing else stands.
pub(super) fn only_table<'p, 'a>(
    section: &'p Section<'a>,
    diagnostics: &mut Diagnostics,
) -> Option<&'p Table<'a>> {
    let mut found = None;
    let mut stray = None;
    for block in &section.content.blocks {
        match block {
            Block::Table(table) if found.is_none() => found = Some(table),
            Block::Comment(_) => {}
            other => stray = stray.or(Some(other.text())),
        }
    }
    let title = section.title.text();
    if let Some(stray) = stray {
        let message = format!("`{title}` holds something else than one table");
        diagnostics.push(
            Diagnostic::new(Code::UnreadableSection, stray.span(), message).help(
                "a table ends at an empty line, and its second line has as many cells as its first",
            ),
        );
    } else if found.is_none() {
        let message = format!("`{title}` holds no table");
        let span = section.heading.span();
        diagnostics.push(Diagnostic::new(Code::UnreadableSection, span, message));
    }
    found
}

/// The error about one cell; the row stands for a cell that is empty.
fn unreadable(row: &Row<'_>, cell: Excerpt<'_>, message: &str) -> Diagnostic {
    let place = if cell.is_empty() { row.line } else { cell };
    Diagnostic::new(Code::UnreadableRow, place.span(), message)
}
