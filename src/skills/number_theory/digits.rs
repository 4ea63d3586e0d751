//! The digits of a number.

use crate::maths::{Integer, Number};
use crate::problem::{Approach, Goal, Next, Operation, Setback, Value};

pub(super) fn digits_approaches(n: &Value) -> Vec<Approach> {
    let Some(n) = n.as_integer().filter(|n| *n >= Integer::ZERO) else {
        return Vec::new();
    };
    let mut approaches = vec![reading_off(n.clone())];
    if Number::from(n.clone()).significant_bits() <= 256 {
        approaches.push(dividing_by_ten(n));
    }
    approaches
}

fn reading_off(n: Integer) -> Approach {
    Approach::direct("reading_off", "read the digits from the left", move |working| {
        let text = n.to_string();
        working.spend(text.len() as u64)?;
        Ok(Value::list(text.bytes().map(|digit| Value::from(i64::from(digit - b'0')))))
    })
}

/// The remainder by 10 is the last digit; the quotient has the others.
fn dividing_by_ten(n: Integer) -> Approach {
    Approach::direct("dividing_by_ten", "the remainder by ten is the last digit", move |working| {
        let ten = Number::from(10);
        let mut rest: Number = n.clone().into();
        let mut digits = Vec::new();
        loop {
            let digit = working.step(Operation::Remainder, [&rest, &ten])?;
            digits.push(Value::from(digit));
            rest = working.step(Operation::Quotient, [&rest, &ten])?;
            if rest.is_zero() {
                digits.reverse();
                return Ok(Value::list(digits));
            }
        }
    })
}

/// The digit of the place with value 10^place: 0 for units, 1 for tens, -1 for tenths.
pub(super) fn digit_approaches(n: &Value, place: &Value) -> Vec<Approach> {
    let Some(place) = place.as_number().and_then(Number::to_i64).filter(|place| (-1_000..=1_000).contains(place))
    else {
        return Vec::new();
    };
    let mut approaches = Vec::new();
    if let Some(number) = n.as_number().cloned() {
        let same = number.clone();
        approaches.push(Approach::direct(
            "moving_the_point",
            "move the point behind the digit, and take the remainder by ten",
            move |working| {
                let scale = Number::from(10).power(place).map_err(|_| Setback::TooBig("the place".to_owned()))?;
                let moved = working.step(Operation::Divide, [&number.abs(), &scale])?;
                let whole = working.step(Operation::Floor, [&moved])?;
                Ok(working.step(Operation::Remainder, [&whole, &10.into()])?.into())
            },
        ));
        if let (Some(index), Some(whole)) = (usize::try_from(place).ok(), same.to_integer()) {
            let magnitude = Number::from(whole).abs();
            let subgoals = vec![Goal::new("digits", vec![magnitude.into()])];
            approaches.push(Approach::split(
                "counting_from_the_right",
                "write the digits down and count",
                subgoals,
                move |parts, _| {
                    let digits = parts[0].as_list().unwrap_or_default();
                    Ok(digits.iter().rev().nth(index).cloned().unwrap_or_else(|| 0.into()))
                },
            ));
        }
    } else if (0..12).contains(&place) && matches!(n, Value::Goal(_)) {
        // Of a term that is too big to work out, the last digits are known from a remainder.
        let modulus = Number::from(10).power(place + 1).unwrap_or_default();
        let remaining = Goal::new("remainder", vec![n.clone(), modulus.into()]);
        let place = Value::from(place);
        approaches.push(Approach::new(
            "last_digits",
            "only the last digits matter: take the remainder",
            vec![remaining],
            move |parts, _| Ok(Next::Goal(Goal::new("digit", vec![parts[0].clone(), place.clone()]))),
        ));
    }
    approaches
}
