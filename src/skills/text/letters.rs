//! What can be made of given letters: a note from a magazine, groups of anagrams.

use std::collections::BTreeMap;

use crate::language::{Passage, Telling, Way, english, says, wanted};
use crate::problem::{Approach, Form, Goal, Literal, Prompt, Reading, Value};

/// "Can the note be made of the letters of the magazine?"
pub fn read_note(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = telling.says_somewhere(
        "construct~|build|built|make|made|form|formed|spell|spelled|write|written|cut|composed|assemble|assembled|ransom|paste|stick|glue|put_together \
         letter|letters|character|characters magazine|newspaper|letters_of|letters_in|letters_from|using|available|with_the_letters|cut|cut_-_out|clipping|scrap|tiles|headline \
         !palindrome~ !anagrams !how_many !reuse !reused !repeatedly !unlimited !more_than_once !several_times !group !list_of",
    );
    if !is_told {
        return None;
    }
    let mut passages = telling.passages();
    passages.retain(|it| !it.bare().contains(char::is_whitespace) || it.shown != Way::Lines);
    if passages.len() < 2 {
        passages = no_words(&telling);
    }
    let from = "magazine|newspaper|source|letters_of|letters_in|letters_from|using|available|pool|out_of|from|headline|clipping|scrap|have|tiles|line";
    let to = "note|message|target|word|build|make|construct~|form|spell|write|ransom|paste|stick|glue|text|phrase|assemble|get";
    let mut note = None;
    let mut magazine = None;
    let mut texts =
        passages.iter().filter(|it| !it.bare().is_empty() && !matches!(it.bare(), "True" | "False" | "Yes" | "No"));
    for passage in texts.by_ref() {
        // The nearest words decide: "can 'aab' be built from the letters of 'baa'".
        let lead = telling.lead(&passage.before);
        let near = &lead[lead.len().saturating_sub(6)..];
        let last =
            |words: &str| (0..near.len()).rev().find(|&at| says(&near[at..=at], words) || says(&near[at..], words));
        let slot = match (last(from), last(to)) {
            (Some(source), Some(target)) if source >= target => &mut magazine,
            (Some(_), None) => &mut magazine,
            (_, Some(_)) => &mut note,
            (None, None) if note.is_none() => &mut note,
            (None, None) => &mut magazine,
        };
        if slot.replace(passage.clone()).is_some() {
            return None;
        }
    }
    let (note, magazine) = (note?, magazine?);
    telling.takes(&note.span);
    telling.takes(&magazine.span);
    telling.says(&["letter|character once|only|single|used|use|given", "true|false|yes|no"]);
    let goal = Goal::new("can_be_built", vec![Value::text(note.bare()), Value::text(magazine.bare())]);
    let form = wanted(prompt).truth(("Yes", "No"));
    Some(telling.reading("text", "whether the letters suffice", goal, form))
}

/// The two texts that stand without marks among the words, where they are no words themselves.
fn no_words(telling: &Telling) -> Vec<Passage> {
    let prompt = telling.prompt;
    let mut found = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        for at in sentence.tokens.clone() {
            let token = &prompt.tokens[at];
            let text = &prompt.text[token.span.clone()];
            let is_text = text.chars().count() > 2
                && text.chars().all(char::is_alphabetic)
                && !english::is_word(&text.to_lowercase())
                && !english::is_name(&text.to_lowercase())
                && crate::language::lemmas_of(&text.to_lowercase()).iter().all(|it| !english::is_word(it));
            if is_text {
                let before = sentence.tokens.start..at;
                found.push(Passage { text: text.to_owned(), span: token.span.clone(), shown: Way::Named, before });
            }
        }
    }
    if found.len() == 2 { found } else { Vec::new() }
}

