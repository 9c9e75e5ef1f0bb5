//! Several pages and a configuration, all the way to the emitted files.
#![no_main]

use libfuzzer_sys::fuzz_target;
use markdown_codegen_fuzz::{check_files, check_findings, files, load};

fuzz_target!(|input: &[u8]| {
    let Some(loaded) = load(files(input)) else {
        return;
    };
    let generated = loaded.generate();
    check_findings(&generated.findings);
    // Files of a run with errors are not written.
    if generated.findings.diagnostics.has_errors() {
        return;
    }
    check_files(&generated);
    let mut turned = files(input);
    turned.reverse();
    if let Some(again) = load(turned) {
        assert!(
            again.generate().files == generated.files,
            "a second run differs"
        );
    }
});
