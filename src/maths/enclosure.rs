//! Real numbers between two bounds: roots, logarithms and angles to as many digits as are wanted, the same on every
//! machine.
//!
//! An [`Enclosure`] is a pair of whole multiples of a power of two with the true value between them. Every operation rounds
//! the lower bound down and the upper one up, and a series adds a bound of what it leaves out, so that the truth is never
//! lost (Moore, *Interval Analysis*, 1966).

use std::cmp::Ordering;

use dashu_int::ops::BitTest;

use super::expression::{Expression, Function, Symbol};
use super::integers::integer_root;
use super::number::{Integer, Number};

/// The most binary places that are kept.
pub const MOST_PLACES: usize = 4_096;

/// The exponential function is not tried beyond this.
const GREATEST_EXPONENT: i64 = 2_000;

/// A real number that lies between two bounds.
///
/// ```
/// use polya::maths::Number;
/// use polya::maths::enclosure::Enclosure;
/// let root = Enclosure::exactly(&Number::from(2), 64).square_root().unwrap();
/// assert_eq!(root.rounded(5).unwrap().to_string(), "141421/100000");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// In units of 1/2^places.
    low: Integer,
    high: Integer,
    places: usize,
}

impl Enclosure {
    /// The least enclosure of a number with so many binary places.
    pub fn exactly(number: &Number, places: usize) -> Enclosure {
        let places = places.min(MOST_PLACES);
        let scaled = number * Number::from(Integer::ONE << places);
        Enclosure { low: scaled.floor(), high: scaled.ceiling(), places }
    }

    fn whole(value: i64, places: usize) -> Enclosure {
        Enclosure { low: Integer::from(value) << places, high: Integer::from(value) << places, places }
    }

    /// The lower bound.
    pub fn low(&self) -> Number {
        Number::fraction(self.low.clone(), Integer::ONE << self.places).unwrap_or_default()
    }

    /// The upper bound.
    pub fn high(&self) -> Number {
        Number::fraction(self.high.clone(), Integer::ONE << self.places).unwrap_or_default()
    }

    /// Whether 0 may be the value.
    pub fn may_be_zero(&self) -> bool {
        self.low <= Integer::ZERO && Integer::ZERO <= self.high
    }

    /// Whether the value is certainly above 0.
    pub fn is_positive(&self) -> bool {
        self.low > Integer::ZERO
    }

    /// How far apart the bounds are.
    pub fn width(&self) -> Number {
        self.high() - self.low()
    }

    /// The order of the two values, when they cannot be equal.
    pub fn compare(&self, other: &Enclosure) -> Option<Ordering> {
        let difference = self.minus(other);
        match () {
            () if difference.low > Integer::ZERO => Some(Ordering::Greater),
            () if difference.high < Integer::ZERO => Some(Ordering::Less),
            () => None,
        }
    }

    /// The value rounded to so many decimal places, halves away from zero; `None` when the bounds do not agree on it.
    pub fn rounded(&self, decimals: i32) -> Option<Number> {
        let low = self.low().rounded(decimals);
        (low == self.high().rounded(decimals)).then_some(low)
    }

    fn between(low: Integer, high: Integer, places: usize) -> Enclosure {
        Enclosure { low, high, places }
    }

    /// The bounds of a product or quotient, which has twice the places, back on the grid.
    fn shifted_back(low: Integer, high: Integer, places: usize) -> Enclosure {
        let unit = (Integer::ONE << places) - Integer::ONE;
        // A shift to the right rounds down.
        Enclosure { low: low >> places, high: (high + unit) >> places, places }
    }

    #[must_use]
    pub fn negated(&self) -> Enclosure {
        Enclosure::between(-self.high.clone(), -self.low.clone(), self.places)
    }

    #[must_use]
    pub fn plus(&self, other: &Enclosure) -> Enclosure {
        Enclosure::between(&self.low + &other.low, &self.high + &other.high, self.places)
    }

    #[must_use]
    pub fn minus(&self, other: &Enclosure) -> Enclosure {
        self.plus(&other.negated())
    }

    #[must_use]
    pub fn times(&self, other: &Enclosure) -> Enclosure {
        let corners =
            [&self.low * &other.low, &self.low * &other.high, &self.high * &other.low, &self.high * &other.high];
        let low = corners.iter().min().cloned().unwrap_or_default();
        let high = corners.iter().max().cloned().unwrap_or_default();
        Enclosure::shifted_back(low, high, self.places)
    }

