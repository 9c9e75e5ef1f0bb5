//! The table of rules, for people.

use crate::check::diff::{RULES, RuleInfo};

/// All there is to say about a rule.
pub fn explain(rule: &RuleInfo) -> String {
    let RuleInfo {
        name,
        meaning,
        reason,
        example,
        verdict,
        ..
    } = rule;
    format!(
        "{name}\n\n{meaning}\n\nwhy: {reason}\nexample: {example}\n\n\
         rust: {}\nwire: {} in requests, {} in responses\n",
        verdict.rust.name(),
        verdict.request.name(),
        verdict.response.name()
    )
}

/// A line for each rule: its name, its verdicts and what it means.
pub fn rules_list() -> String {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut text = format!("{:width$}  rust   request   response  meaning\n", "rule");
    for rule in RULES {
        text.push_str(&format!(
            "{:width$}  {:<5}  {:<8}  {:<8}  {}\n",
            rule.name,
            rule.verdict.rust.name(),
            rule.verdict.request.name(),
            rule.verdict.response.name(),
            rule.meaning
        ));
    }
    text
}

/// The page about the rules, `docs/diff-rules.md`.
pub fn rules_page() -> String {
    let mut text = "\
<!-- Made from the table in codegen/src/check/diff/rules.rs; change that, and bless. -->

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

| rule | Rust | request | response |
| --- | --- | --- | --- |
"
    .to_owned();
    for rule in RULES {
        text.push_str(&format!(
            "| [{0}](#{0}) | {1} | {2} | {3} |\n",
            rule.name,
            rule.verdict.rust.name(),
            rule.verdict.request.name(),
            rule.verdict.response.name()
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
