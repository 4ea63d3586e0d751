//! What is asked of a circuit besides what comes out for one setting: in how many settings, for which, of what sort it is.

use super::{Circuit, Words, bit};
use crate::skills::logic::drawings::Gate;

/// What is wanted of a circuit whose inputs are open.
#[derive(Clone, PartialEq)]
pub enum Wanted {
    /// In how many settings of the inputs this bit comes out.
    Count(bool),
    /// The one setting for which this bit comes out.
    Setting(bool),
    /// What comes out for each of these settings.
    Column(Vec<String>, Vec<Vec<bool>>),
    /// Whether two circuits do the same.
    Same,
    /// Which gate does the same; those among which is to be chosen, if they are told.
    Sort(Vec<Gate>),
}

/// Words of questions about settings; with any other it is another question.
const OF_SETTINGS: &str = "for|in|how|many|of|the|all|possible|different|input|inputs|combination|combinations|assignment|assignments|\
                           setting|settings|case|cases|row|rows|truth|table|its|is|are|does|do|will|be|output|circuit|equal|equals|\
                           to|give|gives|produce|produces|have|has|value|values|a|an|signal|result|this|and|there|that|which|with|\
                           it|make|makes|lead|leads|final|come|comes|out|whole|these|what|number|evaluate|evaluates|become|becomes|\
                           bit|bits|y|variable|variables|single|unique|only|exactly|just|one|switch|switches|find|determine|lights|\
                           up|diagram|schematic|network|state|count|we|you|get|produced|obtained|pattern|patterns|yield|yields|here";
const NUMBERS: [(&str, usize); 6] = [("two", 2), ("three", 3), ("four", 4), ("five", 5), ("eight", 8), ("sixteen", 16)];
const OF_SORTS: &str = "which|what|standard|logic|logical|single|gate|does|the|whole|thing|circuit|behave|behaves|like|as|is|\
                        equivalent|to|this|same|function|realize|realise|realizes|implement|implements|compute|computes|act|acts|\
                        name|of|known|it|simple|basic|two|2|-|input|common|together|overall|be|replaced|could|can|by|one|,|(|)|or|\
                        and|do|they|corresponds|correspond|arrangement|construction|single|network|work|works|these|gates|please";

