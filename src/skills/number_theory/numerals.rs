//! Numbers written in other bases.

use crate::maths::{Integer, Number};
use crate::problem::{Approach, Goal, Next, Operation, Setback, Value, Working};

/// Digits are 0 to 9 and a to z.
const LARGEST_BASE: u32 = 36;

pub(super) fn base_of(value: &Value) -> Option<u32> {
    value
        .as_number()?
        .to_i64()
        .and_then(|base| u32::try_from(base).ok())
        .filter(|base| (2..=LARGEST_BASE).contains(base))
}

/// The digits of a numeral and whether a minus stands before them.
fn read_digits(text: &str, base: u32) -> Option<(bool, Vec<u32>)> {
    let text = text.trim();
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let digits =
        digits.chars().map(|c| c.to_digit(LARGEST_BASE).filter(|digit| *digit < base)).collect::<Option<Vec<_>>>()?;
    (!digits.is_empty() && digits.len() < 1_000).then_some((is_negative, digits))
}

fn digit_text(digits: &[u32]) -> String {
    digits.iter().filter_map(|digit| char::from_digit(*digit, LARGEST_BASE)).collect()
}

/// What a numeral stands for.
pub(super) fn numeral_approaches(text: &str, base: &Value) -> Vec<Approach> {
    let Some(base) = base_of(base) else {
        return Vec::new();
    };
    let Some((is_negative, digits)) = read_digits(text, base) else {
        return Vec::new();
    };
    let signed = move |number: Number| Value::from(if is_negative { number.negated() } else { number });
    let same = digits.clone();
    vec![
        Approach::direct("from_the_left", "multiply by the base and add the next digit", move |working| {
            let mut value = Number::zero();
            for digit in &digits {
                let product = working.step(Operation::Multiply, [&value, &i64::from(base).into()])?;
                value = working.step(Operation::Add, [&product, &i64::from(*digit).into()])?;
            }
            Ok(signed(value))
        }),
        Approach::direct("place_values", "add up each digit times the power of its place", move |working| {
            let mut value = Number::zero();
            let mut power = Number::one();
            for digit in same.iter().rev() {
                let part = working.step(Operation::Multiply, [&i64::from(*digit).into(), &power])?;
                value = working.step(Operation::Add, [&value, &part])?;
                power = working.step(Operation::Multiply, [&power, &i64::from(base).into()])?;
            }
            Ok(signed(value))
        }),
    ]
}

/// How a whole number is written in a base.
pub(super) fn written_in_approaches(n: &Value, base: &Value) -> Vec<Approach> {
    let (Some(n), Some(base)) = (n.as_integer(), base_of(base)) else {
        return Vec::new();
    };
    let same = n.clone();
    vec![
        Approach::direct("dividing", "the remainders by the base are the digits from the right", move |working| {
            let mut rest = Number::from(n.clone()).abs();
            let mut found = Vec::new();
            loop {
                let digit = working.step(Operation::Remainder, [&rest, &i64::from(base).into()])?;
                found.push(digit.to_i64().and_then(|digit| u32::try_from(digit).ok()).unwrap_or(0));
                rest = working.step(Operation::Quotient, [&rest, &i64::from(base).into()])?;
                if rest.is_zero() {
                    break;
                }
            }
            found.reverse();
            let sign = if n < Integer::ZERO { "-" } else { "" };
            Ok(Value::text(format!("{sign}{}", digit_text(&found))))
        }),
        Approach::direct(
            "largest_power",
            "take away the largest power of the base as often as it goes in",
            move |working| {
                let whole = Number::from(same.clone()).abs();
                let base = Number::from(i64::from(base));
                let mut powers = vec![Number::one()];
                while powers[powers.len() - 1] <= whole {
                    let next = working.step(Operation::Multiply, [&powers[powers.len() - 1], &base])?;
                    powers.push(next);
                }
                let mut rest = whole;
                let mut found = Vec::new();
                for power in powers.iter().rev().skip(usize::from(powers.len() > 1)) {
                    let times = working.step(Operation::Quotient, [&rest, power])?;
                    let taken = working.step(Operation::Multiply, [&times, power])?;
                    rest = working.step(Operation::Subtract, [&rest, &taken])?;
                    found.push(times.to_i64().and_then(|digit| u32::try_from(digit).ok()).unwrap_or(0));
                }
                let sign = if same < Integer::ZERO { "-" } else { "" };
                Ok(Value::text(format!("{sign}{}", digit_text(&found))))
            },
        ),
    ]
}

/// The same number in several bases, each for itself.
pub(super) fn in_bases_approaches(text: &str, base: &Value, bases: &Value) -> Vec<Approach> {
    let (Some(_), Some(wanted)) = (base_of(base), bases.as_list()) else {
        return Vec::new();
    };
    let number = Goal::new("numeral", vec![Value::text(text), base.clone()]);
    let goals: Vec<Goal> =
        wanted.iter().map(|it| Goal::new("written_in", vec![number.clone().into(), it.clone()])).collect();
    vec![Approach::split("each_for_itself", "write it in each of the bases", goals, |parts, _| {
        Ok(Value::list(parts.iter().cloned()))
    })]
}

