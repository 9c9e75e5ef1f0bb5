use super::*;
use crate::source::{FileId, SourceFile, Sources};

mod values;

const PAGE: &str = "models/operations/page.md";

fn sources(text: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add(SourceFile::new(PAGE, PAGE, text.to_owned()));
    sources
}

/// Reads a text and gives what was read, or the error as `column: code: message`.
fn read<T>(text: &str, reader: impl Fn(Excerpt<'_>) -> Result<T, Diagnostic>) -> Result<T, String> {
    let sources = sources(text);
    reader(Excerpt::whole(&sources, FileId::default())).map_err(|error| {
        let place = sources.text(error.span);
        let column = error.span.column;
        format!(
            "{column} `{place}` {}: {}",
            error.code.name(),
            error.message
        )
    })
}

fn cell(text: &str) -> Result<Type, String> {
    read(text, |cell| TypeScript.read_type(cell))
}

fn variant(text: &str) -> Result<Type, String> {
    read(text, |heading| TypeScript.read_variant(heading))
}

fn response(text: &str) -> Result<Option<Type>, String> {
    read(text, |text| TypeScript.read_response(text))
}

fn target(ty: &Type) -> Option<&str> {
    match ty {
        Type::Ref(reference) => reference.target.as_ref().map(|link| link.page.as_str()),
        Type::List { items: inner }
        | Type::Stream { items: inner }
        | Type::Map { values: inner } => target(inner),
        _ => None,
    }
}

#[test]
fn type_cells() {
    let mdn = "https://developer.mozilla.org/en-US/docs/Web";
    let file = format!(r"[File]({mdn}/API/File) \| [Blob]({mdn}/API/Blob) \| [models.F](../f.md)");
    let cases = [
        ("*string*", "string"),
        (" *number* ", "number"),
        ("*boolean*", "boolean"),
        ("*any*", "any"),
        ("*BigInt*", "bigint"),
        ("*Decimal*", "decimal"),
        ("*Request*", "any"),
        ("*ReadableStream<Uint8Array>*", "binary"),
        (r"*ReadableStream\<Uint8Array\>*", "binary"),
        ("*string*[][]", "string[][]"),
        ("*\"text\"*", "\"text\""),
        (r#"*"a \"b\" \| c"*"#, r#""a \"b\" | c""#),
        ("*\"\"*", "\"\""),
        ("*true*", "true"),
        ("*false*", "false"),
        ("*-7*", "-7"),
        ("*components.Name*", "components.Name"),
        ("*a.b.Name*[]", "a.b.Name[]"),
        ("Record<string, *any*>", "map<any>"),
        ("Record<string, *any*>[]", "map<any>[]"),
        ("Record<string, Record<string, *x.Y*[]>>", "map<map<x.Y[]>>"),
        ("EventStream<[models.E](../e.md)>", "stream<models.E>"),
        ("*{ [k: string]: any }*", "map<any>"),
        ("[models.Name](../../models/name.md)", "models.Name"),
        ("[Name](../../models/name.md)[]", "Name[]"),
        ("[Date](../../types/rfcdate.md)", "date"),
        ("[RFCDate](../../types/rfcdate.md)", "date"),
        ("[Date](../../models/date.md)", "Date"),
        ("[File](../../models/file.md)", "File"),
        ("[Foo](https://example.com/foo)", "any"),
        ("[any](../../models/.md)", "any"),
        (r"*string* \| *x.Y*[]", "string | x.Y[]"),
        (&file, "binary | binary | models.F"),
        (
            &format!("[Date]({mdn}/JavaScript/Global_Objects/Date)"),
            "date-time",
        ),
        (
            &format!("[Request]({mdn}/API/Request/Request#options)"),
            "any",
        ),
        (
            &format!("[ReadableStream<Uint8Array>]({mdn}/API/x_(y))"),
            "binary",
        ),
    ];
    for (text, notation) in cases {
        let ty = cell(text).map(|ty| ty.to_string());
        assert_eq!(ty.as_deref(), Ok(notation), "{text}");
    }
}

#[test]
fn variants() {
    for (text, notation) in [
        ("string", "string"),
        ("number[]", "number[]"),
        ("Date", "date-time"),
        ("RFCDate", "date"),
        ("Blob", "binary"),
        ("components.Name[][]", "components.Name[][]"),
        ("{ [k: string]: any }[]", "map<any>[]"),
        (
            "{ [k: string]: { [k: string]: components.X[] } }",
            "map<map<components.X[]>>",
        ),
        ("EventStream<components.Event>", "stream<components.Event>"),
        (
            "JsonLStream<components.Event>[]",
            "stream<components.Event>[]",
        ),
        ("Record<string, any>", "map<any>"),
        ("ReadableStream<Uint8Array>", "binary"),
        ("\"text\"", "\"text\""),
    ] {
        let ty = variant(text).map(|ty| ty.to_string());
        assert_eq!(ty.as_deref(), Ok(notation), "{text}");
    }
}

#[test]
fn responses() {
    for (text, notation) in [
        (
            r"**Promise\<[models.X](../../models/x.md)\>**",
            Some("models.X"),
        ),
        (r"**Promise\<void\>**", None),
        (r"**Promise\<string\>**", Some("string")),
        (r"**Promise\<models.X[]\>**", Some("models.X[]")),
        (
            r"**Promise\<[models.X[]](../../models/.md)\>**",
            Some("models.X[]"),
        ),
        (r"**Promise\<[X[]](../../models/.md)\>**", Some("X[]")),
        (
            r"**Promise\<[{ [k: string]: any }](../../models/.md)\>**",
            Some("map<any>"),
        ),
        (r"**Promise\<{ [k: string]: any }\>**", Some("map<any>")),
        (
            r"**Promise\<[EventStream<a.B>](../../models/.md)\>**",
            Some("stream<a.B>"),
        ),
        (
            r"**Promise\<[ReadableStream<Uint8Array>](../../models/.md)\>**",
            Some("binary"),
        ),
        (r"**Promise\<[any](../../models/.md)\>**", Some("any")),
    ] {
        let ty = response(text).map(|ty| ty.map(|ty| ty.to_string()));
        assert_eq!(ty, Ok(notation.map(ToOwned::to_owned)), "{text}");
    }
}

#[test]
fn links_lead_to_pages() {
    let cases = [
        (
            "[models.Name](../../models/name.md)",
            Some("models/name.md"),
        ),
        ("[Name](name.md)[]", Some("models/operations/name.md")),
        (
            "[components.A[]](../components/a.md)",
            Some("models/components/a.md"),
        ),
        ("Record<string, [a.B](../b.md)>", Some("models/b.md")),
        ("[Name](../../../name.md)", None),
        ("[components.A[]](../../models/.md)", None),
        ("[Name](https://example.com/name.md)", None),
        ("*components.Name*", None),
    ];
    for (text, page) in cases {
        let ty = cell(text);
        assert_eq!(ty.as_ref().map(target), Ok(page), "{text}");
    }
    let Ok(Type::Ref(reference)) = cell("[models.Name](x.md)") else {
        panic!("no reference");
    };
    assert_eq!(
        (reference.namespace.as_str(), reference.name.as_str()),
        ("models", "Name")
    );
    assert_eq!((reference.span.start, reference.span.end), (1, 12));
}

#[test]
fn faults_are_underlined() {
    let cases = [
        (
            "string",
            "1 `string` unreadable-type: expected a type between asterisks, or a link, found `string`",
        ),
        ("", "1 `` unreadable-type: expected a type, found the end"),
        (
            "*string",
            "8 `` unreadable-type: expected `*`, found the end",
        ),
        (
            "*string* x",
            "10 `x` unreadable-type: expected the end, found `x`",
        ),
        (
            "*string*[",
            "9 `[` unreadable-type: expected the end, found `[`",
        ),
        (
            "Record<*number*, *any*>",
            "8 `*` unreadable-type: expected `string`, the only type of a key, found `*`",
        ),
        (
            "[models.X]",
            "11 `` unreadable-type: expected a link target in parentheses, found the end",
        ),
        (
            "[models.X](x.md",
            "11 `(x.md` unreadable-type: missing `)` after the link target",
        ),
        (
            "*\"text*",
            "2 `\"text*` unreadable-type: unterminated string",
        ),
        ("*é* ; *string*", "5 `;` unreadable-type: unexpected `;`"),
        ("*.Name*", "2 `.` unreadable-type: unexpected `.`"),
        ("*a.*", "2 `a.` unreadable-type: unknown type `a.`"),
        (
            "*1.5*",
            "2 `1.5` unreadable-type: expected an integer, found `1.5`",
        ),
        ("*1x*", "2 `1x` unreadable-type: invalid number `1x`"),
        (
            "*ReadableStream<>*",
            "17 `>` unreadable-type: expected the type of the chunks, found `>`",
        ),
    ];
    for (text, message) in cases {
        assert_eq!(cell(text).err().as_deref(), Some(message), "{text}");
    }
    assert_eq!(
        response("**void**").err().as_deref(),
        Some("3 `void` unreadable-type: expected `Promise`, found `void`")
    );
}

#[test]
fn nesting_is_bounded() {
    let lists = |count: usize| format!("*string*{}", "[]".repeat(count));
    assert!(cell(&lists(60)).is_ok());
    assert!(cell(&lists(100_000)).is_err_and(|error| error.contains("too-deep")));
    let maps = |count: usize| {
        format!(
            "{}*any*{}",
            "Record<string, ".repeat(count),
            ">".repeat(count)
        )
    };
    assert!(cell(&maps(60)).is_ok());
    assert!(cell(&maps(100_000)).is_err_and(|error| error.contains("too-deep")));
    let both = format!("Record<string, {}>{}", maps(39), "[]".repeat(40));
    assert!(cell(&both).is_err_and(|error| error.contains("too-deep")));
    assert!(cell(&"*".repeat(100_000)).is_err());
    assert!(cell(&"[".repeat(100_000)).is_err());
}

#[test]
fn error_names() {
    let error = |text: &str| read(text, |cell| TypeScript.read_error(cell));
    let name = |text: &str| error(text).map(|name| (name.to_string(), name.target));
    assert_eq!(
        name("errors.Result"),
        Ok(("errors.Result".to_owned(), None))
    );
    assert_eq!(name("SDKError"), Ok(("SDKError".to_owned(), None)));
    assert!(error("string").is_err());
    assert!(error("errors.A[]").is_err());
}

#[test]
fn examples() {
    for (code, has) in [
        ("import { A } from \"a\";\n\nlet value: A = {};", true),
        (
            "import {\n  A,\n  B,\n} from \"a\";\n\n// No examples available for this model",
            false,
        ),
        ("const value: string = \"import\";", true),
        ("importantValue();", true),
        ("", false),
    ] {
        assert_eq!(TypeScript.has_example(code), has, "{code}");
    }
}
