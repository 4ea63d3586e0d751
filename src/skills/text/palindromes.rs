//! Palindromes: made of given letters, and cut out of a text.

use std::collections::BTreeMap;

use crate::language::{Telling, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

/// What is answered when no palindrome has these letters.
pub const NONE: &str = "no palindrome has exactly these letters";

/// A text that is cut may have so many ways of cutting it.
const MOST_WAYS: usize = 40_000;

/// "Form a palindrome of these letters."
pub fn read_making(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = telling.says_somewhere(
        "form|make|build|create|construct|generate|rearrange|arrange|compose|permute|produce|lay|put|order|use|find|give \
         palindrom~|reads_the_same|read_the_same|reading_the_same|same_forwards|same_forward|same_backwards|same_backward|same_from|same_in_both|its_own_reverse|both_directions|both_ways \
         !partition !substring !longest !shortest !how_many !count !insert !fewest !minimum !split !cut !remove !removing !smallest \
         !lexicographically !whether !sum !next",
    );
    if !is_told {
        return None;
    }
    let is_letters = |items: &[String]| items.iter().all(|it| it.chars().count() == 1);
    let mut listings = telling.listings();
    listings.retain(|it| it.items.len() > 1 && is_letters(&it.items));
    let (letters, span) = match listings.len() {
        1 => {
            let listing = listings.pop()?;
            (listing.items, listing.span)
        }
        0 if let Some(row) = single_letters(&prompt.text) => row,
        0 => {
            let mut passages = telling.passages();
            passages
                .retain(|it| !it.bare().contains(char::is_whitespace) && it.bare().chars().all(char::is_alphabetic));
            let passage = match passages.len() {
                0 => telling.word_after("word|string|letters|text")?,
                1 => passages.pop()?,
                _ => return None,
            };
            (passage.bare().chars().map(String::from).collect(), passage.span)
        }
        _ => return None,
    };
    telling.takes(&span);
    let is_small = prompt.says("lowercase|lower_case|small_letters");
    let letters: Vec<String> = if is_small { letters.iter().map(|it| it.to_lowercase()).collect() } else { letters };
    telling.says(&[
        "palindrom~|reads_the_same|read_the_same|reading_the_same|same_forwards|same_forward|same_backwards|same_backward|same_from|same_in_both|its_own_reverse|both_directions|both_ways",
        "multiple|several|many|more_than_one answer|solution|possible|palindromes",
        "letter|letters all|every|each|once|exactly|use",
    ]);
    telling.passes_remarks();
    let goal = Goal::new("palindrome_of", vec![Value::texts(letters)]);
    Some(telling.reading("text", "a palindrome of exactly these letters", goal, Form::Plain))
}

/// Three or more single letters with nothing but blanks or commas between them: "the tiles D L D V".
fn single_letters(text: &str) -> Option<(Vec<String>, std::ops::Range<usize>)> {
    let mut best: Option<(Vec<String>, std::ops::Range<usize>)> = None;
    let mut run: (Vec<String>, std::ops::Range<usize>) = (Vec::new(), 0..0);
    let mut place = 0;
    for word in text.split_inclusive(char::is_whitespace).chain([" end "]) {
        let bare = word
            .trim()
            .trim_end_matches([',', ';', '.', ':', '?'])
            .trim_matches(['"', '\'', '“', '”', '‘', '’', '[', ']']);
        let mut chars = bare.chars();
        let is_letter = chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none();
        if is_letter {
            if run.0.is_empty() {
                run.1.start = place;
            }
            run.0.push(bare.to_owned());
            run.1.end = place + word.trim_end().len();
        } else if !word.trim().is_empty() {
            if run.0.len() > 2 && best.replace(std::mem::take(&mut run)).is_some() {
                return None;
            }
            run = (Vec::new(), 0..0);
        }
        place += word.len();
    }
    best
}

/// "Cut the text into palindromes, in all ways."
pub fn read_cutting(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = telling.says_somewhere(
        "partition|partitions|partitioning|split|splitting|cut|divide|break|chop|slice|decompose|decomposition|segment \
         palindrom~|reads_the_same|read_the_same|reading_the_same|same_forwards|same_forward|same_backwards|same_backward|same_from|same_in_both|its_own_reverse|both_directions|both_ways \
         !minimum !fewest !least !smallest !minimal !longest !how_many !number_of !shortest",
    );
    // "Single letters count" counts nothing.
    let counts =
        prompt.outline().sentences.iter().any(|it| prompt.of(it).first().is_some_and(|word| word.is_word("count")));
    if !is_told || counts {
        return None;
    }
    let mut passages = telling.passages();
    passages.retain(|it| !it.bare().is_empty() && !it.bare().contains(char::is_whitespace));
    if passages.len() > 1 {
        // "For "aab" that would be ..." shows how an answer looks.
        let is_sample = |at: usize| {
            let after = prompt.text[at..].trim_start_matches(['"', '\'', ' ', ',', '”']).to_lowercase();
            let leads = [
                "that would be",
                "this would be",
                "it would be",
                "the answer",
                "you would",
                "you'd",
                "one would",
                "that is",
                "->",
                "→",
                "gives",
                "should give",
                "has the",
                "can be",
                "would be",
            ];
            leads.iter().any(|lead| after.starts_with(lead))
        };
        passages.retain(|it| !is_sample(it.span.end));
    }
    let passage = match passages.len() {
        0 => telling.word_after("string|word|text|letters")?,
        1 => passages.pop()?,
        _ => return None,
    };
    if passage.bare().chars().count() > 60 {
        return None;
    }
    telling.takes(&passage.span);
    telling.says(&["palindrom~|reads_the_same|read_the_same|reading_the_same|same_forwards|same_forward|same_backwards|same_backward|same_from|same_in_both|its_own_reverse|both_directions|both_ways", "all|every possible|ways|way|partition~", "would_be|for_example|e.g return|list|give|for"]);
    let outline = prompt.outline();
    let is_single = outline.literals.iter().any(|it| says(&prompt.tokens, "single") && it.is_example);
    let form = Form::json(Form::json(Form::Quoted("\"".to_owned())));
    telling.passes_remarks();
    let goal = Goal::new("palindrome_partitions", vec![Value::text(passage.bare())]);
    (!is_single).then(|| telling.reading("text", "all ways to cut the text into palindromes", goal, form))
}

fn letters_of(letters: &Value) -> Option<Vec<char>> {
    let letters = letters.as_texts()?.into_iter().map(|it| {
        let mut chars = it.chars();
        chars.next().filter(|_| chars.next().is_none())
    });
    letters.collect()
}

/// Half of each letter on each side; pair by pair from the outside; and by trying the letters as they are.
pub fn making(letters: &Value) -> Vec<Approach> {
    let Some(letters) = letters_of(letters) else {
        return Vec::new();
    };
    let (others, hasty) = (letters.clone(), letters.clone());
    vec![
        Approach::direct("by_halves", "put half of each letter on the left, and mirror it", move |working| {
            let mut counts: BTreeMap<char, usize> = BTreeMap::new();
            letters.iter().for_each(|c| *counts.entry(*c).or_default() += 1);
            working.spend(letters.len() as u64)?;
            let odd: Vec<char> = counts.iter().filter(|(_, n)| **n % 2 == 1).map(|(c, _)| *c).collect();
            working.note(|| counts.iter().map(|(c, n)| format!("{c} {n}")).collect::<Vec<_>>().join(", "));
            if odd.len() > 1 {
                working.note(|| {
                    format!("{} stand there an odd number of times, and only one has room in the middle", as_list(&odd))
                });
                return Ok(Value::text(NONE));
            }
            let left: String = counts.iter().map(|(c, n)| c.to_string().repeat(n / 2)).collect();
            let right: String = left.chars().rev().collect();
            Ok(Value::text(format!("{left}{}{right}", String::from_iter(odd))))
        }),
        Approach::direct("pair_by_pair", "put each pair of equal letters around what is there", move |working| {
            let mut left: Vec<char> = others.clone();
            let mut pairs = Vec::new();
            let mut single = Vec::new();
            while let Some(c) = left.pop() {
                working.spend(1 + left.len() as u64 / 8)?;
                match left.iter().position(|it| *it == c) {
                    Some(at) => {
                        left.remove(at);
                        pairs.push(c);
                    }
                    None => single.push(c),
                }
            }
            if single.len() > 1 {
                working.note(|| format!("{} have no partner", as_list(&single)));
                return Ok(Value::text(NONE));
            }
            let built = pairs.iter().fold(String::from_iter(single), |inside, c| format!("{c}{inside}{c}"));
            Ok(Value::text(built))
        }),
        Approach::direct("as_they_come", "take the letters as they come", move |working| {
            working.spend(1)?;
            Ok(Value::text(hasty.iter().collect::<String>()))
        })
        .heuristic(),
    ]
}

fn as_list(letters: &[char]) -> String {
    letters.iter().map(char::to_string).collect::<Vec<_>>().join(", ")
}

fn is_palindrome(letters: &[char]) -> bool {
    letters.iter().eq(letters.iter().rev())
}

/// From the front, trying each first piece; or from the end, with the ways to cut what follows.
pub fn cutting(text: &str) -> Vec<Approach> {
    let letters: Vec<char> = text.chars().collect();
    let others = letters.clone();
    vec![
        Approach::direct(
            "first_piece_first",
            "choose a first piece that is a palindrome, then cut the rest",
            move |working| {
                let mut ways = Vec::new();
                let mut pieces: Vec<String> = Vec::new();
                from_the_front(&letters, 0, &mut pieces, &mut ways, working)?;
                working.note(|| format!("{} ways in all", ways.len()));
                Ok(Value::list(ways.into_iter().map(Value::texts)))
            },
        ),
        Approach::direct(
            "from_the_end",
            "know all ways to cut each end of the text, the shortest first",
            move |working| {
                let count = others.len();
                let mut ways: Vec<Vec<Vec<String>>> = vec![vec![Vec::new()]; count + 1];
                for start in (0..count).rev() {
                    let mut here = Vec::new();
                    for end in start + 1..=count {
                        working.spend(1)?;
                        if !is_palindrome(&others[start..end]) {
                            continue;
                        }
                        let piece = String::from_iter(&others[start..end]);
                        for rest in &ways[end] {
                            working.spend(1)?;
                            here.push(std::iter::once(piece.clone()).chain(rest.iter().cloned()).collect());
                        }
                        if here.len() > MOST_WAYS {
                            return Err(Setback::TooBig("the list of ways".to_owned()));
                        }
                    }
                    working.note(|| format!("{}: {} ways", String::from_iter(&others[start..]), here.len()));
                    ways[start] = here;
                }
                let all = ways.swap_remove(0);
                Ok(Value::list(all.into_iter().map(Value::texts)))
            },
        ),
    ]
}

fn from_the_front(
    letters: &[char],
    start: usize,
    pieces: &mut Vec<String>,
    ways: &mut Vec<Vec<String>>,
    working: &mut Working,
) -> Result<(), Setback> {
    working.spend(1)?;
    if ways.len() > MOST_WAYS {
        return Err(Setback::TooBig("the list of ways".to_owned()));
    }
    if start == letters.len() {
        if ways.len() < 12 {
            working.note(|| pieces.join(" | "));
        }
        ways.push(pieces.clone());
        return Ok(());
    }
    for end in start + 1..=letters.len() {
        if is_palindrome(&letters[start..end]) {
            pieces.push(String::from_iter(&letters[start..end]));
            from_the_front(letters, end, pieces, ways, working)?;
            pieces.pop();
        }
    }
    Ok(())
}
