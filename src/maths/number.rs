//! Exact rational numbers: the only numbers polya reckons with.
//!
//! [`Number`] wraps `dashu`'s rational and leaves out its `%`, which is the *nearest* remainder (8 % 5 = -2) and not
//! what a reader of the working expects; see [`Number::remainder`]. How numbers are written and read is in
//! [`super::decimal`], theorems about whole numbers are in [`super::integers`].

use std::ops::{Add, AddAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use dashu_int::ops::{Abs, BitTest, DivRemEuclid};
use dashu_int::{IBig, Sign, UBig};
use dashu_ratio::RBig;

use super::integers;

/// A whole number of any size.
pub type Integer = IBig;

/// The greatest size, in bits, of a result of [`Number::power`] and of everything else that can grow fast: about
/// 79,000 decimal digits.
pub const MAXIMUM_BITS: usize = 1 << 18;

/// Why an operation on numbers has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum NumberError {
    /// The result would exceed the stated bound (for numbers, [`MAXIMUM_BITS`]).
    #[error("the result would be too big to write down")]
    TooBig,
    /// A division by zero, or zero to a negative power.
    #[error("division by zero")]
    DivisionByZero,
}

/// An exact rational number in lowest terms; equal numbers are equal values, whatever they were written as.
///
/// `+`, `-` and `*` work on values and references alike and are exact. Division, powers and roots may have no result
/// and are methods.
///
/// ```
/// use polya::maths::Number;
/// let half = Number::ratio(1, 2);
/// assert_eq!((&half + Number::from(3)).to_string(), "7/2");
/// assert_eq!("1,200.50".parse::<Number>().unwrap(), Number::ratio(2401, 2));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub(super) RBig);

impl Number {
    /// 0
    pub fn zero() -> Number {
        Number(RBig::ZERO)
    }

    /// 1
    pub fn one() -> Number {
        Number(RBig::ONE)
    }

    /// `numerator / denominator`, reduced; a denominator of 0 gives 0 (use [`Number::fraction`] when it can be).
    pub fn ratio(numerator: i64, denominator: i64) -> Number {
        Number::fraction(numerator.into(), denominator.into()).unwrap_or_default()
    }

    /// `numerator / denominator`, reduced; `None` when the denominator is 0.
    pub fn fraction(numerator: Integer, denominator: Integer) -> Option<Number> {
        if denominator.is_zero() {
            return None;
        }
        Some(Number(RBig::from_parts_signed(numerator, denominator)))
    }

    /// Is it 0?
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Is it 1?
    pub fn is_one(&self) -> bool {
        self.0.is_one()
    }

    /// Is it a whole number?
    pub fn is_integer(&self) -> bool {
        self.0.is_int()
    }

    /// Is it less than 0?
    pub fn is_negative(&self) -> bool {
        self.0.sign() == Sign::Negative && !self.is_zero()
    }

    /// Is it greater than 0?
    pub fn is_positive(&self) -> bool {
        self.0.sign() == Sign::Positive && !self.is_zero()
    }

    /// The whole number it is, if it is one.
    pub fn to_integer(&self) -> Option<Integer> {
        self.is_integer().then(|| self.numerator().clone())
    }

    /// The whole number it is, if it is one between `i64::MIN` and `i64::MAX`.
    pub fn to_i64(&self) -> Option<i64> {
        if self.is_integer() { i64::try_from(self.numerator()).ok() } else { None }
    }

