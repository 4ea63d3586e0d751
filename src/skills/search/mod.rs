//! State-space search: puzzles that are given by a start, moves and a goal.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `made_of(target, numbers, operators, rule)` | whole numbers; signs such as "+-*/"; `all` or `some` of the numbers once, perhaps `whole` at every step | an expression, or "no solution" |
//! | `nearest_made(...)`, `fewest_used(...)` | the same | the number nearest to the target; how many numbers are needed |
//! | `shortest_path(rows, names)` | rows of a grid with `S`, `G`, `#` and `.`; the names of up, right, down, left, and of four diagonals; perhaps `rooms` | directions, or "no path" |
//! | `steps(rows, names)` | the same | how many steps the shortest way has |
//! | `reachable(rows, names)` | the same | whether there is a way at all |
//! | `way_cells(rows, names, first)`, `cells_visited(rows, names)` | the same; the number of the first row and column | the cells on a shortest way; how many |
//! | `forward_ways(rows)` | the same | in how many ways one gets there to the right and down |
//! | `exits_reached(rows, names, exits)` | the same; exits with name, row and column | the names of those that can be reached, or "none" |
//! | `hanoi(disks, pegs, start, target)` | a number; names of pegs | moves: disk, from, to |
//! | `hanoi_moves(disks, pegs)` | two numbers | how many moves are needed |
//! | `hanoi_nth(disks, pegs, start, target, which)` | the same; the number of a move | that move |
//! | `hanoi_from(pegs, position, target)`, `hanoi_from_count(...)` | names of pegs; the peg of each disk; a peg | moves; how many |
//! | `word_ladder(from, to, how)` | two words; `any`, `shortest`, `at most` or `exactly` so many steps, or a list of the only words that may be used | words |
//! | `ladder_counted(from, to, words, what)`, `ladder_exists(from, to, words)` | two words; the only ones that may be used; `words` or `steps` | how long the shortest is; whether there is one |
//! | `rung_between(before, after)` | two words | a word one letter from either |
//! | `sokoban(rows)` | rows in the usual marks | steps as letters, or "no solution" |
//! | `sokoban_shortest(rows)`, `sokoban_count(rows, what)`, `sokoban_solvable(rows)` | the same; `steps` or `pushes` | the fewest steps; how many; whether there is a solution |
//! | `rush_hour(rows, car)` | rows of a car park; the letter of a car | moves: a car and by how many cells, or "no solution" |
//! | `knight_swap(squares, first)` | squares with who stands there; whose turn it is | moves: colour, from, to, or "impossible" |
//! | `measured(jugs, sought, source)` | jugs with name, size and what they hold; amounts with their place; `tap` or `pouring` | moves in words, or "impossible" |
//! | `measured_moves(...)`, `measurable(...)` | the same | how many moves are needed; whether any will do |
//! | `crossed(travellers, boat, dangers)` | travellers with count and room; room and rowers; who endangers whom | who crosses and comes back, or "impossible" |
//! | `crossings(travellers, boat, dangers)` | the same | how many crossings are needed |
//! | `lock(start, colour, target, buttons, colours)` | a number; the colour of a light; the number sought; buttons; both colours | buttons |
//!
//! A puzzle is a `World`, and `methods` searches any world in four ways. Each puzzle has a file that reads it
//! and tells its world, and where there is one, a way of its own. `check` knows none of them: it replays the moves.

mod check;
mod crossing;
mod drawing;
mod fraction;
mod hanoi;
mod jugs;
mod knights;
mod ladder;
mod legend;
mod lock;
mod made_of;
mod methods;
mod paths;
mod rungs;
mod rush_hour;
mod sokoban;
mod told_squares;
mod walled;
mod words;
mod world;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample, title};

pub struct Search;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample {
        prompt: "Make 24 from the numbers 3, 3, 8 and 8. Use each of them once.",
        answer: "8 / (3 - 8 / 3)",
    },
    WorkedExample {
        prompt: "Use all of the numbers 25, 50, 75 and 100 once to make 105 with + - * /.",
        answer: "(50 + 75) / 25 + 100",
    },
    WorkedExample {
        prompt: "Solve the tower of Hanoi with 2 disks, from peg A to peg C.",
        answer: "Move disk 1 from peg A to peg B\nMove disk 2 from peg A to peg C\nMove disk 1 from peg B to peg C",
    },
    WorkedExample {
        prompt: "How many steps does it take at least from S to E? # is a wall.\n\n#######\n#S..#E#\n#.#.#.#\n#.#...#\n#######",
        answer: "8",
    },
    WorkedExample {
        prompt: "Find the shortest path from A to B in this grid. X is blocked.\n\nA X B\nO X O\nO O O",
        answer: "down down right right up up",
    },
    WorkedExample {
        prompt: "Turn COLD into WARM, changing one letter at a time. Each step must be an English word.",
        answer: "COLD, CORD, WORD, WARD, WARM",
    },
    WorkedExample {
        prompt: "Solve this sokoban. # is a wall, @ the player, $ a box and . a goal.\n\n######\n#@ $.#\n######",
        answer: "RR",
    },
    WorkedExample {
        prompt: "Rush hour: get the red car R out through the exit on the right. Dots are empty.\n\n...A\nRR.A\n....",
        answer: "no solution",
    },
    WorkedExample {
        prompt: "You have a 3 litre jug and a 5 litre jug. How can you measure exactly 4 litres?",
        answer: "Fill the 5 litre jug\nPour the 5 litre jug into the 3 litre jug\nEmpty the 3 litre jug\nPour the 5 litre jug into the 3 litre jug\nFill the 5 litre jug\nPour the 5 litre jug into the 3 litre jug",
    },
    WorkedExample {
        prompt: "Two missionaries and two cannibals must cross a river in a boat that holds two people. If the cannibals ever outnumber the missionaries on a bank, the missionaries are eaten. How many crossings are needed?",
        answer: "5",
    },
];

