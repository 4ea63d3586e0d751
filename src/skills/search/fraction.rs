//! Small exact fractions, for searches that make very many of them.

use std::fmt;

/// A fraction in lowest terms with a positive denominator. What would not fit is no fraction at all: every operation says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fraction {
    over: i64,
    under: i64,
}

impl Fraction {
    pub fn whole(number: i64) -> Self {
        Self { over: number, under: 1 }
    }

    pub fn is_whole(self) -> bool {
        self.under == 1
    }

    pub fn is_positive(self) -> bool {
        self.over > 0
    }

    fn reduced(over: i128, under: i128) -> Option<Self> {
        if under == 0 {
            return None;
        }
        let (mut a, mut b) = (over.unsigned_abs(), under.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let divisor = i128::try_from(a.max(1)).ok()? * under.signum();
        Some(Self { over: i64::try_from(over / divisor).ok()?, under: i64::try_from(under / divisor).ok()? })
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        if self.under == 1 && other.under == 1 {
            return Some(Self::whole(self.over.checked_add(other.over)?));
        }
        let (a, b, c, d) = self.parts(other);
        Self::reduced(a * d + c * b, b * d)
    }

    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { over: other.over.checked_neg()?, under: other.under })
    }

    pub fn times(self, other: Self) -> Option<Self> {
        if self.under == 1 && other.under == 1 {
            return Some(Self::whole(self.over.checked_mul(other.over)?));
        }
        let (a, b, c, d) = self.parts(other);
        Self::reduced(a * c, b * d)
    }

    pub fn over(self, other: Self) -> Option<Self> {
        let (a, b, c, d) = self.parts(other);
        Self::reduced(a * d, b * c)
    }

    fn parts(self, other: Self) -> (i128, i128, i128, i128) {
        (self.over.into(), self.under.into(), other.over.into(), other.under.into())
    }

    /// How far two are apart, for comparing only.
    pub fn distance(self, other: Self) -> f64 {
        (self.over as f64 / self.under as f64 - other.over as f64 / other.under as f64).abs()
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.under {
            1 => write!(f, "{}", self.over),
            under => write!(f, "{}/{under}", self.over),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_exact_and_say_when_they_do_not_fit() {
        let [three, eight] = [3, 8].map(Fraction::whole);
        let third = three.minus(eight.over(three).unwrap()).unwrap();
        assert_eq!(eight.over(third).unwrap(), Fraction::whole(24));
        assert_eq!(eight.over(Fraction::whole(0)), None);
        assert_eq!(Fraction::whole(i64::MAX).plus(Fraction::whole(1)), None);
        assert_eq!(Fraction::whole(6).over(Fraction::whole(-4)).unwrap().to_string(), "-3/2");
    }
}
