//! Brings `generated` up to date with the pages in `specs`; a published package has no pages, and
//! then nothing is done.
#![forbid(unsafe_code)]

fn main() -> Result<(), markdown_codegen::Error> {
    markdown_codegen::Config::new().file("codegen.toml").build()
}
