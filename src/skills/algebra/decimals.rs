//! Solutions as decimals: exact ones rounded, or all of them closed in on without being solved for.

use crate::maths::polynomial::Polynomial;
use crate::maths::{Number, Sign, Symbol};
use crate::problem::{Approach, Goal, Setback, Value, Working};

use super::{difference, relations_of, unknowns_of};

/// The most decimal places that are worked out.
const MOST_PLACES: u32 = 100;

/// Polynomials of a higher degree are left to others.
const HIGHEST: u32 = 30;

/// How often an interval is halved beyond what its width asks for, before a root is taken to lie exactly between two decimals.
const MORE_HALVINGS: u32 = 40;

fn places_of(places: &Value) -> Option<u32> {
    places.as_number()?.to_i64().and_then(|places| u32::try_from(places).ok()).filter(|places| *places <= MOST_PLACES)
}

pub(super) fn approaches(what: &Value, places: &Value) -> Vec<Approach> {
    let Some(digits) = places_of(places) else {
        return Vec::new();
    };
    match what {
        Value::Goal(goal) => polynomial_of(goal)
            .map(|(polynomial, unknown)| bisection(polynomial, unknown, digits))
            .into_iter()
            .collect(),
        Value::Text(_) => {
            let same = what.clone();
            vec![Approach::direct("nothing_to_round", "words stay as they are", move |_| Ok(same.clone()))]
        }
        Value::List(values) if values.iter().all(|value| value.to_expression().is_some()) => {
            vec![one_by_one(values, places)]
        }
        Value::Number(_) | Value::Expression(_) => vec![one_by_one(std::slice::from_ref(what), places)],
        _ => Vec::new(),
    }
}

/// The polynomial that is to be zero, and its unknown, when a goal asks for the solutions of one equation.
pub(super) fn polynomial_of(goal: &Goal) -> Option<(Polynomial, Symbol)> {
    let relations = match goal.parts() {
        ("solution" | "solution_for" | "roots", [relations, ..]) => relations_of(relations)?,
        _ => return None,
    };
    let ([only], [unknown]) = (&relations[..], &unknowns_of(&relations)[..]) else {
        return None;
    };
    let polynomial =
        difference(only).filter(|it| only.sign == Sign::Equal && (1..=HIGHEST).contains(&it.degree(unknown)))?;
    Some((polynomial, unknown.clone()))
}

fn one_by_one(values: &[Value], places: &Value) -> Approach {
    let rounded = |value: &Value| Goal::new("rounded", vec![value.clone(), places.clone()]);
    let goals: Vec<Goal> = values.iter().map(rounded).collect();
    Approach::split("one_by_one", "round each by itself", goals, |parts, _| {
        Ok(if let [only] = parts { only.clone() } else { Value::list(parts.iter().cloned()) })
    })
}

/// Where the sign changes there is a zero; the interval is halved until its ends are the same decimal.
///
/// Source: Bolzano 1817. That none is passed over: between two zeros the derivative has one (Rolle 1691), so its zeros, found
/// in the same way, part those of the polynomial.
fn bisection(polynomial: Polynomial, unknown: Symbol, places: u32) -> Approach {
    Approach::direct("bisection", "halve the interval in which the sign changes", move |working| {
        let whole =
            polynomial.square_free_part().ok_or_else(|| Setback::no_way("it cannot be freed of repeated zeros"))?;
        let coefficients = whole.coefficients(&unknown).ok_or_else(|| Setback::no_way("it has other letters"))?;
        let mut found = Vec::new();
        for (low, high) in isolated(&coefficients, places, working)? {
            let root = narrowed(&coefficients, low.clone(), high.clone(), places, working)?;
            working.note(|| {
                let [low, high] = [&low, &high].map(|it| it.to_decimal_rounded(2));
                format!(
                    "between {low} and {high} the sign changes; halving again and again leads to {}",
                    root.to_decimal_rounded(places)
                )
            });
            found.push(Value::from(root));
        }
        Ok(match &found[..] {
            [] => Value::text("no solution"),
            _ => Value::list(found),
        })
    })
}

/// The value at a place, by Horner's rule.
fn value(coefficients: &[Number], at: &Number) -> Number {
    coefficients.iter().rev().fold(Number::zero(), |so_far, coefficient| so_far * at.clone() + coefficient.clone())
}

fn signum(number: &Number) -> i8 {
    i8::from(number.is_positive()) - i8::from(number.is_negative())
}

