//! Cases as Markdown files: how they are read, written and blessed.

mod support;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use support::bless;
use support::case::FOLDERS;
use support::case_file::CaseFile;
use support::files::read_tree;

type Tested = Result<(), Box<dyn Error>>;

const CASE: &str = "\
# book-with-a-fence

A page whose example is code.

## Pages

What the shop publishes.

### `models/book.md`

The page.

````markdown
# Book

```json
{}
```
````

### `models/shelf.md`

```markdown
# Shelf
```

## Configuration

```toml
strict = true
```

## Diagnostics

Only a note.

```text
note: a
```

## Expected files

### `mod.rs`

Exports.

```rust
mod book;
```

### `old.rs`

```rust
```
";

fn fault(text: &str) -> String {
    match CaseFile::parse(text) {
        Ok(_) => "no fault".to_owned(),
        Err(fault) => fault.to_string(),
    }
}

fn texts(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let files = files.iter();
    files
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

#[test]
fn a_case_is_read_and_written() -> Tested {
    let case = CaseFile::parse(CASE)?;
    assert_eq!(case.title, "book-with-a-fence");
    let given = [
        ("codegen.toml", "strict = true\n"),
        ("specs/models/book.md", "# Book\n\n```json\n{}\n```\n"),
        ("specs/models/shelf.md", "# Shelf\n"),
    ];
    assert_eq!(case.files(false), texts(&given));
    let expected = [
        ("diagnostics.txt", "note: a\n"),
        ("expected/mod.rs", "mod book;\n"),
        ("expected/old.rs", ""),
    ];
    assert_eq!(case.files(true), texts(&expected));
    assert_eq!(case.to_string(), CASE);
    Ok(())
}

#[test]
fn pages_of_both_sides_are_written_once() -> Tested {
    let text = "# pair\n\n## Unchanged pages\n\n### `a.md`\n\n```markdown\n# A\n```\n\n\
                ## New pages\n\n### `b.md`\n\n```markdown\n# B\n```\n";
    let case = CaseFile::parse(text)?;
    let files = [
        ("new/a.md", "# A\n"),
        ("new/b.md", "# B\n"),
        ("old/a.md", "# A\n"),
    ];
    assert_eq!(case.files(false), texts(&files));
    assert_eq!(case.to_string(), text);
    let twice = text.replace("`b.md`", "`a.md`");
    assert!(
        fault(&twice).contains("duplicate file `new/a.md`"),
        "{}",
        fault(&twice)
    );
    Ok(())
}

#[test]
fn blessing_replaces_what_is_expected_and_keeps_what_is_said() -> Tested {
    let mut case = CaseFile::parse(CASE)?;
    let found = texts(&[
        ("expected/models/book.rs", "/// ```` is a fence.\n"),
        ("expected/mod.rs", "mod shelf;\n"),
    ]);
    case.bless(&found)?;
    let (head, _) = CASE.split_once("## Diagnostics").ok_or("no diagnostics")?;
    let blessed = "## Expected files\n\n### `mod.rs`\n\nExports.\n\n```rust\nmod shelf;\n```\n\n\
                   ### `models/book.rs`\n\n`````rust\n/// ```` is a fence.\n`````\n";
    assert_eq!(case.to_string(), format!("{head}{blessed}"));
    assert_eq!(CaseFile::parse(&case.to_string())?, case);
    assert_eq!(case.files(true), found);
    assert!(case.bless(&texts(&[("specs/a.md", "")])).is_err());
    Ok(())
}

#[test]
fn faults_name_their_line() {
    for (text, expected) in [
        ("", "line 1: expected `# ` and the name of the case"),
        (
            "# a\n\ntext\n### `a.md`\n",
            "line 4: expected `## ` and the name of a section",
        ),
        (
            "# a\n\n## Pagse\n",
            "line 3: unknown section `Pagse`; expected one of Pages, ",
        ),
        (
            "# a\n\n## Findings\n\n```text\n```\n\n## Findings\n",
            "line 8: duplicate section `Findings`",
        ),
        (
            "# a\n\n## Findings\n\n```text\n```\n\n## Configuration\n",
            "line 8: the section `Configuration` belongs further up",
        ),
        (
            "# a\n\n## Findings\n\ntext\n",
            "line 6: expected a fence of backticks",
        ),
        (
            "# a\n\n## Findings\n\n```text\n",
            "line 5: the fence ``` is not closed",
        ),
        (
            "# a\n\n## Findings\n\n```text\n```\ntext\n",
            "line 7: expected a heading after the fence",
        ),
        (
            "# a\n\n## Pages\n\n```text\n```\n",
            "line 5: expected `### ` and the path of a file",
        ),
        (
            "# a\n\n## Pages\n\n### a.md\n",
            "line 5: expected a path in backticks, such as ",
        ),
        (
            "# a\n\n## Pages\n\n### `../a.md`\n",
            "line 5: expected a path in backticks, such as ",
        ),
        (
            "# a\n\n## Pages\n\n### `/a.md`\n",
            "line 5: expected a path in backticks, such as ",
        ),
        (
            "# a\n\n## Findings\n\n```text\na\r\n```\n",
            "line 6: a control character; ",
        ),
    ] {
        let found = fault(text);
        assert!(found.starts_with(expected), "{text:?} gives {found:?}");
    }
}

#[test]
fn every_case_is_written_as_it_would_be_blessed() -> Tested {
    let mut faults = Vec::new();
    for suite in ["cases", "diff", "lint"] {
        for case in bless::suite(suite)? {
            if case.origin.is_dir() {
                continue;
            }
            let text = fs::read_to_string(&case.origin)?;
            if CaseFile::parse(&text)?.to_string() != text {
                let place = case.origin.display();
                faults.push(format!("{place}: other blank lines, fences or languages"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    Ok(())
}

#[test]
fn folders_hold_what_a_file_cannot() -> Tested {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    for (name, why) in FOLDERS {
        let folder = tests.join(name);
        assert!(folder.join("specs").is_dir(), "{name} is not a folder");
        let is_plain =
            |text: &String| !text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t'));
        let read = read_tree(&folder);
        let links = walkdir::WalkDir::new(&folder).into_iter().flatten();
        let has_links = links.into_iter().any(|entry| entry.path_is_symlink());
        let needs_folder = has_links || !read.is_ok_and(|files| files.values().all(is_plain));
        assert!(needs_folder, "{name} can be a file: it has no {why}");
    }
    Ok(())
}
