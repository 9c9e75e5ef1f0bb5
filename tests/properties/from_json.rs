//! JSON of the shape of each model, read and written again.

use std::hash::{DefaultHasher, Hash, Hasher};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use crate::family::{Model, Ordered, models};
use crate::strategies::{like, text};

/// Payloads with the fields that are required and any choice of the others, in the order of the page.
fn payload(model: &Model) -> impl Strategy<Value = Ordered> + use<> {
    let required = model.required();
    let fields = model.full().0.into_iter().map(|(key, sample)| {
        let always = required.contains(&key);
        let value = match sample.as_object().filter(|_| always) {
            Some(_) => body(&key, &sample),
            None => like(&key, &sample),
        };
        let field = value.prop_map(move |value| (key.clone(), value));
        if always {
            field.prop_map(Some).boxed()
        } else {
            prop::option::of(field).boxed()
        }
    });
    fields
        .collect::<Vec<_>>()
        .prop_map(|fields| Ordered(fields.into_iter().flatten().collect()))
}

/// The body of a call has the shape of the model of the same name.
fn body(key: &str, sample: &Value) -> BoxedStrategy<Value> {
    let name = format!("{}{}", key[..1].to_uppercase(), &key[1..]);
    match models().iter().find(|model| model.name == name) {
        Some(model) => payload(model).prop_map(|payload| payload.value()).boxed(),
        None => like(key, sample),
    }
}

/// A payload of any of the models, which comes as its index.
fn any_payload() -> impl Strategy<Value = (usize, Ordered)> {
    let payloads = models()
        .iter()
        .enumerate()
        .map(|(index, model)| (Just(index), payload(model)).boxed())
        .collect::<Vec<_>>();
    prop::strategy::Union::new(payloads)
}

fn decode(index: usize, text: &str) -> (String, Value) {
    let decoded = models()[index].accept(text);
    let json = serde_json::from_str(&decoded.json).expect("JSON");
    (decoded.debug, json)
}

/// The value with the keys of every object in an order that a seed decides.
fn shuffled(value: &Value, seed: u64) -> String {
    match value {
        Value::Array(entries) => {
            let entries: Vec<String> = entries.iter().map(|e| shuffled(e, seed)).collect();
            format!("[{}]", entries.join(","))
        }
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(key, _)| {
                let mut hasher = DefaultHasher::new();
                (seed, key).hash(&mut hasher);
                hasher.finish()
            });
            let fields = fields.into_iter().map(|(key, value)| {
                let key = Value::from(key.as_str());
                format!("{key}:{}", shuffled(value, seed))
            });
            format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
        }
        Value::String(text) if seed.is_multiple_of(2) => {
            let units = text.encode_utf16().map(|unit| format!("\\u{unit:04X}"));
            format!("\"{}\"", units.collect::<String>())
        }
        other => other.to_string(),
    }
}

/// Any JSON, for keys that nobody reads.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((text(), inner), 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn payloads_come_back_equal((model, payload) in any_payload()) {
        let (_, json) = decode(model, &payload.to_string());
        prop_assert_eq!(json, payload.value());
    }

    #[test]
    fn the_order_of_keys_and_the_use_of_escapes_mean_nothing(
        (model, payload) in any_payload(),
        seed in any::<u64>(),
    ) {
        let expected = decode(model, &payload.to_string());
        prop_assert_eq!(decode(model, &shuffled(&payload.value(), seed)), expected);
    }

    #[test]
    fn unknown_keys_are_ignored(
        (model, payload) in any_payload(),
        unknown in vec((any::<Index>(), text(), any_json()), 1..5),
    ) {
        let expected = decode(model, &payload.to_string());
        let mut fields = payload.0;
        for (place, name, value) in unknown {
            fields.insert(place.index(fields.len() + 1), (format!("x{name}"), value));
        }
        prop_assert_eq!(decode(model, &Ordered(fields).to_string()), expected);
    }

    #[test]
    fn null_stands_for_an_absent_optional_field((model, payload) in any_payload()) {
        let expected = decode(model, &payload.to_string());
        let mut nulls = payload.clone();
        for (key, _) in models()[model].optional() {
            if !payload.keys().contains(&key) {
                nulls = nulls.with(&key, Value::Null);
            }
        }
        prop_assert_eq!(decode(model, &nulls.to_string()), expected);
    }

    #[test]
    fn a_required_field_is_missed_by_name((model, payload) in any_payload()) {
        let model = &models()[model];
        for key in model.required() {
            let error = (model.decode)(&payload.without(&key).to_string()).err();
            let message = error.map(|e| e.to_string()).unwrap_or_default();
            prop_assert!(message.contains(&format!("field `{key}` of `{}`", model.name)), "{}", message);
        }
    }

    #[test]
    fn a_part_of_a_payload_is_refused(
        (model, payload) in any_payload(),
        length in any::<Index>(),
    ) {
        let whole = payload.to_string();
        let length = length.index(whole.chars().count());
        let part: String = whole.chars().take(length).collect();
        prop_assert!((models()[model].decode)(&part).is_err(), "{} decodes", part);
    }

    #[test]
    fn any_json_decodes_or_is_refused(json in any_json()) {
        for model in models() {
            let _ = (model.decode)(&json.to_string());
        }
    }
}
