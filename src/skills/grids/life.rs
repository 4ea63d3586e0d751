//! The game of life: cells that live on, die and are born by how many of their neighbours live (Conway 1970).

mod reading;
mod rule;

use std::collections::BTreeMap;

use crate::problem::{Approach, Goal, Setback, Value, Working};
pub use reading::{KNOWN, read, symbols};
pub use rule::{Rule, rule};

/// States that one approach remembers.
const MOST_REMEMBERED: usize = 4_096;

/// A world of cells: its size and its laws.
#[derive(Clone)]
struct World {
    height: usize,
    width: usize,
    rule: Rule,
    wraps: bool,
    symbols: [Value; 2],
}

type Board = Vec<Vec<bool>>;

impl World {
    /// The world and the board of a goal.
    fn of(given: &[Value]) -> Option<(Self, Board, u64)> {
        let [rows, symbols, rule, edge, steps] = given else {
            return None;
        };
        let grid = rows.as_grid()?;
        let [dead, alive] = symbols.as_list()? else {
            return None;
        };
        let board: Option<Board> = grid
            .iter()
            .map(|row| row.iter().map(|cell| (cell == alive || cell == dead).then(|| cell == alive)).collect())
            .collect();
        let board = board.filter(|_| dead != alive)?;
        let world = Self {
            height: board.len(),
            width: board[0].len(),
            rule: Rule::parse(rule.as_text()?)?,
            wraps: match edge.as_text()? {
                "wrapping" => true,
                "bounded" => false,
                _ => return None,
            },
            symbols: [dead.clone(), alive.clone()],
        };
        let steps = steps.as_number()?.to_i64().and_then(|it| u64::try_from(it).ok())?;
        Some((world, board, steps))
    }

    fn cost(&self) -> u64 {
        1 + (self.height * self.width) as u64 / 16
    }

    fn value(&self, board: &Board) -> Value {
        Value::rows(board.iter().map(|row| row.iter().map(|&lives| self.symbols[usize::from(lives)].clone())))
    }

    fn next(&self, lives: bool, neighbours: u8) -> bool {
        let counts = if lives { &self.rule.stays } else { &self.rule.born };
        counts[usize::from(neighbours)]
    }

    /// The neighbour so far down and to the right; none beyond an edge that is not joined to another.
    fn beside(&self, row: usize, column: usize, down: i64, right: i64) -> Option<(usize, usize)> {
        let (row, column) = (row as i64 + down, column as i64 + right);
        let (height, width) = (self.height as i64, self.width as i64);
        if self.wraps {
            return Some((row.rem_euclid(height) as usize, column.rem_euclid(width) as usize));
        }
        ((0..height).contains(&row) && (0..width).contains(&column)).then_some((row as usize, column as usize))
    }

    /// Looks from each cell at its eight neighbours.
    fn by_cells(&self, board: &Board) -> Board {
        let lives = |row, column| {
            let around = AROUND.iter().filter_map(|&(down, right)| self.beside(row, column, down, right));
            let count = around.filter(|&(row, column)| board[row][column]).count();
            self.next(board[row][column], count as u8)
        };
        (0..self.height).map(|row| (0..self.width).map(|column| lives(row, column)).collect()).collect()
    }

    /// Adds whole rows: the three above each other, and of these sums the three beside each other, without the cell itself.
    fn by_rows(&self, board: &Board) -> Board {
        let row_at = |row: i64| -> Option<&Vec<bool>> {
            let height = self.height as i64;
            if self.wraps { board.get(row.rem_euclid(height) as usize) } else { board.get(usize::try_from(row).ok()?) }
        };
        let mut next = Vec::with_capacity(self.height);
        for (row, cells) in board.iter().enumerate() {
            let mut columns = vec![0_u8; self.width];
            for near in -1..=1 {
                if let Some(near) = row_at(row as i64 + near) {
                    columns.iter_mut().zip(near).for_each(|(sum, &lives)| *sum += u8::from(lives));
                }
            }
            let column = |at: i64| -> u8 {
                let width = self.width as i64;
                if self.wraps {
                    columns[at.rem_euclid(width) as usize]
                } else {
                    usize::try_from(at).ok().and_then(|at| columns.get(at)).copied().unwrap_or(0)
                }
            };
            let next_row = (0..self.width as i64).map(|at| {
                let lives = cells[at as usize];
                self.next(lives, column(at - 1) + column(at) + column(at + 1) - u8::from(lives))
            });
            next.push(next_row.collect());
        }
        next
    }

    fn living(&self, board: &Board) -> Vec<(usize, usize)> {
        let places = |(row, cells): (usize, &Vec<bool>)| -> Vec<(usize, usize)> {
            (0..cells.len()).filter(|&column| cells[column]).map(|column| (row, column)).collect()
        };
        board.iter().enumerate().flat_map(places).collect()
    }

