//! What a question expects of its answer. An answer that breaks this refutes the reading, not the arithmetic.

use serde::{Deserialize, Serialize};

use super::Value;
use crate::maths::Number;

/// The form in which the answer is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// As it comes: whole numbers, fractions in lowest terms.
    #[default]
    Plain,
    /// As a decimal where it terminates, because the prompt speaks in decimals.
    Decimal,
    /// With two decimals and the name of the currency: `3.50 dollars`.
    Money,
    /// Minutes after midnight, as a time of day: `11:45`.
    Clock,
    /// As a percentage: `15%`.
    Percent,
}

/// What is done when a whole number is wanted and the quotient is none: toys one can buy round down, trips round up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    Down,
    Up,
}

/// What the question expects of the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expectation {
    pub form: Form,
    /// Follows the number when the answer is shown: `apples`, `km`. Empty when there is none.
    pub unit: String,
    /// The answer counts things that do not come in parts.
    pub is_whole: bool,
    /// The answer is a length, a price, a number of things: not below zero.
    pub is_nonnegative: bool,
}

impl Expectation {
    /// Why this answer cannot be what was asked for, if it cannot.
    pub fn objection(&self, answer: &Value) -> Option<String> {
        let number = answer.as_number()?;
        if self.is_whole && !number.is_integer() {
            return Some(format!("a whole number was expected, and {number} is none"));
        }
        if self.is_nonnegative && number.is_negative() {
            return Some(format!("{number} is below zero, which cannot be here"));
        }
        None
    }

    /// What is expected, as a sentence; empty when nothing is.
    pub fn sentence(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        if self.is_whole {
            parts.push("a whole number".to_owned());
        }
        if self.is_nonnegative {
            parts.push("not below zero".to_owned());
        }
        match self.form {
            Form::Clock => parts.push("a time of day".to_owned()),
            Form::Percent => parts.push("a percentage".to_owned()),
            Form::Money | Form::Plain | Form::Decimal => {}
        }
        if !self.unit.is_empty() {
            parts.push(format!("in {}", self.unit));
        }
        parts.join(", ")
    }

    /// The answer in the form that was asked for.
    pub fn written(&self, answer: &Value) -> String {
        let Some(number) = answer.as_number() else {
            return answer.spoken();
        };
        match self.form {
            Form::Plain => self.with_unit(number.to_string()),
            Form::Decimal => self.with_unit(number.to_decimal().unwrap_or_else(|| number.to_string())),
            Form::Money if number.is_integer() => self.with_unit(number.to_string()),
            Form::Money => self.with_unit(money(number)),
            Form::Clock => clock(number),
            Form::Percent => {
                let hundredths = number * Number::from(100);
                format!("{}%", hundredths.to_decimal().unwrap_or_else(|| hundredths.to_string()))
            }
        }
    }

    fn with_unit(&self, number: String) -> String {
        if self.unit.is_empty() { number } else { format!("{number} {}", self.unit) }
    }
}

/// With two decimals when these suffice: `3.50`, else as exactly as can be.
fn money(number: &Number) -> String {
    match number.to_decimal() {
        Some(decimal) if number.rounded(2) != *number => decimal,
        Some(_) => number.to_decimal_rounded(2),
        None => number.to_string(),
    }
}

/// Minutes after midnight as a time of day, with the days that have gone by.
fn clock(minutes: &Number) -> String {
    let Some(minutes) = minutes.to_i64() else {
        return format!("{minutes} minutes after midnight");
    };
    let time = format!("{}:{:02}", minutes.rem_euclid(1440) / 60, minutes.rem_euclid(60));
    match minutes.div_euclid(1440) {
        0 => time,
        1 => format!("{time} the next day"),
        -1 => format!("{time} the day before"),
        days => format!("{time}, {days} days later"),
    }
}
