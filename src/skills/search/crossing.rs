//! Crossing a river in a small boat, while some must not be left with others.
//!
//! `crossed([["farmer", 1, 1], ["wolf", 1, 1], ["goat", 1, 1]], [2, ["farmer"]], [["alone", "wolf", "goat", "farmer"]])` seeks the
//! fewest crossings. Each traveller has a name, how many there are, and how much room one takes in the boat; the boat has so much
//! room and those who can row it, or `anyone`. Dangers are `alone`: one eats another where a third is not by; and `outnumber`: more
//! of one than of another, if there is any of it, on a bank or, with `everywhere`, in the boat as well.

mod reading;

use std::sync::Arc;

use super::methods;
use super::world::{Undo, World};
use crate::language::plural;
use crate::problem::{Approach, Goal, Setback, Value};
pub use reading::read;

/// What is said when not all can cross.
pub const NONE: &str = "impossible";

const MOST_KINDS: usize = 8;
const MOST_OF_A_KIND: i64 = 100;

#[derive(Clone, Debug, PartialEq)]
enum Danger {
    /// Eater, eaten, and who keeps them apart.
    Alone(usize, usize, usize),
    /// The many, the few, and whether the boat counts as a place.
    Outnumber(usize, usize, bool),
}

/// The world of the two banks. A state tells how many of each kind are still on the first bank, and whether the boat is there.
#[derive(Clone, Debug)]
pub struct River {
    names: Vec<String>,
    counts: Vec<u8>,
    rooms: Vec<u32>,
    room: u32,
    can_row: Vec<bool>,
    dangers: Vec<Danger>,
}

/// How many of each kind are in the boat, and whether it goes over or comes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    aboard: Vec<u8>,
    goes_over: bool,
}

impl River {
    fn new(travellers: &Value, boat: &Value, dangers: &Value) -> Option<Self> {
        let small = |value: &Value| value.as_number()?.to_i64().filter(|it| (1..=MOST_OF_A_KIND).contains(it));
        let (mut names, mut counts, mut rooms) = (Vec::new(), Vec::new(), Vec::new());
        for row in travellers.as_rows()? {
            let [name, count, room] = row else {
                return None;
            };
            names.push(name.as_text()?.to_owned());
            counts.push(small(count)? as u8);
            rooms.push(small(room)? as u32);
        }
        let place = |name: &Value| names.iter().position(|it| Some(&**it) == name.as_text());
        let [room, rowers] = boat.as_list()? else {
            return None;
        };
        let rowers = rowers.as_texts()?;
        let can_row: Vec<bool> =
            names.iter().map(|name| rowers.iter().any(|it| *it == "anyone" || it == name)).collect();
        let dangers = dangers.as_rows()?.into_iter().map(|row| match row {
            [Value::Text(kind), eater, eaten, keeper] if &**kind == "alone" => {
                Some(Danger::Alone(place(eater)?, place(eaten)?, place(keeper)?))
            }
            [Value::Text(kind), many, few, Value::Text(which)] if &**kind == "outnumber" => {
                Some(Danger::Outnumber(place(many)?, place(few)?, &**which == "everywhere"))
            }
            _ => None,
        });
        let dangers = dangers.collect::<Option<Vec<_>>>()?;
        let is_sound = (1..=MOST_KINDS).contains(&names.len()) && can_row.contains(&true);
        is_sound.then_some(Self { room: small(room)? as u32, names, counts, rooms, can_row, dangers })
    }

    fn is_safe(&self, place: &[u8], is_boat: bool) -> bool {
        !self.dangers.iter().any(|danger| match *danger {
            Danger::Alone(eater, eaten, keeper) => {
                !is_boat && place[eater] > 0 && place[eaten] > 0 && place[keeper] == 0
            }
            Danger::Outnumber(many, few, in_boat) => {
                (in_boat || !is_boat) && place[few] > 0 && place[many] > place[few]
            }
        })
    }

