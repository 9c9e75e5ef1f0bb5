//! Pages of operations.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::front::speakeasy::type_syntax::TypeSyntax;
use crate::markdown::{Block, Item, Page, Section, Table};
use crate::schema::{ErrorCase, Location, Operation, Origin, Parameter, Response, Type};
use crate::source::Excerpt;

use super::fields;
use super::page::EXAMPLE;
use super::text;
use super::usage::{self, Usage};

const PARAMETERS: [&str; 5] = ["Parameter", "Type", "Required", "Description", "Example"];
const ERRORS: [&str; 3] = ["Error Type", "Status Code", "Content Type"];
/// The columns of the table of errors in older pages.
const OLD_ERRORS: [&str; 3] = ["Error Object", "Status Code", "Content Type"];
/// The heading above the list of a page's methods.
const LIST: &str = "Available Operations";
/// The sections of a method.
const PARTS: [&str; 4] = ["Standalone function", "Parameters", "Response", "Errors"];

/// Parses all methods of a page. Their parts that cannot be read are reported as warnings, since operations make
/// no type.
pub(super) fn read(
    page: &Page<'_>,
    dialect: &dyn TypeSyntax,
    diagnostics: &mut Diagnostics,
) -> Vec<Operation> {
    let mut found = Diagnostics::default();
    let group = page.title().map_or("", |title| title.title.text());
    let mut summaries = summaries(page);
    let names: BTreeSet<String> = summaries.iter().map(|(name, _)| name.clone()).collect();
    let starts = starts(page, &names);
    let ends = starts.iter().skip(1).copied();
    let ends = ends.chain([page.sections.len()]);
    let mut operations = Vec::new();
    for (start, end) in starts.iter().zip(ends) {
        let Some([section, rest @ ..]) = page.sections.get(*start..end) else {
            continue;
        };
        let name = text::unstruck(section.title).0;
        if !names.contains(name.text()) && !has_parts(section, rest) {
            continue;
        }
        let method = Method {
            section,
            rest,
            dialect,
        };
        let mut operation = method.read(&mut found);
        let listed = summaries
            .iter()
            .position(|(name, _)| *name == operation.name);
        if let Some(at) = listed {
            // Equal names take their summaries in order.
            operation.summary = summaries.remove(at).1;
        }
        operation.group = group.to_owned();
        if operation.id.is_empty() {
            operation.id = format!("{group}.{}", operation.name);
        }
        operations.push(operation);
    }
    found.make_warnings();
    diagnostics.extend(found);
    operations
}

/// The names and summaries of the page's list of methods; empty if it has none.
fn summaries(page: &Page<'_>) -> Vec<(String, String)> {
    let sections = page.sections.iter();
    let mut lists = sections
        .clone()
        .filter(|section| section.title.text() == LIST)
        .peekable();
    let overview = sections.skip_while(|section| section.title.text() != "Overview");
    let overview = overview
        .enumerate()
        .take_while(|(at, section)| *at == 0 || section.level > 2);
    let blocks: Vec<&Block<'_>> = if lists.peek().is_some() {
        lists.flat_map(|section| &section.content.blocks).collect()
    } else {
        let overview = overview.map(|(_, section)| section);
        overview
            .flat_map(|section| &section.content.blocks)
            .collect()
    };
    blocks.into_iter().flat_map(listed).collect()
}

/// Whether a section is one that methods have.
fn is_part(section: &Section<'_>) -> bool {
    let title = section.title.text();
    section.level == 3 && (title.starts_with(EXAMPLE) || PARTS.contains(&title))
}

/// Whether a section has a usage comment, or a section of a method is below it.
fn has_parts(section: &Section<'_>, rest: &[Section<'_>]) -> bool {
    let usage = usage::comments(section.content.blocks.iter()).next();
    usage.is_some() || rest.iter().any(is_part)
}

/// The positions of the headings of methods: those that the page lists, and those after the end of a method. Other
/// headings belong to the description of a method.
fn starts(page: &Page<'_>, names: &BTreeSet<String>) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    let nodes = page.nodes().filter(|node| node.level == 2);
    for node in nodes.filter(|node| node.title.text() != "Overview") {
        let at = node.index();
        let name = text::unstruck(node.title).0;
        let before = starts
            .last()
            .and_then(|start| page.sections.get(*start..at));
        let is_next = match before {
            Some([section, rest @ ..]) => has_parts(section, rest),
            _ => true,
        };
        let may_be = names.is_empty() || has_parts(node.section(), node.inside());
        if names.contains(name.text()) || is_next && may_be {
            starts.push(at);
        }
    }
    starts
}

