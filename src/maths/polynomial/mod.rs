//! Polynomials in several symbols with exact rational coefficients.
//!
//! | file         | what it does                                                      |
//! |--------------|-------------------------------------------------------------------|
//! | `mod`        | the type, sums, products, values                                  |
//! | `convert`    | from expressions and back                                         |
//! | `univariate` | what only polynomials in one symbol have: division, gcd, repeated factors |
//! | `roots`      | rational roots, by trying divisors                                |
//! | `factor`     | irreducible factors, by way of a large prime                      |

mod convert;
mod factor;
mod roots;
mod univariate;

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;

pub use factor::Factored;
pub use roots::RationalRoots;

use super::expression::Symbol;
use super::integers::{gcd, lcm};
use super::number::{Integer, Number, NumberError};

/// The most terms a polynomial may have as a result of multiplying or reading.
pub const MAXIMUM_TERMS: usize = 400;

/// The greatest total degree of a result of multiplying or reading.
pub const MAXIMUM_DEGREE: u32 = 1_000;

/// The widest coefficient of a result of multiplying, in bits.
const WIDEST: usize = 1 << 14;

/// The most products of two terms in one multiplication.
const MOST_PRODUCTS: usize = 40_000;

/// A product of powers of symbols, such as `x^2*y`; without symbols it is 1.
///
/// Ordered by total degree, then so that `x^2 > x*y > y^2`: printing goes from the greatest down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Monomial(Vec<(Symbol, u32)>);

impl Monomial {
    /// `symbol ^ exponent`
    pub fn power_of(symbol: &Symbol, exponent: u32) -> Monomial {
        Monomial(if exponent == 0 { vec![] } else { vec![(symbol.clone(), exponent)] })
    }

    /// The symbols and their exponents, which are positive, in the order of names.
    pub fn factors(&self) -> &[(Symbol, u32)] {
        &self.0
    }

    /// The sum of the exponents.
    pub fn degree(&self) -> u32 {
        self.0.iter().fold(0, |sum, (_, exponent)| sum.saturating_add(*exponent))
    }

    /// The exponent of `symbol`, 0 when it is not there.
    pub fn exponent(&self, symbol: &Symbol) -> u32 {
        self.0.iter().find(|(other, _)| other == symbol).map_or(0, |(_, exponent)| *exponent)
    }

    /// The product of two.
    pub fn times(&self, other: &Monomial) -> Monomial {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut product = Vec::with_capacity(self.0.len() + other.0.len());
        while let (Some((a, m)), Some((b, n))) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                Ordering::Less => product.extend(left.next().cloned()),
                Ordering::Greater => product.extend(right.next().cloned()),
                Ordering::Equal => {
                    product.push((a.clone(), m.saturating_add(*n)));
                    left.next();
                    right.next();
                }
            }
        }
        product.extend(left.chain(right).cloned());
        Monomial(product)
    }

    /// The quotient, when `other` divides it.
    pub fn divided_by(&self, other: &Monomial) -> Option<Monomial> {
        let mut quotient = self.0.clone();
        for (symbol, exponent) in &other.0 {
            let left = quotient.iter_mut().find(|(own, _)| own == symbol)?;
            left.1 = left.1.checked_sub(*exponent)?;
        }
        quotient.retain(|(_, exponent)| *exponent > 0);
        Some(Monomial(quotient))
    }

    /// The greatest monomial that divides both.
    pub fn common(&self, other: &Monomial) -> Monomial {
        let shared = self.0.iter().map(|(symbol, exponent)| (symbol.clone(), other.exponent(symbol).min(*exponent)));
        Monomial(shared.filter(|(_, exponent)| *exponent > 0).collect())
    }
}

impl Ord for Monomial {
    fn cmp(&self, other: &Monomial) -> Ordering {
        self.degree().cmp(&other.degree()).then_with(|| {
            for ((a, m), (b, n)) in self.0.iter().zip(&other.0) {
                // The one with more of the earlier symbol is greater.
                let order = b.cmp(a).then(m.cmp(n));
                if order != Ordering::Equal {
                    return order;
                }
            }
            self.0.len().cmp(&other.0.len())
        })
    }
}

