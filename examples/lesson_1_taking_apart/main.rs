//! Lesson 1, taking apart: a question becomes smaller questions, until each can be answered at a glance.
//!
//! Prints the goals on which the answer rests, each below the one that needs it, and how many there are.

use std::collections::{BTreeMap, BTreeSet};

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
    let mut told = Told { trace: &trace, taken: &taken, seen: BTreeSet::new(), lines: Vec::new() };
    told.below(&path.choices[0].goal, 0);
    let pieces = taken.len() - 1;
    let answer = trace.answer.as_ref().map_or("", |answer| &answer.text);
    format!("{}\n\n{pieces} smaller questions, and one answer: {answer}\n", told.lines.join("\n"))
}

struct Told<'a> {
    trace: &'a Trace,
    taken: &'a BTreeMap<&'a str, (&'a str, &'a str)>,
    seen: BTreeSet<String>,
    lines: Vec<String>,
}

impl Told<'_> {
    /// Writes a goal and, further in, the goals that it needs. A goal that two others need is worked out once.
    fn below(&mut self, goal: &str, depth: usize) {
        let Some(&(approach, answer)) = self.taken.get(goal) else { return };
        let node = self.trace.plan.nodes.iter().find(|node| node.id == goal).expect("a chosen goal is in the plan");
        let asked = match (depth, node.idea.as_str()) {
            (0, _) => self.trace.prompt.as_str(),
            (_, "") => node.text.as_str(),
            (_, idea) => idea,
        };
        let is_new = self.seen.insert(goal.to_owned());
        let answer = if answer.contains(" = ") { "all of these" } else { answer };
        let again = if is_new { "" } else { ", as above" };
        self.lines.push(format!("{}{asked}  ->  {answer}{again}", "    ".repeat(depth)));
        for edge in self.trace.plan.edges.iter().filter(|edge| is_new && edge.from == approach) {
            self.below(&edge.to, depth + 1);
        }
    }
}
