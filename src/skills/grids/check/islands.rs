//! Looking back at islands: every cell of land takes the least number of its neighbours until nothing changes, and then each
//! island has a number of its own.

use std::collections::BTreeMap;

use crate::problem::{Value, Verdict};

pub fn islands(rows: &Value, land: &Value, directions: &Value, is_largest: bool, answer: &Value) -> Verdict {
    let Some(grid) = rows.as_grid() else {
        return Verdict::Unsettled;
    };
    let near: &[(i32, i32)] = match directions.as_text() {
        Some("four") => &[(0, 1), (1, 0), (0, -1), (-1, 0)],
        Some("eight") => &[(0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)],
        _ => return Verdict::Unsettled,
    };
    let mut numbers: BTreeMap<(i32, i32), usize> = BTreeMap::new();
    for (row, cells) in (0..).zip(&grid) {
        for (column, cell) in (0..).zip(cells.iter()) {
            if cell == land {
                numbers.insert((row, column), numbers.len());
            }
        }
    }
    loop {
        let mut is_changed = false;
        // To and fro, so that a number goes far in one round.
        let places: Vec<(i32, i32)> = numbers.keys().copied().collect();
        for &(row, column) in places.iter().chain(places.iter().rev()) {
            let beside = near.iter().filter_map(|(down, right)| numbers.get(&(row + down, column + right)));
            let least = beside.min().copied();
            let own = numbers.entry((row, column)).or_default();
            if least.is_some_and(|least| least < *own) {
                *own = least.unwrap_or(*own);
                is_changed = true;
            }
        }
        if !is_changed {
            break;
        }
    }
    let mut sizes: BTreeMap<usize, i64> = BTreeMap::new();
    numbers.values().for_each(|number| *sizes.entry(*number).or_default() += 1);
    let found = if is_largest { sizes.values().copied().max().unwrap_or(0) } else { sizes.len() as i64 };
    let what = match is_largest {
        true => format!("when neighbours have taken the same number, the one seen most often is on {found} cells"),
        false => format!("when neighbours have taken the same number, {found} numbers are left"),
    };
    if *answer == Value::from(found) { Verdict::confirmed(what) } else { Verdict::refuted(what) }
}
