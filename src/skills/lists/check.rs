//! Looking back at lists: starts from what is given.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::maths::Number;
use crate::problem::{Value, Verdict};

/// The same words, each not after the one behind it; and equal ones as they came.
pub fn in_order(words: &Value, keys: &Value, is_descending: bool, answer: &Value) -> Verdict {
    let (Some(words), Some(keys)) = (words.as_texts(), keys.as_texts()) else {
        return Verdict::Unsettled;
    };
    let Some(answer) = answer.as_texts() else {
        return Verdict::refuted("it is no list of words");
    };
    if let Some(why) = other_items(&words, &answer) {
        return Verdict::refuted(why);
    }
    for pair in answer.windows(2) {
        let order = keys.iter().fold(Ordering::Equal, |so_far, key| so_far.then_with(|| by(key, pair[0], pair[1])));
        let order = if is_descending { order.reverse() } else { order };
        if order.is_gt() {
            return Verdict::refuted(format!("{} stands before {}", pair[0], pair[1]));
        }
        let place = |word: &str| words.iter().position(|it| *it == word);
        if order.is_eq() && place(pair[0]) > place(pair[1]) {
            return Verdict::refuted(format!("{} and {} are equal, and {} came first", pair[0], pair[1], pair[1]));
        }
    }
    Verdict::confirmed(format!("all {} words are there, and none stands before one that comes earlier", words.len()))
}

/// Letter against letter.
fn by(key: &str, one: &str, other: &str) -> Ordering {
    let lengths = one.chars().count().cmp(&other.chars().count());
    if key == "length" {
        return lengths;
    }
    let fold = |c: char| if key == "alphabet" { c.to_lowercase().next().unwrap_or(c) } else { c };
    let different = one.chars().zip(other.chars()).map(|(a, b)| fold(a).cmp(&fold(b))).find(|order| order.is_ne());
    different.unwrap_or(lengths)
}

/// What is there too often or too seldom.
fn other_items(given: &[&str], answer: &[&str]) -> Option<String> {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    given.iter().for_each(|item| *counts.entry(item).or_default() += 1);
    answer.iter().for_each(|item| *counts.entry(item).or_default() -= 1);
    let (item, count) = counts.into_iter().find(|(_, count)| *count != 0)?;
    Some(if count > 0 { format!("{item} is missing") } else { format!("{item} is there too often") })
}

/// The item in place k from the front is the one in place k from the back.
pub fn reversed(items: &Value, answer: &Value) -> Verdict {
    let Some(items) = items.as_list() else {
        return Verdict::Unsettled;
    };
    let Some(answer) = answer.as_list().filter(|answer| answer.len() == items.len()) else {
        return Verdict::refuted(format!("it is no list of {} items", items.len()));
    };
    let wrong = (0..items.len()).find(|&at| items[at] != answer[items.len() - 1 - at]);
    match wrong {
        Some(at) => Verdict::refuted(format!("{} is not in place {} from the end", items[at].spoken(), at + 1)),
        None => Verdict::confirmed(format!(
            "each of the {} items is as far from the end as it was from the front",
            items.len()
        )),
    }
}

/// Goes along both lists: what is in the answer fits, and what is left out does not.
pub fn kept(numbers: &Value, sign: &str, limit: &Number, answer: &Value) -> Verdict {
    let Some(given) = numbers.as_texts() else {
        return Verdict::Unsettled;
    };
    let Some(answer) = answer.as_texts() else {
        return Verdict::refuted("it is no list of numbers as they are written");
    };
    let mut left = answer.iter().peekable();
    for word in &given {
        let plain = word.replace(',', "");
        let Ok(number) = plain.parse::<Number>() else {
            return Verdict::Unsettled;
        };
        let distance = &number - limit;
        let fits = match sign {
            ">" => distance.is_positive(),
            "<" => distance.is_negative(),
            ">=" => !distance.is_negative(),
            "<=" => !distance.is_positive(),
            _ => return Verdict::Unsettled,
        };
        if !fits {
            continue;
        }
        if left.next() != Some(word) {
            return Verdict::refuted(format!("{word} should come next"));
        }
    }
    match left.next() {
        Some(extra) => Verdict::refuted(format!("{extra} should not be there")),
        None => Verdict::confirmed(format!("{} of {} numbers fit, and they are these", answer.len(), given.len())),
    }
}

/// Goes through the swaps from the last to the first and comes to the beginning.
pub fn after_swaps(pairs: &Value, swaps: &Value, answer: &Value) -> Verdict {
    let table = |value: &Value| -> Option<Vec<(String, String)>> {
        value
            .as_list()?
            .iter()
            .map(|pair| match pair.as_texts()?[..] {
                [one, other] => Some((one.to_owned(), other.to_owned())),
                _ => None,
            })
            .collect()
    };
    let (Some(pairs), Some(swaps)) = (table(pairs), table(swaps)) else {
        return Verdict::Unsettled;
    };
    let Some(answer) = table(answer).filter(|it| it.len() == pairs.len()) else {
        return Verdict::refuted("it does not say who has what");
    };
    let mut hands: BTreeMap<&str, &str> =
        answer.iter().map(|(person, thing)| (person.as_str(), thing.as_str())).collect();
    for (one, other) in swaps.iter().rev() {
        let (Some(first), Some(second)) = (hands.get(one.as_str()).copied(), hands.get(other.as_str()).copied()) else {
            return Verdict::refuted(format!("{one} or {other} is missing"));
        };
        hands.insert(one, second);
        hands.insert(other, first);
    }
    let is_order_kept = pairs.iter().zip(&answer).all(|(given, said)| given.0 == said.0);
    match pairs.iter().find(|(person, thing)| hands.get(person.as_str()) != Some(&thing.as_str())) {
        Some((person, thing)) => {
            Verdict::refuted(format!("going back through the swaps, {person} does not have {thing}"))
        }
        None if !is_order_kept => Verdict::refuted("the persons are in another order"),
        None => Verdict::confirmed("going back through the swaps, everybody has what was told"),
    }
}

pub fn looked_up(pairs: &Value, known: &str, side: usize, answer: &Value) -> Verdict {
    let Some(rows) = pairs.as_rows() else {
        return Verdict::Unsettled;
    };
    let is_there =
        rows.iter().any(|row| row.len() == 2 && row[side].as_text() == Some(known) && row[1 - side] == *answer);
    match is_there {
        true => Verdict::confirmed(format!("{} and {known} belong together", answer.spoken())),
        false => Verdict::refuted(format!("{} and {known} do not belong together", answer.spoken())),
    }
}
