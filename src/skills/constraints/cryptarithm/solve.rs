//! Ways to find the digits behind the letters of a sum.

use std::collections::BTreeMap;

use crate::problem::{Approach, Setback, Value, Working};
use crate::skills::constraints::model::{Comparison, Model};

/// A puzzle of letters has at most so many words of so many letters.
pub const MOST_WORDS: usize = 20;
pub const LONGEST_WORD: usize = 12;

/// The words of a sum.
#[derive(Clone)]
struct Sum {
    left: Vec<String>,
    right: Vec<String>,
    lowest: i64,
    may_lead: bool,
    /// Letters with what one more of each adds to the left over the right, the heaviest first.
    weights: Vec<(char, i64)>,
}

const PLACES: [&str; 6] =
    ["the units", "the tens", "the hundreds", "the thousands", "the ten thousands", "the hundred thousands"];

fn place(at: usize) -> String {
    PLACES.get(at).map_or_else(|| format!("place {}", at + 1), |name| (*name).to_owned())
}

impl Sum {
    fn of(left: &Value, right: &Value, lowest: &Value, may_lead: &Value) -> Option<Self> {
        let words = |value: &Value| -> Option<Vec<String>> {
            let words = value.as_texts()?.into_iter().map(str::to_owned).collect::<Vec<_>>();
            let is_fit = |word: &String| {
                (1..=LONGEST_WORD).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase())
            };
            (!words.is_empty() && words.len() <= MOST_WORDS && words.iter().all(is_fit)).then_some(words)
        };
        let (left, right) = (words(left)?, words(right)?);
        let lowest = lowest.as_number()?.to_i64().filter(|it| (0..=1).contains(it))?;
        let Value::Truth(may_lead) = *may_lead else {
            return None;
        };
        let mut weights: BTreeMap<char, i64> = BTreeMap::new();
        for (words, sign) in [(&left, 1), (&right, -1)] {
            for word in words {
                for (at, letter) in word.chars().rev().enumerate() {
                    *weights.entry(letter).or_default() += sign * 10_i64.pow(at as u32);
                }
            }
        }
        let mut weights: Vec<(char, i64)> = weights.into_iter().collect();
        weights.sort_by_key(|&(letter, weight)| (-weight.abs(), letter));
        Some(Self { left, right, lowest, may_lead, weights })
    }

    fn least(&self, letter: char) -> i64 {
        let leads = self.left.iter().chain(&self.right).any(|word| word.starts_with(letter));
        if leads && !self.may_lead { 1 } else { self.lowest }
    }

    /// Letters with their factors in one place of the sum.
    fn column(&self, at: usize) -> BTreeMap<char, i64> {
        let mut column = BTreeMap::new();
        for (words, sign) in [(&self.left, 1), (&self.right, -1)] {
            for letter in words.iter().filter_map(|word| word.chars().rev().nth(at)) {
                *column.entry(letter).or_default() += sign;
            }
        }
        column
    }

    fn length(&self) -> usize {
        self.left.iter().chain(&self.right).map(String::len).max().unwrap_or(0)
    }

    fn model(&self) -> Model {
        let mut model = Model::default();
        let mut letters = BTreeMap::new();
        for &(letter, _) in &self.weights {
            letters.insert(letter, model.variable(letter.to_string(), self.least(letter), 9));
        }
        model.different("the letters", 0..self.weights.len());
        let whole =
            self.weights.iter().filter(|it| it.1 != 0).map(|&(letter, weight)| (weight, letters[&letter])).collect();
        if self.right.len() == 1 {
            let most = self.left.len() as i64;
            let mut carried = None;
            for at in 0..self.length() {
                let mut terms: Vec<(i64, usize)> = self
                    .column(at)
                    .into_iter()
                    .filter(|it| it.1 != 0)
                    .map(|(letter, factor)| (factor, letters[&letter]))
                    .collect();
                terms.extend(carried.map(|carry| (1, carry)));
                if at + 1 < self.length() {
                    let carry = model.variable(format!("the carry to {}", place(at + 1)), 0, most - 1);
                    terms.push((-10, carry));
                    carried = Some(carry);
                }
                model.linear(place(at), terms, Comparison::Equal, 0);
            }
        }
        model.linear("the whole sum", whole, Comparison::Equal, 0);
        model
    }

    fn none(&self) -> Value {
        let (letters, digits) = (self.weights.len() as i64, 10 - self.lowest);
        Value::text(match letters > digits {
            true => format!("there is no solution: there are {letters} letters and only {digits} digits"),
            false => "there is no solution: each choice of digits ends in a contradiction".to_owned(),
        })
    }

    /// Letters in the order of the alphabet, each with its digit.
    fn answer(&self, digits: &[i64]) -> Value {
        let mut pairs: Vec<(char, i64)> = self.weights.iter().map(|it| it.0).zip(digits.iter().copied()).collect();
        pairs.sort_unstable();
        Value::rows(pairs.into_iter().map(|(letter, digit)| [Value::text(letter.to_string()), digit.into()]))
    }

    /// The number for which a word stands.
    fn spelled(&self, word: &str, digits: &[i64]) -> Option<i64> {
        word.chars().try_fold(0_i64, |number, letter| {
            let place = self.weights.iter().position(|it| it.0 == letter)?;
            number.checked_mul(10)?.checked_add(digits[place])
        })
    }

    fn shown(&self, digits: &[i64]) -> String {
        let side = |words: &[String]| {
            let numbers: Vec<String> =
                words.iter().filter_map(|word| self.spelled(word, digits)).map(|it| it.to_string()).collect();
            numbers.join(" + ")
        };
        format!("{} = {}", side(&self.left), side(&self.right))
    }
}

