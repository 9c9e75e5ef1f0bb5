//! Makes JSON of a literal, and notes where it contradicts a type.

use std::ops::Range;

use serde_json::Value;

use super::leaf::argument;
use super::{Fault, FaultKind};
use crate::matching::Forms;
use crate::resolve::{Arm, Field, Kind, Resolved, Tag, Type};
use crate::schema::{Literal, LiteralKind};
use crate::source::Span;

/// How many values are looked at for one example. Unions within unions are tried arm by arm, which
/// could otherwise take for ever.
const BUDGET: usize = 100_000;

/// One example while it is held against its type.
pub(super) struct Check<'c, 'a> {
    pub(super) resolved: &'a Resolved<'a>,
    pub(super) forms: Forms,
    place: &'c dyn Fn(Range<usize>) -> Span,
    faults: Vec<Fault>,
    path: Vec<Step>,
    left: usize,
}

enum Step {
    Key(String),
    Item(usize),
}

impl<'c, 'a> Check<'c, 'a> {
    pub(super) fn new(
        resolved: &'a Resolved<'a>,
        forms: Forms,
        place: &'c dyn Fn(Range<usize>) -> Span,
    ) -> Self {
        Self {
            resolved,
            forms,
            place,
            faults: Vec::new(),
            path: Vec::new(),
            left: BUDGET,
        }
    }

    pub(super) fn faults(self) -> Vec<Fault> {
        self.faults
    }

    /// Notes that a text is no literal.
    pub(super) fn unreadable(&mut self, span: Span) {
        self.faults.push(Fault {
            kind: FaultKind::Unreadable,
            span,
            path: String::new(),
            message: "the example cannot be read as a value".to_owned(),
        });
    }

    pub(super) fn fault(
        &mut self,
        kind: FaultKind,
        range: Range<usize>,
        message: impl Into<String>,
    ) {
        let steps = self.path.iter().map(|step| match step {
            Step::Key(key) => format!(".{key}"),
            Step::Item(index) => format!("[{index}]"),
        });
        let fault = Fault {
            kind,
            span: (self.place)(range),
            path: steps.collect(),
            message: message.into(),
        };
        self.faults.push(fault);
    }

    /// The value of a field, which may be null where that is allowed.
    pub(super) fn field(&mut self, literal: &Literal, field: &Field) -> Option<Value> {
        match literal.kind {
            LiteralKind::Null if field.nullable => Some(Value::Null),
            _ => self.value(literal, &field.ty),
        }
    }

    /// The literal as JSON; `None` where it holds what JSON does not have, which is noted, too.
    pub(super) fn value(&mut self, literal: &Literal, ty: &Type) -> Option<Value> {
        let Some(left) = self.left.checked_sub(1) else {
            // One word about it is enough.
            if !self
                .faults
                .iter()
                .any(|fault| fault.kind == FaultKind::Unreadable)
            {
                let message = "the example is too large to be held against its type";
                self.fault(FaultKind::Unreadable, literal.range.clone(), message);
            }
            return None;
        };
        self.left = left;
        match (ty, &literal.kind) {
            (Type::Boxed(inner), _) => self.value(literal, inner),
            (Type::Nullable(_) | Type::Any, LiteralKind::Null) => Some(Value::Null),
            (Type::Nullable(inner), _) => self.value(literal, inner),
            (Type::Any, _) => self.any(literal),
            (Type::Model(id), kind) => match &self.resolved.get(*id)?.kind {
                Kind::Union { arms, tag } => self.arms(literal, arms, tag.as_ref()),
                Kind::Enum(values) => self.member(literal, values, ty),
                Kind::Struct(fields) => match kind {
                    LiteralKind::Object(entries) => self.object(literal, entries, fields, ty),
                    _ => self.wrong(literal, ty),
                },
            },
            (Type::List(items), LiteralKind::List(literals)) => {
                let values = literals.iter().enumerate().map(|(index, item)| {
                    self.at(Step::Item(index), |check| check.value(item, items))
                });
                // All items are looked at, also behind one that is not JSON.
                let values: Vec<Option<Value>> = values.collect();
                values.into_iter().collect::<Option<_>>().map(Value::Array)
            }
            (Type::Map(values), LiteralKind::Object(entries)) => {
                let entries = entries.iter().map(|(key, value)| {
                    let value = self.below(key, |check| check.value(value, values));
                    Some((key.clone(), value?))
                });
                let entries: Vec<Option<(String, Value)>> = entries.collect();
                entries
                    .into_iter()
                    .collect::<Option<_>>()
                    .map(Value::Object)
            }
            _ => self.leaf(literal, ty),
        }
    }

