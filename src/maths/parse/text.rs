//! Expressions and relations as strings: what [`Display`](std::fmt::Display) writes, [`FromStr`] reads back, and
//! serde stores.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Options, ParseError, parse_expression, parse_relation};
use crate::maths::expression::{Expression, Symbol};
use crate::maths::relation::Relation;

impl FromStr for Expression {
    type Err = ParseError;

    /// Reads with [`Options::names`].
    fn from_str(text: &str) -> Result<Expression, ParseError> {
        parse_expression(text, &Options::names()).map(|parsed| parsed.value)
    }
}

impl FromStr for Relation {
    type Err = ParseError;

    /// Reads one relation with [`Options::names`].
    fn from_str(text: &str) -> Result<Relation, ParseError> {
        let mut relations = parse_relation(text, &Options::names())?.value;
        match (relations.pop(), relations.is_empty()) {
            (Some(relation), true) => Ok(relation),
            _ => Err(ParseError { span: 0..text.len(), message: "expected one relation, found a chain".into() }),
        }
    }
}

impl FromStr for Symbol {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Symbol, ParseError> {
        let message = "expected a name of letters, digits and underscores".to_owned();
        Symbol::new(text).ok_or(ParseError { span: 0..text.len(), message })
    }
}

/// Stored as what is displayed.
macro_rules! stored_as_text {
    ($type:ty) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

stored_as_text!(Expression);
stored_as_text!(Relation);
stored_as_text!(Symbol);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_back() {
        let expression: Expression = "2*apples_of_Ann + f(x)".parse().unwrap();
        let json = serde_json::to_string(&expression).unwrap();
        assert_eq!(json, "\"2*apples_of_Ann + f(x)\"");
        assert_eq!(serde_json::from_str::<Expression>(&json).unwrap(), expression);
        let relation: Relation = "x <= 3".parse().unwrap();
        assert_eq!(serde_json::to_string(&relation).unwrap(), "\"x <= 3\"");
        assert!("1 < x < 3".parse::<Relation>().is_err());
        assert!(serde_json::from_str::<Symbol>("\"2x\"").is_err());
    }
}