/// What goals of this skill seek, in words.
const TITLES: &[(&str, &str)] = &[
    ("made_of", "an expression of {1} that makes {0}"),
    ("nearest_made", "the number nearest to {0} that {1} make"),
    ("fewest_used", "how many of {1} are needed to make {0}"),
    ("shortest_path", "a shortest way from S to G"),
    ("steps", "how many steps the shortest way has"),
    ("reachable", "whether there is a way"),
    ("way_cells", "the cells on a shortest way from S to G"),
    ("cells_visited", "how many cells the shortest way has"),
    ("forward_ways", "in how many ways one gets to G, to the right and down"),
    ("exits_reached", "which of the exits {2} can be reached"),
    ("hanoi", "moves of {0} disks from {2} to {3}"),
    ("hanoi_moves", "how many moves {0} disks need on {1} pegs"),
    ("hanoi_nth", "move {4} of {0} disks from {2} to {3}"),
    ("hanoi_from", "moves from {1} to a tower on {2}"),
    ("hanoi_from_count", "how many moves lead from {1} to a tower on {2}"),
    ("word_ladder", "a ladder from {0} to {1}"),
    ("ladder_counted", "how many {3} the shortest ladder from {0} to {1} has"),
    ("ladder_exists", "whether a ladder leads from {0} to {1}"),
    ("rung_between", "the word between {0} and {1}"),
    ("sokoban", "steps that push all boxes home"),
    ("sokoban_shortest", "the fewest steps that push all boxes home"),
    ("sokoban_count", "how many {1} push all boxes home"),
    ("sokoban_solvable", "whether all boxes can be pushed home"),
    ("rush_hour", "moves that let {1} out"),
    ("knight_swap", "moves that exchange the knights"),
    ("measured", "fillings that lead to {1}"),
    ("measured_moves", "how many moves lead to {1}"),
    ("measurable", "whether {1} can be measured"),
    ("crossed", "crossings that keep everybody safe"),
    ("crossings", "how many crossings are needed"),
    ("lock", "buttons that lead from {0} to {2}"),
];

