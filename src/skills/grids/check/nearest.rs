//! Looking back at distances: 0 exactly at what is looked for, and everywhere else one more than the least beside it. Only
//! the true distances are so.

use crate::problem::{Value, Verdict};

pub fn nearest(rows: &Value, target: &Value, answer: &Value) -> Verdict {
    let Some(grid) = rows.as_grid() else {
        return Verdict::Unsettled;
    };
    let is_there = grid.iter().any(|row| row.contains(target));
    if !is_there {
        let said = answer.as_text() == Some(&format!("there is no {} in the grid", target.spoken()));
        return match said {
            true => Verdict::confirmed("every cell was looked at, and it is not there"),
            false => Verdict::refuted("what is looked for is not in the grid"),
        };
    }
    let numbers: Option<Vec<Vec<i64>>> = answer
        .as_grid()
        .and_then(|rows| rows.iter().map(|row| Value::list(row.iter().cloned()).as_small_integers()).collect());
    let Some(numbers) = numbers else {
        return Verdict::refuted("it is no grid of whole numbers");
    };
    if numbers.len() != grid.len() || numbers[0].len() != grid[0].len() {
        return Verdict::refuted("it is not of the size of the grid");
    }
    for (row, cells) in grid.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let said = numbers[row][column];
            let place = format!("row {}, column {}", row + 1, column + 1);
            if cell == target {
                if said != 0 {
                    return Verdict::refuted(format!("{place} is itself one, at distance 0"));
                }
                continue;
            }
            let above = row.checked_sub(1).map(|row| numbers[row][column]);
            let left = column.checked_sub(1).map(|column| numbers[row][column]);
            let below = numbers.get(row + 1).map(|row| row[column]);
            let right = numbers[row].get(column + 1).copied();
            let least = [above, left, below, right].into_iter().flatten().min();
            if said <= 0 || least.and_then(|it| it.checked_add(1)) != Some(said) {
                return Verdict::refuted(format!("{place} is not one step further than the nearest cell beside it"));
            }
        }
    }
    Verdict::confirmed("it is 0 at each of them, and elsewhere one more than the least beside it")
}
