//! Primes, factors and divisors.

use crate::maths::integers::{Primality, gcd, is_prime};
use crate::maths::{Integer, Number};
use crate::problem::{Approach, Goal, Next, Operation, Setback, Value, Working};

/// Trial division is tried up to here; its cost is the square root of the second largest prime.
const WIDEST_FACTORED: usize = 128;

pub(super) fn factorization_approaches(n: &Value) -> Vec<Approach> {
    let Some(n) = whole_above_one(n) else {
        return Vec::new();
    };
    let mut approaches = vec![trial_division(n.clone())];
    if n > 3.into() {
        approaches.push(pollard_rho(n.clone()));
    }
    if n > 100.into() && (&n % &Integer::from(2)) != Integer::ZERO {
        approaches.push(difference_of_squares(n));
    }
    approaches
}

fn whole_above_one(n: &Value) -> Option<Integer> {
    n.as_integer().filter(|n| *n > Integer::ONE && Number::from(n.clone()).significant_bits() <= WIDEST_FACTORED)
}

/// Divides by 2, 3, 5, 7, 9, ... as often as each goes in.
///
/// Cost: the larger of the square root of the largest prime and the second largest prime, in units of one division.
fn trial_division(n: Integer) -> Approach {
    Approach::direct("trial_division", "divide by 2, 3, 5, ... as often as each goes in", move |working| {
        let mut rest: Number = n.clone().into();
        let mut primes: Vec<Value> = Vec::new();
        let mut divisor = Integer::from(2);
        loop {
            let remaining = rest.to_integer().ok_or_else(|| Setback::no_way("a quotient was no whole number"))?;
            if &divisor * &divisor > remaining {
                break;
            }
            working.spend(1)?;
            if (&remaining % &divisor) == Integer::ZERO {
                rest = working.step(Operation::Divide, [&rest, &divisor.clone().into()])?;
                primes.push(divisor.clone().into());
            } else {
                divisor += if divisor == Integer::from(2) { Integer::ONE } else { Integer::from(2) };
            }
        }
        if rest > Number::one() {
            working.note(|| format!("no number up to the square root of {rest} divides it, so it is prime"));
            primes.push(rest.into());
        }
        Ok(Value::list(primes))
    })
}

/// Looks for two values of x² + c that agree modulo a divisor (a cycle found by the tortoise and the hare).
///
/// Source: Pollard 1975; expected cost: the fourth root of n, in units of one multiplication.
fn pollard_rho(n: Integer) -> Approach {
    Approach::direct("pollard_rho", "walk x -> x^2 + c and see where two steps share a divisor", move |working| {
        let mut primes: Vec<Integer> = Vec::new();
        let mut open = vec![n.clone()];
        while let Some(number) = open.pop() {
            match is_prime(&number) {
                Primality::Prime => primes.push(number),
                Primality::Probable | Primality::Unknown => {
                    return Err(Setback::no_way(format!("{number} is only probably prime")));
                }
                Primality::Composite => {
                    let divisor = divisor_by_rho(&number, working)?;
                    let other = working.step(Operation::Divide, [&number.into(), &divisor.clone().into()])?;
                    open.push(divisor);
                    open.extend(other.to_integer());
                }
            }
        }
        primes.sort();
        Ok(Value::list(primes.into_iter().map(Value::from)))
    })
}

fn divisor_by_rho(n: &Integer, working: &mut Working) -> Result<Integer, Setback> {
    if (n % &Integer::from(2)) == Integer::ZERO {
        return Ok(Integer::from(2));
    }
    for constant in 1..=20 {
        let next = |x: &Integer| (x * x + Integer::from(constant)) % n;
        let (mut tortoise, mut hare) = (Integer::from(2), Integer::from(2));
        loop {
            working.spend(2)?;
            tortoise = next(&tortoise);
            hare = next(&next(&hare));
            let divisor = gcd(&(&tortoise - &hare), n);
            if divisor == *n {
                break;
            }
            if divisor > Integer::ONE {
                return Ok(divisor);
            }
        }
    }
    Err(Setback::no_way(format!("no walk found a divisor of {n}")))
}

/// n = x² - y² = (x - y)(x + y), for the first x from the square root of n up that leaves a square.
///
/// Source: Fermat 1643. Quick when two factors are near each other.
fn difference_of_squares(n: Integer) -> Approach {
    let idea = "write it as a difference of two squares";
    Approach::new("difference_of_squares", idea, Vec::new(), move |_, working| {
        let mut x =
            crate::maths::integers::integer_root(&n, 2).ok_or_else(|| Setback::no_way("it has no square root"))?;
        if &x * &x < n {
            x += Integer::ONE;
        }
        loop {
            working.spend(1)?;
            let square = &x * &x - &n;
            if let Some(y) = Number::from(square).exact_root(2).and_then(|y| y.to_integer()) {
                let (one, other) = (&x - &y, &x + &y);
                if one == Integer::ONE {
                    return Err(Setback::no_way("only 1 and the number itself came out: it is prime"));
                }
                working.note(|| format!("{n} = {x}^2 - {y}^2 = {one} * {other}"));
                let parts = [one, other].map(|part| Goal::new("factorization", vec![part.into()]).into());
                return Ok(Next::Goal(Goal::new("merged", vec![Value::list(parts)])));
            }
            x += Integer::ONE;
        }
    })
}

