//! Rush hour: cars in a car park that move along their own lines, and one of them must get out at the right.
//!
//! `rush_hour([".BB", "AA.", "..."], "A")` seeks moves, a car and by how many cells: forward is to the right and down. A `.` is
//! free, `x` is a wall.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::drawing::{drawing, with_words_for_none};
use super::methods;
use super::world::World;
use crate::language::Telling;
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value};

/// What is said when the car cannot get out.
const NONE: &str = "no solution";

/// Rows and columns of the largest car park, and its cars.
const LARGEST: usize = 12;
const MOST_CARS: usize = 40;

const OTHER_PUZZLES: &str = "how_many|number_of|fewest|minimum|shortest|least|optimal|diagonal|diagonally|rotate|turn|exit_on_left|left_exit|\
                             top_exit|bottom_exit|exit_at_top|exit_on_top|exit_on_bottom|two_exits|sideways";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_named = prompt.says("rush_hour|traffic_jam|unblock_me|parking_puzzle|gridlock|parking_jam");
    let is_described =
        prompt.says_somewhere("car|cars|vehicle|vehicles|block|truck exit|out|escape|leave move|slide|shift|drive");
    if !(is_named || is_described) || prompt.says(OTHER_PUZZLES) {
        return None;
    }
    let exits_elsewhere = prompt.sentences_that_say("exit left|top|bottom|upper|lower !right").next().is_some();
    let (cells, _) = drawing(&telling)?;
    if exits_elsewhere || cells.len() > LARGEST || cells[0].len() > LARGEST {
        return None;
    }
    let free = cells.iter().flatten().filter(|mark| matches!(mark, '.' | 'o' | '0' | '_' | '-' | ' ')).copied().next();
    let named = |mark: char| {
        telling.prompt.tokens.iter().any(|token| {
            let written = &telling.prompt.text[token.span.clone()];
            (1..=3).contains(&written.len()) && written.chars().all(|c| c == mark) && mark.is_alphabetic()
        })
    };
    let rows: Vec<String> = cells
        .iter()
        .map(|row| {
            row.iter()
                .map(|mark| match mark {
                    mark if Some(*mark) == free => '.',
                    'x' | '#' => 'x',
                    mark => *mark,
                })
                .collect()
        })
        .collect();
    let marks: Vec<char> = {
        let mut marks: Vec<char> =
            rows.iter().flat_map(|row| row.chars()).filter(|c| !matches!(c, '.' | 'x')).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    };
    let is_red =
        telling.prompt.says("red|main|target|your|special|my|hero|escape|player|key|primary car|vehicle|block");
    let mut candidates: Vec<char> = marks.iter().copied().filter(|mark| named_as_target(&telling, *mark)).collect();
    if candidates.is_empty() {
        candidates =
            marks.iter().copied().filter(|mark| is_red && matches!(mark, 'A' | 'R' | 'X') && named(*mark)).collect();
    }
    let [car] = candidates[..] else {
        return None;
    };
    telling.says(&[
        "move|drive|get|bring|help|free|slide|clear|solve car|vehicle|exit|block|way|puzzle|jam",
        "move|slide|drive|go only|cannot|may|can|vertical~|horizontal~|up|left|along|forward|forth|back",
        "wall|obstacle marked|cannot|not|fixed|x",
        "format|form|like|write|give|list|specify|answer move|letter|car|vehicle|sequence|solution",
        "letter number|spaces|cells|squares|vehicle|car",
        "board|grid|park|lot|map|dot|dots|empty|free|period|cell",
        "exit right",
    ]);
    let goal = Goal::new("rush_hour", vec![Value::texts(&rows), Value::text(car.to_string())]);
    Park::new(&goal.given()[0], &goal.given()[1])?;
    let item = Form::Filled("{0}{1}".to_owned());
    let form = with_words_for_none(&telling, Form::listed("", " ", "", item), NONE);
    Some(telling.reading("search", format!("moves that let {car} out at the right"), goal, form))
}

/// Whether the car of this letter is spoken of as the one to get out: "the red car (AA)", "get car X out".
fn named_as_target(telling: &Telling, mark: char) -> bool {
    let mut at = telling.prompt.outline().sentences.iter().filter(|sentence| !sentence.is_example);
    at.any(|sentence| {
        let text = telling.prompt.text_of(sentence);
        let has_letter = text.split(|c: char| !c.is_alphanumeric()).any(|piece| {
            (1..=3).contains(&piece.len())
                && piece.chars().all(|c| c == mark)
                && !(piece == "A" && text.starts_with("A "))
        });
        has_letter && crate::language::says(telling.prompt.of(sentence), "exit|out|escape|red|free|target|goal|leave")
    })
}

#[derive(Clone, Debug)]
struct Car {
    name: char,
    is_upright: bool,
    /// Its row when it lies, its column when it stands.
    line: usize,
    length: usize,
}

/// The car park without where the cars are.
pub struct Park {
    height: usize,
    width: usize,
    cars: Vec<Car>,
    walls: Vec<(usize, usize)>,
    /// For each car the first cell of it along its line.
    start: Vec<u8>,
    /// Which car must get out.
    target: usize,
}

