//! A case as one Markdown file.
//!
//! ````text
//! # name-of-the-case
//!
//! ## Pages
//!
//! ### `models/book.md`
//!
//! ```markdown
//! # Book
//! ```
//!
//! ## Diagnostics
//!
//! ```text
//! …
//! ```
//! ````
//!
//! A section of one file has its fence below the heading; a section of several has a heading with the
//! path of each. Text between a heading and its fence is for readers. A file is written in one way only,
//! so that reading and writing one gives the same bytes.

use std::collections::BTreeMap;
use std::fmt;

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Holds {
    /// One file.
    File(&'static str),
    /// Files below a folder.
    Folder(&'static str),
    /// Files that are the same below two folders.
    Folders(&'static str, &'static str),
}

/// A kind of section.
#[derive(Debug)]
pub struct Section {
    /// The heading.
    pub name: &'static str,
    /// Which files it holds, below the folder of the case.
    pub holds: Holds,
    /// Whether a test compares it with what it found, and `BLESS=1` writes it.
    pub is_expected: bool,
}

/// All sections, in the order in which a case has them.
pub const SECTIONS: &[Section] = &[
    given("Pages", Holds::Folder("specs/")),
    given("Unchanged pages", Holds::Folders("old/", "new/")),
    given("Old pages", Holds::Folder("old/")),
    given("New pages", Holds::Folder("new/")),
    given("Payloads", Holds::Folder("payloads/")),
    given("Configuration", Holds::File("codegen.toml")),
    given("Old configuration", Holds::File("old/codegen.toml")),
    given("New configuration", Holds::File("new/codegen.toml")),
    given("Record", Holds::File("generated/decisions.toml")),
    given("Manifest", Holds::File("Cargo.toml")),
    expected("Diagnostics", Holds::File("diagnostics.txt")),
    expected("Findings", Holds::File("findings.txt")),
    expected("Changes", Holds::File("changes.txt")),
    expected("Expected files", Holds::Folder("expected/")),
    given("Values", Holds::File("roundtrip.json")),
    given("Consumer", Holds::File("consumer.rs")),
    given("Witnesses", Holds::Folder("")),
];

const fn given(name: &'static str, holds: Holds) -> Section {
    Section {
        name,
        holds,
        is_expected: false,
    }
}

const fn expected(name: &'static str, holds: Holds) -> Section {
    Section {
        name,
        holds,
        is_expected: true,
    }
}

/// A case as it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseFile {
    /// The first heading.
    pub title: String,
    /// What is said about the case.
    pub about: String,
    /// The sections with their places in [`SECTIONS`].
    pub parts: BTreeMap<usize, Part>,
}

/// A section as it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// What is said about the section.
    pub about: String,
    /// The files in the order in which they are written; that of a section of one file has no path.
    pub files: Vec<Fenced>,
}

/// A file as it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fenced {
    /// The path below the folder of the section.
    pub path: String,
    /// What is said about the file.
    pub about: String,
    /// The file's text.
    pub text: String,
}

/// What is wrong with a file.
#[derive(Debug, PartialEq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.problem)
    }
}

impl std::error::Error for Fault {}

impl Holds {
    /// The paths below the case's folder of a file of the section.
    fn paths(self, path: &str) -> Vec<String> {
        match self {
            Self::File(name) => vec![name.to_owned()],
            Self::Folder(folder) => vec![format!("{folder}{path}")],
            Self::Folders(one, other) => vec![format!("{one}{path}"), format!("{other}{path}")],
        }
    }
}

