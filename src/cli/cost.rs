//! `polya cost`.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::traces::read_trace;
use super::{Error, Status, print, read_text};
use crate::cost::{
    Amount, Bill, NotAnAmount, Price, Prices, Published, all_published, in_decimal, in_dollars, published,
};
use crate::maths::Number;

/// Turn GPU hours, tokens or words of thinking into money.
#[derive(Debug, Args)]
#[command(
    after_help = "Amounts may be added up, and end in K, M, B or T. Prices are a dated table with a source for each row.

Examples:
  polya cost                                      the two sums that DeepSeek published
  polya cost deepseek-v3
  polya cost 2664K + 119K + 5K H800-hours
  polya cost 12K H800-hours --price 1.5
  polya cost 3M output-tokens 500K input-tokens --on 2025-02-01
  polya cost --trace trace.json                   what a model would charge for as many words
  polya cost --list                               the table of prices"
)]
pub(super) struct Cost {
    /// A published sum by name, or amounts with their unit
    #[arg(value_name = "NAME | AMOUNT UNIT")]
    what: Vec<String>,
    /// What the words of thinking in this trace would cost
    #[arg(long, value_name = "TRACE.json", conflicts_with = "what")]
    trace: Option<PathBuf>,
    /// Whose tokens [default: the only model in the table]
    #[arg(long)]
    model: Option<String>,
    /// Take the prices as they were on a day, YYYY-MM-DD [default: the latest]
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<String>,
    /// Dollars for one of the unit, or for many as in 2.19/1M, instead of the table's price
    #[arg(long, value_name = "DOLLARS[/AMOUNT]")]
    price: Option<String>,
    /// A table of your own, laid out like the one that `--list --json` prints
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
    /// Print the table of prices
    #[arg(long, conflicts_with_all = ["what", "trace"])]
    list: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// A day that sorts as text.
fn day(text: &str) -> Result<String, String> {
    let is_like = |pattern: &str| {
        text.len() == pattern.len()
            && text.chars().zip(pattern.chars()).all(|(own, wanted)| match wanted {
                'd' => own.is_ascii_digit(),
                other => own == other,
            })
    };
    let number = |at: std::ops::Range<usize>| text[at].parse::<u32>().unwrap_or(0);
    match is_like("dddd-dd-dd") && (1..=12).contains(&number(5..7)) && (1..=31).contains(&number(8..10)) {
        true => Ok(text.to_owned()),
        false => Err("write the day as YYYY-MM-DD".to_owned()),
    }
}

/// Amounts and units; a unit may be of several words, "H800 hours".
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace().flat_map(|word| word.split('+')).filter(|word| !word.is_empty()) {
        match words.last_mut() {
            Some(last) if !is_amount(last) && !is_amount(word) => *last += &format!("-{word}"),
            _ => words.push(word.to_owned()),
        }
    }
    words
}

fn is_amount(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit() || ".-−".contains(first))
}

/// Dollars for one of the unit: `1.5`, or `2.19/1M`.
fn own_price(text: &str) -> Option<Number> {
    let (dollars, per) = text.trim_start_matches('$').split_once('/').unwrap_or((text.trim_start_matches('$'), "1"));
    let (dollars, per): (Amount, Amount) = (dollars.parse().ok()?, per.parse().ok()?);
    dollars.number().divided_by(per.number())
}

/// A bill with what there is to say about it.
struct Told {
    title: String,
    bill: Bill,
    notes: Vec<(&'static str, String)>,
}

impl Cost {
    pub fn run(self) -> Result<Status, Error> {
        let prices = self.table()?;
        if self.list {
            return self.print_table(&prices);
        }
        let is_published = self.what.is_empty() || matches!(self.what.as_slice(), [name] if published(name).is_some());
        let is_changed = self.price.is_some() || self.on.is_some() || self.model.is_some();
        if self.trace.is_none() && is_published && is_changed {
            return Err(Error::Misuse(
                "a published sum has the prices of its day; give amounts to price them".to_owned(),
            ));
        }
        if self.trace.is_some() && self.price.is_some() {
            return Err(Error::Misuse("--price goes with amounts; for a trace, give --model or --prices".to_owned()));
        }
        let told = match (&self.trace, self.what.as_slice()) {
            (Some(path), _) => vec![self.of_a_trace(path, &prices)?],
            (None, []) => all_published().iter().map(|sum| of_a_sum(sum, &prices)).collect::<Result<_, _>>()?,
            (None, [name]) if published(name).is_some() => {
                published(name).iter().map(|sum| of_a_sum(sum, &prices)).collect::<Result<_, _>>()?
            }
            (None, words) => vec![self.of_amounts(&words.join(" "), prices)?],
        };
        if self.json {
            let all: Vec<serde_json::Value> = told.iter().map(Told::to_json).collect();
            return print(&format!("{:#}\n", serde_json::Value::from(all)));
        }
        print(&told.iter().map(Told::to_text).collect::<Vec<_>>().join("\n"))
    }

    fn table(&self) -> Result<Prices, Error> {
        let Some(path) = &self.prices else {
            return Ok(Prices::usual());
        };
        let text = read_text(path)?;
        serde_json::from_str(&text)
            .map_err(|error| Error::Misuse(format!("{} is no table of prices: {error}", path.display())))
    }

    fn print_table(&self, prices: &Prices) -> Result<Status, Error> {
        if self.json {
            return print(&format!("{:#}\n", json!(prices)));
        }
        let row = |price: &Price| {
            let whose = price.model.as_ref().map_or_else(String::new, |model| format!(" of {model}"));
            let many = format!("{} {}{whose}", Amount::from(price.per.clone()), price.unit);
            format!("{:8}  {many:38}  since {}\n          {}\n", in_dollars(&price.dollars), price.date, price.source)
        };
        print(&prices.all().iter().map(row).collect::<String>())
    }

