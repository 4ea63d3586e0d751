//! Letters are there as often as they should be, and where they should be.

use std::collections::BTreeMap;

use crate::language::english;
use crate::problem::{Value, Verdict};

fn counted<'c>(letters: impl Iterator<Item = &'c char>) -> BTreeMap<char, i64> {
    let mut counts = BTreeMap::new();
    letters.for_each(|c| *counts.entry(*c).or_default() += 1);
    counts
}

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

/// The letter in place k is the one in place k from the end.
pub fn backward(text: &str, answer: &Value) -> Verdict {
    let Some(said) = answer.as_text() else {
        return Verdict::refuted("it is no text");
    };
    let (text, said) = (chars(text), chars(said));
    if text.len() != said.len() {
        return Verdict::refuted(format!("it has {} letters, and not {}", said.len(), text.len()));
    }
    match (0..text.len()).find(|&at| text[at] != said[said.len() - 1 - at]) {
        Some(at) => Verdict::refuted(format!("the letter in place {} from the end should be {}", at + 1, text[at])),
        None => Verdict::confirmed(format!(
            "each of the {} letters is as far from the end as it was from the front",
            text.len()
        )),
    }
}

fn is_counted(c: char) -> bool {
    c.is_alphanumeric()
}

/// Each letter has one like it as far from the other end.
pub fn is_palindrome(text: &str, answer: &Value) -> Verdict {
    let lower = text.to_lowercase();
    let mut letters = lower.chars().filter(|c| is_counted(*c));
    let mut clash = None;
    while let (Some(first), Some(last)) = (letters.next(), letters.next_back()) {
        clash = clash.or((first != last).then_some((first, last)));
    }
    let why = match clash {
        Some((first, last)) => format!("{first} on the left faces {last} on the right"),
        None => "every letter faces one like it".to_owned(),
    };
    truth(answer, clash.is_none(), why)
}

/// Each letter stands in both as often.
pub fn are_anagrams(one: &str, other: &str, answer: &Value) -> Verdict {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let clash = one
        .chars()
        .chain(other.chars())
        .filter(|c| is_counted(*c))
        .find(|c| one.matches(*c).count() != other.matches(*c).count());
    let why = match clash {
        Some(c) => format!(
            "{c} stands {} times in one and {} times in the other",
            one.matches(c).count(),
            other.matches(c).count()
        ),
        None => "every letter stands in both as often".to_owned(),
    };
    truth(answer, clash.is_none(), why)
}

fn truth(answer: &Value, is_so: bool, why: String) -> Verdict {
    match answer {
        Value::Truth(said) if *said == is_so => Verdict::confirmed(why),
        Value::Truth(_) => Verdict::refuted(why),
        _ => Verdict::refuted("it is neither true nor false"),
    }
}

/// No letter is needed more often than it is there.
pub fn built(note: &str, magazine: &str, answer: &Value) -> Verdict {
    let missing =
        note.chars().filter(|c| !c.is_whitespace()).find(|c| magazine.matches(*c).count() < note.matches(*c).count());
    let why = match missing {
        Some(c) => format!(
            "{c} is needed {} times and is there {} times",
            note.matches(c).count(),
            magazine.matches(c).count()
        ),
        None => "no letter is needed more often than it is there".to_owned(),
    };
    truth(answer, missing.is_none(), why)
}

/// All words are there; within a group the letters are the same, and between groups they are not.
pub fn groups(words: &Value, answer: &Value) -> Verdict {
    let Some(words) = words.as_texts() else {
        return Verdict::Unsettled;
    };
    let groups = answer.as_list().and_then(|groups| groups.iter().map(Value::as_texts).collect::<Option<Vec<_>>>());
    let Some(groups) = groups else {
        return Verdict::refuted("it is no list of groups of words");
    };
    let mut all: Vec<&str> = groups.concat();
    let mut given = words.clone();
    all.sort_unstable();
    given.sort_unstable();
    if all != given || groups.iter().any(Vec::is_empty) {
        return Verdict::refuted("the words in the groups are not those that were given");
    }
    let letters = |word: &str| counted(word.to_lowercase().chars().collect::<Vec<_>>().iter());
    let mut known = Vec::new();
    for group in &groups {
        let first = letters(group[0]);
        if let Some(other) = group.iter().find(|word| letters(word) != first) {
            return Verdict::refuted(format!("{} and {other} have other letters", group[0]));
        }
        if known.contains(&first) {
            return Verdict::refuted(format!("{} belongs to another group too", group[0]));
        }
        known.push(first);
    }
    // Groups stand in the order of their first words, and so do the words in each.
    let place = |word: &str| words.iter().position(|it| *it == word);
    let firsts: Vec<_> = groups.iter().map(|group| place(group[0])).collect();
    let are_words_in_order = groups.iter().all(|group| group.iter().map(|word| place(word)).is_sorted());
    if !firsts.is_sorted() || !are_words_in_order {
        return Verdict::refuted("the groups, or the words in one, are not in the order in which they were given");
    }
    Verdict::confirmed(format!("{} words are in {} groups, each with letters of its own", words.len(), groups.len()))
}

