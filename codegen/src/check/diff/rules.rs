//! The rules of `diff`.

use super::verdict::{SemverBump, Verdict, Wire};
use crate::report::{RuleInfo, RuleTable, rule_table};

/// The table of rules.
pub const RULES: RuleTable = RuleTable {
    command: "diff",
    columns: &["Rust", "request", "response"],
    rules: Rule::ROWS,
    verdicts,
    introduction: INTRODUCTION,
};

const INTRODUCTION: &str = "\
# Rules of `diff`

`diff` reports each change under one of these rules. Each rule has two verdicts:

- **Rust**: the semver bump that the change requires of the generated crate, by Cargo's rules.
  `major`: code that uses the crate may stop compiling. `minor`: something is new. `patch`: only
  documentation changes. `none`: the public items are the same.
- **Wire**: whether an existing client still works with the API, for values that it sends (request) and
  values that it receives (response). `breaking`: calls fail. `risky`: some calls may fail. `safe`:
  every client works. `none`: the wire format does not change.

The table has the most severe verdicts; the circumstances of a change can make them milder. Which of
the two wire verdicts applies depends on the operations that use the model: if it is used in both
directions, or in none that is known, the worse one applies.
";

fn verdicts(rule: &RuleInfo) -> String {
    match rule.verdicts {
        [rust, request, response] => {
            format!("rust: {rust}\nwire: {request} in requests, {response} in responses\n")
        }
        _ => String::new(),
    }
}

macro_rules! rules {
    ($($rule:ident $name:literal $rust:ident $request:ident $response:ident
        $meaning:literal $reason:literal $example:literal;)*) => {
        rule_table! {
            $($rule $name
                [SemverBump::$rust.name(), Wire::$request.name(), Wire::$response.name()]
                $meaning $reason $example;)*
        }

        impl Rule {
            /// The most severe verdicts.
            pub const fn verdict(self) -> Verdict {
                match self {
                    $(Self::$rule => Verdict {
                        rust: SemverBump::$rust,
                        request: Wire::$request,
                        response: Wire::$response,
                    },)*
                }
            }
        }
    };
}

