//! Neither `Debug` nor an error tells a secret of the API.

use authlete_models::operations::ClientRegistrationUpdateApiRequestBody;
use authlete_models::{Client, Service, SnsCredentials, TokenRequest, TokenResponse};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const SECRET: &str = "hunter2";

/// What a value prints, on one line and on several.
fn printed<T: std::fmt::Debug>(value: &T) -> [String; 2] {
    [format!("{value:?}"), format!("{value:#?}")]
}

/// Decodes an object with a secret under a key, in both ways, and demands that no print shows it.
fn hides<T: DeserializeOwned + std::fmt::Debug>(mut json: Value, key: &str) -> String {
    json[key] = json!(SECRET);
    let value: T = serde_json::from_value(json.clone()).expect("a secret is text");
    let [line, lines] = printed(&value);
    assert!(!line.contains(SECRET) && !lines.contains(SECRET), "{lines}");

    // The value of another kind has the secret in it as well.
    json[key] = json!([SECRET]);
    for error in [
        serde_json::from_value::<T>(json.clone()).expect_err(key),
        serde_json::from_str::<T>(&json.to_string()).expect_err(key),
    ] {
        let shown = format!("{error} {error:?}");
        let place = format!("invalid value [redacted] for field `{key}` of `");
        assert!(shown.contains(&place) && !shown.contains(SECRET), "{shown}");
    }
    line
}

#[test]
fn a_client_keeps_its_secret() {
    let line = hides::<Client>(json!({"clientName": "shop"}), "clientSecret");
    assert!(line.contains("client_secret: Some([redacted])"), "{line}");
    assert!(line.contains("client_name: Some(\"shop\")"), "{line}");
    assert!(
        format!("{:?}", Client::default()).contains("client_secret: None"),
        "what is absent is shown as absent"
    );
}

#[test]
fn services_keep_their_keys() {
    for key in ["apiSecret", "jwks", "federationJwks", "credentialJwks"] {
        hides::<Service>(json!({}), key);
    }
    for key in ["apiKey", "apiSecret"] {
        hides::<SnsCredentials>(json!({}), key);
    }
    // Below a field that is no secret, a model hides its own.
    let json = json!({"snsCredentials": [{"apiSecret": SECRET}]});
    let service: Service = serde_json::from_value(json).expect("the credentials decode");
    let [line, lines] = printed(&service);
    assert!(!line.contains(SECRET) && !lines.contains(SECRET), "{lines}");
    let json = json!({"snsCredentials": [{"apiSecret": {SECRET: SECRET}}]});
    let error = serde_json::from_value::<Service>(json).expect_err("an object is no text");
    assert_eq!(
        error.to_string(),
        "invalid value [redacted] for field `apiSecret` of `SnsCredentials`"
    );
}

#[test]
fn requests_and_responses_keep_tokens_and_bodies() {
    hides::<TokenRequest>(json!({"parameters": "x"}), "clientSecret");
    hides::<TokenRequest>(json!({}), "parameters");
    for key in [
        "accessToken",
        "refreshToken",
        "idToken",
        "ticket",
        "password",
        "responseContent",
    ] {
        hides::<TokenResponse>(json!({}), key);
    }
    for key in ["token", "json"] {
        hides::<ClientRegistrationUpdateApiRequestBody>(
            json!({"clientId": "x", "token": "x", "json": "x"}),
            key,
        );
    }
}

#[test]
fn what_is_no_secret_is_told() {
    let error = serde_json::from_value::<Client>(json!({"clientName": 27})).expect_err("no text");
    assert!(error.to_string().contains("integer `27`"), "{error}");
    let json = json!({"jwks": "public", "tokenType": "x", "accessTokenDuration": 60});
    let client: Client = serde_json::from_value(json.clone()).expect("a client");
    assert!(printed(&client)[0].contains("jwks: Some(\"public\")"));
    let response: TokenResponse = serde_json::from_value(json).expect("a response");
    assert!(printed(&response)[0].contains("access_token_duration: Some(60)"));
}
