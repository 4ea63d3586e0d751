//! Exact numbers with square roots: sums of rational multiples of roots of square-free whole numbers.
//!
//! `(3 + sqrt(5))/2` is 3/2 times sqrt(1) plus 1/2 times sqrt(5). Roots of different square-free numbers are linearly
//! independent over the rationals (Besicovitch 1940), so equal numbers have equal terms. Negative radicands are
//! refused: everything is real.

mod convert;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use dashu_int::ops::BitTest;

use crate::maths::integers::{gcd, integer_root, smallest_factor_below};
use crate::maths::number::{Integer, Number};
use crate::maths::polynomial::Polynomial;

/// The most terms a surd may have as a result of multiplying.
const MOST_TERMS: usize = 64;

/// The most different primes below the roots of a number that is inverted: its inverse has up to 2^6 terms.
const MOST_PRIMES: usize = 6;

/// The widest coefficient of a result, in bits.
const WIDEST: usize = 1 << 14;

/// The widest radicand, in bits.
const WIDEST_RADICAND: usize = 256;

/// Trial divisors of a radicand go up to here.
const GREATEST_TRIAL: u64 = 20_000;

/// A real number made of rational numbers and square roots.
///
/// Laws: radicands are positive and square-free (1 for the rational part), coefficients are not 0. Equal numbers are
/// equal values.
///
/// ```
/// use polya::maths::Surd;
/// let root = Surd::square_root(&8.into()).unwrap();
/// assert_eq!(root.to_string(), "2*sqrt(2)");
/// assert_eq!(root.times(&root).unwrap().to_string(), "8");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Surd {
    terms: BTreeMap<Integer, Number>,
}

impl From<Number> for Surd {
    fn from(number: Number) -> Surd {
        Surd::term(number, Integer::ONE)
    }
}

impl From<i64> for Surd {
    fn from(number: i64) -> Surd {
        Number::from(number).into()
    }
}

impl Surd {
    /// `coefficient * sqrt(radicand)`; the radicand is square-free.
    fn term(coefficient: Number, radicand: Integer) -> Surd {
        let mut terms = BTreeMap::new();
        if !coefficient.is_zero() {
            terms.insert(radicand, coefficient);
        }
        Surd { terms }
    }

    /// The root of a rational number that is not negative.
    ///
    /// `None` for negative numbers, and when we cannot make sure that the radicand is square-free: it is divided by
    /// primes below 20,000 only.
    pub fn square_root(number: &Number) -> Option<Surd> {
        if number.is_negative() {
            return None;
        }
        if let Some(root) = number.exact_root(2) {
            return Some(root.into());
        }
        // sqrt(a/b) = sqrt(a*b)/b
        let below = number.denominator();
        let (outside, inside) = square_free(&(number.numerator() * &below))?;
        Some(Surd::term(Number::fraction(outside, below)?, inside))
    }

    /// The rational number it is, if it is one.
    pub fn to_number(&self) -> Option<Number> {
        match self.terms.first_key_value() {
            None => Some(Number::zero()),
            Some((radicand, value)) if radicand.is_one() && self.terms.len() == 1 => Some(value.clone()),
            _ => None,
        }
    }

    /// Is it 0?
    pub fn is_zero(&self) -> bool {
        self.terms.is_empty()
    }

    /// Its radicands and their coefficients, in ascending order; 1 is the radicand of the rational part.
    pub fn terms(&self) -> impl Iterator<Item = (&Integer, &Number)> {
        self.terms.iter()
    }

    /// The coefficient of `sqrt(radicand)`, for a square-free radicand; of the rational part for 1.
    pub fn coefficient(&self, radicand: &Integer) -> Number {
        self.terms.get(radicand).cloned().unwrap_or_default()
    }

    /// Every coefficient times `factor`.
    pub fn scaled(&self, factor: &Number) -> Surd {
        if factor.is_zero() {
            return Surd::default();
        }
        Surd { terms: self.terms.iter().map(|(radicand, value)| (radicand.clone(), value * factor)).collect() }
    }

    /// The product; `None` beyond 64 terms, 2^14 bits a coefficient or 256 bits a radicand.
    pub fn times(&self, other: &Surd) -> Option<Surd> {
        let mut terms: BTreeMap<Integer, Number> = BTreeMap::new();
        for (m, a) in &self.terms {
            for (n, b) in &other.terms {
                // For square-free m and n with g = gcd(m, n): sqrt(m)*sqrt(n) = g*sqrt(m/g * n/g), square-free again.
                let common = gcd(m, n);
                let radicand = (m / &common) * (n / &common);
                let value = a * b * Number::from(common);
                if radicand.bit_len() > WIDEST_RADICAND || value.significant_bits() > WIDEST {
                    return None;
                }
                *terms.entry(radicand).or_default() += value;
            }
        }
        terms.retain(|_, value| !value.is_zero());
        (terms.len() <= MOST_TERMS).then_some(Surd { terms })
    }

