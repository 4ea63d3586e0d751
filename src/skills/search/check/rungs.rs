//! Looking back at how long a ladder is, whether there is one, and at a single rung.

use crate::problem::{Value, Verdict};
use crate::skills::search::words::rarity;

/// How many letters differ; none for words of different length.
fn apart(one: &str, other: &str) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) =
        (one.to_lowercase().chars().collect(), other.to_lowercase().chars().collect());
    (one.len() == other.len()).then(|| one.iter().zip(&other).filter(|(a, b)| a != b).count())
}

/// The fewest steps are found by making ways shorter and shorter, word by word (Ford 1956).
pub fn counted(from: &Value, to: &Value, words: &Value, what: Option<&Value>, answer: &Value) -> Verdict {
    let (Some(from), Some(to), Some(list)) = (from.as_text(), to.as_text(), words.as_texts()) else {
        return Verdict::Unsettled;
    };
    let mut far: Vec<(&str, Option<usize>)> = std::iter::once((from, Some(0)))
        .chain(list.iter().filter(|it| !it.eq_ignore_ascii_case(from)).map(|it| (*it, None)))
        .collect();
    if far.len() > 2_000 {
        return Verdict::Unsettled;
    }
    loop {
        let mut is_changed = false;
        for one in 0..far.len() {
            let nearest = far.iter().filter(|it| apart(it.0, far[one].0) == Some(1)).filter_map(|it| it.1).min();
            if let Some(nearest) = nearest
                && far[one].1.is_none_or(|known| known > nearest + 1)
            {
                far[one].1 = Some(nearest + 1);
                is_changed = true;
            }
        }
        if !is_changed {
            break;
        }
    }
    let steps = far.iter().find(|it| it.0.eq_ignore_ascii_case(to)).and_then(|it| it.1);
    let Some(what) = what.and_then(Value::as_text) else {
        return match *answer == Value::Truth(steps.is_some()) {
            true => Verdict::confirmed("from the first word all words that can be reached were followed"),
            false => Verdict::refuted("from the first word all words that can be reached tell otherwise"),
        };
    };
    let more = usize::from(what == "words");
    match (steps, answer.as_number().and_then(|it| it.to_i64())) {
        (Some(steps), Some(said)) if usize::try_from(said) == Ok(steps + more) => {
            Verdict::confirmed(format!("the nearest way to the last word has {steps} steps"))
        }
        (None, _) if answer.as_text() == Some("no ladder") => Verdict::confirmed("the last word cannot be reached"),
        _ => Verdict::refuted("the nearest way to the last word has another length"),
    }
}

pub fn between(before: &Value, after: &Value, answer: &Value) -> Verdict {
    let (Some(before), Some(after), Some(word)) = (before.as_text(), after.as_text(), answer.as_text()) else {
        return Verdict::refuted("it is no word");
    };
    if apart(before, word) != Some(1) || apart(word, after) != Some(1) {
        return Verdict::refuted("it differs from one of the two in more or less than one letter");
    }
    match rarity(&word.to_lowercase()) {
        Some(_) => Verdict::confirmed("it is a word and differs from either in one letter"),
        None => Verdict::Unsettled,
    }
}
