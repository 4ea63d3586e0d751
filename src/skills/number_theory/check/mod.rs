//! Checks of number theory. Each starts again from the goal and uses nothing of the approaches.

mod fibonacci;
mod modular;
mod numerals;
mod primes;

use crate::maths::{Integer, Number};
use crate::problem::{Goal, Value, Verdict};

pub(super) fn check(goal: &Goal, answer: &Value) -> Verdict {
    let verdict = match goal.parts() {
        ("gcd", [a, b]) => gcd(a, b, answer),
        ("lcm", [a, b]) => lcm(a, b, answer),
        ("factorization", [n]) => primes::factorization(n, answer),
        ("merged", [lists]) => merged(lists, answer),
        ("prime_factors", [n]) => primes::prime_factors(n, answer),
        ("divisors", [n]) => divisors(n, answer),
        ("is_prime", [n]) => primes::primality(n, answer),
        ("remainder", [a, m]) => modular::remainder(a, m, answer),
        ("quotient", [a, m]) => modular::quotient(a, m, answer),
        ("digits", [n]) => numerals::digits(n, answer),
        ("digit", [n, place]) => numerals::digit(n, place, answer),
        ("gcd_of", [list]) => gcd_of(list, answer),
        ("lcm_of", [list]) => lcm_of(list, answer),
        ("common_denominator", [list]) => common_denominator(list, answer),
        ("is_composite", [n]) => primes::composite(n, answer),
        ("is_divisible", [n, d]) => divisible(n, d, answer),
        ("next_prime", [n]) => primes::next_prime(n, answer),
        ("fibonacci", [k]) => fibonacci::fibonacci(k, answer),
        ("first_primes", [n]) => primes::first_primes(n, answer),
        ("primes_between", [a, b]) => primes::primes_between(a, b, answer),
        ("primes_below", [n]) => n
            .as_number()
            .and_then(|n| primes::primes_between(&1.into(), &Value::from(n.ceiling() - Integer::ONE), answer)),
        ("primes_among", [list]) => primes::primes_among(list, answer),
        ("twin_primes", [a, b]) => primes::twin_primes(a, b, answer),
        ("prime_and_next", [n]) => primes::prime_and_next(n, answer),
        ("in_bases", [Value::Text(text), base, bases]) => numerals::in_bases(text, base, bases, answer),
        ("combined", [residues, moduli]) => modular::combined(residues, moduli, answer),
        ("totient", [n]) => modular::totient(n, answer),
        ("count" | "sum", [Value::Goal(inner)]) => match inner.parts() {
            ("divisors", [n]) => of_divisors(goal.verb().as_str(), n, answer),
            ("primes_between", [a, b]) if goal.verb().as_str() == "count" => primes::prime_count(a, b, answer),
            ("primes_below", [n]) if goal.verb().as_str() == "count" => n
                .as_number()
                .and_then(|n| primes::prime_count(&1.into(), &Value::from(n.ceiling() - Integer::ONE), answer)),
            _ => None,
        },
        ("numeral", [Value::Text(text), base]) => numerals::numeral(text, base, answer),
        ("written_in", [n, base]) => numerals::written_in(n, base, answer),
        ("in_base", [Value::Text(text), base]) => numerals::in_base(text, base, answer),
        _ => None,
    };
    verdict.unwrap_or(Verdict::Unsettled)
}

fn is_zero(n: &Integer) -> bool {
    *n == Integer::ZERO
}

fn divides(divisor: &Integer, n: &Integer) -> bool {
    !is_zero(divisor) && is_zero(&(n % divisor))
}

/// What must be a positive whole number and is not.
fn positive(answer: &Value) -> Result<Integer, Verdict> {
    answer
        .as_integer()
        .filter(|n| *n > Integer::ZERO)
        .ok_or_else(|| Verdict::refuted(format!("{} is not a positive whole number", answer.brief())))
}

/// Bézout: a common divisor that is a combination of both is the greatest. The combination is found by the binary
/// algorithm of Stein (1967), which divides by nothing but 2.
fn gcd(a: &Value, b: &Value, answer: &Value) -> Option<Verdict> {
    let (a, b) = (a.as_integer()?, b.as_integer()?);
    if is_zero(&a) && is_zero(&b) {
        return None;
    }
    let claimed = match positive(answer) {
        Ok(claimed) => claimed,
        Err(verdict) => return Some(verdict),
    };
    for n in [&a, &b] {
        if !divides(&claimed, n) {
            return Some(Verdict::refuted(format!("{claimed} does not divide {n}")));
        }
    }
    let greatest = stein(&a, &b);
    Some(if claimed == greatest {
        Verdict::confirmed(format!("{claimed} divides both, and nothing larger does"))
    } else {
        Verdict::refuted(format!("{greatest} divides both too, and is larger"))
    })
}

