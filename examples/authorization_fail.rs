//! Ends an authorization request with an error.
//!
//! An authorization server that rejects a request calls `/auth/authorization/fail` and then follows
//! `action` in the response. This example starts with the body of that response, decodes it, and
//! creates the answer of the authorization endpoint.
//!
//! ```console
//! $ cargo run --example authorization_fail
//! ```

use std::error::Error;

use authlete_models::{AuthorizationFailResponse, AuthorizationFailResponseAction as Action};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use http::{Response, StatusCode, response};

/// Converts the body of a response of `/auth/authorization/fail` into the answer of the
/// authorization endpoint.
///
/// # Errors
///
/// If the body is not an [`AuthorizationFailResponse`], or if the action is `LOCATION` and the content
/// is not a valid header value. Send [`server_error`] to the user agent in this case.
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
        // Undocumented actions are decoded, too. Their content has an unknown purpose, so it is not
        // sent.
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

/// The answer to an internal error: status 500, without the cause.
///
/// # Errors
///
/// Never with these values; [`response::Builder::body`] requires the type.
pub fn server_error() -> http::Result<Response<String>> {
    json(StatusCode::INTERNAL_SERVER_ERROR, None)
}

/// Sends the JSON object from Authlete, or a generic `error` without one.
fn json(status: StatusCode, content: Option<String>) -> http::Result<Response<String>> {
    no_store(status)
        .header(CONTENT_TYPE, "application/json")
        .body(content.unwrap_or_else(|| r#"{"error":"server_error"}"#.to_owned()))
}

/// A response that must not be cached.
fn no_store(status: StatusCode) -> response::Builder {
    Response::builder()
        .status(status)
        .header(CACHE_CONTROL, "no-store")
}

/// Answers four responses: two with documented actions, one with a new action, and one without.
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
