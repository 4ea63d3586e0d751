//! Primes in order: the next one, all in a range, how many there are.

use crate::maths::{Integer, Number};
use crate::problem::{Approach, Operation, Setback, Value, Working};

/// Ranges longer than this are not listed.
const MOST_LISTED: i64 = 100_000;

/// Primes beyond this are not counted.
const MOST_COUNTED: i64 = 10_000_000;

/// The first prime above n.
pub(super) fn next_prime_approaches(n: &Value) -> Vec<Approach> {
    let Some(n) = n.as_integer().filter(|n| *n < Integer::from(1_000_000_000_000_i64)) else {
        return Vec::new();
    };
    vec![Approach::direct("trying", "try one number after another", move |working| {
        let two = Integer::from(2);
        let mut candidate = if n < two { two } else { &n + Integer::ONE };
        loop {
            working.spend(10)?;
            if crate::maths::integers::is_prime(&candidate) == crate::maths::integers::Primality::Prime {
                return Ok(candidate.into());
            }
            candidate += Integer::ONE;
        }
    })]
}

/// The range of the primes less than n.
pub(super) fn primes_below(n: &Value) -> Option<(Value, Value)> {
    let n = n.as_number()?.ceiling();
    Some((1.into(), Value::from(n - Integer::ONE)))
}

/// How many primes there are from a to b, without listing them.
///
/// Source: Legendre 1808, in the form that keeps the counts for all quotients of the bound at once.
pub(super) fn prime_count_approaches(a: &Value, b: &Value) -> Vec<Approach> {
    let (Some(a), Some(b)) = (a.as_number().and_then(Number::to_i64), b.as_number().and_then(Number::to_i64)) else {
        return Vec::new();
    };
    if b > MOST_COUNTED || a > b {
        return Vec::new();
    }
    vec![Approach::direct(
        "legendre",
        "of all numbers take away, prime by prime, those it divides first",
        move |working| {
            let up_to = primes_up_to(b, working)?;
            let before = primes_up_to(a - 1, working)?;
            working.note(|| format!("{up_to} primes up to {b}, and {before} of them below {a}"));
            Ok(working.step(Operation::Subtract, [&up_to.into(), &before.into()])?.into())
        },
    )]
}

/// For each quotient of n, how many numbers from 2 up to it are left when the multiples of the primes so far are taken away.
fn primes_up_to(n: i64, working: &mut Working) -> Result<i64, Setback> {
    if n < 2 {
        return Ok(0);
    }
    let root = (1..).take_while(|r| r * r <= n).last().unwrap_or(1);
    // small[v] for v up to the root, large[k] for n / k.
    let mut small: Vec<i64> = (0..=root).map(|v| v - 1).collect();
    let mut large: Vec<i64> = (0..=root).map(|k| if k == 0 { 0 } else { n / k - 1 }).collect();
    for prime in 2..=root {
        let at = prime as usize;
        if small[at] == small[at - 1] {
            continue;
        }
        let fewer = small[at - 1];
        let last = root.min(n / (prime * prime));
        working.spend(1 + (last + root) as u64 / 16)?;
        for k in 1..=last {
            let inner = k * prime;
            let count = if inner <= root { large[inner as usize] } else { small[(n / inner) as usize] };
            large[k as usize] -= count - fewer;
        }
        for v in (prime * prime..=root).rev() {
            small[v as usize] -= small[(v / prime) as usize] - fewer;
        }
    }
    Ok(large[1])
}

/// All primes from a to b.
pub(super) fn primes_between_approaches(a: &Value, b: &Value) -> Vec<Approach> {
    let (Some(a), Some(b)) = (a.as_number().and_then(Number::to_i64), b.as_number().and_then(Number::to_i64)) else {
        return Vec::new();
    };
    if b > 200_000 || b - a > MOST_LISTED {
        return Vec::new();
    }
    vec![
        Approach::direct("sieve", "strike out the multiples of every prime", move |working| {
            let size = usize::try_from(b.max(1)).unwrap_or(1);
            working.spend(size as u64 / 10)?;
            let mut is_struck = vec![false; size + 1];
            let mut found = Vec::new();
            for n in 2..=size {
                if is_struck[n] {
                    continue;
                }
                (n * n..=size).step_by(n).for_each(|multiple| is_struck[multiple] = true);
                if n as i64 >= a {
                    found.push(Value::from(n as i64));
                }
            }
            Ok(Value::list(found))
        }),
        Approach::direct("testing_each", "test one number after another", move |working| {
            let mut found = Vec::new();
            for n in a.max(2)..=b {
                working.spend(2)?;
                if crate::maths::integers::is_prime(&n.into()) == crate::maths::integers::Primality::Prime {
                    found.push(Value::from(n));
                }
            }
            Ok(Value::list(found))
        }),
    ]
}

/// The first n primes.
pub(super) fn first_primes_approaches(n: &Value) -> Vec<Approach> {
    let count = n.as_number().and_then(Number::to_i64).and_then(|n| usize::try_from(n).ok());
    let Some(n) = count.filter(|n| (1..=2_000).contains(n)) else {
        return Vec::new();
    };
    let idea = "a number is prime when no smaller prime divides it";
    vec![Approach::direct("dividing_by_the_primes_before", idea, move |working| {
        let mut found: Vec<i64> = Vec::new();
        let mut candidate = 2;
        while found.len() < n {
            working.spend(1)?;
            if found.iter().take_while(|prime| *prime * *prime <= candidate).all(|prime| candidate % prime != 0) {
                found.push(candidate);
            }
            candidate += 1;
        }
        Ok(Value::list(found.into_iter().map(Value::from)))
    })]
}
