//! The scan on small crates.

use crate::graph::Graph;
use crate::scan::Scope;
use crate::{Layers, Tested, is_in, layer_faults, use_faults};

fn graph(files: &[(&str, &str)]) -> Result<Graph, Box<dyn std::error::Error>> {
    let root = [("lib.rs", "")];
    let has_root = files.iter().any(|(path, _)| *path == "lib.rs");
    let files = files.iter().chain(root.iter().filter(|_| !has_root));
    let files = files.map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    Graph::new("own", files.collect())
}

/// The paths of the files that a file imports from.
fn imports(graph: &Graph, path: &str, with_tests: bool) -> Vec<String> {
    let source = graph.sources.iter().find(|source| source.path == path);
    let Some(source) = source else {
        return Vec::new();
    };
    let found = graph.imports(source, with_tests).into_keys();
    let found = found.filter_map(|module| Some(graph.source(&module)?.path.clone()));
    found.collect()
}

#[test]
fn paths_are_read_wherever_they_are_written() -> Tested {
    let text = r#"
        //! Comments such as [`crate::lib`] and texts such as "crate::text" do not count.
        use a::{b::{self, C as D}, e::*};
        pub(crate) use f;
        fn g(x: h::I<super::J>) -> impl K + use<> { l::m(n.o::<p::Q>(), "r::s"); matches!(t, u::V) }
        mod w { use super::x; }
        mod y;
    "#;
    let scope = Scope::read(text)?;
    let paths: Vec<String> = scope.paths.iter().map(|path| path.join("::")).collect();
    let expected = [
        "a::b", "a::b::C", "a::e::*", "f", "h::I", "l::m", "p::Q", "super::J", "u::V",
    ];
    assert_eq!(paths, expected);
    let names: Vec<&String> = scope.imports.keys().collect();
    assert_eq!(names, ["D", "b", "f"]);
    assert_eq!(scope.globs, [["a", "e"].map(str::to_owned).to_vec()]);
    assert!(scope.items.contains("g") && scope.files.contains("y"));
    assert!(scope.inline.contains_key("w") && !scope.is_facade());
    Ok(())
}

#[test]
fn paths_lead_to_the_file_that_defines_the_name() -> Tested {
    let graph = graph(&[
        ("lib.rs", "pub mod a; pub mod b; pub use a::One;"),
        (
            "a/mod.rs",
            "mod one; mod two; pub use one::One; pub use two::*;",
        ),
        ("a/one.rs", "use super::Two; pub struct One;"),
        ("a/two.rs", "pub struct Two; pub enum Three { Four }"),
        ("b/mod.rs", "mod c; mod d { use super::super::a::Three; }"),
        (
            "b/c.rs",
            "use crate::a; fn f() { a::Two; own::One; crate::a::Three::Four; std::fs::read() }
             mod tests { use crate::b; use super::super::super::a::One; }",
        ),
    ])?;
    assert_eq!(imports(&graph, "a/mod.rs", true), ["a/one.rs", "a/two.rs"]);
    assert_eq!(imports(&graph, "a/one.rs", true), ["a/two.rs"]);
    assert_eq!(imports(&graph, "a/two.rs", true), [""; 0]);
    assert_eq!(imports(&graph, "b/mod.rs", true), ["a/two.rs"]);
    assert_eq!(imports(&graph, "b/c.rs", false), ["a/one.rs", "a/two.rs"]);
    assert_eq!(imports(&graph, "lib.rs", true), ["a/one.rs"]);
    Ok(())
}

