//! Who must come before whom, in words or as pairs.
//!
//! "Algebra before Calculus", "to take Calculus you must first take Algebra", "Calculus requires Algebra", `(1, 0)` with a
//! sentence that says which of the two comes first: each sentence has one word that orders things, and what stands on either
//! side of it is named there. A sentence that names things and cannot be understood makes the whole unread.

mod naming;
mod pairs;
mod said;

use std::collections::BTreeMap;
use std::ops::Range;

use super::prerequisites;
use crate::language::{Telling, is_about_the_form, says};
use crate::problem::{Literal, Sentence};
use naming::{COUNTED, named_in_a_row, numbered, things_of};
use pairs::{arrow_explained, direction, explained, explains_pairs, shown_pairs, shows_pairs};
use said::{named, ordering, pairs_said, words};

/// The things of a prompt and which of them must come before which.
pub struct Told {
    pub things: Vec<String>,
    /// The earlier and the later.
    pub pairs: Vec<(String, String)>,
    /// Whether it is said which of two in a pair is the earlier.
    pub is_direction_known: bool,
}

/// Reads all that the prompt says of the order of things.
pub fn read(telling: &Telling) -> Option<Told> {
    let prompt = telling.prompt;
    let outline = prompt.outline();
    let mut pairs: Vec<(String, String)> = Vec::new();
    let has_literals = !outline.literals.is_empty();
    let mut is_direction_known = true;
    let mut listed: Option<Vec<String>> = None;

    // "[a, b] means ..." shows no things but names the two of a pair.
    let is_explained = |names: &[&str]| {
        let sentences = outline.sentences.iter().filter_map(|it| explained(prompt.text_of(it)));
        names.len() == 2 && sentences.into_iter().any(|(one, other, _)| [one, other] == names[..])
    };

    // "(1, 0), (2, 1)": pairs that stand beside each other and in no list.
    let is_flat = |it: &&crate::problem::Shown<Literal>| {
        let names = it.what.all_written().filter(|names| names.len() == 2 && !is_explained(names));
        !it.is_example && names.is_some_and(|names| names.iter().all(|it| it.chars().all(|c| c.is_ascii_digit())))
    };
    let flat: Vec<_> = outline.literals.iter().filter(is_flat).collect();
    let has_rows = outline.literals.iter().any(|it| !it.is_example && shown_pairs(&it.what).is_some());
    let are_pairs = flat.len() > 1 && !has_rows;

    // What is shown in brackets: pairs, or a list of all the things, or for each thing those before it.
    for literal in outline.literals.iter().filter(|it| !it.is_example) {
        let alone = flat.iter().any(|it| it.span == literal.span) && are_pairs;
        let alone = alone.then(|| literal.what.all_written()).flatten();
        let alone = alone.map(|it| vec![(it[0].to_owned(), it[1].to_owned())]);
        if let Some(found) = alone.or_else(|| shown_pairs(&literal.what)) {
            let is_turned = direction(telling);
            is_direction_known &= is_turned.is_some();
            let is_turned = is_turned.unwrap_or(true);
            pairs.extend(found.into_iter().map(|(one, other)| if is_turned { (other, one) } else { (one, other) }));
            telling.takes(&literal.span);
        } else if let Literal::Map(entries) = &literal.what {
            for (thing, before) in entries {
                let later = thing.written()?.to_owned();
                for earlier in before.all_written()? {
                    pairs.push((earlier.to_owned(), later.clone()));
                }
            }
            let is_said =
                prompt.says("prerequisite|require|depend|need|requirement|dependency") || lists_what_is_before(prompt);
            let is_turned = prompt.says("unlock|lead_to|enable|followed_by|come_after");
            if !is_said || is_turned {
                return None;
            }
            telling.takes(&literal.span);
        } else if let Some(things) = literal.what.all_written().filter(|it| it.len() > 1 && !is_explained(it)) {
            if listed.is_some() {
                return None;
            }
            listed = Some(things.into_iter().map(str::to_owned).collect());
            telling.takes(&literal.span);
        }
    }
    let table = prerequisites::read(prompt);
    if let Some(table) = &table {
        if listed.is_some() {
            return None;
        }
        telling.takes(&table.span);
        pairs.extend(table.pairs.iter().cloned());
        listed = Some(table.things.clone());
    }
    let in_table = |span: &Range<usize>| {
        table.as_ref().is_some_and(|table| table.span.start < span.end && span.start < table.span.end)
    };
    let has_shown = !pairs.is_empty();
    if listed.is_none() {
        listed = numbered(telling).or_else(|| named_in_a_row(telling));
    }
    let known: Option<Vec<Vec<String>>> = listed
        .as_ref()
        .map(|things| things.iter().map(|it| it.split_whitespace().map(str::to_lowercase).collect()).collect());

    // What is said in sentences, and in lines that are none: "A -> B".
    let blocks = outline.blocks.iter().filter(|block| !block.is_example);
    let lines = blocks.flat_map(|block| block.lines.iter().map(move |line| (line.as_str(), block.span.clone())));
    let said = outline.sentences.iter().filter(|it| !it.is_example);
    let said = said.flat_map(|sentence| full_stops(prompt.text_of(sentence)).map(|part| (part, sentence.span.clone())));
    let mut unclear: Vec<Range<usize>> = Vec::new();
    let told = outline.sentences.iter().take(200).filter_map(|it| arrow_explained(prompt.text_of(it)));
    let has_map = outline.literals.iter().any(|it| matches!(it.what, Literal::Map(_)));
    let of_map: Vec<&Range<usize>> = outline
        .sentences
        .iter()
        .filter(|it| has_map && tells_of_lists(prompt, it))
        .take(20)
        .map(|it| &it.span)
        .collect();
    let told: Vec<bool> = told.collect();
    // Two explanations that do not agree explain nothing.
    if told.windows(2).any(|two| two[0] != two[1]) {
        return None;
    }
    let is_arrow_turned = told.first() == Some(&false);
    for (text, span) in said.chain(lines) {
        if in_table(&span) {
            continue;
        }
        if arrow_explained(text).is_some() {
            telling.takes(&span);
            continue;
        }
        if of_map.contains(&&span) {
            telling.takes(&span);
            continue;
        }
        // "Each line says that the first has to come before the second": as the header has it.
        if let Some(table) = &table
            && let Some(is_earlier_first) = pairs::first_and_second(text)
        {
            if table.is_earlier_first != is_earlier_first {
                return None;
            }
            telling.takes(&span);
            continue;
        }
        if has_shown && (shows_pairs(prompt, &span) || explains_pairs(text)) {
            telling.takes(&span);
            continue;
        }
        let asks = text.trim_end().ends_with('?') || is_request(text);
        let is_led_in = text.split_once(": ").is_some_and(|(_, rest)| ordering(&words(rest)).is_some());
        let supposed = supposed(text).filter(|_| asks && !is_led_in);
        if (asks && !is_led_in && supposed.is_none()) || text.len() > 2_000 {
            continue;
        }
        let text = supposed.or_else(|| after_sides(text)).unwrap_or(text);
        match pairs_said(text, known.as_deref()) {
            Some(found) => {
                if !found.is_empty() {
                    telling.takes(&span);
                    let is_turned = is_arrow_turned && ["->", "→", "=>", "⇒"].iter().any(|it| text.contains(it));
                    pairs.extend(
                        found.into_iter().map(|(one, other)| if is_turned { (other, one) } else { (one, other) }),
                    );
                }
            }
            None => unclear.push(span),
        }
    }
    // Names that are listed nowhere are only believed where nearly every sentence tells of them.
    let is_idle = |sentence: &&Sentence| {
        let text = prompt.text_of(sentence);
        let asks = text.ends_with('?') || is_request(text) || is_about_the_form(prompt, sentence);
        !sentence.is_example && !asks && pairs_said(text, None).is_some_and(|it| it.is_empty())
    };
    if listed.is_none() && !has_shown && outline.sentences.iter().filter(is_idle).count() > 2 {
        return None;
    }
    let things = things_of(listed, &pairs)?;
    // "I have to take 3 classes" has to agree with what is named.
    for sentence in prompt.sentences_that_say(COUNTED) {
        let text = prompt.text_of(sentence);
        let is_counting = ordering(&words(text)).is_none() && !text.contains([',', ':']);
        if is_counting && prompt.of(sentence).iter().filter_map(|it| it.number()?.to_i64()).eq([things.len() as i64]) {
            telling.takes(&sentence.span);
        }
    }
    // A name may be written with a capital in one place and without in another.
    let as_listed: BTreeMap<String, &String> = things.iter().map(|it| (it.to_lowercase(), it)).collect();
    let named_alike = |name: String| as_listed.get(&name.to_lowercase()).map_or(name.clone(), |it| (*it).clone());
    let pairs: Vec<(String, String)> =
        pairs.into_iter().map(|(one, other)| (named_alike(one), named_alike(other))).collect();
    // A sentence that names things and was not understood may hold one more pair.
    let is_open = |span: &Range<usize>| {
        let words = words(&prompt.text[span.clone()]);
        let lowered: Vec<Vec<String>> =
            things.iter().map(|it| it.split_whitespace().map(str::to_lowercase).collect()).collect();
        let count = named(&words, Some(&lowered)).len();
        count > 1 || (count == 1 && ordering(&words).is_some())
    };
    if things.len() <= 400 && unclear.iter().any(is_open) {
        return None;
    }
    // Nothing is told to come before itself in words: then a name was misread.
    if !has_literals && pairs.iter().any(|(earlier, later)| earlier == later) {
        return None;
    }
    Some(Told { things, pairs, is_direction_known })
}

