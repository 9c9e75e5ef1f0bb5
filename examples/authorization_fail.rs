//! Ends an authorization request with an error.
//!
//! An authorization server that will not grant a request calls `/auth/authorization/fail` and then
//! does as `action` in the response says. This example starts where the response has arrived: it
//! decodes the body and makes the answer of the authorization endpoint of it.
//!
//! ```console
//! $ cargo run --example authorization_fail
//! ```

use std::error::Error;

use authlete_models::{AuthorizationFailResponse, AuthorizationFailResponseAction as Action};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use http::{Response, StatusCode, response};

/// The answer of the authorization endpoint to the body of a response of `/auth/authorization/fail`.
///
/// # Errors
///
/// If the body is not an [`AuthorizationFailResponse`], or if Authlete says `LOCATION` and gives no
/// content that can stand in that header. The user agent should then see [`server_error`].
pub fn answer(body: &str) -> Result<Response<String>, Box<dyn Error>> {
    let response: AuthorizationFailResponse = serde_json::from_str(body)?;
    let content = response.response_content;
    let answer = match response.action {
        Some(Action::Location) => {
            let uri = content.ok_or("`LOCATION` without `responseContent`")?;
            no_store(StatusCode::FOUND)
                .header(LOCATION, uri)
                .body(String::new())?
        }
        Some(Action::Form) => no_store(StatusCode::OK)
            .header(CONTENT_TYPE, "text/html;charset=UTF-8")
            .body(content.ok_or("`FORM` without `responseContent`")?)?,
        Some(Action::BadRequest) => json(StatusCode::BAD_REQUEST, content)?,
        Some(Action::InternalServerError) => json(StatusCode::INTERNAL_SERVER_ERROR, content)?,
        // An action that this version of the crate does not know decodes all the same. What the
        // content is for is not known either, so it is not sent.
        Some(unknown) => {
            eprintln!("unknown action {:?}", unknown.as_str());
            server_error()?
        }
        None => {
            eprintln!("no action; result code {:?}", response.result_code);
            server_error()?
        }
    };
    Ok(answer)
}

/// The answer when the server itself is at fault: status 500, and no word about the cause.
///
/// # Errors
///
/// None with these values; the type is that of [`response::Builder::body`].
pub fn server_error() -> http::Result<Response<String>> {
    json(StatusCode::INTERNAL_SERVER_ERROR, None)
}

/// Sends a JSON object that Authlete has prepared, or else the `error` that a server must name.
fn json(status: StatusCode, content: Option<String>) -> http::Result<Response<String>> {
    no_store(status)
        .header(CONTENT_TYPE, "application/json")
        .body(content.unwrap_or_else(|| r#"{"error":"server_error"}"#.to_owned()))
}

/// A response that no cache may keep, which is how all of them must be.
fn no_store(status: StatusCode) -> response::Builder {
    Response::builder()
        .status(status)
        .header(CACHE_CONTROL, "no-store")
}

/// Answers four responses: two with documented actions, a newer one, and one without an action.
///
/// # Errors
///
/// Those of [`answer`].
pub fn main() -> Result<(), Box<dyn Error>> {
    let bodies = [
        r#"{
            "resultCode": "A060304",
            "action": "LOCATION",
            "responseContent": "https://client.example.com/cb?error=login_required&state=af0ifjsldkj"
        }"#,
        r#"{"action": "BAD_REQUEST", "responseContent": "{\"error\":\"invalid_request\"}"}"#,
        r#"{"action": "WEB_MESSAGE", "responseContent": "<script></script>"}"#,
        r#"{"resultCode": "A069999"}"#,
    ];
    for body in bodies {
        println!("{:#?}", answer(body)?);
    }
    Ok(())
}
