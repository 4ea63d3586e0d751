//! Looking back at bits: the term is read again and worked out with halves and remainders, which have no bits.

use crate::maths::Number;
use crate::problem::{Value, Verdict};

/// The longest term and the widest numbers that are looked at.
const LONGEST: usize = 60_000;
const WIDEST: usize = 1 << 16;

pub fn check(text: &str, answer: &Value) -> Verdict {
    let Some(number) = answer.as_number() else {
        return Verdict::refuted("it is no number");
    };
    if text.len() > LONGEST {
        return Verdict::Unsettled;
    }
    let tokens: Vec<String> = tokens(text);
    let mut at = 0;
    let Some(expected) = sum_of(&tokens, &mut at, 0, 0).filter(|_| at == tokens.len()) else {
        return Verdict::Unsettled;
    };
    match expected == *number {
        true => Verdict::confirmed("working it out again with halves and remainders gives the same"),
        false => Verdict::refuted("working it out again with halves and remainders gives another number"),
    }
}

fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut joins = false;
    for c in text.chars() {
        if c.is_whitespace() {
            joins = false;
            continue;
        }
        let is_word = c.is_alphanumeric();
        let pairs = |last: &String| last.len() == 1 && last.starts_with(c) && (c == '<' || c == '>');
        match tokens.last_mut() {
            Some(last) if joins && (is_word && last.chars().all(char::is_alphanumeric) || pairs(last)) => last.push(c),
            _ => tokens.push(c.to_string()),
        }
        joins = true;
    }
    tokens
}

const LEVELS: [&[&str]; 6] = [&["|"], &["^"], &["&"], &["<<", ">>"], &["+", "-"], &["*"]];

fn sum_of(tokens: &[String], at: &mut usize, level: usize, depth: usize) -> Option<Number> {
    if depth > 700 {
        return None;
    }
    let Some(signs) = LEVELS.get(level) else {
        return factor(tokens, at, depth + 1);
    };
    let mut value = sum_of(tokens, at, level + 1, depth + 1)?;
    while let Some(sign) = tokens.get(*at).filter(|it| signs.contains(&it.as_str())) {
        *at += 1;
        let other = sum_of(tokens, at, level + 1, depth + 1)?;
        value = joined(sign, value, other)?;
        if value.significant_bits() > WIDEST {
            return None;
        }
    }
    Some(value)
}

fn factor(tokens: &[String], at: &mut usize, depth: usize) -> Option<Number> {
    let token = tokens.get(*at)?;
    *at += 1;
    match token.as_str() {
        "(" => {
            let inside = sum_of(tokens, at, 0, depth + 1)?;
            let closed = tokens.get(*at)? == ")";
            *at += 1;
            closed.then_some(inside)
        }
        "-" if depth < 700 => Some(factor(tokens, at, depth + 1)?.negated()),
        "~" if depth < 700 => Some(Number::from(-1) - factor(tokens, at, depth + 1)?),
        literal => {
            let (base, digits) = match literal.get(..2) {
                Some("0x") => (16, &literal[2..]),
                Some("0o") => (8, &literal[2..]),
                Some("0b") => (2, &literal[2..]),
                _ => (10, literal),
            };
            let mut value = Number::zero();
            for digit in digits.chars() {
                value = value * Number::from(i64::from(base)) + Number::from(i64::from(digit.to_digit(base)?));
            }
            Some(value)
        }
    }
}

fn joined(sign: &str, a: Number, b: Number) -> Option<Number> {
    let power = || Number::from(2).power(b.to_i64().filter(|it| (0..=WIDEST as i64).contains(it))?).ok();
    let minus_one = || Number::from(-1);
    Some(match sign {
        "+" => a + b,
        "-" => a - b,
        "*" if a.significant_bits() + b.significant_bits() <= WIDEST => a * b,
        "*" => return None,
        "<<" => a * power()?,
        ">>" => Number::from(a.divided_by(&power()?)?.floor()),
        // What both have, by the rules of De Morgan for negative ones.
        "&" => both(a, b)?,
        "|" => minus_one() - both(minus_one() - a, minus_one() - b)?,
        // a + b counts what both have twice.
        "^" => {
            let common = both(a.clone(), b.clone())?;
            a + b - common.clone() - common
        }
        _ => return None,
    })
}

/// The places where both have a one: halve both until nothing is left.
fn both(mut a: Number, mut b: Number) -> Option<Number> {
    let two = Number::from(2);
    let (mut total, mut weight) = (Number::zero(), Number::one());
    let is_done = |it: &Number| it.is_zero() || *it == Number::from(-1);
    while !(is_done(&a) && is_done(&b)) {
        let odd = |it: &Number| it.remainder(&two).map(Number::from);
        total += odd(&a)? * odd(&b)? * weight.clone();
        weight *= two.clone();
        a = a.quotient(&two)?.into();
        b = b.quotient(&two)?.into();
    }
    // Endless ones in both weigh -1 times the next place.
    Some(if a.is_negative() && b.is_negative() { total - weight } else { total })
}
