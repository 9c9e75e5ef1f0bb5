//! What the command says about itself.

use super::{Folder, Tested};

fn help(args: &str) -> Result<String, Box<dyn std::error::Error>> {
    let ran = Folder::new()?.run(args)?;
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    Ok(ran
        .out
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect())
}

#[test]
fn each_command_explains_itself() -> Tested {
    insta::assert_snapshot!(help("--help")?, @r"
    Generate Rust structs, enums and unions from a folder of published model pages (Markdown)

    Usage: markdown-codegen [OPTIONS] <COMMAND>

    Commands:
      generate  Generate the Rust modules from the pages
      schema    Print the schema that the pages describe
      explain   Explain how a model or field was translated to Rust, and why
      diff      Compare the models of two states of the pages, and judge each change
      lint      Report mistakes, gaps and doubtful places on pages that can be read
      features  Print the Cargo features of the API groups, to paste into `Cargo.toml`
      codes     List all diagnostic codes with their severity and meaning
      help      Print this message or the help of the given subcommand(s)

    Options:
          --color <WHEN>  When to use colours; `auto` means on a terminal, unless NO_COLOR is set
                          [default: auto] [possible values: auto, always, never]
      -q, --quiet         Print errors only
      -h, --help          Print help
      -V, --version       Print version

    Exit codes:
      0  success
      1  the pages or the configuration have errors, the output is stale, or a change or finding fails
         `diff` or `lint`
      2  the command could not run
    ");
    insta::assert_snapshot!(help("generate --help")?, @r"
    Generate the Rust modules from the pages

    Only changed files are written, and only generated files are replaced or deleted. If the pages or
    the configuration have errors, nothing is written.

    Usage: markdown-codegen generate [OPTIONS]

    Options:
          --check
              Write nothing; list each stale file, and exit with 1 if there is one

          --specs <DIR>
              The folder of the pages [default: from the configuration, or `specs`]

          --config <FILE>
              The configuration file [default: `codegen.toml`, if it exists]

          --dialect <NAME>
              The dialect of the pages [default: from the configuration, or detected]

              [possible values: typescript]

          --out <DIR>
              The output folder [default: from the configuration, or `generated`]

          --with-tests
              Generate a test for each example on the pages, like `tests = true` in the configuration

          --deny <WHAT>
              Treat warnings as errors

              [possible values: warnings]

          --no-cache
              Ignore the cache

          --timings
              Print the duration of each stage and, on Linux, the peak memory

          --format <FORMAT>
              The format of the report: text goes to stderr, everything else to stdout

              Possible values:
              - text:   Text for a terminal
              - json:   One JSON object with everything
              - github: Annotations for a workflow on GitHub
              - sarif:  SARIF 2.1.0, for services that show findings

              [default: text]

          --color <WHEN>
              When to use colours; `auto` means on a terminal, unless NO_COLOR is set

              [default: auto]
              [possible values: auto, always, never]

      -q, --quiet
              Print errors only

      -h, --help
              Print help (see a summary with '-h')

    Examples:
      markdown-codegen generate
      markdown-codegen generate --check
      markdown-codegen generate --specs docs --out src/models --deny warnings
    ");
    insta::assert_snapshot!(help("schema -h")?, @r"
    Print the schema that the pages describe

    Usage: markdown-codegen schema [OPTIONS]

    Options:
          --specs <DIR>      The folder of the pages [default: from the configuration, or `specs`]
          --config <FILE>    The configuration file [default: `codegen.toml`, if it exists]
          --dialect <NAME>   The dialect of the pages [default: from the configuration, or detected]
                             [possible values: typescript]
          --format <FORMAT>  A readable outline, the complete schema as JSON, or JSON Schema 2020-12 of
                             the values [default: text] [possible values: text, json, json-schema]
          --model <MODEL>    Only this model and what it contains, as JSON Schema
          --color <WHEN>     When to use colours; `auto` means on a terminal, unless NO_COLOR is set
                             [default: auto] [possible values: auto, always, never]
      -q, --quiet            Print errors only
      -h, --help             Print help (see more with '--help')

    Examples:
      markdown-codegen schema --specs docs
      markdown-codegen schema --format json > schema.json
    ");
    insta::assert_snapshot!(help("explain -h")?, @r"
    Explain how a model or field was translated to Rust, and why

    Usage: markdown-codegen explain [OPTIONS] <MODEL[.FIELD]>

    Arguments:
      <MODEL[.FIELD]>  A title, or a namespace and a title; optionally a documented field

    Options:
          --specs <DIR>     The folder of the pages [default: from the configuration, or `specs`]
          --config <FILE>   The configuration file [default: `codegen.toml`, if it exists]
          --dialect <NAME>  The dialect of the pages [default: from the configuration, or detected]
                            [possible values: typescript]
          --color <WHEN>    When to use colours; `auto` means on a terminal, unless NO_COLOR is set
                            [default: auto] [possible values: auto, always, never]
      -q, --quiet           Print errors only
      -h, --help            Print help

    Examples:
      markdown-codegen explain AuthorizationRequest
      markdown-codegen explain AuthorizationRequest.parameters
      markdown-codegen explain errors.ResultError
    ");
    Ok(())
}

#[test]
fn the_version_is_that_of_the_package() -> Tested {
    assert_eq!(
        help("--version")?,
        concat!("markdown-codegen ", env!("CARGO_PKG_VERSION"), "\n")
    );
    Ok(())
}

#[test]
fn the_codes_are_those_of_the_table() -> Tested {
    use markdown_codegen::diagnostics::Code;
    let text = help("codes")?;
    assert_eq!(text.lines().count(), Code::ALL.len());
    for (line, code) in text.lines().zip(Code::ALL) {
        assert!(
            line.starts_with(code.name()) && line.ends_with(code.meaning()),
            "{line}"
        );
    }
    assert!(text.contains("missing-page          warning  A referenced type has no page"));
    Ok(())
}
