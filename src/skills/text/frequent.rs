//! Letters compared: which stands most often in a text, which word has the most of one, where one stands.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::language::{Telling, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, TokenKind, Value};
use crate::skills::text::shown_words::{Row, doubt, in_a_row};

/// Words that such tasks are told in.
const KNOWN: &str = "letter word vowel consonant character appear occur stand time often frequent frequently most fewest least many contain \
    have be common phrase sentence text name count total altogether position place number th st nd rd st from left right end start \
    list ignore space alphabet treat answer which how what together all combined in overall \
    choose pick state first second third fourth fifth sixth seventh eighth ninth tenth last middle five three four two six quick look \
    come there tell each frequency high highest low lowest large largest number repeat mode modal";

/// What would make it another task.
const OTHERS: &str = "except|excluding|not|without|consecutive|distinct|different|unique|second_most|least|begin~|start_with|end_with|after|before|\
    alphabetical|alphabetically|remove|replace|shift|reverse|backwards|backward|anagram|palindrome|double|twice|n't|exactly|rhyme|longest|shortest|apart|besides|but|row|half|odd|\
    only_once|scrabble|points|value";

fn words_of(prompt: &Prompt) -> Option<Row> {
    let listed = || {
        let mut listings = Telling::new(prompt).listings();
        let ends = ['?', '.', '!'];
        listings
            .iter_mut()
            .flat_map(|it| &mut it.items)
            .for_each(|word| *word = word.trim_end_matches(ends).to_owned());
        listings.retain(|it| it.items.len() > 1 && it.items.iter().all(|word| word.chars().all(char::is_alphabetic)));
        let listing = listings.pop().filter(|_| listings.is_empty())?;
        Some(Row { words: listing.items, span: listing.span })
    };
    let row = in_a_row(
        &prompt.text,
        &["words", "names", "animals", "fruits", "vegetables", "cities", "countries", "following", "these"],
    );
    row.or_else(listed)
}

/// The one letter that is named: "the letter A", "t's", "how many 'r's".
fn letter_named(prompt: &Prompt, data: &[Range<usize>]) -> Option<char> {
    let text = &prompt.text;
    let is_data = |at: usize| data.iter().any(|span| span.contains(&at));
    let mut found: Vec<char> = Vec::new();
    for (at, c) in text.char_indices().filter(|(at, c)| c.is_ascii_alphabetic() && !is_data(*at)) {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let opens = before.ends_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '“' | '‘' | '(' | '`'));
        let is_owner = ["'s", "’s", "\"s", "'s\"", "”s", "`s"].iter().any(|it| after.starts_with(it))
            && !after[after.find('s').unwrap_or(0) + 1..].starts_with(char::is_alphanumeric);
        let is_alone = !after.starts_with(char::is_alphanumeric);
        let is_quoted = before.ends_with(['"', '\'', '“', '‘', '`']) && after.starts_with(['"', '\'', '”', '’', '`']);
        let is_told = before.trim_end().to_lowercase().ends_with("letter")
            && is_alone
            && !after.starts_with(['\'', '’'])
            || before.to_lowercase().trim_end_matches(['"', '\'', '“', '‘', '`', ' ']).ends_with("letter") && is_quoted;
        if opens && (is_owner || is_quoted || is_told) {
            found.push(c.to_ascii_lowercase());
        }
    }
    found.dedup();
    match found[..] {
        [letter] => Some(letter),
        _ => None,
    }
}

/// "How many times does the letter A occur altogether in the words BANANA, CABBAGE and KALE?"
pub fn read_in_all(prompt: &Prompt) -> Option<Reading> {
    if !prompt.says("how_many|how_often|count|number_of|total")
        || prompt.says(OTHERS)
        || prompt.says("each|every|which")
    {
        return None;
    }
    let row = words_of(prompt)?;
    let telling = Telling::new(prompt);
    let letter = letter_named(prompt, std::slice::from_ref(&row.span))?;
    let doubt =
        doubt(&telling, std::slice::from_ref(&row.span), &format!("{KNOWN} {letter}"), &[row.words.len() as i64]);
    telling.takes(&row.span);
    telling.says(&["how_many|how_often|count|number_of|total", "letter|word"]);
    let text = Value::text(row.words.join(" "));
    let goal = Goal::new("letters_counted", vec![Value::text(letter.to_string()), text, false.into()]);
    let unknown = format!("how often {letter} stands in all these words");
    Some(telling.reading("text", unknown, goal, Form::Plain).doubted(doubt))
}

