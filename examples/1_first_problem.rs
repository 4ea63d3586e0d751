//! A first problem: from words to a checked answer.
//!
//! Prints what a person sees at a terminal, then the bare answer with what was confirmed of it.

use polya::render::{Format, render};
use polya::{Engine, Settings, skills};

fn main() {
    // An engine is made once and used for many problems: it puts the phrases of all skills into one grammar.
    let engine = Engine::new(skills::all());

    // Every knob that could change the outcome is in the settings; the defaults try everything, once.
    let settings = Settings::default();
    let prompt = "Ann has 4 more apples than Bob. Tom has 3 times as many apples as Ann. Bob has 5 apples. \
                  How many apples do they have together?";
    let trace = engine.solve(prompt, &settings);

    // A trace is data. Renderers show it, and solve nothing.
    print!("{}", render(&trace, Format::Text));

    // There may be no answer: a run that cannot answer honestly says where it stopped.
    match &trace.answer {
        Some(answer) => println!("\n{} ({}: {})", answer.text, answer.verdict.as_str(), answer.how),
        None => println!("\nno answer: {}", trace.stopped.sentence()),
    }
}
