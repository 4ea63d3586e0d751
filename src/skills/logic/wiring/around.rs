//! Clauses around the wires: which inputs and gates there are, what the inputs are, and what is asked.

use super::{Circuit, Words, bit};
use crate::skills::logic::drawings::Gate;

/// Words before an input and its bit.
const BEFORE_A_VALUE: &str = "with|when|for|if|where|let|given|set|the|inputs|input|are|bits|bit|values|value|suppose|assume|that|\
                              has|have|a|an|logic|circuit|digital|boolean|two|three|four|2|3|in|this|consider|of|we|signals|\
                              signal|its|there|is|combinational|small|simple|following|logical|say|at|and|now|you";
/// Words that ask for what comes out, and words that may be said before a circuit is told.
const ASKING: &str = "write|down|fill|what|which|is|are|the|final|output|outputs|result|results|value|values|of|this|circuit|comes|come|out|does|\
                      do|it|signal|at|end|produce|produces|give|gives|logic|level|overall|bit|bits|on|leave|leaves|appears|appear|\
                      state|have|has|then|determine|find|compute|calculate|work|tell|me|we|you|get|in|resulting|network|whole|\
                      boolean|expression|evaluate|evaluates|to|a|an|there|emerges|logical|show|shows|simulate|here|consider|\
                      following|digital|combinational|simple|small|look|true|false|or|0|1|answer|equal|be|will|question|can|\
                      please|under|inputs|these|those|s|line|function|netlist|table|level";