/// "deps[c] lists what must be completed before c": the list is spoken of first, and is what comes before.
fn lists_what_is_before(prompt: &crate::problem::Prompt) -> bool {
    prompt.sentences_that_say("before|beforehand|earlier").any(|it| tells_of_lists(prompt, it))
}

fn tells_of_lists(prompt: &crate::problem::Prompt, it: &Sentence) -> bool {
    {
        let text = prompt.text_of(it);
        let before = ["before", "beforehand", "earlier"].iter().find_map(|word| text.find(word));
        // The last bracket of an entry, "deps[c]", is no list.
        let entry = text
            .char_indices()
            .filter(|(at, c)| *c == '[' && text[..*at].ends_with(char::is_alphanumeric))
            .map(|(at, _)| at)
            .next_back();
        match (entry, before) {
            (Some(entry), Some(before)) => entry < before,
            (None, Some(_)) => {
                says(prompt.of(it), "before_it|before_that|beforehand|before_the_course|before_the_key|before_this")
            }
            _ => false,
        }
    }
}

/// "... requires B and C. C requires A": a letter before a full stop may end a sentence.
fn full_stops(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let cuts: Vec<usize> = text
        .match_indices(". ")
        .map(|(at, _)| at + 1)
        .filter(|at| text[at + 1..].trim_start().starts_with(char::is_uppercase))
        .chain([text.len()])
        .collect();
    cuts.into_iter().map(move |end| {
        let part = text[start..end].trim();
        start = end;
        part
    })
}

