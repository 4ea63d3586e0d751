//! Graphs: things, and which of them are joined to which.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `finishable(things, pairs)` | names; pairs of an earlier and a later one | whether there is an order in which every pair is kept |
//! | `going_round(things, pairs)` | the same | whether some things wait, in a circle, for each other |
//! | `order_of(things, pairs)` | the same | such an order, or words that say why there is none |
//! | `circle_in(things, pairs)` | the same | things of which each comes before the next and the last before the first; empty when there are none |
//! | `in_circles(things, pairs)` | the same | all things that lie on some circle |
//!
//! `statements` reads who must come before whom, in whatever words; `schedule` reads the whole puzzle and knows ways to
//! solve it; `check` knows neither.

mod check;
mod schedule;
mod statements;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample};

pub struct Graphs;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample {
        prompt: "There are 4 courses, labeled from 0 to 3. Each pair (a, b) means that b must be taken before a: [(1, 0), (2, 1), (0, 2)]. Can all courses be finished?",
        answer: "No",
    },
    WorkedExample {
        prompt: "Physics requires Algebra. To take Optics you must first take Physics. In which order can I take the courses?",
        answer: "Algebra, Physics, Optics",
    },
];

impl Skill for Graphs {
    fn about(&self) -> About {
        About { name: "graphs", summary: "what must come before what: courses with prerequisites", examples: EXAMPLES }
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        let readers = [schedule::read];
        readers.iter().filter_map(|read| read(prompt)).collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            (verb, [things, pairs]) => schedule::approaches(verb, things, pairs),
            _ => Vec::new(),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        match goal.parts() {
            ("finishable", [things, pairs]) => check::finishable(things, pairs, answer, true),
            ("going_round", [things, pairs]) => check::finishable(things, pairs, answer, false),
            ("order_of", [things, pairs]) => check::order(things, pairs, answer),
            ("circle_in", [things, pairs]) => check::circle(things, pairs, answer),
            ("in_circles", [things, pairs]) => check::in_circles(things, pairs, answer),
            _ => Verdict::Unsettled,
        }
    }
}
