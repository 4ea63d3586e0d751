//! Irreducible factors over the rationals, in one symbol.
//!
//! A primitive polynomial without repeated factors is factored modulo a prime larger than twice every coefficient
//! that a factor can have; products of the factors found there, with coefficients taken next to 0, are then tried as
//! divisors. Source: Zassenhaus 1969 and Cantor & Zassenhaus 1981, in Knuth, *TAOCP* 4.6.2, with one large prime in
//! place of Hensel lifting, which is slower and shorter. Chance is replaced by the sequence x + 1, x + 2, ...

use dashu_int::ops::{BitTest, RemEuclid};

use super::Polynomial;
use super::univariate::{from_whole, make_primitive, trim};
use crate::maths::integers::{Primality, extended_gcd, is_prime};
use crate::maths::number::{Integer, Number};

/// The greatest degree that is factored.
const HIGHEST_DEGREE: u32 = 30;

/// The widest prime used, in bits.
const WIDEST_PRIME: usize = 300;

/// The most factors modulo the prime whose products are tried.
const MOST_MODULAR_FACTORS: usize = 14;

/// `content * factor^times * ...`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factored {
    /// A rational number.
    pub content: Number,
    /// Irreducible polynomials with whole coefficients without a common divisor, the leading one positive, and how
    /// often each occurs; by degree, then by coefficients from the leading one down.
    pub factors: Vec<(Polynomial, u32)>,
}

impl Polynomial {
    /// Its irreducible factors over the rationals.
    ///
    /// `None` for the zero polynomial, for several symbols, beyond degree 30, and when the search would be too long
    /// (coefficients of some hundred bits, or more than 14 factors modulo the prime).
    ///
    /// ```
    /// use polya::maths::{Polynomial, Symbol};
    /// let x = Symbol::new("x").unwrap();
    /// let factored = Polynomial::from_coefficients(&x, &[(-4).into(), 0.into(), 0.into(), 0.into(), 1.into()])
    ///     .factored()
    ///     .unwrap();
    /// let factors: Vec<String> = factored.factors.iter().map(|(factor, _)| factor.to_string()).collect();
    /// assert_eq!(factors, ["x^2 - 2", "x^2 + 2"]);
    /// ```
    pub fn factored(&self) -> Option<Factored> {
        if let Some(content) = self.to_constant() {
            return (!content.is_zero()).then(|| Factored { content, factors: vec![] });
        }
        let symbol = self.only_symbol()?;
        if self.degree(&symbol) > HIGHEST_DEGREE {
            return None;
        }
        let mut factors = Vec::new();
        for (part, times) in self.square_free_factors()? {
            for factor in irreducible(part.whole(&symbol)?)? {
                factors.push((factor, times));
            }
        }
        factors.sort_by(|(a, m), (b, n)| {
            a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev())).then(m.cmp(n))
        });
        let factors = factors.into_iter().map(|(factor, times)| (from_whole(&symbol, &factor), times)).collect();
        Some(Factored { content: self.content(), factors })
    }
}

/// The irreducible factors of a primitive polynomial without repeated factors.
fn irreducible(mut polynomial: Vec<Integer>) -> Option<Vec<Vec<Integer>>> {
    let mut found = Vec::new();
    if polynomial[0].is_zero() {
        found.push(vec![Integer::ZERO, Integer::ONE]);
        polynomial.remove(0);
    }
    if polynomial.len() <= 2 {
        if polynomial.len() == 2 {
            found.push(polynomial);
        }
        return Some(found);
    }
    let field = Field::large_enough(&polynomial)?;
    let modular = field.factors(&polynomial)?;
    if modular.len() > MOST_MODULAR_FACTORS {
        return None;
    }
    found.append(&mut recombined(polynomial, modular, &field));
    Some(found)
}