/// A sum, difference or product of numerals as it stands: the terms with the sign before each; none when it is none.
pub(super) fn parts_of(text: &str) -> Option<(Vec<char>, Vec<String>)> {
    let (mut signs, mut numerals) = (Vec::new(), Vec::new());
    let mut current = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '+' | '-' | '*' if !current.is_empty() && current != "-" => {
                signs.push(c);
                numerals.push(std::mem::take(&mut current));
            }
            '-' if current == "-" => current.clear(),
            '+' | '*' => return None,
            c => current.push(c),
        }
    }
    (!current.is_empty() && current != "-").then(|| numerals.push(current))?;
    Some((signs, numerals))
}

/// Reckoning with numerals of a base, the result in that base.
pub(super) fn in_base_approaches(text: &str, base: &Value) -> Vec<Approach> {
    let (Some((signs, numerals)), Some(number)) = (parts_of(text), base_of(base)) else {
        return Vec::new();
    };
    if signs.is_empty() || numerals.iter().any(|numeral| read_digits(numeral, number).is_none()) {
        return Vec::new();
    }
    let subgoals: Vec<Goal> =
        numerals.iter().map(|numeral| Goal::new("numeral", vec![Value::text(numeral), base.clone()])).collect();
    let (order, wanted) = (signs.clone(), base.clone());
    let through_ten = Approach::new(
        "by_way_of_ten",
        "read the numerals, reckon as usual, and write the result",
        subgoals,
        move |parts, working| {
            let numbers = parts
                .iter()
                .map(Value::as_number)
                .collect::<Option<Vec<_>>>()
                .ok_or_else(|| Setback::no_way("a numeral is no number"))?;
            let result = reckoned(&order, &numbers, working)?;
            Ok(Next::Goal(Goal::new("written_in", vec![result.into(), wanted.clone()])))
        },
    );
    let mut approaches = vec![through_ten];
    if let ([sign @ ('+' | '-')], [left, right]) = (&signs[..], &numerals[..])
        && let (Some(left), Some(right)) = (read_digits(left, number), read_digits(right, number))
    {
        let right = if *sign == '-' { (!right.0, right.1) } else { right };
        approaches.push(Approach::direct(
            "column_by_column",
            "add or subtract digit by digit and carry in the base",
            move |working| in_columns(&left, &right, number, working),
        ));
    }
    approaches
}

/// Products first, then sums and differences from the left.
fn reckoned(signs: &[char], numbers: &[&Number], working: &mut Working) -> Result<Number, Setback> {
    let mut sum = Number::zero();
    let mut product = numbers[0].clone();
    let mut pending = '+';
    for (sign, number) in signs.iter().zip(&numbers[1..]) {
        if *sign == '*' {
            product = working.step(Operation::Multiply, [&product, number])?;
            continue;
        }
        let operation = if pending == '+' { Operation::Add } else { Operation::Subtract };
        sum = working.step(operation, [&sum, &product])?;
        (pending, product) = (*sign, (*number).clone());
    }
    let operation = if pending == '+' { Operation::Add } else { Operation::Subtract };
    working.step(operation, [&sum, &product])
}

/// Digits with their sign, the most significant first.
type Signed = (bool, Vec<u32>);

fn in_columns(left: &Signed, right: &Signed, base: u32, working: &mut Working) -> Result<Value, Setback> {
    let stripped = |digits: &[u32]| -> Vec<u32> {
        let zeros = digits.iter().take_while(|digit| **digit == 0).count().min(digits.len() - 1);
        digits[zeros..].to_vec()
    };
    let (a, b) = (stripped(&left.1), stripped(&right.1));
    working.spend((a.len() + b.len()) as u64)?;
    let is_larger = (a.len(), &a) >= (b.len(), &b);
    let (is_negative, digits) = if left.0 == right.0 {
        (left.0, sum_of(&a, &b, base))
    } else if is_larger {
        (left.0, difference_of(&a, &b, base))
    } else {
        (right.0, difference_of(&b, &a, base))
    };
    let digits = stripped(&digits);
    working.note(|| format!("column by column: {}", digit_text(&digits)));
    let sign = if is_negative && digits != [0] { "-" } else { "" };
    Ok(Value::text(format!("{sign}{}", digit_text(&digits))))
}

fn sum_of(a: &[u32], b: &[u32], base: u32) -> Vec<u32> {
    let mut found = Vec::new();
    let mut carry = 0;
    for column in 0..a.len().max(b.len()) {
        let digit = |digits: &[u32]| digits.iter().rev().nth(column).copied().unwrap_or(0);
        let total = digit(a) + digit(b) + carry;
        found.push(total % base);
        carry = total / base;
    }
    found.push(carry);
    found.reverse();
    found
}

/// The first is the larger.
fn difference_of(a: &[u32], b: &[u32], base: u32) -> Vec<u32> {
    let mut found = Vec::new();
    let mut borrowed = 0;
    for column in 0..a.len() {
        let above = a.iter().rev().nth(column).copied().unwrap_or(0);
        let below = b.iter().rev().nth(column).copied().unwrap_or(0) + borrowed;
        borrowed = u32::from(above < below);
        found.push(above + base * borrowed - below);
    }
    found.reverse();
    found
}