pub(super) fn merged_approaches(lists: &Value) -> Vec<Approach> {
    let Some(lists) = lists.as_list().and_then(|lists| lists.iter().map(Value::as_numbers).collect::<Option<Vec<_>>>())
    else {
        return Vec::new();
    };
    let mut all: Vec<Number> = lists.into_iter().flatten().cloned().collect();
    all.sort();
    vec![Approach::direct("merging", "put the lists together in order", move |working| {
        working.spend(all.len() as u64)?;
        Ok(Value::list(all.iter().map(Value::from)))
    })]
}

/// The prime factors are those of the factorization, each once.
pub(super) fn prime_factors_approaches(n: &Value) -> Vec<Approach> {
    let Some(n) = whole_above_one(n) else {
        return Vec::new();
    };
    let subgoals = vec![Goal::new("factorization", vec![n.into()])];
    vec![Approach::split("factorization", "name each prime of the factorization once", subgoals, |parts, working| {
        let mut primes: Vec<Value> = parts[0].as_list().unwrap_or_default().to_vec();
        primes.dedup();
        working.rewrite("name each once", &parts[0], Value::list(primes))
    })]
}

pub(super) fn divisors_approaches(n: &Value) -> Vec<Approach> {
    if n.as_integer().is_some_and(|n| n == Integer::ONE) {
        return vec![Approach::direct("definition", "1 has no divisor but itself", |_| {
            Ok(Value::list([Value::from(Number::one())]))
        })];
    }
    let Some(n) = whole_above_one(n) else {
        return Vec::new();
    };
    let mut approaches = vec![products_of_primes(&n)];
    if n <= 1_000_000_000.into() {
        approaches.push(divisors_in_pairs(n));
    }
    approaches
}

/// Every product of some of the primes is a divisor, and there are no others.
fn products_of_primes(n: &Integer) -> Approach {
    let subgoals = vec![Goal::new("factorization", vec![n.clone().into()])];
    Approach::split("factorization", "multiply every choice of its primes", subgoals, |parts, working| {
        let mut divisors = vec![Number::one()];
        for prime in parts[0].as_numbers().unwrap_or_default() {
            let mut more = divisors.clone();
            for divisor in &divisors {
                working.spend(1)?;
                more.push(divisor * prime);
            }
            more.sort();
            more.dedup();
            divisors = more;
        }
        working.note(|| format!("{} divisors", divisors.len()));
        Ok(Value::list(divisors.into_iter().map(Value::from)))
    })
}

/// d divides n exactly when n/d does; one of the two is at most the square root.
fn divisors_in_pairs(n: Integer) -> Approach {
    Approach::direct("pairs", "try every number up to the square root; divisors come in pairs", move |working| {
        let (mut small, mut large) = (Vec::new(), Vec::new());
        let mut candidate = Integer::ONE;
        while &candidate * &candidate <= n {
            working.spend(1)?;
            if (&n % &candidate) == Integer::ZERO {
                let partner = &n / &candidate;
                if partner != candidate {
                    large.push(Value::from(partner));
                }
                small.push(Value::from(candidate.clone()));
            }
            candidate += Integer::ONE;
        }
        small.extend(large.into_iter().rev());
        Ok(Value::list(small))
    })
}

pub(super) fn is_prime_approaches(n: &Value) -> Vec<Approach> {
    let Some(n) = n.as_integer() else {
        return Vec::new();
    };
    if n < 2.into() {
        return vec![Approach::direct("definition", "primes begin at 2", |_| Ok(false.into()))];
    }
    let mut approaches = vec![primality_test(n.clone())];
    if whole_above_one(&n.clone().into()).is_some() {
        let subgoals = vec![Goal::new("factorization", vec![n.into()])];
        approaches.push(Approach::split("factorization", "see whether it falls apart", subgoals, |parts, _| {
            Ok((parts[0].as_list().is_some_and(|primes| primes.len() == 1)).into())
        }));
    }
    approaches
}

/// A strong test for enough bases to be a proof below 2^64; above, only a number that fails is decided.
///
/// Source: Miller 1976, Rabin 1980.
fn primality_test(n: Integer) -> Approach {
    Approach::direct("miller_rabin", "a prime passes Fermat's test in its strong form", move |working| {
        working.spend(100)?;
        match is_prime(&n) {
            Primality::Prime => Ok(true.into()),
            Primality::Composite => Ok(false.into()),
            Primality::Probable | Primality::Unknown => Err(Setback::no_way(format!("{n} is only probably prime"))),
        }
    })
}
