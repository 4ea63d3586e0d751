//! Checks of primes and factorisations.

use super::{divides, integers, positive};
use crate::maths::Integer;
use crate::maths::integers::{Primality, is_prime};
use crate::problem::{Value, Verdict};

pub(super) fn factorization(n: &Value, answer: &Value) -> Option<Verdict> {
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
pub(super) fn prime_factors(n: &Value, answer: &Value) -> Option<Verdict> {
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

/// By division through every odd number up to the root for small numbers; larger ones are left to other checks.
pub(super) fn primality(n: &Value, answer: &Value) -> Option<Verdict> {
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

pub(super) fn composite(n: &Value, answer: &Value) -> Option<Verdict> {
    let Value::Truth(claimed) = answer else {
        return Some(Verdict::refuted("it is neither true nor false"));
    };
    if n.as_integer()? < Integer::from(2) {
        return Some(if *claimed {
            Verdict::refuted("numbers below 2 are not composite")
        } else {
            Verdict::confirmed("numbers below 2 are not composite")
        });
    }
    primality(n, &Value::Truth(!claimed))
}

pub(super) fn next_prime(n: &Value, answer: &Value) -> Option<Verdict> {
    let n = n.as_integer()?;
    let claimed = match positive(answer) {
        Ok(claimed) => claimed,
        Err(verdict) => return Some(verdict),
    };
    if claimed <= n || is_prime(&claimed) == Primality::Composite {
        return Some(Verdict::refuted(format!("{claimed} is no prime above {n}")));
    }
    let two = Integer::from(2);
    let mut between = if n < two { two } else { n + Integer::ONE };
    if &claimed - &between > Integer::from(5_000) {
        return None;
    }
    while between < claimed {
        if is_prime(&between) != Primality::Composite {
            return Some(Verdict::refuted(format!("{between} is prime too, and smaller")));
        }
        between += Integer::ONE;
    }
    Some(Verdict::confirmed("it is prime, and no number between is"))
}

/// By division through every number up to the root.
pub(super) fn primes_between(a: &Value, b: &Value, answer: &Value) -> Option<Verdict> {
    let (a, b) = (a.as_number()?.to_i64()?, b.as_number()?.to_i64()?);
    if b > 200_000 || b - a > 100_000 {
        return None;
    }
    let expected = (a.max(2)..=b).filter(|n| (2..).take_while(|d| d * d <= *n).all(|d| n % d != 0));
    Some(if *answer == Value::list(expected.map(Value::from)) {
        Verdict::confirmed("none of them has a divisor up to its root, and all others have")
    } else {
        Verdict::refuted("some are missing, or are not prime")
    })
}

/// In order, all that have just two divisors and no other; by counting divisors up to the root.
pub(super) fn primes_among(list: &Value, answer: &Value) -> Option<Verdict> {
    let numbers = list.as_small_integers()?;
    if numbers.iter().any(|n| *n > 1_000_000_000) {
        return None;
    }
    let divisors = |n: i64| (1..=n).take_while(|d| d * d <= n).filter(|d| n % d == 0).count();
    let primes = numbers.into_iter().filter(|n| *n > 1 && divisors(*n) == 1);
    Some(if *answer == Value::integers(primes) {
        Verdict::confirmed("none of them has a divisor but 1 up to its root, and each of the others has")
    } else {
        Verdict::refuted("others of the numbers are prime")
    })
}

/// As many as are left when the composite numbers are struck out, in one row up to b.
pub(super) fn prime_count(a: &Value, b: &Value, answer: &Value) -> Option<Verdict> {
    let (a, b) = (a.as_number()?.to_i64()?, b.as_number()?.to_i64()?);
    let size = usize::try_from(b).ok().filter(|size| *size <= 10_000_000)?;
    let first = usize::try_from(a.max(2)).ok()?;
    let mut is_composite = vec![false; size + 1];
    for n in (2..).take_while(|n| n * n <= size) {
        if !is_composite[n] {
            (n * n..=size).step_by(n).for_each(|multiple| is_composite[multiple] = true);
        }
    }
    let count = is_composite.get(first..).map_or(0, |rest| rest.iter().filter(|is_struck| !**is_struck).count());
    Some(match *answer == Value::from(i64::try_from(count).ok()?) {
        true => Verdict::confirmed(format!("of the numbers from {a} to {b}, {count} are left by a sieve")),
        false => Verdict::refuted(format!("of the numbers from {a} to {b}, {count} are left by a sieve")),
    })
}

/// As many as were asked for, and just the primes up to the last of them.
pub(super) fn first_primes(n: &Value, answer: &Value) -> Option<Verdict> {
    let n = n.as_number()?.to_i64().and_then(|n| usize::try_from(n).ok())?;
    let Some(listed) = integers(answer).filter(|listed| listed.len() == n && n > 0) else {
        return Some(Verdict::refuted(format!("it is no list of {n} whole numbers")));
    };
    primes_between(&Value::from(2), &listed[n - 1].clone().into(), answer)
}

/// Every p from a on is tried with p + 2, by all divisors of either.
pub(super) fn twin_primes(a: &Value, b: &Value, answer: &Value) -> Option<Verdict> {
    let (low, high) = (a.as_number()?.to_i64()?, b.as_number()?.to_i64()?);
    if high > 20_000 {
        return None;
    }
    let Some(rows) = answer.as_list() else {
        return Some(Verdict::refuted("it is no list of pairs"));
    };
    let divisors = |n: i64| (1..=n).take_while(|d| d * d <= n).filter(|d| n % d == 0).count();
    let pairs = (low.max(2)..=high - 2).filter(|p| divisors(*p) == 1 && divisors(p + 2) == 1);
    let is_right = pairs.map(|p| Value::integers([p, p + 2])).eq(rows.iter().cloned());
    Some(match is_right {
        true => Verdict::confirmed("in these pairs, and in no other in the range, nothing divides either of the two"),
        false => Verdict::refuted("other pairs in the range are twin primes"),
    })
}

pub(super) fn prime_and_next(n: &Value, answer: &Value) -> Option<Verdict> {
    let Some([Value::Text(told), next]) = answer.as_list() else {
        return Some(Verdict::refuted("it does not say both"));
    };
    let number = n.spoken();
    let is_said = **told == *format!("Yes, {number} is prime");
    if !is_said && **told != *format!("No, {number} is not prime") {
        return Some(Verdict::refuted("it does not say of the number whether it is prime"));
    }
    match primality(n, &Value::Truth(is_said))? {
        Verdict::Confirmed { .. } => next_prime(n, next),
        other => Some(other),
    }
}
