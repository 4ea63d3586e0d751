//! Reading a trace: which ways were tried, who agreed, and why each thing happened.
//!
//! Prints the attempts at one question with what they came to, and then the answer followed back to the prompt.

use polya::render::event_line;
use polya::trace::{Query, select};
use polya::{Engine, Settings, Trace, skills};

fn main() {
    let prompt = "What is the sum of the digits of the largest prime factor of 2^20 - 1?";
    let trace = Engine::new(skills::all()).solve(prompt, &Settings::default());

    // A trace is one JSON document with no clock in it: written and read back, it is the same.
    let json = serde_json::to_string(&trace).expect("a trace has only string keys");
    let trace: Trace = serde_json::from_str(&json).expect("it was written a line above");

    println!("How was 1048575 taken apart?\n");
    let attempted = Query {
        event: Some("attempted".to_owned()),
        text: Some("factorization(1048575)".to_owned()),
        ..Query::default()
    };
    for event in select(&trace, &attempted).into_iter().take(3) {
        println!("{}", event_line(&trace, event));
    }

    // Every event names the earlier events without which it would not be. So "why?" can be asked again and again.
    println!("\nWhy is that the answer?\n");
    let mut at = trace.events.last().expect("a run has events");
    loop {
        println!("{}", event_line(&trace, at));
        match at.caused_by.last() {
            Some(&cause) => at = &trace.events[usize::try_from(cause).expect("an index")],
            None => break,
        }
    }
}