impl PartialOrd for Monomial {
    fn partial_cmp(&self, other: &Monomial) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A polynomial. Equal polynomials are equal values.
///
/// Law: monomials go up, each once, and no coefficient is 0; so the zero polynomial has no terms.
///
/// ```
/// use polya::maths::parse::{Options, parse_expression};
/// use polya::maths::Polynomial;
/// let read = |text| Polynomial::from_expression(&parse_expression(text, &Options::default()).unwrap().value).unwrap();
/// assert_eq!(read("(x + y)(x - y)"), read("x^2 - y^2"));
/// assert_eq!(read("(x + 1)^2 - x/2").to_string(), "x^2 + 3*x/2 + 1");
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Polynomial {
    terms: Vec<(Monomial, Number)>,
}

impl Polynomial {
    /// 0
    pub fn zero() -> Polynomial {
        Polynomial::default()
    }

    /// 1
    pub fn one() -> Polynomial {
        Polynomial::constant(Number::one())
    }

    /// The same number everywhere.
    pub fn constant(value: Number) -> Polynomial {
        Polynomial::term(value, Monomial::default())
    }

    /// The symbol itself.
    pub fn symbol(symbol: &Symbol) -> Polynomial {
        Polynomial::term(Number::one(), Monomial::power_of(symbol, 1))
    }

    /// `coefficient * monomial`
    pub fn term(coefficient: Number, monomial: Monomial) -> Polynomial {
        Polynomial { terms: if coefficient.is_zero() { vec![] } else { vec![(monomial, coefficient)] } }
    }

    /// The sum of these terms; monomials may repeat.
    pub fn from_terms(terms: impl IntoIterator<Item = (Monomial, Number)>) -> Polynomial {
        let mut terms: Vec<(Monomial, Number)> = terms.into_iter().collect();
        terms.sort_by(|(a, _), (b, _)| a.cmp(b));
        terms.dedup_by(|(next, more), (monomial, sum)| {
            let is_same = next == monomial;
            if is_same {
                *sum += &*more;
            }
            is_same
        });
        terms.retain(|(_, coefficient)| !coefficient.is_zero());
        Polynomial { terms }
    }

    /// The polynomial in one symbol with these coefficients, the constant first.
    pub fn from_coefficients(symbol: &Symbol, coefficients: &[Number]) -> Polynomial {
        Polynomial::from_terms(
            coefficients
                .iter()
                .enumerate()
                .map(|(exponent, coefficient)| (Monomial::power_of(symbol, exponent as u32), coefficient.clone())),
        )
    }

    /// Monomials and coefficients, the greatest monomial first.
    pub fn terms(&self) -> impl DoubleEndedIterator<Item = (&Monomial, &Number)> {
        self.terms.iter().map(|(monomial, coefficient)| (monomial, coefficient)).rev()
    }

    /// How many terms there are.
    pub fn length(&self) -> usize {
        self.terms.len()
    }

    /// Is it 0?
    pub fn is_zero(&self) -> bool {
        self.terms.is_empty()
    }

    /// Its value, when no symbol occurs in it.
    pub fn to_constant(&self) -> Option<Number> {
        match &self.terms[..] {
            [] => Some(Number::zero()),
            [(monomial, value)] if monomial.0.is_empty() => Some(value.clone()),
            _ => None,
        }
    }

    /// The symbols in it.
    pub fn symbols(&self) -> BTreeSet<Symbol> {
        self.terms.iter().flat_map(|(monomial, _)| monomial.0.iter().map(|(symbol, _)| symbol.clone())).collect()
    }

    /// The only symbol in it, when there is exactly one.
    pub fn only_symbol(&self) -> Option<Symbol> {
        let mut symbols = self.symbols().into_iter();
        symbols.next().filter(|_| symbols.next().is_none())
    }

    /// The greatest exponent of `symbol`; 0 for the zero polynomial.
    pub fn degree(&self, symbol: &Symbol) -> u32 {
        self.terms.iter().map(|(monomial, _)| monomial.exponent(symbol)).max().unwrap_or(0)
    }

    /// The greatest degree of its monomials; 0 for the zero polynomial.
    pub fn total_degree(&self) -> u32 {
        self.terms.last().map_or(0, |(monomial, _)| monomial.degree())
    }

