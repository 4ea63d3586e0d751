//! Where two traces differ.
//!
//! [`first_difference`] compares to the letter, for `verify`. [`first_decision_apart`] aligns events by the content ids
//! of their goal and approach, for `diff`: an alternative more in one trace does not make all that follows different.

use serde::Serialize;
use serde_json::Value;

use super::{Event, Happening, Trace};

/// A place where two traces differ, and what stands there; none where one of them has nothing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// Such as `events[12].outcome.answer`, or the decision in words.
    pub place: String,
    pub left: Option<Value>,
    pub right: Option<Value>,
    /// The events (`seq`) at which decisions differ; none for a difference to the letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_event: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right_event: Option<u64>,
    /// The path on which they do, of a sampled run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<u64>,
}

impl Difference {
    fn to_the_letter(place: String, left: Option<&Value>, right: Option<&Value>) -> Self {
        Self { place, left: left.cloned(), right: right.cloned(), left_event: None, right_event: None, path: None }
    }
}

/// The first difference of two traces as JSON, in reading order and to the letter.
pub fn first_difference(left: &Value, right: &Value) -> Option<Difference> {
    compare("", left, right)
}

fn compare(place: &str, left: &Value, right: &Value) -> Option<Difference> {
    let differ = |place: String, left: Option<&Value>, right: Option<&Value>| {
        Some(Difference::to_the_letter(place, left, right))
    };
    match (left, right) {
        (Value::Object(one), Value::Object(other)) => {
            for (key, value) in one {
                let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                match other.get(key) {
                    Some(counterpart) => {
                        if let Some(found) = compare(&place, value, counterpart) {
                            return Some(found);
                        }
                    }
                    None => return differ(place, Some(value), None),
                }
            }
            let extra = other.iter().find(|(key, _)| !one.contains_key(*key));
            extra.and_then(|(key, value)| differ(format!("{place}.{key}"), None, Some(value)))
        }
        (Value::Array(one), Value::Array(other)) => {
            for index in 0..one.len().max(other.len()) {
                let place = format!("{place}[{index}]");
                match (one.get(index), other.get(index)) {
                    (Some(left), Some(right)) => {
                        if let Some(found) = compare(&place, left, right) {
                            return Some(found);
                        }
                    }
                    (left, right) => return differ(place, left, right),
                }
            }
            None
        }
        _ if left == right => None,
        _ => differ(place.to_owned(), Some(left), Some(right)),
    }
}

/// The first decision of `left`, in order, that `right` does not have or took otherwise; then the first that only
/// `right` has.
pub fn first_decision_apart(left: &Trace, right: &Trace) -> Option<Difference> {
    let names = |trace: &Trace| -> std::collections::BTreeMap<String, String> {
        trace.plan.nodes.iter().map(|node| (node.id.clone(), node.text.clone())).collect()
    };
    let (left_names, right_names) = (names(left), names(right));
    let index = |trace: &Trace| {
        let mut found = std::collections::BTreeMap::new();
        for event in &trace.events {
            found.entry(key(event)).or_insert_with(|| event.clone());
        }
        found
    };
    let (left_events, right_events) = (index(left), index(right));
    for event in &left.events {
        match right_events.get(&key(event)) {
            Some(counterpart) if decision(counterpart) == decision(event) => {}
            counterpart => {
                return Some(Difference {
                    place: described(event, &left_names),
                    left: Some(decision(event)),
                    right: counterpart.map(decision),
                    left_event: Some(event.seq),
                    right_event: counterpart.map(|counterpart| counterpart.seq),
                    path: event.path,
                });
            }
        }
    }
    let extra = right.events.iter().find(|event| !left_events.contains_key(&key(event)));
    extra.map(|event| Difference {
        place: described(event, &right_names),
        left: None,
        right: Some(decision(event)),
        left_event: None,
        right_event: Some(event.seq),
        path: event.path,
    })
}

/// What makes two events counterparts: kind, goal, approach, path, and for a check the answer that it looked at.
fn key(event: &Event) -> (&'static str, Option<u64>, Option<String>, Option<String>, String) {
    let looked_at = match &event.what {
        Happening::Checked { answer, by, .. } => format!("{answer} by {by}"),
        Happening::Understood { reading } => reading.goal.clone(),
        _ => String::new(),
    };
    // The root goal is the prompt itself, so its id differs whenever the prompt does; readings are aligned by goal.
    let goal = event.goal.clone().filter(|_| !matches!(event.what, Happening::Understood { .. }));
    let approach = match event.what {
        Happening::Selected { .. } => None,
        _ => event.approach.clone(),
    };
    (event.what.word(), event.path, goal, approach, looked_at)
}

/// What was decided: the event without its number and its causes.
fn decision(event: &Event) -> Value {
    serde_json::to_value(&event.what).expect("an event has only string keys")
}

fn described(event: &Event, names: &std::collections::BTreeMap<String, String>) -> String {
    let name = |id: &Option<String>| id.as_ref().and_then(|id| names.get(id)).cloned();
    match (name(&event.goal), name(&event.approach)) {
        (Some(goal), Some(approach)) => format!("{} at {goal}, by {approach}", event.what.word()),
        (Some(goal), None) => format!("{} at {goal}", event.what.word()),
        _ => event.what.word().to_owned(),
    }
}
