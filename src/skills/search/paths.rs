//! The shortest way through a maze or a grid with obstacles.
//!
//! `shortest_path(["S.#", "..G"], ["up", "right", "down", "left"])` seeks directions, `steps(...)` how many there are. In the
//! rows `#` is a wall, `.` is open, `S` the start and `G` the goal. With eight directions, diagonal steps are steps too. With a
//! third given, `rooms`, the cells stand for rooms and for what is between two of them, and a step leads two cells on.

pub mod cells;
pub mod exits;
pub mod lattice;
mod questions;
mod reading;
mod vocabulary;

use std::sync::Arc;

use super::methods;
use super::world::{Undo, World};
use crate::problem::{Approach, Goal, Setback, Value};
pub use reading::{corners, read};

/// What is said when there is no way.
const NONE: &str = "no path";

/// The third given of a goal whose rows have a cell between any two rooms, for the wall or the gap there.
const ROOMS: &str = "rooms";

/// Rows and columns of the largest grid.
const LARGEST: usize = 250;

/// Rows and columns that a step leads down and to the right, in the order in which a goal names the directions.
const STEPS: [(i32, i32); 8] = [(-1, 0), (0, 1), (1, 0), (0, -1), (-1, 1), (1, 1), (1, -1), (-1, -1)];

/// The world of a grid. A state is the number of a cell, counted along the rows.
pub struct Grid {
    /// With a rim of walls around it, so that no step leads out.
    is_wall: Vec<bool>,
    width: usize,
    start: u32,
    goal: u32,
    names: Vec<String>,
    /// So many cells a step leads on: 2 where those between are walls and gaps of rooms.
    stride: i32,
}

impl Grid {
    fn new(rows: &Value, names: &Value, has_rooms: bool) -> Option<Self> {
        let rows = rows.as_texts()?;
        let names: Vec<String> = names.as_texts()?.into_iter().map(str::to_owned).collect();
        let width = rows.first()?.chars().count() + 2;
        if !matches!(names.len(), 4 | 8) || width > LARGEST + 2 || rows.len() > LARGEST {
            return None;
        }
        let mut is_wall = vec![true; width];
        let (mut start, mut goal) = (None, None);
        for row in rows {
            is_wall.push(true);
            for mark in row.chars() {
                let place = is_wall.len() as u32;
                match mark {
                    'S' if start.replace(place).is_some() => return None,
                    'G' if goal.replace(place).is_some() => return None,
                    _ => is_wall.push(mark == '#'),
                }
            }
            is_wall.push(true);
            if is_wall.len() % width != 0 {
                return None;
            }
        }
        is_wall.extend(vec![true; width]);
        Some(Self { is_wall, width, start: start?, goal: goal?, names, stride: if has_rooms { 2 } else { 1 } })
    }

    fn beside(&self, cell: u32, direction: usize) -> u32 {
        let (down, right) = STEPS[direction];
        (cell as i32 + (down * self.width as i32 + right) * self.stride) as u32
    }

    /// The cell that a step leads to, if nothing is in the way.
    fn open_beside(&self, is_wall: &[bool], cell: u32, direction: usize) -> Option<u32> {
        let (down, right) = STEPS[direction];
        let first = (cell as i32 + down * self.width as i32 + right) as usize;
        let next = self.beside(cell, direction);
        (!is_wall[first] && !is_wall[next as usize]).then_some(next)
    }

    /// Rows and columns between a cell and the goal.
    fn apart(&self, cell: u32) -> (u32, u32) {
        let width = self.width as u32;
        ((cell / width).abs_diff(self.goal / width), (cell % width).abs_diff(self.goal % width))
    }
}

impl World for Grid {
    type State = u32;
    /// The number of a direction.
    type Move = u8;

    fn start(&self) -> u32 {
        self.start
    }

    fn is_goal(&self, cell: &u32) -> bool {
        *cell == self.goal
    }

    fn moves(&self, cell: &u32) -> Vec<(u8, u32)> {
        let open = |direction| Some((direction as u8, self.open_beside(&self.is_wall, *cell, direction)?));
        (0..self.names.len()).filter_map(open).collect()
    }

    fn places(&self) -> Option<usize> {
        Some(self.is_wall.len())
    }

    fn place(&self, cell: &u32) -> usize {
        *cell as usize
    }

    fn estimate(&self, cell: &u32) -> u32 {
        let (rows, columns) = self.apart(*cell);
        if self.names.len() == 8 { rows.max(columns) } else { (rows + columns) / self.stride as u32 }
    }

    fn estimate_in_words(&self) -> &'static str {
        match self.names.len() {
            8 => {
                "the rows or the columns that lie between here and the goal, since a step takes off one of each at most"
            }
            _ => {
                "the rows and the columns that lie between here and the goal, since a step takes off one of them at most"
            }
        }
    }

    fn state_in_words(&self) -> &'static str {
        "cell"
    }

    fn say(&self, step: &u8) -> String {
        self.names[*step as usize].clone()
    }

    fn picture(&self, cell: &u32) -> Option<String> {
        let inner = self.is_wall.len() / self.width - 2;
        let row = |row: usize| -> String {
            (1..self.width - 1)
                .map(|column| match (row * self.width + column) as u32 {
                    here if here == *cell => '@',
                    here if here == self.goal => 'G',
                    here if self.is_wall[here as usize] => '#',
                    _ => '.',
                })
                .collect()
        };
        (self.width <= 40).then(|| (1..=inner).map(row).collect::<Vec<_>>().join("\n"))
    }

    fn answer(&self, route: &[u8]) -> Value {
        Value::texts(route.iter().map(|step| &self.names[*step as usize]))
    }

    fn none(&self) -> Result<Value, Setback> {
        Ok(Value::text(NONE))
    }
}