/// Intervals in ascending order, each with one zero of a polynomial without repeated ones; a zero that was hit is an interval
/// without width.
fn isolated(coefficients: &[Number], places: u32, working: &mut Working) -> Result<Vec<(Number, Number)>, Setback> {
    let degree = coefficients.len() - 1;
    working.spend(degree as u64 * 4)?;
    if degree == 0 {
        return Ok(Vec::new());
    }
    // All zeros lie within 1 + the largest of the other coefficients, as parts of the leading one (Cauchy 1829).
    let leading = coefficients[degree].clone();
    let parts = coefficients[..degree].iter().filter_map(|it| it.divided_by(&leading)).map(|it| it.abs());
    let bound = parts.max().unwrap_or_else(Number::zero) + Number::from(1);
    let slope: Vec<Number> = coefficients
        .iter()
        .zip(0..)
        .skip(1)
        .map(|(coefficient, power)| coefficient.clone() * Number::from(power))
        .collect();
    let mut cuts = vec![bound.negated()];
    for (low, high) in isolated(&slope, places, working)? {
        let (low, high) = closed_in(&slope, low, high, places + 8, working)?;
        cuts.extend([low, high]);
    }
    cuts.push(bound);
    let mut found = Vec::new();
    let mut signs = Vec::with_capacity(cuts.len());
    for cut in &cuts {
        working.spend(degree as u64)?;
        signs.push(signum(&value(coefficients, cut)));
    }
    for index in 0..cuts.len() {
        if signs[index] == 0 && (index == 0 || cuts[index] != cuts[index - 1]) {
            found.push((cuts[index].clone(), cuts[index].clone()));
        }
        if index + 1 < cuts.len() && signs[index] * signs[index + 1] < 0 {
            found.push((cuts[index].clone(), cuts[index + 1].clone()));
        }
    }
    Ok(found)
}

/// An interval around the same zero that is narrower than a unit of the last place.
fn closed_in(
    coefficients: &[Number],
    mut low: Number,
    mut high: Number,
    places: u32,
    working: &mut Working,
) -> Result<(Number, Number), Setback> {
    let unit = Number::from(10).power(-i64::from(places)).map_err(|_| Setback::TooBig("the scale".to_owned()))?;
    let left = signum(&value(coefficients, &low));
    while &high - &low > unit {
        working.spend(coefficients.len() as u64)?;
        let middle = (low.clone() + high.clone()) * Number::ratio(1, 2);
        match signum(&value(coefficients, &middle)) {
            0 => return Ok((middle.clone(), middle)),
            sign if sign == left => low = middle,
            _ => high = middle,
        }
    }
    Ok((low, high))
}

/// The zero of an interval, rounded to so many places, halves away from zero.
fn narrowed(
    coefficients: &[Number],
    low: Number,
    high: Number,
    places: u32,
    working: &mut Working,
) -> Result<Number, Setback> {
    let decimals = i32::try_from(places).unwrap_or(i32::MAX);
    let (mut low, mut high) = closed_in(coefficients, low, high, places + 1, working)?;
    for _ in 0..MORE_HALVINGS {
        if low.rounded(decimals) == high.rounded(decimals) {
            return Ok(low.rounded(decimals));
        }
        (low, high) = {
            let middle = (low.clone() + high.clone()) * Number::ratio(1, 2);
            working.spend(coefficients.len() as u64)?;
            match signum(&value(coefficients, &middle)) {
                0 => (middle.clone(), middle),
                sign if sign == signum(&value(coefficients, &low)) => (middle, high),
                _ => (low, middle),
            }
        };
    }
    // Half a unit of the last place lies between the ends, and may be the zero itself.
    let half = Number::ratio(1, 2)
        * Number::from(10).power(-i64::from(places)).map_err(|_| Setback::TooBig("the scale".to_owned()))?;
    let between = low.rounded(decimals) + half;
    match value(coefficients, &between).is_zero() {
        true => Ok(between.rounded(decimals)),
        false => Err(Setback::no_way("a solution lies too close to half a unit of the last place")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zeros(coefficients: &[i64], places: u32) -> Vec<String> {
        let coefficients: Vec<Number> = coefficients.iter().map(|it| Number::from(*it)).collect();
        let mut working = Working::silent(100_000);
        let intervals = isolated(&coefficients, places, &mut working).unwrap();
        let narrow =
            |(low, high)| narrowed(&coefficients, low, high, places, &mut working).unwrap().to_decimal_rounded(places);
        intervals.into_iter().map(narrow).collect()
    }

    #[test]
    fn all_zeros_are_found_each_once() {
        assert_eq!(zeros(&[-2, 0, 1], 4), ["-1.4142", "1.4142"]);
        assert_eq!(zeros(&[0, -1, 0, 1], 2), ["-1.00", "0.00", "1.00"]);
        assert_eq!(zeros(&[-22, 0, 0, 74], 4), ["0.6674"]);
        assert_eq!(zeros(&[1, 0, 1], 4), [""; 0]);
        // 1/16 lies half-way between two decimals of three places.
        assert_eq!(zeros(&[-1, 16], 3), ["0.063"]);
    }
}
