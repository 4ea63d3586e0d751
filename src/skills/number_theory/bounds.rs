//! Between which bounds numbers are looked for: "from 10 to 50", "at most 100", "[100, 200]", "50 <= p < 80", "lower: 5",
//! "two-digit numbers", "1, 2, 3, ..., 20".

use std::ops::{Range, RangeInclusive};

/// Bounds that a text tells, and what of it was made use of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub range: RangeInclusive<i64>,
    /// The numbers that were used, as they stand in the text.
    pub numbers: Vec<i64>,
    /// It is said "between", and not whether the ends belong to it.
    pub is_open_to_doubt: bool,
}

/// A whole number in digits.
#[derive(Clone, Debug)]
struct Found {
    value: i64,
    span: Range<usize>,
}

/// What stands before a number that is an upper bound, and whether the number itself belongs to it.
const UPPER: &[(&str, bool)] = &[
    ("up to and including", true),
    ("to", true),
    ("ending at", true),
    ("stop at", true),
    ("stopping at", true),
    ("stops at", true),
    ("finish at", true),
    ("finishing at", true),
    ("end at", true),
    ("end with", true),
    ("stop with", true),
    ("ending with", true),
    ("ends at", true),
    ("ends with", true),
    ("maximum", true),
    ("last", true),
    ("not above", true),
    ("not over", true),
    ("not beyond", true),
    ("equal to or less than", true),
    ("equal to or below", true),
    ("up to but not including", false),
    ("up to", true),
    ("at most", true),
    ("not exceeding", true),
    ("not exceed", true),
    ("no more than", true),
    ("not more than", true),
    ("no greater than", true),
    ("not greater than", true),
    ("no larger than", true),
    ("not larger than", true),
    ("less than or equal to", true),
    ("smaller than or equal to", true),
    ("until", true),
    ("through", true),
    ("<=", true),
    ("≤", true),
    ("upper", true),
    ("upper bound", true),
    ("upper limit", true),
    ("limit", true),
    ("end", true),
    ("max", true),
    ("high", true),
    ("below", false),
    ("under", false),
    ("less than", false),
    ("smaller than", false),
    ("lower than", false),
    ("before", false),
    ("<", false),
];

/// The same for a lower bound.
const LOWER: &[(&str, bool)] = &[
    ("at least", true),
    ("start at", true),
    ("start from", true),
    ("start with", true),
    ("begin at", true),
    ("begin with", true),
    ("starting from", true),
    ("starting with", true),
    ("beginning with", true),
    ("beginning at", true),
    ("begins at", true),
    ("starts at", true),
    ("minimum", true),
    ("first", true),
    ("not below", true),
    ("no lower than", true),
    ("not lower than", true),
    ("equal to or greater than", true),
    ("not less than", true),
    ("no less than", true),
    ("not smaller than", true),
    ("greater than or equal to", true),
    (">=", true),
    ("≥", true),
    ("lower", true),
    ("lower bound", true),
    ("lower limit", true),
    ("start", true),
    ("min", true),
    ("low", true),
    ("from", true),
    ("starting at", true),
    ("greater than", false),
    ("larger than", false),
    ("bigger than", false),
    ("more than", false),
    ("above", false),
    ("over", false),
    (">", false),
];

