//! Slips: steps that go wrong on purpose, the way a person's or a sampled model's do.
//!
//! They are injected, and every figure made with them says so. A slip is no misconception: it comes and goes (VanLehn 1982,
//! *Bugs are not enough*, tells the two apart). What kinds there are is taken from the sources in [`TABLE`]; how often each
//! happens was fixed before any figure was made with it and is an assumption, set so that a product of two digits goes wrong
//! about once in thirteen at temperature 1: adults who answer fast err in 7.6 % of single-digit products (Campbell and
//! Graham 1985). Of errors in copying numbers, 60 to 95 % are one digit and 10 to 20 % two neighbours exchanged (Verhoeff
//! 1969), which sets these two against each other.

use super::Operation;
use super::chance::{Chance, scaled};
use crate::maths::Number;

/// A kind of slip.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Such as `dropped carry`.
    pub name: &'static str,
    /// In so many of 100,000 steps of the least difficulty at temperature 1.
    pub rate: u64,
    pub source: &'static str,
    /// What the step gives with this slip; none where it cannot happen. The last argument is a draw, for "which digit".
    make: fn(Operation, &[&Number], &Number, u64) -> Option<Number>,
}

/// All kinds, in the order in which they are drawn.
pub const TABLE: &[Kind] = &[
    Kind {
        name: "dropped carry",
        rate: 1_500,
        source: "Brown and Burton 1978, Diagnostic models for procedural bugs in basic mathematical skills",
        make: dropped_carry,
    },
    Kind {
        name: "smaller from larger",
        rate: 1_500,
        source: "Brown and VanLehn 1980, Repair theory: the commonest bug of subtraction",
        make: smaller_from_larger,
    },
    Kind {
        name: "neighbouring product",
        rate: 3_000,
        source: "Campbell and Graham 1985: most wrong products are right for a neighbouring operand",
        make: neighbouring_product,
    },
    Kind {
        name: "off by one",
        rate: 1_000,
        source: "Siegler and Shrager 1984: children's wrong sums lie mostly next to the right one",
        make: off_by_one,
    },
    Kind {
        name: "misread digit",
        rate: 1_600,
        source: "Verhoeff 1969, Error detecting decimal codes: 60 to 95 % of errors",
        make: misread_digit,
    },
    Kind { name: "swapped digits", rate: 400, source: "Verhoeff 1969: 10 to 20 % of errors", make: swapped_digits },
    Kind {
        name: "swapped operands",
        rate: 300,
        source: "Brown and Burton 1978: the operands of a subtraction or division exchanged",
        make: swapped_operands,
    },
    Kind {
        name: "lost sign",
        rate: 800,
        source: "Payne and Squibb 1990, Algebra mal-rules and cognitive accounts of error",
        make: lost_sign,
    },
];

/// Steps are at most so many times as hard as the easiest.
const HARDEST: u64 = 12;

/// How hard a step is: 1 for single digits, more for each further digit, and for products by the digits that meet.
pub fn difficulty(operation: Operation, operands: &[&Number]) -> u64 {
    let digits = |number: &&Number| {
        let bits = number.significant_bits() as u64;
        // Three digits take ten bits; a fraction has two numbers.
        (bits * 3).div_ceil(10).max(1)
    };
    let all = operands.iter().map(digits);
    let hard = match operation {
        Operation::Multiply | Operation::Divide | Operation::Power | Operation::Quotient | Operation::Remainder => {
            all.product()
        }
        _ => all.sum::<u64>().saturating_sub(1),
    };
    hard.clamp(1, HARDEST)
}

/// The slip that happens in a step, if one does: its kind and what it gives.
///
/// With temperature T, a step of difficulty d and a kind of rate r, it happens in a share r·d·T of all draws, and never in
/// more than half of them.
pub fn slip(
    chance: Chance,
    temperature: f64,
    operation: Operation,
    operands: &[&Number],
    result: &Number,
) -> Option<(&'static str, Number)> {
    let (whether, which) = chance.two();
    let drawn = scaled(whether, 100_000);
    let scale = temperature * difficulty(operation, operands) as f64;
    let mut below = 0.0;
    // Most steps go well, and are done with here.
    if drawn as f64 >= (scale * 12_000.0).min(50_000.0) {
        return None;
    }
    for kind in TABLE {
        let Some(wrong) = (kind.make)(operation, operands, result, which).filter(|wrong| wrong != result) else {
            continue;
        };
        below += scale * kind.rate as f64;
        if (drawn as f64) < below.min(50_000.0) {
            return Some((kind.name, wrong));
        }
    }
    None
}

/// The decimal digits of a whole number, the last first; none for other numbers, negative or very long ones.
fn digits(number: &Number) -> Option<Vec<u8>> {
    let is_plain = number.is_integer() && !number.is_negative() && number.significant_bits() <= 120;
    is_plain.then(|| number.to_string().bytes().rev().map(|byte| byte.wrapping_sub(b'0')).collect())
}

fn from_digits(digits: &[u8]) -> Option<Number> {
    let text: String = digits.iter().rev().map(|digit| char::from(b'0' + digit)).collect();
    text.parse().ok()
}

/// A digit of a list, by a draw.
fn chosen(which: u64, length: usize) -> usize {
    usize::try_from(scaled(which, length as u64)).unwrap_or(0)
}

