//! The table of diagnostic codes.

use super::severity::Severity;

macro_rules! codes {
    ($($code:ident, $name:literal, $severity:ident, $meaning:literal;)*) => {
        /// What kind of finding a diagnostic is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $code,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// The name under which the code is reported.
            pub fn name(self) -> &'static str {
                match self { $(Self::$code => $name),* }
            }

            /// The severity that a finding of this code has by itself.
            pub fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity),* }
            }

            /// What the code means, in a sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$code => $meaning),* }
            }
        }
    };
}

codes! {
    // reading the pages
    InvalidUtf8, "invalid-utf8", Error, "A page is not UTF-8 text.";
    UnknownFormat, "unknown-format", Error, "No known format fits the pages, or more than one does.";
    UnknownDialect, "unknown-dialect", Error, "No known dialect fits the pages, or more than one does.";
    UnknownPage, "unknown-page", Error, "A page below `models` has none of the sections by which a model is known.";
    UnreadableTitle, "unreadable-title", Error, "A model page does not begin with a title that names one type.";
    UnreadableSection, "unreadable-section", Error, "A section of a model page is missing, repeated or not of the known form.";
    UnreadableRow, "unreadable-row", Error, "A table row has more or fewer cells than its header, or a cell that cannot be read.";
    UnreadableType, "unreadable-type", Error, "A type cell, an arm or a response does not follow the dialect's grammar.";
    UnreadableValue, "unreadable-value", Error, "A list of values does not follow the dialect's grammar.";
    UnreadableOperation, "unreadable-operation", Error, "A method of an operation page lacks its usage comment, or a part of it cannot be read.";
    TooDeep, "too-deep", Error, "A type, or the folders around a page, lie in one another more deeply than is supported.";
    TooLarge, "too-large", Error, "A page, a row or the configuration is longer than is supported.";
    UnreadablePage, "unreadable-page", Error, "What has the name of a page is a symbolic link, no regular file, or has a name that is not Unicode.";
    DuplicateType, "duplicate-type", Error, "Two pages of one namespace have the same title.";
    DuplicateField, "duplicate-field", Error, "A table lists the same field twice.";
    DuplicateValue, "duplicate-value", Warning, "A list of values has the same value twice.";
    DuplicateArm, "duplicate-arm", Note, "A union lists the same arm twice.";
    DuplicateOperation, "duplicate-operation", Error, "Two different operations have the same operation id.";
    // resolving
    MissingPage, "missing-page", Warning, "A type is named that has no page; it becomes a JSON value.";
    EndlessRecursion, "endless-recursion", Warning, "Required fields or arms lead back to their own type, so that no finite value exists; the field becomes optional, the arm a JSON value.";
    // configuration
    InvalidConfig, "invalid-config", Error, "The configuration cannot be read, or an entry of it has no meaning.";
    UnusedFix, "unused-fix", Error, "A fix-up matches no model, field or value.";
    UnusedSecret, "unused-secret", Error, "A pattern of `secrets` matches no field.";
    FeatureClash, "feature-clash", Error, "The Cargo feature of an area has the name of something else.";
    FeaturesDiffer, "features-differ", Error, "The features in `Cargo.toml` are not those of the areas, so that types would be missing from a build.";
    // naming
    NameChanged, "name-changed", Note, "A documented name had to be changed to be a distinct, valid Rust name.";
    AmbiguousExport, "ambiguous-export", Note, "Several types of pages with several items have one name, so that the outermost module exports none of them.";
}
