//! Reads circuits that are told in sentences: "An AND gate gets A and B, and its output goes through a NOT gate."
//!
//! Each clause wires a gate, says what an input is or asks; where one can be taken in several ways, that is meant with which
//! all others can be read as well. Every word must belong to a clause: of a circuit nothing may be passed over.

use std::collections::BTreeMap;

use super::circuits::expression;
use super::drawings::Gate;
use super::formula::Formula;
use crate::language::{Telling, is_about_the_form};
use crate::problem::{Form, Goal, Prompt, Reading, Value};

const LONGEST: usize = 3_000;
const MOST_GATES: usize = 40;
/// How many ways to go on are tried before the prompt is given up.
const MOST_TRIES: usize = 20_000;

/// Words between clauses.
const BETWEEN: &str = ".|,|;|:|-|and|then|next|finally|first|second|also|now|here|so|while|in|turn|after|that|afterwards|lastly|please|—|–";
/// Words before an input and its bit.
const BEFORE_A_VALUE: &str = "with|when|for|if|where|let|given|set|the|inputs|input|are|bits|bit|values|value|suppose|assume|that|\
                              has|have|a|an|logic|circuit|digital|boolean|two|three|four|2|3|in|this|consider|of|we|signals|\
                              signal|its|there|is|combinational|small|simple|following|logical|say|at|and|now|you";
/// Words before a name and its formula.
const BEFORE_A_FORMULA: &str = "a|an|the|half|full|adder|circuit|computes|calculates|has|outputs|output|with|its|is|are|defined|by|\
                                given|let|where|logic|digital|this|consider|of|two|we|define|as|module|block|boolean|in|function";
/// Words that ask for what comes out, and words that may be said before a circuit is told.
const ASKING: &str = "what|which|is|are|the|final|output|outputs|result|results|value|values|of|this|circuit|comes|come|out|does|\
                      do|it|signal|at|end|produce|produces|give|gives|logic|level|overall|bit|bits|on|leave|leaves|appears|appear|\
                      state|have|has|then|determine|find|compute|calculate|work|tell|me|we|you|get|in|resulting|network|whole|\
                      boolean|expression|evaluate|evaluates|to|a|an|there|emerges|logical|show|shows|simulate|here|consider|\
                      following|digital|combinational|simple|small|look|true|false|or|0|1|answer|equal|be|will|question|can|\
                      please|under|inputs|these|those|s|line|function";

#[derive(Clone, Default)]
struct Circuit {
    gates: Vec<(String, Formula)>,
    inputs: Vec<(String, bool)>,
    asked: Vec<String>,
    is_asked: bool,
}

struct Words<'a> {
    words: Vec<&'a str>,
    lower: Vec<String>,
    tries: usize,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_such = prompt.says("gate|gates|inverter|circuit|xor|nand|nor|xnor|adder")
        || ["AND", "OR", "NOT"].iter().any(|word| prompt.text.contains(&format!(" {word} ")));
    if !is_such || prompt.text.len() > LONGEST {
        return None;
    }
    let telling = Telling::new(prompt);
    let mut words = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example && !is_about_the_form(prompt, it)) {
        words.extend(cut(prompt.text_of(sentence)));
        words.push(".");
        telling.takes(&sentence.span);
    }
    let lower = words.iter().map(|it| it.to_lowercase()).collect();
    let mut words = Words { words, lower, tries: 0 };
    let circuit = words.all(0, Circuit::default())?;
    if !circuit.is_asked || circuit.gates.is_empty() || circuit.gates.len() > MOST_GATES {
        return None;
    }
    let mut fed = Vec::new();
    circuit.gates.iter().for_each(|(_, formula)| formula.collect_atoms(&mut fed));
    let mut inputs: BTreeMap<&str, bool> = BTreeMap::new();
    for (name, bit) in &circuit.inputs {
        let is_gate = circuit.gates.iter().any(|(it, _)| it == name);
        if is_gate || inputs.insert(name, *bit).is_some_and(|before| before != *bit) {
            return None;
        }
    }
    let names: Vec<&String> = circuit.gates.iter().map(|(name, _)| name).collect();
    let outputs: Vec<&String> = match circuit.asked.is_empty() {
        true => names.iter().filter(|name| !fed.contains(name)).copied().collect(),
        false => circuit.asked.iter().collect(),
    };
    let mut doubt = None;
    if let Some(name) =
        fed.iter().find(|it| !inputs.contains_key(it.as_str()) && !names.contains(it) && *it != "⊤" && *it != "⊥")
    {
        doubt = Some(format!("it is not said what {name} is"));
    }
    if let Some((name, _)) = inputs.iter().find(|(name, _)| !fed.iter().any(|it| it == *name)) {
        doubt = Some(format!("I do not see where the input {name} goes"));
    }
    let gates =
        Value::list(circuit.gates.iter().map(|(name, formula)| Value::texts([name.clone(), formula.to_string()])));
    let bits =
        Value::list(inputs.iter().map(|(name, bit)| Value::list([Value::text(name), Value::from(i64::from(*bit))])));
    let mut reading = match outputs[..] {
        [] => return None,
        [only] => {
            let goal = Goal::new("circuit", vec![gates, bits, Value::text(only)]);
            telling.reading("logic", "what comes out", goal, Form::Plain)
        }
        // Several ends of which none is asked for are too many.
        _ if circuit.asked.is_empty() => return None,
        ref several => {
            let goal = Goal::new("outputs", vec![gates, bits, Value::texts(several.iter().map(|it| it.as_str()))]);
            let form = Form::listed("", ", ", "", Form::Filled("{0} = {1}".to_owned()));
            telling.reading("logic", "what comes out of each", goal, form)
        }
    };
    reading.doubt = doubt;
    Some(reading)
}