/// "Which of these words contains the most t's?"
pub fn read_richest(prompt: &Prompt) -> Option<Reading> {
    let others = OTHERS.replace("least|", "");
    if !prompt.says("which|what") || prompt.says(&others) {
        return None;
    }
    let row = words_of(prompt)?;
    let data = std::slice::from_ref(&row.span);
    let most = match (prompt.says("most|highest|largest|greatest"), prompt.says("fewest|least|lowest")) {
        (true, false) => "most",
        (false, true) => "fewest",
        _ => return None,
    };
    let kind = ["vowels", "consonants", "letters"].into_iter().find(|it| prompt.says(it));
    let what = match (letter_named(prompt, data), kind) {
        (Some(letter), None | Some("letters")) => letter.to_string(),
        (None, Some(kind)) => kind.to_owned(),
        _ => return None,
    };
    let telling = Telling::new(prompt);
    let doubt = doubt(&telling, data, &format!("{KNOWN} {what}"), &[row.words.len() as i64]);
    telling.takes(&row.span);
    telling.says(&["most|fewest|least", "word|words|letter"]);
    let goal = Goal::new("richest_word", vec![Value::text(&what), Value::texts(&row.words), Value::text(most)]);
    let unknown = format!("which of the words has the {most} {what}");
    Some(telling.reading("text", unknown, goal, Form::Plain).doubted(doubt))
}

/// "Which letter appears most often in the word 'bookkeeper', and how many times?"
pub fn read_most_frequent(prompt: &Prompt) -> Option<Reading> {
    let asks = "which|what letter|character most|frequent|common|frequently|often|frequency";
    if !prompt.says(asks)
        || prompt.says(OTHERS)
        || prompt.says("vowel|consonant|english_language|cipher|caesar|encrypted")
    {
        return None;
    }
    let telling = Telling::new(prompt);
    let mut passages = telling.passages();
    passages.retain(|it| it.bare().contains(char::is_alphabetic));
    let passage = match passages.len() {
        0 => telling.word_after("word|phrase|name|string|text")?,
        1 => passages.pop()?,
        _ => return None,
    };
    let doubt = doubt(&telling, std::slice::from_ref(&passage.span), KNOWN, &[]);
    telling.takes(&passage.span);
    telling.says(&["letter|character", "how_many|often|times"]);
    let asks_count = prompt.says("how_many|how_often|how_many_times|number_of_times");
    let form = if asks_count { "{0}, {1} times" } else { "{0}" };
    let goal = Goal::new("most_frequent_letter", vec![Value::text(passage.bare())]);
    Some(
        telling
            .reading("text", "the letter that stands there most often", goal, Form::Filled(form.to_owned()))
            .doubted(doubt),
    )
}

