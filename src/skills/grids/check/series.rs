//! Looking back at a series of operations: the cells are a set of places with values, and every operation moves places,
//! or changes values, or closes up the gaps.

use std::collections::{BTreeMap, BTreeSet};

use crate::maths::Number;
use crate::problem::{Value, Verdict};

type Cells = BTreeMap<(i64, i64), Value>;

/// Whatever rows and columns are left are counted anew from 1.
fn closed_up(cells: Cells) -> Cells {
    let rows: BTreeSet<i64> = cells.keys().map(|place| place.0).collect();
    let columns: BTreeSet<i64> = cells.keys().map(|place| place.1).collect();
    let rank = |set: &BTreeSet<i64>| -> BTreeMap<i64, i64> { set.iter().copied().zip(1..).collect() };
    let (rows, columns) = (rank(&rows), rank(&columns));
    cells.into_iter().map(|((row, column), value)| ((rows[&row], columns[&column]), value)).collect()
}

fn moved(cells: Cells, to: impl Fn(i64, i64) -> (i64, i64)) -> Cells {
    closed_up(cells.into_iter().map(|((row, column), value)| (to(row, column), value)).collect())
}

fn left(cells: Cells, stays: impl Fn(i64, i64) -> bool) -> Cells {
    closed_up(cells.into_iter().filter(|((row, column), _)| stays(*row, *column)).collect())
}

fn values(cells: Cells, becomes: impl Fn(&Value) -> Value) -> Cells {
    cells.into_iter().map(|(place, value)| (place, becomes(&value))).collect()
}

/// The cells after one operation; none when it is not known or there is nothing that it could do.
fn after(cells: Cells, operation: &Value) -> Option<Cells> {
    let [name, more @ ..] = operation.as_list()? else {
        return None;
    };
    let number = |at: usize| more.get(at).and_then(|it| it.as_number()?.to_i64());
    let (height, width) = *cells.keys().next_back()?;
    let of_rows = more.first().and_then(Value::as_text) == Some("row");
    let line = |row: i64, column: i64| if of_rows { row } else { column };
    let size = line(height, width);
    Some(match name.as_text()? {
        "nothing" => cells,
        "turn" => (0..number(0)?.rem_euclid(4)).fold(cells, |cells, _| moved(cells, |row, column| (column, -row))),
        "transpose" => moved(cells, |row, column| (column, row)),
        "transpose across" => moved(cells, |row, column| (-column, -row)),
        "upside down" => moved(cells, |row, column| (-row, column)),
        "left to right" => moved(cells, |row, column| (row, -column)),
        "map" => values(cells, |value| {
            if Some(value) == more.first() { more.get(1).unwrap_or(value).clone() } else { value.clone() }
        }),
        "divisible" => {
            let by = Number::from(number(0).filter(|it| *it != 0)?);
            let is_multiple = |value: &Value| {
                value
                    .as_number()
                    .filter(|it| it.is_integer())
                    .and_then(|it| it.divided_by(&by))
                    .is_some_and(|it| it.is_integer())
            };
            values(cells, |value| if is_multiple(value) { more.get(1).unwrap_or(value).clone() } else { value.clone() })
        }
        "add" => {
            let number = Number::from(number(0)?);
            values(cells, |value| value.as_number().map_or(value.clone(), |it| (it + &number).into()))
        }
        "multiply" => {
            let number = Number::from(number(0)?);
            values(cells, |value| value.as_number().map_or(value.clone(), |it| (it * &number).into()))
        }
        "crop" => {
            let (top, bottom, first, last) = (number(0)?, number(1)?, number(2)?, number(3)?);
            left(cells, |row, column| (top..=bottom).contains(&row) && (first..=last).contains(&column))
        }
        "remove every" => {
            let n = number(1).filter(|it| *it > 0)?;
            left(cells, |row, column| line(row, column) % n != 0)
        }
        "remove" => {
            let gone = more.get(1)?.as_small_integers()?;
            left(cells, |row, column| {
                let place = line(row, column);
                !(gone.contains(&place) || place == size && gone.contains(&0))
            })
        }
        "swap" => {
            let (one, other) = (number(1)?, number(2)?);
            let to = |place: i64| {
                if place == one {
                    other
                } else if place == other {
                    one
                } else {
                    place
                }
            };
            moved(cells, |row, column| if of_rows { (to(row), column) } else { (row, to(column)) })
        }
        _ => return None,
    })
}

pub fn worked(rows: &Value, operations: &Value, answer: &Value) -> Verdict {
    let (Some(grid), Some(operations)) = (rows.as_grid(), operations.as_list()) else {
        return Verdict::Unsettled;
    };
    let places = |grid: &[&[Value]]| -> Cells {
        let rows = (1..).zip(grid);
        rows.flat_map(|(row, cells)| (1..).zip(cells.iter()).map(move |(column, cell)| ((row, column), cell.clone())))
            .collect()
    };
    let end = operations
        .iter()
        .try_fold(places(&grid), |cells, operation| after(cells, operation).filter(|it| !it.is_empty()));
    let Some(end) = end else {
        return Verdict::Unsettled;
    };
    let Some(said) = answer.as_grid().map(|rows| places(&rows)) else {
        return Verdict::refuted("it is no grid");
    };
    if said.keys().next_back() != end.keys().next_back() {
        return Verdict::refuted("it has not as many rows and columns as are left");
    }
    match end.iter().find(|(place, value)| said.get(place) != Some(value)) {
        Some(((row, column), value)) => {
            Verdict::refuted(format!("row {row}, column {column} should be {}", value.spoken()))
        }
        None => Verdict::confirmed(format!(
            "each of the {} cells lies where the operations, done on places, bring it",
            end.len()
        )),
    }
}