rules! {
    // models
    ModelAdded "model-added" Minor None None
        "A page describes a new model."
        "A new public type breaks nothing."
        "a page `models/refund.md` is added → `Refund` can be used";
    ModelRemoved "model-removed" Major None None
        "The page of a model was removed, or the configuration skips it, and no page references the model any more."
        "Code that names the type stops compiling. The effect on the wire is reported for the fields that had the type."
        "`models/refund.md` is deleted, with the last link to it → `use api::Refund` fails";
    ModelRenamed "model-renamed" Major None None
        "A model has a new title and the same content."
        "Code that names the type stops compiling; the wire format stays the same."
        "`# Refund` becomes `# Repayment`, and `Invoice.refund` links to the new page";
    ModelMoved "model-moved" Major None None
        "A model has the same title in a different namespace."
        "The path of the type changes; the wire format stays the same."
        "`models/fault.md` becomes `models/errors/fault.md` → `Fault` is `errors::Fault`";
    ModelKindChanged "model-kind-changed" Major Breaking Breaking
        "A struct, enumeration or union became one of the other two."
        "The wire format and the members of the type change."
        "`Status` had `## Values` and has `## Fields`";
    ModelBecameOpaque "model-became-opaque" Major Risky Risky
        "The page of a model was removed, or the configuration skips it, but other pages still reference the model."
        "Fields of this type become JSON values without a known structure."
        "`models/refund.md` is deleted, but `Invoice.refund` still links to it → `Invoice.refund` is a `Value`";
    ModelBecameDocumented "model-became-documented" Major Risky Risky
        "A model that was referenced but not described has a page now."
        "Fields of this type were JSON values and get a type that existing values may not match."
        "`Invoice.refund` linked to a missing page that now exists";
    ModelDeprecated "model-deprecated" Minor None None
        "A model was marked as deprecated."
        "A deprecation is new information and breaks nothing."
        "the page of `Refund` gets a deprecation notice";
    ModelUndeprecated "model-undeprecated" Patch None None
        "A model is no longer marked as deprecated."
        "Only documentation changes."
        "the deprecation notice on the page of `Refund` is removed";
    ModelDescriptionChanged "model-description-changed" Patch None None
        "The description of a model changed."
        "Only documentation changes."
        "the sentence below `# Refund` is reworded";
    ModelExampleChanged "model-example-changed" Patch None None
        "The example of a model changed, without an effect on inferred types."
        "Only documentation changes."
        "the code below `## Example Usage` has `id: \"r-2\"` instead of `id: \"r-1\"`";
    // fields
    FieldAddedOptional "field-added-optional" Minor Safe Safe
        "A struct has a new optional field."
        "Structs are non-exhaustive, so a field can be added. Old clients do not send it and ignore it in responses."
        "`Invoice` gets an optional row `note` of `*string*`";
    FieldAddedRequired "field-added-required" Major Breaking Safe
        "A struct has a new required field."
        "The constructor gets a parameter or takes a struct of the required fields, or `Default` is lost. Requests of old clients lack the field; in responses it is ignored."
        "`Invoice` gets a required row `currency` of `*string*` → `Invoice::new` needs it";
    FieldRemovedOptional "field-removed-optional" Major Risky Risky
        "An optional field was removed."
        "Code that names the field stops compiling. The API may reject or ignore it in requests and no longer sends it."
        "the optional row `note` of `Invoice` is removed → `invoice.note` fails";
    FieldRemovedRequired "field-removed-required" Major Risky Breaking
        "A required field was removed."
        "Code that names the field stops compiling. Old clients cannot decode a response without it."
        "the required row `currency` of `Invoice` is removed → `invoice.currency` fails";
    FieldRenamed "field-renamed" Major Breaking Breaking
        "A field has a new name and the same type and description."
        "Code that names the field stops compiling, and its wire name changes."
        "the row `note` of `Invoice` is renamed to `remark`";
    FieldWireNameChanged "field-wire-name-changed" None Breaking Breaking
        "A field has a new wire name and the same name in Rust."
        "Code compiles as before, but old clients send and expect the old name."
        "`codegen.toml` gets `wire = \"guest_count\"` for `Ticket.guests`";
    WireNamesChanged "wire-names-changed" None Breaking Breaking
        "The keys of all fields are written in another form: as documented, or in snake case."
        "Code compiles as before, but old clients send and expect the old keys. The single fields are not reported."
        "`wire-names = \"as-documented\"` becomes `\"snake_case\"`, and `firstName` is `first_name` in JSON";
    FieldBecameRequired "field-became-required" Major Breaking Safe
        "An optional field became required."
        "The type of the field and the constructor change. Requests of old clients may lack the field."
        "`Invoice.note` gets a check mark → `Option<String>` becomes `String`";
    FieldBecameOptional "field-became-optional" Major Safe Breaking
        "A required field became optional."
        "The type of the field becomes an `Option`. Old clients cannot decode a response without it."
        "`Invoice.note` loses its check mark → `String` becomes `Option<String>`";
    FieldBecameNullable "field-became-nullable" Major Safe Breaking
        "A field became nullable."
        "The type of the field becomes an `Option`, or a nested one if the field is also optional. Old clients cannot decode null in a required field."
        "a fix-up makes a required `note` nullable → `String` becomes `Option<String>`";
    FieldBecameNonNullable "field-became-non-nullable" Major Breaking Safe
        "A field is no longer nullable."
        "The type of the field loses an `Option`. Old clients may still send null."
        "`nullable = true` for `Invoice.note` is removed from `codegen.toml`";
    FieldTypeChanged "field-type-changed" Major Breaking Breaking
        "A field has a different type, and neither type includes the other."
        "Code that uses the field stops compiling, and the wire format changes."
        "`Invoice.total` was `*string*` and is `*number*`";
    FieldTypeWidened "field-type-widened" Major Safe Breaking
        "A field accepts more values than before: a string instead of an enumeration, any value, or a union with the old type."
        "Values of old clients are still valid; values for them may not be, unless the type was open."
        "`Invoice.status` was a link to `Status` and is `*string*`";
    FieldTypeNarrowed "field-type-narrowed" Major Breaking Safe
        "A field accepts fewer values than before."
        "Values of old clients may no longer be valid; values for them still are."
        "`Invoice.status` was `*string*` and is a link to `Status`";
    FieldCardinalityChanged "field-cardinality-changed" Major Breaking Breaking
        "A field became a list, or is no longer one."
        "The type and the wire format change."
        "`Invoice.note` was `*string*` and is `*string*[]`";
    FieldMapValueChanged "field-map-value-changed" Major Breaking Breaking
        "The values of a map have a different type."
        "The verdicts are those of the change between the two value types."
        "`Invoice.labels` was `Record<string, *string*>` and is `Record<string, *number*>`";
    FieldTypeRetargeted "field-type-retargeted" Major Breaking Breaking
        "The type of a field is a different model with different content."
        "Code that names the type stops compiling. The verdicts for the wire are those of the difference between the two models."
        "`Invoice.buyer` linked to `Person` and links to `Company`, which has other fields";
    FieldTypeRetargetedEquivalent "field-type-retargeted-equivalent" Major None None
        "The type of a field is a different model with the same content."
        "Code that names the type stops compiling; the wire format stays the same."
        "`Invoice.buyer` linked to `Person` and links to `Customer`, which has the same fields";
    FieldConstChanged "field-const-changed" Major Breaking Breaking
        "The constant value of a field changed."
        "Old clients send the old value and reject the new one. Code stops compiling only if the type of the value changes."
        "`Card.kind` was `*\"card\"*` and is `*\"bank_card\"*`";
    FieldInferredTypeChanged "field-inferred-type-changed" Major None None
        "The documented type of a field is the same, but its example implies a different type or null."
        "The Rust type follows the example; the API itself need not have changed."
        "`Invoice.total` is `*number*`; its example was `12` and is `12.5` → `i64` becomes `f64`";
    FieldDeprecated "field-deprecated" Minor None None
        "A field was marked as deprecated."
        "A deprecation is new information and breaks nothing."
        "the description of `Invoice.note` gets a deprecation notice";
    FieldUndeprecated "field-undeprecated" Patch None None
        "A field is no longer marked as deprecated."
        "Only documentation changes."
        "the deprecation notice in the description of `Invoice.note` is removed";
    FieldDescriptionChanged "field-description-changed" Patch None None
        "The description of a field changed."
        "Only documentation changes."
        "the description of `Invoice.note` is reworded";
    FieldExampleChanged "field-example-changed" Patch None None
        "The example of a field changed, without an effect on inferred types."
        "Only documentation changes."
        "the example of `Invoice.note` is replaced";
    FieldReordered "field-reordered" None None None
        "The fields of a struct are in a different order."
        "The order has no meaning, unless it changes the parameters of the constructor, which has a rule of its own."
        "the rows `note` and `total` of `Invoice` are swapped";
    // enumerations
    EnumValueAdded "enum-value-added" Minor Safe Safe
        "An enumeration has a new value."
        "Enumerations are non-exhaustive and preserve unknown values."
        "`Status` gets the value `paid` → `Status::Paid`";
    EnumValueRemoved "enum-value-removed" Major Breaking Safe
        "A value of an enumeration was removed."
        "Code that names the variant stops compiling, and old clients may still send the value."
        "`Status` loses the value `paid` → `Status::Paid` fails";
    EnumValueRenamed "enum-value-renamed" Major Breaking Risky
        "A value of an enumeration is spelled differently, and its variant has a new name."
        "Code that names the variant stops compiling. Old clients send the old value and do not know the new one."
        "the value `paid` of `Status` becomes `paid_out` → `Status::Paid` is `Status::PaidOut`";
    EnumValueWireNameChanged "enum-value-wire-name-changed" None Breaking Risky
        "A value of an enumeration is spelled differently, and its variant has the same name."
        "Code compiles as before. Old clients send the old value and do not know the new one."
        "the value `paid-out` of `Status` becomes `paid_out`; both are `Status::PaidOut`";
    EnumValueTypeChanged "enum-value-type-changed" Major Breaking Breaking
        "The values of an enumeration were strings and are numbers, or the reverse."
        "The wire format changes."
        "the values of `Status` were `\"1\"` and `\"2\"` and are `1` and `2`";
    EnumValuesReordered "enum-values-reordered" None None None
        "The values of an enumeration are in a different order."
        "The order has no meaning."
        "the values `open` and `paid` of `Status` are swapped";
    EnumBecameOpen "enum-became-open" None Safe Risky
        "The page now documents that the enumeration may have other values."
        "The type preserves unknown values anyway, but code may not expect them."
        "the page of `Status` documents an open enumeration";
    EnumBecameClosed "enum-became-closed" None Risky Safe
        "The page no longer documents that the enumeration may have other values."
        "The API may reject a value that is not listed."
        "the page of `Status` no longer documents an open enumeration";
    // unions
    UnionMemberAdded "union-member-added" Minor Safe Safe
        "A union has a new variant."
        "Unions are non-exhaustive and preserve values that match no variant."
        "`Payment` gets the variant `Iban` → `Payment::Iban`";
    UnionMemberRemoved "union-member-removed" Major Breaking Safe
        "A variant of a union was removed."
        "Code that names the variant stops compiling, and old clients may still send it."
        "`Payment` loses the variant `Iban` → `Payment::Iban` fails";
    UnionMembersReordered "union-members-reordered" None Risky Risky
        "The variants of a union without a discriminator are in a different order."
        "If a value matches several variants equally well, the first one is chosen."
        "the variants `Card` and `Iban` of `Payment` are swapped, and no field distinguishes them";
    UnionDiscriminatorChanged "union-discriminator-changed" None Risky Breaking
        "The variants of a union are distinguished by a different field or by different values."
        "The variants stay the same, but old clients may decode a value as a different variant, or as none."
        "the variants of `Payment` were distinguished by `kind` and are by `type`";
    // operations
    OperationAdded "operation-added" Patch None None
        "An operation was added."
        "The crate has no item for an operation; only its overview changes."
        "`sdks/invoices/README.md` gets an operation `refund`";
    OperationRemoved "operation-removed" Patch Breaking Breaking
        "An operation was removed."
        "The crate has no item for an operation; only its overview changes. Calls of old clients fail."
        "`sdks/invoices/README.md` loses the operation `refund`";
    OperationPathChanged "operation-path-changed" Patch Breaking Breaking
        "The method or path of an operation changed."
        "No type changes, but calls of old clients fail."
        "`refund` was `POST /refunds` and is `POST /v2/refunds`";
    OperationRequestChanged "operation-request-changed" Patch Breaking Breaking
        "The parameters of an operation changed."
        "Old clients send requests that the API no longer expects."
        "`refund` took `RefundRequest` and takes `Invoice`";
    OperationResponseChanged "operation-response-changed" Patch Breaking Breaking
        "The response type of an operation changed."
        "Old clients receive responses that they do not expect."
        "`refund` returned `Refund` and returns `Refund[]`";
    // the emitted crate
    RustTypeRenamed "rust-type-renamed" Major None None
        "A model keeps its title, but its type is renamed because of a collision or by the configuration."
        "Code that names the type stops compiling."
        "a page `URLInfo` is added beside `UrlInfo` → one of the two types gets a number";
    RustPathChanged "rust-path-changed" Major None None
        "The outermost module no longer exports a type of a page with several models, so the type is exported below the module of its page only. A new export there is a minor change."
        "Code that names the type by its path in the outermost module stops compiling."
        "a page with several models gets `Order`, and another page already has an `Order` → neither is exported by the outermost module";
    RustFieldRenamed "rust-field-renamed" Major None None
        "A field keeps its documented name, but has a new name in Rust."
        "Code that names the field stops compiling."
        "`codegen.toml` gets `rename = \"entrance\"` for `Ticket.gate`";
    RustKeptKeysAdded "rust-kept-keys-added" Minor None None
        "A struct keeps undocumented keys in a map."
        "Structs are non-exhaustive, so a field can be added. Undocumented keys were ignored and are now decoded and encoded unchanged."
        "`codegen.toml` gets `keep-unknown-keys = [\"Invoice\"]` → `Invoice` has a field `additional`";
    RustKeptKeysRemoved "rust-kept-keys-removed" Major None None
        "A struct does not keep undocumented keys any more."
        "Code that names the map stops compiling, and undocumented keys are no longer encoded."
        "the pattern `Invoice` is removed from `keep-unknown-keys`";
    RustVariantRenamed "rust-variant-renamed" Major None None
        "A value or member is the same, but its variant has a new name."
        "Code that names the variant stops compiling."
        "`codegen.toml` gets `rename = \"Important\"` for the value `V.I.P.`";
    RustFieldBoxed "rust-field-boxed" Major None None
        "A field or variant is boxed now, because its type is recursive or by the configuration."
        "The type of the field or variant changes."
        "`Entry.parent` links to a page that now links back to `Entry` → `Option<Box<Entry>>`";
    RustFieldUnboxed "rust-field-unboxed" Major None None
        "A field or variant is no longer boxed."
        "The type of the field or variant changes."
        "the link back to `Entry` is removed → `Option<Entry>`";
    RustDeriveLost "rust-derive-lost" Major None None
        "A type no longer implements a trait, because of its fields or by the configuration."
        "Code that uses the trait stops compiling."
        "`Invoice.note` gets a check mark, and nothing else is required → `Invoice` loses `Default`";
    RustDeriveGained "rust-derive-gained" Minor None None
        "A type implements an additional trait, because of its fields or by the configuration."
        "A new implementation breaks nothing."
        "a fix-up skips the only required field → the struct gets `Default`";
    RustNumberTypeChanged "rust-number-type-changed" Major None Risky
        "The pages are the same, but the configuration or the generator chose a different Rust type."
        "Code that uses the field stops compiling. If digits in a string were accepted and no longer are, some responses may fail; otherwise the wire format stays the same."
        "`types.number` in `codegen.toml` was `\"i64\"` and is `\"f64\"`";
    RustConstructorChanged "rust-constructor-changed" Major None None
        "The parameters of a constructor changed, or the struct of required fields that it takes has another name, and no change of a field explains it."
        "Calls of the constructor stop compiling, or assign their arguments to other fields."
        "two required rows are swapped → `new` takes its arguments in a different order";
    FeatureAdded "feature-added" Minor None None
        "An API group has a new Cargo feature."
        "A new feature breaks nothing."
        "`sdks/refunds/README.md` is added → the feature `refunds`";
    FeatureRemoved "feature-removed" Major None None
        "A Cargo feature was removed, because its API group was removed or renamed."
        "Crates that enable the feature no longer build."
        "`# Refunds` on a page of operations becomes `# Repayments` → the feature `refunds` is `repayments`";
    FeatureNarrowed "feature-narrowed" Major None None
        "A Cargo feature no longer includes a model."
        "Code that names the type and enables only that feature stops compiling. With all features, nothing changes."
        "the last operation of `Invoices` that returns `Refund` is removed → the feature `invoices` lacks `Refund`";
    FeatureWidened "feature-widened" Minor None None
        "A Cargo feature includes an additional model."
        "Crates that enable only that feature can use another type. With all features, nothing changes."
        "an operation of `Invoices` returns `Refund` now → the feature `invoices` has `Refund`";
    // the pages
    FormatOnly "format-only" None None None
        "The page is formatted differently and means the same."
        "Only the page changes."
        "the columns of a table are aligned with spaces";
    DocLinkChanged "doc-link-changed" None None None
        "A link has a different target and means the same type."
        "Only the page changes."
        "a link `../models/refund.md` becomes `./refund.md`";
}