    /// 1 divided by it: numerator and denominator are multiplied by conjugates until the denominator is rational.
    ///
    /// `None` for 0, and when more than six primes stand below its roots or a bound of [`Surd::times`] bites.
    pub fn inverse(&self) -> Option<Surd> {
        let mut above = Surd::from(1);
        let mut below = self.clone();
        for prime in independent_divisors(&self.terms.keys().cloned().collect())? {
            let conjugate = below.conjugate(&prime);
            above = above.times(&conjugate)?;
            below = below.times(&conjugate)?;
        }
        Some(above.scaled(&below.to_number()?.reciprocal()?))
    }

    /// The sign of every root changed whose radicand `prime` divides.
    fn conjugate(&self, prime: &Integer) -> Surd {
        let terms = self.terms.iter().map(|(radicand, value)| {
            let divides = (radicand % prime).is_zero();
            (radicand.clone(), if divides { value.negated() } else { value.clone() })
        });
        Surd { terms: terms.collect() }
    }

    /// The quotient; `None` as for [`Surd::inverse`] and [`Surd::times`].
    pub fn divided_by(&self, divisor: &Surd) -> Option<Surd> {
        self.times(&divisor.inverse()?)
    }

    /// The power; `None` as for [`Surd::times`], for exponents beyond ±1,000, and for 0 to a negative power.
    pub fn power(&self, exponent: i64) -> Option<Surd> {
        if exponent.unsigned_abs() > 1_000 {
            return None;
        }
        let base = if exponent < 0 { self.inverse()? } else { self.clone() };
        let mut result = Surd::from(1);
        for bit in (0..10).rev() {
            result = result.times(&result)?;
            if exponent.unsigned_abs() >> bit & 1 == 1 {
                result = result.times(&base)?;
            }
        }
        Some(result)
    }

    /// Its square root, when that is a sum of at most two roots again: `sqrt(3 + 2*sqrt(2)) = 1 + sqrt(2)`.
    ///
    /// `None` for negative numbers, and when there is none of this form.
    pub fn root(&self) -> Option<Surd> {
        if let Some(number) = self.to_number() {
            return Surd::square_root(&number);
        }
        if self.terms.len() != 2 || self.sign()? == Ordering::Less {
            return None;
        }
        // sqrt(a + b*sqrt(c)) = sqrt(u) + sign(b)*sqrt(v) with u + v = a and 4*u*v = b^2*c.
        let a = self.coefficient(&Integer::ONE);
        let (radicand, b) = self.terms.last_key_value()?;
        let discriminant = &a * &a - b * b * Number::from(radicand);
        let difference = discriminant.exact_root(2)?;
        let half = Number::ratio(1, 2);
        let larger = Surd::square_root(&((&a + &difference) * &half))?;
        let smaller = Surd::square_root(&((&a - &difference) * &half))?;
        Some(if b.is_negative() { &larger - &smaller } else { &larger + &smaller })
    }

    /// Whether it is below, equal to or above 0. Exact: 0 is known by its terms, and for the rest the digits of the
    /// roots are taken until the sign is plain.
    ///
    /// `None` when 16,384 bits are not enough.
    pub fn sign(&self) -> Option<Ordering> {
        if self.terms.values().all(Number::is_positive) {
            return Some(if self.is_zero() { Ordering::Equal } else { Ordering::Greater });
        }
        if self.terms.values().all(Number::is_negative) {
            return Some(Ordering::Less);
        }
        let mut bits = 64;
        while bits <= 1 << 14 {
            let (low, high) = self.between(bits);
            if low.is_positive() {
                return Some(Ordering::Greater);
            }
            if high.is_negative() {
                return Some(Ordering::Less);
            }
            bits *= 2;
        }
        None
    }

    /// The order of two; `None` as for [`Surd::sign`].
    pub fn compare(&self, other: &Surd) -> Option<Ordering> {
        (self - other).sign()
    }

