//! Programs: a rule as a tree of operators, in notation and in words.
//!
//! The notation is `plus(previous, before)`. It is what a rule looks like as an answer, so that whoever checks it can run it
//! with an interpreter of its own.

use std::fmt;

/// How deep a program may nest when it is read back.
const DEEPEST: usize = 40;

/// What a part of a program denotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    Number,
    List,
    /// For each item of a list, or cell of a row, whether it is meant.
    Mask,
    /// A row of coloured cells.
    Row,
    /// The row that is given, in which cells are chosen.
    Given,
    Colour,
}

/// One operator of a language of programs.
pub struct Operator<V: 'static> {
    pub name: &'static str,
    /// In words, with a place for each part: "the sum of {0}".
    pub words: &'static str,
    pub takes: &'static [Type],
    pub gives: Type,
    pub cost: u32,
    /// None where it is undefined.
    pub apply: fn(&[&V]) -> Option<V>,
}

/// A program: a leaf, or an operator and its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Program {
    pub name: String,
    pub parts: Vec<Program>,
}

impl Program {
    pub fn leaf(name: impl ToString) -> Self {
        Self { name: name.to_string(), parts: Vec::new() }
    }

    pub fn call(name: &str, parts: Vec<Program>) -> Self {
        Self { name: name.to_owned(), parts }
    }

    /// Reads the notation back.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text.trim();
        let program = Self::parse_at(&mut rest, 0)?;
        rest.trim().is_empty().then_some(program)
    }

    fn parse_at(rest: &mut &str, depth: usize) -> Option<Self> {
        if depth > DEEPEST {
            return None;
        }
        let end = rest.find(['(', ')', ',']).unwrap_or(rest.len());
        let name = rest[..end].trim().to_owned();
        *rest = &rest[end..];
        let mut parts = Vec::new();
        if rest.starts_with('(') {
            loop {
                *rest = &rest[1..];
                parts.push(Self::parse_at(rest, depth + 1)?);
                match rest.chars().next()? {
                    ',' => {}
                    ')' => break,
                    _ => return None,
                }
            }
            *rest = &rest[1..];
        }
        (!name.is_empty()).then_some(Self { name, parts })
    }

    /// What it comes to, where leaves are looked up.
    pub fn evaluate<V>(&self, operators: &[&[Operator<V>]], leaf: &dyn Fn(&str) -> Option<V>) -> Option<V> {
        if self.parts.is_empty() {
            return leaf(&self.name);
        }
        let parts: Vec<V> = self.parts.iter().map(|part| part.evaluate(operators, leaf)).collect::<Option<_>>()?;
        let parts: Vec<&V> = parts.iter().collect();
        let of_that_name = |operator: &&Operator<V>| operator.name == self.name && operator.takes.len() == parts.len();
        // Operators of one name differ in what they take, and the others are undefined for these parts.
        operators.iter().copied().flatten().filter(of_that_name).find_map(|operator| (operator.apply)(&parts))
    }

    /// The program in words; leaves have words of their own.
    pub fn words<V>(&self, operators: &[&[Operator<V>]], leaf: &dyn Fn(&str) -> String) -> String {
        if self.parts.is_empty() {
            return leaf(&self.name);
        }
        let known = operators.iter().copied().flatten();
        let mut known = known.filter(|it| it.name == self.name && it.takes.len() == self.parts.len());
        let mut said = known.next().map_or_else(|| self.name.clone(), |operator| operator.words.to_owned());
        let is_formula = |text: &str| text.contains(" + ") || text.contains(" - ") || text.contains(" * ");
        for (index, part) in self.parts.iter().enumerate() {
            let words = part.words(operators, leaf);
            let is_bracketed = is_formula(&words) && !part.parts.is_empty();
            said = said.replace(&format!("{{{index}}}"), &if is_bracketed { format!("({words})") } else { words });
        }
        said
    }

    /// How many numbers stand in it.
    pub fn constants(&self) -> usize {
        let own = usize::from(self.parts.is_empty() && self.name.parse::<i64>().is_ok());
        own + self.parts.iter().map(Program::constants).sum::<usize>()
    }

    pub fn mentions(&self, leaf: &str) -> bool {
        self.name == leaf || self.parts.iter().any(|part| part.mentions(leaf))
    }
}

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        for (index, part) in self.parts.iter().enumerate() {
            write!(f, "{}{part}", if index == 0 { "(" } else { ", " })?;
        }
        f.write_str(if self.parts.is_empty() { "" } else { ")" })
    }
}
