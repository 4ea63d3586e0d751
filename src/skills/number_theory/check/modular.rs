//! Checks of remainders.

use super::{divides, integers, stein};
use crate::maths::integers::power_modulo;
use crate::maths::{Expression, Integer};
use crate::problem::{Value, Verdict};

/// Numbers and powers are reduced by the library's modular power; other terms only when they can be worked out.
pub(super) fn remainder(a: &Value, m: &Value, answer: &Value) -> Option<Verdict> {
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

pub(super) fn residue(term: &Expression, m: &Integer) -> Option<Integer> {
    let whole = |expression: &Expression| expression.evaluate(&|_| None).ok()?.to_integer();
    if let Expression::Power(base, exponent) = term
        && let (Some(base), Some(exponent)) = (whole(base), whole(exponent))
        && exponent >= Integer::ZERO
    {
        return power_modulo(&base, &exponent, m);
    }
    power_modulo(&whole(term)?, &Integer::ONE, m)
}

pub(super) fn quotient(a: &Value, m: &Value, answer: &Value) -> Option<Verdict> {
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

pub(super) fn combined(residues: &Value, moduli: &Value, answer: &Value) -> Option<Verdict> {
    let (residues, moduli) = (integers(residues)?, integers(moduli)?);
    if residues.len() != moduli.len() || moduli.iter().any(|it| *it < Integer::ONE) {
        return None;
    }
    // The numbers that leave these remainders are a common multiple of the moduli apart, so one is below the least.
    let whole = moduli.iter().fold(Integer::ONE, |least, modulus| modulus * (&least / stein(&least, modulus)));
    let claimed = match answer.as_integer() {
        Some(claimed) if claimed >= Integer::ZERO && claimed < whole => claimed,
        _ => return Some(Verdict::refuted("it is no number from 0 up to the least common multiple of the moduli")),
    };
    let wrong = residues.iter().zip(&moduli).find(|(residue, modulus)| !divides(modulus, &(&claimed - *residue)));
    Some(match wrong {
        None => Verdict::confirmed("it leaves every remainder"),
        Some((residue, modulus)) => Verdict::refuted(format!("it does not leave {residue} by {modulus}")),
    })
}

/// Counted one by one for small numbers.
pub(super) fn totient(n: &Value, answer: &Value) -> Option<Verdict> {
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
