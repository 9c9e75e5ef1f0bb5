//! Breaks cycles of types with as few boxes as possible.

use std::collections::HashMap;

use super::decisions::Decisions;
use super::{Because, Kind, Model, ModelId, Subject, Type};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};

/// A field or variant in which one model directly contains another. The order is the preference for the box:
/// an optional field, then a union variant, then a required field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Edge {
    kind: EdgeKind,
    from: ModelId,
    index: usize,
    to: ModelId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum EdgeKind {
    Optional,
    Variant,
    Required,
}

/// Boxes one place of each cycle; a cycle of required fields has no finite value, so there the
/// boxed field becomes optional, and that is reported. A variant by which a union is but one of its own
/// variants has no information, so it becomes a JSON value, with a warning.
pub(super) fn break_cycles<'a>(
    models: &mut [Model<'a>],
    decisions: &mut Decisions<'a>,
    diagnostics: &mut Diagnostics,
) {
    let edges = models
        .iter()
        .enumerate()
        .map(|(index, model)| edges_of(ModelId(index), model))
        .collect();
    let mut graph = Graph::new(edges);
    while let Some(cycle) = graph.find_cycle() {
        let Some(edge) = cycle.iter().min().copied() else {
            return;
        };
        graph.remove(edge);
        if cycle.iter().all(|edge| edge.kind == EdgeKind::Variant) {
            open_variant(models, edge, decisions, diagnostics);
        } else {
            box_place(models, edge, decisions, diagnostics);
        }
    }
}

fn edges_of(from: ModelId, model: &Model) -> Vec<Edge> {
    match &model.kind {
        Kind::Struct(fields) => fields
            .iter()
            .enumerate()
            .filter_map(|(index, field)| {
                let kind = if field.required && !field.nullable {
                    EdgeKind::Required
                } else {
                    EdgeKind::Optional
                };
                Some(Edge {
                    kind,
                    from,
                    index,
                    to: contained(&field.ty)?,
                })
            })
            .collect(),
        Kind::Union { variants, .. } => variants
            .iter()
            .enumerate()
            .filter_map(|(index, variant)| {
                Some(Edge {
                    kind: EdgeKind::Variant,
                    from,
                    index,
                    to: contained(&variant.ty)?,
                })
            })
            .collect(),
        Kind::Enum(_) => Vec::new(),
    }
}

/// The model that a value of the type contains directly, not through a list or map.
fn contained(ty: &Type) -> Option<ModelId> {
    match ty {
        Type::Model(id) => Some(*id),
        Type::Nullable(inner) => contained(inner),
        _ => None,
    }
}

/// The edges that may be on a cycle. Each is visited a few times, for any number of cycles.
struct Graph {
    /// The outgoing edges of each model.
    edges: Vec<Vec<Edge>>,
    /// The models that contain each model.
    users: Vec<Vec<usize>>,
    /// Models before this one are no longer on a cycle.
    first: usize,
    /// The index of each model on the current path.
    places: HashMap<ModelId, usize>,
}

impl Graph {
    /// Removes the edges that are not on a cycle and lead to none.
    fn new(edges: Vec<Vec<Edge>>) -> Self {
        let mut users: Vec<Vec<usize>> = vec![Vec::new(); edges.len()];
        for edge in edges.iter().flatten() {
            if let Some(users) = users.get_mut(edge.to.0) {
                users.push(edge.from.0);
            }
        }
        let ended = (0..edges.len())
            .filter(|index| edges.get(*index).is_some_and(Vec::is_empty))
            .collect();
        let mut graph = Self {
            edges,
            users,
            first: 0,
            places: HashMap::new(),
        };
        graph.trim(ended);
        graph
    }

    /// Removes an edge, and those that no longer lead to a cycle.
    fn remove(&mut self, edge: Edge) {
        if let Some(out) = self.edges.get_mut(edge.from.0) {
            out.retain(|other| *other != edge);
            if out.is_empty() {
                self.trim(vec![edge.from.0]);
            }
        }
    }

    fn trim(&mut self, mut ended: Vec<usize>) {
        while let Some(index) = ended.pop() {
            let users = self.users.get_mut(index).map(std::mem::take);
            for user in users.unwrap_or_default() {
                if let Some(out) = self.edges.get_mut(user).filter(|out| !out.is_empty()) {
                    out.retain(|edge| edge.to.0 != index);
                    if out.is_empty() {
                        ended.push(user);
                    }
                }
            }
        }
    }

    /// The first cycle.
    fn find_cycle(&mut self) -> Option<Vec<Edge>> {
        while self.edges.get(self.first)?.is_empty() {
            self.first += 1;
        }
        self.places.clear();
        let mut path: Vec<Edge> = Vec::new();
        let mut at = self.first;
        loop {
            // Every remaining edge has a successor, so the path returns to itself.
            let edge = *self.edges.get(at)?.first()?;
            if let Some(start) = self.places.insert(edge.from, path.len()) {
                return path.get(start..).map(<[Edge]>::to_vec);
            }
            at = edge.to.0;
            path.push(edge);
        }
    }
}

fn box_place<'a>(
    models: &mut [Model<'a>],
    edge: Edge,
    decisions: &mut Decisions<'a>,
    diagnostics: &mut Diagnostics,
) {
    let because = Because::Rule("the type contains itself");
    match models.get_mut(edge.from.0).map(|model| &mut model.kind) {
        Some(Kind::Struct(fields)) => {
            let Some(field) = fields.get_mut(edge.index) else {
                return;
            };
            wrap(&mut field.ty);
            let name = Some(field.source.name.as_str());
            decisions.push(edge.from, name, Subject::Boxed, || ("yes", because));
            if edge.kind == EdgeKind::Required {
                field.required = false;
                let message = format!(
                    "the required field `{}` contains its own type",
                    field.source.name
                );
                let help = "no finite value exists, so the field becomes optional; set `required = false` in a fix-up for the optional field";
                diagnostics.push(
                    Diagnostic::new(Code::EndlessRecursion, field.source.type_span, message)
                        .help(help),
                );
                let because = Because::Rule("no finite value exists otherwise");
                decisions.replace(edge.from, name, Subject::Required, || ("no", because));
            }
        }
        Some(Kind::Union { variants, .. }) => {
            if let Some(variant) = variants.get_mut(edge.index) {
                wrap(&mut variant.ty);
                let words = || (&variant.source.ty, because);
                decisions.push(edge.from, None, Subject::Boxed, words);
            }
        }
        _ => {}
    }
}

fn open_variant<'a>(
    models: &mut [Model<'a>],
    edge: Edge,
    decisions: &mut Decisions<'a>,
    diagnostics: &mut Diagnostics,
) {
    let variant = match models.get_mut(edge.from.0).map(|model| &mut model.kind) {
        Some(Kind::Union { variants, .. }) => variants.get_mut(edge.index),
        _ => None,
    };
    let Some(variant) = variant else {
        return;
    };
    variant.ty = Type::Any;
    let message = format!("the variant `{}` is its own union", variant.source.ty);
    let help = "it has no information about a value, so it becomes a JSON value";
    diagnostics
        .push(Diagnostic::new(Code::EndlessRecursion, variant.source.span, message).help(help));
    let because = Because::Rule("a variant that is the union itself has no information");
    let words = || (&variant.source.ty, because);
    decisions.push(edge.from, None, Subject::Type, words);
}

fn wrap(ty: &mut Type) {
    match ty {
        Type::Nullable(inner) => wrap(inner),
        _ => {
            let inner = std::mem::replace(ty, Type::Any);
            *ty = Type::Boxed(Box::new(inner));
        }
    }
}
