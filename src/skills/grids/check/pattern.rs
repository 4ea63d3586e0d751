//! Looking back at a completed grid: one table of remainders after the other is laid on it. One of them has to fit the whole,
//! and none that fits what is known may say otherwise in a gap.

use std::collections::BTreeSet;

use crate::problem::{Value, Verdict};

/// Tables for divisors up to this.
const MOST: usize = 60;

pub fn completed(rows: &Value, gap: &Value, answer: &Value) -> Verdict {
    let Some(grid) = rows.as_grid() else {
        return Verdict::Unsettled;
    };
    let Some(said) = answer.as_grid() else {
        return Verdict::refuted("it is no grid");
    };
    if said.len() != grid.len() || said[0].len() != grid[0].len() {
        return Verdict::refuted("it is not of the size of the grid");
    }
    let cells = || grid.iter().zip(&said).flat_map(|(one, other)| one.iter().zip(other.iter()));
    if let Some((known, _)) = cells().find(|(known, said)| *known != gap && known != said) {
        return Verdict::refuted(format!("a cell that is given as {} was changed", known.spoken()));
    }
    let kinds: BTreeSet<&Value> = grid.iter().flat_map(|row| row.iter()).filter(|it| *it != gap).collect();
    if cells().any(|(_, said)| !kinds.contains(said)) {
        return Verdict::refuted("a gap is left, or filled with something else");
    }
    let (height, width) = (grid.len(), grid[0].len());
    let (mut fits, mut others) = (0, 0);
    for divisor in 1..=MOST {
        // Row by row, each from the one above it: sums and products grow by one and by x, powers by the factor x.
        let tables: [Vec<Vec<usize>>; 4] = [
            (0..height).map(|y| (0..width).map(|x| (x + y) % divisor).collect()).collect(),
            (0..height).map(|y| (0..width).map(|x| (x.max(y) - x.min(y)) % divisor).collect()).collect(),
            grown(height, width, 0, |above, x| (above + x) % divisor),
            grown(height, width, 1 % divisor, |above, x| above * x % divisor),
        ];
        for table in &tables {
            for kind in &kinds {
                let of_kind = |grid: &[&[Value]], value: &Value| -> BTreeSet<usize> {
                    let pairs = grid.iter().zip(table).flat_map(|(row, table)| row.iter().zip(table));
                    pairs.filter(|(cell, _)| *cell == value).map(|(_, remainder)| *remainder).collect()
                };
                let wanted = of_kind(&grid, kind);
                let not: BTreeSet<usize> =
                    kinds.iter().filter(|it| *it != kind).flat_map(|other| of_kind(&grid, other)).collect();
                if wanted.len() != 1 || !wanted.is_disjoint(&not) {
                    continue;
                }
                let is_whole = said.iter().zip(table).all(|(row, table)| {
                    row.iter().zip(table).all(|(cell, remainder)| (cell == *kind) == wanted.contains(remainder))
                });
                if is_whole { fits += 1 } else { others += 1 }
            }
        }
    }
    match (fits, others) {
        (0, 0) => Verdict::Unsettled,
        (0, _) => Verdict::refuted("the formulas that fit what is known fill the gaps otherwise"),
        (_, 0) => Verdict::confirmed("a formula fits the whole grid, and none that fits what is given says otherwise"),
        _ => Verdict::refuted("formulas that fit what is known disagree about the gaps"),
    }
}

fn grown(height: usize, width: usize, start: usize, next: impl Fn(usize, usize) -> usize) -> Vec<Vec<usize>> {
    let mut rows = vec![vec![start; width]];
    while rows.len() < height {
        let above = &rows[rows.len() - 1];
        rows.push((0..width).map(|x| next(above[x], x)).collect());
    }
    rows
}
