//! Values that hold a required field's place until the field is decoded.

// <btree_map>
use std::collections::BTreeMap;
// </btree_map>
// <hash_map>
use std::collections::HashMap;
// </hash_map>

use serde_json::{Number, Value};

/// A type that can stand in a required field.
pub(crate) trait Blank {
    /// A value that is replaced before anyone sees it.
    fn blank() -> Self;
}

macro_rules! default_is_blank {
    ($($ty:ty),* $(,)?) => {
        $(impl Blank for $ty {
            fn blank() -> Self {
                Self::default()
            }
        })*
    };
}

default_is_blank!(String, bool, i64, i128, f64, Value);
// <jiff_date_time>
default_is_blank!(jiff::Timestamp);
// </jiff_date_time>
// <jiff_date>
default_is_blank!(jiff::civil::Date);
// </jiff_date>
// <chrono_date_time>
default_is_blank!(chrono::DateTime<chrono::FixedOffset>);
// </chrono_date_time>
// <chrono_date>
default_is_blank!(chrono::NaiveDate);
// </chrono_date>

impl Blank for Number {
    fn blank() -> Self {
        Self::from(0)
    }
}

impl<T> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}
// <btree_map>

impl<V> Blank for BTreeMap<String, V> {
    fn blank() -> Self {
        Self::new()
    }
}
// </btree_map>
// <hash_map>

impl<V> Blank for HashMap<String, V> {
    fn blank() -> Self {
        Self::new()
    }
}
// </hash_map>
