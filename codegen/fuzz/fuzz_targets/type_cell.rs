//! What a dialect makes of a cell, a heading, a response, the name of an error and a list of values.
#![no_main]

use libfuzzer_sys::fuzz_target;
use markdown_codegen::diagnostics::{Diagnostic, Diagnostics};
use markdown_codegen::front::speakeasy::type_syntax::{self, ValueForm, ValueList};
use markdown_codegen::source::{Excerpt, SourceFile, Sources};
use markdown_codegen_fuzz::check_diagnostics;

fuzz_target!(|text: &str| {
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new("a.md", "a.md", text.to_owned()));
    let whole = Excerpt::whole(&sources, file);
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        lines.push(whole.slice(start..start + line.len()));
        start += line.len() + 1;
    }
    let pairs = lines.chunks_exact(2).map(|pair| [pair[0], pair[1]]);
    let forms = [
        ValueForm::Code(whole),
        ValueForm::Table(pairs.collect()),
        ValueForm::Items(lines.clone()),
    ];
    let mut found = Diagnostics::default();
    let mut take = |result: Result<(), Diagnostic>| {
        if let Err(diagnostic) = result {
            found.push(diagnostic);
        }
    };
    for dialect in type_syntax::all() {
        take(dialect.read_type(whole).map(drop));
        take(dialect.read_variant(whole).map(drop));
        take(dialect.read_response(whole).map(drop));
        take(dialect.read_error(whole).map(drop));
    }
    for (dialect, form) in type_syntax::all().iter().zip(std::iter::repeat(&forms)) {
        for form in form {
            let notes = lines.first().copied().into_iter().collect();
            let list = ValueList {
                notes,
                form: form.clone(),
            };
            let again = dialect.read_values(&list, &mut Diagnostics::default());
            assert!(
                again == dialect.read_values(&list, &mut found),
                "other values"
            );
        }
    }
    check_diagnostics(&found, &sources);
});
