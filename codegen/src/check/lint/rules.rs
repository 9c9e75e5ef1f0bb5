//! The table of rules: what is looked for, how much it matters, and why.

use crate::diagnostics::Severity;
use crate::report::{RuleInfo, RuleTable, rule_table};

/// The rules of `lint`.
pub const RULES: RuleTable = RuleTable {
    command: "lint",
    columns: &["level"],
    rules: Rule::ROWS,
    verdicts,
    introduction: INTRODUCTION,
};

const INTRODUCTION: &str = "\
# What is wrong with a page

`lint` reports each finding under one of these rules. Pages that cannot be read are no matter of rules:
they are errors of every command, with [codes of their own](command.md#diagnostics).

- `error`: the page contradicts itself, or names what is not there.
- `warning`: something is doubtful, or of no use.
- `note`: something is missing that is nice to have, or was decided in a way that one may wonder about.

The table has the level where nothing about the place makes it milder. What `--fail-on` asks for fails
the run; findings that were looked at are accepted with `--allow`.
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
            /// The severity where nothing makes it lower.
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
        "An example lacks a field that the table says must be there."
        "One of the two is wrong. Who copies the example sends what the API refuses, or the field is optional and the type demands too much."
        "`Invoice` requires `currency`, and the code below `## Example Usage` has no such key";
    ExampleWrongType "example-wrong-type" Error
        "A value of an example is of another type than the table says."
        "One of the two is wrong; if it is the table, the generated type cannot decode what the API sends."
        "`total` is `*number*`, and the example gives `total: \"12.50\"`";
    ExampleUnknownKey "example-unknown-key" Error
        "An example has a key that the table does not list."
        "The field is missing from the table, or its name is wrong in the example."
        "the example of `Invoice` gives `amount: 12`, and the table has no row `amount`";
    ExampleUnknownValue "example-unknown-value" Error
        "An example gives a value that is not among the documented ones, where only those may be."
        "The value is missing from the page of the enumeration, or is wrong in the example. Where a page says that other values may come, nothing is reported."
        "`status` links to `Status` with `open` and `paid`, and the example gives `status: \"closed\"`";
    ExampleNull "example-null" Warning
        "An example gives null where the page does not say that null is allowed."
        "In a required field such a null cannot be decoded, and in an optional one it is taken for absent. At a field of the page's own model it is a note only: there the generator takes it for evidence and makes the field nullable, unless the configuration says otherwise."
        "the example gives `paidAt: null`, and the table says `*string*`";
    ExampleUnreadable "example-unreadable" Note
        "An example cannot be read as a value, holds what JSON does not have, or is too large to be checked."
        "It is not held against the table, shows nothing about null or fractions, and cannot be tried."
        "`total: NaN`, or a body that is opened from a file";
    // links
    DanglingLink "dangling-link" Error
        "A type is named that no page describes, or a link to a page leads nowhere."
        "The field becomes a JSON value. It is a note only where the link is broken, but a page is found by the name."
        "`Invoice.refund` links to `refund.md`, which is not there";
    UnlinkedType "unlinked-type" Warning
        "A type is named without a link to its page, so that more than one page may be meant, only the title leads to a page, or the page is not one of those that are named without links."
        "Where several pages have the title, the field becomes a JSON value. Where one page is found, it is a note: the reader cannot follow it. The name of a union needs no link."
        "`Invoice.refund` is `*Refund*`, and there are pages of that title in `models/components` and `models/operations`";
    // words
    ModelWithoutDescription "model-without-description" Note
        "Nothing stands between the title of a model and its first section."
        "The type has no documentation."
        "below `# Invoice`, `## Fields` follows at once";
    FieldWithoutDescription "field-without-description" Note
        "The description of a field is empty."
        "The field has no documentation. Map fields for keys that are not listed need none."
        "the last cell of the row `total` is `N/A`";
    DeprecatedWithoutReason "deprecated-without-reason" Warning
        "Something is deprecated, and the page does not say why or what to use instead."
        "A deprecation without a way out cannot be acted on."
        "the notice about `note` holds the stock sentence only";
    // names
    DuplicateTitle "duplicate-title" Note
        "Two models of different namespaces have the same title."
        "Both types have the same name, and code that uses both must name their modules. A name without a link may mean either."
        "`Fault` in `models` and in `models/errors`";
    NameChanged "name-changed" Note
        "A documented name had to be changed to be a distinct, valid Rust name."
        "Readers of the documentation look for another name. A fix-up with `rename` gives a better one."
        "the values `open` and `Open` become `Open` and `Open2`";
    // unions
    AmbiguousUnion "ambiguous-union" Warning
        "There is a value that two arms of a union document, that fits both equally well and no other arm better, and no tag tells them apart."
        "Nothing but the order on the page says which of the two is taken when the value is decoded. It is a note only where that is so for an empty list or object alone."
        "`Card` requires `number`, `Iban` requires `number`, and both have an optional `name`";
    // configuration
    UnusedConfiguration "unused-configuration" Warning
        "A setting or a part of a fix-up changes nothing of what is generated."
        "It is a leftover, or it is meant for something that it does not reach. A fix-up that says for sure what else is concluded from an example has its use, and one that matches nothing is an error of every run."
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
