use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(name: impl Fn(&str) -> String, pairs: &[(&str, &str)]) {
    let made: Vec<_> = pairs.iter().map(|(wire, _)| (*wire, name(wire))).collect();
    let made: Vec<_> = made.iter().map(|(w, n)| (*w, n.as_str())).collect();
    assert_eq!(made, pairs);
}

#[test]
fn fields_are_snake_case() {
    check(
        field_name,
        &[
            ("resultCode", "result_code"),
            ("idTokenAudType", "id_token_aud_type"),
            ("result_code", "result_code"),
            ("x5tS256", "x5t_s256"),
            ("sha256", "sha256"),
            ("APIKey", "api_key"),
            ("userIDs", "user_ids"),
            ("redirectURIsAllowed", "redirect_uris_allowed"),
            ("IPv4Address", "ipv4_address"),
            ("TLSv1.2", "tlsv1_2"),
            ("gMRequest", "gm_request"),
            ("eTag", "e_tag"),
            ("bottomRightX", "bottom_right_x"),
            ("oAuthToken", "oauth_token"),
            ("oauth2ServerMetadataUrl", "oauth2_server_metadata_url"),
            ("oid4vciVersion", "oid4vci_version"),
            ("k8sCluster", "k8s_cluster"),
            ("3DSecure", "value_3d_secure"),
            ("a-b.c", "a_b_c"),
            ("@context", "context"),
            ("__typename", "typename"),
            ("user's", "users"),
            ("", "empty"),
            ("_", "underscore"),
            ("+1", "plus_1"),
            ("-1", "minus_1"),
            ("größe", "größe"),
            ("Ünï", "ünï"),
        ],
    );
}

#[test]
fn keywords_are_raw_where_they_can_be() {
    check(
        field_name,
        &[
            ("type", "r#type"),
            ("@type", "r#type"),
            ("$ref", "r#ref"),
            ("gen", "r#gen"),
            ("try", "r#try"),
            ("async", "r#async"),
            ("override", "r#override"),
            ("self", "self_"),
            ("Self", "self_"),
            ("super", "super_"),
            ("crate", "crate_"),
            ("union", "union"),
        ],
    );
}

#[test]
fn variants_are_pascal_case() {
    check(
        variant_name,
        &[
            ("NOT_LOGGED_IN", "NotLoggedIn"),
            ("oneOf", "OneOf"),
            ("!oneOf", "NotOneOf"),
            ("created_at", "CreatedAt"),
            ("-created_at", "MinusCreatedAt"),
            ("ELIGIBLE", "Eligible"),
            ("Eligible", "Eligible"),
            ("*", "Asterisk"),
            ("", "Empty"),
            (" ", "Space"),
            ("24h", "Value24h"),
            ("10.x", "Value10X"),
            ("3ds-version", "Value3dsVersion"),
            ("RSA1_5", "Rsa1_5"),
            ("1.5", "Value1_5"),
            ("1", "Value1"),
            ("-1", "Minus1"),
            ("_self", "Self_"),
            ("self", "Self_"),
            ("UNKNOWN", "Unknown"),
            ("A128CBC_HS256", "A128CbcHs256"),
            ("\"quoted\";", "Quoted"),
            ("MCP server error", "McpServerError"),
            ("/v1/chat/completions", "V1ChatCompletions"),
            ("standard+id_document", "StandardPlusIdDocument"),
            ("image/svg+xml", "ImageSvgXml"),
            (">=18", "GreaterThanEquals18"),
            ("!=", "NotEquals"),
            ("R&D", "RAndD"),
            ("50%", "Value50Percent"),
            ("日本", "日本"),
            ("\u{1f44d}", "U1f44d"),
            ("\u{e01}", "U0e01"),
            ("type", "Type"),
        ],
    );
}

#[test]
fn date_formats_spell_their_punctuation() {
    for (value, name) in [
        ("dd/MM/yyyy", "DdSlashMmSlashYyyy"),
        ("DD.MM.YYYY", "DdDotMmDotYyyy"),
        (
            "yyyy-MM-dd HH:mm:ss",
            "YyyyDashMmDashDdSpaceHhColonMmColonSs",
        ),
        ("ddMMyyyy", "DdMMyyyy"),
        ("d/m", "DM"),
        ("dd", "Dd"),
        ("mm/foo", "MmFoo"),
    ] {
        assert_eq!(variant_name(value), name, "{value}");
    }
}

#[test]
fn numbers_become_variants() {
    assert_eq!(number_variant_name(1), "Value1");
    assert_eq!(number_variant_name(0), "Value0");
    assert_eq!(number_variant_name(-1), "ValueMinus1");
    assert_eq!(
        number_variant_name(i64::MIN),
        "ValueMinus9223372036854775808"
    );
}

#[test]
fn titles_that_are_type_names_stay() {
    check(
        type_name,
        &[
            ("HTTPStatus", "HTTPStatus"),
            ("OAuth2Token", "OAuth2Token"),
            ("Option", "Option"),
            ("Self", "Self_"),
            ("foo-bar", "FooBar"),
            ("Foo_Bar", "FooBar"),
            ("fooBar", "FooBar"),
            ("3DSecure", "Type3dSecure"),
            ("Ärger", "Ärger"),
            ("", "Empty"),
        ],
    );
}

