//! What thinking and training cost: amounts of work, times dated prices, is money.
//!
//! Prices and published sums are data (`prices.json`, `published.json`), each with its date and its source. The arithmetic is
//! exact.
//!
//! ```
//! use polya::cost::{Amount, Prices, published};
//! let prices = Prices::usual();
//! let hours: Amount = "2788K".parse().unwrap();
//! assert_eq!(prices.charge("", &hours, "H800-hours", None, None).unwrap().dollars.to_string(), "5576000");
//! assert_eq!(published("deepseek-r1").unwrap().bill(&prices).unwrap().total().to_string(), "294000");
//! ```

mod amount;
mod prices;

use serde::{Deserialize, Serialize};

pub use amount::{Amount, NotAnAmount, in_decimal, in_dollars};
pub use prices::{Charge, CostError, Price, Prices};

use crate::maths::Number;

/// A sum that somebody published.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// As the command line says it.
    pub name: String,
    pub title: String,
    parts: Vec<Part>,
    /// Of the publication; prices are taken as they were then.
    pub date: String,
    pub source: String,
    /// What the figure does not count.
    pub leaves_out: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    label: String,
    amount: Amount,
    unit: String,
}

/// Charges that are added up.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bill {
    pub charges: Vec<Charge>,
}

impl Bill {
    pub fn total(&self) -> Number {
        self.charges.iter().fold(Number::zero(), |sum, charge| &sum + &charge.dollars)
    }

    /// All of its work in one unit; none when there are several.
    pub fn amount(&self) -> Option<(Amount, &str)> {
        let unit = &self.charges.first()?.price.unit;
        let is_one = self.charges.iter().all(|charge| charge.price.unit == *unit);
        let sum = || self.charges.iter().fold(Number::zero(), |sum, charge| &sum + charge.priced.number());
        is_one.then(|| (Amount::from(sum()), unit.as_str()))
    }
}

/// All published sums.
pub fn all_published() -> Vec<Published> {
    serde_json::from_str(include_str!("published.json")).expect("a test reads it")
}

/// The published sum of this name.
pub fn published(name: &str) -> Option<Published> {
    all_published().into_iter().find(|sum| sum.name == name)
}

impl Published {
    /// Its parts at the prices of its day.
    ///
    /// Error: a price is missing.
    pub fn bill(&self, prices: &Prices) -> Result<Bill, CostError> {
        let charge = |part: &Part| prices.charge(&part.label, &part.amount, &part.unit, None, Some(&self.date));
        Ok(Bill { charges: self.parts.iter().map(charge).collect::<Result<_, _>>()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_sums_come_out() {
        let prices = Prices::usual();
        let sums = |name: &str| {
            let bill = published(name).unwrap().bill(&prices).unwrap();
            let (amount, unit) = bill.amount().map(|(amount, unit)| (amount.to_string(), unit.to_owned())).unwrap();
            (amount, unit, in_dollars(&bill.total()))
        };
        assert_eq!(sums("deepseek-v3"), ("2788K".to_owned(), "H800-hours".to_owned(), "$5.576M".to_owned()));
        assert_eq!(sums("deepseek-r1"), ("147K".to_owned(), "H800-hours".to_owned(), "$294K".to_owned()));
        assert!(published("gpt-5").is_none());
    }

    #[test]
    fn every_row_has_a_source_and_a_date() {
        for price in Prices::usual().all() {
            assert!(price.source.len() > 20 && price.date.len() == 10, "{price:?}");
        }
        for sum in all_published() {
            assert!(sum.source.len() > 20 && sum.date.len() == 10 && !sum.leaves_out.is_empty(), "{sum:?}");
        }
    }
}
