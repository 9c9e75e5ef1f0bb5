//! Decides which structs keep undocumented keys.

use super::decisions::Decisions;
use super::secrets::Secrets;
use super::{Because, KeptKeys, Kind, Model, ModelId, Subject};
use crate::config::{Pattern, is_like};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};

/// Sets which structs keep undocumented keys.
pub(super) fn find<'a>(
    models: &mut [Model<'a>],
    patterns: &'a [Pattern],
    secrets: &mut Secrets<'a>,
    decisions: &mut Decisions<'a>,
    diagnostics: &mut Diagnostics,
) {
    let mut used = vec![false; patterns.len()];
    for (index, model) in models.iter_mut().enumerate() {
        let Kind::Struct(fields) = &model.kind else {
            continue;
        };
        let path = model.source.path();
        let mut first = None;
        for (pattern, used) in patterns.iter().zip(&mut used) {
            if is_like(&pattern.pattern, &path) {
                *used = true;
                first.get_or_insert(pattern);
            }
        }
        let Some(pattern) = first else {
            continue;
        };
        if model.skipped || fields.iter().any(|field| field.flattened) {
            continue;
        }
        let id = ModelId(index);
        let secret = secrets.of_kept(model.source);
        model.kept_keys = Some(KeptKeys {
            secret: secret.is_some(),
        });
        decisions.push(id, None, Subject::UnknownKeys, || {
            ("kept", Because::pattern(pattern))
        });
        if let Some(because) = secret {
            let words = || ("values of undocumented keys", because);
            decisions.push(id, None, Subject::Secret, words);
        }
    }
    for (pattern, _) in patterns.iter().zip(used).filter(|(_, used)| !used) {
        let message = format!("the pattern {:?} matches no struct", pattern.pattern);
        let help = "a pattern is `Model` or `namespace.Model`, in which `*` matches any text and `?` one character; remove or correct it";
        diagnostics.push(Diagnostic::new(Code::UnusedKeep, pattern.span, message).help(help));
    }
}
