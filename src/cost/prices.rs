//! The table of prices: what one costs, since when, and who says so.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Amount;
use super::amount::serialize_in_decimal;
use crate::maths::Number;

/// What so much of something costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// Such as `H800-hours` or `output-tokens`.
    pub unit: String,
    /// Whose tokens; none for hours of a machine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// For so many of the unit, in dollars.
    pub per: Number,
    pub dollars: Number,
    /// Since this day, `YYYY-MM-DD`.
    pub date: String,
    pub source: String,
}

/// How one unit is counted in another.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Conversion {
    from: String,
    to: String,
    rate: Number,
    source: String,
}

/// A table of prices.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    prices: Vec<Price>,
    #[serde(default)]
    conversions: Vec<Conversion>,
}

/// Work and what it costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Charge {
    pub label: String,
    /// As it was given, and in the unit of the price.
    pub amount: Amount,
    pub unit: String,
    pub priced: Amount,
    pub price: Price,
    /// What was assumed to come from one unit to the other; empty when they are the same.
    pub converted: String,
    #[serde(serialize_with = "serialize_in_decimal")]
    pub dollars: Number,
}

/// Why something cannot be priced.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CostError {
    #[error("\"{unit}\" is no unit; did you mean {meant}?")]
    Misspelt { unit: String, meant: String },
    #[error(
        "\"{unit}\" is no unit that has a price; there are {known}; give the price of another with --price DOLLARS"
    )]
    UnknownUnit { unit: String, known: String },
    #[error(
        "no price of {unit} is known{day}; the earliest is of {earliest}. Give one with --price DOLLARS, or a table of your own with --prices FILE"
    )]
    NotYet { unit: String, day: String, earliest: String },
    #[error("no price of {unit} of {model} is known; there are prices for {known}")]
    UnknownModel { unit: String, model: String, known: String },
    #[error("{unit} have a price for each model; say which with --model: {known}")]
    WhichModel { unit: String, known: String },
}

impl Prices {
    /// The table that comes with the program.
    pub fn usual() -> Self {
        serde_json::from_str(include_str!("prices.json")).expect("a test reads it")
    }

    pub fn all(&self) -> &[Price] {
        &self.prices
    }

    /// The units that have a price, and those that are converted to one.
    pub fn units(&self) -> Vec<&str> {
        let priced = self.prices.iter().map(|price| price.unit.as_str());
        let all: BTreeSet<&str> = priced.chain(self.conversions.iter().map(|it| it.from.as_str())).collect();
        all.into_iter().collect()
    }

    /// The same with a price of the reader's own for this unit, which goes before all others.
    #[must_use]
    pub fn with(mut self, unit: &str, dollars: Number) -> Self {
        let price = Price {
            unit: unit.to_owned(),
            model: None,
            per: Number::one(),
            dollars,
            date: String::new(),
            source: "given on the command line".to_owned(),
        };
        self.prices.retain(|known| known.unit != unit);
        self.prices.push(price);
        self
    }

    /// What so much of a unit costs, at the price that held on a day (`YYYY-MM-DD`; the latest when none is given).
    ///
    /// Errors: the unit, its model or its price on that day is not in the table.
    pub fn charge(
        &self,
        label: &str,
        amount: &Amount,
        unit: &str,
        model: Option<&str>,
        day: Option<&str>,
    ) -> Result<Charge, CostError> {
        // A price of this very unit goes before a conversion.
        let is_priced = self.prices.iter().any(|price| price.unit == unit);
        let conversion = self.conversions.iter().find(|it| it.from == unit && !is_priced);
        let price = self.price(conversion.map_or(unit, |it| &it.to), model, day)?;
        let rate = conversion.map_or_else(Number::one, |it| it.rate.clone());
        let priced = amount.number() * &rate;
        let each = price.dollars.divided_by(&price.per).unwrap_or_else(Number::zero);
        Ok(Charge {
            label: label.to_owned(),
            amount: amount.clone(),
            unit: unit.to_owned(),
            dollars: &priced * &each,
            priced: priced.into(),
            converted: conversion.map_or_else(String::new, |it| {
                format!("{} {} to one of the {} ({})", it.rate.to_decimal_rounded(2), it.to, it.from, it.source)
            }),
            price: price.clone(),
        })
    }

