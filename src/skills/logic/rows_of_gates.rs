//! Gates that are listed one in a line, whatever parts the line: "| g1 | XOR | A', B |", "g1: NAND(A, !B)", "g2 = OR of g1 and C".
//!
//! Each line has a name, then the gate, then its signals, of which each may be inverted.

use std::ops::Range;

use super::drawings::Gate;
use super::formula::Formula;
use crate::language::lines;

/// Gates with their formulas, and where they are told.
type Listed = (Vec<(String, Formula)>, Vec<Range<usize>>);

/// Words between the parts of a line.
const BETWEEN: &str = "gate of with inputs input is the on from and takes : = := <- ← | assign in";

/// The gates that lines list, and where. None when there are fewer than two.
pub fn listed(text: &str) -> Option<Listed> {
    let (mut gates, mut spans): (Vec<(String, Formula)>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    for (place, line) in lines(text) {
        if let Some(gate) = row(line) {
            if gates.iter().any(|(name, _)| *name == gate.0) {
                return None;
            }
            gates.push(gate);
            spans.push(place..place + line.len());
        }
    }
    // "OUT = g3" gives another name to what comes out.
    (gates.len() > 1).then_some((gates, spans))
}

fn row(line: &str) -> Option<(String, Formula)> {
    let bare = line.trim().trim_start_matches(['-', '*', '•', ' ', '|']).trim_end_matches([';', '.', ',', ' ', '|']);
    // "1. g1 = ..." and "1) ...".
    let bare = bare
        .split_once([')', '.'])
        .filter(|it| !it.0.is_empty() && it.0.bytes().all(|it| it.is_ascii_digit()))
        .map_or(bare, |it| it.1);
    let words = cut(bare);
    let mut words = words.iter().map(String::as_str).filter(|it| !BETWEEN.split(' ').any(|word| word == *it));
    let name = words.next().filter(|it| is_signal(it))?;
    let gate = words.find(|it| !matches!(*it, "a" | "an")).and_then(Gate::read)?;
    let mut signals = Vec::new();
    let mut is_inverted = false;
    for word in words {
        if matches!(word, "¬" | "not" | "NOT") {
            is_inverted = !is_inverted;
            continue;
        }
        let (word, is_primed) = word.strip_suffix('\'').map_or((word, false), |it| (it, true));
        if !is_signal(word) {
            return None;
        }
        let signal = Formula::atom(word);
        signals.push(if is_inverted != is_primed { signal.negated() } else { signal });
        is_inverted = false;
    }
    let is_alone = matches!(gate, Gate::Not | Gate::Buffer);
    let is_fit = !is_inverted && is_alone == (signals.len() == 1);
    is_fit.then(|| Some((name.to_owned(), gate.output(signals)?)))?
}

/// Words, each with a stroke behind it that inverts it; signs of negation are words.
fn cut(line: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in line.chars().chain([' ']) {
        let c = if c == '’' || c == '′' { '\'' } else { c };
        if c.is_alphanumeric() || c == '_' || c == '\'' && !word.is_empty() && !word.ends_with('\'') {
            word.push(c);
            continue;
        }
        found.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        match c {
            '¬' | '~' | '!' | '/' => found.push("¬".to_owned()),
            ' ' | ',' | '(' | ')' | '|' | ';' | '\t' | ':' | '=' | '←' | '`' | '*' | '[' | ']' | '{' | '}' | '-'
            | '–' | '—' => {}
            other => found.push(other.to_string()),
        }
    }
    found
}

/// `A`, `g12`, `OUT`: no gate and no bit.
fn is_signal(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
        && word.chars().count() <= 8
        && word.chars().all(|c| c.is_alphanumeric() || c == '_')
        && Gate::read(word).is_none()
        && !matches!(
            &*word.to_lowercase(),
            "input" | "output" | "inputs" | "true" | "false" | "gate" | "type" | "is" | "are" | "gates"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_gate_in_any_layout() {
        let shown = |text: &str| {
            let found = listed(text)?;
            Some(found.0.iter().map(|(name, it)| format!("{name} = {it}")).collect::<Vec<_>>().join("; "))
        };
        for text in [
            "| gate | type | inputs |\n|---|---|---|\n| g1 | XOR | A', B |\n| OUT | OR | g1, C |",
            "g1: XOR(A', B)\nOUT: OR(g1, C)",
            "1. g1 = XOR(not A, B)\n2. OUT = OR of g1 and C",
            "g1 ← XOR !A B\nOUT ← OR g1 C",
        ] {
            assert_eq!(
                shown(text).as_deref().map(|it| it.replace(" <", "")),
                Some("g1 = ¬A ⊕ B; OUT = g1 ∨ C".to_owned()),
                "{text}"
            );
        }
        assert_eq!(shown("A circuit\nhas XOR gates"), None);
    }
}