    /// The coefficient of its greatest monomial; 0 for the zero polynomial.
    pub fn leading_coefficient(&self) -> Number {
        self.terms.last().map_or_else(Number::zero, |(_, coefficient)| coefficient.clone())
    }

    /// The coefficient of `monomial`.
    pub fn coefficient(&self, monomial: &Monomial) -> Number {
        let place = self.terms.binary_search_by(|(own, _)| own.cmp(monomial));
        place.map_or_else(|_| Number::zero(), |place| self.terms[place].1.clone())
    }

    /// Its coefficients by powers of `symbol`, the constant first; at least one of them.
    ///
    /// `None` when another symbol occurs, or beyond degree [`MAXIMUM_DEGREE`].
    pub fn coefficients(&self, symbol: &Symbol) -> Option<Vec<Number>> {
        let degree = self.degree(symbol);
        if degree > MAXIMUM_DEGREE {
            return None;
        }
        let mut coefficients = vec![Number::zero(); degree as usize + 1];
        for (monomial, coefficient) in &self.terms {
            let exponent = monomial.exponent(symbol);
            if exponent != monomial.degree() {
                return None;
            }
            coefficients[exponent as usize] = coefficient.clone();
        }
        Some(coefficients)
    }

    /// What stands with each power of `symbol`, the power 0 first: in `a*x^2 + b`, for `x`, it is `b`, 0 and `a`.
    ///
    /// `None` beyond degree [`MAXIMUM_DEGREE`].
    pub fn collected(&self, symbol: &Symbol) -> Option<Vec<Polynomial>> {
        let degree = self.degree(symbol);
        if degree > MAXIMUM_DEGREE {
            return None;
        }
        let mut collected = vec![Vec::new(); degree as usize + 1];
        for (monomial, coefficient) in &self.terms {
            let exponent = monomial.exponent(symbol);
            let rest = monomial.0.iter().filter(|(other, _)| other != symbol).cloned().collect();
            collected[exponent as usize].push((Monomial(rest), coefficient.clone()));
        }
        Some(collected.into_iter().map(Polynomial::from_terms).collect())
    }

    /// Every coefficient times `factor`.
    pub fn scaled(&self, factor: &Number) -> Polynomial {
        if factor.is_zero() {
            return Polynomial::zero();
        }
        let terms = self.terms.iter().map(|(monomial, value)| (monomial.clone(), value * factor));
        Polynomial { terms: terms.collect() }
    }

    /// The product.
    ///
    /// Errors: `TooBig` beyond [`MAXIMUM_TERMS`] terms, degree [`MAXIMUM_DEGREE`] or 2^14 bits a coefficient,
    /// and beyond 40,000 products of two terms.
    pub fn times(&self, other: &Polynomial) -> Result<Polynomial, NumberError> {
        let products = self.terms.len().saturating_mul(other.terms.len());
        if products > MOST_PRODUCTS || self.total_degree().saturating_add(other.total_degree()) > MAXIMUM_DEGREE {
            return Err(NumberError::TooBig);
        }
        if let Some(factor) = self.to_constant() {
            return other.scaled(&factor).within_bounds();
        }
        let product = |(a, m): &(Monomial, Number), (b, n): &(Monomial, Number)| (a.times(b), m * n);
        let terms = self.terms.iter().flat_map(|left| other.terms.iter().map(move |right| product(left, right)));
        Polynomial::from_terms(terms).within_bounds()
    }

    fn within_bounds(self) -> Result<Polynomial, NumberError> {
        let wide = self.terms.iter().any(|(_, coefficient)| coefficient.significant_bits() > WIDEST);
        if wide || self.terms.len() > MAXIMUM_TERMS { Err(NumberError::TooBig) } else { Ok(self) }
    }

    /// The power. Errors as for [`Polynomial::times`].
    pub fn power(&self, exponent: u32) -> Result<Polynomial, NumberError> {
        if let Some(value) = self.to_constant() {
            return Polynomial::constant(value.power(exponent.into())?).within_bounds();
        }
        if let [(monomial, coefficient)] = &self.terms[..] {
            let degree = monomial.degree().checked_mul(exponent).filter(|degree| *degree <= MAXIMUM_DEGREE);
            degree.ok_or(NumberError::TooBig)?;
            let raised = monomial.0.iter().map(|(symbol, power)| (symbol.clone(), power * exponent));
            let raised = Monomial(raised.filter(|(_, power)| *power > 0).collect());
            return Polynomial::term(coefficient.power(exponent.into())?, raised).within_bounds();
        }
        if exponent > MAXIMUM_DEGREE {
            return Err(NumberError::TooBig);
        }
        let mut result = Polynomial::one();
        for _ in 0..exponent {
            result = result.times(self)?;
        }
        Ok(result)
    }

