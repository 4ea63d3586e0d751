//! Checks of number theory. Each starts again from the goal and uses nothing of the approaches.

use crate::maths::integers::{Primality, from_digits, is_prime, power_modulo};
use crate::maths::{Expression, Integer, Number};
use crate::problem::{Goal, Value, Verdict};

pub(super) fn check(goal: &Goal, answer: &Value) -> Verdict {
    let verdict = match goal.parts() {
        ("gcd", [a, b]) => gcd(a, b, answer),
        ("lcm", [a, b]) => lcm(a, b, answer),
        ("factorization", [n]) => factorization(n, answer),
        ("prime_factors", [n]) => prime_factors(n, answer),
        ("divisors", [n]) => divisors(n, answer),
        ("is_prime", [n]) => primality(n, answer),
        ("remainder", [a, m]) => remainder(a, m, answer),
        ("quotient", [a, m]) => quotient(a, m, answer),
        ("digits", [n]) => digits(n, answer),
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

fn factorization(n: &Value, answer: &Value) -> Option<Verdict> {
    let n = n.as_integer().filter(|n| *n > Integer::ONE)?;
    let Some(primes) = integers(answer).filter(|primes| !primes.is_empty()) else {
        return Some(Verdict::refuted("it is no list of whole numbers"));
    };
    if !primes.is_sorted() {
        return Some(Verdict::refuted("the primes are not in order"));
    }
    if let Some(verdict) = all_prime(&primes)? {
        return Some(verdict);
    }
    let product = primes.iter().fold(Integer::ONE, |product, prime| product * prime);
    Some(if product == n {
        Verdict::confirmed(format!("all are prime and their product is {n}"))
    } else {
        Verdict::refuted(format!("their product is {product} and not {n}"))
    })
}

/// A refutation when some are not prime; none at all when primality cannot be proved.
fn all_prime(numbers: &[Integer]) -> Option<Option<Verdict>> {
    for number in numbers {
        match is_prime(number) {
            Primality::Prime => {}
            Primality::Composite => return Some(Some(Verdict::refuted(format!("{number} is not prime")))),
            Primality::Probable | Primality::Unknown => return None,
        }
    }
    Some(None)
}

/// All are prime and divide n; and when n is divided by them as often as they go in, nothing but 1 is left.
fn prime_factors(n: &Value, answer: &Value) -> Option<Verdict> {
    let n = n.as_integer().filter(|n| *n > Integer::ONE)?;
    let Some(primes) = integers(answer) else {
        return Some(Verdict::refuted("it is no list of whole numbers"));
    };
    if !primes.windows(2).all(|pair| pair[0] < pair[1]) {
        return Some(Verdict::refuted("the primes are not in order, each once"));
    }
    if let Some(verdict) = all_prime(&primes)? {
        return Some(verdict);
    }
    let mut rest = n.clone();
    for prime in &primes {
        if !divides(prime, &n) {
            return Some(Verdict::refuted(format!("{prime} does not divide {n}")));
        }
        while divides(prime, &rest) {
            rest /= prime;
        }
    }
    Some(if rest == Integer::ONE {
        Verdict::confirmed(format!("all are prime, and {n} is made of them alone"))
    } else {
        Verdict::refuted(format!("{rest} is left of {n} without them"))
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

/// By division through every odd number up to the root for small numbers; larger ones are left to other checks.
fn primality(n: &Value, answer: &Value) -> Option<Verdict> {
    let Value::Truth(claimed) = answer else {
        return Some(Verdict::refuted("it is neither true nor false"));
    };
    let n = n.as_integer()?;
    if n > Integer::from(4_000_000_000_000_i64) {
        return None;
    }
    let small = i64::try_from(&n).ok()?;
    let divisor = (2..).take_while(|d| d * d <= small).find(|d| small % d == 0);
    let is_prime = small > 1 && divisor.is_none();
    Some(match (divisor, is_prime == *claimed) {
        (Some(divisor), true) => Verdict::confirmed(format!("{divisor} divides {n}")),
        (None, true) if small > 1 => Verdict::confirmed(format!("no number up to the square root divides {n}")),
        (None, true) => Verdict::confirmed("primes begin at 2"),
        (Some(divisor), false) => Verdict::refuted(format!("{divisor} divides {n}")),
        (None, false) => Verdict::refuted(format!("nothing but 1 and itself divides {n}, or it is below 2")),
    })
}

/// Numbers and powers are reduced by the library's modular power; other terms only when they can be worked out.
fn remainder(a: &Value, m: &Value, answer: &Value) -> Option<Verdict> {
    let m = m.as_integer().filter(|m| *m > Integer::ZERO)?;
    let claimed = match answer.as_integer() {
        Some(claimed) if claimed >= Integer::ZERO && claimed < m => claimed,
        _ => return Some(Verdict::refuted(format!("a remainder by {m} is a whole number from 0 to {}", &m - 1))),
    };
    let expected = match a {
        Value::Number(number) => residue(&Expression::Number(number.clone()), &m)?,
        Value::Goal(goal) => match goal.parts() {
            ("evaluate", [held]) => residue(&held.to_expression()?, &m)?,
            _ => return None,
        },
        _ => return None,
    };
    Some(if claimed == expected {
        Verdict::confirmed(format!("{} less than it is a multiple of {m}", claimed))
    } else {
        Verdict::refuted(format!("taking {claimed} away does not leave a multiple of {m}"))
    })
}

fn residue(term: &Expression, m: &Integer) -> Option<Integer> {
    let whole = |expression: &Expression| expression.evaluate(&|_| None).ok()?.to_integer();
    if let Expression::Power(base, exponent) = term
        && let (Some(base), Some(exponent)) = (whole(base), whole(exponent))
        && exponent >= Integer::ZERO
    {
        return power_modulo(&base, &exponent, m);
    }
    power_modulo(&whole(term)?, &Integer::ONE, m)
}

fn quotient(a: &Value, m: &Value, answer: &Value) -> Option<Verdict> {
    let (a, m) = (a.as_integer()?, m.as_integer().filter(|m| *m > Integer::ZERO)?);
    let Some(claimed) = answer.as_integer() else {
        return Some(Verdict::refuted("a quotient is a whole number"));
    };
    let taken = &claimed * &m;
    Some(if taken <= a && a < &taken + &m {
        Verdict::confirmed(format!("{claimed} times {m} fits, and once more does not"))
    } else {
        Verdict::refuted(format!("{claimed} times {m} is {taken}"))
    })
}

fn digits(n: &Value, answer: &Value) -> Option<Verdict> {
    let n = n.as_integer().filter(|n| *n >= Integer::ZERO)?;
    let small = answer.as_numbers().map(|numbers| {
        numbers
            .iter()
            .map(|digit| digit.to_i64().and_then(|digit| u32::try_from(digit).ok()))
            .collect::<Option<Vec<_>>>()
    });
    let Some(Some(listed)) = small else {
        return Some(Verdict::refuted("it is no list of digits"));
    };
    let leads_with_zero = listed.len() > 1 && listed[0] == 0;
    Some(match from_digits(&listed, 10) {
        Some(number) if number == n && !leads_with_zero => Verdict::confirmed(format!("put together they are {n}")),
        _ => Verdict::refuted(format!("put together they are not {n}")),
    })
}

fn integers(answer: &Value) -> Option<Vec<Integer>> {
    answer.as_numbers()?.into_iter().map(Number::to_integer).collect()
}
