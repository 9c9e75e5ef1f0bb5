//! `schema` prints what the pages say.

use markdown_codegen::schema::Schema;
use serde_json::Value;

use super::{Folder, Ran, Tested};

#[test]
fn the_outline_is_for_people() -> Tested {
    let folder = Folder::new()?;
    let ran = folder.run("schema")?;
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(ran.out, @r#"
    struct Card  models/card.md
      is  "card"

    struct Coin  models/coin.md
      is     "coin"
      worth  number

    struct Draft  models/draft.md
      text?  string

    union Entry  models/entry.md
      models.Card
      models.Coin
      string[]

    struct errors.Fault  models/errors/fault.md
      message  string

    enum Kind  models/kind.md
      "GUEST"
      "V.I.P."
      "staff"

    struct operations.Fault  models/operations/fault.md
      status  number

    struct operations.SellRequest  models/operations/sellrequest.md
      showId  string

    struct Ticket  models/ticket.md
      id       string
      seat?    number
      price?   number
      guests?  number
      kind?    models.Kind
      gate?    string
      legacy?  string
      draft?   models.Draft
      next?    models.Ticket
      soldAt?  date-time

    operation sell_ticket  POST /shows/{showId}/tickets  sdks/tickets/README.md
      request      operations.SellRequest
      ->           models.Ticket
      -> 400, 404  errors.Fault

    other pages
      README.md
    "#);
    Ok(())
}

#[test]
fn the_json_is_the_same_for_any_number_of_threads() -> Tested {
    let folder = Folder::new()?;
    let mut texts = Vec::new();
    for threads in ["1", "4", "4", "1"] {
        let ran = Ran::of(
            folder
                .command()
                .args(["schema", "--format", "json"])
                .env("RAYON_NUM_THREADS", threads),
        )?;
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        texts.push(ran.out);
    }
    assert!(texts.windows(2).all(|pair| pair[0] == pair[1]));

    let schema: Schema = serde_json::from_str(&texts[0])?;
    assert_eq!(
        (schema.version, schema.models.len(), schema.operations.len()),
        (2, 9, 1)
    );
    assert_eq!(schema.to_json()?, texts[0]);
    let value: Value = serde_json::from_str(&texts[0])?;
    assert_eq!(value["models"][0]["origin"]["page"], "models/card.md");
    Ok(())
}

#[test]
fn pages_with_errors_give_no_schema() -> Tested {
    let folder = Folder::new()?;
    folder.replace("specs/models/coin.md", "*number*", "*numbr*")?;
    for args in ["schema", "schema --format json"] {
        let ran = folder.run(args)?;
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
        assert!(ran.err.contains("error[unreadable-type]"), "{}", ran.err);
    }
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_error() -> Tested {
    use std::process::Stdio;
    let folder = Folder::new()?;
    let mut child = folder
        .command()
        .args(["schema", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    drop(child.stdout.take());
    let output = child.wait_with_output()?;
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr)?, "");
    Ok(())
}
