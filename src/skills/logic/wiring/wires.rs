//! Clauses that wire a gate: "an AND gate gets A and B", "its output is inverted".

use super::{Circuit, Part, Words, built};
use crate::skills::logic::drawings::Gate;

impl Words<'_> {
    /// A clause that wires a gate, in all ways in which it can be taken.
    pub(super) fn wired(&self, at: usize, circuit: &Circuit) -> Vec<(usize, Circuit)> {
        let mut ways = Vec::new();
        // "An AND gate gets A and B", "G1 is an AND gate with inputs A and B".
        let named = self.name(at).filter(|(_, next)| self.is(*next, "is"));
        let from = named.as_ref().map_or(at, |(_, next)| next + 1);
        let from = if self.row(from, "there is").is_some() { from + 2 } else { from };
        if let Some((part, next)) = self.gate(from, circuit)
            && let Some(next) = self.takes(next)
        {
            for (signals, end, mut circuit) in self.signals(next, circuit) {
                if let (Some((name, _)), Part::Gate(gate, None, inputs)) = (&named, &part) {
                    ways.extend(
                        built(&mut circuit, &Part::Gate(*gate, Some(name.clone()), *inputs), signals)
                            .then_some((end, circuit)),
                    );
                } else if named.is_none() && built(&mut circuit, &part, signals) {
                    ways.push((end, circuit));
                }
            }
        }
        // "Gate 1 takes P and Q", where all are of one type.
        if let (Some((gate, _)), Some((name, next))) = (circuit.common, self.name(at).or_else(|| self.by_ordinal(at)))
            && name.starts_with("gate_")
            && let Some(next) = self.takes(next)
        {
            for (signals, end, mut circuit) in self.signals(next, circuit) {
                let part = Part::Gate(gate, Some(name.clone()), None);
                ways.extend(built(&mut circuit, &part, signals).then_some((end, circuit)));
            }
        }
        // "Its first gate, an XOR, is fed with A and B".
        if let Some((name, next)) = self.by_ordinal(at)
            && self.is(next, ",|(")
            && let article = self.skip(next + 1, "a|an|the")
            && let Some(gate) = Gate::read(self.word(article))
            && let end = article + 1 + usize::from(self.is(article + 1, "gate"))
            && let Some(next) = self.takes(self.skip(end, ",|)"))
        {
            for (signals, end, mut circuit) in self.signals(next, circuit) {
                let part = Part::Gate(gate, Some(name.clone()), None);
                ways.extend(built(&mut circuit, &part, signals).then_some((end, circuit)));
            }
        }
        ways.extend(self.of_a_kind(at, circuit));
        // "A and B go into an AND gate", "its output is inverted".
        for (mut signals, end, circuit) in self.signals(at, circuit) {
            let end = self.skip(end, "then|both|each|,|now|also|in|turn|next");
            let inverts = ["is inverted", "is negated", "gets inverted", "is complemented", "is then inverted"];
            if let Some(next) = inverts.iter().find_map(|row| self.row(end, row)) {
                let mut circuit = circuit.clone();
                let by = [
                    "by a not gate",
                    "by an inverter",
                    "in a not gate",
                    "with a not gate",
                    "with an inverter",
                    "by a further not gate",
                ];
                let next = by.iter().find_map(|row| self.row(next, row)).unwrap_or(next);
                if built(&mut circuit, &Part::Gate(Gate::Not, None, None), signals.clone()) {
                    ways.push((next, circuit));
                }
            }
            // "Its output is combined with C in an OR gate."
            let mut between = end;
            let mut circuit = circuit;
            let joins = ["is combined with", "is joined with", "is combined together with", "and"];
            if let Some(next) = joins[..3].iter().find_map(|row| self.row(end, row))
                && let Some((more, after, with)) = self.signals(next, &circuit).into_iter().next()
                && self.is(after, "in|by|using|through|into|with")
            {
                signals.extend(more);
                circuit = with;
                between = after + 1;
            } else if let Some(next) = self.leads_into(end) {
                between = next;
            } else if self.is(end, "into") {
                between = end + 1;
            }
            if between == end {
                continue;
            }
            let Some((part, mut next)) = self.gate(between, &circuit) else {
                continue;
            };
            // "Together with C", "whose other input is C".
            let with = ["together with", "along with", ", together with", ", along with", "with"];
            let other =
                ["whose other input is", "whose second input is", ", whose other input is", ", whose second input is"];
            if let Some(after) = with.iter().chain(&other).find_map(|row| self.row(next, row)) {
                let Some((more, end, with)) = self.signals(after, &circuit).into_iter().last() else {
                    continue;
                };
                signals.extend(more);
                circuit = with;
                next = end;
            }
            if built(&mut circuit, &part, signals) {
                ways.push((next, circuit));
            }
        }
        ways
    }

    /// "Two AND gates, one with the inputs A, B and one with the inputs A, C".
    fn of_a_kind(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        const NUMBERS: [&str; 3] = ["two", "three", "four"];
        let count = NUMBERS.iter().position(|it| self.word(at) == *it)? + 2;
        let gate = Gate::read(self.word(at + 1)).filter(|_| self.is(at + 2, "gates"))?;
        let (mut next, mut circuit) = (at + 3, circuit.clone());
        for _ in 0..count {
            let from = self.skip(next, ",|:|and|(");
            let one = ["one", "another", "a second", "the other", "the first", "the second"]
                .iter()
                .find_map(|it| self.row(from, it))?;
            let from = self.takes(one)?;
            // Of what may be inputs as many are taken as there can be before the next gate begins.
            let (signals, end, with) = self.signals(from, &circuit).into_iter().next()?;
            circuit = with;
            built(&mut circuit, &Part::Gate(gate, None, None), signals).then_some(())?;
            next = end;
        }
        Some((next, circuit))
    }

    /// The place after "gets", "takes as inputs", "with inputs".
    pub(super) fn takes(&self, at: usize) -> Option<usize> {
        let at = self.skip(at, "that|which|,");
        let verb = [
            "is fed with",
            "is fed by",
            "is fed",
            "whose inputs are",
            "is connected to",
            "has as inputs",
            "has the inputs",
            "has inputs",
            "with the inputs",
        ];
        let next = verb.iter().find_map(|row| self.row(at, row)).or_else(|| {
            self.is(at, "gets|takes|receives|combines|with|of|has|fed|reads|getting|taking|receiving|on|for")
                .then_some(at + 1)
        })?;
        Some(self.skip(next, "as|the|its|inputs|input|two|signals|bits|with|by|both|from|:|three"))
    }

    /// The place after "go into", "are fed to", "feeds".
    pub(super) fn leads_into(&self, at: usize) -> Option<usize> {
        let end = self.skip(at, "is|are|both|then|the|two|inputs|input|serve|serves|as|being|all|each");
        let has_verb = self.is(
            end,
            "feed|feeds|fed|go|goes|enter|enters|drive|drives|pass|passes|passed|run|runs|sent|connected|wired|routed|applied|flow|\
             flows|combined|led|lead|leads|input|inputs|given|arrive|going|feeding|entering|put|connect|connects|supply|supplies|\
             supplied|directed|linked|join|joined",
        );
        let next = if has_verb { end + 1 } else { end };
        let ends_in_inputs = end > at && self.is(end - 1, "inputs|input");
        if !has_verb && !ends_in_inputs {
            return None;
        }
        Some(self.skip(next, "in|into|to|through|by|of|with|at|using|both|for"))
    }
}
