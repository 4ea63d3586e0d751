//! The cars are moved again, a cell at a time.

use std::collections::{BTreeSet, VecDeque};

use crate::problem::{Value, Verdict};

/// So many boards are looked at to confirm that the car cannot get out.
const MOST_BOARDS: usize = 5_000;

type Board = Vec<Vec<char>>;

/// The board after a car has moved by one cell; none when it cannot.
fn after(board: &Board, car: char, is_ahead: bool) -> Option<Board> {
    let mut cells = Vec::new();
    for (row, line) in board.iter().enumerate() {
        cells.extend(line.iter().enumerate().filter(|(_, mark)| **mark == car).map(|(column, _)| (row, column)));
    }
    let (first, last) = (*cells.first()?, *cells.last()?);
    let step = if is_ahead { 1 } else { -1 };
    let (down, right) = if first.0 == last.0 { (0, step) } else { (step, 0) };
    let mut next = board.clone();
    cells.iter().for_each(|(row, column)| next[*row][*column] = '.');
    for (row, column) in cells {
        let (row, column) = (row.checked_add_signed(down)?, column.checked_add_signed(right)?);
        let cell = next.get_mut(row)?.get_mut(column)?;
        if *cell != '.' {
            return None;
        }
        *cell = car;
    }
    Some(next)
}

fn is_out(board: &Board, car: char) -> bool {
    board.iter().any(|row| row.last() == Some(&car))
}

pub fn check(rows: &Value, target: &Value, answer: &Value) -> Verdict {
    let (Some(rows), Some(car)) = (rows.as_texts(), target.as_text().and_then(|it| it.chars().next())) else {
        return Verdict::Unsettled;
    };
    let mut board: Board = rows.iter().map(|row| row.chars().collect()).collect();
    if matches!(car, '.' | 'x') || !board.iter().any(|row| row.contains(&car)) {
        return Verdict::Unsettled;
    }
    if answer.as_text() == Some("no solution") {
        return no_solution(board, car);
    }
    let Some(moves) = answer.as_rows() else {
        return Verdict::refuted("it is no list of moves");
    };
    for (index, step) in moves.iter().enumerate() {
        let [Value::Text(name), Value::Text(by)] = step else {
            return Verdict::refuted(format!("move {} does not name a car and a number of cells", index + 1));
        };
        let (Some(name), Ok(by)) = (name.chars().next(), by.parse::<i32>()) else {
            return Verdict::refuted(format!("move {} does not name a car and a number of cells", index + 1));
        };
        if by == 0 || by.abs() > 100 || matches!(name, '.' | 'x') {
            return Verdict::refuted(format!("move {} is no move", index + 1));
        }
        for _ in 0..by.abs() {
            match after(&board, name, by > 0) {
                Some(next) => board = next,
                None => return Verdict::refuted(format!("at move {} something is in the way of {name}", index + 1)),
            }
        }
    }
    match is_out(&board, car) {
        true => {
            Verdict::confirmed(format!("done again, the {} moves bring {car} to the exit at the right", moves.len()))
        }
        false => Verdict::refuted(format!("{car} is not at the exit in the end")),
    }
}

fn no_solution(start: Board, car: char) -> Verdict {
    let mut seen = BTreeSet::from([start.clone()]);
    let mut queue = VecDeque::from([start]);
    while let Some(board) = queue.pop_front() {
        if is_out(&board, car) {
            return Verdict::refuted("there is a solution");
        }
        let names: BTreeSet<char> = board.iter().flatten().copied().filter(|mark| !matches!(mark, '.' | 'x')).collect();
        for (name, is_ahead) in names.into_iter().flat_map(|name| [(name, true), (name, false)]) {
            if let Some(next) = after(&board, name, is_ahead)
                && seen.insert(next.clone())
            {
                queue.push_back(next);
            }
        }
        if seen.len() > MOST_BOARDS {
            return Verdict::Unsettled;
        }
    }
    Verdict::confirmed(format!("on none of the {} boards that can be reached is {car} at the exit", seen.len()))
}
