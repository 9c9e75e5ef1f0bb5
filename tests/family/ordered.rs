//! A JSON object as it is written: with the order of its keys, and with keys that repeat.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

/// Keys and values in their order.
#[derive(Clone, Debug)]
pub struct Ordered(pub Vec<(String, Value)>);

impl Ordered {
    /// The keys in their order.
    pub fn keys(&self) -> Vec<String> {
        self.0.iter().map(|(key, _)| key.clone()).collect()
    }

    /// The object with the value of one key replaced, or with the key added at the end.
    pub fn with(&self, key: &str, value: Value) -> Self {
        let mut fields = self.0.clone();
        match fields.iter_mut().find(|(name, _)| name == key) {
            Some((_, slot)) => *slot = value,
            None => fields.push((key.to_owned(), value)),
        }
        Self(fields)
    }

    /// The object without a key.
    pub fn without(&self, key: &str) -> Self {
        let mut fields = self.0.clone();
        fields.retain(|(name, _)| name != key);
        Self(fields)
    }

    /// The object as a value, which forgets the order.
    pub fn value(&self) -> Value {
        Value::Object(self.0.iter().cloned().collect())
    }
}

impl fmt::Display for Ordered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{")?;
        for (index, (key, value)) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(f, "{comma}{}:{value}", Value::from(key.as_str()))?;
        }
        f.write_str("}")
    }
}

impl<'de> Deserialize<'de> for Ordered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OrderedVisitor;

        impl<'de> Visitor<'de> for OrderedVisitor {
            type Value = Ordered;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ordered, A::Error> {
                let mut fields = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    fields.push(entry);
                }
                Ok(Ordered(fields))
            }
        }

        deserializer.deserialize_map(OrderedVisitor)
    }
}
