//! The fields of models by the keys of values.

use std::collections::HashMap;

use crate::names;
use crate::resolve::ModelId;
use crate::resolve::fixes::Fixes;
use crate::schema::Field;

/// The positions of fields by key, for the models that values have.
#[derive(Default)]
pub(super) struct Keys {
    by_model: HashMap<ModelId, HashMap<String, usize>>,
}

impl Keys {
    /// The field of a key: examples in code use documented names, others JSON keys.
    pub(super) fn field(
        &mut self,
        model: ModelId,
        fields: &[Field],
        fixes: &Fixes,
        key: &str,
    ) -> Option<usize> {
        let keys = self.by_model.entry(model).or_insert_with(|| {
            let mut keys = HashMap::with_capacity(2 * fields.len());
            for (at, field) in fields.iter().enumerate() {
                keys.insert(field.name.clone(), at);
            }
            for (at, field) in fields.iter().enumerate() {
                let fixed = fixes.field(model, &field.name).wire;
                let wire = fixed.map_or_else(|| names::snake_case(&field.name), |it| it.0.into());
                keys.entry(wire).or_insert(at);
            }
            keys
        });
        keys.get(key).copied()
    }
}
