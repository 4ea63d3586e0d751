//! What the question asks, as far as the evidence speaks of it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::quantities::{Quantity, Sort, sort_of};
use crate::language::{gender, singular};
use crate::problem::{Prompt, Token, TokenKind};
use crate::skills::word_problems::mentions::Story;
use crate::skills::word_problems::question::{Kind, Question};

/// What the question asks, as far as cues speak of it.
pub(super) struct Asked {
    /// What is counted, in the singular; empty when it is not named.
    pub head: Box<str>,
    /// "in each *box*"
    pub per: Option<Box<str>>,
    /// The words of the question.
    pub words: BTreeSet<Box<str>>,
    /// What was understood of it: "asks what is left".
    pub facts: Vec<String>,
    /// Number of its sentence.
    pub sentence: usize,
}

/// Reads the question; none when nothing is asked.
pub(super) fn asked(prompt: &Prompt, story: &Story, question: Option<&Question>, all: &[Quantity]) -> Option<Asked> {
    let ends_with_mark =
        |sentence: &Range<usize>| prompt.tokens[sentence.clone()].iter().rev().take(2).any(|token| token.is_mark('?'));
    let asks = |sentence: &Range<usize>| {
        let word = |word: &str| prompt.tokens[sentence.clone()].iter().any(|token| token.is_word(word));
        word("how") || word("what") || word("find") || word("calculate") || word("determine")
    };
    let place =
        prompt.sentences.iter().rposition(ends_with_mark).or_else(|| prompt.sentences.iter().rposition(asks))?;
    let sentence = prompt.sentences[place].clone();
    let tokens = &prompt.tokens[sentence.clone()];
    let mention = story.mentions.iter().find(|it| it.is_asked());
    let after = |words: &[&str]| {
        let at = tokens.iter().position(|token| words.iter().any(|word| token.is_word(word)))?;
        let of = tokens.get(at + 1)?.is_word("of") || !words.contains(&"number");
        let next = tokens.get(at + if words.contains(&"number") { 2 } else { 1 })?;
        matches!(next.kind, TokenKind::Word { .. }).then(|| singular(&next.lower)).filter(|_| of)
    };
    let head = question
        .map(|question| question.thing.head.clone())
        .filter(|head| !head.is_empty())
        .or_else(|| mention.map(|it| it.thing.head.clone()))
        .or_else(|| after(&["many"]))
        .or_else(|| after(&["number"]))
        .unwrap_or_default();
    let has_money = all.iter().any(|quantity| quantity.kind == Sort::Money);
    let word = |word: &str| tokens.iter().any(|token| token.has_lemma(word) || token.is_word(word));
    let asks_money = has_money
        && (sort_of(&head) == Sort::Money
            || word("much") && (head.is_empty() || sort_of(&head) == Sort::Unknown)
            || ["cost", "pay", "spend", "price", "earn", "profit", "worth", "charge"].iter().any(|it| word(it))
                && !word("many"));
    let head: Box<str> = if asks_money { "dollar".into() } else { head };
    let per = question.and_then(|question| question.per.as_ref()).map(|per| per.head.clone());
    let per = per.or_else(|| mention.and_then(|it| it.per.as_ref()).map(|(_, per)| per.head.clone()));
    let mut facts = vec![format!("asks {}", sort_of(&head).name())];
    if let Some(question) = question {
        let kind = match question.kind {
            Kind::Amount => "an amount",
            Kind::Difference => "a difference",
            Kind::Times => "a factor",
        };
        facts.push(format!("asks for {kind}"));
        facts.push(format!("asks with {:?}", question.class));
        let mut fact = |is_so: bool, name: &str| {
            if is_so {
                facts.push(name.to_owned());
            }
        };
        fact(question.is_left, "asks what is left");
        fact(question.is_at_first, "asks for the start");
        fact(question.is_total, "asks for all");
        fact(question.needs, "asks what is needed");
        fact(question.is_group, "asks of several");
        fact(question.than.is_some(), "asks than");
        fact(question.todo.is_some(), "asks what is to do");
        fact(question.is_negated, "asks what is not");
    } else {
        facts.push("asks in an unknown way".to_owned());
    }
    if per.is_some() {
        facts.push("asks for each".to_owned());
    }
    let words = tokens.iter().filter_map(word_of).collect();
    Some(Asked { head, per, words, facts, sentence: place })
}

/// The word that cues know a token by; none for numbers, marks and names.
pub(super) fn word_of(token: &Token) -> Option<Box<str>> {
    let TokenKind::Word { is_capitalised } = token.kind else {
        return None;
    };
    let is_name = gender(&token.lower).is_some() && is_capitalised;
    (!is_name).then(|| token.lemmas.first().cloned().unwrap_or_else(|| token.lower.clone()))
}
