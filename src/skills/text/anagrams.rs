//! Anagrams among choices, pairs of which one is none, letters that are missing, and words in reverse order.

use std::collections::BTreeSet;

use crate::language::Telling;
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value};
use crate::skills::text::shown_words::{choices, doubt, in_a_row, pairs, text_shown};

const KNOWN: &str = "anagram word letter phrase rearrange rearranged mix same use make scramble jumble choice option real true fake false \
    correct proper genuine spell form different all have be option choose pick below following list no not isn't grandpa tell think fool \
    space ignore case capital punctuation other pair odd reverse order sentence keep unchanged line lowercase write back front backwards \
    last first end begin result print return output text original each single magazine headline newspaper note cut glue together out once \
    only used need miss missing lack can could be do done left matter character title sign poster tile message want opposite around round \
    way turn flip list comma blank space between same separate separated";

/// "Which of these is an anagram of STREAM?"
pub fn read_choice(prompt: &Prompt) -> Option<Reading> {
    if !prompt.says("anagram|rearrange|rearranged|rearranging|rearrangement which|what")
        || prompt.says("how_many|longest|group|groups|and_also|plus|extra|added|additional|removed|missing|with_one|last_letter|first_letter")
    {
        return None;
    }
    let is_wanted = !prompt.says("not|n't|isn't|odd_one_out|fake|except|impostor|no_anagram|false|wrong");
    let telling = Telling::new(prompt);
    if let Some((rows, span)) = pairs(&prompt.text) {
        let doubt = doubt(&telling, std::slice::from_ref(&span), KNOWN, &[rows.len() as i64]);
        telling.takes(&span);
        telling.says(&["anagram|letters|letter", "which|what"]);
        let rows = Value::rows(rows.iter().map(|(one, other)| [Value::text(one), Value::text(other)]));
        let goal = Goal::new("pair_of_anagrams", vec![rows, is_wanted.into()]);
        let unknown = if is_wanted { "the pair that is one of anagrams" } else { "the pair that is none of anagrams" };
        return Some(telling.reading("text", unknown, goal, Form::Filled("{0} = {1}".to_owned())).doubted(doubt));
    }
    let (options, span) = choices(&prompt.text).or_else(|| {
        let row = in_a_row(&prompt.text, &["words", "following", "these", "of", "anagram", "options", "choices"])?;
        Some((row.words.into_iter().map(|word| (String::new(), word)).collect(), row.span))
    })?;
    let (word, place) = told_word(&prompt.text, &span)?;
    let doubt = doubt(&telling, &[span.clone(), place.clone()], KNOWN, &[options.len() as i64]);
    telling.takes(&span);
    telling.takes(&place);
    telling.says(&["anagram|letters|letter|rearrange", "which|what"]);
    let rows = Value::rows(options.iter().map(|(label, it)| [Value::text(label), Value::text(it)]));
    let goal = Goal::new("anagram_among", vec![Value::text(&word), rows, is_wanted.into()]);
    let has_labels = options.iter().any(|(label, _)| !label.is_empty());
    let form = if has_labels { "{0}) {1}" } else { "{1}" };
    let unknown = format!("which of them is {} anagram of {word}", if is_wanted { "an" } else { "no" });
    Some(telling.reading("text", unknown, goal, Form::Filled(form.to_owned())).doubted(doubt))
}

/// The word behind "anagram of" or "rearrange the letters of", outside of the choices.
fn told_word(text: &str, choices: &std::ops::Range<usize>) -> Option<(String, std::ops::Range<usize>)> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let leads = [
        "anagram of the word ",
        "anagrams of the word ",
        "anagram of ",
        "anagrams of ",
        "anagram for ",
        "letters of the word ",
        "letters in the word ",
        "letters of ",
        "letters in ",
    ];
    for lead in leads {
        let Some(at) = lower.find(lead).map(|at| at + lead.len()) else {
            continue;
        };
        let bare = text[at..].trim_start_matches(['"', '\'', '“', '‘', '*', '`']);
        let start = at + text[at..].len() - bare.len();
        let is_quoted = start > at;
        let length = match is_quoted {
            true => bare.find(['"', '\'', '”', '’', '*', '`']).unwrap_or(0),
            false => bare.find(|c: char| !c.is_alphabetic()).unwrap_or(bare.len()),
        };
        let span = start..start + length;
        let is_apart = span.end <= choices.start || span.start >= choices.end;
        let word = &text[span.clone()];
        let is_word =
            length > 1 && !["the", "each", "these", "this", "other", "any", "which"].contains(&&*word.to_lowercase());
        if is_apart && is_word {
            return Some((word.to_owned(), span));
        }
    }
    None
}

