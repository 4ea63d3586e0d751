//! What an announcement says of the formula that follows it.

use crate::maths::Expression;
use crate::problem::{Goal, Prompt, Value};

/// Ways to announce a power. They stand in a sentence of their own; the formula does not repeat them.
const A_POWER: &str = "exponentiation|exponentiate|exponentiating|raising|power_of_a_number|power_of_numbers";

/// The goal as it was announced. Where a power of a number is to be computed, -2^4 is the power of -2; otherwise it is the
/// opposite of a power, as everywhere in mathematics.
///
/// ```
/// use polya::{Engine, Settings, skills};
/// let answer = |prompt| Engine::new(skills::all()).solve(prompt, &Settings::default()).answer.unwrap().text;
/// assert_eq!(answer("Compute -2^4."), "-16");
/// assert_eq!(answer("Your task is the exponentiation of a number. Compute -2^4."), "16");
/// ```
pub(super) fn as_announced(prompt: &Prompt, goal: Goal) -> Goal {
    let ("evaluate", [Value::Expression(term)]) = goal.parts() else {
        return goal;
    };
    match opposite_of_a_power(term) {
        Some(power) if prompt.says(A_POWER) => Goal::new("evaluate", vec![power.into()]),
        _ => goal,
    }
}

/// -a^b as (-a)^b, where a is a number.
fn opposite_of_a_power(term: &Expression) -> Option<Expression> {
    let Expression::Negate(power) = term else {
        return None;
    };
    match &**power {
        Expression::Power(base, exponent) if matches!(**base, Expression::Number(_)) => {
            let base = Expression::Negate(base.clone());
            Some(Expression::Power(base.into(), exponent.clone()))
        }
        _ => None,
    }
}
