//! Circuits: gates, given as a drawing, as a list or as one expression, and what comes out when the inputs are known.

use std::collections::BTreeMap;
use std::ops::Range;

use super::connectives::lexed;
use super::drawings::{self, Gate};
use super::formula::Formula;
use super::{bits_given, legends, rows_of_gates};
use crate::language::{Telling, lines, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

/// More gates than this are too many.
const MOST_GATES: usize = 400;

/// More words and signs than this are no expression that is read here.
const LONGEST: usize = 300;

/// Words with which a circuit that is shown is changed, or something else is asked of it.
const CHANGES: &str = "stuck|faulty|fault|broken|defective|defect|delay|delayed|clock|instead|except|unless|ignore|ignored|ignoring|replace|replaced|\
                       remove|removed|swap|swapped|toggle|toggled|flip|flipped|always|never|disconnected|disconnect|cut|change|changed|changes|\
                       become|becomes|after|before|how_many|which_input|which_inputs|which_gate|which_gates|number_of_inputs|count|opposite|\
                       inverted_output|complement_of_the_output|invert_the_output|negate_the_output|exactly_one|exactly_two|at_least|at_most|both|\
                       expression|formula|truth_table|simplify|minimal|smallest|largest|fewest|additional|additionally|second_circuit|majority|\
                       again|twice|what_if|suppose_now|now_suppose|was|were_wired";

/// So many gates are told one by one.
const MOST_LINES: usize = 40;

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_logic = prompt.says("circuit|gate|gates|boolean|logic|logical|logically|inverter|xor|nand|xnor")
        || prompt.text.split(|c: char| !c.is_alphanumeric()).any(|it| matches!(it, "NAND" | "NOR" | "XOR" | "XNOR"))
        || ["│", "∧", "∨", "⊕", "¬", "&&", "||"].iter().any(|sign| prompt.text.contains(sign));
    // What a gate does that is not as it should be is nothing that a drawing shows.
    if !is_logic || prompt.says("faulty|fault|broken|defective|defect|damaged|is_stuck|stuck_at") {
        return None;
    }
    let lines: Vec<(usize, &str)> = lines(&prompt.text).collect();
    let telling = Telling::new(prompt);
    let mut values = values(prompt);
    let drawn = drawing(&prompt.text, &lines);
    let laid = if drawn.is_none() { netlist(&prompt.text) } else { None };
    // The bits of all inputs may be given at once.
    let inputs = match (&drawn, &laid) {
        (Some((drawn, ..)), _) => drawn.inputs(),
        (None, Some((gates, ..))) => inputs_of(gates),
        (None, None) => Vec::new(),
    };
    let outside = drawn.as_ref().map_or(0..0, |it| it.1.clone());
    // "When an odd number of them are 1" tells how a gate works.
    values.retain(|(name, ..)| !["them", "they", "these", "those", "which", "it", "both", "inputs"].contains(&&**name));
    values.retain(|(name, _, span)| inputs.is_empty() || inputs.contains(name) || !outside.contains(&span.start));
    let named: Vec<String> = values.iter().map(|it| it.0.clone()).collect();
    values.extend(bits_given::at_once(&prompt.text, &outside, &inputs, &named));
    if values.is_empty() {
        return None;
    }
    // Of propositions that are true or false other questions are asked.
    let is_of_truths = values.iter().all(|(_, _, span)| prompt.text[span.clone()].to_lowercase().ends_with(['e']));
    let is_circuit = prompt.says("circuit|gate|gates|inverter|signal|signals|output|outputs");
    if is_of_truths && !is_circuit {
        return None;
    }
    let is_shown = drawn.is_some() || laid.is_some();
    let (gates, output, spans) = match (drawn, laid) {
        (Some((drawn, span, legend)), _) => {
            (drawn.gates, drawn.output, [span].into_iter().chain(legend).collect::<Vec<_>>())
        }
        (None, Some(laid)) => laid,
        (None, None) => listed(prompt, &lines, &values)?,
    };
    if gates.is_empty() || gates.len() > MOST_GATES {
        return None;
    }
    spans.iter().for_each(|span| telling.takes(span));
    values.iter().for_each(|(_, _, span)| telling.takes(span));
    telling.says(&["output|outputs|result|value|evaluate|compute|determine|find|circuit|gate"]);
    // Of a circuit that is whole only what changes it, or asks for something else, is not to be passed over.
    if is_shown {
        for sentence in telling.left() {
            if !says(prompt.of(sentence), CHANGES) {
                telling.passes(&sentence.span);
            }
        }
    }
    let given: Vec<&String> =
        gates.iter().map(|(name, _)| name).chain(values.iter().map(|(name, _, _)| name)).collect();
    let mut used = Vec::new();
    gates.iter().for_each(|(_, formula)| formula.collect_atoms(&mut used));
    let missing = used.into_iter().find(|name| !given.contains(&name));
    // An exclusive or of three is read as that of an odd number.
    let is_other_xor = is_shown && prompt.says("exactly_one|only_one");
    let gates = Value::list(gates.iter().map(|(name, formula)| Value::texts([name.clone(), formula.to_string()])));
    let mut known: BTreeMap<&str, bool> = BTreeMap::new();
    for (name, value, _) in &values {
        if known.insert(name, *value).is_some_and(|before| before != *value) {
            return None;
        }
    }
    let inputs =
        Value::list(known.iter().map(|(name, value)| Value::list([Value::text(name), Value::from(i64::from(*value))])));
    let goal = Goal::new("circuit", vec![gates, inputs, Value::text(&output)]);
    let mut reading = telling.reading("logic", "what comes out", goal, Form::Plain);
    reading.doubt = missing
        .map(|name| format!("it is not said what {name} is"))
        .or_else(|| is_other_xor.then(|| "an exclusive or may be told of another kind".to_owned()));
    Some(reading)
}

