//! Lines that are a circuit by themselves: a netlist, `x, y -> NAND -> n1`, a module of a hardware language.
//!
//! A line is taken when all of it is understood; every other line is left to the sentences, where nothing is passed over.

use std::ops::Range;

use super::{bit, with_bits};
use crate::language::lines;
use crate::skills::logic::circuits::expression;
use crate::skills::logic::drawings::Gate;
use crate::skills::logic::formula::Formula;

/// What the lines of a prompt lay out, and where they stand.
#[derive(Default)]
pub struct Laid {
    pub gates: Vec<(String, Formula)>,
    /// Inputs and outputs that a module declares.
    pub inputs: Vec<String>,
    pub outputs: Vec<String>,
    pub spans: Vec<Range<usize>>,
}

/// The circuit that the lines of a text lay out. None when no line defines a gate, or two of them the same.
pub fn laid_out(text: &str) -> Option<Laid> {
    let mut laid = Laid::default();
    // "^" is an exclusive or only where other signs tell that these are operators on bits.
    let is_of_bits = text.contains('&') || text.contains('~');
    for (place, line) in lines(text) {
        let bare = line.trim().trim_start_matches(['-', '*', '•', ' ']);
        let bare = bare.trim_end_matches([';', '.', ',', ' ']);
        if bare.is_empty() {
            continue;
        }
        let written = if is_of_bits { bare.replace('^', "⊕") } else { bare.to_owned() };
        if laid.declares(&written) || laid.arrow(&written) || laid.primitive(&written) || laid.equation(&written) {
            laid.spans.push(place..place + line.len());
        }
    }
    let is_twice = |at: usize| laid.gates[..at].iter().any(|(name, _)| *name == laid.gates[at].0);
    (!laid.gates.is_empty() && !(0..laid.gates.len()).any(is_twice)).then_some(laid)
}

impl Laid {
    /// `module circ(input a, b, output y)`, `wire w1, w2`, `endmodule`.
    fn declares(&mut self, line: &str) -> bool {
        if line == "endmodule" {
            return true;
        }
        let (list, is_module) = match line.split_once('(') {
            Some((head, rest)) if head.starts_with("module ") => match rest.strip_suffix(')') {
                Some(list) => (list, true),
                None => return false,
            },
            Some(_) => return false,
            None => (line, false),
        };
        let (mut inputs, mut outputs, mut kind) = (Vec::new(), Vec::new(), "");
        for part in list.split([',', ';']) {
            let mut words: Vec<&str> = part.split_whitespace().collect();
            if let Some(first @ ("input" | "output" | "wire")) = words.first().copied() {
                kind = first;
                words.remove(0);
            }
            words.retain(|it| *it != "wire" && *it != "logic");
            let ([name], false) = (&words[..], kind.is_empty() && !is_module) else {
                return false;
            };
            if !is_name(name) {
                return false;
            }
            match kind {
                "input" => inputs.push((*name).to_owned()),
                "output" => outputs.push((*name).to_owned()),
                _ => {}
            }
        }
        self.inputs.extend(inputs);
        self.outputs.extend(outputs);
        true
    }

    /// `y = a & ~b`, `assign y = ...`, `n1: NAND(a, b)`.
    fn equation(&mut self, line: &str) -> bool {
        let line = line.strip_prefix("assign ").unwrap_or(line);
        let Some((name, right)) =
            [":=", "<=", "="].iter().find_map(|sign| line.split_once(sign)).or_else(|| line.split_once(": "))
        else {
            return false;
        };
        let name = name.trim();
        let Some(formula) = expression(right.trim()).filter(|_| is_name(name)) else {
            return false;
        };
        self.add(name, formula)
    }

    /// `x, y --> NAND --> n1`.
    fn arrow(&mut self, line: &str) -> bool {
        let line = ["-->", "==>", "→", "=>"].iter().fold(line.to_owned(), |line, it| line.replace(it, "->"));
        let parts: Vec<&str> = line.split("->").map(str::trim).collect();
        let [inputs, gate, name] = parts[..] else {
            return false;
        };
        self.wired(gate, inputs, name)
    }

