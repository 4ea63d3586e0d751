//! Whether two written answers say the same, compared as mathematics and not as strings.
//!
//! How answers are taken apart is in `read`; this file compares the parts.

mod read;

use std::cmp::Ordering;

use super::expression::{Expression, Function};
use super::number::Number;
use super::parse::{Options, parse_expression, parse_relation};
use super::rational_function::{RationalFunction, equivalent};
use super::relation::{Relation, Sign};
use super::surd::Surd;
use super::units::Unit;
use read::{Answer, Item, Joined, Measure, Written};

/// Answers above this many bytes are compared letter by letter.
const LONGEST: usize = 10_000;

/// A decimal with at least so many places may have been rounded.
const ROUNDED_FROM: usize = 6;

/// Whether `given` says the same as `expected`.
///
/// | kind | the same |
/// |------|----------|
/// | numbers | `1/2`, `0.5`, `\frac{1}{2}`, `50%`; `1,200` and `1200`; `15%` also with a bare `15` |
/// | long decimals | an expected `0.3333333333` (6 places or more) and a number that it is cut or rounded from |
/// | measures | `3.50 dollars`, `$3.5` and `3.5`; `1 km` and `1000 m`; not `5 km` and `5 miles` |
/// | times | `09:15`, `9:15` and `9:15 a.m.` |
/// | expressions | whenever they are equal where both are defined |
/// | equations, inequalities | multiples of each other; `x > 9`, `9 < x` and `(9, \infty)` |
/// | an unknown and its value | `x = 3` and a bare `3` |
/// | lists | `2, 3` and `(2, 3)`, in this order; brackets of different kinds differ |
/// | sets and solutions | `{2, 3}`, `x = 2 or x = 3`, `x = 3, y = 2`, `\pm 2`: in any order |
/// | words | without regard to case and articles; yes is true, no is false |
///
/// Not symmetric where decimals are rounded: the expected one may be, the given one not. Anything can be compared,
/// nothing panics, and what cannot be understood is not the same unless it is written the same.
///
/// ```
/// use polya::maths::same_answer;
/// assert!(same_answer(r"\frac{7}{2}", "3.50"));
/// assert!(same_answer("1/3", "0.3333333333"));
/// assert!(!same_answer("2, 3", "3, 2"));
/// assert!(same_answer("{2, 3}", "3, 2"));
/// ```
pub fn same_answer(given: &str, expected: &str) -> bool {
    same(given, expected, false)
}

/// As [`same_answer`], and lists are the same in any order.
pub fn same_set(given: &str, expected: &str) -> bool {
    same(given, expected, true)
}

fn same(given: &str, expected: &str, any_order: bool) -> bool {
    if given.trim() == expected.trim() {
        return true;
    }
    if given.len() > LONGEST || expected.len() > LONGEST {
        return false;
    }
    let (given, expected) = (read::answer(given), read::answer(expected));
    if given.text == expected.text {
        return true;
    }
    if let (Some(a), Some(b)) = (&given.duration, &expected.duration) {
        return same_measure(a, b);
    }
    same_items(&given, &expected, any_order) || same_interval(&given, &expected)
}

fn same_items(given: &Answer, expected: &Answer, any_order: bool) -> bool {
    let (a, b) = (&given.items, &expected.items);
    if a.len() != b.len() {
        return false;
    }
    if a.len() == 1 {
        return same_item(&a[0], &b[0]);
    }
    let differently_joined = given.joined != expected.joined && given.joined.is_some() && expected.joined.is_some();
    let bounds = |item: &Item| matches!(item.written, Written::Relation(ref all) if all.iter().any(is_bound));
    if differently_joined && a.iter().any(bounds) {
        return false;
    }
    if any_order || given.unordered || expected.unordered {
        // Each item of one takes the first of the other that is the same.
        let mut free: Vec<&Item> = b.iter().collect();
        return a.iter().all(|item| {
            let found = free.iter().position(|other| same_item(item, other));
            found.map(|index| free.remove(index)).is_some()
        });
    }
    let brackets_differ =
        given.brackets.is_some() && expected.brackets.is_some() && given.brackets != expected.brackets;
    !brackets_differ && a.iter().zip(b).all(|(x, y)| same_item(x, y))
}

fn is_bound(relation: &Relation) -> bool {
    !matches!(relation.sign, Sign::Equal | Sign::NotEqual)
}

