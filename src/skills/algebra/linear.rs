//! Equations of the first degree in one unknown.

use super::{difference, equal_to_zero, expected_polynomial};
use crate::maths::{Expression, Number, RationalFunction, Relation, Symbol};
use crate::problem::{Approach, Operation, Setback, Value, Working};

pub(super) fn approaches(equation: &Relation, unknown: &Symbol) -> Vec<Approach> {
    vec![isolating(equation.clone(), unknown.clone()), false_position(equation.clone(), unknown.clone())]
}

/// Everything to one side, then the number to the other, then divide.
fn isolating(equation: Relation, unknown: Symbol) -> Approach {
    Approach::direct("isolating", "bring the unknown to one side and divide", move |working| {
        let polynomial = difference(&equation).ok_or_else(expected_polynomial)?;
        working.rewrite("collect", &equation.clone().into(), equal_to_zero(&polynomial))?;
        let coefficients = polynomial.coefficients(&unknown).unwrap_or_default();
        match &coefficients[..] {
            _ if polynomial.is_zero() => {
                working.note(|| format!("{unknown} has gone, and what is left is always true"));
                Ok(Value::text("every number"))
            }
            [constant, slope] => {
                let moved = working.step(Operation::Subtract, [&Number::zero(), constant])?;
                let root = working.step(Operation::Divide, [&moved, slope])?;
                Ok(Value::list([root.into()]))
            }
            [_] => {
                working.note(|| format!("{unknown} has gone, and what is left is never true"));
                Ok(Value::text("no solution"))
            }
            _ => Err(expected_polynomial()),
        }
    })
}

/// Tries 0 and 1 and follows the straight line through what comes out.
///
/// Source: the rule of double false position, Fibonacci, *Liber abaci* (1202), chapter 13. Right exactly when both sides
/// are of the first degree, so it is a heuristic that looking back decides on.
fn false_position(equation: Relation, unknown: Symbol) -> Approach {
    Approach::direct("false_position", "try two values and follow the line through the errors", move |working| {
        let (low, high) = (Number::zero(), Number::one());
        let at_low = error_at(&equation, &unknown, &low, working)?;
        let at_high = error_at(&equation, &unknown, &high, working)?;
        let slope = working.step(Operation::Subtract, [&at_high, &at_low])?;
        if slope.is_zero() {
            return Err(Setback::no_way("both guesses are off by as much, so there is no line to follow"));
        }
        let steps = working.step(Operation::Divide, [&at_low, &slope])?;
        Ok(Value::list([working.step(Operation::Subtract, [&low, &steps])?.into()]))
    })
    .heuristic()
}

/// Left side minus right side when the unknown is `guess`.
fn error_at(equation: &Relation, unknown: &Symbol, guess: &Number, working: &mut Working) -> Result<Number, Setback> {
    let value = |side: &Expression| {
        let value = side.evaluate(&|symbol| (symbol == unknown).then(|| guess.clone()));
        value.map_err(|error| Setback::no_way(error.to_string()))
    };
    let (left, right) = (value(&equation.left)?, value(&equation.right)?);
    working.note(|| format!("with {unknown} = {guess} the sides are {left} and {right}"));
    working.step(Operation::Subtract, [&left, &right])
}

/// The unknown in terms of the other letters, when the equation is of the first degree in it.
pub(super) fn isolated_approaches(equation: &Relation, unknown: &Symbol) -> Vec<Approach> {
    let Some(parts) = difference(equation).and_then(|polynomial| polynomial.collected(unknown)) else {
        return Vec::new();
    };
    let [rest, slope] = &parts[..] else {
        return Vec::new();
    };
    let Some(found) = RationalFunction::new(-rest, slope.clone()) else {
        return Vec::new();
    };
    let (equation, unknown) = (equation.clone(), unknown.clone());
    vec![Approach::direct(
        "isolating",
        "bring the unknown to one side and divide by what stands before it",
        move |working| {
            working.spend(20)?;
            let found = Relation::equal(Expression::Symbol(unknown.clone()), found.to_expression());
            working.rewrite("isolate", &equation.clone().into(), found.into())
        },
    )]
}
