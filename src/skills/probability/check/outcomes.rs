//! Outcomes are gone through one by one where they are few; where they are many, they are counted backwards from the goal,
//! by what is still to come and not by what has come so far.

use std::collections::HashMap;

use crate::maths::{Integer, Number};
use crate::problem::{Value, Verdict};

/// The most outcomes that are gone through one by one.
const MOST_OUTCOMES: u64 = 50_000;

fn small(value: &Value, most: i64) -> Option<i64> {
    value.as_number()?.to_i64().filter(|it| (0..=most).contains(it))
}

fn verdict(answer: &Value, right: Number, how: &str) -> Verdict {
    match answer.as_number() {
        None => Verdict::refuted("it is no number"),
        Some(claimed) if claimed.is_negative() || *claimed > Number::one() => {
            Verdict::refuted("a chance is not below 0 and not above 1")
        }
        Some(claimed) if *claimed == right => Verdict::confirmed(how),
        Some(_) => Verdict::refuted(format!("{how}, and it is {right}")),
    }
}

pub fn total(dice: &Value, totals: &Value, answer: &Value) -> Option<Verdict> {
    let sides = dice.as_small_integers()?;
    let [low, high, step] = totals.as_small_integers()?[..] else {
        return None;
    };
    if !(1..=40).contains(&sides.len()) || sides.iter().any(|it| !(1..=1_000).contains(it)) || step < 1 {
        return None;
    }
    let is_wanted = |total: i64| (low..=high).contains(&total) && (total - low) % step == 0;
    let outcomes = sides.iter().try_fold(1_u64, |product, it| product.checked_mul(*it as u64));
    if let Some(outcomes) = outcomes.filter(|it| *it <= MOST_OUTCOMES) {
        let mut faces = vec![1; sides.len()];
        let mut wanted = 0;
        for _ in 0..outcomes {
            wanted += i64::from(is_wanted(faces.iter().sum()));
            for (face, sides) in faces.iter_mut().zip(&sides) {
                *face = *face % sides + 1;
                if *face != 1 {
                    break;
                }
            }
        }
        let how = format!("all {outcomes} outcomes were gone through, of which {wanted} are wanted");
        return Some(verdict(answer, Number::ratio(wanted, outcomes as i64), &how));
    }
    if sides.iter().sum::<i64>() * *sides.iter().max()? * sides.len() as i64 > 2_000_000 {
        return None;
    }
    let mut known = HashMap::new();
    let wanted = ways_to_come(&sides, 0, &is_wanted, &mut known);
    let all = sides.iter().fold(Integer::from(1), |product, it| product * Integer::from(*it));
    let how = format!("counted backwards from the last die, {wanted} of {all} outcomes are wanted");
    Some(verdict(answer, Number::fraction(wanted, all)?, &how))
}

/// In how many ways the dice that are still to come make a wanted total of what there is so far.
fn ways_to_come(
    sides: &[i64],
    so_far: i64,
    is_wanted: &dyn Fn(i64) -> bool,
    known: &mut HashMap<(usize, i64), Integer>,
) -> Integer {
    let Some((first, rest)) = sides.split_first() else {
        return Integer::from(u8::from(is_wanted(so_far)));
    };
    if let Some(ways) = known.get(&(sides.len(), so_far)) {
        return ways.clone();
    }
    let ways = (1..=*first).map(|face| ways_to_come(rest, so_far + face, is_wanted, known)).sum::<Integer>();
    known.insert((sides.len(), so_far), ways.clone());
    ways
}

