//! Looking back at what spreads: the set of cells that have it grows by its own edge, as bits of whole rows.

use crate::problem::{Value, Verdict};

/// Rows as bits.
type Rows = Vec<Vec<u64>>;

pub fn spread_time(given: &[Value], answer: &Value) -> Verdict {
    let [rows, spreading, getting, directions, never] = given else {
        return Verdict::Unsettled;
    };
    let (Some(grid), Some(spreading), Some(getting)) = (rows.as_grid(), spreading.as_list(), getting.as_list()) else {
        return Verdict::Unsettled;
    };
    let is_slanted = directions.as_text() == Some("eight");
    let width = grid[0].len();
    let bits = |kind: &[Value]| -> Rows {
        grid.iter()
            .map(|row| {
                let mut bits = vec![0_u64; width.div_ceil(64)];
                (0..width).filter(|&it| kind.contains(&row[it])).for_each(|it| bits[it / 64] |= 1 << (it % 64));
                bits
            })
            .collect()
    };
    let (mut has_it, can) = (bits(spreading), bits(getting));
    let left = |has_it: &Rows| can.iter().flatten().zip(has_it.iter().flatten()).any(|(can, has)| can & !has != 0);
    let mut steps = 0_i64;
    let found = loop {
        if !left(&has_it) {
            break Some(steps);
        }
        let grown = grow(&has_it, &can, is_slanted);
        if grown == has_it {
            break None;
        }
        has_it = grown;
        steps += 1;
    };
    match found {
        Some(steps) if *answer == Value::from(steps) => {
            Verdict::confirmed(format!("grown {steps} times by its edge it has reached all, and not before"))
        }
        Some(steps) => Verdict::refuted(format!("after {steps} steps all have it, and not before")),
        None if answer == never => Verdict::confirmed("it stops growing, and some are left"),
        None => Verdict::refuted("it stops growing, and some are left"),
    }
}

/// All that have it, and those beside them that can get it.
fn grow(has_it: &Rows, can: &Rows, is_slanted: bool) -> Rows {
    let sideways: Rows = has_it
        .iter()
        .map(|row| {
            let word = |at: usize| {
                let from_left = if at > 0 { row[at - 1] >> 63 } else { 0 };
                let from_right = row.get(at + 1).map_or(0, |next| next << 63);
                row[at] | row[at] << 1 | from_left | row[at] >> 1 | from_right
            };
            (0..row.len()).map(word).collect()
        })
        .collect();
    let from_beside = if is_slanted { &sideways } else { has_it };
    let mut grown = has_it.clone();
    for row in 0..grown.len() {
        for word in 0..grown[row].len() {
            let above = if row > 0 { from_beside[row - 1][word] } else { 0 };
            let below = from_beside.get(row + 1).map_or(0, |it| it[word]);
            grown[row][word] |= (sideways[row][word] | above | below) & can[row][word];
        }
    }
    grown
}
