//! Written answers taken apart: lists and sets, equations, measures, times, words.

use super::is_name;
use crate::maths::expression::Expression;
use crate::maths::number::Number;
use crate::maths::parse::{FormulaKind, Options, longest_formula, parse_expression, parse_relation};
use crate::maths::relation::Relation;
use crate::maths::units::Unit;

/// The most parts a list is taken apart into; what is behind stays together.
const MOST_ITEMS: usize = 100;

/// A whole answer.
pub(super) struct Answer {
    /// Without delimiters and blanks that mean nothing.
    pub text: String,
    pub items: Vec<Item>,
    /// The brackets around the list.
    pub brackets: Option<(char, char)>,
    /// Whether the order of items means nothing: a set, or solutions.
    pub unordered: bool,
    /// The word between the items.
    pub joined: Option<Joined>,
    /// `3 hours 20 minutes`, added up.
    pub duration: Option<Measure>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joined {
    And,
    Or,
}

/// One part of an answer.
pub(super) struct Item {
    pub text: String,
    pub written: Written,
    /// For `x = 3`: the left side, and the right side as an item of its own.
    pub value_of: Option<(Expression, Box<Item>)>,
}

pub(super) enum Written {
    Truth(bool),
    Clock(Clock),
    Measure(Measure),
    Relation(Vec<Relation>),
    /// Lower case, without articles and punctuation.
    Words(String),
}

/// A value and what it is a value of.
pub(super) struct Measure {
    pub value: Expression,
    /// The unit as [`Unit::named`] reads it, or a noun in lower case and in the singular.
    pub unit: Option<String>,
    pub percent: bool,
    /// For a decimal fraction written out.
    pub decimal_places: Option<usize>,
}

/// Hours (or the first part of a ratio), minutes and the half of the day.
pub(super) struct Clock {
    parts: Vec<u32>,
    half: Option<bool>,
}

impl Clock {
    pub fn agrees_with(&self, other: &Clock) -> bool {
        self.parts == other.parts && (self.half == other.half || self.half.is_none() || other.half.is_none())
    }
}

pub(super) fn answer(text: &str) -> Answer {
    let text = cleaned(text);
    let mut body = text.as_str();
    let mut brackets = None;
    for (open, close) in [('{', '}'), ('(', ')'), ('[', ']'), ('(', ']'), ('[', ')')] {
        if let Some(inside) = enclosed(body, open, close)
            && (open == '{' || split(inside).0.len() > 1)
        {
            brackets = Some((open, close));
            body = inside;
            break;
        }
    }
    let (parts, joined) = split(body);
    let mut unordered = brackets == Some(('{', '}'));
    let mut items: Vec<Item> = Vec::new();
    for part in parts {
        let both = with_both_signs(&part);
        unordered |= both.len() > 1;
        for part in both {
            let mut item = item(&part);
            // x = 2, 3 and x = ±2: the unknown is meant each time.
            if let (None, Some((unknown, _))) = (&item.value_of, items.last().and_then(|last| last.value_of.as_ref()))
                && matches!(item.written, Written::Measure(_))
            {
                let right = Box::new(self::item(&part));
                item.value_of = Some((unknown.clone(), right));
            }
            items.push(item);
        }
    }
    unordered |= items.len() > 1 && items.iter().any(|item| item.value_of.is_some() || is_relation(item));
    let duration = if items.len() <= 2 && brackets.is_none() { duration(body) } else { None };
    Answer { text: text.clone(), items, brackets, unordered, joined, duration }
}

fn is_relation(item: &Item) -> bool {
    matches!(item.written, Written::Relation(_))
}

/// Without delimiters, `\text`, sentence stops and what only spaces things out.
fn cleaned(text: &str) -> String {
    let mut text = text.trim().to_owned();
    for (open, close) in [("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]")] {
        if let Some(inside) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
            && !inside.contains('$')
        {
            text = inside.trim().to_owned();
        }
    }
    for command in ["\\boxed", "\\text", "\\textbf", "\\mathrm", "\\mbox"] {
        text = without_command(&text, command);
    }
    for (from, to) in [
        ("\\left", ""),
        ("\\right", ""),
        ("\\{", "{"),
        ("\\}", "}"),
        ("\\,", " "),
        ("\\;", " "),
        ("\\ ", " "),
        ("\\%", "%"),
        ("^{\\circ}", " degrees"),
        ("^\\circ", " degrees"),
        ("°", " degrees"),
        ("\u{2212}", "-"),
        ("\\pm", "±"),
        ("\\mp", "±"),
    ] {
        // \leftarrow and \rightarrow are other words, but no answers.
        text = text.replace(from, to);
    }
    let trimmed = text.trim().trim_end_matches(['.', ',', ';']).trim();
    trimmed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `\text{...}` by what stands in it, with a blank before.
fn without_command(text: &str, command: &str) -> String {
    let opening = format!("{command}{{");
    let mut rest = text;
    let mut clean = String::new();
    while let Some(at) = rest.find(&opening) {
        let inside = &rest[at + opening.len()..];
        let mut open = 1;
        let close = inside.char_indices().find_map(|(index, letter)| {
            match letter {
                '{' => open += 1,
                '}' => open -= 1,
                _ => {}
            }
            (open == 0).then_some(index)
        });
        let Some(close) = close else { break };
        clean.push_str(&rest[..at]);
        clean.push(' ');
        clean.push_str(&inside[..close]);
        rest = &inside[close + 1..];
    }
    clean.push_str(rest);
    clean
}

/// What stands between two brackets that belong together and enclose all of `text`.
fn enclosed(text: &str, open: char, close: char) -> Option<&str> {
    let inside = text.strip_prefix(open)?.strip_suffix(close)?;
    let mut depth = 0;
    for letter in inside.chars() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    Some(inside)
}

/// The parts between commas, semicolons, "and" and "or" outside of brackets.
fn split(text: &str) -> (Vec<String>, Option<Joined>) {
    let mut parts = vec![String::new()];
    let mut joined = None;
    let mut depth = 0;
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        let separator = if depth > 0 || parts.len() >= MOST_ITEMS {
            None
        } else if matches!(letter, ',' | ';') && !groups_digits(text, at) {
            Some((1, None))
        } else if rest.starts_with(" and ") {
            Some((5, Some(Joined::And)))
        } else if rest.starts_with(" or ") {
            Some((4, Some(Joined::Or)))
        } else {
            None
        };
        match separator {
            Some((length, word)) => {
                joined = word.or(joined);
                at += length;
                parts.push(String::new());
            }
            None => {
                at += letter.len_utf8();
                if let Some(last) = parts.last_mut() {
                    last.push(letter);
                }
            }
        }
    }
    let parts = parts.iter().map(|part| part.trim().to_owned());
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { (vec![String::new()], joined) } else { (parts, joined) }
}

/// Whether the comma at byte `at` stands between groups of three digits, as in 1,200.
fn groups_digits(text: &str, at: usize) -> bool {
    let after = text[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
    let before = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
    after == 3 && (1..=3).contains(&before)
}

/// `±2` is 2 and -2.
fn with_both_signs(text: &str) -> Vec<String> {
    if text.matches('±').count() != 1 {
        return vec![text.to_owned()];
    }
    let positive = text.replace('±', "+");
    vec![positive.trim_start_matches('+').trim().to_owned(), text.replace('±', "-")]
}

pub(super) fn item(text: &str) -> Item {
    let value_of = text.split_once('=').and_then(|(left, right)| {
        let sign_before = left.ends_with(['<', '>', '!', '=']);
        if sign_before || right.contains(['=', '<', '>']) {
            return None;
        }
        let left = parse_expression(left, &Options::default()).or_else(|_| parse_expression(left, &Options::names()));
        let left = left.ok()?.value;
        is_name(&left).then(|| (left, Box::new(item(right.trim()))))
    });
    let written = if value_of.is_some() { Written::Words(words(text)) } else { written(text) };
    Item { text: text.to_owned(), written, value_of }
}

fn written(text: &str) -> Written {
    match text.to_lowercase().as_str() {
        "true" | "yes" => return Written::Truth(true),
        "false" | "no" => return Written::Truth(false),
        _ => {}
    }
    if let Some(clock) = clock(text) {
        return Written::Clock(clock);
    }
    let long_word = text.chars().count() > 2 && text.chars().all(char::is_alphabetic) && text != "pi";
    if long_word {
        return Written::Words(words(text));
    }
    if let Some(measure) = measure(text) {
        return Written::Measure(measure);
    }
    match parse_relation(text, &Options::default()) {
        Ok(parsed) => Written::Relation(parsed.value),
        Err(_) => Written::Words(words(text)),
    }
}

/// `9:15`, `09:15 a.m.`, `2:3:4`.
fn clock(text: &str) -> Option<Clock> {
    let lower = text.to_lowercase().replace('.', "");
    let (digits, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(false)),
        (_, Some(digits)) => (digits, Some(true)),
        _ => (lower.as_str(), None),
    };
    let parts: Vec<&str> = digits.trim().split(':').map(str::trim).collect();
    if parts.len() < 2 || parts.iter().any(|part| !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let parts = parts.into_iter().map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>()?;
    Some(Clock { parts, half })
}

/// A value, alone or with a unit or a noun: `3/4`, `$3.50`, `12 apples`, `5 km/h`.
fn measure(text: &str) -> Option<Measure> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    for currency in ["\\$", "$", "£", "€"] {
        if let Some(rest) = unsigned.strip_prefix(currency) {
            let inside = measure(rest.trim())?;
            let value = if sign { -inside.value } else { inside.value };
            let unit = Some(currency.trim_start_matches('\\').to_owned());
            return Some(Measure { value, unit, ..inside });
        }
    }
    // "5 m" is five metres, though it could be a product.
    let (number, unit) = match with_unit(text) {
        Some(found) => found,
        None => (parse_expression(text, &Options::default()).ok()?.value, None),
    };
    let written = text.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace());
    let is_decimal = written.parse::<Number>().is_ok() && written.contains('.');
    Some(Measure {
        value: number,
        unit,
        percent: text.ends_with('%') || text.ends_with("percent"),
        decimal_places: is_decimal.then(|| decimal_places(written)),
    })
}

