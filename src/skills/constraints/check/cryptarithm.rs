//! Digits for letters: put in, and added up.

use std::collections::BTreeMap;

use super::NONE;
use crate::problem::{Value, Verdict};

/// How many cases are gone through before the check says that it cannot tell.
const MOST_CASES: u64 = 3_000_000;

struct Puzzle<'a> {
    left: Vec<&'a str>,
    right: Vec<&'a str>,
    lowest: i64,
    may_lead: bool,
}

fn puzzle(given: &[Value]) -> Option<Puzzle<'_>> {
    let [left, right, lowest, may_lead] = given else {
        return None;
    };
    let (left, right) = (left.as_texts()?, right.as_texts()?);
    let is_fit = |word: &&str| (1..=12).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase());
    if left.len() + right.len() > 20 || !left.iter().chain(&right).all(is_fit) {
        return None;
    }
    Some(Puzzle { left, right, lowest: lowest.as_number()?.to_i64()?, may_lead: *may_lead == Value::Truth(true) })
}

pub fn cryptarithm(given: &[Value], answer: &Value) -> Verdict {
    let Some(puzzle) = puzzle(given) else {
        return Verdict::Unsettled;
    };
    if answer.as_text().is_some_and(|text| text.starts_with(NONE)) {
        return match puzzle.all_numbers(None) {
            None => Verdict::Unsettled,
            Some(true) => Verdict::refuted("there is a solution"),
            Some(false) => Verdict::confirmed("going through all choices of digits finds no solution"),
        };
    }
    let Some(rows) = answer.as_rows() else {
        return Verdict::refuted("it is no list of letters with their digits");
    };
    let mut digits = BTreeMap::new();
    for row in rows {
        let (Some(letter), Some(digit)) =
            (row.first().and_then(Value::as_text), row.get(1).and_then(|it| it.as_number()?.to_i64()))
        else {
            return Verdict::refuted("it is no list of letters with their digits");
        };
        let mut letters = letter.chars();
        let (Some(letter), None, 2) = (letters.next(), letters.next(), row.len()) else {
            return Verdict::refuted("it is no list of letters with their digits");
        };
        if digits.last_key_value().is_some_and(|(last, _)| *last >= letter) {
            return Verdict::refuted("the letters are not in order, each once");
        }
        digits.insert(letter, digit);
    }
    match puzzle.objection(&digits) {
        Some(why) => Verdict::refuted(why),
        None => {
            let side = |words: &[&str]| {
                words.iter().map(|word| number(word, &digits).to_string()).collect::<Vec<_>>().join(" + ")
            };
            Verdict::confirmed(format!(
                "put in, {} = {}, and different letters have different digits",
                side(&puzzle.left),
                side(&puzzle.right)
            ))
        }
    }
}

/// What a word comes to in all solutions.
pub fn spelled(given: &[Value], answer: &Value) -> Verdict {
    let (Some(Value::Text(word)), Some(puzzle)) = (given.first(), given.get(1..).and_then(puzzle)) else {
        return Verdict::Unsettled;
    };
    if let Some(text) = answer.as_text() {
        if !text.starts_with(NONE) {
            return Verdict::Unsettled;
        }
        return match puzzle.all_numbers(None) {
            None => Verdict::Unsettled,
            Some(true) => Verdict::refuted("there is a solution"),
            Some(false) => Verdict::confirmed("going through all choices of digits finds no solution"),
        };
    }
    let Some(number) = answer.as_number().and_then(|it| it.to_i64()) else {
        return Verdict::refuted("it is no number");
    };
    match (puzzle.all_numbers(Some((word, Some(number)))), puzzle.all_numbers(Some((word, None)))) {
        (None, _) | (_, None) => Verdict::Unsettled,
        (Some(true), Some(_)) => Verdict::refuted("a solution gives another number"),
        (Some(false), Some(false)) => Verdict::refuted("there is no solution"),
        (Some(false), Some(true)) => {
            Verdict::confirmed("going through all choices of digits, no solution gives another number")
        }
    }
}

fn number(word: &str, digits: &BTreeMap<char, i64>) -> i64 {
    word.chars().fold(0, |number, letter| 10 * number + digits.get(&letter).copied().unwrap_or(0))
}

impl Puzzle<'_> {
    fn words(&self) -> impl Iterator<Item = &&str> {
        self.left.iter().chain(&self.right)
    }

    fn letters(&self) -> Vec<char> {
        let mut letters: Vec<char> = self.words().flat_map(|word| word.chars()).collect();
        letters.sort_unstable();
        letters.dedup();
        letters
    }

    fn objection(&self, digits: &BTreeMap<char, i64>) -> Option<String> {
        if !digits.keys().copied().eq(self.letters()) {
            return Some("it does not give a digit to each of the letters, and to no other".to_owned());
        }
        let mut used: Vec<i64> = digits.values().copied().collect();
        used.sort_unstable();
        if used.iter().any(|digit| !(self.lowest..=9).contains(digit)) {
            return Some("not all are digits".to_owned());
        }
        if used.windows(2).any(|pair| pair[0] == pair[1]) {
            return Some("two letters have the same digit".to_owned());
        }
        if let Some(word) =
            self.words().find(|word| !self.may_lead && word.chars().next().is_some_and(|it| digits[&it] == 0))
        {
            return Some(format!("{word} begins with 0"));
        }
        let total = |words: &[&str]| words.iter().map(|word| number(word, digits)).sum::<i64>();
        let (left, right) = (total(&self.left), total(&self.right));
        (left != right).then(|| format!("{left} is not {right}"))
    }

    /// Whether there is a solution; with a word, one in which it stands for another number than this, or for any. None when
    /// there are too many cases.
    fn all_numbers(&self, word: Option<(&str, Option<i64>)>) -> Option<bool> {
        let letters = self.letters();
        if letters.len() as i64 > 10 - self.lowest {
            return Some(false);
        }
        let weight = |letter: char| {
            let of = |words: &[&str]| -> i64 {
                words
                    .iter()
                    .flat_map(|word| word.chars().rev().enumerate())
                    .filter(|it| it.1 == letter)
                    .map(|it| 10_i64.pow(it.0 as u32))
                    .sum()
            };
            of(&self.left) - of(&self.right)
        };
        let mut weights: Vec<(i64, char)> = letters.into_iter().map(|letter| (weight(letter), letter)).collect();
        weights.sort_by_key(|it| -it.0.abs());
        let mut digits = BTreeMap::new();
        let mut left = MOST_CASES;
        self.assign(&weights, 0, &mut digits, 0, word, &mut left)
    }

    fn assign(
        &self,
        weights: &[(i64, char)],
        sum: i64,
        digits: &mut BTreeMap<char, i64>,
        used: u16,
        word: Option<(&str, Option<i64>)>,
        left: &mut u64,
    ) -> Option<bool> {
        *left = left.checked_sub(1)?;
        let [(weight, letter), rest @ ..] = weights else {
            let is_other = word.is_none_or(|(word, known)| known.is_none_or(|known| number(word, digits) != known));
            return Some(sum == 0 && is_other && self.objection(digits).is_none());
        };
        // What the others can still add lies between these.
        let reach: i64 = 9 * rest.iter().map(|it| it.0.abs()).sum::<i64>();
        for digit in self.lowest..=9 {
            let next = sum + weight * digit;
            if used & 1 << digit != 0 || next.abs() > reach {
                continue;
            }
            digits.insert(*letter, digit);
            if self.assign(rest, next, digits, used | 1 << digit, word, left)? {
                return Some(true);
            }
            digits.remove(letter);
        }
        Some(false)
    }
}