    /// `nand n1(y, a, b)`: the output comes first.
    fn primitive(&mut self, line: &str) -> bool {
        let Some((head, list)) = line.split_once('(').and_then(|(head, list)| Some((head, list.strip_suffix(')')?)))
        else {
            return false;
        };
        let words: Vec<&str> = head.split_whitespace().collect();
        let ([gate, instance], Some((output, inputs))) = (&words[..], list.split_once(',')) else {
            return false;
        };
        is_name(instance) && gate.chars().all(char::is_lowercase) && self.wired(gate, inputs, output.trim())
    }

    fn wired(&mut self, gate: &str, inputs: &str, name: &str) -> bool {
        let inputs: Vec<&str> = inputs.split([',', ' ']).filter(|it| !it.is_empty() && *it != "and").collect();
        // "Three-input AND" must have three.
        let words: Vec<String> = gate.split([' ', '-']).filter(|it| !it.is_empty()).map(str::to_lowercase).collect();
        let count = |word: &str| match word {
            "two" | "2" => Some(2),
            "three" | "3" => Some(3),
            "four" | "4" => Some(4),
            _ => None,
        };
        let kind = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [kind] | [kind, "gate"] => Some(kind),
            [number, "input", kind] | [number, "input", kind, "gate"] if count(number) == Some(inputs.len()) => {
                Some(kind)
            }
            _ => None,
        };
        let is_signal = |it: &&str| is_name(it) || ["0", "1"].contains(it);
        if !inputs.iter().all(is_signal) || !is_name(name) {
            return false;
        }
        let formula = kind.and_then(Gate::read).and_then(|gate| {
            let is_enough = inputs.len() > 1 || matches!(gate, Gate::Not | Gate::Buffer);
            is_enough.then(|| gate.output(inputs.iter().map(|it| Formula::atom(it)).collect()))?
        });
        formula.is_some_and(|formula| self.add(name, formula))
    }

    /// Adds a gate whose inputs have names as signals have them.
    fn add(&mut self, name: &str, formula: Formula) -> bool {
        let mut atoms = Vec::new();
        formula.collect_atoms(&mut atoms);
        let is_fit = !atoms.is_empty()
            && atoms.iter().all(|it| is_name(it) || matches!(&**it, "0" | "1"))
            && !atoms.iter().any(|it| it == name)
            && !atoms.iter().all(|it| bit(&it.to_lowercase()).is_some());
        if is_fit {
            self.gates.push((name.to_owned(), with_bits(formula)));
        }
        is_fit
    }
}

/// `y`, `n12`, `lamp`; no word of a gate and no bit.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
        && word.chars().count() <= 12
        && word.chars().all(|c| c.is_alphanumeric() || c == '_')
        && Gate::read(word).is_none()
        && bit(&word.to_lowercase()).is_none()
        && !matches!(word, "input" | "output" | "wire" | "module" | "assign")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gates(text: &str) -> Option<String> {
        let laid = laid_out(text)?;
        Some(laid.gates.iter().map(|(name, it)| format!("{name} = {it}")).collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn lines_lay_out_gates() {
        for (text, wanted) in [
            ("n1 = NAND(a, b)\ny = XOR(n1, c)", "n1 = ¬(a ∧ b); y = n1 ⊕ c"),
            ("x, y --> NAND --> q\np, q, r --> three-input AND --> lamp", "q = ¬(x ∧ y); lamp = p ∧ q ∧ r"),
            ("wire w1;\nassign w1 = a & ~b;\nassign y = w1 ^ (c | d);", "w1 = a ∧ ¬b; y = w1 ⊕ (c ∨ d)"),
            ("nor g1(p, s, t);\nnot g2(q, p);", "p = ¬(s ∨ t); q = ¬p"),
        ] {
            assert_eq!(gates(text).as_deref(), Some(wanted), "{text}");
        }
        for text in ["A = 1\nB = 0", "p, q --> three-input AND --> lamp", "y = y & a", "y = a & b\ny = a | b"] {
            assert_eq!(gates(text), None, "{text}");
        }
    }
}
