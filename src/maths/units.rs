//! Units of measurement, met at run time: a vector of base dimensions and an exact factor.
//!
//! The names and factors are in `unit_table`. Counted things (apples, children) are no units, and
//! temperatures, whose zero differs, are left out. A month is no whole number of days, so months, years, decades and
//! centuries are a dimension of their own: whoever takes a year for 365 days or 52 weeks says so.

use std::collections::BTreeMap;
use std::fmt;

use super::number::Number;
use super::unit_table::{Entry, PREFIXES, TABLE};

/// The greatest exponent of a base.
const GREATEST_EXPONENT: i32 = 40;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base {
    /// In metres.
    Length,
    /// In kilograms.
    Mass,
    /// In seconds.
    Time,
    /// In months.
    Calendar,
    /// In dollars.
    Dollars,
    /// In pounds sterling.
    Pounds,
    /// In euros.
    Euros,
    /// In bits.
    Information,
    /// In degrees.
    Angle,
}

/// Bases and their exponents, none of which is 0: speed is length to the 1 and time to the -1.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dimension(BTreeMap<Base, i32>);

impl Dimension {
    /// One base to the first power.
    pub fn of(base: Base) -> Dimension {
        Dimension(BTreeMap::from([(base, 1)]))
    }

    /// The bases and their exponents.
    pub fn exponents(&self) -> impl Iterator<Item = (Base, i32)> {
        self.0.iter().map(|(base, exponent)| (*base, *exponent))
    }

    /// Whether nothing is measured: a pure number.
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    fn combined(&self, other: &Dimension, times: i32) -> Option<Dimension> {
        let mut exponents = self.0.clone();
        for (base, exponent) in &other.0 {
            let sum = exponents.entry(*base).or_insert(0);
            *sum = sum.checked_add(exponent.checked_mul(times)?)?;
            if sum.abs() > GREATEST_EXPONENT {
                return None;
            }
        }
        exponents.retain(|_, exponent| *exponent != 0);
        Some(Dimension(exponents))
    }
}

impl fmt::Display for Dimension {
    /// `length*time^-1`; `1` when nothing is measured.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("1");
        }
        for (index, (base, exponent)) in self.0.iter().enumerate() {
            let times = if index > 0 { "*" } else { "" };
            write!(f, "{times}{}", format!("{base:?}").to_lowercase())?;
            if *exponent != 1 {
                write!(f, "^{exponent}")?;
            }
        }
        Ok(())
    }
}

/// A unit: what it measures, and how many of the base units it is.
///
/// ```
/// use polya::maths::{Number, Unit};
/// let (fast, slow) = (Unit::named("km/h").unwrap(), Unit::named("metres per second").unwrap());
/// assert_eq!(fast.factor_to(&slow), Some(Number::ratio(5, 18)));
/// assert_eq!(fast.factor_to(&Unit::named("kg").unwrap()), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    dimension: Dimension,
    factor: Number,
}

impl Unit {
    /// The unit of pure numbers.
    pub fn one() -> Unit {
        Unit {
            dimension: Dimension::default(),
            factor: Number::one(),
        }
    }

    /// The unit of this name, in the singular or the plural, alone or composed: `mile`, `ft`, `square metres`,
    /// `km/h`, `dollars per pound`, `kg*m/s^2`, `cm²`, `mL`.
    ///
    /// Abbreviations are case-sensitive where it matters (`mm`, `Mb`), names are not. `None` for what is no unit, and
    /// for texts above 100 bytes.
    pub fn named(text: &str) -> Option<Unit> {
        if text.len() > 100 {
            return None;
        }
        let spaced = text.replace('/', " / ").replace(['*', '·', '⋅', '-'], " ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let mut parts = words.split(|word| ["/", "per", "Per"].contains(word));
        let first = parts.next()?;
        let begins_with_per = first.is_empty() && words.len() > 1;
        let mut unit = if begins_with_per {
            Unit::one()
        } else {
            product(first)?
        };
        for part in parts {
            unit = unit.divided_by(&product(part)?)?;
        }
        Some(unit)
    }

    /// All names in the table, in the singular and without prefixes, for whoever wants to find them in a text.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TABLE
            .iter()
            .flat_map(|entry| entry.names.iter().chain(entry.symbols).copied())
    }

    /// What it measures.
    pub fn dimension(&self) -> &Dimension {
        &self.dimension
    }

    /// How many of the base units (metre, kilogram, second, month, dollar, bit, degree) it is.
    pub fn factor(&self) -> &Number {
        &self.factor
    }