/// Which sign stands for which gate: "&&: AND", "XOR = ⊕".
fn legend(lines: &[(usize, &str)]) -> (BTreeMap<String, Gate>, Vec<Range<usize>>) {
    let mut signs = BTreeMap::new();
    let mut spans = Vec::new();
    for (place, line) in lines {
        let bare = line.trim().trim_start_matches(['-', '*', ' ']);
        let Some((sign, word)) =
            [": ", " = ", " - ", " -> ", " means "].iter().find_map(|between| bare.split_once(between))
        else {
            continue;
        };
        let (sign, word) = (sign.trim().trim_matches(['"', '`', '\'']), word.trim());
        let first = |text: &str| {
            text.split_whitespace().next().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
        };
        let pair = match (Gate::read(&first(word)), Gate::read(sign)) {
            (Some(gate), None) if sign.chars().count() <= 3 => Some((sign, gate)),
            (None, Some(gate)) if word.chars().count() <= 3 => Some((word, gate)),
            _ => None,
        };
        if let Some((sign, gate)) = pair {
            signs.insert(sign.to_owned(), gate);
            spans.push(*place..place + line.len());
        }
    }
    (signs, spans)
}

/// What is drawn, in which lines, and where its signs are explained.
type Shown = (drawings::Drawn, Range<usize>, Vec<Range<usize>>);

/// The lines that draw, and what they draw.
fn drawing(text: &str, lines: &[(usize, &str)]) -> Option<Shown> {
    let draws =
        |line: &str| line.contains(['─', '│', '└', '┘', '┐', '┌', '├']) || line.contains("--") || line.contains(" |");
    // A table beside a drawing with its own signs is no part of it.
    let has_signs = |line: &str| line.contains(['─', '│', '└', '┘', '┐', '┌', '├']);
    let is_of_signs = lines.iter().filter(|(_, line)| has_signs(line)).count() > 1;
    let draws = |line: &str| if is_of_signs { has_signs(line) } else { draws(line) };
    let first = lines.iter().position(|(_, line)| draws(line))?;
    let last = lines.iter().rposition(|(_, line)| draws(line))?;
    let drawn: Vec<&str> = lines[first..=last].iter().map(|(_, line)| *line).collect();
    if drawn.len() < 2 {
        return None;
    }
    let span = lines[first].0..lines[last].0 + lines[last].1.len();
    let (mut signs, mut spans) = legend(lines);
    let (told, places) = legends::told(text, &span, &legends::signs(&drawn));
    if told.len() >= signs.len() {
        signs = told;
        spans.extend(places);
    }
    for (sign, gate) in USUAL {
        if !signs.contains_key(*sign) && !signs.values().any(|it| it == gate) {
            signs.insert((*sign).to_owned(), *gate);
        }
    }
    let read = drawings::read(&drawn, &signs)?;
    Some((read, span, spans))
}

