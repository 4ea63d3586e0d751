//! Constraints: puzzles in which each of some things gets one of a few values, and rules say which go together.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `satisfy(variables, rules, names)` | see `model` | none, the only, or the first and the last solution |
//! | `sudoku(rows, height, width)` | digits, 0 for an empty cell; of a box | the rows, filled in |
//! | `sudokus(rows, height, width)` | the same | in how many ways it can be filled |
//! | `in_cell(grid, row, column)` | a filled square; from 1 | what stands there |
//! | `has_solution(found)` | a solution, or the words that there is none | whether there is one |
//! | `queens(rows, queen, empty)` | marks of a board, and which is which | the board with all queens |
//! | `columns_of_queens(rows, queen)` | a board | the column of the queen in each row |
//! | `columns_of_queens(rows, queen, first)` | and the number of the first column, 0 or 1 | the same |
//! | `squares_of_queens(rows, queen, before)` | and row and column of those that stood there | the squares of the others |
//! | `placements(rows, queen, empty)` | marks of a board | in how many ways it can be done |
//! | `colouring(vertices, edges, colours)` | names; pairs of them; names | each with its colour |
//! | `fewest_colours(vertices, edges)` | the same | how many colours are needed |
//! | `cryptarithm(left, right, lowest, may lead)` | words; the lowest digit, and whether a word may begin with 0 | each letter with its digit |
//! | `spelled(word, left, right, lowest, may lead)` | the same | the number for which a word stands |
//! | `futoshiki(rows, smaller)` | numbers, 0 for an empty cell; rows and columns of a smaller and a larger cell | the rows, filled in |
//! | `zebra(places, kinds, clues)` | how many; names of each kind; number, relation, things and a distance or place | for each place a thing of each kind |
//! | `read_off(table, kinds, asked)` | such a table; a kind, or 0 for the place, and a thing or a place | what goes with it |
//!
//! A puzzle has a file that reads it, states it as rules for `satisfy` and puts the solution back into its own form; and it
//! knows a way of its own that needs no such rules. `check` knows neither.

mod asked;
mod board;
mod cells;
mod check;
mod closer;
mod colouring;
mod cover;
mod cryptarithm;
mod deduction;
mod futoshiki;
mod legend;
mod model;
mod note;
mod output;
mod pumpkin;
mod queens;
mod rows;
mod satisfy;
mod search;
mod sudoku;
mod usual;
mod zebra;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample, title};

pub struct Constraints;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample {
        prompt: "Solve this sudoku:\n\n5 3 . . 7 . . . .\n6 . . 1 9 5 . . .\n. 9 8 . . . . 6 .\n8 . . . 6 . . . 3\n4 . . 8 . 3 . . 1\n\
                 7 . . . 2 . . . 6\n. 6 . . . . 2 8 .\n. . . 4 1 9 . . 5\n. . . . 8 . . 7 9",
        answer: "5 3 4 6 7 8 9 1 2\n6 7 2 1 9 5 3 4 8\n1 9 8 3 4 2 5 6 7\n8 5 9 7 6 1 4 2 3\n4 2 6 8 5 3 7 9 1\n7 1 3 9 2 4 8 5 6\n\
                 9 6 1 5 3 7 2 8 4\n2 8 7 4 1 9 6 3 5\n3 4 5 2 8 6 1 7 9",
    },
    WorkedExample {
        prompt: "Here is a mini sudoku, 4 by 4:\n\n_ 2 _ 4\n_ _ 1 _\n_ 1 _ _\n4 _ 2 _",
        answer: "1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 1",
    },
    WorkedExample {
        prompt: "Place six queens on a 6x6 board so that no two of them attack each other.",
        answer: ". Q . . . .\n. . . Q . .\n. . . . . Q\nQ . . . . .\n. . Q . . .\n. . . . Q .",
    },
    WorkedExample {
        prompt: "Avaria borders Belland and Corin. Belland borders Corin and Dunmark. Corin borders Dunmark. Paint each country red, \
                 green or blue such that neighbours never have the same colour.",
        answer: "Avaria: red, Belland: green, Corin: blue, Dunmark: red",
    },
    WorkedExample {
        prompt: "SEND + MORE = MONEY. Different letters stand for different digits. Which digit is each letter?",
        answer: "D = 7, E = 5, M = 1, N = 6, O = 0, R = 8, S = 9, Y = 2",
    },
    WorkedExample {
        prompt: "Solve this futoshiki:\n\n_ < _ < _\n_   _   _\n^\n_   _   _",
        answer: "1 < 2 < 3\n2   3   1\n^\n3   1   2",
    },
    WorkedExample {
        prompt: "Ann, Bob and Cid live in three houses in a row. Their pets are a cat, a dog and an owl. Ann lives in the first house. \
                 The owl lives directly to the right of Ann. Bob lives to the left of Cid. Cid does not own the dog. Who owns the cat?",
        answer: "Cid",
    },
];

