//! The output does not depend on how many threads there are.

use std::error::Error;

use markdown_codegen::Config;

#[path = "../benches/synthetic/mod.rs"]
mod synthetic;

type Run = (Vec<(String, String)>, String, usize);

fn run(threads: usize) -> Result<Run, Box<dyn Error + Send + Sync>> {
    let mut pages: Vec<(String, Vec<u8>)> = synthetic::pages(200)
        .into_iter()
        .map(|page| (page.path, page.text.into_bytes()))
        .collect();
    // Findings of several pages have an order too.
    for name in ["one", "other"] {
        let page = "# A\n\n## Supported Types\n\n### `string`\n\n### `string`\n\n### `Missing`\n";
        pages.push((format!("models/{name}.md"), page.replace('A', name).into()));
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()?;
    pool.install(|| {
        let generated = Config::new().load_pages(pages, None)?.generate();
        let files = generated.files.into_iter();
        Ok((
            files.map(|file| (file.path, file.text)).collect(),
            generated.findings.to_json().to_string(),
            generated.types,
        ))
    })
}

#[test]
fn any_number_of_threads_gives_the_same() -> Result<(), Box<dyn Error + Send + Sync>> {
    let one = run(1)?;
    assert!(one.0.len() > 200 && one.2 > 200, "{}", one.1);
    assert!(one.1.contains("duplicate-arm"), "{}", one.1);
    for threads in [2, 7] {
        assert_eq!(run(threads)?, one, "{threads} threads");
    }
    Ok(())
}