impl CaseFile {
    /// Reads a file.
    ///
    /// # Errors
    /// At the first line that is not as it has to be.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Reader::new(text).case()
    }

    /// The texts of the sections that tests compare, or of all others, by their paths below the
    /// case's folder.
    pub fn files(&self, expected: bool) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        for (at, part) in &self.parts {
            let section = &SECTIONS[*at];
            for file in part
                .files
                .iter()
                .filter(|_| section.is_expected == expected)
            {
                let paths = section.holds.paths(&file.path).into_iter();
                files.extend(paths.map(|path| (path, file.text.clone())));
            }
        }
        files
    }

    /// Replaces the sections that tests compare; what is said about them stays.
    ///
    /// # Errors
    /// A path that no such section holds.
    pub fn bless(&mut self, texts: &BTreeMap<String, String>) -> Result<(), String> {
        let mut found: BTreeMap<usize, Vec<Fenced>> = BTreeMap::new();
        for (path, text) in texts {
            let mut sections = SECTIONS.iter().enumerate().filter(|it| it.1.is_expected);
            let place = sections.find_map(|(at, section)| match section.holds {
                Holds::File(name) => (name == path).then_some((at, "")),
                Holds::Folder(folder) => Some((at, path.strip_prefix(folder)?)),
                Holds::Folders(..) => None,
            });
            let (at, path) = place.ok_or_else(|| format!("no section is for `{path}`"))?;
            found.entry(at).or_default().push(Fenced {
                path: path.to_owned(),
                about: String::new(),
                text: text.clone(),
            });
        }
        for (at, section) in SECTIONS.iter().enumerate() {
            if !section.is_expected {
                continue;
            }
            let old = self.parts.remove(&at).unwrap_or_default();
            let Some(mut files) = found.remove(&at) else {
                continue;
            };
            for file in &mut files {
                let same = old.files.iter().find(|old| old.path == file.path);
                file.about = same.map(|old| old.about.clone()).unwrap_or_default();
            }
            let about = old.about;
            self.parts.insert(at, Part { about, files });
        }
        Ok(())
    }
}

impl fmt::Display for CaseFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# {}", self.title)?;
        write_about(f, &self.about)?;
        for (at, part) in &self.parts {
            let section = &SECTIONS[*at];
            writeln!(f, "\n## {}", section.name)?;
            write_about(f, &part.about)?;
            for file in &part.files {
                let language = match section.holds {
                    Holds::File(name) => language(name),
                    _ => {
                        writeln!(f, "\n### `{}`", file.path)?;
                        language(&file.path)
                    }
                };
                write_about(f, &file.about)?;
                let fence = "`".repeat((longest_run(&file.text) + 1).max(3));
                write!(f, "\n{fence}{language}\n{}{fence}\n", file.text)?;
            }
        }
        Ok(())
    }
}

fn write_about(f: &mut fmt::Formatter<'_>, about: &str) -> fmt::Result {
    if about.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{about}")
}

/// How many backticks a text has in a row at the most.
fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or(0)
}

/// What the fence of a file says.
fn language(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, end)| end) {
        Some("md") => "markdown",
        Some("rs") => "rust",
        Some("toml") => "toml",
        Some("json") => "json",
        _ => "text",
    }
}

