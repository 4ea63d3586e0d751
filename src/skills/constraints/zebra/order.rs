//! In what order the places of a story stand: in a row from the left, in a race from the winner, or floor upon floor. Each has
//! its own words for a place and for what comes before.

use super::clues::PLACES;
use super::said::Word;
use super::words::{cardinal, ordinal};
use crate::language::lemmas_of;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Row,
    Race,
    Floors,
    Days,
    /// There are no places: only what goes together matters.
    None,
}

pub const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// So many places before, or somewhere before.
    Before(Option<i64>),
    After(Option<i64>),
    Apart(i64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    At(usize),
    AnEnd,
}

/// Whether words joined by `_` stand here, one of the choices; how many they are.
pub fn stands(said: &[Word], choices: &str) -> Option<usize> {
    let fits = |choice: &str| {
        let wanted: Vec<&str> = choice.split('_').collect();
        (said.len() >= wanted.len() && wanted.iter().zip(said).all(|(one, other)| *one == other.lower))
            .then_some(wanted.len())
    };
    choices.split('|').filter_map(fits).max()
}

/// Whether a word is for a place, in one or more.
pub fn is_place(word: &str) -> bool {
    let known =
        |it: &str| PLACES.contains(&it) || matches!(it, "floor" | "storey" | "day" | "chair" | "number" | "spot");
    known(word) || lemmas_of(word).iter().any(|it| known(it))
}

impl Order {
    /// The order of which a story speaks. None when it speaks of two, or runs the other way.
    pub fn of(said: &[Vec<Word>]) -> Option<Self> {
        let speaks = |choices: &str| said.iter().any(|it| (0..it.len()).any(|at| stands(&it[at..], choices).is_some()));
        if speaks(
            "right_to_left|right_to_the_left|from_the_right|from_the_back|from_the_top|circle|round|opposite|downwards",
        ) {
            return None;
        }
        let orders = [
            (Order::Row, "left|right_of|row|side_by_side|beside|next_to|next_door|neighbours|neighbors"),
            (Order::Race, "race|finished|winner|came_first|came_last|came_second"),
            (Order::Floors, "floor|floors|storey|storeys"),
            (Order::Days, "monday|tuesday|wednesday"),
        ];
        let mut spoken = orders.into_iter().filter(|(_, words)| speaks(words)).map(|(order, _)| order);
        match (spoken.next(), spoken.next()) {
            (None, _) => Some(Order::None),
            (order, None) => order,
            _ => None,
        }
    }

    /// The place that is named here, and in how many words.
    pub fn place(self, said: &[Word], size: usize) -> Option<(Place, usize)> {
        if matches!(self, Order::None | Order::Days) {
            return None;
        }
        let own = |choices: &str, place: Place| stands(said, choices).map(|length| (place, length));
        let named = match self {
            Order::Row => own("leftmost|far_left|left_end|first_from_the_left|on_the_far_left", Place::At(1))
                .or_else(|| own("rightmost|far_right|right_end", Place::At(size))),
            Order::Race => own("winner|won|first_to_finish", Place::At(1)).or_else(|| own("last", Place::At(size))),
            _ => own("bottom_floor|lowest_floor", Place::At(1))
                .or_else(|| own("top_floor|highest_floor", Place::At(size))),
        };
        let an_end = || own("one_of_the_ends|one_end|an_end|either_end|end_house|end_seat", Place::AnEnd);
        let middle = || own("middle|centre|center", Place::At(size / 2 + 1)).filter(|_| size % 2 == 1);
        if let Some((place, length)) = named.or_else(an_end).or_else(middle) {
            let has_noun = said.get(length).is_some_and(|it| is_place(&it.lower));
            // "Last week" and "the middle child" are no places.
            let ends = said.get(length).is_none_or(|it| it.is_mark() || it.is("and|but|of|from|is|was|in|on|by"));
            let is_clear = has_noun || ends || said[0].is("winner|won") || length > 1;
            return is_clear.then_some((place, length + usize::from(has_noun)));
        }
        let word = &said.first()?.lower;
        let next = said.get(1);
        let fit = |number: usize, length: usize| (1..=size).contains(&number).then_some((Place::At(number), length));
        if let Some(number) = ordinal(word) {
            let has_noun = next.is_some_and(|it| is_place(&it.lower));
            let is_bare = self == Order::Race && next.is_none_or(|it| it.is_mark() || it.is("and|but"));
            return if has_noun || is_bare { fit(number, 1 + usize::from(has_noun)) } else { None };
        }
        if is_place(word) {
            if let Some(number) = next.and_then(|it| it.lower.parse().ok()) {
                return fit(number, 2);
            }
            return match said.get(2).and_then(|it| it.lower.parse().ok()) {
                Some(number) if next.is_some_and(|it| it.is("number|no")) => fit(number, 3),
                _ => None,
            };
        }
        None
    }