/// "What is the 5th letter of ELEPHANT?", "In which positions does the letter a stand in 'banana'?"
pub fn read_places(prompt: &Prompt) -> Option<Reading> {
    if prompt.says("alphabet|except|excluding|backward|reverse|remove|replace|shift|words|every|without|not|distinct") {
        return None;
    }
    let telling = Telling::new(prompt);
    let mut passages = telling.passages();
    passages.retain(|it| it.bare().chars().filter(|c| c.is_alphabetic()).count() > 1);
    let passage = match passages.len() {
        0 => telling.word_after("word|name|string")?,
        1 => passages.pop()?,
        _ => return None,
    };
    if passage.bare().contains(' ') {
        return None;
    }
    let data = std::slice::from_ref(&passage.span);
    let length = passage.bare().chars().count() as i64;
    let asks_places = prompt.says("which|what|list|give|find|at position|positions|place|places letter");
    let (goal, unknown, form, number) = match letter_named(prompt, data) {
        Some(letter) if asks_places => {
            if prompt.says("zero_based|0_based|index|indices|from_the_end|from_the_right|first_position|last") {
                return None;
            }
            let goal =
                Goal::new("places_of_letter", vec![Value::text(letter.to_string()), Value::text(passage.bare())]);
            (goal, format!("the places of {letter}"), Form::listed("", ", ", "", Form::Plain), None)
        }
        None => {
            let sentence = prompt.sentences_that_say("which|what|give|find|name|tell|state letter").next()?;
            let tokens = prompt.of(sentence);
            let at = tokens.iter().position(|it| it.has_lemma("letter"))?;
            // "The 5th letter", "the second-to-last letter" is another.
            let before = tokens[..at].last()?;
            let place = match &*before.lower {
                "last" => -1,
                "middle" if length % 2 == 1 => length / 2 + 1,
                word => crate::language::ordinal(word)?,
            };
            // "From its last letter to its first" names two, and is no question of a letter.
            if says(&tokens[at..], "to_its_first|to_the_first|to_first|to_its_last|to_the_last|to_last") {
                return None;
            }
            let is_apart = at < 2
                || !says(&tokens[at - 2..at - 1], "last|to|next")
                    && !matches!(tokens[at - 2].kind, TokenKind::Mark('-'));
            let from_end = says(tokens, "from_the_end|from_the_right|from_the_back");
            let place = if from_end { -place } else { place };
            if !is_apart || place == 0 || place.abs() > length {
                return None;
            }
            let goal = Goal::new("letter_at", vec![Value::text(passage.bare()), place.into()]);
            (goal, "the letter in that place".to_owned(), Form::Plain, Some(place.abs()))
        }
        _ => return None,
    };
    let numbers: Vec<i64> = number.into_iter().collect();
    let doubt = doubt(&telling, data, KNOWN, &numbers);
    telling.takes(&passage.span);
    telling.says(&["letter|position|place"]);
    Some(telling.reading("text", unknown, goal, form).doubted(doubt))
}

fn lower_letters(text: &str) -> Vec<char> {
    text.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect()
}

/// All that are equally good, in one text.
fn joined(all: &[String]) -> String {
    all.join(" and ")
}

pub fn most_frequent(text: &str) -> Vec<Approach> {
    let letters = lower_letters(text);
    let sorted = letters.clone();
    let answer = |best: Vec<(char, usize)>| {
        let names: Vec<String> = best.iter().map(|(c, _)| c.to_string()).collect();
        let count = best.first().map_or(0, |(_, count)| *count) as i64;
        Value::list([Value::text(joined(&names)), count.into()])
    };
    vec![
        Approach::direct("tally", "make a tally of every letter", move |working| {
            let mut tally: BTreeMap<char, usize> = BTreeMap::new();
            for c in &letters {
                working.spend(1)?;
                *tally.entry(*c).or_default() += 1;
            }
            working.note(|| tally.iter().map(|(c, count)| format!("{c} {count}")).collect::<Vec<_>>().join(", "));
            let most = tally.values().copied().max().ok_or_else(|| Setback::no_way("there is no letter"))?;
            Ok(answer(tally.into_iter().filter(|(_, count)| *count == most).collect()))
        }),
        Approach::direct("runs", "sort the letters, and look for the longest runs", move |working| {
            let mut letters = sorted.clone();
            letters.sort_unstable();
            working.spend(letters.len() as u64)?;
            working.note(|| letters.iter().take(80).collect());
            let runs: Vec<(char, usize)> = letters.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).collect();
            let most = runs.iter().map(|run| run.1).max().ok_or_else(|| Setback::no_way("there is no letter"))?;
            Ok(answer(runs.into_iter().filter(|run| run.1 == most).collect()))
        }),
    ]
}

fn counted(what: &str, word: &str) -> i64 {
    let is_vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let letters = lower_letters(word);
    let count = match what {
        "vowels" => letters.iter().filter(|c| is_vowel(c)).count(),
        "consonants" => letters.iter().filter(|c| !is_vowel(c)).count(),
        "letters" => letters.len(),
        letter => letters.iter().filter(|c| letter.starts_with(**c)).count(),
    };
    count as i64
}