impl Skill for Search {
    fn about(&self) -> About {
        About { name: "search", summary: "puzzles of moves: from a start to a goal", examples: EXAMPLES }
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        let readers = [
            made_of::read,
            hanoi::read,
            paths::read,
            ladder::read,
            sokoban::read,
            rush_hour::read,
            knights::read,
            lock::read,
            jugs::read,
            crossing::read,
        ];
        readers.iter().filter_map(|read| read(prompt)).collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("made_of", [target, numbers, operators, rule]) => made_of::approaches(target, numbers, operators, rule),
            ("nearest_made", [target, numbers, operators, rule]) => made_of::nearest(target, numbers, operators, rule),
            ("fewest_used", [target, numbers, operators, rule]) => made_of::fewest(target, numbers, operators, rule),
            ("hanoi", [disks, pegs, start, target]) => hanoi::approaches(disks, pegs, start, target),
            ("hanoi_moves", [disks, pegs]) => hanoi::counting(disks, pegs),
            ("hanoi_nth", [disks, pegs, start, target, which]) => {
                hanoi::nth::approaches([disks, pegs, start, target, which])
            }
            ("hanoi_from", [pegs, at, target]) => hanoi::position::approaches(pegs, at, target),
            ("hanoi_from_count", [pegs, at, target]) => hanoi::position::counting(pegs, at, target),
            ("shortest_path", [rows, names, between @ ..]) => paths::shortest(rows, names, between),
            ("steps", [rows, names, between @ ..]) => paths::steps(rows, names, between),
            ("reachable", [rows, names, between @ ..]) => paths::reachable(rows, names, between),
            ("way_cells", [rows, names, first]) => paths::cells::way_cells(rows, names, first),
            ("cells_visited", [rows, names]) => paths::cells::cells_visited(rows, names),
            ("forward_ways", [rows]) => paths::lattice::approaches(rows),
            ("exits_reached", [rows, names, exits]) => paths::exits::approaches(rows, names, exits),
            ("word_ladder", [from, to, how]) => ladder::approaches(from, to, how),
            ("ladder_counted", [from, to, words, what]) => ladder::counted::approaches(from, to, words, Some(what)),
            ("ladder_exists", [from, to, words]) => ladder::counted::approaches(from, to, words, None),
            ("rung_between", [before, after]) => ladder::counted::rung_between(before, after),
            ("sokoban", [rows]) => sokoban::approaches(rows),
            ("sokoban_shortest", [rows]) => sokoban::shortest(rows),
            ("sokoban_count", [rows, what]) => sokoban::count(rows, what),
            ("sokoban_solvable", [rows]) => sokoban::solvable(rows),
            ("rush_hour", [rows, car]) => rush_hour::approaches(rows, car),
            ("knight_swap", [squares, first]) => knights::approaches(squares, first),
            ("lock", [start, colour, target, buttons, colours]) => {
                lock::approaches([start, colour, target, buttons, colours])
            }
            ("crossed", [travellers, boat, dangers]) => crossing::plans(travellers, boat, dangers),
            ("crossings", [travellers, boat, dangers]) => crossing::counting(travellers, boat, dangers),
            ("measured", [jugs, sought, source]) => jugs::plans(jugs, sought, source),
            ("measured_moves", [jugs, sought, source]) => jugs::counting(jugs, sought, source),
            ("measurable", [jugs, sought, source]) => jugs::possible(jugs, sought, source),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        title(goal, TITLES)
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        match goal.parts() {
            ("made_of", [target, numbers, operators, rule]) => {
                check::made_of::check(target, numbers, operators, rule, answer)
            }
            ("nearest_made" | "fewest_used", [target, numbers, operators, rule]) => {
                let is_nearest = goal.parts().0 == "nearest_made";
                check::all_made::check(is_nearest, [target, numbers, operators, rule], answer)
            }
            ("hanoi", [disks, pegs, start, target]) => check::hanoi::moves(disks, pegs, start, target, answer),
            ("hanoi_moves", [disks, pegs]) => check::hanoi::count(disks, pegs, answer),
            ("hanoi_nth", [disks, pegs, start, target, which]) => {
                check::hanoi_parts::nth([disks, pegs, start, target, which], answer)
            }
            ("hanoi_from", [pegs, at, target]) => check::hanoi_parts::moves(pegs, at, target, answer),
            ("hanoi_from_count", [pegs, at, target]) => check::hanoi_parts::count(pegs, at, target, answer),
            ("shortest_path", [rows, names, between @ ..]) => check::paths::shortest(rows, names, between, answer),
            ("steps", [rows, names, between @ ..]) => check::paths::steps(rows, names, between, answer),
            ("reachable", [rows, names, between @ ..]) => check::paths::reachable(rows, names, between, answer),
            ("way_cells", [rows, names, first]) => check::ways::cells(rows, names, first, answer),
            ("cells_visited", [rows, names]) => check::ways::visited(rows, names, answer),
            ("forward_ways", [rows]) => check::ways::forward(rows, answer),
            ("exits_reached", [rows, names, exits]) => check::ways::exits(rows, names, exits, answer),
            ("word_ladder", [from, to, how]) => check::ladder::check(from, to, how, answer),
            ("ladder_counted", [from, to, words, what]) => check::rungs::counted(from, to, words, Some(what), answer),
            ("ladder_exists", [from, to, words]) => check::rungs::counted(from, to, words, None, answer),
            ("rung_between", [before, after]) => check::rungs::between(before, after, answer),
            ("sokoban", [rows]) => check::sokoban::check(rows, answer),
            ("sokoban_shortest", [rows]) => check::sokoban::shortest(rows, answer),
            ("sokoban_count", [rows, what]) => check::sokoban::count(rows, what, answer),
            ("sokoban_solvable", [rows]) => check::sokoban::solvable(rows, answer),
            ("rush_hour", [rows, car]) => check::rush_hour::check(rows, car, answer),
            ("knight_swap", [squares, first]) => check::knights::check(squares, first, answer),
            ("lock", [start, colour, target, buttons, colours]) => {
                check::lock::check(start, colour, target, buttons, colours, answer)
            }
            ("crossed", [travellers, boat, dangers]) => check::crossing::plan(travellers, boat, dangers, answer),
            ("crossings", [travellers, boat, dangers]) => check::crossing::count(travellers, boat, dangers, answer),
            ("measured", [jugs, sought, source]) => check::jugs::plan(jugs, sought, source, answer),
            ("measured_moves", [jugs, sought, source]) => check::jugs::count(jugs, sought, source, answer),
            ("measurable", [jugs, sought, source]) => check::jugs::possible(jugs, sought, source, answer),
            _ => Verdict::Unsettled,
        }
    }
}
