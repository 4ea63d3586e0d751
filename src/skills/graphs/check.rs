//! Looking back at orders and circles: an order is gone through pair by pair, a circle link by link; and that there is none
//! is seen from who reaches whom.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Value, Verdict};

/// More things than this are not all compared with each other.
const MOST: usize = 1_500;

/// Things by number, and for each the ones that come after it, as bits.
struct Reach<'a> {
    things: &'a [Value],
    number: BTreeMap<&'a Value, usize>,
    after: Vec<Vec<u64>>,
}

impl<'a> Reach<'a> {
    /// Closed: whoever is reached by way of another is there (Warshall 1962).
    fn new(things: &'a Value, pairs: &'a Value) -> Option<Self> {
        let things = things.as_list()?;
        let number: BTreeMap<&Value, usize> = things.iter().zip(0..).collect();
        if number.len() != things.len() || things.len() > MOST {
            return None;
        }
        let words = things.len().div_ceil(64);
        let mut after = vec![vec![0_u64; words]; things.len()];
        for pair in pairs.as_rows()? {
            let [earlier, later] = pair else {
                return None;
            };
            let (earlier, later) = (*number.get(earlier)?, *number.get(later)?);
            after[earlier][later / 64] |= 1 << (later % 64);
        }
        for by in 0..things.len() {
            let reached = after[by].clone();
            for row in &mut after {
                if row[by / 64] >> (by % 64) & 1 == 1 {
                    row.iter_mut().zip(&reached).for_each(|(word, more)| *word |= more);
                }
            }
        }
        Some(Self { things, number, after })
    }

    fn reaches(&self, one: usize, other: usize) -> bool {
        self.after[one][other / 64] >> (other % 64) & 1 == 1
    }

    /// Those that come before themselves.
    fn turning(&self) -> BTreeSet<&'a Value> {
        (0..self.things.len()).filter(|&it| self.reaches(it, it)).map(|it| &self.things[it]).collect()
    }
}

/// Whether all can be done (or, the other way round, whether there is a circle) is seen from whether anything would have to
/// come before itself.
pub fn finishable(things: &Value, pairs: &Value, answer: &Value, all_done: bool) -> Verdict {
    let Some(reach) = Reach::new(things, pairs) else {
        return Verdict::Unsettled;
    };
    let Value::Truth(said) = answer else {
        return Verdict::refuted("it is neither yes nor no");
    };
    let turning = reach.turning();
    match (turning.first(), *said == (turning.is_empty() == all_done)) {
        (None, true) => Verdict::confirmed("nothing has to come before itself, however far the pairs are followed"),
        (Some(thing), true) => Verdict::confirmed(format!("{} would have to come before itself", thing.spoken())),
        (None, false) => Verdict::refuted("nothing has to come before itself"),
        (Some(thing), false) => Verdict::refuted(format!("{} would have to come before itself", thing.spoken())),
    }
}

/// Every thing is there once, and every pair is kept.
pub fn order(things: &Value, pairs: &Value, answer: &Value) -> Verdict {
    let Some(reach) = Reach::new(things, pairs) else {
        return Verdict::Unsettled;
    };
    let turning = reach.turning();
    let order = match (answer, turning.first()) {
        (Value::Text(_), Some(thing)) => {
            return match says_a_circle(&reach, pairs, answer.as_text().unwrap_or_default()) {
                true => Verdict::confirmed(format!(
                    "each that is named has to come before the next, so that {} would have to come before itself",
                    thing.spoken()
                )),
                false => Verdict::refuted("what it names is no circle"),
            };
        }
        (Value::List(_), Some(thing)) => {
            return Verdict::refuted(format!("{} would have to come before itself", thing.spoken()));
        }
        (Value::List(order), None) => order,
        _ => return Verdict::refuted("it is no order, and there is one"),
    };
    let mut places: BTreeMap<&Value, usize> = BTreeMap::new();
    for (thing, place) in order.iter().zip(0..) {
        if !reach.number.contains_key(thing) {
            return Verdict::refuted(format!("{} is not one of them", thing.spoken()));
        }
        if places.insert(thing, place).is_some() {
            return Verdict::refuted(format!("{} is there twice", thing.spoken()));
        }
    }
    if let Some(missing) = reach.things.iter().find(|thing| !places.contains_key(thing)) {
        return Verdict::refuted(format!("{} is missing", missing.spoken()));
    }
    let pairs = pairs.as_rows().unwrap_or_default();
    match pairs.iter().find(|pair| places.get(&pair[0]) >= places.get(&pair[1])) {
        Some(broken) => Verdict::refuted(format!("{} does not come before {}", broken[0].spoken(), broken[1].spoken())),
        None => Verdict::confirmed(format!(
            "all {} are there once, and each of the {} pairs is kept",
            places.len(),
            pairs.len()
        )),
    }
}

