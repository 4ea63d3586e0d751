//! Definite integrals of polynomials.

use crate::maths::{Elementary, Number, Symbol};
use crate::problem::{Approach, Operation, Setback, Value, Working};

use super::{antiderivative, function};

/// The greatest degree that is integrated by points.
const GREATEST_DEGREE: usize = 12;

pub fn approaches(f: &Value, x: &Value, bounds: &Value) -> Option<Vec<Approach>> {
    let (f, x) = (Elementary::from_expression(&f.to_expression()?)?, x.as_symbol()?.clone());
    let coefficients = f.coefficients(&x)?;
    let bounds = bounds.as_numbers()?;
    let &[from, to] = &bounds[..] else {
        return None;
    };
    let (from, to) = (from.clone(), to.clone());
    let mut approaches = vec![fundamental_theorem(&f, &x, from.clone(), to.clone())];
    if coefficients.len() <= GREATEST_DEGREE + 1 {
        approaches.push(by_points(coefficients, from, to));
    }
    Some(approaches)
}

fn fundamental_theorem(f: &Elementary, x: &Symbol, from: Number, to: Number) -> Approach {
    let idea = "find an antiderivative F; the integral is F at the end less F at the beginning";
    let x = x.clone();
    Approach::split("the_fundamental_theorem", idea, vec![antiderivative(f, &x)], move |parts, working| {
        let coefficients = function(&parts[0])?.coefficients(&x);
        let coefficients = coefficients.ok_or_else(|| Setback::no_way("the antiderivative is no polynomial"))?;
        let end = value(&coefficients, &to, working)?;
        let beginning = value(&coefficients, &from, working)?;
        working.note(|| format!("F({to}) = {end} and F({from}) = {beginning}"));
        Ok(working.step(Operation::Subtract, [&end, &beginning])?.into())
    })
}

/// The value of a polynomial (Horner 1819).
fn value(coefficients: &[Number], at: &Number, working: &mut Working) -> Result<Number, Setback> {
    working.spend(coefficients.len() as u64)?;
    Ok(coefficients.iter().rev().fold(Number::zero(), |value, coefficient| value * at + coefficient))
}

/// A polynomial of degree n is known from n + 1 points: weigh its values at equal distances so that every power comes out
/// right (Newton and Cotes).
fn by_points(coefficients: Vec<Number>, from: Number, to: Number) -> Approach {
    let idea = "weigh the values at equal distances so that every power up to the degree comes out right";
    Approach::direct("newton_and_cotes", idea, move |working| {
        let steps = (coefficients.len() - 1).max(1);
        let places: Vec<Number> = (0..=steps as i64).map(Number::from).collect();
        working.spend((steps * steps * steps) as u64)?;
        // The sum of weight_k * k^p is the integral of t^p from 0 to n, which is n^(p+1)/(p+1).
        let power = |base: &Number, exponent: usize| base.power(exponent as i64).unwrap_or_default();
        let rows: Vec<Vec<Number>> = (0..=steps)
            .map(|exponent| {
                places.iter().map(|place| if exponent == 0 { Number::one() } else { power(place, exponent) }).collect()
            })
            .collect();
        let length = Number::from(steps as i64);
        let right: Vec<Number> =
            (0..=steps).map(|exponent| power(&length, exponent + 1) * Number::ratio(1, exponent as i64 + 1)).collect();
        let crate::maths::linear::Solution::Unique(weights) = crate::maths::linear::solve_linear(&rows, &right) else {
            return Err(Setback::no_way("the weights are not determined"));
        };
        let step = working.step(Operation::Subtract, [&to, &from])?;
        let step = working.step(Operation::Divide, [&step, &length])?;
        let mut total = Number::zero();
        for (place, weight) in places.iter().zip(&weights) {
            let at = &from + &(place * &step);
            let height = value(&coefficients, &at, working)?;
            working.note(|| format!("at {at} the height is {height}, weighed {weight} times"));
            total += weight * &height;
        }
        Ok(working.step(Operation::Multiply, [&total, &step])?.into())
    })
}
