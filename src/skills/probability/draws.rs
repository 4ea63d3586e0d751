//! Draws without putting back, when only one mark counts: aces among cards, red balls among others.
//!
//! `chance_of_marked(52, 4, 2, [2, 2])` is the chance that of 52 things, 4 of them marked, 2 that are drawn are both marked.

use super::counting::binomial;
use crate::maths::Number;
use crate::problem::{Approach, Goal, Operation, Setback, Value};

const MOST_THINGS: i64 = 100_000;
const MOST_DRAWN: i64 = 60;

#[derive(Clone, Copy, Debug)]
struct Draw {
    all: i64,
    marked: i64,
    drawn: i64,
    low: i64,
    high: i64,
}

fn draw(given: &[Value]) -> Option<Draw> {
    let [all, marked, drawn, hits] = given else {
        return None;
    };
    let number = |value: &Value| value.as_number()?.to_i64();
    let (all, marked, drawn) = (number(all)?, number(marked)?, number(drawn)?);
    let [low, high] = hits.as_small_integers()?[..] else {
        return None;
    };
    let is_possible = (1..=MOST_THINGS).contains(&all)
        && (0..=all).contains(&marked)
        && (1..=MOST_DRAWN.min(all)).contains(&drawn)
        && low <= high;
    is_possible.then_some(Draw { all, marked, drawn, low: low.max(0), high: high.min(drawn) })
}

pub fn approaches(given: &[Value]) -> Vec<Approach> {
    let Some(draw) = draw(given) else {
        return Vec::new();
    };
    let Draw { all, marked, drawn, low, high } = draw;
    vec![
        Approach::direct("choosing", "choose the marked and the others, among all choices", move |working| {
            let mut ways = Number::zero();
            for hits in low..=high {
                let others = drawn - hits;
                if hits > marked || others > all - marked {
                    continue;
                }
                let one = binomial(marked, hits, working)?;
                let other = binomial(all - marked, others, working)?;
                let both = working.step(Operation::Multiply, [&one, &other])?;
                ways = working.step(Operation::Add, [&ways, &both])?;
            }
            let choices = binomial(all, drawn, working)?;
            Ok(working.step(Operation::Divide, [&ways, &choices])?.into())
        }),
        Approach::direct(
            "draw_by_draw",
            "follow the chances of 0, 1, 2, ... marked ones, draw by draw",
            move |working| {
                let mut of_hits = vec![Number::one()];
                for before in 0..drawn {
                    working.spend(of_hits.len() as u64)?;
                    let left = all - before;
                    let mut next = vec![Number::zero(); of_hits.len() + 1];
                    for (hits, chance) in of_hits.iter().enumerate() {
                        let marked_left = (marked - hits as i64).max(0);
                        next[hits + 1] += chance.clone() * Number::ratio(marked_left, left);
                        next[hits] += chance.clone() * Number::ratio(left - marked_left, left);
                    }
                    of_hits = next;
                    working.note(|| {
                        let shown: Vec<String> = of_hits.iter().take(7).map(Number::to_string).collect();
                        format!("after draw {}: {}", before + 1, shown.join(", "))
                    });
                }
                let mut chance = Number::zero();
                for one in &of_hits[low as usize..=high.max(low - 1) as usize] {
                    chance = working.step(Operation::Add, [&chance, one])?;
                }
                Ok(chance.into())
            },
        ),
        Approach::direct("as_if_put_back", "guess that what is drawn before makes no difference", move |working| {
            let p = working.step(Operation::Divide, [&marked.into(), &all.into()])?;
            let miss = Number::one() - p.clone();
            let mut sum = Number::zero();
            for hits in low..=high {
                let orders = binomial(drawn, hits, working)?;
                let mut one = orders;
                for _ in 0..hits {
                    one *= p.clone();
                }
                for _ in hits..drawn {
                    one *= miss.clone();
                }
                sum = working.step(Operation::Add, [&sum, &one])?;
            }
            Ok(sum.into())
        })
        .heuristic(),
    ]
}

/// Whether all that are drawn are of one kind: each kind may be it, and only one can.
pub fn one_kind_approaches(counts: &Value, drawn: &Value) -> Vec<Approach> {
    let (Some(counts), Some(number)) = (counts.as_small_integers(), drawn.as_number().and_then(Number::to_i64)) else {
        return Vec::new();
    };
    let all = counts.iter().try_fold(0_i64, |sum, count| sum.checked_add(*count));
    let Some(all) =
        all.filter(|all| counts.iter().all(|it| *it >= 0) && (2..=(*all).min(MOST_DRAWN)).contains(&number))
    else {
        return Vec::new();
    };
    let range = Value::integers([number, number]);
    let of_kind =
        |count: &i64| Goal::new("chance_of_marked", vec![all.into(), (*count).into(), number.into(), range.clone()]);
    let cases = counts.iter().map(of_kind).collect();
    vec![
        Approach::split(
            "each_kind",
            "add the chances of each kind, as only one of them can be",
            cases,
            |parts, working| {
                let mut sum = Number::zero();
                for part in parts {
                    let chance = part.as_number().ok_or_else(|| Setback::no_way("a chance is no number"))?;
                    sum = working.step(Operation::Add, [&sum, chance])?;
                }
                Ok(sum.into())
            },
        ),
        Approach::direct("counting", "count the choices from each kind among all choices", move |working| {
            let mut ways = Number::zero();
            for count in &counts {
                let of_kind = binomial(*count, number, working)?;
                ways = working.step(Operation::Add, [&ways, &of_kind])?;
            }
            let choices = binomial(all, number, working)?;
            Ok(working.step(Operation::Divide, [&ways, &choices])?.into())
        }),
    ]
}
