//! The table of rules: what can change, how much it matters, and why.

use super::verdict::{Rust, Verdict, Wire};

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// The rule.
    pub rule: Rule,
    /// The name under which changes are reported.
    pub name: &'static str,
    /// The verdict where nothing about the place makes it milder.
    pub verdict: Verdict,
    /// What changed.
    pub meaning: &'static str,
    /// Why the verdicts are what they are.
    pub reason: &'static str,
}

macro_rules! rules {
    ($($rule:ident $name:literal $rust:ident $request:ident $response:ident
        $meaning:literal $reason:literal;)*) => {
        /// What can change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $meaning] $rule,)*
        }

        /// The table, in the order of [`Rule`].
        pub const RULES: &[RuleInfo] = &[$(RuleInfo {
            rule: Rule::$rule,
            name: $name,
            verdict: Verdict { rust: Rust::$rust, request: Wire::$request, response: Wire::$response },
            meaning: $meaning,
            reason: $reason,
        },)*];

        impl Rule {
            /// The rule's row.
            pub fn info(self) -> &'static RuleInfo {
                match self { $(Self::$rule => const {
                    &RuleInfo {
                        rule: Rule::$rule,
                        name: $name,
                        verdict: Verdict { rust: Rust::$rust, request: Wire::$request, response: Wire::$response },
                        meaning: $meaning,
                        reason: $reason,
                    }
                }),* }
            }

            /// The rule of a name.
            pub fn by_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$rule),)* _ => None }
            }
        }
    };
}

