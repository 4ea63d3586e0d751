//! Exact numbers with square roots: sums of rational multiples of roots of square-free whole numbers.
//!
//! `(3 + sqrt(5))/2` is 3/2 times sqrt(1) plus 1/2 times sqrt(5). Roots of different square-free numbers are linearly
//! independent over the rationals (Besicovitch 1940), so equal numbers have equal terms. Negative radicands are
//! refused: everything is real.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use dashu_int::ops::BitTest;

use super::expression::{Expression, Function};
use super::integers::{gcd, integer_root, lcm, smallest_factor_below};
use super::number::{Integer, Number};
use super::polynomial::Polynomial;

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
mod tests {
    use super::*;
    use crate::maths::parse::{Options, parse_expression};
    use proptest::prelude::*;

    fn s(text: &str) -> Surd {
        let tree = parse_expression(text, &Options::default()).unwrap().value;
        Surd::from_expression(&tree).unwrap_or_else(|| panic!("{text} is no surd"))
    }

    #[test]
    fn surds_are_printed_as_one_fraction() {
        for (text, expected) in [
            ("(3 + sqrt(5))/2", "(3 + sqrt(5))/2"),
            ("sqrt(8) + sqrt(1/2)", "5*sqrt(2)/2"),
            ("-sqrt(2)/3", "-sqrt(2)/3"),
            ("1/2 - sqrt(3)", "(1 - 2*sqrt(3))/2"),
            ("1/(sqrt(2) + sqrt(3))", "sqrt(3) - sqrt(2)"),
            ("sqrt(2)*sqrt(6)", "2*sqrt(3)"),
            ("sqrt(3 + 2sqrt(2))", "1 + sqrt(2)"),
            ("sqrt(3 - 2sqrt(2))", "sqrt(2) - 1"),
            ("2^(3/2)", "2*sqrt(2)"),
            ("(1 + sqrt(2))^-2", "3 - 2*sqrt(2)"),
            ("|1 - sqrt(2)|", "sqrt(2) - 1"),
            ("floor(-10sqrt(2))", "-15"),
            ("sqrt(0)", "0"),
            ("1/(1 + sqrt(2) + sqrt(3) + sqrt(6))", "(1 - sqrt(2) - sqrt(3) + sqrt(6))/2"),
        ] {
            let surd = s(text);
            assert_eq!(surd.to_string(), expected, "{text}");
            assert_eq!(s(&surd.to_string()), surd);
        }
    }

    #[test]
    fn what_is_no_surd_is_none() {
        for text in ["sqrt(-1)", "2^(1/3)", "x", "pi", "1/(sqrt(2) - sqrt(2))", "sqrt(1 + sqrt(2))", "sqrt(2)^5000"] {
            let tree = parse_expression(text, &Options::default()).unwrap().value;
            assert_eq!(Surd::from_expression(&tree), None, "{text}");
        }
    }

    #[test]
    fn signs_are_exact() {
        assert_eq!(s("sqrt(2) + sqrt(3) - sqrt(5 + 2sqrt(6))").sign(), Some(Ordering::Equal));
        assert_eq!(s("sqrt(1000001) - sqrt(1000000) - 1/2000").sign(), Some(Ordering::Less));
        assert_eq!(
            s("sqrt(2)").compare(&s("1.41421356237309504880168872420969807856967187537694")),
            Some(Ordering::Greater)
        );
        assert_eq!(s("sqrt(2)").to_decimal_rounded(10), "1.4142135624");
        assert!((s("sqrt(2)").to_f64() - std::f64::consts::SQRT_2).abs() < 1e-15);
    }

    #[test]
    fn a_polynomial_is_0_at_its_root() {
        let tree = parse_expression("x^2 - x - 1", &Options::default()).unwrap().value;
        let polynomial = Polynomial::from_expression(&tree).unwrap();
        assert!(s("(1 + sqrt(5))/2").value_of(&polynomial).unwrap().is_zero());
        assert!(!s("(1 + sqrt(3))/2").value_of(&polynomial).unwrap().is_zero());
    }

    proptest! {
        #[test]
        fn the_inverse_undoes(a in -9i64..9, b in -9i64..9, c in -9i64..9, m in 2i64..40, n in 2i64..40) {
            let surd = s(&format!("{a} + {b}*sqrt({m})/3 + {c}*sqrt({n})"));
            if surd.is_zero() {
                prop_assert_eq!(surd.inverse(), None);
            } else {
                prop_assert_eq!(surd.times(&surd.inverse().unwrap()), Some(Surd::from(1)));
                let expected = surd.to_f64().partial_cmp(&0.0);
                prop_assert_eq!(surd.sign(), expected);
            }
        }
    }
}
