//! Each event as a sentence that stands alone, for whoever stops a run at that moment.

use super::{Line, Moment};
use crate::render::think::Thought;
use crate::render::typeset::{answer as answer_text, shown};
use crate::render::view::View;
use crate::render::width::{brief, in_lines};
use crate::trace::{Event, Happening, Outcome, StepRecord, VerdictRecord, VerdictWord};

/// Columns that a goal, an answer or a reason may take inside a sentence.
const ROOM: usize = 200;
/// Ways that are named one by one.
const FEW_WAYS: usize = 6;
/// Lines of working, and letters of one, that are shown of an attempt.
const MOST_LINES: usize = 200;
const LONGEST_LINE: usize = 2_000;

pub(super) fn moment<'a>(view: &View<'a>, event: &'a Event, told: Option<&Thought>) -> Moment<'a> {
    let (steps, by, because, answer) = match &event.what {
        Happening::Attempted { steps, outcome, .. } => {
            let answer = match outcome {
                Outcome::Answer(answer) => answer.as_str(),
                _ => "",
            };
            (steps.iter().take(MOST_LINES).map(line).collect(), "", "", answer)
        }
        Happening::Checked { answer, by, verdict } => {
            (Vec::new(), by.as_str(), verdict.because.as_str(), answer.as_str())
        }
        Happening::Selected { answer, .. } => (Vec::new(), "", "", answer.as_str()),
        _ => (Vec::new(), "", "", ""),
    };
    Moment {
        sentence: happened(view, event),
        thought: told.map_or_else(String::new, |thought| thought.text.clone()),
        opens: told.is_some_and(|thought| thought.opens),
        steps,
        by,
        because,
        answer: brief(&answer_text(answer), LONGEST_LINE),
    }
}

fn line(step: &StepRecord) -> Line<'_> {
    let slip = step.slip.as_ref().map(|slip| (slip.name.as_str(), slip.intended.as_str()));
    Line { text: in_lines(&shown(&step.text), LONGEST_LINE), slip }
}

/// What an event says.
pub(crate) fn happened(view: &View<'_>, event: &Event) -> String {
    let (goal, approach) = (view.find(&event.goal), view.find(&event.approach));
    let title = goal.map_or_else(|| "a goal that is not in the plan".to_owned(), |goal| named(view, goal));
    let way = approach.map_or_else(|| "by a way that is not in the plan".to_owned(), |at| named(view, at));
    let stated = |answer: &str| match goal {
        Some(goal) => view.stated(goal, &title, &short(answer)),
        None => short(answer),
    };
    match &event.what {
        Happening::Understood { reading } => {
            let asked = text(view.asked(reading).trim_end_matches(['?', '.']));
            let doubt = match (&reading.doubt, reading.is_complete) {
                (Some(doubt), _) => format!(" But {}.", text(doubt)),
                (None, false) => " But that leaves something out that matters.".to_owned(),
                (None, true) => String::new(),
            };
            format!("Understood: what is asked is \"{asked}\".{doubt}")
        }
        Happening::Planned { approaches } => {
            let known = approaches.iter().filter_map(|id| view.named(id));
            let names: Vec<String> = known.take(FEW_WAYS).map(|at| named(view, at)).collect();
            match (approaches.len(), approaches.len().saturating_sub(names.len())) {
                (0, _) => format!("Planned: for {title} no way is known."),
                (1, 0) => format!("Planned: {title} can be reached {}.", names[0]),
                (_, 0) => format!("Planned: {title} can be reached {}.", names.join(", or ")),
                (_, more) => {
                    format!("Planned: {title} can be reached {}, or in {more} other ways.", names.join(", or "))
                }
            }
        }
        Happening::SetAside { why } => format!("Set aside: {title} {way}, since {}.", text(why)),
        Happening::Attempted { steps, outcome, .. } => {
            let came_to = match outcome {
                Outcome::Answer(answer) if steps.is_empty() => format!("It gives {}.", short(answer)),
                Outcome::Answer(answer) => format!("In {} it gives {}.", many(steps.len(), "step"), short(answer)),
                Outcome::Remains(rest) => format!("It remains to find {}.", text(&view.title_of(rest))),
                Outcome::Setback(why) => format!("It comes to no answer: {}.", text(why)),
            };
            format!("Tried: {title} {way}. {came_to}")
        }
        Happening::Checked { answer, verdict, .. } => {
            format!("Checked: {}. {}.", stated(answer), verdict_text(verdict))
        }
        Happening::Selected { answer, verdict, voices_for, voices_against, .. } => {
            let is_vote = goal == Some(0) && event.path.is_none() && view.trace.is_sampled();
            let (settled, voices) = match (voices_for, voices_against) {
                (ours, theirs) if is_vote => {
                    ("Selected of all paths", format!(", {} for it and {theirs} against", many(*ours as usize, "path")))
                }
                (0 | 1, 0) => ("Settled", String::new()),
                (ours, theirs) => ("Settled", format!(", {ours} for it and {theirs} against")),
            };
            format!("{settled}: {}, {}{voices}.", stated(answer), verdict.as_str())
        }
        Happening::TurnedBack { answer: Some(answer), why } => {
            format!("Turned back: {} {way} is given up, since {}.", stated(answer), text(why))
        }
        Happening::TurnedBack { answer: None, why } => format!("Turned back: {}.", text(why)),
        Happening::Unanswered { why } => format!("Without an answer: {title}, since {}.", text(why)),
    }
}

pub(crate) fn verdict_text(verdict: &VerdictRecord) -> String {
    let word = match verdict.word {
        VerdictWord::Confirmed => "Confirmed",
        VerdictWord::Unsettled => "No check could tell",
        VerdictWord::Refuted => "Refuted",
    };
    if verdict.because.is_empty() { word.to_owned() } else { format!("{word}: {}", text(&verdict.because)) }
}

/// A node inside a sentence: the prompt as such, a goal in words where it has any, an approach as `by euclid`.
fn named(view: &View<'_>, at: usize) -> String {
    if at == 0 && view.is_goal(at) {
        return "the prompt".to_owned();
    }
    let title = brief(&view.title(at), ROOM);
    if view.is_goal(at) || title.starts_with("by ") { title } else { format!("by {title}") }
}

fn short(answer: &str) -> String {
    brief(&answer_text(answer), ROOM)
}

fn text(said: &str) -> String {
    shown(&brief(said.trim_end_matches('.'), ROOM))
}

fn many(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
