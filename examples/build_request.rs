//! Builds the bodies of the two calls that end an authorization request: one grants it, the other
//! rejects it.
//!
//! Constructors take the required fields; named if there are more than three or two of one type. Optional fields start as `None`, and encoding omits them.
//!
//! ```console
//! $ cargo run --example build_request
//! ```

use authlete_models::operations::AuthAuthorizationIssueApiRequest;
use authlete_models::{
    AuthorizationFailRequest, AuthorizationFailRequestReason, AuthorizationIssueRequest,
    AuthorizationIssueRequestRequired,
};
use serde_json::json;

/// Grants a request to an end user; `logged_in_at` is in seconds since the Unix epoch.
pub fn grant(ticket: &str, subject: &str, logged_in_at: i64) -> AuthorizationIssueRequest {
    let mut request = AuthorizationIssueRequest::new(AuthorizationIssueRequestRequired {
        ticket: ticket.to_owned(),
        subject: subject.to_owned(),
    });
    request.auth_time = Some(logged_in_at);
    request.scopes = Some(vec!["openid".into(), "accounts".into()]);
    // The API takes claims as the text of a JSON object.
    request.claims = Some(json!({"given_name": "Ada", "locale": "en-GB"}).to_string());
    request.consented_claims = Some(vec!["given_name".into(), "locale".into()]);
    request
}

/// Rejects a request; `description` is for the developer of the client.
pub fn refuse(
    ticket: &str,
    reason: AuthorizationFailRequestReason,
    description: &str,
) -> AuthorizationFailRequest {
    let mut request = AuthorizationFailRequest::new(ticket, reason);
    request.description = Some(description.into());
    request
}

/// The call that grants a request: its path, and its body as JSON.
///
/// # Errors
///
/// Those of [`serde_json::to_string_pretty`].
pub fn call(request: &AuthAuthorizationIssueApiRequest) -> serde_json::Result<(String, String)> {
    let path = format!("/api/{}/auth/authorization/issue", request.service_id);
    let body = serde_json::to_string_pretty(&request.authorization_issue_request)?;
    Ok((path, body))
}

/// Prints a call and a body.
///
/// # Errors
///
/// Those of [`call`].
pub fn main() -> serde_json::Result<()> {
    let ticket = "hM3rXc9sVt0Z-1fWqLkYp7uBnE5aGdJo2iTxR8yCvSw";

    let body = grant(ticket, "ada-lovelace", 1_773_579_540);
    let (path, body) = call(&AuthAuthorizationIssueApiRequest::new(
        "21653835348762",
        body,
    ))?;
    println!("POST {path}\n{body}");

    let body = refuse(
        ticket,
        AuthorizationFailRequestReason::NotLoggedIn,
        "Ask again without `prompt=none`.",
    );
    println!("{}", serde_json::to_string_pretty(&body)?);
    Ok(())
}
