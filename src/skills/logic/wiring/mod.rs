//! Reads circuits that are told in sentences: "An AND gate gets A and B, and its output goes through a NOT gate."
//!
//! Each clause wires a gate, says what an input is or asks; where one can be taken in several ways, that is meant with which
//! all others can be read as well. Every word must belong to a clause: of a circuit nothing may be passed over.

mod around;
mod formulas;
mod goals;
mod layout;
mod signals;
mod wanted;
mod wires;

use self::layout::{Laid, laid_out};
use self::wanted::Wanted;
use super::drawings::Gate;
use super::formula::Formula;
use crate::language::{Telling, is_about_the_form, rules};
use crate::problem::{Prompt, Reading, Sentence, TokenKind};

const LONGEST: usize = 3_000;
const MOST_GATES: usize = 40;
/// How many ways to go on are tried before the prompt is given up.
const MOST_TRIES: usize = 20_000;

/// Words between clauses.
const BETWEEN: &str = ".|,|;|:|-|and|then|next|finally|first|second|also|now|here|so|while|in|turn|after|that|afterwards|lastly|please|—|–";

#[derive(Clone, Default)]
struct Circuit {
    gates: Vec<(String, Formula)>,
    inputs: Vec<(String, bool)>,
    asked: Vec<String>,
    is_asked: bool,
    /// Inputs that are told to be there.
    introduced: Vec<String>,
    /// The type of gates that are only numbered, and how many of them there are.
    common: Option<(Gate, Option<usize>)>,
    /// What is wanted where the inputs are open.
    wanted: Option<Wanted>,
    /// Where the gates of each of two circuits begin.
    begins: Vec<usize>,
}

struct Words<'a> {
    words: Vec<&'a str>,
    lower: Vec<String>,
    /// Names that lines of the prompt give to signals.
    known: Vec<String>,
    tries: usize,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_gate =
        |word: &str| ["AND", "OR", "NOT", "XOR", "NAND", "NOR", "XNOR", "endmodule", "assign"].contains(&word);
    let is_such = prompt.says("gate|gates|inverter|circuit|xor|nand|nor|xnor|adder")
        || prompt.text.split(|c: char| !c.is_alphanumeric()).any(is_gate);
    if !is_such || prompt.text.len() > LONGEST {
        return None;
    }
    // Lines that lay a circuit out are sentences as well as any, where sentences can be made of them.
    told(prompt, Laid::default()).or_else(|| told(prompt, laid_out(&prompt.text)?))
}

/// The circuit that the sentences tell of, beside what lines lay out.
fn told(prompt: &Prompt, laid: Laid) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let mut words = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        let is_form = is_about_the_form(prompt, sentence) && !gives_bits(prompt.text_of(sentence));
        if is_form && !laid.spans.iter().any(|it| it.start < sentence.span.end && sentence.span.start < it.end) {
            continue;
        }
        if is_framing(prompt, sentence) {
            telling.takes(&sentence.span);
            continue;
        }
        let mut from = sentence.span.start;
        for span in laid.spans.iter().filter(|it| it.start < sentence.span.end && sentence.span.start < it.end) {
            words.extend(cut(prompt.text.get(from..span.start.max(from))?));
            words.push(".");
            from = span.end.clamp(from, sentence.span.end);
        }
        words.extend(cut(prompt.text.get(from..sentence.span.end)?));
        words.push(".");
        telling.takes(&sentence.span);
    }
    let lower = words.iter().map(|it| it.to_lowercase()).collect();
    let mut known = laid.inputs.clone();
    for (name, formula) in &laid.gates {
        known.push(name.clone());
        formula.collect_atoms(&mut known);
    }
    let mut words = Words { words, lower, known, tries: 0 };
    let start = Circuit { gates: laid.gates, introduced: laid.inputs, ..Circuit::default() };
    let mut circuit = words.all(0, start)?;
    if circuit.asked.is_empty() {
        circuit.asked = laid.outputs;
    }
    goals::reading(circuit, prompt, telling)
}

