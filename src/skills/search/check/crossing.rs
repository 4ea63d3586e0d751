//! The boat goes to and fro again as the answer tells it, and the fewest crossings are counted from everything that could be done.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::plural;
use crate::problem::{Value, Verdict};

/// So many ways to stand are followed.
const MOST: usize = 50_000;

/// Who is on a bank, by name.
type Bank<'a> = BTreeMap<&'a str, i64>;

struct Puzzle<'a> {
    all: Bank<'a>,
    rooms: Bank<'a>,
    room: i64,
    rowers: Vec<&'a str>,
    dangers: Vec<[&'a str; 4]>,
}

fn read<'a>(travellers: &'a Value, boat: &'a Value, dangers: &'a Value) -> Option<Puzzle<'a>> {
    let small = |value: &Value| value.as_number()?.to_i64().filter(|it| (1..=1_000).contains(it));
    let (mut all, mut rooms) = (BTreeMap::new(), BTreeMap::new());
    for row in travellers.as_rows()? {
        let [name, count, room] = row else {
            return None;
        };
        all.insert(name.as_text()?, small(count)?);
        rooms.insert(name.as_text()?, small(room)?);
    }
    let [room, rowers] = boat.as_list()? else {
        return None;
    };
    let dangers = dangers.as_rows()?.into_iter().map(|row| match row {
        [kind, one, other, third] => Some([kind.as_text()?, one.as_text()?, other.as_text()?, third.as_text()?]),
        _ => None,
    });
    let dangers = dangers.collect::<Option<Vec<_>>>()?;
    Some(Puzzle { all, rooms, room: small(room)?, rowers: rowers.as_texts()?, dangers })
}

impl<'a> Puzzle<'a> {
    /// Why a place is no good.
    fn harm(&self, place: &Bank, is_boat: bool) -> Option<String> {
        let count = |name: &str| place.get(name).copied().unwrap_or(0);
        self.dangers.iter().find_map(|&[kind, one, other, third]| match kind {
            "alone" if !is_boat && count(one) > 0 && count(other) > 0 && count(third) == 0 => {
                Some(format!("the {one} is alone with the {other}"))
            }
            "outnumber" if (!is_boat || third == "everywhere") && count(other) > 0 && count(one) > count(other) => {
                Some(format!("{} {one} and {} {other} are together", count(one), count(other)))
            }
            _ => None,
        })
    }

    /// What the two banks are after these have gone from the one to the other, or why they cannot.
    fn gone(&self, from: &Bank<'a>, to: &Bank<'a>, aboard: &Bank<'a>) -> Result<(Bank<'a>, Bank<'a>), String> {
        let (mut from, mut to) = (from.clone(), to.clone());
        let mut room = 0;
        for (&name, &count) in aboard {
            room += count * self.rooms[name];
            let left = from.get(name).copied().unwrap_or(0) - count;
            if left < 0 {
                return Err(format!("no {name} is there to go aboard"));
            }
            from.insert(name, left);
            *to.entry(name).or_insert(0) += count;
        }
        let has_rower =
            aboard.iter().any(|(name, count)| *count > 0 && self.rowers.iter().any(|it| it == name || *it == "anyone"));
        if room > self.room || !has_rower {
            return Err(if has_rower { "the boat is too small" } else { "nobody can row" }.to_owned());
        }
        let harm = self.harm(aboard, true).or_else(|| self.harm(&from, false)).or_else(|| self.harm(&to, false));
        harm.map_or(Ok((from, to)), Err)
    }

    /// Who is aboard in a sentence, and whether they cross.
    fn aboard(&self, sentence: &str) -> Option<(Bank<'a>, bool)> {
        let lower = sentence.to_lowercase();
        let (who, crosses) = [(" crosses", true), (" cross", true), (" comes back", false), (" come back", false)]
            .into_iter()
            .find_map(|(verb, crosses)| Some((lower.strip_suffix(verb)?, crosses)))?;
        let mut aboard = BTreeMap::new();
        for part in who.replace(" and ", ", ").split(", ") {
            let (count, name) = match part.split_once(' ') {
                _ if part == "you" => (1, "you"),
                Some(("the", name)) => (1, name),
                Some((count, name)) => (count.parse().ok()?, name),
                None => return None,
            };
            let known = self.all.keys().find(|it| it.to_lowercase() == name || plural(it).to_lowercase() == name)?;
            if count < 1 || aboard.insert(*known, count).is_some() {
                return None;
            }
        }
        Some((aboard, crosses))
    }