/// Signs that need no explanation.
const USUAL: &[(&str, Gate)] = &[
    ("&", Gate::And),
    ("AND", Gate::And),
    ("OR", Gate::Or),
    ("XOR", Gate::Xor),
    ("NAND", Gate::Nand),
    ("NOR", Gate::Nor),
    ("NOT", Gate::Not),
    (">o", Gate::Not),
];

/// Gates that lines list as rows of a table or as functions, and the one that leads out.
fn netlist(text: &str) -> Option<Listed> {
    let laid = rows_of_gates::listed(text)?;
    let mut fed = Vec::new();
    laid.0.iter().for_each(|(_, formula)| formula.collect_atoms(&mut fed));
    let ends: Vec<&String> = laid.0.iter().map(|(name, _)| name).filter(|it| !fed.contains(it)).collect();
    let [output] = ends[..] else {
        return None;
    };
    let output = output.clone();
    Some((laid.0, output, laid.1))
}

/// Signals that no gate gives, in alphabetical order.
fn inputs_of(gates: &[(String, Formula)]) -> Vec<String> {
    let mut names = Vec::new();
    gates.iter().for_each(|(_, formula)| formula.collect_atoms(&mut names));
    names.retain(|it| !gates.iter().any(|(name, _)| name == it) && it != "⊤" && it != "⊥");
    names.sort();
    names
}

/// What the inputs are: "A = 1", "B is 0", "C: true", "D and E are high".
fn values(prompt: &Prompt) -> Vec<(String, bool, Range<usize>)> {
    let text = &prompt.text;
    let mut found = Vec::new();
    let words = words(text);
    let truth = |word: &str| match &*word.to_lowercase() {
        "1" | "true" | "high" | "on" => Some(true),
        "0" | "false" | "low" | "off" => Some(false),
        _ => None,
    };
    let is_name = |word: &str| {
        word.starts_with(|c: char| c.is_alphabetic())
            && word.chars().count() <= 4
            && word.chars().all(|c| c.is_alphanumeric() || c == '_')
            && truth(word).is_none()
            && ![
                "is", "are", "when", "for", "both", "and", "or", "set", "with", "the", "to", "if", "when", "not",
                "xor", "nor", "nand", "out",
            ]
            .contains(&&*word.to_lowercase())
    };
    for at in 0..words.len() {
        let (span, word) = &words[at];
        let is_between =
            |it: &str| matches!(it, "=" | ":" | "is" | "are" | ":=" | "to" | "both" | "set" | "all" | "==");
        let Some(value) = truth(word).filter(|_| at > 0) else {
            continue;
        };
        let mut back = at;
        while back > 0 && is_between(words[back - 1].1) {
            back -= 1;
        }
        if back == at {
            continue;
        }
        // Names before it, with commas and "and" between.
        let mut names = Vec::new();
        while back > 0 {
            let before = words[back - 1].1;
            if is_name(before) && (names.is_empty() || is_list(&words, back)) {
                names.push((before.to_owned(), words[back - 1].0.clone()));
                back -= 1;
            } else if matches!(before, "," | "and" | "=") && back > 1 && is_name(words[back - 2].1) && !names.is_empty()
            {
                back -= 1;
            } else {
                break;
            }
        }
        for (name, place) in names {
            found.push((name, value, place.start..span.end));
        }
    }
    found
}

/// Whether what stands here goes on a list of names.
fn is_list(words: &[(Range<usize>, &str)], at: usize) -> bool {
    matches!(words[at].1, "," | "and" | "=")
}

/// Words, numbers and marks with their places.
fn words(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let is_inside = |c: char| c.is_alphanumeric() || c == '_';
        let length = if is_inside(first) {
            text[at..].find(|c: char| !is_inside(c)).unwrap_or(text.len() - at)
        } else {
            first.len_utf8()
        };
        if !first.is_whitespace() {
            found.push((at..at + length, &text[at..at + length]));
        }
        at += length;
    }
    found
}

