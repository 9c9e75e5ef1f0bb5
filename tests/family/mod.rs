//! The structs of the authorization family and their payloads: what the tests go through.

mod ordered;

use std::any::type_name;
use std::fmt::Debug;
use std::path::PathBuf;
use std::{fs, io};

use authlete_models::errors::*;
use authlete_models::operations::*;
use authlete_models::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub use ordered::Ordered;

/// A struct of the family.
pub struct Model {
    /// The name of the type, which is also the folder of its payloads.
    pub name: &'static str,
    /// Decodes a JSON text into the type.
    pub decode: fn(&str) -> serde_json::Result<Decoded>,
}

/// What is left of a decoded value once its type is forgotten.
pub struct Decoded {
    /// The value, encoded again.
    pub json: String,
    /// The value in the pretty form of `Debug`.
    pub debug: String,
}

/// The structs of the family.
pub fn models() -> [Model; 9] {
    [
        model::<AuthorizationRequest>(),
        model::<AuthorizationFailRequest>(),
        model::<AuthorizationFailResponse>(),
        model::<AuthorizationIssueRequest>(),
        model::<AuthorizationIssueResponse>(),
        model::<ResultError>(),
        model::<AuthAuthorizationApiRequest>(),
        model::<AuthAuthorizationFailApiRequest>(),
        model::<AuthAuthorizationIssueApiRequest>(),
    ]
}

fn model<T: Serialize + DeserializeOwned + Debug>() -> Model {
    Model {
        name: short_name::<T>(),
        decode: |text| {
            let value: T = serde_json::from_str(text)?;
            Ok(Decoded {
                json: serde_json::to_string(&value)?,
                debug: format!("{value:#?}"),
            })
        },
    }
}

/// The name of a type without the path to it.
pub fn short_name<T>() -> &'static str {
    let name = type_name::<T>();
    name.rsplit("::").next().unwrap_or(name)
}

impl Model {
    /// The payload in which every field is present.
    pub fn full(&self) -> Ordered {
        self.payload("full")
    }

    /// The payload in which only the required fields are present.
    pub fn minimal(&self) -> Ordered {
        self.payload("minimal")
    }

    fn payload(&self, case: &str) -> Ordered {
        let path = payloads().join(self.name).join(format!("{case}.json"));
        serde_json::from_str(&read(&path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    }

    /// The keys of the required fields.
    pub fn required(&self) -> Vec<String> {
        self.minimal().keys()
    }

    /// The fields that may be absent, with the values of the full payload.
    pub fn optional(&self) -> Vec<(String, Value)> {
        let required = self.required();
        let mut fields = self.full().0;
        fields.retain(|(key, _)| !required.contains(key));
        fields
    }

    /// Decodes a text that must be accepted.
    pub fn accept(&self, text: &str) -> Decoded {
        (self.decode)(text).unwrap_or_else(|e| panic!("{}: {e}\nin {text}", self.name))
    }
}

/// The folder with a folder of payloads for each model.
pub fn payloads() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/payloads")
}

/// The text of a file.
pub fn read(path: &PathBuf) -> String {
    fs::read_to_string(path).unwrap_or_else(|e: io::Error| panic!("{}: {e}", path.display()))
}
