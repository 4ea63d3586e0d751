//! Complex arithmetic in coordinates, as matrices of turning and stretching, and as a learner may get it wrong.

use crate::maths::{Expression, Number};
use crate::problem::{Approach, Setback, Working};

use super::pair;

/// The widest number on the way, in bits.
const WIDEST: usize = 1 << 14;

type Pair = (Number, Number);

pub fn approaches(term: Expression) -> Vec<Approach> {
    let (same, again) = (term.clone(), term.clone());
    vec![
        Approach::direct(
            "coordinates",
            "work with the two parts, and divide by means of the conjugate",
            move |working| {
                let (real, imaginary) = in_coordinates(&term, working)?;
                Ok(pair(real, imaginary))
            },
        ),
        Approach::direct(
            "matrices",
            "a + bi turns and stretches the plane as the matrix [a, -b; b, a] does",
            move |working| {
                let [[a, minus_b], [b, d]] = as_matrix(&same, working)?;
                working.note(|| format!("the matrix of the result is [{a}, {minus_b}; {b}, {d}]"));
                Ok(pair(a, b))
            },
        ),
        Approach::direct(
            "part_by_part",
            "treat the two parts as if they had nothing to do with each other",
            move |_| {
                let (real, imaginary) = part_by_part(&again)?;
                Ok(pair(real, imaginary))
            },
        )
        .heuristic(),
    ]
}

fn shown((real, imaginary): &Pair) -> String {
    let size = imaginary.abs();
    let unit = if size.is_one() { "i".to_owned() } else { format!("{size}i") };
    format!("({real} {} {unit})", if imaginary.is_negative() { "-" } else { "+" })
}

fn kept(pair: Pair, working: &mut Working) -> Result<Pair, Setback> {
    let bits = pair.0.significant_bits() + pair.1.significant_bits();
    working.spend(2 + bits as u64 / 64)?;
    if bits > WIDEST { Err(Setback::TooBig("a part of the number".to_owned())) } else { Ok(pair) }
}

fn exponent_of(exponent: &Expression) -> Result<i64, Setback> {
    let value = exponent.value().ok().and_then(|it| it.to_i64());
    value.ok_or_else(|| Setback::no_way("the exponent is no whole number"))
}

fn in_coordinates(term: &Expression, working: &mut Working) -> Result<Pair, Setback> {
    let pair = match term {
        Expression::Number(number) => (number.clone(), Number::zero()),
        Expression::Symbol(_) => (Number::zero(), Number::one()),
        Expression::Negate(a) => {
            let (real, imaginary) = in_coordinates(a, working)?;
            (real.negated(), imaginary.negated())
        }
        Expression::Add(a, b) | Expression::Subtract(a, b) => {
            let (one, other) = (in_coordinates(a, working)?, in_coordinates(b, working)?);
            let is_sum = matches!(term, Expression::Add(..));
            let sum = match is_sum {
                true => (&one.0 + &other.0, &one.1 + &other.1),
                false => (&one.0 - &other.0, &one.1 - &other.1),
            };
            if has_both_parts(&one) || has_both_parts(&other) {
                let sign = if is_sum { "+" } else { "-" };
                working.note(|| {
                    format!(
                        "{} {sign} {}: {} {sign} ({}) and {} {sign} ({}) make {}",
                        shown(&one),
                        shown(&other),
                        one.0,
                        other.0,
                        one.1,
                        other.1,
                        shown(&sum)
                    )
                });
            }
            sum
        }
        Expression::Multiply(a, b) => {
            let (one, other) = (in_coordinates(a, working)?, in_coordinates(b, working)?);
            product(&one, &other, working)
        }
        Expression::Divide(a, b) => {
            let (one, other) = (in_coordinates(a, working)?, in_coordinates(b, working)?);
            quotient(&one, &other, working)?
        }
        Expression::Power(base, exponent) => {
            let base = in_coordinates(base, working)?;
            let exponent = exponent_of(exponent)?;
            let mut power = (Number::one(), Number::zero());
            for _ in 0..exponent.abs() {
                power = kept(product(&power, &base, working), working)?;
            }
            if exponent < 0 { quotient(&(Number::one(), Number::zero()), &power, working)? } else { power }
        }
        Expression::Call(..) => return Err(Setback::no_way("a function stands in it")),
    };
    kept(pair, working)
}

fn has_both_parts(pair: &Pair) -> bool {
    !pair.0.is_zero() && !pair.1.is_zero()
}

fn product(one: &Pair, other: &Pair, working: &mut Working) -> Pair {
    let product = (&one.0 * &other.0 - &one.1 * &other.1, &one.0 * &other.1 + &one.1 * &other.0);
    if !one.1.is_zero() && !other.1.is_zero() {
        working.note(|| {
            format!(
                "{} * {}: {}*{} - {}*{} and {}*{} + {}*{} make {}",
                shown(one),
                shown(other),
                one.0,
                bracketed(&other.0),
                bracketed(&one.1),
                bracketed(&other.1),
                one.0,
                bracketed(&other.1),
                bracketed(&one.1),
                bracketed(&other.0),
                shown(&product)
            )
        });
    }
    product
}

fn bracketed(number: &Number) -> String {
    if number.is_negative() { format!("({number})") } else { number.to_string() }
}