type Listed = (Vec<(String, Formula)>, String, Vec<Range<usize>>);

/// Gates that are listed, `X1 = A AND B`, `X2 = NAND(A, B)`, "G1 is an AND gate with inputs A and B", or one expression.
fn listed(prompt: &Prompt, lines: &[(usize, &str)], values: &[(String, bool, Range<usize>)]) -> Option<Listed> {
    let mut gates: Vec<(String, Formula)> = Vec::new();
    let mut spans = Vec::new();
    let pieces = lines.iter().flat_map(|(place, line)| {
        // "S = A XOR B; C = A AND B. Given A = 1" has three parts.
        line.split_inclusive([';', '.']).scan(*place, |at, piece| {
            let start = *at;
            *at += piece.len();
            Some((start, piece.trim_end_matches(';')))
        })
    });
    for (place, piece) in pieces {
        let bare = piece.trim().trim_end_matches(['.', ',', '?']).trim_start_matches(['-', '*', ' ']);
        let Some((name, right)) = bare.split_once('=').or_else(|| bare.split_once(": ")) else {
            continue;
        };
        let name = name.trim().rsplit(' ').next().unwrap_or("").trim_end_matches(':');
        let is_name = !name.is_empty()
            && name.chars().all(|c| c.is_alphanumeric() || c == '_')
            && name.starts_with(|c: char| c.is_alphabetic());
        let right = right.trim_start_matches('=').trim();
        if !is_name || right.contains('=') || right.len() <= 1 {
            continue;
        }
        if let Some(formula) = expression(right) {
            let is_value = matches!(&formula, Formula::Atom(word) if ["true", "false", "high", "low"].contains(&&*word.to_lowercase()));
            if !is_value {
                gates.push((name.to_owned(), formula));
                spans.push(place..place + piece.len());
            }
        }
    }
    if gates.is_empty() {
        let (formula, span) = one_expression(prompt, values)?;
        return Some((vec![("out".to_owned(), formula)], "out".to_owned(), vec![span]));
    }
    let names: Vec<&String> = gates.iter().map(|(name, _)| name).collect();
    let mut fed = Vec::new();
    gates.iter().for_each(|(_, formula)| formula.collect_atoms(&mut fed));
    let unfed: Vec<&&String> = names.iter().filter(|name| !fed.contains(name)).collect();
    let output = match unfed[..] {
        [only] => (*only).clone(),
        _ => return None,
    };
    Some((gates, output, spans))
}

/// `A AND (B OR C)`, `NAND(A, B)`.
pub(super) fn expression(text: &str) -> Option<Formula> {
    let text = text.trim();
    if let Some((word, inner)) = text.split_once('(')
        && let Some(gate) = Gate::read(word.trim())
        && let Some(inner) = inner.strip_suffix(')')
        && !(gate == Gate::Not && !inner.contains(',') && inner.contains(')'))
    {
        let mut depth = 0;
        let parts = inner.split(|c: char| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            c == ',' && depth == 0
        });
        let parts: Option<Vec<Formula>> = parts.map(expression).collect();
        return gate.output(parts?);
    }
    lexed(&text.replace(" + ", " | ").replace('*', "&"))?;
    Formula::read(&text.replace(" + ", " | ").replace('*', "&"))
}