impl Undo for Grid {
    fn goals(&self) -> Vec<u32> {
        vec![self.goal]
    }

    fn moves_back(&self, cell: &u32) -> Vec<(u8, u32)> {
        // The cell that a step leads from lies on the other side.
        let opposite = [2, 3, 0, 1, 6, 7, 4, 5];
        let before =
            |direction: usize| Some((direction as u8, self.open_beside(&self.is_wall, *cell, opposite[direction])?));
        (0..self.names.len()).filter_map(before).collect()
    }
}

pub fn shortest(rows: &Value, names: &Value, between: &[Value]) -> Vec<Approach> {
    Grid::new(rows, names, !between.is_empty())
        .map_or_else(Vec::new, |grid| methods::approaches_from_both_ends(&Arc::new(grid)))
}

/// Whether any way leads there.
pub fn reachable(rows: &Value, names: &Value, between: &[Value]) -> Vec<Approach> {
    let Some(grid) = Grid::new(rows, names, !between.is_empty()) else {
        return Vec::new();
    };
    let givens = [rows, names].into_iter().chain(between).cloned().collect();
    let way = Goal::new("shortest_path", givens);
    vec![
        Approach::split(
            "look_for_a_way",
            "a way settles it, and so does a search that has seen everything",
            vec![way],
            |parts, _| Ok(Value::Truth(parts[0].as_list().is_some())),
        ),
        Approach::direct(
            "dead_ends",
            "fill in every dead end, again and again: what is left leads somewhere",
            move |working| {
                let mut is_wall = grid.is_wall.clone();
                let is_end = |cell: usize| cell as u32 == grid.start || cell as u32 == grid.goal;
                let open = |is_wall: &[bool], cell: usize| -> Vec<u32> {
                    let beside = |direction| grid.open_beside(is_wall, cell as u32, direction);
                    (0..grid.names.len()).filter_map(beside).collect()
                };
                let mut waiting: Vec<usize> = (0..is_wall.len()).filter(|cell| !is_wall[*cell]).collect();
                let mut filled = 0;
                while let Some(cell) = waiting.pop() {
                    working.spend(1)?;
                    if !is_wall[cell] && !is_end(cell) && open(&is_wall, cell).len() < 2 {
                        waiting.extend(open(&is_wall, cell).into_iter().map(|it| it as usize));
                        is_wall[cell] = true;
                        filled += 1;
                    }
                }
                // Rings may be left on either side, so what is left is followed from the start.
                let mut seen = is_wall.clone();
                let mut rim = vec![grid.start];
                while let Some(cell) = rim.pop() {
                    working.spend(1)?;
                    if !std::mem::replace(&mut seen[cell as usize], true) {
                        rim.extend(open(&seen, cell as usize));
                    }
                }
                working.note(|| format!("{filled} cells were dead ends"));
                Ok(Value::Truth(seen[grid.goal as usize]))
            },
        ),
    ]
}

/// Finds a shortest way and counts its steps, or floods the grid without any way in mind.
pub fn steps(rows: &Value, names: &Value, between: &[Value]) -> Vec<Approach> {
    let Some(grid) = Grid::new(rows, names, !between.is_empty()) else {
        return Vec::new();
    };
    let givens = [rows, names].into_iter().chain(between).cloned().collect();
    let way = Goal::new("shortest_path", givens);
    let (first, last) = (grid.start, grid.goal);
    let apart = grid.estimate(&first);
    vec![
        Approach::split("count_the_steps", "find a shortest way and count its steps", vec![way], |parts, _| {
            Ok(parts[0].as_list().map_or_else(|| parts[0].clone(), |steps| Value::from(steps.len() as i64)))
        }),
        Approach::direct(
            "flood",
            "write 0 at the goal, 1 beside it, 2 beside that, until the start has a number",
            move |working| {
                let mut is_wet = vec![false; grid.is_wall.len()];
                is_wet[last as usize] = true;
                let mut rim = vec![last];
                let mut distance = 0;
                while !rim.is_empty() && !is_wet[first as usize] {
                    distance += 1;
                    let mut next = Vec::new();
                    for cell in rim {
                        for (_, beside) in grid.moves_back(&cell) {
                            if !std::mem::replace(&mut is_wet[beside as usize], true) {
                                next.push(beside);
                            }
                        }
                    }
                    working.spend(1 + next.len() as u64)?;
                    rim = next;
                }
                let wet = is_wet.iter().filter(|it| **it).count();
                if !is_wet[first as usize] {
                    working.note(|| format!("the flood stops at {wet} cells and never comes to the start"));
                    return grid.none();
                }
                working.note(|| {
                    format!("{wet} cells have a number when the flood comes to the start, which has {distance}")
                });
                Ok(Value::from(distance))
            },
        ),
        Approach::direct(
            "as_the_crow_flies",
            "count the rows and columns between, as if there were no walls",
            move |working| {
                working.note(|| format!("without walls it would be {apart} steps"));
                Ok(Value::from(i64::from(apart)))
            },
        )
        .heuristic(),
    ]
}