fn stein(a: &Integer, b: &Integer) -> Integer {
    let positive = |n: &Integer| if *n < Integer::ZERO { -n } else { n.clone() };
    let (mut a, mut b) = (positive(a), positive(b));
    if is_zero(&a) || is_zero(&b) {
        return a + b;
    }
    let two = Integer::from(2);
    let mut shared = Integer::ONE;
    while divides(&two, &a) && divides(&two, &b) {
        a /= &two;
        b /= &two;
        shared *= &two;
    }
    while !is_zero(&a) {
        while divides(&two, &a) {
            a /= &two;
        }
        while divides(&two, &b) {
            b /= &two;
        }
        if a >= b {
            a -= &b;
        } else {
            b -= &a;
        }
    }
    b * shared
}

/// A common multiple m is the least exactly when m/a and m/b share no divisor.
fn lcm(a: &Value, b: &Value, answer: &Value) -> Option<Verdict> {
    let (a, b) = (a.as_integer()?, b.as_integer()?);
    if is_zero(&a) || is_zero(&b) {
        return None;
    }
    let claimed = match positive(answer) {
        Ok(claimed) => claimed,
        Err(verdict) => return Some(verdict),
    };
    for n in [&a, &b] {
        if !divides(n, &claimed) {
            return Some(Verdict::refuted(format!("{claimed} is no multiple of {n}")));
        }
    }
    let shared = stein(&(&claimed / &a), &(&claimed / &b));
    Some(if shared == Integer::ONE {
        Verdict::confirmed(format!("{claimed} is a multiple of both, and nothing smaller is"))
    } else {
        Verdict::refuted(format!("{} is a smaller multiple of both", &claimed / &shared))
    })
}

/// Each divides n, and there are as many as the exponents of the primes allow (the product of exponent + 1).
fn divisors(n: &Value, answer: &Value) -> Option<Verdict> {
    let n = n.as_integer().filter(|n| *n > Integer::ZERO && *n <= Integer::from(1_000_000_000_000_i64))?;
    let Some(listed) = integers(answer).filter(|listed| listed.windows(2).all(|pair| pair[0] < pair[1])) else {
        return Some(Verdict::refuted("it is no list of whole numbers in order"));
    };
    if let Some(wrong) = listed.iter().find(|divisor| **divisor < Integer::ONE || !divides(divisor, &n)) {
        return Some(Verdict::refuted(format!("{wrong} does not divide {n}")));
    }
    let expected = number_of_divisors(n.clone());
    Some(if listed.len() as u64 == expected {
        Verdict::confirmed(format!("each divides {n}, and there are {expected}"))
    } else {
        Verdict::refuted(format!("there are {expected}, not {}", listed.len()))
    })
}

fn number_of_divisors(mut n: Integer) -> u64 {
    let mut count = 1;
    let mut prime = Integer::from(2);
    while &prime * &prime <= n {
        let mut exponent = 0;
        while divides(&prime, &n) {
            n /= &prime;
            exponent += 1;
        }
        count *= exponent + 1;
        prime += Integer::ONE;
    }
    if n > Integer::ONE { count * 2 } else { count }
}

fn integers(answer: &Value) -> Option<Vec<Integer>> {
    answer.as_numbers()?.into_iter().map(Number::to_integer).collect()
}

/// Every number of the lists is taken out of the answer once, and then nothing is left.
fn merged(lists: &Value, answer: &Value) -> Option<Verdict> {
    let lists = lists.as_list()?.iter().map(integers).collect::<Option<Vec<_>>>()?;
    let Some(mut left) = integers(answer) else {
        return Some(Verdict::refuted("it is no list of whole numbers"));
    };
    if !left.is_sorted() {
        return Some(Verdict::refuted("it is not in order"));
    }
    for n in lists.iter().flatten() {
        match left.iter().position(|it| it == n) {
            Some(place) => drop(left.remove(place)),
            None => return Some(Verdict::refuted(format!("{n} is missing"))),
        }
    }
    Some(match left.first() {
        None => Verdict::confirmed("it has every number of the lists and no other"),
        Some(extra) => Verdict::refuted(format!("{extra} is one too many")),
    })
}