    /// The product; `None` when an exponent would exceed 40.
    pub fn times(&self, other: &Unit) -> Option<Unit> {
        let dimension = self.dimension.combined(&other.dimension, 1)?;
        Some(Unit {
            dimension,
            factor: &self.factor * &other.factor,
        })
        .filter(Unit::is_small)
    }

    /// The quotient; `None` as for [`Unit::times`].
    pub fn divided_by(&self, other: &Unit) -> Option<Unit> {
        let dimension = self.dimension.combined(&other.dimension, -1)?;
        Some(Unit {
            dimension,
            factor: self.factor.divided_by(&other.factor)?,
        })
        .filter(Unit::is_small)
    }

    /// The power; `None` as for [`Unit::times`].
    pub fn power(&self, exponent: i32) -> Option<Unit> {
        if exponent.abs() > GREATEST_EXPONENT {
            return None;
        }
        let dimension = Dimension::default().combined(&self.dimension, exponent)?;
        Some(Unit {
            dimension,
            factor: self.factor.power(exponent.into()).ok()?,
        })
        .filter(Unit::is_small)
    }

    fn is_small(&self) -> bool {
        self.factor.significant_bits() < 1 << 14
    }

    /// What a measure in this unit is multiplied by to have it in `other`; `None` when they measure different things.
    pub fn factor_to(&self, other: &Unit) -> Option<Number> {
        if self.dimension == other.dimension {
            self.factor.divided_by(&other.factor)
        } else {
            None
        }
    }
}

/// A run of words without "per": each a unit, with "square", "cubic", "squared", "cubed" or an exponent.
fn product(words: &[&str]) -> Option<Unit> {
    let mut unit: Option<Unit> = None;
    let mut at = 0;
    while at < words.len() {
        let before = match words[at].to_lowercase().as_str() {
            "square" | "sq" | "sq." => 2,
            "cubic" | "cu" | "cu." => 3,
            _ => 1,
        };
        at += usize::from(before > 1);
        let (found, length) = (1..=3.min(words.len() - at)).rev().find_map(|length| {
            let (name, exponent) = with_exponent(&words[at..at + length].join(" "))?;
            Some((single(&name)?.power(exponent)?, length))
        })?;
        at += length;
        let after = match words.get(at) {
            Some(&"squared") => 2,
            Some(&"cubed") => 3,
            _ => 1,
        };
        at += usize::from(after > 1);
        let found = found.power(before * after)?;
        unit = Some(match unit {
            Some(unit) => unit.times(&found)?,
            None => found,
        });
    }
    unit
}

/// The name without `^2`, `²` or `2` at its end, and the exponent.
fn with_exponent(name: &str) -> Option<(String, i32)> {
    for (sign, exponent) in [("²", 2), ("³", 3)] {
        if let Some(name) = name.strip_suffix(sign) {
            return Some((name.to_owned(), exponent));
        }
    }
    let digits = name.len() - name.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (word, number) = name.split_at(digits);
    if number.is_empty() {
        return Some((name.to_owned(), 1));
    }
    let exponent: i32 = number.parse().ok()?;
    let word = match word.strip_suffix("^-").or_else(|| word.strip_suffix('^')) {
        Some(bare) => {
            return Some((
                bare.to_owned(),
                if word.ends_with('-') {
                    -exponent
                } else {
                    exponent
                },
            ));
        }
        None => word,
    };
    Some((word.to_owned(), exponent))
}

/// A unit of one name, perhaps with a prefix and in the plural.
fn single(name: &str) -> Option<Unit> {
    let name = name.strip_suffix('.').unwrap_or(name);
    let by_symbol = |symbol: &str| TABLE.iter().find(|entry| entry.symbols.contains(&symbol));
    if let Some(entry) = by_symbol(name) {
        return Some(entry.unit());
    }
    for (_, prefix, power) in PREFIXES {
        if let Some(entry) = name
            .strip_prefix(prefix)
            .and_then(by_symbol)
            .filter(|entry| entry.prefixed)
        {
            return scaled(entry, power);
        }
    }
    let lower = name.to_lowercase();
    let singular = [
        Some(lower.clone()),
        lower.strip_suffix("ies").map(|stem| format!("{stem}y")),
        lower.strip_suffix('s').map(str::to_owned),
        lower.strip_suffix("es").map(str::to_owned),
    ];
    for word in singular.iter().flatten() {
        let by_name = |name: &str| TABLE.iter().find(|entry| entry.names.contains(&name));
        if let Some(entry) = by_name(word) {
            return Some(entry.unit());
        }
        for (prefix, _, power) in PREFIXES {
            if let Some(entry) = word
                .strip_prefix(prefix)
                .and_then(by_name)
                .filter(|entry| entry.prefixed)
            {
                return scaled(entry, power);
            }
        }
    }
    None
}

