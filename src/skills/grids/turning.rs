//! Turning a grid by quarters.

use crate::language::says;
use crate::problem::{Approach, Setback, Token, Value};

/// Quarter turns clockwise, 0 to 3, that a sentence speaks of.
pub fn turn(tokens: &[Token]) -> Option<i64> {
    let degrees = tokens.windows(2).find_map(|pair| {
        let number = pair[0].number()?.to_i64()?;
        (pair[1].has_lemma("degree") || pair[1].is_mark('°')).then_some(number)
    });
    let quarters = match degrees {
        Some(degrees) if degrees % 90 == 0 => degrees / 90,
        Some(_) => return None,
        None if says(tokens, "three_quarter_turns|three_quarters") => 3,
        None if says(tokens, "half_turn|half_a_turn|upside_down") => 2,
        None if says(tokens, "quarter_turn|quarter|right_angle") => 1,
        None => return None,
    };
    let is_back = says(tokens, "anticlockwise|counterclockwise|counter_-_clockwise|anti_-_clockwise|to_the_left|left");
    Some((if is_back { -quarters } else { quarters }).rem_euclid(4))
}

/// Turned as a whole, a quarter at a time, or each cell by itself.
pub fn approaches(rows: &Value, quarters: &Value) -> Vec<Approach> {
    let (Some(grid), Some(quarters)) = (rows.as_grid(), quarters.as_number().and_then(|it| it.to_i64())) else {
        return Vec::new();
    };
    let grid: Vec<Vec<Value>> = grid.into_iter().map(<[Value]>::to_vec).collect();
    let same = grid.clone();
    vec![
        Approach::direct(
            "quarter_by_quarter",
            "for each quarter, columns from the bottom become rows",
            move |working| {
                let mut turned = grid.clone();
                for _ in 0..quarters.rem_euclid(4) {
                    working.spend((turned.len() * turned[0].len()) as u64)?;
                    let next: Vec<Vec<Value>> = (0..turned[0].len())
                        .map(|column| turned.iter().rev().map(|row| row[column].clone()).collect())
                        .collect();
                    working.rewrite("a quarter turn", &as_value(&turned), as_value(&next))?;
                    turned = next;
                }
                Ok(as_value(&turned))
            },
        ),
        Approach::direct("cell_by_cell", "find for each place the cell that comes to lie there", move |working| {
            let (height, width) = (same.len(), same[0].len());
            working.spend((height * width) as u64)?;
            let from = |row: usize, column: usize| match quarters.rem_euclid(4) {
                1 => (height - 1 - column, row),
                2 => (height - 1 - row, width - 1 - column),
                3 => (column, width - 1 - row),
                _ => (row, column),
            };
            let (high, wide) = if quarters % 2 == 0 { (height, width) } else { (width, height) };
            let (row, column) = from(0, 0);
            working.note(|| {
                format!("what lies in row {}, column {} comes into the upper left corner", row + 1, column + 1)
            });
            let cell = |row, column| {
                let (row, column) = from(row, column);
                same.get(row)
                    .and_then(|cells| cells.get(column))
                    .cloned()
                    .ok_or_else(|| Setback::no_way("a cell is missing"))
            };
            let rows: Result<Vec<Vec<Value>>, Setback> =
                (0..high).map(|row| (0..wide).map(|column| cell(row, column)).collect()).collect();
            Ok(as_value(&rows?))
        }),
    ]
}

fn as_value(rows: &[Vec<Value>]) -> Value {
    Value::rows(rows.iter().cloned())
}
