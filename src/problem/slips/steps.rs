//! Steps that go wrong: what an operation on numbers gives with each kind of slip; none where that kind cannot happen.

use super::chosen;
use crate::maths::Number;
use crate::problem::Operation;

/// The decimal digits of a whole number, the last first; none for other numbers, negative or very long ones.
pub(super) fn digits(number: &Number) -> Option<Vec<u8>> {
    let is_plain = number.is_integer() && !number.is_negative() && number.significant_bits() <= 120;
    is_plain.then(|| number.to_string().bytes().rev().map(|byte| byte.wrapping_sub(b'0')).collect())
}

pub(super) fn from_digits(digits: &[u8]) -> Option<Number> {
    let text: String = digits.iter().rev().map(|digit| char::from(b'0' + digit)).collect();
    text.parse().ok()
}

/// The digit above or below, by a draw.
pub(super) fn neighbour(digit: u8, which: u64) -> u8 {
    if which & 1 == 0 && digit < 9 || digit == 0 { digit + 1 } else { digit - 1 }
}

/// 27 + 15 = 32: the first carry is forgotten.
pub(super) fn dropped_carry(operation: Operation, operands: &[&Number], result: &Number, _: u64) -> Option<Number> {
    let (Operation::Add, [a, b]) = (operation, operands) else {
        return None;
    };
    let (a, b) = (digits(a)?, digits(b)?);
    let place = a.iter().zip(&b).position(|(a, b)| a + b > 9)?;
    let carry = Number::from(10).power(i64::try_from(place).ok()? + 1).ok()?;
    Some(result - &carry)
}

/// 52 - 17 = 45: in each column the smaller digit from the larger.
pub(super) fn smaller_from_larger(operation: Operation, operands: &[&Number], _: &Number, _: u64) -> Option<Number> {
    let (Operation::Subtract, [a, b]) = (operation, operands) else {
        return None;
    };
    let (a, b) = (digits(a)?, digits(b)?);
    if b.len() > a.len() {
        return None;
    }
    let columns: Vec<u8> = (0..a.len()).map(|place| a[place].abs_diff(b.get(place).copied().unwrap_or(0))).collect();
    from_digits(&columns)
}

/// 7 * 8 = 48: one times too few or too many.
pub(super) fn neighbouring_product(
    operation: Operation,
    operands: &[&Number],
    result: &Number,
    which: u64,
) -> Option<Number> {
    match (operation, operands) {
        (Operation::Multiply, [a, b]) => {
            let operand = if which & 1 == 0 { a } else { b };
            Some(if which & 2 == 0 { result - *operand } else { result + *operand })
        }
        _ => None,
    }
}

pub(super) fn off_by_one(operation: Operation, _: &[&Number], result: &Number, which: u64) -> Option<Number> {
    let counts = matches!(operation, Operation::Add | Operation::Subtract | Operation::Quotient | Operation::Remainder);
    let one = Number::one();
    (counts && result.is_integer()).then(|| if which & 1 == 0 { result + &one } else { result - &one })
}

/// One digit of an operand is taken for its neighbour, and the rest is done rightly.
pub(super) fn misread_digit(operation: Operation, operands: &[&Number], _: &Number, which: u64) -> Option<Number> {
    let place = chosen(which, operands.len());
    let mut read = digits(operands.get(place)?)?;
    let column = chosen(which.rotate_left(17), read.len());
    read[column] = neighbour(read[column], which);
    let misread = from_digits(&read)?;
    let mut others: Vec<&Number> = operands.to_vec();
    others[place] = &misread;
    operation.evaluate(&others).ok()
}

/// 5,576 written 5,756.
pub(super) fn swapped_digits(_: Operation, _: &[&Number], result: &Number, which: u64) -> Option<Number> {
    let mut written = digits(result).filter(|digits| digits.len() > 1)?;
    let place = chosen(which, written.len() - 1);
    written.swap(place, place + 1);
    from_digits(&written)
}

pub(super) fn swapped_operands(operation: Operation, operands: &[&Number], _: &Number, _: u64) -> Option<Number> {
    match (operation, operands) {
        (Operation::Subtract | Operation::Divide, [a, b]) => operation.evaluate(&[b, a]).ok(),
        _ => None,
    }
}

/// -3 - 4 = 7: a sign is forgotten where there is one to forget.
pub(super) fn lost_sign(_: Operation, operands: &[&Number], result: &Number, _: u64) -> Option<Number> {
    (result.is_negative() || operands.iter().any(|number| number.is_negative())).then(|| result.negated())
}
