//! Every rung of a ladder is looked at again: one letter differs from the rung before, and the word is a word.

use std::collections::BTreeSet;

use crate::problem::{Value, Verdict};
use crate::skills::search::words::rarity;

pub fn check(from: &Value, to: &Value, how: &Value, answer: &Value) -> Verdict {
    let (Some(from), Some(to)) = (from.as_text(), to.as_text()) else {
        return Verdict::Unsettled;
    };
    let given: Option<BTreeSet<String>> =
        how.as_texts().map(|words| words.iter().map(|it| it.to_lowercase()).collect());
    let is_known = |word: &str| match &given {
        Some(given) => given.contains(word),
        None => rarity(word).is_some(),
    };
    let (from, to) = (from.to_lowercase(), to.to_lowercase());
    if answer.as_text() == Some("no ladder") && given.is_some() {
        return match fewest(&from, &to, &is_known) {
            Some(_) => Verdict::refuted("there is a ladder"),
            None => Verdict::confirmed(
                "the words that can be reached from the first were collected, and the last is not among them",
            ),
        };
    }
    let Some(words) = answer.as_texts() else {
        return Verdict::refuted("it is no list of words");
    };
    let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    if words.first() != Some(&from) || words.last() != Some(&to) {
        return Verdict::refuted(format!("it does not lead from {from} to {to}"));
    }
    for pair in words.windows(2) {
        let (one, other): (Vec<char>, Vec<char>) = (pair[0].chars().collect(), pair[1].chars().collect());
        let different = one.iter().zip(&other).filter(|(a, b)| a != b).count();
        if one.len() != other.len() || different != 1 {
            return Verdict::refuted(format!("{} and {} differ in more or less than one letter", pair[0], pair[1]));
        }
    }
    let inner = &words[1..words.len().saturating_sub(1).max(1)];
    if let Some(unknown) = inner.iter().find(|word| !is_known(word)) {
        return match given {
            Some(_) => Verdict::refuted(format!("{unknown} is not among the words that are given")),
            None => Verdict::refuted(format!("{unknown} is not in the list of English words")),
        };
    }
    if let Some((kind, count)) = how.as_text().and_then(|it| it.rsplit_once(' ')) {
        let steps = words.len() - 1;
        let is_kept =
            count.parse() == Ok(steps) || kind == "at most" && count.parse().is_ok_and(|most: usize| steps < most);
        return match is_kept {
            true => {
                Verdict::confirmed(format!("each step changes one letter, and the {steps} steps are {kind} {count}"))
            }
            false => Verdict::refuted(format!("it takes {steps} steps, which are not {kind} {count}")),
        };
    }
    if how.as_text() == Some("any") {
        return Verdict::confirmed("each word is English and differs from the one before in one letter");
    }
    match fewest(&from, &to, &is_known) {
        Some(fewest) if words.len() > fewest + 1 => {
            Verdict::refuted(format!("it takes {} steps, and {fewest} are enough", words.len() - 1))
        }
        Some(fewest) => {
            Verdict::confirmed(format!("each step changes one letter, and no ladder has fewer than {fewest} steps"))
        }
        None => Verdict::Unsettled,
    }
}

/// The fewest steps, by spreading from the last word backward.
fn fewest(from: &str, to: &str, is_known: &dyn Fn(&str) -> bool) -> Option<usize> {
    let mut seen: BTreeSet<Vec<u8>> = BTreeSet::from([to.as_bytes().to_vec()]);
    let mut rim: Vec<Vec<u8>> = seen.iter().cloned().collect();
    let mut steps = 0;
    while !rim.is_empty() {
        if rim.iter().any(|word| word == from.as_bytes()) {
            return Some(steps);
        }
        let mut next = Vec::new();
        for word in &rim {
            for (place, letter) in (0..word.len()).flat_map(|place| (b'a'..=b'z').map(move |letter| (place, letter))) {
                let mut other = word.clone();
                other[place] = letter;
                let text = String::from_utf8_lossy(&other).into_owned();
                if (text == from || is_known(&text)) && seen.insert(other.clone()) {
                    next.push(other);
                }
            }
        }
        rim = next;
        steps += 1;
    }
    None
}
