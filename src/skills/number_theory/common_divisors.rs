//! Greatest common divisor and least common multiple.

use crate::maths::{Integer, Number};
use crate::problem::{Approach, Goal, Next, Operation, Setback, Value};

/// Up to here a remainder in Euclid's algorithm is worth a node of the plan; above, the lines are enough.
const WORTH_A_NODE: i64 = 100_000;
/// Up to here the numbers are factorised only to find what they share.
const WORTH_FACTORISING: i64 = 1_000_000_000_000;

fn gcd(a: Integer, b: Integer) -> Goal {
    Goal::new("gcd", vec![a.into(), b.into()])
}

fn factorization(n: &Integer) -> Goal {
    Goal::new("factorization", vec![n.clone().into()])
}

/// Both numbers without their signs, the larger first.
fn ordered(a: &Value, b: &Value) -> Option<(Integer, Integer)> {
    let zero = Integer::ZERO;
    let positive = |n: Integer| if n < zero { -n } else { n };
    let (a, b) = (positive(a.as_integer()?), positive(b.as_integer()?));
    Some(if a >= b { (a, b) } else { (b, a) })
}

pub(super) fn gcd_approaches(a: &Value, b: &Value) -> Vec<Approach> {
    let Some((larger, smaller)) = ordered(a, b) else {
        return Vec::new();
    };
    let zero = Integer::ZERO;
    if larger == zero {
        return Vec::new();
    }
    if smaller == zero {
        return vec![read_off(larger)];
    }
    let mut approaches = vec![if smaller <= WORTH_A_NODE.into() {
        euclid(larger.clone(), smaller.clone())
    } else {
        euclid_in_lines(larger.clone(), smaller.clone())
    }];
    if smaller > 1.into() && larger <= WORTH_FACTORISING.into() {
        approaches.push(shared_primes(&larger, &smaller));
    }
    if smaller <= 2_000.into() {
        approaches.push(counting_down(larger, smaller));
    }
    approaches
}

/// gcd(a, 0) = a: every number divides 0.
fn read_off(a: Integer) -> Approach {
    Approach::direct("reading_off", "every number divides 0", move |_| Ok(a.clone().into()))
}

/// gcd(a, b) = gcd(b, a mod b), until nothing is left over.
///
/// Steps: at most 5 per decimal digit of the smaller number (Lamé 1844).
/// Source: Euclid, *Elements* VII.2.
fn euclid(a: Integer, b: Integer) -> Approach {
    Approach::new("euclid", "replace the larger by the remainder", Vec::new(), move |_, working| {
        let rest = working.step(Operation::Remainder, [&a.clone().into(), &b.clone().into()])?;
        let rest = rest.to_integer().ok_or_else(|| Setback::no_way("the remainder is no whole number"))?;
        Ok(Next::Goal(gcd(b.clone(), rest)))
    })
}

/// The same for numbers whose many remainders would hide the plan.
fn euclid_in_lines(a: Integer, b: Integer) -> Approach {
    Approach::direct("euclid", "replace the larger by the remainder until nothing is left", move |working| {
        let (mut larger, mut smaller): (Number, Number) = (a.clone().into(), b.clone().into());
        while !smaller.is_zero() {
            let rest = working.step(Operation::Remainder, [&larger, &smaller])?;
            (larger, smaller) = (smaller, rest);
        }
        Ok(larger.into())
    })
}

/// The primes that both have, each as often as both have it.
fn shared_primes(a: &Integer, b: &Integer) -> Approach {
    let subgoals = vec![factorization(a), factorization(b)];
    Approach::split("factorization", "take the primes that both share", subgoals, |parts, working| {
        let (mut left, mut right) = (primes(&parts[0])?, primes(&parts[1])?);
        let mut product = Number::one();
        while let (Some(p), Some(q)) = (left.first().cloned(), right.first().cloned()) {
            if p == q {
                product = working.step(Operation::Multiply, [&product, &p])?;
            }
            if p <= q {
                left.remove(0);
            }
            if q <= p {
                right.remove(0);
            }
        }
        Ok(product.into())
    })
}

/// The largest number, from the smaller one down, that divides both.
fn counting_down(a: Integer, b: Integer) -> Approach {
    Approach::direct("counting_down", "try every number from the smaller one down", move |working| {
        let mut candidate = b.clone();
        loop {
            working.spend(1)?;
            if (&a % &candidate) == Integer::ZERO && (&b % &candidate) == Integer::ZERO {
                working.note(|| format!("{candidate} divides both, and no larger number does"));
                return Ok(candidate.into());
            }
            candidate -= Integer::ONE;
        }
    })
}

pub(super) fn lcm_approaches(a: &Value, b: &Value) -> Vec<Approach> {
    let Some((larger, smaller)) = ordered(a, b).filter(|(_, smaller)| *smaller > Integer::ZERO) else {
        return Vec::new();
    };
    let mut approaches = vec![over_gcd(larger.clone(), smaller.clone())];
    if larger > 1.into() && smaller > 1.into() && larger <= WORTH_FACTORISING.into() {
        approaches.push(all_primes(&larger, &smaller));
    }
    if smaller <= 2_000.into() {
        approaches.push(counting_multiples(larger, smaller));
    }
    approaches
}

/// lcm(a, b) = a / gcd(a, b) * b.
fn over_gcd(a: Integer, b: Integer) -> Approach {
    let subgoals = vec![gcd(a.clone(), b.clone())];
    Approach::split(
        "gcd",
        "divide one by what they share and multiply by the other",
        subgoals,
        move |parts, working| {
            let shared = number(&parts[0])?;
            let reduced = working.step(Operation::Divide, [&a.clone().into(), shared])?;
            Ok(working.step(Operation::Multiply, [&reduced, &b.clone().into()])?.into())
        },
    )
}

/// Every prime as often as the number that has it more often.
fn all_primes(a: &Integer, b: &Integer) -> Approach {
    let subgoals = vec![factorization(a), factorization(b)];
    Approach::split("factorization", "take every prime as often as either has it", subgoals, |parts, working| {
        let mut left = primes(&parts[0])?;
        let mut product = Number::one();
        for prime in primes(&parts[1])? {
            match left.iter().position(|known| *known == prime) {
                Some(place) => drop(left.remove(place)),
                None => product = working.step(Operation::Multiply, [&product, &prime])?,
            }
        }
        for prime in primes(&parts[0])? {
            product = working.step(Operation::Multiply, [&product, &prime])?;
        }
        Ok(product.into())
    })
}

/// The first multiple of the larger number that the smaller one divides.
fn counting_multiples(a: Integer, b: Integer) -> Approach {
    Approach::direct("counting_multiples", "go through the multiples of the larger number", move |working| {
        let mut multiple = a.clone();
        while (&multiple % &b) != Integer::ZERO {
            working.spend(1)?;
            multiple += &a;
        }
        working.note(|| format!("{multiple} is the first multiple of {a} that {b} divides"));
        Ok(multiple.into())
    })
}

fn number(value: &Value) -> Result<&Number, Setback> {
    value.as_number().ok_or_else(|| Setback::no_way(format!("{value} is no number")))
}

fn primes(value: &Value) -> Result<Vec<Number>, Setback> {
    let primes = value.as_numbers().ok_or_else(|| Setback::no_way(format!("{value} is no list of primes")))?;
    Ok(primes.into_iter().cloned().collect())
}