    /// The nearest floating-point number; infinite when out of range. For drawing and rough comparison only.
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64().value()
    }

    /// The numerator in lowest terms; it carries the sign.
    pub fn numerator(&self) -> &Integer {
        self.0.numerator()
    }

    /// The denominator in lowest terms, at least 1.
    pub fn denominator(&self) -> Integer {
        self.0.denominator().clone().into()
    }

    /// Its distance from 0.
    pub fn abs(&self) -> Number {
        Number(self.0.clone().abs())
    }

    /// 0 minus it.
    pub fn negated(&self) -> Number {
        Number(-self.0.clone())
    }

    /// 1 divided by it; `None` for 0.
    pub fn reciprocal(&self) -> Option<Number> {
        let (numerator, denominator) = self.0.clone().into_parts();
        Number::fraction(denominator.into(), numerator)
    }

    /// `self / divisor`; `None` when the divisor is 0.
    pub fn divided_by(&self, divisor: &Number) -> Option<Number> {
        if divisor.is_zero() { None } else { Some(Number(&self.0 / &divisor.0)) }
    }

    /// `self ^ exponent`, with `0^0 = 1`.
    ///
    /// Errors: `TooBig` when numerator or denominator would exceed [`MAXIMUM_BITS`], `DivisionByZero` for zero to a
    /// negative power.
    pub fn power(&self, exponent: i64) -> Result<Number, NumberError> {
        if self.is_zero() && exponent < 0 {
            return Err(NumberError::DivisionByZero);
        }
        if self.is_zero() || self.is_one() {
            return Ok(if exponent == 0 { Number::one() } else { self.clone() });
        }
        let times = usize::try_from(exponent.unsigned_abs()).map_err(|_| NumberError::TooBig)?;
        let widest = self.numerator().bit_len().max(self.0.denominator().bit_len());
        // b^n has more than (bits of b - 1) * n bits, and at most (bits of b) * n.
        if widest > 1 && (widest - 1).checked_mul(times).is_none_or(|bits| bits > MAXIMUM_BITS) {
            return Err(NumberError::TooBig);
        }
        if widest == 1 {
            // Only -1 is left.
            return Ok(if times.is_multiple_of(2) { Number::one() } else { self.clone() });
        }
        let raised = Number(RBig::from_parts(self.numerator().pow(times), self.0.denominator().pow(times)));
        if raised.significant_bits() > 2 * MAXIMUM_BITS {
            return Err(NumberError::TooBig);
        }
        if exponent < 0 { raised.reciprocal().ok_or(NumberError::DivisionByZero) } else { Ok(raised) }
    }

    /// The greatest whole number not above it.
    pub fn floor(&self) -> Integer {
        self.0.floor()
    }

    /// The least whole number not below it.
    pub fn ceiling(&self) -> Integer {
        self.0.ceil()
    }

    /// The whole number next to it in the direction of 0.
    pub fn truncated(&self) -> Integer {
        self.0.trunc()
    }

    /// Rounded to so many decimal places, halves away from zero; negative places round to tens, hundreds and so on.
    ///
    /// Places beyond ±10,000 count as ±10,000.
    ///
    /// ```
    /// use polya::maths::Number;
    /// assert_eq!(Number::ratio(-5, 2).rounded(0), Number::from(-3));
    /// assert_eq!(Number::from(1250).rounded(-2), Number::from(1300));
    /// ```
    pub fn rounded(&self, decimal_places: i32) -> Number {
        let scale = power_of_ten(decimal_places.unsigned_abs().min(10_000));
        let scaled = if decimal_places >= 0 { &self.0 * &scale } else { &self.0 / &scale };
        let doubled = scaled * RBig::from(2);
        let nearest = if doubled.sign() == Sign::Negative {
            -((-doubled + RBig::ONE) / RBig::from(2)).floor()
        } else {
            ((doubled + RBig::ONE) / RBig::from(2)).floor()
        };
        let nearest = RBig::from(nearest);
        Number(if decimal_places >= 0 { nearest / scale } else { nearest * scale })
    }

    /// The Euclidean quotient of two whole numbers: the remainder lies in `0 .. |divisor|`.
    ///
    /// `None` when either is no whole number or the divisor is 0.
    pub fn quotient(&self, divisor: &Number) -> Option<Integer> {
        self.divided_with_remainder(divisor).map(|(quotient, _)| quotient)
    }

    /// The Euclidean remainder of two whole numbers, in `0 .. |divisor|`; `None` as for [`Number::quotient`].
    ///
    /// ```
    /// use polya::maths::Number;
    /// assert_eq!(Number::from(-7).remainder(&Number::from(3)), Some(2.into()));
    /// ```
    pub fn remainder(&self, divisor: &Number) -> Option<Integer> {
        self.divided_with_remainder(divisor).map(|(_, remainder)| remainder)
    }

    fn divided_with_remainder(&self, divisor: &Number) -> Option<(Integer, Integer)> {
        if !self.is_integer() || !divisor.is_integer() || divisor.is_zero() {
            return None;
        }
        let (quotient, remainder) = self.numerator().div_rem_euclid(divisor.numerator());
        Some((quotient, remainder.into()))
    }

    /// The rational number whose `n`th power it is; the non-negative one when `n` is even.
    ///
    /// `None` when there is none (2 has no rational square root, -4 has no real one) and for `n = 0`.
    ///
    /// ```
    /// use polya::maths::Number;
    /// assert_eq!(Number::ratio(8, 27).exact_root(3), Some(Number::ratio(2, 3)));
    /// assert_eq!(Number::from(2).exact_root(2), None);
    /// ```
    pub fn exact_root(&self, n: u32) -> Option<Number> {
        let above = exact_integer_root(self.numerator(), n)?;
        let below = exact_integer_root(&self.denominator(), n)?;
        Number::fraction(above, below)
    }

    /// The exponent that it has in scientific notation: e where 10^e <= |x| < 10^(e + 1). None for 0.
    ///
    /// ```
    /// use polya::maths::Number;
    /// assert_eq!(Number::from(1250).decimal_exponent(), Some(3));
    /// assert_eq!(Number::ratio(-1, 8).decimal_exponent(), Some(-1));
    /// ```
    pub fn decimal_exponent(&self) -> Option<i32> {
        if self.is_zero() {
            return None;
        }
        let size = self.abs();
        let digits = |number: &Number| i32::try_from(number.truncated().to_string().len()).ok();
        match size.reciprocal().filter(|_| size.truncated().is_zero()) {
            None => Some(digits(&size)? - 1),
            // 1/8 is 0.125: its reciprocal has one digit, and unless it is a power of ten it lies between 10^0 and 10^1.
            Some(below) => {
                let exponent = digits(&below)? - 1;
                let is_power = below == Number::from(10).power(i64::from(exponent)).ok()?;
                Some(if is_power { -exponent } else { -exponent - 1 })
            }
        }
    }

    /// How many bits numerator and denominator take together; a measure of size for bounds.
    pub fn significant_bits(&self) -> usize {
        self.numerator().bit_len() + self.0.denominator().bit_len()
    }
}

