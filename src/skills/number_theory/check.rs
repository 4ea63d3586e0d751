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
        ("digit", [n, place]) => digit(n, place, answer),
        ("gcd_of", [list]) => gcd_of(list, answer),
        ("lcm_of", [list]) => lcm_of(list, answer),
        ("common_denominator", [list]) => common_denominator(list, answer),
        ("is_composite", [n]) => composite(n, answer),
        ("is_divisible", [n, d]) => divisible(n, d, answer),
        ("next_prime", [n]) => next_prime(n, answer),
        ("first_primes", [n]) => first_primes(n, answer),
        ("primes_between", [a, b]) => primes_between(a, b, answer),
        ("combined", [residues, moduli]) => combined(residues, moduli, answer),
        ("totient", [n]) => totient(n, answer),
        ("count" | "sum", [Value::Goal(inner)]) => match inner.parts() {
            ("divisors", [n]) => of_divisors(goal.verb().as_str(), n, answer),
            _ => None,
        },
        ("numeral", [Value::Text(text), base]) => numeral(text, base, answer),
        ("written_in", [n, base]) => written_in(n, base, answer),
        ("in_base", [Value::Text(text), base]) => in_base(text, base, answer),
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
            ("power", [base, exponent]) => residue(&base.to_expression()?.to_the(exponent.to_expression()?), &m)?,
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

