//! Counting choices, with each step written down.

use crate::maths::Number;
use crate::problem::{Operation, Setback, Working};

/// n (n - 1) ... over k (k - 1) ...
pub fn binomial(n: i64, k: i64, working: &mut Working) -> Result<Number, Setback> {
    let mut value = Number::one();
    for step in 0..k {
        value = working.step(Operation::Multiply, [&value, &(n - step).max(0).into()])?;
        value = working.step(Operation::Divide, [&value, &(step + 1).into()])?;
    }
    Ok(value)
}