fn same_item(given: &Item, expected: &Item) -> bool {
    if given.text == expected.text {
        return true;
    }
    match (&given.written, &expected.written) {
        (Written::Truth(a), Written::Truth(b)) => return a == b,
        (Written::Clock(a), Written::Clock(b)) => return a.agrees_with(b),
        (Written::Relation(a), Written::Relation(b)) => return same_relations(a, b),
        (Written::Words(a), Written::Words(b)) if a == b => return true,
        _ => {}
    }
    if let (Some((a, _)), Some((b, _))) = (&given.value_of, &expected.value_of)
        && a != b
    {
        // y = 2x + 1 and 2x - y = -1 are one equation with different left sides.
        return match (relation_of(given), relation_of(expected)) {
            (Some(a), Some(b)) => same_relations(&a, &b),
            _ => false,
        };
    }
    if given.value_of.is_some() != expected.value_of.is_some()
        && let (Some(a), Some(b)) = (relation_of(given), relation_of(expected))
    {
        return same_relations(&a, &b);
    }
    match (value(given), value(expected)) {
        (Some(a), Some(b)) => same_measure(a, b),
        (None, None) => match (&given.value_of, &expected.value_of) {
            (Some((_, a)), Some((_, b))) => same_item(a, b),
            (Some((_, a)), None) => same_item(a, expected),
            (None, Some((_, b))) => same_item(given, b),
            (None, None) => false,
        },
        _ => false,
    }
}

/// What is measured, also on the right side of `x = 3`.
fn value(item: &Item) -> Option<&Measure> {
    match (&item.written, &item.value_of) {
        (Written::Measure(measure), _) => Some(measure),
        (_, Some((_, right))) => value(right),
        _ => None,
    }
}

fn relation_of(item: &Item) -> Option<Vec<Relation>> {
    match &item.written {
        Written::Relation(relations) => Some(relations.clone()),
        _ if item.value_of.is_some() => parse_relation(&item.text, &Options::default()).ok().map(|parsed| parsed.value),
        _ => None,
    }
}

fn same_measure(given: &Measure, expected: &Measure) -> bool {
    let known = |measure: &Measure| measure.unit.as_deref().map(|unit| (unit.to_owned(), Unit::named(unit)));
    match (known(given), known(expected)) {
        (Some((_, Some(a))), Some((_, Some(b)))) => {
            let Some(factor) = a.factor_to(&b) else {
                return false;
            };
            let scaled = given.value.clone() * Expression::Number(factor);
            return same_value(&scaled, expected);
        }
        (Some((a, _)), Some((b, _))) if a != b => return false,
        _ => {}
    }
    if given.percent != expected.percent {
        // 15% is 0.15, and where per cent are asked for it is 15.
        let hundred = |measure: &Measure| measure.value.clone() * Expression::from(100);
        let (as_number, bare) = if given.percent {
            (hundred(given), expected.value.clone())
        } else {
            (given.value.clone(), hundred(expected))
        };
        if equal(&as_number, &bare) {
            return true;
        }
    }
    same_value(&given.value, expected)
}

fn same_value(given: &Expression, expected: &Measure) -> bool {
    equal(given, &expected.value) || is_rounded_from(given, expected)
}

fn equal(a: &Expression, b: &Expression) -> bool {
    match (a.value(), b.value()) {
        (Ok(a), Ok(b)) => a == b,
        _ => equivalent(a, b) == Some(true),
    }
}

/// Whether the expected decimal is the given number cut or rounded there, which has no such short form.
fn is_rounded_from(given: &Expression, expected: &Measure) -> bool {
    let Some(places) = expected.decimal_places.filter(|places| (ROUNDED_FROM..1_000).contains(places)) else {
        return false;
    };
    let (Ok(decimal), Ok(unit)) = (expected.value.value(), Number::from(10).power(-(places as i64))) else {
        return false;
    };
    let half = &unit * Number::ratio(1, 2);
    // Half a unit towards 0, where it was rounded; a whole one away from 0, where it was cut.
    let (low, high) =
        if decimal.is_negative() { (&decimal - &unit, &decimal + &half) } else { (&decimal - &half, &decimal + &unit) };
    match given.value() {
        Ok(exact) => {
            let has_few_places = exact.to_decimal().is_some_and(|text| read::decimal_places(&text) <= places);
            !has_few_places && low <= exact && exact < high
        }
        Err(_) => Surd::from_expression(given).is_some_and(|surd| {
            surd.compare(&low.into()) == Some(Ordering::Greater) && surd.compare(&high.into()) == Some(Ordering::Less)
        }),
    }
}

