//! Finding events in a trace.

use super::{Event, Happening, Trace, VerdictWord};

/// What is looked for; what is none does not matter.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Such as `attempted`.
    pub event: Option<String>,
    /// Events of approaches that this skill offers, and its checks.
    pub skill: Option<String>,
    pub verdict: Option<VerdictWord>,
    /// Anywhere in the event, in its goal or in its approach, whatever the case.
    pub text: Option<String>,
}

/// The events that match, in order.
pub fn select<'a>(trace: &'a Trace, query: &Query) -> Vec<&'a Event> {
    trace.events.iter().filter(|event| matches(trace, query, event)).collect()
}

fn matches(trace: &Trace, query: &Query, event: &Event) -> bool {
    let node = |id: &Option<String>| id.as_ref().and_then(|id| trace.plan.nodes.iter().find(|node| node.id == *id));
    let is_event = query.event.as_ref().is_none_or(|wanted| event.what.word() == wanted);
    let is_skill = query.skill.as_ref().is_none_or(|wanted| match &event.what {
        Happening::Checked { by, .. } => by == wanted,
        Happening::Understood { reading } => reading.by == *wanted,
        _ => node(&event.approach).is_some_and(|node| node.skill == *wanted),
    });
    let is_verdict = query.verdict.is_none_or(|wanted| match &event.what {
        Happening::Checked { verdict, .. } => verdict.word == wanted,
        Happening::Selected { verdict, .. } => *verdict == wanted,
        _ => false,
    });
    let has_text = query.text.as_ref().is_none_or(|wanted| {
        let wanted = wanted.to_lowercase();
        let says = |text: &str| text.to_lowercase().contains(&wanted);
        let place = [node(&event.goal), node(&event.approach)];
        place.into_iter().flatten().any(|node| says(&node.text) || says(&node.idea))
            || serde_json::to_string(&event.what).is_ok_and(|json| says(&json))
    });
    is_event && is_skill && is_verdict && has_text
}