/// Words with their digits and lines, and marks each for itself.
fn cut(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let is_inside = |c: char| c.is_alphanumeric() || c == '_';
        let length = match is_inside(first) {
            true => text[at..].find(|c: char| !is_inside(c)).unwrap_or(text.len() - at),
            false => first.len_utf8(),
        };
        let word = &text[at..at + length];
        if !first.is_whitespace() && !matches!(word, "?" | "!" | "\"" | "“" | "”" | "`" | "*") {
            found.push(word);
        } else if matches!(word, "?" | "!") {
            found.push(".");
        }
        at += length;
    }
    found
}

fn bit(word: &str) -> Option<bool> {
    match word {
        "1" | "true" | "high" | "on" => Some(true),
        "0" | "false" | "low" | "off" => Some(false),
        _ => None,
    }
}

fn constant(bit: bool) -> Formula {
    Formula::atom(if bit { "⊤" } else { "⊥" })
}

/// A formula in which the bits stand as signs, as in goals.
fn with_bits(formula: Formula) -> Formula {
    formula.renamed(&|name| match bit(name) {
        Some(truth) => if truth { "⊤" } else { "⊥" }.to_owned(),
        None => name.to_owned(),
    })
}

impl Circuit {
    /// Adds a gate under a name of its own.
    fn add(&mut self, name: &str, formula: Formula) -> String {
        let is_taken = |it: &str| self.gates.iter().any(|(name, _)| name == it);
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let free = std::iter::once(name.to_owned()).chain(numbered).find(|it| !is_taken(it)).unwrap_or_default();
        self.gates.push((free.clone(), formula));
        free
    }

    fn last(&self) -> Option<Formula> {
        self.gates.last().map(|(name, _)| Formula::atom(name))
    }

    /// The only gate of this type.
    fn only(&self, gate: Gate) -> Option<&String> {
        let name = gate_name(gate);
        let mut such = self.gates.iter().map(|(it, _)| it).filter(|it| it.starts_with(name));
        such.next().filter(|_| such.next().is_none())
    }
}

fn gate_name(gate: Gate) -> &'static str {
    match gate {
        Gate::And => "and_gate",
        Gate::Or => "or_gate",
        Gate::Xor => "xor_gate",
        Gate::Nand => "nand_gate",
        Gate::Nor => "nor_gate",
        Gate::Xnor => "xnor_gate",
        Gate::Not => "not_gate",
        Gate::Buffer => "buffer",
    }
}

/// What takes signals: one gate, which may have a name and a number of inputs that is told, or an adder with two outputs.
#[derive(Clone)]
enum Part {
    Gate(Gate, Option<String>, Option<usize>),
    Adder { inputs: usize },
}

