//! Checks of arithmetic: the library's exact evaluation, and undoing what was done.

use crate::maths::Number;
use crate::problem::{Goal, Value, Verdict};

pub(super) fn check(goal: &Goal, answer: &Value) -> Verdict {
    checked(goal, answer).unwrap_or(Verdict::Unsettled)
}

fn checked(goal: &Goal, answer: &Value) -> Option<Verdict> {
    let number = answer.as_number();
    let must_be_a_number = || Some(Verdict::refuted(format!("{} is no number", answer.brief())));
    match goal.parts() {
        ("evaluate", [term]) => {
            let term = term.to_expression().filter(|term| term.symbols().is_empty())?;
            let expected = term.value().ok()?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            Some(same(number, &expected, "evaluated as a whole it is"))
        }
        ("sum", [list]) => {
            let numbers = list.as_numbers()?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            let left = numbers.iter().fold(number.clone(), |left, part| &left - *part);
            Some(if left.is_zero() {
                Verdict::confirmed("taking every part away leaves nothing")
            } else {
                Verdict::refuted(format!("taking every part away leaves {left}"))
            })
        }
        ("product", [list]) => {
            let numbers = list.as_numbers()?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            if numbers.iter().any(|part| part.is_zero()) {
                return Some(same(number, &Number::zero(), "with a factor zero it is"));
            }
            let left = numbers.iter().try_fold(number.clone(), |left, part| left.divided_by(part))?;
            Some(if left == Number::one() {
                Verdict::confirmed("dividing by every factor leaves 1")
            } else {
                Verdict::refuted(format!("dividing by every factor leaves {left}"))
            })
        }
        ("mean", [list]) => {
            let numbers = list.as_numbers().filter(|numbers| !numbers.is_empty())?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            let off = numbers.iter().fold(Number::zero(), |off, part| &off + &(*part - number));
            Some(if off.is_zero() {
                Verdict::confirmed("what lies above it and what lies below it make up for each other")
            } else {
                Verdict::refuted(format!("the numbers lie {off} off it in all"))
            })
        }
        ("largest" | "smallest", [list]) => {
            let numbers = list.as_numbers().filter(|numbers| !numbers.is_empty())?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            if !numbers.contains(&number) {
                return Some(Verdict::refuted(format!("{number} is not among them")));
            }
            let is_largest = goal.verb().as_str() == "largest";
            let beyond = numbers.iter().find(|other| if is_largest { **other > number } else { **other < number });
            Some(match beyond {
                None => Verdict::confirmed("it is among them and none lies beyond it"),
                Some(other) => Verdict::refuted(format!("{other} lies beyond it")),
            })
        }
        ("count", [list]) => {
            let count = Number::from(list.as_list()?.len() as i64);
            let Some(number) = number else {
                return must_be_a_number();
            };
            Some(same(number, &count, "the list has as many places:"))
        }
        ("difference", [a, b]) => {
            let (a, b) = (a.as_number()?, b.as_number()?);
            let Some(number) = number else {
                return must_be_a_number();
            };
            Some(same(&(number + b), a, "added to the second it gives"))
        }
        ("ratio", [a, b]) => {
            let (a, b) = (a.as_number()?, b.as_number().filter(|b| !b.is_zero())?);
            let Some(number) = number else {
                return must_be_a_number();
            };
            Some(same(&(number * b), a, "multiplied by the second it gives"))
        }
        ("percent_of", [p, n]) => {
            let (p, n) = (p.as_number()?, n.as_number()?);
            let Some(number) = number else {
                return must_be_a_number();
            };
            Some(same(&(number * &Number::from(100)), &(p * n), "a hundred times it is"))
        }
        ("rounded", [n, places]) => {
            let (n, places) = (n.as_number()?, places.as_number()?.to_i64()?);
            let Some(number) = number else {
                return must_be_a_number();
            };
            rounded(n, places, number)
        }
        _ => None,
    }
}

fn same(found: &Number, expected: &Number, sentence: &str) -> Verdict {
    if found == expected {
        Verdict::confirmed(format!("{sentence} {}", Value::from(expected).brief()))
    } else {
        let (found, expected) = (Value::from(found).brief(), Value::from(expected).brief());
        Verdict::refuted(format!("{sentence} {expected} where {found} was found"))
    }
}

/// A whole number of places, at most half a place off, and away from zero when it is exactly half.
fn rounded(n: &Number, places: i64, claimed: &Number) -> Option<Verdict> {
    if places.abs() > 10_000 {
        return None;
    }
    let scale = Number::from(10).power(places).ok()?;
    if !(claimed * &scale).is_integer() {
        return Some(Verdict::refuted(format!("{claimed} has more than {places} decimal places")));
    }
    let off = &(&(claimed - n) * &scale) * &Number::from(2);
    let size = off.abs();
    let is_away = claimed.abs() >= n.abs();
    Some(if size < Number::one() || (size == Number::one() && is_away) {
        Verdict::confirmed("it has so many places and lies within half of one")
    } else {
        Verdict::refuted(format!("{n} lies nearer to another number with {places} decimal places"))
    })
}