    /// Every living cell gives one to each of its neighbours; cells that get nothing are looked at only where they live.
    fn by_the_living(&self, living: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let mut got: BTreeMap<(usize, usize), (bool, u8)> = living.iter().map(|&place| (place, (true, 0))).collect();
        for &(row, column) in living {
            for (down, right) in AROUND {
                if let Some(place) = self.beside(row, column, down, right) {
                    got.entry(place).or_default().1 += 1;
                }
            }
        }
        got.into_iter().filter(|(_, (lives, count))| self.next(*lives, *count)).map(|(place, _)| place).collect()
    }

    /// The living cells after so many steps. Once a state comes again, only what is left of the period has to be gone
    /// through.
    fn follow(&self, board: &Board, steps: u64, working: &mut Working) -> Result<Followed, Setback> {
        if self.rule.born[0] {
            return Err(Setback::no_way("cells are born out of nothing, so that the living ones are not enough"));
        }
        let mut living = self.living(board);
        let mut seen: BTreeMap<Vec<(usize, usize)>, u64> = BTreeMap::new();
        let mut at = 0;
        let mut repeats = None;
        while at < steps {
            if living.is_empty() {
                working.note(|| format!("after {at} steps nothing lives, and nothing is born again"));
                return Ok(Followed { living, died_at: Some(at), repeats });
            }
            working.spend(1 + living.len() as u64)?;
            if repeats.is_none() && seen.len() < MOST_REMEMBERED {
                if let Some(&before) = seen.get(&living) {
                    let period = at - before;
                    working.note(|| format!("step {at} is as step {before} was: it comes again every {period} steps"));
                    repeats = Some(period);
                    at = steps - (steps - at) % period;
                    continue;
                }
                seen.insert(living.clone(), at);
            }
            living = self.by_the_living(&living);
            at += 1;
            if at <= 24 {
                working.note(|| format!("after step {at}, {} cells live", living.len()));
            }
        }
        let died_at = living.is_empty().then_some(at);
        Ok(Followed { living, died_at, repeats })
    }

    fn drawn(&self, board: &Board) -> String {
        let rows = board.iter().map(|row| row.iter().map(|&lives| if lives { '#' } else { '.' }).collect::<String>());
        rows.collect::<Vec<_>>().join("\n")
    }
}

struct Followed {
    living: Vec<(usize, usize)>,
    died_at: Option<u64>,
    repeats: Option<u64>,
}

const AROUND: [(i64, i64); 8] = [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)];

pub fn approaches(verb: &str, given: &[Value]) -> Vec<Approach> {
    let Some((world, board, steps)) = World::of(given) else {
        return Vec::new();
    };
    match verb {
        "life" => boards(world, board, steps),
        "life_count" => counts_of(world, board, steps, Goal::new("life", given.to_vec())),
        "life_ends" => ends(world, board, steps, Goal::new("life", given.to_vec())),
        _ => Vec::new(),
    }
}

/// Goes on a step at a time, with one way to make a step.
fn stepping(
    name: &'static str,
    idea: &'static str,
    (world, board, steps): (World, Board, u64),
    step: fn(&World, &Board) -> Board,
) -> Approach {
    Approach::direct(name, idea, move |working| {
        let mut board = board.clone();
        for at in 1..=steps {
            working.spend(world.cost())?;
            let next = step(&world, &board);
            if at <= 4 && world.height <= 24 && world.width <= 60 {
                working.note(|| format!("after step {at}\n{}", world.drawn(&next)));
            } else if at <= 24 {
                working.note(|| format!("after step {at}, {} cells live", world.living(&next).len()));
            }
            if next == board {
                working.note(|| format!("step {at} changes nothing, and so does none after it"));
                break;
            }
            board = next;
        }
        Ok(world.value(&board))
    })
}

fn boards(world: World, board: Board, steps: u64) -> Vec<Approach> {
    let all = (world.clone(), board.clone(), steps);
    let mut ways = vec![
        stepping("cell_by_cell", "count the eight neighbours of each cell", all.clone(), World::by_cells),
        stepping("whole_rows", "add three rows, then three columns of the sums", all, World::by_rows),
    ];
    if world.wraps {
        let flat = World { wraps: false, ..world.clone() };
        let way = stepping(
            "as_if_it_ended",
            "forget that the edges are joined",
            (flat, board.clone(), steps),
            World::by_cells,
        );
        ways.push(way.heuristic());
    }
    ways.push(Approach::direct("only_the_living", "each living cell gives one to its neighbours", move |working| {
        let followed = world.follow(&board, steps, working)?;
        let mut board = vec![vec![false; world.width]; world.height];
        followed.living.iter().for_each(|&(row, column)| board[row][column] = true);
        Ok(world.value(&board))
    }));
    ways
}

fn counts_of(world: World, board: Board, steps: u64, drawn: Goal) -> Vec<Approach> {
    let alive = world.symbols[1].clone();
    let (same, start) = (world.clone(), board.clone());
    vec![
        Approach::split("draw_and_count", "draw the board and count", vec![drawn], move |parts, working| {
            let rows = parts[0].as_grid().ok_or_else(|| Setback::no_way("there is no board"))?;
            let each: Vec<i64> =
                rows.iter().map(|row| row.iter().filter(|cell| **cell == alive).count() as i64).collect();
            working.note(|| format!("row by row: {}", each.iter().map(i64::to_string).collect::<Vec<_>>().join(" + ")));
            Ok(each.iter().sum::<i64>().into())
        }),
        Approach::direct("only_the_living", "follow the living cells and count them", move |working| {
            Ok((world.follow(&board, steps, working)?.living.len() as i64).into())
        }),
        Approach::direct("it_stays_as_it_is", "guess that as many live as at the beginning", move |working| {
            working.spend(same.cost())?;
            Ok((same.living(&start).len() as i64).into())
        })
        .heuristic(),
    ]
}