fn with_unit(text: &str) -> Option<(Expression, Option<String>)> {
    let formula = longest_formula(text, 0)?;
    let FormulaKind::Expression(value) = formula.kind else {
        return None;
    };
    let rest = text[formula.span.end..].trim();
    if rest.is_empty() || rest == "%" {
        return None;
    }
    if rest == "percent" || rest == "per cent" {
        return Some((value / Expression::from(100), None));
    }
    let plausible = rest.chars().all(|c| c.is_alphanumeric() || " /^²³.$£€¢-".contains(c));
    if rest.len() > 60 || !plausible || !rest.starts_with(|c: char| c.is_alphabetic() || "$£€¢".contains(c)) {
        return None;
    }
    let unit = match Unit::named(rest) {
        Some(_) => rest.to_owned(),
        None => singular(&words(rest)),
    };
    Some((value, Some(unit)))
}

/// `3 hours 20 minutes` and `1 foot, 2 inches`, added up in base units.
fn duration(text: &str) -> Option<Measure> {
    let clean = text.replace(" and ", " ").replace(',', " ");
    let words: Vec<&str> = clean.split_whitespace().collect();
    let mut total: Option<(Number, Unit)> = None;
    let mut at = 0;
    let mut parts = 0;
    while at < words.len() {
        let number: Number = words[at].parse().ok()?;
        let end = (at + 1..words.len()).find(|next| words[*next].parse::<Number>().is_ok()).unwrap_or(words.len());
        let unit = Unit::named(&words[at + 1..end].join(" "))?;
        total = Some(match total {
            None => (number, unit),
            Some((sum, first)) => (sum + number * unit.factor_to(&first)?, first),
        });
        at = end;
        parts += 1;
    }
    let (sum, unit) = total.filter(|_| parts > 0)?;
    // Told in the base unit, for which no name is needed: both sides are brought to it.
    let value = Expression::Number(sum * unit.factor());
    Some(Measure { value, unit: Some(unit.dimension().to_string()), percent: false, decimal_places: None })
}

/// Places behind the point.
pub(super) fn decimal_places(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, places)| places.len())
}

/// Lower case, words only, without articles.
fn words(text: &str) -> String {
    let lower = text.to_lowercase();
    let all = lower.split(|c: char| !(c.is_alphanumeric() || "+-*/^=<>".contains(c)));
    all.filter(|word| !word.is_empty() && !["the", "a", "an"].contains(word)).collect::<Vec<_>>().join(" ")
}

fn singular(noun: &str) -> String {
    let stem = noun.strip_suffix("es").filter(|stem| stem.ends_with(['s', 'x', 'z', 'h'])).or(noun.strip_suffix('s'));
    stem.unwrap_or(noun).to_owned()
}