/// Above and below times the conjugate of what stands below.
fn quotient(one: &Pair, other: &Pair, working: &mut Working) -> Result<Pair, Setback> {
    let conjugate = (other.0.clone(), other.1.negated());
    let below = &other.0 * &other.0 + &other.1 * &other.1;
    let undefined = || Setback::Undefined(format!("{} / {}", shown(one), shown(other)));
    let inverse = below.reciprocal().ok_or_else(undefined)?;
    if !other.1.is_zero() {
        working.note(|| {
            format!(
                "{} / {}: multiply above and below by {}, which makes {below} below",
                shown(one),
                shown(other),
                shown(&conjugate)
            )
        });
    }
    let above = product(one, &conjugate, working);
    Ok((above.0 * inverse.clone(), above.1 * inverse))
}

type Matrix = [[Number; 2]; 2];

fn as_matrix(term: &Expression, working: &mut Working) -> Result<Matrix, Setback> {
    let [zero, one] = [Number::zero(), Number::one()];
    let matrix = match term {
        Expression::Number(number) => [[number.clone(), zero.clone()], [zero, number.clone()]],
        Expression::Symbol(_) => [[zero.clone(), one.negated()], [one, zero]],
        Expression::Negate(a) => as_matrix(a, working)?.map(|row| row.map(|it| it.negated())),
        Expression::Add(a, b) => entrywise(&as_matrix(a, working)?, &as_matrix(b, working)?, |a, b| a + b),
        Expression::Subtract(a, b) => entrywise(&as_matrix(a, working)?, &as_matrix(b, working)?, |a, b| a - b),
        Expression::Multiply(a, b) => times(&as_matrix(a, working)?, &as_matrix(b, working)?),
        Expression::Divide(a, b) => times(&as_matrix(a, working)?, &inverse(&as_matrix(b, working)?)?),
        Expression::Power(base, exponent) => {
            let base = as_matrix(base, working)?;
            let exponent = exponent_of(exponent)?;
            let mut power = [[one.clone(), zero.clone()], [zero, one]];
            for _ in 0..exponent.abs() {
                working.spend(4 + power[0][0].significant_bits() as u64 / 64)?;
                power = times(&power, &base);
            }
            if exponent < 0 { inverse(&power)? } else { power }
        }
        Expression::Call(..) => return Err(Setback::no_way("a function stands in it")),
    };
    let bits = matrix[0][0].significant_bits() + matrix[1][0].significant_bits();
    working.spend(4 + bits as u64 / 64)?;
    if bits > WIDEST { Err(Setback::TooBig("an entry of the matrix".to_owned())) } else { Ok(matrix) }
}

fn entrywise(a: &Matrix, b: &Matrix, join: fn(&Number, &Number) -> Number) -> Matrix {
    std::array::from_fn(|row| std::array::from_fn(|column| join(&a[row][column], &b[row][column])))
}

fn times(a: &Matrix, b: &Matrix) -> Matrix {
    std::array::from_fn(|row| std::array::from_fn(|column| &a[row][0] * &b[0][column] + &a[row][1] * &b[1][column]))
}

/// By Cramer's rule.
fn inverse(matrix: &Matrix) -> Result<Matrix, Setback> {
    let [[a, b], [c, d]] = matrix;
    let determinant = a * d - b * c;
    let scale = determinant
        .reciprocal()
        .ok_or_else(|| Setback::Undefined("the inverse of a matrix of determinant 0".to_owned()))?;
    Ok([[d * &scale, b.negated() * scale.clone()], [c.negated() * scale.clone(), a * &scale]])
}

/// Right for sums and differences, wrong for products and quotients.
fn part_by_part(term: &Expression) -> Result<Pair, Setback> {
    let both = |a: &Expression, b: &Expression| Ok::<_, Setback>((part_by_part(a)?, part_by_part(b)?));
    Ok(match term {
        Expression::Number(number) => (number.clone(), Number::zero()),
        Expression::Symbol(_) => (Number::zero(), Number::one()),
        Expression::Negate(a) => {
            let (real, imaginary) = part_by_part(a)?;
            (real.negated(), imaginary.negated())
        }
        Expression::Add(a, b) => {
            let (one, other) = both(a, b)?;
            (one.0 + other.0, one.1 + other.1)
        }
        Expression::Subtract(a, b) => {
            let (one, other) = both(a, b)?;
            (one.0 - other.0, one.1 - other.1)
        }
        // A number before a letter is not two factors.
        Expression::Multiply(a, b) if matches!(**a, Expression::Number(_)) => {
            let (one, other) = both(a, b)?;
            (&one.0 * &other.0, &one.0 * &other.1)
        }
        Expression::Multiply(a, b) => {
            let (one, other) = both(a, b)?;
            (one.0 * other.0, one.1 * other.1)
        }
        Expression::Divide(a, b) => {
            let (one, other) = both(a, b)?;
            let by =
                |a: &Number, b: &Number| a.divided_by(b).ok_or_else(|| Setback::no_way("a part of the divisor is 0"));
            (by(&one.0, &other.0)?, by(&one.1, &other.1)?)
        }
        _ => return Err(Setback::no_way("there is a power in it")),
    })
}
