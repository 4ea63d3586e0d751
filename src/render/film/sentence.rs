//! Each event as a sentence that stands alone, for whoever stops a run at that moment.

use super::{Line, Moment};
use crate::render::think::Thought;
use crate::render::typeset::{answer as answer_text, shown};
use crate::render::view::View;
use crate::render::width::brief;
use crate::trace::{Event, Happening, Outcome, StepRecord, VerdictWord};

/// Letters of a goal or an answer inside a sentence.
const ROOM: usize = 120;
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
        sentence: sentence(view, event),
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
    Line { text: brief(&shown(&step.text), LONGEST_LINE), slip }
}

fn sentence(view: &View<'_>, event: &Event) -> String {
    let (goal, approach) = (view.find(&event.goal), view.find(&event.approach));
    let title = match goal {
        Some(0) => "the prompt".to_owned(),
        Some(goal) => brief(&view.title(goal), ROOM),
        None => "a goal".to_owned(),
    };
    let way = approach.map_or_else(|| "an approach".to_owned(), |at| brief(&view.title(at), ROOM));
    let short = |answer: &str| brief(&answer_text(answer), ROOM);
    match &event.what {
        Happening::Understood { reading } if reading.is_complete => {
            format!("The prompt is read as a question for {}.", brief(&view.asked(reading), ROOM))
        }
        Happening::Understood { reading } => {
            format!("A part of the prompt is read, as a question for {}.", brief(&view.asked(reading), ROOM))
        }
        Happening::Planned { approaches } => match approaches.len() {
            0 => format!("No way is known to {title}."),
            1 => format!("One way is found to {title}."),
            many => format!("{many} ways are found to {title}."),
        },
        Happening::SetAside { why } => format!("At {title}, {way} is set aside: {}.", shown(why)),
        Happening::Attempted { outcome, steps, .. } => {
            let slips = steps.iter().filter(|step| step.slip.is_some()).count();
            let slip = if slips > 0 { " Something slips on the way." } else { "" };
            match outcome {
                Outcome::Answer(answer) => format!("At {title}, {way} comes to {}.{slip}", short(answer)),
                Outcome::Remains(left) => {
                    format!("At {title}, {way} leaves a goal: {}.{slip}", brief(&view.title_of(left), ROOM))
                }
                Outcome::Setback(why) => format!("At {title}, {way} comes to nothing: {}.", shown(why)),
            }
        }
        Happening::Checked { answer, verdict, .. } => {
            let because = match verdict.because.as_str() {
                "" => String::new(),
                because => format!(": {}", shown(because)),
            };
            format!("A check of {} for {title}: {}{because}.", short(answer), verdict.word.as_str())
        }
        Happening::Selected { answer, verdict, voices_for, voices_against, .. } => {
            let voted = goal == Some(0) && view.trace.is_sampled() && event.path.is_none();
            let doubt = match verdict {
                VerdictWord::Confirmed => "confirmed",
                VerdictWord::Unsettled => "unsettled",
                VerdictWord::Refuted => "refuted",
            };
            match voted {
                true => format!(
                    "The vote: {} is the answer, {voices_for} of {} voices.",
                    short(answer),
                    voices_for + voices_against
                ),
                false => format!("{} is kept for {title} ({doubt}).", short(answer)),
            }
        }
        Happening::TurnedBack { answer: Some(answer), why } => {
            format!("{} is given up for {title}: {}. The path turns back.", short(answer), shown(why))
        }
        Happening::TurnedBack { answer: None, why } => format!("The path turns back: {}.", shown(why)),
        Happening::Unanswered { why } => format!("There is no answer to {title}: {}.", shown(why)),
    }
}
