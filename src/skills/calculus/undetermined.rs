//! Undetermined coefficients: the shape of the antiderivative is known, its numbers are found by comparing coefficients.
//!
//! Differentiating a product of powers, exponentials, sines and logarithms gives products of the same few kinds. So those
//! from which the integrand can have come are put together, and a linear system tells how often each of them occurs
//! (the idea of the parallel Risch method: Norman and Moore 1977; Bronstein, *pmint*, 2005).

use std::collections::BTreeSet;

use crate::maths::elementary::{Base, Product};
use crate::maths::{Elementary, Expression, Function, Number, Symbol};
use crate::problem::{Approach, Setback, Value, Working};

use super::too_big;

/// The most products in one sum.
const MOST_PRODUCTS: usize = 36;

/// How often derivatives are looked at for further products.
const ROUNDS: usize = 8;

pub fn approach(f: &Elementary, x: &Symbol) -> Option<Approach> {
    if !f.has(x) || f.length() > MOST_PRODUCTS {
        return None;
    }
    let (f, x) = (f.clone(), x.clone());
    let idea = "write down the shape of the answer, differentiate it, and compare coefficients";
    Some(Approach::direct("undetermined_coefficients", idea, move |working| {
        if let Some(found) = single(&f, &x, working)? {
            return Ok(found);
        }
        let candidates = candidates(&f, &x);
        let mut derivatives = Vec::new();
        for candidate in &candidates {
            let derivative = candidate.derivative(&x).ok_or_else(too_big)?;
            working.spend(20 + 10 * derivative.length() as u64)?;
            derivatives.push(derivative);
        }
        working.spend((candidates.len() * candidates.len() * 20) as u64)?;
        let numbers = f.combination(&derivatives).ok_or_else(|| {
            Setback::no_way(format!("no sum of {} products of this kind has this derivative", candidates.len()))
        })?;
        let mut sum = Elementary::default();
        for ((number, candidate), derivative) in numbers.iter().zip(&candidates).zip(&derivatives) {
            if !number.is_zero() {
                working.note(|| format!("{candidate} has the derivative {derivative}, and is needed {number} times"));
                sum = sum.plus(&candidate.scaled(number));
            }
        }
        let unneeded = numbers.iter().filter(|it| it.is_zero()).count();
        if unneeded > 0 {
            working.note(|| format!("{unneeded} other products could have been in it and are not"));
        }
        Ok(Value::from(sum.to_expression()))
    }))
}

/// A single product whose derivative is the integrand but for a number.
pub fn single(f: &Elementary, x: &Symbol, working: &mut Working) -> Result<Option<Value>, Setback> {
    for candidate in raised(f, x) {
        working.spend(30)?;
        let Some(derivative) = candidate.derivative(x) else {
            continue;
        };
        if let Some(numbers) = f.combination(std::slice::from_ref(&derivative)).filter(|it| !it[0].is_zero()) {
            let number = &numbers[0];
            working.note(|| match number.is_one() {
                true => format!("{candidate} has the derivative {derivative}"),
                false => format!("{candidate} has the derivative {derivative}, so take {number} of it"),
            });
            return Ok(Some(candidate.scaled(number).to_expression().into()));
        }
    }
    // The constant 0 comes from nothing.
    Ok(f.is_nothing().then(|| Value::from(0)))
}

/// Products from which those of f may have come: with one of the powers a step higher, and others a step lower.
fn raised(f: &Elementary, x: &Symbol) -> Vec<Elementary> {
    let mut found: BTreeSet<Product> = BTreeSet::new();
    for (product, _) in f.terms() {
        found.extend(raised_product(product, x));
    }
    found.into_iter().filter_map(|product| product.to_sum()).collect()
}

