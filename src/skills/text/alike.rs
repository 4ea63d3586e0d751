//! Whether a text reads the same backward, and whether two have the same letters.
//!
//! Only letters and digits count, and capitals are letters like all others: "Madam, I'm Adam" is a palindrome.

use crate::language::{Passage, Telling, wanted};
use crate::problem::{Approach, Goal, Prompt, Reading, Setback, Value};

/// "Is 'racecar' a palindrome?"
pub fn read_palindrome(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = telling.says_somewhere(
        "palindrome|palindromic is|whether|does|check|determine|if \
         !form !make !build !longest !how_many !count !partition !cut !split !next !letters_of !sum !substring !all !list !number \
         !rearrange !rearranged !numbers !which !remove !removed \
         !removing !without !first !last !replace !replaced !changed !when !after !skip",
    );
    if !is_told {
        return None;
    }
    let text = only(&telling, "word|string|text|phrase|is|name")?;
    telling.takes(&text.span);
    telling.says(&["backward|backwards|forward|reversed|same|spelled|ignore|ignoring|case|spaces|punctuation"]);
    let goal = Goal::new("is_palindrome", vec![Value::text(text.bare())]);
    Some(telling.reading("text", "whether it is a palindrome", goal, wanted(prompt).truth(("Yes", "No"))))
}

/// "Are 'listen' and 'silent' anagrams?"
pub fn read_anagrams(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = telling.says_somewhere(
        "anagram|anagrams is|are|whether|check|determine|if \
         !group !groups !find !list !which !how_many !count !all !among !largest !solve !unscramble",
    );
    if !is_told {
        return None;
    }
    let mut passages = telling.passages();
    passages
        .retain(|it| it.bare().contains(char::is_alphabetic) && !matches!(it.bare(), "Yes" | "No" | "True" | "False"));
    let [one, other] = &passages[..] else {
        return None;
    };
    telling.takes(&one.span);
    telling.takes(&other.span);
    let goal = Goal::new("are_anagrams", vec![Value::text(one.bare()), Value::text(other.bare())]);
    Some(telling.reading("text", "whether they have the same letters", goal, wanted(prompt).truth(("Yes", "No"))))
}

/// The one text that is shown, or the word after one of these.
fn only(telling: &Telling, nouns: &'static str) -> Option<Passage> {
    let mut passages = telling.passages();
    passages
        .retain(|it| it.bare().contains(char::is_alphabetic) && !matches!(it.bare(), "Yes" | "No" | "True" | "False"));
    match passages.len() {
        0 => telling.word_after(nouns),
        1 => passages.pop(),
        _ => None,
    }
}

fn plain(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// From both ends at once; by turning it round; and by the first and the last letter only.
pub fn palindrome(text: &str) -> Vec<Approach> {
    let letters = plain(text);
    let (turned, hasty) = (letters.clone(), letters.clone());
    vec![
        Approach::direct("from_both_ends", "compare the first letter with the last, and go inward", move |working| {
            let pairs = letters.iter().zip(letters.iter().rev()).take(letters.len() / 2);
            for (place, (one, other)) in pairs.enumerate() {
                working.spend(1)?;
                if one != other {
                    working.note(|| format!("in place {} stands {one}, and as far from the end {other}", place + 1));
                    return Ok(false.into());
                }
            }
            working.note(|| format!("all {} pairs are alike", letters.len() / 2));
            Ok(true.into())
        }),
        Approach::direct("turned_round", "write it backward and compare", move |working| {
            working.spend(turned.len() as u64)?;
            let backward: String = turned.iter().rev().collect();
            let is_same = backward.chars().eq(turned.iter().copied());
            working.note(|| format!("backward it is {backward}"));
            Ok(is_same.into())
        }),
        Approach::direct("at_a_glance", "look at the first and the last letter", move |working| {
            let (Some(first), Some(last)) = (hasty.first(), hasty.last()) else {
                return Err(Setback::no_way("there is no letter"));
            };
            working.note(|| format!("it begins with {first} and ends with {last}"));
            Ok((first == last).into())
        })
        .heuristic(),
    ]
}

/// By sorting; by striking out; and by how long they are.
pub fn anagrams(one: &str, other: &str) -> Vec<Approach> {
    let (one, other) = (plain(one), plain(other));
    let (struck, pool) = (one.clone(), other.clone());
    let lengths = (one.len(), other.len());
    vec![
        Approach::direct("sorting", "put the letters of each in order and compare", move |working| {
            working.spend((one.len() + other.len()) as u64)?;
            let sorted = |letters: &[char]| {
                let mut letters = letters.to_vec();
                letters.sort_unstable();
                letters.into_iter().collect::<String>()
            };
            let (one, other) = (sorted(&one), sorted(&other));
            working.note(|| format!("{one}, {other}"));
            Ok((one == other).into())
        }),
        Approach::direct("striking_out", "strike each letter of the one out of the other", move |working| {
            let mut left = pool.clone();
            for letter in &struck {
                working.spend(1)?;
                let Some(at) = left.iter().position(|it| it == letter) else {
                    working.note(|| format!("there is no {letter} left"));
                    return Ok(false.into());
                };
                left.swap_remove(at);
            }
            working.note(|| format!("{} letters are left over", left.len()));
            Ok(left.is_empty().into())
        }),
        Approach::direct("by_length", "see whether they are equally long", move |working| {
            working.note(|| format!("{} letters and {} letters", lengths.0, lengths.1));
            Ok((lengths.0 == lengths.1).into())
        })
        .heuristic(),
    ]
}