    /// Amounts and units: `2664K + 119K + 5K H800-hours 3M output-tokens`.
    fn of_amounts(&self, text: &str, mut prices: Prices) -> Result<Told, Error> {
        let misuse = |why: String| Error::Misuse(why);
        let mut waiting: Vec<Amount> = Vec::new();
        let mut all: Vec<(Amount, String)> = Vec::new();
        for word in words(text) {
            let word = word.as_str();
            match is_amount(word) {
                true => waiting.push(word.parse().map_err(|error: NotAnAmount| misuse(error.to_string()))?),
                false if waiting.is_empty() => {
                    let names: Vec<String> = all_published().into_iter().map(|sum| sum.name).collect();
                    let names = names.join(", ");
                    return Err(misuse(format!(
                        "\"{word}\" is no published sum ({names}), and no amount stands before it as in: polya cost 3M output-tokens"
                    )));
                }
                false => all.extend(waiting.drain(..).map(|amount| (amount, word.to_owned()))),
            }
        }
        if !waiting.is_empty() {
            let units = prices.units().join(", ");
            return Err(misuse(format!("an amount needs its unit after it; the units are {units}")));
        }
        if let Some(price) = &self.price {
            let price = own_price(price).ok_or_else(|| {
                misuse(format!("\"{price}\" is no price; write dollars for one of the unit, or for many: 2.19/1M"))
            })?;
            let unit = all.first().map_or("", |(_, unit)| unit);
            if all.iter().any(|(_, other)| other != unit) {
                return Err(misuse("--price is the price of one unit, and here are several".to_owned()));
            }
            prices = prices.with(unit, price);
        }
        let charge = |(amount, unit): &(Amount, String)| {
            prices.charge(unit, amount, unit, self.model.as_deref(), self.on.as_deref())
        };
        let charges = all.iter().map(charge).collect::<Result<_, _>>().map_err(|error| misuse(error.to_string()))?;
        Ok(Told { title: "Cost".to_owned(), bill: Bill { charges }, notes: Vec::new() })
    }

    fn of_a_trace(&self, path: &Path, prices: &Prices) -> Result<Told, Error> {
        let trace = read_trace(path)?;
        let counts = &trace.counts;
        let words = Amount::from(Number::from(i64::try_from(counts.words).unwrap_or(i64::MAX)));
        let charge = prices
            .charge("words of thinking", &words, "words", self.model.as_deref(), self.on.as_deref())
            .map_err(|error| Error::Misuse(error.to_string()))?;
        let work = format!(
            "{} steps, {} checks, {} attempts, {} words of thinking; {} units of work",
            counts.steps, counts.checks, counts.attempts, counts.words, counts.fuel
        );
        let notes = vec![
            ("counted", work),
            ("means", "what a model would charge for as many words; polya itself runs on this machine".to_owned()),
            ("leaves out", "the words of the prompt and of the answer, and the machine's own time".to_owned()),
        ];
        Ok(Told { title: "What thinking as long would cost".to_owned(), bill: Bill { charges: vec![charge] }, notes })
    }
}

fn of_a_sum(sum: &Published, prices: &Prices) -> Result<Told, Error> {
    let bill = sum.bill(prices).map_err(|error| Error::Misuse(error.to_string()))?;
    let notes = vec![("source", sum.source.clone()), ("leaves out", sum.leaves_out.clone())];
    Ok(Told { title: sum.title.clone(), bill, notes })
}

impl Told {
    fn to_text(&self) -> String {
        let mut text = format!("{}\n", self.title);
        let mut line = |label: &str, amount: &str, unit: &str, price: &str, dollars: &str| {
            text += &format!("  {label:20} {amount:>10} {unit:14} {price:>22}  {dollars:>10}\n");
        };
        for charge in &self.bill.charges {
            let each = in_dollars(&charge.price.dollars);
            let price = match charge.price.per.is_one() {
                true => format!("at {each} each"),
                false => format!("at {each} for {}", Amount::from(charge.price.per.clone())),
            };
            line(&charge.label, &charge.priced.to_string(), &charge.price.unit, &price, &in_dollars(&charge.dollars));
        }
        let (amount, unit) = match self.bill.amount() {
            Some((amount, unit)) => (amount.to_string(), unit.to_owned()),
            None => (String::new(), String::new()),
        };
        line("in all", &amount, &unit, "", &in_dollars(&self.bill.total()));
        for (label, note) in self.all_notes() {
            text += &format!("  {label:11} {note}\n");
        }
        text
    }

    /// What is to be said, with where each price comes from, once.
    fn all_notes(&self) -> Vec<(&'static str, String)> {
        let mut notes = Vec::new();
        for charge in &self.bill.charges {
            let price = &charge.price;
            let since = if price.date.is_empty() { String::new() } else { format!(" (since {})", price.date) };
            let whose = price.model.as_ref().map_or_else(String::new, |model| format!(" of {model}"));
            notes.push(("price", format!("{}{whose}: {}{since}", price.unit, price.source)));
            if !charge.converted.is_empty() {
                notes.push(("counted as", charge.converted.clone()));
            }
        }
        notes.dedup();
        notes.extend(self.notes.iter().cloned());
        notes
    }

    fn to_json(&self) -> serde_json::Value {
        let notes: serde_json::Map<String, serde_json::Value> =
            self.notes.iter().map(|(label, note)| (label.replace(' ', "_"), json!(note))).collect();
        json!({"title": self.title, "charges": self.bill.charges, "dollars": in_decimal(&self.bill.total()), "notes": notes})
    }
}
