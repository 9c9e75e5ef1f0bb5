//! Conversions between the types of items.

use super::fit;
use super::scope::Scope;
use crate::target::rust::{Type, Union, UnionVariant};

/// `From` for each boxed struct of a union, so that callers need no box.
pub(super) fn from_variants(name: &str, body: &Union, scope: &Scope) -> String {
    let boxed = |variant: &UnionVariant| match &variant.ty {
        Type::Box(inner) if matches!(**inner, Type::Model(_)) => Some(scope.write(inner)),
        _ => None,
    };
    let from = scope.standard("From", "std::convert::From");
    let new = scope.standard("Box", "std::boxed::Box");
    let variants = body.variants.iter();
    let impls = variants.filter_map(|variant| {
        let ty = boxed(variant)?;
        let head = fit::head(&format!("impl {from}<{ty}> for {name} {{"));
        let value = format!("        Self::{}({new}::new(value))", variant.name);
        let parameter = format!("value: {ty}");
        let function = fit::function("from", &[parameter]);
        Some(format!("\n{head}\n{function}\n{value}\n    }}\n}}\n"))
    });
    impls.collect()
}