    /// Rational bounds from roots known to within 2^-bits.
    fn between(&self, bits: usize) -> (Number, Number) {
        let unit = Number::fraction(Integer::ONE, Integer::ONE << bits).unwrap_or_default();
        let (mut low, mut high) = (Number::zero(), Number::zero());
        for (radicand, value) in &self.terms {
            let scaled = integer_root(&(radicand.clone() << (2 * bits)), 2).unwrap_or_default();
            let below = Number::from(scaled) * &unit;
            let above = if radicand.is_one() { below.clone() } else { &below + &unit };
            let (least, greatest) = if value.is_negative() { (above, below) } else { (below, above) };
            low += value * &least;
            high += value * &greatest;
        }
        (low, high)
    }

    /// The nearest whole number not above it; `None` as for [`Surd::sign`].
    pub fn floor(&self) -> Option<Integer> {
        if let Some(number) = self.to_number() {
            return Some(number.floor());
        }
        let mut bits = 64;
        while bits <= 1 << 14 {
            let (low, high) = self.between(bits);
            if low.floor() == high.floor() {
                return Some(low.floor());
            }
            bits *= 2;
        }
        None
    }

    /// A decimal approximation, correct to `places` (at most 1,000) places unless the next digits are all 0 or 9.
    pub fn to_decimal_rounded(&self, places: u32) -> String {
        let places = places.min(1_000);
        let (low, high) = self.between(64 + 4 * places as usize + 64);
        ((low + high) * Number::ratio(1, 2)).to_decimal_rounded(places)
    }

    /// The nearest floating-point number, or close to it. For drawing and rough comparison only.
    pub fn to_f64(&self) -> f64 {
        let (low, high) = self.between(256);
        ((low + high) * Number::ratio(1, 2)).to_f64()
    }

    /// The value of a polynomial in one symbol here; `None` as for [`Surd::times`], or with several symbols.
    pub fn value_of(&self, polynomial: &Polynomial) -> Option<Surd> {
        let coefficients = match polynomial.only_symbol() {
            Some(symbol) => polynomial.coefficients(&symbol)?,
            None => vec![polynomial.to_constant()?],
        };
        let mut value = Surd::default();
        for coefficient in coefficients.into_iter().rev() {
            value = &value.times(self)? + &Surd::from(coefficient);
        }
        Some(value)
    }
}

/// `outside^2 * inside = n`, with `inside` square-free, for positive `n`.
fn square_free(n: &Integer) -> Option<(Integer, Integer)> {
    if n.bit_len() > 4 * WIDEST_RADICAND {
        return None;
    }
    let (mut outside, mut inside, mut rest) = (Integer::ONE, Integer::ONE, n.clone());
    while let Some(prime) = smallest_factor_below(&rest, GREATEST_TRIAL) {
        let prime = Integer::from(prime);
        let mut times = 0u32;
        while (&rest % &prime).is_zero() {
            rest /= &prime;
            times += 1;
        }
        outside *= prime.pow(times as usize / 2);
        if times % 2 == 1 {
            inside *= prime;
        }
    }
    // What is left has only primes above the bound: below its cube it is a prime, a square or two primes.
    let root = integer_root(&rest, 2)?;
    if &root * &root == rest {
        outside *= root;
    } else if rest < Integer::from(GREATEST_TRIAL).pow(3) {
        inside *= rest;
    } else {
        return None;
    }
    (inside.bit_len() <= WIDEST_RADICAND).then_some((outside, inside))
}

/// Numbers, each dividing some radicands, such that flipping the roots they divide reaches every conjugate: primes, or
/// products of primes that always occur together.
fn independent_divisors(radicands: &BTreeSet<Integer>) -> Option<Vec<Integer>> {
    let mut parts: Vec<Integer> = Vec::new();
    for radicand in radicands {
        let mut rest = radicand.clone();
        let mut refined = Vec::new();
        for part in parts {
            let common = gcd(&part, &rest);
            rest /= &common;
            refined.extend([&part / &common, common].into_iter().filter(|piece| !piece.is_one()));
        }
        if !rest.is_one() {
            refined.push(rest);
        }
        parts = refined;
        if parts.len() > MOST_PRIMES {
            return None;
        }
    }
    parts.sort();
    Some(parts)
}

impl std::ops::Add for &Surd {
    type Output = Surd;
    fn add(self, other: &Surd) -> Surd {
        let mut terms = self.terms.clone();
        for (radicand, value) in &other.terms {
            *terms.entry(radicand.clone()).or_default() += value;
        }
        terms.retain(|_, value| !value.is_zero());
        Surd { terms }
    }
}

impl std::ops::Sub for &Surd {
    type Output = Surd;
    fn sub(self, other: &Surd) -> Surd {
        self + &other.scaled(&Number::from(-1))
    }
}

impl fmt::Display for Surd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.to_expression())
    }
}

#[cfg(test)]
mod tests;
