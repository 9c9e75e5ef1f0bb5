//! Pages in memory.

use std::io;

use super::config::Start;
use super::paths::{OUT, SPECS, slashed};
use super::{Config, Error, Loaded, Timings};
use crate::config::Settings;
use crate::source::{MARKDOWN_AND_MDX, SourceFile, Sources, is_page, limits, too_many};

/// The name of a configuration in memory, for messages.
const CONFIGURATION: &str = "codegen.toml";

impl Config {
    /// Reads pages from memory, each with its path relative to the folder of pages, and optionally the text of
    /// a configuration. No file is read. The result does not depend on the order of the pages.
    ///
    /// ```
    /// let page = "# Kind\n\n## Values\n\n```typescript\n\"a\" | \"b\"\n```";
    /// let pages = [("models/kind.md".to_owned(), page.into())];
    /// let loaded = markdown_codegen::Config::new().load_pages(pages, Some("[types]"))?;
    /// let generated = loaded.generate();
    /// assert_eq!(generated.types, 1);
    /// assert!(generated.files.iter().any(|file| file.path == "models/kind.rs"));
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Config::load`]; [`Error::Read`] also if a path is invalid, such as `../a.md`, `/a.md` or `a.txt`, or
    /// if it occurs twice.
    pub fn load_pages(
        &self,
        pages: impl IntoIterator<Item = (String, Vec<u8>)>,
        configuration: Option<&str>,
    ) -> Result<Loaded, Error> {
        let mut sources = Sources::default();
        let mut settings = Settings::default();
        if let Some(text) = configuration {
            let file = SourceFile::new("", CONFIGURATION, text.to_owned());
            settings = self.settings(file, &mut sources)?;
        }
        let specs = self.folder(&self.specs, &settings.specs, SPECS);
        let shown = slashed(&specs);
        let mut pages: Vec<_> = pages.into_iter().take(limits::PAGES + 1).collect();
        if pages.len() > limits::PAGES {
            return Err(Error::Read {
                path: specs,
                source: too_many(),
            });
        }
        pages.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut last = None;
        for (path, bytes) in pages {
            if !is_page(&path, MARKDOWN_AND_MDX) || last.as_ref() == Some(&path) {
                let problem = if is_page(&path, MARKDOWN_AND_MDX) {
                    "duplicate path"
                } else {
                    "invalid path of a page"
                };
                return Err(Error::Read {
                    source: io::Error::new(io::ErrorKind::InvalidInput, problem),
                    path: path.into(),
                });
            }
            let display = format!("{}/{path}", shown.trim_end_matches('/'));
            sources.add(SourceFile::decode(path.clone(), display, bytes));
            last = Some(path);
        }
        self.parsed(Start {
            sources,
            out: self.folder(&self.out, &settings.out, OUT),
            settings,
            manifest: None,
            specs,
            timings: Timings::default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Severity;

    const PAGE: &str = "# Token\n\n## Fields\n\n| Field | Type | Required | Description |\n\
        | --- | --- | --- | --- |\n| `a` | *string* | :heavy_check_mark: | N/A |\n";

    fn page(path: &str) -> (String, Vec<u8>) {
        (path.to_owned(), PAGE.as_bytes().to_vec())
    }

    #[test]
    fn the_order_of_the_pages_does_not_matter() -> Result<(), Error> {
        let [a, b] = ["models/token.md", "models/x/token.md"];
        let config = Config::new().specs("pages");
        let one = config.load_pages([page(a), page(b)], None)?.generate();
        let other = config.load_pages([page(b), page(a)], None)?.generate();
        assert_eq!((one.types, &one.files), (2, &other.files));
        assert_eq!(one.findings.counts().errors, 0);
        Ok(())
    }

    #[test]
    fn a_path_is_one_of_a_page_below_the_folder() {
        for path in [
            "../a.md",
            "/a.md",
            "a/../b.md",
            "./a.md",
            "a//b.md",
            "a.txt",
            "",
            ".md",
            "a/.md",
            ".md/",
            "a\\b.md",
            "c:/a.md",
            "a\0.md",
        ] {
            let error = Config::new().load_pages([page(path)], None).err();
            assert!(matches!(error, Some(Error::Read { .. })), "{path}");
        }
        let twice = Config::new().load_pages([page("a.md"), page("a.md")], None);
        assert!(matches!(twice, Err(Error::Read { .. })));
        assert!(matches!(
            Config::new().load_pages([], None),
            Err(Error::Read { .. })
        ));
    }

    #[test]
    fn there_are_bounds() -> Result<(), Error> {
        let config = Config::new();
        let many = (0..=limits::PAGES).map(|at| (format!("models/p{at}.md"), Vec::new()));
        let error = config.load_pages(many, None).err();
        let cause = error.as_ref().and_then(std::error::Error::source);
        let cause = cause.map(ToString::to_string);
        assert_eq!(cause.as_deref(), Some("more than 100000 pages"));

        let long = ("models/long.md".to_owned(), vec![b' '; limits::PAGE + 1]);
        let generated = config
            .load_pages([page("models/token.md"), long], None)?
            .generate();
        let lines: Vec<_> = generated.findings.lines(Severity::Error).collect();
        let line = "specs/models/long.md:1:1: the page is larger than 8 MiB [too-large]";
        assert_eq!(lines, [line]);

        let text = "#".repeat(limits::CONFIGURATION + 1);
        let error = config.load_pages([page("a.md")], Some(&text)).err();
        let text = error.map(|error| error.to_string()).unwrap_or_default();
        assert!(
            text.contains("error[too-large]: the configuration is larger than 1 MiB"),
            "{text}"
        );

        let deep = format!("specs = {}", "[".repeat(200_000));
        let error = config.load_pages([page("a.md")], Some(&deep)).err();
        assert!(matches!(error, Some(Error::Findings(_))));
        Ok(())
    }

    #[test]
    fn the_configuration_counts() -> Result<(), Error> {
        let config = Config::new();
        let error = config.load_pages([page("a.md")], Some("what = 1")).err();
        let Some(Error::Findings(findings)) = error else {
            panic!("{error:?}");
        };
        let lines: Vec<_> = findings.lines(Severity::Error).collect();
        assert!(
            lines
                .iter()
                .all(|line| line.starts_with("codegen.toml:1:1: ")),
            "{lines:?}"
        );
        let loaded = config.load_pages([page("a.md")], Some("specs = \"x\"\nout = \"y\""))?;
        assert_eq!((loaded.specs, loaded.out), ("x".into(), "y".into()));
        Ok(())
    }
}