/// How many live after each of several numbers of steps.
pub fn counts_after(given: &[Value]) -> Vec<Approach> {
    let [rows, symbols, rule, edge, steps] = given else {
        return Vec::new();
    };
    let Some(steps) = steps.as_list() else {
        return Vec::new();
    };
    let after = |steps: &Value| {
        let world = [rows, symbols, rule, edge, steps].map(Value::clone);
        Goal::new("life_count", world.to_vec())
    };
    vec![Approach::split(
        "each_for_itself",
        "count after each number of steps",
        steps.iter().map(after).collect(),
        |parts, _| Ok(Value::list(parts.iter().cloned())),
    )]
}

/// The living cells by their places; the first row and column have the numbers that are given, and the column may come first.
pub fn cells_after(given: &[Value]) -> Vec<Approach> {
    let [world @ .., places] = given else {
        return Vec::new();
    };
    let Some([top, left, is_turned]) = places.as_small_integers().and_then(|it| <[i64; 3]>::try_from(it).ok()) else {
        return Vec::new();
    };
    let Some((laws, board, steps)) = World::of(world) else {
        return Vec::new();
    };
    let named = move |cells: Vec<(usize, usize)>| {
        let mut pairs: Vec<[i64; 2]> = cells
            .into_iter()
            .map(|(row, column)| (row as i64 + top, column as i64 + left))
            .map(|(row, column)| if is_turned == 1 { [column, row] } else { [row, column] })
            .collect();
        pairs.sort_unstable();
        Value::list(pairs.into_iter().map(Value::integers))
    };
    let (same, start) = (laws.clone(), board.clone());
    vec![
        Approach::direct("only_the_living", "follow the living cells, and name them", move |working| {
            Ok(named(laws.follow(&board, steps, working)?.living))
        }),
        Approach::direct(
            "cell_by_cell",
            "draw board after board, and name the living cells of the last",
            move |working| {
                let mut board = start.clone();
                for at in 1..=steps {
                    working.spend(same.cost())?;
                    board = same.by_cells(&board);
                    if at <= 4 {
                        working.note(|| format!("after step {at}\n{}", same.drawn(&board)));
                    }
                }
                Ok(named(same.living(&board)))
            },
        ),
    ]
}

/// Nothing is born where nothing lives: it is over by then exactly when the board is empty then.
fn ends(world: World, board: Board, steps: u64, drawn: Goal) -> Vec<Approach> {
    let alive = world.symbols[1].clone();
    let (same, start) = (world.clone(), board.clone());
    vec![
        Approach::split(
            "look_at_the_last_board",
            "once empty it stays empty, so the last board tells",
            vec![drawn],
            move |parts, working| {
                let rows = parts[0].as_grid().ok_or_else(|| Setback::no_way("there is no board"))?;
                let count = rows.iter().flat_map(|row| row.iter()).filter(|cell| **cell == alive).count();
                working.note(|| format!("{count} cells live on the last board"));
                Ok(Value::Truth(count == 0))
            },
        ),
        Approach::direct("watch_for_what_comes_again", "a state that comes again never ends", move |working| {
            let followed = world.follow(&board, steps, working)?;
            working.note(|| match (followed.died_at, followed.repeats) {
                (Some(at), _) => format!("it is over after {at} steps"),
                (None, Some(period)) => format!("it goes on for ever, every {period} steps the same"),
                (None, None) => format!("{} cells still live", followed.living.len()),
            });
            Ok(Value::Truth(followed.died_at.is_some()))
        }),
        Approach::direct("it_shrinks", "guess that what has become smaller after a step will end", move |working| {
            working.spend(same.cost())?;
            let (before, after) = (same.living(&start).len(), same.living(&same.by_cells(&start)).len());
            working.note(|| format!("{before} cells become {after}"));
            Ok(Value::Truth(after < before || before == 0))
        })
        .heuristic(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_ways_to_make_a_step_agree_on_boards_of_any_size() {
        let mut state = 7_u32;
        for (height, width, wraps) in
            [(1, 1, true), (2, 2, true), (1, 5, false), (3, 4, true), (6, 5, false), (7, 9, true)]
        {
            let world = World { height, width, rule: Rule::conway(), wraps, symbols: [0.into(), 1.into()] };
            let mut flip = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state >> 30 == 0
            };
            let board: Board = (0..height).map(|_| (0..width).map(|_| flip()).collect()).collect();
            let next = world.by_cells(&board);
            assert_eq!(next, world.by_rows(&board), "{height} {width}");
            assert_eq!(world.living(&next), world.by_the_living(&world.living(&board)), "{height} {width}");
        }
    }
}