/// The one stretch of the prompt that is an expression over the inputs.
fn one_expression(prompt: &Prompt, values: &[(String, bool, Range<usize>)]) -> Option<(Formula, Range<usize>)> {
    // A circuit that is told gate by gate in sentences is another than its first gate.
    if prompt.says("gate|gates|feed|feeds|wired|connected|goes_into|enters") {
        return None;
    }
    let mut words = words(&prompt.text);
    // What tells the inputs is no part of it.
    words
        .iter_mut()
        .filter(|(at, _)| values.iter().any(|(_, _, span)| span.contains(&at.start)))
        .for_each(|it| it.1 = "");
    let is_known = |word: &str| values.iter().any(|(name, _, _)| name == word);
    let is_part = |word: &str| {
        is_known(word)
            || matches!(
                word,
                "(" | ")"
                    | "&"
                    | "|"
                    | "!"
                    | "~"
                    | "¬"
                    | "∧"
                    | "∨"
                    | "⊕"
                    | "+"
                    | "·"
                    | "*"
                    | "'"
                    | "↑"
                    | "↓"
                    | "→"
                    | "↔"
            )
            || Gate::read(word).is_some()
    };
    let mut best: Option<(Formula, Range<usize>)> = None;
    let mut at = 0;
    while at < words.len() {
        let mut end = at;
        while end < words.len() && is_part(words[end].1) {
            end += 1;
        }
        if end - at > LONGEST {
            return None;
        }
        let mut from = at;
        // An expression begins and ends where it can.
        'found: while from < end {
            let mut to = end;
            while to > from + 1 {
                let span = words[from].0.start..words[to - 1].0.end;
                if let Some(formula) = expression(&prompt.text[span.clone()])
                    && !matches!(formula, Formula::Atom(_))
                {
                    if best.is_some() {
                        return None;
                    }
                    best = Some((formula, span));
                    break 'found;
                }
                to -= 1;
                if end - to > 12 {
                    break;
                }
            }
            from += 1;
            if from - at > 12 {
                break;
            }
        }
        at = end.max(at + 1);
    }
    best
}

/// What a goal gives: the gates, the inputs, and the name of what is asked for.
#[derive(Clone)]
struct Circuit {
    gates: Vec<(String, Formula)>,
    inputs: BTreeMap<String, bool>,
    output: String,
}

impl Circuit {
    fn new(gates: &Value, inputs: &Value, output: &Value) -> Option<Circuit> {
        let gates: Option<Vec<(String, Formula)>> = gates
            .as_rows()?
            .into_iter()
            .map(|row| match row {
                [name, formula] => Some((name.as_text()?.to_owned(), Formula::read(formula.as_text()?)?)),
                _ => None,
            })
            .collect();
        let inputs: Option<BTreeMap<String, bool>> = inputs
            .as_rows()?
            .into_iter()
            .map(|row| match row {
                [name, value] => Some((name.as_text()?.to_owned(), value.as_number()?.to_i64()? == 1)),
                _ => None,
            })
            .collect();
        Some(Circuit { gates: gates?, inputs: inputs?, output: output.as_text()?.to_owned() })
    }

    fn gate(&self, name: &str) -> Option<&Formula> {
        self.gates.iter().find(|(it, _)| it == name).map(|(_, formula)| formula)
    }
}

fn bit(value: bool) -> Value {
    Value::from(i64::from(value))
}

/// Ways to find what comes out.
pub fn approaches(gates: &Value, inputs: &Value, output: &Value) -> Vec<Approach> {
    let Some(circuit) = Circuit::new(gates, inputs, output) else {
        return Vec::new();
    };
    let (backward, majority) = (circuit.clone(), circuit.clone());
    let mut ways = vec![
        Approach::direct("forward", "let the inputs run through, gate by gate", move |working| {
            let mut known = circuit.inputs.clone();
            let mut lines = 0;
            loop {
                let mut is_news = false;
                for (name, formula) in &circuit.gates {
                    working.spend(formula.size() / 4 + 1)?;
                    if known.contains_key(name) {
                        continue;
                    }
                    let mut atoms = Vec::new();
                    formula.collect_atoms(&mut atoms);
                    if atoms.iter().all(|atom| known.contains_key(atom))
                        && let Some(value) = formula.truth(&|atom| known.get(atom).copied())
                    {
                        lines += 1;
                        if lines <= MOST_LINES {
                            working.note(|| {
                                let with: Vec<String> =
                                    atoms.iter().map(|it| format!("{it} = {}", i64::from(known[it]))).collect();
                                let with =
                                    if with.is_empty() { String::new() } else { format!(", with {}", with.join(", ")) };
                                format!("{name} = {formula}{with}: {}", i64::from(value))
                            });
                        }
                        known.insert(name.clone(), value);
                        is_news = true;
                    }
                }
                if let Some(value) = known.get(&circuit.output) {
                    return Ok(bit(*value));
                }
                if !is_news {
                    return Err(Setback::no_way("an input that is needed is not given"));
                }
            }
        }),
        Approach::direct("backward", "start at the output, and ask only for what decides", move |working| {
            let mut known = BTreeMap::new();
            let mut lines = 0;
            match needed(&backward, &backward.output, 0, &mut known, &mut lines, working)? {
                Some(value) => {
                    working.note(|| format!("{} of {} gates had to be looked at", known.len(), backward.gates.len()));
                    Ok(bit(value))
                }
                None => Err(Setback::no_way("an input that is needed is not given")),
            }
        }),
    ];
    if !majority.inputs.is_empty() {
        ways.push(
            Approach::direct("majority", "guess that what most inputs are comes out", move |working| {
                let ones = majority.inputs.values().filter(|it| **it).count();
                working.note(|| format!("{ones} of {} inputs are 1", majority.inputs.len()));
                Ok(bit(2 * ones > majority.inputs.len()))
            })
            .heuristic(),
        );
    }
    ways
}