    /// `None` when the divisor may be 0.
    pub fn divided_by(&self, other: &Enclosure) -> Option<Enclosure> {
        if other.may_be_zero() {
            return None;
        }
        let quotients: Vec<Number> = [&self.low, &self.high]
            .into_iter()
            .flat_map(|above| [&other.low, &other.high].map(|below| (above, below)))
            .filter_map(|(above, below)| Number::fraction(above.clone() << self.places, below.clone()))
            .collect();
        let (low, high) = (quotients.iter().min()?, quotients.iter().max()?);
        Some(Enclosure::between(low.floor(), high.ceiling(), self.places))
    }

    fn divided_by_whole(&self, divisor: i64) -> Enclosure {
        let by = |value: &Integer| Number::fraction(value.clone(), divisor.into()).unwrap_or_default();
        Enclosure::between(by(&self.low).floor(), by(&self.high).ceiling(), self.places)
    }

    /// `None` for a negative exponent of what may be 0, and beyond 1,000.
    pub fn power(&self, exponent: i64) -> Option<Enclosure> {
        if exponent < 0 {
            return Enclosure::whole(1, self.places).divided_by(&self.power(exponent.checked_neg()?)?);
        }
        if exponent > 1_000 {
            return None;
        }
        let product = (0..exponent).fold(Enclosure::whole(1, self.places), |product, _| product.times(self));
        // An even power is not negative, which plain multiplication does not see.
        let is_even = exponent % 2 == 0;
        Some(if is_even { Enclosure { low: product.low.max(Integer::ZERO), ..product } } else { product })
    }

    /// `None` when the value may be negative.
    pub fn square_root(&self) -> Option<Enclosure> {
        self.root(2)
    }

    /// The nth root of a value that is not negative, or for odd n of any.
    pub fn root(&self, n: u32) -> Option<Enclosure> {
        if n == 0 || n > 64 {
            return None;
        }
        if self.high < Integer::ZERO && !n.is_multiple_of(2) {
            return self.negated().root(n).map(|root| root.negated());
        }
        if self.low < Integer::ZERO {
            return None;
        }
        // The root of v/2^p is the root of v*2^(p(n-1)), in units of 1/2^p.
        let shift = self.places * (n as usize - 1);
        let low = integer_root(&(self.low.clone() << shift), n)?;
        let high = integer_root(&(self.high.clone() << shift), n)? + Integer::ONE;
        Some(Enclosure::between(low, high, self.places))
    }

    #[must_use]
    pub fn absolute(&self) -> Enclosure {
        match () {
            () if self.low >= Integer::ZERO => self.clone(),
            () if self.high <= Integer::ZERO => self.negated(),
            () => {
                let high = self.high.clone().max(-self.low.clone());
                Enclosure::between(Integer::ZERO, high, self.places)
            }
        }
    }

    /// From the lower bound of one to the upper bound of the other.
    fn hull(low: Enclosure, high: Enclosure) -> Enclosure {
        Enclosure::between(low.low, high.high, low.places)
    }

    fn ends(&self) -> (Enclosure, Enclosure) {
        let point = |value: &Integer| Enclosure::between(value.clone(), value.clone(), self.places);
        (point(&self.low), point(&self.high))
    }

    /// Widened by one unit on both sides, for what a series leaves out.
    fn widened(&self, by: &Integer) -> Enclosure {
        Enclosure::between(&self.low - by, &self.high + by, self.places)
    }

    /// Adds up `next(0) + next(1) + ...`, whose terms get smaller at least by half, until they are below the grid.
    fn series(first: Enclosure, next: impl Fn(&Enclosure, i64) -> Enclosure) -> Enclosure {
        let (mut sum, mut term) = (first.clone(), first);
        for index in 1..(4 * MOST_PLACES as i64) {
            term = next(&term, index);
            sum = sum.plus(&term);
            if term.low.bit_len() <= 1 && term.high.bit_len() <= 1 {
                break;
            }
        }
        // What is left out is less than the last term, which is at most two units.
        sum.widened(&Integer::from(4))
    }

