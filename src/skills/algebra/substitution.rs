//! Putting values in, and taking single values out of solutions.

use std::collections::BTreeMap;

use crate::maths::polynomial::Polynomial;
use crate::maths::{Expression, Number, Relation, Surd, Symbol};
use crate::problem::{Approach, Goal, Next, Operation, Setback, Value};

/// Polynomials of a higher degree are not worked out by Horner's scheme on paper.
const HIGHEST_FOR_HORNER: usize = 12;

pub(super) fn substitute_approaches(held: &Value, values: &Value) -> Vec<Approach> {
    let Value::Assignment(pairs) = values else {
        return Vec::new();
    };
    let Some(terms) = terms_of(pairs) else {
        return Vec::new();
    };
    match held {
        Value::Number(number) => {
            let number = number.clone();
            vec![Approach::direct("reading_off", "there is no letter in it", move |_| Ok((&number).into()))]
        }
        Value::Relation(relation) => vec![into_relation(Relation::clone(relation), terms)],
        Value::Expression(expression) => {
            let mut approaches = vec![into_term(expression.clone(), terms.clone())];
            approaches.extend(horner(expression, &terms));
            approaches
        }
        _ => Vec::new(),
    }
}

fn terms_of(pairs: &BTreeMap<Symbol, Value>) -> Option<BTreeMap<Symbol, Expression>> {
    pairs.iter().map(|(symbol, value)| Some((symbol.clone(), value.to_expression()?))).collect()
}

fn too_big() -> Setback {
    Setback::TooBig("the term with everything put in".to_owned())
}

fn into_relation(relation: Relation, terms: BTreeMap<Symbol, Expression>) -> Approach {
    Approach::direct("putting_in", "write the value in place of the letter", move |working| {
        let put_in = relation.substitute(&terms).map_err(|_| too_big())?;
        working.rewrite("substitute", &relation.clone().into(), put_in.into())
    })
}

/// A term without letters that comes out is worked out as a goal of its own.
fn into_term(expression: Expression, terms: BTreeMap<Symbol, Expression>) -> Approach {
    let idea = "write the value in place of the letter";
    Approach::new("putting_in", idea, Vec::new(), move |_, working| {
        let put_in = Value::expression(expression.substitute(&terms).map_err(|_| too_big())?);
        let put_in = working.rewrite("substitute", &expression.clone().into(), put_in)?;
        let is_closed = matches!(&put_in, Value::Expression(term) if term.symbols().is_empty());
        Ok(if is_closed { Next::Goal(Goal::new("evaluate", vec![put_in])) } else { Next::Answer(put_in) })
    })
}

/// a x^2 + b x + c = (a x + b) x + c: one product and one sum for each coefficient.
///
/// Source: Horner 1819; known to Qin Jiushao 1247.
fn horner(expression: &Expression, terms: &BTreeMap<Symbol, Expression>) -> Option<Approach> {
    let polynomial = Polynomial::from_expression(expression)?;
    let symbol = polynomial.only_symbol()?;
    let Expression::Number(at) = terms.get(&symbol)?.clone() else {
        return None;
    };
    let coefficients = polynomial.coefficients(&symbol)?;
    if !(3..=HIGHEST_FOR_HORNER).contains(&coefficients.len()) {
        return None;
    }
    Some(Approach::direct("horner", "multiply by the value and add the next coefficient", move |working| {
        let mut value = Number::zero();
        for (place, coefficient) in coefficients.iter().rev().enumerate() {
            if place == 0 {
                value = coefficient.clone();
            } else {
                let product = working.step(Operation::Multiply, [&value, &at])?;
                value = working.step(Operation::Add, [&product, coefficient])?;
            }
        }
        Ok(value.into())
    }))
}

/// The value of one unknown in the solution of a system.
pub(super) fn value_of_approaches(symbol: &Value, solution: &Value) -> Vec<Approach> {
    let (Some(symbol), solution) = (symbol.as_symbol().cloned(), solution.clone()) else {
        return Vec::new();
    };
    if matches!(solution, Value::Goal(_)) {
        return Vec::new();
    }
    vec![Approach::direct("reading_off", "take it from the solution", move |_| match &solution {
        Value::Assignment(pairs) => pairs
            .get(&symbol)
            .cloned()
            .ok_or_else(|| Setback::no_way(format!("the solution does not say what {symbol} is"))),
        Value::Text(_) => Ok(solution.clone()),
        other => Err(Setback::no_way(format!("{} does not decide what {symbol} is", other.brief()))),
    })]
}

