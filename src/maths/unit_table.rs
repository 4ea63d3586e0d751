//! The names and exact factors of units.
//!
//! Sources: the SI brochure (BIPM, 9th edition 2019) for metric units and prefixes; NIST Handbook 44, appendix C, for
//! customary ones, with the international inch (25.4 mm) and the avoirdupois pound (0.45359237 kg); IEC 80000-13 for
//! binary multiples of the byte. Gallons, quarts, pints, cups and spoons are those of the United States, a ton is the
//! short ton, a calorie the thermochemical one, a horsepower 550 foot-pounds of force a second.

use super::units::Base;
use Base::{Angle, Calendar, Dollars, Euros, Information, Length, Mass, Pounds, Time};

/// A unit and what it is called.
pub(super) struct Entry {
    /// Names in lower case and in the singular (irregular plurals besides).
    pub names: &'static [&'static str],
    /// Abbreviations, written exactly so.
    pub symbols: &'static [&'static str],
    /// Numerator and denominator of its size in base units.
    pub factor: (i64, i64),
    /// What it measures.
    pub measures: &'static [(Base, i32)],
    /// Whether it takes the prefixes of the SI.
    pub prefixed: bool,
}

const fn metric(
    names: &'static [&'static str],
    symbols: &'static [&'static str],
    factor: (i64, i64),
    measures: &'static [(Base, i32)],
) -> Entry {
    Entry { names, symbols, factor, measures, prefixed: true }
}

const fn plain(
    names: &'static [&'static str],
    symbols: &'static [&'static str],
    factor: (i64, i64),
    measures: &'static [(Base, i32)],
) -> Entry {
    Entry { names, symbols, factor, measures, prefixed: false }
}

const AREA: &[(Base, i32)] = &[(Length, 2)];
const VOLUME: &[(Base, i32)] = &[(Length, 3)];
const SPEED: &[(Base, i32)] = &[(Length, 1), (Time, -1)];
const ENERGY: &[(Base, i32)] = &[(Mass, 1), (Length, 2), (Time, -2)];
const POWER: &[(Base, i32)] = &[(Mass, 1), (Length, 2), (Time, -3)];
const PRESSURE: &[(Base, i32)] = &[(Mass, 1), (Length, -1), (Time, -2)];
const LENGTH: &[(Base, i32)] = &[(Length, 1)];
const MASS: &[(Base, i32)] = &[(Mass, 1)];
const TIME: &[(Base, i32)] = &[(Time, 1)];
const CALENDAR: &[(Base, i32)] = &[(Calendar, 1)];
const DOLLARS: &[(Base, i32)] = &[(Dollars, 1)];
const INFORMATION: &[(Base, i32)] = &[(Information, 1)];
const ANGLE: &[(Base, i32)] = &[(Angle, 1)];

/// A US gallon, 231 cubic inches, is this over 10^9 cubic metres times 10^-6: 0.003785411784 cubic metres.
const GALLON: i64 = 3_785_411_784;
const TRILLION: i64 = 1_000_000_000_000;

/// Name, symbol and power of ten of each prefix. Longer symbols first, so that `da` is not read as `d`.
pub(super) const PREFIXES: [(&str, &str, i64); 17] = [
    ("deca", "da", 1),
    ("peta", "P", 15),
    ("tera", "T", 12),
    ("giga", "G", 9),
    ("mega", "M", 6),
    ("kilo", "k", 3),
    ("kilo", "K", 3),
    ("hecto", "h", 2),
    ("deka", "da", 1),
    ("deci", "d", -1),
    ("centi", "c", -2),
    ("milli", "m", -3),
    ("micro", "µ", -6),
    ("micro", "μ", -6),
    ("micro", "u", -6),
    ("nano", "n", -9),
    ("pico", "p", -12),
];

