//! Formulas as checks see them: read from their text and worked out for all cases of a few propositions at once.

use std::collections::BTreeMap;

/// More propositions than this are not gone through case by case.
pub const MOST_NAMES: usize = 16;
const DEEPEST: usize = 80;

/// The truth of a formula in every case, a bit each: case number n gives the proposition number i the bit i of n.
#[derive(Clone, PartialEq, Eq)]
pub struct Table(Vec<u64>);

/// Propositions with their numbers.
pub struct Names(BTreeMap<String, usize>);

impl Names {
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut numbers = BTreeMap::new();
        for name in names {
            let next = numbers.len();
            numbers.entry(name.to_owned()).or_insert(next);
        }
        (numbers.len() <= MOST_NAMES).then_some(Self(numbers))
    }

    /// The propositions of these formulas.
    pub fn of(formulas: &[&str]) -> Option<Self> {
        let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '\'');
        let words = formulas.iter().flat_map(|text| text.split(move |c| !is_inside(c))).filter(|word| !word.is_empty());
        Self::new(words)
    }

    pub fn cases(&self) -> usize {
        1 << self.0.len()
    }

    pub fn all(&self) -> impl Iterator<Item = String> + '_ {
        self.0.keys().cloned()
    }

    pub fn number(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }

    /// A case in words: "P true, Q false".
    pub fn told(&self, case: usize) -> String {
        let each = self.0.iter().map(|(name, number)| format!("{name} {}", case >> number & 1 == 1));
        each.collect::<Vec<_>>().join(", ")
    }

    /// The truth of this formula in every case. None when it cannot be read.
    pub fn table(&self, text: &str) -> Option<Table> {
        let signs: Vec<char> = text.chars().collect();
        let mut parser = Parser { names: self, signs, at: 0 };
        let table = parser.formula(0, 0)?;
        (parser.peek().is_none()).then_some(table)
    }

    fn every(&self, is_true: impl Fn(usize) -> bool) -> Table {
        let cases = self.cases();
        let word = |index: usize| {
            (0..64).filter(|bit| index * 64 + bit < cases && is_true(index * 64 + bit)).map(|bit| 1 << bit).sum()
        };
        Table((0..cases.div_ceil(64)).map(word).collect())
    }

    pub fn constant(&self, truth: bool) -> Table {
        self.every(|_| truth)
    }

    pub fn not(&self, table: &Table) -> Table {
        self.constant(true).with(table, |all, it| all & !it)
    }
}

impl Table {
    pub fn with(&self, other: &Table, join: impl Fn(u64, u64) -> u64) -> Table {
        Table(self.0.iter().zip(&other.0).map(|(a, b)| join(*a, *b)).collect())
    }

    pub fn and(&self, other: &Table) -> Table {
        self.with(other, |a, b| a & b)
    }

    /// The cases in which it is true.
    pub fn cases(&self) -> impl Iterator<Item = usize> + '_ {
        let bits = |(index, word): (usize, &u64)| {
            let word = *word;
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| index * 64 + bit)
        };
        self.0.iter().enumerate().flat_map(bits)
    }
}

struct Parser<'a> {
    names: &'a Names,
    signs: Vec<char>,
    at: usize,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<char> {
        while self.signs.get(self.at).is_some_and(|sign| sign.is_whitespace()) {
            self.at += 1;
        }
        self.signs.get(self.at).copied()
    }

    /// Connectives by how tight they hold: ↔ and ⊕ least, then →, ∨, ∧.
    fn formula(&mut self, least: u8, depth: usize) -> Option<Table> {
        if depth > DEEPEST {
            return None;
        }
        let mut left = self.part(depth)?;
        while let Some(sign) = self.peek() {
            let tightness = match sign {
                '↔' | '⊕' => 1,
                '→' => 2,
                '∨' => 3,
                '∧' => 4,
                _ => break,
            };
            if tightness < least {
                break;
            }
            self.at += 1;
            let right = self.formula(if sign == '→' { 2 } else { tightness + 1 }, depth + 1)?;
            let both = left.and(&right);
            left = match sign {
                '∧' => both,
                '∨' => left.with(&right, |a, b| a | b),
                '→' => self.names.not(&left).with(&right, |a, b| a | b),
                '⊕' => left.with(&right, |a, b| a ^ b),
                _ => self.names.not(&left.with(&right, |a, b| a ^ b)),
            };
        }
        Some(left)
    }

    fn part(&mut self, depth: usize) -> Option<Table> {
        if depth > DEEPEST {
            return None;
        }
        let first = self.peek()?;
        match first {
            '¬' => {
                self.at += 1;
                let inner = self.part(depth + 1)?;
                Some(self.names.not(&inner))
            }
            '(' => {
                self.at += 1;
                let inner = self.formula(0, depth + 1)?;
                (self.peek()? == ')').then(|| self.at += 1)?;
                Some(inner)
            }
            '⊤' | '⊥' => {
                self.at += 1;
                Some(self.names.constant(first == '⊤'))
            }
            _ => {
                let start = self.at;
                while self.signs.get(self.at).is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '\'')) {
                    self.at += 1;
                }
                let name: String = self.signs[start..self.at].iter().collect();
                let number = self.names.number(&name)?;
                Some(self.names.every(|case| case >> number & 1 == 1))
            }
        }
    }
}