/// The bounds that a text tells. None when it tells none, two that do not agree, or a number that is no part of them.
///
/// ```
/// // Shown where it is used, in the count of the primes between two bounds:
/// # use polya::Engine;
/// let answer = |prompt| Engine::new(polya::skills::all()).solve(prompt, &polya::Settings::default()).answer.unwrap().text;
/// assert_eq!(answer("How many primes p are there with 50 <= p <= 130?"), "16");
/// ```
pub fn bounds(text: &str) -> Option<Bounds> {
    let found = numbers(text)?;
    let mut told: Vec<(i64, i64, bool)> = Vec::new();
    let (mut low, mut high): (Option<i64>, Option<i64>) = (None, None);
    let mut used = Vec::new();
    let mut at = 0;
    while at < found.len() {
        let length = row(text, &found[at..]);
        if length > 2 {
            told.push((found[at].value, found[at + length - 1].value, false));
            used.extend(found[at..at + length].iter().map(|it| it.value));
            at += length;
            continue;
        }
        if let Some(next) = found.get(at + 1)
            && let Some((excluded, is_between)) = pair(text, &found[at], next)
        {
            let [first, last] = excluded.map(i64::from);
            told.push((found[at].value + first, next.value - last, is_between));
            used.extend([found[at].value, next.value]);
            at += 2;
            continue;
        }
        let before = before(text, &found[at].span);
        // "Quiz 12." names the sheet.
        if is_label(text, &found[at].span, &before) {
            at += 1;
            continue;
        }
        // "Not larger than" ends with "larger than": the longer counts.
        let lower = ends_with(&before, LOWER);
        let upper = ends_with(&before, UPPER);
        match (lower, upper) {
            (Some((length, is_included)), upper) if upper.is_none_or(|(other, _)| other < length) => {
                set(&mut low, found[at].value + i64::from(!is_included))?;
            }
            (_, Some((_, is_included))) => set(&mut high, found[at].value - i64::from(!is_included))?,
            _ => return None,
        }
        used.push(found[at].value);
        at += 1;
    }
    if let Some(digits) = digits_told(text) {
        let least = 10_i64.pow(digits - 1);
        told.push((least, least * 10 - 1, false));
        used.push(i64::from(digits));
    }
    match (low, high) {
        (low, Some(high)) => told.push((low.unwrap_or(1), high, false)),
        (Some(_), None) => return None,
        (None, None) => {}
    }
    let (low, high, is_between) = *told.first()?;
    let agree = told.iter().all(|it| (it.0, it.1) == (low, high));
    let lower = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|it| lower.contains(it));
    let is_excluded =
        says(&["strictly between", "exclusive", "both excluded", "not included", "not including", "excluding"]);
    let is_said = says(&["inclusive", "included", "including", "endpoints", "both ends", "boundaries", "closed"]);
    (agree && low < high && !(is_excluded && is_said)).then(|| Bounds {
        range: if is_excluded { low + 1..=high - 1 } else { low..=high },
        numbers: used,
        is_open_to_doubt: is_between && !is_said && !is_excluded,
    })
}

/// "Question 12.", "Exercise 3:": what a problem is called, and no bound.
fn is_label(text: &str, span: &Range<usize>, before: &str) -> bool {
    const NAMES: [&str; 12] =
        ["question", "exercise", "problem", "puzzle", "task", "quiz", "item", "page", "worksheet", "no.", "no", "#"];
    let closes = text[span.end..].chars().next().is_none_or(|c| matches!(c, '.' | ':' | ')' | '\n' | ',' | ' ' | '-'));
    closes
        && NAMES.iter().any(|name| before.strip_suffix(name).is_some_and(|rest| !rest.ends_with(char::is_alphabetic)))
}

fn set(bound: &mut Option<i64>, value: i64) -> Option<()> {
    bound.replace(value).is_none_or(|known| known == value).then_some(())
}

/// The whole numbers of a text in digits, in order; none when one of them is no whole number.
fn numbers(text: &str) -> Option<Vec<Found>> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|it| at + it) {
        let mut end = start + text[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - start);
        let mut digits = text[start..end].to_owned();
        // "1,000" is one number, and "1, 2" are two.
        while text[end..].starts_with(',') && digits.len() <= 9 {
            let group: String = text[end + 1..].chars().take_while(char::is_ascii_digit).collect();
            let is_group = group.len() == 3 && text[start..end].len() <= 3 || group.len() == 3 && digits.len() > 3;
            if !is_group {
                break;
            }
            digits.push_str(&group);
            end += 4;
        }
        let is_fraction = text[end..].starts_with('.') && text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
        let is_word = text[..start].ends_with(char::is_alphabetic) || text[end..].starts_with(char::is_alphabetic);
        if is_fraction
            || is_word
            || text[..start].ends_with(['-', '−'])
                && !text[..start].trim_end_matches(['-', '−']).ends_with(|c: char| c.is_ascii_digit())
        {
            return None;
        }
        found.push(Found { value: digits.parse().ok()?, span: start..end });
        at = end;
    }
    Some(found)
}

/// How many of these are a row, "1, 2, 3, ..., 20": neighbours up to the last, which is far behind.
fn row(text: &str, found: &[Found]) -> usize {
    let between = |two: &[Found]| text[two[0].span.end..two[1].span.start].trim().to_owned();
    let near = found.windows(2).take_while(|two| two[1].value == two[0].value + 1 && between(two) == ",").count();
    let leaps = found.get(near..near + 2).is_some_and(|two| {
        let marks = between(two);
        (marks.contains("...") || marks.contains('…')) && marks.chars().all(|c| matches!(c, ',' | '.' | '…' | ' '))
    });
    if near > 0 && leaps { near + 2 } else { 0 }
}

