//! Gates that are told as formulas: "S = A XOR B", `NAND(OR(A, B), C)`.

use super::{Circuit, Words, bit, constant, gate_name, with_bits};
use crate::skills::logic::circuits::expression;
use crate::skills::logic::drawings::Gate;
use crate::skills::logic::formula::Formula;

/// Words before a name and its formula.
const BEFORE_A_FORMULA: &str = "a|an|the|half|full|adder|circuit|computes|calculates|has|outputs|output|with|its|is|are|defined|by|\
                                given|let|where|logic|digital|this|consider|of|two|we|define|as|module|block|boolean|in|function|built|follows|made|up|:";

impl Words<'_> {
    /// "S = A XOR B".
    pub(super) fn defined(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        let from = (at..self.skip(at, BEFORE_A_FORMULA) + 1).find(|&from| {
            from < self.words.len()
                && self.words[from].starts_with(char::is_alphabetic)
                && self.is(from + 1, "=|:")
                && !self.is(from, "follows|:")
                && self.words[from].len() <= 12
        })?;
        let equals = if self.is(from + 1, ":") && self.is(from + 2, "=") { from + 2 } else { from + 1 };
        let mut circuit = circuit.clone();
        let (formula, next) = self.formula(equals + 1, &mut circuit)?;
        let name = self.words[from];
        if circuit.gates.iter().any(|(it, _)| it == name) || bit(self.word(from)).is_some() {
            return None;
        }
        circuit.gates.push((name.to_owned(), formula));
        Some((next, circuit))
    }

    /// The longest formula that stands here and is more than a name; of `NAND(OR(A, B), C)` each part becomes a gate.
    pub(super) fn formula(&self, at: usize, circuit: &mut Circuit) -> Option<(Formula, usize)> {
        if let Some(found) = self.function(at, circuit, 0) {
            return Some(found);
        }
        let is_part = |at: usize| {
            self.is(at, "(|)|&|!|~|¬|∧|∨|⊕|·|1|0")
                || Gate::read(self.word(at)).is_some()
                || self.is(at, "|")
                || self.word(at) == "|"
                || self.name(at).is_some()
        };
        let mut end = at;
        while end < self.words.len() && is_part(end) {
            end += 1;
        }
        (at + 2..=end).rev().find_map(|to| {
            let is_name_of_next = self.is(to, "=");
            let formula = expression(&self.words[at..to].join(" ").replace("| |", "||").replace("& &", "&&"))?;
            (!is_name_of_next && !matches!(formula, Formula::Atom(_))).then(|| (with_bits(formula), to))
        })
    }

    /// `NAND(OR(0, 1), A)`.
    pub(super) fn function(&self, at: usize, circuit: &mut Circuit, depth: usize) -> Option<(Formula, usize)> {
        let gate = Gate::read(self.word(at)).filter(|_| self.is(at + 1, "(") && depth < 20)?;
        let (mut next, mut inputs) = (at + 2, Vec::new());
        let mut inner = circuit.clone();
        loop {
            if let Some((formula, end)) = self.function(next, &mut inner, depth + 1) {
                let Gate::Buffer = gate else {
                    let name = inner.add(gate_name(Gate::read(self.word(next))?), formula);
                    inputs.push(Formula::atom(&name));
                    next = end;
                    match self.word(next) {
                        "," => next += 1,
                        ")" => break,
                        _ => return None,
                    }
                    continue;
                };
                return None;
            }
            let (input, end) = match bit(self.word(next)).filter(|_| self.word(next).len() == 1) {
                Some(truth) => (constant(truth), next + 1),
                None => self.name(next).map(|(name, end)| (Formula::atom(&name), end))?,
            };
            inputs.push(input);
            next = end;
            match self.word(next) {
                "," => next += 1,
                ")" => break,
                _ => return None,
            }
        }
        let formula = gate.output(inputs)?;
        *circuit = inner;
        Some((formula, next + 1))
    }
}
