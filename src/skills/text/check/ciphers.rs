//! A text is what a cipher hides when shifting it gives the cipher, and when it is English.

use crate::language::english;
use crate::maths::Number;
use crate::problem::{Value, Verdict};

/// By how many places each letter of one text stands after that of the other, when it is the same for all.
fn distance(from: &str, to: &str) -> Result<u32, String> {
    if from.chars().count() != to.chars().count() {
        return Err("it has another length".to_owned());
    }
    let mut known = None;
    for (one, other) in from.chars().zip(to.chars()) {
        let place = |c: char| u32::from(c.to_ascii_lowercase()) - u32::from('a');
        if !one.is_ascii_alphabetic() || !other.is_ascii_alphabetic() {
            if one != other {
                return Err(format!("{one} became {other}"));
            }
            continue;
        }
        if one.is_ascii_uppercase() != other.is_ascii_uppercase() {
            return Err(format!("{one} became {other}"));
        }
        let here = (place(other) + 26 - place(one)) % 26;
        if *known.get_or_insert(here) != here {
            return Err(format!("{one} became {other}, another shift than before"));
        }
    }
    Ok(known.unwrap_or(0))
}

/// The text, with all letters this many places earlier.
fn earlier(text: &str, places: u32) -> String {
    let alphabet = "abcdefghijklmnopqrstuvwxyz";
    let letter = |c: char| match alphabet.find(c) {
        Some(at) => alphabet.chars().nth((at + 26 - places as usize % 26) % 26).unwrap_or(c),
        None => c,
    };
    text.to_lowercase().chars().map(letter).collect()
}

/// How many of a hundred letters stand in English words.
fn percent_of_english(text: &str) -> usize {
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|it| !it.is_empty()).collect();
    let all: usize = words.iter().map(|it| it.len()).sum();
    let known = words.iter().filter(|it| english::is_word(it) || (it.len() > 3 && english::is_name(it)));
    100 * known.map(|it| it.len()).sum::<usize>() / all.max(1)
}

/// Whether shifting back by so many places, and by no others, makes English of it.
fn judged(cipher: &str, places: u32) -> Verdict {
    if cipher.len() > 20_000 {
        return Verdict::Unsettled;
    }
    let percent = percent_of_english(&earlier(cipher, places));
    let others = (0..26).filter(|it| *it != places % 26).map(|it| (percent_of_english(&earlier(cipher, it)), it));
    let (best, shift) = others.max().unwrap_or_default();
    match () {
        () if best > percent + 20 => Verdict::refuted(format!(
            "shifted back by {places}, {percent} % of the letters stand in English words, by {shift} it is {best} %"
        )),
        () if percent < 40 => Verdict::refuted(format!(
            "shifted back by {places}, only {percent} % of the letters stand in English words"
        )),
        () if percent >= 50 && best < percent => Verdict::confirmed(format!(
            "shifted back by {places}, {percent} % of the letters stand in English words, by no other number more than {best} %"
        )),
        () => Verdict::Unsettled,
    }
}

pub fn shift(cipher: &str, answer: &Value) -> Verdict {
    match answer.as_number().and_then(Number::to_i64) {
        Some(places @ 0..=25) => judged(cipher, places as u32),
        _ => Verdict::refuted("it is no shift of 0 to 25 places"),
    }
}

pub fn deciphered(cipher: &str, answer: &Value) -> Verdict {
    let Some(plain) = answer.as_text() else {
        return Verdict::refuted("it is no text");
    };
    match distance(plain, cipher) {
        Ok(places) => judged(cipher, places),
        Err(why) => Verdict::refuted(format!("shifting it does not give the cipher: {why}")),
    }
}

pub fn shifted(text: &str, places: &Number, answer: &Value) -> Verdict {
    let (Some(answer), Some(places)) = (answer.as_text(), places.to_i64()) else {
        return Verdict::refuted("it is no text");
    };
    let places = places.rem_euclid(26) as u32;
    match distance(text, answer) {
        Ok(found) if found == places || !text.contains(|c: char| c.is_ascii_alphabetic()) => {
            Verdict::confirmed(format!("each letter stands {places} places after the one it came from"))
        }
        Ok(found) => Verdict::refuted(format!("the letters stand {found} places after those they came from")),
        Err(why) => Verdict::refuted(why),
    }
}

/// So many steps along the alphabet lead from each letter to the other.
pub fn shift_between(plain: &str, cipher: &str, answer: &Value) -> Verdict {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let places = answer.as_number().and_then(|it| it.to_i64()).and_then(|it| usize::try_from(it).ok());
    let Some(places) = places.filter(|it| (1..26).contains(it)) else {
        return Verdict::refuted("it is no number of places from 1 to 25");
    };
    let moved: String = plain
        .to_uppercase()
        .chars()
        .map(|c| ALPHABET.find(c).and_then(|at| ALPHABET.chars().nth(at + places)).unwrap_or(c))
        .collect();
    match moved == cipher.to_uppercase() {
        true => Verdict::confirmed(format!("{places} steps along the alphabet lead from each letter to the other")),
        false => Verdict::refuted(format!("{places} steps along the alphabet lead to {moved}")),
    }
}
