//! The version of the interface between emitted code and this crate.

/// Fails to compile if the emitted code needs another interface than this crate has.
///
/// Emitted code calls it once, with the number of the interface that the generator knows. The number
/// changes only when code emitted for the old interface no longer compiles or behaves differently.
///
/// ```
/// markdown_codegen_runtime::interface!(1);
/// ```
///
/// ```compile_fail
/// markdown_codegen_runtime::interface!(0);
/// ```
#[macro_export]
macro_rules! interface {
    (1) => {};
    ($other:literal) => {
        ::core::compile_error!(::core::concat!(
            "this code was generated for interface ",
            $other,
            " of markdown-codegen-runtime, but version ",
            $crate::__version!(),
            " of that crate has interface 1: ",
            "use the version of the runtime that belongs to the generator, and generate again"
        ));
    };
}

/// The version of this crate.
#[doc(hidden)]
#[macro_export]
macro_rules! __version {
    () => {
        "0.1.0"
    };
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_message_names_this_version() {
        assert_eq!(__version!(), env!("CARGO_PKG_VERSION"));
    }
}
