//! Looking back at letters compared, anagrams and words in reverse order.

use std::collections::BTreeSet;

use crate::problem::{Value, Verdict};

fn settled(is_right: bool, how: String) -> Verdict {
    if is_right { Verdict::confirmed(how) } else { Verdict::refuted(how) }
}

/// How often a letter stands there: by taking it away.
fn count(letter: char, text: &str) -> usize {
    let text = text.to_lowercase();
    text.chars().count() - text.replace(letter, "").chars().count()
}

/// Every letter that stands in one of these texts, each once.
fn letters_of(texts: &[&str]) -> BTreeSet<char> {
    texts
        .iter()
        .flat_map(|text| text.to_lowercase().chars().collect::<Vec<_>>())
        .filter(|c| c.is_alphabetic())
        .collect()
}

pub fn most_frequent(text: &str, answer: &Value) -> Verdict {
    let Some([Value::Text(letters), often]) = answer.as_list() else {
        return Verdict::refuted("it is no letter with a number");
    };
    let named: Vec<&str> = letters.split(" and ").collect();
    let counts: Vec<(char, usize)> = letters_of(&[text]).into_iter().map(|c| (c, count(c, text))).collect();
    let most = counts.iter().map(|it| it.1).max().unwrap_or(0);
    let best: Vec<String> = counts.iter().filter(|it| it.1 == most).map(|it| it.0.to_string()).collect();
    let is_number = often.as_integer().is_some_and(|it| it.to_string() == most.to_string());
    settled(
        best == named && is_number,
        format!("of all letters that stand there, none is taken away more than {most} times"),
    )
}

pub fn richest(what: &str, words: &Value, most: &str, answer: &Value) -> Verdict {
    let (Some(words), Some(said)) = (words.as_texts(), answer.as_text()) else {
        return Verdict::refuted("it is no word");
    };
    let number = |word: &str| -> usize {
        match what {
            "vowels" => "aeiou".chars().map(|c| count(c, word)).sum(),
            "consonants" => {
                letters_of(&[word]).into_iter().filter(|c| !"aeiou".contains(*c)).map(|c| count(c, word)).sum()
            }
            "letters" => letters_of(&[word]).into_iter().map(|c| count(c, word)).sum(),
            letter => letter.chars().map(|c| count(c, word)).sum(),
        }
    };
    let beats =
        |one: &str, other: &str| if most == "most" { number(one) > number(other) } else { number(one) < number(other) };
    let best: Vec<&str> = words.iter().copied().filter(|it| !words.iter().any(|other| beats(other, it))).collect();
    settled(best.join(" and ") == said, format!("no other of the words has more to show than {}", best.join(" and ")))
}

pub fn places(letter: &str, text: &str, answer: &Value) -> Verdict {
    let (Some(places), Some(letter)) = (answer.as_small_integers(), letter.chars().next()) else {
        return Verdict::refuted("these are no places");
    };
    let mut left: Vec<char> = text.to_uppercase().chars().collect();
    let capital = letter.to_ascii_uppercase();
    let is_there = places.iter().all(|place| {
        let at = usize::try_from(place - 1).ok().and_then(|at| left.get_mut(at));
        at.is_some_and(|it| std::mem::replace(it, ' ') == capital)
    });
    settled(is_there && !left.contains(&capital), format!("it stands in these places, and in no other is a {letter}"))
}

pub fn letter_at(text: &str, place: &Value, answer: &Value) -> Verdict {
    let (Some(place), Some(said)) = (place.as_number().and_then(|it| it.to_i64()), answer.as_text()) else {
        return Verdict::refuted("it is no letter");
    };
    let steps = usize::try_from(place.abs() - 1).unwrap_or(usize::MAX);
    let mut letters = text.chars();
    let there = if place < 0 { letters.nth_back(steps) } else { letters.nth(steps) };
    settled(there.is_some_and(|it| it.to_string() == said), format!("{steps} letters stand before it there"))
}

/// Whether each letter stands equally often in both.
fn are_anagrams(one: &str, other: &str) -> bool {
    letters_of(&[one, other]).into_iter().all(|c| count(c, one) == count(c, other))
}

pub fn among(word: &str, options: &Value, is_wanted: bool, answer: &Value) -> Verdict {
    let (Some(rows), Some(chosen)) = (options.as_rows(), answer.as_list()) else {
        return Verdict::refuted("it is none of the choices");
    };
    let fits =
        |row: &[Value]| row.get(1).and_then(Value::as_text).is_some_and(|it| are_anagrams(word, it) == is_wanted);
    let is_only = rows.iter().all(|row| fits(row) == (*row == chosen));
    settled(is_only && rows.contains(&chosen), "letter by letter, it alone of the choices fits".to_owned())
}

pub fn pair(rows: &Value, is_wanted: bool, answer: &Value) -> Verdict {
    let (Some(rows), Some(chosen)) = (rows.as_rows(), answer.as_list()) else {
        return Verdict::refuted("it is none of the pairs");
    };
    let fits = |row: &[Value]| match row {
        [Value::Text(one), Value::Text(other)] => are_anagrams(one, other) == is_wanted,
        _ => false,
    };
    let is_only = rows.iter().all(|row| fits(row) == (*row == chosen));
    settled(is_only && rows.contains(&chosen), "letter by letter, it alone of the pairs fits".to_owned())
}

pub fn missing(note: &str, source: &str, answer: &Value) -> Verdict {
    let Some(said) = answer.as_text() else {
        return Verdict::refuted("it does not say what is missing");
    };
    let lacking: Vec<(char, usize)> = letters_of(&[note])
        .into_iter()
        .map(|c| (c, count(c, note).saturating_sub(count(c, source))))
        .filter(|(_, lacking)| *lacking > 0)
        .collect();
    let Some(told) = said.strip_prefix("No; missing: ") else {
        return settled(said == "Yes" && lacking.is_empty(), "each letter is there often enough".to_owned());
    };
    let named: Option<Vec<(char, usize)>> = told
        .replace(" and ", ", ")
        .split(", ")
        .map(|it| {
            let (number, letter) = it.split_once(' ')?;
            let letter = letter.strip_suffix("'s").unwrap_or(letter);
            let number = match number {
                "one" => 1,
                "two" => 2,
                "three" => 3,
                "four" => 4,
                "five" => 5,
                other => other.parse().ok()?,
            };
            let mut letters = letter.chars();
            Some((letters.next().filter(|_| letters.next().is_none())?, number))
        })
        .collect();
    settled(named == Some(lacking), "these letters are needed more often than they are there, and no others".to_owned())
}

/// Read from the end, each word stands there again.
pub fn reversed(text: &str, answer: &Value) -> Verdict {
    let Some(said) = answer.as_text() else {
        return Verdict::refuted("it is no text");
    };
    let (words, turned): (Vec<&str>, Vec<&str>) =
        (text.split(' ').filter(|it| !it.is_empty()).collect(), said.split(' ').collect());
    let is_right = words.len() == turned.len() && (0..words.len()).all(|at| words[at] == turned[words.len() - 1 - at]);
    settled(
        is_right,
        format!("each of the {} words stands as far from the end as it stood from the beginning", words.len()),
    )
}
