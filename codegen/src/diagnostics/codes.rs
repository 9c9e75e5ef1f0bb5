//! The table of diagnostic codes.

use super::severity::Severity;

macro_rules! codes {
    ($($code:ident, $name:literal, $severity:ident, $meaning:literal;)*) => {
        /// The kind of a diagnostic.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $code,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// The name of the code in reports.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name),* }
            }

            /// The default severity of the code.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity),* }
            }

            /// The meaning of the code.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$code => $meaning),* }
            }
        }
    };
}

codes! {
    // reading the pages
    InvalidUtf8, "invalid-utf8", Error, "A page is not valid UTF-8.";
    UnknownFormat, "unknown-format", Error, "No known format matches the pages, or several do.";
    UnknownDialect, "unknown-dialect", Error, "No known dialect matches the pages, or several do.";
    UnknownPage, "unknown-page", Error, "A page below `models` has none of the sections of a model.";
    UnreadableTitle, "unreadable-title", Error, "A model page does not begin with a title that is the name of a type.";
    UnreadableSection, "unreadable-section", Error, "A section of a model page is missing, duplicated or malformed.";
    UnreadableRow, "unreadable-row", Error, "A table row has more or fewer cells than its header, or an invalid cell.";
    UnreadableType, "unreadable-type", Error, "A type in a cell, a union or a response does not follow the dialect's grammar.";
    UnreadableValue, "unreadable-value", Error, "A list of values does not follow the grammar of the dialect.";
    UnreadableOperation, "unreadable-operation", Warning, "A method of an operation page lacks its usage comment, or a part of it is invalid; the rest is kept.";
    TooDeep, "too-deep", Error, "A type or a page's path is nested more deeply than supported.";
    TooLarge, "too-large", Error, "A page, a row or the configuration is larger than supported.";
    UnreadablePage, "unreadable-page", Error, "A `.md` entry is a symbolic link, is not a regular file, or has a non-Unicode name.";
    DuplicateType, "duplicate-type", Error, "Two pages of one namespace have the same title.";
    DuplicateField, "duplicate-field", Error, "A table lists the same field twice.";
    DuplicateValue, "duplicate-value", Warning, "A list of values has the same value twice.";
    DuplicateVariant, "duplicate-arm", Note, "A union lists the same variant twice.";
    DuplicateOperation, "duplicate-operation", Warning, "Two different operations have the same id; the first one is documented.";
    NoModel, "no-model", Error, "No page of the folder describes a model.";
    UnreadablePayload, "unreadable-payload", Error, "A payload cannot be read, or is not JSON.";
    // resolving
    UnknownPayload, "unknown-payload", Warning, "A payload is named after no model and no operation with a response.";
    MissingPage, "missing-page", Warning, "A referenced type has no page; it becomes a JSON value.";
    LinkMismatch, "link-mismatch", Warning, "The text of a link names another type than the page to which it leads; the page is used.";
    DanglingLink, "dangling-link", Warning, "The target of a link does not exist; the type is found by its name.";
    EndlessRecursion, "endless-recursion", Warning, "Required fields or variants lead back to their own type, so no finite value exists; the field becomes optional, the variant a JSON value.";
    UndecidedWireNames, "undecided-wire-names", Warning, "The pages do not show whether keys in JSON have the documented names, or contradict each other; the documented names are used.";
    ChangedWireNames, "changed-wire-names", Warning, "The pages write names in another form than an earlier run decided; its decision is kept.";
    WireNameDigits, "wire-name-digits", Warning, "The pages do not show how snake case splits names with digits.";
    // configuration
    InvalidConfig, "invalid-config", Error, "The configuration cannot be parsed, or an entry of it is invalid.";
    UnusedFix, "unused-fix", Error, "A fix-up matches no model, field or value.";
    UnusedSecret, "unused-secret", Error, "A pattern of `secrets` matches no field and no key of a map.";
    UnusedKeep, "unused-keep", Error, "A pattern of `keep-unknown-keys` matches no struct.";
    UnusedPattern, "unused-pattern", Error, "A pattern of a setting matches nothing that the setting applies to.";
    FeatureClash, "feature-clash", Error, "The Cargo feature of an API group has a reserved or duplicate name.";
    FeaturesDiffer, "features-differ", Error, "The features in `Cargo.toml` differ from those of the API groups, so types would be missing from a build.";
    RuntimeMissing, "runtime-missing", Error, "`Cargo.toml` lacks the runtime of the generated code, or a feature of it.";
    // naming
    NameChanged, "name-changed", Note, "A documented name was changed to a unique, valid Rust name.";
    AmbiguousExport, "ambiguous-export", Note, "A type of a page with several models shares its name with another type, so the outermost module does not export it.";
}
