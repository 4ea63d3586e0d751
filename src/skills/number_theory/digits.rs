//! The digits of a number.

use crate::maths::{Integer, Number};
use crate::problem::{Approach, Operation, Value};

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
