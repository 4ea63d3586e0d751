//! How long the shortest ladder through given words is, `ladder_counted("hit", "cog", [...], "steps")`, and whether there is
//! one, `ladder_exists("hit", "cog", [...])`. Every word but the first must be among those that are given.

use std::collections::BTreeSet;

use super::NONE;
use crate::problem::{Approach, Goal, Setback, Value, Working};

/// Words that differ in one letter.
fn are_neighbours(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count() == 1
}

/// After how many steps the last word is met, where the words are taken away as they are met.
fn layers(from: &str, to: &str, words: &[String], working: &mut Working) -> Result<Option<usize>, Setback> {
    let mut left: BTreeSet<&str> = words.iter().map(String::as_str).filter(|it| *it != from).collect();
    let mut layer: BTreeSet<&str> = BTreeSet::from([from]);
    for steps in 0.. {
        if layer.contains(to) {
            return Ok(Some(steps));
        }
        working.spend(1 + (layer.len() * left.len()) as u64 / 4)?;
        let next: BTreeSet<&str> =
            left.iter().copied().filter(|it| layer.iter().any(|known| are_neighbours(known, it))).collect();
        if next.is_empty() {
            break;
        }
        working.note(|| format!("after {} steps: {}", steps + 1, next.iter().copied().collect::<Vec<_>>().join(", ")));
        left.retain(|it| !next.contains(it));
        layer = next;
    }
    Ok(None)
}

pub fn approaches(from: &Value, to: &Value, words: &Value, what: Option<&Value>) -> Vec<Approach> {
    let (Some(first), Some(last), Some(list)) = (from.as_text(), to.as_text(), words.as_texts()) else {
        return Vec::new();
    };
    let list: Vec<String> = list.into_iter().map(str::to_lowercase).collect();
    let (first, last) = (first.to_lowercase(), last.to_lowercase());
    let is_given = list.contains(&last);
    let counts_words = what.and_then(Value::as_text) == Some("words");
    let is_asked_for_number = what.is_some();
    let told = move |steps: Option<usize>| match (is_asked_for_number, steps) {
        (false, steps) => Value::Truth(steps.is_some()),
        (true, Some(steps)) => Value::from((steps + usize::from(counts_words)) as i64),
        (true, None) => Value::text(NONE),
    };
    let ladder = Goal::new("word_ladder", vec![from.clone(), to.clone(), words.clone()]);
    vec![
        Approach::split(
            "find_a_ladder",
            "find a shortest ladder and look at it",
            vec![ladder],
            move |parts, working| {
                if !is_given {
                    working.note(|| "the last word is not among those that may be used".to_owned());
                    return Ok(told(None));
                }
                Ok(told(parts[0].as_list().map(|it| it.len() - 1)))
            },
        ),
        Approach::direct(
            "layer_by_layer",
            "collect the words that are one step away, two steps, three steps",
            move |working| Ok(told(layers(&first, &last, &list, working)?)),
        ),
    ]
}

/// The word between two that differ in two letters: `rung_between("cord", "ward")`.
pub fn rung_between(before: &Value, after: &Value) -> Vec<Approach> {
    use crate::skills::search::words::rarity;
    let (Some(one), Some(other)) = (before.as_text(), after.as_text()) else {
        return Vec::new();
    };
    let is_plain = |word: &str| word.chars().all(|c| c.is_ascii_alphabetic());
    let places: Vec<usize> =
        one.bytes().zip(other.bytes()).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
    if one.len() != other.len() || places.len() != 2 || !is_plain(one) || !is_plain(other) {
        return Vec::new();
    }
    // Either of the two letters may be changed first.
    let mixed = |at: usize| -> String {
        let letters = one.chars().zip(other.chars()).enumerate();
        letters.map(|(place, (a, b))| if place == at { b } else { a }).collect()
    };
    let choices = [mixed(places[0]), mixed(places[1])];
    let two_steps = Goal::new("word_ladder", vec![before.clone(), after.clone(), Value::text("exactly 2")]);
    vec![
        Approach::split("two_steps", "find a ladder of two steps and take its middle", vec![two_steps], |parts, _| {
            let middle = parts[0].as_list().and_then(|it| it.get(1)).cloned();
            middle.ok_or_else(|| Setback::no_way("no ladder has two steps"))
        }),
        Approach::direct(
            "either_letter_first",
            "change the one letter or the other, and see which is a word",
            move |working| {
                let known = choices.iter().filter_map(|it| Some((rarity(&it.to_lowercase())?, it)));
                working.note(|| format!("it may be {} or {}", choices[0], choices[1]));
                let best = known.min_by_key(|it| it.0).map(|it| it.1);
                best.map(Value::text).ok_or_else(|| Setback::no_way("neither is a word that is known here"))
            },
        ),
    ]
}
