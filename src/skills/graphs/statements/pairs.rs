//! Pairs that are shown, `(1, 0)`, and the sentence that says which of the two is the earlier.

use std::ops::Range;

use super::said::pairs_said;
use crate::language::{Telling, says};
use crate::problem::{Literal, Prompt};

pub(super) fn shown_pairs(literal: &Literal) -> Option<Vec<(String, String)>> {
    let rows = literal.rows()?;
    let pairs: Option<Vec<(String, String)>> = rows
        .iter()
        .map(|row| match row[..] {
            [one, other] => Some((one.to_owned(), other.to_owned())),
            _ => None,
        })
        .collect();
    pairs.filter(|it| !it.is_empty())
}

pub(super) fn shows_pairs(prompt: &Prompt, span: &Range<usize>) -> bool {
    prompt
        .outline()
        .literals
        .iter()
        .any(|it| it.span.start < span.end && span.start < it.span.end && shown_pairs(&it.what).is_some())
}

/// The two names of a pair that a sentence explains: "(a_i, b_i) means ...", "[a, b]", "a pair a, b".
pub(super) fn explained(text: &str) -> Option<(&str, &str, &str)> {
    let with_letters = |it: &str| it.starts_with(|c: char| c.is_alphabetic() || c == '_');
    pair_in_brackets(text, with_letters).or_else(|| pair_in_brackets(text, |_| true))
}

/// The first two names in brackets of which both pass, and what follows them.
pub(super) fn pair_in_brackets(text: &str, passes: impl Fn(&str) -> bool) -> Option<(&str, &str, &str)> {
    for (open, close) in [('(', ')'), ('[', ']')] {
        for (place, _) in text.match_indices(open) {
            let Some(length) = text[place..].find(close) else {
                continue;
            };
            let inside = &text[place + 1..place + length];
            let is_name = |it: &str| {
                let it = it.trim();
                !it.is_empty() && it.len() < 14 && it.chars().all(|c| c.is_alphanumeric() || c == '_')
            };
            match inside.split(',').collect::<Vec<_>>()[..] {
                [one, other]
                    if is_name(one)
                        && is_name(other)
                        && one.trim() != other.trim()
                        && passes(one.trim())
                        && passes(other.trim()) =>
                {
                    return Some((one.trim(), other.trim(), &text[place + length + 1..]));
                }
                _ => {}
            }
        }
    }
    None
}

pub(super) fn explains_pairs(text: &str) -> bool {
    explained(text).is_some()
}

/// Whether the second of a shown pair is the earlier; none when it is not said.
pub(super) fn direction(telling: &Telling) -> Option<bool> {
    let prompt = telling.prompt;
    for sentence in &prompt.outline().sentences {
        let text = prompt.text_of(sentence);
        let (one, other, rest) = match explained(text) {
            Some(found) => found,
            None if says(
                prompt.of(sentence),
                "pair|tuple the_first|the_former|first_element the_second|the_latter|second_element",
            ) =>
            {
                ("first", "second", text)
            }
            None => continue,
        };
        // "if you want to take a you must first take b, e.g. ..."
        let rest = rest.split("e.g").next().unwrap_or(rest).split(['[', '(', '{']).next().unwrap_or(rest);
        let known = [vec![one.to_lowercase()], vec![other.to_lowercase()]];
        let rest = rest.replace("the first", "first_").replace("the second", "second_");
        let known = if one == "first" { [vec!["first_".to_owned()], vec!["second_".to_owned()]] } else { known };
        if let Some(found) = pairs_said(&rest, Some(&known))
            && let [(earlier, _)] = &found[..]
        {
            telling.takes(&sentence.span);
            return Some(*earlier == known[1][0]);
        }
    }
    None
}

/// Whether arrows lead from the earlier to the later, where a sentence explains them: "x -> y means x comes before y". None
/// where none does.
pub(super) fn arrow_explained(text: &str) -> Option<bool> {
    let (arrow, at) = ["->", "→", "=>", "⇒"].iter().find_map(|arrow| Some((arrow, text.find(arrow)?)))?;
    let bare = |it: &str| it.trim_matches(|c: char| !c.is_alphanumeric() && c != '_').to_lowercase();
    let one = bare(text[..at].split_whitespace().next_back()?);
    let mut rest = text[at + arrow.len()..].split_whitespace();
    let other = bare(rest.next()?);
    let means = bare(rest.next()?);
    let explains = ["means", "says", "indicates", "stands", "denotes", "tells", "signifies", "is", "expresses"];
    let (_, told) = text.split_once(&*format!(" {means} ")).filter(|_| explains.contains(&&*means) && one != other)?;
    let known = [vec![one.clone()], vec![other.clone()]];
    match &pairs_said(told.trim_start_matches("that "), Some(&known))?[..] {
        [(earlier, _)] => Some(*earlier == one),
        _ => None,
    }
}

/// Whether of the two in a row the first is the earlier, where a sentence says it: "the first must be passed before the second".
pub(super) fn first_and_second(text: &str) -> Option<bool> {
    let mut told = text.to_lowercase();
    for (ordinal, name) in [
        ("the first", "first_"),
        ("the left", "first_"),
        ("the second", "second_"),
        ("the right", "second_"),
        ("the other", "second_"),
    ] {
        told = told.replace(ordinal, name);
    }
    if !told.contains("first_") || !told.contains("second_") {
        return None;
    }
    match &pairs_said(&told, Some(&[vec!["first_".to_owned()], vec!["second_".to_owned()]]))?[..] {
        [(earlier, _)] => Some(earlier == "first_"),
        _ => None,
    }
}
