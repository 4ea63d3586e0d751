//! Who is there.

use super::ORDINALS;
use super::kinds::KindWords;
use super::saying::{Said, is_name};
use crate::language::says;
use crate::problem::{Prompt, Token, TokenKind};

/// Everybody who speaks or is introduced, in order of appearance.
pub fn names(prompt: &Prompt, said: &[Said], truthful: &KindWords, lying: &KindWords) -> Vec<String> {
    // "Silver" and "Club" are no names where people are in the Silver Club.
    let is_kind = |word: &str| {
        let word = word.to_lowercase();
        truthful.1.iter().chain(&lying.1).any(|form| form.split(' ').any(|part| part == word))
    };
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        if !names.iter().any(|it| it == name) && !is_kind(name) {
            names.push(name.to_owned());
        }
    };
    for sentence in &prompt.outline().sentences {
        let is_said =
            said.iter().flat_map(|it| &it.spans).any(|it| it.start < sentence.span.end && sentence.span.start < it.end);
        let tokens = prompt.of(sentence);
        if is_said || sentence.is_example {
            continue;
        }
        // "The Four Sentries" is a heading.
        let is_heading = !tokens.iter().any(|it| matches!(it.kind, TokenKind::Word { is_capitalised: false }));
        if is_heading {
            continue;
        }
        // "There are 2 of them, Ann and Ben."
        let number =
            || tokens.iter().position(|it| it.number().is_some() && it.lower.starts_with(|c: char| c.is_ascii_digit()));
        let Some(from) = crate::language::place_of(
            tokens,
            "meet|encounter|come_across|name|call|people|inhabitant|islander|person|native|friend|stranger|villager|run_into|see|\
             there_be|suspect|approach|greet|brother|sister|twin|sit|stand|prisoner|guard|student|child|man|woman|neighbour|\
             logician|speak|talk|each|monk|nothing|silent|visit|two|three|four|five",
        )
        .or_else(number) else {
            continue;
        };
        let appears_again = |word: &str| {
            let parts = prompt.text.split(|c: char| !c.is_alphanumeric());
            parts.filter(|part| *part == word).count() > 1
        };
        for (at, token) in tokens.iter().enumerate() {
            // A word that begins a sentence has a capital anyway.
            let is_beside = |place: Option<usize>, words: &[&str]| {
                place.and_then(|it| tokens.get(it)).is_some_and(|it| words.contains(&&*it.lower))
            };
            let is_listed = is_beside(Some(at + 1), &[",", "and", "is", "says", "sits", "stands", "said"])
                || is_beside(at.checked_sub(1), &[",", "and"]);
            if at <= from && !(is_listed && appears_again(&prompt.text[token.span.clone()])) {
                continue;
            }
            let word = &prompt.text[token.span.clone()];
            let is_article = word == "A"
                && tokens.get(at + 1).is_some_and(|next| {
                    matches!(next.kind, TokenKind::Word { .. }) && &*next.lower != "and" && &*next.lower != "or"
                });
            let after_place = at > 0
                && ["of", "on", "in", "at"].contains(&&*tokens[at - 1].lower)
                && says(&tokens[..at], "island|land|town|country|planet|village");
            // Of "Captain Hale" the last word is the name.
            let is_title = tokens.get(at + 1).is_some_and(|next| {
                matches!(next.kind, TokenKind::Word { is_capitalised: true })
                    && is_name(&prompt.text[next.span.clone()])
            });
            if is_name(word)
                && !is_title
                && !is_article
                && !after_place
                && matches!(token.kind, TokenKind::Word { is_capitalised: true } | TokenKind::Formula(_))
            {
                add(word);
            }
        }
    }
    said.iter().for_each(|it| add(&it.speaker));
    if said.iter().any(|it| ORDINALS.contains(&it.speaker.as_str())) {
        return numbered(prompt, &names).unwrap_or_default();
    }
    // Somebody may be spoken of and say nothing.
    for words in said.iter().flat_map(|it| &it.words) {
        let words: Vec<&str> = words
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
            .filter(|it| !it.is_empty())
            .collect();
        for (at, word) in words.iter().enumerate() {
            let is_subject = words
                .get(at + 1)
                .is_some_and(|next| ["is", "and", "or", "would", "lies", "tells", "are", "always"].contains(next));
            if is_name(word) && *word != "A" && (at > 0 || is_subject) {
                add(word);
            }
        }
    }
    let place = |name: &String| prompt.text.match_indices(name.as_str()).next().map_or(usize::MAX, |(at, _)| at);
    if names.iter().all(|name| name.len() > 1) {
        names.sort_by_key(place);
    }
    names
}

/// "The first" and so on, as many as the prompt says there are. None when it does not, or tells of others too.
fn numbered(prompt: &Prompt, names: &[String]) -> Option<Vec<String>> {
    const PEOPLE: &str =
        "islander|inhabitant|people|person|native|man|woman|stranger|suspect|guard|villager|local|of_them";
    let is_count = |tokens: &[Token]| tokens[1..].len() < 3 && says(&tokens[1..], PEOPLE);
    let counts = prompt.tokens.windows(2).chain(prompt.tokens.windows(3));
    let mut counts = counts.filter(|it| is_count(it)).filter_map(|it| it[0].number()?.to_i64());
    let count = counts.next().filter(|first| counts.all(|it| it == *first))?;
    let all: Vec<String> = ORDINALS.iter().take(usize::try_from(count).ok()?).map(|it| (*it).to_owned()).collect();
    (all.len() as i64 == count && names.iter().all(|it| all.contains(it))).then_some(all)
}