fn scaled(entry: &Entry, power_of_ten: i64) -> Option<Unit> {
    let unit = entry.unit();
    let scale = Number::from(10).power(power_of_ten).ok()?;
    Some(Unit {
        factor: unit.factor * scale,
        ..unit
    })
}

impl Entry {
    fn unit(&self) -> Unit {
        let dimension = Dimension(self.measures.iter().copied().collect());
        Unit {
            dimension,
            factor: Number::ratio(self.factor.0, self.factor.1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unit(name: &str) -> Unit {
        Unit::named(name).unwrap_or_else(|| panic!("{name} is no unit"))
    }

    #[test]
    fn factors_are_exact() {
        for (from, to, above, below) in [
            ("mile", "feet", 5280, 1),
            ("yards", "inch", 36, 1),
            ("km", "m", 1000, 1),
            ("hours", "min", 60, 1),
            ("fortnight", "days", 14, 1),
            ("century", "decades", 10, 1),
            ("year", "months", 12, 1),
            ("gallons", "fl oz", 128, 1),
            ("cup", "tablespoons", 16, 1),
            ("tbsp", "teaspoon", 3, 1),
            ("litre", "cubic centimeters", 1000, 1),
            ("liters", "mL", 1000, 1),
            ("acre", "square feet", 43560, 1),
            ("hectare", "m^2", 10000, 1),
            ("sq ft", "in²", 144, 1),
            ("mph", "miles per hour", 1, 1),
            ("km/h", "m/s", 5, 18),
            ("knots", "nautical miles per hour", 1, 1),
            ("dollars", "¢", 100, 1),
            ("quarters", "nickels", 5, 1),
            ("half-dollar", "dimes", 5, 1),
            ("$", "pennies", 100, 1),
            ("£", "pence", 100, 1),
            ("pounds", "oz", 16, 1),
            ("tons", "lbs", 2000, 1),
            ("tonne", "kg", 1000, 1),
            ("kilograms", "pound", 100_000_000, 45_359_237),
            ("GB", "MB", 1000, 1),
            ("gigabytes", "gigabits", 8, 1),
            ("KiB", "bytes", 1024, 1),
            ("kWh", "joules", 3_600_000, 1),
            ("N", "kg*m/s^2", 1, 1),
            ("dollars per pound", "cents per ounce", 25, 4),
            ("meters squared", "m2", 1, 1),
            ("ms", "s", 1, 1000),
        ] {
            assert_eq!(
                unit(from).factor_to(&unit(to)),
                Some(Number::ratio(above, below)),
                "{from} to {to}"
            );
        }
    }

    #[test]
    fn what_measures_something_else_is_not_converted() {
        for (a, b) in [
            ("km", "kg"),
            ("month", "days"),
            ("$", "€"),
            ("m", "m^2"),
            ("pound", "£"),
            ("km/h", "km"),
        ] {
            assert_eq!(unit(a).factor_to(&unit(b)), None, "{a} to {b}");
        }
        assert_eq!(unit("km/h").dimension().to_string(), "length*time^-1");
        assert_eq!(unit("mile per km").dimension().to_string(), "1");
    }

    #[test]
    fn what_is_no_unit_is_none() {
        for name in [
            "", "/", "apples", "km/", "per", "square", "m^99", "m^", "kkm", "km km^40", "kilofeet",
            "s s s x",
        ] {
            assert_eq!(Unit::named(name), None, "{name}");
        }
        assert_eq!(Unit::named(&"m ".repeat(60)), None);
    }

    #[test]
    fn no_name_stands_for_two_units() {
        let mut all: Vec<&str> = TABLE
            .iter()
            .flat_map(|entry| entry.symbols.iter().copied())
            .collect();
        let symbols = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), symbols);
        let mut all: Vec<&str> = TABLE
            .iter()
            .flat_map(|entry| entry.names.iter().copied())
            .collect();
        let names = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), names);
        assert!(names + symbols > 150);
        assert!(
            all.iter()
                .all(|name| *name == name.to_lowercase() && Unit::named(name).is_some())
        );
    }

    proptest! {
        #[test]
        fn any_text_is_a_unit_or_not(text in "[a-z/ ^0-9²*$£-]{0,20}") {
            let _ = Unit::named(&text);
        }

        #[test]
        fn powers_are_repeated_products(exponent in 0i32..10) {
            let foot = unit("ft");
            let mut product = Unit::one();
            for _ in 0..exponent {
                product = product.times(&foot).unwrap();
            }
            prop_assert_eq!(foot.power(exponent), Some(product.clone()));
            prop_assert_eq!(Unit::one().divided_by(&product), foot.power(-exponent));
        }
    }
}
