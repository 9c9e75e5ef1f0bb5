//! What reports of all commands have in common.

use std::collections::BTreeSet;
use std::error::Error;

use serde_json::Value;

/// The paths of all keys of a value: `a.b`, and `a[].b` within a list.
pub fn keys(value: &Value) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    collect("", value, &mut keys);
    keys
}

fn collect(path: &str, value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let path = match path {
                    "" => key.clone(),
                    path => format!("{path}.{key}"),
                };
                collect(&path, value, keys);
                keys.insert(path);
            }
        }
        Value::Array(items) => {
            for item in items {
                collect(&format!("{path}[]"), item, keys);
            }
        }
        _ => {}
    }
}

/// The keys that the tables of a document describe.
pub fn documented_keys(document: &str) -> BTreeSet<String> {
    let rows = document.lines();
    let keys = rows.filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    keys.map(str::to_owned).collect()
}

/// The results of a log in SARIF, each of which names one of so many rules and a place.
pub fn sarif_results(log: &str, rules: usize) -> Result<Vec<Value>, Box<dyn Error>> {
    let log: Value = serde_json::from_str(log)?;
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let listed = run["tool"]["driver"]["rules"].as_array().ok_or("rules")?;
    assert_eq!(listed.len(), rules);
    let results = run["results"].as_array().ok_or("results")?;
    let mut prints = BTreeSet::new();
    for result in results {
        let index = result["ruleIndex"].as_u64().ok_or("index")? as usize;
        assert_eq!(listed[index]["id"], result["ruleId"]);
        let at = &result["locations"][0]["physicalLocation"];
        assert!(at["region"]["startLine"].as_u64() > Some(0));
        assert!(at["artifactLocation"]["uri"].is_string());
        let print = &result["partialFingerprints"];
        assert!(print.is_object() && prints.insert(print.to_string()));
    }
    Ok(results.clone())
}