impl Words<'_> {
    fn end_of_sentence(&self, at: usize) -> usize {
        (at..self.words.len()).find(|&it| self.is(it, ".|;")).unwrap_or(self.words.len())
    }

    /// Whether this is how an input or a gate is called, as it is written.
    fn called<'c>(&self, at: usize, circuit: &'c Circuit, inputs: &'c [String]) -> Option<(&'c str, bool)> {
        let word = *self.words.get(at)?;
        let gate = circuit.gates.iter().map(|(name, _)| name.as_str()).find(|it| *it == word);
        let input = || inputs.iter().map(String::as_str).find(|it| *it == word);
        gate.map(|it| (it, true)).or_else(|| input().map(|it| (it, false)))
    }

    /// "For how many of the 8 input combinations is y equal to 1?", "which setting of a, b and c makes y 1?", and what
    /// only tells that there is one such setting.
    pub(super) fn of_settings(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        let end = self.end_of_sentence(at);
        let inputs = circuit.open_inputs();
        let (mut bits, mut numbers, mut of_input) = (Vec::new(), Vec::new(), false);
        let mut circuit = circuit.clone();
        let given = circuit.clone();
        for place in at..end {
            if let Some((name, is_gate)) = self.called(place, &given, &inputs) {
                if is_gate && !circuit.asked.iter().any(|it| it == name) {
                    circuit.asked.push(name.to_owned());
                }
                of_input = !is_gate;
            } else if let Some(truth) = bit(self.word(place)).filter(|_| !self.is(place, "on|off")) {
                // Of an input it would be something given.
                if of_input {
                    return None;
                }
                bits.push(truth);
            } else if self.is(place, "=") {
                let is_of_gate = place > at && self.called(place - 1, &given, &inputs).is_some_and(|(_, it)| it);
                is_of_gate.then_some(())?;
            } else if let Some((_, number)) = NUMBERS.iter().find(|(word, _)| *word == self.word(place)) {
                numbers.push(*number);
            } else if self.is_number(place) {
                numbers.push(self.word(place).parse().ok()?);
            } else if self.is(place, OF_SETTINGS) {
                of_input &= !self.is(place, "output|circuit|it|result|signal|diagram");
            } else if !self.is(place, ",|(|)|:") {
                return None;
            }
        }
        let says = |words: &str| (at..end).any(|it| self.is(it, words));
        let is_counted = self.adjoins(at, end, "how many") || self.adjoins(at, end, "number of");
        let speaks_of_settings = says(
            "setting|settings|combination|combinations|assignment|assignments|inputs|rows|row|case|cases|patterns|pattern|values",
        );
        let is_right =
            |number: &usize| *number == inputs.len() || Some(*number) == 1_usize.checked_shl(inputs.len() as u32);
        if !speaks_of_settings || !numbers.iter().all(is_right) {
            return None;
        }
        match bits[..] {
            [truth] if is_counted => circuit.wants(Wanted::Count(truth))?,
            [truth] => {
                let is_one = says("single|unique|only|exactly|just|which|what|find|determine");
                is_one.then(|| circuit.wants(Wanted::Setting(truth)))??;
                circuit.is_asked |= says("which|what|find|determine");
            }
            [] if says("which|what|find|determine") && matches!(circuit.wanted, Some(Wanted::Setting(_))) => {
                circuit.is_asked = true;
            }
            _ => return None,
        }
        circuit.is_asked |= is_counted;
        Some((end, circuit))
    }

    fn adjoins(&self, at: usize, end: usize, row: &str) -> bool {
        (at..end).any(|it| self.row(it, row).is_some())
    }

    /// "For the inputs AB = 00, 01, 10, 11", "for (a, b) = (1, 0) and then for (0, 0)".
    pub(super) fn column(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        let longest = self.skip(
            at,
            "for|the|inputs|input|when|with|combinations|combination|values|settings|of|and|variables|if|where",
        );
        let inputs = circuit.open_inputs();
        (at..=longest).find_map(|from| {
            let (names, next) = self.names_in_a_row(from, &inputs)?;
            let next = self.skip(next, "is|are|being|equals").max(self.skip(next, "="));
            let (mut rows, mut next) = (Vec::new(), next);
            while let Some((row, end)) = self.bits_in_a_row(next, names.len()) {
                rows.push(row);
                next = end;
                let after = self.skip(end, ",|and|then|for|with|or");
                if self.bits_in_a_row(after, names.len()).is_none() {
                    break;
                }
                next = after;
            }
            (!rows.is_empty()).then_some(())?;
            next = self.skip(next, "in|this|that|the|given|order|respectively");
            let mut circuit = circuit.clone();
            circuit.wants(Wanted::Column(names, rows))?;
            Some((next, circuit))
        })
    }

    /// "AB", "A, B", "(a, b, c)".
    fn names_in_a_row(&self, at: usize, inputs: &[String]) -> Option<(Vec<String>, usize)> {
        let word = *self.words.get(at)?;
        let known = |word: &str| inputs.iter().find(|it| *it == word).cloned();
        if known(word).is_none() && word != "(" {
            // Cut at each name that begins here, the longer before the shorter.
            let (mut names, mut rest) = (Vec::new(), word);
            while !rest.is_empty() {
                let name = inputs.iter().filter(|it| rest.starts_with(it.as_str())).max_by_key(|it| it.len())?;
                rest = &rest[name.len()..];
                names.push(name.clone());
            }
            return (names.len() > 1).then_some((names, at + 1));
        }
        let (mut names, mut next) = (Vec::new(), at + usize::from(word == "("));
        loop {
            names.push(known(self.words.get(next)?)?);
            next += 1;
            let after = self.skip(next, ",|and");
            if after == next || self.words.get(after).is_none_or(|it| known(it).is_none()) {
                break;
            }
            next = after;
        }
        if word == "(" {
            (self.word(next) == ")").then_some(())?;
            next += 1;
        }
        (names.len() > 1).then_some((names, next))
    }

    /// "01", "(0, 1)".
    fn bits_in_a_row(&self, at: usize, count: usize) -> Option<(Vec<bool>, usize)> {
        let word = self.words.get(at)?;
        if word.len() == count && word.chars().all(|c| matches!(c, '0' | '1')) && count > 1 {
            return Some((word.chars().map(|c| c == '1').collect(), at + 1));
        }
        (*word == "(").then_some(())?;
        let (mut bits, mut next) = (Vec::new(), at + 1);
        loop {
            bits.push(bit(self.word(next))?);
            match self.word(next + 1) {
                "," => next += 2,
                ")" => break,
                _ => return None,
            }
        }
        (bits.len() == count).then_some((bits, next + 2))
    }

    /// "Which standard gate (AND, OR, NOR) does the whole thing behave like?"
    pub(super) fn of_sort(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        if !self.is(at, "which|what|name") {
            return None;
        }
        let end = self.end_of_sentence(at);
        let gates: Vec<Gate> =
            (at..end).filter(|&it| self.is_choice(it)).filter_map(|it| Gate::read(self.word(it))).collect();
        let is_known = |it: usize| self.is(it, OF_SORTS) || self.is_choice(it) || self.is(it, "and|or");
        let says = |words: &str| (at..end).any(|it| self.is(it, words));
        if !says("gate|function")
            || !(at..end).all(is_known)
            || !says(
                "behave|behaves|like|equivalent|same|replaced|realize|realise|realizes|implement|implements|compute|computes|act|acts|corresponds|correspond|work|works|name",
            )
        {
            return None;
        }
        let mut circuit = circuit.clone();
        circuit.wants(Wanted::Sort(gates))?;
        circuit.is_asked = true;
        Some((end, circuit))
    }

    /// Whether a gate is named here, and not only a connective.
    fn is_choice(&self, at: usize) -> bool {
        let is_loud = self.words.get(at).is_some_and(|it| it.chars().all(char::is_uppercase));
        Gate::read(self.word(at)).is_some() && (is_loud || self.is(at, "xor|nand|nor|xnor"))
    }

    /// "Do both circuits always produce the same output?"
    pub(super) fn compared(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        const KNOWN: &str = "do|does|are|is|both|the|two|these|circuits|circuit|1|2|one|and|always|produce|give|have|same|output|outputs|\
                             equivalent|identical|logically|to|each|other|functionally|compute|function|as|for|all|every|input|inputs|\
                             combination|combinations|in|case|cases|possible|behave|alike|equal|whether|decide|determine|a|b";
        let end = self.end_of_sentence(at);
        let says = |words: &str| (at..end).any(|it| self.is(it, words));
        if circuit.begins.len() != 2
            || !self.is(at, "do|does|are|is|decide|determine")
            || !says("same|equivalent|identical|alike|equal")
            || !(at..end).all(|it| self.is(it, KNOWN))
        {
            return None;
        }
        let mut circuit = circuit.clone();
        circuit.wants(Wanted::Same)?;
        circuit.is_asked = true;
        Some((end, circuit))
    }

    /// "Circuit 1 has", "circuit B consists of": what follows are its gates.
    pub(super) fn begins(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        let start = self.skip(at, "the|first|second");
        let is_counted = start > at && self.is(start - 1, "first|second");
        let number = usize::from(!is_counted);
        if !self.is(start, "circuit") || !is_counted && !self.is(start + 1, "1|2|a|b") {
            return None;
        }
        let next = start + 1 + number;
        let next = self
            .row(next, "consists of")
            .or_else(|| self.row(next, "is built from"))
            .or_else(|| self.is(next, "has|contains|uses|is|:|=").then_some(next + 1))?;
        let mut circuit = circuit.clone();
        circuit.begins.push(circuit.gates.len());
        (circuit.begins.len() <= 2).then_some((next, circuit))
    }

    /// Brackets around how the answer is to be written: "(four bits in this order, no spaces)".
    pub(super) fn remark(&self, at: usize) -> Option<usize> {
        const OF_FORM: &str = "two|three|four|eight|bits|bit|digits|in|this|that|the|order|no|spaces|space|as|string|a|one|after|other|\
                               answer|separated|by|commas|comma|without|write|give|,";
        let beside = [
            "separated by a comma",
            "separated by commas",
            "with a comma between them",
            "without spaces",
            "as a string of bits",
        ];
        if let Some(next) = beside.iter().find_map(|row| self.row(at, row)) {
            return Some(next);
        }
        (self.word(at) == "(").then_some(())?;
        let end = (at + 1..self.words.len()).find(|&it| self.word(it) == ")")?;
        (at + 1..end).all(|it| self.is(it, OF_FORM)).then_some(end + 1)
    }

    /// "To give Z", "that's the output Y": how what came out last is called.
    pub(super) fn renamed(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        const WAYS: [&str; 14] = [
            "to give",
            "giving",
            "to produce",
            "producing",
            "yielding",
            "to form",
            "this is",
            "that is",
            "that ' s",
            "which is",
            "whose output is",
            "its output is",
            "which gives",
            "the result is",
        ];
        let next = WAYS.iter().find_map(|row| self.row(at, row))?;
        let next = self.skip(next, "the|final|output|called|signal|circuit|'|s");
        let name = *self.words.get(next)?;
        let is_name = self.name(next).is_some() || self.known.iter().any(|it| it == name);
        let is_end = next + 1 >= self.words.len() || self.is(next + 1, ".|;|,|and");
        let (old, _) = circuit.gates.last()?;
        if !is_name || !is_end || circuit.is_gate(name) || circuit.open_inputs().iter().any(|it| it == name) {
            return None;
        }
        let mut circuit = circuit.clone();
        let old = old.clone();
        for (gate, formula) in &mut circuit.gates {
            *formula = formula.renamed(&|it| if it == old { name.to_owned() } else { it.to_owned() });
            if *gate == old {
                *gate = name.to_owned();
            }
        }
        Some((next + 1, circuit))
    }
}
