//! Grids: rows of cells that are turned, walked through, flooded and counted.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `turned(rows, quarters)` | rows of cells; quarter turns clockwise, 0 to 3 | the rows, turned |
//!
//! Each puzzle has a file that reads it and knows ways to solve it; `check` knows none of them.

mod check;
mod turning;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample};

pub struct Grids;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "Rotate this matrix by 90 degrees clockwise: [[1, 2], [3, 4]]", answer: "3 1\n4 2" },
    WorkedExample { prompt: "Turn the grid a quarter turn to the left.\n1 2 3\n4 5 6", answer: "3 6\n2 5\n1 4" },
];

impl Skill for Grids {
    fn about(&self) -> About {
        About { name: "grids", summary: "rows of cells: turning them", examples: EXAMPLES }
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        let readers = [turning::read];
        readers.iter().filter_map(|read| read(prompt)).collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("turned", [rows, quarters]) => turning::approaches(rows, quarters),
            _ => Vec::new(),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        match goal.parts() {
            ("turned", [rows, quarters]) => check::turned(rows, quarters, answer),
            _ => Verdict::Unsettled,
        }
    }
}
