//! Polynomials from expressions and back.

use super::{MAXIMUM_TERMS, Monomial, Polynomial};
use crate::maths::expression::Expression;
use crate::maths::number::Number;

impl Polynomial {
    /// The polynomial that an expression is, multiplied out.
    ///
    /// `None` when it is none (it divides by a symbol, or takes a root of one), or beyond the bounds of
    /// [`Polynomial::times`]. Functions of numbers count when their value is rational.
    pub fn from_expression(expression: &Expression) -> Option<Polynomial> {
        match expression {
            Expression::Number(number) => constant(number.clone()),
            Expression::Symbol(symbol) => Some(Polynomial::symbol(symbol)),
            Expression::Negate(a) => Some(-&Polynomial::from_expression(a)?),
            Expression::Call(..) => constant(expression.value().ok()?),
            Expression::Power(base, exponent) => power(expression, base, exponent),
            Expression::Add(a, b) | Expression::Subtract(a, b) | Expression::Multiply(a, b) => {
                join(expression, &Polynomial::from_expression(a)?, &Polynomial::from_expression(b)?)
            }
            Expression::Divide(a, b) => {
                let divisor = Polynomial::from_expression(b)?.to_constant()?.reciprocal()?;
                Some(Polynomial::from_expression(a)?.scaled(&divisor))
            }
        }
    }

    /// The expanded sum, the greatest monomial first: `-x^2 + 3*x/2 - 1`.
    ///
    /// Terms beyond the first 400 do not occur in polynomials that were read or multiplied; they are added in groups.
    pub fn to_expression(&self) -> Expression {
        let terms: Vec<(&Monomial, &Number)> = self.terms().collect();
        let mut groups: Vec<Expression> = terms.chunks(MAXIMUM_TERMS).map(sum).collect();
        while groups.len() > 1 {
            groups = groups.chunks(100).filter_map(|some| some.iter().cloned().reduce(|a, b| a + b)).collect();
        }
        groups.pop().unwrap_or_else(|| Expression::from(0))
    }
}

/// A number, unless it is too wide; the first such number ends the reading.
fn constant(value: Number) -> Option<Polynomial> {
    Polynomial::constant(value).within_bounds().ok()
}

fn join(operation: &Expression, a: &Polynomial, b: &Polynomial) -> Option<Polynomial> {
    match operation {
        Expression::Add(..) => (a + b).within_bounds().ok(),
        Expression::Subtract(..) => (a - b).within_bounds().ok(),
        _ => a.times(b).ok(),
    }
}

fn power(whole: &Expression, base: &Expression, exponent: &Expression) -> Option<Polynomial> {
    if whole.symbols().is_empty() {
        return constant(whole.value().ok()?);
    }
    let exponent = u32::try_from(exponent.value().ok()?.to_i64()?).ok()?;
    Polynomial::from_expression(base)?.power(exponent).ok()
}

fn sum(terms: &[(&Monomial, &Number)]) -> Expression {
    let mut sum: Option<Expression> = None;
    for (monomial, coefficient) in terms {
        sum = Some(match sum {
            None => term(monomial, coefficient),
            Some(sum) if coefficient.is_negative() => sum - term(monomial, &coefficient.negated()),
            Some(sum) => sum + term(monomial, coefficient),
        });
    }
    sum.unwrap_or_else(|| Expression::from(0))
}

/// `-3*x^2*y/2`: the tree that reading this text makes.
fn term(monomial: &Monomial, coefficient: &Number) -> Expression {
    let numerator = Number::from(coefficient.numerator());
    let denominator = Number::from(coefficient.denominator());
    let hidden = numerator.abs().is_one() && !monomial.factors().is_empty();
    let mut product = (!hidden).then(|| Expression::Number(numerator.clone()));
    for (symbol, exponent) in monomial.factors() {
        let mut factor = Expression::Symbol(symbol.clone());
        if *exponent > 1 {
            factor = factor.to_the(Expression::from(i64::from(*exponent)));
        }
        product = Some(match product {
            Some(product) => product * factor,
            None if numerator.is_negative() => -factor,
            None => factor,
        });
    }
    let product = product.unwrap_or_else(|| Expression::from(1));
    if denominator.is_one() { product } else { product / Expression::Number(denominator) }
}