/// Tries products of few modular factors first, then of more; what is left in the end is irreducible.
fn recombined(mut rest: Vec<Integer>, mut modular: Vec<Vec<Integer>>, field: &Field) -> Vec<Vec<Integer>> {
    let mut found = Vec::new();
    let mut size = 1;
    while 2 * size <= modular.len() {
        let mut divided = false;
        for subset in 1u32..1 << modular.len() {
            if subset.count_ones() as usize != size {
                continue;
            }
            let leading = rest[rest.len() - 1].clone();
            let chosen = modular.iter().enumerate().filter(|(index, _)| subset >> index & 1 == 1);
            // The constant alone refutes most products: leading * constant must divide leading^2 * constant of rest.
            let constant = chosen.fold(leading.clone(), |product, (_, factor)| field.reduce(&(product * &factor[0])));
            let constant = field.next_to_zero(constant);
            if constant.is_zero() || !(&leading * &rest[0] % constant).is_zero() {
                continue;
            }
            let mut product = vec![leading];
            for (index, factor) in modular.iter().enumerate() {
                if subset >> index & 1 == 1 {
                    product = field.times(&product, factor);
                }
            }
            let mut candidate: Vec<Integer> = product.into_iter().map(|value| field.next_to_zero(value)).collect();
            make_primitive(&mut candidate);
            if let Some(quotient) = exact_quotient(&rest, &candidate) {
                found.push(candidate);
                rest = quotient;
                let mut index = 0;
                modular.retain(|_| {
                    index += 1;
                    subset >> (index - 1) & 1 == 0
                });
                divided = true;
                break;
            }
        }
        if !divided {
            size += 1;
        }
    }
    if rest.len() > 1 {
        found.push(rest);
    }
    found
}

fn exact_quotient(dividend: &[Integer], divisor: &[Integer]) -> Option<Vec<Integer>> {
    if divisor.len() < 2 || divisor.len() > dividend.len() {
        return None;
    }
    let mut rest = dividend.to_vec();
    let leading = &divisor[divisor.len() - 1];
    let mut quotient = vec![Integer::ZERO; dividend.len() - divisor.len() + 1];
    for shift in (0..quotient.len()).rev() {
        let top = &rest[shift + divisor.len() - 1];
        if !(top % leading).is_zero() {
            return None;
        }
        let factor = top / leading;
        for (index, coefficient) in divisor.iter().enumerate() {
            rest[shift + index] -= coefficient * &factor;
        }
        quotient[shift] = factor;
    }
    rest.iter().all(Integer::is_zero).then_some(quotient)
}

/// The integers modulo a prime.
struct Field {
    prime: Integer,
}

impl Field {
    /// Modulo a prime that does not divide the leading coefficient, leaves no factor repeated, and is larger than
    /// twice every coefficient of leading coefficient times factor (Mignotte 1974).
    fn large_enough(polynomial: &[Integer]) -> Option<Field> {
        let degree = polynomial.len() - 1;
        let height = polynomial.iter().map(BitTest::bit_len).max()?;
        let leading = polynomial[degree].bit_len();
        // 2^degree * sqrt(degree + 1) * height * leading, in bits, and one for the sign.
        let bits = degree + 4 + height + leading;
        if bits > WIDEST_PRIME {
            return None;
        }
        let mut prime: Integer = (Integer::ONE << bits) + 1;
        for _ in 0..100_000 {
            if matches!(is_prime(&prime), Primality::Prime | Primality::Probable) {
                let field = Field { prime: prime.clone() };
                let reduced = field.reduced(polynomial);
                let common = field.gcd(reduced.clone(), field.derivative(&reduced))?;
                if common.len() == 1 && reduced.len() == polynomial.len() {
                    return Some(field);
                }
            }
            prime += 2;
        }
        None
    }

    fn reduce(&self, value: &Integer) -> Integer {
        value.rem_euclid(&self.prime).into()
    }

    /// The representative of least magnitude.
    fn next_to_zero(&self, value: Integer) -> Integer {
        if &value + &value > self.prime { value - &self.prime } else { value }
    }

    fn reduced(&self, polynomial: &[Integer]) -> Vec<Integer> {
        let mut reduced: Vec<Integer> = polynomial.iter().map(|value| self.reduce(value)).collect();
        trim(&mut reduced);
        reduced
    }

    fn derivative(&self, polynomial: &[Integer]) -> Vec<Integer> {
        let raw: Vec<Integer> =
            polynomial.iter().enumerate().skip(1).map(|(power, value)| value * Integer::from(power)).collect();
        self.reduced(&raw)
    }

    fn times(&self, a: &[Integer], b: &[Integer]) -> Vec<Integer> {
        if a.is_empty() || b.is_empty() {
            return vec![];
        }
        let mut product = vec![Integer::ZERO; a.len() + b.len() - 1];
        for (i, x) in a.iter().enumerate() {
            for (j, y) in b.iter().enumerate() {
                product[i + j] += x * y;
            }
        }
        self.reduced(&product)
    }

