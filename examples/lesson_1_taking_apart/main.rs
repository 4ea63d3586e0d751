//! Lesson 1, taking apart: a question becomes smaller questions, until each can be answered at a glance.
//!
//! Prints the goals on which the answer rests, each below the one that needs it, and how many there are.

use std::collections::BTreeMap;

use polya::{Engine, Settings, Trace, skills};

pub const PROBLEM: &str = "What is the remainder when the sum of the prime factors of 84 is divided by 5?";

fn main() {
    let own = std::env::args().nth(1);
    print!("{}", lesson(own.as_deref().unwrap_or(PROBLEM)));
}

pub fn lesson(problem: &str) -> String {
    let trace = Engine::new(skills::all()).solve(problem, &Settings::default());
    let Some(path) = trace.paths.first() else {
        return format!("{problem}\n\nThere is no answer to take apart: {}.\n", trace.stopped.sentence());
    };
    // For each goal on the way to the answer: the approach that was taken, and what it gave.
    let taken: BTreeMap<&str, (&str, &str)> =
        path.choices.iter().map(|it| (it.goal.as_str(), (it.approach.as_str(), it.answer.as_str()))).collect();
    let mut lines = Vec::new();
    below(&trace, &taken, &path.choices[0].goal, 0, &mut lines);
    let pieces = taken.len() - 1;
    format!("{}\n\n{pieces} smaller questions, and one answer: {}\n", lines.join("\n"), trace.answer.unwrap().text)
}

/// Writes a goal and, further in, the goals that it needs. A goal that two others need is worked out once.
fn below(trace: &Trace, taken: &BTreeMap<&str, (&str, &str)>, goal: &str, depth: usize, lines: &mut Vec<String>) {
    let Some(&(approach, answer)) = taken.get(goal) else { return };
    let node = trace.plan.nodes.iter().find(|node| node.id == goal).expect("a chosen goal is in the plan");
    let asked = match (depth, node.idea.as_str()) {
        (0, _) => trace.prompt.as_str(),
        (_, "") => node.text.as_str(),
        (_, idea) => idea,
    };
    let line = format!("{}{asked}  ->  {answer}", "    ".repeat(depth));
    let is_known = lines.contains(&line);
    lines.push(if is_known { format!("{line}, as above") } else { line });
    if is_known {
        return;
    }
    for edge in trace.plan.edges.iter().filter(|edge| edge.from == approach) {
        below(trace, taken, &edge.to, depth + 1, lines);
    }
}
