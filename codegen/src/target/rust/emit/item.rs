//! The declaration of a struct or enum.

use std::borrow::Cow;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};

use super::scope::Scope;
use super::{alias, attributes, code, construct, conversions, fit, lints, members};
use crate::schema;
use crate::target::rust::{Constant, Enum, Item, ItemKind, Struct, UNRECOGNIZED, Union, key};

/// The declaration and the inherent impl of an item.
pub(super) fn text(item: &Item, scope: &Scope) -> String {
    let mut lines = Lines::default();
    let declaration = match &item.kind {
        ItemKind::Struct(body) => structure(item, body, scope, &mut lines),
        ItemKind::Enum(body) => enumeration(item, body, scope, &mut lines),
        ItemKind::Union(body) => union(item, body, scope, &mut lines),
    };
    let mut text = lines.fill(print(declaration));
    match &item.kind {
        ItemKind::Struct(body) => {
            let mut lines = Lines::default();
            let members = members(body, scope, &mut lines);
            if !members.is_empty() {
                let name = ident(&item.name);
                text.push('\n');
                text.push_str(&lines.fill(print(quote!(impl #name { #members }))));
            }
            text.push_str(&conversions::from_structs(item, body, scope));
            if let Some(required) = required(item, body, scope) {
                text.push('\n');
                text.push_str(&required);
            }
        }
        ItemKind::Enum(body) => text.push_str(&members::enumeration(&item.name, body)),
        ItemKind::Union(body) => {
            text.push_str(&members::union(&item.name, body, scope));
            text.push_str(&conversions::from_variants(&item.name, body, scope));
        }
    }
    text
}

fn structure(item: &Item, body: &Struct, scope: &Scope, lines: &mut Lines) -> TokenStream {
    let name = ident(&item.name);
    let docs = docs_of(item, scope, lines);
    let default = (body.required().next().is_none()).then(|| quote!(Default,));
    let added = attributes::of_item(item);
    let debug = derive_debug(body.has_secrets());
    let mut fields = Block::default();
    let mut own = body.fields.iter();
    for (docs, ident, ty) in construct::fields_of(body) {
        fields.member(&docs, scope, lints::line_of_type(&ty));
        let field = own.next();
        fields.alias(ident, field.map(|field| field.wire.as_str()));
        let attributes = match field {
            Some(field) => attributes::of_field(item, field, scope),
            None => attributes::of_presence(item),
        };
        attributes.iter().for_each(|line| fields.line(line));
        fields.line(&fit::field(ident, &scope.write(&ty)));
    }
    let fields = fields.place(lines).map(|place| quote!(#place: ()));
    quote! {
        #docs
        #[derive(Clone, #debug #default PartialEq)]
        #[non_exhaustive]
        #added
        pub struct #name { #fields }
    }
}

/// The associated constants and the constructor.
fn members(body: &Struct, scope: &Scope, lines: &mut Lines) -> TokenStream {
    let mut members = TokenStream::new();
    for constant in &body.constants {
        let (ty, value) = constant_value(constant);
        let mut text = constant.docs.clone();
        if !text.is_empty() {
            text.push(String::new());
        }
        text.push(format!("The only value of {}.", key(&constant.wire)));
        let docs = docs(&text, scope, lines);
        let place = lines.add(fit::constant(&constant.name, ty, &value));
        members.extend(quote!(#docs const #place: () = ();));
    }
    let docs = |text: &str, lines: &mut Lines| docs(&[text.to_owned()], scope, lines);
    if let Some((head, literal, allow)) = construct::constructor(body, scope) {
        let docs = docs(
            "Creates a value from its required fields; optional fields are `None`.",
            lines,
        );
        let (head, literal) = (lines.add(head), lines.add(literal));
        members.extend(quote! {
            #docs
            #allow
            #[must_use]
            fn #head() { #literal }
        });
    }
    for setter in construct::setters(body, scope) {
        let docs = docs(&setter.docs, lines);
        let (head, body) = (lines.add(setter.head), lines.add(setter.body));
        let allow = setter.allow;
        members.extend(quote! {
            #docs
            #allow
            #[must_use]
            fn #head() { #body }
        });
    }
    members
}

/// The struct of the required fields, if the constructor takes one.
fn required(item: &Item, body: &Struct, scope: &Scope) -> Option<String> {
    let name = ident(body.named.as_ref()?);
    let mut lines = Lines::default();
    let docs = docs(
        &[format!(
            "The required fields of [`{0}`], for [`{0}::new`].",
            item.name
        )],
        scope,
        &mut lines,
    );
    let mut fields = Block::default();
    for field in body.required() {
        let ty = field.full_type();
        let bare = field.name.trim_start_matches("r#");
        let link = format!("[`{}::{bare}`].", item.name);
        fields.member(&[link], scope, lints::line_of_type(&ty));
        fields.line(&fit::field(&field.name, &scope.write(&ty)));
    }
    let fields = fields.place(&mut lines).map(|place| quote!(#place: ()));
    let declaration = quote! {
        #docs
        pub struct #name { #fields }
    };
    Some(lines.fill(print(declaration)))
}

fn constant_value(constant: &Constant) -> (&'static str, String) {
    match &constant.value {
        schema::Constant::String(value) => ("&'static str", Literal::string(value).to_string()),
        schema::Constant::Boolean(value) => ("bool", value.to_string()),
        schema::Constant::Integer(value) => ("i64", value.to_string()),
    }
}

fn enumeration(item: &Item, body: &Enum, scope: &Scope, lines: &mut Lines) -> TokenStream {
    let name = ident(&item.name);
    let docs = docs_of(item, scope, lines);
    let mut variants = Block::default();
    for variant in &body.variants {
        let attribute = attributes::of_value(item, variant);
        variants.member(&variant.docs, scope, attribute.as_deref());
        variants.alias(&variant.name, Some(&variant.value.text()));
        variants.line(&format!("    {},", variant.name));
    }
    let variants = variants.place(lines).map(|place| quote!(#place,));
    let unrecognized = ident(UNRECOGNIZED);
    let number = body.numeric.then(|| quote!(, serde_json::Number));
    let added = attributes::of_item(item);
    let undocumented = attributes::of_unrecognized(item);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        #added
        pub enum #name {
            #variants
            /// An undocumented value, preserved verbatim.
            /// A later version of this crate may have a variant for it.
            #undocumented
            #unrecognized(runtime::Unrecognized<Self #number>),
        }
    }
}

/// A derived `Debug` would show secrets; the table implements it.
fn derive_debug(has_secrets: bool) -> Option<TokenStream> {
    (!has_secrets).then(|| quote!(Debug,))
}

fn union(item: &Item, body: &Union, scope: &Scope, lines: &mut Lines) -> TokenStream {
    let name = ident(&item.name);
    let own = docs_of(item, scope, lines);
    let mut variants = Block::default();
    for variant in body.declared() {
        variants.member(&[], scope, lints::line_of_type(&variant.ty));
        if let Some(line) = attributes::of_content(item, &variant.ty, scope) {
            variants.line(&line);
        }
        variants.line(&fit::variant(&variant.name, &scope.write(&variant.ty)));
    }
    let variants = variants.place(lines).map(|place| quote!(#place,));
    let unrecognized = ident(UNRECOGNIZED);
    let added = attributes::of_item(item);
    let debug = derive_debug(body.secret);
    let allow = body.uneven.then(lints::of_uneven_variants);
    let unmatched = if body.matches_any() {
        "Any value that matches none of the other types, preserved verbatim."
    } else {
        "A value that matches none of the documented types, preserved verbatim."
    };
    let unmatched = docs(&[unmatched.to_owned()], scope, lines);
    quote! {
        #own
        #[derive(Clone, #debug PartialEq)]
        #[non_exhaustive]
        #allow
        #added
        pub enum #name {
            #variants
            #unmatched
            #unrecognized(serde_json::Value),
        }
    }
}

/// The documentation of an item, and its documented name if a search would not find it by that.
fn docs_of(item: &Item, scope: &Scope, lines: &mut Lines) -> TokenStream {
    let docs = page_docs(item, scope, lines);
    let alias = alias::attribute(&item.name, &item.id.name);
    let alias: Option<TokenStream> = alias.and_then(|attribute| attribute.parse().ok());
    quote!(#docs #alias)
}

/// The documentation of the page, followed by an example.
fn page_docs(item: &Item, scope: &Scope, lines: &mut Lines) -> Option<TokenStream> {
    let Some(code) = &item.code else {
        return docs(&item.docs, scope, lines);
    };
    let mut docs = shortened(&item.docs, scope);
    if !docs.is_empty() {
        docs.push("".into());
    }
    docs.extend(code::section(code).into_iter().map(Cow::from));
    placed(&docs, lines)
}

fn docs(docs: &[String], scope: &Scope, lines: &mut Lines) -> Option<TokenStream> {
    placed(&shortened(docs, scope), lines)
}

fn shortened<'d>(docs: &'d [String], scope: &Scope) -> Vec<Cow<'d, str>> {
    docs.iter().map(|line| scope.shorten_links(line)).collect()
}

/// One placeholder comment for the pretty-printer.
fn placed(docs: &[Cow<str>], lines: &mut Lines) -> Option<TokenStream> {
    let place = (!docs.is_empty()).then(|| lines.add(docs.join("\n")).to_string())?;
    Some(quote!(#[doc = #place]))
}

fn push_comment(doc: &str, indent: &str, text: &mut String) {
    let blank = if doc.is_empty() { "" } else { " " };
    text.extend([indent, "///", blank, doc.trim_end_matches(' '), "\n"]);
}

fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

fn print(tokens: TokenStream) -> String {
    match syn::parse2(tokens) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => format!("compile_error!({:?});\n", error.to_string()),
    }
}

/// The fields or variants of an item, which are laid out without the pretty-printer: they are most of a file.
#[derive(Default)]
struct Block(String);

impl Block {
    /// Documentation and attributes of a member.
    fn member(&mut self, docs: &[String], scope: &Scope, attribute: Option<&str>) {
        for doc in docs {
            push_comment(&scope.shorten_links(doc), "    ", &mut self.0);
        }
        if let Some(attribute) = attribute {
            self.line(&format!("    {attribute}"));
        }
    }

    /// The documented name, if a search would not find the member by it.
    fn alias(&mut self, ident: &str, documented: Option<&str>) {
        if let Some(attribute) = documented.and_then(|name| alias::attribute(ident, name)) {
            self.line(&format!("    {attribute}"));
        }
    }

    fn line(&mut self, line: &str) {
        self.0.extend([line, "\n"]);
    }

    /// The placeholder for them; `None` if there are none.
    fn place(self, lines: &mut Lines) -> Option<Ident> {
        let text = self.0.strip_suffix('\n')?;
        Some(lines.add(text.to_owned()))
    }
}

/// Lines that are laid out here; the pretty-printer sees a placeholder for each.
#[derive(Default)]
struct Lines {
    lines: Vec<String>,
}

impl Lines {
    fn add(&mut self, line: String) -> Ident {
        self.lines.push(line);
        format_ident!("__line_{}", self.lines.len() - 1)
    }

    /// Replaces the placeholders with the lines.
    fn fill(&self, printed: String) -> String {
        let mut text = String::with_capacity(printed.len() * 2);
        let mut follows_doc = false;
        for line in printed.lines() {
            // The pretty-printer has no empty lines between the members of an impl.
            let doc = line.trim_start().strip_prefix("///");
            if doc.is_some() && !follows_doc && (text.ends_with(";\n") || text.ends_with("    }\n"))
            {
                text.push('\n');
            }
            follows_doc = doc.is_some();
            if let Some(docs) = doc.and_then(|doc| self.find(doc)) {
                let (indent, _) = line.split_once('/').unwrap_or_default();
                for doc in docs.split('\n') {
                    push_comment(doc, indent, &mut text);
                }
                continue;
            }
            match self.find(line) {
                Some(full) => text.push_str(full),
                None if line.starts_with("pub ") || line.starts_with("impl ") => {
                    text.push_str(&fit::head(line))
                }
                None => text.push_str(line),
            }
            text.push('\n');
        }
        text
    }

    fn find(&self, line: &str) -> Option<&str> {
        let line = line.trim_start();
        if line.starts_with("//") {
            return None;
        }
        let (_, behind) = line.split_once("__line_")?;
        let end = behind
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(behind.len());
        let index: usize = behind.get(..end)?.parse().ok()?;
        self.lines.get(index).map(String::as_str)
    }
}
