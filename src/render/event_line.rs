//! One event as a line for a person, as `query` and `diff` show it.

use crate::trace::{Event, Happening, NodeKind, Outcome, Trace};

/// One event as a line.
pub fn event_line(trace: &Trace, event: &Event) -> String {
    let name = |id: &Option<String>, kind: NodeKind| {
        let found = trace.plan.nodes.iter().find(|node| node.kind == kind && Some(&node.id) == id.as_ref());
        found.map(|node| node.text.clone())
    };
    let goal = name(&event.goal, NodeKind::Goal).map(|goal| format!(" {goal}")).unwrap_or_default();
    let approach = name(&event.approach, NodeKind::Approach).map(|name| format!(" by {name}")).unwrap_or_default();
    let what = match &event.what {
        Happening::Attempted { outcome, steps, .. } => match outcome {
            Outcome::Answer(answer) => format!(": {answer} in {} steps", steps.len()),
            Outcome::Remains(goal) => format!(": leaves {goal}"),
            Outcome::Setback(why) => format!(": {why}"),
        },
        Happening::Checked { answer, verdict, .. } => {
            format!(": {answer} {} {}", verdict.word.as_str(), verdict.because)
        }
        Happening::Selected { answer, verdict, .. } => format!(": {answer} ({})", verdict.as_str()),
        Happening::SetAside { why } | Happening::Unanswered { why } | Happening::TurnedBack { why, .. } => {
            format!(": {why}")
        }
        Happening::Understood { reading } => format!(": {}", reading.goal),
        Happening::Planned { approaches } => format!(": {} approaches", approaches.len()),
    };
    format!("{:>4} {}{goal}{approach}{what}", event.seq, event.what.word())
}