    /// The literal as JSON, whatever it is.
    pub(super) fn any(&mut self, literal: &Literal) -> Option<Value> {
        match &literal.kind {
            LiteralKind::List(items) => {
                let values: Vec<Option<Value>> = items.iter().map(|item| self.any(item)).collect();
                values.into_iter().collect::<Option<_>>().map(Value::Array)
            }
            LiteralKind::Object(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| Some((key.clone(), self.any(value)?)));
                let entries: Vec<Option<(String, Value)>> = entries.collect();
                entries
                    .into_iter()
                    .collect::<Option<_>>()
                    .map(Value::Object)
            }
            _ => self.plain(literal),
        }
    }

    /// Takes the arm that nothing contradicts, or else the one that the least contradicts.
    fn arms(&mut self, literal: &Literal, arms: &[Arm], tag: Option<&Tag>) -> Option<Value> {
        if let Some(arm) = tag.and_then(|tag| self.tagged(literal, arms, tag)) {
            return self.value(literal, &arm.ty);
        }
        let before = self.faults.len();
        let mut best: Option<(Vec<Fault>, Option<Value>)> = None;
        for arm in arms {
            let value = self.value(literal, &arm.ty);
            let faults = self.faults.split_off(before);
            if faults.is_empty() {
                return value;
            }
            if best
                .as_ref()
                .is_none_or(|(least, _)| faults.len() < least.len())
            {
                best = Some((faults, value));
            }
        }
        let (faults, value) = best?;
        self.faults.extend(faults);
        value
    }

    /// The arm that an object's tag means.
    fn tagged<'t>(&self, literal: &Literal, arms: &'t [Arm<'a>], tag: &Tag) -> Option<&'t Arm<'a>> {
        arms.iter().zip(&tag.values).find_map(|(arm, values)| {
            let Type::Model(id) = arm.ty else { return None };
            let Kind::Struct(fields) = &self.resolved.get(id)?.kind else {
                return None;
            };
            let field = fields.iter().find(|field| field.wire == tag.key)?;
            let value = literal
                .get(&field.source.name)
                .or_else(|| literal.get(&field.wire))?;
            let found = match &value.kind {
                LiteralKind::String(text) => text.clone(),
                _ => return None,
            };
            values.contains(&found).then_some(arm)
        })
    }

    /// Notes that a value is of another type, and gives it all the same.
    pub(super) fn wrong(&mut self, literal: &Literal, ty: &Type) -> Option<Value> {
        let (kind, message) = match &literal.kind {
            LiteralKind::Null => (
                FaultKind::Null,
                format!("null stands where {} must be", self.name(ty)),
            ),
            LiteralKind::String(text) if matches!(ty, Type::Date | Type::DateTime) => {
                (FaultKind::WrongType, self.no_date(text, ty))
            }
            LiteralKind::Call(name, arguments)
                if matches!(name.as_str(), "Date" | "RFCDate") && argument(arguments).is_some() =>
            {
                let text = argument(arguments).unwrap_or_default();
                (FaultKind::WrongType, self.no_date(text, ty))
            }
            found => (
                FaultKind::WrongType,
                format!("{} stands where {} must be", describe(found), self.name(ty)),
            ),
        };
        self.fault(kind, literal.range.clone(), message);
        // What is not JSON has been told as being of another type.
        let before = self.faults.len();
        let value = self.any(literal);
        self.faults.truncate(before);
        value
    }

    fn no_date(&self, text: &str, ty: &Type) -> String {
        format!("{text:?} stands where {} must be", self.name(ty))
    }

    /// Looks at what lies below a key.
    pub(super) fn below<T>(&mut self, key: &str, look: impl FnOnce(&mut Self) -> T) -> T {
        self.at(Step::Key(key.to_owned()), look)
    }

    fn at<T>(&mut self, step: Step, look: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let found = look(self);
        self.path.pop();
        found
    }
}

/// A literal as people would call it.
fn describe(kind: &LiteralKind) -> String {
    match kind {
        LiteralKind::Null => "null".to_owned(),
        LiteralKind::Boolean(value) => format!("`{value}`"),
        LiteralKind::Integer(_) => "an integer".to_owned(),
        LiteralKind::Fraction(_) => "a number with a fraction".to_owned(),
        LiteralKind::BigInteger(_) => "a big integer".to_owned(),
        LiteralKind::String(_) => "a text".to_owned(),
        LiteralKind::List(_) => "a list".to_owned(),
        LiteralKind::Object(_) => "an object".to_owned(),
        LiteralKind::Call(name, _) => format!("a `{name}`"),
        LiteralKind::Name(name) => format!("`{name}`"),
    }
}
