//! Where a way begins and where it ends, and whether a place is spoken of in any other manner.
//!
//! "From Ash to Ford", "start: A, goal: G", "she leaves Ash and wants to reach Ford": a word near the name tells which end it is.

use std::collections::BTreeSet;
use std::ops::Range;

use super::links::Told;
use super::wishes::label_of;
use crate::language::says;
use crate::problem::Prompt;

const STARTS: &str = "from live start starts starting begin begins beginning source origin leave leaves leaving";
const GOALS: &str =
    "to reach reaches reaching goal target destination end ends finish finishes arrive arrives terminal sink towards";

/// So many words before a name may tell what it is.
const FARTHEST: usize = 4;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    pub from: String,
    pub to: String,
    /// Where one of them is told last.
    pub span: Range<usize>,
}

/// The two ends of the way; none when they are not told, told differently, or when a place is named in another manner: it may
/// be one to pass by or to shun.
pub fn ends(prompt: &Prompt, told: &Told, names: &BTreeSet<&str>) -> Option<Ends> {
    let (from, to, others, span) = all_named(prompt, told, names)?;
    // "The villages Ash, Birk and Cole": a sentence that names all of them only says what there is.
    let sentences = &prompt.outline().sentences;
    let sentence_of = |at: usize| sentences.iter().position(|it| it.span.contains(&at));
    let is_list = |at: usize| {
        let named: BTreeSet<&str> =
            others.iter().filter(|(_, other)| sentence_of(*other) == sentence_of(at)).map(|it| it.0).collect();
        named.len() == names.len()
    };
    if !others.iter().all(|(_, at)| is_list(*at)) {
        return None;
    }
    let only = |found: &BTreeSet<&str>| match found.len() {
        1 => found.first().map(|it| (*it).to_owned()),
        _ => None,
    };
    let (from, to) = (only(&from)?, only(&to)?);
    (from != to).then_some(Ends { from, to, span })
}

/// The start, and the places whose distances are asked for: those that a sentence about distances names, or all others.
pub fn start_and_others(prompt: &Prompt, told: &Told, names: &BTreeSet<&str>) -> Option<(Ends, Vec<String>)> {
    let (from, to, others, span) = all_named(prompt, told, names)?;
    let from = from.first().filter(|_| from.len() == 1 && to.is_empty()).map(|it| (*it).to_owned())?;
    let is_of_distances = |at: usize| {
        let mut around = prompt.outline().sentences.iter().filter(|it| it.span.contains(&at));
        around.any(|it| says(prompt.of(it), "distance|distances|length|lengths"))
    };
    if !others.iter().all(|(_, at)| is_of_distances(*at)) {
        return None;
    }
    let mut targets: Vec<String> = Vec::new();
    for (name, _) in &others {
        if **name != from && !targets.iter().any(|it| it == name) {
            targets.push((*name).to_owned());
        }
    }
    if targets.is_empty() {
        targets = names.iter().filter(|it| **it != from).map(|it| (*it).to_owned()).collect();
    }
    let end = Ends { from, to: targets[0].clone(), span };
    Some((end, targets))
}

/// The names that are told as starts, as goals, and otherwise with their places; and where an end is told last.
type Named<'n> = (BTreeSet<&'n str>, BTreeSet<&'n str>, Vec<(&'n str, usize)>, Range<usize>);

fn all_named<'n>(prompt: &Prompt, told: &'n Told, names: &BTreeSet<&'n str>) -> Option<Named<'n>> {
    let mut from: BTreeSet<&str> = BTreeSet::new();
    let mut to: BTreeSet<&str> = BTreeSet::new();
    let mut span = 0..0;
    for end in &told.ends {
        if !names.contains(&*end.to) {
            return None;
        }
        // "Start: A" looks like a link.
        let lead = end.from.to_lowercase();
        let is_lead = |list: &str| list.split(' ').any(|it| it == lead);
        match () {
            () if names.contains(&*end.from) => {
                from.insert(&end.from);
                to.insert(&end.to);
            }
            () if is_lead(STARTS) => drop(from.insert(&end.to)),
            () if is_lead(GOALS) => drop(to.insert(&end.to)),
            () => return None,
        }
        span = end.span.clone();
    }
    let mut others: Vec<(&str, usize)> = Vec::new();
    for (at, (word, place)) in told.words.iter().enumerate() {
        let Some(name) = names.get(&**word).filter(|_| is_named(told, at) && !shows_the_form(prompt, place.start))
        else {
            continue;
        };
        match role(prompt, told, at) {
            Some(true) => from.insert(name),
            Some(false) => to.insert(name),
            None => {
                others.push((name, place.start));
                continue;
            }
        };
        span = place.clone();
    }
    Some((from, to, others, span))
}

/// Whether a place of the prompt lies in a line that shows how the answer is to be written: "PATH: A -> ... -> G".
fn shows_the_form(prompt: &Prompt, at: usize) -> bool {
    let start = prompt.text[..at].rfind('\n').map_or(0, |it| it + 1);
    let line = prompt.text[start..].lines().next().unwrap_or_default();
    label_of(line).is_some()
}

/// "A way" names nothing, and neither does the number in "4 towns".
fn is_named(told: &Told, at: usize) -> bool {
    let (word, place) = &told.words[at];
    let before = at.checked_sub(1).map(|at| &told.words[at]).filter(|(_, other)| place.start - other.end <= 3);
    let is_led_in = before.is_some_and(|(word, _)| {
        let word = word.to_lowercase();
        [STARTS, GOALS, "at in is node vertex point and as"].iter().any(|list| list.split(' ').any(|it| it == word))
    });
    let is_plain = word == "A" || word == "a" || word.bytes().all(|c| c.is_ascii_digit());
    !is_plain || is_led_in
}

/// Whether the words right before a name make it the start, or the goal.
fn role(prompt: &Prompt, told: &Told, at: usize) -> Option<bool> {
    let name = &told.words[at].1;
    told.words[at.saturating_sub(FARTHEST)..at].iter().rev().find_map(|(word, place)| {
        let between = prompt.text.get(place.end..name.start)?;
        let is_near = !between.contains(['.', '?', '!', ';', '\n', ',']);
        let is_one_of = |list: &str| list.split(' ').any(|it| it == word.to_lowercase());
        match () {
            () if !is_near => None,
            () if is_one_of(STARTS) => Some(true),
            () if is_one_of(GOALS) => Some(false),
            () => None,
        }
    })
}
