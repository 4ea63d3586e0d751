//! What only polynomials in one symbol have: division with remainder, a greatest common divisor, repeated factors.
//!
//! Coefficients are listed with the constant first. Whole coefficients are used where fractions would only grow.

use super::Polynomial;
use crate::maths::expression::Symbol;
use crate::maths::integers::gcd;
use crate::maths::number::{Integer, Number};

/// The greatest degree for [`Polynomial::gcd`] and what builds on it.
pub(super) const HIGHEST_DEGREE: usize = 100;

/// The widest whole coefficient on the way to a greatest common divisor, in bits.
const WIDEST: usize = 1 << 14;

impl Polynomial {
    /// Quotient and remainder by a polynomial in the same symbol; the remainder has a lower degree than the divisor.
    ///
    /// `None` when another symbol occurs in either, the divisor is 0, or the degree is above 1,000.
    pub fn divided_with_remainder(&self, divisor: &Polynomial, symbol: &Symbol) -> Option<(Polynomial, Polynomial)> {
        let divisor = divisor.coefficients(symbol)?;
        let mut rest = self.coefficients(symbol)?;
        let leading = divisor.last()?.reciprocal()?;
        let mut quotient = vec![Number::zero(); (rest.len() + 1).saturating_sub(divisor.len())];
        for shift in (0..quotient.len()).rev() {
            let factor = &rest[shift + divisor.len() - 1] * &leading;
            if factor.significant_bits() > super::WIDEST {
                return None;
            }
            if !factor.is_zero() {
                for (index, coefficient) in divisor.iter().enumerate() {
                    rest[shift + index] -= coefficient * &factor;
                }
            }
            quotient[shift] = factor;
        }
        rest.truncate(divisor.len() - 1);
        Some((Polynomial::from_coefficients(symbol, &quotient), Polynomial::from_coefficients(symbol, &rest)))
    }

    /// The greatest common divisor of two polynomials in one symbol, primitive; 0 only for two zeros.
    ///
    /// `None` when more than one symbol occurs or beyond degree 100.
    pub fn gcd(&self, other: &Polynomial) -> Option<Polynomial> {
        let symbol = match (self.only_symbol(), other.only_symbol()) {
            (Some(a), Some(b)) if a == b => a,
            (Some(symbol), None) if other.to_constant().is_some() => symbol,
            (None, Some(symbol)) if self.to_constant().is_some() => symbol,
            (None, None) if self.to_constant().is_some() && other.to_constant().is_some() => {
                let both_zero = self.is_zero() && other.is_zero();
                return Some(if both_zero { Polynomial::zero() } else { Polynomial::one() });
            }
            _ => return None,
        };
        let divisor = common_divisor(self.whole(&symbol)?, other.whole(&symbol)?)?;
        Some(from_whole(&symbol, &divisor))
    }

    /// The factors of the primitive part by how often they occur, each without repeated factors of its own (Yun 1976).
    ///
    /// The product of the factors to their powers is the primitive part. `None` as for [`Polynomial::gcd`].
    pub fn square_free_factors(&self) -> Option<Vec<(Polynomial, u32)>> {
        let Some(symbol) = self.only_symbol() else {
            return self.to_constant().map(|_| vec![]);
        };
        let mut found = Vec::new();
        let polynomial = self.primitive_part();
        let derivative = polynomial.derivative(&symbol);
        let common = polynomial.gcd(&derivative)?;
        let mut factor = polynomial.exactly_divided_by(&common, &symbol)?;
        let mut rest = derivative.exactly_divided_by(&common, &symbol)?;
        let mut times = 1;
        while factor.degree(&symbol) > 0 {
            rest = &rest - &factor.derivative(&symbol);
            let single = factor.gcd(&rest)?;
            factor = factor.exactly_divided_by(&single, &symbol)?;
            rest = rest.exactly_divided_by(&single, &symbol)?;
            if single.degree(&symbol) > 0 {
                found.push((single, times));
            }
            times += 1;
        }
        Some(found)
    }

    /// The product of its different irreducible factors, primitive. `None` as for [`Polynomial::gcd`].
    pub fn square_free_part(&self) -> Option<Polynomial> {
        let mut product = Polynomial::one();
        for (factor, _) in self.square_free_factors()? {
            product = product.times(&factor).ok()?;
        }
        Some(product)
    }

    /// The quotient when nothing is left over.
    pub fn exactly_divided_by(&self, divisor: &Polynomial, symbol: &Symbol) -> Option<Polynomial> {
        let (quotient, rest) = self.divided_with_remainder(divisor, symbol)?;
        rest.is_zero().then_some(quotient)
    }

    /// The coefficients of the primitive part, none for the zero polynomial.
    pub(super) fn whole(&self, symbol: &Symbol) -> Option<Vec<Integer>> {
        if self.degree(symbol) as usize > HIGHEST_DEGREE {
            return None;
        }
        let mut whole: Vec<Integer> =
            self.primitive_part().coefficients(symbol)?.iter().map(|value| value.numerator().clone()).collect();
        trim(&mut whole);
        Some(whole)
    }
}

pub(super) fn from_whole(symbol: &Symbol, coefficients: &[Integer]) -> Polynomial {
    let numbers: Vec<Number> = coefficients.iter().map(Number::from).collect();
    Polynomial::from_coefficients(symbol, &numbers)
}

/// Takes leading zeros away.
pub(super) fn trim(coefficients: &mut Vec<Integer>) {
    while coefficients.last().is_some_and(Integer::is_zero) {
        coefficients.pop();
    }
}

/// Divides by the common divisor of the coefficients and makes the leading one positive.
pub(super) fn make_primitive(coefficients: &mut [Integer]) {
    let mut content = coefficients.iter().fold(Integer::ZERO, |common, value| gcd(&common, value));
    if coefficients.last().is_some_and(|leading| *leading < Integer::ZERO) {
        content = -content;
    }
    if !content.is_zero() && !content.is_one() {
        for value in coefficients {
            *value = &*value / &content;
        }
    }
}

/// Euclid with pseudo-remainders made primitive at each step (Collins 1967, in Knuth 4.6.1).
fn common_divisor(mut a: Vec<Integer>, mut b: Vec<Integer>) -> Option<Vec<Integer>> {
    use dashu_int::ops::BitTest;
    make_primitive(&mut a);
    make_primitive(&mut b);
    while let Some(leading) = b.last().cloned() {
        while a.len() >= b.len() {
            let shift = a.len() - b.len();
            let top = a[a.len() - 1].clone();
            let common = gcd(&top, &leading);
            let (scale, factor) = (&leading / &common, &top / &common);
            for value in &mut a {
                *value *= &scale;
            }
            for (index, coefficient) in b.iter().enumerate() {
                a[shift + index] -= coefficient * &factor;
            }
            trim(&mut a);
            if a.last().is_some_and(|value| value.bit_len() > 4 * WIDEST) {
                return None;
            }
        }
        make_primitive(&mut a);
        if a.iter().any(|value| value.bit_len() > WIDEST) {
            return None;
        }
        std::mem::swap(&mut a, &mut b);
    }
    Some(a)
}