/// "Write down Z for AB = 01" tells of inputs, and not of how the answer is written.
fn gives_bits(text: &str) -> bool {
    text.split('=').skip(1).any(|after| after.trim_start_matches([' ', '(']).starts_with(['0', '1']))
}

/// "We did gates in class today": a sentence with only words of any telling and of where one meets circuits.
fn is_framing(prompt: &Prompt, sentence: &Sentence) -> bool {
    const AROUND: &str =
        "hi|gates|circuits|computer|science|homework|class|lesson|electronics|logic|exam|teacher|digital|worksheet";
    // Of these something may be said that matters.
    const RULES: &str = "each|every|always|never|not|no|only|if|instead|until|while|or|and|but|both|all|without|exactly|output|what|which";
    let mut words = prompt.of(sentence).iter().filter(|it| !matches!(it.kind, TokenKind::Mark(_))).peekable();
    let is_one_of = |word: &str, choices: &str| choices.split('|').any(|it| it == word);
    let tells_of_people = prompt.of(sentence).iter().any(|it| is_one_of(&it.lower, "i|we|my|hi|hello|our|me"));
    tells_of_people
        && words.all(|it| {
            let is_joint = &*it.lower == "and";
            is_joint || is_one_of(&it.lower, AROUND) || rules::is_plain(&it.lower) && !is_one_of(&it.lower, RULES)
        })
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
        if let Some(arrow) = ["-->", "==>", "->", "=>"].iter().find(|it| text[at..].starts_with(**it)) {
            found.push("->");
            at += arrow.len();
            continue;
        }
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

    /// Signals that no gate gives, in the order in which they are spoken of.
    fn open_inputs(&self) -> Vec<String> {
        let mut names = self.introduced.clone();
        self.gates.iter().for_each(|(_, formula)| formula.collect_atoms(&mut names));
        names.retain(|it| !self.is_gate(it) && it != "⊤" && it != "⊥");
        names
    }

    /// Takes note of what is wanted. None when something else is wanted too.
    fn wants(&mut self, wanted: Wanted) -> Option<()> {
        if self.wanted.as_ref().is_some_and(|it| *it != wanted) {
            return None;
        }
        self.wanted = Some(wanted);
        Some(())
    }

    fn is_gate(&self, name: &str) -> bool {
        self.gates.iter().any(|(it, _)| it == name)
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
        ways.extend(self.introduced(at, &so_far));
        ways.extend(self.of_one_type(at, &so_far));
        ways.extend(self.told_beside(at).map(|next| (next, so_far.clone())));
        ways.extend(self.of_settings(at, &so_far));
        ways.extend(self.column(at, &so_far));
        ways.extend(self.of_sort(at, &so_far));
        ways.extend(self.compared(at, &so_far));
        ways.extend(self.begins(at, &so_far));
        ways.extend(self.renamed(at, &so_far));
        ways.extend(self.remark(at).map(|next| (next, so_far.clone())));
        if self.is(at, BETWEEN) {
            ways.push((at + 1, so_far));
        }
        ways.into_iter().filter(|(next, _)| *next > at).find_map(|(next, circuit)| self.all(next, circuit))
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
                "Two NAND gates are wired like this. Gate 1 takes P and Q. Gate 2 takes P and the output of gate 1. If P is 1 \
                 and Q is 0, what comes out of gate 2?",
                r#"circuit([["gate_1", "¬(P ∧ Q)"], ["gate_2", "¬(P ∧ gate_1)"]], [["P", 1], ["Q", 0]], "gate_2")"#,
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
            "A circuit has three inputs A, B and C. A and B go into an AND gate. What is the output when A = 1, B = 0 and C = 1?",
            "Three NAND gates are wired like this. Gate 1 takes P and Q. Gate 2 takes P and the output of gate 1. If P is 1 and Q is 0, what comes out of gate 2?",
            "A three-input AND gate gets A = 1 and B = 1. What is the output?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
