//! Looking back at a spiral: for each cell it is worked out from its ring and its side how many cells come before it.

use crate::problem::{Value, Verdict};

pub fn spiral(rows: &Value, corner: &Value, way: &Value, answer: &Value) -> Verdict {
    let (Some(grid), Some(corner), Some(way)) = (rows.as_grid(), corner.as_text(), way.as_text()) else {
        return Verdict::Unsettled;
    };
    let Some(list) = answer.as_list() else {
        return Verdict::refuted("it is no list");
    };
    let (height, width) = (grid.len() as i64, grid[0].len() as i64);
    if list.len() as i64 != height * width {
        return Verdict::refuted(format!("it has {} cells, and not {}", list.len(), height * width));
    }
    for row in 0..height {
        for column in 0..width {
            // Seen so that it runs clockwise from the top left.
            let mut place = (row, column);
            let mut size = (height, width);
            if corner.starts_with("bottom") {
                place.0 = height - 1 - place.0;
            }
            if corner.ends_with("right") {
                place.1 = width - 1 - place.1;
            }
            let is_mirrored = corner == "bottom left" || corner == "top right";
            if is_mirrored == (way == "clockwise") {
                place = (place.1, place.0);
                size = (size.1, size.0);
            }
            let index = before(place, size);
            let cell = &grid[row as usize][column as usize];
            if usize::try_from(index).ok().and_then(|it| list.get(it)) != Some(cell) {
                return Verdict::refuted(format!(
                    "place {} should hold {}, of row {}, column {}",
                    index + 1,
                    cell.spoken(),
                    row + 1,
                    column + 1
                ));
            }
        }
    }
    Verdict::confirmed(format!("each of the {} cells has as many before it as its ring and its side say", list.len()))
}

/// How many cells the spiral passes before this one: the rings outside it, and its way along its own.
fn before((row, column): (i64, i64), (height, width): (i64, i64)) -> i64 {
    let ring = row.min(column).min(height - 1 - row).min(width - 1 - column);
    let (high, wide) = (height - 2 * ring, width - 2 * ring);
    let outside = height * width - high * wide;
    let (row, column) = (row - ring, column - ring);
    outside
        + if row == 0 {
            column
        } else if column == wide - 1 {
            column + row
        } else if row == high - 1 {
            (wide - 1) + (high - 1) + (wide - 1 - column)
        } else {
            2 * (wide - 1) + (high - 1) + (high - 1 - row)
        }
}
