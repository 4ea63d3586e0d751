//! Checks of comparison.

use super::pairs::sign_of;
use crate::maths::{Expression, Number, Relation, Sign, Surd};
use crate::problem::{Goal, Value, Verdict};

pub(super) fn check(goal: &Goal, answer: &Value) -> Verdict {
    let verdict = match goal.parts() {
        ("compared", [a, Value::Text(sign), b]) => sign_of(sign).and_then(|sign| compared(a, sign, b, answer)),
        ("holds", [Value::Relation(relation)]) => holds(relation, answer),
        ("kth_smallest", [list, k, words @ ..]) => kth(list, k, words.first(), false, answer),
        ("kth_largest", [list, k, words @ ..]) => kth(list, k, words.first(), true, answer),
        ("closest", [list, n, words @ ..]) => closest(list, n, words.first(), answer),
        ("ascending", [list, words]) => sorted(list, words, false, answer),
        ("descending", [list, words]) => sorted(list, words, true, answer),
        _ => None,
    };
    verdict.unwrap_or(Verdict::Unsettled)
}

fn truth(expected: bool, because: String, answer: &Value) -> Verdict {
    match answer {
        Value::Truth(claimed) if *claimed == expected => Verdict::confirmed(because),
        Value::Truth(_) => Verdict::refuted(because),
        _ => Verdict::refuted("it is neither true nor false"),
    }
}

/// By the quotient for numbers of one sign: greater than 1 or not; the signs decide else.
fn compared(a: &Value, sign: Sign, b: &Value, answer: &Value) -> Option<Verdict> {
    let (Some(a), Some(b)) = (a.as_number(), b.as_number()) else {
        let (left, right) = (Surd::from_expression(&a.to_expression()?)?, Surd::from_expression(&b.to_expression()?)?);
        let order = left.compare(&right)? as i64;
        return Some(truth(sign.holds(&order.into(), &Number::zero()), format!("{left} against {right}"), answer));
    };
    let order = match (a.is_negative(), b.is_negative()) {
        (true, false) => -1,
        (false, true) => 1,
        (negative, _) if b.is_zero() => i64::from(!a.is_zero()) * if negative { -1 } else { 1 },
        (negative, _) => {
            let quotient = a.divided_by(b)?;
            let size = i64::from(quotient > Number::one()) - i64::from(quotient < Number::one());
            if negative { -size } else { size }
        }
    };
    let because = match order {
        -1 => format!("{a} lies below {b}"),
        0 => format!("{a} and {b} are equal"),
        _ => format!("{a} lies above {b}"),
    };
    Some(truth(sign.holds(&order.into(), &Number::zero()), because, answer))
}

fn holds(relation: &Relation, answer: &Value) -> Option<Verdict> {
    let side = |side: &Expression| Surd::from_expression(side);
    let (left, right) = (side(&relation.left)?, side(&relation.right)?);
    let order = left.compare(&right)? as i64;
    let expected = relation.sign.holds(&order.into(), &Number::zero());
    Some(truth(expected, format!("the sides are {left} and {right}"), answer))
}

/// The number that an answer names, and all numbers.
fn chosen<'a>(
    list: &'a Value,
    words: Option<&'a Value>,
    answer: &Value,
) -> Option<Option<(&'a Number, Vec<&'a Number>)>> {
    let numbers = list.as_numbers()?;
    let called = words.unwrap_or(list).as_list().filter(|called| called.len() == numbers.len())?;
    let place = called.iter().position(|word| word == answer);
    Some(place.map(|place| (numbers[place], numbers)))
}

fn kth(list: &Value, k: &Value, words: Option<&Value>, is_largest: bool, answer: &Value) -> Option<Verdict> {
    let k = k.as_number()?.to_i64().and_then(|k| usize::try_from(k).ok()).filter(|k| *k > 0)?;
    let Some((number, all)) = chosen(list, words, answer)? else {
        return Some(Verdict::refuted(format!("{} is none of them", answer.brief())));
    };
    let beyond = all.iter().filter(|other| if is_largest { **other > number } else { **other < number }).count();
    let equal = all.iter().filter(|other| **other == number).count();
    Some(if beyond < k && k <= beyond + equal {
        Verdict::confirmed(format!("{beyond} of {} lie beyond {number}", all.len()))
    } else {
        Verdict::refuted(format!("{beyond} of {} lie beyond {number}", all.len()))
    })
}

fn closest(list: &Value, n: &Value, words: Option<&Value>, answer: &Value) -> Option<Verdict> {
    let n = n.as_number()?;
    let Some((number, all)) = chosen(list, words, answer)? else {
        return Some(Verdict::refuted(format!("{} is none of them", answer.brief())));
    };
    let square = |it: &Number| (it - n) * (it - n);
    let rival = all.iter().find(|other| square(other) < square(number));
    if let Some(rival) = rival {
        return Some(Verdict::refuted(format!("{rival} lies closer")));
    }
    let is_alone = all.iter().all(|other| *other == number || square(other) > square(number));
    is_alone.then(|| Verdict::confirmed("no other lies as close"))
}

fn sorted(list: &Value, words: &Value, is_descending: bool, answer: &Value) -> Option<Verdict> {
    let (numbers, words) = (list.as_numbers()?, words.as_list()?);
    let Some(claimed) = answer.as_list().filter(|claimed| claimed.len() == words.len()) else {
        return Some(Verdict::refuted(format!("it is no list of {}", words.len())));
    };
    if words.len() != numbers.len() {
        return None;
    }
    // Each word is taken once, the first that is left.
    let mut left: Vec<usize> = (0..words.len()).collect();
    let mut order = Vec::new();
    for word in claimed {
        let Some(place) = left.iter().position(|&place| words[place] == *word) else {
            return Some(Verdict::refuted(format!("{} is none of them, or is named too often", word.brief())));
        };
        order.push(numbers[left.remove(place)]);
    }
    let is_sorted = order.windows(2).all(|pair| if is_descending { pair[0] >= pair[1] } else { pair[0] <= pair[1] });
    Some(if is_sorted {
        Verdict::confirmed("all are there, and each two neighbours are in order")
    } else {
        Verdict::refuted("two neighbours are not in order")
    })
}