    /// The latest price of a unit that held on a day.
    fn price(&self, unit: &str, model: Option<&str>, day: Option<&str>) -> Result<&Price, CostError> {
        let of_unit: Vec<&Price> = self.prices.iter().filter(|price| price.unit == unit).collect();
        let models: BTreeSet<&str> = of_unit.iter().filter_map(|price| price.model.as_deref()).collect();
        let listed = |names: &BTreeSet<&str>| names.iter().copied().collect::<Vec<_>>().join(", ");
        if of_unit.is_empty() {
            let plain = |unit: &str| unit.trim_end_matches('s').to_lowercase();
            return Err(match self.units().into_iter().find(|known| plain(known) == plain(unit)) {
                Some(meant) => CostError::Misspelt { unit: unit.to_owned(), meant: meant.to_owned() },
                None => CostError::UnknownUnit { unit: unit.to_owned(), known: self.units().join(", ") },
            });
        }
        if model.is_none() && models.len() > 1 {
            return Err(CostError::WhichModel { unit: unit.to_owned(), known: listed(&models) });
        }
        // Hours of a machine cost the same whatever it works at.
        let is_of_model = |price: &&&Price| price.model.is_none() || model.is_none() || price.model.as_deref() == model;
        let of_model: Vec<&Price> = of_unit.iter().filter(is_of_model).copied().collect();
        if let (true, Some(model)) = (of_model.is_empty(), model) {
            let (unit, model) = (unit.to_owned(), model.to_owned());
            return Err(CostError::UnknownModel { unit, model, known: listed(&models) });
        }
        // Days are written so that they sort as text.
        let held = of_model.iter().filter(|price| day.is_none_or(|day| price.date.as_str() <= day));
        held.max_by_key(|price| &price.date).copied().ok_or_else(|| CostError::NotYet {
            unit: unit.to_owned(),
            day: day.map_or_else(String::new, |day| format!(" on {day}")),
            earliest: of_model.iter().map(|price| price.date.as_str()).min().unwrap_or_default().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Prices {
        let price = |model: &str, dollars: i64, date: &str| Price {
            unit: "output-tokens".to_owned(),
            model: Some(model.to_owned()),
            per: 1_000_000.into(),
            dollars: dollars.into(),
            date: date.to_owned(),
            source: "made up".to_owned(),
        };
        let prices = vec![price("a", 2, "2025-01-01"), price("a", 1, "2025-06-01"), price("b", 10, "2025-01-01")];
        Prices { prices, ..Prices::usual() }
    }

    fn cost(amount: &str, unit: &str, model: Option<&str>, day: Option<&str>) -> Result<String, CostError> {
        let amount = amount.parse().unwrap();
        table().charge("", &amount, unit, model, day).map(|charge| charge.dollars.to_string())
    }

    #[test]
    fn the_price_that_held_on_the_day_is_taken() {
        assert_eq!(cost("3M", "output-tokens", Some("a"), None).unwrap(), "3");
        assert_eq!(cost("3M", "output-tokens", Some("a"), Some("2025-05-31")).unwrap(), "6");
        assert_eq!(cost("3M", "output-tokens", Some("a"), Some("2025-06-01")).unwrap(), "3");
        assert_eq!(cost("3M", "output-tokens", Some("b"), None).unwrap(), "30");
    }

    #[test]
    fn words_are_counted_as_tokens() {
        assert_eq!(cost("750K", "words", Some("a"), None).unwrap(), "1");
    }

    #[test]
    fn what_has_no_price_is_named() {
        let told =
            |unit: &str, model: Option<&str>, day: Option<&str>| cost("1", unit, model, day).unwrap_err().to_string();
        assert!(told("days", None, None).contains("there are output-tokens, words"), "{}", told("days", None, None));
        assert!(told("output-tokens", None, None).contains("--model: a, b"));
        assert!(told("output-tokens", Some("c"), None).contains("prices for a, b"));
        assert!(told("output-tokens", Some("a"), Some("2020-01-01")).contains("the earliest is of 2025-01-01"));
    }
}
