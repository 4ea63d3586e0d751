//! Whole numbers: common divisors, powers modulo, digits, primes.

use dashu_int::fast_div::ConstDivisor;
use dashu_int::ops::{BitTest, ExtendedGcd, Gcd, RemEuclid, UnsignedAbs};
use dashu_int::{IBig, UBig};

use super::number::Integer;

/// The widest operand of [`power_modulo`] and [`is_prime`], in bits. Wider ones are not tried.
pub const WIDEST_TESTED: usize = 4096;

/// The greatest common divisor, never negative; `gcd(0, 0) = 0`.
pub fn gcd(a: &Integer, b: &Integer) -> Integer {
    if a.is_zero() || b.is_zero() {
        return (a + b).unsigned_abs().into();
    }
    a.gcd(b).into()
}

/// The least common multiple, never negative; 0 when either is 0.
pub fn lcm(a: &Integer, b: &Integer) -> Integer {
    if a.is_zero() || b.is_zero() {
        return Integer::ZERO;
    }
    let multiple = a / gcd(a, b) * b;
    multiple.unsigned_abs().into()
}

/// `(g, x, y)` with `g = gcd(a, b) = a*x + b*y`.
///
/// ```
/// use polya::maths::integers::extended_gcd;
/// let (g, x, y) = extended_gcd(&240.into(), &46.into());
/// assert_eq!(g, 2.into());
/// assert_eq!(x * 240 + y * 46, g);
/// ```
pub fn extended_gcd(a: &Integer, b: &Integer) -> (Integer, Integer, Integer) {
    if a.is_zero() || b.is_zero() {
        return (gcd(a, b), a.signum(), b.signum());
    }
    let (g, x, y) = a.gcd_ext(b);
    (g.into(), x, y)
}

/// `base ^ exponent` modulo `modulus`, in `0 .. modulus`; a negative exponent asks for the inverse.
///
/// `None` when the modulus is not positive, when there is no inverse, or when an operand is wider than
/// [`WIDEST_TESTED`] bits.
pub fn power_modulo(base: &Integer, exponent: &Integer, modulus: &Integer) -> Option<Integer> {
    let widest = base.bit_len().max(exponent.bit_len()).max(modulus.bit_len());
    if *modulus <= Integer::ZERO || widest > WIDEST_TESTED {
        return None;
    }
    let modulus = modulus.unsigned_abs();
    let mut residue: UBig = base.rem_euclid(IBig::from(modulus.clone()));
    if *exponent < Integer::ZERO {
        let (divisor, inverse, _) = extended_gcd(&residue.into(), &modulus.clone().into());
        if !divisor.is_one() {
            return None;
        }
        residue = inverse.rem_euclid(IBig::from(modulus.clone()));
    }
    if modulus.is_one() {
        return Some(Integer::ZERO);
    }
    Some(raise(&residue, &exponent.unsigned_abs(), &ConstDivisor::new(modulus)).into())
}

fn raise(base: &UBig, exponent: &UBig, ring: &ConstDivisor) -> UBig {
    ring.reduce(base.clone()).pow(exponent).residue()
}

/// The digits of `|n|` in a base of 2 or more, the most significant first; 0 is one digit.
///
/// `None` when the base is below 2 or the number has more than 2^18 bits.
pub fn digits(n: &Integer, base: u32) -> Option<Vec<u32>> {
    if base < 2 || n.bit_len() > super::number::MAXIMUM_BITS {
        return None;
    }
    let mut found = Vec::new();
    split_digits(n.unsigned_abs(), base, &mut found);
    Some(found)
}

/// Halves the digits with a power of the base until one machine word is left: quadratic division is not paid for.
fn split_digits(n: UBig, base: u32, found: &mut Vec<u32>) {
    let mut powers = vec![UBig::from(base)];
    while powers[powers.len() - 1] <= n {
        let last = &powers[powers.len() - 1];
        powers.push(last * last);
    }
    // powers[level] is base^(2^level); a number below it has 2^level digits, and splits into two halves.
    fn go(n: UBig, level: usize, powers: &[UBig], base: u32, found: &mut Vec<u32>) {
        if let Ok(mut small) = u64::try_from(&n) {
            let start = found.len();
            let width = 1usize << level;
            while found.len() - start < width {
                found.push((small % u64::from(base)) as u32);
                small /= u64::from(base);
            }
            found[start..].reverse();
            return;
        }
        let high = &n / &powers[level - 1];
        let low = n - &high * &powers[level - 1];
        go(high, level - 1, powers, base, found);
        go(low, level - 1, powers, base, found);
    }
    let mut all = Vec::new();
    go(n, powers.len() - 1, &powers, base, &mut all);
    let leading = all.iter().take_while(|digit| **digit == 0).count().min(all.len() - 1);
    found.extend_from_slice(&all[leading..]);
}