fn solutions_of(sum: &Sum, found: &Value) -> Result<Vec<Vec<i64>>, Setback> {
    let rows: Option<Vec<Vec<i64>>> =
        found.as_list().and_then(|list| list.iter().map(Value::as_small_integers).collect());
    let rows = rows.filter(|rows| rows.iter().all(|row| row.len() >= sum.weights.len()));
    let cut = |row: Vec<i64>| row[..sum.weights.len()].to_vec();
    rows.map(|rows| rows.into_iter().map(cut).collect()).ok_or_else(|| Setback::no_way("the solutions cannot be read"))
}

/// As rules for letters and carries, or column by column.
pub fn approaches(given: &[Value]) -> Vec<Approach> {
    let [left, right, lowest, may_lead] = given else {
        return Vec::new();
    };
    let Some(sum) = Sum::of(left, right, lowest, may_lead) else {
        return Vec::new();
    };
    let same = sum.clone();
    vec![
        Approach::split(
            "rules",
            "in each column digits and carry add up",
            vec![sum.model().goal()],
            move |parts, working| {
                let solutions = solutions_of(&sum, &parts[0])?;
                let Some(first) = solutions.first() else {
                    return Ok(sum.none());
                };
                working.note(|| sum.shown(first));
                if let Some(last) = solutions.get(1) {
                    working.note(|| format!("this is the first in order of several; the last is {}", sum.shown(last)));
                }
                Ok(sum.answer(first))
            },
        ),
        Approach::direct(
            "column_by_column",
            "from the right, try digits for the letters of a column and keep those whose sum fits",
            move |working| {
                let solutions = by_columns(&same, working)?;
                Ok(solutions.iter().min().map_or_else(|| same.none(), |first| same.answer(first)))
            },
        ),
    ]
}

