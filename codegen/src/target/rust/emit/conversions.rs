//! Conversions between the types of items.

use proc_macro2::Literal;

use super::scope::Scope;
use super::{construct, fit, gate};
use crate::target::rust::{
    Conversion, Converted, ConvertedField, Item, Struct, Type, Union, UnionVariant,
};

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

/// The conversions of the settings.
pub(super) fn from_structs(item: &Item, body: &Struct, scope: &Scope) -> String {
    let conversions = item.conversions.iter();
    let impls = conversions.map(|conversion| from_struct(item, body, conversion, scope));
    impls.collect()
}

fn from_struct(item: &Item, body: &Struct, conversion: &Conversion, scope: &Scope) -> String {
    let name = &item.name;
    let source = scope.write(&Type::Model(conversion.from.clone()));
    let fields = conversion.fields.iter();
    let mut entries: Vec<String> = fields.map(|field| entry(field, name)).collect();
    if entries.len() < construct::fields_of(body).count() {
        entries.push("..runtime::Wire::placeholder()".to_owned());
    }
    let gate = gate::attribute(&conversion.features);
    let parameter = if conversion.fields.is_empty() {
        format!("_: {source}")
    } else {
        format!("value: {source}")
    };
    let literal = fit::literal(&entries);
    if conversion.is_total() {
        let from = scope.standard("From", "std::convert::From");
        let head = fit::head(&format!("impl {from}<{source}> for {name} {{"));
        let function = fit::function("from", &[parameter]);
        return format!("\n{gate}{head}\n{function}\n{literal}\n    }}\n}}\n");
    }
    // Not in the prelude of edition 2018.
    let try_from = "std::convert::TryFrom";
    let result = scope.standard("Result", "std::result::Result");
    let head = fit::head(&format!("impl {try_from}<{source}> for {name} {{"));
    let literal = literal.trim_start();
    format!(
        "\n{gate}{head}
    type Error = runtime::MissingField;

    fn try_from({parameter}) -> {result}<Self, Self::Error> {{
        Ok({literal})
    }}
}}
"
    )
}

fn entry(field: &ConvertedField, model: &str) -> String {
    let ConvertedField { name, from, .. } = field;
    let required = |value: &str| {
        let literals = [model, &field.wire].map(|text| Literal::string(text).to_string());
        let [model, wire] = &literals;
        fit::checked(name, "runtime::MissingField::check", &[value, model, wire])
    };
    match field.how {
        Converted::Same => format!("{name}: value.{from}"),
        Converted::Some => format!("{name}: Some(value.{from})"),
        Converted::SomeSome => format!("{name}: Some(Some(value.{from}))"),
        Converted::MapSome => format!("{name}: value.{from}.map(Some)"),
        Converted::Required => required(&format!("value.{from}")),
        Converted::RequiredFlat => required(&format!("value.{from}.flatten()")),
    }
}
