//! Words whose letters were shuffled.

use crate::language::{Telling, english, said_around};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

/// A word is taken when it is so much more likely than the next, as a natural logarithm: about twenty times.
const MARGIN: f64 = 3.0;

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let asked = "unscramble|unsramble|descramble|unjumble|rearrange|scrambled|jumbled|shuffled|mixed|anagram|unshuffle";
    if !prompt.says(asked) {
        return None;
    }
    let mut passages = telling.passages();
    passages.retain(|it| it.bare().chars().any(char::is_alphabetic));
    let around = passages.first().map_or_else(|| prompt.clone(), |it| said_around(prompt, &it.span));
    let is_told = around.says_somewhere(
        "unscramble|unsramble|descramble|unjumble|rearrange|scrambled|jumbled|shuffled|mixed|anagram|unshuffle \
         word|words|letter|letters|sentence|phrase|anagram !palindrome~ !group !cipher !how_many !count !sort !encrypt~ !number \
         !list_all !all_possible !pair !whether",
    );
    if !is_told {
        return None;
    }
    telling.says(&[
        "unscramble|unsramble|descramble|unjumble|rearrange|scrambled|jumbled|shuffled|mixed|anagram|unshuffle",
    ]);
    let passage = match passages.len() {
        0 => telling.word_after("word|letters|unscramble|anagram")?,
        1 => passages.pop()?,
        _ => return None,
    };
    telling.takes(&passage.span);
    telling.says(&["letter|word|sentence|order|style|shuffle~|scramble~|jumble~|preserved|punctuation"]);
    let goal = Goal::new("unscrambled", vec![Value::text(passage.text.trim())]);
    Some(telling.reading("text", "the words as they were", goal, Form::Plain))
}

/// Word by word, each a question of its own.
pub fn sentence(text: &str) -> Vec<Approach> {
    let pieces: Vec<(bool, String)> = pieces(text);
    let mut words: Vec<&String> = Vec::new();
    for (is_word, piece) in &pieces {
        if *is_word && !words.contains(&piece) {
            words.push(piece);
        }
    }
    if words.len() > 400 || (words.len() == 1 && pieces.len() == 1) {
        return single(text);
    }
    let goals = words.iter().map(|word| Goal::new("unscrambled", vec![Value::text(word)])).collect();
    let known: Vec<String> = words.into_iter().cloned().collect();
    vec![Approach::split("word_by_word", "unscramble each word by itself", goals, move |parts, _| {
        let found =
            pieces.iter().map(|(is_word, piece)| match known.iter().position(|it| it == piece).filter(|_| *is_word) {
                Some(at) => parts[at].as_text().unwrap_or(piece),
                None => piece,
            });
        Ok(Value::text(found.collect::<String>()))
    })]
}

/// Stretches of letters, and what stands between them.
fn pieces(text: &str) -> Vec<(bool, String)> {
    let mut pieces: Vec<(bool, String)> = Vec::new();
    for c in text.chars() {
        match pieces.last_mut() {
            Some((is_word, piece)) if *is_word == c.is_alphabetic() => piece.push(c),
            _ => pieces.push((c.is_alphabetic(), c.to_string())),
        }
    }
    pieces
}

/// With capitals as they were: a capital within stands for the first letter.
fn in_case(word: &str, scrambled: &str) -> Option<String> {
    let capitals: Vec<char> = scrambled.chars().filter(|c| c.is_uppercase()).collect();
    let first = word.chars().next()?;
    match capitals.len() {
        0 => Some(word.to_lowercase()),
        count if count == scrambled.chars().count() && count > 1 => Some(word.to_uppercase()),
        1 if capitals[0].eq_ignore_ascii_case(&first) => {
            Some(first.to_uppercase().chain(word.chars().skip(1).flat_map(char::to_lowercase)).collect())
        }
        _ => None,
    }
}

/// How likely a word is, as a natural logarithm: by how common it is, and by how many letters are not in their places.
fn likelihood(word: &str, scrambled: &str) -> f64 {
    let rank = english::rank(word).unwrap_or(usize::MAX / 2);
    let pairs = word.chars().zip(scrambled.chars());
    let moved = pairs.filter(|(one, other)| !one.eq_ignore_ascii_case(other)).count();
    -((rank + 10) as f64).ln() - 0.4 * moved as f64
}

/// The words with these letters in the case that the scrambled one has; names only with a capital.
fn candidates(scrambled: &str) -> Vec<String> {
    let has_capital = scrambled.contains(char::is_uppercase);
    let words = english::with_letters(scrambled).iter();
    let words = words.filter(|word| has_capital || english::is_word(word));
    words.filter_map(|word| in_case(word, scrambled)).collect()
}

/// Looked up by letters, or struck out letter by letter.
fn single(scrambled: &str) -> Vec<Approach> {
    let [one, other] = [(); 2].map(|()| scrambled.to_owned());
    vec![
        Approach::direct("look_up_the_letters", "look for words with exactly these letters", move |working| {
            working.spend(20)?;
            let mut found = candidates(&one);
            found.sort_by(|a, b| likelihood(b, &one).total_cmp(&likelihood(a, &one)).then_with(|| a.cmp(b)));
            chosen(&one, &found, working)
        }),
        Approach::direct(
            "go_through_the_list",
            "go through all words of this length, and strike out letters",
            move |working| {
                let length = other.len();
                let has_capital = other.contains(char::is_uppercase);
                working.spend(1_500)?;
                let fits = |word: &&str| {
                    let mut left: Vec<u8> = other.to_ascii_lowercase().into_bytes();
                    word.len() == length
                        && word
                            .bytes()
                            .all(|c| left.iter().position(|it| *it == c).map(|at| left.swap_remove(at)).is_some())
                };
                let mut found: Vec<String> =
                    english::words().filter(fits).filter_map(|word| in_case(word, &other)).collect();
                if has_capital {
                    found.extend(
                        english::with_letters(&other)
                            .iter()
                            .filter(|it| english::is_name(it))
                            .filter_map(|it| in_case(it, &other)),
                    );
                }
                found.sort_by(|a, b| likelihood(b, &other).total_cmp(&likelihood(a, &other)).then_with(|| a.cmp(b)));
                chosen(&other, &found, working)
            },
        ),
    ]
}

fn chosen(scrambled: &str, found: &[String], working: &mut Working) -> Result<Value, Setback> {
    working.note(|| match found.len() {
        0 => format!("no word that I know has the letters of {scrambled}"),
        _ => found.iter().take(8).cloned().collect::<Vec<_>>().join(", "),
    });
    match found {
        [] => Err(Setback::no_way(format!("no word that I know has the letters of {scrambled}"))),
        [first, second, ..] if likelihood(first, scrambled) - likelihood(second, scrambled) < MARGIN => {
            Err(Setback::no_way(format!("{scrambled} may be {first} or {second}")))
        }
        [first, ..] => Ok(Value::text(first)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_tell_the_first_letter() {
        assert_eq!(in_case("special", "aepclSi"), Some("Special".into()));
        assert_eq!(in_case("special", "aePclsi"), None);
        assert_eq!(in_case("special", "AEPCLSI"), Some("SPECIAL".into()));
        assert!(candidates("esuoh").contains(&"house".to_owned()));
    }
}