fn raised_product(product: &Product, x: &Symbol) -> Vec<Product> {
    let one = Number::one();
    let letter = Base::Symbol(x.clone());
    let lowered = |product: &Product, base: &Base| product.joined(&Product::power_of(base.clone(), Number::from(-1)));
    let by_letter = product.joined(&Product::power_of(letter.clone(), one.clone()));
    let mut found = vec![product.clone(), by_letter];
    for (base, exponent) in product.powers().filter(|(base, _)| base.has(x)) {
        let higher = product.joined(&Product::power_of(base.clone(), one.clone()));
        for (other, _) in product.powers().filter(|(other, _)| *other != base) {
            found.push(lowered(&higher, other));
        }
        found.push(higher.clone());
        match base {
            Base::Sum(sum) => {
                // (ax + b)^q comes from its next power, with x a power lower or not.
                found.push(lowered(&higher, &letter));
                if *exponent == Number::from(-1) {
                    found.push(Product::power_of(logarithm_of(sum), one.clone()).joined(&product.without(base)));
                    found.push(Product::power_of(logarithm_of(sum), one.clone()));
                    found.extend(arctangent(sum, x));
                }
            }
            Base::Symbol(_) if exponent.is_negative() => {
                found.push(
                    Product::power_of(logarithm_of(&Elementary::symbol(x)), one.clone()).joined(&product.without(base)),
                );
            }
            Base::Call(function, inside) => {
                let other = match function {
                    Function::Sine => Function::Cosine,
                    Function::Cosine => Function::Sine,
                    _ => continue,
                };
                let changed =
                    lowered(product, base).joined(&Product::power_of(Base::Call(other, inside.clone()), one.clone()));
                found.push(changed);
            }
            _ => {}
        }
    }
    // A constant has the derivative 0.
    found.retain(|product| product.has(x));
    found
}

/// ln of the absolute value, which is left out where the sum is positive everywhere.
fn logarithm_of(sum: &Elementary) -> Base {
    let size = Expression::call(Function::Absolute, [sum.to_expression()]);
    let size = Elementary::from_expression(&size).unwrap_or_else(|| sum.clone());
    Base::Call(Function::NaturalLogarithm, size)
}

/// atan((2ax + b)/d) for ax^2 + bx + c where d^2 = 4ac - b^2 is a square.
fn arctangent(sum: &Elementary, x: &Symbol) -> Option<Product> {
    let coefficients = sum.coefficients(x)?;
    let [c, b, a] = &coefficients[..] else {
        return None;
    };
    let root = (Number::from(4) * a.clone() * c.clone() - b * b).exact_root(2).filter(Number::is_positive)?;
    let above = Elementary::symbol(x).scaled(&(Number::from(2) * a.clone())).plus(&Elementary::constant(b.clone()));
    let call = Expression::call(Function::ArcTangent, [above.scaled(&root.reciprocal()?).to_expression()]);
    let read = Elementary::from_expression(&call)?;
    read.only_term().map(|(product, _)| product.clone())
}

/// The products of f and of derivatives of what they may have come from.
fn candidates(f: &Elementary, x: &Symbol) -> Vec<Elementary> {
    let mut found = vec![Product::power_of(Base::Symbol(x.clone()), Number::one())];
    let mut waiting: Vec<Product> = f.terms().map(|(product, _)| product.clone()).collect();
    let mut seen: BTreeSet<Product> = waiting.iter().cloned().collect();
    for _ in 0..ROUNDS {
        let mut next = Vec::new();
        for product in &waiting {
            for raised in raised_product(product, x) {
                if !found.contains(&raised) {
                    found.push(raised);
                }
            }
            let derivative = product.to_sum().and_then(|it| it.derivative(x)).unwrap_or_default();
            for (product, _) in derivative.terms() {
                if seen.insert(product.clone()) {
                    next.push(product.clone());
                }
            }
        }
        if found.len() >= MOST_PRODUCTS || next.is_empty() {
            break;
        }
        waiting = next;
    }
    found.truncate(MOST_PRODUCTS);
    found.into_iter().filter_map(|product| product.to_sum()).collect()
}