fn exact_integer_root(value: &Integer, n: u32) -> Option<Integer> {
    let root = integers::integer_root(value, n)?;
    (root.pow(n as usize) == *value).then_some(root)
}

/// 10^exponent as a rational.
pub(super) fn power_of_ten(exponent: u32) -> RBig {
    RBig::from(UBig::from(10u8).pow(exponent as usize))
}

impl From<i64> for Number {
    fn from(value: i64) -> Number {
        Number(RBig::from(value))
    }
}

impl From<Integer> for Number {
    fn from(value: Integer) -> Number {
        Number(RBig::from(value))
    }
}

impl From<&Integer> for Number {
    fn from(value: &Integer) -> Number {
        Number(RBig::from(value.clone()))
    }
}

/// One operator for values and references; `$whole` is the short way when both are whole numbers.
macro_rules! operator {
    ($trait:ident, $method:ident, $assigning:ident, $assign:ident, $sign:tt) => {
        impl $trait<&Number> for &Number {
            type Output = Number;
            fn $method(self, other: &Number) -> Number {
                if self.0.is_int() && other.0.is_int() {
                    return Number(RBig::from(self.numerator() $sign other.numerator()));
                }
                Number(&self.0 $sign &other.0)
            }
        }
        impl $trait<Number> for Number {
            type Output = Number;
            fn $method(self, other: Number) -> Number {
                &self $sign &other
            }
        }
        impl $trait<&Number> for Number {
            type Output = Number;
            fn $method(self, other: &Number) -> Number {
                &self $sign other
            }
        }
        impl $trait<Number> for &Number {
            type Output = Number;
            fn $method(self, other: Number) -> Number {
                self $sign &other
            }
        }
        impl $assigning<&Number> for Number {
            fn $assign(&mut self, other: &Number) {
                *self = &*self $sign other;
            }
        }
        impl $assigning<Number> for Number {
            fn $assign(&mut self, other: Number) {
                *self = &*self $sign &other;
            }
        }
    };
}

operator!(Add, add, AddAssign, add_assign, +);
operator!(Sub, sub, SubAssign, sub_assign, -);
operator!(Mul, mul, MulAssign, mul_assign, *);

impl Neg for Number {
    type Output = Number;
    fn neg(self) -> Number {
        Number(-self.0)
    }
}

impl Neg for &Number {
    type Output = Number;
    fn neg(self) -> Number {
        self.negated()
    }
}

impl std::iter::Sum for Number {
    fn sum<I: Iterator<Item = Number>>(terms: I) -> Number {
        terms.fold(Number::zero(), |sum, term| sum + term)
    }
}

