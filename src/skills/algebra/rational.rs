//! Equations with the unknown in a denominator or between bars.

use super::difference_of;
use crate::maths::{Expression, Function, Number, RationalFunction, Relation, Surd, Symbol};
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

/// |a| is a or -a: each case is solved, and what does not fit the equation as it stands is left out.
pub(super) fn by_cases(equation: &Relation, unknown: &Symbol) -> Option<Approach> {
    let inside = first_absolute(&equation.left).or_else(|| first_absolute(&equation.right))?;
    let case = |instead: Expression| {
        let call = Expression::call(Function::Absolute, [inside.clone()]);
        let put = |side: &Expression| side.replaced(&|part| (*part == call).then(|| instead.clone()));
        let relation = Relation { left: put(&equation.left), sign: equation.sign, right: put(&equation.right) };
        Goal::new("roots", vec![relation.into(), Value::symbol(unknown.clone())])
    };
    let subgoals = vec![case(inside.clone()), case(-inside.clone())];
    let (equation, unknown) = (equation.clone(), unknown.clone());
    let idea = "between bars stands a number or its opposite: solve both cases, and keep what fits";
    Some(Approach::split("two_cases", idea, subgoals, move |parts, working| {
        let mut kept = Vec::new();
        for part in parts {
            match part {
                Value::Text(text) if &**text == "no solution" => {}
                Value::List(values) => {
                    for value in values.iter() {
                        let fits = fits(&equation, &unknown, value)
                            .ok_or_else(|| Setback::no_way("a case cannot be tested"))?;
                        working.note(|| {
                            format!("{unknown} = {} {}", value.brief(), if fits { "fits" } else { "does not fit" })
                        });
                        if fits {
                            kept.extend(value.to_expression().as_ref().and_then(Surd::from_expression));
                        }
                    }
                }
                other => return Err(Setback::no_way(format!("one case says {}", other.brief()))),
            }
        }
        super::quadratic::solutions(kept)
    }))
}

fn first_absolute(term: &Expression) -> Option<Expression> {
    match term {
        Expression::Call(Function::Absolute, arguments) => arguments.first().cloned(),
        other => other.parts().into_iter().find_map(first_absolute),
    }
}

fn fits(equation: &Relation, unknown: &Symbol, value: &Value) -> Option<bool> {
    let at = std::collections::BTreeMap::from([(unknown.clone(), value.to_expression()?)]);
    let put_in = equation.substitute(&at).ok()?;
    Some(Surd::from_expression(&put_in.left)? == Surd::from_expression(&put_in.right)?)
}
