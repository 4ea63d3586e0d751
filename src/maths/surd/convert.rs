//! Surds from expressions and back.

use std::cmp::Ordering;

use super::{MOST_TERMS, Surd, WIDEST};
use crate::maths::expression::{Expression, Function};
use crate::maths::integers::lcm;
use crate::maths::number::{Integer, Number};
use crate::maths::polynomial::Polynomial;

impl Surd {
    /// The value of an expression of numbers, `+ - * /`, whole powers, square roots and powers of 1/2.
    ///
    /// `None` when it is none of these, not real, or beyond the bounds.
    pub fn from_expression(expression: &Expression) -> Option<Surd> {
        match expression {
            Expression::Number(number) => Some(number.clone().into()),
            Expression::Symbol(_) => None,
            Expression::Negate(a) => Some(Surd::from_expression(a)?.scaled(&Number::from(-1))),
            Expression::Add(a, b)
            | Expression::Subtract(a, b)
            | Expression::Multiply(a, b)
            | Expression::Divide(a, b) => join(expression, &Surd::from_expression(a)?, &Surd::from_expression(b)?),
            Expression::Power(a, b) => power(&Surd::from_expression(a)?, &b.value().ok()?),
            Expression::Call(Function::SquareRoot, arguments) => Surd::from_expression(arguments.first()?)?.root(),
            Expression::Call(Function::Absolute, arguments) => {
                let inside = Surd::from_expression(arguments.first()?)?;
                let negative = inside.sign()? == Ordering::Less;
                Some(if negative { inside.scaled(&Number::from(-1)) } else { inside })
            }
            Expression::Call(Function::Floor, arguments) => {
                Some(Number::from(Surd::from_expression(arguments.first()?)?.floor()?).into())
            }
            Expression::Call(..) => expression.value().ok().map(Surd::from),
        }
    }

    /// One fraction: `(3 + sqrt(5))/2`, `-sqrt(2)/3`.
    pub fn to_expression(&self) -> Expression {
        if let Some(number) = self.to_number() {
            return Polynomial::constant(number).to_expression();
        }
        let below = self.terms.values().fold(Integer::ONE, |below, value| lcm(&below, &value.denominator()));
        let scale = Number::from(&below);
        // "sqrt(2) - 1" and not "-1 + sqrt(2)".
        let first = self.terms.values().position(Number::is_positive).unwrap_or(0);
        let (before, after) = (self.terms.iter().take(first), self.terms.iter().skip(first));
        let mut sum: Option<Expression> = None;
        for (radicand, value) in after.take(1).chain(before).chain(self.terms.iter().skip(first + 1)) {
            let value = value * &scale;
            sum = Some(match sum {
                None => term(radicand, &value),
                Some(sum) if value.is_negative() => sum - term(radicand, &value.negated()),
                Some(sum) => sum + term(radicand, &value),
            });
        }
        let sum = sum.unwrap_or_else(|| Expression::from(0));
        if below.is_one() { sum } else { sum / Expression::Number(scale) }
    }
}

/// `-3*sqrt(5)`: the tree that reading this text makes.
fn term(radicand: &Integer, value: &Number) -> Expression {
    if radicand.is_one() {
        return Expression::Number(value.clone());
    }
    let root = Expression::call(Function::SquareRoot, [Expression::Number(radicand.into())]);
    if value.is_one() {
        root
    } else if value.negated().is_one() {
        -root
    } else {
        Expression::Number(value.clone()) * root
    }
}

fn join(operation: &Expression, a: &Surd, b: &Surd) -> Option<Surd> {
    let sum = match operation {
        Expression::Add(..) => a + b,
        Expression::Subtract(..) => a - b,
        Expression::Multiply(..) => return a.times(b),
        _ => return a.divided_by(b),
    };
    let small = sum.terms.values().all(|value| value.significant_bits() <= WIDEST);
    (small && sum.terms.len() <= MOST_TERMS).then_some(sum)
}

fn power(base: &Surd, exponent: &Number) -> Option<Surd> {
    if exponent.is_integer() {
        return base.power(exponent.to_i64()?);
    }
    if exponent.denominator() != Integer::from(2) {
        return None;
    }
    base.root()?.power(exponent.numerator().try_into().ok()?)
}