/// 27 + 15 = 32: the first carry is forgotten.
fn dropped_carry(operation: Operation, operands: &[&Number], result: &Number, _: u64) -> Option<Number> {
    let (Operation::Add, [a, b]) = (operation, operands) else {
        return None;
    };
    let (a, b) = (digits(a)?, digits(b)?);
    let place = a.iter().zip(&b).position(|(a, b)| a + b > 9)?;
    let carry = Number::from(10).power(i64::try_from(place).ok()? + 1).ok()?;
    Some(result - &carry)
}

/// 52 - 17 = 45: in each column the smaller digit from the larger.
fn smaller_from_larger(operation: Operation, operands: &[&Number], _: &Number, _: u64) -> Option<Number> {
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
fn neighbouring_product(operation: Operation, operands: &[&Number], result: &Number, which: u64) -> Option<Number> {
    match (operation, operands) {
        (Operation::Multiply, [a, b]) => {
            let operand = if which & 1 == 0 { a } else { b };
            Some(if which & 2 == 0 { result - *operand } else { result + *operand })
        }
        _ => None,
    }
}

fn off_by_one(operation: Operation, _: &[&Number], result: &Number, which: u64) -> Option<Number> {
    let counts = matches!(operation, Operation::Add | Operation::Subtract | Operation::Quotient | Operation::Remainder);
    let one = Number::one();
    (counts && result.is_integer()).then(|| if which & 1 == 0 { result + &one } else { result - &one })
}

/// One digit of an operand is taken for its neighbour, and the rest is done rightly.
fn misread_digit(operation: Operation, operands: &[&Number], _: &Number, which: u64) -> Option<Number> {
    let place = chosen(which, operands.len());
    let mut read = digits(operands.get(place)?)?;
    let column = chosen(which.rotate_left(17), read.len());
    read[column] =
        if which & 1 == 0 && read[column] < 9 || read[column] == 0 { read[column] + 1 } else { read[column] - 1 };
    let misread = from_digits(&read)?;
    let mut others: Vec<&Number> = operands.to_vec();
    others[place] = &misread;
    operation.evaluate(&others).ok()
}

/// 5,576 written 5,756.
fn swapped_digits(_: Operation, _: &[&Number], result: &Number, which: u64) -> Option<Number> {
    let mut written = digits(result).filter(|digits| digits.len() > 1)?;
    let place = chosen(which, written.len() - 1);
    written.swap(place, place + 1);
    from_digits(&written)
}

fn swapped_operands(operation: Operation, operands: &[&Number], _: &Number, _: u64) -> Option<Number> {
    match (operation, operands) {
        (Operation::Subtract | Operation::Divide, [a, b]) => operation.evaluate(&[b, a]).ok(),
        _ => None,
    }
}

/// -3 - 4 = 7: a sign is forgotten where there is one to forget.
fn lost_sign(_: Operation, operands: &[&Number], result: &Number, _: u64) -> Option<Number> {
    (result.is_negative() || operands.iter().any(|number| number.is_negative())).then(|| result.negated())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(name: &str, operation: Operation, operands: [i64; 2]) -> Option<String> {
        let [a, b] = operands.map(Number::from);
        let result = operation.evaluate(&[&a, &b]).unwrap();
        let kind = TABLE.iter().find(|kind| kind.name == name).unwrap();
        (kind.make)(operation, &[&a, &b], &result, 0).map(|wrong| wrong.to_string())
    }

    #[test]
    fn each_kind_goes_wrong_in_its_way() {
        assert_eq!(made("dropped carry", Operation::Add, [27, 15]).unwrap(), "32");
        assert_eq!(made("dropped carry", Operation::Add, [21, 15]), None);
        assert_eq!(made("smaller from larger", Operation::Subtract, [52, 17]).unwrap(), "45");
        assert_eq!(made("neighbouring product", Operation::Multiply, [7, 8]).unwrap(), "49");
        assert_eq!(made("off by one", Operation::Add, [2, 3]).unwrap(), "6");
        assert_eq!(made("misread digit", Operation::Add, [20, 3]).unwrap(), "24");
        assert_eq!(made("swapped digits", Operation::Multiply, [13, 4]).unwrap(), "25");
        assert_eq!(made("swapped operands", Operation::Subtract, [3, 10]).unwrap(), "7");
        assert_eq!(made("lost sign", Operation::Add, [-3, -4]).unwrap(), "7");
    }

    #[test]
    fn no_step_slips_at_temperature_zero_and_some_do_above() {
        let (a, b) = (Number::from(47), Number::from(38));
        let slips = |temperature: f64| {
            let one = |path| slip(Chance::new(3, path), temperature, Operation::Add, &[&a, &b], &Number::from(85));
            (0..10_000).filter_map(one).count()
        };
        assert_eq!(slips(0.0), 0);
        assert!((0.5..2.0).contains(&(slips(1.0) as f64 / (2.0 * slips(0.5) as f64))));
        assert!((1_000..3_000).contains(&slips(1.0)), "{}", slips(1.0));
    }

    #[test]
    fn a_slip_is_never_what_was_intended() {
        for path in 0..5_000 {
            let (a, b) = (Number::from(path as i64 % 90), Number::from(7));
            let result = &a + &b;
            if let Some((_, wrong)) = slip(Chance::new(1, path), 1.0, Operation::Add, &[&a, &b], &result) {
                assert_ne!(wrong, result);
            }
        }
    }
}