    /// The fewest crossings; none inside when not all can cross, and none at all when there is too much to look at.
    #[allow(clippy::option_option, reason = "that there is no way and that it is not known are two things")]
    fn fewest(&self) -> Option<Option<usize>> {
        // All loads that there are, of whoever there is.
        let mut loads: Vec<Bank> = vec![BTreeMap::new()];
        for (&name, &count) in &self.all {
            let most = count.min(self.room / self.rooms[name]);
            loads = loads
                .iter()
                .flat_map(|load| {
                    (0..=most).map(move |count| {
                        let mut load = load.clone();
                        load.insert(name, count);
                        load
                    })
                })
                .filter(|load| load.iter().map(|(name, count)| count * self.rooms[name]).sum::<i64>() <= self.room)
                .collect();
            if loads.len() > MOST {
                return None;
            }
        }
        let nobody: Bank = self.all.keys().map(|name| (*name, 0)).collect();
        let mut seen = BTreeSet::from([(self.all.clone(), nobody.clone(), true)]);
        let mut rim: Vec<(Bank, Bank, bool)> = seen.iter().cloned().collect();
        let mut crossings = 0;
        while !rim.is_empty() {
            if rim.iter().any(|(near, _, _)| *near == nobody) {
                return Some(Some(crossings));
            }
            let mut next = Vec::new();
            for (near, far, boat_is_near) in &rim {
                for load in &loads {
                    let (from, to) = if *boat_is_near { (near, far) } else { (far, near) };
                    let Ok((from, to)) = self.gone(from, to, load) else {
                        continue;
                    };
                    let state = if *boat_is_near { (from, to, false) } else { (to, from, true) };
                    if seen.insert(state.clone()) {
                        next.push(state);
                    }
                }
            }
            if seen.len() > MOST {
                return None;
            }
            rim = next;
            crossings += 1;
        }
        Some(None)
    }
}

pub fn plan(travellers: &Value, boat: &Value, dangers: &Value, answer: &Value) -> Verdict {
    let Some(puzzle) = read(travellers, boat, dangers) else {
        return Verdict::Unsettled;
    };
    if answer.as_text() == Some("impossible") {
        return impossible(&puzzle);
    }
    let Some(moves) = answer.as_texts() else {
        return Verdict::refuted("it is no list of crossings");
    };
    let (mut near, mut far) = (puzzle.all.clone(), BTreeMap::new());
    for (index, sentence) in moves.iter().enumerate() {
        let Some((aboard, crosses)) = puzzle.aboard(sentence).filter(|it| it.1 == (index % 2 == 0)) else {
            return Verdict::refuted(format!("crossing {} does not say who goes over or comes back", index + 1));
        };
        let gone = if crosses { puzzle.gone(&near, &far, &aboard) } else { puzzle.gone(&far, &near, &aboard) };
        match gone {
            Ok((from, to)) if crosses => (near, far) = (from, to),
            Ok((from, to)) => (far, near) = (from, to),
            Err(why) => return Verdict::refuted(format!("crossing {} does not do: {why}", index + 1)),
        }
    }
    if near.values().any(|count| *count > 0) {
        return Verdict::refuted("not all are across in the end");
    }
    match puzzle.fewest() {
        Some(Some(fewest)) if fewest < moves.len() => {
            Verdict::refuted(format!("it takes {} crossings, and {fewest} are enough", moves.len()))
        }
        Some(_) => Verdict::confirmed(format!(
            "gone through again, nobody is ever in danger, all are across, and fewer than {} crossings never do it",
            moves.len()
        )),
        None => Verdict::confirmed("gone through again, nobody is ever in danger and all are across"),
    }
}

fn impossible(puzzle: &Puzzle) -> Verdict {
    match puzzle.fewest() {
        None => Verdict::Unsettled,
        Some(Some(crossings)) => Verdict::refuted(format!("{crossings} crossings are enough")),
        Some(None) => Verdict::confirmed("however they cross, there is never a way for all to be across"),
    }
}

pub fn count(travellers: &Value, boat: &Value, dangers: &Value, answer: &Value) -> Verdict {
    let Some(puzzle) = read(travellers, boat, dangers) else {
        return Verdict::Unsettled;
    };
    if answer.as_text() == Some("impossible") {
        return impossible(&puzzle);
    }
    let said = answer.as_number().and_then(|it| it.to_i64()).and_then(|it| usize::try_from(it).ok());
    match (puzzle.fewest(), said) {
        (None, _) => Verdict::Unsettled,
        (Some(None), _) => Verdict::refuted("not all can cross at all"),
        (Some(Some(fewest)), Some(said)) if said == fewest => Verdict::confirmed(format!(
            "of all that can be done with the boat, {fewest} crossings do it and fewer do not"
        )),
        (Some(Some(fewest)), _) => Verdict::refuted(format!("{fewest} crossings do it and fewer do not")),
    }
}
