//! What is asked of a puzzle beside the whole of it, from what was found.

use super::NONE;
use crate::problem::{Value, Verdict};

/// What stands in a cell, going through all cells of the square.
pub fn in_cell(grid: &Value, row: &Value, column: &Value, answer: &Value) -> Verdict {
    if matches!(grid, Value::Text(text) if text.starts_with(NONE)) {
        return same(grid == answer);
    }
    let Some(rows) = grid.as_rows() else {
        return Verdict::Unsettled;
    };
    let numbered = (1..).zip(rows).flat_map(|(row, cells)| (1..).zip(cells).map(move |(column, it)| (row, column, it)));
    let mut here = numbered.filter(|(at, across, _)| Value::from(*at) == *row && Value::from(*across) == *column);
    match here.next() {
        Some((_, _, it)) => same(it == answer),
        None => Verdict::Unsettled,
    }
}

fn same(is_same: bool) -> Verdict {
    if is_same { Verdict::confirmed("it stands in this cell") } else { Verdict::refuted("something else stands there") }
}

/// Whether there is a solution, where either one was found or the words that there is none.
pub fn has_solution(found: &Value, answer: &Value) -> Verdict {
    match (found, answer) {
        (Value::Goal(_), _) => Verdict::Unsettled,
        (Value::Text(text), Value::Truth(false)) if text.starts_with(NONE) => {
            Verdict::confirmed("none was found, and all cases were looked at")
        }
        (Value::Text(text), Value::Truth(true)) if text.starts_with(NONE) => Verdict::refuted("none was found"),
        (_, Value::Truth(true)) => Verdict::confirmed("there is the solution that was found"),
        _ => Verdict::refuted("what was found says otherwise"),
    }
}
