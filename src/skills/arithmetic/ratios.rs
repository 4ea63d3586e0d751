//! Ratios: a number shared out, and a ratio in lowest terms.

use crate::maths::integers::{gcd, lcm};
use crate::maths::{Integer, Number};
use crate::problem::{Approach, Operation, Setback, Value, Working};

fn positive_parts(parts: &Value) -> Option<Vec<Number>> {
    let parts = parts.as_numbers().filter(|parts| !parts.is_empty())?;
    parts.iter().all(|part| part.is_positive()).then(|| parts.into_iter().cloned().collect())
}

fn total(parts: &[Number], working: &mut Working) -> Result<Number, Setback> {
    parts[1..].iter().try_fold(parts[0].clone(), |sum, part| working.step(Operation::Add, [&sum, part]))
}

pub(super) fn shared_approaches(n: &Value, parts: &Value) -> Vec<Approach> {
    let (Some(n), Some(parts)) = (n.as_number().cloned(), positive_parts(parts)) else {
        return Vec::new();
    };
    let (same, all) = (n.clone(), parts.clone());
    vec![
        Approach::direct("one_part", "find what one part is", move |working| {
            let sum = total(&parts, working)?;
            let one = working.step(Operation::Divide, [&n, &sum])?;
            let shares = parts.iter().map(|part| Ok(working.step(Operation::Multiply, [&one, part])?.into()));
            Ok(Value::list(shares.collect::<Result<Vec<_>, Setback>>()?))
        }),
        Approach::direct("fractions", "each share is a fraction of the whole", move |working| {
            let sum = total(&all, working)?;
            let shares = all.iter().map(|part| {
                let fraction = working.step(Operation::Divide, [part, &sum])?;
                Ok(working.step(Operation::Multiply, [&fraction, &same])?.into())
            });
            Ok(Value::list(shares.collect::<Result<Vec<_>, Setback>>()?))
        }),
    ]
}

/// Whole numbers without a common divisor, written `3 : 4`.
pub(super) fn simplest_ratio_approaches(parts: &Value) -> Vec<Approach> {
    let Some(parts) = positive_parts(parts) else {
        return Vec::new();
    };
    vec![Approach::direct("cancelling", "multiply away fractions, and divide by what all share", move |working| {
        let below = parts.iter().fold(Integer::ONE, |so_far, part| lcm(&so_far, &part.denominator()));
        let mut whole = Vec::new();
        for part in &parts {
            whole.push(working.step(Operation::Multiply, [part, &(&below).into()])?);
        }
        let shared =
            whole.iter().filter_map(Number::to_integer).fold(Integer::ZERO, |so_far, part| gcd(&so_far, &part));
        let mut reduced = Vec::new();
        for part in &whole {
            reduced.push(working.step(Operation::Divide, [part, &(&shared).into()])?.to_string());
        }
        Ok(Value::text(reduced.join(" : ")))
    })]
}