fn same_relations(a: &[Relation], b: &[Relation]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut free: Vec<&Relation> = b.iter().collect();
    a.iter().all(|relation| {
        let found = free.iter().position(|other| same_relation(relation, other));
        found.map(|index| free.remove(index)).is_some()
    })
}

/// Whether one is a multiple of the other, by a factor that keeps or turns the sign as it must.
fn same_relation(a: &Relation, b: &Relation) -> bool {
    let sides = |left: &Relation, right: &Relation| equal(&left.left, &right.left) && equal(&left.right, &right.right);
    if a.sign == b.sign && sides(a, b) {
        return true;
    }
    let difference = |relation: &Relation| relation.left.clone() - relation.right.clone();
    let Some(factor) = constant_quotient(&difference(a), &difference(b)) else {
        return false;
    };
    if factor.is_zero() {
        return false;
    }
    let sign = if factor.is_negative() { b.sign.turned() } else { b.sign };
    a.sign == sign
}

/// The number that `a/b` is everywhere, if it is one.
fn constant_quotient(a: &Expression, b: &Expression) -> Option<Number> {
    let (a, b) = (RationalFunction::from_expression(a)?, RationalFunction::from_expression(b)?);
    let above = a.numerator().times(b.denominator()).ok()?;
    let below = b.numerator().times(a.denominator()).ok()?;
    let factor = above.leading_coefficient().divided_by(&below.leading_coefficient())?;
    (above == below.scaled(&factor)).then_some(factor)
}

/// An end of an interval, `None` for infinity, and whether it belongs to the interval.
type End = (Option<Expression>, bool);

fn same_interval(given: &Answer, expected: &Answer) -> bool {
    let (Some(a), Some(b)) = (interval(given), interval(expected)) else {
        return false;
    };
    let same_end = |a: &End, b: &End| {
        a.1 == b.1
            && match (&a.0, &b.0) {
                (Some(a), Some(b)) => equal(a, b),
                (None, None) => true,
                _ => false,
            }
    };
    same_end(&a.0, &b.0) && same_end(&a.1, &b.1)
}

/// The interval that is written as `[2, 5)`, `(9, \infty)`, `x > 9` or `2 < x <= 5`.
fn interval(answer: &Answer) -> Option<(End, End)> {
    if let (Some((open, close)), [low, high]) = (answer.brackets, answer.items.as_slice()) {
        let end = |item: &Item, closed: bool, infinite: &[&str]| -> Option<End> {
            if infinite.contains(&item.text.as_str()) {
                return Some((None, false));
            }
            let value = parse_expression(&item.text, &Options::default()).ok()?.value;
            Some((Some(value), closed))
        };
        let low = end(low, open == '[', &["-\\infty", "-∞", "-inf", "-infinity", "-oo"])?;
        let high = end(high, close == ']', &["\\infty", "∞", "inf", "infinity", "oo", "+\\infty", "+∞"])?;
        return Some((low, high));
    }
    if answer.joined == Some(Joined::Or) {
        return None;
    }
    let mut ends: (End, End) = ((None, false), (None, false));
    let mut unknown = None;
    for item in &answer.items {
        let Written::Relation(relations) = &item.written else {
            return None;
        };
        for relation in relations {
            let (symbol, bound, sign) = match (&relation.left, &relation.right) {
                (Expression::Symbol(symbol), bound) => (symbol, bound, relation.sign),
                (bound, Expression::Symbol(symbol)) => (symbol, bound, relation.sign.turned()),
                _ => return None,
            };
            if unknown.is_some_and(|unknown| unknown != symbol) {
                return None;
            }
            unknown = Some(symbol);
            let (end, closed) = match sign {
                Sign::Greater => (&mut ends.0, false),
                Sign::GreaterOrEqual => (&mut ends.0, true),
                Sign::Less => (&mut ends.1, false),
                Sign::LessOrEqual => (&mut ends.1, true),
                _ => return None,
            };
            if end.0.is_some() {
                return None;
            }
            *end = (Some(bound.clone()), closed);
        }
    }
    unknown.map(|_| ends)
}

/// Whether an expression is what stands for a value on the left of `=`: a symbol, or `f(x)`.
fn is_name(expression: &Expression) -> bool {
    matches!(expression, Expression::Symbol(_) | Expression::Call(Function::Named(_), _))
}

#[cfg(test)]
mod tests;
