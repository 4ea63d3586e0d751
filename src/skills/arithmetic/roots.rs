//! Powers and roots, exact and to so many places.

use crate::maths::integers::integer_root;
use crate::maths::{Expression, Integer, Number, Surd};
use crate::problem::{Approach, Goal, Next, Operation, Setback, Value};

/// Roots of a higher order are not taken.
const HIGHEST_ORDER: i64 = 1_000;

/// More places than this are not worked out.
const MOST_PLACES: i64 = 200;

pub(super) fn power_approaches(a: &Value, b: &Value) -> Vec<Approach> {
    let (Some(a), Some(b)) = (a.as_number().cloned(), b.as_number().cloned()) else {
        return Vec::new();
    };
    let term = Expression::from(a.clone()).to_the(b.clone().into());
    let goal = Goal::new("evaluate", vec![Value::expression(term)]);
    let mut approaches =
        vec![Approach::new("as_a_term", "write it as a power", Vec::new(), move |_, _| Ok(Next::Goal(goal.clone())))];
    if let Some(times) = b.to_i64().filter(|times| (1..=64).contains(times)) {
        approaches.push(Approach::direct(
            "repeated_multiplication",
            "multiply as often as the exponent says",
            move |working| {
                let mut product = a.clone();
                for _ in 1..times {
                    product = working.step(Operation::Multiply, [&product, &a])?;
                }
                Ok(product.into())
            },
        ));
    }
    approaches
}

/// Larger factorials are not written out.
const LARGEST_FACTORIAL: i64 = 1_000;

pub(super) fn factorial_approaches(n: &Value) -> Vec<Approach> {
    let Some(n) = n.as_number().and_then(Number::to_i64).filter(|n| (0..=LARGEST_FACTORIAL).contains(n)) else {
        return Vec::new();
    };
    let term = Expression::call(crate::maths::Function::Factorial, [Expression::from(n)]);
    let goal = Goal::new("evaluate", vec![Value::expression(term)]);
    vec![
        Approach::direct("multiplying", "multiply all whole numbers up to it", move |working| {
            let mut product = Number::one();
            for factor in 2..=n {
                product = working.step(Operation::Multiply, [&product, &factor.into()])?;
            }
            Ok(product.into())
        }),
        Approach::new("as_a_term", "write it with the sign !", Vec::new(), move |_, _| Ok(Next::Goal(goal.clone())))
            .weighing(3),
    ]
}

/// Ways to choose k of n things.
pub(super) fn choose_approaches(n: &Value, k: &Value) -> Vec<Approach> {
    let whole =
        |value: &Value| value.as_number().and_then(Number::to_i64).filter(|it| (0..=LARGEST_FACTORIAL).contains(it));
    let (Some(n), Some(k)) = (whole(n), whole(k)) else {
        return Vec::new();
    };
    vec![
        Approach::direct("product_over_factorial", "n (n - 1) ... over 1 * 2 * ... * k", move |working| {
            let mut value = Number::one();
            for step in 0..k {
                value = working.step(Operation::Multiply, [&value, &(n - step).max(0).into()])?;
                value = working.step(Operation::Divide, [&value, &(step + 1).into()])?;
            }
            Ok(value.into())
        }),
        Approach::direct("triangle", "each number is the sum of the two above it (Pascal)", move |working| {
            let mut row = vec![Number::one()];
            for _ in 0..n {
                working.spend(row.len() as u64)?;
                let shifted = std::iter::once(Number::zero()).chain(row.iter().cloned());
                row = row.iter().cloned().chain([Number::zero()]).zip(shifted).map(|(a, b)| a + b).collect();
            }
            let place = usize::try_from(k).unwrap_or(usize::MAX);
            Ok(row.get(place).cloned().unwrap_or_default().into())
        }),
    ]
}

pub(super) fn root_approaches(a: &Value, index: &Value) -> Vec<Approach> {
    let (Some(a), Some(index)) = (a.as_number().cloned(), order(index)) else {
        return Vec::new();
    };
    let radicand = a.clone();
    let mut approaches =
        vec![Approach::direct("exact_root", "look for the number whose power it is", move |working| {
            Ok(working.step(Operation::Root, [&a, &i64::from(index).into()])?.into())
        })];
    if index == 2 {
        approaches.push(Approach::direct("taking_squares_out", "take squares out of the root", move |working| {
            working.spend(50)?;
            let root = Surd::square_root(&radicand)
                .ok_or_else(|| Setback::no_way(format!("{radicand} has no root we can write")))?;
            Ok(root.to_number().map_or_else(|| Value::expression(root.to_expression()), Value::from))
        }));
    }
    approaches
}

fn order(index: &Value) -> Option<u32> {
    index
        .as_number()?
        .to_i64()
        .filter(|index| (1..=HIGHEST_ORDER).contains(index))
        .and_then(|index| u32::try_from(index).ok())
}

