//! Equations of the second degree, and those of higher degree whose roots are fractions or square roots.

use super::{difference, expected_polynomial};
use crate::maths::polynomial::Polynomial;
use crate::maths::{Number, Relation, Surd, Symbol};
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

/// Solutions in ascending order, each once.
pub(super) fn solutions(mut roots: Vec<Surd>) -> Result<Value, Setback> {
    let mut is_settled = true;
    roots.sort_by(|a, b| {
        a.compare(b).unwrap_or_else(|| {
            is_settled = false;
            std::cmp::Ordering::Equal
        })
    });
    if !is_settled {
        return Err(Setback::TooBig("the order of the solutions".to_owned()));
    }
    roots.dedup();
    if roots.is_empty() {
        return Ok(Value::text("no solution"));
    }
    Ok(Value::list(roots.iter().map(surd_value)))
}

fn surd_value(surd: &Surd) -> Value {
    surd.to_number().map_or_else(|| Value::expression(surd.to_expression()), Value::from)
}

/// The root of a number that is not negative, written down; a fraction when it comes out.
fn root(number: &Number, working: &mut Working) -> Result<Surd, Setback> {
    if number.exact_root(2).is_some() {
        return Ok(working.step(Operation::Root, [number, &2.into()])?.into());
    }
    let root = Surd::square_root(number).ok_or_else(|| Setback::TooBig(format!("the root of {number}")))?;
    let before = crate::maths::Expression::call(crate::maths::Function::SquareRoot, [number.clone().into()]);
    working.rewrite("take squares out", &before.into(), surd_value(&root))?;
    Ok(root)
}

/// x = (-b ± √(b² - 4ac)) / 2a.
fn formula([a, b, c]: [Number; 3]) -> Approach {
    Approach::direct("formula", "x = (-b ± sqrt(b^2 - 4ac)) / 2a", move |working| {
        quadratic_roots(&a, &b, &c, working).and_then(solutions)
    })
}

/// The real roots of a x² + b x + c, by the formula.
fn quadratic_roots(a: &Number, b: &Number, c: &Number, working: &mut Working) -> Result<Vec<Surd>, Setback> {
    let square = working.step(Operation::Multiply, [b, b])?;
    let four_a = working.step(Operation::Multiply, [&Number::from(4), a])?;
    let product = working.step(Operation::Multiply, [&four_a, c])?;
    let discriminant = working.step(Operation::Subtract, [&square, &product])?;
    if discriminant.is_negative() {
        working.note(|| format!("{discriminant} is below zero and has no root"));
        return Ok(Vec::new());
    }
    let root = root(&discriminant, working)?;
    let minus_b = Surd::from(working.step(Operation::Subtract, [&Number::zero(), b])?);
    let twice_a = working.step(Operation::Multiply, [&Number::from(2), a])?;
    let divided = twice_a.reciprocal().ok_or_else(|| Setback::Undefined("a division by zero".to_owned()))?;
    let found = vec![(&minus_b - &root).scaled(&divided), (&minus_b + &root).scaled(&divided)];
    let shown = Value::list(found.iter().map(surd_value));
    working.note(|| format!("({minus_b} ± {root}) / {twice_a}: {}", shown.brief()));
    Ok(found)
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
        let root = root(&right, working)?;
        let half = Surd::from(half);
        solutions(vec![&root.scaled(&Number::from(-1)) - &half, &root - &half])
    })
}

/// A root that is a fraction has a numerator that divides the last coefficient and a denominator that divides the
/// first. Each one found is divided out; what is left must be of the second degree or free of the unknown.
///
/// Source: the rational root theorem (Descartes, *La Géométrie*, 1637).
pub(super) fn by_rational_roots(equation: &Relation, unknown: &Symbol) -> Option<Approach> {
    let polynomial = difference(equation)?;
    let unknown = unknown.clone();
    Some(Approach::direct("factoring", "look for roots that are fractions and divide them out", move |working| {
        working.spend(100)?;
        let found = polynomial.rational_roots().ok_or_else(|| Setback::TooBig("the search for roots".to_owned()))?;
        let mut rest = polynomial.clone();
        let mut roots: Vec<Surd> = Vec::new();
        for root in found.roots.iter().map(|(root, _)| root) {
            roots.push(root.clone().into());
            while let Some(quotient) = divided(&rest, root, &unknown) {
                factored(&rest, root, &unknown, &quotient, working)?;
                rest = quotient;
            }
        }
        match rest.coefficients(&unknown).as_deref() {
            Some([_]) => {}
            Some([c, b, a]) if polynomial.degree(&unknown) > 2 => roots.extend(quadratic_roots(a, b, c, working)?),
            _ => {
                let rest = rest.to_expression();
                return Err(Setback::no_way(format!("{rest} = 0 has no root that is a fraction")));
            }
        }
        solutions(roots)
    }))
}

/// The product is zero where one of its factors is; factors of the second degree have roots by the formula.
pub(super) fn by_factors(equation: &Relation, unknown: &Symbol) -> Option<Approach> {
    let polynomial = difference(equation)?;
    let unknown = unknown.clone();
    Some(Approach::direct("into_factors", "write it as a product, and see where each factor is zero", move |working| {
        working.spend(1_000)?;
        let found = polynomial.factored().ok_or_else(|| Setback::TooBig("the search for factors".to_owned()))?;
        let mut roots: Vec<Surd> = Vec::new();
        for (factor, _) in &found.factors {
            working.note(|| format!("one factor is {}", factor.to_expression()));
            match factor.coefficients(&unknown).as_deref() {
                Some([b, a]) => roots.push(working.step(Operation::Divide, [&b.negated(), a])?.into()),
                Some([c, b, a]) => roots.extend(quadratic_roots(a, b, c, working)?),
                _ => return Err(Setback::no_way(format!("{} = 0 cannot be solved so", factor.to_expression()))),
            }
        }
        solutions(roots)
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