/// Reads lines.
struct Reader<'t> {
    lines: Vec<&'t str>,
    at: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let lines = text.strip_suffix('\n').unwrap_or(text).split('\n');
        Self {
            lines: lines.collect(),
            at: 0,
        }
    }

    fn peek(&self) -> Option<&'t str> {
        self.lines.get(self.at).copied()
    }

    fn fault<T>(&self, problem: impl Into<String>) -> Result<T, Fault> {
        Err(Fault {
            line: self.at + 1,
            problem: problem.into(),
        })
    }

    fn case(&mut self) -> Result<CaseFile, Fault> {
        let Some(title) = self.peek().and_then(|line| line.strip_prefix("# ")) else {
            return self.fault("expected `# ` and the name of the case");
        };
        self.at += 1;
        let mut case = CaseFile {
            title: title.to_owned(),
            about: self.about()?,
            parts: BTreeMap::new(),
        };
        while let Some(line) = self.peek() {
            let Some(name) = line.strip_prefix("## ") else {
                return self.fault("expected `## ` and the name of a section");
            };
            let Some(at) = SECTIONS.iter().position(|section| section.name == name) else {
                let names: Vec<&str> = SECTIONS.iter().map(|section| section.name).collect();
                return self.fault(format!(
                    "unknown section `{name}`; expected one of {}",
                    names.join(", ")
                ));
            };
            if case.parts.contains_key(&at) {
                return self.fault(format!("duplicate section `{name}`"));
            }
            if case
                .parts
                .last_key_value()
                .is_some_and(|(last, _)| *last > at)
            {
                return self.fault(format!("the section `{name}` belongs further up"));
            }
            self.at += 1;
            let part = self.part(SECTIONS[at].holds)?;
            case.parts.insert(at, part);
        }
        let mut paths = BTreeMap::new();
        for (at, part) in &case.parts {
            for file in &part.files {
                for path in SECTIONS[*at].holds.paths(&file.path) {
                    if let Some(other) = paths.insert(path.clone(), *at) {
                        let names = [other, *at].map(|at| SECTIONS[at].name);
                        return self.fault(format!("duplicate file `{path}` in {names:?}"));
                    }
                }
            }
        }
        Ok(case)
    }

    fn part(&mut self, holds: Holds) -> Result<Part, Fault> {
        let mut part = Part {
            about: self.about()?,
            files: Vec::new(),
        };
        if let Holds::File(_) = holds {
            let text = self.fence()?;
            part.files.push(Fenced {
                text,
                ..Fenced::default()
            });
            return Ok(part);
        }
        while let Some(line) = self.peek().filter(|line| line.starts_with("### ")) {
            let path = line
                .strip_prefix("### `")
                .and_then(|path| path.strip_suffix('`'));
            let is_path = |path: &&str| {
                let is_name = |name| !matches!(name, "" | "." | "..");
                path.split('/').all(is_name) && !path.contains(['`', '\\', ':'])
            };
            let Some(path) = path.filter(is_path) else {
                return self.fault("expected a path in backticks, such as ### `models/book.md`");
            };
            self.at += 1;
            part.files.push(Fenced {
                path: path.to_owned(),
                about: self.about()?,
                text: self.fence()?,
            });
        }
        if part.files.is_empty() {
            return self.fault("expected `### ` and the path of a file");
        }
        Ok(part)
    }

    /// Text up to a heading or a fence, without the blank lines around it.
    fn about(&mut self) -> Result<String, Fault> {
        let start = self.at;
        while let Some(line) = self
            .peek()
            .filter(|line| !line.starts_with('#') && !line.starts_with("```"))
        {
            if line.contains(|c: char| c.is_control()) {
                return self.fault(CONTROL);
            }
            self.at += 1;
        }
        Ok(self.lines[start..self.at].join("\n").trim().to_owned())
    }

    fn fence(&mut self) -> Result<String, Fault> {
        let line = self.peek().unwrap_or_default();
        let count = line.len() - line.trim_start_matches('`').len();
        if count < 3 {
            return self.fault("expected a fence of backticks");
        }
        let fence = "`".repeat(count);
        let opened = self.at;
        self.at += 1;
        let mut text = String::new();
        while let Some(line) = self.peek() {
            if line == fence {
                self.at += 1;
                while self.peek().is_some_and(|line| line.trim().is_empty()) {
                    self.at += 1;
                }
                return match self.peek() {
                    Some(line) if !line.starts_with("##") => {
                        self.fault("expected a heading after the fence")
                    }
                    _ => Ok(text),
                };
            }
            if line.contains(|c: char| c.is_control() && c != '\t') {
                return self.fault(CONTROL);
            }
            text.push_str(line);
            text.push('\n');
            self.at += 1;
        }
        self.at = opened;
        self.fault(format!("the fence {fence} is not closed"))
    }
}

/// Editors and version control change such characters, or do not show them.
const CONTROL: &str = "a control character; such a case has to be a folder";
