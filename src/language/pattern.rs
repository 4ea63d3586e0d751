//! The patterns of phrases, compiled.
//!
//! A pattern is words (matched by lemma), optional parts `(the)`, alternatives `[find|work out]` and typed slots `{a}`
//! or `{e:Expression}`. It compiles into a small automaton, so that a pattern may have many optional parts without
//! standing for ever so many sequences.

use crate::problem::{Phrase, Template, Type};

/// One element of a compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Element {
    /// A word, by any of its forms; or a mark such as a comma.
    Literal(Box<str>),
    /// Something of this type, and its place among the slots of the pattern.
    Slot(Type, usize),
}

/// What may come at some place of a pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    /// Elements, each with the state that follows it.
    pub edges: Vec<(Element, usize)>,
    /// Whether the pattern may end here.
    pub accepts: bool,
}

/// A phrase, compiled.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    pub phrase: Phrase,
    pub states: Vec<State>,
    /// The state in which matching begins.
    pub first: usize,
    pub meaning: Template,
    /// How many slots there are in all.
    pub slots: usize,
    /// Whether the meaning speaks of the words that fill a slot: `said_a`.
    pub quotes: bool,
}

/// A pattern as it is written.
enum Node {
    Element(Element),
    Sequence(Vec<Node>),
    Alternatives(Vec<Node>),
}

/// Compiles a phrase. A pattern or meaning that is malformed is a mistake in a skill, found by the test that compiles
/// every phrase, so it panics with the pattern.
pub(super) fn compile(phrase: Phrase) -> Compiled {
    compile_as(phrase, phrase.pattern)
}

/// A statement asked as a question, with its verb first: "{n} be prime" as "be {n} prime", "{d} divide {n}" as "do {d} divide
/// {n}". None for what is no statement, or begins otherwise.
pub(super) fn compile_asked(phrase: Phrase) -> Option<Compiled> {
    let (subject, said) = phrase.pattern.split_once(' ').filter(|_| phrase.denotes == Type::Truth)?;
    let asked = match said.strip_prefix("be ") {
        Some(rest) => format!("be {subject} {rest}"),
        None => format!("do {subject} {said}"),
    };
    let begins_with_a_verb = said.starts_with(|first: char| first.is_alphabetic() || first == '(');
    let is_statement = subject.starts_with('{') && begins_with_a_verb;
    is_statement.then(|| compile_as(Phrase { denotes: Type::Task, ..phrase }, &asked))
}

fn compile_as(phrase: Phrase, pattern: &str) -> Compiled {
    let mut slots = Vec::new();
    let mut rest = pattern;
    let node = sequence(&mut rest, &mut slots, pattern);
    assert!(rest.is_empty(), "unbalanced brackets in the pattern `{pattern}`");
    let mut states = vec![State { edges: Vec::new(), accepts: true }];
    let entry = entry(&node, 0, &mut states);
    assert!(!entry.accepts, "the pattern `{pattern}` may be empty");
    states.push(entry);
    let said: Vec<String> = slots.iter().map(|slot| format!("said_{slot}")).collect();
    let names: Vec<&str> = slots.iter().chain(&said).map(String::as_str).collect();
    let quotes = said.iter().any(|name| phrase.means.contains(name.as_str()));
    let meaning =
        Template::parse(phrase.means, &names).unwrap_or_else(|error| panic!("the meaning of `{pattern}`: {error}"));
    Compiled { phrase, first: states.len() - 1, states, meaning, slots: slots.len(), quotes }
}

/// The state in which `node` begins when `next` follows it.
fn entry(node: &Node, next: usize, states: &mut Vec<State>) -> State {
    match node {
        Node::Element(element) => State { edges: vec![(element.clone(), next)], accepts: false },
        Node::Sequence(parts) => {
            let mut next = next;
            for (index, part) in parts.iter().enumerate().rev() {
                let state = entry(part, next, states);
                if index == 0 {
                    return state;
                }
                states.push(state);
                next = states.len() - 1;
            }
            states[next].clone()
        }
        Node::Alternatives(parts) => {
            let mut all = State::default();
            for part in parts {
                let state = entry(part, next, states);
                all.accepts |= state.accepts;
                for edge in state.edges {
                    if !all.edges.contains(&edge) {
                        all.edges.push(edge);
                    }
                }
            }
            all
        }
    }
}

