//! Checks of systems of linear equations.

use std::collections::BTreeMap;

use super::equations_of;
use crate::maths::linear::{Solution, solve_linear};
use crate::maths::polynomial::{Monomial, Polynomial};
use crate::maths::{Expression, Number, Relation, Symbol};
use crate::problem::{Value, Verdict};

/// Coefficients and right sides, when all equations are linear.
fn rows(equations: &[Relation], unknowns: &[Symbol]) -> Option<(Vec<Vec<Number>>, Vec<Number>)> {
    let mut matrix = Vec::new();
    let mut right = Vec::new();
    for equation in equations {
        let sides = [&equation.left, &equation.right].map(Polynomial::from_expression);
        let [Some(a), Some(b)] = sides else {
            return None;
        };
        let polynomial = &a - &b;
        if polynomial.total_degree() > 1 {
            return None;
        }
        matrix.push(unknowns.iter().map(|it| polynomial.coefficient(&Monomial::power_of(it, 1))).collect());
        right.push(polynomial.evaluate(&|_| Some(Number::zero()))?.negated());
    }
    Some((matrix, right))
}

fn symbols(unknowns: &Value) -> Option<Vec<Symbol>> {
    unknowns.as_list()?.iter().map(|unknown| unknown.as_symbol().cloned()).collect()
}

pub(super) fn system(equations: &Value, unknowns: &Value, answer: &Value) -> Option<Verdict> {
    let equations = equations_of(equations)?;
    let unknowns = symbols(unknowns)?;
    match answer {
        Value::Assignment(pairs) => Some(one_solution(&equations, &unknowns, pairs)),
        Value::Text(text) if &**text == "no solution" => no_solution(&equations, &unknowns),
        Value::List(parts) => match &parts[..] {
            [Value::Text(text), Value::Assignment(pairs)] if &**text == "infinitely many solutions" => {
                many_solutions(&equations, &unknowns, pairs)
            }
            _ => Some(Verdict::refuted("it does not say what each unknown is")),
        },
        _ => Some(Verdict::refuted("it does not say what each unknown is")),
    }
}

fn one_solution(equations: &[Relation], unknowns: &[Symbol], pairs: &BTreeMap<Symbol, Value>) -> Verdict {
    if let Some(missing) = unknowns.iter().find(|unknown| !pairs.contains_key(unknown)) {
        return Verdict::refuted(format!("it does not say what {missing} is"));
    }
    if pairs.len() != unknowns.len() {
        return Verdict::refuted("it says what something is that was not asked for");
    }
    for equation in equations {
        let value = |symbol: &Symbol| pairs.get(symbol).and_then(Value::as_number).cloned();
        let (Ok(left), Ok(right)) = (equation.left.evaluate(&value), equation.right.evaluate(&value)) else {
            return Verdict::refuted(format!("{equation} cannot be worked out with it"));
        };
        if left != right {
            return Verdict::refuted(format!("in {equation} the sides become {left} and {right}"));
        }
    }
    match rows(equations, unknowns).map(|(matrix, right)| solve_linear(&matrix, &right)) {
        Some(Solution::Many { .. }) => Verdict::refuted("it is one of infinitely many solutions"),
        _ => Verdict::confirmed("put back, both sides of every equation are equal"),
    }
}

/// The certificate: the equations, each times its factor, add up to 0 = 1.
fn no_solution(equations: &[Relation], unknowns: &[Symbol]) -> Option<Verdict> {
    let (matrix, right) = rows(equations, unknowns)?;
    match solve_linear(&matrix, &right) {
        Solution::None { combination } => {
            let total = |values: &mut dyn Iterator<Item = &Number>| -> Number {
                values.zip(&combination).map(|(value, factor)| value * factor).sum()
            };
            let left_is_zero =
                (0..unknowns.len()).all(|column| total(&mut matrix.iter().map(|row| &row[column])).is_zero());
            let right_is_not = !total(&mut right.iter()).is_zero();
            let factors: Vec<String> = combination.iter().map(ToString::to_string).collect();
            (left_is_zero && right_is_not).then(|| {
                Verdict::confirmed(format!("the equations times {} add up to a contradiction", factors.join(", ")))
            })
        }
        Solution::Unique(_) | Solution::Many { .. } => Some(Verdict::refuted("there are solutions")),
        Solution::OutOfBounds => None,
    }
}

/// Put back, both sides of every equation are equal whatever the free unknowns are, and as many are free as can be.
fn many_solutions(equations: &[Relation], unknowns: &[Symbol], pairs: &BTreeMap<Symbol, Value>) -> Option<Verdict> {
    let terms: BTreeMap<Symbol, Expression> =
        pairs.iter().map(|(symbol, value)| Some((symbol.clone(), value.to_expression()?))).collect::<Option<_>>()?;
    for equation in equations {
        let put_in = equation.substitute(&terms).ok()?;
        let (left, right) = (Polynomial::from_expression(&put_in.left)?, Polynomial::from_expression(&put_in.right)?);
        if left != right {
            return Some(Verdict::refuted(format!("in {equation} the sides become {left} and {right}")));
        }
    }
    let (matrix, right) = rows(equations, unknowns)?;
    let free = match solve_linear(&matrix, &right) {
        Solution::Many { basis, .. } => basis.len(),
        Solution::OutOfBounds => return None,
        _ => return Some(Verdict::refuted("there are not infinitely many solutions")),
    };
    let is_open = terms.values().all(|term| term.symbols().iter().all(|it| !terms.contains_key(it)));
    Some(if is_open && unknowns.len() == terms.len() + free && terms.keys().all(|it| unknowns.contains(it)) {
        Verdict::confirmed(format!("put back, the sides are equal whatever the {free} free unknowns are"))
    } else {
        Verdict::refuted(format!("{free} unknowns are free"))
    })
}

/// The value of one unknown: with it put in, the others can be found; with any other value, they cannot.
pub(super) fn one_unknown(
    equations: &[Relation],
    unknowns: &[Symbol],
    wanted: &Symbol,
    answer: &Value,
) -> Option<Verdict> {
    let (matrix, right) = rows(equations, unknowns)?;
    let column = unknowns.iter().position(|it| it == wanted)?;
    let Some(claimed) = answer.as_number() else {
        return Some(match (answer, solve_linear(&matrix, &right)) {
            (Value::Text(text), Solution::None { .. }) if &**text == "no solution" => {
                Verdict::confirmed("the equations contradict each other")
            }
            _ => Verdict::refuted(format!("{} is no number", answer.brief())),
        });
    };
    let with = |value: &Number| {
        let mut matrix = matrix.clone();
        let mut right = right.clone();
        matrix.push((0..unknowns.len()).map(|index| Number::from(i64::from(index == column))).collect());
        right.push(value.clone());
        solve_linear(&matrix, &right)
    };
    match (with(claimed), with(&(claimed + &Number::one()))) {
        (Solution::None { .. }, _) => Some(Verdict::refuted(format!("{wanted} = {claimed} contradicts the equations"))),
        (Solution::OutOfBounds, _) | (_, Solution::OutOfBounds) => None,
        (_, Solution::None { .. }) => {
            Some(Verdict::confirmed("with it the equations can be solved, with another value not"))
        }
        _ => Some(Verdict::refuted(format!("{wanted} can have other values too"))),
    }
}
