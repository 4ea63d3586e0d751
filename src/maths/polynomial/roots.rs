//! Rational roots by the rational root theorem: the numerator divides the constant, the denominator the leading
//! coefficient (Descartes 1637; Gauss's lemma).

use super::Polynomial;
use crate::maths::integers::{gcd, smallest_factor_below};
use crate::maths::number::{Integer, Number};

/// The most fractions that are tried.
const MOST_CANDIDATES: usize = 20_000;

/// Trial divisors of a coefficient go up to here.
const GREATEST_TRIAL: u64 = 100_000;

/// What the search for rational roots found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RationalRoots {
    /// The roots in ascending order, each with its multiplicity.
    pub roots: Vec<(Number, u32)>,
    /// Whether these are all; `false` when a coefficient was too hard to divide or there was too much to try.
    pub complete: bool,
}

impl Polynomial {
    /// Its rational roots.
    ///
    /// Bounds: coefficients are divided by primes below 100,000, and at most 20,000 fractions are tried; past that
    /// the answer is not complete. `None` for the zero polynomial, for several symbols, and beyond degree 100.
    pub fn rational_roots(&self) -> Option<RationalRoots> {
        if self.is_zero() {
            return None;
        }
        let Some(symbol) = self.only_symbol() else {
            return self.to_constant().map(|_| RationalRoots { roots: vec![], complete: true });
        };
        let mut rest = self.whole(&symbol)?;
        let mut roots = Vec::new();
        let zeros = rest.iter().take_while(|value| value.is_zero()).count();
        rest.drain(..zeros);
        if zeros > 0 {
            roots.push((Number::zero(), zeros as u32));
        }
        let (above, above_known) = divisors(&rest[0]);
        let (below, below_known) = divisors(&rest[rest.len() - 1]);
        let mut complete = above_known && below_known;
        let mut tried = 0;
        'search: for denominator in &below {
            for numerator in &above {
                if rest.len() == 1 {
                    complete = true;
                    break 'search;
                }
                if !gcd(numerator, denominator).is_one() {
                    continue;
                }
                tried += 1;
                if tried > MOST_CANDIDATES {
                    complete = false;
                    break 'search;
                }
                for signed in [numerator.clone(), -numerator] {
                    let mut times = 0;
                    while let Some(quotient) = without_root(&rest, &signed, denominator) {
                        rest = quotient;
                        times += 1;
                    }
                    if times > 0 {
                        roots.push((Number::fraction(signed, denominator.clone())?, times));
                    }
                }
            }
        }
        roots.sort();
        Some(RationalRoots { roots, complete })
    }
}

/// The quotient by `denominator*x - numerator`, when nothing is left over; by Gauss's lemma it has whole coefficients.
fn without_root(coefficients: &[Integer], numerator: &Integer, denominator: &Integer) -> Option<Vec<Integer>> {
    if coefficients.len() < 2 {
        return None;
    }
    let mut quotient = vec![Integer::ZERO; coefficients.len() - 1];
    let mut carried = Integer::ZERO;
    for index in (0..quotient.len()).rev() {
        let value = &coefficients[index + 1] + carried;
        if !(&value % denominator).is_zero() {
            return None;
        }
        quotient[index] = value / denominator;
        carried = &quotient[index] * numerator;
    }
    (&coefficients[0] + carried).is_zero().then_some(quotient)
}

/// The positive divisors of a number that is not 0, in ascending order, and whether these are all.
fn divisors(n: &Integer) -> (Vec<Integer>, bool) {
    let mut rest = if *n < Integer::ZERO { -n } else { n.clone() };
    let mut found = vec![Integer::ONE];
    let mut known = true;
    let mut from_small = true;
    while !rest.is_one() {
        let prime = match smallest_factor_below(&rest, GREATEST_TRIAL) {
            Some(prime) if from_small => Integer::from(prime),
            _ => {
                // What is left has no small divisor: take it whole, and say so unless it must be prime.
                from_small = false;
                known = rest <= Integer::from(GREATEST_TRIAL) * GREATEST_TRIAL;
                rest.clone()
            }
        };
        let before = found.clone();
        let mut power = Integer::ONE;
        while (&rest % &prime).is_zero() && !rest.is_one() {
            rest /= &prime;
            power *= &prime;
            found.extend(before.iter().map(|divisor| divisor * &power));
        }
        if found.len() > MOST_CANDIDATES {
            known = false;
            break;
        }
    }
    found.sort();
    (found, known)
}