    /// e to this power; `None` beyond 2,000.
    pub fn exponential(&self) -> Option<Enclosure> {
        let limit = Integer::from(GREATEST_EXPONENT) << self.places;
        if self.low < -limit.clone() || self.high > limit {
            return None;
        }
        let (low, high) = self.ends();
        Some(Enclosure::hull(low.exponential_of_point(), high.exponential_of_point()))
    }

    fn exponential_of_point(&self) -> Enclosure {
        if self.high < Integer::ZERO {
            let inverse = self.negated().exponential_of_point();
            return Enclosure::whole(1, self.places).divided_by(&inverse).unwrap_or(inverse);
        }
        // exp(x) = exp(x/2^k)^(2^k) with x/2^k < 1/2.
        let halvings = self.high.bit_len().saturating_sub(self.places) + 1;
        let more = halvings * 2 + 16;
        let fine = Enclosure::between(self.low.clone() << more, self.high.clone() << more, self.places + more);
        let small = Enclosure::between(fine.low >> halvings, (fine.high >> halvings) + Integer::ONE, fine.places);
        let one = Enclosure::whole(1, small.places);
        let mut value = Enclosure::series(one, |term, index| term.times(&small).divided_by_whole(index));
        for _ in 0..halvings {
            value = value.times(&value.clone());
        }
        Enclosure::between(value.low >> more, (value.high >> more) + Integer::ONE, self.places)
    }

    /// The natural logarithm; `None` when the value may be 0 or less.
    pub fn logarithm(&self) -> Option<Enclosure> {
        if !self.is_positive() {
            return None;
        }
        let (low, high) = self.ends();
        Some(Enclosure::hull(low.logarithm_of_point()?, high.logarithm_of_point()?))
    }

    fn logarithm_of_point(&self) -> Option<Enclosure> {
        // x = m * 2^k with m from 1 to 2; ln m = 2 artanh((m - 1)/(m + 1)), and ln 2 = 2 artanh(1/3).
        let length = self.low.bit_len() as i64;
        let exponent = length - 1 - self.places as i64;
        let power = Number::from(2).power(exponent).ok()?;
        let mantissa = Enclosure::exactly(&self.low().divided_by(&power)?, self.places);
        let one = Enclosure::whole(1, self.places);
        let ratio = mantissa.minus(&one).divided_by(&mantissa.plus(&one))?;
        let third = Enclosure::exactly(&Number::ratio(1, 3), self.places);
        let two = Enclosure::whole(2 * exponent, self.places);
        Some(ratio.artanh().times(&Enclosure::whole(2, self.places)).plus(&third.artanh().times(&two)))
    }

    /// y + y^3/3 + y^5/5 + ..., for |y| up to 1/3.
    fn artanh(&self) -> Enclosure {
        self.odd_series(&self.times(self))
    }

    /// y + y f/3 + y f^2/5 + ...
    fn odd_series(&self, factor: &Enclosure) -> Enclosure {
        let (mut sum, mut power) = (self.clone(), self.clone());
        for index in 1..(4 * MOST_PLACES as i64) {
            power = power.times(factor);
            sum = sum.plus(&power.divided_by_whole(2 * index + 1));
            if power.low.bit_len() <= 1 && power.high.bit_len() <= 1 {
                break;
            }
        }
        sum.widened(&Integer::from(4))
    }

    /// The angle, in radians, whose tangent this is.
    #[must_use]
    pub fn arctangent(&self) -> Enclosure {
        let (low, high) = self.ends();
        Enclosure::hull(low.arctangent_of_point(), high.arctangent_of_point())
    }

    fn arctangent_of_point(&self) -> Enclosure {
        // Twice arctan x = 2 arctan(x / (1 + sqrt(1 + x^2))), which brings |x| below 0.42.
        let mut small = self.clone();
        let one = Enclosure::whole(1, self.places);
        let mut halvings = 0;
        while halvings < 2 {
            let root = one.plus(&small.power(2).unwrap_or_else(|| small.clone())).square_root();
            let Some(next) = root.and_then(|root| small.divided_by(&one.plus(&root))) else {
                break;
            };
            small = next;
            halvings += 1;
        }
        let square = small.times(&small).negated();
        small.odd_series(&square).times(&Enclosure::whole(1 << halvings, self.places))
    }