/// The number with these digits, the most significant first; no digits make 0.
///
/// `None` when the base is below 2, a digit is not below the base, or there are more than 20,000 digits.
pub fn from_digits(digits: &[u32], base: u32) -> Option<Integer> {
    if base < 2 || digits.len() > 20_000 || digits.iter().any(|digit| *digit >= base) {
        return None;
    }
    Some(digits.iter().fold(Integer::ZERO, |value, digit| value * base + *digit))
}

/// The whole part of the `n`th root, towards zero; `None` for `n = 0` and for even roots of negative numbers.
pub fn integer_root(value: &Integer, n: u32) -> Option<Integer> {
    if n == 0 || (n.is_multiple_of(2) && *value < Integer::ZERO) {
        return None;
    }
    if n == 1 || value.is_zero() || value.unsigned_abs().is_one() {
        return Some(value.clone());
    }
    if value.bit_len() <= n as usize {
        return Some(value.signum());
    }
    Some(value.nth_root(n as usize))
}

/// What is known of a number's being prime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Primality {
    /// Proven prime.
    Prime,
    /// Proven not prime (0, 1 and negative numbers included).
    Composite,
    /// Passed every test we have, without proof: above 3.3 * 10^24 only.
    Probable,
    /// Wider than [`WIDEST_TESTED`] bits: not tried.
    Unknown,
}

/// Whether `n` is prime.
///
/// Below 2^64 the answer is `num-prime`'s, which is proven. Below 3,317,044,064,679,887,385,961,981 the Miller-Rabin
/// test to the first thirteen primes is a proof (Sorenson & Webster, *Strong pseudoprimes to twelve prime bases*,
/// 2015). Above, a number that passes to the first twenty-four primes is called [`Primality::Probable`].
///
/// ```
/// use polya::maths::integers::{Primality, is_prime};
/// assert_eq!(is_prime(&1_000_003.into()), Primality::Prime);
/// ```
pub fn is_prime(n: &Integer) -> Primality {
    if *n < Integer::from(2) {
        return Primality::Composite;
    }
    if let Ok(small) = u64::try_from(n) {
        let prime = num_prime::nt_funcs::is_prime64(small);
        return if prime { Primality::Prime } else { Primality::Composite };
    }
    if n.bit_len() > WIDEST_TESTED {
        return if n.trailing_zeros() == Some(0) { Primality::Unknown } else { Primality::Composite };
    }
    let odd = n.unsigned_abs();
    let proven = odd < UBig::from(3_317_044_064_679_887_385_961_981u128);
    let bases = &WITNESSES[..if proven { 13 } else { WITNESSES.len() }];
    for base in bases {
        if (&odd % u64::from(*base)) == 0 {
            return Primality::Composite;
        }
    }
    if bases.iter().all(|base| passes_miller_rabin(&odd, *base)) {
        if proven { Primality::Prime } else { Primality::Probable }
    } else {
        Primality::Composite
    }
}

const WITNESSES: [u32; 24] =
    [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89];

/// For odd `n = d * 2^s + 1` and a base it does not divide: is base^d = 1, or base^(d * 2^r) = -1 for some r < s?
fn passes_miller_rabin(n: &UBig, base: u32) -> bool {
    let one_less = n - UBig::ONE;
    let halvings = one_less.trailing_zeros().unwrap_or(0);
    let ring = ConstDivisor::new(n.clone());
    let mut power = ring.reduce(UBig::from(base)).pow(&(&one_less >> halvings));
    if power.residue().is_one() {
        return true;
    }
    for _ in 0..halvings {
        if power.residue() == one_less {
            return true;
        }
        power = power.sqr();
    }
    false
}

