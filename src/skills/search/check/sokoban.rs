//! The steps are walked again, and every box that is in the way is pushed.

use std::collections::{BTreeSet, VecDeque};

use crate::problem::{Value, Verdict};

type Place = (i32, i32);

/// The board as sets of places.
struct Board {
    walls: BTreeSet<Place>,
    goals: BTreeSet<Place>,
    boxes: BTreeSet<Place>,
    player: Place,
    size: Place,
}

/// So many positions are looked at to confirm that there is no solution.
const MOST_POSITIONS: usize = 20_000;

fn read(rows: &Value) -> Option<Board> {
    let rows = rows.as_texts()?;
    let (mut walls, mut goals, mut boxes, mut player) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), None);
    let mut width = 0;
    for (row, line) in (0..).zip(&rows) {
        for (column, mark) in (0..).zip(line.chars()) {
            let place = (row, column);
            width = width.max(column + 1);
            match mark {
                '#' => drop(walls.insert(place)),
                '@' => player = Some(place),
                '+' => {
                    player = Some(place);
                    goals.insert(place);
                }
                '$' => drop(boxes.insert(place)),
                '*' => {
                    boxes.insert(place);
                    goals.insert(place);
                }
                '.' => drop(goals.insert(place)),
                _ => {}
            }
        }
    }
    Some(Board { walls, goals, boxes, player: player?, size: (rows.len() as i32, width) })
}

impl Board {
    /// The step from a place with these boxes; none when a wall or a box that cannot move is in the way.
    fn step(&self, player: Place, boxes: &BTreeSet<Place>, letter: char) -> Option<(Place, Option<Place>)> {
        let (down, right) = match letter {
            'U' | 'u' => (-1, 0),
            'D' | 'd' => (1, 0),
            'L' | 'l' => (0, -1),
            'R' | 'r' => (0, 1),
            _ => return None,
        };
        let next = (player.0 + down, player.1 + right);
        let beyond = (next.0 + down, next.1 + right);
        let is_free = |place: Place| {
            (0..self.size.0).contains(&place.0) && (0..self.size.1).contains(&place.1) && !self.walls.contains(&place)
        };
        match boxes.contains(&next) {
            true => (is_free(beyond) && !boxes.contains(&beyond)).then_some((next, Some(beyond))),
            false => is_free(next).then_some((next, None)),
        }
    }
}

pub fn check(rows: &Value, answer: &Value) -> Verdict {
    let Some(board) = read(rows) else {
        return Verdict::Unsettled;
    };
    let Some(letters) = answer.as_text() else {
        return Verdict::refuted("it is no row of letters");
    };
    if letters == "no solution" {
        return no_solution(&board);
    }
    let (mut player, mut boxes) = (board.player, board.boxes.clone());
    let mut pushes = 0;
    for (index, letter) in letters.chars().enumerate() {
        let Some((next, pushed)) = board.step(player, &boxes, letter) else {
            return Verdict::refuted(format!("step {}, {letter}, cannot be made", index + 1));
        };
        if let Some(beyond) = pushed {
            boxes.remove(&next);
            boxes.insert(beyond);
            pushes += 1;
        }
        player = next;
    }
    match boxes.iter().find(|place| !board.goals.contains(place)) {
        Some((row, column)) => {
            Verdict::refuted(format!("the box in row {}, column {} is on no goal in the end", row + 1, column + 1))
        }
        None => Verdict::confirmed(format!("walked again, with {pushes} pushes, every box ends on a goal")),
    }
}

/// The fewest steps, or pushes, by spreading from the start; none when there are too many positions.
fn fewest(board: &Board, counts_pushes: bool) -> Option<Option<usize>> {
    let start = (board.player, board.boxes.clone());
    let mut seen = BTreeSet::new();
    let mut queue = VecDeque::from([(0, start)]);
    while let Some((made, (player, boxes))) = queue.pop_front() {
        if boxes.is_subset(&board.goals) {
            return Some(Some(made));
        }
        if !seen.insert((player, boxes.clone())) {
            continue;
        }
        if seen.len() > MOST_POSITIONS {
            return None;
        }
        for letter in "UDLR".chars() {
            let Some((next, pushed)) = board.step(player, &boxes, letter) else {
                continue;
            };
            let mut moved = boxes.clone();
            if let Some(beyond) = pushed {
                moved.remove(&next);
                moved.insert(beyond);
            }
            // A step that counts nothing comes before all that count one more.
            match counts_pushes && pushed.is_none() {
                true => queue.push_front((made, (next, moved))),
                false => queue.push_back((made + 1, (next, moved))),
            }
        }
    }
    Some(None)
}

/// A solution that is walked again, and has no more steps than are needed.
pub fn shortest(rows: &Value, answer: &Value) -> Verdict {
    let solved = check(rows, answer);
    let (Some(board), Some(letters), Verdict::Confirmed { .. }) = (read(rows), answer.as_text(), &solved) else {
        return solved;
    };
    match fewest(&board, false) {
        _ if letters == "no solution" => solved,
        None => Verdict::Unsettled,
        Some(Some(steps)) if steps == letters.len() => {
            Verdict::confirmed(format!("walked again every box ends on a goal, and {steps} steps are the fewest"))
        }
        Some(_) => Verdict::refuted("fewer steps are enough"),
    }
}

pub fn count(rows: &Value, what: &Value, answer: &Value) -> Verdict {
    let (Some(board), Some(what)) = (read(rows), what.as_text()) else {
        return Verdict::Unsettled;
    };
    let said = answer.as_number().and_then(crate::maths::Number::to_i64).and_then(|it| usize::try_from(it).ok());
    match fewest(&board, what == "pushes") {
        None => Verdict::Unsettled,
        Some(None) if answer.as_text() == Some("no solution") => {
            Verdict::confirmed("no position that can be reached is solved")
        }
        Some(Some(fewest)) if said == Some(fewest) => {
            Verdict::confirmed(format!("spreading from the start, a solved position comes after {fewest} {what}"))
        }
        Some(_) => Verdict::refuted(format!("it is not the fewest {what}")),
    }
}

pub fn solvable(rows: &Value, answer: &Value) -> Verdict {
    let Some(board) = read(rows) else {
        return Verdict::Unsettled;
    };
    match (fewest(&board, false), answer) {
        (None, _) => Verdict::Unsettled,
        (Some(steps), Value::Truth(said)) if steps.is_some() == *said => Verdict::confirmed(match steps {
            Some(steps) => format!("a solved position comes after {steps} steps"),
            None => "no position that can be reached is solved".to_owned(),
        }),
        _ => Verdict::refuted("spreading from the start says otherwise"),
    }
}

/// That no position which can be reached has every box on a goal.
fn no_solution(board: &Board) -> Verdict {
    match fewest(board, false) {
        None => Verdict::Unsettled,
        Some(Some(_)) => Verdict::refuted("there is a solution"),
        Some(None) => Verdict::confirmed("no position that can be reached is solved"),
    }
}
