//! Lesson 5, turning back: a path that checks what it finds, gives it up when the check fails, and tries again.
//!
//! Looks for the first path that goes wrong, turns back and ends with the right answer, and prints it as it thinks, with its
//! slips. Slips are injected.

use polya::render::{Format, render};
use polya::trace::{Happening, Method};
use polya::{Engine, Settings, Trace, skills};

pub const PROBLEM: &str = "A baker bakes 38 trays of 24 rolls each. He sells 567 rolls. How many rolls are left?";

/// Runs among which one is looked for.
const RUNS: u64 = 200;

fn main() {
    let own = std::env::args().nth(1);
    print!("{}", lesson(own.as_deref().unwrap_or(PROBLEM)));
}

pub fn lesson(problem: &str) -> String {
    let engine = Engine::new(skills::all());
    let whole = engine.solve(problem, &Settings::default());
    let Some(right) = whole.answer else {
        return format!("There is nothing to compare: {}.\n", whole.stopped.sentence());
    };
    let run = |seed| {
        let settings = Settings { method: Method::Deliberate, paths: 1, temperature: 0.9, seed, ..Settings::default() };
        engine.solve(problem, &settings)
    };
    let turned_back = |trace: &Trace| {
        let is_right = trace.answer.as_ref().is_some_and(|answer| answer.text == right.text);
        is_right && (1..=2).contains(&trace.counts.turned_back)
    };
    let Some(trace) = (0..RUNS).map(run).find(turned_back) else {
        return format!("In {RUNS} runs no path turned back and found it. Try a problem with more steps.\n");
    };
    let mut text = format!("{problem}\n\nSeed {}:\n{}\n", trace.settings.seed, render(&trace, Format::Think));
    for event in &trace.events {
        if let Happening::TurnedBack { answer, why } = &event.what {
            text += &format!("Setback: {} was given up, since {why}\n", answer.as_deref().unwrap_or("the attempt"));
        }
    }
    text + "Slips are injected.\n"
}
