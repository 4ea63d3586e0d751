//! Lesson 3, a chain fails and a vote rescues it: one path slips, most of sixteen do not slip in the same way.
//!
//! Looks for the first run whose first path goes wrong while the vote is right. Prints that path as it thinks, with its slip,
//! and what all paths came to. Slips are injected.

use polya::render::{Format, render};
use polya::trace::Method;
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
    // Without slips, this is what it comes to.
    let whole = engine.solve(problem, &Settings::default());
    let Some(right) = whole.answer else {
        return format!("There is nothing to compare: {}.\n", whole.stopped.sentence());
    };
    let run = |method: Method, paths: u64, seed: u64| {
        let settings = Settings { method, paths, temperature: 0.9, seed, ..Settings::default() };
        engine.solve(problem, &settings)
    };
    // A chain is one path that never looks back; the first path of a vote is the chain of the same seed.
    let is_rescued = |trace: &Trace| {
        let chain = trace.paths[0].answer.as_ref();
        let voted = trace.answer.as_ref();
        chain.is_some_and(|chain| *chain != right.text)
            && voted.is_some_and(|voted| voted.text == right.text && voted.margin >= 0.25)
    };
    let Some(trace) = (0..RUNS).map(|seed| run(Method::Vote, 16, seed)).find(is_rescued) else {
        return format!("In {RUNS} runs no vote rescued a chain. Try a problem with more steps.\n");
    };
    let chain = run(Method::Chain, 1, trace.settings.seed);
    let mut text = format!("{problem}\n\nA chain, seed {}:\n{}\n", chain.settings.seed, render(&chain, Format::Think));
    text += "All sixteen paths of the vote:\n\n";
    let mut votes = trace.votes.clone();
    votes.sort_by_key(|vote| std::cmp::Reverse(vote.votes));
    for vote in votes {
        let bar = "#".repeat(usize::try_from(vote.votes).unwrap_or(0));
        text += &format!("{:>12}  {bar} {}\n", vote.answer.as_deref().unwrap_or("no answer"), vote.votes);
    }
    let answer = trace.answer.expect("it was looked for");
    text + &format!("\nThe vote says {}, {} of 16. Slips are injected.\n", answer.text, answer.voices_for)
}