/// The only one of several solutions.
pub(super) fn only_approaches(solutions: &Value) -> Vec<Approach> {
    if matches!(solutions, Value::Goal(_)) {
        return Vec::new();
    }
    let solutions = solutions.clone();
    vec![Approach::direct("reading_off", "there is only one", move |_| match solutions.as_list() {
        Some([only]) => Ok(only.clone()),
        _ => Err(Setback::no_way(format!("{} is not one number", solutions.brief()))),
    })]
}

/// What was asked for together.
pub(super) fn together_approaches(all: &Value) -> Vec<Approach> {
    let all = all.clone();
    let is_open = |value: &Value| matches!(value, Value::Goal(_));
    let waits = match &all {
        Value::Assignment(pairs) => pairs.values().any(is_open),
        Value::List(values) => values.iter().any(is_open),
        _ => true,
    };
    if waits {
        return Vec::new();
    }
    vec![Approach::direct("putting_together", "say them side by side", move |_| Ok(all.clone()))]
}

/// Those solutions of one unknown that keep to the bounds.
pub(super) fn among_approaches(solutions: &Value, bounds: &Value) -> Vec<Approach> {
    let (Some(solutions), Some(bounds)) = (solutions.as_list().map(<[Value]>::to_vec), relations(bounds)) else {
        let none = matches!(solutions, Value::Text(text) if &**text == "no solution");
        let none = none.then(|| {
            Approach::direct("reading_off", "there is none to begin with", |_| Ok(Value::text("no solution")))
        });
        return none.into_iter().collect();
    };
    vec![Approach::direct("keeping_to_the_bounds", "leave out what breaks a condition", move |working| {
        let mut kept = Vec::new();
        for solution in &solutions {
            let value = solution.to_expression().ok_or_else(|| Setback::no_way("a solution is no number"))?;
            let mut fits = true;
            for bound in &bounds {
                let holds =
                    holds_at(bound, &value).ok_or_else(|| Setback::no_way(format!("{bound} cannot be tested")))?;
                working.note(|| {
                    format!("at {} the condition {bound} {}", solution.brief(), if holds { "holds" } else { "fails" })
                });
                fits &= holds;
            }
            if fits {
                kept.push(solution.clone());
            }
        }
        Ok(if kept.is_empty() { Value::text("no solution") } else { Value::list(kept) })
    })]
}

/// Those solutions that lie on one side of a number.
pub(super) fn those_approaches(solutions: &Value, sign: &str, bound: &Value) -> Vec<Approach> {
    let (Some(solutions), Some(bound)) = (solutions.as_list().map(<[Value]>::to_vec), bound.to_expression()) else {
        return Vec::new();
    };
    let wanted = if sign == ">" { std::cmp::Ordering::Greater } else { std::cmp::Ordering::Less };
    vec![Approach::direct("comparing_each", "compare each with the bound", move |_| {
        let bound = Surd::from_expression(&bound).ok_or_else(|| Setback::no_way("the bound is no number"))?;
        let mut kept = Vec::new();
        for solution in &solutions {
            let value = solution.to_expression().as_ref().and_then(Surd::from_expression);
            let order = value.and_then(|value| value.compare(&bound));
            if order.ok_or_else(|| Setback::no_way("a solution is no number"))? == wanted {
                kept.push(solution.clone());
            }
        }
        Ok(if kept.is_empty() { Value::text("no solution") } else { Value::list(kept) })
    })]
}

fn relations(bounds: &Value) -> Option<Vec<Relation>> {
    let bounds = bounds.as_list()?.iter().map(|value| match value {
        Value::Relation(relation) => Some(Relation::clone(relation)),
        _ => None,
    });
    bounds.collect()
}

/// Whether a relation in one letter holds when that letter is `value`.
fn holds_at(bound: &Relation, value: &Expression) -> Option<bool> {
    let symbol = bound.symbols().into_iter().next()?;
    let put_in = bound.substitute(&BTreeMap::from([(symbol, value.clone())])).ok()?;
    let (left, right) = (Surd::from_expression(&put_in.left)?, Surd::from_expression(&put_in.right)?);
    let order = left.compare(&right)?;
    Some(bound.sign.holds(&Number::from(order as i64), &Number::zero()))
}