rules! {
    // models
    ModelAdded "model-added" Minor None None
        "A page describes a new model."
        "A new public type takes nothing away from anyone.";
    ModelRemoved "model-removed" Major None None
        "The page of a model is gone, and nothing names the model any more."
        "Code that names the type stops compiling. What is sent is judged where the model was used.";
    ModelRenamed "model-renamed" Major None None
        "A model has another title and the same content."
        "Code that names the type stops compiling; what is sent stays the same.";
    ModelMoved "model-moved" Major None None
        "A model has the same title in another namespace."
        "The path of the type changes; what is sent stays the same.";
    ModelKindChanged "model-kind-changed" Major Breaking Breaking
        "A model became a struct, an enumeration or a union, and was another of these."
        "Values have another form on the wire, and the type has other members.";
    ModelBecameOpaque "model-became-opaque" Major Risky Risky
        "The page of a model is gone, but other pages still name the model."
        "Its fields become JSON values, and nobody knows any more what they may hold.";
    ModelBecameDocumented "model-became-documented" Major Risky Risky
        "A model that pages named without describing it has a page now."
        "Its fields were JSON values and get a type, into which old values may not fit.";
    ModelDeprecated "model-deprecated" Minor None None
        "A model is marked as deprecated."
        "A deprecation is news, and breaks nothing.";
    ModelUndeprecated "model-undeprecated" Patch None None
        "A model is no longer marked as deprecated."
        "Only words change.";
    ModelDescriptionChanged "model-description-changed" Patch None None
        "The words about a model changed."
        "Only documentation changes.";
    ModelExampleChanged "model-example-changed" Patch None None
        "The example of a model changed, and nothing that was concluded from it."
        "Only documentation changes.";
    // fields
    FieldAddedOptional "field-added-optional" Minor Safe Safe
        "A struct has a new field that may be left out."
        "Structs are non-exhaustive, so that a field can be added. Old clients do not send it and pass over it.";
    FieldAddedRequired "field-added-required" Major Breaking Safe
        "A struct has a new field that must be there."
        "The constructor asks for it, or `Default` is lost. A request of an old client lacks it; in a response it is passed over.";
    FieldRemovedOptional "field-removed-optional" Major Risky Risky
        "An optional field is gone."
        "Code that names the field stops compiling. The API may refuse it or ignore it; in a response it just never comes.";
    FieldRemovedRequired "field-removed-required" Major Risky Breaking
        "A required field is gone."
        "Code that names the field stops compiling. An old client cannot decode a response without it.";
    FieldRenamed "field-renamed" Major Breaking Breaking
        "A field has another name and the same type and description."
        "Code that names the field stops compiling, and the key on the wire is another one.";
    FieldWireNameChanged "field-wire-name-changed" None Breaking Breaking
        "A field has another key in JSON and the same name in Rust."
        "The code compiles as before, but an old client sends and expects the old key.";
    FieldBecameRequired "field-became-required" Major Breaking Safe
        "An optional field must be there now."
        "The type of the field and the constructor change. A request of an old client may lack it.";
    FieldBecameOptional "field-became-optional" Major Safe Breaking
        "A required field may be left out now."
        "The type of the field becomes an `Option`. An old client cannot decode a response without it.";
    FieldBecameNullable "field-became-nullable" Major Safe Breaking
        "A field may be null now."
        "The type of the field becomes an `Option`, unless it is one. An old client cannot decode a null in a required field.";
    FieldBecameNonNullable "field-became-non-nullable" Major Breaking Safe
        "A field may no longer be null."
        "The type of the field loses an `Option`. An old client may still send null.";
    FieldTypeChanged "field-type-changed" Major Breaking Breaking
        "A field has another type, and neither type includes the other."
        "Code that uses the field stops compiling, and values have another form on the wire.";
    FieldTypeWidened "field-type-widened" Major Safe Breaking
        "A field takes more values than before: text where there was an enumeration, any value, or a union with the old type."
        "What an old client sends still fits; what it gets may not, unless its type was open.";
    FieldTypeNarrowed "field-type-narrowed" Major Breaking Safe
        "A field takes fewer values than before."
        "What an old client sends may no longer fit; what it gets still does.";
    FieldCardinalityChanged "field-cardinality-changed" Major Breaking Breaking
        "A field became a list, or is no longer one."
        "The type changes, and a list has another form on the wire than a single value.";
    FieldMapValueChanged "field-map-value-changed" Major Breaking Breaking
        "The values of a map have another type."
        "Judged by the types of the values.";
    FieldTypeRetargeted "field-type-retargeted" Major Breaking Breaking
        "A field has another model as its type, of another shape."
        "Code that names the type stops compiling. On the wire it matters as the difference between the two models does.";
    FieldTypeRetargetedEquivalent "field-type-retargeted-equivalent" Major None None
        "A field has another model as its type, of the same shape."
        "Code that names the type stops compiling; what is sent stays the same.";
    FieldConstChanged "field-const-changed" Major Breaking Breaking
        "A field that can have only one value has another one."
        "An old client sends the old value and refuses the new one.";
    FieldInferredTypeChanged "field-inferred-type-changed" Major None None
        "The page says the same about a field, but its example shows another type or a null."
        "The type in Rust follows the evidence; nothing says that the API changed.";
    FieldDeprecated "field-deprecated" Minor None None
        "A field is marked as deprecated."
        "A deprecation is news, and breaks nothing.";
    FieldUndeprecated "field-undeprecated" Patch None None
        "A field is no longer marked as deprecated."
        "Only words change.";
    FieldDescriptionChanged "field-description-changed" Patch None None
        "The words about a field changed."
        "Only documentation changes.";
    FieldExampleChanged "field-example-changed" Patch None None
        "The example of a field changed, and nothing that was concluded from it."
        "Only documentation changes.";
    FieldReordered "field-reordered" None None None
        "The fields of a struct stand in another order."
        "The order of keys means nothing, unless the constructor's parameters change places, which is a change of its own.";
    // enumerations
    EnumValueAdded "enum-value-added" Minor Safe Safe
        "An enumeration has a new value."
        "Enumerations are non-exhaustive and keep values that they do not know.";
    EnumValueRemoved "enum-value-removed" Major Breaking Safe
        "An enumeration has lost a value."
        "Code that names the variant stops compiling, and an old client may still send it.";
    EnumValueRenamed "enum-value-renamed" Major Breaking Risky
        "A value of an enumeration is written in another way, and its variant has another name."
        "Code that names the variant stops compiling. An old client sends the old value and does not know the new one.";
    EnumValueWireNameChanged "enum-value-wire-name-changed" None Breaking Risky
        "A value of an enumeration is written in another way, and its variant has the same name."
        "The code compiles as before. An old client sends the old value and does not know the new one.";
    EnumValueTypeChanged "enum-value-type-changed" Major Breaking Breaking
        "The values of an enumeration were texts and are numbers, or the reverse."
        "Values have another form on the wire.";
    EnumValuesReordered "enum-values-reordered" None None None
        "The values of an enumeration stand in another order."
        "The order means nothing.";
    EnumBecameOpen "enum-became-open" None Safe Risky
        "The page says that other values may come."
        "The type keeps unknown values anyway; code that gets them may not expect them.";
    EnumBecameClosed "enum-became-closed" None Risky Safe
        "The page no longer says that other values may come."
        "The API may refuse a value that is not listed.";
    // unions
    UnionMemberAdded "union-member-added" Minor Safe Safe
        "A union has a new arm."
        "Unions are non-exhaustive and keep values that fit no arm.";
    UnionMemberRemoved "union-member-removed" Major Breaking Safe
        "A union has lost an arm."
        "Code that names the variant stops compiling, and an old client may still send it.";
    UnionMembersReordered "union-members-reordered" None Risky Risky
        "The arms of a union without a tag stand in another order."
        "Where a value fits several arms equally well, the first one is taken.";
    UnionDiscriminatorChanged "union-discriminator-changed" None Risky Breaking
        "The arms of a union are told apart by another key or by other values."
        "The variants stay the same. A value that an old client gets may lead it to another arm, or to none.";
    // operations
    OperationAdded "operation-added" Patch None None
        "There is a new operation."
        "The crate has no item for an operation, so that only its overview changes; nothing is taken away.";
    OperationRemoved "operation-removed" Patch Breaking Breaking
        "An operation is gone."
        "The crate has no item for an operation, so that only its overview changes; calls of an old client fail.";
    OperationPathChanged "operation-path-changed" Patch Breaking Breaking
        "An operation has another method or path."
        "No type changes, but calls of an old client fail.";
    OperationRequestChanged "operation-request-changed" Patch Breaking Breaking
        "An operation takes another type."
        "What an old client sends has another form than the API expects.";
    OperationResponseChanged "operation-response-changed" Patch Breaking Breaking
        "An operation returns another type."
        "What an old client gets has another form than it expects.";
    // the emitted crate
    RustTypeRenamed "rust-type-renamed" Major None None
        "A model keeps its title, but its type has another name, by a collision or by the configuration."
        "Code that names the type stops compiling.";
    RustFieldRenamed "rust-field-renamed" Major None None
        "A field keeps its documented name, but has another name in Rust."
        "Code that names the field stops compiling.";
    RustVariantRenamed "rust-variant-renamed" Major None None
        "A value or arm is the same, but its variant has another name."
        "Code that names the variant stops compiling.";
    RustFieldBoxed "rust-field-boxed" Major None None
        "A field is kept in a box now, because its type contains itself."
        "The type of the field changes.";
    RustFieldUnboxed "rust-field-unboxed" Major None None
        "A field is no longer kept in a box."
        "The type of the field changes.";
    RustDeriveLost "rust-derive-lost" Major None None
        "A type no longer implements a trait, and no change of a field explains it."
        "Code that uses the trait stops compiling.";
    RustDeriveGained "rust-derive-gained" Minor None None
        "A type implements another trait, and no change of a field explains it."
        "A new implementation takes nothing away.";
    RustNumberTypeChanged "rust-number-type-changed" Major None None
        "The pages say the same, but the configuration or the tool chose another Rust type."
        "Code that uses the field stops compiling; what is sent stays the same.";
    RustConstructorChanged "rust-constructor-changed" Major None None
        "The parameters of a constructor changed, and no change of a field explains it."
        "Calls of the constructor stop compiling, or give its values to other fields.";
    // the pages
    FormatOnly "format-only" None None None
        "The page is written in another way and says the same."
        "Nothing changes but the page.";
    DocLinkChanged "doc-link-changed" None None None
        "A link leads to another place and means the same type."
        "Nothing changes but the page.";
}
