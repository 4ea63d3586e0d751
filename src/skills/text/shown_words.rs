//! The words that a small task works on: in a row behind a noun, as choices with labels, as pairs, or on a line below.

use std::ops::Range;

use crate::language::rules::{self, Rules, Word};
use crate::language::{Passage, Telling};

/// Words in a row, and where they stand.
pub struct Row {
    pub words: Vec<String>,
    pub span: Range<usize>,
}

/// Two texts each, and where they stand.
type Pairs = (Vec<(String, String)>, Range<usize>);

/// The words in a row behind one of these nouns: "the words BANANA, CABBAGE and KALE", "five words: tin, ton".
pub fn in_a_row(text: &str, nouns: &[&str]) -> Option<Row> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let mut found: Vec<Row> = Vec::new();
    for noun in nouns {
        for (at, _) in lower.match_indices(noun) {
            let is_word = !lower[..at].ends_with(char::is_alphanumeric)
                && !lower[at + noun.len()..].starts_with(char::is_alphanumeric);
            if let Some(row) = row_at(text, at + noun.len()).filter(|_| is_word) {
                found.push(row);
            }
        }
    }
    found.sort_by_key(|row| row.span.start);
    found.dedup_by_key(|row| row.span.start);
    let row = found.pop()?;
    found.is_empty().then_some(row)
}

fn row_at(text: &str, from: usize) -> Option<Row> {
    const MARKS: &[char] = &['"', '\'', '“', '”', '*', '`', '‘', '’'];
    let mut at = from + (text[from..].len() - text[from..].trim_start_matches([':', ' ', '\n', '\t']).len());
    let start = at;
    let mut words: Vec<String> = Vec::new();
    loop {
        let rest = &text[at..];
        let bare = rest.trim_start_matches(MARKS);
        let length = bare.find(|c: char| !c.is_alphabetic() && c != '-').unwrap_or(bare.len());
        if length == 0 {
            return None;
        }
        words.push(bare[..length].to_owned());
        at += rest.len() - bare.len() + length;
        let after = &text[at..];
        at += after.len() - after.trim_start_matches(MARKS).len();
        let rest = &text[at..];
        let joint = [", and ", ", or ", ",and ", ", ", ",", " and ", " or ", "; ", "\n", " / "].iter().find(|joint| {
            rest.starts_with(**joint)
                && rest[joint.len()..].starts_with(|c: char| c.is_alphabetic() || MARKS.contains(&c))
        });
        match joint {
            Some(joint) => at += joint.len(),
            None => break,
        }
    }
    (words.len() > 1).then_some(Row { words, span: start..at })
}

/// Choices with labels, `a) MASTER   b) STEAMS`: each label with what stands behind it.
pub fn choices(text: &str) -> Option<Pairs> {
    for first in ["a", "A", "1"] {
        for (open, close) in [("(", ")"), ("", ")"), ("", ".")] {
            let label = |number: u8| format!("{open}{}{close} ", char::from(first.as_bytes()[0] + number));
            let place = |from: usize, number: u8| {
                text[from..].match_indices(&label(number)).map(|(at, _)| from + at).find(|&at| {
                    let before = &text[..at];
                    before.is_empty() || before.ends_with(char::is_whitespace)
                })
            };
            let mut places = Vec::new();
            let mut from = 0;
            while let Some(at) = place(from, places.len() as u8).filter(|_| places.len() < 8) {
                places.push(at);
                from = at + 1;
            }
            if places.len() < 2 {
                continue;
            }
            let mut found = Vec::new();
            let mut end = text.len();
            for (number, &at) in places.iter().enumerate() {
                let name = label(number as u8);
                let start = at + name.len();
                let stop = places.get(number + 1).copied().unwrap_or(text.len());
                let what = text[start..stop].split('\n').next().unwrap_or_default().trim();
                end = start + what.len();
                let bare = what.trim_end_matches([',', ';', '.', '?']).trim();
                found.push((
                    name.trim().trim_start_matches('(').trim_end_matches([')', '.']).to_owned(),
                    bare.to_owned(),
                ));
            }
            return found.iter().all(|(_, it)| !it.is_empty()).then_some((found, places[0]..end));
        }
    }
    None
}

/// Lines of two texts with a sign between them: `dormitory = dirty room`.
pub fn pairs(text: &str) -> Option<Pairs> {
    let mut found = Vec::new();
    let mut span: Option<Range<usize>> = None;
    let mut place = 0;
    for line in text.split('\n') {
        let start = place;
        place += line.len() + 1;
        let bare = line
            .trim()
            .trim_start_matches(['-', '*', '•'])
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')'))
            .trim();
        let cut = [" = ", " -> ", " → ", " / ", " <-> ", " – ", " — "].iter().find_map(|sign| bare.split_once(sign));
        let is_text = |it: &str| {
            it.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '-' | '’' | '.')) && it.len() < 60
        };
        if let Some((one, other)) = cut.filter(|(one, other)| is_text(one) && is_text(other)) {
            found.push((one.trim().to_owned(), other.trim().trim_end_matches('.').to_owned()));
            let from = span.map_or(start, |span| span.start);
            span = Some(from..start + line.len());
        }
    }
    (found.len() > 1).then_some((found, span?))
}

/// The text that is shown: in quotation marks, behind a colon, or on a last line by itself where one "below" is spoken of.
pub fn text_shown(telling: &Telling) -> Option<(String, Range<usize>)> {
    let mut passages: Vec<Passage> = telling.passages();
    passages.retain(|it| it.bare().contains(char::is_alphabetic));
    match passages.len() {
        1 => return passages.pop().map(|it| (it.bare().to_owned(), it.span)),
        2.. => return None,
        _ => {}
    }
    let text = telling.prompt.text.trim_end();
    let start = text.rfind('\n')? + 1;
    let is_below = telling.prompt.says("below|following|here|this|next");
    let line = text[start..].trim();
    (is_below && !line.ends_with(['?', ':']) && line.split_whitespace().count() > 1)
        .then(|| (line.trim_end_matches(['.', '!']).to_owned(), start..text.len()))
}

/// A doubt about words of the task that are not known; what it works on is left out.
pub fn doubt(telling: &Telling, data: &[Range<usize>], known: &str, numbers: &[i64]) -> Option<String> {
    let is_data = |word: &Word| data.iter().any(|span| span.start < word.span.end && word.span.start < span.end);
    let sentences: Vec<Vec<Word>> = rules::sentences(telling)
        .into_iter()
        .map(|words| words.into_iter().filter(|word| !is_data(word)).collect())
        .filter(|words: &Vec<Word>| !words.is_empty())
        .collect();
    Rules { things: "letter word vowel consonant character anagram phrase", known, numbers }.closed(&sentences)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_choices_and_pairs_are_found_where_they_stand() {
        let row = in_a_row("How many a's are in the words BANANA, CABBAGE and KALE?", &["words"]).unwrap();
        assert_eq!(row.words, ["BANANA", "CABBAGE", "KALE"]);
        assert!(in_a_row("Which words begin with a?", &["words"]).is_none());
        let (found, _) = choices("Which is it?\na) MASTER   b) STEAMS  c) TAMEST").unwrap();
        assert_eq!(found[1], ("b".to_owned(), "STEAMS".to_owned()));
        let (found, _) = pairs("They say:\nthe eyes = they see\na cat = act a\nWhich?").unwrap();
        assert_eq!(found[0], ("the eyes".to_owned(), "they see".to_owned()));
    }
}
