//! Rows of whole numbers: "the integers from 1 to 100".

use crate::maths::Number;
use crate::problem::{Approach, Operation, Value};

/// Rows longer than this are not written out.
const LONGEST_ROW: i64 = 5_000;

fn whole(value: &Value) -> Option<i64> {
    value.as_number().and_then(Number::to_i64).filter(|it| it.abs() < 1_000_000_000)
}

/// First, last and step of a row that is not empty.
fn row(a: &Value, b: &Value, step: &Value) -> Option<(i64, i64, i64)> {
    let (a, b, step) = (whole(a)?, whole(b)?, whole(step).filter(|step| *step > 0)?);
    (a <= b).then_some((a, b, step))
}

pub(super) fn integers_approaches(a: &Value, b: &Value, step: &Value) -> Vec<Approach> {
    let Some((a, b, step)) = row(a, b, step).filter(|(a, b, step)| (b - a) / step < LONGEST_ROW) else {
        return Vec::new();
    };
    vec![Approach::direct("counting", "count on", move |working| {
        let all = (a..=b).step_by(usize::try_from(step).unwrap_or(1));
        working.spend(u64::try_from((b - a) / step).unwrap_or(0))?;
        Ok(Value::list(all.map(Value::from)))
    })]
}

/// First and last, second and last but one, ...: all pairs have the same sum.
///
/// Source: told of Gauss as a schoolboy (about 1784); Alcuin, *Propositiones* 42 (about 800).
pub(super) fn sum_approaches(a: &Value, b: &Value, step: &Value) -> Vec<Approach> {
    let Some((a, b, step)) = row(a, b, step) else {
        return Vec::new();
    };
    let count = (b - a) / step + 1;
    let last = a + (count - 1) * step;
    vec![Approach::direct(
        "pairing",
        "the first and the last, and so on: all pairs have the same sum",
        move |working| {
            let pair = working.step(Operation::Add, [&a.into(), &last.into()])?;
            let both = working.step(Operation::Multiply, [&pair, &count.into()])?;
            Ok(working.step(Operation::Divide, [&both, &2.into()])?.into())
        },
    )]
}