/// "Can it be cut out of the headline? If not, which letters are missing?"
pub fn read_missing(prompt: &Prompt) -> Option<Reading> {
    let asks = prompt.says("which|what letter|letters missing|lacking|lack|lacks|miss|short");
    if !asks || prompt.says("alphabet|how_many|reused|reuse|twice|several_times|unlimited|pangram") {
        return None;
    }
    let telling = Telling::new(prompt);
    let mut passages = telling.passages();
    passages.retain(|it| it.bare().chars().filter(|c| c.is_alphabetic()).count() > 1);
    let [one, other] = &passages[..] else {
        return None;
    };
    let is_source = |at: usize, from: usize| {
        let lead = prompt.text[from..at].to_lowercase();
        [
            "headline",
            "magazine",
            "newspaper",
            "letters of",
            "letters in",
            "letters from",
            "out of",
            "title",
            "sign",
            "tiles",
            "available",
        ]
        .iter()
        .any(|word| lead.contains(word))
    };
    let first = is_source(one.span.start, 0);
    let second = is_source(other.span.start, one.span.end);
    let (note, source) = match (first, second) {
        (false, true) => (one, other),
        (true, false) => (other, one),
        _ => return None,
    };
    let doubt =
        doubt(&telling, &[one.span.clone(), other.span.clone()], &format!("{KNOWN} parrot kidnap kidnapped read"), &[]);
    telling.takes(&one.span);
    telling.takes(&other.span);
    telling.says(&["letter|letters", "can|possible|done"]);
    let plain = |text: &str| text.to_lowercase();
    let goal = Goal::new("missing_letters", vec![Value::text(plain(note.bare())), Value::text(plain(source.bare()))]);
    Some(
        telling.reading("text", "whether the letters suffice, and which are missing", goal, Form::Plain).doubted(doubt),
    )
}

