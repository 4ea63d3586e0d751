//! Graphs: things, and which of them are joined to which.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `finishable(things, pairs)` | names; pairs of an earlier and a later one | whether there is an order in which every pair is kept |
//! | `going_round(things, pairs)` | the same | whether some things wait, in a circle, for each other |
//! | `order_of(things, pairs)` | the same | such an order, or words that say why there is none |
//! | `circle_in(things, pairs)` | the same | things of which each comes before the next and the last before the first; empty when there are none |
//! | `in_circles(things, pairs)` | the same | all things that lie on some circle |
//! | `route(links, start, goal)` | links from, to, and how long; two places | the places on a shortest way, or "no path" |
//! | `route_length(...)`, `route_and_length(...)` | the same | how long it is; both |
//!
//! `links` reads which things are joined and how far they are from each other, with `clauses` for links told in words and
//! `tables` for those that are shown; `ends` reads where a way begins and ends, `wishes` what is wanted of it, and `routes`
//! finds ways. `statements` reads who must come before whom, in whatever words; `schedule` reads the whole puzzle and knows
//! ways to solve it; `check` knows neither.

mod check;
mod clauses;
mod ends;
mod links;
mod routes;
mod schedule;
mod statements;
mod tables;
mod wishes;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample, title};

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
    WorkedExample {
        prompt: "What is the shortest path from A to D in this graph? A-B 4, A-C 1, C-B 1, B-D 5, C-D 8",
        answer: "A -> C -> B -> D",
    },
];

/// What goals of this skill seek, in words.
const TITLES: &[(&str, &str)] = &[
    ("finishable", "whether an order keeps every pair"),
    ("going_round", "whether some wait for each other in a circle"),
    ("order_of", "an order of {0}"),
    ("circle_in", "things that wait for each other in a circle"),
    ("in_circles", "all that wait in a circle"),
    ("route", "a shortest way from {1} to {2}"),
    ("route_length", "how long the shortest way from {1} to {2} is"),
    ("route_and_length", "a shortest way from {1} to {2}, and how long it is"),
];

impl Skill for Graphs {
    fn about(&self) -> About {
        About {
            name: "graphs",
            summary: "what must come before what, and the shortest way through a graph",
            examples: EXAMPLES,
        }
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        let readers = [schedule::read, routes::read];
        readers.iter().filter_map(|read| read(prompt)).collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            (verb @ ("route" | "route_length" | "route_and_length"), [links, start, goal]) => {
                routes::approaches(verb, links, start, goal)
            }
            (verb, [things, pairs]) => schedule::approaches(verb, things, pairs),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        title(goal, TITLES)
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        match goal.parts() {
            ("finishable", [things, pairs]) => check::finishable(things, pairs, answer, true),
            ("going_round", [things, pairs]) => check::finishable(things, pairs, answer, false),
            ("order_of", [things, pairs]) => check::order(things, pairs, answer),
            ("circle_in", [things, pairs]) => check::circle(things, pairs, answer),
            ("in_circles", [things, pairs]) => check::in_circles(things, pairs, answer),
            (verb @ ("route" | "route_length" | "route_and_length"), [links, start, goal]) => {
                check::route(verb, links, start, goal, answer)
            }
            _ => Verdict::Unsettled,
        }
    }
}
