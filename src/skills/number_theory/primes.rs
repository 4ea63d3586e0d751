//! Primes in order: the next one, all in a range, how many there are.

use crate::maths::{Integer, Number};
use crate::problem::{Approach, Goal, Operation, Setback, Value, Working};

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

/// Those of some numbers that are prime, in their order.
pub(super) fn primes_among_approaches(list: &Value) -> Vec<Approach> {
    let Some(numbers) = list.as_small_integers().filter(|it| it.len() <= 1_000) else {
        return Vec::new();
    };
    let among = numbers.clone();
    let testing = Approach::direct("testing_each", "test one number after another", move |working| {
        let mut found = Vec::new();
        for n in &among {
            working.spend(2)?;
            let is_prime = crate::maths::integers::is_prime(&(*n).into()) == crate::maths::integers::Primality::Prime;
            if is_prime {
                found.push(*n);
            }
            working.note(|| format!("{n}: {}", if is_prime { "prime" } else { "not prime" }));
        }
        Ok(Value::integers(found))
    });
    let largest = numbers.iter().copied().max().unwrap_or(0);
    if largest > 200_000 {
        return vec![testing];
    }
    let up_to = Goal::new("primes_between", vec![2.into(), largest.max(2).into()]);
    let idea = "list the primes up to the largest of them, and look them up there";
    let looking = Approach::split("looking_them_up", idea, vec![up_to], move |parts, working| {
        let primes = parts[0].as_small_integers().ok_or_else(|| Setback::no_way("there is no list of primes"))?;
        working.spend(numbers.len() as u64)?;
        Ok(Value::integers(numbers.iter().copied().filter(|n| primes.binary_search(n).is_ok())))
    });
    vec![testing, looking]
}

/// All pairs of primes that differ by 2, both from a to b.
pub(super) fn twin_primes_approaches(a: &Value, b: &Value) -> Vec<Approach> {
    let (Some(low), Some(high)) = (a.as_number().and_then(Number::to_i64), b.as_number().and_then(Number::to_i64))
    else {
        return Vec::new();
    };
    if high > 200_000 || low > high {
        return Vec::new();
    }
    let pair = |p: i64| Value::integers([p, p + 2]);
    vec![
        Approach::split(
            "neighbours_among_primes",
            "list the primes, and look for neighbours that differ by 2",
            vec![Goal::new("primes_between", vec![a.clone(), b.clone()])],
            move |parts, working| {
                let primes =
                    parts[0].as_small_integers().ok_or_else(|| Setback::no_way("there is no list of primes"))?;
                working.spend(primes.len() as u64)?;
                Ok(Value::list(primes.windows(2).filter(|two| two[1] - two[0] == 2).map(|two| pair(two[0]))))
            },
        ),
        Approach::direct(
            "around_multiples_of_six",
            "but for 3 and 5, look on both sides of every multiple of 6",
            move |working| {
                let is_prime = |n: i64| (2..).take_while(|d| d * d <= n).all(|d| n % d != 0);
                let mut found = Vec::new();
                if low <= 3 && high >= 5 {
                    found.push(pair(3));
                }
                for middle in (6..high).step_by(6).filter(|middle| *middle > low) {
                    working.spend(4)?;
                    if is_prime(middle - 1) && is_prime(middle + 1) {
                        found.push(pair(middle - 1));
                    }
                }
                Ok(Value::list(found))
            },
        ),
    ]
}

/// Whether n is prime, in words, and the next prime after it.
pub(super) fn prime_and_next_approaches(n: &Value) -> Vec<Approach> {
    let number = n.clone();
    let parts = vec![Goal::new("is_prime", vec![n.clone()]), Goal::new("next_prime", vec![n.clone()])];
    vec![Approach::split("one_after_the_other", "answer one after the other", parts, move |parts, _| {
        let told = match &parts[0] {
            Value::Truth(true) => format!("Yes, {} is prime", number.spoken()),
            Value::Truth(false) => format!("No, {} is not prime", number.spoken()),
            _ => return Err(Setback::no_way("it cannot be told whether it is prime")),
        };
        Ok(Value::list([Value::text(told), parts[1].clone()]))
    })]
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