    /// The relation that is told here, and in how many words.
    pub fn relation(self, said: &[Word]) -> Option<(What, usize)> {
        let (mut is_direct, mut count, mut is_somewhere) = (false, None, false);
        let mut at = 0;
        loop {
            let rest = &said[at..];
            if let Some((what, length)) = self.core(rest, is_direct) {
                let by = match (is_somewhere, count, is_direct) {
                    (true, None, false) => None,
                    (false, Some(count), _) => Some(count),
                    (false, None, true) => Some(1),
                    (false, None, false) => None,
                    _ => return None,
                };
                let what = match what {
                    What::Before(None) => What::Before(by),
                    What::After(None) => What::After(by),
                    What::Apart(_) if count.is_some() || is_somewhere => return None,
                    other => other,
                };
                return Some((what, at + length));
            }
            let word = rest.first()?;
            let unit = rest.get(1).filter(|it| is_place(&it.lower));
            if word.is("directly|immediately|just|right|immediate") {
                is_direct = true;
            } else if word.is("somewhere|sometime") {
                is_somewhere = true;
            } else if let Some(length) = stands(rest, "some_day|some_time|at_some_point|some_floor|some_place") {
                is_somewhere = true;
                at += length - 1;
            } else if let (Some(number), Some(_)) = (cardinal(&word.lower), unit) {
                count = Some(number as i64);
                at += 1;
            } else if word.is("the|a") && unit.is_some_and(|it| it.is("day|floor|storey")) && self != Order::Row {
                count = Some(1);
                at += 1;
            } else if !word.is("to|the|on|at|in|either|exactly|his|her") || at > 0 && word.is("exactly") {
                return None;
            }
            at += 1;
        }
    }

    fn core(self, said: &[Word], is_direct: bool) -> Option<(What, usize)> {
        if self == Order::Row
            && let Some(length) = stands(
                said,
                "next_to|next_door|next_door_to|beside|adjacent_to|alongside|neighbour_of|neighbor_of|neighbours|neighbors|\
                 next-door_neighbour_of|next-door_neighbor_of|side_by_side",
            )
        {
            return Some((What::Apart(1), length));
        }
        let (before, after) = match self {
            Order::Row => ("left|left_of|left_side_of", "right_of|right_side_of|right_from"),
            Order::Race => ("before|ahead_of|in_front_of|earlier_than", "after|behind|later_than"),
            Order::Floors => ("below|beneath|under", "above|over"),
            Order::Days => (
                "before|earlier_than|earlier_in_the_week_than|sooner_than|ahead_of",
                "after|later_than|later_in_the_week_than",
            ),
            Order::None => return None,
        };
        let (one, other) = (stands(said, before), stands(said, after));
        // "Left of" needs its "of" unless it is turned: "left or right of".
        let length = one.or(other)?;
        let mut rest = length;
        if stands(&said[rest..], "or").is_some() {
            rest += 1;
            while said.get(rest).is_some_and(|it| it.is("directly|immediately|to|the|just")) {
                rest += 1;
            }
            let turned = if one.is_some() { stands(&said[rest..], after) } else { stands(&said[rest..], before) };
            return turned.filter(|_| is_direct).map(|turned| (What::Apart(1), rest + turned));
        }
        if said[0].is("left") && length == 1 {
            return None;
        }
        Some((if one.is_some() { What::Before(None) } else { What::After(None) }, length))
    }
}
