//! A filled square against the signs between its cells and the given numbers.

use super::{NONE, SEVERAL};
use crate::problem::{Value, Verdict};

/// How many cases are gone through before the check says that it cannot tell.
const MOST_CASES: u64 = 100_000;

pub fn futoshiki(rows: &Value, smaller: &Value, answer: &Value) -> Verdict {
    let signs: Option<Vec<Vec<i64>>> =
        smaller.as_list().and_then(|list| list.iter().map(Value::as_small_integers).collect());
    let (Some(given), Some(signs)) = (numbers(rows), signs) else {
        return Verdict::Unsettled;
    };
    let size = given.len() as i64;
    let is_fit = |sign: &Vec<i64>| sign.len() == 4 && sign.iter().all(|it| (1..=size).contains(it));
    if !(1..=9).contains(&size) || given.iter().any(|row| row.len() as i64 != size) || !signs.iter().all(is_fit) {
        return Verdict::Unsettled;
    }
    let square = Square { given, signs };
    match answer {
        Value::Text(text) if text.starts_with(NONE) => {
            let mut cells = square.given.clone();
            match square.can_be_filled(&mut cells, &mut MOST_CASES.clone()) {
                Some(true) => Verdict::refuted("there is a solution"),
                Some(false) => Verdict::confirmed("going through all cases, cell by cell, finds no solution"),
                None => Verdict::Unsettled,
            }
        }
        Value::Text(text) if text.starts_with(SEVERAL) => square.has_both(text),
        _ => match numbers(answer) {
            None => Verdict::refuted("it is no square of numbers"),
            Some(filled) => match square.objection(&filled) {
                Some(why) => Verdict::refuted(why),
                None => Verdict::confirmed(format!(
                    "each row and column has the numbers 1 to {size} once, each of the {} signs holds, and every given number is in \
                     its place",
                    square.signs.len()
                )),
            },
        },
    }
}

fn numbers(rows: &Value) -> Option<Vec<Vec<i64>>> {
    rows.as_list()?.iter().map(Value::as_small_integers).collect()
}

struct Square {
    given: Vec<Vec<i64>>,
    /// Row and column of a cell and of another that must be more, from 1.
    signs: Vec<Vec<i64>>,
}

impl Square {
    /// The numbers of both cells of a sign.
    fn compared(&self, cells: &[Vec<i64>], sign: usize) -> (i64, i64) {
        let at = |row: i64, column: i64| cells[row as usize - 1][column as usize - 1];
        match self.signs[sign][..] {
            [r, c, s, d] => (at(r, c), at(s, d)),
            _ => (0, 0),
        }
    }

    fn objection(&self, filled: &[Vec<i64>]) -> Option<String> {
        let size = self.given.len();
        if filled.len() != size || filled.iter().any(|row| row.len() != size) {
            return Some(format!("it is not {size} by {size}"));
        }
        for index in 0..size {
            let is_whole = |mut cells: Vec<i64>| {
                cells.sort_unstable();
                cells.into_iter().eq(1..=size as i64)
            };
            if !is_whole(filled[index].clone()) {
                return Some(format!("row {} does not have each number once", index + 1));
            }
            if !is_whole(filled.iter().map(|row| row[index]).collect()) {
                return Some(format!("column {} does not have each number once", index + 1));
            }
        }
        let given = self.given.iter().flatten().zip(filled.iter().flatten());
        if let Some((was, is)) = given.into_iter().find(|(was, is)| **was != 0 && was != is) {
            return Some(format!("a cell that was given as {was} is {is}"));
        }
        let broken = (0..self.signs.len()).map(|sign| self.compared(filled, sign)).find(|(one, other)| one >= other)?;
        Some(format!("{} is not less than {}, as a sign says", broken.0, broken.1))
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
                None => Verdict::confirmed("both of the solutions keep to the rules and to the given numbers"),
                Some(why) => Verdict::refuted(why),
            },
            _ => Verdict::refuted("it does not show two solutions"),
        }
    }

    fn is_possible(&self, cells: &[Vec<i64>]) -> bool {
        let differ = |numbers: Vec<i64>| {
            let mut numbers: Vec<i64> = numbers.into_iter().filter(|&it| it != 0).collect();
            numbers.sort_unstable();
            numbers.windows(2).all(|pair| pair[0] != pair[1])
        };
        let size = cells.len();
        (0..size).all(|it| differ(cells[it].clone()) && differ(cells.iter().map(|row| row[it]).collect()))
            && (0..self.signs.len()).all(|sign| {
                let (one, other) = self.compared(cells, sign);
                one == 0 || other == 0 || one < other
            })
    }

    /// Fills the cell with the fewest possibilities first; None when too many cases were met.
    fn can_be_filled(&self, cells: &mut Vec<Vec<i64>>, left: &mut u64) -> Option<bool> {
        if !self.is_possible(cells) {
            return Some(false);
        }
        let mut best: Option<(usize, usize, Vec<i64>)> = None;
        for row in 0..cells.len() {
            for column in 0..cells.len() {
                if cells[row][column] != 0 {
                    continue;
                }
                let mut possible = Vec::new();
                for number in 1..=cells.len() as i64 {
                    *left = left.checked_sub(1)?;
                    cells[row][column] = number;
                    if self.is_possible(cells) {
                        possible.push(number);
                    }
                }
                cells[row][column] = 0;
                if best.as_ref().is_none_or(|best| possible.len() < best.2.len()) {
                    best = Some((row, column, possible));
                }
            }
        }
        let Some((row, column, possible)) = best else {
            return Some(true);
        };
        for number in possible {
            cells[row][column] = number;
            let can = self.can_be_filled(cells, left)?;
            cells[row][column] = 0;
            if can {
                return Some(true);
            }
        }
        Some(false)
    }
}
