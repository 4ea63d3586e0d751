//! Checks of digits and of numbers written in other bases.

use super::modular::residue;
use crate::maths::integers::from_digits;
use crate::maths::{Integer, Number};
use crate::problem::{Value, Verdict};

pub(super) fn digits(n: &Value, answer: &Value) -> Option<Verdict> {
    let n = n.as_integer().filter(|n| *n >= Integer::ZERO)?;
    let small = answer.as_numbers().map(|numbers| {
        numbers
            .iter()
            .map(|digit| digit.to_i64().and_then(|digit| u32::try_from(digit).ok()))
            .collect::<Option<Vec<_>>>()
    });
    let Some(Some(listed)) = small else {
        return Some(Verdict::refuted("it is no list of digits"));
    };
    let leads_with_zero = listed.len() > 1 && listed[0] == 0;
    Some(match from_digits(&listed, 10) {
        Some(number) if number == n && !leads_with_zero => Verdict::confirmed(format!("put together they are {n}")),
        _ => Verdict::refuted(format!("put together they are not {n}")),
    })
}

/// Written out, the number has this digit at the place.
pub(super) fn digit(n: &Value, place: &Value, answer: &Value) -> Option<Verdict> {
    let place = place.as_number()?.to_i64().filter(|place| (-300..=300).contains(place))?;
    let claimed = answer.as_integer().filter(|digit| (Integer::ZERO..=Integer::from(9)).contains(digit));
    let Some(claimed) = claimed else {
        return Some(Verdict::refuted("it is no digit"));
    };
    let expected = match n {
        Value::Number(number) => {
            let written = number.abs().to_decimal()?;
            let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
            let index = usize::try_from(place.unsigned_abs()).ok()?;
            let found =
                if place >= 0 { whole.bytes().rev().nth(index) } else { part.as_bytes().get(index - 1).copied() };
            Integer::from(found.map_or(0, |digit| digit - b'0'))
        }
        Value::Goal(goal) => {
            let ("evaluate", [held]) = goal.parts() else {
                return None;
            };
            let power = |exponent: i64| Number::from(10).power(exponent).ok()?.to_integer();
            residue(&held.to_expression()?, &power(place + 1)?)? / power(place)?
        }
        _ => return None,
    };
    Some(if claimed == expected {
        Verdict::confirmed("it stands there when the number is written out")
    } else {
        Verdict::refuted(format!("{expected} stands there when the number is written out"))
    })
}

fn base_of(value: &Value) -> Option<u32> {
    value.as_number()?.to_i64().and_then(|base| u32::try_from(base).ok()).filter(|base| (2..=36).contains(base))
}

/// What digits and a sign stand for.
fn value_of(text: &str, base: u32) -> Option<Integer> {
    let (text, is_negative) = text.strip_prefix('-').map_or((text, false), |rest| (rest, true));
    let digits = text.chars().map(|c| c.to_digit(base)).collect::<Option<Vec<_>>>().filter(|it| !it.is_empty())?;
    let value = from_digits(&digits, base)?;
    Some(if is_negative { -value } else { value })
}

/// The number, and no zeros in front.
fn reads_as(text: &str, base: u32, expected: &Integer) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_usual = digits == "0" && text == "0" || !digits.starts_with('0');
    is_usual && value_of(text, base).as_ref() == Some(expected)
}

pub(super) fn numeral(text: &str, base: &Value, answer: &Value) -> Option<Verdict> {
    let expected = value_of(text.trim(), base_of(base)?)?;
    Some(if answer.as_integer().as_ref() == Some(&expected) {
        Verdict::confirmed("the digits make it")
    } else {
        Verdict::refuted(format!("the digits make {expected}"))
    })
}

pub(super) fn written_in(n: &Value, base: &Value, answer: &Value) -> Option<Verdict> {
    let (n, base) = (n.as_integer()?, base_of(base)?);
    Some(match answer {
        Value::Text(text) if reads_as(text, base, &n) => Verdict::confirmed("read back it is the number"),
        _ => Verdict::refuted("read back it is another number, or not written as usual"),
    })
}

/// The numbers are put together from the right, a sum of products, and compared with the number claimed.
pub(super) fn in_base(text: &str, base: &Value, answer: &Value) -> Option<Verdict> {
    let base = base_of(base)?;
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut sum = Integer::ZERO;
    let mut product = Integer::ONE;
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let start = rest.rfind(['+', '-', '*']).map_or(0, |place| place + 1);
        let mut value = value_of(&rest[start..], base)?;
        rest = &rest[..start];
        // A minus after another sign, or in front of all, belongs to the numeral.
        while rest.ends_with('-') && (rest.len() == 1 || rest[..rest.len() - 1].ends_with(['+', '-', '*'])) {
            value = -value;
            rest = &rest[..rest.len() - 1];
        }
        product *= value;
        let sign = rest.chars().next_back();
        rest = &rest[..rest.len() - usize::from(sign.is_some())];
        if sign != Some('*') {
            sum += if sign == Some('-') { -product } else { product };
            product = Integer::ONE;
        }
    }
    Some(match answer {
        Value::Text(claimed) if reads_as(claimed, base, &sum) => {
            Verdict::confirmed("read as numbers, both sides are equal")
        }
        _ => Verdict::refuted("read as numbers, the sides differ"),
    })
}

/// Each of the numerals is read in its base, and the given one in its own: all mean the same number.
pub(super) fn in_bases(text: &str, base: &Value, bases: &Value, answer: &Value) -> Option<Verdict> {
    let (Some(told), Some(bases)) = (answer.as_list(), bases.as_small_integers()) else {
        return Some(Verdict::refuted("it is no list of numerals"));
    };
    let value = |digits: &str, base: i64| -> Option<Integer> {
        let base = u32::try_from(base).ok().filter(|base| (2..=36).contains(base))?;
        let mut sum = Integer::ZERO;
        for c in digits.chars() {
            sum = sum * Integer::from(base) + Integer::from(c.to_digit(base)?);
        }
        Some(sum)
    };
    let whole = value(text, base.as_number()?.to_i64()?)?;
    let is_same =
        |(it, base): (&Value, &i64)| it.as_text().and_then(|digits| value(digits, *base)) == Some(whole.clone());
    Some(match told.len() == bases.len() && told.iter().zip(&bases).all(is_same) {
        true => Verdict::confirmed("read back in its base, each of them means the same number"),
        false => Verdict::refuted("read back in their bases, they do not mean the same number"),
    })
}
