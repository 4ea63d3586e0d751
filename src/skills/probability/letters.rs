//! Letters drawn from a bag without being put back.

use std::collections::BTreeMap;

use super::counting::binomial;
use crate::maths::{Number, Symbol};
use crate::problem::{Approach, Goal, Operation, Setback, Value};

/// More draws than this are not followed one by one.
const MOST_DRAWN: usize = 60;

/// How many of each letter there are.
type Bag = BTreeMap<Symbol, i64>;

fn letter(c: char) -> Option<Symbol> {
    Symbol::new(&c.to_string())
}

fn bag(value: &Value) -> Option<Bag> {
    match value {
        Value::Assignment(pairs) => pairs
            .iter()
            .map(|(symbol, count)| {
                Some((symbol.clone(), count.as_number()?.to_i64().filter(|it| (0..1_000_000).contains(it))?))
            })
            .collect(),
        Value::Text(letters) => {
            let mut bag = Bag::new();
            for c in letters.chars() {
                *bag.entry(letter(c)?).or_default() += 1;
            }
            Some(bag)
        }
        _ => None,
    }
}

/// How many are drawn, and from what.
fn situation(value: &Value) -> Option<(usize, Bag)> {
    let [n, letters] = value.as_list()? else {
        return None;
    };
    let n = n.as_number()?.to_i64().and_then(|n| usize::try_from(n).ok()).filter(|n| (1..=MOST_DRAWN).contains(n))?;
    let bag = bag(letters)?;
    (bag.values().sum::<i64>() >= n as i64).then_some((n, bag))
}

pub fn sequence_approaches(letters: &str, given: &Value) -> Vec<Approach> {
    let Some((n, bag)) = situation(given) else {
        return Vec::new();
    };
    let Some(drawn) = letters.chars().map(letter).collect::<Option<Vec<_>>>().filter(|drawn| drawn.len() == n) else {
        return Vec::new();
    };
    let (others, same) = (bag.clone(), drawn.clone());
    vec![
        Approach::direct("draw_by_draw", "multiply the chances of each draw, given the draws before", move |working| {
            let mut left = bag.clone();
            let mut total: i64 = left.values().sum();
            let mut chance = Number::one();
            for symbol in &drawn {
                let count = left.entry(symbol.clone()).or_default();
                let here = working.step(Operation::Divide, [&(*count).into(), &total.into()])?;
                chance = working.step(Operation::Multiply, [&chance, &here])?;
                *count = (*count - 1).max(0);
                total -= 1;
            }
            Ok(chance.into())
        }),
        Approach::direct("counting", "count the ways to draw it among all ways to draw so many", move |working| {
            let mut ways = Number::one();
            for (symbol, count) in &others {
                let wanted = same.iter().filter(|it| *it == symbol).count() as i64;
                for step in 0..wanted {
                    ways = working.step(Operation::Multiply, [&ways, &(count - step).max(0).into()])?;
                }
            }
            if same.iter().any(|it| !others.contains_key(it)) {
                ways = Number::zero();
            }
            let total: i64 = others.values().sum();
            let mut all = Number::one();
            for step in 0..same.len() as i64 {
                all = working.step(Operation::Multiply, [&all, &(total - step).into()])?;
            }
            Ok(working.step(Operation::Divide, [&ways, &all])?.into())
        }),
    ]
}

pub fn counts_approaches(wanted: &Value, given: &Value) -> Vec<Approach> {
    let (Some(wanted), Some((n, bag))) = (bag(wanted), situation(given)) else {
        return Vec::new();
    };
    if wanted.values().sum::<i64>() != n as i64 {
        return Vec::new();
    }
    let word: String = wanted.iter().flat_map(|(symbol, count)| vec![symbol.name(); *count as usize]).collect();
    let ordered = Goal::new("chance_of_sequence", vec![Value::text(word), given.clone()]);
    let counts: Vec<i64> = wanted.values().copied().collect();
    vec![
        Approach::direct("choosing", "choose so many of each kind, among all choices", move |working| {
            let mut ways = Number::one();
            for (symbol, count) in &wanted {
                let there = bag.get(symbol).copied().unwrap_or(0);
                let choices = binomial(there, *count, working)?;
                ways = working.step(Operation::Multiply, [&ways, &choices])?;
            }
            let all = binomial(bag.values().sum(), n as i64, working)?;
            Ok(working.step(Operation::Divide, [&ways, &all])?.into())
        }),
        Approach::split(
            "orders",
            "the chance of one order, times the number of orders",
            vec![ordered],
            move |parts, working| {
                let one =
                    parts[0].as_number().ok_or_else(|| Setback::no_way("the chance of one order is no number"))?;
                let mut orders = Number::one();
                let mut so_far = 0;
                for count in &counts {
                    so_far += count;
                    let places = binomial(so_far, *count, working)?;
                    orders = working.step(Operation::Multiply, [&orders, &places])?;
                }
                Ok(working.step(Operation::Multiply, [one, &orders])?.into())
            },
        ),
    ]
}
