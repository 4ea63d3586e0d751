//! One event as a line for a person, as `query` and `diff` show it.

use crate::trace::{Event, Happening, Node, NodeKind, Outcome, Trace};

/// A goal in longer notation is shown in words, when it has any.
const LONGEST_NOTATION: usize = 60;

/// One event as a line.
pub fn event_line(trace: &Trace, event: &Event) -> String {
    let node = |id: Option<&String>| trace.plan.nodes.iter().find(|node| Some(&node.id) == id);
    let goal = node(event.goal.as_ref()).filter(|node| node.kind == NodeKind::Goal);
    let goal = match goal {
        Some(_) if event.goal.as_ref() == trace.plan.nodes.first().map(|root| &root.id) => " the prompt".to_owned(),
        Some(goal) => format!(" {}", brief(goal)),
        None => String::new(),
    };
    let approach = node(event.approach.as_ref()).filter(|node| node.kind == NodeKind::Approach);
    let approach = approach.map(|node| format!(" by {}", node.text)).unwrap_or_default();
    let what = match &event.what {
        Happening::Attempted { outcome, steps, .. } => match outcome {
            Outcome::Answer(answer) => format!(": {answer} in {}", many(steps.len(), "step")),
            Outcome::Remains(goal) => format!(": leaves {}", node(Some(goal)).map_or(goal.as_str(), brief)),
            Outcome::Setback(why) => format!(": {why}"),
        },
        Happening::Checked { answer, verdict, .. } if verdict.because.is_empty() => {
            format!(": {answer} {}", verdict.word.as_str())
        }
        Happening::Checked { answer, verdict, .. } => {
            format!(": {answer} {}: {}", verdict.word.as_str(), verdict.because)
        }
        Happening::Selected { answer, verdict, .. } => format!(": {answer} ({})", verdict.as_str()),
        Happening::SetAside { why } | Happening::Unanswered { why } | Happening::TurnedBack { why, .. } => {
            format!(": {why}")
        }
        Happening::Understood { reading } => format!(": {}", reading.goal),
        Happening::Planned { approaches } => format!(": {}", many(approaches.len(), "way")),
    };
    format!("{:>4} {}{goal}{approach}{what}", event.seq, event.what.word())
}

fn brief(goal: &Node) -> &str {
    if goal.text.len() > LONGEST_NOTATION && !goal.idea.is_empty() { &goal.idea } else { &goal.text }
}

fn many(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
