//! `explain` says what was decided and why.

use super::{Folder, Tested};

fn explained(folder: &Folder, subject: &str) -> Result<String, Box<dyn std::error::Error>> {
    let ran = folder.run(&format!("explain {subject}"))?;
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    Ok(ran.out)
}

#[test]
fn the_configuration_decides_first() -> Tested {
    let folder = Folder::new()?;
    insta::assert_snapshot!(explained(&folder, "Ticket.guests")?, @r#"
    Ticket.guests
      page       specs/models/ticket.md:23:4
      Rust       guests: i64
      wire name  "guest_count"          codegen.toml:9:9: The server refuses a ticket without it.
      type       number, as an integer  codegen.toml: types.number = "i64"
      required   yes                    codegen.toml:9:9: The server refuses a ticket without it.
      nullable   no                     there is no evidence
    "#);
    insta::assert_snapshot!(explained(&folder, "Ticket.gate")?, @r#"
    Ticket.gate
      page       specs/models/ticket.md:25:4
      Rust       entrance: Option<String>
      wire name  "gate"    codegen.toml: wire-names = "as-documented"
      type       string    specs/models/ticket.md:25:12: documented
      required   no        specs/models/ticket.md:25:4: documented
      nullable   no        there is no evidence
      name       entrance  codegen.toml:16:9: People look for an entrance.
    "#);
    Ok(())
}

#[test]
fn evidence_decides_second() -> Tested {
    let folder = Folder::new()?;
    insta::assert_snapshot!(explained(&folder, "Ticket.seat")?, @r#"
    Ticket.seat
      page       specs/models/ticket.md:21:4
      Rust       seat: Option<Option<i64>>
      wire name  "seat"                 codegen.toml: wire-names = "as-documented"
      type       number, as an integer  codegen.toml: types.number = "i64"
      required   no                     specs/models/ticket.md:21:4: documented
      nullable   yes                    specs/models/ticket.md:12:9: the page's example has null
    "#);
    insta::assert_snapshot!(explained(&folder, "Ticket.price")?, @r#"
    Ticket.price
      page       specs/models/ticket.md:22:4
      Rust       price: Option<f64>
      wire name  "price"                             codegen.toml: wire-names = "as-documented"
      type       number, as a floating-point number  specs/models/ticket.md:22:62: the page's example has a fraction
      required   no                                  specs/models/ticket.md:22:4: documented
      nullable   no                                  there is no evidence
    "#);
    Ok(())
}

#[test]
fn defaults_and_rules_decide_the_rest() -> Tested {
    let folder = Folder::new()?;
    insta::assert_snapshot!(explained(&folder, "Ticket.soldAt")?, @r#"
    Ticket.soldAt
      page       specs/models/ticket.md:29:4
      Rust       sold_at: Option<String>
      wire name  "soldAt"   codegen.toml: wire-names = "as-documented"
      type       date-time  by default: types.date-time = "string"
      required   no         specs/models/ticket.md:29:4: documented
      nullable   no         there is no evidence
    "#);
    insta::assert_snapshot!(explained(&folder, "Ticket.next")?, @r#"
    Ticket.next
      page       specs/models/ticket.md:28:4
      Rust       next: Option<Box<Ticket>>
      wire name  "next"         codegen.toml: wire-names = "as-documented"
      type       models.Ticket  specs/models/ticket.md:28:12: documented
      required   no             specs/models/ticket.md:28:4: documented
      nullable   no             there is no evidence
      boxed      yes            the type contains itself
    "#);
    folder.remove("codegen.toml")?;
    insta::assert_snapshot!(explained(&folder, "models.Coin")?, @r#"
    struct Coin
      page  specs/models/coin.md:1:3
      Rust  models::Coin in generated/models/coin.rs

    is
      page       specs/models/coin.md:7:4
      Rust       the constant IS = "coin"
      wire name  "is"    specs/sdks/tickets/README.md:9:4: the pages write names in this form (paths 0:1)
      type       "coin"  specs/models/coin.md:7:10: documented
      required   yes     specs/models/coin.md:7:4: documented
      nullable   no      there is no evidence

    worth
      page       specs/models/coin.md:8:4
      Rust       worth: serde_json::Number
      wire name  "worth"                             specs/sdks/tickets/README.md:9:4: the pages write names in this form (paths 0:1)
      type       number, preserved as a JSON number  by default: types.number = "number"
      required   yes                                 specs/models/coin.md:8:4: documented
      nullable   no                                  there is no evidence
    "#);
    Ok(())
}

#[test]
fn a_secret_has_the_pattern_that_fits() -> Tested {
    let folder = Folder::new()?;
    folder.write("codegen.toml", "secrets = [\"Coin.*\", \"*.guests\"]\n")?;
    insta::assert_snapshot!(explained(&folder, "Ticket.guests")?, @r#"
    Ticket.guests
      page       specs/models/ticket.md:23:4
      Rust       guests: Option<serde_json::Number>
      wire name  "guests"                            specs/sdks/tickets/README.md:9:4: the pages write names in this form (paths 0:1)
      type       number, preserved as a JSON number  by default: types.number = "number"
      required   no                                  specs/models/ticket.md:23:4: documented
      nullable   no                                  there is no evidence
      secret     yes                                 codegen.toml:1:22: the pattern "*.guests" matches
    "#);
    Ok(())
}

#[test]
fn what_is_left_out_has_a_reason() -> Tested {
    let folder = Folder::new()?;
    insta::assert_snapshot!(explained(&folder, "Ticket.legacy")?, @r"
    Ticket.legacy
      page     specs/models/ticket.md:26:4
      Rust     nothing
      skipped  yes  codegen.toml:22:9: Nobody sends it any more.
    ");
    insta::assert_snapshot!(explained(&folder, "Draft")?, @r"
    struct Draft
      page     specs/models/draft.md:1:3
      Rust     nothing
      skipped  yes  codegen.toml:33:9: Drafts never leave the editor.
    ");
    insta::assert_snapshot!(explained(&folder, "Ticket.draft")?, @r#"
    Ticket.draft
      page       specs/models/ticket.md:27:4
      Rust       draft: Option<serde_json::Value>
      wire name  "draft"  codegen.toml: wire-names = "as-documented"
      type       models.Draft, which is skipped: any JSON value  specs/models/ticket.md:27:13: documented
      required   no       specs/models/ticket.md:27:4: documented
      nullable   no       there is no evidence
    "#);
    Ok(())
}

#[test]
fn enumerations_and_unions_list_what_they_have() -> Tested {
    let folder = Folder::new()?;
    insta::assert_snapshot!(explained(&folder, "Kind")?, @r#"
    enum Kind
      page  specs/models/kind.md:1:3
      Rust  models::Kind in generated/models/kind.rs
      name  Important for "V.I.P."  codegen.toml:28:9: Nobody reads `VIP` aloud.

    values
      "GUEST"   Guest
      "V.I.P."  Important
      "staff"   Staff
    "#);
    insta::assert_snapshot!(explained(&folder, "Entry")?, @r#"
    union Entry
      page  specs/models/entry.md:1:3
      Rust  models::Entry in generated/models/entry.rs
      tag   "is"  all struct variants have distinct values of this key

    variants
      models.Card  Card(Box<Card>) where "is" is "card"
      models.Coin  Coin(Box<Coin>) where "is" is "coin"
      string[]     StringList(Vec<String>)
    "#);
    Ok(())
}

#[test]
fn a_page_alone_is_explained_with_what_is_missing() -> Tested {
    let folder = Folder::new()?;
    std::fs::create_dir(folder.path("alone"))?;
    std::fs::copy(
        folder.path("specs/models/ticket.md"),
        folder.path("alone/ticket.md"),
    )?;
    folder.remove("codegen.toml")?;
    let ran = folder.run("explain Ticket.kind --specs alone")?;
    assert_eq!(ran.code, Some(0));
    insta::assert_snapshot!(ran.out, @r#"
    Ticket.kind
      page       alone/ticket.md:24:4
      Rust       kind: Option<serde_json::Value>
      wire name  "kind"  by default: wire-names = "auto"
      type       models.Kind, which has no page: any JSON value  alone/ticket.md:24:12: documented
      required   no      alone/ticket.md:24:4: documented
      nullable   no      there is no evidence
    "#);
    assert!(
        ran.err.contains("no page documents `models.Kind`"),
        "{}",
        ran.err
    );
    Ok(())
}

#[test]
fn a_title_of_several_pages_needs_its_namespace() -> Tested {
    let folder = Folder::new()?;
    let ran = folder.run("explain Fault")?;
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    insta::assert_snapshot!(ran.told(), @r"
    error: several pages have the title `Fault`
    help: use one of: `errors.Fault` or `operations.Fault`
    ");
    let ran = folder.run("explain Fault.message")?;
    assert!(
        ran.err
            .contains("`errors.Fault.message` or `operations.Fault.message`"),
        "{}",
        ran.err
    );
    assert!(
        explained(&folder, "operations.Fault.status")?.starts_with("operations.Fault.status\n")
    );
    Ok(())
}

#[test]
fn what_is_unknown_is_likened_to_what_is_known() -> Tested {
    let folder = Folder::new()?;
    for (subject, message) in [
        (
            "Tiket",
            "no page with the title `Tiket`\nhelp: did you mean `Ticket`?",
        ),
        (
            "sellRequest",
            "no page with the title `sellRequest`\nhelp: did you mean `SellRequest`",
        ),
        (
            "Venue",
            "no page with the title `Venue`\nhelp: `markdown-codegen schema` lists all models",
        ),
        (
            "Ticket.sold_at",
            "`Ticket` has no field `sold_at`\nhelp: did you mean `soldAt`?",
        ),
        (
            "Coin.x",
            "`Coin` has no field `x`\nhelp: the fields are is, worth",
        ),
        (
            "Kind.GUEST",
            "`Kind` has no fields\nhelp: only structs have fields; see `markdown-codegen explain Kind`",
        ),
    ] {
        let ran = folder.run(&format!("explain {subject}"))?;
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(
            ran.err.starts_with(&format!("error: {message}")),
            "{}",
            ran.err
        );
    }
    Ok(())
}

#[test]
fn errors_elsewhere_are_said_and_do_not_stand_in_the_way() -> Tested {
    let folder = Folder::new()?;
    folder.replace("specs/models/coin.md", "*number*", "*numbr*")?;
    let ran = folder.run("explain Ticket.id")?;
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.starts_with("Ticket.id\n"));
    assert!(ran.err.contains("error[unreadable-type]"), "{}", ran.err);
    Ok(())
}
