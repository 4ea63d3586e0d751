//! Lesson 2, several ways: one goal, approaches that have nothing in common, and voices that are counted.
//!
//! Prints, for each goal that was reached in more than one way, what each way came to, and how many agree.

use polya::trace::{Happening, Outcome};
use polya::{Engine, Settings, skills};

pub const PROBLEM: &str = "Find x and y if 2x + 3y = 12 and x - y = 1.";

fn main() {
    let own = std::env::args().nth(1);
    print!("{}", lesson(own.as_deref().unwrap_or(PROBLEM)));
}

pub fn lesson(problem: &str) -> String {
    let trace = Engine::new(skills::all()).solve(problem, &Settings::default());
    let node = |id: &str| trace.plan.nodes.iter().find(|node| node.id == id).expect("events are about the plan");
    let mut text = format!("{problem}\n");
    for event in &trace.events {
        let (Happening::Selected { answer, voices_for, voices_against, .. }, Some(goal)) = (&event.what, &event.goal)
        else {
            continue;
        };
        let ways: Vec<String> = trace
            .events
            .iter()
            .filter(|other| other.goal.as_ref() == Some(goal))
            .filter_map(|other| match (&other.what, &other.approach) {
                (Happening::Attempted { outcome, steps, .. }, Some(way)) => Some(format!(
                    "  by {:18} {} ({} steps)",
                    node(way).text.replace('_', " "),
                    came_to(outcome),
                    steps.len()
                )),
                _ => None,
            })
            .collect();
        if ways.len() > 1 {
            let asked = node(goal);
            let asked = if asked.idea.is_empty() { &asked.text } else { &asked.idea };
            text += &format!("\n{asked}\n{}\n", ways.join("\n"));
            text += &format!("  so {answer}: voices for it {voices_for}, against it {voices_against}\n");
        }
    }
    match &trace.answer {
        Some(answer) => text + &format!("\nAnswer: {} ({}: {})\n", answer.text, answer.verdict.as_str(), answer.how),
        None => text + &format!("\nNo answer: {}\n", trace.stopped.sentence()),
    }
}

fn came_to(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Answer(answer) => answer.clone(),
        Outcome::Remains(_) => "comes down to another goal".to_owned(),
        Outcome::Setback(why) => format!("no answer: {why}"),
    }
}
