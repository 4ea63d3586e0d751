//! A filled square against the rules of sudoku and the given digits.

use super::{NONE, SEVERAL};
use crate::problem::{Value, Verdict};

/// How many cases are gone through before the check says that it cannot tell.
const MOST_CASES: u64 = 50_000;

struct Square {
    given: Vec<Vec<i64>>,
    height: usize,
    width: usize,
}

pub fn sudoku(rows: &Value, height: &Value, width: &Value, answer: &Value) -> Verdict {
    let side =
        |value: &Value| value.as_number()?.to_i64().and_then(|it| usize::try_from(it).ok()).filter(|it| *it < 10);
    let (Some(given), Some(height), Some(width)) = (digits(rows), side(height), side(width)) else {
        return Verdict::Unsettled;
    };
    let size = height * width;
    if given.len() != size || size == 0 || size > 16 || given.iter().any(|row| row.len() != size) {
        return Verdict::Unsettled;
    }
    let square = Square { given, height, width };
    match answer {
        Value::Text(text) if text.starts_with(NONE) => square.has_none(),
        Value::Text(text) if text.starts_with(SEVERAL) => square.has_both(text),
        _ => match digits(answer) {
            None => Verdict::refuted("it is no grid of digits"),
            Some(filled) => match square.objection(&filled) {
                Some(why) => Verdict::refuted(why),
                None => Verdict::confirmed(format!(
                    "each row, column and box has the digits 1 to {size} once, and every given digit is in its place"
                )),
            },
        },
    }
}

/// So many fillings and no other number, when all can be gone through.
pub fn count(rows: &Value, height: &Value, width: &Value, answer: &Value) -> Verdict {
    let side =
        |value: &Value| value.as_number()?.to_i64().and_then(|it| usize::try_from(it).ok()).filter(|it| *it < 10);
    let (Some(given), Some(height), Some(width)) = (digits(rows), side(height), side(width)) else {
        return Verdict::Unsettled;
    };
    let size = height * width;
    let is_square = given.len() == size && size > 0 && size <= 16 && given.iter().all(|row| row.len() == size);
    if !is_square {
        return Verdict::Unsettled;
    }
    let Some(said) = answer.as_number().and_then(|it| it.to_i64()) else {
        return Verdict::refuted("it is no number of ways");
    };
    let square = Square { given, height, width };
    let mut left = MOST_CASES;
    match square.fillings(&mut vec![vec![0; size]; size], 0, &mut left) {
        None => Verdict::Unsettled,
        Some(count) if count == said => Verdict::confirmed("filling cell after cell along the rows finds as many"),
        Some(count) => Verdict::refuted(format!("filling cell after cell along the rows finds {count}")),
    }
}

fn digits(rows: &Value) -> Option<Vec<Vec<i64>>> {
    rows.as_list()?.iter().map(Value::as_small_integers).collect()
}

impl Square {
    fn size(&self) -> usize {
        self.height * self.width
    }

    fn objection(&self, filled: &[Vec<i64>]) -> Option<String> {
        let size = self.size();
        if filled.len() != size || filled.iter().any(|row| row.len() != size) {
            return Some(format!("it is not {size} by {size}"));
        }
        for (row, (cells, given)) in filled.iter().zip(&self.given).enumerate() {
            for (column, (&is, &was)) in cells.iter().zip(given).enumerate() {
                if was != 0 && is != was {
                    return Some(format!("row {}, column {} was given as {was}", row + 1, column + 1));
                }
            }
        }
        let is_whole = |cells: Vec<i64>| {
            let mut cells = cells;
            cells.sort_unstable();
            cells.into_iter().eq(1..=size as i64)
        };
        for index in 0..size {
            let name = index + 1;
            if !is_whole(filled[index].clone()) {
                return Some(format!("row {name} does not have each digit once"));
            }
            if !is_whole(filled.iter().map(|row| row[index]).collect()) {
                return Some(format!("column {name} does not have each digit once"));
            }
            let (top, left) = (index / self.height * self.height, index % self.height * self.width);
            let inside = (0..size).map(|it| filled[top + it / self.width][left + it % self.width]);
            if !is_whole(inside.collect()) {
                return Some(format!("box {name} does not have each digit once"));
            }
        }
        None
    }