    /// The angle, in radians, whose cosine this is, from 0 to pi; bounds beyond -1 and 1 are cut.
    pub fn arccosine(&self) -> Option<Enclosure> {
        Some(Enclosure::pi(self.places).divided_by_whole(2).minus(&self.arcsine()?))
    }

    /// The angle, in radians, whose sine this is; `None` when the bounds allow no value from -1 to 1.
    pub fn arcsine(&self) -> Option<Enclosure> {
        let one = Integer::ONE << self.places;
        let low = self.low.clone().max(-one.clone());
        let high = self.high.clone().min(one.clone());
        if low > high {
            return None;
        }
        let end = |value: Integer| {
            let sine = Enclosure::between(value.clone(), value.clone(), self.places);
            let half = Enclosure::pi(self.places).divided_by_whole(2);
            if value == one {
                return Some(half);
            }
            if value == -one.clone() {
                return Some(half.negated());
            }
            let whole = Enclosure::whole(1, self.places);
            let cosine = whole.minus(&sine).times(&whole.plus(&sine)).square_root()?;
            match sine.divided_by(&cosine) {
                Some(tangent) => Some(tangent.arctangent()),
                None => Some(Enclosure::hull(half.negated(), half)),
            }
        };
        Some(Enclosure::hull(end(low)?, end(high)?))
    }

    /// The circle's number: 16 arctan(1/5) - 4 arctan(1/239) (Machin, 1706).
    pub fn pi(places: usize) -> Enclosure {
        let places = places.min(MOST_PLACES);
        let arctangent = |n: i64| {
            let small = Enclosure::exactly(&Number::ratio(1, n), places);
            small.odd_series(&small.times(&small).negated())
        };
        let sixteen = Enclosure::whole(16, places);
        arctangent(5).times(&sixteen).minus(&arctangent(239).times(&Enclosure::whole(4, places)))
    }

    /// Of an angle in radians; `None` beyond 2^40.
    pub fn sine(&self) -> Option<Enclosure> {
        Some(self.minus(&Enclosure::pi(self.places).divided_by_whole(2)).cosine()?.within_one())
    }

    /// Of an angle in radians; `None` beyond 2^40.
    pub fn cosine(&self) -> Option<Enclosure> {
        if self.low.bit_len().max(self.high.bit_len()) > self.places + 40 {
            return None;
        }
        // The cosine changes no faster than the angle does.
        let middle = (&self.low + &self.high) >> 1;
        let reach = &self.high - &self.low;
        let mut angle = Enclosure::between(middle.clone(), middle, self.places);
        let turn = Enclosure::pi(self.places).times(&Enclosure::whole(2, self.places));
        let turns = angle.divided_by(&turn)?.low().rounded(0).to_i64()?;
        angle = angle.minus(&turn.times(&Enclosure::whole(turns, self.places)));
        // cos x = 2 cos(x/2)^2 - 1, four times: |x| is below 1/4 then.
        let small = angle.divided_by_whole(16);
        let square = small.times(&small).negated();
        let one = Enclosure::whole(1, self.places);
        let mut cosine = Enclosure::series(one.clone(), |term, index| {
            term.times(&square).divided_by_whole((2 * index - 1) * (2 * index))
        });
        for _ in 0..4 {
            cosine = cosine.times(&cosine.clone()).times(&Enclosure::whole(2, self.places)).minus(&one);
        }
        Some(cosine.widened(&reach).within_one())
    }

    fn within_one(&self) -> Enclosure {
        let one = Integer::ONE << self.places;
        let low = self.low.clone().clamp(-one.clone(), one.clone());
        Enclosure::between(low, self.high.clone().clamp(-one.clone(), one), self.places)
    }

