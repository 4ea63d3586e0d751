//! Looking back at a turned grid: every cell, seen from the centre.

use crate::problem::{Value, Verdict};

/// Every given cell, seen from the centre as a complex number and multiplied by a power of -i, lies in the answer where
/// that points.
pub fn turned(rows: &Value, quarters: &Value, answer: &Value) -> Verdict {
    let (Some(grid), Some(quarters)) = (rows.as_grid(), quarters.as_number().and_then(|it| it.to_i64())) else {
        return Verdict::Unsettled;
    };
    let Some(turned) = answer.as_grid() else {
        return Verdict::refuted("it is no grid");
    };
    let sizes = |grid: &[&[Value]]| (grid.len() as i64, grid[0].len() as i64);
    let ((height, width), (high, wide)) = (sizes(&grid), sizes(&turned));
    let expected = if quarters.rem_euclid(2) == 0 { (height, width) } else { (width, height) };
    if (high, wide) != expected {
        return Verdict::refuted(format!("it has {high} rows of {wide}, and not {} of {}", expected.0, expected.1));
    }
    for (row, cells) in (0..).zip(&grid) {
        for (column, cell) in (0..).zip(*cells) {
            // Twice the distance from the centre, to the right and up, so that all are whole.
            let (mut right, mut up) = (2 * column - (width - 1), (height - 1) - 2 * row);
            for _ in 0..quarters.rem_euclid(4) {
                (right, up) = (up, -right);
            }
            let place = (((high - 1) - up) / 2, (right + wide - 1) / 2);
            if turned[place.0 as usize][place.1 as usize] != *cell {
                let (row, column) = (row + 1, column + 1);
                return Verdict::refuted(format!(
                    "the cell in row {row}, column {column} does not come to lie where it should"
                ));
            }
        }
    }
    Verdict::confirmed(format!("each of the {} cells lies where the turn takes it", height * width))
}