/// "Reverse the order of the words in the sentence below."
pub fn read_words_reversed(prompt: &Prompt) -> Option<Reading> {
    let is_told = prompt
        .says("reverse|reversed|opposite|backwards|back_to_front|last_to_first|invert order|sequence word|words")
        || prompt.says("reverse|backwards words_of|words_in");
    if !is_told
        || prompt.says("letter_order|alphabetical|sort|remove|except|anagram|longer|shorter|only_the|first_word|spell")
    {
        return None;
    }
    if prompt.sentences_that_say("reverse|reversed|backwards|invert each|every").next().is_some() {
        return None;
    }
    // Whoever wants the letters turned as well wants something else.
    let speaks_of_letters = prompt.sentences_that_say("letter|letters|character|spelling").any(|it| {
        !crate::language::says(prompt.of(it), "keep|unchanged|same|not|n't|intact|leave|without|stay|stays|remain|only")
    });
    if speaks_of_letters {
        return None;
    }
    let telling = Telling::new(prompt);
    let (text, span) = text_shown(&telling)?;
    // Words below each other or between commas are a list, and no sentence.
    let is_list = text.lines().filter(|line| !line.trim().is_empty()).count() > 1
        && text.lines().all(|line| line.split_whitespace().count() < 2);
    if is_list {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_plain = words.iter().all(|it| it.chars().all(|c| c.is_alphanumeric() || matches!(c, '\'' | '-' | '’')));
    if !is_plain || words.len() < 2 {
        return None;
    }
    let is_small = prompt.says("lowercase|lower_case");
    let doubt = doubt(&telling, std::slice::from_ref(&span), KNOWN, &[]);
    telling.takes(&span);
    telling.says(&["reverse|order|word|words", "letter|letters|keep|unchanged"]);
    let text = if is_small { text.to_lowercase() } else { text };
    let goal = Goal::new("words_reversed", vec![Value::text(text)]);
    Some(telling.reading("text", "the words from the last to the first", goal, Form::Plain).doubted(doubt))
}

fn sorted(text: &str) -> String {
    let mut letters: Vec<char> = text.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// What is left of the letters of the one when those of the other are struck out, and the other way round.
fn left_over(one: &str, other: &str) -> (String, String) {
    let letters = |text: &str| -> Vec<char> { text.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect() };
    let (mut lacking, mut pool) = (Vec::new(), letters(other));
    for c in letters(one) {
        match pool.iter().position(|it| *it == c) {
            Some(at) => drop(pool.remove(at)),
            None => lacking.push(c),
        }
    }
    (lacking.into_iter().collect(), pool.into_iter().collect())
}

/// The one of some pairs of texts that is, or is not, one of anagrams; each with what is answered when it is that one.
fn the_one(candidates: Vec<(String, String, Value)>, is_wanted: bool) -> Vec<Approach> {
    let same = candidates.clone();
    let only = |found: Vec<Value>| match &found[..] {
        [one] => Ok(one.clone()),
        [] => Err(Setback::no_way("it is none of them")),
        _ => Err(Setback::no_way("it is more than one of them")),
    };
    vec![
        Approach::direct("sorting", "put the letters of each in order and compare", move |working| {
            let mut found = Vec::new();
            for (one, other, answer) in &candidates {
                working.spend((one.len() + other.len()) as u64)?;
                let (a, b) = (sorted(one), sorted(other));
                working.note(|| format!("{one}: {a}; {other}: {b}"));
                if (a == b) == is_wanted {
                    found.push(answer.clone());
                }
            }
            only(found)
        }),
        Approach::direct("striking_out", "strike each letter of the one out of the other", move |working| {
            let mut found = Vec::new();
            for (one, other, answer) in &same {
                working.spend((one.len() + other.len()) as u64)?;
                let (lacking, left) = left_over(one, other);
                working.note(|| match (lacking.is_empty(), left.is_empty()) {
                    (true, true) => format!("{one} and {other}: nothing is left over"),
                    _ => format!("{one} and {other}: left over are {lacking} and {left}"),
                });
                if (lacking.is_empty() && left.is_empty()) == is_wanted {
                    found.push(answer.clone());
                }
            }
            only(found)
        }),
    ]
}

pub fn among(word: &str, options: &Value, is_wanted: bool) -> Vec<Approach> {
    let Some(rows) = options.as_rows() else {
        return Vec::new();
    };
    let candidates: Option<Vec<(String, String, Value)>> = rows
        .iter()
        .map(|row| Some((word.to_owned(), row.get(1)?.as_text()?.to_owned(), Value::list(row.to_vec()))))
        .collect();
    candidates.map_or_else(Vec::new, |it| the_one(it, is_wanted))
}

pub fn pair(rows: &Value, is_wanted: bool) -> Vec<Approach> {
    let Some(rows) = rows.as_rows() else {
        return Vec::new();
    };
    let candidates: Option<Vec<(String, String, Value)>> = rows
        .iter()
        .map(|row| {
            Some((row.first()?.as_text()?.to_owned(), row.get(1)?.as_text()?.to_owned(), Value::list(row.to_vec())))
        })
        .collect();
    candidates.map_or_else(Vec::new, |it| the_one(it, is_wanted))
}

/// Yes, or no with what is missing: "one n and two p's".
pub fn missing(note: &str, source: &str) -> Vec<Approach> {
    let (note, source) = (note.to_owned(), source.to_owned());
    let (others, pool) = (note.clone(), source.clone());
    vec![
        Approach::direct("striking_out", "strike out a letter of the source for each that is needed", move |working| {
            working.spend((note.len() * 2 + source.len()) as u64)?;
            let (lacking, left) = left_over(&note, &source);
            working.note(|| {
                format!("not found: {}; left over: {left}", if lacking.is_empty() { "nothing" } else { &lacking })
            });
            Ok(Value::text(told_missing(&lacking)))
        }),
        Approach::direct("counting", "count each letter that is needed, and those that are there", move |working| {
            let mut lacking = String::new();
            let letters: BTreeSet<char> = others.chars().filter(|c| c.is_alphabetic()).collect();
            for c in letters {
                working.spend(4)?;
                let (needed, there) = (others.matches(c).count(), pool.matches(c).count());
                if needed > 0 {
                    working.note(|| format!("{c}: {needed} needed, {there} there"));
                }
                lacking.extend(std::iter::repeat_n(c, needed.saturating_sub(there)));
            }
            Ok(Value::text(told_missing(&lacking)))
        }),
    ]
}

fn told_missing(lacking: &str) -> String {
    const WORDS: [&str; 6] = ["no", "one", "two", "three", "four", "five"];
    let mut letters: Vec<char> = lacking.chars().collect();
    letters.sort_unstable();
    let told: Vec<String> = letters
        .chunk_by(|a, b| a == b)
        .map(|run| {
            let count = WORDS.get(run.len()).map_or_else(|| run.len().to_string(), |it| (*it).to_owned());
            format!("{count} {}{}", run[0], if run.len() > 1 { "'s" } else { "" })
        })
        .collect();
    match &told[..] {
        [] => "Yes".to_owned(),
        [one] => format!("No; missing: {one}"),
        [before @ .., last] => format!("No; missing: {} and {last}", before.join(", ")),
    }
}

pub fn words_reversed(text: &str) -> Vec<Approach> {
    let (text, same) = (text.to_owned(), text.to_owned());
    vec![
        Approach::direct("from_the_end", "write the last word, then the one before it, and so on", move |working| {
            working.spend(text.len() as u64)?;
            let words: Vec<&str> = text.split_whitespace().rev().collect();
            Ok(Value::text(words.join(" ")))
        }),
        Approach::direct("exchanging", "exchange the first word with the last, and go inward", move |working| {
            working.spend(same.len() as u64)?;
            let mut words: Vec<&str> = same.split_whitespace().collect();
            let count = words.len();
            for at in 0..count / 2 {
                words.swap(at, count - 1 - at);
                working.note(|| words.join(" "));
            }
            Ok(Value::text(words.join(" ")))
        }),
    ]
}