    /// The value of an expression; `None` where it is not defined, or a bound does not tell.
    pub fn of(
        expression: &Expression,
        value: &dyn Fn(&Symbol) -> Option<Enclosure>,
        places: usize,
    ) -> Option<Enclosure> {
        let of = |part: &Expression| Enclosure::of(part, value, places);
        Some(match expression {
            Expression::Number(number) => Enclosure::exactly(number, places),
            Expression::Symbol(symbol) if symbol.name() == "pi" => Enclosure::pi(places),
            Expression::Symbol(symbol) => value(symbol)?,
            Expression::Negate(a) => of(a)?.negated(),
            Expression::Add(a, b) => of(a)?.plus(&of(b)?),
            Expression::Subtract(a, b) => of(a)?.minus(&of(b)?),
            Expression::Multiply(a, b) => of(a)?.times(&of(b)?),
            Expression::Divide(a, b) => of(a)?.divided_by(&of(b)?)?,
            Expression::Power(base, exponent) => {
                let base = of(base)?;
                match exponent.value() {
                    Ok(exponent) if exponent.is_integer() => base.power(exponent.to_i64()?)?,
                    Ok(exponent) => {
                        let below = u32::try_from(exponent.denominator()).ok()?;
                        base.root(below)?.power(i64::try_from(exponent.numerator().clone()).ok()?)?
                    }
                    Err(_) => base.logarithm()?.times(&of(exponent)?).exponential()?,
                }
            }
            Expression::Call(function, arguments) => match (function, &arguments[..]) {
                (Function::SquareRoot, [a]) => of(a)?.square_root()?,
                (Function::CubeRoot, [a]) => of(a)?.root(3)?,
                (Function::Absolute, [a]) => of(a)?.absolute(),
                (Function::NaturalLogarithm, [a]) => of(a)?.logarithm()?,
                (Function::Exponential, [a]) => of(a)?.exponential()?,
                (Function::Sine, [a]) => of(a)?.sine()?,
                (Function::Cosine, [a]) => of(a)?.cosine()?,
                (Function::Tangent, [a]) => of(a)?.sine()?.divided_by(&of(a)?.cosine()?)?,
                (Function::ArcSine, [a]) => of(a)?.arcsine()?,
                (Function::ArcCosine, [a]) => of(a)?.arccosine()?,
                (Function::ArcTangent, [a]) => of(a)?.arctangent(),
                _ => return None,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Enclosure {
        let tree: Expression = text.parse().unwrap();
        Enclosure::of(&tree, &|_| None, 128).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn well_known_values_to_twenty_places() {
        for (text, digits) in [
            ("pi", "3.14159265358979323846"),
            ("sqrt(2)", "1.41421356237309504880"),
            ("ln(2)", "0.69314718055994530942"),
            ("ln(1/1000)", "-6.90775527898213705205"),
            ("exp(1)", "2.71828182845904523536"),
            ("exp(-3)", "0.04978706836786394298"),
            ("exp(20)", "485165195.40979027796910683054"),
            ("sin(1)", "0.84147098480789650665"),
            ("cos(100)", "0.86231887228768393410"),
            ("tan(1)", "1.55740772465490223051"),
            ("atan(1/2)", "0.46364760900080611621"),
            ("atan(-20)", "-1.52083793107295385782"),
            ("asin(1)", "1.57079632679489661923"),
            ("asin(-3/5)", "-0.64350110879328438680"),
            ("acos(0)", "1.57079632679489661923"),
            ("acos(-1/2)", "2.09439510239319549231"),
            ("2^(3/2)", "2.82842712474619009760"),
            ("2^pi", "8.82497782707628762386"),
        ] {
            let found = value(text);
            let expected: Number = digits.parse().unwrap();
            assert_eq!(found.rounded(20), Some(expected.clone()), "{text}: {:?} {:?}", found.low(), found.high());
        }
    }

    #[test]
    fn what_is_not_defined_has_no_value() {
        for text in ["sqrt(0 - 1)", "ln(0)", "1/0", "asin(2)", "exp(10^9)", "1/(sqrt(2)*sqrt(2) - 2)", "sin(10^40)"] {
            let tree: Expression = text.parse().unwrap();
            assert_eq!(Enclosure::of(&tree, &|_| None, 64), None, "{text}");
        }
    }

    #[test]
    fn identities_hold_within_the_bounds() {
        for n in -30..30_i64 {
            let x = format!("({n}/7)");
            assert!(value(&format!("sin{x}^2 + cos{x}^2 - 1")).may_be_zero());
            assert!(value(&format!("ln(exp{x}) - {x}")).may_be_zero());
            assert!(value(&format!("tan(atan{x}) - {x}")).may_be_zero());
            assert!(value(&format!("asin(sin({x}/5)) - {x}/5")).may_be_zero());
        }
    }
}