pub fn richest(what: &str, words: &Value, most: &str) -> Vec<Approach> {
    let Some(words) = words.as_texts() else {
        return Vec::new();
    };
    let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
    let (what, is_most) = (what.to_owned(), most == "most");
    let (others, same) = (words.clone(), what.clone());
    let best = move |counts: &[(i64, String)]| {
        let ordered = counts.iter().map(|(count, _)| *count);
        let best = if is_most { ordered.max() } else { ordered.min() };
        let names: Vec<String> =
            counts.iter().filter(|(count, _)| Some(*count) == best).map(|(_, it)| it.clone()).collect();
        Value::text(joined(&names))
    };
    vec![
        Approach::direct("word_by_word", "count in each word, and compare", move |working| {
            working.spend(words.len() as u64 * 8)?;
            let counts: Vec<(i64, String)> = words.iter().map(|it| (counted(&what, it), it.clone())).collect();
            working.note(|| counts.iter().map(|(count, it)| format!("{it} {count}")).collect::<Vec<_>>().join(", "));
            Ok(best(&counts))
        }),
        Approach::direct(
            "striking_out",
            "strike out one in each word, again and again, until few are left",
            move |working| {
                let of_this_kind = |c: char| match &*same {
                    "vowels" => "aeiou".contains(c),
                    "consonants" => !"aeiou".contains(c),
                    "letters" => true,
                    letter => letter.contains(c),
                };
                let marked =
                    |word: &String| lower_letters(word).into_iter().filter(|c| of_this_kind(*c)).collect::<String>();
                let mut left: Vec<(String, String)> = others.iter().map(|it| (marked(it), it.clone())).collect();
                loop {
                    working.spend(left.len() as u64 + 1)?;
                    let is_empty = |(marks, _): &(String, String)| marks.is_empty();
                    // Who has the most lasts longest, and who has the fewest is empty first.
                    let ends = if is_most { left.iter().all(is_empty) } else { left.iter().any(is_empty) };
                    if ends {
                        break;
                    }
                    if is_most {
                        left.retain(|it| !is_empty(it));
                    }
                    for (marks, _) in &mut left {
                        marks.pop();
                    }
                }
                let names: Vec<String> =
                    left.iter().filter(|(marks, _)| marks.is_empty()).map(|it| it.1.clone()).collect();
                working.note(|| format!("empty at the end: {}", names.join(", ")));
                Ok(Value::text(joined(&names)))
            },
        ),
    ]
}

pub fn places(letter: &str, text: &str) -> Vec<Approach> {
    let (letter, text) = (letter.to_lowercase(), text.to_lowercase());
    vec![Approach::direct("numbering", "number the letters from 1 on", move |working| {
        working.spend(text.len() as u64)?;
        let numbered: Vec<(i64, char)> = text.chars().enumerate().map(|(at, c)| (at as i64 + 1, c)).collect();
        working.note(|| numbered.iter().map(|(at, c)| format!("{at} {c}")).collect::<Vec<_>>().join(", "));
        let found = numbered.iter().filter(|(_, c)| letter.starts_with(*c)).map(|(at, _)| Value::from(*at));
        Ok(Value::list(found))
    })]
}

pub fn letter_at(text: &str, place: &Value) -> Vec<Approach> {
    let letters: Vec<char> = text.chars().collect();
    let Some(place) = place.as_number().and_then(|it| it.to_i64()) else {
        return Vec::new();
    };
    vec![Approach::direct("counting", "count the letters until one comes to the place", move |working| {
        working.spend(letters.len() as u64)?;
        let at = if place > 0 { place - 1 } else { letters.len() as i64 + place };
        let letter = usize::try_from(at).ok().and_then(|at| letters.get(at));
        let letter = letter.ok_or_else(|| Setback::no_way("the word is not so long"))?;
        working.note(|| {
            letters.iter().enumerate().map(|(at, c)| format!("{} {c}", at + 1)).collect::<Vec<_>>().join(", ")
        });
        Ok(Value::text(letter.to_string()))
    })]
}