impl std::iter::Product for Number {
    fn product<I: Iterator<Item = Number>>(factors: I) -> Number {
        factors.fold(Number::one(), |product, factor| product * factor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn n(value: i64) -> Number {
        Number::from(value)
    }

    #[test]
    fn a_ratio_is_in_lowest_terms() {
        assert_eq!(Number::ratio(6, -4), Number::ratio(-3, 2));
        assert_eq!(Number::ratio(6, -4).denominator(), Integer::from(2));
        assert_eq!(Number::ratio(0, 5), Number::zero());
        assert_eq!(Number::ratio(i64::MIN, i64::MIN), Number::one());
        assert_eq!(Number::fraction(1.into(), 0.into()), None);
    }

    #[test]
    fn zero_has_no_sign() {
        assert!(!Number::zero().is_negative());
        assert!(!Number::zero().is_positive());
        assert!(!Number::zero().negated().is_negative());
        assert!(n(-1).is_negative());
    }

    #[test]
    fn powers_know_their_bounds() {
        assert_eq!(n(2).power(10), Ok(n(1024)));
        assert_eq!(Number::ratio(2, 3).power(-2), Ok(Number::ratio(9, 4)));
        assert_eq!(n(0).power(0), Ok(n(1)));
        assert_eq!(n(0).power(5), Ok(n(0)));
        assert_eq!(n(0).power(-1), Err(NumberError::DivisionByZero));
        assert_eq!(n(10).power(i64::MAX), Err(NumberError::TooBig));
        assert_eq!(n(10).power(i64::MIN), Err(NumberError::TooBig));
        assert_eq!(n(1).power(i64::MIN), Ok(n(1)));
        assert_eq!(n(-1).power(i64::MAX), Ok(n(-1)));
        assert_eq!(n(-1).power(i64::MIN), Ok(n(1)));
        assert!(n(2).power(MAXIMUM_BITS as i64 - 1).is_ok());
    }

    #[test]
    fn rounding_takes_halves_away_from_zero() {
        assert_eq!(Number::ratio(5, 2).rounded(0), n(3));
        assert_eq!(Number::ratio(-5, 2).rounded(0), n(-3));
        assert_eq!(Number::ratio(1, 3).rounded(2), Number::ratio(33, 100));
        assert_eq!(n(-1250).rounded(-2), n(-1300));
        assert_eq!(n(49).rounded(-2), n(0));
        assert_eq!(n(7).rounded(i32::MIN), n(0));
        assert_eq!(n(7).rounded(i32::MAX), n(7));
    }

    #[test]
    fn the_remainder_is_never_negative() {
        assert_eq!(n(8).remainder(&n(5)), Some(3.into()));
        assert_eq!(n(-8).remainder(&n(-5)), Some(2.into()));
        assert_eq!(n(-8).quotient(&n(5)), Some((-2).into()));
        assert_eq!(n(8).remainder(&n(0)), None);
        assert_eq!(Number::ratio(1, 2).remainder(&n(1)), None);
    }

    #[test]
    fn roots_are_exact_or_nothing() {
        assert_eq!(n(-27).exact_root(3), Some(n(-3)));
        assert_eq!(n(-4).exact_root(2), None);
        assert_eq!(n(0).exact_root(2), Some(n(0)));
        assert_eq!(n(5).exact_root(0), None);
        assert_eq!(n(5).exact_root(1), Some(n(5)));
        assert_eq!(n(5).exact_root(u32::MAX), None);
        assert_eq!(n(1).exact_root(u32::MAX), Some(n(1)));
    }

    #[test]
    fn halfway_functions() {
        assert_eq!(Number::ratio(-7, 2).floor(), Integer::from(-4));
        assert_eq!(Number::ratio(-7, 2).ceiling(), Integer::from(-3));
        assert_eq!(Number::ratio(-7, 2).truncated(), Integer::from(-3));
        assert_eq!(n(i64::MIN).to_i64(), Some(i64::MIN));
        assert_eq!((n(i64::MIN) - n(1)).to_i64(), None);
        assert_eq!(Number::ratio(1, 2).to_integer(), None);
    }

    proptest! {
        #[test]
        fn division_undoes_multiplication(a in -999i64..999, b in 1i64..99, c in -999i64..999, d in 1i64..99) {
            let (x, y) = (Number::ratio(a, b), Number::ratio(c, d));
            if !y.is_zero() {
                prop_assert_eq!((&x * &y).divided_by(&y), Some(x.clone()));
                prop_assert_eq!(y.reciprocal().unwrap() * &y, Number::one());
            }
            prop_assert_eq!(&x + &y - &y, x);
        }

        #[test]
        fn rounding_is_near(a in any::<i32>(), b in 1i64..9999, places in -4i32..5) {
            let x = Number::ratio(a.into(), b);
            let unit = n(10).power((-places).into()).unwrap();
            prop_assert!((x.rounded(places) - &x).abs() * n(2) <= unit);
        }
    }
}