/// The least divisor of `|n|` from 2 up to but not including `bound`; it is prime.
///
/// `None` when there is none that small. Bounds above 10,000,000 count as 10,000,000. Steps: one division for each
/// odd number below the bound or the square root of `|n|`.
pub fn smallest_factor_below(n: &Integer, bound: u64) -> Option<u64> {
    let bound = bound.min(10_000_000);
    let magnitude = n.unsigned_abs();
    if magnitude.is_one() || bound <= 2 {
        return None;
    }
    let small = u64::try_from(&magnitude).ok();
    let divides = |divisor: u64| match small {
        Some(small) => small.is_multiple_of(divisor),
        None => &magnitude % divisor == 0,
    };
    if divides(2) {
        return Some(2);
    }
    let mut divisor = 3;
    while divisor < bound {
        if small.is_some_and(|small| divisor * divisor > small) {
            return small.filter(|small| *small < bound);
        }
        if divides(divisor) {
            return Some(divisor);
        }
        divisor += 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn i(value: i128) -> Integer {
        Integer::from(value)
    }

    #[test]
    fn common_divisors_at_the_edges() {
        assert_eq!(gcd(&i(0), &i(0)), i(0));
        assert_eq!(gcd(&i(-12), &i(0)), i(12));
        assert_eq!(gcd(&i(-12), &i(18)), i(6));
        assert_eq!(lcm(&i(-4), &i(6)), i(12));
        assert_eq!(lcm(&i(0), &i(6)), i(0));
        assert_eq!(extended_gcd(&i(0), &i(-5)), (i(5), i(0), i(-1)));
        assert_eq!(extended_gcd(&i(0), &i(0)), (i(0), i(0), i(0)));
    }

    #[test]
    fn powers_modulo() {
        assert_eq!(power_modulo(&i(2), &i(10), &i(1000)), Some(i(24)));
        assert_eq!(power_modulo(&i(-2), &i(3), &i(5)), Some(i(2)));
        assert_eq!(power_modulo(&i(3), &i(-1), &i(7)), Some(i(5)));
        assert_eq!(power_modulo(&i(2), &i(-1), &i(4)), None);
        assert_eq!(power_modulo(&i(2), &i(5), &i(1)), Some(i(0)));
        assert_eq!(power_modulo(&i(2), &i(5), &i(0)), None);
        assert_eq!(power_modulo(&i(0), &i(0), &i(7)), Some(i(1)));
    }

    #[test]
    fn digits_of_small_and_large_numbers() {
        assert_eq!(digits(&i(0), 10), Some(vec![0]));
        assert_eq!(digits(&i(-1203), 10), Some(vec![1, 2, 0, 3]));
        assert_eq!(digits(&i(6), 2), Some(vec![1, 1, 0]));
        assert_eq!(digits(&i(6), 1), None);
        let large = Integer::from(7).pow(5000);
        let text: String = digits(&large, 10).unwrap().iter().map(u32::to_string).collect();
        assert_eq!(text, large.to_string());
        assert_eq!(from_digits(&[], 10), Some(i(0)));
        assert_eq!(from_digits(&[1, 2], 2), None);
    }

    #[test]
    fn primes_and_what_only_looks_like_one() {
        for (n, expected) in [
            (-7, Primality::Composite),
            (0, Primality::Composite),
            (1, Primality::Composite),
            (2, Primality::Prime),
            (561, Primality::Composite),
            (3_215_031_751, Primality::Composite),
            (18_446_744_073_709_551_629, Primality::Prime),
            (318_665_857_834_031_151_167_461, Primality::Composite),
        ] {
            assert_eq!(is_prime(&i(n)), expected, "{n}");
        }
        let mersenne = (Integer::ONE << 127) - 1;
        assert_eq!(is_prime(&mersenne), Primality::Probable);
        assert_eq!(is_prime(&(Integer::ONE << 9000)), Primality::Composite);
        assert_eq!(is_prime(&((Integer::ONE << 9000) + 1)), Primality::Unknown);
    }

    #[test]
    fn the_smallest_factor() {
        assert_eq!(smallest_factor_below(&i(91), 100), Some(7));
        assert_eq!(smallest_factor_below(&i(91), 7), None);
        assert_eq!(smallest_factor_below(&i(97), 98), Some(97));
        assert_eq!(smallest_factor_below(&i(97), 97), None);
        assert_eq!(smallest_factor_below(&i(1), 100), None);
        assert_eq!(smallest_factor_below(&i(0), 100), Some(2));
        assert_eq!(smallest_factor_below(&i(2), 3), Some(2));
        assert_eq!(smallest_factor_below(&i(2), 2), None);
    }

    #[test]
    fn roots_are_rounded_towards_zero() {
        assert_eq!(integer_root(&i(99), 2), Some(i(9)));
        assert_eq!(integer_root(&i(-28), 3), Some(i(-3)));
        assert_eq!(integer_root(&i(-4), 2), None);
        assert_eq!(integer_root(&i(5), 0), None);
        assert_eq!(integer_root(&i(5), u32::MAX), Some(i(1)));
    }

    proptest! {
        #[test]
        fn bezout_holds(a in any::<i64>(), b in any::<i64>()) {
            let (g, x, y) = extended_gcd(&a.into(), &b.into());
            prop_assert_eq!(&g, &gcd(&a.into(), &b.into()));
            prop_assert_eq!(x * a + y * b, g);
        }

        #[test]
        fn digits_are_put_together_again(n in any::<u128>(), base in 2u32..100_000) {
            let n = Integer::from(n);
            let found = digits(&n, base).unwrap();
            prop_assert!(found.len() == 1 || found[0] != 0);
            prop_assert_eq!(from_digits(&found, base), Some(n));
        }
    }
}
