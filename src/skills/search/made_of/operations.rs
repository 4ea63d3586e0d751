//! Which operations may be used: named, forbidden, or only told how they are written.

use crate::language::{Telling, is_note_on_the_answer, says};
use crate::problem::{Prompt, Sentence, Token};

/// Each operation with its sign and the words for it.
const OPERATIONS: [(char, &str, &str); 4] = [
    ('+', "+", "addition|add|plus|sum"),
    ('-', "-−–", "subtraction|subtract|minus|difference|take_away|taking_away"),
    ('*', "*×·", "multiplication|multiply|times|product"),
    ('/', "/÷", "division|divide|quotient"),
];

/// The signs of the operations that may be used: those that a sentence about them names, or else all four.
pub fn operators(telling: &Telling) -> String {
    let prompt = telling.prompt;
    let (mut named, mut forbidden) = (String::new(), String::new());
    let about = "operation|operator|only|allowed|arithmetic|symbol|sign|using|use|without|no|not|nor|addition|add";
    // "Only the expression, with * and / where you multiply" tells how it is written.
    for sentence in telling.all(&[about]).filter(|it| !is_note_on_the_answer(prompt, it)) {
        for (tokens, text) in clauses(prompt, sentence) {
            // "Use '*' for multiplication" tells how it is written, and a sign before a number is no subtraction.
            let is_notation = says(tokens, "for|as|denote multiplication|division|multiply|divide")
                || says(tokens, "unary|rather_than|instead_of|in_place_of")
                || tells_how_to_write(tokens, text);
            // An x is a sign among signs only.
            let has_signs = stands_alone(text, "+") && stands_alone(text, "-−–");
            let found: String = OPERATIONS
                .iter()
                .filter(|(_, signs, words)| says(tokens, words) || stands_alone(text, signs))
                .map(|(operator, ..)| *operator)
                .chain((has_signs && stands_alone(text, "xX")).then_some('*'))
                .collect();
            match () {
                () if is_notation => {}
                // "Division only when it comes out even", "the four operations".
                () if says(tokens, "four_operations|four_basic|four_arithmetic|all_operations|basic_operations") => {}
                () if found.len() == 1 && !is_forbidding(tokens) && !is_only(tokens) => {}
                () if is_forbidding(tokens) => forbidden += &found,
                () => named += &found,
            }
        }
    }
    let is_allowed =
        |operator: &char| (named.is_empty() || named.contains(*operator)) && !forbidden.contains(*operator);
    "+-*/".chars().filter(is_allowed).collect()
}

/// The parts of a sentence before and after a colon or a semicolon: "do not divide: only plus, minus and times".
fn clauses<'p>(prompt: &'p Prompt, sentence: &Sentence) -> Vec<(&'p [Token], &'p str)> {
    let tokens = prompt.of(sentence);
    let parts = tokens.split(|token| token.is_mark(':') || token.is_mark(';'));
    let placed = parts.filter_map(|part| {
        let (first, last) = (part.first()?, part.last()?);
        Some((part, &prompt.text[first.span.start..last.span.end]))
    });
    placed.collect()
}

/// Whether a sentence forbids the operations that it names: what is denied after them is something else, "you may add and
/// subtract, and need not use all numbers".
fn is_forbidding(tokens: &[Token]) -> bool {
    let is_signs = |token: &Token| token.lower.chars().all(|c| "+-−–*×·/÷ ".contains(c));
    const DENIES: &str = "without|no|not|nor|n't|never|forbidden|except";
    let is_operation = |token: &Token| {
        OPERATIONS.iter().any(|(_, signs, words)| {
            says(std::slice::from_ref(token), words)
                || is_signs(token) && token.lower.chars().any(|c| signs.contains(c))
        })
    };
    // "Two times" multiplies nothing.
    let is_count = |at: usize| at > 0 && tokens[at].is_word("times") && tokens[at - 1].number().is_some();
    let last = (0..tokens.len()).rev().find(|at| is_operation(&tokens[*at]) && !is_count(*at)).unwrap_or(tokens.len());
    let after = tokens.get(last + 1..).unwrap_or_default();
    let denied_before = says(&tokens[..last.min(tokens.len())], DENIES);
    (denied_before || says(after, "forbidden|not_allowed|not_permitted")) && !says(tokens, "no_=|not_all|no_'|only")
}

/// Whether one operation is all that may be used: "using only addition".
fn is_only(tokens: &[Token]) -> bool {
    says(
        tokens,
        "only_addition|only_add|only_subtraction|only_multiplication|only_division|only_+|only_-|only_*|just_addition|just_multiplication|addition_only|multiplication_only|subtraction_only|nothing_but|only_use|use_only|only_using|using_only !when !evenly !even !remainder",
    )
}

/// Whether one of these signs stands between blanks, brackets, marks or others.
fn stands_alone(text: &str, signs: &str) -> bool {
    text.char_indices().any(|(at, c)| {
        let is_joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        signs.contains(c)
            && !is_joined(text[..at].chars().next_back())
            && !is_joined(text[at + c.len_utf8()..].chars().next())
    })
}

/// "Reply with an expression, with * and / and without the equals sign": the two signs that keyboards have in place of others.
fn tells_how_to_write(tokens: &[Token], text: &str) -> bool {
    const GIVES: &str = "reply|answer|write|give|send|output|return|respond|type|print|enter|submit";
    stands_alone(text, "*")
        && stands_alone(text, "/")
        && !["+", "-−–"].iter().any(|sign| stands_alone(text, sign))
        && says(&tokens[..tokens.len().min(3)], GIVES)
        && !says(tokens, "only|allowed|may")
}
