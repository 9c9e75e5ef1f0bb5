//! Tables of rules, and how they are printed.

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// The code under which findings are reported.
    pub name: &'static str,
    /// The most severe verdicts, one for each column of the table.
    pub verdicts: &'static [&'static str],
    /// What is reported.
    pub meaning: &'static str,
    /// Why it matters.
    pub reason: &'static str,
    /// An example.
    pub example: &'static str,
}

/// The rules of a command.
#[derive(Clone, Copy, Debug)]
pub struct RuleTable {
    /// The command.
    pub command: &'static str,
    /// The names of the verdicts.
    pub columns: &'static [&'static str],
    /// The rows.
    pub rules: &'static [RuleInfo],
    /// The description of a rule's verdicts, with line breaks.
    pub verdicts: fn(&RuleInfo) -> String,
    /// The start of the page about the rules.
    pub introduction: &'static str,
}

impl RuleTable {
    /// The names of all rules.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.rules.iter().map(|rule| rule.name)
    }

    /// The rule of a name.
    pub fn find(&self, name: &str) -> Option<&'static RuleInfo> {
        self.rules.iter().find(|rule| rule.name == name)
    }

    /// The text of `--explain`.
    pub fn explain(&self, rule: &RuleInfo) -> String {
        let RuleInfo {
            name,
            meaning,
            reason,
            example,
            ..
        } = rule;
        let verdicts = (self.verdicts)(rule);
        format!("{name}\n\n{meaning}\n\nwhy: {reason}\nexample: {example}\n\n{verdicts}")
    }

    /// The text of `--rules`: a line for each rule.
    pub fn list(&self) -> String {
        let mut header = vec!["rule".to_owned()];
        header.extend(self.columns.iter().map(|column| column.to_lowercase()));
        header.push("meaning".to_owned());
        let mut rows = vec![header];
        for rule in self.rules {
            let mut row = vec![rule.name.to_owned()];
            row.extend(rule.verdicts.iter().map(|&verdict| verdict.to_owned()));
            row.push(rule.meaning.to_owned());
            rows.push(row);
        }
        let last = self.columns.len() + 1;
        let width = |at: usize| {
            rows.iter()
                .filter_map(|row| row.get(at))
                .map(String::len)
                .max()
        };
        let widths: Vec<usize> = (0..last).map(|at| width(at).unwrap_or(0)).collect();
        let line = |row: &Vec<String>| {
            let cells: Vec<String> = row
                .iter()
                .enumerate()
                .map(|(at, cell)| format!("{cell:width$}", width = widths.get(at).unwrap_or(&0)))
                .collect();
            cells.join("  ") + "\n"
        };
        rows.iter().map(line).collect()
    }

    /// The page `docs/<command>-rules.md`.
    pub fn page(&self) -> String {
        let Self {
            command,
            columns,
            introduction,
            ..
        } = self;
        let mut text = format!(
            "<!-- Generated from the table in codegen/src/check/{command}/rules.rs; edit that, and bless. -->\n\n{introduction}\n| rule | {} |\n| --- |{}\n",
            columns.join(" | "),
            " --- |".repeat(columns.len())
        );
        for rule in self.rules {
            let verdicts = rule.verdicts.join(" | ");
            text.push_str(&format!("| [{0}](#{0}) | {verdicts} |\n", rule.name));
        }
        for rule in self.rules {
            text.push_str(&format!(
                "\n## {}\n\n{}\n\n{}\n\nFor example: {}.\n",
                rule.name, rule.meaning, rule.reason, rule.example
            ));
        }
        text
    }
}

/// Makes an enum `Rule` and the rows of its table.
macro_rules! rule_table {
    ($($rule:ident $name:literal [$($verdict:expr),*] $meaning:literal $reason:literal $example:literal;)*) => {
        /// The rules of the table, in its order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $meaning] $rule,)*
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$rule),*];

            const ROWS: &'static [$crate::report::RuleInfo] = &[$(*Self::$rule.info()),*];

            /// The rule's row.
            pub const fn info(self) -> &'static $crate::report::RuleInfo {
                match self {
                    $(Self::$rule => const {
                        &$crate::report::RuleInfo {
                            name: $name,
                            verdicts: &[$($verdict),*],
                            meaning: $meaning,
                            reason: $reason,
                            example: $example,
                        }
                    },)*
                }
            }

            /// The rule of a name.
            pub fn by_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$rule),)* _ => None }
            }
        }
    };
}
pub(crate) use rule_table;