impl Park {
    fn new(rows: &Value, target: &Value) -> Option<Self> {
        let rows: Vec<Vec<char>> = rows.as_texts()?.iter().map(|row| row.chars().collect()).collect();
        let (height, width) = (rows.len(), rows.first()?.len());
        if height > LARGEST || width > LARGEST || rows.iter().any(|row| row.len() != width) {
            return None;
        }
        let mut places: BTreeMap<char, Vec<(usize, usize)>> = BTreeMap::new();
        let mut walls = Vec::new();
        for (row, line) in rows.iter().enumerate() {
            for (column, &mark) in line.iter().enumerate() {
                match mark {
                    '.' => {}
                    'x' => walls.push((row, column)),
                    name => places.entry(name).or_default().push((row, column)),
                }
            }
        }
        let (mut cars, mut start) = (Vec::new(), Vec::new());
        for (name, cells) in places {
            let (first, last) = (cells[0], cells[cells.len() - 1]);
            let is_upright = first.1 == last.1;
            let span = if is_upright { last.0 - first.0 } else { last.1 - first.1 };
            let is_straight = is_upright || first.0 == last.0;
            // A car is longer than a cell, lies straight and is in one piece.
            if cells.len() < 2 || !is_straight || span + 1 != cells.len() {
                return None;
            }
            cars.push(Car { name, is_upright, line: if is_upright { first.1 } else { first.0 }, length: cells.len() });
            start.push(if is_upright { first.0 } else { first.1 } as u8);
        }
        let name = target.as_text()?.chars().next()?;
        let target = cars.iter().position(|car| car.name == name && !car.is_upright)?;
        (cars.len() <= MOST_CARS).then_some(Self { height, width, cars, walls, start, target })
    }

    /// Which car, or wall, is in each cell: the number of the car and one more, 0 for none.
    fn cells(&self, state: &[u8]) -> Vec<u8> {
        let mut cells = vec![0; self.height * self.width];
        for &(row, column) in &self.walls {
            cells[row * self.width + column] = u8::MAX;
        }
        for (index, car) in self.cars.iter().enumerate() {
            for step in 0..car.length {
                cells[self.cell(car, usize::from(state[index]) + step)] = index as u8 + 1;
            }
        }
        cells
    }

    fn cell(&self, car: &Car, along: usize) -> usize {
        if car.is_upright { along * self.width + car.line } else { car.line * self.width + along }
    }
}

impl World for Park {
    type State = Vec<u8>;
    /// Which car, and by how many cells.
    type Move = (u8, i8);

    fn start(&self) -> Vec<u8> {
        self.start.clone()
    }

    fn is_goal(&self, state: &Vec<u8>) -> bool {
        usize::from(state[self.target]) + self.cars[self.target].length == self.width
    }

    fn moves(&self, state: &Vec<u8>) -> Vec<((u8, i8), Vec<u8>)> {
        let cells = self.cells(state);
        let mut moves = Vec::new();
        for (index, car) in self.cars.iter().enumerate() {
            let (at, limit) = (usize::from(state[index]), if car.is_upright { self.height } else { self.width });
            let mut add = |to: usize| {
                let mut next = state.clone();
                next[index] = to as u8;
                moves.push(((index as u8, (to as i32 - at as i32) as i8), next));
            };
            (0..at).rev().take_while(|to| cells[self.cell(car, *to)] == 0).for_each(&mut add);
            let ahead = (at + car.length..limit).take_while(|end| cells[self.cell(car, *end)] == 0);
            ahead.for_each(|end| add(end + 1 - car.length));
        }
        moves
    }

    fn estimate(&self, state: &Vec<u8>) -> u32 {
        let cells = self.cells(state);
        let car = &self.cars[self.target];
        let end = usize::from(state[self.target]) + car.length;
        let in_the_way = (end..self.width).filter(|along| cells[self.cell(car, *along)] != 0).count() as u32;
        in_the_way + u32::from(end < self.width)
    }

    fn estimate_in_words(&self) -> &'static str {
        "each car in the way must move, and so must the one that leaves"
    }

    fn state_in_words(&self) -> &'static str {
        "board"
    }

    fn cost(&self) -> u64 {
        1
    }

    fn say(&self, (car, by): &(u8, i8)) -> String {
        format!("{}{by:+}", self.cars[usize::from(*car)].name)
    }

    fn picture(&self, state: &Vec<u8>) -> Option<String> {
        let cells = self.cells(state);
        let mark = |cell: &u8| match *cell {
            0 => '.',
            u8::MAX => 'x',
            car => self.cars[usize::from(car) - 1].name,
        };
        Some(
            cells.chunks(self.width).map(|row| row.iter().map(mark).collect::<String>()).collect::<Vec<_>>().join("\n"),
        )
    }

    fn answer(&self, route: &[(u8, i8)]) -> Value {
        Value::rows(route.iter().map(|(car, by)| {
            [Value::text(self.cars[usize::from(*car)].name.to_string()), Value::text(format!("{by:+}"))]
        }))
    }

    fn none(&self) -> Result<Value, Setback> {
        Ok(Value::text(NONE))
    }
}

pub fn approaches(rows: &Value, target: &Value) -> Vec<Approach> {
    Park::new(rows, target).map_or_else(Vec::new, |park| methods::approaches(&Arc::new(park)))
}