    /// The leading coefficient made 1. `None` when it has no inverse, which happens to no prime.
    fn monic(&self, mut polynomial: Vec<Integer>) -> Option<Vec<Integer>> {
        if let Some(leading) = polynomial.last().cloned() {
            let (common, inverse, _) = extended_gcd(&leading, &self.prime);
            if !common.is_one() {
                return None;
            }
            for value in &mut polynomial {
                *value = self.reduce(&(&*value * &inverse));
            }
        }
        Some(polynomial)
    }

    /// Quotient and remainder by a monic divisor.
    fn divided(&self, mut dividend: Vec<Integer>, divisor: &[Integer]) -> (Vec<Integer>, Vec<Integer>) {
        let mut quotient = vec![Integer::ZERO; (dividend.len() + 1).saturating_sub(divisor.len())];
        for shift in (0..quotient.len()).rev() {
            let factor = self.reduce(&dividend[shift + divisor.len() - 1]);
            for (index, coefficient) in divisor.iter().enumerate() {
                dividend[shift + index] -= coefficient * &factor;
            }
            quotient[shift] = factor;
        }
        (quotient, self.reduced(&dividend))
    }

    /// The monic greatest common divisor.
    fn gcd(&self, mut a: Vec<Integer>, mut b: Vec<Integer>) -> Option<Vec<Integer>> {
        while !b.is_empty() {
            b = self.monic(b)?;
            let rest = self.divided(a, &b).1;
            a = std::mem::replace(&mut b, rest);
        }
        self.monic(a)
    }

    fn power(&self, base: &[Integer], exponent: &Integer, modulus: &[Integer]) -> Vec<Integer> {
        let mut power = vec![Integer::ONE];
        for bit in (0..exponent.bit_len()).rev() {
            power = self.divided(self.times(&power, &power), modulus).1;
            if exponent.bit(bit) {
                power = self.divided(self.times(&power, base), modulus).1;
            }
        }
        power
    }

    /// The monic irreducible factors of a polynomial without repeated ones: first those of degree 1 together, then
    /// of degree 2 and so on, then each product taken apart.
    fn factors(&self, polynomial: &[Integer]) -> Option<Vec<Vec<Integer>>> {
        let x = vec![Integer::ZERO, Integer::ONE];
        let mut rest = self.monic(self.reduced(polynomial))?;
        let mut power = x.clone();
        let mut found = Vec::new();
        let mut degree = 1;
        while rest.len() > 2 * degree {
            power = self.power(&power, &self.prime, &rest);
            let common = self.gcd(rest.clone(), self.difference(&power, &x))?;
            if common.len() > 1 {
                rest = self.divided(rest, &common).0;
                power = self.divided(power, &rest).1;
                self.take_apart(common, degree, &mut found)?;
            }
            degree += 1;
        }
        if rest.len() > 1 {
            found.push(rest);
        }
        Some(found)
    }

    fn difference(&self, a: &[Integer], b: &[Integer]) -> Vec<Integer> {
        let mut difference = a.to_vec();
        difference.resize(a.len().max(b.len()), Integer::ZERO);
        for (value, subtracted) in difference.iter_mut().zip(b) {
            *value -= subtracted;
        }
        self.reduced(&difference)
    }

    /// Takes a product of factors of the same degree apart. `None` when a hundred trials do not.
    fn take_apart(&self, product: Vec<Integer>, degree: usize, found: &mut Vec<Vec<Integer>>) -> Option<()> {
        let mut waiting = vec![product];
        let half = (self.prime.pow(degree) - 1) / 2;
        for shift in 1..=100 {
            let mut undivided = Vec::new();
            for product in waiting {
                if product.len() == degree + 1 {
                    found.push(product);
                    continue;
                }
                // x + 1 alone would never take two factors of a polynomial in x^2 apart, so higher powers follow.
                let mut trial = vec![Integer::from(shift), Integer::ONE];
                for extra in 1..degree.min(product.len() - 1) {
                    trial.push(Integer::from(shift * (extra + 1) % 7));
                }
                let power = self.power(&self.divided(trial, &product).1, &half, &product);
                let common = self.gcd(product.clone(), self.difference(&power, &[Integer::ONE]))?;
                if common.len() > 1 && common.len() < product.len() {
                    undivided.push(self.divided(product, &common).0);
                    undivided.push(common);
                } else {
                    undivided.push(product);
                }
            }
            waiting = undivided;
            if waiting.is_empty() {
                return Some(());
            }
        }
        None
    }
}
