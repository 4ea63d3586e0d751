//! Terms with operations on bits, as programs write them.
//!
//! From loose to tight: `|`, `^`, `&`, shifts, `+ -`, `*`, then `~ -` before a number: the order of Python and, but for
//! comparisons, of C.

use std::fmt;

use crate::maths::{Integer, Number, integers};

/// The most bits of a number on the way.
pub const MOST_BITS: usize = 1 << 16;

/// How deep brackets may nest, and how many operations there may be.
const DEEPEST: usize = 64;
const MOST_OPERATIONS: usize = 3_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Or,
    Xor,
    And,
    ShiftLeft,
    ShiftRight,
    Add,
    Subtract,
    Multiply,
}

impl Operator {
    pub fn sign(self) -> &'static str {
        match self {
            Operator::Or => "|",
            Operator::Xor => "^",
            Operator::And => "&",
            Operator::ShiftLeft => "<<",
            Operator::ShiftRight => ">>",
            Operator::Add => "+",
            Operator::Subtract => "-",
            Operator::Multiply => "*",
        }
    }

    fn level(self) -> u8 {
        match self {
            Operator::Or => 1,
            Operator::Xor => 2,
            Operator::And => 3,
            Operator::ShiftLeft | Operator::ShiftRight => 4,
            Operator::Add | Operator::Subtract => 5,
            Operator::Multiply => 6,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// The number and the base it is written in.
    Literal(Integer, u32),
    Not(Box<Term>),
    Negate(Box<Term>),
    Binary(Operator, Box<Term>, Box<Term>),
}

impl Term {
    /// Reads a whole text.
    pub fn parse(text: &str) -> Option<Term> {
        let (term, end) = Term::longest(text, 0)?;
        text[end..].trim().is_empty().then_some(term)
    }

    /// The longest term that begins here, and where it ends.
    pub fn longest(text: &str, start: usize) -> Option<(Term, usize)> {
        let mut reader = Reader { text, at: start, depth: 0, operations: 0 };
        let term = reader.binary(1)?;
        Some((term, reader.at))
    }

    pub fn operations(&self) -> usize {
        match self {
            Term::Literal(..) => 0,
            Term::Not(a) | Term::Negate(a) => 1 + a.operations(),
            Term::Binary(_, a, b) => 1 + a.operations() + b.operations(),
        }
    }

    /// The bases in which its numbers are written.
    pub fn bases(&self) -> Vec<u32> {
        match self {
            Term::Literal(_, base) => vec![*base],
            Term::Not(a) | Term::Negate(a) => a.bases(),
            Term::Binary(_, a, b) => [a.bases(), b.bases()].concat(),
        }
    }

    /// Whether it has an operation that only bits have.
    pub fn is_about_bits(&self) -> bool {
        match self {
            Term::Literal(..) => false,
            Term::Not(_) => true,
            Term::Negate(a) => a.is_about_bits(),
            Term::Binary(operator, a, b) => {
                matches!(
                    operator,
                    Operator::And | Operator::Or | Operator::ShiftLeft | Operator::ShiftRight | Operator::Xor
                ) || a.is_about_bits()
                    || b.is_about_bits()
            }
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Term::Literal(number, base) => f.write_str(&written(number, *base)),
            Term::Not(a) => write!(f, "~{}", Bracketed(a)),
            Term::Negate(a) => write!(f, "-{}", Bracketed(a)),
            Term::Binary(operator, a, b) => write!(f, "{} {} {}", Bracketed(a), operator.sign(), Bracketed(b)),
        }
    }
}

/// A part of a term, in brackets unless it is a number.
struct Bracketed<'a>(&'a Term);

impl fmt::Display for Bracketed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Term::Literal(..) => write!(f, "{}", self.0),
            term => write!(f, "({term})"),
        }
    }
}

fn written(number: &Integer, base: u32) -> String {
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => return number.to_string(),
    };
    let digits = integers::digits(number, base).unwrap_or_default();
    let digits: String = digits.iter().filter_map(|digit| char::from_digit(*digit, base)).collect();
    format!("{prefix}{digits}")
}

pub fn in_hexadecimal(number: &Integer) -> String {
    if *number < Integer::ZERO { format!("-{}", written(&-number.clone(), 16)) } else { written(number, 16) }
}

