//! Which reading of a story is relied on: what the schemas read, what the evidence says, or neither.

use super::evidence::{Weighed, weighed};
use super::reading::{heard, reading};
use super::unread::{asks_beyond_evidence, is_beyond_evidence, misleads_schemas};
use crate::problem::{Kind, Prompt, Reading, Token, Unread};

/// By how much, in hundredths of a natural logarithm, an answer that only the evidence gives must outweigh all others; and
/// by how much more for each word by which the story is longer than [`SHORT`]. Chosen by cross-validation on stories that
/// the weights were not fitted on.
const ENOUGH_ALONE: i32 = 60;
const MORE_FOR_A_WORD: i32 = 12;
const SHORT: usize = 30;

/// How much more is asked of an answer that leaves a number of the story aside; twice that where only the evidence gives it.
const MORE_WITHOUT_A_NUMBER: i32 = 60;

/// By how much "nothing of the kind" may outweigh what the schemas read in full, since they may use a number twice, which no
/// tree does; and by how much less for each word by which the story is longer than [`SHORT`].
const MOST_FOR_NOTHING: i32 = 100;
const LESS_FOR_A_WORD: i32 = 5;

/// Reads a whole prompt as a story that ends in a question. Schemas read what the words say; what they come to is one voice
/// among the evidence. It stands while nothing outweighs it; where something does, that answers when it is heavy enough to
/// answer by itself, and else nothing does.
pub(super) fn read(prompt: &Prompt) -> Option<Reading> {
    let heard = heard(prompt)?;
    let by_schemas = heard.by_schemas(prompt);
    if heard.contradicts_itself() {
        // No weight tells which of two numbers is meant.
        return by_schemas;
    }
    let voice = heard.voice(prompt);
    let Some(weighed) = weighed(prompt, &heard.story, heard.asked.as_ref(), voice.as_ref()) else {
        return by_schemas;
    };
    let is_refuted = by_schemas.as_ref().is_some_and(|reading| heard.is_refuted(reading));
    let is_read = by_schemas.as_ref().is_some_and(Reading::is_complete) && !is_refuted;
    match by_schemas {
        Some(reading) if reading.unread.iter().any(|piece| is_beyond_evidence(prompt, piece)) => Some(reading),
        Some(reading) if is_read && !misleads_schemas(prompt) && is_borne_out(prompt, &reading, &weighed) => {
            Some(reading)
        }
        by_schemas => {
            // Half a marble in each bag is not mended by rounding.
            let beyond = asks_beyond_evidence(prompt);
            let is_enough = beyond.is_none() && is_enough(prompt, &weighed) && !(is_refuted && weighed.is_rounded);
            let doubt = (!is_enough).then(|| match beyond {
                Some(word) => format!("it speaks of \"{word}\", and no weighing of its words tells what that comes to"),
                None => doubt(&weighed),
            });
            match weighed.tree {
                Some(tree) if is_enough || by_schemas.is_none() => {
                    let reading = reading(prompt, &heard.story, &tree.question, &tree.resolved, tree.unread);
                    Some(Reading { kind: Kind::Heuristic, because: tree.because, doubt, ..reading })
                }
                // What could be read in part says itself what is missing.
                _ => by_schemas.map(|reading| Reading { doubt: doubt.filter(|_| is_read), ..reading }),
            }
        }
    }
}

/// Whether the evidence is with what the schemas read in full, or has nothing better.
fn is_borne_out(prompt: &Prompt, reading: &Reading, weighed: &Weighed) -> bool {
    let most_for_nothing = (MOST_FOR_NOTHING - LESS_FOR_A_WORD.saturating_mul(words_beyond_short(prompt))).max(0);
    weighed.for_schemas.is_none_or(|(other, nothing)| {
        other >= more_without_numbers(prompt, &reading.unread) && nothing >= -most_for_nothing
    })
}

/// Whether the evidence is heavy enough to answer by itself.
fn is_enough(prompt: &Prompt, weighed: &Weighed) -> bool {
    let enough = ENOUGH_ALONE + MORE_FOR_A_WORD.saturating_mul(words_beyond_short(prompt));
    weighed.tree.as_ref().is_some_and(|tree| {
        weighed.is_plain && !weighed.is_idle && weighed.margin > enough + 2 * more_without_numbers(prompt, &tree.unread)
    })
}

fn words_beyond_short(prompt: &Prompt) -> i32 {
    i32::try_from(prompt.tokens.len().saturating_sub(SHORT)).unwrap_or(i32::MAX / 100)
}

fn more_without_numbers(prompt: &Prompt, unread: &[Unread]) -> i32 {
    let is_aside = |token: &Token| token.number().is_some() && unread.iter().any(|it| it.span == token.span);
    if prompt.tokens.iter().any(is_aside) { MORE_WITHOUT_A_NUMBER } else { 0 }
}

/// What else the story may come to; completes "I can read this, but ...".
fn doubt(weighed: &Weighed) -> String {
    match (weighed.best.map(shown), weighed.second.map(shown)) {
        (Some(one), Some(other)) if one != other => format!("it may come to {one} or to {other}"),
        (Some(one), _) => format!("I am not sure enough that it comes to {one}"),
        (None, _) => "it is likely to mean something else than I know".to_owned(),
    }
}

/// A value with at most four decimals.
fn shown(value: f64) -> String {
    format!("{}", (value * 10_000.0).round() / 10_000.0)
}