/// "Can all courses be taken if 1 needs 0?" tells something after its "if".
fn supposed(text: &str) -> Option<&str> {
    let is_about_all = |asked: &str| {
        let asked = asked.to_lowercase();
        ["all ", "every", "both ", "order", "possible", "finish", "complete"].iter().any(|it| asked.contains(it))
    };
    [" if ", " given that ", " provided that ", " when "].iter().find_map(|joint| {
        let (asked, rest) = text.split_once(joint)?;
        let rest = rest.trim_end_matches('?');
        (is_about_all(asked) && ordering(&words(rest)).is_some()).then_some(rest)
    })
}

/// What follows "(left must be done before right):", which says of arrows what they say themselves.
fn after_sides(text: &str) -> Option<&str> {
    let (said, rest) = text.split_once(": ")?;
    let lower = said.to_lowercase();
    let place = |word: &str| lower.find(word);
    let is_usual = place("left")? < place("before")? && place("before")? < place("right")?;
    let has_arrows = ["->", "→", "=>"].iter().any(|arrow| rest.contains(arrow));
    (is_usual && has_arrows && !lower.contains(" not ")).then_some(rest)
}

/// Sentences that ask or tell to do something, and order nothing.
fn is_request(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("").to_lowercase();
    let first = first.trim_matches(|c: char| !c.is_alphabetic());
    [
        "return",
        "give",
        "find",
        "list",
        "determine",
        "decide",
        "tell",
        "answer",
        "output",
        "print",
        "reply",
        "is",
        "are",
        "can",
        "could",
        "which",
        "what",
        "how",
        "name",
        "provide",
        "write",
        "does",
        "will",
        "consider",
        "suppose",
        "arrange",
        "show",
        "identify",
    ]
    .contains(&first)
}