pub(super) const TABLE: &[Entry] = &[
    // Length
    metric(&["metre", "meter"], &["m"], (1, 1), LENGTH),
    plain(&["inch"], &["in", "\""], (254, 10_000), LENGTH),
    plain(&["foot", "feet"], &["ft"], (3_048, 10_000), LENGTH),
    plain(&["yard"], &["yd", "yds"], (9_144, 10_000), LENGTH),
    plain(&["mile"], &["mi"], (1_609_344, 1_000), LENGTH),
    plain(&["nautical mile"], &["nmi"], (1_852, 1), LENGTH),
    plain(&["furlong"], &[], (201_168, 1_000), LENGTH),
    plain(&["fathom"], &[], (18_288, 10_000), LENGTH),
    plain(&["micron"], &[], (1, 1_000_000), LENGTH),
    // Mass
    metric(&["gram", "gramme"], &["g"], (1, 1_000), MASS),
    plain(&["kilo"], &["kgs"], (1, 1), MASS),
    plain(&["tonne", "metric ton"], &["t"], (1_000, 1), MASS),
    plain(&["pound"], &["lb", "lbs"], (45_359_237, 100_000_000), MASS),
    plain(&["ounce"], &["oz"], (45_359_237, 1_600_000_000), MASS),
    plain(&["stone"], &["st"], (14 * 45_359_237, 100_000_000), MASS),
    plain(&["ton", "short ton"], &[], (2_000 * 45_359_237, 100_000_000), MASS),
    plain(&["long ton"], &[], (2_240 * 45_359_237, 100_000_000), MASS),
    plain(&["troy ounce"], &[], (311_034_768, 10_000_000_000), MASS),
    plain(&["grain"], &[], (6_479_891, 100_000_000_000), MASS),
    plain(&["carat"], &[], (1, 5_000), MASS),
    // Time
    metric(&["second"], &["s", "sec", "secs"], (1, 1), TIME),
    plain(&["minute"], &["min", "mins"], (60, 1), TIME),
    plain(&["hour"], &["h", "hr", "hrs"], (3_600, 1), TIME),
    plain(&["day"], &[], (86_400, 1), TIME),
    plain(&["week"], &["wk", "wks"], (604_800, 1), TIME),
    plain(&["fortnight"], &[], (1_209_600, 1), TIME),
    plain(&["month"], &["mo"], (1, 1), CALENDAR),
    plain(&["year"], &["yr", "yrs"], (12, 1), CALENDAR),
    plain(&["decade"], &[], (120, 1), CALENDAR),
    plain(&["century"], &[], (1_200, 1), CALENDAR),
    plain(&["millennium", "millennia"], &[], (12_000, 1), CALENDAR),
    metric(&["hertz"], &["Hz"], (1, 1), &[(Time, -1)]),
    // Money
    plain(&["dollar", "buck", "usd"], &["$", "USD"], (1, 1), DOLLARS),
    plain(&["cent", "penny"], &["¢"], (1, 100), DOLLARS),
    plain(&["nickel"], &[], (1, 20), DOLLARS),
    plain(&["dime"], &[], (1, 10), DOLLARS),
    plain(&["quarter"], &[], (1, 4), DOLLARS),
    plain(&["half dollar"], &[], (1, 2), DOLLARS),
    plain(&["pound sterling", "pounds sterling", "gbp"], &["£", "GBP"], (1, 1), &[(Pounds, 1)]),
    plain(&["pence"], &[], (1, 100), &[(Pounds, 1)]),
    plain(&["euro", "eur"], &["€", "EUR"], (1, 1), &[(Euros, 1)]),
    // Area
    plain(&["acre"], &["ac"], (40_468_564_224, 10_000_000), AREA),
    plain(&["hectare"], &["ha"], (10_000, 1), AREA),
    plain(&["are"], &[], (100, 1), AREA),
    plain(&[], &["sqft"], (3_048 * 3_048, 100_000_000), AREA),
    // Volume
    metric(&["litre", "liter"], &["l", "L"], (1, 1_000), VOLUME),
    plain(&[], &["cc"], (1, 1_000_000), VOLUME),
    plain(&["gallon"], &["gal"], (GALLON, TRILLION), VOLUME),
    plain(&["quart"], &["qt"], (GALLON, 4 * TRILLION), VOLUME),
    plain(&["pint"], &["pt"], (GALLON, 8 * TRILLION), VOLUME),
    plain(&["cup"], &[], (GALLON, 16 * TRILLION), VOLUME),
    plain(&["fluid ounce"], &["fl oz", "fl. oz"], (GALLON, 128 * TRILLION), VOLUME),
    plain(&["tablespoon"], &["tbsp", "Tbsp"], (GALLON, 256 * TRILLION), VOLUME),
    plain(&["teaspoon"], &["tsp"], (GALLON, 768 * TRILLION), VOLUME),
    plain(&["barrel"], &["bbl"], (42 * GALLON, TRILLION), VOLUME),
    plain(&["bushel"], &["bu"], (3_523_907_016_688, 100_000_000_000_000), VOLUME),
    // Speed
    plain(&[], &["mph"], (1_609_344, 3_600_000), SPEED),
    plain(&[], &["kph", "kmh", "kmph"], (1_000, 3_600), SPEED),
    plain(&["knot"], &["kn", "kt"], (1_852, 3_600), SPEED),
    plain(&[], &["fps"], (3_048, 10_000), SPEED),
    // Force, energy, power, pressure
    metric(&["newton"], &["N"], (1, 1), &[(Mass, 1), (Length, 1), (Time, -2)]),
    metric(&["joule"], &["J"], (1, 1), ENERGY),
    metric(&["calorie"], &["cal"], (4_184, 1_000), ENERGY),
    metric(&["watt hour", "watthour"], &["Wh"], (3_600, 1), ENERGY),
    plain(&["british thermal unit"], &["BTU", "Btu"], (105_505_585_262, 100_000_000), ENERGY),
    metric(&["watt"], &["W"], (1, 1), POWER),
    plain(&["horsepower"], &["hp"], (74_569_987_158_227_022, 100_000_000_000_000), POWER),
    metric(&["pascal"], &["Pa"], (1, 1), PRESSURE),
    metric(&["bar"], &[], (100_000, 1), PRESSURE),
    plain(&["atmosphere"], &["atm"], (101_325, 1), PRESSURE),
    // Information
    metric(&["bit"], &["b"], (1, 1), INFORMATION),
    metric(&["byte"], &["B"], (8, 1), INFORMATION),
    plain(&["kibibyte"], &["KiB"], (8 << 10, 1), INFORMATION),
    plain(&["mebibyte"], &["MiB"], (8 << 20, 1), INFORMATION),
    plain(&["gibibyte"], &["GiB"], (8 << 30, 1), INFORMATION),
    plain(&["tebibyte"], &["TiB"], (8 << 40, 1), INFORMATION),
    metric(&[], &["bps"], (1, 1), &[(Information, 1), (Time, -1)]),
    // Angle
    plain(&["degree"], &["°", "deg"], (1, 1), ANGLE),
    plain(&["arcminute"], &[], (1, 60), ANGLE),
    plain(&["arcsecond"], &[], (1, 3_600), ANGLE),
    plain(&["revolution", "full turn"], &["rev"], (360, 1), ANGLE),
];