impl Words<'_> {
    fn word(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    fn is(&self, at: usize, choices: &str) -> bool {
        let word = self.word(at);
        !word.is_empty() && choices.split('|').any(|it| it == word)
    }

    /// The place after these words, when they stand here.
    fn row(&self, at: usize, row: &str) -> Option<usize> {
        let mut words = row.split(' ').enumerate();
        words.all(|(place, word)| self.word(at + place) == word).then(|| at + row.split(' ').count())
    }

    fn skip(&self, mut at: usize, choices: &str) -> usize {
        while self.is(at, choices) {
            at += 1;
        }
        at
    }

    /// The circuit of all words from here on.
    fn all(&mut self, at: usize, so_far: Circuit) -> Option<Circuit> {
        self.tries += 1;
        if at >= self.words.len() {
            return Some(so_far);
        }
        if self.tries > MOST_TRIES || so_far.gates.len() > MOST_GATES {
            return None;
        }
        let mut ways = self.wired(at, &so_far);
        ways.extend(self.defined(at, &so_far));
        ways.extend(self.valued(at, &so_far));
        ways.extend(self.asked(at, &so_far));
        if self.is(at, BETWEEN) {
            ways.push((at + 1, so_far));
        }
        ways.into_iter().filter(|(next, _)| *next > at).find_map(|(next, circuit)| self.all(next, circuit))
    }

    /// A name that an input may have, as it is written.
    fn name(&self, at: usize) -> Option<(String, usize)> {
        if let Some(next) = ["carry - in", "carry in"].iter().find_map(|row| self.row(at, row)) {
            return Some(("Cin".to_owned(), next));
        }
        let word = *self.words.get(at)?;
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
    fn signal(&self, at: usize, circuit: &mut Circuit) -> Option<(Vec<Formula>, usize)> {
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
        if let Some(truth) = bit(self.word(at)).filter(|_| self.word(at).len() == 1) {
            return Some((vec![constant(truth)], at + 1));
        }
        if self.is(at, "both|the|these|those|their") && self.is(at + 1, "results|outputs|two") {
            let next = self.skip(at + 1, "two|gate|results|outputs|gates");
            // All that lead nowhere yet are meant, and where two are spoken of there must be two.
            let mut fed = Vec::new();
            circuit.gates.iter().for_each(|(_, formula)| formula.collect_atoms(&mut fed));
            let open: Vec<Formula> = circuit
                .gates
                .iter()
                .map(|(name, _)| name)
                .filter(|it| !fed.contains(it))
                .map(|it| Formula::atom(it))
                .collect();
            let says_two = (at..next).any(|it| self.is(it, "both|two"));
            return (open.len() > 1 && (!says_two || open.len() == 2)).then_some((open, next));
        }
        let from = self.skip(at, "the|its|whose|that|this|resulting|inverted|negated|a|latter|final");
        if let (Some(gate), true) = (Gate::read(self.word(from)), from > at) {
            let end = from + 1 + usize::from(self.is(from + 1, "gate"));
            let end = if self.is(end, "'|’") && self.is(end + 1, "s") { end + 2 } else { end };
            if self.is(end, "output|result") {
                return Some((vec![Formula::atom(circuit.only(gate)?)], end + 1));
            }
        }
        if from > at && self.is(from, "output|result|signal|outcome") {
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
    fn signals(&self, at: usize, circuit: &Circuit) -> Vec<(Vec<Formula>, usize, Circuit)> {
        let mut circuit = circuit.clone();
        let (mut found, mut so_far) = (Vec::new(), Vec::new());
        let mut next = self.skip(at, "both|as|inputs|input|from|signals");
        while let Some((more, end)) = self.signal(next, &mut circuit) {
            so_far.extend(more);
            found.insert(0, (so_far.clone(), end, circuit.clone()));
            let joins = [", together with", ", along with", "together with", "along with"];
            let after = joins.iter().find_map(|row| self.row(end, row)).unwrap_or_else(|| self.skip(end, ",|and"));
            if after == end {
                break;
            }
            next = after;
        }
        found
    }

    /// A gate that is newly spoken of: "an AND gate", "a two-input NOR gate G3", "an inverter".
    fn gate(&self, at: usize, circuit: &Circuit) -> Option<(Part, usize)> {
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

    /// A clause that wires a gate, in all ways in which it can be taken.
    fn wired(&self, at: usize, circuit: &Circuit) -> Vec<(usize, Circuit)> {
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
        // "A and B go into an AND gate", "its output is inverted".
        for (mut signals, end, circuit) in self.signals(at, circuit) {
            let end = self.skip(end, "then|both|each|,|now|also|in|turn|next");
            let inverts = ["is inverted", "is negated", "gets inverted", "is complemented", "is then inverted"];
            if let Some(next) = inverts.iter().find_map(|row| self.row(end, row)) {
                let mut circuit = circuit.clone();
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

    /// The place after "gets", "takes as inputs", "with inputs".
    fn takes(&self, at: usize) -> Option<usize> {
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
    fn leads_into(&self, at: usize) -> Option<usize> {
        let end = self.skip(at, "is|are|both|then|the|two|inputs|input|serve|serves|as|being|all|each");
        let has_verb = self.is(
            end,
            "feed|feeds|fed|go|goes|enter|enters|drive|drives|pass|passes|passed|run|runs|sent|connected|wired|routed|applied|flow|\
             flows|combined|led|lead|leads|input|inputs|given|arrive|going|feeding|entering|put",
        );
        let next = if has_verb { end + 1 } else { end };
        let ends_in_inputs = end > at && self.is(end - 1, "inputs|input");
        if !has_verb && !ends_in_inputs {
            return None;
        }
        Some(self.skip(next, "in|into|to|through|by|of|with|at|using|both|for"))
    }

    /// "S = A XOR B".
    fn defined(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        let from = (at..self.skip(at, BEFORE_A_FORMULA) + 1).find(|&from| {
            from < self.words.len()
                && self.words[from].starts_with(char::is_alphabetic)
                && self.is(from + 1, "=|:")
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
    fn formula(&self, at: usize, circuit: &mut Circuit) -> Option<(Formula, usize)> {
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
    fn function(&self, at: usize, circuit: &mut Circuit, depth: usize) -> Option<(Formula, usize)> {
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

    /// "With A = 1 and B = 0", "A and B are 1".
    fn valued(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
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
    fn asked(&self, at: usize, circuit: &Circuit) -> Option<(usize, Circuit)> {
        // What only leads up, "in a circuit,", names nothing that is asked for.
        let leads_up =
            !self.is(at, "what|which|determine|find|compute|calculate|evaluate|give|work|tell|simulate|does|do|is");
        let mut circuit = circuit.clone();
        let mut next = at;
        while next < self.words.len() && !self.is(next, ".|;") {
            if leads_up && self.is(next, ",|:") || next > at && self.is(next, "when|with|if|for|given|where|let|under")
            {
                break;
            }
            if let Some(end) =
                ["carry - out", "carry out", "carry bit", "carry"].iter().find_map(|row| self.row(next, row))
            {
                circuit.asked.push(circuit.gates.iter().find(|(name, _)| name == "carry")?.0.clone());
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

/// Wires a part to signals; whether it can take so many.
fn built(circuit: &mut Circuit, part: &Part, signals: Vec<Formula>) -> bool {
    match part {
        Part::Gate(gate, name, inputs) => {
            let is_one = matches!(gate, Gate::Not | Gate::Buffer);
            if is_one != (signals.len() == 1) || inputs.is_some_and(|told| told != signals.len()) {
                return false;
            }
            let Some(formula) = gate.output(signals) else {
                return false;
            };
            if name.as_ref().is_some_and(|name| circuit.gates.iter().any(|(it, _)| it == name)) {
                return false;
            }
            circuit.add(name.as_deref().unwrap_or(gate_name(*gate)), formula);
            true
        }
        Part::Adder { inputs } => {
            if signals.len() != *inputs || circuit.gates.iter().any(|(name, _)| name == "sum") {
                return false;
            }
            let Some(sum) = Gate::Xor.output(signals.clone()) else {
                return false;
            };
            circuit.add("sum", sum);
            circuit.add("carry", Formula::at_least(2, &signals));
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        read(&read_tokens(text)).filter(|it| it.doubt.is_none()).map(|it| it.goal.to_string())
    }

    #[test]
    fn gates_are_wired_as_the_sentences_say() {
        for (text, gates) in [
            (
                "An AND gate gets A and B, and its output goes through a NOT gate. What is the output when A = 1 and B = 0?",
                r#"circuit([["and_gate", "A ∧ B"], ["not_gate", "¬and_gate"]], [["A", 1], ["B", 0]], "not_gate")"#,
            ),
            (
                "Two inputs X=1 and Y=1 feed an XOR gate; the result and X feed a NOR gate. What comes out?",
                r#"circuit([["xor_gate", "X ⊕ Y"], ["nor_gate", "¬(xor_gate ∨ X)"]], [["X", 1], ["Y", 1]], "nor_gate")"#,
            ),
            (
                "What is the output of NAND(OR(0, 1), XOR(1, 1))?",
                r#"circuit([["or_gate", "⊥ ∨ ⊤"], ["xor_gate", "⊤ ⊕ ⊤"], ["out", "¬(or_gate ∧ xor_gate)"]], [], "out")"#,
            ),
            (
                "A half adder computes S = A XOR B and C = A AND B. Which values do S and C have for A=1, B=1?",
                r#"outputs([["S", "A ⊕ B"], ["C", "A ∧ B"]], [["A", 1], ["B", 1]], ["S", "C"])"#,
            ),
        ] {
            assert_eq!(goal(text).as_deref(), Some(gates), "{text}");
        }
    }

    #[test]
    fn nothing_that_is_said_of_a_circuit_is_passed_over() {
        for text in [
            "An AND gate gets A and B. The input A is stuck at 1. What is the output when A = 0 and B = 1?",
            "An AND gate gets A and B. A broken NOT gate follows. What is the output when A = 1 and B = 1?",
            "Two inputs X=1 and Y=1 feed an XOR gate after one clock delay; the result and X feed a NOR gate. What comes out?",
            "An AND gate gets A and B. What is the output when A = 1?",
            "An AND gate gets A and B. An OR gate gets A and B. What is the output when A = 1 and B = 0?",
            "What is the output of NAND(OR(0, 1), XOR(1, 1)) if the OR gate always gives 0?",
            "A three-input AND gate gets A = 1 and B = 1. What is the output?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