impl Words<'_> {
    /// "A circuit has three inputs A, B and C": they must all lead somewhere.
    pub(super) fn introduced(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        let start = self.skip(at, "a|an|the|this|logic|digital|circuit|has|with|there|are|is|its|it|consider|takes");
        // "a, b and c are the inputs."
        if let Some((names, after)) = self.listed(at)
            && self.is(after, "are|is")
            && let end = self.skip(after + 1, "the|its|all|two|three|four|input|inputs|variables|variable|signals")
            && self.is(end - 1, "inputs|input|variables")
            && (end >= self.words.len() || self.is(end, ".|;|,"))
        {
            let mut circuit = circuit.clone();
            circuit.introduced.extend(names);
            return Some((end, circuit));
        }
        let count =
            ["two", "three", "four", "five", "six"].iter().position(|it| self.word(start) == *it).map(|it| it + 2);
        let count = count.or_else(|| self.is_number(start).then(|| self.word(start).parse().ok())?);
        let from = start + usize::from(count.is_some());
        if start == at && count.is_none() || !self.is(from, "input|inputs") {
            return None;
        }
        let mut next = self.skip(from + 1, ":|,|called|named|labelled");
        let mut names = Vec::new();
        while let Some((name, end)) = self.name(next) {
            names.push(name);
            next = end;
            let after = self.skip(end, ",|and");
            if after == end || self.name(after).is_none() {
                break;
            }
            next = after;
        }
        let is_end = next >= self.words.len() || self.is(next, ".|;");
        if names.is_empty() || !is_end || count.is_some_and(|it| it != names.len()) {
            return None;
        }
        let mut circuit = circuit.clone();
        circuit.introduced.extend(names);
        Some((next, circuit))
    }

    /// Names with commas and "and" between them.
    fn listed(&self, at: usize) -> Option<(Vec<String>, usize)> {
        let (first, mut next) = self.name(at)?;
        let mut names = vec![first];
        while let Some((name, end)) = self.name(self.skip(next, ",|and")).filter(|_| self.is(next, ",|and")) {
            names.push(name);
            next = end;
        }
        Some((names, next))
    }

    /// "The first part:" leads in, and "I get 0 at the end" is what somebody else found.
    pub(super) fn told_beside(&self, at: usize) -> Option<usize> {
        let ordinal = self.skip(at, "the");
        if self.is(ordinal, "first|second|third|fourth|next|last")
            && self.is(ordinal + 1, "bit|part|step|stage|half")
            && self.is(ordinal + 2, ":")
        {
            return Some(ordinal + 3);
        }
        // "In a small digital circuit" leads in as well, and so does "here is a netlist:".
        let of = self.skip(at, "in|a|this|the|small|simple|digital|logic|following");
        if self.is(at, "in") && self.is(of, "circuit|network") {
            return Some(of + 1);
        }
        // "Whose output is the output of the whole circuit", "(0 or 1)".
        let of_the_whole =
            ["whose output is the", "its output is the", "which is the", "and this is the", "this is the"];
        if let Some(from) = of_the_whole.iter().find_map(|row| self.row(self.skip(at, ","), row))
            && let end = self.skip(from, "final|overall|output|of|the|whole|entire|circuit|network|system|complete")
            && self.is(end - 1, "output|circuit|network|system")
            && self.is(end, ".|,|;")
        {
            return Some(end);
        }
        if let Some(next) = self.row(at, "( 0 or 1 )").or_else(|| self.row(at, "( 1 or 0 )")) {
            return Some(next);
        }
        // "All signals are one bit wide."
        let of_bits = self.skip(
            at,
            "all|each|every|signals|signal|wires|inputs|outputs|and|are|is|one|single|1|bit|bits|wide|binary",
        );
        if self.is(at, "all|each|every")
            && self.is(of_bits, ".")
            && (at..of_bits).any(|it| self.is(it, "bit|bits|binary"))
        {
            return Some(of_bits);
        }
        // "Yes or no?", "give x, y, z as three bits".
        if let Some(next) = self.row(at, "yes or no").or_else(|| self.row(at, "yes / no")) {
            return Some(next);
        }
        if self.is(at, "give|write|state|list|answer")
            && let from = self.skip(at, "give|write|state|list|answer|with|the|values|of|bits")
            && let end = self.listed(from).map_or(from, |(_, end)| end)
            && self.is(end, "as|in")
        {
            let end = self.skip(end, "as|in|a|two|three|four|five|bits|bit|string|digits|one|word|this|order|the|that");
            return self.is(end, ".").then_some(end);
        }
        let got = ["i get", "i got", "we get", "we got"].iter().find_map(|row| self.row(at, row))?;
        bit(self.word(got))?;
        let end = self.row(got + 1, "at the end").unwrap_or(got + 1);
        self.is(end, ",|.").then_some(end)
    }

    /// "Four NAND gates are connected like this": the type of all that are only numbered.
    pub(super) fn of_one_type(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        const NUMBERS: [&str; 8] = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];
        let start =
            self.skip(at, "a|the|circuit|is|has|built|made|from|of|with|consists|uses|using|all|consider|there|are");
        let count = NUMBERS.iter().position(|it| self.word(start) == *it).map(|it| it + 2);
        let from = start + usize::from(count.is_some());
        let gate = Gate::read(self.word(from)).filter(|_| self.is(from + 1, "gates"))?;
        let next = self.skip(
            from + 2,
            "are|is|connected|wired|joined|linked|arranged|together|like|this|as|follows|in|the|following|way|up|combined",
        );
        if !self.is(next, ".|:|;") || circuit.common.is_some() {
            return None;
        }
        let mut circuit = circuit.clone();
        circuit.common = Some((gate, count));
        Some((next + 1, circuit))
    }

    /// "With A = 1 and B = 0", "A and B are 1".
    pub(super) fn valued(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        // "For A and B" may be the names themselves, so that the words before are tried one by one.
        let longest = self.skip(at, BEFORE_A_VALUE);
        (at..=longest).find_map(|from| {
            let (mut next, mut names) = (from, Vec::new());
            loop {
                let (name, end) = self.name(next)?;
                names.push(name);
                next = end;
                if !self.is(next, ",|and") {
                    break;
                }
                next = self.skip(next, ",|and");
            }
            let after = self.skip(next, "=|is|are|both|:|equals|all|be|set|to");
            let value = bit(self.word(after)).filter(|_| after > next && !self.is(after - 1, ","))?;
            let mut circuit = circuit.clone();
            circuit.inputs.extend(names.into_iter().map(|name| (name, value)));
            Some((after + 1, circuit))
        })
    }

    /// Words that ask, with the names of what is asked for.
    pub(super) fn asked(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        // What only leads up, "in a circuit,", names nothing that is asked for.
        let leads_up = !self.is(
            at,
            "what|which|determine|find|compute|calculate|evaluate|give|work|tell|simulate|does|do|is|state|write",
        );
        let mut circuit = circuit.clone();
        let mut next = at;
        while next < self.words.len() && !self.is(next, ".|;") {
            if let Some(end) = self.row(next, "( 0 or 1 )").or_else(|| self.row(next, "( 1 or 0 )")) {
                next = end;
                continue;
            }
            if leads_up && self.is(next, ",|:") || next > at && self.is(next, "when|with|if|for|given|where|let|under")
            {
                break;
            }
            if let Some(end) =
                ["carry - out", "carry out", "carry bit", "carry"].iter().find_map(|row| self.row(next, row))
            {
                circuit.asked.push(circuit.gates.iter().find(|(name, _)| name == "carry")?.0.clone());
                next = end;
            } else if let Some((name, end)) = self.name(next).filter(|(name, _)| name.starts_with("gate_")) {
                if !circuit.is_gate(&name) {
                    return None;
                }
                circuit.asked.push(name);
                next = end;
            } else if let Some((name, _)) =
                circuit.gates.iter().find(|(name, _)| Some(name.as_str()) == self.words.get(next).copied())
            {
                circuit.asked.push(name.clone());
                next += 1;
            } else if let Some((formula, end)) = self.formula(next, &mut circuit) {
                let name = circuit.add("out", formula);
                circuit.asked.push(name);
                next = end;
            } else if let Some(gate) = Gate::read(self.word(next)).filter(|_| self.is(next + 1, "gate")) {
                circuit.asked.push(circuit.only(gate)?.clone());
                next += 2;
            } else if self.is(next, ASKING) || next > at && self.is(next, "and|,|:") {
                next += 1;
            } else {
                return None;
            }
        }
        if next == at || leads_up && !circuit.asked.is_empty() {
            return None;
        }
        circuit.is_asked |= !leads_up;
        Some((next, circuit))
    }
}
