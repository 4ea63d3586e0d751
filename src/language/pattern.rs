//! The patterns of phrases, compiled.
//!
//! A pattern is words (matched by lemma), optional parts `(the)`, alternatives `[find|work out]` and typed slots `{a}`
//! or `{e:Expression}`. It compiles into the plain sequences that it stands for, so that the parser only ever compares
//! one element with one piece of the prompt.

use crate::problem::{Phrase, Template, Type};

/// One element of a compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Element {
    /// A word, by any of its forms; or a mark such as a comma.
    Literal(Box<str>),
    Slot(Type),
}

/// One sequence that a pattern stands for, with its meaning.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub elements: Vec<Element>,
    /// For each slot of the line, in order: its place among the slots of the whole pattern.
    pub slots: Vec<usize>,
}

/// A phrase, compiled.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    pub phrase: Phrase,
    pub lines: Vec<Line>,
    pub meaning: Template,
}

/// At most this many sequences of one pattern; more would mean that it should be several phrases.
const MOST_LINES: usize = 512;

/// Compiles a phrase. A pattern or meaning that is malformed is a mistake in a skill, found by the test that compiles
/// every phrase, so it panics with the pattern.
pub(super) fn compile(phrase: Phrase) -> Compiled {
    let mut slots = Vec::new();
    let mut rest = phrase.pattern;
    let lines = sequence(&mut rest, &mut slots, phrase.pattern);
    assert!(rest.is_empty(), "unbalanced brackets in the pattern `{}`", phrase.pattern);
    assert!(lines.len() <= MOST_LINES, "the pattern `{}` stands for too many sequences", phrase.pattern);
    let names: Vec<&str> = slots.iter().map(String::as_str).collect();
    let meaning = Template::parse(phrase.means, &names)
        .unwrap_or_else(|error| panic!("the meaning of `{}`: {error}", phrase.pattern));
    Compiled { phrase, lines, meaning }
}

/// Reads a sequence of words, groups and slots up to `)`, `|`, `]` or the end.
fn sequence(rest: &mut &str, slots: &mut Vec<String>, whole: &str) -> Vec<Line> {
    let mut lines = vec![Line { elements: Vec::new(), slots: Vec::new() }];
    loop {
        *rest = rest.trim_start();
        let Some(first) = rest.chars().next() else {
            return lines;
        };
        let parts = match first {
            ')' | '|' | ']' => return lines,
            '(' => {
                let mut parts = alternatives(rest, slots, whole, ')');
                parts.push(Line { elements: Vec::new(), slots: Vec::new() });
                parts
            }
            '[' => alternatives(rest, slots, whole, ']'),
            '{' => vec![slot(rest, slots, whole)],
            _ => {
                let length = rest.find([' ', '(', ')', '[', ']', '|', '{']).unwrap_or(rest.len());
                let (word, after) = rest.split_at(length);
                *rest = after;
                vec![Line { elements: vec![Element::Literal(word.into())], slots: Vec::new() }]
            }
        };
        lines = lines.iter().flat_map(|line| parts.iter().map(|part| joined(line, part))).collect();
        assert!(lines.len() <= MOST_LINES, "the pattern `{whole}` stands for too many sequences");
    }
}

fn alternatives(rest: &mut &str, slots: &mut Vec<String>, whole: &str, close: char) -> Vec<Line> {
    *rest = &rest[1..];
    let mut all = Vec::new();
    loop {
        all.extend(sequence(rest, slots, whole));
        let mark = rest.chars().next();
        assert!(mark.is_some(), "unbalanced brackets in the pattern `{whole}`");
        *rest = &rest[1..];
        if mark == Some(close) {
            return all;
        }
        assert_eq!(mark, Some('|'), "unbalanced brackets in the pattern `{whole}`");
    }
}

fn slot(rest: &mut &str, slots: &mut Vec<String>, whole: &str) -> Line {
    let end = rest.find('}').unwrap_or_else(|| panic!("an open slot in the pattern `{whole}`"));
    let inside = &rest[1..end];
    *rest = &rest[end + 1..];
    let (name, kind) = inside.split_once(':').unwrap_or((inside, "Number"));
    let kind = Type::named(kind).unwrap_or_else(|| panic!("no such type in the pattern `{whole}`"));
    let place = slots.iter().position(|known| known == name).unwrap_or_else(|| {
        slots.push(name.to_owned());
        slots.len() - 1
    });
    Line { elements: vec![Element::Slot(kind)], slots: vec![place] }
}

fn joined(left: &Line, right: &Line) -> Line {
    Line {
        elements: left.elements.iter().chain(&right.elements).cloned().collect(),
        slots: left.slots.iter().chain(&right.slots).copied().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(pattern: &'static str, means: &'static str) -> Vec<String> {
        let compiled = compile(Phrase::new(pattern, Type::Number, means));
        let shown = |element: &Element| match element {
            Element::Literal(word) => word.to_string(),
            Element::Slot(kind) => format!("<{kind:?}>"),
        };
        compiled.lines.iter().map(|line| line.elements.iter().map(shown).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn a_pattern_stands_for_its_sequences() {
        assert_eq!(
            written("(the) [gcd|greatest common divisor] of {a} and {b}", "gcd(a, b)"),
            [
                "the gcd of <Number> and <Number>",
                "the greatest common divisor of <Number> and <Number>",
                "gcd of <Number> and <Number>",
                "greatest common divisor of <Number> and <Number>",
            ]
        );
    }

    #[test]
    #[should_panic(expected = "unbalanced")]
    fn an_open_bracket_is_a_mistake() {
        written("(the gcd", "gcd(a, b)");
    }
}
