//! Brings `generated` up to date with the pages in `specs`; a published package has no pages, and
//! then nothing is done.

fn main() -> anyhow::Result<()> {
    Ok(markdown_codegen::Config::new()
        .file("codegen.toml")
        .build()?)
}
