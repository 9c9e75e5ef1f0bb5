//! Values of the types, written to JSON and read again.

use std::fmt::Debug;

use authlete_models::errors::*;
use authlete_models::operations::*;
use authlete_models::*;
use proptest::collection::vec;
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::strategies::*;

fn authorization_request() -> impl Strategy<Value = AuthorizationRequest> {
    let options = prop::option::of(decoded(cimd_options()));
    (text(), optional_text(), options).prop_map(|(parameters, context, options)| {
        let mut request = AuthorizationRequest::new(parameters);
        request.context = context;
        request.cimd_options = options;
        request
    })
}

fn fail_request() -> impl Strategy<Value = AuthorizationFailRequest> {
    let reason = value(AuthorizationFailRequestReason::ALL);
    (text(), reason, optional_text()).prop_map(|(ticket, reason, description)| {
        let mut request = AuthorizationFailRequest::new(ticket, reason);
        request.description = description;
        request
    })
}

fn fail_response() -> impl Strategy<Value = AuthorizationFailResponse> {
    let action = prop::option::of(value(AuthorizationFailResponseAction::ALL));
    let texts = [optional_text(), optional_text(), optional_text()];
    (texts, action).prop_map(|([code, message, content], action)| {
        let mut response = AuthorizationFailResponse::default();
        response.result_code = code;
        response.result_message = message;
        response.action = action;
        response.response_content = content;
        response
    })
}

fn issue_request() -> impl Strategy<Value = AuthorizationIssueRequest> {
    let required = (text(), text());
    let numbers = [prop::option::of(integer()), prop::option::of(integer())];
    let lists = [texts(), texts(), texts()];
    let properties = prop::option::of(vec(decoded(property()), 0..3));
    let details = prop::option::of(decoded(authorization_details()));
    let some: [_; 5] = std::array::from_fn(|_| optional_text());
    let more: [_; 4] = std::array::from_fn(|_| optional_text());
    (required, numbers, lists, properties, details, some, more).prop_map(
        |((ticket, subject), numbers, lists, properties, details, some, more)| {
            let mut request = AuthorizationIssueRequest::new(AuthorizationIssueRequestRequired {
                ticket,
                subject,
            });
            [request.auth_time, request.access_token_duration] = numbers;
            [
                request.scopes,
                request.consented_claims,
                request.verified_claims_for_tx,
            ] = lists;
            request.properties = properties;
            request.authorization_details = details;
            [
                request.acr,
                request.claims,
                request.sub,
                request.idt_header_params,
                request.claims_for_tx,
            ] = some;
            [
                request.jwt_at_claims,
                request.access_token,
                request.session_id,
                request.id_token_aud_type,
            ] = more;
            request
        },
    )
}

fn issue_response() -> impl Strategy<Value = AuthorizationIssueResponse> {
    let action = prop::option::of(value(AuthorizationIssueResponseAction::ALL));
    let numbers = [prop::option::of(integer()), prop::option::of(integer())];
    let texts: [_; 7] = std::array::from_fn(|_| optional_text());
    let info = prop::option::of(decoded(ticket_info()));
    (action, numbers, texts, info).prop_map(|(action, numbers, texts, info)| {
        let mut response = AuthorizationIssueResponse::default();
        response.action = action;
        [
            response.access_token_expires_at,
            response.access_token_duration,
        ] = numbers;
        [
            response.result_code,
            response.result_message,
            response.response_content,
            response.access_token,
            response.id_token,
            response.authorization_code,
            response.jwt_access_token,
        ] = texts;
        response.ticket_info = info;
        response
    })
}

fn result_error() -> impl Strategy<Value = ResultError> {
    [optional_text(), optional_text()].prop_map(|[code, message]| {
        let mut error = ResultError::default();
        error.result_code = code;
        error.result_message = message;
        error
    })
}

fn survives<T>(value: T) -> Result<(), TestCaseError>
where
    T: Clone + Debug + PartialEq + Serialize + DeserializeOwned,
{
    let text = serde_json::to_string(&value).expect("JSON");
    let json = serde_json::to_value(&value).expect("JSON");
    let from_text: T = serde_json::from_str(&text).expect("what was written");
    let from_pretty: T = serde_json::to_string_pretty(&value)
        .and_then(|pretty| serde_json::from_str(&pretty))
        .expect("what was written");
    let from_json: T = serde_json::from_value(json.clone()).expect("what was written");
    prop_assert_eq!(&from_text, &value);
    prop_assert_eq!(&from_pretty, &value);
    prop_assert_eq!(&from_json, &value);
    prop_assert_eq!(&value.clone(), &value);
    prop_assert_eq!(serde_json::to_string(&from_text).expect("JSON"), &text[..]);
    prop_assert_eq!(
        serde_json::from_str::<Value>(&text).expect("JSON"),
        json.clone()
    );
    prop_assert!(
        no_nulls(&json),
        "a field that is absent is written in {}",
        text
    );
    Ok(())
}

fn no_nulls(json: &Value) -> bool {
    match json {
        Value::Null => false,
        Value::Array(entries) => entries.iter().all(no_nulls),
        Value::Object(fields) => fields.values().all(no_nulls),
        _ => true,
    }
}

proptest! {
    #[test]
    fn requests_survive(
        authorization in authorization_request(),
        fail in fail_request(),
        issue in issue_request(),
    ) {
        survives(authorization)?;
        survives(fail)?;
        survives(issue)?;
    }

    #[test]
    fn responses_survive(
        fail in fail_response(),
        issue in issue_response(),
        error in result_error(),
    ) {
        survives(fail)?;
        survives(issue)?;
        survives(error)?;
    }

    #[test]
    fn calls_survive(
        service_id in text(),
        authorization in authorization_request(),
        fail in fail_request(),
        issue in issue_request(),
    ) {
        survives(AuthAuthorizationApiRequest::new(&*service_id, authorization))?;
        survives(AuthAuthorizationFailApiRequest::new(&*service_id, fail))?;
        survives(AuthAuthorizationIssueApiRequest::new(service_id, issue))?;
    }

    #[test]
    fn values_of_enumerations_survive(
        reason in value(AuthorizationFailRequestReason::ALL),
        fail in value(AuthorizationFailResponseAction::ALL),
        issue in value(AuthorizationIssueResponseAction::ALL),
    ) {
        survives(reason)?;
        survives(fail)?;
        survives(issue)?;
    }

    #[test]
    fn a_text_is_a_value_of_every_enumeration(text in text()) {
        let reason = AuthorizationFailRequestReason::from(text.as_str());
        let documented = AuthorizationFailRequestReason::ALL.iter().any(|v| v.as_str() == text);
        let unrecognized = matches!(reason, AuthorizationFailRequestReason::Unrecognized(_));
        prop_assert_eq!(documented, !unrecognized);
        prop_assert_eq!(reason.as_str(), text.as_str());
        prop_assert_eq!(reason, AuthorizationFailRequestReason::from(text));
    }
}