/// Whether the words end in names of which each has to come before the next, back to the first.
fn says_a_circle(reach: &Reach, pairs: &Value, words: &str) -> bool {
    let Some((_, named)) = words.split_once(": ") else {
        return false;
    };
    let named: Vec<Value> = named.split(" before ").map(Value::written).collect();
    let is_pair = |one: &Value, other: &Value| {
        pairs.as_rows().is_some_and(|rows| rows.iter().any(|pair| pair[0] == *one && pair[1] == *other))
    };
    named.len() > 1
        && named.first() == named.last()
        && named.iter().all(|it| reach.number.contains_key(it))
        && named.windows(2).all(|two| is_pair(&two[0], &two[1]))
}

/// Each comes before the next, and the last before the first.
pub fn circle(things: &Value, pairs: &Value, answer: &Value) -> Verdict {
    let (Some(reach), Some(rows)) = (Reach::new(things, pairs), pairs.as_rows()) else {
        return Verdict::Unsettled;
    };
    let Some(round) = answer.as_list() else {
        return Verdict::refuted("it is no list");
    };
    let turning = reach.turning();
    let Some(last) = round.last() else {
        return match turning.first() {
            Some(thing) => Verdict::refuted(format!("{} lies on a circle", thing.spoken())),
            None => Verdict::confirmed("nothing has to come before itself"),
        };
    };
    if round.iter().collect::<BTreeSet<_>>().len() != round.len() {
        return Verdict::refuted("something is there twice");
    }
    let known: BTreeSet<(&Value, &Value)> = rows.iter().map(|pair| (&pair[0], &pair[1])).collect();
    let links = std::iter::once(last).chain(round).zip(round);
    let broken = links.into_iter().find(|link| !known.contains(link));
    // A circle may be told from any of its things on; it is asked for from the first of them.
    if broken.is_none() && round.iter().any(|it| reach.number[it] < reach.number[&round[0]]) {
        return Verdict::Unsettled;
    }
    match broken {
        Some((one, other)) => {
            Verdict::refuted(format!("nothing says that {} comes before {}", one.spoken(), other.spoken()))
        }
        None => Verdict::confirmed("each comes before the next, and the last before the first"),
    }
}

/// Exactly those that come before themselves.
pub fn in_circles(things: &Value, pairs: &Value, answer: &Value) -> Verdict {
    let Some(reach) = Reach::new(things, pairs) else {
        return Verdict::Unsettled;
    };
    let Some(said) = answer.as_list() else {
        return Verdict::refuted("it is no list");
    };
    let set: BTreeSet<&Value> = said.iter().collect();
    let turning = reach.turning();
    if set.len() != said.len() {
        return Verdict::refuted("something is there twice");
    }
    match set.symmetric_difference(&turning).next() {
        Some(thing) if turning.contains(thing) => Verdict::refuted(format!("{} lies on a circle too", thing.spoken())),
        Some(thing) => Verdict::refuted(format!("{} lies on no circle", thing.spoken())),
        // The order in which they are named says nothing, but one order is asked for.
        None if said.windows(2).any(|two| reach.number[&two[0]] > reach.number[&two[1]]) => Verdict::Unsettled,
        None => Verdict::confirmed(match turning.len() {
            0 => "nothing has to come before itself".to_owned(),
            n => format!("exactly these {n} would have to come before themselves"),
        }),
    }
}

/// The lengths of all shortest ways, by letting one place after the other be on the way (Floyd 1962).
struct Lengths<'a> {
    number: BTreeMap<&'a Value, usize>,
    links: BTreeMap<(usize, usize), i64>,
    shortest: Vec<Vec<Option<i64>>>,
}

/// More places than this are not all compared with each other.
const MOST_PLACES: usize = 400;

impl<'a> Lengths<'a> {
    fn new(links: &'a Value, ends: [&'a Value; 2]) -> Option<Self> {
        let rows = links.as_rows()?;
        let mut places: BTreeSet<&Value> = ends.into_iter().collect();
        rows.iter().for_each(|row| places.extend(row.iter().take(2)));
        let number: BTreeMap<&Value, usize> = places.into_iter().zip(0..).collect();
        if number.len() > MOST_PLACES {
            return None;
        }
        let mut links: BTreeMap<(usize, usize), i64> = BTreeMap::new();
        for row in rows {
            let [from, to, length] = row else {
                return None;
            };
            let length = length.as_number()?.to_i64().filter(|it| (0..=1_000_000_000_000).contains(it))?;
            let known = links.entry((number[from], number[to])).or_insert(length);
            *known = length.min(*known);
        }
        let count = number.len();
        let length = |from: usize, to: usize| if from == to { Some(0) } else { links.get(&(from, to)).copied() };
        let mut shortest: Vec<Vec<Option<i64>>> =
            (0..count).map(|from| (0..count).map(|to| length(from, to)).collect()).collect();
        for by in 0..count {
            for from in 0..count {
                for to in 0..count {
                    if let (Some(one), Some(other)) = (shortest[from][by], shortest[by][to])
                        && shortest[from][to].is_none_or(|known| one + other < known)
                    {
                        shortest[from][to] = Some(one + other);
                    }
                }
            }
        }
        Some(Self { number, links, shortest })
    }
}