/// Ways to find what comes out of several gates.
pub fn outputs(gates: &Value, inputs: &Value, names: &Value) -> Vec<Approach> {
    let (Some(circuit), Some(asked)) = (Circuit::new(gates, inputs, &Value::text("")), names.as_texts()) else {
        return Vec::new();
    };
    let one = |name: &&str| Goal::new("circuit", vec![gates.clone(), inputs.clone(), Value::text(name)]);
    let (subgoals, asked): (Vec<Goal>, Vec<String>) = asked.iter().map(|name| (one(name), (*name).to_owned())).unzip();
    let by_table = asked.clone();
    let told = |names: &[String], bits: &[Value]| {
        Value::list(names.iter().zip(bits).map(|(name, bit)| Value::list([Value::text(name), bit.clone()])))
    };
    vec![
        Approach::split("one_by_one", "find each output by itself", subgoals, move |bits, _| Ok(told(&asked, bits))),
        Approach::direct("all_at_once", "let the inputs run through all gates", move |working| {
            let mut known = circuit.inputs.clone();
            for _ in &circuit.gates {
                for (name, formula) in &circuit.gates {
                    working.spend(formula.size() / 4 + 1)?;
                    if !known.contains_key(name)
                        && let Some(value) = formula.truth(&|atom| known.get(atom).copied())
                    {
                        working.note(|| format!("{name} = {formula}: {}", i64::from(value)));
                        known.insert(name.clone(), value);
                    }
                }
            }
            let bits: Option<Vec<Value>> = by_table.iter().map(|name| known.get(name).map(|it| bit(*it))).collect();
            let bits = bits.ok_or_else(|| Setback::no_way("an input that is needed is not given"))?;
            Ok(told(&by_table, &bits))
        }),
    ]
}

/// The value of a gate or an input, found by asking for as little as possible.
fn needed(
    circuit: &Circuit,
    name: &str,
    depth: usize,
    known: &mut BTreeMap<String, bool>,
    lines: &mut usize,
    working: &mut Working,
) -> Result<Option<bool>, Setback> {
    if let Some(value) = circuit.inputs.get(name).or_else(|| known.get(name)) {
        return Ok(Some(*value));
    }
    let Some(formula) = circuit.gate(name).filter(|_| depth <= 200) else {
        return Ok(None);
    };
    let mut atoms = Vec::new();
    formula.collect_atoms(&mut atoms);
    if atoms.is_empty()
        && let Some(value) = formula.truth(&|_| None)
    {
        working.note(|| format!("{name} = {formula} is {}", i64::from(value)));
        known.insert(name.to_owned(), value);
        return Ok(Some(value));
    }
    // Inputs first, for they cost nothing.
    atoms.sort_by_key(|atom| !circuit.inputs.contains_key(atom));
    let mut local: BTreeMap<String, bool> = BTreeMap::new();
    for atom in atoms {
        working.spend(formula.size() / 4 + 1)?;
        if let Some(value) = needed(circuit, &atom, depth + 1, known, lines, working)? {
            local.insert(atom, value);
        }
        if let Some(value) = formula.truth(&|it| local.get(it).copied()) {
            *lines += 1;
            if *lines <= MOST_LINES {
                working.note(|| {
                    let with: Vec<String> =
                        local.iter().map(|(it, value)| format!("{it} = {}", i64::from(*value))).collect();
                    format!("{name} = {formula} is {} as soon as {}", i64::from(value), with.join(", "))
                });
            }
            known.insert(name.to_owned(), value);
            return Ok(Some(value));
        }
    }
    Ok(None)
}
