//! Tables of fields and of parameters.

use std::collections::HashSet;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::front::speakeasy::type_syntax::TypeSyntax;
use crate::markdown::{Block, Row, Section, Table};
use crate::schema::{Field, Type};
use crate::source::{Excerpt, limits};

use super::{evidence, examples, text};

const COLUMNS: [&str; 5] = ["Field", "Type", "Required", "Description", "Example"];

/// Whether a table lists fields.
pub(super) fn has_columns(table: &Table<'_>) -> bool {
    // The last column is optional.
    table.has_columns(&COLUMNS) || table.has_columns(&["Field", "Type", "Required", "Description"])
}

/// Parses the fields of a struct.
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
                "unexpected columns in the table of fields",
            )
            .help(format!(
                "expected the columns {}; the last one is optional",
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
            let message = format!("duplicate field `{}`", field.name);
            diagnostics.push(
                Diagnostic::new(Code::DuplicateField, field.span, message)
                    .help("remove one of the two rows"),
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
        evidence: evidence::of_words(entry.description),
    })
}

/// The common part of the rows of fields and parameters.
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

/// Parses a row of name, type, required mark, description and optionally example. Reports unreadable cells.
/// Returns `None` if the row has the wrong width, or if its name or required mark cannot be read.
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
            unreadable(row, *name_cell, "missing name")
                .help("a name is between backticks: `` `name` `` or ``~~`name`~~``"),
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
                unreadable(row, *required, "invalid `Required` cell")
                    .help("expected `:heavy_check_mark:` or `:heavy_minus_sign:`"),
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

/// Reports a row with the wrong number of cells; `None` for such a row.
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
    // A pipe in a code span leaves an unpaired backtick.
    let split = |cell: &&Excerpt<'_>| cell.text().matches('`').count() % 2 == 1;
    let surplus = row.cells.get(should);
    let place = surplus.map(|cell| row.cells.iter().find(split).unwrap_or(cell));
    let place = place.copied().unwrap_or(row.line);
    let message = format!("expected {should} cells, found {is}");
    let help = if is > should {
        "escape a pipe in a cell as `\\|`, also between backticks"
    } else {
        "write a line break in a cell as `<br/>`"
    };
    diagnostics.push(Diagnostic::new(Code::UnreadableRow, place.span(), message).help(help));
    None
}

/// The table of a section that has nothing else.
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
        let message = format!("expected one table in `{title}`");
        diagnostics.push(
            Diagnostic::new(Code::UnreadableSection, stray.span(), message).help(
                "a table ends at an empty line, and its second line has as many cells as its first",
            ),
        );
    } else if found.is_none() {
        let message = format!("missing table in `{title}`");
        let span = section.heading.span();
        diagnostics.push(Diagnostic::new(Code::UnreadableSection, span, message));
    }
    found
}

/// The error about a cell; the span of an empty cell is the row.
fn unreadable(row: &Row<'_>, cell: Excerpt<'_>, message: &str) -> Diagnostic {
    let place = if cell.is_empty() { row.line } else { cell };
    Diagnostic::new(Code::UnreadableRow, place.span(), message)
}
