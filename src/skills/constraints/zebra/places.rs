//! Places in the row that a clue names: "the first house", "house number 3", "second from the left", "at one of the ends".

use std::ops::Range;

use super::clues::PLACES;
use super::words::{are_alike, cardinal, ordinal, place_of};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    At(usize),
    AnEnd,
}

const FIRST: &str = "leftmost|left_most|far_left|left_end|furthest_left|farthest_left|extreme_left|very_left|left_hand_end|furthest_to_the_left|\
                     farthest_to_the_left|first_in_line|first_in_the_row";
const LAST: &str = "rightmost|right_most|far_right|right_end|furthest_right|farthest_right|extreme_right|very_right|right_hand_end|\
                    furthest_to_the_right|farthest_to_the_right|last_in_line|last_in_the_row";
const AN_END: &str = "one_of_the_ends|one_of_the_two_ends|one_end|an_end|either_end|at_the_end|the_end|first_or_last|end_house|end_seat|corner|\
                      one_of_the_end_houses|an_end_house|one_of_the_outer_houses|first_or_the_last";

/// The places that are named, each with its words. None when one is named that does not exist.
pub fn of(said: &[String], size: usize) -> Option<Vec<(Place, Range<usize>)>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < said.len() {
        match here(&said[at..], size)? {
            Some((place, length)) => {
                // "In the first house on the left", "house 1, the leftmost one": the same place told twice.
                if found.last().is_none_or(|it: &(Place, Range<usize>)| it.0 != place) {
                    found.push((place, at..at + length));
                } else if let Some(last) = found.last_mut() {
                    last.1.end = at + length;
                }
                at += length;
            }
            None => at += 1,
        }
    }
    Some(found)
}

/// The place that is named here, and in how many words; none within when there is none, and none at all when it is beyond
/// the row.
fn here(said: &[String], size: usize) -> Option<Option<(Place, usize)>> {
    let stands = |choices: &str| {
        let fits = |it: &&str| place_of(&said[..it.split('_').count().min(said.len())], it) == Some(0);
        choices.split('|').filter(fits).map(|it| it.split('_').count()).max()
    };
    let is_place = |at: usize| said.get(at).is_some_and(|word| PLACES.iter().any(|place| are_alike(word, place)));
    let from_side = |at: usize, number: usize| -> Option<(Place, usize)> {
        // "Second from the right", "first house on the left".
        let tail = said.get(at..).unwrap_or_default();
        let is_side = tail.len() > 2 && matches!(&*tail[0], "from" | "on" | "at") && tail[1] == "the";
        // "On the left of the Dane" tells no side of the row.
        let is_of = tail.get(3).is_some_and(|it| it == "of");
        let number = (1..=size).contains(&number).then_some(number)?;
        Some(match tail.get(2).map(String::as_str) {
            Some("left") if is_side && !is_of => (Place::At(number), at + 3),
            Some("right") if is_side && !is_of => (Place::At(size + 1 - number), at + 3),
            _ => (Place::At(number), at),
        })
    };
    let with_noun = |length: usize| length + usize::from(is_place(length));
    if let Some(length) = stands(AN_END) {
        return Some(Some((Place::AnEnd, length)));
    }
    if let Some(length) = stands(FIRST) {
        return Some(Some((Place::At(1), with_noun(length))));
    }
    if let Some(length) = stands(LAST) {
        return Some(Some((Place::At(size), with_noun(length))));
    }
    let word = &said[0];
    let goes_on = |it: &String| matches!(&**it, "in" | "from" | "on" | "and" | "is" | "one");
    if let Some(number) = ordinal(word) {
        let has_noun = is_place(1);
        if has_noun || said.get(1).is_none_or(goes_on) {
            return from_side(1 + usize::from(has_noun), number).map(Some);
        }
    }
    if matches!(&**word, "middle" | "center" | "centre" | "central") && size % 2 == 1 {
        return Some(Some((Place::At(size / 2 + 1), with_noun(1))));
    }
    if word == "last" && (is_place(1) || said.len() == 1) {
        return Some(Some((Place::At(size), 1 + usize::from(is_place(1)))));
    }
    let is_number = matches!(&**word, "number" | "no" | "nr");
    if is_place(0) || is_number {
        let skipped =
            1 + usize::from(is_place(0) && said.get(1).is_some_and(|it| matches!(&**it, "number" | "no" | "nr")));
        let number = said.get(skipped).and_then(|it| {
            let is_counted = said.get(skipped + 1).is_some_and(|it| it == "of" || it == "house" || it == "houses");
            it.parse::<usize>().ok().or_else(|| cardinal(it).filter(|_| !is_counted && word != "no"))
        });
        if let Some(number) = number {
            return (1..=size).contains(&number).then_some(Some((Place::At(number), skipped + 1)));
        }
    }
    Some(None)
}
