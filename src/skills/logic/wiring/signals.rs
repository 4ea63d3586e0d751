//! What is spoken of in a clause: names, signals and gates.

use super::{Circuit, Part, Words, bit, built, constant};
use crate::skills::logic::drawings::Gate;
use crate::skills::logic::formula::Formula;

impl Words<'_> {
    /// A name that an input may have, as it is written.
    pub(super) fn name(&self, at: usize) -> Option<(String, usize)> {
        if let Some(next) = ["carry - in", "carry in"].iter().find_map(|row| self.row(at, row)) {
            return Some(("Cin".to_owned(), next));
        }
        // "Gate 3" is called so.
        if self.is(at, "gate") && self.is_number(at + 1) {
            return Some((format!("gate_{}", self.word(at + 1)), at + 2));
        }
        let word = *self.words.get(at)?;
        if self.known.iter().any(|it| it == word && word.len() > 1) {
            return Some((word.to_owned(), at + 1));
        }
        let is_name = word.starts_with(char::is_alphabetic)
            && word.len() <= 4
            && (word.len() == 1 || word.chars().any(|c| c.is_ascii_digit()) || self.word(at) == "cin")
            && bit(self.word(at)).is_none();
        // A small letter before a word is an article.
        let is_article = word == "a"
            && self
                .words
                .get(at + 1)
                .is_some_and(|it| it.len() > 1 && !self.is(at + 1, "and|is|goes|enters|feeds|xor|or|nand|nor"));
        (is_name && !is_article).then(|| (word.to_owned(), at + 1))
    }

    /// A signal: an input, a bit, or what comes out of a gate.
    pub(super) fn signal(&self, at: usize, circuit: &mut Circuit) -> Option<(Vec<Formula>, usize)> {
        if let Some((name, next)) = self.name(self.skip(at, "the|input|inputs|signal|signals|bits|two|both")) {
            let is_said = self.is(next, "=") || self.is(next, "(") && self.is(next + 1, "=");
            if is_said {
                let value = if self.is(next, "(") { next + 2 } else { next + 1 };
                let end = if self.is(next, "(") { value + 2 } else { value + 1 };
                circuit.inputs.push((name.clone(), bit(self.word(value))?));
                return Some((vec![Formula::atom(&name)], end));
            }
            return Some((vec![Formula::atom(&name)], next));
        }
        // "The complement of A", "the inverse of B".
        let of = self.skip(at, "the|a|an|logical");
        if self.is(of, "complement|inverse|negation|opposite|inversion")
            && self.is(of + 1, "of")
            && let Some((name, next)) = self.name(self.skip(of + 2, "the|input|signal"))
        {
            return Some((vec![Formula::atom(&name).negated()], next));
        }
        // "NOT Z" is what comes out of an inverter.
        if self.is(self.skip(at, "the"), "not|inverted|negated|complemented")
            && let at = self.skip(at, "the")
            && let Some((name, next)) = self.name(at + 1)
        {
            return Some((vec![Formula::atom(&name).negated()], next));
        }
        if let Some(truth) = bit(self.word(at)).filter(|_| self.word(at).len() == 1) {
            return Some((vec![constant(truth)], at + 1));
        }
        if self.is(at, "both|the|these|those|their")
            && self.is(at + 1, "results|outputs|two|three|four|all")
            && !self.is(at + 2, "of|from")
        {
            let next = self.skip(at + 1, "two|three|four|all|gate|results|outputs|gates");
            // All that lead nowhere yet are meant, and where two are spoken of there must be two.
            let mut fed = Vec::new();
            circuit.gates.iter().for_each(|(_, formula)| formula.collect_atoms(&mut fed));
            let open: Vec<Formula> = circuit.gates[circuit.begins.last().copied().unwrap_or(0)..]
                .iter()
                .map(|(name, _)| name)
                .filter(|it| !fed.contains(it))
                .map(|it| Formula::atom(it))
                .collect();
            let says_two = (at..next).any(|it| self.is(it, "both|two"));
            let told = ["three", "four"].iter().position(|it| (at..next).any(|at| self.is(at, it))).map(|it| it + 3);
            let is_counted = (!says_two || open.len() == 2) && told.is_none_or(|it| open.len() == it);
            return (open.len() > 1 && is_counted).then_some((open, next));
        }
        let from = self.skip(at, "the|its|whose|that|this|resulting|inverted|negated|a|latter|final");
        if let (Some(gate), true) = (Gate::read(self.word(from)), from > at) {
            let end = from + 1 + usize::from(self.is(from + 1, "gate"));
            let end = if self.is(end, "'|’") && self.is(end + 1, "s") { end + 2 } else { end };
            if self.is(end, "output|result") {
                return Some((vec![Formula::atom(circuit.only(gate)?)], end + 1));
            }
        }
        if (from > at || self.is(from + 1, "of"))
            && (self.is(from, "output|result|signal|outcome") || self.is(from, "outputs") && self.is(from + 1, "of"))
        {
            if let Some(of) = self.is(from + 1, "of|from").then(|| self.skip(from + 2, "the|that|this")) {
                // "The output of an OR gate with inputs A and B" tells of a gate by the way.
                if let Some((part, next)) = self.gate(from + 2, circuit)
                    && let Some(next) = self.takes(next)
                    && let Some((signals, end, mut with)) = self.signals(next, circuit).into_iter().next()
                {
                    let is_built = built(&mut with, &part, signals);
                    *circuit = with;
                    return is_built.then(|| Some((vec![circuit.last()?], end)))?;
                }
                // "The outputs of gates 2 and 3", "the output of gate 1".
                let counted = self.numbered(from + 2).filter(|(gates, _)| gates.iter().all(|it| circuit.is_gate(it)));
                if let Some((gates, next)) = counted.or_else(|| self.numbered(of)) {
                    return gates
                        .iter()
                        .all(|it| circuit.is_gate(it))
                        .then(|| (gates.iter().map(|it| Formula::atom(it)).collect(), next));
                }
                let gate = Gate::read(self.word(of)).and_then(|gate| circuit.only(gate).cloned());
                let named = circuit.gates.iter().find(|(name, _)| Some(name.as_str()) == self.words.get(of).copied());
                let gate = gate.or_else(|| named.map(|(name, _)| name.clone()));
                let next = of + 1 + usize::from(self.is(of + 1, "gate"));
                return gate.map(|gate| (vec![Formula::atom(&gate)], next));
            }
            return Some((vec![circuit.last()?], from + 1));
        }
        if self.is(at, "which|that|it|this") {
            return Some((vec![circuit.last()?], at + 1));
        }
        None
    }

    /// Lists of signals, the longest first.
    pub(super) fn signals(&self, at: usize, circuit: &Circuit) -> Vec<(Vec<Formula>, usize, Circuit)> {
        let mut circuit = circuit.clone();
        let (mut found, mut so_far) = (Vec::new(), Vec::new());
        let is_open = self.is(at, "both") && self.is(at + 1, "outputs|results");
        let mut next = if is_open { at } else { self.skip(at, "both|as|inputs|input|from|signals") };
        while let Some((more, end)) = self.signal(next, &mut circuit) {
            so_far.extend(more);
            found.insert(0, (so_far.clone(), end, circuit.clone()));
            let joins = [
                ", together with",
                ", along with",
                "together with",
                "along with",
                "goes together with",
                "go together with",
            ];
            let after = joins.iter().find_map(|row| self.row(end, row)).unwrap_or_else(|| self.skip(end, ",|and"));
            if after == end {
                break;
            }
            next = after;
        }
        found
    }

    /// A gate that is newly spoken of: "an AND gate", "a two-input NOR gate G3", "an inverter".
    pub(super) fn gate(&self, at: usize, circuit: &Circuit) -> Option<(Part, usize)> {
        let from =
            self.skip(at, "a|an|another|the|one|single|second|third|two|2|three|3|-|input|final|further|last|separate");
        if let Some(next) = self.row(from, "half adder").filter(|_| from > at) {
            return Some((Part::Adder { inputs: 2 }, next));
        }
        if let Some(next) = self.row(from, "full adder").filter(|_| from > at) {
            return Some((Part::Adder { inputs: 3 }, next));
        }
        let gate = Gate::read(self.word(from))?;
        // "A three-input AND gate" takes no fewer and no more.
        let input = (at..from).find(|&place| self.is(place, "input"));
        let told = input.and_then(|place| (at..place).rev().find(|&it| self.is(it, "two|2|three|3")));
        let inputs = told.map(|place| if self.is(place, "two|2") { 2 } else { 3 });
        let mut next = from + 1;
        let is_gate = self.is(next, "gate") || self.is(from, "inverter|buffer");
        next += usize::from(self.is(next, "gate"));
        // "The AND gate" is one that is known.
        // At the beginning of a sentence it may stand without an article.
        let is_bare = from == at && !(is_gate && (at == 0 || self.is(at - 1, ".|;|:")));
        if is_bare
            || !is_gate && !self.is(from, "xor|nand|nor|xnor")
            || self.is(at, "the") && circuit.only(gate).is_some()
        {
            return None;
        }
        let named = self.skip(next, "called|named|labelled|(");
        if let Some((name, end)) = self.name(named).filter(|_| self.words[named].len() > 1 || named > next) {
            let end = if self.is(named.saturating_sub(1), "(") { end + 1 } else { end };
            return Some((Part::Gate(gate, Some(name), inputs), end));
        }
        Some((Part::Gate(gate, None, inputs), next))
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|it| it.len() < 3 && it.chars().all(|c| c.is_ascii_digit()))
    }

    /// "The first", "the second gate", where gates are only counted.
    pub(super) fn by_ordinal(&self, at: usize) -> Option<(String, usize)> {
        const ORDINALS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
        let number = ORDINALS.iter().position(|it| *it == self.word(at + 1)).filter(|_| self.is(at, "the|its"))?;
        let is_other = self.is(at + 2, "input|bit|part|step|stage|signal|circuit|output");
        let next = at + 2 + usize::from(self.is(at + 2, "gate|one"));
        (!is_other).then(|| (format!("gate_{}", number + 1), next))
    }

    /// "Gate 1", "gates 2 and 3", "the first and the second": the names of these gates.
    fn numbered(&self, at: usize) -> Option<(Vec<String>, usize)> {
        if let Some((first, mut next)) = self.by_ordinal(at) {
            let mut names = vec![first];
            while let Some((name, end)) = self.by_ordinal(self.skip(next, ",|and")).filter(|_| self.is(next, ",|and")) {
                names.push(name);
                next = end;
            }
            return Some((names, next));
        }
        if !self.is(at, "gate|gates") || !self.is_number(at + 1) {
            return None;
        }
        let is_one = self.is(at, "gate");
        let (mut names, mut next) = (vec![format!("gate_{}", self.word(at + 1))], at + 2);
        while !is_one && self.is(next, ",|and") {
            let number = self.skip(next, ",|and");
            if !self.is_number(number) {
                break;
            }
            names.push(format!("gate_{}", self.word(number)));
            next = number + 1;
        }
        Some((names, next))
    }
}
