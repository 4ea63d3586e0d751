//! What is said about an event and about a node, in full sentences.

use super::film::Film;
use crate::render::film::{happened, verdict_text};
use crate::render::{Fate, answer as answer_text, brief, in_line, plain, shown};
use crate::trace::{Happening, Outcome, VerdictWord};

/// Columns that a goal, an answer or a reason may take inside a sentence.
const ROOM: usize = 200;
/// Lines of working, and checks, that are shown; the trace has them all.
const MOST_LINES: usize = 100;

/// How a line is meant. Colour repeats it, and never says it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Heading,
    Plain,
    Faint,
    Of(Fate),
}

/// What an event says.
pub(super) fn of_event(film: &Film<'_>, moment: usize) -> String {
    match film.events().get(moment) {
        Some(event) => happened(&film.view, event),
        None => "Nothing happened in this run.".to_owned(),
    }
}

/// A node with its working and with what checks said of it, as far as the run has come.
pub(super) fn of_node(film: &Film<'_>, at: usize, moment: usize) -> Vec<(Tone, String)> {
    let mut lines = Vec::new();
    let fate = film.fate(at, moment);
    let found = film.answer(at, moment).map(|(answer, _)| answer);
    let title = named_in_full(film, at);
    let heading = found.map_or_else(|| title.clone(), |answer| film.view.stated(at, &title, &short(answer)));
    lines.push((Tone::Heading, heading));
    let word = if fate == Fate::Open { "not settled yet" } else { fate.word() };
    let chosen = if film.is_chosen(at, moment) { ", and the answer rests on it" } else { "" };
    lines.push((Tone::Of(fate), format!("{} {word}{chosen}", fate.sign())));
    let node = film.view.node(at);
    if film.view.is_goal(at) {
        if film.view.is_shared(at) {
            lines.push((Tone::Faint, "shared: several ways need it".to_owned()));
        }
        if !node.idea.is_empty() && at != 0 {
            lines.push((Tone::Faint, text(&node.text)));
        }
        add_checks(film, at, moment, None, &mut lines);
        return lines;
    }
    let guess = if film.view.is_guess(at) { "A guess: " } else { "" };
    lines.push((Tone::Faint, format!("{guess}{} ({})", text(&node.idea), plain(&node.skill))));
    let Some((steps, outcome)) = film.attempt(at, moment) else {
        if let Some(why) = film.view.aside(at).filter(|_| fate == Fate::Aside) {
            lines.push((Tone::Plain, text(&why)));
        }
        return lines;
    };
    let worked = steps.iter().take(MOST_LINES).enumerate();
    lines.extend(worked.map(|(number, step)| (Tone::Plain, format!("{}. {}", number + 1, text(&step.told())))));
    if steps.len() > MOST_LINES {
        lines.push((Tone::Faint, format!("… and {} more", many(steps.len() - MOST_LINES, "step"))));
    }
    match outcome {
        Outcome::Answer(answer) => {
            lines.push((Tone::Plain, format!("→ {}", short(answer))));
            if let Some(goal) = film.goal_of(at) {
                add_checks(film, goal, moment, Some(answer), &mut lines);
            }
        }
        Outcome::Remains(rest) => {
            lines.push((Tone::Plain, format!("→ it remains to find {}", text(&film.view.title_of(rest)))))
        }
        Outcome::Setback(why) => lines.push((Tone::Plain, format!("→ no answer: {}", text(why)))),
    }
    lines
}

/// What checks said of the answers to a goal, or of one of them.
fn add_checks(film: &Film<'_>, goal: usize, moment: usize, of: Option<&str>, lines: &mut Vec<(Tone, String)>) {
    let checks = film.checks(goal, moment).filter(|(answer, ..)| of.is_none_or(|of| *answer == of));
    for (answer, by, verdict) in checks.take(MOST_LINES) {
        let fate = match verdict.word {
            VerdictWord::Confirmed => Fate::Found,
            VerdictWord::Unsettled => Fate::Unsettled,
            VerdictWord::Refuted => Fate::Refuted,
        };
        let said = format!("{} check by {}: {}. {}", fate.sign(), plain(by), short(answer), verdict_text(verdict));
        lines.push((Tone::Of(fate), said));
    }
}

/// Whether an event, its goal, its approach or its working says this, which is in small letters; in notation or in words.
pub(super) fn says(film: &Film<'_>, moment: usize, wanted: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(wanted);
    let steps = match film.events().get(moment).map(|event| &event.what) {
        Some(Happening::Attempted { steps, .. }) => steps.as_slice(),
        _ => &[],
    };
    let mut nodes = film.place(moment).into_iter().flatten().map(|at| film.view.node(at));
    nodes.any(|node| has(&node.text))
        || has(&of_event(film, moment))
        || steps.iter().any(|step| has(&shown(&step.told())) || has(&step.told()))
}

fn named_in_full(film: &Film<'_>, at: usize) -> String {
    brief(&film.title(at), ROOM)
}

fn short(answer: &str) -> String {
    brief(&answer_text(answer), ROOM)
}

fn text(said: &str) -> String {
    shown(&brief(in_line(said).trim_end_matches('.'), ROOM))
}

fn many(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
