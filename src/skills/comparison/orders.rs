//! Several numbers, by the words they are called.

use crate::maths::Number;
use crate::problem::{Approach, Operation, Setback, Value, Working};

/// Numbers with what each is called; the numbers themselves when nothing else is said.
fn named(list: &Value, words: Option<&Value>) -> Option<Vec<(Number, Value)>> {
    let numbers = list.as_numbers().filter(|numbers| !numbers.is_empty())?;
    let called: Vec<Value> = match words {
        Some(words) => words.as_list()?.to_vec(),
        None => list.as_list()?.to_vec(),
    };
    (called.len() == numbers.len()).then(|| numbers.into_iter().cloned().zip(called).collect())
}

fn place(k: &Value, length: usize) -> Option<usize> {
    k.as_number()?.to_i64().and_then(|k| usize::try_from(k).ok()).filter(|k| (1..=length).contains(k))
}

fn shown(sorted: &[(Number, Value)]) -> String {
    let all = Value::list(sorted.iter().map(|(number, _)| Value::from(number)));
    format!("in order: {}", all.brief())
}

pub(super) fn kth_approaches(list: &Value, k: &Value, words: Option<&Value>, is_largest: bool) -> Vec<Approach> {
    let Some(all) = named(list, words) else {
        return Vec::new();
    };
    let Some(k) = place(k, all.len()) else {
        return Vec::new();
    };
    let others = all.clone();
    let mut approaches = vec![Approach::direct("sorting", "put them in order and count", move |working| {
        let mut sorted = all.clone();
        sorted.sort_by(|(a, _), (b, _)| if is_largest { b.cmp(a) } else { a.cmp(b) });
        working.note(|| shown(&sorted));
        Ok(sorted[k - 1].1.clone())
    })];
    approaches.push(Approach::direct(
        "counting_those_beyond",
        "for each, count how many lie beyond it",
        move |working| {
            for (number, word) in &others {
                working.spend(others.len() as u64)?;
                let beyond =
                    others.iter().filter(|(other, _)| if is_largest { other > number } else { other < number }).count();
                let equal = others.iter().filter(|(other, _)| other == number).count();
                if (beyond + 1..=beyond + equal).contains(&k) {
                    working.note(|| format!("{beyond} lie beyond {number}"));
                    return Ok(word.clone());
                }
            }
            Err(Setback::no_way("none has that place"))
        },
    ));
    approaches
}

pub(super) fn closest_approaches(list: &Value, n: &Value, words: Option<&Value>) -> Vec<Approach> {
    let (Some(all), Some(n)) = (named(list, words), n.as_number().cloned()) else {
        return Vec::new();
    };
    let (others, same) = (all.clone(), n.clone());
    vec![
        Approach::direct("distances", "work out how far each is away", move |working| {
            let mut best: Option<(Number, &Number, &Value)> = None;
            let mut is_tied = false;
            for (number, word) in &all {
                let distance = working.step(Operation::Subtract, [number, &n])?.abs();
                match &best {
                    Some((least, ..)) if distance > *least => {}
                    Some((least, other, _)) if distance == *least => is_tied |= *other != number,
                    _ => {
                        best = Some((distance, number, word));
                        is_tied = false;
                    }
                }
            }
            match best {
                Some((.., word)) if !is_tied => Ok(word.clone()),
                Some(_) => Err(Setback::no_way("two are equally close")),
                None => Err(Setback::no_way("there are no numbers")),
            }
        }),
        Approach::direct("neighbours", "put them in order: only the two next to it can be closest", move |working| {
            next_to(&others, &same, working)
        }),
    ]
}

fn next_to(all: &[(Number, Value)], n: &Number, working: &mut Working) -> Result<Value, Setback> {
    let mut sorted = all.to_vec();
    sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
    working.note(|| shown(&sorted));
    let above = sorted.iter().find(|(number, _)| number >= n);
    let below = sorted.iter().rev().find(|(number, _)| number < n);
    match (below, above) {
        (Some((low, below)), Some((high, above))) => {
            let to_low = working.step(Operation::Subtract, [n, low])?;
            let to_high = working.step(Operation::Subtract, [high, n])?;
            match to_low.cmp(&to_high) {
                std::cmp::Ordering::Less => Ok(below.clone()),
                std::cmp::Ordering::Greater => Ok(above.clone()),
                std::cmp::Ordering::Equal => Err(Setback::no_way("two are equally close")),
            }
        }
        (Some((_, word)), None) | (None, Some((_, word))) => Ok(word.clone()),
        (None, None) => Err(Setback::no_way("there are no numbers")),
    }
}

pub(super) fn sorted_approaches(list: &Value, words: &Value, is_descending: bool) -> Vec<Approach> {
    let Some(all) = named(list, Some(words)) else {
        return Vec::new();
    };
    let others = all.clone();
    vec![
        Approach::direct("inserting", "take one after another and put it in its place", move |working| {
            let mut sorted: Vec<(Number, Value)> = Vec::new();
            for (number, word) in &all {
                working.spend(sorted.len() as u64 + 1)?;
                let place =
                    sorted.iter().position(|(other, _)| if is_descending { other < number } else { other > number });
                sorted.insert(place.unwrap_or(sorted.len()), (number.clone(), word.clone()));
            }
            Ok(Value::list(sorted.into_iter().map(|(_, word)| word)))
        }),
        Approach::direct("picking_the_next", "pick the first in order, then the first of the rest", move |working| {
            let mut left = others.clone();
            let mut sorted = Vec::new();
            while !left.is_empty() {
                working.spend(left.len() as u64)?;
                let best = (0..left.len()).reduce(|best, next| {
                    let is_better =
                        if is_descending { left[next].0 > left[best].0 } else { left[next].0 < left[best].0 };
                    if is_better { next } else { best }
                });
                sorted.push(left.remove(best.unwrap_or(0)).1);
            }
            Ok(Value::list(sorted))
        }),
    ]
}
