//! How near one comes to a number that may not be met: `nearest_made(947, [1, 1, 4, 7, 7, 75], "+-*/", "some, whole")` is 948.

use std::collections::BTreeSet;

use super::{NONE, Puzzle, backward};
use crate::problem::{Approach, Setback, Value, Working};
use crate::skills::search::fraction::Fraction;

/// Further from the target than this nothing is looked for.
const FARTHEST: i64 = 40;

/// Of so many numbers all that can be made is made, whole numbers and fractions.
const MOST: [usize; 2] = [6, 5];

pub fn approaches(target: &Value, numbers: &Value, operators: &Value, rule: &Value) -> Vec<Approach> {
    let (Some(puzzle), Some(sought)) =
        (Puzzle::new(target, numbers, operators, rule), target.as_number().and_then(|it| it.to_i64()))
    else {
        return Vec::new();
    };
    let (outwards, all) = (puzzle.clone(), puzzle);
    let mut ways = vec![Approach::direct(
        "outwards",
        "try the target, then the numbers beside it, then those beside them",
        move |working| {
            for far in 0..=FARTHEST {
                let mut met = BTreeSet::new();
                for number in BTreeSet::from([sought - far, sought + far]) {
                    let other = Puzzle { target: Fraction::whole(number), ..outwards.clone() };
                    if backward::search(&other, working)?.as_text() != Some(NONE) {
                        met.insert(number);
                    }
                }
                working
                    .note(|| format!("{far} away from {sought}: {}", if met.is_empty() { "nothing" } else { "met" }));
                return match (met.first(), met.len()) {
                    (None, _) => continue,
                    (Some(number), 1) => Ok(Value::from(*number)),
                    _ => Err(two_are_as_near()),
                };
            }
            Err(Setback::no_way("nothing near the target can be made"))
        },
    )];
    if all.is_whole && all.numbers.len() <= MOST[usize::from(!all.is_whole)] {
        ways.push(Approach::direct("all_that_can_be_made", "make all that can be made, and take the nearest", {
            move |working| nearest_of_all(&all, working)
        }));
    }
    ways
}

fn two_are_as_near() -> Setback {
    Setback::no_way("two numbers are equally near")
}

/// What can be made of each set of the numbers, from the smaller sets on; of the whole set only the nearest is kept.
fn nearest_of_all(puzzle: &Puzzle, working: &mut Working) -> Result<Value, Setback> {
    let count = puzzle.numbers.len();
    let whole_set = (1_usize << count) - 1;
    let mut made: Vec<BTreeSet<Fraction>> = vec![BTreeSet::new(); whole_set + 1];
    let mut nearest: BTreeSet<Fraction> = BTreeSet::new();
    let mut weigh = |value: Fraction| {
        let known = nearest.first().map_or(f64::MAX, |it| it.distance(puzzle.target));
        let far = value.distance(puzzle.target);
        if far < known {
            nearest.clear();
        }
        if far <= known {
            nearest.insert(value);
        }
    };
    for set in 1..=whole_set {
        let counts = !puzzle.needs_all || set == whole_set;
        let mut values: BTreeSet<Fraction> = BTreeSet::new();
        if set.count_ones() == 1 {
            values.insert(puzzle.numbers[set.trailing_zeros() as usize]);
        }
        for part in (1..set).filter(|part| part & !set == 0) {
            let rest = set & !part;
            working.spend(1 + (made[part].len() * made[rest].len()) as u64 / 4)?;
            for &left in &made[part] {
                for &right in &made[rest] {
                    let results = puzzle.operators.iter().filter_map(|it| puzzle.combined(*it, left, right));
                    if set == whole_set {
                        results.for_each(&mut weigh);
                    } else {
                        values.extend(results);
                    }
                }
            }
        }
        if counts {
            values.iter().copied().for_each(&mut weigh);
        }
        made[set] = values;
    }
    working
        .note(|| format!("{} values can be made without one of them", made.iter().map(BTreeSet::len).sum::<usize>()));
    match (nearest.first(), nearest.len()) {
        (Some(value), 1) => {
            let number: crate::maths::Number =
                value.to_string().parse().map_err(|_| Setback::no_way("nothing can be made"))?;
            Ok(number.into())
        }
        _ => Err(two_are_as_near()),
    }
}