/// Reads a sequence of words, groups and slots up to `)`, `|`, `]` or the end.
fn sequence(rest: &mut &str, slots: &mut Vec<String>, whole: &str) -> Node {
    let mut parts = Vec::new();
    loop {
        *rest = rest.trim_start();
        let Some(first) = rest.chars().next() else {
            return Node::Sequence(parts);
        };
        // A bracket between blanks is a mark of the prompt.
        let before = &whole[..whole.len() - rest.len()];
        let after = &rest[first.len_utf8()..];
        let is_alone = before.ends_with([' ', '[', '|']) && (after.is_empty() || after.starts_with([' ', '|', ']']));
        match first {
            '(' | ')' if is_alone => {
                parts.push(Node::Element(Element::Literal(first.to_string().into())));
                *rest = &rest[1..];
            }
            ')' | '|' | ']' => return Node::Sequence(parts),
            '(' => {
                let mut alternatives = alternatives(rest, slots, whole, ')');
                alternatives.push(Node::Sequence(Vec::new()));
                parts.push(Node::Alternatives(alternatives));
            }
            '[' => parts.push(Node::Alternatives(alternatives(rest, slots, whole, ']'))),
            '{' => parts.push(slot(rest, slots, whole)),
            _ => {
                let length = rest.find([' ', '(', ')', '[', ']', '|', '{']).unwrap_or(rest.len());
                let (word, after) = rest.split_at(length);
                *rest = after;
                parts.push(Node::Element(Element::Literal(word.into())));
            }
        }
    }
}

fn alternatives(rest: &mut &str, slots: &mut Vec<String>, whole: &str, close: char) -> Vec<Node> {
    *rest = &rest[1..];
    let mut all = Vec::new();
    loop {
        all.push(sequence(rest, slots, whole));
        let mark = rest.chars().next();
        assert!(mark.is_some(), "unbalanced brackets in the pattern `{whole}`");
        *rest = &rest[1..];
        if mark == Some(close) {
            return all;
        }
        assert_eq!(mark, Some('|'), "unbalanced brackets in the pattern `{whole}`");
    }
}

fn slot(rest: &mut &str, slots: &mut Vec<String>, whole: &str) -> Node {
    let end = rest.find('}').unwrap_or_else(|| panic!("an open slot in the pattern `{whole}`"));
    let inside = &rest[1..end];
    *rest = &rest[end + 1..];
    let (name, kind) = inside.split_once(':').unwrap_or((inside, "Number"));
    let kind = Type::named(kind).unwrap_or_else(|| panic!("no such type in the pattern `{whole}`"));
    let place = slots.iter().position(|known| known == name).unwrap_or_else(|| {
        slots.push(name.to_owned());
        slots.len() - 1
    });
    Node::Element(Element::Slot(kind, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every sequence that a pattern stands for.
    fn written(pattern: &'static str, means: &'static str) -> Vec<String> {
        fn go(compiled: &Compiled, state: usize, so_far: &str, all: &mut Vec<String>) {
            for (element, next) in &compiled.states[state].edges {
                let word = match element {
                    Element::Literal(word) => word.to_string(),
                    Element::Slot(kind, _) => format!("<{kind:?}>"),
                };
                go(compiled, *next, &format!("{so_far} {word}"), all);
            }
            if compiled.states[state].accepts {
                all.push(so_far.trim().to_owned());
            }
        }
        let compiled = compile(Phrase::new(pattern, Type::Number, means));
        let mut all = Vec::new();
        go(&compiled, compiled.first, "", &mut all);
        all
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
    fn optional_parts_at_the_end_and_brackets_as_marks() {
        assert_eq!(
            written("{a} (be) (there)", "a"),
            ["<Number> be there", "<Number> be", "<Number> there", "<Number>"]
        );
        assert_eq!(written("{a} ( base {b} )", "a"), ["<Number> ( base <Number> )"]);
    }

    #[test]
    #[should_panic(expected = "unbalanced")]
    fn an_open_bracket_is_a_mistake() {
        written("(the gcd", "gcd(a, b)");
    }
}
