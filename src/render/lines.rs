//! `jsonl`: one event a line, with the same columns in every line, for notebooks.

use serde_json::json;

use super::view::View;
use crate::trace::{Happening, Outcome, Trace};

pub(super) fn render(trace: &Trace) -> String {
    let view = View::new(trace);
    let text_of = |id: &Option<String>| view.find(id).map(|at| view.node(at).text.as_str());
    let mut lines = String::new();
    for event in &trace.events {
        let (answer, verdict, why, steps, fuel) = match &event.what {
            Happening::Attempted { steps, outcome, fuel } => {
                let (answer, why) = match outcome {
                    Outcome::Answer(answer) => (Some(answer.clone()), None),
                    Outcome::Remains(goal) => (None, Some(format!("remains {goal}"))),
                    Outcome::Setback(why) => (None, Some(why.clone())),
                };
                (answer, None, why, Some(steps.len()), Some(*fuel))
            }
            Happening::Checked { answer, verdict, .. } => {
                (Some(answer.clone()), Some(verdict.word), Some(verdict.because.clone()), None, None)
            }
            Happening::Selected { answer, verdict, .. } => (Some(answer.clone()), Some(*verdict), None, None, None),
            Happening::TurnedBack { answer, why } => (answer.clone(), None, Some(why.clone()), None, None),
            Happening::SetAside { why } | Happening::Unanswered { why } => (None, None, Some(why.clone()), None, None),
            Happening::Understood { reading } => (None, None, Some(reading.goal.clone()), None, None),
            Happening::Planned { .. } => (None, None, None, None, None),
        };
        let slips = match &event.what {
            Happening::Attempted { steps, .. } => {
                Some(steps.iter().filter_map(|step| Some(&step.slip.as_ref()?.name)).collect::<Vec<_>>())
            }
            _ => None,
        };
        let line = json!({
            "seq": event.seq,
            "event": event.what.word(),
            "path": event.path,
            "goal": event.goal,
            "goal_text": text_of(&event.goal),
            "approach": event.approach,
            "approach_text": text_of(&event.approach),
            "answer": answer,
            "verdict": verdict,
            "why": why,
            "steps": steps,
            "fuel": fuel,
            "slips": slips,
        });
        lines += &line.to_string();
        lines.push('\n');
    }
    lines
}