/// By counting, by striking out, and by looking whether each letter is there at all.
pub fn building(note: &str, magazine: &str) -> Vec<Approach> {
    let plain = |text: &str| -> Vec<char> { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let (note, magazine) = (plain(note), plain(magazine));
    let (others, pool) = (note.clone(), magazine.clone());
    let (hasty, glance) = (note.clone(), magazine.clone());
    vec![
        Approach::direct("counting", "count each letter of the note, and in the magazine", move |working| {
            working.spend((note.len() + magazine.len()) as u64)?;
            let mut needed: BTreeMap<char, i64> = BTreeMap::new();
            note.iter().for_each(|c| *needed.entry(*c).or_default() += 1);
            for (c, count) in needed {
                let there = magazine.iter().filter(|it| **it == c).count() as i64;
                working.note(|| format!("{c}: {count} needed, {there} there"));
                if there < count {
                    return Ok(Value::Truth(false));
                }
            }
            Ok(Value::Truth(true))
        }),
        Approach::direct("striking_out", "strike out a letter of the magazine for each of the note", move |working| {
            let mut left = pool.clone();
            for (at, c) in others.iter().enumerate() {
                working.spend(1 + left.len() as u64 / 8)?;
                let Some(place) = left.iter().position(|it| it == c) else {
                    working.note(|| format!("for letter {} of the note, {c}, nothing is left", at + 1));
                    return Ok(Value::Truth(false));
                };
                left.remove(place);
            }
            working.note(|| format!("{} letters of the magazine are left over", left.len()));
            Ok(Value::Truth(true))
        }),
        Approach::direct("at_a_glance", "look whether each letter of the note is there at all", move |working| {
            working.spend(hasty.len() as u64)?;
            Ok(Value::Truth(hasty.iter().all(|c| glance.contains(c))))
        })
        .heuristic(),
    ]
}

/// "Group the anagrams together."
pub fn read_groups(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    if !telling.says_somewhere(
        "group|groups|grouped|cluster|sort|sorted|put|collect|classify|arrange|set|sets|bundle|gather|together|partition \
         anagram~|same_letters|exactly_the_same_letters|each_other_'s_letters|identical_letters|rearranging|rearrangements|rearrangement|reordering !largest_group !how_many !count !longest !phrase",
    ) {
        return None;
    }
    let mut listings = telling.listings();
    listings.retain(|it| it.items.len() > 1);
    // What stands in brackets is the list; the clauses of a sentence are none beside it.
    let literals = &prompt.outline().literals;
    let is_shown =
        |it: &crate::language::Listing| literals.iter().any(|shown| !shown.is_example && shown.span == it.span);
    if listings.iter().any(is_shown) {
        listings.retain(is_shown);
    }
    let listing = match listings.len() {
        1 => listings.pop()?,
        _ => {
            let led =
                |it: &crate::language::Listing| says(telling.lead(&it.before), "group|following|these|list|words");
            let mut led: Vec<_> = listings.into_iter().filter(led).collect();
            let found = led.pop()?;
            if !led.is_empty() {
                return None;
            }
            found
        }
    };
    telling.takes(&listing.span);
    let text = &prompt.text[listing.span.clone()];
    let shown = prompt
        .outline()
        .literals
        .iter()
        .find(|it| matches!(&it.what, Literal::List(items) if items.iter().any(|it| it.as_list().is_some())));
    let sample = shown.map_or(text, |it| &prompt.text[it.span.clone()]);
    let mark = if sample.contains('\'') && !sample.contains('"') { "'" } else { "\"" };
    let form = Form::json(Form::json(Form::Quoted(mark.to_owned())));
    telling.passes_remarks();
    let goal = Goal::new("anagram_groups", vec![Value::texts(&listing.items)]);
    Some(telling.reading("text", "the words, those with the same letters together", goal, form))
}

/// Letters in order as a name for a group; counts of letters; and only the set of letters.
pub fn grouping(words: &Value) -> Vec<Approach> {
    let Some(words) = words.as_texts() else {
        return Vec::new();
    };
    let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
    let (others, hasty) = (words.clone(), words.clone());
    let as_value = |groups: Vec<Vec<&str>>| Value::list(groups.into_iter().map(Value::texts));
    vec![
        Approach::direct("letters_in_order", "write the letters of each word in alphabetical order", move |working| {
            let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
            let mut places: BTreeMap<String, usize> = BTreeMap::new();
            for word in &words {
                working.spend(word.len() as u64)?;
                let mut letters: Vec<char> = word.to_lowercase().chars().collect();
                letters.sort_unstable();
                let name = String::from_iter(letters);
                match places.get(&name) {
                    Some(place) => groups[*place].1.push(word),
                    None => {
                        places.insert(name.clone(), groups.len());
                        groups.push((name, vec![word]));
                    }
                }
            }
            for (name, group) in groups.iter().take(30) {
                working.note(|| format!("{name}: {}", group.join(", ")));
            }
            Ok(as_value(groups.into_iter().map(|(_, group)| group).collect()))
        }),
        Approach::direct("counts_of_letters", "count the letters of each word from a to z", move |working| {
            let counts = |word: &str| {
                let mut counts: BTreeMap<char, usize> = BTreeMap::new();
                word.to_lowercase().chars().for_each(|c| *counts.entry(c).or_default() += 1);
                counts
            };
            let mut groups: Vec<Vec<&str>> = Vec::new();
            let mut left: Vec<(&str, _)> = others.iter().map(|word| (word.as_str(), counts(word))).collect();
            while !left.is_empty() {
                working.spend(1 + left.len() as u64 / 4)?;
                let known = left[0].1.clone();
                let (same, rest): (Vec<_>, Vec<_>) = left.into_iter().partition(|(_, counts)| *counts == known);
                groups.push(same.into_iter().map(|(word, _)| word).collect());
                left = rest;
            }
            working.note(|| format!("{} words in {} groups", others.len(), groups.len()));
            Ok(as_value(groups))
        }),
        Approach::direct("length_and_last_letter", "put words of one length that end alike together", move |working| {
            working.spend(hasty.len() as u64)?;
            let mut groups: BTreeMap<(usize, Option<char>), Vec<&str>> = BTreeMap::new();
            for word in &hasty {
                groups.entry((word.chars().count(), word.chars().last())).or_default().push(word);
            }
            Ok(as_value(groups.into_values().collect()))
        })
        .heuristic(),
    ]
}
