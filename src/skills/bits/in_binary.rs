//! Working on binary digits as one does on paper: carries, shifted copies, place by place.

use crate::maths::{Integer, Number, integers};
use crate::problem::{Setback, Value, Working};

use super::term::{MOST_BITS, Operator, Term, shift_of};

/// A number as its lowest bits, the lowest first; all bits above are like the last, which tells the sign.
type Bits = Vec<bool>;

pub fn value(term: &Term, working: &mut Working) -> Result<Value, Setback> {
    let bits = of(term, working)?;
    working.note(|| format!("altogether {}", shown(&bits)));
    Ok(to_number(&bits).into())
}

fn of(term: &Term, working: &mut Working) -> Result<Bits, Setback> {
    match term {
        Term::Literal(number, base) => {
            let bits = from_number(number);
            if *base != 2 {
                working.note(|| format!("{term} is {}", shown(&bits)));
            }
            Ok(bits)
        }
        Term::Not(a) => Ok(of(a, working)?.into_iter().map(|bit| !bit).collect()),
        Term::Negate(a) => negated(&of(a, working)?, working),
        Term::Binary(operator, a, b) => {
            let (a, b) = (of(a, working)?, of(b, working)?);
            let places = || {
                let number = to_number(&b).to_integer().unwrap_or_default();
                shift_of(&number).ok_or_else(|| Setback::no_way("nothing is shifted by so many places"))
            };
            match operator {
                Operator::Add => sum(&a, &b, working),
                Operator::Subtract => sum(&a, &negated(&b, working)?, working),
                Operator::Multiply => product(&a, &b, working),
                Operator::ShiftLeft => Ok([vec![false; places()?], a].concat()),
                Operator::ShiftRight => {
                    let places = places()?.min(a.len() - 1);
                    Ok(a[places..].to_vec())
                }
                Operator::And => place_by_place(&a, &b, working, |a, b| a && b),
                Operator::Or => place_by_place(&a, &b, working, |a, b| a || b),
                Operator::Xor => place_by_place(&a, &b, working, |a, b| a != b),
            }
        }
    }
}

fn bit(bits: &[bool], place: usize) -> bool {
    bits.get(place).or(bits.last()).copied().unwrap_or(false)
}

/// Without the bits at the top that only repeat the sign.
fn trimmed(mut bits: Bits) -> Bits {
    while bits.len() > 1 && bits[bits.len() - 1] == bits[bits.len() - 2] {
        bits.pop();
    }
    bits
}

fn place_by_place(a: &Bits, b: &Bits, working: &mut Working, join: fn(bool, bool) -> bool) -> Result<Bits, Setback> {
    let length = a.len().max(b.len());
    working.spend(1 + length as u64 / 16)?;
    Ok(trimmed((0..length).map(|place| join(bit(a, place), bit(b, place))).collect()))
}

/// With a carry from the lowest place up.
fn sum(a: &Bits, b: &Bits, working: &mut Working) -> Result<Bits, Setback> {
    let length = a.len().max(b.len()) + 1;
    working.spend(1 + length as u64 / 16)?;
    let mut carry = false;
    let mut sum = Bits::with_capacity(length);
    for place in 0..length {
        let ones = u8::from(bit(a, place)) + u8::from(bit(b, place)) + u8::from(carry);
        sum.push(ones % 2 == 1);
        carry = ones > 1;
    }
    Ok(trimmed(sum))
}

/// All bits turned, and one more.
fn negated(a: &Bits, working: &mut Working) -> Result<Bits, Setback> {
    let turned: Bits = a.iter().map(|bit| !bit).collect();
    sum(&turned, &vec![true, false], working)
}

/// A shifted copy of one number for each one of the other; the sign's copy is taken away.
fn product(a: &Bits, b: &Bits, working: &mut Working) -> Result<Bits, Setback> {
    if a.len() + b.len() > MOST_BITS {
        return Err(Setback::TooBig("the product".to_owned()));
    }
    let mut total = vec![false];
    for (place, _) in b.iter().enumerate().filter(|(_, bit)| **bit) {
        let copy = [vec![false; place], a.clone()].concat();
        let copy = if place + 1 == b.len() { negated(&copy, working)? } else { copy };
        total = sum(&total, &copy, working)?;
    }
    Ok(total)
}

fn from_number(number: &Integer) -> Bits {
    let mut bits: Bits = integers::digits(number, 2).unwrap_or_default().into_iter().rev().map(|it| it == 1).collect();
    bits.push(false);
    trimmed(bits)
}

/// The highest bit counts below zero.
fn to_number(bits: &Bits) -> Number {
    let digits: Vec<u32> = bits[..bits.len() - 1].iter().rev().map(|bit| u32::from(*bit)).collect();
    let below = integers::from_digits(&digits, 2).unwrap_or_default();
    let top = if bits[bits.len() - 1] { Integer::ONE << (bits.len() - 1) } else { Integer::ZERO };
    Number::from(below - top)
}

/// `...0101`: the first digit goes on to the left without end.
fn shown(bits: &Bits) -> String {
    let digits: String = bits.iter().rev().map(|bit| if *bit { '1' } else { '0' }).collect();
    match digits.len() {
        0..=70 => format!("...{digits}"),
        length => format!("...{}...{} ({length} bits)", &digits[..20], &digits[length - 20..]),
    }
}
