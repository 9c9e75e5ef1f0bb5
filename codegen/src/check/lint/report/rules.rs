//! The table of rules, for people.

use crate::check::lint::{RULES, RuleInfo};

/// All there is to say about a rule.
pub fn explain(rule: &RuleInfo) -> String {
    let RuleInfo {
        name,
        level,
        meaning,
        reason,
        example,
        ..
    } = rule;
    format!(
        "{name}\n\n{meaning}\n\nwhy: {reason}\nexample: {example}\n\nlevel: {}\n",
        level.name()
    )
}

/// A line for each rule: its name, its level and what it means.
pub fn rules_list() -> String {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut text = format!("{:width$}  level    meaning\n", "rule");
    for rule in RULES {
        text.push_str(&format!(
            "{:width$}  {:<7}  {}\n",
            rule.name,
            rule.level.name(),
            rule.meaning
        ));
    }
    text
}

/// The page about the rules, `docs/lint-rules.md`.
pub fn rules_page() -> String {
    let mut text = "\
<!-- Made from the table in codegen/src/check/lint/rules.rs; change that, and bless. -->

# What is wrong with a page

`lint` reports each finding under one of these rules. Pages that cannot be read are no matter of rules:
they are errors of every command, with [codes of their own](command.md#diagnostics).

- `error`: the page contradicts itself, or names what is not there.
- `warning`: something is doubtful, or of no use.
- `note`: something is missing that is nice to have, or was decided in a way that one may wonder about.

The table has the level where nothing about the place makes it milder. What `--fail-on` asks for fails
the run; findings that were looked at are accepted with `--allow`.

| rule | level |
| --- | --- |
"
    .to_owned();
    for rule in RULES {
        text.push_str(&format!(
            "| [{0}](#{0}) | {1} |\n",
            rule.name,
            rule.level.name()
        ));
    }
    for rule in RULES {
        text.push_str(&format!(
            "\n## {}\n\n{}\n\n{}\n\nFor example: {}.\n",
            rule.name, rule.meaning, rule.reason, rule.example
        ));
    }
    text
}