/// The number that a word stands for, when it is the same in all solutions.
pub fn spelled(given: &[Value]) -> Vec<Approach> {
    let [Value::Text(word), left, right, lowest, may_lead] = given else {
        return Vec::new();
    };
    let Some(sum) = Sum::of(left, right, lowest, may_lead) else {
        return Vec::new();
    };
    let (same, word, as_well) = (sum.clone(), word.clone(), word.clone());
    let differs = |one: &str, other: &str| Value::text(format!("it is not determined: {one}, but also {other}"));
    vec![
        Approach::split(
            "rules",
            "in each column digits and carry add up",
            vec![sum.model().goal()],
            move |parts, _| {
                let solutions = solutions_of(&sum, &parts[0])?;
                let numbers: Vec<i64> = solutions.iter().filter_map(|it| sum.spelled(&word, it)).collect();
                match numbers[..] {
                    [] => Ok(sum.none()),
                    [only] => Ok(only.into()),
                    [one, other, ..] if one != other => {
                        Ok(differs(&sum.shown(&solutions[0]), &sum.shown(&solutions[1])))
                    }
                    _ => Err(Setback::no_way("there are several solutions, and others may give another number")),
                }
            },
        ),
        Approach::direct(
            "column_by_column",
            "from the right, try digits for the letters of a column and keep those whose sum fits",
            move |working| {
                let mut solutions = by_columns(&same, working)?;
                solutions.sort_unstable();
                let number = |it: &Vec<i64>| same.spelled(&as_well, it);
                match (solutions.first(), solutions.last()) {
                    (Some(first), Some(last)) if number(first) != number(last) => {
                        Ok(differs(&same.shown(first), &same.shown(last)))
                    }
                    (Some(first), _) if solutions.iter().all(|it| number(it) == number(first)) => {
                        number(first).map(Value::from).ok_or_else(|| Setback::no_way("a letter has no digit"))
                    }
                    (Some(_), _) => Err(Setback::no_way("solutions give different numbers")),
                    _ => Ok(same.none()),
                }
            },
        ),
    ]
}

/// So many solutions are kept.
const MOST_SOLUTIONS: usize = 20_000;

/// All solutions, as digits in the order of the weights.
fn by_columns(sum: &Sum, working: &mut Working) -> Result<Vec<Vec<i64>>, Setback> {
    let place_of: BTreeMap<char, usize> = sum.weights.iter().enumerate().map(|(at, it)| (it.0, at)).collect();
    let columns: Vec<Vec<(i64, usize)>> = (0..sum.length())
        .map(|at| sum.column(at).into_iter().map(|(letter, factor)| (factor, place_of[&letter])).collect())
        .collect();
    let least: Vec<i64> = sum.weights.iter().map(|it| sum.least(it.0)).collect();
    let mut trial = Trial {
        columns,
        least,
        digits: vec![None; sum.weights.len()],
        used: 0,
        found: Vec::new(),
        turns: 0,
        fits: vec![0; sum.length()],
    };
    trial.go_on(0, 0, 0, working)?;
    for (at, count) in trial.fits.iter().enumerate() {
        working.note(|| format!("{}: {count} way{} to fit it", place(at), if *count == 1 { "" } else { "s" }));
    }
    Ok(trial.found)
}

struct Trial {
    columns: Vec<Vec<(i64, usize)>>,
    least: Vec<i64>,
    digits: Vec<Option<i64>>,
    used: u16,
    found: Vec<Vec<i64>>,
    turns: u64,
    /// For each column how many choices fit it and all before.
    fits: Vec<u64>,
}

impl Trial {
    fn go_on(&mut self, column: usize, at: usize, carry: i64, working: &mut Working) -> Result<(), Setback> {
        self.turns += 1;
        if self.turns.is_multiple_of(32) {
            working.spend(1)?;
        }
        let Some(terms) = self.columns.get(column) else {
            if carry == 0 {
                self.found.push(self.digits.iter().map(|digit| digit.unwrap_or(0)).collect());
            }
            return if self.found.len() > MOST_SOLUTIONS {
                Err(Setback::TooBig("the list of solutions".to_owned()))
            } else {
                Ok(())
            };
        };
        let Some(&(_, letter)) = terms.get(at) else {
            let sum: i64 =
                carry + terms.iter().map(|&(factor, letter)| factor * self.digits[letter].unwrap_or(0)).sum::<i64>();
            if sum % 10 != 0 {
                return Ok(());
            }
            self.fits[column] += 1;
            return self.go_on(column + 1, 0, sum / 10, working);
        };
        if self.digits[letter].is_some() {
            return self.go_on(column, at + 1, carry, working);
        }
        for digit in self.least[letter]..=9 {
            if self.used & 1 << digit == 0 {
                self.used |= 1 << digit;
                self.digits[letter] = Some(digit);
                self.go_on(column, at + 1, carry, working)?;
                self.digits[letter] = None;
                self.used &= !(1 << digit);
            }
        }
        Ok(())
    }
}
