//! How the places of what is mentioned compare: left or right of, next to, so many houses between.

use super::categories::Mention;
use super::words::{cardinal, says};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// So many places before, or somewhere before.
    Before(Option<i64>),
    After(Option<i64>),
    Apart(i64),
}

#[derive(Clone, Copy, Debug)]
pub struct Related {
    pub what: What,
    /// Where it is said.
    pub at: usize,
    /// Where the one is mentioned from whom it is reckoned, when he is named as "Ann's left neighbour".
    pub of: Option<usize>,
    /// Whether it is told of the neighbour of the first: "Ann has a neighbour on the left who ...".
    pub is_turned: bool,
    /// Where the number of places stands.
    pub count_at: Option<usize>,
}

pub const EITHER_SIDE: &str = "left_or_right|right_or_left|left_or_the_right|left_or_to_the_right|right_or_the_left|right_or_to_the_left|either_side|\
                               left_or_immediately_right|left_or_directly_right|left_or_immediately_to_the_right|left_or_directly_to_the_right|\
                               right_or_immediately_left|right_or_directly_left|before_or_after|before_or_directly_after|before_or_immediately_after";

const BESIDE: &str = "next_to|next_door|beside|besides|adjacent|neighbor|neighbour|neighbors|neighbours|neighboring|neighbouring|side_by_side|alongside|borders|\
                      adjoining|adjoins|directly_by|right_by";

const DIRECT: &str = "directly|immediately|immediate|just|direct|exactly_one|one_house|one_place|one_position|one_spot|one_door|one_seat|one_step|right_before|\
                      right_after|right_to_the|next_house|next_one|next_in_line|next_position|next_place|first_house_to|right_behind|adjacent";

const PLACES: &str = "places|houses|seats|positions|spots|place|house|seat|position|spot|doors|door|lockers|locker|rooms|room|home|homes|steps|step";

