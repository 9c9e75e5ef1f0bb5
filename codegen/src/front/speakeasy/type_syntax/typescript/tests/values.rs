use super::*;
use crate::front::speakeasy::type_syntax::ValueForm;
use crate::schema::Constant;

/// The values of some code, whether it is open, and the errors.
fn values(code: &str) -> (Vec<Constant>, bool, Vec<String>) {
    let sources = sources(code);
    let form = ValueForm::Code(Excerpt::whole(&sources, FileId::default()));
    read_list(&sources, form)
}

fn read_list(sources: &Sources, form: ValueForm<'_>) -> (Vec<Constant>, bool, Vec<String>) {
    let list = ValueList {
        notes: Vec::new(),
        form,
    };
    let mut diagnostics = Diagnostics::default();
    let found = TypeScript.read_values(&list, &mut diagnostics);
    let errors = diagnostics.iter().map(|error| {
        let (line, column) = (error.span.line, error.span.column);
        format!(
            "{line}:{column} `{}` {}",
            sources.text(error.span),
            error.message
        )
    });
    let values = found.values.iter().map(|value| value.value.clone());
    (values.collect(), found.open, errors.collect())
}

fn text(value: &str) -> Constant {
    Constant::String(value.to_owned())
}

#[test]
fn values_in_code() {
    let none = Vec::new;
    assert_eq!(values("\"\""), (vec![text("")], false, none()));
    assert_eq!(
        values("\"A\" | \"b | c\" | '!d' | Unrecognized<string>"),
        (vec![text("A"), text("b | c"), text("!d")], true, none())
    );
    assert_eq!(
        values("\n  | -1\n  | Unrecognized<number>\n  | 200;"),
        (
            vec![Constant::Integer(-1), Constant::Integer(200)],
            true,
            none()
        )
    );
    assert_eq!(
        values("true | false"),
        (
            vec![Constant::Boolean(true), Constant::Boolean(false)],
            false,
            none()
        )
    );
    let escapes = r#""\"\\\n\t\/" | "\x41\u00e9\u{1F600}\ud83d\ude00" | "\0\b\f\v\r""#;
    assert_eq!(
        values(escapes).0,
        [
            text("\"\\\n\t/"),
            text("Aé😀😀"),
            text("\0\u{8}\u{c}\u{b}\r")
        ]
    );
    let sources = sources("\"a\" |\n \"b\"");
    let code = ValueForm::Code(Excerpt::whole(&sources, FileId::default()));
    let list = ValueList {
        notes: Vec::new(),
        form: code,
    };
    let found = TypeScript.read_values(&list, &mut Diagnostics::default());
    assert_eq!(found.values[1].span.line, 2);
    assert_eq!(sources.text(found.values[1].span), "\"b\"");
}

#[test]
fn values_that_cannot_be_read() {
    let (found, open, errors) = values("\"a\" | b |\n| 1.5 | \"\\ud800\" | \"c\" \"d\" | \"e\"");
    assert_eq!((found, open), (vec![text("a"), text("e")], false));
    assert_eq!(
        errors,
        [
            "1:7 `b` expected a value",
            "2:1 `` missing value",
            "2:3 `1.5` `1.5` is not a 64-bit integer",
            "2:9 `\"\\ud800\"` invalid escape in the string",
            "2:20 `\"c\" \"d\"` expected a value",
        ]
    );
    for code in [
        "",
        "\"a\" |",
        "\"a",
        "99999999999999999999",
        "Unrecognized<Foo>",
    ] {
        assert_eq!(values(code).2.len(), 1, "{code}");
    }
}

#[test]
fn values_in_tables() {
    let table = |rows: &str| {
        let sources = sources(rows);
        let whole = Excerpt::whole(&sources, FileId::default());
        let mut at = 0;
        let mut cells = Vec::new();
        for row in rows.split('\n') {
            let (name, _) = row.split_once(" = ").expect("a row");
            let middle = at + name.len();
            cells.push([
                whole.slice(at..middle),
                whole.slice(middle + 3..at + row.len()),
            ]);
            at += row.len() + 1;
        }
        read_list(&sources, ValueForm::Table(cells))
    };
    let none = Vec::new;
    assert_eq!(
        table("`A` = a\\|b\n`B` = `c\\d`\n`C` = \\*\n`D` = \"1\""),
        (
            vec![text("a|b"), text("c\\d"), text("*"), text("1")],
            false,
            none()
        )
    );
    assert_eq!(
        table("`One` = 1\n`Two` = -2"),
        (
            vec![Constant::Integer(1), Constant::Integer(-2)],
            false,
            none()
        )
    );
    assert_eq!(
        table("`One` = `1`\n`-` = `Unrecognized<string>`"),
        (vec![text("1")], true, none())
    );
    assert_eq!(
        table("`Bond` = 007\n`Two` = 2"),
        (vec![text("007"), text("2")], false, none())
    );
    assert_eq!(
        table("- = `Unrecognized<number>`\n`One` = 1\n`X` = x"),
        (
            vec![Constant::Integer(1)],
            true,
            vec!["3:7 `x` expected an integer like the other values, found `x`".to_owned()]
        )
    );
}

#[test]
fn values_in_lists_are_of_another_language() {
    let sources = sources("* a");
    let item = Excerpt::whole(&sources, FileId::default());
    assert_eq!(read_list(&sources, ValueForm::Items(vec![item])).2.len(), 1);
}