    fn across(&self, here: &[u8]) -> Vec<u8> {
        self.counts.iter().zip(here).map(|(all, here)| all - here).collect()
    }

    /// All that may be aboard when these are on the bank, with a rower and without danger; the least first.
    fn loads(&self, bank: &[u8]) -> Vec<Vec<u8>> {
        let mut loads: Vec<(Vec<u8>, u32)> = vec![(Vec::new(), 0)];
        for (kind, on_bank) in bank.iter().enumerate() {
            loads = loads
                .into_iter()
                .flat_map(|(load, used)| {
                    (0..=*on_bank).map_while(move |count| {
                        let used = used + u32::from(count) * self.rooms[kind];
                        let mut load = load.clone();
                        load.push(count);
                        (used <= self.room).then_some((load, used))
                    })
                })
                .collect();
        }
        let has_rower = |load: &[u8]| load.iter().zip(&self.can_row).any(|(count, can)| *count > 0 && *can);
        loads.into_iter().map(|(load, _)| load).filter(|load| has_rower(load) && self.is_safe(load, true)).collect()
    }

    /// "the farmer and the goat", "2 cannibals".
    fn named(&self, load: &[u8]) -> String {
        let parts: Vec<String> = (0..load.len())
            .filter(|kind| load[*kind] > 0)
            .map(|kind| match (self.counts[kind], load[kind]) {
                (1, _) if self.names[kind] == "you" => "you".to_owned(),
                (1, _) => format!("the {}", self.names[kind]),
                (_, 1) => format!("1 {}", self.names[kind]),
                (_, count) => format!("{count} {}", plural(&self.names[kind])),
            })
            .collect();
        match &parts[..] {
            [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
            parts => parts.concat(),
        }
    }

    fn written(&self, load: &Load) -> String {
        let is_one = load.aboard.iter().map(|it| u32::from(*it)).sum::<u32>() == 1;
        let named = self.named(&load.aboard);
        let is_many = !is_one || named == "you";
        let verb = match (load.goes_over, is_many) {
            (true, true) => "cross",
            (true, false) => "crosses",
            (false, true) => "come back",
            (false, false) => "comes back",
        };
        format!("{named} {verb}")
    }
}

impl World for River {
    type State = (Vec<u8>, bool);
    type Move = Load;

    fn start(&self) -> (Vec<u8>, bool) {
        (self.counts.clone(), true)
    }

    fn is_goal(&self, (here, _): &(Vec<u8>, bool)) -> bool {
        here.iter().all(|it| *it == 0)
    }

    fn moves(&self, (here, boat_is_here): &(Vec<u8>, bool)) -> Vec<(Load, (Vec<u8>, bool))> {
        let across = self.across(here);
        let bank = if *boat_is_here { here } else { &across };
        let moves = self.loads(bank).into_iter().filter_map(|aboard| {
            let change = |(here, aboard): (&u8, &u8)| if *boat_is_here { here - aboard } else { here + aboard };
            let left: Vec<u8> = here.iter().zip(&aboard).map(change).collect();
            let is_safe = self.is_safe(&left, false) && self.is_safe(&self.across(&left), false);
            is_safe.then_some((Load { aboard, goes_over: *boat_is_here }, (left, !boat_is_here)))
        });
        moves.collect()
    }

    /// A crossing takes as much as there is room for, and somebody has to bring the boat back.
    fn estimate(&self, (here, boat_is_here): &(Vec<u8>, bool)) -> u32 {
        let smallest = self.rooms.iter().copied().min().unwrap_or(1);
        let mut waiting: u32 = here.iter().zip(&self.rooms).map(|(count, room)| u32::from(*count) * room).sum();
        if waiting == 0 {
            return 0;
        }
        let back = u32::from(!boat_is_here);
        waiting += back * smallest;
        let gain = self.room.saturating_sub(smallest).max(1);
        back + 1 + 2 * waiting.saturating_sub(self.room).div_ceil(gain)
    }

