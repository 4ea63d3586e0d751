//! How numbers are written and read: `"7/2"`, `"1,200"`, `"3.50"`, `".5"`.

use std::fmt;
use std::str::FromStr;

use dashu_int::ops::DivRem;
use dashu_int::{Sign, UBig};
use dashu_ratio::RBig;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::number::{Number, power_of_ten};

/// The longest text read as a number, in bytes.
const LONGEST: usize = 80_000;

/// The most decimal places written by [`Number::to_decimal`] and [`Number::to_decimal_rounded`].
const MOST_PLACES: u32 = 1_000;

/// The text is not a number as we write them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a number such as 3, -3/4, 3.50 or 1,200")]
pub struct NotANumber;

impl Number {
    /// Its decimal form when that ends within 1,000 places: `1/8` is `"0.125"`, `1/3` has none.
    pub fn to_decimal(&self) -> Option<String> {
        if self.is_integer() {
            return Some(self.to_string());
        }
        let mut rest: UBig = self.0.denominator().clone();
        let twos = rest.trailing_zeros().unwrap_or(0);
        rest >>= twos;
        let mut fives = 0;
        let five = UBig::from(5u8);
        while !rest.is_one() {
            let (quotient, remainder) = (&rest).div_rem(&five);
            if !remainder.is_zero() || fives == MOST_PLACES as usize {
                return None;
            }
            rest = quotient;
            fives += 1;
        }
        let places = twos.max(fives);
        if places > MOST_PLACES as usize { None } else { Some(self.with_places(places as u32)) }
    }

    /// Its decimal form rounded to exactly so many places (at most 1,000), halves away from zero.
    ///
    /// ```
    /// use polya::maths::Number;
    /// assert_eq!(Number::ratio(2, 3).to_decimal_rounded(2), "0.67");
    /// assert_eq!(Number::from(3).to_decimal_rounded(2), "3.00");
    /// ```
    pub fn to_decimal_rounded(&self, places: u32) -> String {
        let places = places.min(MOST_PLACES);
        self.rounded(places as i32).with_places(places)
    }

    /// Written with so many places, which must be enough for it.
    fn with_places(&self, places: u32) -> String {
        let scaled = (&self.0 * power_of_ten(places)).trunc();
        let (sign, magnitude) = scaled.into_parts();
        let digits = format!("{:0>width$}", magnitude.to_string(), width = places as usize + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places as usize);
        let minus = if sign == Sign::Negative && !magnitude.is_zero() { "-" } else { "" };
        if fraction.is_empty() { format!("{minus}{whole}") } else { format!("{minus}{whole}.{fraction}") }
    }
}

impl fmt::Display for Number {
    /// Canonical: `"-3"`, `"7/2"`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Nearly all numbers are small, and those need no text in between.
        if f.width().is_none()
            && let Some(small) = self.to_i64()
        {
            return small.fmt(f);
        }
        let text = if self.is_integer() {
            self.numerator().to_string()
        } else {
            format!("{}/{}", self.numerator(), self.0.denominator())
        };
        f.pad(&text)
    }
}

impl FromStr for Number {
    type Err = NotANumber;

    /// Accepts `3`, `+3`, `-3/4`, `3.50`, `.5`, `1,200.75`, and the sign `−`; at most 80,000 bytes.
    fn from_str(text: &str) -> Result<Number, NotANumber> {
        if text.len() > LONGEST {
            return Err(NotANumber);
        }
        let (negative, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let value = match unsigned.split_once('/') {
            Some((above, below)) => {
                let below = whole(below).ok_or(NotANumber)?;
                if below.is_zero() {
                    return Err(NotANumber);
                }
                RBig::from_parts(whole(above).ok_or(NotANumber)?.into(), below)
            }
            None => unsigned_decimal(unsigned).ok_or(NotANumber)?,
        };
        Ok(Number(if negative { -value } else { value }))
    }
}

fn unsigned_decimal(text: &str) -> Option<RBig> {
    let Some((before, after)) = text.split_once('.') else {
        return whole(text).map(RBig::from);
    };
    if after.is_empty() || !after.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let before = if before.is_empty() { UBig::ZERO } else { whole(before)? };
    let fraction = UBig::from_str_radix(after, 10).ok()?;
    let scale = UBig::from(10u8).pow(after.len());
    Some(RBig::from_parts((before * &scale + fraction).into(), scale))
}

/// Digits, with commas between groups of three or without.
fn whole(text: &str) -> Option<UBig> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let all_digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(first) {
        return None;
    }
    let mut digits = first.to_owned();
    for group in groups {
        if first.len() > 3 || group.len() != 3 || !all_digits(group) {
            return None;
        }
        digits.push_str(group);
    }
    UBig::from_str_radix(&digits, 10).ok()
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<Number> {
        text.parse().ok()
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(read("3"), Some(Number::from(3)));
        assert_eq!(read("-3/4"), Some(Number::ratio(-3, 4)));
        assert_eq!(read("3.50"), Some(Number::ratio(7, 2)));
        assert_eq!(read(".5"), Some(Number::ratio(1, 2)));
        assert_eq!(read("1,200"), Some(Number::from(1200)));
        assert_eq!(read("12,345,678.9"), Some(Number::ratio(123_456_789, 10)));
        assert_eq!(read("\u{2212}2"), Some(Number::from(-2)));
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in [
            "", "-", ".", "3.", "1,20", "1,2000", "1200,000", ",200", "1/0", "1/-2", "1.5/2", "--3", "3 4", "0x1F",
            "1e5", "½", "NaN", "1_000", "+-3", " 3",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        assert_eq!(read(&"9".repeat(LONGEST + 1)), None);
    }

    #[test]
    fn decimals_are_exact_or_absent() {
        assert_eq!(Number::ratio(1, 8).to_decimal().as_deref(), Some("0.125"));
        assert_eq!(Number::ratio(-7, 2).to_decimal().as_deref(), Some("-3.5"));
        assert_eq!(Number::from(-12).to_decimal().as_deref(), Some("-12"));
        assert_eq!(Number::ratio(1, 3).to_decimal(), None);
        assert_eq!(Number::from(2).power(-2000).unwrap().to_decimal(), None);
        assert_eq!(Number::ratio(-1, 1000).to_decimal_rounded(2), "0.00");
        assert_eq!(Number::ratio(-1, 200).to_decimal_rounded(2), "-0.01");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(a in any::<i64>(), b in 1i64..1_000_000) {
            let number = Number::ratio(a, b);
            prop_assert_eq!(read(&number.to_string()), Some(number.clone()));
            if let Some(decimal) = number.to_decimal() {
                prop_assert_eq!(read(&decimal), Some(number.clone()));
            }
            let json = serde_json::to_string(&number).unwrap();
            prop_assert_eq!(serde_json::from_str::<Number>(&json).unwrap(), number);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[-+0-9.,/ a]{0,12}") {
            let _ = read(&text);
        }
    }
}