fn gcd_of(list: &Value, answer: &Value) -> Option<Verdict> {
    let numbers = integers(list).filter(|numbers| numbers.iter().any(|n| !is_zero(n)))?;
    let claimed = match positive(answer) {
        Ok(claimed) => claimed,
        Err(verdict) => return Some(verdict),
    };
    if let Some(other) = numbers.iter().find(|n| !divides(&claimed, n)) {
        return Some(Verdict::refuted(format!("{claimed} does not divide {other}")));
    }
    let greatest = numbers.iter().fold(Integer::ZERO, |so_far, n| stein(&so_far, n));
    Some(if claimed == greatest {
        Verdict::confirmed(format!("{claimed} divides all, and nothing larger does"))
    } else {
        Verdict::refuted(format!("{greatest} divides all too, and is larger"))
    })
}

/// A common multiple is the least exactly when its quotients by all numbers share no divisor.
fn lcm_of(list: &Value, answer: &Value) -> Option<Verdict> {
    let numbers = integers(list).filter(|numbers| !numbers.is_empty() && !numbers.iter().any(is_zero))?;
    let claimed = match positive(answer) {
        Ok(claimed) => claimed,
        Err(verdict) => return Some(verdict),
    };
    if let Some(other) = numbers.iter().find(|n| !divides(n, &claimed)) {
        return Some(Verdict::refuted(format!("{claimed} is no multiple of {other}")));
    }
    let shared = numbers.iter().fold(Integer::ZERO, |so_far, n| stein(&so_far, &(&claimed / n)));
    Some(if shared == Integer::ONE {
        Verdict::confirmed(format!("{claimed} is a multiple of all, and nothing smaller is"))
    } else {
        Verdict::refuted(format!("{} is a smaller multiple of all", &claimed / &shared))
    })
}

/// Times it, all fractions are whole, and what they become shares no divisor with it.
fn common_denominator(list: &Value, answer: &Value) -> Option<Verdict> {
    let numbers = list.as_numbers().filter(|numbers| !numbers.is_empty())?;
    let claimed = match positive(answer) {
        Ok(claimed) => claimed,
        Err(verdict) => return Some(verdict),
    };
    let factor = Number::from(claimed.clone());
    let above: Option<Vec<Integer>> = numbers.iter().map(|number| (*number * &factor).to_integer()).collect();
    let Some(above) = above else {
        return Some(Verdict::refuted(format!("not all can be written over {claimed}")));
    };
    let shared = above.iter().fold(claimed.clone(), |so_far, n| stein(&so_far, n));
    Some(if shared == Integer::ONE {
        Verdict::confirmed(format!("all can be written over {claimed}, and over nothing smaller"))
    } else {
        Verdict::refuted(format!("all can be written over {} too", &claimed / &shared))
    })
}

/// The nearest multiples of d below and above n.
fn divisible(n: &Value, d: &Value, answer: &Value) -> Option<Verdict> {
    let Value::Truth(claimed) = answer else {
        return Some(Verdict::refuted("it is neither true nor false"));
    };
    let (n, d) = (n.as_integer()?, d.as_integer().filter(|d| !is_zero(d))?);
    let multiple = &n / &d * &d;
    let because = if multiple == n {
        format!("{d} times {} is {n}", &n / &d)
    } else {
        format!("{multiple} is a multiple of {d}, and {n} is {} off", &n - &multiple)
    };
    Some(if *claimed == (multiple == n) { Verdict::confirmed(because) } else { Verdict::refuted(because) })
}

/// Pairs of divisors, found by trying every number up to the root.
fn of_divisors(verb: &str, n: &Value, answer: &Value) -> Option<Verdict> {
    let n = n.as_number()?.to_i64().filter(|n| (1..=1_000_000_000_000).contains(n))?;
    let Some(claimed) = answer.as_integer() else {
        return Some(Verdict::refuted("it is no whole number"));
    };
    let (mut count, mut sum) = (0_i64, 0_i128);
    for d in (1..).take_while(|d| d * d <= n).filter(|d| n % d == 0) {
        let is_pair = d * d != n;
        count += 1 + i64::from(is_pair);
        sum += i128::from(d) + if is_pair { i128::from(n / d) } else { 0 };
    }
    let expected = if verb == "count" { Integer::from(count) } else { Integer::from(sum) };
    Some(if claimed == expected {
        Verdict::confirmed("trying every number up to the root comes to the same")
    } else {
        Verdict::refuted(format!("trying every number up to the root comes to {expected}"))
    })
}