/// The relation in these words, in which what is mentioned is blotted out. None when there are two that do not fit.
pub fn of(said: &[String], mentions: &[Mention]) -> Option<Option<Related>> {
    let one = |at: usize| said.get(at).map_or("", String::as_str);
    let related = |what: What, at: usize| Related { what, at, of: None, is_turned: false, count_at: None };
    // "There are two houses between A and B", "A and B have one house between them", "one house separates A from B".
    let parts = "between|separates|separate|separated";
    if let Some(at) = (0..said.len()).find(|&at| says(&said[at..=at], parts)) {
        let window = at.saturating_sub(4)..(at + 4).min(said.len());
        let mut counts = window.filter_map(|at| {
            let count = cardinal(one(at))
                .or((one(at) == "no" && says(&said[at + 1..(at + 2).min(said.len())], PLACES)).then_some(0));
            count
                .filter(|_| says(&said[at + 1..(at + 3).min(said.len())], PLACES) || one(at + 1) == "between")
                .map(|it| (it, at))
        });
        let (count, count_at) = counts.next()?;
        let [first, second] = mentions else {
            return None;
        };
        let at = if at < first.at { said.len() } else { second.at };
        let found = related(What::Apart(count as i64 + 1), at.max(first.at + 1));
        return Some(Some(Related { count_at: Some(count_at), ..found }));
    }
    let beside = (0..said.len()).find(|&at| {
        BESIDE.split('|').any(|it| {
            let wanted: Vec<&str> = it.split('_').collect();
            said.len() >= at + wanted.len() && wanted.iter().zip(&said[at..]).all(|(one, other)| *one == other)
        })
    });
    let mut sides: Vec<(usize, bool)> = Vec::new();
    for at in 0..said.len() {
        // "Right next to", "right before", "right to the left of".
        let is_adverb = one(at) == "right"
            && (matches!(
                one(at + 1),
                "next" | "before" | "after" | "behind" | "beside" | "ahead" | "alongside" | "by" | "there" | "in"
            ) || one(at + 1) == "to" && one(at + 2) == "the" && matches!(one(at + 3), "left" | "right"));
        match one(at) {
            "right" if is_adverb => {}
            "left" | "before" | "ahead" | "precedes" | "preceding" | "earlier" => sides.push((at, true)),
            "followed" => sides.push((at, true)),
            "right" | "after" | "behind" | "follows" | "following" | "later" | "preceded" => sides.push((at, false)),
            _ => {}
        }
    }
    if says(said, EITHER_SIDE) {
        let is_direct = says(said, DIRECT) || beside.is_some();
        let at = sides.first().map(|it| it.0).or(beside)?;
        return if is_direct { Some(Some(related(What::Apart(1), at))) } else { None };
    }
    let Some(&(at, is_before)) = sides.first() else {
        return Some(match beside {
            Some(at) => Some(Related { of: owner(said, mentions, at), ..related(What::Apart(1), at) }),
            None => one_place_apart(said)?
                .map(|(at, count_at)| Related { count_at: Some(count_at), ..related(What::Apart(1), at) }),
        });
    };
    if sides.iter().any(|it| it.1 != is_before) {
        return None;
    }
    let counts = at.saturating_sub(6)..at;
    let is_count = |it: &usize| cardinal(one(*it)).is_some() && says(&said[it + 1..(it + 3).min(said.len())], PLACES);
    let count_at = counts.rev().find(is_count);
    let count = count_at.and_then(|at| cardinal(one(at))).map(|it| it as i64);
    let is_somewhere = says(said, "somewhere|anywhere|some_distance|sometime|further|farther");
    let is_direct =
        says(said, DIRECT) || beside.is_some() || said.get(at.wrapping_sub(1)).is_some_and(|it| it == "right");
    let by = match (count, is_direct, is_somewhere) {
        (Some(_), _, true) | (None, true, true) => return None,
        (Some(count), ..) => Some(count),
        (None, true, false) => Some(1),
        (None, false, _) => None,
    };
    let what = if is_before { What::Before(by) } else { What::After(by) };
    let start = beside.map_or(at, |it| it.min(at));
    let own = owner(said, mentions, at).or_else(|| beside.and_then(|it| owner(said, mentions, it)));
    // "Ann has a neighbour on the left who keeps a dog".
    let next = mentions.iter().find(|it| it.at > at).map_or(said.len(), |it| it.at);
    let last = mentions.iter().rev().find(|it| it.at < start).map_or(0, |it| it.at + it.length);
    let is_turned = own.is_none()
        && beside.is_some()
        && last < start
        && next < said.len()
        && !says(&said[at..next], "of|from|to|than")
        && says(&said[last..start], "has|have|whose|with|where");
    Some(Some(Related { what, at: start, of: own, is_turned, count_at }))
}

/// Whose left or whose neighbour is spoken of: "on Ann's immediate left", "Ann's neighbour on the left".
fn owner(said: &[String], mentions: &[Mention], at: usize) -> Option<usize> {
    let last = mentions.iter().rev().find(|it| it.at < at)?;
    let end = last.at + last.length;
    let between = said.get(end..at)?;
    const LEADS: &str = "s|immediate|direct|directly|immediately|left|right|hand|next|door|neighbour|neighbor|on|the|to|side|own|nearest|closest|house";
    let is_leading = |word: &String| says(std::slice::from_ref(word), LEADS);
    // "Ann's house next to Bob's": a house is no neighbour.
    let is_owner =
        between.first().is_some_and(|it| it == "s") && between.iter().all(is_leading) && !says(between, "house");
    is_owner.then_some(last.at)
}

/// "One house away", "one place apart". None when another distance is told, which may be reckoned in two ways.
fn one_place_apart(said: &[String]) -> Option<Option<(usize, usize)>> {
    let Some(at) = (0..said.len()).find(|&at| says(&said[at..=at], "away|apart|removed")) else {
        return Some(None);
    };
    let is_one = at > 1 && said[at - 2] == "one" && says(&said[at - 1..at], PLACES);
    if is_one { Some(Some((at, at - 2))) } else { None }
}
