//! Remainders and quotients, of numbers and of terms that are too big to work out.

use crate::maths::integers::gcd;
use crate::maths::{Expression, Integer, Number};
use crate::problem::{Approach, Goal, Next, Operation, Setback, Value, Working};

pub(super) fn remainder_approaches(a: &Value, m: &Value) -> Vec<Approach> {
    let Some(m) = m.as_integer().filter(|m| *m > Integer::ZERO) else {
        return Vec::new();
    };
    let mut approaches = Vec::new();
    if let Some(a) = a.as_integer() {
        approaches.push(long_division(a.clone(), m.clone()));
    }
    if let Some(term) = held_term(a) {
        approaches.push(reducing(term.clone(), m.clone()));
        if let Some((base, exponent)) = power_of_numbers(&term) {
            approaches.push(cycle(base.clone(), exponent.clone(), m.clone()));
            if exponent >= m && gcd(&base, &m) == Integer::ONE {
                approaches.push(euler(base, exponent, m.clone()));
            }
            if has_two_primes(&m) {
                approaches.push(prime_powers(term, m));
            }
        }
    }
    approaches
}

/// Moduli above this are not taken apart.
const MOST_SPLIT: i64 = 1_000_000;

fn has_two_primes(m: &Integer) -> bool {
    let Some(m) = i64::try_from(m).ok().filter(|m| (6..=MOST_SPLIT).contains(m)) else {
        return false;
    };
    let Some(prime) = (2..=1_000).find(|d| m % d == 0) else {
        return false;
    };
    let mut rest = m;
    while rest % prime == 0 {
        rest /= prime;
    }
    rest > 1
}

/// a^phi(m) leaves 1 when a and m share no divisor, so only the remainder of the exponent by phi(m) matters.
///
/// Source: Euler 1763; for a prime modulus, Fermat 1640.
fn euler(base: Integer, exponent: Integer, m: Integer) -> Approach {
    let subgoals = vec![Goal::new("totient", vec![m.clone().into()])];
    let idea = "base and modulus share no divisor, so reduce the exponent by phi(m)";
    Approach::split("euler", idea, subgoals, move |parts, working| {
        let phi = parts[0].as_number().ok_or_else(|| Setback::no_way("phi is no number"))?;
        let m = Number::from(m.clone());
        let rest = working.step(Operation::Remainder, [&exponent.clone().into(), phi])?;
        let rest = rest.to_integer().ok_or_else(|| Setback::no_way("the exponent is no whole number"))?;
        let base = working.step(Operation::Remainder, [&base.clone().into(), &m])?;
        Ok(power(base, rest, &m, working)?.into())
    })
}

/// The remainders by the prime powers of the modulus decide the remainder by it.
///
/// Source: the Chinese remainder theorem, Sunzi (about 400).
fn prime_powers(term: Expression, m: Integer) -> Approach {
    let subgoals = vec![Goal::new("factorization", vec![m.into()])];
    let idea = "take the remainders by the prime powers of the modulus and put them together";
    Approach::new("prime_powers", idea, subgoals, move |parts, working| {
        let primes = parts[0].as_numbers().ok_or_else(|| Setback::no_way("the modulus is not factored"))?;
        let mut powers: Vec<(Number, Number)> = Vec::new();
        for prime in primes {
            match powers.iter_mut().find(|(known, _)| known == prime) {
                Some((_, power)) => *power = working.step(Operation::Multiply, [power, prime])?,
                None => powers.push((prime.clone(), prime.clone())),
            }
        }
        let mut residues = Vec::new();
        for (_, power) in &powers {
            let residue = reduce(&term, power, working)?;
            working.note(|| format!("by {power} it leaves {residue}"));
            residues.push(Value::from(residue));
        }
        let moduli = powers.into_iter().map(|(_, power)| power.into());
        Ok(Next::Goal(Goal::new("combined", vec![Value::list(residues), Value::list(moduli)])))
    })
}

/// The term inside `evaluate(term)`, when the given is a goal of that form.
fn held_term(a: &Value) -> Option<Expression> {
    match a {
        Value::Goal(goal) => match goal.parts() {
            ("evaluate", [held]) => held.to_expression(),
            ("power", [base, exponent]) => Some(base.to_expression()?.to_the(exponent.to_expression()?)),
            ("sum", [list]) => list.as_list()?.iter().map(term_of).reduce(|a, b| Some(a? + b?))?,
            ("product", [list]) => list.as_list()?.iter().map(term_of).reduce(|a, b| Some(a? * b?))?,
            ("difference", [a, b]) => Some(term_of(a)? - term_of(b)?),
            _ => None,
        },
        _ => None,
    }
}

fn term_of(value: &Value) -> Option<Expression> {
    value.to_expression().filter(|term| term.symbols().is_empty()).or_else(|| held_term(value))
}

