fn main() {
    let args: Vec<String> = std::env::args().collect();
    let mut config = markdown_codegen::Config::new()
        .specs(&args[1])
        .out(&args[2]);
    if let Some(file) = args.get(3) {
        config = config.file(file);
    }
    match config.generate() {
        Ok((generated, summary)) => {
            eprint!(
                "{}",
                generated
                    .findings
                    .render(markdown_codegen::diagnostics::render::Style::Plain)
            );
            eprintln!(
                "{:?} {} {:?} {:?}",
                generated.pages,
                generated.types,
                summary,
                generated.findings.counts()
            );
        }
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(1)
        }
    }
}
