//! The examples run, and do what their text says.

use std::error::Error;

use authlete_models::AuthorizationFailRequestReason;
use authlete_models::operations::AuthAuthorizationIssueApiRequest;
use http::Response;
use serde_json::json;

#[path = "../examples/authorization_fail.rs"]
mod authorization_fail;
#[path = "../examples/build_request.rs"]
mod build_request;

use authorization_fail::{answer, server_error};

#[test]
fn the_examples_run() -> Result<(), Box<dyn Error>> {
    authorization_fail::main()?;
    build_request::main()?;
    Ok(())
}

/// Status, content type, location and body of a response that must not be cached.
fn parts(response: Response<String>) -> (u16, Option<String>, Option<String>, String) {
    let header = |name: &str| {
        let value = response.headers().get(name)?;
        Some(value.to_str().expect("a header in ASCII").to_owned())
    };
    assert_eq!(header("cache-control").as_deref(), Some("no-store"));
    let (content_type, location) = (header("content-type"), header("location"));
    (
        response.status().as_u16(),
        content_type,
        location,
        response.into_body(),
    )
}

#[test]
fn each_action_has_its_response() -> Result<(), Box<dyn Error>> {
    let json_type = Some("application/json".to_owned());
    let cases = [
        (
            "LOCATION",
            "https://client.example.com/cb?error=access_denied",
            302,
        ),
        ("FORM", "<!DOCTYPE html><html></html>", 200),
        ("BAD_REQUEST", r#"{"error":"invalid_request"}"#, 400),
        (
            "INTERNAL_SERVER_ERROR",
            r#"{"error":"server_error","x":1}"#,
            500,
        ),
    ];
    for (action, content, status) in cases {
        let body = json!({"action": action, "responseContent": content}).to_string();
        let content = content.to_owned();
        let expected = match action {
            "LOCATION" => (status, None, Some(content), String::new()),
            "FORM" => (
                status,
                Some("text/html;charset=UTF-8".to_owned()),
                None,
                content,
            ),
            _ => (status, json_type.clone(), None, content),
        };
        assert_eq!(parts(answer(&body)?), expected, "{action}");
    }
    Ok(())
}

#[test]
fn an_unknown_or_absent_action_is_the_servers_fault() -> Result<(), Box<dyn Error>> {
    let expected = parts(server_error()?);
    assert_eq!(expected.0, 500);
    assert_eq!(expected.3, r#"{"error":"server_error"}"#);
    for body in [
        json!({"action": "WEB_MESSAGE", "responseContent": "<script></script>"}),
        json!({"action": "location", "responseContent": "https://client.example.com/"}),
        json!({"action": "", "responseContent": "x"}),
        json!({"action": null, "responseContent": "x"}),
        json!({"responseContent": "x"}),
        json!({}),
        json!({"action": "INTERNAL_SERVER_ERROR"}),
    ] {
        assert_eq!(parts(answer(&body.to_string())?), expected, "{body}");
    }
    Ok(())
}

#[test]
fn what_cannot_be_answered_is_an_error() {
    for (body, words) in [
        ("Bad Gateway", "expected value"),
        (
            r#"{"action": 7}"#,
            "for field `action` of `AuthorizationFailResponse`",
        ),
        (r#"{"action": "LOCATION"}"#, "without `responseContent`"),
        (r#"{"action": "FORM"}"#, "without `responseContent`"),
        (
            r#"{"action": "LOCATION", "responseContent": "a\r\nSet-Cookie: b"}"#,
            "header",
        ),
    ] {
        let message = answer(body).expect_err(body).to_string();
        assert!(message.contains(words), "{message:?}");
    }
}

#[test]
fn a_granted_request_has_what_was_set_and_nothing_else() -> Result<(), Box<dyn Error>> {
    let request = build_request::grant("the-ticket", "ada", 1_773_579_540);
    assert_eq!(
        serde_json::to_value(&request)?,
        json!({
            "ticket": "the-ticket",
            "subject": "ada",
            "authTime": 1_773_579_540,
            "claims": r#"{"given_name":"Ada","locale":"en-GB"}"#,
            "scopes": ["openid", "accounts"],
            "consentedClaims": ["given_name", "locale"],
        })
    );
    let call = AuthAuthorizationIssueApiRequest::new("42", request.clone());
    let (path, body) = build_request::call(&call)?;
    assert_eq!(path, "/api/42/auth/authorization/issue");
    assert_eq!(body, serde_json::to_string_pretty(&request)?);
    Ok(())
}

#[test]
fn a_refused_request_has_a_reason_even_a_new_one() -> Result<(), Box<dyn Error>> {
    let denied = build_request::refuse(
        "the-ticket",
        AuthorizationFailRequestReason::Denied,
        "Sorry.",
    );
    assert_eq!(
        serde_json::to_string(&denied)?,
        r#"{"ticket":"the-ticket","reason":"DENIED","description":"Sorry."}"#
    );
    let newer = build_request::refuse("the-ticket", "LOGIN_EXPIRED".into(), "Again.");
    assert_eq!(serde_json::to_value(newer)?["reason"], "LOGIN_EXPIRED");
    Ok(())
}
