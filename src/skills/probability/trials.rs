//! Trials that do not depend on each other: tosses of coins, dice of which each shows a face or not, draws that are put back.
//!
//! `chance_of_hits([1/2, 1/2, 1/2], [2, 3])` is the chance that 2 to 3 of three trials succeed.

use super::counting::binomial;
use crate::maths::Number;
use crate::problem::{Approach, Operation, Value};

const MOST_TRIALS: usize = 200;

pub fn approaches(chances: &Value, hits: &Value) -> Vec<Approach> {
    let Some((chances, low, high)) = trials(chances, hits) else {
        return Vec::new();
    };
    let n = chances.len();
    let (of_each, guessed, complement) = (chances.clone(), chances.clone(), chances.clone());
    let first = chances[0].clone();
    let are_alike = chances.iter().all(|chance| *chance == first);
    let mut all = vec![Approach::direct(
        "trial_by_trial",
        "follow the chances of 0, 1, 2, ... hits, trial by trial",
        move |working| {
            let mut of_hits = vec![Number::one()];
            for chance in &of_each {
                working.spend(of_hits.len() as u64)?;
                let miss = Number::one() - chance.clone();
                let mut next = vec![Number::zero(); of_hits.len() + 1];
                for (hits, so_far) in of_hits.iter().enumerate() {
                    next[hits] += so_far.clone() * miss.clone();
                    next[hits + 1] += so_far.clone() * chance.clone();
                }
                of_hits = next;
                working.note(|| {
                    let shown: Vec<String> = of_hits.iter().take(7).map(Number::to_string).collect();
                    let more = if of_hits.len() > 7 { " and so on" } else { "" };
                    format!(
                        "after {} of {n}, for 0, 1, 2 hits and so on: {}{more}",
                        of_hits.len() - 1,
                        shown.join(", ")
                    )
                });
            }
            let mut chance = Number::zero();
            for one in &of_hits[low..=high] {
                chance = working.step(Operation::Add, [&chance, one])?;
            }
            Ok(chance.into())
        },
    )];
    if are_alike {
        let p = first.clone();
        let idea = "choose the trials that succeed, and multiply the chances of that";
        all.push(Approach::direct("choosing_the_hits", idea, move |working| {
            let miss = working.step(Operation::Subtract, [&Number::one(), &p])?;
            let mut sum = Number::zero();
            for hits in low..=high {
                let (hits, misses) = (hits as i64, (n - hits) as i64);
                let orders = binomial(n as i64, hits.min(misses), working)?;
                let succeed = working.step(Operation::Power, [&p, &hits.into()])?;
                let fail = if misses == 0 {
                    Number::one()
                } else {
                    working.step(Operation::Power, [&miss, &misses.into()])?
                };
                let one = working.step(Operation::Multiply, [&succeed, &fail])?;
                let one = working.step(Operation::Multiply, [&orders, &one])?;
                sum = working.step(Operation::Add, [&sum, &one])?;
            }
            Ok(sum.into())
        }));
    }
    if low == 1 && high == n {
        all.push(Approach::direct(
            "the_complement",
            "take away from 1 the chance that none succeeds",
            move |working| {
                let mut none = Number::one();
                for chance in &complement {
                    let miss = working.step(Operation::Subtract, [&Number::one(), chance])?;
                    none = working.step(Operation::Multiply, [&none, &miss])?;
                }
                Ok(working.step(Operation::Subtract, [&Number::one(), &none])?.into())
            },
        ));
        all.push(
            Approach::direct("adding_chances", "guess that the chances of the trials add up", move |working| {
                let mut sum = Number::zero();
                for chance in &guessed {
                    sum = working.step(Operation::Add, [&sum, chance])?;
                }
                Ok(sum.into())
            })
            .heuristic(),
        );
    } else if low == high {
        all.push(
            Approach::direct("one_order", "guess that only one order counts, hits first", move |working| {
                let mut chance = Number::one();
                for (index, hit) in guessed.iter().enumerate() {
                    let here = if index < low { hit.clone() } else { Number::one() - hit.clone() };
                    chance = working.step(Operation::Multiply, [&chance, &here])?;
                }
                Ok(chance.into())
            })
            .heuristic(),
        );
    }
    all
}

/// The chance of each trial, and how many are to succeed.
fn trials(chances: &Value, hits: &Value) -> Option<(Vec<Number>, usize, usize)> {
    let is_chance = |number: &&Number| !number.is_negative() && **number <= Number::one();
    let chances: Vec<Number> = chances.as_numbers()?.into_iter().filter(is_chance).cloned().collect();
    let [low, high] = hits.as_small_integers()?[..] else {
        return None;
    };
    let low = usize::try_from(low.max(0)).ok()?;
    let high = usize::try_from(high).ok()?.min(chances.len());
    ((1..=MOST_TRIALS).contains(&chances.len()) && low <= high).then_some((chances, low, high))
}

/// Whether several things that can each be one of `kinds` alike things are all different, or all the same.
pub fn alike_approaches(kinds: &Value, things: &Value, is_same: bool) -> Vec<Approach> {
    let small = |value: &Value, most: i64| value.as_number()?.to_i64().filter(|it| (1..=most).contains(it));
    let (Some(kinds), Some(things)) = (small(kinds, 100_000), small(things, MOST_TRIALS as i64)) else {
        return Vec::new();
    };
    if things < 2 {
        return Vec::new();
    }
    let one_after_another = move |working: &mut crate::problem::Working| {
        let mut chance = Number::one();
        for before in 1..things {
            let fitting = if is_same { 1 } else { (kinds - before).max(0) };
            let here = working.step(Operation::Divide, [&fitting.into(), &kinds.into()])?;
            chance = working.step(Operation::Multiply, [&chance, &here])?;
        }
        Ok(chance.into())
    };
    vec![
        Approach::direct("one_after_another", "the first is free, the others must fit those before", one_after_another),
        Approach::direct("counting", "count the ways that fit among all ways", move |working| {
            let mut ways = Number::from(kinds);
            for before in 1..if is_same { 1 } else { things } {
                ways = working.step(Operation::Multiply, [&ways, &(kinds - before).max(0).into()])?;
            }
            let all = working.step(Operation::Power, [&kinds.into(), &things.into()])?;
            Ok(working.step(Operation::Divide, [&ways, &all])?.into())
        }),
        Approach::direct("only_neighbours", "guess that it is enough to look at two of them", move |working| {
            let fitting = if is_same { 1 } else { kinds - 1 };
            Ok(working.step(Operation::Divide, [&fitting.into(), &kinds.into()])?.into())
        })
        .heuristic(),
    ]
}