/// It reads the same from both sides and has exactly the letters; or two letters stand there an odd number of times.
pub fn palindrome(letters: &Value, answer: &Value) -> Verdict {
    let Some(letters) = letters.as_texts() else {
        return Verdict::Unsettled;
    };
    let Some(said) = answer.as_text() else {
        return Verdict::refuted("it is no text");
    };
    let needed = counted(letters.concat().chars().collect::<Vec<_>>().iter());
    let odd: Vec<char> = needed.iter().filter(|(_, n)| **n % 2 == 1).map(|(c, _)| *c).collect();
    if let [one, other, ..] = odd[..] {
        let why = format!("{one} and {other} stand there an odd number of times, and only one has room in the middle");
        return if said.starts_with("no palindrome") { Verdict::confirmed(why) } else { Verdict::refuted(why) };
    }
    let said = chars(said);
    if counted(said.iter()) != needed {
        return Verdict::refuted("it has not exactly the letters that were given");
    }
    match (0..said.len()).find(|&at| said[at] != said[said.len() - 1 - at]) {
        Some(at) => Verdict::refuted(format!("its letter in place {} is another from the end", at + 1)),
        None => {
            Verdict::confirmed(format!("it has exactly the {} letters and reads the same from both sides", said.len()))
        }
    }
}

/// Each way is one, none is there twice, and there are as many as there must be.
pub fn partitions(text: &str, answer: &Value) -> Verdict {
    let ways = answer.as_list().and_then(|ways| ways.iter().map(Value::as_texts).collect::<Option<Vec<_>>>());
    let Some(ways) = ways else {
        return Verdict::refuted("it is no list of lists of words");
    };
    let letters = chars(text);
    // ways_to[n]: how many ways there are to cut the first n letters.
    let mut ways_to: Vec<u64> = vec![1];
    for end in 1..=letters.len() {
        let is_piece = |start: usize| (start..end).all(|at| letters[at] == letters[start + end - 1 - at]);
        ways_to
            .push((0..end).filter(|start| is_piece(*start)).map(|start| ways_to[start]).fold(0, u64::saturating_add));
    }
    let expected = ways_to[letters.len()];
    for way in &ways {
        if way.concat() != text || way.iter().any(|piece| piece.is_empty()) {
            return Verdict::refuted(format!("{} does not make the text", way.join(" ")));
        }
        if let Some(piece) = way.iter().find(|piece| !piece.chars().eq(piece.chars().rev())) {
            return Verdict::refuted(format!("{piece} is no palindrome"));
        }
    }
    let lengths: Vec<Vec<usize>> =
        ways.iter().map(|way| way.iter().map(|piece| piece.chars().count()).collect()).collect();
    if !lengths.is_sorted() {
        return Verdict::refuted("the ways are not in the order of their first pieces, the shortest first");
    }
    let mut sorted = ways.clone();
    sorted.sort_unstable();
    sorted.dedup();
    match sorted.len() as u64 == expected && ways.len() == sorted.len() {
        true => Verdict::confirmed(format!("there are {expected} ways, and these are {expected} different ones")),
        false => Verdict::refuted(format!("there are {expected} ways, and these are {} different ones", sorted.len())),
    }
}

/// Each word has the letters of the scrambled one and is English; it is confirmed where no other is.
pub fn unscrambled(text: &str, answer: &Value) -> Verdict {
    let Some(said) = answer.as_text() else {
        return Verdict::refuted("it is no text");
    };
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    let between = |text: &str| -> String { text.chars().filter(|c| !c.is_alphabetic()).collect() };
    let (given, found) = (words(text), words(said));
    if given.len() != found.len() || between(text) != between(said) {
        return Verdict::refuted("it has not as many words, or other marks between them");
    }
    let mut is_only_one = true;
    for (scrambled, word) in given.iter().zip(&found) {
        let letters = |word: &str| counted(word.to_lowercase().chars().collect::<Vec<_>>().iter());
        if letters(scrambled) != letters(word) {
            return Verdict::refuted(format!("{word} has not the letters of {scrambled}"));
        }
        if english::rank(word).is_none() {
            return Verdict::refuted(format!("I know no word {word}"));
        }
        let capitals = |word: &str| word.chars().filter(|c| c.is_uppercase()).count();
        let is_within = capitals(word) == 1 && word.chars().count() > 1 && !word.starts_with(char::is_uppercase);
        if capitals(scrambled) != capitals(word) || is_within {
            return Verdict::refuted(format!("the capitals of {word} are not those of {scrambled}"));
        }
        is_only_one &= english::with_letters(word).len() == 1;
    }
    match is_only_one {
        true => Verdict::confirmed("each word has the letters, and no other that I know has them"),
        false => Verdict::Unsettled,
    }
}

/// Hides the text again and compares.
pub fn hidden(marks: &Value, answer: &Value) -> Verdict {
    let (Some(marks), Some(said)) = (marks.as_small_integers(), answer.as_text()) else {
        return Verdict::refuted("it is no text");
    };
    let again = said.bytes().map(i64::from).map(|byte| if byte < 16 { 0xFE00 + byte } else { 0xE0100 + byte - 16 });
    match again.eq(marks.iter().copied()) {
        true => Verdict::confirmed(format!("hidden again, it gives the same {} marks", marks.len())),
        false => Verdict::refuted("hidden again, it gives other marks"),
    }
}