pub fn hits(chances: &Value, hits: &Value, answer: &Value) -> Option<Verdict> {
    let chances: Vec<Number> = chances.as_numbers()?.into_iter().cloned().collect();
    let [low, high] = hits.as_small_integers()?[..] else {
        return None;
    };
    let is_chance = |it: &Number| !it.is_negative() && *it <= Number::one();
    if !(1..=200).contains(&chances.len()) || !chances.iter().all(is_chance) {
        return None;
    }
    let is_wanted = |count: i64| (low..=high).contains(&count);
    if chances.len() <= 12 {
        let mut sum = Number::zero();
        for pattern in (0_u32..1 << chances.len()).filter(|pattern| is_wanted(pattern.count_ones().into())) {
            let of_each = chances
                .iter()
                .enumerate()
                .map(|(at, hit)| if pattern >> at & 1 == 1 { hit.clone() } else { Number::one() - hit.clone() });
            sum += of_each.fold(Number::one(), |product, chance| product * chance);
        }
        let how = format!("all {} patterns of hits and misses were gone through", 1 << chances.len());
        return Some(verdict(answer, sum, &how));
    }
    // From the last trial to the first: the chance to come to a wanted number from each number so far.
    let mut to_come: Vec<Number> =
        (0..=chances.len()).map(|count| Number::from(i64::from(is_wanted(count as i64)))).collect();
    for chance in chances.iter().rev() {
        let miss = Number::one() - chance.clone();
        to_come = to_come.windows(2).map(|pair| &(&pair[1] * chance) + &(&pair[0] * &miss)).collect();
    }
    Some(verdict(answer, to_come[0].clone(), "followed backwards from the last trial"))
}

pub fn marked(things: [&Value; 3], hits: &Value, answer: &Value) -> Option<Verdict> {
    let [all, marked, drawn] = things.map(|it| small(it, 100_000));
    let (all, marked, drawn) = (all?, marked?, drawn?);
    let [low, high] = hits.as_small_integers()?[..] else {
        return None;
    };
    if marked > all || drawn > all || drawn > 60 || drawn == 0 {
        return None;
    }
    // The chance to come to a wanted number of marked ones, from each number so far, before each draw; the last first.
    let mut to_come: Vec<Number> =
        (0..=drawn).map(|count| Number::from(i64::from((low..=high).contains(&count)))).collect();
    for before in (0..drawn).rev() {
        let left = all - before;
        to_come = (0..=before)
            .map(|so_far| {
                let marked_left = (marked - so_far).clamp(0, left);
                let (hit, miss) = (Number::ratio(marked_left, left), Number::ratio(left - marked_left, left));
                &(&to_come[so_far as usize + 1] * &hit) + &(&to_come[so_far as usize] * &miss)
            })
            .collect();
    }
    Some(verdict(answer, to_come[0].clone(), "followed backwards from the last draw"))
}

/// After the first, which may be of any kind, all others must be of that one.
pub fn one_kind(counts: &Value, drawn: &Value, answer: &Value) -> Option<Verdict> {
    let (counts, drawn) = (counts.as_small_integers()?, small(drawn, 60)?);
    let all = counts.iter().try_fold(0_i64, |sum, it| sum.checked_add(*it).filter(|_| *it >= 0))?;
    if drawn < 2 || drawn > all {
        return None;
    }
    let of_kind = |count: i64| {
        let draws = (0..drawn).map(|before| Number::ratio((count - before).max(0), all - before));
        draws.fold(Number::one(), |product, chance| product * chance)
    };
    let right = counts.iter().map(|count| of_kind(*count)).sum();
    Some(verdict(answer, right, "each kind was followed draw by draw"))
}

pub fn alike(kinds: &Value, things: &Value, is_same: bool, answer: &Value) -> Option<Verdict> {
    let (kinds, things) = (small(kinds, 100_000)?, small(things, 200)?);
    if kinds == 0 || things < 2 {
        return None;
    }
    // The chance that the first so many show some number of different kinds, which are followed all together.
    let mut of_kinds = vec![Number::zero(), Number::one()];
    let most = if is_same { 2 } else { things as usize };
    for _ in 1..things {
        let mut next = vec![Number::zero(); of_kinds.len() + 1];
        for (different, chance) in of_kinds.iter().enumerate().filter(|(_, chance)| !chance.is_zero()) {
            let old = Number::ratio((different as i64).min(kinds), kinds);
            next[different] += chance * &old;
            next[different + 1] += chance * &(Number::one() - old);
        }
        // Only one number of kinds is of interest in the end, and those it can come from.
        if is_same {
            next.truncate(most);
        } else if let Some((_, fewer)) = next.split_last_mut() {
            fewer.fill(Number::zero());
        }
        of_kinds = next;
    }
    let right = if is_same { of_kinds.get(1).cloned() } else { of_kinds.last().cloned() };
    Some(verdict(answer, right?, "followed by how many different ones there are so far"))
}