/// By how many places is shifted; none below 0 or beyond the bound.
pub fn shift_of(number: &Integer) -> Option<usize> {
    Number::from(number.clone()).to_i64().and_then(|it| usize::try_from(it).ok()).filter(|it| *it <= MOST_BITS)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    operations: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn skip_blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t', '`']).len();
    }

    /// The operator that comes next and its length.
    fn operator(&self) -> Option<(Operator, usize)> {
        const SIGNS: [(&str, Operator); 20] = [
            ("<<", Operator::ShiftLeft),
            (">>", Operator::ShiftRight),
            ("&", Operator::And),
            ("|", Operator::Or),
            ("^", Operator::Xor),
            ("⊕", Operator::Xor),
            ("+", Operator::Add),
            ("-", Operator::Subtract),
            ("−", Operator::Subtract),
            ("*", Operator::Multiply),
            ("×", Operator::Multiply),
            ("plus ", Operator::Add),
            ("minus ", Operator::Subtract),
            ("times ", Operator::Multiply),
            ("and ", Operator::And),
            ("or ", Operator::Or),
            ("xor ", Operator::Xor),
            ("AND ", Operator::And),
            ("OR ", Operator::Or),
            ("XOR ", Operator::Xor),
        ];
        let rest = self.rest();
        // Two of them are other operations: powers, and the connectives of programs.
        let is_double = ["**", "&&", "||"].iter().any(|it| rest.starts_with(it));
        let found = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign))?;
        (!is_double).then_some((found.1, found.0.len()))
    }

    fn binary(&mut self, least: u8) -> Option<Term> {
        let mut left = self.factor()?;
        loop {
            let before = self.at;
            self.skip_blanks();
            let Some((operator, length)) = self.operator().filter(|(operator, _)| operator.level() >= least) else {
                self.at = before;
                return Some(left);
            };
            self.at += length;
            self.operations += 1;
            let right = if self.operations > MOST_OPERATIONS { None } else { self.binary(operator.level() + 1) };
            let Some(right) = right else {
                self.at = before;
                return Some(left);
            };
            left = Term::Binary(operator, Box::new(left), Box::new(right));
        }
    }

    fn factor(&mut self) -> Option<Term> {
        self.skip_blanks();
        self.depth += 1;
        let factor = if self.depth > DEEPEST { None } else { self.factor_inside() };
        self.depth -= 1;
        factor
    }

    fn factor_inside(&mut self) -> Option<Term> {
        for not in ["~", "not ", "NOT "] {
            if self.rest().starts_with(not) {
                self.at += not.len();
                return self.factor().map(|it| Term::Not(Box::new(it)));
            }
        }
        match self.rest().chars().next()? {
            minus @ ('-' | '−') => {
                self.at += minus.len_utf8();
                self.factor().map(|it| Term::Negate(Box::new(it)))
            }
            '(' => {
                self.at += 1;
                let inside = self.binary(1)?;
                self.skip_blanks();
                self.rest().starts_with(')').then_some(())?;
                self.at += 1;
                Some(inside)
            }
            _ => self.literal(),
        }
    }

    fn literal(&mut self) -> Option<Term> {
        let rest = self.rest();
        let lower = rest.get(..2).map(str::to_ascii_lowercase);
        let (base, start) = match lower.as_deref() {
            Some("0x") => (16, 2),
            Some("0b") => (2, 2),
            Some("0o") => (8, 2),
            _ => (10, 0),
        };
        let digits = &rest[start..];
        let end = digits.find(|c: char| !c.is_digit(base) && c != '_').unwrap_or(digits.len());
        let after = digits[end..].chars().next();
        let is_decimal_part = after == Some('.') && digits[end + 1..].starts_with(|c: char| c.is_ascii_digit());
        if after.is_some_and(char::is_alphanumeric) || is_decimal_part || end > MOST_BITS / 4 {
            return None;
        }
        let values: Vec<u32> = digits[..end].chars().filter_map(|c| c.to_digit(base)).collect();
        if values.is_empty() {
            return None;
        }
        let number = integers::from_digits(&values, base)?;
        self.at += start + end;
        Some(Term::Literal(number, base))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_bind_as_in_programs() {
        for (text, shown) in [
            ("0x1F+2<<3", "(0x1f + 2) << 3"),
            ("1 | 2 ^ 3 & 4", "1 | (2 ^ (3 & 4))"),
            ("~0b101 & -7", "(~0b101) & (-7)"),
            ("12 XOR 10 and then", "12 ^ 10"),
        ] {
            let (term, _) = Term::longest(text, 0).unwrap();
            assert_eq!(term.to_string(), shown);
            assert_eq!(Term::parse(shown).unwrap().to_string(), shown);
        }
        for text in ["", "0x", "1.5 + 2", "2 ** 3", "0xfg", "(1 + 2", "a & b"] {
            assert_eq!(Term::parse(text), None, "{text}");
        }
    }
}
