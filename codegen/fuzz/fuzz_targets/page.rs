//! One page, from its bytes to the schema and what is said of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use markdown_codegen_fuzz::{check_findings, load};

fuzz_target!(|input: &[u8]| {
    // Where a page stands decides how it is read.
    for path in ["models/page.md", "sdks/page/README.md"] {
        let Some(loaded) = load(vec![(path.to_owned(), input.to_vec())]) else {
            continue;
        };
        if let Some(schema) = &loaded.schema {
            let again =
                load(vec![(path.to_owned(), input.to_vec())]).and_then(|again| again.schema);
            assert!(again.as_ref() == Some(schema), "another schema");
        }
        check_findings(&loaded.findings());
    }
});
