//! Equations with the unknown in a denominator.

use super::difference_of;
use crate::maths::{Expression, Number, RationalFunction, Relation, Symbol};
use crate::problem::{Approach, Goal, Setback, Value};

/// Multiplies by the denominators; what makes one of them zero is no solution.
pub(super) fn approaches(equation: &Relation, unknown: &Symbol) -> Vec<Approach> {
    let Some(function) = RationalFunction::from_expression(&difference_of(equation)) else {
        return Vec::new();
    };
    let cleared = Relation::equal(function.numerator().to_expression(), Expression::Number(Number::zero()));
    let subgoals = vec![Goal::new("roots", vec![cleared.into(), Value::symbol(unknown.clone())])];
    let (equation, unknown) = (equation.clone(), unknown.clone());
    let idea = "multiply by the denominators, and leave out what makes one of them zero";
    vec![Approach::split("clearing_fractions", idea, subgoals, move |parts, working| {
        let Some(candidates) = parts[0].as_numbers() else {
            return match &parts[0] {
                Value::Text(text) if &**text == "no solution" => Ok(parts[0].clone()),
                _ => Err(Setback::no_way("the solutions are no fractions, and cannot be tested here")),
            };
        };
        let mut kept = Vec::new();
        for candidate in candidates {
            let value = |symbol: &Symbol| (*symbol == unknown).then(|| candidate.clone());
            let is_defined = equation.left.evaluate(&value).is_ok() && equation.right.evaluate(&value).is_ok();
            let word = if is_defined { "is allowed" } else { "makes a denominator zero" };
            working.note(|| format!("{unknown} = {candidate} {word}"));
            if is_defined {
                kept.push(Value::from(candidate));
            }
        }
        Ok(if kept.is_empty() { Value::text("no solution") } else { Value::list(kept) })
    })]
}
