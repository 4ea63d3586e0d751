//! Words and numbers in order.

use std::cmp::Ordering;

use super::written::{form, listing, number};
use crate::language::{Telling, said_around};
use crate::problem::{Approach, Goal, Prompt, Reading, Value};

/// So many lines of working are shown.
const LINES: usize = 24;

const ORDERS: &str = "sort|order|arrange|alphabetize|alphabetise|rank|sorted|ordered|arranged|alphabetical";

/// Whether from the last to the first; none when the prompt says both, or neither and nothing else.
fn is_descending(telling: &Telling, around: &Prompt) -> Option<bool> {
    let down = "descending|decreasing|reverse|reversed|backward|backwards|largest_first|longest_first|z_to_a|z_-_a|longest_to|\
                largest_to|highest_to|biggest_to|greatest_to|high_to_low|from_largest|from_the_largest|long_to_short|\
                from_the_longest|from_longest|from_greatest|from_the_greatest|from_highest|from_the_highest|last_to_first";
    let up = "ascending|increasing|smallest_first|shortest_first|a_to_z|a_-_z|shortest_to|smallest_to|lowest_to|least_to|\
              low_to_high|from_smallest|from_the_smallest|from_shortest|from_the_shortest|from_lowest|from_least|\
              from_the_least|from_the_lowest|first_to_last";
    // "Sort in ascending or descending order" tells what there is, and not which is meant.
    let says = |one: &str, other: &str| {
        around.sentences_that_say(one).any(|sentence| !crate::language::says(around.of(sentence), other))
    };
    telling.says(&["ascending|descending|increasing|decreasing sort|order|arrange|rank|put|list"]);
    match (says(down, up), says(up, down)) {
        (true, true) => None,
        (is_down, _) => Some(is_down),
    }
}

