//! Fibonacci's numbers: 1, 1, and then each the sum of the two before it.

use crate::maths::Number;
use crate::problem::{Approach, Operation, Setback, Value};

/// Later ones are too long to be written.
const LATEST: i64 = 10_000;

fn place_of(value: &Value) -> Option<i64> {
    value.as_number()?.to_i64().filter(|place| (0..=LATEST).contains(place))
}

/// By adding up, by doubling the place, and as the nearest whole number to a power of the golden ratio.
pub(super) fn approaches(place: &Value) -> Vec<Approach> {
    let Some(place) = place_of(place) else {
        return Vec::new();
    };
    vec![
        Approach::direct("adding_up", "begin with 0 and 1, and add the last two again and again", move |working| {
            let (mut one, mut other) = (Number::zero(), Number::one());
            for _ in 0..place {
                let sum = working.step(Operation::Add, [&one, &other])?;
                one = std::mem::replace(&mut other, sum);
            }
            Ok(one.into())
        }),
        // F(2k) = F(k) (2 F(k+1) - F(k)) and F(2k+1) = F(k)^2 + F(k+1)^2 (Dijkstra, EWD654, 1978).
        Approach::direct("doubling", "double the place, from the first binary digit of it on", move |working| {
            let (mut one, mut other) = (Number::zero(), Number::one());
            for bit in (0..64 - place.leading_zeros()).rev() {
                let twice = working.step(Operation::Multiply, [&2.into(), &other])?;
                let less = working.step(Operation::Subtract, [&twice, &one])?;
                let even = working.step(Operation::Multiply, [&one, &less])?;
                let squares = [
                    working.step(Operation::Multiply, [&one, &one])?,
                    working.step(Operation::Multiply, [&other, &other])?,
                ];
                let odd = working.step(Operation::Add, [&squares[0], &squares[1]])?;
                (one, other) = match place >> bit & 1 {
                    0 => (even, odd),
                    _ => {
                        let next = working.step(Operation::Add, [&even, &odd])?;
                        (odd, next)
                    }
                };
            }
            Ok(one.into())
        }),
        Approach::direct("golden_ratio", "take 1.618 to that power, divided by the root of 5", move |working| {
            working.spend(1)?;
            let power = 1.618_f64.powi(i32::try_from(place).unwrap_or(i32::MAX)) / 5_f64.sqrt();
            working.note(|| format!("1.618^{place} / 2.236 = {power:.3}"));
            match power {
                power if power < 1e15 => Ok(Value::from(power.round() as i64)),
                _ => Err(Setback::no_way("so few digits of the ratio do not reach as far")),
            }
        })
        .heuristic(),
    ]
}
