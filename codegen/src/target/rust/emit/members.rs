//! The inherent methods of enums and unions.

use proc_macro2::Literal;

use super::fit;
use super::scope::Scope;
use crate::schema;
use crate::target::rust::{Enum, EnumVariant, UNRECOGNIZED, Union};

/// `ALL` and the accessor of the JSON value.
pub(super) fn enumeration(name: &str, body: &Enum) -> String {
    let variants: Vec<String> = body
        .variants
        .iter()
        .map(|variant| format!("Self::{}", variant.name))
        .collect();
    let all = fit::array("    pub const ALL: &'static [Self] =", &variants);
    let arms: String = body
        .variants
        .iter()
        .map(|variant| fit::arm(&format!("Self::{}", variant.name), &value(variant)))
        .collect();
    let (signature, unrecognized) = if body.numeric {
        ("to_number(&self) -> serde_json::Number", "get().clone()")
    } else {
        ("as_str(&self) -> &str", "as_str()")
    };
    block(
        name,
        &format!(
            "    /// The documented values, in the order of the documentation.
{all}

    /// The value in JSON.
    #[inline]
    #[must_use]
    pub fn {signature} {{
        match self {{
{arms}            Self::{UNRECOGNIZED}(value) => value.{unrecognized},
        }}
    }}
"
        ),
    )
}

fn value(variant: &EnumVariant) -> String {
    match &variant.value {
        schema::Constant::String(text) => Literal::string(text).to_string(),
        schema::Constant::Boolean(value) => value.to_string(),
        schema::Constant::Integer(value) => format!("serde_json::Number::from({value}_i64)"),
    }
}

/// `from_value`, which accepts documented types only.
pub(super) fn union(name: &str, body: &Union, scope: &Scope) -> String {
    let result = scope.standard("Result", "std::result::Result");
    let (decodes, errors, call) = if body.matches_any() {
        (
            "Decodes any value, as `serde_json::from_value` does.",
            "None, as any value is documented.",
            "serde_json::from_value(value)",
        )
    } else {
        (
            "Decodes a value that matches one of the documented types.",
            "The error names each variant that was tried and why it does not match.",
            "runtime::Wire::decode(&value)",
        )
    };
    block(
        name,
        &format!(
            "    /// {decodes}
    ///
    /// # Errors
    /// {errors}
    pub fn from_value(value: serde_json::Value) -> {result}<Self, serde_json::Error> {{
        {call}
    }}
"
        ),
    )
}

fn block(name: &str, members: &str) -> String {
    let head = fit::head(&format!("impl {name} {{"));
    format!("\n{head}\n{members}}}\n")
}
