//! Checks of algebra: put the answer back into the equations as they were given.

use std::collections::BTreeSet;

use super::equations_of;
use crate::maths::polynomial::Polynomial;
use crate::maths::{Number, Relation, Sign, Symbol};
use crate::problem::{Goal, Value, Verdict};

pub(super) fn check(goal: &Goal, answer: &Value) -> Verdict {
    let verdict = match goal.parts() {
        ("roots", [Value::Relation(equation), unknown]) if equation.sign == Sign::Equal => {
            unknown.as_symbol().and_then(|unknown| roots(equation, unknown, answer))
        }
        ("solve", [equations, unknowns]) => system(equations, unknowns, answer),
        ("solution", [relations]) => solution(relations, answer),
        _ => None,
    };
    verdict.unwrap_or(Verdict::Unsettled)
}

/// Left side minus right side at a number.
fn error(equation: &Relation, unknown: &Symbol, at: &Number) -> Option<Number> {
    let value = |symbol: &Symbol| (symbol == unknown).then(|| at.clone());
    let (left, right) = (equation.left.evaluate(&value).ok()?, equation.right.evaluate(&value).ok()?);
    Some(&left - &right)
}

/// One equation asks for its roots, several for what each unknown is.
fn solution(relations: &Value, answer: &Value) -> Option<Verdict> {
    let equations = equations_of(relations)?;
    let unknowns: BTreeSet<Symbol> = equations.iter().flat_map(Relation::symbols).collect();
    match (&equations[..], unknowns.first()) {
        ([only], Some(unknown)) if unknowns.len() == 1 => roots(only, unknown, answer),
        _ => system(relations, &Value::list(unknowns.into_iter().map(Value::symbol)), answer),
    }
}

/// Every root makes both sides equal, and there are as many as there can be: up to the second degree, the values at 0,
/// 1 and 2 give the coefficients, and these the number of real roots.
fn roots(equation: &Relation, unknown: &Symbol, answer: &Value) -> Option<Verdict> {
    let sides = [&equation.left, &equation.right].map(Polynomial::from_expression);
    if sides.iter().any(|side| side.as_ref().is_none_or(|polynomial| polynomial.degree(unknown) > 2)) {
        return higher(equation, unknown, answer);
    }
    let at = |n: i64| error(equation, unknown, &n.into());
    let (zero, one, two) = (at(0)?, at(1)?, at(2)?);
    let (first, second) = (&one - &zero, &two - &one);
    // The left side minus the right is a x^2 + b x + c.
    let a = &(&second - &first) * &Number::ratio(1, 2);
    let b = &first - &a;
    let expected = match (a.is_zero(), b.is_zero(), zero.is_zero()) {
        (true, true, true) => return Some(said(answer, "every number", "both sides are always the same")),
        (true, true, false) => return Some(said(answer, "no solution", "both sides always differ by as much")),
        (true, false, _) => 1,
        (false, ..) => {
            let discriminant = &(&b * &b) - &(&(&Number::from(4) * &a) * &zero);
            match (discriminant.is_negative(), discriminant.is_zero()) {
                (true, _) => return Some(said(answer, "no solution", "the difference of the sides never is zero")),
                (_, true) => 1,
                _ => 2,
            }
        }
    };
    counted(equation, unknown, answer, expected)
}

fn said(answer: &Value, expected: &str, because: &str) -> Verdict {
    match answer {
        Value::Text(text) if &**text == expected => Verdict::confirmed(because),
        _ => Verdict::refuted(format!("{because}: {expected}")),
    }
}

fn counted(equation: &Relation, unknown: &Symbol, answer: &Value, expected: usize) -> Option<Verdict> {
    let Some(claimed) = answer.as_numbers() else {
        return Some(Verdict::refuted("it is no list of numbers, and there are solutions"));
    };
    if let Some(verdict) = put_back(equation, unknown, &claimed)? {
        return Some(verdict);
    }
    Some(if claimed.len() == expected && claimed.windows(2).all(|pair| pair[0] < pair[1]) {
        Verdict::confirmed(format!(
            "put back, both sides are equal, and there {} such number{}",
            if expected == 1 { "is one" } else { "are two" },
            if expected == 1 { "" } else { "s" }
        ))
    } else {
        Verdict::refuted(format!("there should be {expected} in order, and not {}", claimed.len()))
    })
}

/// A refutation when some number does not fit.
fn put_back(equation: &Relation, unknown: &Symbol, claimed: &[&Number]) -> Option<Option<Verdict>> {
    for root in claimed {
        let off = error(equation, unknown, root)?;
        if !off.is_zero() {
            return Some(Some(Verdict::refuted(format!("with {unknown} = {root} the sides differ by {off}"))));
        }
    }
    Some(None)
}

/// Of higher degree: what does not fit is refuted; whether all were found is left open.
fn higher(equation: &Relation, unknown: &Symbol, answer: &Value) -> Option<Verdict> {
    put_back(equation, unknown, &answer.as_numbers()?)?
}

fn system(equations: &Value, unknowns: &Value, answer: &Value) -> Option<Verdict> {
    let equations = equations_of(equations)?;
    let unknowns = unknowns.as_list()?;
    let Value::Assignment(pairs) = answer else {
        return Some(Verdict::refuted("it does not say what each unknown is"));
    };
    let missing = unknowns.iter().find(|unknown| unknown.as_symbol().is_none_or(|it| !pairs.contains_key(it)));
    if let Some(missing) = missing {
        return Some(Verdict::refuted(format!("it does not say what {missing} is")));
    }
    if pairs.len() != unknowns.len() {
        return Some(Verdict::refuted("it says what something is that was not asked for"));
    }
    for equation in &equations {
        let value = |symbol: &Symbol| pairs.get(symbol).and_then(Value::as_number).cloned();
        let (Ok(left), Ok(right)) = (equation.left.evaluate(&value), equation.right.evaluate(&value)) else {
            return Some(Verdict::refuted(format!("{equation} cannot be worked out with it")));
        };
        if left != right {
            return Some(Verdict::refuted(format!("in {equation} the sides become {left} and {right}")));
        }
    }
    Some(Verdict::confirmed("put back, both sides of every equation are equal"))
}