/// Whether two numbers are the ends of a range: which of them are left out, and whether it is said with "between".
fn pair(text: &str, first: &Found, last: &Found) -> Option<([bool; 2], bool)> {
    let between = text[first.span.end..last.span.start].trim().trim_matches(['*', '$']).trim().to_lowercase();
    let before = before(text, &first.span);
    let leads = |word: &str| before.ends_with(word) && before.len() - word.len() < 80;
    match between.as_str() {
        "to"
        | "through"
        | "up to"
        | "till"
        | "until"
        | "and up to"
        | "up to and including"
        | "all the way to"
        | "down to"
        | "-"
        | "–"
        | "—"
        | ".."
        | "..."
        | "…" => Some(([false, false], false)),
        "and" if leads("between") => Some(([false, false], true)),
        "," | ";" => {
            let open = text[..first.span.start].chars().next_back()?;
            let close = text[last.span.end..].chars().next()?;
            // "range(4501, 5500)" is a call, of which each language says in its own way what belongs to it.
            let is_call =
                text[..first.span.start - open.len_utf8()].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let is_interval = !is_call && matches!(open, '[' | '(' | ']') && matches!(close, ']' | ')' | '[');
            is_interval.then_some(([open != '[', close != ']'], false))
        }
        _ => {
            // "50 <= p < 80".
            let sign = |c: char| matches!(c, '<' | '≤' | '=');
            let start = between.find(|c: char| !sign(c))?;
            let end = between.rfind(|c: char| !sign(c))?;
            let (left, right) = (&between[..start], &between[end + 1..]);
            let name = between[start..=end].trim();
            let is_name = name.len() <= 2 && !name.is_empty() && name.chars().all(char::is_alphabetic);
            let is_left_out = |signs: &str| match signs {
                "<" => Some(true),
                "<=" | "≤" => Some(false),
                _ => None,
            };
            is_name.then_some(([is_left_out(left)?, is_left_out(right)?], false))
        }
    }
}

/// The words before a number, in lower case, without what names it.
fn before(text: &str, span: &Range<usize>) -> String {
    let start = text[..span.start].char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    let words = text[start..span.start].to_lowercase().replace(['*', '$', ':', '='], " ");
    let words = words.replace("< ", "<").replace("<", " < ").replace(" <  ", " < ");
    let kept =
        words.trim_end_matches([' ', '\n']).trim_end_matches("the number").trim_end_matches(" number").trim_end();
    // The signs "<=" were parted above.
    if text[start..span.start].trim_end().ends_with("<=") { "<=".to_owned() } else { kept.to_owned() }
}

/// How long the longest of the bounds is that these words end with, and whether the number behind it belongs to it.
fn ends_with(before: &str, bounds: &[(&str, bool)]) -> Option<(usize, bool)> {
    let is_apart =
        |word: &str| before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric()));
    let known = bounds.iter().filter(|(word, _)| is_apart(word));
    known.max_by_key(|(word, _)| word.len()).map(|(word, is_included)| (word.len(), *is_included))
}

/// "Two-digit numbers", "has three digits".
fn digits_told(text: &str) -> Option<u32> {
    let lower = text.to_lowercase().replace('-', " ");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let count = words.windows(2).find_map(|two| {
        let is_digit = matches!(two[1], "digit" | "digits");
        let number = ["one", "two", "three", "four", "five", "six"].iter().position(|it| *it == two[0]);
        number.filter(|_| is_digit).map(|at| at as u32 + 1)
    })?;
    (count > 1).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<RangeInclusive<i64>> {
        bounds(text).map(|it| it.range)
    }

    #[test]
    fn bounds_are_told_in_many_ways() {
        for (text, range) in [
            ("from 10 to 50", 10..=50),
            ("not smaller than 10 and not larger than 50", 10..=50),
            ("Quiz, question 12. At least 13 and at most 50", 13..=50),
            ("between 1,000 and 2,000", 1_000..=2_000),
            ("strictly between 10 and 50", 11..=49),
            ("in the interval [100, 200]", 100..=200),
            ("in (100, 200]", 101..=200),
            ("50 <= p < 80", 50..=79),
            ("50 ≤ p ≤ 80", 50..=80),
            ("lower: 500\nupper: 600\nbounds: inclusive", 500..=600),
            ("greater than 10 and less than 50", 11..=49),
            ("at least 10, but at most 50", 10..=50),
            ("up to and including 100", 1..=100),
            ("strictly less than 100", 1..=99),
            ("the numbers 1, 2, 3, ..., 20", 1..=20),
            ("two digits (10 to 99)", 10..=99),
            ("a three-digit number", 100..=999),
        ] {
            assert_eq!(told(text), Some(range), "{text}");
        }
    }

    #[test]
    fn what_tells_no_bounds_is_left() {
        for text in
            ["the numbers 4, 8 and 15", "2.5 to 7", "from 10 to 50, but not 13", "above 10", "a number", "50 to 10"]
        {
            assert_eq!(told(text), None, "{text}");
        }
        assert!(bounds("between 10 and 50").unwrap().is_open_to_doubt);
    }
}