/// Words in order: by their letters as a computer compares them, as a dictionary does, or by length.
pub fn read_words(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    if !prompt.says(ORDERS) {
        return None;
    }
    let found = listing(&telling)?;
    let is_word = |item: &String| item.contains(char::is_alphabetic);
    // "Lexer -> parser" tells what comes before what.
    if ["->", "→"].iter().any(|arrow| prompt.text[found.span.clone()].contains(arrow)) {
        return None;
    }
    if found.items.len() < 2 || !found.items.iter().any(is_word) {
        return None;
    }
    let around = said_around(prompt, &found.span);
    let is_told = around.says_somewhere(
        "sort|order|arrange|alphabetize|alphabetise|rank|sorted|ordered|arranged|alphabetical \
         word|string|name|list|item|alphabet~|animal|fruit|city|color|colour|country|a_to_z|z_to_a|these|following \
         !vowel !vowels !consonant !second_letter !last_letter !third_letter !number_of !frequency !sum !topological~ !course \
         !prerequisite !score !anagram~ !palindrome~ !letters_of !merge !swap !swaps !steps !sentence !syllable !spiral !grid !matrix !board",
    );
    // "Flip the order of these" puts nothing in order.
    let is_turned = around.says("flip|reverse|backward|backwards|opposite|last_to_first|opposite_order")
        && !around.says("sort|arrange|alphabetize|alphabetise|rank|sorted|arranged|alphabetical|ascending|descending");
    if !is_told || is_turned {
        return None;
    }
    // What a question is made of is no list, and the order of the months is no order of their names.
    let is_question = prompt.text[found.span.clone()].trim_end().ends_with('?')
        || prompt.text[found.span.end..].trim_start().starts_with('?');
    // "Five friends order the following": what is ordered to be eaten is paid for.
    let is_of_a_meal = around.says("how_much|pay|pays|bill|restaurant|waiter|menu");
    if is_question || is_of_a_meal || around.says("calendar_order|chronological|chronologically") {
        return None;
    }
    // "FISH – ? – DUCK" is no list of words.
    if !found.items.iter().all(|item| item.contains(char::is_alphanumeric)) {
        return None;
    }
    telling.says(&[ORDERS]);
    let is_descending = is_descending(&telling, &around)?;
    // "Length" may be one of the words as well.
    let says = |wording: &'static str| around.says(wording) && telling.says(&[wording]);
    // "ASCII/Unicode" may be taken for a fraction.
    let lower = around.text.to_lowercase();
    let is_by_code = ["ascii", "unicode", "lexicographic", "character code", "char code", "code point", "codepoint"]
        .iter()
        .any(|word| lower.contains(word))
        | says(
            "ascii|unicode|code_point|lexicographic~|lexicographical|ordinal|case_-_sensitive|uppercase before|capital|capitals|upper_case before|below|ahead|precede|first",
        );
    let is_by_length = says("length|shortest|longest|short_to_long|shorter|longer|number_of_letters");
    let is_by_alphabet = says(
        "alphabet~|alphabetize|alphabetise|dictionary|a_to_z|z_to_a|a_-_z|case_-_insensitive~|ignoring_case|ignore_case",
    );
    let keys: Vec<&str> = match (is_by_code, is_by_length, is_by_alphabet) {
        (true, false, _) => vec!["code points"],
        (false, true, false) => vec!["length"],
        (false, true, true) if says("tie|ties|same_length|equal_length|then|equally_long") && !is_descending => {
            vec!["length", "alphabet"]
        }
        (false, false, true) => vec!["alphabet"],
        // Without a word about it, the usual orders must agree.
        (false, false, false) => {
            let by = |key: &'static str| sorted(&found.items, &[key], is_descending);
            if by("alphabet") != by("code points") {
                return None;
            }
            vec!["alphabet"]
        }
        _ => return None,
    };
    telling.says(&["word|words|string|strings|list|task"]);
    telling.says(&["tie|ties|same_length|equal_length original|stable|same_order|appear|keep"]);
    let unknown = "the words in order";
    let form = form(&telling, &found);
    let goal = Goal::new("words_in_order", vec![Value::texts(&found.items), Value::texts(keys), is_descending.into()]);
    Some(telling.reading("lists", unknown, goal, form))
}

/// Numbers in order, as they are written.
pub fn read_numbers(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = telling.says_somewhere(
        "sort|order|arrange|rank|sorted|ordered|arranged|put|list \
         !alphabet~ !alphabetical~ !dictionary !absolute !digit !digits !even !odd !prime !remainder !swap !swaps !steps !distance !median !largest_number !throw_out !throw_away !discard !drop !remove !delete !leave_out !the_rest !what_is_left",
    );
    // "Which numbers does it read, in order?" asks for the order in which they come, and rows of numbers are a table.
    let is_as_they_come = prompt.says("in_order")
        && !prompt.says("sort|arrange|rank|sorted|ordered|arranged|put|ascending|descending|increasing|decreasing|smallest|largest|size");
    let is_table = |rows: Vec<Vec<&str>>| rows.len() > 1 && rows.iter().all(|row| row.len() > 1);
    let shows_table = prompt.outline().literals.iter().any(|it| !it.is_example && it.what.rows().is_some_and(is_table));
    // "In the same order" keeps the order that there is.
    let keeps_order = !prompt
        .sentences_that_say(ORDERS)
        .any(|it| !crate::language::says(prompt.of(it), "same_order|original_order|given_order|keep_the_order"));
    if !is_told || keeps_order || is_as_they_come || shows_table {
        return None;
    }
    let found = listing(&telling)?;
    let numbers = found.items.iter().map(|item| number(item)).collect::<Option<Vec<_>>>()?;
    if numbers.len() < 2 || numbers.len() > 5_000 {
        return None;
    }
    let verb = if is_descending(&telling, prompt)? { "descending" } else { "ascending" };
    let goal = Goal::new(verb, vec![Value::list(numbers.into_iter().map(Value::Number)), Value::texts(&found.items)]);
    let form = form(&telling, &found);
    Some(telling.reading("lists", "the numbers in order", goal, form))
}

