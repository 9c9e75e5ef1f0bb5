//! The command `markdown-codegen`.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod cli;

/// Many small texts are made and dropped on all threads: this takes a quarter off a run.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::main()
}