/// Each of the lengths is the shortest of all ways that can be put together.
pub fn route_lengths(links: &Value, start: &Value, targets: &Value, answer: &Value) -> Verdict {
    let (Some(targets), Some(said)) = (targets.as_list(), answer.as_list()) else {
        return Verdict::refuted("it is no list");
    };
    if said.len() != targets.len() {
        return Verdict::refuted("it has more or fewer entries than are asked for");
    }
    for (target, said) in targets.iter().zip(said) {
        match route("route_length", links, start, target, said) {
            Verdict::Confirmed { .. } => {}
            other => return other,
        }
    }
    Verdict::confirmed("of all ways that can be put together, none is shorter than these")
}

/// From the goal back: a place has as many shortest ways as those that lie right before it on one.
pub fn number_of_routes(links: &Value, start: &Value, goal: &Value, answer: &Value) -> Verdict {
    let Some(lengths) = Lengths::new(links, [start, goal]) else {
        return Verdict::Unsettled;
    };
    let (from, to) = (lengths.number[start], lengths.number[goal]);
    if lengths.links.values().any(|it| *it <= 0) || lengths.number.len() > 60 {
        return Verdict::Unsettled;
    }
    fn ways(lengths: &Lengths, from: usize, to: usize, known: &mut BTreeMap<usize, u64>) -> u64 {
        if from == to {
            return 1;
        }
        if let Some(count) = known.get(&to) {
            return *count;
        }
        let Some(whole) = lengths.shortest[from][to] else {
            return 0;
        };
        let before = lengths.links.iter().filter(|((_, end), _)| *end == to);
        let tight =
            before.filter(|((one, _), length)| lengths.shortest[from][*one].is_some_and(|it| it + **length == whole));
        let places: Vec<usize> = tight.map(|((one, _), _)| *one).collect();
        let count = places.into_iter().fold(0_u64, |sum, one| sum.saturating_add(ways(lengths, from, one, known)));
        known.insert(to, count);
        count
    }
    let count = ways(&lengths, from, to, &mut BTreeMap::new());
    match answer.as_number().is_some_and(|it| it.to_string() == count.to_string()) {
        true => Verdict::confirmed(format!("followed back from the goal there are {count}")),
        false => Verdict::refuted(format!("followed back from the goal there are {count}")),
    }
}

/// The way is gone again, link by link, and compared with the shortest of all.
pub fn route(verb: &str, links: &Value, start: &Value, goal: &Value, answer: &Value) -> Verdict {
    let Some(lengths) = Lengths::new(links, [start, goal]) else {
        return Verdict::Unsettled;
    };
    let (from, to) = (lengths.number[start], lengths.number[goal]);
    let Some(shortest) = lengths.shortest[from][to] else {
        return match answer.as_text() == Some("no path") {
            true => Verdict::confirmed("however the links are put together, none of them leads there"),
            false => Verdict::refuted("no way leads there"),
        };
    };
    let (way, said) = match (verb, answer) {
        ("route", _) => (answer.as_list(), None),
        ("route_length", _) => (None, Some(answer)),
        (_, Value::List(both)) if both.len() == 2 => (both[0].as_list(), Some(&both[1])),
        _ => return Verdict::refuted("it is not a way and its length"),
    };
    if said.is_some_and(|said| *said != Value::from(shortest)) {
        return Verdict::refuted(format!("the shortest way has length {shortest}"));
    }
    if verb == "route_length" {
        return Verdict::confirmed(format!("of all ways that can be put together, the shortest has length {shortest}"));
    }
    let Some(way) = way.filter(|way| way.first() == Some(start) && way.last() == Some(goal)) else {
        return Verdict::refuted("it is no list of places from the start to the end");
    };
    let mut length = 0;
    for two in way.windows(2) {
        let link = lengths.number.get(&two[0]).zip(lengths.number.get(&two[1]));
        match link.and_then(|(one, other)| lengths.links.get(&(*one, *other))) {
            Some(more) => length += more,
            None => return Verdict::refuted(format!("no link leads from {} to {}", two[0].spoken(), two[1].spoken())),
        }
    }
    match length == shortest {
        true => Verdict::confirmed(format!("gone again it has length {length}, and no way is shorter")),
        false => Verdict::refuted(format!("it has length {length}, and one of length {shortest} is there")),
    }
}
