//! The value of an example.
#![no_main]

use libfuzzer_sys::fuzz_target;
use markdown_codegen::front::speakeasy::type_syntax;

fuzz_target!(|text: &str| {
    for dialect in type_syntax::all() {
        let _ = dialect.has_example(text);
        let _ = dialect.is_language(text);
        let read = || format!("{:?}", dialect.read_example(text));
        assert_eq!(read(), read());
    }
});
