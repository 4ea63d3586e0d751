//! Whole requests: a prompt that phrases cover from end to end, such as "What is the sum of the digits of 2^20?".

use std::ops::Range;
use std::rc::Rc;

use super::chart::{Grammar, Piece};
use crate::problem::{
    Binding, Expectation, Form, Goal, Phrase, Prompt, Reading, Restatement, TokenKind, Type, Unread, Value,
};

/// Ways to ask for something, whatever it is.
pub const REQUESTS: &[Phrase] = &[
    Phrase::new("{n}", Type::Task, "n").binding(Binding::Loosest),
    Phrase::new("[what|how much] be {n} (equal to)", Type::Task, "n").binding(Binding::Loosest),
    Phrase::new(
        "(please) [find|calculate|compute|determine|give|evaluate|state|tell me|work out|write down] (the value of) {n}",
        Type::Task,
        "n",
    )
    .binding(Binding::Loosest),
    Phrase::new("the value of {n}", Type::Number, "n"),
    Phrase::new("{n} [=|be] ?", Type::Task, "n").binding(Binding::Loosest),
];

/// The readings of a prompt that phrases cover.
pub fn read(prompt: &Prompt, grammar: &Grammar) -> Vec<Reading> {
    // Only sentences of ordinary length can be one question; the chart's cost grows with their length.
    const LONGEST_REQUEST: usize = 400;
    let all = 0..prompt.tokens.len();
    let asked = without_final_marks(prompt, all.clone());
    if asked.is_empty() || asked.len() > LONGEST_REQUEST {
        return Vec::new();
    }
    let parse = grammar.parse(prompt, all);
    let tasks = parse
        .at(asked.start)
        .iter()
        .filter(|piece| piece.denotes == Type::Task && (asked.end..=prompt.tokens.len()).contains(&piece.tokens.end));
    let mut readings: Vec<Reading> = tasks.filter_map(|piece| reading(prompt, piece, Vec::new())).collect();
    if readings.is_empty() {
        readings.extend(longest_part(prompt, &parse, &asked));
    }
    readings
}

fn without_final_marks(prompt: &Prompt, tokens: Range<usize>) -> Range<usize> {
    let mut end = tokens.end;
    while end > tokens.start && matches!(prompt.tokens[end - 1].kind, TokenKind::Mark('.' | '?' | '!')) {
        end -= 1;
    }
    tokens.start..end
}

/// The largest piece that could be read, with the rest named as unread: for saying where reading stopped.
fn longest_part(prompt: &Prompt, parse: &super::Parse, asked: &Range<usize>) -> Option<Reading> {
    let pieces = asked.clone().flat_map(|start| parse.at(start));
    let longest = pieces
        .filter(|piece| matches!(piece.denotes, Type::Number | Type::Task | Type::Truth) && piece.tokens.len() > 1)
        .max_by_key(|piece| (piece.tokens.len(), std::cmp::Reverse(piece.tokens.start)))?;
    let gap = |tokens: Range<usize>| {
        let first = prompt.tokens.get(tokens.start)?;
        let last = prompt.tokens.get(tokens.end.checked_sub(1)?)?;
        (!tokens.is_empty()).then_some(Unread { span: first.span.start..last.span.end, is_essential: true })
    };
    let unread = [asked.start..longest.tokens.start, longest.tokens.end..asked.end].into_iter().filter_map(gap);
    reading(prompt, longest, unread.collect())
}

fn reading(prompt: &Prompt, piece: &Piece, unread: Vec<Unread>) -> Option<Reading> {
    let goal = match &piece.value {
        Value::Goal(goal) => goal.clone(),
        Value::Number(_) => Goal::new("evaluate", vec![piece.value.clone()]),
        _ => return None,
    };
    let mut says = Vec::new();
    let mut phrases = Vec::new();
    let mut data = Vec::new();
    collect(prompt, piece, &mut says, &mut phrases, &mut data);
    let speaks_in_decimals = prompt.tokens.iter().any(|token| has_decimal_point(&prompt.text[token.span.clone()]));
    let form = if speaks_in_decimals { Form::Decimal } else { Form::Plain };
    Some(Reading {
        by: "language",
        restatement: Restatement {
            unknown: prompt.words(inner(piece).tokens.clone()).to_owned(),
            data,
            condition: goal.to_string(),
        },
        goal,
        expects: Expectation { form, ..Expectation::default() },
        says,
        unread,
        cost: piece.cost,
        phrases,
    })
}

/// What is asked for, without the words of asking.
fn inner(piece: &Piece) -> &Piece {
    match &piece.parts[..] {
        [only] if piece.denotes == Type::Task => inner(only),
        _ => piece,
    }
}

fn has_decimal_point(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(2).any(|pair| pair[0] == b'.' && pair[1].is_ascii_digit())
}

/// Goals with their words, the phrases used, and the numbers given, each once and from left to right.
fn collect(
    prompt: &Prompt,
    piece: &Piece,
    says: &mut Vec<(Goal, Range<usize>)>,
    phrases: &mut Vec<&'static str>,
    data: &mut Vec<String>,
) {
    let first = prompt.tokens[piece.tokens.start].span.start;
    let last = prompt.tokens[piece.tokens.end - 1].span.end;
    if let Value::Goal(goal) = &piece.value {
        says.push((goal.clone(), first..last));
    }
    phrases.extend(piece.phrase);
    if piece.parts.is_empty() && piece.phrase.is_none() {
        data.push(prompt.text[first..last].to_owned());
    }
    for part in &piece.parts {
        collect(prompt, Rc::as_ref(part), says, phrases, data);
    }
}
