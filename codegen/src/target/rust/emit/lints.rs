//! `#[allow]` attributes for Clippy lints that the input makes unavoidable.

use proc_macro2::TokenStream;
use quote::quote;

use crate::target::rust::{Field, Type};

/// Clippy's limit for parameters.
const PARAMETERS: usize = 7;

/// Clippy's limit for the complexity of a type.
const COMPLEXITY: usize = 250;

/// The attribute for a field or variant of a type, if it needs one.
pub(super) fn line_of_type(ty: &Type) -> Option<&'static str> {
    (complexity(ty, 1) > COMPLEXITY)
        .then_some(r#"#[allow(clippy::type_complexity, reason = "the page nests it so")]"#)
}

/// The attributes for a function with fields as parameters.
pub(super) fn of_parameters(fields: &[&Field]) -> TokenStream {
    let mut attributes = TokenStream::new();
    if fields.len() > PARAMETERS {
        attributes.extend(
            quote!(#[allow(clippy::too_many_arguments, reason = "the page requires them")]),
        );
    }
    let is_complex = |field: &Field| line_of_type(&field.full_type()).is_some();
    if fields.iter().any(|field| is_complex(field)) {
        attributes
            .extend(quote!(#[allow(clippy::type_complexity, reason = "the page nests it so")]));
    }
    attributes
}

/// The attribute for a function with a parameter of a type.
pub(super) fn of_type(ty: &Type) -> TokenStream {
    match line_of_type(ty) {
        Some(_) => quote!(#[allow(clippy::type_complexity, reason = "the page nests it so")]),
        None => TokenStream::new(),
    }
}

/// For an enum whose variants have very different sizes.
pub(super) fn of_uneven_variants() -> TokenStream {
    quote!(#[allow(clippy::large_enum_variant, reason = "`unboxed` of the configuration")])
}

/// Clippy's complexity of a type: ten for each part, times its depth.
fn complexity(ty: &Type, depth: usize) -> usize {
    let inner = match ty {
        Type::Vec(inner) | Type::Option(inner) | Type::Box(inner) => complexity(inner, depth + 1),
        Type::Map(_, inner) => 10 * (depth + 1) + complexity(inner, depth + 1),
        // Some types with a full path have a parameter.
        Type::External(external) => external.parameters() * 10 * (depth + 1),
        Type::Primitive(_) | Type::String | Type::Runtime(_) | Type::Model(_) => 0,
    };
    10 * depth + inner
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::MapType;

    #[test]
    fn deep_types_are_complex() {
        let map = |inner| Type::Map(MapType::BTreeMap, Box::new(inner));
        let option = |inner| Type::Option(Box::new(inner));
        let nested = map(map(Type::String));
        assert_eq!(complexity(&nested, 1), 10 + 20 + 20 + 30 + 30);
        assert!(line_of_type(&option(nested.clone())).is_none());
        assert!(line_of_type(&option(Type::Vec(Box::new(map(nested))))).is_some());
    }
}