fn power_of_numbers(term: &Expression) -> Option<(Integer, Integer)> {
    match term {
        Expression::Power(base, exponent) => match (&**base, &**exponent) {
            (Expression::Number(base), Expression::Number(exponent)) => {
                Some((base.to_integer()?, exponent.to_integer().filter(|exponent| *exponent >= Integer::ZERO)?))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Takes the divisor away as often as it goes in.
fn long_division(a: Integer, m: Integer) -> Approach {
    Approach::direct("long_division", "see how often it goes in, and what is left", move |working| {
        let (a, m): (Number, Number) = (a.clone().into(), m.clone().into());
        let quotient = working.step(Operation::Quotient, [&a, &m])?;
        let taken = working.step(Operation::Multiply, [&quotient, &m])?;
        Ok(working.step(Operation::Subtract, [&a, &taken])?.into())
    })
}

/// Sums, differences, products and powers may be reduced at every step; powers by repeated squaring.
///
/// Cost: twice the binary digits of the exponents, in units of one multiplication.
fn reducing(term: Expression, m: Integer) -> Approach {
    Approach::direct("reducing_as_you_go", "keep only the remainder at every step", move |working| {
        Ok(reduce(&term, &m.clone().into(), working)?.into())
    })
}

fn reduce(term: &Expression, m: &Number, working: &mut Working) -> Result<Number, Setback> {
    let both = |left: &Expression, right: &Expression, operation, working: &mut Working| {
        let (left, right) = (reduce(left, m, working)?, reduce(right, m, working)?);
        let result = working.step(operation, [&left, &right])?;
        working.step(Operation::Remainder, [&result, m])
    };
    match term {
        Expression::Number(number) => working.step(Operation::Remainder, [number, m]),
        Expression::Negate(inner) => {
            let inner = reduce(inner, m, working)?;
            let negated = working.step(Operation::Subtract, [&Number::zero(), &inner])?;
            working.step(Operation::Remainder, [&negated, m])
        }
        Expression::Add(left, right) => both(left, right, Operation::Add, working),
        Expression::Subtract(left, right) => both(left, right, Operation::Subtract, working),
        Expression::Multiply(left, right) => both(left, right, Operation::Multiply, working),
        Expression::Power(base, exponent) => {
            let exponent = exponent.evaluate(&|_| None).ok().and_then(|exponent| exponent.to_integer());
            let exponent = exponent.filter(|exponent| *exponent >= Integer::ZERO);
            let exponent =
                exponent.ok_or_else(|| Setback::no_way("an exponent is no whole number that can be held"))?;
            let base = reduce(base, m, working)?;
            power(base, exponent, m, working)
        }
        _ => Err(Setback::no_way(format!("{term} cannot be reduced step by step"))),
    }
}

fn power(base: Number, exponent: Integer, m: &Number, working: &mut Working) -> Result<Number, Setback> {
    let two = Integer::from(2);
    let (mut square, mut exponent) = (base, exponent);
    let mut result = working.step(Operation::Remainder, [&Number::one(), m])?;
    while exponent > Integer::ZERO {
        if (&exponent % &two) == Integer::ONE {
            let product = working.step(Operation::Multiply, [&result, &square])?;
            result = working.step(Operation::Remainder, [&product, m])?;
        }
        exponent /= &two;
        if exponent > Integer::ZERO {
            let squared = working.step(Operation::Multiply, [&square, &square])?;
            square = working.step(Operation::Remainder, [&squared, m])?;
        }
    }
    Ok(result)
}

/// The remainders of the powers of a number repeat; the place in the cycle decides.
///
/// Cost: at most m multiplications.
fn cycle(base: Integer, exponent: Integer, m: Integer) -> Approach {
    Approach::direct("cycle", "list the remainders of the powers until they repeat", move |working| {
        let modulus: Number = m.clone().into();
        let base = working.step(Operation::Remainder, [&base.clone().into(), &modulus])?;
        let mut seen = vec![working.step(Operation::Remainder, [&Number::one(), &modulus])?];
        loop {
            let last = seen[seen.len() - 1].clone();
            working.spend(1 + seen.len() as u64 / 16)?;
            let next = (&last * &base).remainder(&modulus).map(Number::from);
            let next = next.ok_or_else(|| Setback::no_way("a remainder by zero"))?;
            if let Some(start) = seen.iter().position(|known| *known == next) {
                let length = seen.len() - start;
                working
                    .note(|| format!("from power {start} on, the remainders repeat every {length}: {}", listed(&seen)));
                let exponent: Number = exponent.clone().into();
                let place = if exponent < Number::from(start as i64) {
                    exponent
                } else {
                    let beyond = working.step(Operation::Subtract, [&exponent, &(start as i64).into()])?;
                    let within = working.step(Operation::Remainder, [&beyond, &(length as i64).into()])?;
                    working.step(Operation::Add, [&within, &(start as i64).into()])?
                };
                let place = place.to_i64().and_then(|place| usize::try_from(place).ok()).unwrap_or(0);
                return Ok(seen[place].clone().into());
            }
            seen.push(next);
        }
    })
}

fn listed(numbers: &[Number]) -> String {
    let shown: Vec<String> = numbers.iter().take(12).map(ToString::to_string).collect();
    shown.join(", ") + if numbers.len() > 12 { ", ..." } else { "" }
}

pub(super) fn quotient_approaches(a: &Value, m: &Value) -> Vec<Approach> {
    let (Some(a), Some(m)) = (a.as_integer(), m.as_integer().filter(|m| *m > Integer::ZERO)) else {
        return Vec::new();
    };
    let subgoals = vec![Goal::new("remainder", vec![a.clone().into(), m.clone().into()])];
    let (a, m): (Number, Number) = (a.into(), m.into());
    let (again, divisor) = (a.clone(), m.clone());
    vec![
        Approach::direct("division", "divide and round down", move |working| {
            Ok(working.step(Operation::Quotient, [&a, &m])?.into())
        }),
        Approach::split(
            "remainder",
            "take the remainder away first; then it goes in evenly",
            subgoals,
            move |parts, working| {
                let rest = parts[0].as_number().ok_or_else(|| Setback::no_way("the remainder is no number"))?;
                let even = working.step(Operation::Subtract, [&again, rest])?;
                Ok(working.step(Operation::Divide, [&even, &divisor])?.into())
            },
        ),
    ]
}
