//! Operations: what a person does in one line of working, as data.
//!
//! A step is an operation and its operands. Because the operation is data and not a closure, whoever carries a step
//! out can record it, charge for it, and (in sampled runs) slip in it, without the skill knowing.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Setback, Value};
use crate::maths::Number;

/// An elementary operation on exact numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    Add,
    Subtract,
    Multiply,
    Divide,
    /// Base and whole exponent.
    Power,
    /// Whole part of a quotient of whole numbers, rounded down.
    Quotient,
    /// Remainder of whole numbers, from 0 up to the divisor.
    Remainder,
    /// Radicand and index; only roots that come out exactly.
    Root,
    /// The number and how many decimal places are kept; halves go away from zero.
    Round,
    /// Up to the next whole number.
    Ceiling,
    /// Down to the next whole number.
    Floor,
}

impl Operation {
    /// The name used in traces.
    pub fn word(self) -> &'static str {
        match self {
            Operation::Add => "add",
            Operation::Subtract => "subtract",
            Operation::Multiply => "multiply",
            Operation::Divide => "divide",
            Operation::Power => "power",
            Operation::Quotient => "quotient",
            Operation::Remainder => "remainder",
            Operation::Root => "root",
            Operation::Round => "round",
            Operation::Ceiling => "ceiling",
            Operation::Floor => "floor",
        }
    }

    /// The result, exactly.
    pub fn evaluate(self, operands: &[&Number]) -> Result<Number, Setback> {
        match (self, operands) {
            (Operation::Add, [a, b]) => Ok(*a + *b),
            (Operation::Subtract, [a, b]) => Ok(*a - *b),
            (Operation::Multiply, [a, b]) => {
                if a.significant_bits() + b.significant_bits() > crate::maths::number::MAXIMUM_BITS {
                    return Err(Setback::TooBig(self.written(operands)));
                }
                Ok(*a * *b)
            }
            (Operation::Divide, [a, b]) => a.divided_by(b).ok_or_else(|| Setback::Undefined(self.written(operands))),
            (Operation::Power, [base, exponent]) => {
                let exponent = exponent.to_i64().ok_or_else(|| Setback::TooBig(self.written(operands)))?;
                if base.is_zero() && exponent < 0 {
                    return Err(Setback::Undefined(self.written(operands)));
                }
                base.power(exponent).map_err(|_| Setback::TooBig(self.written(operands)))
            }
            (Operation::Quotient, [a, b]) => {
                a.quotient(b).map(Number::from).ok_or_else(|| Setback::Undefined(self.written(operands)))
            }
            (Operation::Remainder, [a, b]) => {
                a.remainder(b).map(Number::from).ok_or_else(|| Setback::Undefined(self.written(operands)))
            }
            (Operation::Root, [a, index]) => {
                let index = index.to_i64().and_then(|n| u32::try_from(n).ok()).filter(|&n| n > 0);
                index
                    .and_then(|n| a.exact_root(n))
                    .ok_or_else(|| Setback::NoWay(format!("{} is not a fraction", self.written(operands))))
            }
            (Operation::Round, [a, places]) => {
                let places = places.to_i64().and_then(|n| i32::try_from(n).ok());
                let places = places.filter(|n| n.abs() <= 10_000);
                places.map(|n| a.rounded(n)).ok_or_else(|| Setback::TooBig(self.written(operands)))
            }
            (Operation::Ceiling, [a]) => Ok(a.ceiling().into()),
            (Operation::Floor, [a]) => Ok(a.floor().into()),
            _ => Err(Setback::Undefined(format!("{} of {} numbers", self.word(), operands.len()))),
        }
    }

    /// The operation as one would write it: `3 * 4`, `17 mod 5`.
    pub fn written(self, operands: &[&Number]) -> String {
        self.with(operands).to_string()
    }

    /// The same, to be written into something longer.
    pub(super) fn with(self, operands: &[&Number]) -> impl fmt::Display {
        let shown = move |index: usize| {
            fmt::from_fn(move |f| match operands.get(index) {
                Some(number) if number.is_negative() || !number.is_integer() && self != Operation::Add => {
                    write!(f, "({})", brief(number))
                }
                Some(number) => write!(f, "{}", brief(number)),
                None => f.write_str("?"),
            })
        };
        fmt::from_fn(move |f| match self {
            Operation::Add => write!(f, "{} + {}", shown(0), shown(1)),
            Operation::Subtract => write!(f, "{} - {}", shown(0), shown(1)),
            Operation::Multiply => write!(f, "{} * {}", shown(0), shown(1)),
            Operation::Divide => write!(f, "{} / {}", shown(0), shown(1)),
            Operation::Power => write!(f, "{}^{}", shown(0), shown(1)),
            Operation::Quotient => write!(f, "{} div {}", shown(0), shown(1)),
            Operation::Remainder => write!(f, "{} mod {}", shown(0), shown(1)),
            Operation::Root if operands.get(1).is_some_and(|n| n.to_i64() == Some(2)) => {
                write!(f, "sqrt({})", shown(0))
            }
            Operation::Root => write!(f, "root({}, {})", shown(1), shown(0)),
            Operation::Round => write!(f, "round({}, {} places)", shown(0), shown(1)),
            Operation::Ceiling => write!(f, "round {} up", shown(0)),
            Operation::Floor => write!(f, "round {} down", shown(0)),
        })
    }

    /// Operands as values, for a step that is shown.
    pub fn values(operands: &[&Number]) -> Vec<Value> {
        operands.iter().map(|number| Value::from(*number)).collect()
    }
}

/// A number for a sentence: very long ones are cut in the middle.
pub(super) fn brief(number: &Number) -> impl fmt::Display {
    /// Numbers of so few bits, of which every digit takes more than three, are never cut.
    const SHORT: usize = 170;
    fmt::from_fn(move |f| {
        if number.significant_bits() < SHORT {
            return fmt::Display::fmt(number, f);
        }
        let digits = number.to_string();
        match digits.len() {
            0..=60 => f.write_str(&digits),
            length => write!(f, "{}...{} ({length} characters)", &digits[..20], &digits[length - 20..]),
        }
    })
}