    fn estimate_in_words(&self) -> &'static str {
        "at best every boat goes over full and comes back with one"
    }

    fn state_in_words(&self) -> &'static str {
        "position"
    }

    fn say(&self, load: &Load) -> String {
        self.written(load)
    }

    fn picture(&self, (here, boat_is_here): &(Vec<u8>, bool)) -> Option<String> {
        let bank = |bank: &[u8]| if bank.iter().all(|it| *it == 0) { "nobody".to_owned() } else { self.named(bank) };
        let boat = |is_here: bool| if is_here { ", and the boat" } else { "" };
        let (near, far) = (bank(here), bank(&self.across(here)));
        Some(format!("this bank: {near}{}\nthe other: {far}{}", boat(*boat_is_here), boat(!boat_is_here)))
    }

    fn answer(&self, route: &[Load]) -> Value {
        let capital = |text: String| {
            let mut chars = text.chars();
            chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
        };
        Value::texts(route.iter().map(|load| capital(self.written(load))))
    }

    fn none(&self) -> Result<Value, Setback> {
        Ok(Value::text(NONE))
    }
}

impl Undo for River {
    fn goals(&self) -> Vec<(Vec<u8>, bool)> {
        vec![(vec![0; self.counts.len()], false)]
    }

    /// What crosses could as well have come the other way.
    fn moves_back(&self, state: &(Vec<u8>, bool)) -> Vec<(Load, (Vec<u8>, bool))> {
        let turned = |load: Load| Load { goes_over: !load.goes_over, ..load };
        self.moves(state).into_iter().map(|(load, before)| (turned(load), before)).collect()
    }
}

/// The fewest crossings.
pub fn plans(travellers: &Value, boat: &Value, dangers: &Value) -> Vec<Approach> {
    River::new(travellers, boat, dangers)
        .map_or_else(Vec::new, |river| methods::approaches_from_both_ends(&Arc::new(river)))
}

/// How many crossings are needed, at least.
pub fn counting(travellers: &Value, boat: &Value, dangers: &Value) -> Vec<Approach> {
    let Some(river) = River::new(travellers, boat, dangers) else {
        return Vec::new();
    };
    let plan = Goal::new("crossed", vec![travellers.clone(), boat.clone(), dangers.clone()]);
    let bound = river.estimate(&river.start());
    vec![
        Approach::split(
            "count_the_crossings",
            "find a shortest way and count its crossings",
            vec![plan],
            |parts, _| Ok(parts[0].as_list().map_or_else(|| parts[0].clone(), |moves| Value::from(moves.len() as i64))),
        ),
        Approach::direct(
            "round_by_round",
            "write down how it can stand on the banks after 1 crossing, 2 crossings, ...",
            move |working| {
                let mut seen = std::collections::BTreeSet::from([river.start()]);
                let mut rim = seen.clone();
                let mut counts = vec![1];
                while !rim.is_empty() {
                    if rim.iter().any(|state| river.is_goal(state)) {
                        working.note(|| {
                            let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
                            format!("ways to stand that are new after 0, 1, 2, ... crossings: {}", counts.join(", "))
                        });
                        return Ok((counts.len() as i64 - 1).into());
                    }
                    rim = rim.iter().flat_map(|state| river.moves(state)).map(|(_, next)| next).collect();
                    rim.retain(|state| seen.insert(state.clone()));
                    working.spend(1 + rim.len() as u64)?;
                    counts.push(rim.len());
                }
                working.note(|| format!("after {} crossings nothing new comes up", counts.len() - 1));
                river.none()
            },
        ),
        Approach::direct(
            "full_over_one_back",
            "count as if every boat went over full and came back with one",
            move |w| {
                w.note(|| format!("without any danger it would take {bound} crossings"));
                Ok(i64::from(bound).into())
            },
        )
        .heuristic(),
    ]
}
