//! Reads a configuration file.

use serde::Deserialize;
use toml::Spanned;

use super::features::Choice;
use super::rust_code::{self, Form, Table};
use super::{
    Fix, Format, Pattern, PayloadFolder, Recorded, RuntimePath, RustSettings, Settings, Types,
    wire_names,
};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::front::speakeasy::type_syntax as dialect;
use crate::source::{FileId, Sources, limits};

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Document {
    specs: Option<String>,
    out: Option<String>,
    format: Option<Spanned<String>>,
    dialect: Option<Spanned<String>>,
    #[serde(default)]
    wire_names: wire_names::Choice,
    #[serde(default)]
    types: Types,
    overview: Option<String>,
    features: Option<Choice>,
    #[serde(default)]
    tests: bool,
    examples: Option<String>,
    #[serde(default)]
    arbitrary: bool,
    #[serde(default)]
    runtime: RuntimePath,
    #[serde(default)]
    fix: Vec<Spanned<Entry>>,
    #[serde(default)]
    secrets: Vec<Spanned<String>>,
    #[serde(default)]
    setters: Vec<Spanned<String>>,
    #[serde(default)]
    boxed: Vec<Spanned<String>>,
    #[serde(default)]
    unboxed: Vec<Spanned<String>>,
    #[serde(default)]
    conversions: Vec<Spanned<String>>,
    #[serde(default)]
    derives: Table,
    #[serde(default)]
    attributes: Table,
    #[serde(default)]
    field_attributes: Table,
    #[serde(default)]
    keep_unknown_keys: Vec<Spanned<String>>,
    #[serde(default)]
    keep_envelopes: bool,
    #[serde(default)]
    evidence: EvidenceTable,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct EvidenceTable {
    payloads: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Entry {
    model: Spanned<String>,
    field: Option<Spanned<String>>,
    value: Option<Spanned<String>>,
    wire: Option<String>,
    #[serde(rename = "type")]
    ty: Option<String>,
    nullable: Option<bool>,
    required: Option<bool>,
    rename: Option<String>,
    #[serde(default)]
    skip: bool,
    reason: String,
}

impl Settings {
    /// Parses the configuration file; `None` if it has errors, which are reported.
    pub fn read(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = sources.get(file).map_or("", |file| file.text.as_str());
        let file_read = sources.get(file);
        if let Some(at) = file_read.and_then(|file| file.invalid_at) {
            let message = "the configuration is not valid UTF-8";
            let span = sources.span(file, at..at);
            diagnostics.push(Diagnostic::new(Code::InvalidUtf8, span, message));
            return None;
        }
        if text.len() > limits::CONFIGURATION || file_read.is_some_and(|file| file.unread.is_some())
        {
            let most = limits::CONFIGURATION >> 20;
            let message = format!("the configuration is larger than {most} MiB");
            let span = sources.span(file, 0..0);
            diagnostics.push(Diagnostic::new(Code::TooLarge, span, message));
            return None;
        }
        let document: Document = match toml::from_str(text) {
            Ok(document) => document,
            Err(error) => {
                let span = sources.span(file, error.span().unwrap_or(0..0));
                let help = "docs/configuration.md lists all keys and values";
                diagnostics.push(
                    Diagnostic::new(Code::InvalidConfig, span, error.message().trim()).help(help),
                );
                return None;
            }
        };
        let fixes = document
            .fix
            .into_iter()
            .map(|entry| fix(entry, sources, file))
            .collect::<Vec<_>>();
        let before = diagnostics.counts().errors;
        for fix in &fixes {
            check(fix, diagnostics);
        }
        if let Some(dialect) = &document.dialect
            && dialect::by_name(dialect.get_ref()).is_none()
        {
            let message = format!("unknown dialect `{}`", dialect.get_ref());
            let known = dialect::names(dialect::all());
            diagnostics.push(
                Diagnostic::new(
                    Code::UnknownDialect,
                    sources.span(file, dialect.span()),
                    message,
                )
                .help(format!("known dialects: {known}")),
            );
        }
        let features = document
            .features
            .and_then(|choice| choice.read(sources, file, diagnostics));
        let mut code = |table, form| rust_code::read(table, form, sources, file, diagnostics);
        let derives = code(document.derives, Form::Derive);
        let attributes = code(document.attributes, Form::Attribute);
        let field_attributes = code(document.field_attributes, Form::Attribute);
        let patterns = |given| patterns(given, sources, file);
        (diagnostics.counts().errors == before).then_some(Self {
            specs: document.specs,
            out: document.out,
            format: document.format.map(|name| Format {
                span: sources.span(file, name.span()),
                name: name.into_inner(),
            }),
            dialect: document.dialect.map(Spanned::into_inner),
            keep_envelopes: document.keep_envelopes,
            wire_names: document.wire_names.names,
            wire_name_exceptions: document.wire_names.exceptions(sources, file),
            recorded: Recorded::default(),
            rust: RustSettings {
                types: document.types,
                overview: document.overview,
                features,
                tests: document.tests,
                arbitrary: document.arbitrary,
                examples: document.examples,
                runtime: document.runtime,
                setters: patterns(document.setters),
                boxed: patterns(document.boxed),
                unboxed: patterns(document.unboxed),
                conversions: patterns(document.conversions),
                derives,
                attributes,
                field_attributes,
            },
            fixes,
            secrets: patterns(document.secrets),
            keep_unknown_keys: patterns(document.keep_unknown_keys),
            payload_folder: document.evidence.payloads.map(|path| PayloadFolder {
                span: sources.span(file, path.span()),
                path: path.into_inner(),
            }),
            payloads: Vec::new(),
        })
    }
}

fn patterns(patterns: Vec<Spanned<String>>, sources: &Sources, file: FileId) -> Vec<Pattern> {
    let patterns = patterns.into_iter().map(|pattern| Pattern {
        span: sources.span(file, pattern.span()),
        pattern: pattern.into_inner(),
    });
    patterns.collect()
}

fn fix(entry: Spanned<Entry>, sources: &Sources, file: FileId) -> Fix {
    let entry = entry.into_inner();
    let place = entry
        .field
        .as_ref()
        .or(entry.value.as_ref())
        .unwrap_or(&entry.model)
        .span();
    Fix {
        span: sources.span(file, place),
        model: entry.model.into_inner(),
        field: entry.field.map(Spanned::into_inner),
        value: entry.value.map(Spanned::into_inner),
        wire: entry.wire,
        ty: entry.ty,
        nullable: entry.nullable,
        required: entry.required,
        rename: entry.rename,
        skip: entry.skip,
        reason: entry.reason,
    }
}

/// Reports an entry without effect, without a reason, or with a key that does not apply.
fn check(fix: &Fix, diagnostics: &mut Diagnostics) {
    let of_field =
        fix.wire.is_some() || fix.ty.is_some() || fix.nullable.is_some() || fix.required.is_some();
    let message = if fix.reason.trim().is_empty() {
        "missing `reason`"
    } else if !of_field && fix.rename.is_none() && !fix.skip {
        "the entry changes nothing"
    } else if fix.field.is_some() && fix.value.is_some() {
        "an entry cannot have both `field` and `value`"
    } else if fix.is_pattern() && fix.field.is_none() && fix.rename.is_some() {
        "a pattern of models cannot rename them: all would have one name"
    } else if fix.field.is_none() && of_field {
        "`wire`, `type`, `nullable` and `required` apply to fields only"
    } else if fix.value.is_some() && fix.skip {
        "a value cannot be skipped: it would be decoded as unrecognized"
    } else {
        return;
    };
    let help = "an entry has `model`, optionally `field` or `value`, a change, and `reason`";
    diagnostics.push(Diagnostic::new(Code::InvalidConfig, fix.span, message).help(help));
}
