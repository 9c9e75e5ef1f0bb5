//! The cases of `lint`: pages, perhaps a configuration, and what is found.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use markdown_codegen::Config;
use markdown_codegen::check::lint::{Finding, Rule};
use markdown_codegen::report::Reportable;

use support::outcome::settle;
use support::{bless, case, toy};

type Tested = Result<(), Box<dyn Error>>;

struct Case {
    rule: Rule,
    case: case::Case,
}

fn cases() -> Result<Vec<Case>, Box<dyn Error>> {
    let mut cases = Vec::new();
    for case in bless::suite("lint")? {
        let rule = Rule::by_name(&case.name).ok_or_else(|| format!("{} is no rule", case.name))?;
        cases.push(Case { rule, case });
    }
    Ok(cases)
}

impl Case {
    fn findings(&self) -> Result<Vec<Finding>, Box<dyn Error>> {
        let mut config = Config::new()
            .specs(self.case.folder.join("specs"))
            .front_ends(toy::registry())
            .dialect("typescript");
        let file = self.case.folder.join("codegen.toml");
        if file.is_file() {
            config = config.file(file);
        }
        let mut loaded = config.load()?;
        settle(&mut loaded.settings, &self.case.folder);
        Ok(loaded.lint()?)
    }

    /// The findings in lines, with paths from the case's folder.
    fn text(&self, findings: &[Finding]) -> String {
        let root = self.case.folder.to_string_lossy().replace('\\', "/") + "/";
        let mut text = String::new();
        for finding in findings {
            let place = finding.place.as_ref().map(ToString::to_string);
            text.push_str(&format!(
                "{}[{}] {}\n  {}\n  at {}\n  help: {}\n",
                finding.severity.name(),
                finding.rule.info().name,
                finding.name(),
                finding.message,
                place.unwrap_or_default(),
                finding.help.as_deref().unwrap_or_default(),
            ));
        }
        text.replace(&root, "")
    }
}

#[test]
fn every_case_is_as_expected() -> Tested {
    let mut wrong = Vec::new();
    for case in cases()? {
        let found = case.text(&case.findings()?);
        wrong.extend(
            case.case
                .compare(&[("findings.txt".to_owned(), found)].into())?,
        );
    }
    Ok(bless::finish(wrong, "lint")?)
}

#[test]
fn every_rule_has_a_case_that_provokes_it() -> Tested {
    let mut provoked = BTreeSet::new();
    for case in cases()? {
        let found = case.findings()?;
        assert!(
            found.iter().any(|finding| finding.rule == case.rule),
            "{}: its rule finds nothing:\n{}",
            case.case.name,
            case.text(&found)
        );
        provoked.insert(case.rule);
    }
    let without: Vec<&str> = Rule::ALL
        .iter()
        .filter(|rule| !provoked.contains(rule))
        .map(|rule| rule.info().name)
        .collect();
    assert_eq!(without, [""; 0], "rules without a case");
    Ok(())
}

#[test]
fn no_finding_is_more_severe_than_its_rule() -> Tested {
    let mut worst_of: BTreeMap<Rule, _> = BTreeMap::new();
    for case in cases()? {
        for finding in case.findings()? {
            let severity = finding.rule.severity();
            assert!(finding.severity >= severity, "{}", finding.name());
            assert!(finding.place.is_some() && !finding.message.ends_with('.'));
            let worst = worst_of.entry(finding.rule).or_insert(finding.severity);
            *worst = finding.severity.min(*worst);
        }
    }
    // What the table says occurs.
    for rule in Rule::ALL {
        let name = rule.info().name;
        assert_eq!(worst_of.get(rule), Some(&rule.severity()), "{name}");
    }
    Ok(())
}
