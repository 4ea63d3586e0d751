//! Equations of the second degree, and those of higher degree whose roots are fractions.

use super::{difference, expected_polynomial};
use crate::maths::polynomial::Polynomial;
use crate::maths::{Number, Relation, Symbol};
use crate::problem::{Approach, Operation, Setback, Value, Working};

pub(super) fn approaches(equation: &Relation, unknown: &Symbol, coefficients: &[Number]) -> Vec<Approach> {
    let [c, b, a] = coefficients else {
        return Vec::new();
    };
    let all = [a.clone(), b.clone(), c.clone()];
    let mut approaches = vec![formula(all.clone()), completing_the_square(all)];
    approaches.extend(by_rational_roots(equation, unknown));
    approaches
}

fn solutions(mut roots: Vec<Number>) -> Value {
    roots.sort();
    roots.dedup();
    Value::list(roots.into_iter().map(Value::from))
}

/// x = (-b ± √(b² - 4ac)) / 2a.
fn formula([a, b, c]: [Number; 3]) -> Approach {
    Approach::direct("formula", "x = (-b ± sqrt(b^2 - 4ac)) / 2a", move |working| {
        let square = working.step(Operation::Multiply, [&b, &b])?;
        let four_a = working.step(Operation::Multiply, [&Number::from(4), &a])?;
        let product = working.step(Operation::Multiply, [&four_a, &c])?;
        let discriminant = working.step(Operation::Subtract, [&square, &product])?;
        if discriminant.is_negative() {
            working.note(|| format!("{discriminant} is below zero and has no root"));
            return Ok(Value::text("no solution"));
        }
        let root = working.step(Operation::Root, [&discriminant, &2.into()])?;
        let minus_b = working.step(Operation::Subtract, [&Number::zero(), &b])?;
        let twice_a = working.step(Operation::Multiply, [&Number::from(2), &a])?;
        let mut found = Vec::new();
        for operation in [Operation::Subtract, Operation::Add] {
            let over = working.step(operation, [&minus_b, &root])?;
            found.push(working.step(Operation::Divide, [&over, &twice_a])?);
        }
        Ok(solutions(found))
    })
}

/// x² + px = (x + p/2)² - (p/2)².
///
/// Source: al-Khwārizmī, *al-jabr* (about 820).
fn completing_the_square([a, b, c]: [Number; 3]) -> Approach {
    Approach::direct("completing_the_square", "make the left side the square of x and a number", move |working| {
        let p = working.step(Operation::Divide, [&b, &a])?;
        let q = working.step(Operation::Divide, [&c, &a])?;
        let half = working.step(Operation::Divide, [&p, &2.into()])?;
        let square = working.step(Operation::Multiply, [&half, &half])?;
        let right = working.step(Operation::Subtract, [&square, &q])?;
        working.note(|| format!("(x + {half})^2 = {right}"));
        if right.is_negative() {
            return Ok(Value::text("no solution"));
        }
        let root = working.step(Operation::Root, [&right, &2.into()])?;
        let low = working.step(Operation::Subtract, [&Number::zero(), &root])?;
        let found =
            [working.step(Operation::Subtract, [&low, &half])?, working.step(Operation::Subtract, [&root, &half])?];
        Ok(solutions(found.to_vec()))
    })
}

/// A root that is a fraction has a numerator that divides the last coefficient and a denominator that divides the
/// first. Each one found is divided out; the approach answers only when nothing with an unknown is left.
///
/// Source: the rational root theorem (Descartes, *La Géométrie*, 1637).
pub(super) fn by_rational_roots(equation: &Relation, unknown: &Symbol) -> Option<Approach> {
    let polynomial = difference(equation)?;
    let unknown = unknown.clone();
    Some(Approach::direct("factoring", "look for roots that are fractions and divide them out", move |working| {
        working.spend(100)?;
        let found = polynomial.rational_roots().ok_or_else(|| Setback::TooBig("the search for roots".to_owned()))?;
        let mut rest = polynomial.clone();
        let mut roots = Vec::new();
        for root in found.roots.iter().map(|(root, _)| root) {
            roots.push(root.clone());
            while let Some(quotient) = divided(&rest, root, &unknown) {
                factored(&rest, root, &unknown, &quotient, working)?;
                rest = quotient;
            }
        }
        if rest.degree(&unknown) > 0 {
            return Err(Setback::no_way(format!("{} = 0 has no root that is a fraction", rest.to_expression())));
        }
        Ok(solutions(roots))
    }))
}

/// The polynomial divided by (x - root), when that goes evenly.
fn divided(polynomial: &Polynomial, root: &Number, unknown: &Symbol) -> Option<Polynomial> {
    let factor = Polynomial::from_coefficients(unknown, &[root.negated(), Number::one()]);
    polynomial.exactly_divided_by(&factor, unknown)
}

fn factored(
    polynomial: &Polynomial,
    root: &Number,
    unknown: &Symbol,
    quotient: &Polynomial,
    working: &mut Working,
) -> Result<(), Setback> {
    let factor = Polynomial::from_coefficients(unknown, &[root.negated(), Number::one()]);
    let product = quotient.to_expression() * factor.to_expression();
    working.rewrite("divide out", &polynomial.to_expression().into(), product.into())?;
    expected_polynomial_is_kept(quotient)
}

fn expected_polynomial_is_kept(quotient: &Polynomial) -> Result<(), Setback> {
    if quotient.is_zero() { Err(expected_polynomial()) } else { Ok(()) }
}
