//! The table of rules: what can change, how much it matters, and why.

use super::verdict::{SemverBump, Verdict, Wire};
use crate::report::{RuleInfo, RuleTable, rule_table};

/// The rules of `diff`.
pub const RULES: RuleTable = RuleTable {
    command: "diff",
    columns: &["Rust", "request", "response"],
    rules: Rule::ROWS,
    verdicts,
    introduction: INTRODUCTION,
};

const INTRODUCTION: &str = "\
# What a change means

`diff` reports each change under one of these rules. Each has two verdicts, because they differ:

- **Rust**: what the change asks of code that uses the generated crate, by Cargo's rules of versions.
  `major`: code may stop compiling. `minor`: there is something new. `patch`: only words change.
  `none`: the public items are the same.
- **Wire**: whether a client that was compiled before still talks to the API, for values that it
  sends (request) and values that it gets (response). `breaking`: calls fail. `risky`: some may fail.
  `safe`: every client copes. `none`: what is sent does not change.

The table has the verdict where nothing about the place makes it milder. Whether the one for requests
or the one for responses counts follows from the operations that reach the model; where it is on
both ways, or on none that is known, the worse one counts.
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
            /// The verdicts where nothing makes them milder.
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
        "A new public type takes nothing away from anyone."
        "a page `models/refund.md` appears → `Refund` can be used";
    ModelRemoved "model-removed" Major None None
        "The page of a model is gone, or the configuration leaves it out, and nothing names the model any more."
        "Code that names the type stops compiling. What is sent is judged where the model was used."
        "`models/refund.md` is deleted, with the last link to it → `use api::Refund` fails";
    ModelRenamed "model-renamed" Major None None
        "A model has another title and the same content."
        "Code that names the type stops compiling; what is sent stays the same."
        "`# Refund` becomes `# Repayment`, and `Invoice.refund` links to the new page";
    ModelMoved "model-moved" Major None None
        "A model has the same title in another namespace."
        "The path of the type changes; what is sent stays the same."
        "`models/fault.md` becomes `models/errors/fault.md` → `Fault` is `errors::Fault`";
    ModelKindChanged "model-kind-changed" Major Breaking Breaking
        "A model became a struct, an enumeration or a union, and was another of these."
        "Values have another form on the wire, and the type has other members."
        "`Status` had `## Values` and has `## Fields`";
    ModelBecameOpaque "model-became-opaque" Major Risky Risky
        "The page of a model is gone, or the configuration leaves it out, but other pages still name the model."
        "Its fields become JSON values, and nobody knows any more what they may hold."
        "`models/refund.md` is deleted, but `Invoice.refund` still links to it → `Invoice.refund` is a `Value`";
    ModelBecameDocumented "model-became-documented" Major Risky Risky
        "A model that pages named without describing it has a page now."
        "Its fields were JSON values and get a type, into which old values may not fit."
        "`Invoice.refund` linked to a page that was missing, and now is there";
    ModelDeprecated "model-deprecated" Minor None None
        "A model is marked as deprecated."
        "A deprecation is news, and breaks nothing."
        "the page of `Refund` gets a note that it is deprecated";
    ModelUndeprecated "model-undeprecated" Patch None None
        "A model is no longer marked as deprecated."
        "Only words change."
        "the page of `Refund` loses the note that it is deprecated";
    ModelDescriptionChanged "model-description-changed" Patch None None
        "The words about a model changed."
        "Only documentation changes."
        "the sentence below `# Refund` is another one";
    ModelExampleChanged "model-example-changed" Patch None None
        "The example of a model changed, and nothing that was concluded from it."
        "Only documentation changes."
        "the code below `## Example Usage` shows `id: \"r-2\"` instead of `id: \"r-1\"`";
    // fields
    FieldAddedOptional "field-added-optional" Minor Safe Safe
        "A struct has a new field that may be left out."
        "Structs are non-exhaustive, so that a field can be added. Old clients do not send it and pass over it."
        "`Invoice` gets an optional row `note` of `*string*`";
    FieldAddedRequired "field-added-required" Major Breaking Safe
        "A struct has a new field that must be there."
        "The constructor asks for it, or `Default` is lost. A request of an old client lacks it; in a response it is passed over."
        "`Invoice` gets a required row `currency` of `*string*` → `Invoice::new` takes one value more";
    FieldRemovedOptional "field-removed-optional" Major Risky Risky
        "An optional field is gone."
        "Code that names the field stops compiling. The API may refuse it or ignore it; in a response it just never comes."
        "the optional row `note` of `Invoice` is gone → `invoice.note` fails";
    FieldRemovedRequired "field-removed-required" Major Risky Breaking
        "A required field is gone."
        "Code that names the field stops compiling. An old client cannot decode a response without it."
        "the required row `currency` of `Invoice` is gone → `invoice.currency` fails";
    FieldRenamed "field-renamed" Major Breaking Breaking
        "A field has another name and the same type and description."
        "Code that names the field stops compiling, and the key on the wire is another one."
        "the row `note` of `Invoice` is called `remark`, and the rest of it is the same";
    FieldWireNameChanged "field-wire-name-changed" None Breaking Breaking
        "A field has another key in JSON and the same name in Rust."
        "The code compiles as before, but an old client sends and expects the old key."
        "`codegen.toml` gets `wire = \"guest_count\"` for `Ticket.guests`";
    FieldBecameRequired "field-became-required" Major Breaking Safe
        "An optional field must be there now."
        "The type of the field and the constructor change. A request of an old client may lack it."
        "`Invoice.note` gets a check mark → `Option<String>` becomes `String`";
    FieldBecameOptional "field-became-optional" Major Safe Breaking
        "A required field may be left out now."
        "The type of the field becomes an `Option`. An old client cannot decode a response without it."
        "`Invoice.note` loses its check mark → `String` becomes `Option<String>`";
    FieldBecameNullable "field-became-nullable" Major Safe Breaking
        "A field may be null now."
        "The type of the field becomes an `Option`, or one within another where it may also be absent. An old client cannot decode a null in a required field."
        "a fix-up says that a required `note` may be null → `String` becomes `Option<String>`";
    FieldBecameNonNullable "field-became-non-nullable" Major Breaking Safe
        "A field may no longer be null."
        "The type of the field loses an `Option`. An old client may still send null."
        "`nullable = true` for `Invoice.note` is taken out of `codegen.toml`";
    FieldTypeChanged "field-type-changed" Major Breaking Breaking
        "A field has another type, and neither type includes the other."
        "Code that uses the field stops compiling, and values have another form on the wire."
        "`Invoice.total` was `*string*` and is `*number*`";
    FieldTypeWidened "field-type-widened" Major Safe Breaking
        "A field takes more values than before: text where there was an enumeration, any value, or a union with the old type."
        "What an old client sends still fits; what it gets may not, unless its type was open."
        "`Invoice.status` was a link to `Status` and is `*string*`";
    FieldTypeNarrowed "field-type-narrowed" Major Breaking Safe
        "A field takes fewer values than before."
        "What an old client sends may no longer fit; what it gets still does."
        "`Invoice.status` was `*string*` and is a link to `Status`";
    FieldCardinalityChanged "field-cardinality-changed" Major Breaking Breaking
        "A field became a list, or is no longer one."
        "The type changes, and a list has another form on the wire than a single value."
        "`Invoice.note` was `*string*` and is `*string*[]`";
    FieldMapValueChanged "field-map-value-changed" Major Breaking Breaking
        "The values of a map have another type."
        "Judged by the types of the values."
        "`Invoice.labels` was `Record<string, *string*>` and is `Record<string, *number*>`";
    FieldTypeRetargeted "field-type-retargeted" Major Breaking Breaking
        "A field has another model as its type, of another shape."
        "Code that names the type stops compiling. On the wire it matters as the difference between the two models does."
        "`Invoice.buyer` linked to `Person` and links to `Company`, which has other fields";
    FieldTypeRetargetedEquivalent "field-type-retargeted-equivalent" Major None None
        "A field has another model as its type, of the same shape."
        "Code that names the type stops compiling; what is sent stays the same."
        "`Invoice.buyer` linked to `Person` and links to `Customer`, which has the same fields";
    FieldConstChanged "field-const-changed" Major Breaking Breaking
        "A field that can have only one value has another one."
        "An old client sends the old value and refuses the new one. Code breaks only where the value is of another type."
        "`Card.kind` was `*\"card\"*` and is `*\"bank_card\"*`";
    FieldInferredTypeChanged "field-inferred-type-changed" Major None None
        "The page says the same about a field, but its example shows another type or a null."
        "The type in Rust follows the evidence; nothing says that the API changed."
        "`Invoice.total` is `*number*`; its example was `12` and is `12.5` → `i64` becomes `f64`";
    FieldDeprecated "field-deprecated" Minor None None
        "A field is marked as deprecated."
        "A deprecation is news, and breaks nothing."
        "the description of `Invoice.note` begins with a note that it is deprecated";
    FieldUndeprecated "field-undeprecated" Patch None None
        "A field is no longer marked as deprecated."
        "Only words change."
        "the description of `Invoice.note` loses the note that it is deprecated";
    FieldDescriptionChanged "field-description-changed" Patch None None
        "The words about a field changed."
        "Only documentation changes."
        "the description of `Invoice.note` is another one";
    FieldExampleChanged "field-example-changed" Patch None None
        "The example of a field changed, and nothing that was concluded from it."
        "Only documentation changes."
        "the example of `Invoice.note` is another one";
    FieldReordered "field-reordered" None None None
        "The fields of a struct stand in another order."
        "The order of keys means nothing, unless the constructor's parameters change places, which is a change of its own."
        "the rows `note` and `total` of `Invoice` change places";
    // enumerations
    EnumValueAdded "enum-value-added" Minor Safe Safe
        "An enumeration has a new value."
        "Enumerations are non-exhaustive and keep values that they do not know."
        "`Status` gets the value `paid` → `Status::Paid`";
    EnumValueRemoved "enum-value-removed" Major Breaking Safe
        "An enumeration has lost a value."
        "Code that names the variant stops compiling, and an old client may still send it."
        "`Status` loses the value `paid` → `Status::Paid` fails";
    EnumValueRenamed "enum-value-renamed" Major Breaking Risky
        "A value of an enumeration is written in another way, and its variant has another name."
        "Code that names the variant stops compiling. An old client sends the old value and does not know the new one."
        "the value `paid` of `Status` becomes `paid_out` → `Status::Paid` is `Status::PaidOut`";
    EnumValueWireNameChanged "enum-value-wire-name-changed" None Breaking Risky
        "A value of an enumeration is written in another way, and its variant has the same name."
        "The code compiles as before. An old client sends the old value and does not know the new one."
        "the value `paid-out` of `Status` becomes `paid_out`; both are `Status::PaidOut`";
    EnumValueTypeChanged "enum-value-type-changed" Major Breaking Breaking
        "The values of an enumeration were texts and are numbers, or the reverse."
        "Values have another form on the wire."
        "the values of `Status` were `\"1\"` and `\"2\"` and are `1` and `2`";
    EnumValuesReordered "enum-values-reordered" None None None
        "The values of an enumeration stand in another order."
        "The order means nothing."
        "the values `open` and `paid` of `Status` change places";
    EnumBecameOpen "enum-became-open" None Safe Risky
        "The page says that other values may come."
        "The type keeps unknown values anyway; code that gets them may not expect them."
        "the page of `Status` now says that it is an open enumeration";
    EnumBecameClosed "enum-became-closed" None Risky Safe
        "The page no longer says that other values may come."
        "The API may refuse a value that is not listed."
        "the page of `Status` no longer says that it is an open enumeration";
    // unions
    UnionMemberAdded "union-member-added" Minor Safe Safe
        "A union has a new arm."
        "Unions are non-exhaustive and keep values that fit no arm."
        "`Payment` gets the arm `Iban` → `Payment::Iban`";
    UnionMemberRemoved "union-member-removed" Major Breaking Safe
        "A union has lost an arm."
        "Code that names the variant stops compiling, and an old client may still send it."
        "`Payment` loses the arm `Iban` → `Payment::Iban` fails";
    UnionMembersReordered "union-members-reordered" None Risky Risky
        "The arms of a union without a tag stand in another order."
        "Where a value fits several arms equally well, the first one is taken."
        "the arms `Card` and `Iban` of `Payment` change places, and no key tells them apart";
    UnionDiscriminatorChanged "union-discriminator-changed" None Risky Breaking
        "The arms of a union are told apart by another key or by other values."
        "The variants stay the same. A value that an old client gets may lead it to another arm, or to none."
        "the arms of `Payment` were told apart by `kind` and are by `type`";
    // operations
    OperationAdded "operation-added" Patch None None
        "There is a new operation."
        "The crate has no item for an operation, so that only its overview changes; nothing is taken away."
        "`sdks/invoices/README.md` gets an operation `refund`";
    OperationRemoved "operation-removed" Patch Breaking Breaking
        "An operation is gone."
        "The crate has no item for an operation, so that only its overview changes; calls of an old client fail."
        "`sdks/invoices/README.md` loses the operation `refund`";
    OperationPathChanged "operation-path-changed" Patch Breaking Breaking
        "An operation has another method or path."
        "No type changes, but calls of an old client fail."
        "`refund` was `POST /refunds` and is `POST /v2/refunds`";
    OperationRequestChanged "operation-request-changed" Patch Breaking Breaking
        "An operation takes another type."
        "What an old client sends has another form than the API expects."
        "`refund` took `RefundRequest` and takes `Invoice`";
    OperationResponseChanged "operation-response-changed" Patch Breaking Breaking
        "An operation returns another type."
        "What an old client gets has another form than it expects."
        "`refund` returned `Refund` and returns `Refund[]`";
    // the emitted crate
    RustTypeRenamed "rust-type-renamed" Major None None
        "A model keeps its title, but its type has another name, by a collision or by the configuration."
        "Code that names the type stops compiling."
        "a page `URLInfo` appears beside `UrlInfo` → one of the two types is numbered";
    RustPathChanged "rust-path-changed" Major None None
        "The outermost module no longer exports a type, which is left below the module of its page; or it exports it now, which is a minor change."
        "Code that names the type by its path at the root stops compiling."
        "a page with several models gets `Order`, and another one has an `Order` already → neither is exported at the root";
    RustFieldRenamed "rust-field-renamed" Major None None
        "A field keeps its documented name, but has another name in Rust."
        "Code that names the field stops compiling."
        "`codegen.toml` gets `rename = \"entrance\"` for `Ticket.gate`";
    RustVariantRenamed "rust-variant-renamed" Major None None
        "A value or arm is the same, but its variant has another name."
        "Code that names the variant stops compiling."
        "`codegen.toml` gets `rename = \"Important\"` for the value `V.I.P.`";
    RustFieldBoxed "rust-field-boxed" Major None None
        "A field or an arm is kept in a box now, because its type contains itself."
        "The type of the field or variant changes."
        "`Entry.parent` links to a page that now links back to `Entry` → `Option<Box<Entry>>`";
    RustFieldUnboxed "rust-field-unboxed" Major None None
        "A field or an arm is no longer kept in a box."
        "The type of the field or variant changes."
        "the link that led back to `Entry` is gone → `Option<Entry>`";
    RustDeriveLost "rust-derive-lost" Major None None
        "A type no longer implements a trait, and no change of a field explains it."
        "Code that uses the trait stops compiling."
        "a fix-up makes a field required → the struct loses `Default`";
    RustDeriveGained "rust-derive-gained" Minor None None
        "A type implements another trait, and no change of a field explains it."
        "A new implementation takes nothing away."
        "a fix-up leaves out the only required field → the struct gets `Default`";
    RustNumberTypeChanged "rust-number-type-changed" Major None None
        "The pages say the same, but the configuration or the tool chose another Rust type."
        "Code that uses the field stops compiling; what is sent stays the same."
        "`types.number` in `codegen.toml` was `\"i64\"` and is `\"f64\"`";
    RustConstructorChanged "rust-constructor-changed" Major None None
        "The parameters of a constructor changed, and no change of a field explains it."
        "Calls of the constructor stop compiling, or give its values to other fields."
        "two required rows change places → `new` takes its values in another order";
    FeatureAdded "feature-added" Minor None None
        "An area has a Cargo feature of a new name."
        "A new feature takes nothing away from anyone."
        "`sdks/refunds/README.md` appears → the feature `refunds`";
    FeatureRemoved "feature-removed" Major None None
        "A Cargo feature is gone, because its area is gone or has another name."
        "A crate that asks for the feature does not build any more."
        "`# Refunds` on a page of operations becomes `# Repayments` → the feature `refunds` is `repayments`";
    FeatureNarrowed "feature-narrowed" Major None None
        "A model does not come with a Cargo feature any more."
        "Code that names the type and takes that feature alone stops compiling. With all features, nothing changes."
        "the last operation of `Invoices` that returns `Refund` is gone → the feature `invoices` lacks `Refund`";
    FeatureWidened "feature-widened" Minor None None
        "A model comes with a Cargo feature with which it did not."
        "Those who take that feature alone can use another type. With all features, nothing changes."
        "an operation of `Invoices` returns `Refund` now → the feature `invoices` has `Refund`";
    // the pages
    FormatOnly "format-only" None None None
        "The page is written in another way and says the same."
        "Nothing changes but the page."
        "the columns of a table are aligned with spaces";
    DocLinkChanged "doc-link-changed" None None None
        "A link leads to another place and means the same type."
        "Nothing changes but the page."
        "a link `../models/refund.md` becomes `./refund.md`";
}