    fn has_both(&self, text: &str) -> Verdict {
        let shown: Vec<Vec<Vec<i64>>> = text
            .split_once('\n')
            .map_or("", |(_, rest)| rest)
            .split("\nand\n")
            .map(|grid| grid.lines().map(|line| line.split(' ').filter_map(|it| it.parse().ok()).collect()).collect())
            .collect();
        match &shown[..] {
            [one, other] if one != other => match self.objection(one).or_else(|| self.objection(other)) {
                None => Verdict::confirmed("both of the solutions keep to the rules and to the given digits"),
                Some(why) => Verdict::refuted(why),
            },
            _ => Verdict::refuted("it does not show two solutions"),
        }
    }

    fn has_none(&self) -> Verdict {
        let mut cells = self.given.clone();
        for row in 0..self.size() {
            for column in 0..self.size() {
                let digit = std::mem::take(&mut cells[row][column]);
                if digit != 0 && !self.may(&cells, row, column, digit) {
                    return Verdict::confirmed(format!(
                        "the {digit} in row {}, column {} is met by another in its row, column or box",
                        row + 1,
                        column + 1
                    ));
                }
                cells[row][column] = digit;
            }
        }
        let mut left = MOST_CASES;
        match self.can_be_filled(&mut cells, &mut left) {
            Some(true) => Verdict::refuted("there is a solution"),
            Some(false) => Verdict::confirmed("going through all cases, cell by cell, finds no solution"),
            None => Verdict::Unsettled,
        }
    }

    fn may(&self, cells: &[Vec<i64>], row: usize, column: usize, digit: i64) -> bool {
        let (top, left) = (row / self.height * self.height, column / self.width * self.width);
        (0..self.size()).all(|it| {
            cells[row][it] != digit
                && cells[it][column] != digit
                && cells[top + it / self.width][left + it % self.width] != digit
        })
    }

    /// The ways to go on from this cell, along the rows; none when too many cases were met.
    fn fillings(&self, cells: &mut Vec<Vec<i64>>, at: usize, left: &mut u64) -> Option<i64> {
        *left = left.checked_sub(1)?;
        let (row, column) = (at / self.size(), at % self.size());
        if row == self.size() {
            return Some(1);
        }
        let mut count = 0;
        for digit in 1..=self.size() as i64 {
            let is_open = self.given[row][column] == 0 || self.given[row][column] == digit;
            if is_open && self.may(cells, row, column, digit) {
                cells[row][column] = digit;
                count += self.fillings(cells, at + 1, left)?;
                cells[row][column] = 0;
            }
        }
        Some(count)
    }

    /// Fills the cell with the fewest possibilities first; None when too many cases were met.
    fn can_be_filled(&self, cells: &mut Vec<Vec<i64>>, left: &mut u64) -> Option<bool> {
        *left = left.checked_sub(1)?;
        let mut best: Option<(usize, usize, Vec<i64>)> = None;
        for row in 0..self.size() {
            for column in (0..self.size()).filter(|&column| cells[row][column] == 0) {
                let possible: Vec<i64> =
                    (1..=self.size() as i64).filter(|&digit| self.may(cells, row, column, digit)).collect();
                if best.as_ref().is_none_or(|best| possible.len() < best.2.len()) {
                    best = Some((row, column, possible));
                }
            }
        }
        let Some((row, column, possible)) = best else {
            return Some(true);
        };
        for digit in possible {
            cells[row][column] = digit;
            let can = self.can_be_filled(cells, left)?;
            cells[row][column] = 0;
            if can {
                return Some(true);
            }
        }
        Some(false)
    }
}