    /// The derivative by `symbol`.
    pub fn derivative(&self, symbol: &Symbol) -> Polynomial {
        let one = Monomial::power_of(symbol, 1);
        Polynomial::from_terms(self.terms.iter().filter_map(|(monomial, coefficient)| {
            let exponent = Number::from(i64::from(monomial.exponent(symbol)));
            Some((monomial.divided_by(&one)?, coefficient * exponent))
        }))
    }

    /// Its value; `None` when a symbol has none, or when a number would exceed the bounds of [`Number::power`].
    pub fn evaluate(&self, value: &dyn Fn(&Symbol) -> Option<Number>) -> Option<Number> {
        let mut sum = Number::zero();
        for (monomial, coefficient) in &self.terms {
            let mut product = coefficient.clone();
            for (symbol, exponent) in &monomial.0 {
                product *= value(symbol)?.power((*exponent).into()).ok()?;
            }
            sum += product;
        }
        Some(sum)
    }

    /// The polynomial with `value` for `symbol`. Errors as for [`Polynomial::times`].
    pub fn substitute(&self, symbol: &Symbol, value: &Polynomial) -> Result<Polynomial, NumberError> {
        let collected = self.collected(symbol).ok_or(NumberError::TooBig)?;
        let mut result = Polynomial::zero();
        for part in collected.iter().rev() {
            result = &result.times(value)? + part;
        }
        result.within_bounds()
    }

    /// The greatest positive rational number that leaves whole coefficients without a common divisor, with the sign
    /// of the leading coefficient; 0 for the zero polynomial. `6*x - 4` has 2, `-x/2 + 1/3` has -1/6.
    pub fn content(&self) -> Number {
        let mut above = Integer::ZERO;
        let mut below = Integer::ONE;
        for (_, coefficient) in &self.terms {
            above = gcd(&above, coefficient.numerator());
            below = lcm(&below, &coefficient.denominator());
        }
        let content = Number::fraction(above, below).unwrap_or_default();
        if self.leading_coefficient().is_negative() { content.negated() } else { content }
    }

    /// The polynomial divided by its content: whole coefficients without a common divisor, the leading one positive.
    pub fn primitive_part(&self) -> Polynomial {
        match self.content().reciprocal() {
            Some(factor) => self.scaled(&factor),
            None => Polynomial::zero(),
        }
    }

    /// The greatest monomial that divides every term; 1 for the zero polynomial.
    pub fn common_monomial(&self) -> Monomial {
        let mut monomials = self.terms.iter().map(|(monomial, _)| monomial);
        let Some(first) = monomials.next() else {
            return Monomial::default();
        };
        monomials.fold(first.clone(), |common, monomial| common.common(monomial))
    }

    /// Every term divided by `monomial`, when it divides them.
    pub fn divided_by_monomial(&self, monomial: &Monomial) -> Option<Polynomial> {
        let divided = self.terms.iter().map(|(own, value)| Some((own.divided_by(monomial)?, value.clone())));
        Some(Polynomial::from_terms(divided.collect::<Option<Vec<_>>>()?))
    }
}

impl std::ops::Add for &Polynomial {
    type Output = Polynomial;
    fn add(self, other: &Polynomial) -> Polynomial {
        Polynomial::from_terms(self.terms.iter().chain(&other.terms).cloned())
    }
}

impl std::ops::Sub for &Polynomial {
    type Output = Polynomial;
    fn sub(self, other: &Polynomial) -> Polynomial {
        self + &-other
    }
}

impl std::ops::Neg for &Polynomial {
    type Output = Polynomial;
    fn neg(self) -> Polynomial {
        self.scaled(&Number::from(-1))
    }
}

impl fmt::Display for Polynomial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.to_expression())
    }
}

impl fmt::Debug for Polynomial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{self}`")
    }
}

#[cfg(test)]
mod tests;
