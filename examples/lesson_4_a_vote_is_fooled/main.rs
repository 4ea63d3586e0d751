//! Lesson 4, a vote that is confidently wrong: all paths start from the same notes, and in these a condition was misread.
//!
//! Looks for the first run in which most paths agree on a wrong answer. Prints what was misread, and what the vote, a verifier
//! and a path that turns back make of it. Slips are injected.

use polya::trace::Method;
use polya::{Engine, Settings, Trace, skills};

pub const PROBLEM: &str = "A baker bakes 38 trays of 24 rolls each. He sells 567 rolls. How many rolls are left?";

/// Runs among which one is looked for.
const RUNS: u64 = 2_000;

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
    let run = |method: Method, seed: u64| {
        let settings = Settings { method, paths: 16, temperature: 0.3, seed, ..Settings::default() };
        engine.solve(problem, &settings)
    };
    let is_fooled = |trace: &Trace| {
        trace.answer.as_ref().is_some_and(|answer| answer.text != right.text && answer.confidence > 0.6)
    };
    let Some(vote) = (0..RUNS).map(|seed| run(Method::Vote, seed)).find(is_fooled) else {
        return format!("In {RUNS} runs no vote was confidently wrong. Try a problem with more numbers.\n");
    };
    let seed = vote.settings.seed;
    let mut text = format!("{problem}\n\nThe notes of seed {seed}, from which all paths start:\n");
    let misread = vote.slips().find(|(slip, _)| ["misread number", "reversed relation"].contains(&slip.name.as_str()));
    if let Some((slip, step)) = misread {
        text += &format!("  {}; it is written {} ({})\n", step.text, slip.intended, slip.name);
    }
    text += "\n";
    for trace in [vote, run(Method::BestOf, seed), run(Method::Deliberate, seed)] {
        let method = trace.settings.method.name();
        text += &match &trace.answer {
            Some(answer) => format!(
                "{method:11} {:>6}, for which {} of 16 paths speak ({}), turned back {} times\n",
                answer.text,
                answer.voices_for,
                answer.verdict.as_str(),
                trace.counts.turned_back
            ),
            None => format!("{method:11} no answer: {}\n", trace.stopped.sentence()),
        };
    }
    text + &format!("\nRight is {}. Slips are injected.\n", right.text)
}