/// Written out, the number has this digit at the place.
fn digit(n: &Value, place: &Value, answer: &Value) -> Option<Verdict> {
    let place = place.as_number()?.to_i64().filter(|place| (-300..=300).contains(place))?;
    let claimed = answer.as_integer().filter(|digit| (Integer::ZERO..=Integer::from(9)).contains(digit));
    let Some(claimed) = claimed else {
        return Some(Verdict::refuted("it is no digit"));
    };
    let expected = match n {
        Value::Number(number) => {
            let written = number.abs().to_decimal()?;
            let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
            let index = usize::try_from(place.unsigned_abs()).ok()?;
            let found =
                if place >= 0 { whole.bytes().rev().nth(index) } else { part.as_bytes().get(index - 1).copied() };
            Integer::from(found.map_or(0, |digit| digit - b'0'))
        }
        Value::Goal(goal) => {
            let ("evaluate", [held]) = goal.parts() else {
                return None;
            };
            let power = |exponent: i64| Number::from(10).power(exponent).ok()?.to_integer();
            residue(&held.to_expression()?, &power(place + 1)?)? / power(place)?
        }
        _ => return None,
    };
    Some(if claimed == expected {
        Verdict::confirmed("it stands there when the number is written out")
    } else {
        Verdict::refuted(format!("{expected} stands there when the number is written out"))
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

fn composite(n: &Value, answer: &Value) -> Option<Verdict> {
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

fn next_prime(n: &Value, answer: &Value) -> Option<Verdict> {
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
fn primes_between(a: &Value, b: &Value, answer: &Value) -> Option<Verdict> {
    let (a, b) = (a.as_number()?.to_i64()?, b.as_number()?.to_i64()?);
    if b > 200_000 || b - a > 20_000 {
        return None;
    }
    let expected = (a.max(2)..=b).filter(|n| (2..).take_while(|d| d * d <= *n).all(|d| n % d != 0));
    Some(if *answer == Value::list(expected.map(Value::from)) {
        Verdict::confirmed("none of them has a divisor up to its root, and all others have")
    } else {
        Verdict::refuted("some are missing, or are not prime")
    })
}

fn combined(residues: &Value, moduli: &Value, answer: &Value) -> Option<Verdict> {
    let (residues, moduli) = (integers(residues)?, integers(moduli)?);
    if residues.len() != moduli.len() || moduli.iter().any(|it| *it < Integer::ONE) {
        return None;
    }
    let whole = moduli.iter().fold(Integer::ONE, |product, modulus| product * modulus);
    let claimed = match answer.as_integer() {
        Some(claimed) if claimed >= Integer::ZERO && claimed < whole => claimed,
        _ => return Some(Verdict::refuted("it is no number from 0 up to the product of the moduli")),
    };
    let wrong = residues.iter().zip(&moduli).find(|(residue, modulus)| !divides(modulus, &(&claimed - *residue)));
    Some(match wrong {
        None => Verdict::confirmed("it leaves every remainder"),
        Some((residue, modulus)) => Verdict::refuted(format!("it does not leave {residue} by {modulus}")),
    })
}

/// Counted one by one for small numbers.
fn totient(n: &Value, answer: &Value) -> Option<Verdict> {
    let n = n.as_integer().filter(|n| *n >= Integer::ONE)?;
    let Some(claimed) = answer.as_integer() else {
        return Some(Verdict::refuted("it is no whole number"));
    };
    if n > Integer::from(50_000) {
        let is_possible = claimed >= Integer::ONE && claimed < n && divides(&Integer::from(2), &claimed);
        return (!is_possible).then(|| Verdict::refuted("it is an even number below the number"));
    }
    let small = i64::try_from(&n).ok()?;
    let count = (1..=small).filter(|it| stein(&Integer::from(*it), &n) == Integer::ONE).count();
    Some(if claimed == Integer::from(count) {
        Verdict::confirmed("counted one by one it comes out")
    } else {
        Verdict::refuted(format!("counted one by one there are {count}"))
    })
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

fn base_of(value: &Value) -> Option<u32> {
    value.as_number()?.to_i64().and_then(|base| u32::try_from(base).ok()).filter(|base| (2..=36).contains(base))
}

/// What digits and a sign stand for.
fn value_of(text: &str, base: u32) -> Option<Integer> {
    let (text, is_negative) = text.strip_prefix('-').map_or((text, false), |rest| (rest, true));
    let digits = text.chars().map(|c| c.to_digit(base)).collect::<Option<Vec<_>>>().filter(|it| !it.is_empty())?;
    let value = from_digits(&digits, base)?;
    Some(if is_negative { -value } else { value })
}

/// The number, and no zeros in front.
fn reads_as(text: &str, base: u32, expected: &Integer) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_usual = digits == "0" && text == "0" || !digits.starts_with('0');
    is_usual && value_of(text, base).as_ref() == Some(expected)
}

fn numeral(text: &str, base: &Value, answer: &Value) -> Option<Verdict> {
    let expected = value_of(text.trim(), base_of(base)?)?;
    Some(if answer.as_integer().as_ref() == Some(&expected) {
        Verdict::confirmed("the digits make it")
    } else {
        Verdict::refuted(format!("the digits make {expected}"))
    })
}

fn written_in(n: &Value, base: &Value, answer: &Value) -> Option<Verdict> {
    let (n, base) = (n.as_integer()?, base_of(base)?);
    Some(match answer {
        Value::Text(text) if reads_as(text, base, &n) => Verdict::confirmed("read back it is the number"),
        _ => Verdict::refuted("read back it is another number, or not written as usual"),
    })
}

/// The numbers are put together from the right, a sum of products, and compared with the number claimed.
fn in_base(text: &str, base: &Value, answer: &Value) -> Option<Verdict> {
    let base = base_of(base)?;
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut sum = Integer::ZERO;
    let mut product = Integer::ONE;
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let start = rest.rfind(['+', '-', '*']).map_or(0, |place| place + 1);
        let mut value = value_of(&rest[start..], base)?;
        rest = &rest[..start];
        // A minus after another sign, or in front of all, belongs to the numeral.
        while rest.ends_with('-') && (rest.len() == 1 || rest[..rest.len() - 1].ends_with(['+', '-', '*'])) {
            value = -value;
            rest = &rest[..rest.len() - 1];
        }
        product *= value;
        let sign = rest.chars().next_back();
        rest = &rest[..rest.len() - usize::from(sign.is_some())];
        if sign != Some('*') {
            sum += if sign == Some('-') { -product } else { product };
            product = Integer::ONE;
        }
    }
    Some(match answer {
        Value::Text(claimed) if reads_as(claimed, base, &sum) => {
            Verdict::confirmed("read as numbers, both sides are equal")
        }
        _ => Verdict::refuted("read as numbers, the sides differ"),
    })
}

/// As many as were asked for, and just the primes up to the last of them.
fn first_primes(n: &Value, answer: &Value) -> Option<Verdict> {
    let n = n.as_number()?.to_i64().and_then(|n| usize::try_from(n).ok())?;
    let Some(listed) = integers(answer).filter(|listed| listed.len() == n && n > 0) else {
        return Some(Verdict::refuted(format!("it is no list of {n} whole numbers")));
    };
    primes_between(&Value::from(2), &listed[n - 1].clone().into(), answer)
}