/// A root that is to be rounded: its radicand and order, when the given is such a goal and all in it is said in digits.
pub(super) fn root_to_round(n: &Value) -> Option<(Number, u32)> {
    let Value::Goal(goal) = n else {
        return None;
    };
    match goal.parts() {
        ("root", [a, index]) => Some((literal(a)?, order(index)?)),
        ("power", [a, exponent]) => {
            let exponent = literal(exponent)?;
            let is_root = exponent.numerator() == &Integer::ONE;
            Some((literal(a)?, order(&exponent.denominator().into()).filter(|_| is_root)?))
        }
        ("evaluate", [held]) => match held.to_expression()? {
            Expression::Power(base, exponent) => {
                let exponent = exponent.value().ok().filter(|it| it.numerator() == &Integer::ONE)?;
                Some((base.value().ok()?, order(&exponent.denominator().into())?))
            }
            Expression::Call(crate::maths::Function::SquareRoot, arguments) => {
                Some((arguments.first()?.value().ok()?, 2))
            }
            Expression::Call(crate::maths::Function::CubeRoot, arguments) => {
                Some((arguments.first()?.value().ok()?, 3))
            }
            _ => None,
        },
        _ => None,
    }
}

/// A number that is said, not asked for.
fn literal(value: &Value) -> Option<Number> {
    match value {
        Value::Number(number) => Some(number.clone()),
        Value::Goal(goal) => match goal.parts() {
            ("evaluate", [held]) => held.to_expression()?.value().ok(),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn rounded_root_approaches(n: &Value, places: &Value) -> Vec<Approach> {
    if let Value::Expression(term) = n {
        return rounded_surd(term, places).into_iter().collect();
    }
    let Some(places) = places.as_number().and_then(Number::to_i64).filter(|it| (0..=MOST_PLACES).contains(it)) else {
        return Vec::new();
    };
    let Some((radicand, index)) = root_to_round(n).filter(|(radicand, _)| !radicand.is_negative()) else {
        return Vec::new();
    };
    let (same, to) = (radicand.clone(), places);
    vec![
        Approach::direct(
            "whole_root",
            "take the root of a power of ten times as much, without its rest",
            move |working| {
                working.spend(50)?;
                let scale = Number::from(10).power(places).map_err(|_| Setback::TooBig("the scale".to_owned()))?;
                // Twice the root is rounded down; so the half shows.
                let factor = (Number::from(2) * scale.clone())
                    .power(index.into())
                    .map_err(|_| Setback::TooBig("the scale".to_owned()))?;
                let scaled = working.step(Operation::Multiply, [&radicand, &factor])?;
                let twice =
                    integer_root(&scaled.floor(), index).ok_or_else(|| Setback::no_way("there is no such root"))?;
                working.note(|| format!("twice the root, in units of the last place, is {twice} and a rest"));
                let rounded = Number::from((twice + Integer::ONE) / Integer::from(2));
                Ok(working.step(Operation::Divide, [&rounded, &scale])?.into())
            },
        ),
        Approach::direct("newton", "improve a guess: x becomes x - (x^k - a) / (k x^(k-1))", move |working| {
            newton(&same, index, to, working)
        }),
    ]
}

/// The steps of Newton from above come ever closer; they are rounded so that the numbers stay short.
///
/// Source: Newton 1669, for square roots Heron.
fn newton(a: &Number, index: u32, places: i64, working: &mut crate::problem::Working) -> Result<Value, Setback> {
    let too_big = |_| Setback::TooBig("a power on the way".to_owned());
    if a.is_zero() {
        return Ok(Value::from(0));
    }
    let digits = i32::try_from(places + 6).map_err(|_| Setback::TooBig("so many places".to_owned()))?;
    let guess = a.to_f64().powf(1.0 / f64::from(index));
    if !guess.is_finite() || guess > 1e15 {
        return Err(Setback::TooBig("the first guess".to_owned()));
    }
    let mut x = Number::from(guess as i64 + 1);
    for _ in 0..200 {
        let power = x.power(i64::from(index) - 1).map_err(too_big)?;
        let rest = working.step(Operation::Divide, [a, &power])?;
        let sum = &(&x * &Number::from(i64::from(index) - 1)) + &rest;
        let next = working.step(Operation::Divide, [&sum, &i64::from(index).into()])?.rounded(digits);
        working.note(|| format!("next guess: {}", next.to_decimal_rounded(u32::try_from(digits).unwrap_or(10))));
        let is_still = (&next - &x).abs() <= Number::from(10).power(-i64::from(digits)).map_err(too_big)?;
        x = next;
        if is_still {
            let rounded = x.rounded(i32::try_from(places).unwrap_or(0));
            let far = (&x - &rounded).abs() - Number::ratio(1, 2) * Number::from(10).power(-places).map_err(too_big)?;
            if far.abs() < Number::from(10).power(2 - i64::from(digits)).map_err(too_big)? {
                return Err(Setback::no_way("it is too close to the middle to tell"));
            }
            return Ok(rounded.into());
        }
    }
    Err(Setback::no_way("the guesses do not settle"))
}

/// A sum of square roots, to so many places.
fn rounded_surd(term: &Expression, places: &Value) -> Option<Approach> {
    let places = places.as_number()?.to_i64().filter(|it| (0..=MOST_PLACES).contains(it))?;
    let surd = Surd::from_expression(term)?;
    let scale = Number::from(10).power(places).ok()?;
    Some(Approach::direct("whole_part", "add a half in the last place and cut off", move |working| {
        working.spend(50)?;
        let half = Surd::from(Number::ratio(1, 2));
        let is_below = surd.sign() == Some(std::cmp::Ordering::Less);
        let size = if is_below { surd.scaled(&Number::from(-1)) } else { surd.clone() };
        let whole =
            (&size.scaled(&scale) + &half).floor().ok_or_else(|| Setback::TooBig("the whole part".to_owned()))?;
        let found = working.step(Operation::Divide, [&whole.into(), &scale])?;
        Ok(if is_below { found.negated() } else { found }.into())
    }))
}
