//! Grids: rows of cells that are turned, walked through, flooded and counted.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `turned(rows, quarters)` | rows of cells; quarter turns clockwise, 0 to 3 | the rows, turned |
//! | `life(rows, [dead, alive], rule, edge, steps)` | a board and its two symbols; `B3/S23`; `wrapping` or `bounded` | the board after so many steps of the game of life |
//! | `life_count(...)` | the same | how many cells live then |
//! | `life_counts(...)` | the same; several numbers of steps | how many live after each |
//! | `life_cells(..., places)` | the same; the number of the first row, of the first column, and 1 when columns come first | the living cells as pairs, in ascending order |
//! | `life_ends(...)` | the same | whether none lives by then |
//! | `spiral(rows, corner, way)` | the corner where it starts; `clockwise` or `anticlockwise` | the cells along a spiral inwards |
//! | `rectangles_in(rows)` | by how many outlines each cell is covered, as digits | how many outlines there are |
//! | `nearest(rows, cell)` | what is looked for | for each cell how far it is to the nearest such one |
//! | `spread_time(rows, spreading, getting, directions, never)` | cells that have it, and that can get it; `four` or `eight`; the answer where some never do | the steps until all have it |
//! | `pooled(rows, kernel, stride, how)` | the size of a window, and how far it is moved; `max`, `min`, `sum`, `average` | one number for each window |
//! | `worked(rows, operations)` | what is done, one after the other: `["turn", 1]`, `["map", 3, 8]` | the grid in the end |
//! | `cube_colour(colours, moves, side)` | colours of top, front, right, bottom, back, left; which side comes where, one after the other | the colour on that side in the end |
//! | `cube_side(colours, moves, colour)` | the same | the side where that colour is in the end |
//! | `islands(rows, land, directions)` | cells, the one that is land, and whether `four` or `eight` are its neighbours | how many parts of land hang together |
//! | `largest_island(rows, land, directions)` | the same | how many cells the largest of them has |
//! | `completed(rows, gap)` | cells of two kinds, and the mark of a gap | the rows with the gaps filled by the formula of remainders that makes them |
//!
//! Each puzzle has a file that reads it and knows ways to solve it; `check` knows none of them. `shown` finds the grid of a
//! prompt and what is said of its symbols.

mod check;
mod cube;
mod islands;
mod life;
mod life_told;
mod nearest;
mod pattern;
mod pooling;
mod rectangles;
mod series;
mod shown;
mod spiral;
mod spreading;
mod turning;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample, title};

pub struct Grids;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample {
        prompt: "Rotate this matrix by 90 degrees clockwise: [[1, 2], [3, 4]]",
        answer: "[[3, 1], [4, 2]]",
    },
    WorkedExample { prompt: "Turn the grid a quarter turn to the left.\n1 2 3\n4 5 6", answer: "3 6\n2 5\n1 4" },
    WorkedExample { prompt: "List the numbers in spiral order.\n1 2 3\n4 5 6\n7 8 9", answer: "1 2 3 6 9 8 7 4 5" },
    WorkedExample {
        prompt: "How many minutes does it take until no orange is fresh? 0 is empty, 1 a fresh orange, 2 a rotten orange, which spoils those next to it every minute.\n2 1 1\n1 1 0\n0 1 1",
        answer: "4",
    },
    WorkedExample {
        prompt: "Rotate the matrix by 90 degrees clockwise and then remove the last row.\n1 2 3\n4 5 6",
        answer: "4 1\n5 2",
    },
    WorkedExample {
        prompt: "Play one step of Conway's Game of Life on this board, with nothing beyond its edges.\n.....\n.###.\n.....",
        answer: "..#..\n..#..\n..#..",
    },
    WorkedExample {
        prompt: "How many islands are in this grid, where 1 is land and 0 is water?\n1 1 0 0\n0 1 0 1\n0 0 0 1\n1 0 0 0",
        answer: "3",
    },
];

/// What goals of this skill seek, in words.
const TITLES: &[(&str, &str)] = &[
    ("turned", "the grid after {1} quarter turns"),
    ("life", "the board after {4} steps of life"),
    ("life_count", "how many cells live after {4} steps"),
    ("life_counts", "how many cells live after {4} steps"),
    ("life_cells", "which cells live after {4} steps"),
    ("life_ends", "whether no cell lives after {4} steps"),
    ("spiral", "the cells along a spiral"),
    ("rectangles_in", "how many rectangles are drawn"),
    ("nearest", "how far it is from each cell to {1}"),
    ("spread_time", "the steps until all have it"),
    ("pooled", "the {3} of each window"),
    ("worked", "the grid after {1}"),
    ("cube_colour", "the colour that is {2} in the end"),
    ("cube_side", "where {2} is in the end"),
    ("islands", "how many islands there are"),
    ("largest_island", "how large the largest island is"),
    ("completed", "the grid without gaps"),
];

impl Skill for Grids {
    fn about(&self) -> About {
        About {
            name: "grids",
            summary: "rows of cells and cubes: turning, spirals, distances, spreading, the game of life",
            examples: EXAMPLES,
        }
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        let readers = [
            series::read,
            life::read,
            rectangles::read,
            spiral::read,
            nearest::read,
            spreading::read,
            pooling::read,
            cube::read,
            pattern::read,
            islands::read,
        ];
        let mut readings: Vec<Reading> = readers.iter().filter_map(|read| read(prompt)).collect();
        if !readings.iter().any(Reading::is_complete) {
            readings.extend(life_told::read(prompt));
        }
        readings
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("turned", [rows, quarters]) => turning::approaches(rows, quarters),
            ("life_counts", given) => life::counts_after(given),
            ("life_cells", given) => life::cells_after(given),
            (verb @ ("life" | "life_count" | "life_ends"), given) => life::approaches(verb, given),
            ("spiral", [rows, corner, way]) => spiral::approaches(rows, corner, way),
            ("rectangles_in", [rows]) => rectangles::approaches(rows),
            ("nearest", [rows, target]) => nearest::approaches(rows, target),
            ("spread_time", given) => spreading::approaches(given),
            (verb @ ("islands" | "largest_island"), [rows, land, directions]) => {
                islands::approaches(verb, rows, land, directions)
            }
            ("pooled", given) => pooling::approaches(given),
            (verb @ ("cube_colour" | "cube_side"), [faces, moves, asked]) => {
                cube::approaches(verb, faces, moves, asked)
            }
            ("completed", given) => pattern::approaches(given),
            ("worked", given) => series::approaches(given),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        title(goal, TITLES)
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer)
    }
}
