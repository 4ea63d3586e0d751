//! Looking back at Fibonacci's numbers.

use crate::problem::{Value, Verdict};

/// Looks the number up from its remainders: for each of some primes the row of remainders is followed to that place.
pub(super) fn fibonacci(place: &Value, answer: &Value) -> Option<Verdict> {
    let (place, number) = (place.as_number()?.to_i64()?, answer.as_number()?);
    let primes: [i64; 8] =
        [999_999_937, 999_999_929, 999_999_893, 999_999_883, 999_999_797, 999_999_761, 999_999_757, 999_999_751];
    let is_so = |prime: &i64| {
        let (mut one, mut other) = (0, 1);
        for _ in 0..place {
            (one, other) = (other, (one + other) % prime);
        }
        number.remainder(&(*prime).into()) == Some(one.into())
    };
    // A number of that place has a fifth as many digits as the place says, and no more.
    let digits = number.to_string().len() as i64;
    Some(match primes.iter().find(|prime| !is_so(prime)) {
        Some(prime) => Verdict::refuted(format!("divided by {prime} it leaves another remainder")),
        None if digits > place / 4 + 2 => Verdict::refuted("it has too many digits"),
        None => Verdict::confirmed("divided by eight large primes it leaves the remainders that it should"),
    })
}