#[test]
fn circles_are_found_and_facades_make_none() -> Tested {
    let facade = ("m/mod.rs", "mod a; mod b; pub use a::A; pub use b::B;");
    let b = ("m/b.rs", "pub struct B;");
    let chain = [facade, ("m/a.rs", "use super::B; pub struct A;"), b];
    assert!(graph(&chain)?.cycles().is_empty());

    let b = ("m/b.rs", "pub struct B(crate::m::A);");
    let circle = graph(&[facade, ("m/a.rs", "use super::B; pub struct A;"), b])?;
    let found: Vec<Vec<&str>> = circle.cycles().into_iter().map(Vec::from_iter).collect();
    assert_eq!(found, [["m/a.rs", "m/b.rs"]]);

    let parent = ("m/mod.rs", "mod a; fn f() -> u8 { a::g() } pub struct P;");
    let child = ("m/a.rs", "use super::P; pub fn g() -> u8 { 1 }");
    let found = graph(&[parent, child])?;
    assert_eq!(found.cycles().len(), 1);

    let only_tests = (
        "m/a.rs",
        "pub fn g() -> u8 { 1 } mod tests { use super::super::P; }",
    );
    assert!(graph(&[parent, only_tests])?.cycles().is_empty());
    Ok(())
}

#[test]
fn layers_hold_for_nested_modules() -> Tested {
    let page = "| layer | module |\n| --- | --- |\n| 0 | `base` |\n| 1 | `a::b` |\n| 2 | `a` |\n";
    let layers = Layers::parse(page)?;
    let faults = |files: &[(&str, &str)]| -> Result<Vec<String>, Box<dyn std::error::Error>> {
        Ok(layer_faults(&graph(files)?, &layers))
    };
    let base = ("base.rs", "pub struct Base;");
    let b = ("a/b/mod.rs", "use crate::base::Base; pub struct B;");
    let good = (
        "a/mod.rs",
        "pub mod b; use b::B; use crate::base::Base; pub struct A;",
    );
    assert_eq!(faults(&[base, b, good])?, [""; 0]);

    let up = ("a/b/mod.rs", "pub struct B(crate::a::A);");
    let found = faults(&[base, up, good])?;
    assert_eq!(
        found,
        ["a/b/mod.rs: `a::b` (1) imports from `a` (2): `crate::a::A`"]
    );

    let nowhere = ("c.rs", "pub struct C;");
    let facade = ("d/mod.rs", "pub mod e; pub use e::E;");
    let found = faults(&[base, nowhere, facade])?;
    assert_eq!(found, ["c.rs: no layer in ARCHITECTURE.md"]);
    assert!(Layers::parse("| 1 | `a` |\n| 2 | `a` |").is_err());
    assert!(is_in("a::b", "a") && is_in("a", "a") && !is_in("ab", "a"));
    Ok(())
}

#[test]
fn foreign_crates_and_files_are_seen() -> Tested {
    let text = "use std::{fs, io}; fn f() { toml::from_str(fs::write()); }
        mod tests { use syn::File; }";
    let graph = graph(&[("schema/read.rs", text)])?;
    let found: Vec<String> = graph.sources.iter().flat_map(use_faults).collect();
    let expected = [
        "schema/read.rs: `fs::write` outside `write`",
        "schema/read.rs: `schema::read` touches files",
        "schema/read.rs: `schema::read` uses `toml`",
    ];
    assert_eq!(found, expected);
    Ok(())
}

#[test]
fn files_that_no_module_declares_are_seen() -> Tested {
    let files = [
        (
            "lib.rs",
            "mod a; #[doc(hidden)] #[path = \"a/off.rs\"] pub mod off;",
        ),
        ("a/off.rs", ""),
        ("main.rs", "mod c;"),
        ("a/mod.rs", "mod b;"),
        ("a/b.rs", "use crate::off::Item;"),
        ("a/stray.rs", ""),
        ("c.rs", ""),
        ("d.rs", ""),
    ];
    let graph = graph(&files)?;
    let sources = graph.sources.iter();
    let stray: Vec<&str> = sources
        .filter(|source| !graph.is_declared(source))
        .map(|source| source.path.as_str())
        .collect();
    assert_eq!(stray, ["a/stray.rs", "d.rs"]);
    assert_eq!(imports(&graph, "a/b.rs", true), ["a/off.rs"]);
    Ok(())
}
