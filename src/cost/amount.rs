//! Amounts of work as people write them, `2664K` or `1.5M`, and dollars.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::maths::Number;

/// A number of hours, tokens or words; not below zero.
///
/// ```
/// use polya::cost::Amount;
/// assert_eq!("2664K".parse::<Amount>().unwrap().number().to_string(), "2664000");
/// assert_eq!("1.5M".parse::<Amount>().unwrap().to_string(), "1500K");
/// assert!("-3".parse::<Amount>().is_err() && "3X".parse::<Amount>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount(Number);

/// The text is no amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no amount; write one such as 300, 2664K, 1.5M or 14.8T")]
pub struct NotAnAmount(pub String);

/// Letters after a number, and how many zeros they stand for.
const LETTERS: &[(char, i64)] = &[('K', 3), ('M', 6), ('B', 9), ('T', 12)];

/// Numbers longer than this are no amounts of work.
const LONGEST: usize = 40;

impl Amount {
    pub fn number(&self) -> &Number {
        &self.0
    }
}

impl From<Number> for Amount {
    fn from(number: Number) -> Self {
        Self(number)
    }
}

impl FromStr for Amount {
    type Err = NotAnAmount;

    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        let wrong = || NotAnAmount(text.chars().take(LONGEST).collect());
        let last = text.chars().last().map(|last| last.to_ascii_uppercase());
        let zeros = LETTERS.iter().find(|(letter, _)| Some(*letter) == last).map(|(_, zeros)| *zeros);
        let digits = if zeros.is_some() { &text[..text.len() - 1] } else { text };
        let number: Number = digits.parse().map_err(|_| wrong())?;
        if text.len() > LONGEST || number.is_negative() || digits.contains('/') {
            return Err(wrong());
        }
        let scale = Number::from(10).power(zeros.unwrap_or(0)).map_err(|_| wrong())?;
        Ok(Self(&number * &scale))
    }
}

impl fmt::Display for Amount {
    /// Whole millions as `3M`, whole thousands as `2788K`, anything else in full.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (unit, letter) in [(1_000_000, "M"), (1_000, "K")] {
            let scaled = self.0.divided_by(&Number::from(unit)).filter(|it| it.is_integer() && !it.is_zero());
            if let Some(scaled) = scaled {
                return f.pad(&format!("{scaled}{letter}"));
            }
        }
        f.pad(&self.0.to_decimal().unwrap_or_else(|| self.0.to_decimal_rounded(2)))
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&in_decimal(&self.0))
    }
}

/// A number as a decimal, exactly or to eight places.
pub fn in_decimal(number: &Number) -> String {
    number.to_decimal().filter(|text| text.len() <= LONGEST).unwrap_or_else(|| number.to_decimal_rounded(8))
}

pub(super) fn serialize_in_decimal<S: Serializer>(number: &Number, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&in_decimal(number))
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// From how many dollars on a letter is written, for how many it stands, and how many places may come before it.
const BRIEF: [(i64, &str, usize); 2] = [(1_000_000, "M", 3), (1_000, "K", 0)];

/// Dollars in brief where that is exact: `$5.576M`, `$294K`, else to the cent, and below a cent to eight places.
///
/// ```
/// use polya::cost::in_dollars;
/// assert_eq!(in_dollars(&5_576_000.into()), "$5.576M");
/// assert_eq!(in_dollars(&294_000.into()), "$294K");
/// assert_eq!(in_dollars(&2.into()), "$2");
/// assert_eq!(in_dollars(&"1234.5".parse().unwrap()), "$1234.50");
/// assert_eq!(in_dollars(&"0.00219".parse().unwrap()), "$0.00219000");
/// ```
pub fn in_dollars(dollars: &Number) -> String {
    for (unit, letter, most_places) in BRIEF {
        let scaled = dollars.divided_by(&Number::from(unit)).and_then(|scaled| scaled.to_decimal());
        let is_brief = |text: &String| text.split_once('.').map_or(0, |(_, places)| places.len()) <= most_places;
        if *dollars >= Number::from(unit)
            && let Some(text) = scaled.filter(is_brief)
        {
            return format!("${text}{letter}");
        }
    }
    match dollars {
        whole if whole.is_integer() => format!("${whole}"),
        tiny if *tiny < Number::ratio(1, 100) => format!("${}", tiny.to_decimal_rounded(8)),
        _ => format!("${}", dollars.to_decimal_rounded(2)),
    }
}