#[test]
fn modules_are_good_file_names() {
    check(
        module_name,
        &[
            ("HTTPStatus", "http_status"),
            (
                "ExtendedOAuthServerMetadata",
                "extended_oauth_server_metadata",
            ),
            ("Type", "type_"),
            ("Self", "self_"),
            ("Mod", "mod_"),
            ("Lib", "lib_"),
            ("Main", "main_"),
            ("Con", "con_"),
            ("AUX", "aux_"),
            ("COM1", "com1_"),
            ("Console", "console"),
            ("3DSecure", "type_3d_secure"),
            ("Übersicht", "u00fcbersicht"),
        ],
    );
}

fn idents(names: &[Name]) -> Vec<&str> {
    names.iter().map(|name| name.ident.as_str()).collect()
}

fn variants(values: &[&str]) -> Vec<Name> {
    distinct(values.iter().map(|value| variant_name(value)), &[])
}

#[test]
fn the_first_keeps_the_name() {
    let names = variants(&["ACTIVE", "active", "oneOf", "!oneOf", "aCTIVE", "1", "#1"]);
    assert_eq!(
        idents(&names),
        [
            "Active", "Active2", "OneOf", "NotOneOf", "Active3", "Value1", "Value1_2"
        ]
    );
    let changed: Vec<_> = names.iter().map(|name| name.changed).collect();
    assert_eq!(changed, [false, true, false, false, true, false, true]);
    let fields = ["fooBar", "foo-bar", "type", "@type"];
    let names = distinct(fields.map(field_name), &[]);
    assert_eq!(idents(&names), ["foo_bar", "foo_bar_2", "r#type", "type_2"]);
}

#[test]
fn the_order_alone_decides_who_keeps_the_name() {
    assert_eq!(
        idents(&variants(&["ELIGIBLE", "Eligible", "eligible"])),
        ["Eligible", "Eligible2", "Eligible3"]
    );
    assert_eq!(
        idents(&variants(&["active", "ACTIVE", "Active2"])),
        ["Active", "Active2", "Active2_2"]
    );
}

#[test]
fn keywords_and_reserved_names_count_as_changed() {
    let names = variants(&["self", "_self"]);
    assert_eq!(idents(&names), ["Self_", "Self2"]);
    assert!(names.iter().all(|name| name.changed));
    let names = distinct(["r#type".to_owned()], &[]);
    assert_eq!(
        names,
        [Name {
            ident: "r#type".into(),
            changed: false
        }]
    );
    let names = distinct(["Option".to_owned(), "Option_".to_owned()], &["Option"]);
    assert_eq!(idents(&names), ["Option_", "Option2"]);
    assert!(names.iter().all(|name| name.changed));
    let names = distinct(["r#type".to_owned()], &["type"]);
    assert_eq!(idents(&names), ["type_"]);
}

#[test]
fn modules_differ_in_more_than_case() {
    let wanted = ["größe", "GRÖSSE", "größe"].map(str::to_owned);
    assert_eq!(
        idents(&distinct_modules(wanted, &[])),
        ["größe", "GRÖSSE", "größe_2"]
    );
    let wanted = ["foo".to_owned(), "FOO".to_owned()];
    assert_eq!(idents(&distinct_modules(wanted, &[])), ["foo", "FOO2"]);
}

fn is_ident(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_ok()
        || name
            .strip_prefix("r#")
            .is_some_and(|name| syn::parse_str::<syn::Ident>(&format!("{name}_")).is_ok())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zA-Z0-9_ .!*+-]{0,8}",
        "(type|self|Self|crate|_|gen|ID|IPv4|O|Auth|ß|İ|ﬁ|Å|e\u{301}|각|1|-)*",
    ]
}

proptest! {
    #[test]
    fn any_text_gives_identifiers(name in text()) {
        for ident in [type_name(&name), field_name(&name), variant_name(&name), module_name(&name)] {
            prop_assert!(is_ident(&ident), "{name:?} gives {ident:?}");
        }
        prop_assert!(!module_name(&name).starts_with("r#"));
        prop_assert!(module_name(&name).is_ascii());
    }

    #[test]
    fn any_texts_give_distinct_identifiers(
        values in prop::collection::vec(text(), 0..20),
        is_module: bool,
    ) {
        let reserved = ["Unknown", "type"];
        let names = if is_module {
            distinct_modules(values.iter().map(|v| module_name(v)), &reserved)
        } else {
            distinct(values.iter().map(|v| variant_name(v)), &reserved)
        };
        prop_assert_eq!(names.len(), values.len());
        let mut seen: BTreeSet<_> = reserved.iter().map(|name| name.to_lowercase()).collect();
        let mut seen_exactly = BTreeSet::new();
        for name in &names {
            prop_assert!(is_ident(&name.ident), "{:?}", name);
            prop_assert!(!reserved.contains(&name.ident.as_str()));
            prop_assert!(seen_exactly.insert(name.ident.clone()));
            prop_assert!(seen.insert(name.ident.to_lowercase()) || !is_module);
        }
    }

    #[test]
    fn a_name_at_the_end_renames_none(
        values in prop::collection::vec("[aA]{1,2}[-_]?[1b]?", 1..12),
    ) {
        let all = variants(&values.iter().map(String::as_str).collect::<Vec<_>>());
        let (_, before) = values.split_last().unwrap();
        let fewer = variants(&before.iter().map(String::as_str).collect::<Vec<_>>());
        prop_assert_eq!(&all[..fewer.len()], &fewer[..]);
    }

    #[test]
    fn names_of_names_are_stable(name in text()) {
        let field = field_name(&name);
        prop_assert_eq!(field_name(field.trim_start_matches("r#")), field);
    }
}
