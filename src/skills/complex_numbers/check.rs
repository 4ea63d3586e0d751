//! Looking back at complex numbers: everything is multiplied out over one common denominator, so that nothing is divided.

use crate::maths::{Expression, Number};
use crate::problem::{Goal, Value, Verdict};

/// The widest number on the way, in bits.
const WIDEST: usize = 1 << 15;

/// A number as real part, imaginary part.
type Parts = (Number, Number);

pub fn check(goal: &Goal, answer: &Value) -> Option<Verdict> {
    let (verb, [given]) = goal.parts() else {
        return None;
    };
    let (above, below) = fraction(&given.to_expression()?)?;
    if is_nothing(&below) {
        return None;
    }
    Some(match verb {
        "complex" | "conjugate" => {
            let Some(found) = answer.as_numbers().filter(|it| it.len() == 2) else {
                return Some(Verdict::refuted("it is no pair of a real and an imaginary part"));
            };
            let imaginary = if verb == "conjugate" { found[1].negated() } else { found[1].clone() };
            match times(&(found[0].clone(), imaginary), &below) == above {
                true => Verdict::confirmed("times what stands below, it gives what stands above"),
                false => Verdict::refuted("times what stands below, it does not give what stands above"),
            }
        }
        "squared_modulus" | "modulus" => {
            let square = |(a, b): &Parts| a * a + b * b;
            let found = answer.to_expression().and_then(|it| crate::maths::Surd::from_expression(&it));
            let Some(found) = found else {
                return Some(Verdict::refuted("it is no number"));
            };
            if found.sign() == Some(std::cmp::Ordering::Less) {
                return Some(Verdict::refuted("it is below zero"));
            }
            let found = if verb == "modulus" { found.times(&found)? } else { found };
            match found.to_number()? * square(&below) == square(&above) {
                true => Verdict::confirmed("it is as far from 0 as the term is"),
                false => Verdict::refuted("it is not as far from 0 as the term is"),
            }
        }
        _ => return None,
    })
}

fn is_nothing(parts: &Parts) -> bool {
    parts.0.is_zero() && parts.1.is_zero()
}

fn times(a: &Parts, b: &Parts) -> Parts {
    (&a.0 * &b.0 - &a.1 * &b.1, &a.0 * &b.1 + &a.1 * &b.0)
}

/// What stands above and below when the term is one fraction.
fn fraction(term: &Expression) -> Option<(Parts, Parts)> {
    let one = || (Number::one(), Number::zero());
    let (above, below) = match term {
        Expression::Number(number) => ((number.clone(), Number::zero()), one()),
        Expression::Symbol(symbol) if symbol.name() == "i" => ((Number::zero(), Number::one()), one()),
        Expression::Negate(a) => {
            let (above, below) = fraction(a)?;
            ((above.0.negated(), above.1.negated()), below)
        }
        Expression::Add(a, b) | Expression::Subtract(a, b) => {
            let ((a, below_a), (b, below_b)) = (fraction(a)?, fraction(b)?);
            let (left, right) = (times(&a, &below_b), times(&b, &below_a));
            let above = match term {
                Expression::Add(..) => (left.0 + right.0, left.1 + right.1),
                _ => (left.0 - right.0, left.1 - right.1),
            };
            (above, times(&below_a, &below_b))
        }
        Expression::Multiply(a, b) => {
            let ((a, below_a), (b, below_b)) = (fraction(a)?, fraction(b)?);
            (times(&a, &b), times(&below_a, &below_b))
        }
        Expression::Divide(a, b) => {
            let ((a, below_a), (b, below_b)) = (fraction(a)?, fraction(b)?);
            (times(&a, &below_b), times(&below_a, &b))
        }
        Expression::Power(base, exponent) => {
            let base = fraction(base)?;
            let exponent = exponent.value().ok()?.to_i64().filter(|it| it.abs() <= 64)?;
            let mut power = (one(), one());
            for _ in 0..exponent.abs() {
                power = (times(&power.0, &base.0), times(&power.1, &base.1));
                if power.0.0.significant_bits() > WIDEST {
                    return None;
                }
            }
            if exponent < 0 { (power.1, power.0) } else { power }
        }
        _ => return None,
    };
    let bits = [&above.0, &above.1, &below.0, &below.1].map(|it| it.significant_bits()).into_iter().sum::<usize>();
    (bits <= WIDEST).then_some((above, below))
}
