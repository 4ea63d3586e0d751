//! Graphs: things, and which of them are joined to which.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `finishable(things, pairs)` | names; pairs of an earlier and a later one | whether there is an order in which every pair is kept |
//! | `going_round(things, pairs)` | the same | whether some things wait, in a circle, for each other |
//! | `order_of(things, pairs)` | the same | such an order, or words that say why there is none |
//! | `circle_in(things, pairs)` | the same | things of which each comes before the next and the last before the first; empty when there are none |
//! | `in_circles(things, pairs)` | the same | all things that lie on some circle |
//! | `number_of_orders(things, pairs)` | the same | how many orders keep every pair |
//! | `only_order(things, pairs)` | the same | the order, when there is no other |
//! | `fewest_terms(things, pairs, most)` | the same; how many can be done in one term | in how many terms all can be done |
//! | `route(links, start, goal)` | links from, to, and how long; two places | the places on a shortest way, or "no path" |
//! | `route_length(...)`, `route_and_length(...)` | the same | how long it is; both |
//! | `route_lengths(links, start, places)` | the same; several places | how far it is to each |
//! | `number_of_routes(links, start, goal)` | the same | how many ways are as short as the shortest |
//!
//! `links` reads which things are joined and how far they are from each other, with `clauses` for links told in words and
//! `tables` for those that are shown; `ends` reads where a way begins and ends, `wishes` what is wanted of it, and `routes`
//! finds ways. `statements` reads who must come before whom, in whatever words, and `prerequisites` what a table tells of it;
//! `schedule` and `plans` read whole puzzles, `schedule` and `orders` know ways to solve them; `check` and `check_orders` know
//! none of these.

mod check;
mod check_orders;
mod clauses;
mod ends;
mod links;
mod orders;
mod plans;
mod prerequisites;
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
    ("number_of_orders", "how many orders of {0} there are"),
    ("only_order", "the only order of {0}"),
    ("fewest_terms", "in how few terms {0} can be done"),
    ("route", "a shortest way from {1} to {2}"),
    ("route_length", "how long the shortest way from {1} to {2} is"),
    ("route_lengths", "how far it is from {1} to each of {2}"),
    ("number_of_routes", "how many shortest ways lead from {1} to {2}"),
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
        let mut readings: Vec<Reading> =
            [schedule::read, routes::read].iter().filter_map(|read| read(prompt)).collect();
        if readings.is_empty() {
            readings.extend(plans::read(prompt));
        }
        readings
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            (verb @ ("route" | "route_length" | "route_and_length"), [links, start, goal]) => {
                routes::approaches(verb, links, start, goal)
            }
            ("route_lengths", [links, start, places]) => routes::lengths(links, start, places),
            ("number_of_routes", [links, start, goal]) => routes::number_of_routes(links, start, goal),
            ("number_of_orders" | "only_order" | "fewest_terms", _) => orders::approaches(goal),
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
            ("number_of_orders", [things, pairs]) => check_orders::number_of_orders(things, pairs, answer),
            ("only_order", [things, pairs]) => check_orders::only_order(things, pairs, answer),
            ("fewest_terms", [things, pairs, most]) => check_orders::fewest_terms(things, pairs, most, answer),
            ("in_circles", [things, pairs]) => check::in_circles(things, pairs, answer),
            ("route_lengths", [links, start, places]) => check::route_lengths(links, start, places, answer),
            ("number_of_routes", [links, start, goal]) => check::number_of_routes(links, start, goal, answer),
            (verb @ ("route" | "route_length" | "route_and_length"), [links, start, goal]) => {
                check::route(verb, links, start, goal, answer)
            }
            _ => Verdict::Unsettled,
        }
    }
}
