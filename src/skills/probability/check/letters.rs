//! Checks of letters drawn from a bag: all draws are followed, each kind of letter weighed by how many are left.

use std::collections::BTreeMap;

use crate::maths::{Number, Symbol};
use crate::problem::{Goal, Value, Verdict};

/// The most ways that are followed.
const MOST_WAYS: usize = 200_000;

pub fn check(goal: &Goal, answer: &Value) -> Option<Verdict> {
    let (verb, [wanted, situation]) = goal.parts() else {
        return None;
    };
    let [n, bag] = situation.as_list()? else {
        return None;
    };
    let n = n.as_number()?.to_i64().and_then(|n| usize::try_from(n).ok()).filter(|n| (1..=12).contains(n))?;
    let (kinds, counts) = kinds(bag)?;
    let is_wanted: Box<Wanted> = match (verb, wanted) {
        ("chance_of_sequence", Value::Text(letters)) => {
            let letters: Vec<Option<usize>> =
                letters.chars().map(|c| kinds.iter().position(|it| it.name() == c.to_string())).collect();
            Box::new(move |drawn| drawn.iter().map(|kind| Some(*kind)).eq(letters.iter().copied()))
        }
        ("chance_of_counts", wanted) => {
            let (names, counts) = self::kinds(wanted)?;
            let of: Vec<(Option<usize>, i64)> =
                names.iter().map(|name| kinds.iter().position(|it| it == name)).zip(counts).collect();
            Box::new(move |drawn| {
                of.iter().all(|(kind, count)| drawn.iter().filter(|it| Some(**it) == *kind).count() as i64 == *count)
                    && of.iter().map(|(_, count)| *count).sum::<i64>() == drawn.len() as i64
            })
        }
        _ => return None,
    };
    let ways = u32::try_from(n).ok().and_then(|n| kinds.len().checked_pow(n)).filter(|ways| *ways <= MOST_WAYS);
    ways?;
    let mut chance = Number::zero();
    follow(&mut Vec::new(), &mut counts.clone(), n, &Number::one(), &*is_wanted, &mut chance);
    let Some(claimed) = answer.as_number() else {
        return Some(Verdict::refuted("it is no number"));
    };
    Some(if *claimed == chance {
        Verdict::confirmed("following every way to draw adds up to it")
    } else {
        Verdict::refuted(format!("following every way to draw adds up to {chance}"))
    })
}

/// Whether what was drawn, as indices of kinds, is what was asked for.
type Wanted = dyn Fn(&[usize]) -> bool;

fn kinds(bag: &Value) -> Option<(Vec<Symbol>, Vec<i64>)> {
    let pairs: BTreeMap<Symbol, i64> = match bag {
        Value::Assignment(pairs) => pairs
            .iter()
            .map(|(symbol, count)| Some((symbol.clone(), count.as_number()?.to_i64().filter(|it| *it >= 0)?)))
            .collect::<Option<_>>()?,
        Value::Text(letters) => {
            let mut pairs = BTreeMap::new();
            for c in letters.chars() {
                *pairs.entry(Symbol::new(&c.to_string())?).or_default() += 1;
            }
            pairs
        }
        _ => return None,
    };
    Some(pairs.into_iter().unzip())
}

fn follow(
    drawn: &mut Vec<usize>,
    left: &mut Vec<i64>,
    remaining: usize,
    weight: &Number,
    is_wanted: &Wanted,
    chance: &mut Number,
) {
    if remaining == 0 {
        if is_wanted(drawn) {
            *chance += weight;
        }
        return;
    }
    let total: i64 = left.iter().sum();
    for kind in 0..left.len() {
        if left[kind] <= 0 {
            continue;
        }
        let next = weight * &Number::ratio(left[kind], total);
        left[kind] -= 1;
        drawn.push(kind);
        follow(drawn, left, remaining - 1, &next, is_wanted, chance);
        drawn.pop();
        left[kind] += 1;
    }
}
