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
    Turns a folder of published model pages (Markdown) into Rust structs, enums and unions

    Usage: markdown-codegen [OPTIONS] <COMMAND>

    Commands:
      generate  Bring the Rust modules up to date with the pages
      schema    Print what the pages say, before anything of Rust is decided
      explain   Say what was decided about a model or a field, and why
      diff      Say what changed in meaning between two states of the pages, and whom it breaks
      lint      Say what is wrong, missing or doubtful on pages that can be read
      features  Print the table of Cargo features that the areas ask for, to be pasted into `Cargo.toml`
      codes     List the codes of all findings with their severity and meaning
      help      Print this message or the help of the given subcommand(s)

    Options:
          --color <WHEN>  When to use colours; `auto` is on a terminal, unless NO_COLOR is set [default:
                          auto] [possible values: auto, always, never]
      -q, --quiet         Say nothing but errors
      -h, --help          Print help
      -V, --version       Print version

    Exit codes:
      0  all is fine
      1  the pages or the configuration have errors, the output is not up to date, a change fails what
         `diff` was asked, or a finding fails `lint`
      2  the command could not run
    ");
    insta::assert_snapshot!(help("generate --help")?, @r"
    Bring the Rust modules up to date with the pages

    Only files that change are written, and only files that carry the header of generated files are
    replaced or deleted. Where the pages or the configuration have errors, nothing is written.

    Usage: markdown-codegen generate [OPTIONS]

    Options:
          --check
              Write nothing; name each file that is not up to date, and exit with 1 if there is one

          --specs <DIR>
              The folder of the pages [default: as the configuration says, or `specs`]

          --config <FILE>
              The configuration [default: `codegen.toml`, if it exists]

          --dialect <NAME>
              The dialect of the pages [default: as the configuration says, or found from the pages]

              [possible values: typescript]

          --out <DIR>
              The folder of the modules [default: as the configuration says, or `generated`]

          --with-tests
              Make a test of each example of the pages, as `tests = true` in the configuration does

          --deny <WHAT>
              Take findings of a kind for errors

              [possible values: warnings]

          --no-cache
              Make everything anew, whatever the last run noted below Cargo's target folder

          --timings
              Tell how long each stage took, and on Linux how much memory was in use at most

          --format <FORMAT>
              How to report: text on stderr, or one JSON object on stdout

              [default: text]
              [possible values: text, json]

          --color <WHEN>
              When to use colours; `auto` is on a terminal, unless NO_COLOR is set

              [default: auto]
              [possible values: auto, always, never]

      -q, --quiet
              Say nothing but errors

      -h, --help
              Print help (see a summary with '-h')

    Examples:
      markdown-codegen generate
      markdown-codegen generate --check
      markdown-codegen generate --specs docs --out src/models --deny warnings
    ");
    insta::assert_snapshot!(help("schema -h")?, @r"
    Print what the pages say, before anything of Rust is decided

    Usage: markdown-codegen schema [OPTIONS]

    Options:
          --specs <DIR>      The folder of the pages [default: as the configuration says, or `specs`]
          --config <FILE>    The configuration [default: `codegen.toml`, if it exists]
          --dialect <NAME>   The dialect of the pages [default: as the configuration says, or found from
                             the pages] [possible values: typescript]
          --format <FORMAT>  An outline for people, or all there is as JSON [default: text] [possible
                             values: text, json]
          --color <WHEN>     When to use colours; `auto` is on a terminal, unless NO_COLOR is set
                             [default: auto] [possible values: auto, always, never]
      -q, --quiet            Say nothing but errors
      -h, --help             Print help (see more with '--help')

    Examples:
      markdown-codegen schema --specs docs
      markdown-codegen schema --format json > schema.json
    ");
    insta::assert_snapshot!(help("explain -h")?, @r"
    Say what was decided about a model or a field, and why

    Usage: markdown-codegen explain [OPTIONS] <MODEL[.FIELD]>

    Arguments:
      <MODEL[.FIELD]>  A title, or a namespace and a title; then perhaps a field as it is documented

    Options:
          --specs <DIR>     The folder of the pages [default: as the configuration says, or `specs`]
          --config <FILE>   The configuration [default: `codegen.toml`, if it exists]
          --dialect <NAME>  The dialect of the pages [default: as the configuration says, or found from
                            the pages] [possible values: typescript]
          --color <WHEN>    When to use colours; `auto` is on a terminal, unless NO_COLOR is set
                            [default: auto] [possible values: auto, always, never]
      -q, --quiet           Say nothing but errors
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
    assert!(text.contains("missing-page          warning  A type is named that has no page"));
    Ok(())
}