/// The names and summaries of a list of operations: `* [name](#anchor) - Summary`.
fn listed(block: &Block<'_>) -> Vec<(String, String)> {
    let Block::List(list) = block else {
        return Vec::new();
    };
    let item = |item: &Item<'_>| {
        let (_, rest) = item.text.text().split_once('[')?;
        let (name, rest) = rest.split_once("](")?;
        let (target, rest) = rest.split_once(')')?;
        let summary = rest.trim_start().strip_prefix('-').unwrap_or("");
        // The lead of the method has the full deprecation note.
        let summary = summary.split(":warning:").next().unwrap_or("").trim();
        let name = name.trim_matches('~').to_owned();
        target.contains('#').then(|| (name, summary.to_owned()))
    };
    list.items.iter().filter_map(item).collect()
}

/// The section of a method, with its subsections.
struct Method<'p, 'a> {
    section: &'p Section<'a>,
    rest: &'p [Section<'a>],
    dialect: &'p dyn TypeSyntax,
}

impl<'a> Method<'_, 'a> {
    fn read(&self, diagnostics: &mut Diagnostics) -> Operation {
        let (name, struck) = text::unstruck(self.section.title);
        let usage = self.usage(diagnostics);
        let parameters = self.parameters(diagnostics);
        let response = self.response(diagnostics);
        let errors = self.errors(diagnostics);
        let [id, method, path] = usage.map(|part| part.map_or("", Excerpt::text));
        let (lead, notice) = self.lead();
        Operation {
            group: String::new(),
            name: name.text().to_owned(),
            origin: Origin {
                page: name.path().to_owned(),
                anchor: None,
                span: name.span(),
            },
            summary: String::new(),
            lead,
            deprecated: notice.or_else(|| struck.then(Default::default)),
            id: id.to_owned(),
            method: method.to_ascii_uppercase(),
            path: path.to_owned(),
            parameters: located(parameters, path),
            responses: response
                .map(|ty| Response {
                    ty: Some(ty),
                    status: Vec::new(),
                    media_type: None,
                    headers: None,
                    description: String::new(),
                })
                .into_iter()
                .collect(),
            errors,
        }
    }

    /// Id, HTTP method and path, which are equal in all usage comments of the dialect.
    fn usage(&self, diagnostics: &mut Diagnostics) -> [Option<Excerpt<'a>>; 3] {
        let sections = std::iter::once(self.section).chain(self.rest);
        let blocks = sections.flat_map(|section| &section.content.blocks);
        let mut first: Option<[Excerpt<'a>; 3]> = None;
        for usage in usage::comments(blocks) {
            let language = usage.attribute("language");
            if language.is_some_and(|language| !self.dialect.is_language(language.text())) {
                continue;
            }
            let attributes = ["operationID", "method", "path"].map(|name| {
                let value = usage.attribute(name).filter(|value| !value.is_empty());
                if value.is_none() {
                    diagnostics.push(lacks(usage, name));
                }
                value
            });
            let [Some(id), Some(method), Some(path)] = attributes else {
                return attributes;
            };
            let Some(first) = first else {
                first = Some([id, method, path]);
                continue;
            };
            for (one, other) in first.into_iter().zip([id, method, path]) {
                if one.text() != other.text() {
                    let message = format!(
                        "the method is `{}` here and `{}` in its first usage comment",
                        other.text(),
                        one.text()
                    );
                    diagnostics.push(fault(other, message));
                }
            }
        }
        if first.is_none() {
            let name = self.dialect.name();
            let message = format!("missing usage comment for {name}");
            diagnostics.push(fault(self.section.heading, message).help(format!(
                "add this before the example: `<!-- UsageSnippet language=\"{name}\" operationID=\"…\" method=\"…\" path=\"…\" -->`"
            )));
        }
        match first {
            Some(parts) => parts.map(Some),
            None => [None; 3],
        }
    }

    /// A description may have headings, so the lead ends at the first standard heading.
    fn lead(&self) -> (String, Option<crate::schema::Deprecation>) {
        let starts =
            |section: &Section<'_>| section.level == 3 && section.title.text().starts_with(EXAMPLE);
        let known = self.rest.iter().position(starts);
        let known = known.or_else(|| self.rest.iter().position(is_part));
        let inner = self.rest.get(..known.unwrap_or(self.rest.len()));
        let contents = std::iter::once(&self.section.content)
            .chain(inner.into_iter().flatten().map(|s| &s.content));
        let last = contents.clone().last().unwrap_or(&self.section.content);
        let start = self.section.heading.gap(self.section.content.text);
        let text = start.through(last.text);
        text::lead(text, contents, self.dialect.stock_deprecation())
    }

    fn part(&self, title: &str) -> Option<&Section<'a>> {
        // A description may have a heading of the same name before.
        self.rest
            .iter()
            .rfind(|section| section.level == 3 && section.title.text() == title)
    }

    fn parameters(&self, diagnostics: &mut Diagnostics) -> Vec<Parameter> {
        let Some(table) = self.table("Parameters", &PARAMETERS, 4, diagnostics) else {
            return Vec::new();
        };
        let own = |cell: &Excerpt<'_>| {
            let name = cell.text().trim_matches('`');
            name != "options" && !name.starts_with("options.")
        };
        let rows = table.rows.iter();
        rows.filter(|row| row.cells.first().is_none_or(own))
            .filter_map(|row| fields::entry(row, table, self.dialect, diagnostics))
            .map(|entry| Parameter {
                name: entry.name,
                span: entry.name_at.span(),
                location: None,
                ty: entry.ty,
                required: entry.required,
                description: text::description(entry.description),
            })
            .collect()
    }

    fn response(&self, diagnostics: &mut Diagnostics) -> Option<Type> {
        let section = self.part("Response");
        let text = section.and_then(|section| {
            section.content.blocks.iter().find_map(|block| match block {
                Block::Paragraph(text) => Some(*text),
                _ => None,
            })
        });
        let Some(text) = text else {
            let place = section.unwrap_or(self.section).heading;
            diagnostics.push(fault(place, "missing response".to_owned()));
            return None;
        };
        self.dialect.read_response(text).unwrap_or_else(|error| {
            diagnostics.push(error);
            None
        })
    }

    fn errors(&self, diagnostics: &mut Diagnostics) -> Vec<ErrorCase> {
        let mut errors = Vec::new();
        let Some(table) = self.table("Errors", &ERRORS, 3, diagnostics) else {
            return errors;
        };
        for row in &table.rows {
            if fields::check_width(row, table, diagnostics).is_none() {
                continue;
            }
            let [name, status, content] = row.cells.as_slice() else {
                continue;
            };
            match self.dialect.read_error(*name) {
                Ok(ty) => errors.push(ErrorCase {
                    ty,
                    status: status
                        .text()
                        .split(',')
                        .map(|code| code.trim().to_owned())
                        .filter(|code| !code.is_empty())
                        .collect(),
                    media_type: Some(text::unescape(content.text())),
                }),
                Err(error) => diagnostics.push(error),
            }
        }
        errors
    }

    /// The table of a section; the columns after the first `needed` ones are optional. The section is optional, but
    /// must have a table.
    fn table(
        &self,
        title: &str,
        columns: &[&str],
        needed: usize,
        diagnostics: &mut Diagnostics,
    ) -> Option<&Table<'a>> {
        let section = self.part(title)?;
        let table = section.content.tables().next();
        let short = columns.get(..needed).unwrap_or(columns);
        let known = table.filter(|t| {
            let is_old = *columns == ERRORS && t.has_columns(&OLD_ERRORS);
            t.has_columns(columns) || t.has_columns(short) || is_old
        });
        if known.is_none() {
            let place = table.map_or(section.heading, |table| table.header.line);
            let columns = columns.join(", ");
            diagnostics.push(
                fault(place, format!("`{title}` has no valid table"))
                    .help(format!("expected the columns {columns}")),
            );
        }
        known
    }
}

/// Sets the location of path parameters.
fn located(mut parameters: Vec<Parameter>, path: &str) -> Vec<Parameter> {
    for parameter in &mut parameters {
        let is_named = path.contains(&format!("{{{}}}", parameter.name));
        parameter.location = is_named.then_some(Location::Path);
    }
    parameters
}

fn lacks(usage: Usage<'_>, attribute: &str) -> Diagnostic {
    fault(
        usage.comment,
        format!("missing `{attribute}` in the usage comment"),
    )
}

fn fault(place: Excerpt<'_>, message: String) -> Diagnostic {
    Diagnostic::new(Code::UnreadableOperation, place.span(), message)
}