/// What goals of this skill seek, in words.
const TITLES: &[(&str, &str)] = &[
    ("satisfy", "values that keep to all rules"),
    ("sudoku", "the sudoku, filled in"),
    ("sudokus", "the number of ways to fill the sudoku"),
    ("in_cell", "what stands in row {1}, column {2}"),
    ("has_solution", "whether there is a solution"),
    ("queens", "the board with all queens"),
    ("columns_of_queens", "the column of the queen in each row"),
    ("squares_of_queens", "the squares of the other queens"),
    ("placements", "the number of ways to place the queens"),
    ("colouring", "a colour for each of {0}"),
    ("fewest_colours", "the fewest colours for {0}"),
    ("cryptarithm", "the digits behind {0} and {1}"),
    ("spelled", "the number behind {0}"),
    ("futoshiki", "the grid, filled in"),
    ("zebra", "what stands in each of {0} places"),
    ("read_off", "what the table says of it"),
];

impl Skill for Constraints {
    fn about(&self) -> About {
        About {
            name: "constraints",
            summary: "sudoku, queens, colourings, cryptarithms, futoshiki and zebra puzzles",
            examples: EXAMPLES,
        }
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        let readers = [sudoku::read, queens::read, colouring::read, cryptarithm::read, futoshiki::read, zebra::read];
        readers.iter().filter_map(|read| read(prompt)).collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("satisfy", [variables, rules, names]) => satisfy::approaches(variables, rules, names),
            ("sudoku", [rows, height, width]) => sudoku::approaches(rows, height, width),
            ("sudokus", [rows, height, width]) => sudoku::count(rows, height, width),
            ("in_cell", [grid, row, column]) => asked::in_cell(grid, row, column),
            ("has_solution", [found]) => asked::has_solution(found),
            ("queens", [rows, queen, empty]) => queens::approaches(rows, queen, empty),
            ("columns_of_queens", [board, queen]) => queens::columns(board, queen, 1),
            ("columns_of_queens", [board, queen, first]) if *first == Value::from(0) => {
                queens::columns(board, queen, 0)
            }
            ("columns_of_queens", [board, queen, first]) if *first == Value::from(1) => {
                queens::columns(board, queen, 1)
            }
            ("placements", [rows, queen, empty]) => queens::count(rows, queen, empty),
            ("squares_of_queens", [board, queen, before]) => queens::squares(board, queen, before),
            ("colouring", [vertices, edges, colours]) => colouring::approaches(vertices, edges, colours),
            ("fewest_colours", [vertices, edges]) => colouring::fewest(vertices, edges),
            ("cryptarithm", given) => cryptarithm::approaches(given),
            ("spelled", given) => cryptarithm::spelled(given),
            ("futoshiki", [rows, smaller]) => futoshiki::approaches(rows, smaller),
            ("zebra", [size, kinds, clues]) => zebra::approaches(size, kinds, clues),
            ("read_off", [table, kinds, asked]) => zebra::read_off(table, kinds, asked),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        title(goal, TITLES)
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        match goal.parts() {
            ("satisfy", [variables, rules, _]) => check::satisfy::satisfy(variables, rules, answer),
            ("sudoku", [rows, height, width]) => check::sudoku::sudoku(rows, height, width, answer),
            ("sudokus", [rows, height, width]) => check::sudoku::count(rows, height, width, answer),
            ("in_cell", [grid, row, column]) => check::asked::in_cell(grid, row, column, answer),
            ("has_solution", [found]) => check::asked::has_solution(found, answer),
            ("queens", [rows, queen, empty]) => check::queens::queens(rows, queen, empty, answer),
            ("columns_of_queens", [board, queen]) => check::queens::columns(board, queen, 1, answer),
            ("columns_of_queens", [board, queen, first]) => match first.as_number().and_then(|it| it.to_i64()) {
                Some(first @ 0..=1) => check::queens::columns(board, queen, first, answer),
                _ => Verdict::Unsettled,
            },
            ("placements", [rows, queen, _]) => check::queens::count(rows, queen, answer),
            ("squares_of_queens", [board, queen, before]) => check::queens::squares(board, queen, before, answer),
            ("colouring", [vertices, edges, colours]) => check::colouring::colouring(vertices, edges, colours, answer),
            ("fewest_colours", [vertices, edges]) => check::colouring::fewest(vertices, edges, answer),
            ("cryptarithm", given) => check::cryptarithm::cryptarithm(given, answer),
            ("spelled", given) => check::cryptarithm::spelled(given, answer),
            ("futoshiki", [rows, smaller]) => check::futoshiki::futoshiki(rows, smaller, answer),
            ("zebra", [size, kinds, clues]) => check::zebra::zebra(size, kinds, clues, answer),
            ("read_off", [table, kinds, asked]) => check::zebra::read_off(table, kinds, asked, answer),
            _ => Verdict::Unsettled,
        }
    }
}
