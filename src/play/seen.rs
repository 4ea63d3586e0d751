//! What is shown of a trace: one path of a sampled run, and no text longer than a screen could hold.

use crate::trace::{Happening, Outcome, ReadingRecord, StepRecord, Trace};

/// Bytes of a text that are shown; a stored trace may hold texts of any length.
const LONGEST: usize = 4_000;

/// The trace as it is played.
///
/// Of a sampled run it is seen along one path; a path of which nothing is recorded leaves it whole.
pub fn seen(trace: &Trace, path: Option<u64>, tells_slips: bool) -> Trace {
    let along = path.and_then(|path| trace.along(path)).unwrap_or_else(|| trace.clone());
    let mut seen = if tells_slips { along } else { along.hiding_slips() };
    cut(&mut seen.prompt);
    for node in &mut seen.plan.nodes {
        [&mut node.text, &mut node.skill, &mut node.idea].into_iter().for_each(cut);
    }
    for event in &mut seen.events {
        match &mut event.what {
            Happening::Understood { reading } => cut_reading(reading),
            Happening::Planned { .. } => {}
            Happening::SetAside { why } | Happening::Unanswered { why } => cut(why),
            Happening::Attempted { steps, outcome, .. } => {
                steps.iter_mut().for_each(cut_step);
                let (Outcome::Answer(text) | Outcome::Remains(text) | Outcome::Setback(text)) = outcome;
                cut(text);
            }
            Happening::Checked { answer, by, verdict } => {
                [answer, by, &mut verdict.because].into_iter().for_each(cut);
            }
            Happening::Selected { answer, dissent, .. } => {
                cut(answer);
                dissent.iter_mut().for_each(cut);
            }
            Happening::TurnedBack { answer, why } => {
                answer.iter_mut().for_each(cut);
                cut(why);
            }
        }
    }
    seen
}

/// The paths of a sampled run of which something is recorded.
pub fn recorded_paths(trace: &Trace) -> Vec<u64> {
    let paths = trace.events.iter().filter_map(|event| event.path).filter(|_| trace.is_sampled());
    paths.collect::<std::collections::BTreeSet<u64>>().into_iter().collect()
}

fn cut_reading(reading: &mut ReadingRecord) {
    let texts = [&mut reading.unknown, &mut reading.condition, &mut reading.goal, &mut reading.expects];
    texts.into_iter().for_each(cut);
    reading.data.iter_mut().chain(&mut reading.because).chain(&mut reading.doubt).for_each(cut);
    reading.unread.iter_mut().for_each(|unread| cut(&mut unread.words));
}

fn cut_step(step: &mut StepRecord) {
    cut(&mut step.text);
    if let Some(slip) = &mut step.slip {
        cut(&mut slip.name);
        cut(&mut slip.intended);
    }
}

fn cut(text: &mut String) {
    if text.len() > LONGEST {
        text.truncate(text.floor_char_boundary(LONGEST));
        text.push('…');
    }
}