/// How two words stand to each other.
fn compared(one: &str, other: &str, keys: &[&str]) -> Ordering {
    keys.iter()
        .map(|key| match *key {
            "length" => one.chars().count().cmp(&other.chars().count()),
            "alphabet" => one.to_lowercase().cmp(&other.to_lowercase()),
            _ => one.cmp(other),
        })
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn sorted(words: &[String], keys: &[&str], is_descending: bool) -> Vec<String> {
    let mut sorted = words.to_vec();
    sorted.sort_by(|one, other| {
        let order = compared(one, other, keys);
        if is_descending { order.reverse() } else { order }
    });
    sorted
}

/// Inserting, merging, and looking at the first letter only.
pub fn approaches(words: &Value, keys: &Value, is_descending: bool) -> Vec<Approach> {
    let (Some(words), Some(keys)) = (words.as_texts(), keys.as_texts()) else {
        return Vec::new();
    };
    let owned = |texts: &[&str]| -> Vec<String> { texts.iter().map(|it| (*it).to_owned()).collect() };
    let (words, keys) = (owned(&words), owned(&keys));
    let order = move |one: &str, other: &str| {
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let order = compared(one, other, &keys);
        if is_descending { order.reverse() } else { order }
    };
    let (again, others, hasty) = (order.clone(), words.clone(), words.clone());
    vec![
        Approach::direct("inserting", "take one word after another and put it in its place", move |working| {
            let mut sorted: Vec<&str> = Vec::new();
            for (count, word) in words.iter().enumerate() {
                working.spend(1 + sorted.len() as u64 / 8)?;
                let place = sorted.partition_point(|it| order(it, word).is_le());
                sorted.insert(place, word);
                if (1..LINES).contains(&count) {
                    working.note(|| format!("{word} comes to place {}: {}", place + 1, brief(&sorted)));
                }
            }
            if words.len() > LINES {
                working.note(|| format!("and so on for {} words more", words.len() - LINES));
            }
            Ok(Value::texts(&sorted))
        }),
        Approach::direct("merging", "sort each half, then take the smaller of the two first words", move |working| {
            let mut runs: Vec<Vec<&str>> = others.iter().map(|word| vec![word.as_str()]).collect();
            while runs.len() > 1 {
                working.spend(others.len() as u64)?;
                runs = runs
                    .chunks(2)
                    .map(|pair| match pair {
                        [one, other] => merged(one, other, &again),
                        rest => rest.concat(),
                    })
                    .collect();
                working.note(|| runs.iter().take(6).map(|run| brief(run)).collect::<Vec<_>>().join(" | "));
            }
            Ok(Value::texts(runs.concat()))
        }),
        Approach::direct("by_first_letter", "look at the first letters only", move |working| {
            let mut sorted: Vec<&str> = hasty.iter().map(String::as_str).collect();
            working.spend(sorted.len() as u64)?;
            sorted.sort_by_key(|word| word.chars().next());
            if is_descending {
                sorted.reverse();
            }
            Ok(Value::texts(sorted))
        })
        .heuristic(),
    ]
}

/// Two ordered runs as one; of equal words that of the first run comes first.
fn merged<'w>(one: &[&'w str], other: &[&'w str], order: &impl Fn(&str, &str) -> Ordering) -> Vec<&'w str> {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut merged = Vec::with_capacity(one.len() + other.len());
    while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
        if order(first, second).is_le() { merged.extend(left.next()) } else { merged.extend(right.next()) }
    }
    merged.extend(left.chain(right));
    merged
}

fn brief(words: &[&str]) -> String {
    let shown = words.iter().take(8).copied().collect::<Vec<_>>().join(", ");
    if words.len() > 8 { format!("{shown}, ...") } else { shown }
}
