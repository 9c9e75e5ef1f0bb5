//! What the types promise to the compiler. Much of this file is a test by being compiled.

use std::fmt::{Debug, Display};
use std::fs;
use std::hash::Hash;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use authlete_models::errors::*;
use authlete_models::operations::*;
use authlete_models::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::family::{models, read, short_name};

fn is_plain_data<T>()
where
    T: Clone + Debug + PartialEq + Serialize + DeserializeOwned + Send + Sync + Unpin + 'static,
{
}

fn is_open_enum<T: Display + Eq + Hash + From<String> + for<'a> From<&'a str>>() {}

#[test]
fn every_type_is_plain_data() {
    is_plain_data::<AuthorizationRequest>();
    is_plain_data::<AuthorizationFailRequest>();
    is_plain_data::<AuthorizationFailResponse>();
    is_plain_data::<AuthorizationIssueRequest>();
    is_plain_data::<AuthorizationIssueResponse>();
    is_plain_data::<ResultError>();
    is_plain_data::<AuthAuthorizationApiRequest>();
    is_plain_data::<AuthAuthorizationFailApiRequest>();
    is_plain_data::<AuthAuthorizationIssueApiRequest>();
    is_plain_data::<AuthorizationFailRequestReason>();
    is_plain_data::<AuthorizationFailResponseAction>();
    is_plain_data::<AuthorizationIssueResponseAction>();
    is_open_enum::<AuthorizationFailRequestReason>();
    is_open_enum::<AuthorizationFailResponseAction>();
    is_open_enum::<AuthorizationIssueResponseAction>();
}

/// Answers at compile time whether a type has a default: the constant of the impl with the bound
/// is found before the trait's.
struct Probe<T>(PhantomData<T>);

trait WithoutDefault {
    const HAS_DEFAULT: bool = false;
}

impl<T> WithoutDefault for Probe<T> {}

impl<T: Default> Probe<T> {
    const HAS_DEFAULT: bool = true;
}

macro_rules! defaults {
    ($($model:ty),* $(,)?) => {
        [$((short_name::<$model>(), <Probe<$model>>::HAS_DEFAULT)),*]
    };
}

#[test]
fn a_default_exists_exactly_where_nothing_is_required() {
    let structs = defaults![
        AuthorizationRequest,
        AuthorizationFailRequest,
        AuthorizationFailResponse,
        AuthorizationIssueRequest,
        AuthorizationIssueResponse,
        ResultError,
        AuthAuthorizationApiRequest,
        AuthAuthorizationFailApiRequest,
        AuthAuthorizationIssueApiRequest,
    ];
    let expected = models().map(|model| (model.name, model.required().is_empty()));
    assert_eq!(structs, expected);
    let enums = defaults![
        AuthorizationFailRequestReason,
        AuthorizationFailResponseAction,
        AuthorizationIssueResponseAction,
    ];
    assert!(
        enums.iter().all(|(_, has_default)| !has_default),
        "{enums:?}"
    );
}

#[test]
fn a_default_and_a_new_value_hold_nothing_that_is_optional() -> serde_json::Result<()> {
    let reason = AuthorizationFailRequestReason::Denied;
    let fail = AuthorizationFailRequest::new(String::from("t"), reason);
    let request = AuthAuthorizationFailApiRequest::new("1", fail.clone());
    assert_eq!(request.authorization_fail_request, fail);
    assert_eq!(
        serde_json::to_string(&fail)?,
        r#"{"ticket":"t","reason":"DENIED"}"#
    );
    for json in [
        serde_json::to_string(&AuthorizationFailResponse::default())?,
        serde_json::to_string(&AuthorizationIssueResponse::default())?,
        serde_json::to_string(&ResultError::default())?,
    ] {
        assert_eq!(json, "{}");
    }
    Ok(())
}

/// With every variant named, the last arm would be unreachable if the enumeration were exhaustive.
#[deny(unreachable_patterns)]
#[test]
fn an_enumeration_may_grow() {
    use AuthorizationFailResponseAction as Fail;
    use AuthorizationIssueResponseAction as Issue;

    for action in Fail::ALL {
        match action {
            Fail::InternalServerError | Fail::BadRequest | Fail::Location | Fail::Form => {}
            Fail::Unrecognized(value) => panic!("{value} is documented"),
            _ => {}
        }
    }
    for action in Issue::ALL {
        match action {
            Issue::InternalServerError | Issue::BadRequest | Issue::Location | Issue::Form => {}
            Issue::Unrecognized(value) => panic!("{value} is documented"),
            _ => {}
        }
    }
}

/// A struct cannot tell a program that is compiled whether it may grow; its source can.
#[test]
fn every_generated_type_may_grow() {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("generated/models");
    let mut types = 0;
    for path in rust_files(&models) {
        let text = read(&path);
        let mut before = "";
        for line in text.lines() {
            if line.starts_with("pub struct ") || line.starts_with("pub enum ") {
                // Structs of required fields are built by name; a new field breaks them on purpose.
                if before.starts_with("/// The required fields of ") {
                    continue;
                }
                assert_eq!(before, "#[non_exhaustive]", "{}: {line}", path.display());
                types += 1;
            }
            before = line;
        }
    }
    assert!(types >= 12, "only {types} types below {}", models.display());
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the generated folder") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            files.extend(rust_files(&path))
        } else {
            files.push(path)
        }
    }
    files
}
