//! The rules of `lint`.

use crate::diagnostics::Severity;
use crate::report::{RuleInfo, RuleTable, rule_table};

/// The table of rules.
pub const RULES: RuleTable = RuleTable {
    command: "lint",
    columns: &["level"],
    rules: Rule::ROWS,
    verdicts,
    introduction: INTRODUCTION,
};

const INTRODUCTION: &str = "\
# Rules of `lint`

`lint` reports each finding under one of these rules. Pages that cannot be read are errors of every
command, with [codes of their own](command.md#diagnostics).

- `error`: the page contradicts itself, or references something that does not exist.
- `warning`: something is doubtful or has no effect.
- `note`: something optional is missing, or a decision may surprise readers.

The table has the most severe level; the circumstances of a finding can lower it. `--fail-on` sets the
level from which on a finding fails the run; `--allow` accepts findings that were reviewed.
";

fn verdicts(rule: &RuleInfo) -> String {
    format!("level: {}\n", rule.verdicts.concat())
}

macro_rules! rules {
    ($($rule:ident $name:literal $severity:ident $meaning:literal $reason:literal $example:literal;)*) => {
        rule_table! {
            $($rule $name [Severity::$severity.name()] $meaning $reason $example;)*
        }

        impl Rule {
            /// The highest severity.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$rule => Severity::$severity,)*
                }
            }
        }
    };
}

rules! {
    // examples against tables
    ExampleMissingField "example-missing-field" Error
        "An example lacks a required field."
        "The example or the table is wrong. Readers who copy the example send a request that the API rejects, or the field is optional and the type requires too much."
        "`Invoice` requires `currency`, and the code below `## Example Usage` has no such key";
    ExampleWrongType "example-wrong-type" Error
        "A value of an example does not match the documented type."
        "The example or the table is wrong. If it is the table, the generated type cannot decode the responses of the API."
        "`total` is `*number*`, and the example has `total: \"12.50\"`";
    ExampleUnknownKey "example-unknown-key" Error
        "An example has a key that the table does not list."
        "The field is missing from the table, or its name in the example is wrong."
        "the example of `Invoice` has `amount: 12`, and the table has no row `amount`";
    ExampleUnknownValue "example-unknown-value" Error
        "An example has a value that is not one of the documented values of a closed enumeration."
        "The value is missing from the page of the enumeration, or the example is wrong. Values of open enumerations are not reported."
        "`status` links to `Status` with `open` and `paid`, and the example has `status: \"closed\"`";
    ExampleNull "example-null" Warning
        "An example has null for a field that is not documented as nullable."
        "In a required field, null cannot be decoded; in an optional one, it is treated as absent. Where the generator makes the field or its items nullable because of the null, it is only a note."
        "the example has `paidAt: null`, and the table has `*string*`";
    ExampleUnreadable "example-unreadable" Note
        "An example cannot be parsed, has values that JSON does not support, or is too large to be checked."
        "It cannot be compared with the table, used for inferring nulls or fractions, or tested."
        "`total: NaN`, or a body that is read from a file";
    // links
    DanglingLink "dangling-link" Error
        "A type has no page, or a link to a page is broken."
        "The field becomes a JSON value. If only the link is broken and the page is found by the name, it is a note."
        "`Invoice.refund` links to `refund.md`, which does not exist";
    LinkMismatch "link-mismatch" Warning
        "The text of a link names another type than the page to which it leads."
        "The type is that of the page. If the text is right, the field has the wrong type, and values do not decode."
        "a link with the text `models.Pair` leads to `pear.md`, whose title is `Pear`";
    UnlinkedType "unlinked-type" Warning
        "The name of a type is not a link, although it is ambiguous, is found only by its title, or belongs to a page that is usually linked."
        "If several pages have the title, the field becomes a JSON value. If one page is found, it is a note: readers cannot follow the name. Names of unions need no link."
        "`Invoice.refund` is `*Refund*`, and both `models/components` and `models/operations` have a page of that title";
    // descriptions
    ModelWithoutDescription "model-without-description" Note
        "A model has no text between its title and its first section."
        "The type has no documentation."
        "`## Fields` follows directly after `# Invoice`";
    FieldWithoutDescription "field-without-description" Note
        "The description of a field is empty."
        "The field has no documentation. Maps of additional properties need none."
        "the last cell of the row `total` is `N/A`";
    DeprecatedWithoutReason "deprecated-without-reason" Warning
        "A deprecation notice has neither a reason nor a replacement."
        "Readers cannot act on such a deprecation."
        "the notice about `note` has only the stock sentence";
    // names
    DuplicateTitle "duplicate-title" Note
        "Two models in different namespaces have the same title."
        "Both types have the same name, so code that uses both must qualify them. A name without a link is ambiguous."
        "`Fault` in `models` and in `models/errors`";
    NameChanged "name-changed" Note
        "A documented name was changed to a unique, valid Rust name."
        "Readers of the documentation look for a different name. A fix-up with `rename` can give a better one."
        "the values `open` and `Open` become `Open` and `Open2`";
    // unions
    AmbiguousUnion "ambiguous-union" Warning
        "A documented value matches two variants of a union equally well and no other variant better, and no discriminator distinguishes them."
        "The value is decoded as the first variant on the page. If only an empty list or object is ambiguous, it is a note."
        "`Card` requires `number`, `Iban` requires `number`, and both have an optional `name`";
    // configuration
    LargeField "large-field" Note
        "A struct of 1,024 bytes or more holds another struct or a union of 512 bytes or more, beside as much other content."
        "Every move of a value copies all its bytes, also those of absent fields. A box in the field makes the outer struct small. Sizes are estimates for 64-bit platforms."
        "`AuthorizationResponse` holds a `Service` of 2,800 bytes → `boxed = [\"AuthorizationResponse.service\"]`";
    UnusedConfiguration "unused-configuration" Warning
        "A setting, or a part of a fix-up, has no effect on the output."
        "It is a leftover, or its target is wrong. A fix-up that confirms what is inferred from an example counts as used; one that matches nothing is an error of every command."
        "`types.decimal` is set, and no page has a decimal number";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_rules() {
        for rule in Rule::ALL {
            let info = rule.info();
            assert_eq!(Rule::by_name(info.name), Some(*rule));
            assert!(info.meaning.ends_with('.') && info.reason.ends_with('.'));
        }
        assert_eq!(Rule::by_name("none"), None);
    }
}
