//! How many of the numbers are needed at least: `fewest_used(435, [2, 5, 10, 25, 50, 75], "+-*/", "some, whole")` is 4.

use std::collections::BTreeSet;

use super::{NONE, Puzzle, backward, forward};
use crate::problem::{Approach, Setback, Value, Working};
use crate::skills::search::fraction::Fraction;

/// Of more numbers than this not all sets are tried.
const MOST: usize = 7;

/// Tables of numbers that are looked at.
const MOST_TABLES: usize = 400_000;

pub fn approaches(target: &Value, numbers: &Value, operators: &Value, rule: &Value) -> Vec<Approach> {
    let Some(puzzle) = Puzzle::new(target, numbers, operators, rule).filter(|it| it.numbers.len() <= MOST) else {
        return Vec::new();
    };
    let same = puzzle.clone();
    vec![
        Approach::direct(
            "set_by_set",
            "try each number alone, then each two of them, then each three",
            move |working| {
                let count = puzzle.numbers.len();
                for size in 1..=count {
                    for set in (1_u32..1 << count).filter(|set| set.count_ones() as usize == size) {
                        let chosen = (0..count).filter(|at| set >> at & 1 == 1).map(|at| puzzle.numbers[at]);
                        let part =
                            Puzzle { numbers: chosen.collect(), needs_all: true, prefers_all: false, ..puzzle.clone() };
                        let found = backward::search(&part, working)?;
                        if found.as_text() != Some(NONE) {
                            working.note(|| format!("{size} are enough: {}", found.spoken()));
                            return Ok(Value::from(size as i64));
                        }
                    }
                    working.note(|| format!("{size} of them never make {}", puzzle.target));
                }
                Ok(Value::text(NONE))
            },
        ),
        Approach::direct("join_by_join", "see what lies on the table after each number of joins", move |working| {
            by_joins(&same, working)
        }),
    ]
}

/// Each join uses one number more.
fn by_joins(puzzle: &Puzzle, working: &mut Working) -> Result<Value, Setback> {
    // What lies on the table, and whether it was put together: untouched numbers may stay.
    let mut first = puzzle.numbers.clone();
    first.sort_unstable();
    let mut tables: BTreeSet<Vec<Fraction>> = BTreeSet::from([first]);
    let mut looked_at = 0;
    for joins in 0..puzzle.numbers.len() {
        if tables.iter().any(|table| table.contains(&puzzle.target)) {
            return Ok(Value::from(joins as i64 + 1));
        }
        let mut next = BTreeSet::new();
        for table in &tables {
            let led_to = forward::tables_after(puzzle, table);
            working.spend(1 + led_to.len() as u64)?;
            next.extend(led_to);
            looked_at += 1;
            if looked_at + next.len() > MOST_TABLES {
                return Err(Setback::TooBig("what may lie on the table".to_owned()));
            }
        }
        working.note(|| format!("after {} joins {} tables are possible", joins + 1, next.len()));
        tables = next;
    }
    Ok(Value::text(NONE))
}
